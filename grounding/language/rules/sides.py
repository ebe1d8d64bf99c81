"""Where a thing lies to others: ``next to Wi-Fi``, ``near the bottom``, ``between A and B``."""

from __future__ import annotations

from grounding.language.forms import Form, Words, standing
from grounding.language.parts import ends_part, linked, past, trimmed
from grounding.language.query import Place, Query, Relation, Side
from grounding.language.rules.landmarks import landmark_end
from grounding.language.rules.nested import Nested, Step
from grounding.language.rules.places import place, unquoted
from grounding.language.split import Word
from grounding.language.table import PLACE_TAIL, SIDE_FORMS, SIDES
from grounding.vocabulary.lexicon import ARTICLES, SCREEN_WORDS

STATUS_BARS = frozenset(("status bar", "notification bar", "notification panel"))
"""Not part of the app: what is right below it is at the top."""

NAMES_IN_FRONT = frozenset(
    (
        "nearby",
        "near",
        "nearest",
        "following",
        "touching",
        "follows",
        "opposite",
        "against",
        "before",
        "after",
        "inside",
        "within",
        "over",
        "preceding",
    )
)
"""Where a phrase begins so, and no article follows, they belong to a name: ``nearby icon``, "Near me"."""

THINGS_TOO = frozenset(
    ("phone", "app", "application", "website", "view", "display", "window", "interface", "home screen")
)
"""Words for the screen that labels say as well."""

BOTH = ARTICLES | {"both", "two", "these", "those"}
"""Before a kind of things they say that both of them are meant."""

BARE_SIDES = {"left": Side.LEFT, "right": Side.RIGHT}

LONGEST_SCREEN = 3

_AND, _FROM = frozenset(("and", "&")), frozenset(("from",))
_BEHIND_SIDE = PLACE_TAIL | {"hand", "next", "beside", "aligned"}
_SIDE_OF = frozenset(("of", "from"))
_AT = Word("at")


def side(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """A relation and its landmark: everything up to "which is", a comma, or a place at the very end."""
    bare = _bare(words, at, nested)
    if bare is not None:
        return bare
    for form in standing(words, at, SIDE_FORMS):
        start = at + len(form)
        named = not at and " ".join(form) in NAMES_IN_FRONT
        if start < len(words) and not (named and not words[start].among(ARTICLES)):
            return _to_landmark(words, form, start, nested)
    return None


def _to_landmark(words: Words, form: Form, start: int, nested: Nested) -> Step | None:
    """The side that a form says, of what begins behind it."""
    said_side, end = SIDES[form], landmark_end(words, start)
    said = trimmed(words[start:end])
    if said_side is Side.BESIDE and (placed := _near_edge(words, start)) is not None:
        return placed
    if said_side is Side.BELOW and " ".join(word.text for word in said) in STATUS_BARS:
        return end, Query(place=Place(None, -1))
    if not said or nested.closed or (_is_screen(said) and not _is_app_thing(form, words[start:end])):
        return None
    if said_side is Side.BETWEEN:
        return _between(said, end, nested)
    landmark = nested.ways(words[start:end])
    return end, Query(place=_shared_place(said_side, said), relations=(Relation(said_side, (landmark,)),))


def _near_edge(words: Words, start: int) -> Step | None:
    """``near the bottom``, ``close to the right edge``: a place, no thing that is called so, as in "next to Left"."""
    if not words[start].among(ARTICLES) and not any(word.among(PLACE_TAIL) for word in words[start : start + 3]):
        return None
    found = place((_AT, *words[start:]), 0)
    if found is None or found[1].place is None:
        return None
    end = start + found[0] - 1
    return (end, found[1]) if ends_part(words, end) else None


def _shared_place(said_side: Side, said: Words) -> Place | None:
    """``below the photo on the left``: what lies below that is on the left as well, but no higher or lower for it."""
    for at in range(1, len(said)):
        found = place(said, at)
        if found is not None and found[0] == len(said) and found[1].place is not None:
            across, down = found[1].place.across, found[1].place.down
            if said_side in (Side.ABOVE, Side.BELOW) and across is not None:
                return Place(across, None)
            if said_side in (Side.LEFT, Side.RIGHT, Side.BESIDE) and down is not None:
                return Place(None, down)
            return None
    return None


def _bare(words: Words, at: int, nested: Nested) -> Step | None:
    """``which is left 0203``: the side alone, right after a link, and a landmark without a preposition."""
    said_side = BARE_SIDES.get(words[at].text)
    if said_side is None or words[at].quoted or not at or not linked(words, at) or at + 1 >= len(words):
        return None
    if words[at + 1].among(_BEHIND_SIDE) or (not words[at + 1].quoted and ends_part(words, at + 1)):
        return None
    end = landmark_end(words, at + 1)
    said = trimmed(words[at + 1 : end])
    if not said or nested.closed or _is_screen(said):
        return None
    return end, Query(relations=(Relation(said_side, (nested.ways(said),)),))


def _is_app_thing(form: Form, words: Words) -> bool:
    """``left to phone``: something is called so. ``Left side of the phone`` is a place."""
    return unquoted(words) in THINGS_TOO and form[-1] not in _SIDE_OF


def _is_screen(words: Words) -> bool:
    """ "On the right side of the page" is a place, not a relation."""
    for length in range(1, LONGEST_SCREEN + 1):
        if unquoted(words[:length]) not in SCREEN_WORDS:
            continue
        if length == len(words) or (ends_part(words, length) and words[length].text != "of"):
            return True
    return False


def _between(said: Words, end: int, nested: Nested) -> Step | None:
    parts = (n for joint in (_AND, _FROM) for n in range(1, len(said) - 1) if said[n].among(joint))
    middle = next(parts, None)
    if middle is None:
        return _between_both(said, end, nested)
    landmarks = (nested.ways(said[:middle]), nested.ways(said[middle + 1 :]))
    return (end, Query(relations=(Relation(Side.BETWEEN, landmarks),))) if all(landmarks) else None


def _between_both(said: Words, end: int, nested: Nested) -> Step | None:
    """``between the two arrows``, ``between both buttons``: of one kind are both landmarks."""
    kind = said[past(said, 0, BOTH) :]
    if not kind or kind[-1].quoted or not kind[-1].text.endswith("s"):
        return None
    ways = nested.ways(kind)
    return (end, Query(relations=(Relation(Side.BETWEEN, (ways, ways)),))) if ways else None
