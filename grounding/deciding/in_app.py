"""``Display in Settings``: all that is shown is in the app in front, which tells nothing of where on the screen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from device.screen import WindowKind
from grounding.deciding.ranking import evaluate
from grounding.deciding.relating import JUST_SO
from grounding.language import Query, Relation, Side
from grounding.reading.things import Reading, window_of
from grounding.vocabulary.app_names import printed_name
from grounding.vocabulary.tongues import in_english
from grounding.vocabulary.words import normal

WITHIN = frozenset((Side.INSIDE, Side.OF))
IN = "in"
SHORTEST = 3
"""Of so many words one at least is left before "in Settings"."""


def without_app(way: Query, reading: Reading) -> Query:
    """The query without the app in front, where it is said to be in that and nothing on the screen is called so."""
    relations = tuple(relation for relation in way.relations if not _is_app(relation, reading))
    if relations != way.relations and (way.named or way.role):
        way = replace(way, relations=relations)
    tail = way.words[-2:] if len(way.words) >= SHORTEST and not way.literal else ()
    return replace(way, words=way.words[:-2]) if tail == (IN, _app_in_front(reading)) else way


def _is_app(relation: Relation, reading: Reading) -> bool:
    """Its landmark is a name alone, which is the app's, in whatever language."""
    if relation.side not in WITHIN or len(relation.landmarks) != 1:
        return False
    ways = [way for way in relation.landmarks[0] if not way.literal]
    if not any(way == Query(exact=way.exact, words=way.words) for way in ways):
        return False
    said = {" ".join((*way.exact, *way.words)) for way in ways}
    meant = {meaning for name in said for meaning in (normal(name), *in_english(name, "zh"))}
    marks = (evaluate(way, reading, landmark=True).best for way in ways)
    return _app_in_front(reading) in meant and all(mark is None or mark.name_fit < JUST_SO for mark in marks)


def _app_in_front(reading: Reading) -> str:
    """What the app is called of which most of the screen is, in normal form; '' where no window is an app's."""
    if "app in front" not in reading.kept:
        own = (t.element.package for t in reading.things if window_of(reading, t).kind is WindowKind.APPLICATION)
        package = next((package for package, _ in Counter(own).most_common(1)), "")
        reading.kept["app in front"] = normal(printed_name(package))
    found: str = reading.kept["app in front"]
    return found
