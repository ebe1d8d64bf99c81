"""Parts of a screen that a phrase names as a whole: ``the sheet``, ``the dialog``, 底部面板. They are no things to be
touched, but what is scrolled or swiped may be one."""

from __future__ import annotations

from device.screen import Element
from grounding.interface import Target
from grounding.language.chinese_words import BEFORE_SCOPES
from grounding.language.chinese_words import SCOPES as CHINESE_SCOPES
from grounding.reading.things import Reading
from grounding.vocabulary.lexicon import ARTICLES, SCOPES
from grounding.vocabulary.words import normal, tokens, wide


def part_called(target: Target, reading: Reading) -> Element | None:
    """The container of the part in front that the phrase names and nothing else; None where it names none, or there
    is none."""
    kind = _kind(target.phrase)
    found = [part for part in reading.layout.parts if part.kind is kind]
    return reading.screen.elements[found[-1].container] if kind is not None and found else None


def _kind(phrase: str) -> object:
    said = normal(phrase)
    if not wide(said):
        return SCOPES.get(" ".join(word for word in tokens(said) if word not in ARTICLES))
    for before in ("", *BEFORE_SCOPES):
        if said.startswith(before) and said.removeprefix(before) in CHINESE_SCOPES:
            return CHINESE_SCOPES[said.removeprefix(before)]
    return None
