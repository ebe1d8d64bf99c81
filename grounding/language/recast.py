"""Ways to point that turn a phrase around, put as the grammar reads them: ``Home's left-hand neighbour`` as "the thing
left of Home", ``what Save is followed by`` as "the thing after Save"."""

from __future__ import annotations

from collections.abc import Callable

from grounding.interface import GroupKind
from grounding.language.clause_words import KINDS, REQUESTS
from grounding.language.forms import Words, by_first, longest
from grounding.language.numbering import MOST_STEPS, nth, value
from grounding.language.split import Word
from grounding.language.table import SIDE_FORMS
from grounding.vocabulary.lexicon import ARTICLES, SCOPES

NEIGHBOURS: dict[str, str] = {
    **dict.fromkeys(("neighbour", "neighbor", "companion", "partner"), "next to"), "predecessor": "before",
    "successor": "after",
}  # fmt: skip
NEIGHBOURLY: dict[str, str] = {
    "left": "left of", "right": "right of", "upper": "above", "lower": "below", "top": "above", "bottom": "below",
    "next": "after", "previous": "before",
}  # fmt: skip
OPPOSED: dict[str, str] = {
    "left": "right of", "right": "left of", "above": "below", "over": "below", "below": "above", "under": "above",
    "beneath": "above", "underneath": "above",
}  # fmt: skip
"""Where a thing lies that has another on that side of it."""

ONWARDS: dict[str, str] = {
    "down": "below", "below": "below", "up": "above", "above": "above", "right": "right of", "left": "left of",
    "along": "after", "after": "after", "on": "after", "further": "after", "over": "after", "back": "before",
    "before": "before",
}  # fmt: skip
"""Which way one goes on from a thing."""

HAVING = by_first((("that", "has"), ("which", "has"), ("with",), ("having",), ("has",)))
FOLLOWED, COMES = frozenset(("followed", "preceded")), frozenset(("comes", "is", "sits", "stands", "lies", "goes"))
THIS, ITS, IT = frozenset(("this", "it", "that")), frozenset(("its",)), frozenset(("it",))
WHAT = frozenset(("what", "what's", "whatever"))

ACROSS_SCREEN = frozenset(
    scope for scope, kind in SCOPES.items() if kind in (GroupKind.APP_BAR, GroupKind.NAVIGATION, GroupKind.TABS)
)
"""Bars that go from one side of the screen to the other."""

_OF, _THEN, _BY, _HAND = (frozenset((word,)) for word in ("of", "then", "by", "hand"))
_AT_SIDE, _AND, _COMMA = frozenset(("on", "to", "at")), frozenset(("and", ",")), frozenset((",",))
_STARTS = frozenset(("go", "to", "start", "at", "from", "the", "begin", "with", "find"))
_DIRECTED = frozenset(("over", "to", "the", "one", "thing", "row", "next", "step", "place", "further", "along", "item"))
_FAR = frozenset(("far", "very", "extreme", "outer"))
_LEFT_RIGHT, _WITHIN = frozenset(("left", "right")), frozenset(("at", "on", "in"))
_SIDES = by_first((("side",), ("end",), ("edge",), ("corner",), ("hand", "side"), ("hand", "end")))
_NAME, _BOTTOM, _TABS = frozenset(("name", "title", "label")), frozenset(("bottom",)), frozenset(("tab",))
WHICH_IS = by_first((("which", "is"), ("which", "are"), ("that", "is")))
_NUMBER, THING = frozenset(("number", "no", "#")), Word("thing")
_KEYS, _FIGURES = frozenset(("key", "button")), frozenset(("number", "digit", "numeral"))
_ON_FACE = by_first(
    (*link.split(), *face.split())
    for link in ("on the", "of the", "in the", "on")
    for face in ("clock face", "clock", "clock dial", "dial", "face", "keypad", "number pad", "numpad", "dial pad",
                 "dialpad", "numeric keypad")
)  # fmt: skip
LONGEST_FIGURE = 2
SPELLED = {word: str(figure) for figure, word in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
)}  # fmt: skip
_DIALLING = frozenset(("enter", "type", "press", "dial", "hit", "punch"))
_HEADER, _BAR, _THAT = frozenset(("header",)), frozenset(("bar",)), frozenset(("that", "which"))
_SAYS = frozenset(("says", "saying", "reading", "called"))
MOST_BETWEEN = 6
"""Words between a header and what it says."""
_IN_THE_MIDDLE = by_first((("in", "the", "middle", "of", "the"), ("in", "the", "centre", "of", "the"),
                           ("in", "the", "center", "of", "the"), ("in", "the", "middle", "of", "all")))  # fmt: skip
