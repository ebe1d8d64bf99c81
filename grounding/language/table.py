"""The small words of phrases: how people say where a thing lies, what it says, and which one of many. Tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grounding.language.query import End, Side
from grounding.language.split import Word
from grounding.lexicon import ORDINALS

SIDES: tuple[tuple[tuple[str, ...], Side], ...] = tuple(
    sorted(
        (
            (tuple(form.split()), side)
            for side, forms in (
                (Side.BETWEEN, "between/in between"),
                (Side.SAME_ROW, "in the row of/in the same row as/on the row of/in row of/in the line of"
                                "/on the same line as/opposite to/opposite"),
                (Side.LEFT, "to the immediate left of/to the left side of/on the left side of/to the left of"
                            "/on the left of/on left side of/at the left of/left side of/to left of/left of/left to"
                            "/left side to/on left of/on the left to/on left to/immediate left of/left from"
                            "/to the left from/on the left next to/left next to/to the left side from"),
                (Side.RIGHT, "to the immediate right of/to the right side of/on the right side of/to the right of"
                             "/on the right of/on right side of/at the right of/right side of/to right of/right of"
                             "/right to/right side to/on right of/on the right to/on right to/immediate right of"
                             "/right from/to the right from/on the right next to/right next to/next right to"
                             "/at the right side of/on the right beside/to the right side from"),
                (Side.ABOVE, "on top of/above to/above the top of/above/over/on the top of/on above"),
                (Side.BELOW, "below to/below/beneath/underneath/under/down to/on the bottom of/on below"),
                (Side.BESIDE, "next to/beside/besides/adjacent to/close to/near to/near/alongside/beside to"
                              "/by the side of/at the side of/beside of"),
                (Side.BEFORE, "before/in front of/preceding"),
                (Side.AFTER, "after/following"),
                (Side.INSIDE, "inside of/inside/within"),
            )
            for form in forms.split("/")
        ),
        key=lambda pair: -len(pair[0]),
    )
)  # fmt: skip
"""Ways to say where a thing lies, longest first."""

SIDES_BY_WORD: dict[str, tuple[tuple[tuple[str, ...], Side], ...]] = {
    word: tuple(pair for pair in SIDES if pair[0][0] == word) for word in {form[0] for form, _ in SIDES}
}
"""The same by their first word."""

LINKS: tuple[tuple[str, ...], ...] = tuple(
    tuple(form.split())
    for form in (
        "which is", "that is", "which are", "that are", "is", "are", "which is just", "which are just", "just",
        "located", "placed", "situated", "shown", "displayed", "directly", "immediately", "present", "which is present",
        "which is located", "which is placed", "which is shown", "currently", "which", "positioned", "right there",
    )
)  # fmt: skip
"""Words between a thing and what is said of it. They mean nothing themselves."""

NAMING: tuple[tuple[str, ...], ...] = tuple(
    tuple(form.split())
    for form in (
        "which says", "that says", "saying", "says", "that reads", "which reads", "labelled", "labeled", "called",
        "named", "titled", "with the text", "with text", "with the label", "with the name", "with the title",
        "with label", "with name", "which has the text", "that has the text", "which has text", "having the text",
        "having text", "containing the text", "containing text", "written in", "written", "marked",
    )
)  # fmt: skip

HOLDING: tuple[tuple[str, ...], ...] = tuple(
    tuple(form.split())
    for form in ("that has", "which has", "that contains", "which contains", "containing", "having", "with", "has")
)

NAMED_TAIL = frozenset(("mentioned", "inside", "it", "in", "on", "written", "text", "within", "label", "along"))
"""What may trail behind a name given so: ``that has 5y mentioned inside it``."""

ALONG = frozenset(("in", "inside", "within"))

ROW_WORDS = {"row": True, "line": True, "rows": True, "column": False, "columns": False}
"""True for rows, False for columns."""

PLACE_TAIL = frozenset(("corner", "side", "part", "edge", "end", "half", "hand", "most", "and", "portion", "corners"))

_ACROSS: dict[str, End] = {"left": -1, "leftmost": -1, "right": 1, "rightmost": 1}
_DOWN: dict[str, End] = {"top": -1, "upper": -1, "topmost": -1, "bottom": 1, "lower": 1, "bottommost": 1}
_MIDDLE = frozenset(("middle", "center", "centre", "mid"))
_NTH = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)$")


def place_word(word: str) -> tuple[End | None, End | None] | None:
    """A word for a region, as (across, down); None when it is not one."""
    if word in _ACROSS:
        return _ACROSS[word], None
    if word in _DOWN:
        return None, _DOWN[word]
    return (0, 0) if word in _MIDDLE else None


def ordinal_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """An ordinal that begins here: where it ends, and its number. ``second to last`` is -2."""
    if at >= len(words) or words[at].quoted:
        return None
    word = words[at].text
    nth = _NTH.match(word)
    number = int(nth.group(1)) if nth else ORDINALS.get(word)
    if not number:
        return None
    follows = [w.text for w in words[at + 1 : at + 4]]
    if number > 1 and follows[:2] in (["to", "last"], ["from", "last"]):
        return at + 3, -number
    if number > 1 and follows[:1] == ["last"]:
        return at + 2, -number
    if number == -1 and follows[:2] == ["but", "one"]:
        return at + 3, -2
    return at + 1, number
