"""Ways to read a phrase that go before the others where this screen bears them out, and say what is touched.

"Turn off the 09:00 alarm" is for the switch on that card, though the time is written on a button of its own; the
"search box" is a field, though a button is called Search; of two CLEAR buttons the "left clear" is one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, assert_never

from grounding.deciding.entries import in_order, parted
from grounding.deciding.headed import under_heading
from grounding.deciding.listed import as_listed
from grounding.deciding.owners import says_all
from grounding.deciding.ranking import NEARLY, TOLD_BY_CLASS, WELL_NAMED, evaluate, named_by
from grounding.deciding.relating import JUST_SO
from grounding.deciding.role_and_state import role_fit
from grounding.interface import GroupKind, Role
from grounding.language import Ordinal, Place, Query, Relation, Side
from grounding.language.table import place_word
from grounding.reading.things import Reading, Thing, things_by_row
from grounding.vocabulary.words import normal

IS_ONE = 0.8
"""From this fit of its role on something is of that kind: a switch, a box to tick."""
SWITCHED = frozenset(("switch", "checkbox"))
TOGGLED = frozenset((Role.SWITCH, Role.CHECKBOX, Role.RADIO))
FEW = 4
"""Of so many that are called alike one says which by a side alone."""
SOME = 12
"""Of so many that are of one kind one says which by how far to a side it stands."""
UTMOST = frozenset(
    ("leftmost", "rightmost", "topmost", "uppermost", "bottommost", "lowest", "lowermost", "highest", "farthest",
     "furthest", "far", "extreme", "outermost")
)  # fmt: skip
WITHIN = frozenset((Side.SAME_ROW, Side.INSIDE))
ROWS = frozenset(("row", "card"))
TOLD_IN_BARS = frozenset(("tab",))
BARS = frozenset((GroupKind.NAVIGATION, GroupKind.TABS, GroupKind.APP_BAR))
PHOTOS = frozenset(("photo", "thumbnail"))
"""Pictures that no icon is called."""
FEWEST_BEGUN = 2
"""Of so many words a name is known without the number behind it."""
MIDDLES = (Place(0, 0), Place(0, None), Place(None, 0))
Start = Literal["left", "right", "top", "bottom"]
STARTS: dict[tuple[int | None, int | None], Start] = {
    (-1, None): "left", (1, None): "right", (None, -1): "top", (None, 1): "bottom",
}  # fmt: skip
"""The side that a word for a place says alone: one counts from there."""


def sooner(ways: tuple[Query, ...], reading: Reading) -> tuple[Query, ...]:
    """The ways, with what this screen bears out before them; as they were where a label says all of the phrase."""
    if says_all(ways, reading):
        return ways
    rules = (_begun, _switch_in_entry, _field_for_box, _one_of_alike, _outermost, _one_under_heading, _as_listed)
    first = (rule(ways, reading) for rule in rules)
    found = next((way for way in first if way is not None), None)
    return (replace(found, said=ways[0].said), *ways) if found is not None else ways


def _meant(ways: tuple[Query, ...]) -> Query | None:
    """The first reading that takes a phrase apart."""
    return next((way for way in ways if not way.literal and not way.if_met), None)


def _begun(ways: tuple[Query, ...], reading: Reading) -> Query | None:
    """``Call Mobile``: one thing alone is called so, and then gives a number. What says more in words is another."""
    whole = next((way for way in ways if way.literal), None)
    if whole is None or len(whole.words) < FEWEST_BEGUN or whole.role:
        return None
    said = normal(" ".join(whole.words)) + " "
    begun = [form for form in reading.exact if form.startswith(said)]
    if any(character.isalpha() for form in begun for character in form[len(said) :]):
        return None
    places = {place for form in begun for place in reading.exact[form]}
    things = [reading.things[place] for place in places]
    wholes = [t for t in things if t.part_of is None or t.part_of not in places]
    if len(begun) != 1 or len(wholes) != 1 or not wholes[0].actionable:
        return None
    return Query(exact=(begun[0],))


def _switch_in_entry(ways: tuple[Query, ...], reading: Reading) -> Query | None:
    """The one switch in the entry that bears the name, where one is asked for and none is called so."""
    asked = _meant(ways)
    if asked is None or asked.role not in SWITCHED or not asked.named or asked.ordinal is not None or asked.relations:
        return None
    own = evaluate(asked, reading).best
    if own is not None and named_by(own) >= JUST_SO:
        return None
    names = [Query(exact=asked.exact, words=asked.words)]
    if said := parted(asked.words).rest:
        names.append(Query(exact=asked.exact, words=said))
    for name in names:
        switch = _switch_of(name, asked.role, reading)
        if switch is None:
            continue
        in_row = (Relation(Side.SAME_ROW, ((name,),)),)
        found = Query(role=asked.role, called=asked.called, states=asked.states, relations=in_row)
        best = evaluate(found, reading).best
        if best is not None and best.thing is switch:
            return found
    return None


def _switch_of(name: Query, role: str, reading: Reading) -> Thing | None:
    """The one switch in the one entry that bears the name, None where it is a switch's own or of several entries."""
    found = [s for s in evaluate(name, reading).candidates if s.meets and named_by(s) >= WELL_NAMED]
    best = max(map(named_by, found), default=0.0)
    called_so = [s.thing for s in found if named_by(s) >= best - NEARLY]
    rows = {thing.row for thing in called_so}
    row = rows.pop() if len(rows) == 1 else None
    if row is None or any(map(_is_toggled, called_so)):
        return None
    switches = [thing for thing in things_by_row(reading)[row] if role_fit(role, thing) >= IS_ONE]
    return switches[0] if len(switches) == 1 else None