ODD = (3, 5, 7)
"""Of so many one is in the middle."""
_TEXT_LINE = by_first(
    (line, "of", *text.split())
    for line in ("line", "lines", "bit", "piece", "paragraph")
    for text in ("small text", "text", "grey text", "gray text", "explanation", "explanatory text", "fine print",
                 "tiny text", "description")
)  # fmt: skip
_LINES = frozenset(("row", "list", "menu", "bar", "tabs", "strip", "dock", "toolbar"))


def recast(words: Words) -> Words:
    """The phrase as the grammar reads it; as it was where it turns nothing around."""
    words = _without_comma(words)
    for rule in _RULES:
        found = rule(words)
        if found is not None:
            return found
    return words


def _without_comma(words: Words) -> Words:
    """``the last row, which is off``: which is no clause of its own."""
    at = next((n for n in range(2, len(words) - 2) if words[n].among(_COMMA) and longest(words, n + 1, WHICH_IS)), None)
    return words if at is None else (*words[:at], *words[at + 1 :])


def _at_its_name(words: Words) -> Words | None:
    """``the star next to Ben's name``: next to Ben."""
    at = len(words) - 2
    named = at > 1 and words[at].owner and words[at + 1].among(_NAME)
    beside = named and any(longest(words, n, SIDE_FORMS) for n in range(1, at))
    return (*words[:at], Word(words[at].text, words[at].quoted)) if beside else None


def _bottom_tab(words: Words) -> Words | None:
    """``the last bottom tab``: the last tab in the bar at the bottom."""
    if len(words) < 3 or not (words[-2].among(_BOTTOM) and words[-1].among(_TABS)) or words[-3].among(ARTICLES):
        return None
    return (*words[:-2], words[-1], *as_words("in the bottom bar"))


def as_words(text: str) -> Words:
    """A text of our own, cut at its gaps."""
    return tuple(map(Word, text.split()))


def bare(words: Words) -> Words:
    """Without articles in front, and without what says that the last word owns something."""
    while words and words[0].among(ARTICLES):
        words = words[1:]
    return (*words[:-1], Word(words[-1].text, words[-1].quoted)) if words and words[-1].owner else words


def _neighbour(words: Words) -> Words | None:
    """``Home's right-hand neighbour``, ``New Game's companion on the left``."""
    at = next((n for n, word in enumerate(words) if n and word.text in NEIGHBOURS and not word.quoted), None)
    if at is None:
        return None
    side, end = NEIGHBOURS[words[at].text], at
    behind = [word for word in words[at + 1 :] if not word.among(_AT_SIDE | ARTICLES | _HAND)]
    if behind and (len(behind) > 1 or behind[0].text not in NEIGHBOURLY):
        return None
    if behind:
        side = NEIGHBOURLY[behind[0].text]
    while end and (words[end - 1].among(_HAND) or (words[end - 1].text in NEIGHBOURLY and not words[end - 1].quoted)):
        end -= 1
        side = NEIGHBOURLY.get(words[end].text, side)
    owned = end > 0 and (words[end - 1].owner or end < at)
    whose = bare(words[:end])
    return (THING, *as_words(side), *whose) if owned and whose else None


