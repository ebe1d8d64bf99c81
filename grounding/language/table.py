"""The small words of phrases: how people say where a thing lies, what it says, and which one of many. Tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grounding.language.forms import by_first
from grounding.language.query import End, Place, Side
from grounding.language.split import Word
from grounding.vocabulary.lexicon import ORDINALS


def _flank_forms(word: str) -> list[str]:
    """``to the left of``, ``on left side of``, ``in the right hand side to`` … : one word of the pattern each."""
    leads = (
        "",
        *(f"{p} {a}" for p in ("to", "on", "in", "at", "from", "towards") for a in ("", "the ", "the immediate ")),
    )
    leads = (*leads, "immediate ", "immediately ", "just ", "exactly ")
    tails = (
        "of", "to", "from", "side of", "side to", "side from", "hand side of", "hand side from", "hand of",
        "hand from", "next to", "beside", "next from",
    )  # fmt: skip
    forms = [f"{lead}{word} {tail}" for lead in leads for tail in tails]
    return [*forms, f"next {word} to", f"{word} side the", f"{word} neighbour of", f"{word} neighbor of"]


def _level_forms(words: str, nouns: str) -> list[str]:
    """``above``, ``in above of``, ``just below to``, ``at the top of`` …"""
    forms = []
    for word in words.split("/"):
        for lead in ("", "in ", "at ", "on ", "just ", "right ", "exactly ", "to the "):
            forms += [f"{lead}{word}{tail}" for tail in ("", " of", " to", " from")]
    return [*forms, *(f"{lead}the {noun} of" for noun in nouns.split("/") for lead in ("on ", "above ", "below "))]


_FORMS: dict[Side, list[str]] = {
    Side.BETWEEN: [
        "between", "betw", "in between", "in the middle of", "in middle of", "flanked by", "sandwiched between",
        "framed by", "separating", "that separates", "which separates", "dividing", "that divides", "which divides",
    ],
    Side.SAME_ROW: [
        "in the row of", "in the same row as", "on the row of", "in row of", "in the line of", "on the same line as",
        "same line as", "same row as", "level with", "opposite to", "opposite", "in line with", "corresponding to",
        "against", "on the line with", "in the line with", "on the row with", "in the row with", "on the same row as",
        "on the same line with", "in the same line as", "in the same row with", "at the end of the row of",
        "at the end of the line with", "across from", "across of", "at the same height as", "on the same level as",
        "at the same level as", "aligned with", "side by side with", "belonging to", "that belongs to",
        "which belongs to", "that goes with", "which goes with", "going with", "accompanying", "sharing a row with",
        "sharing a line with", "sharing the row with", "sharing the line with", "that shares a row with",
        "that shares a line with", "that shares its row with",
    ],
    Side.LEFT: _flank_forms("left"),
    Side.RIGHT: _flank_forms("right"),
    Side.ABOVE: [
        *_level_forms("above/over", "top"), "on top of", "upon", "higher than", "higher from", "upper of", "upper from",
        "higher up than", "immediately above", "overhead of",
    ],
    Side.BELOW: [
        *_level_forms("below/beneath/underneath/under", "bottom"), "down to", "down from", "lower than", "lower from",
        "further down than", "farther down than", "immediately below", "hanging under",
    ],
    Side.BESIDE: [
        "next to", "beside", "besides", "adjacent to", "adjacent", "close to", "near to", "near", "nearby", "alongside",
        "beside to", "beside of", "by the side of", "at the side of", "to the side of", "in the side of", "side of",
        "in beside", "near by", "attached to", "just beside", "along side of",
        "next by", "next of", "neighbour of", "neighbor of", "at side of", "closest to", "nearest to", "nearest",
        "nearer to", "nearer", "closer to",
        "right beside", "right by", "touching", "adjoining", "neighbouring", "neighboring", "hard by", "next door to",
        "on either side of", "immediately beside", "immediately next to", "directly beside", "directly next to",
    ],
    Side.BEFORE: [
        "before", "in front of", "preceding", "just before", "previous to", "prior to", "that precedes",
        "which precedes", "precedes", "right before", "immediately before", "immediately preceding", "coming before",
        "ahead of",
    ],
    Side.AFTER: [
        "after", "following", "just after", "that follows", "which follows", "right after", "immediately after",
        "immediately following", "coming after", "succeeding", "subsequent to", "follows",
    ],
    Side.INSIDE: ["inside of", "inside", "within"],
}  # fmt: skip

SIDES: dict[tuple[str, ...], Side] = {tuple(form.split()): side for side, forms in _FORMS.items() for form in forms}
"""Ways to say where a thing lies."""

SIDE_FORMS = by_first(SIDES)

LINKS: tuple[tuple[str, ...], ...] = tuple(
    tuple(form.split())
    for form in (
        "which is", "that is", "which are", "that are", "is", "are", "which is just", "which are just", "just",
        "located", "placed", "situated", "shown", "displayed", "directly", "immediately", "present", "which is present",
        "which is located", "which is placed", "which is shown", "currently", "which", "positioned", "right there",
        "who is", "what is", "which comes", "that comes", "who comes", "coming", "standing", "sitting", "which stands",
        "that stands", "that sits", "which sits", "who sits", "found", "contained", "that is sitting",
        "which is sitting", "that is located", "that is placed", "which is found", "straight", "thats", "that's",
        "that appears", "which appears", "appearing", "that lies", "which lies", "lying", "that goes", "which goes",
        "who stands", "there",
        "that's already", "thats already", "that is already", "which is already", "is already",
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
        "that looks like", "which looks like", "looking like", "looks like", "shaped like", "that shows", "which shows",
        "showing", "depicting", "consisting of", "made of", "made up of", "in the shape of", "in shape of",
        "in the form of", "in form of", "with the shape of", "that starts with", "which starts with", "starting with",
        "that begins with", "which begins with", "beginning with", "that ends with", "which ends with", "ending with",
        "ending in", "whose name is", "whose name starts with", "whose name begins with", "whose title is",
    )
)  # fmt: skip

SWITCHING: dict[str, str] = {
    "turn on": "switch", "turn off": "switch", "switch on": "switch", "switch off": "switch", "enable": "switch",
    "disable": "switch", "toggle": "switch", "activate": "switch", "deactivate": "switch", "flip": "switch",
    "check": "checkbox", "uncheck": "checkbox", "tick": "checkbox", "untick": "checkbox", "deselect": "checkbox",
}  # fmt: skip
"""Verbs that are for switches and boxes alone, and the role of what they are done to."""

WRITTEN = frozenset(("written", "marked", "mentioned", "printed", "given", "seen", "drawn", "shown", "displayed"))
"""Before a word for a side or a place they are no more than "is": ``written below the picture``."""

HOLDING: tuple[tuple[str, ...], ...] = tuple(
    tuple(form.split())
    for form in ("that has", "which has", "that contains", "which contains", "containing", "having", "with", "has")
)

NAMED_TAIL = frozenset(("mentioned", "inside", "it", "in", "on", "written", "text", "within", "label", "along"))
"""What may trail behind a name given so: ``that has 5y mentioned inside it``."""

ALONG = frozenset(("in", "inside", "within"))

LETTERS = frozenset(("letter", "alphabet"))
"""Before a single letter they say no more than that it is one."""

ONES = frozenset(("one", "ones", "thing", "things", "thingy", "whatever", "something", "element"))
"""What stands for a word said before, or for none: ``the first one``, ``the thing below it``."""

CONTAINERS = frozenset((
    "image", "picture", "photo", "photograph", "pic", "thumbnail", "banner", "poster", "video", "card", "tile", "block",
    "section", "area", "box", "row", "item", "entry", "post", "story", "article", "map", "ad", "advertisement",
))  # fmt: skip
"""What other things lie in or on: ``arrow in the top right image``."""

ROW_WORDS = {"row": True, "line": True, "rows": True, "column": False, "columns": False}
"""True for rows, False for columns."""

PLACE_TAIL = frozenset(("corner", "side", "part", "edge", "end", "half", "hand", "most", "and", "portion", "corners"))

_ACROSS: dict[str, End] = {"left": -1, "leftmost": -1, "right": 1, "rightmost": 1}
_DOWN: dict[str, End] = {
    "top": -1,
    "upper": -1,
    "topmost": -1,
    "highest": -1,
    "uppermost": -1,
    "lowermost": 1,
    "lowest": 1,
    "bottom": 1,
    "lower": 1,
    "bottommost": 1,
}
_MIDDLE = frozenset(("middle", "center", "centre", "mid"))
_NTH = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)$")


def place_word(word: str) -> tuple[End | None, End | None] | None:
    """A word for a region, as (across, down); None when it is not one."""
    if word in _ACROSS:
        return _ACROSS[word], None
    if word in _DOWN:
        return None, _DOWN[word]
    return (0, 0) if word in _MIDDLE else None


def _and_place(
    across: End | None, down: End | None, said: tuple[End | None, End | None]
) -> tuple[End | None, End | None]:
    """A place and one more word for it. The middle says only what no other word says: ``top middle``."""
    if (across, down) == (None, None):
        return said
    if said == (0, 0):
        return 0 if across is None else across, 0 if down is None else down
    if (across, down) == (0, 0):
        across, down = (0, None) if said[0] is None else (None, 0)
    return said[0] if said[0] is not None else across, said[1] if said[1] is not None else down


def region_at(words: Sequence[Word], at: int) -> tuple[int, Place | None, int]:
    """The region that is said from here on: where its words end, and how many of them are not just ``corner``."""
    across, down, count = None, None, 0
    while at < len(words) and not words[at].quoted:
        found = place_word(words[at].text)
        if found is not None:
            across, down = _and_place(across, down, found)
            count += 1
        elif not count or words[at].text not in PLACE_TAIL:
            break
        at += 1
    return at, Place(across, down) if count else None, count


def ordinal_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """An ordinal that begins here: where it ends, and its number. ``second to last`` is -2."""
    if at >= len(words) or words[at].quoted:
        return None
    word = words[at].text
    nth = _NTH.match(word)
    number = int(nth.group(1)) if nth else ORDINALS.get(word)
    follows = [w.text for w in words[at + 1 : at + 4]]
    if word == "next" and follows[:2] == ["to", "last"]:
        return at + 3, -2
    if not number:
        return None
    if number > 1 and follows[:2] in (["to", "last"], ["from", "last"]):
        return at + 3, -number
    if number > 1 and follows[:1] == ["last"]:
        return at + 2, -number
    if number == -1 and follows[:2] == ["but", "one"]:
        return at + 3, -2
    return at + 1, number