def _is_toggled(thing: Thing) -> bool:
    """It is a switch, or a touch on it reaches one."""
    return thing.role in TOGGLED or thing.control.checkable


def _field_for_box(ways: tuple[Query, ...], reading: Reading) -> Query | None:
    """Of ``search box`` the field, which may as well be a box that is called "Search", where there is one."""
    boxed = any(way.literal and way.role == "box" for way in ways)
    asked = _meant(ways)
    if not boxed or asked is None or asked.role != "field" or not asked.words or asked.relations:
        return None
    best = evaluate(asked, reading).best
    is_field = best is not None and best.thing.role is Role.FIELD and named_by(best) >= WELL_NAMED
    return asked if is_field else None


def _one_under_heading(ways: tuple[Query, ...], reading: Reading) -> Query | None:
    """``see all collections``: of several that are called so, the one that the heading tells."""
    asked = _meant(ways)
    return under_heading(asked, reading) if asked is not None else None


def _as_listed(ways: tuple[Query, ...], reading: Reading) -> Query | None:
    asked = _meant(ways)
    return as_listed(asked, reading) if asked is not None else None


def _one_of_alike(ways: tuple[Query, ...], reading: Reading) -> Query | None:
    """``left clear``, ``upper text box``: of a few that are called just so, or are of that kind, the one that lies
    beyond the others on that side."""
    told = (_of_alike(way, reading) for way in ways if not way.literal and not way.if_met)
    return next((way for way in told if way is not None), None)


def _of_alike(asked: Query, reading: Reading) -> Query | None:
    if not (asked.words or asked.place):
        return None
    if asked.place is not None:
        if asked.words or asked.role not in TOLD_BY_CLASS:  # "the button at the top" may be a picture there
            return None
        start, alike = STARTS.get((asked.place.across, asked.place.down)), replace(asked, place=None)
    else:
        start, alike = STARTS.get(place_word(asked.words[0]) or (None, None)), replace(asked, words=asked.words[1:])
    if (
        start is None
        or alike.empty
        or alike != Query(words=alike.words, role=alike.role, called=alike.called, scope=alike.scope)
    ):
        return None
    found = [s for s in evaluate(alike, reading).candidates if s.meets]
    found = [s for s in found if not alike.role or role_fit(alike.role, s.thing) >= IS_ONE]
    if alike.words:
        best = max(map(named_by, found), default=0.0)
        found = [s for s in found if named_by(s) >= max(best - NEARLY, WELL_NAMED)]
    places = {s.thing.place for s in found}
    found = [s for s in found if s.thing.part_of not in places]
    if not 1 < len(found) <= FEW or len({s.thing.role for s in found}) > 1:
        return None
    counted = replace(alike, ordinal=Ordinal(1, start))
    first = evaluate(counted, reading).best
    return counted if first is not None and _is_beyond(first.thing, [s.thing for s in found], start) else None


def _outermost(ways: tuple[Query, ...], reading: Reading) -> Query | None:
    """``the leftmost icon in the Ada row``, ``the middle tab``: the one of its kind that lies beyond all others on that
    side, or amid them, unless another stands at that place of the screen."""
    asked = _meant(ways)
    if asked is None or asked.place is None or asked.ordinal is not None or asked.named:
        return None
    photo = asked.called in PHOTOS
    within = asked.line is not None or any(relation.side in WITHIN for relation in asked.relations)
    told = asked.role in TOLD_BY_CLASS | TOLD_IN_BARS or not UTMOST.isdisjoint(ways[0].said)
    told = told or (asked.place in MIDDLES and asked.role in ROWS) or photo
    alone = asked.role and told and not asked.relations  # "the button at the top" may be a picture there
    alone = alone or (asked.scope in BARS and not asked.role and not asked.relations)
    if not (within or alone):
        return None
    start, alike = STARTS.get((asked.place.across, asked.place.down)), replace(asked, place=None)
    found = [s.thing for s in evaluate(alike, reading).candidates if s.meets and s.thing.part_of is None]
    found = (
        [t for t in found if role_fit(asked.role, t) >= IS_ONE] if asked.role else [t for t in found if t.actionable]
    )
    if photo:
        found = [t for t in found if t.role is Role.IMAGE or Role.IMAGE in t.also]
    if not 1 < len(found) <= SOME:
        return None
    if start is not None:
        counted = replace(alike, ordinal=Ordinal(1, start))
    elif asked.place in MIDDLES and len(found) % 2:
        counted = replace(alike, ordinal=Ordinal(len(found) // 2 + 1))
    else:
        return None
    best, first = evaluate(asked, reading).best, evaluate(counted, reading).best
    if photo and best is not None and best.thing.role is not Role.IMAGE:
        best = None  # an icon that stands there is no photo
    if first is None or (best is not None and best.thing is not first.thing and start is not None):
        return None
    if start is None:
        return counted if first.thing is in_order(found, reading)[len(found) // 2] else None
    return counted if _is_beyond(first.thing, found, start) else None


def _is_beyond(first: Thing, alike: list[Thing], start: Start) -> bool:
    """None of the others reaches as far to that side as it does, or shares its line."""
    box, others = first.box, [thing.box for thing in alike if thing is not first]
    match start:
        case "left":
            return all(box.right <= other.left for other in others)
        case "right":
            return all(box.left >= other.right for other in others)
        case "top":
            return all(box.bottom <= other.top for other in others)
        case "bottom":
            return all(box.top >= other.bottom for other in others)
        case never:
            assert_never(never)