def _flanked(words: Words) -> Words | None:
    """``the tab with Home on its left and Me on its right``, ``the row that has Wi-Fi above it``."""
    spans: list[tuple[int, int, str]] = []
    for at in range(1, len(words)):
        if (
            words[at].among(ITS)
            and at + 1 < len(words)
            and words[at - 1].among(_AT_SIDE)
            and words[at + 1].text in OPPOSED
        ):
            end = at + 2 + (at + 2 < len(words) and words[at + 2].text in ("side", "hand"))
            spans.append((at - 1, end, OPPOSED[words[at + 1].text]))
        elif words[at].among(IT) and words[at - 1].text in OPPOSED and not words[at - 1].quoted:
            spans.append((at - 1, at + 1, OPPOSED[words[at - 1].text]))
    if not spans:
        return None
    having = next((n for n in range(spans[0][0]) if longest(words, n, HAVING)), None)
    if having is None and len(spans) < 2:
        return None
    begin = 0 if having is None else having + longest(words, having, HAVING)
    head = words[:having] if having else (THING,)
    found: list[Word] = list(head)
    for number, (start, end, side) in enumerate(spans):
        named = words[begin:start]
        while named and named[0].among(_AND):
            named = named[1:]
        if not named:
            return None
        found += [*([Word(",")] if number else []), *as_words(side), *named]
        begin = end
    return (*found, *words[begin:])


def _follower(words: Words) -> Words | None:
    """``what VPN is followed by``, ``after Save comes this``, ``Home, then this``, ``what stands between A and B``."""
    if len(words) > 3 and words[-1].among(_BY) and words[-2].among(FOLLOWED) and words[-3].among(COMES):
        named = words[1:-3] if words[0].among(WHAT) else words[:-3]
        side = "after" if words[-2].text == "followed" else "before"
        return (THING, Word(side), *bare(named)) if named else None
    if len(words) > 3 and words[-1].among(THIS):
        if words[-2].among(COMES) and longest(words, 0, SIDE_FORMS):
            return (THING, *words[:-2])
        if words[-2].among(_THEN):
            named = words[:-2]
            while named and named[-1].among(_AND):
                named = named[:-1]
            return (THING, Word("after"), *named) if named else None
    if len(words) > 2 and words[0].among(WHAT):
        start = 1 + words[1].among(COMES)
        if longest(words, start, SIDE_FORMS):
            return (THING, *words[start:])
    return None


def _onwards(words: Words) -> Words | None:
    """``Save, then one over to the right``, ``Save and then the next one down``, ``count three down from Save``."""
    then = next((n for n, word in enumerate(words) if n and word.among(_THEN)), None)
    if then is not None and then + 1 < len(words):
        named, way = words[:then], words[then + 1 :]
        while named and named[-1].among(_AND):
            named = named[:-1]
        while named and named[0].among(_STARTS):
            named = named[1:]
        step = _step(way) if named and not named[0].among(REQUESTS) else ()
        return (*step, *named) if step else None
    start = 1 if words and words[0].text in ("count", "go", "move") else 0
    number = value(words, start)
    away = next(
        (n for n in range(start + 1, len(words) - 1) if words[n].text in ("from",) and not words[n].quoted), None
    )
    if number and away is not None:
        step = _step(words[start:away])
        return (*step, *bare(words[away + 1 :])) if step and step[-1].text != "thing" else None
    return None


def _step(way: Words) -> Words:
    """``the next one down`` as "thing below", ``two to the right`` as "2nd thing right of"; () of anything else."""
    number, side, told = 1, "", False
    for n, word in enumerate(way):
        if value(way, n) and word.text != "one":
            number, told = value(way, n), True
        elif not word.quoted and word.text in ONWARDS:
            side = side if ONWARDS[word.text] == "after" and side else ONWARDS[word.text]
        elif not word.among(_DIRECTED | ARTICLES):
            return ()
        told = told or word.text in ("one", "next")
    if not side or not told or number > MOST_STEPS:
        return ()
    counter = (nth(number),) if number > 1 else ()
    return (*counter, THING, *as_words(side))


def _numbered(words: Words) -> Words | None:
    """``bottom menu, number three``: the third thing in it."""
    if len(words) < 4 or not words[-2].among(_NUMBER) or not words[-3].among(_COMMA):
        return None
    number, where = value(words, len(words) - 1), bare(words[:-3])
    known = " ".join(word.text for word in where) in SCOPES or (bool(where) and where[-1].among(_LINES | KINDS))
    if not number or not known:
        return None
    return (nth(number), THING, *as_words("in the"), *where)


