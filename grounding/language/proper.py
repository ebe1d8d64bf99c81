"""Names that are written as names, with capital letters: ``the Blue Corridor row`` is about Blue Corridor, not about
something blue."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from grounding.language.forms import by_first, longest
from grounding.language.parts import without_verb
from grounding.language.split import Word
from grounding.language.table import SWITCHING
from grounding.vocabulary.lexicon import ARTICLES, ROLE_WORDS

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|「[^」]*」')
_WORD = re.compile(r"[^\W\d_](?:[\w'’]*)")
_BETWEEN = frozenset((" ", "-"))
"""What stands between two words of one name."""

_SWITCHING = by_first(SWITCHING)

Name = tuple[str, ...]
TWICE = 2


@lru_cache(maxsize=4096)
def proper_names(phrase: str, whole: bool = False) -> tuple[Name, ...]:
    """The names in a phrase, outside its quotes: two words or more that all begin with a capital letter, in lower case.

    Words for a kind of thing behind them are left out ("the switch for Smart Switch" says the kind twice: one is of the
    name), and verbs that the phrase begins with, unless ``whole``. What is written in capital letters throughout is no
    name that could be told.
    """
    text = _QUOTED.sub(".", phrase)
    runs: list[list[str]] = [[]]
    starts: list[bool] = [True]
    end = 0
    for found in _WORD.finditer(text):
        word = found.group()
        if not word[0].isupper() or text[end : found.start()] not in _BETWEEN:
            runs.append([])
            starts.append(not text[: found.start()].strip())
        if word[0].isupper():
            runs[-1].append(word)
        end = found.end()
    said = Counter(_WORD.findall(text.lower()))
    names = (_name(run, start and not whole, said) for run, start in zip(runs, starts, strict=True))
    return tuple(name for name in names if len(name) > 1)


def _name(run: list[str], starts: bool, said: Counter[str]) -> Name:
    if len(run) < 2 or all(word.isupper() for word in run):
        return ()
    words = tuple(Word(word.lower().replace("’", "'")) for word in run)
    if starts:
        words = without_verb(words)
        words = words[longest(words, 0, _SWITCHING) :]
    name = [word.text for word in words if word.text not in ARTICLES]
    while name and name[-1] in ROLE_WORDS and said[name[-1]] < TWICE:
        name.pop()
    return tuple(name)
