"""A button that does something else: ``delete the event`` is not "New event", ``Last week`` not "This week"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from grounding.deciding.namesakes import GENERAL, may_mean
from grounding.language import Query
from grounding.reading.things import UNWRITTEN, Thing
from grounding.vocabulary.lexicon import FILLER, ROLE_WORDS
from grounding.vocabulary.words import stem

DONE: tuple[frozenset[str], ...] = tuple(
    frozenset(stem(word) for word in line.split())
    for line in (
        "add append attach begin compose create insert leave make new register start write",
        "begin continue launch load open play resume run start",
        "end finish halt pause quit stop",
        "abort cancel close discard dismiss exit hide leave quit",
        "clear delete discard empty erase remove trash",
        "recover reset restore revert undo",
        "change edit modify rename update",
        "go navigate open see show view",
        "download get install save",
        "save store submit",
        "forward post publish send share submit upload",
        "copy duplicate",
        "load refresh reload sync update",
        "find look search",
        "call dial",
        "join",
        "lock",
        "move",
        "print",
        "unlock",
        "get see show view",
        "load see show view",
        "clear reset",
        "clear close dismiss",
        "add attach upload",
        "add save",
        "add leave post write",
        "leave send submit",
        "cancel dismiss stop",
        "close end exit leave stop",
        "move send",
    )
)
"""What buttons do: words of one line may stand for each other, some for those of several; of two lines they do not."""

_DOING = frozenset(word for line in DONE for word in line)
WHICH = frozenset(("this", "last", "next", "previous", "past", "coming", "upcoming"))
_SAME_TIME = (frozenset(("last", "previous", "past")), frozenset(("next", "coming", "upcoming")))
UNTELLING = frozenset(("again", "all", "another", "forever", "here", "it", "more", "new", "now", "permanently", "this"))
"""What stands behind a deed and names nothing that it is done to: "Add new", "Join now"."""
TIMES = frozenset(("day", "week", "weekend", "month", "quarter", "year", "hour", "season"))


def does_another(ways: Sequence[Query], thing: Thing) -> bool:
    """What is to be done, or which time is meant, is said otherwise than it is written on the thing."""
    labels = [label for label in thing.labels if label.source not in UNWRITTEN and label.words]
    if not labels:
        return False
    if _is_another_time(_without_landmarks(ways), labels[0].words):
        return True
    told = (way.words for way in ways if not (way.literal or way.if_met or way.exact))
    said = next((words for words in told if len(words) > 1), ())
    own = [word for word in labels[0].words if word not in FILLER]
    borne = {stem(word) for label in labels for word in label.words}
    if len(said) < 2 or len(own) < 2:
        return False
    return _is_another_deed(said, own, borne) or _is_done_to_another(said, own, borne)


def _is_another_deed(said: tuple[str, ...], own: list[str], borne: set[str]) -> bool:
    """The first word of each says what is done, and they tell of one and the same otherwise."""
    one, other = stem(said[0]), stem(own[0])
    if one not in _DOING or other not in _DOING or one in borne or other in {stem(word) for word in said}:
        return False
    shared = borne & {stem(word) for word in said[1:]}
    return bool(shared) and not any(one in line and other in line for line in DONE)


def _is_done_to_another(said: tuple[str, ...], own: list[str], borne: set[str]) -> bool:
    """Both begin with what is done, and tell of different things: ``add contact`` is not "Add to favorites"."""
    one, other = stem(said[0]), stem(own[0])
    if not any(one in line and other in line for line in DONE):
        return False
    objects = [word for word in said[1:] if word not in ROLE_WORDS and word not in FILLER and word not in GENERAL]
    others = [word for word in own[1:] if word not in ROLE_WORDS and word not in UNTELLING]
    meant = any(stem(word) in borne for word in said[1:]) or any(may_mean(a, b) for a in objects for b in own)
    return bool(objects and others) and not meant


def _without_landmarks(ways: Sequence[Query]) -> list[str]:
    """Of ``the row below Last week`` the words that do not say where it is."""
    marks = {w for way in ways for r in way.relations for said in r.landmarks for mark in said for w in mark.words}
    return [word for word in ways[0].said if word not in marks]


def _is_another_time(said: Sequence[str], own: Sequence[str]) -> bool:
    asked, shown = ([two for two in pairwise(words) if two[0] in WHICH and two[1] in TIMES] for words in (said, own))
    return bool(asked and shown) and not any(_same_time(one, other) for one in asked for other in shown)


def _same_time(one: tuple[str, str], other: tuple[str, str]) -> bool:
    same = one[0] == other[0] or any(one[0] in times and other[0] in times for times in _SAME_TIME)
    return same and one[1] == other[1]