def _within_bar(words: Words) -> Words | None:
    """``the icon on the right side of the app bar``: at the right in it, since it goes from side to side."""
    for at in range(2, len(words) - 2):
        far = words[at - 1].among(_FAR)
        if not (words[at].among(_LEFT_RIGHT) and words[at - 1 - far].among(ARTICLES)):
            continue
        before = at - 2 - far
        of = at + 1 + longest(words, at + 1, _SIDES)
        if before < 0 or of >= len(words) or not (words[before].among(_WITHIN) and words[of].among(_OF)):
            continue
        start = of + 1 + (of + 1 < len(words) and words[of + 1].among(ARTICLES))
        for end in range(min(start + 3, len(words)), start, -1):
            if " ".join(word.text for word in words[start:end]) in ACROSS_SCREEN:
                bar = words[start:end]
                return (*words[:before], *as_words("in the"), *bar, *as_words("at the"), words[at], *words[end:])
    return None


def _on_key(words: Words) -> Words | None:
    """``number key 1``, ``the number 1 key``, ``the 6 on the clock face``: the key 1, the 6."""
    at = next((n for n, word in enumerate(words) if _is_figure(word)), None)
    if at is None:
        return None
    if at + 1 < len(words) and longest(words, at + 1, _ON_FACE) == len(words) - at - 1:
        return words[: at + 1]
    before = at - 1 - (at > 1 and words[at - 1].among(_KEYS))
    if before < 0 or not words[before].among(_FIGURES) or any(not word.among(_KEYS) for word in words[at + 1 :]):
        return None
    key = (*words[before + 1 : at], *words[at + 1 :])
    return (*words[:before], words[at], *key[:1]) if key else None


def _spelled_key(words: Words) -> Words | None:
    """``the zero key``, ``enter a four``: the key that shows the figure."""
    dials = len(words) > 1 and words[0].among(_DIALLING)
    at = int(dials)
    at += at < len(words) and words[at].among(ARTICLES)
    figure = SPELLED.get(words[at].text) if at < len(words) and not words[at].quoted else None
    rest = words[at + 1 :]
    on_key = len(rest) == 1 and rest[0].among(_KEYS)
    return (Word("the"), Word(figure), Word("key")) if figure and (on_key or (dials and not rest)) else None


def _header(words: Words) -> Words | None:
    """``the Chats header``, ``the header that says Chats``: the heading. "In the header" is a place."""
    end = len(words) - (len(words) > 2 and words[-1].among(_BAR))
    last = end > 1 and words[end - 1].among(_HEADER) and not words[end - 2].among(ARTICLES | THIS)
    if last and not any(word.among(_WITHIN | _OF) for word in words[:end]):
        return (*words[: end - 1], Word("heading"))
    at = int(bool(words) and words[0].among(ARTICLES))
    says = next((n for n in range(at + 1, min(at + MOST_BETWEEN, len(words))) if words[n].among(_SAYS)), None)
    if says is None or not words[at].among(_HEADER):
        return None
    clause = says - words[says - 1].among(_THAT)
    return (*words[:at], Word("heading"), *words[clause:], *words[at + 1 : clause])


def _middle_one(words: Words) -> Words | None:
    """``the switch in the middle of the three``: the middle switch."""
    at = next((n for n in range(1, len(words)) if longest(words, n, _IN_THE_MIDDLE)), None)
    if at is None:
        return None
    counted = words[at + longest(words, at, _IN_THE_MIDDLE) :]
    one = bare(words[:at])
    if len(one) != 1 or not one[0].among(KINDS) or len(counted) != 1 or value(counted, 0) not in ODD:
        return None
    return (Word("the"), Word("middle"), *one)


def _small_text(words: Words) -> Words | None:
    """``the line of small text under Wi-Fi``: the text."""
    at = int(bool(words) and words[0].among(ARTICLES))
    length = longest(words, at, _TEXT_LINE)
    return (*words[:at], Word("text"), *words[at + length :]) if length else None


def _is_figure(word: Word) -> bool:
    return not word.quoted and word.text.isdecimal() and len(word.text) <= LONGEST_FIGURE


_RULES: tuple[Callable[[Words], Words | None], ...] = (
    _neighbour, _flanked, _follower, _onwards, _numbered, _within_bar, _at_its_name,
    _bottom_tab, _on_key, _spelled_key, _header, _middle_one, _small_text,
)  # fmt: skip
