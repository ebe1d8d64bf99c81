"""What the phrasebook says when it cannot follow a goal: which clause, what it could follow, and how to use a model.

It is said in the language of what it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from planning.phrasebook import chinese
from planning.phrasebook.chinese_words import PRONOUNS as CHINESE_PRONOUNS
from planning.phrasebook.clauses import Clause
from planning.phrasebook.forms import FORMS, tidy
from planning.phrasebook.phrases import OTHER_VERBS, PRONOUNS, VERBS
from planning.phrasebook.quoting import MARK, mask
from planning.phrasebook.refusal_words import CHINESE, ENGLISH, Wording

_VERB_WEIGHT = 1.0
LEAST_LIKENESS = 0.35
MOST_COMPARED = 40
"""Characters of what was said."""
MOST_ADVISED = 300
"""Characters of a clause that advice looks at."""
CHINESE_VERB = 2
"""Characters of most Chinese verbs."""


def refusal(all_clauses: Sequence[Clause], refused: Clause) -> str:
    """The clause that cannot be followed, the closest form, and how to configure a model. Nothing was done before."""
    words = wording(refused.said)
    place = ""
    if len(all_clauses) > 1:
        place = words.place.format(number=all_clauses.index(refused) + 1, count=len(all_clauses))
    return words.cannot.format(
        clause=_short(refused.said), place=place, advice=advice(refused.said, words), model=words.model
    )


def empty() -> str:
    """For a goal with no words in it."""
    return (
        'The goal says nothing to do. It could be, for example, "open Settings, tap Display, turn on Dark theme". '
        + ENGLISH.model
    )


def unknown_secret(name: str, known: Sequence[str], goal: str) -> str:
    """For a secret that this task was not given."""
    words = wording(goal)
    opening, closing = words.quotes
    names = words.comma.join(f"{opening}{one}{closing}" for one in known)
    there = words.secrets.format(names=names) if names else words.no_secrets
    return words.no_secret.format(name=name, there=there)


def wording(said: str) -> Wording:
    """The language it is answered in: Chinese where it is Chinese and not an English clause around Chinese names."""
    first = re.match(r"[^\W\d_]+", tidy(said))
    english = first is not None and first[0].lower() in VERBS | OTHER_VERBS
    unquoted = MARK.sub("", mask(said).text)
    return CHINESE if not english and chinese.is_chinese(unquoted.strip() or said) else ENGLISH


def advice(said: str, words: Wording) -> str:
    """How to say the clause instead, in the language of ``words``."""
    said = said[:MOST_ADVISED]
    text = chinese.simplified(chinese.tidy(said)) if words is CHINESE else tidy(said)
    if pronoun := _pronoun(text):
        return words.no_pronoun.format(pronoun=pronoun)
    for pattern, hint in words.advice:
        if re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL):
            return hint
    return words.example.format(example=closest(text, words))


def _pronoun(text: str) -> str:
    """The pronoun that a verb alone stands before, '' where there is none."""
    words = text.split()
    if 2 <= len(words) <= 3 and words[-1].lower() in PRONOUNS:
        return words[-1]
    named = chinese.without_verb(text)
    return named if named in CHINESE_PRONOUNS else ""


def closest(said: str, words: Wording) -> str:
    """The example in that language that is most like the words; one with the same verb wins."""
    parts = _parts(said, words)
    verb = CHINESE_VERB if words is CHINESE else 1

    def likeness(example: str) -> float:
        others = _parts(example, words)
        same_verb = bool(parts) and others[:verb] == parts[:verb]
        return SequenceMatcher(None, parts, others).ratio() + _VERB_WEIGHT * same_verb

    best = max((form.example for form in (chinese.FORMS if words is CHINESE else FORMS)), key=likeness)
    return best if likeness(best) > LEAST_LIKENESS else words.default


def _parts(said: str, words: Wording) -> list[str]:
    """Words, of Chinese characters."""
    return list(said[:MOST_COMPARED]) if words is CHINESE else said.lower().split()[:12]


def _short(text: str, most: int = 200) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
