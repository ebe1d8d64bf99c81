"""What one candidate scores against one query: a sum of named evidence, each a weight times a fit.

A candidate *meets* a query when every fit reaches its threshold; only such a candidate can be an answer, the others are
kept as the nearest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from device.screen import WindowKind
from grounding.deciding.appearance import looks_fit
from grounding.deciding.exact_names import Named
from grounding.deciding.placing import place_fit
from grounding.deciding.role_and_state import called_by_place, roles_by_place, state_fit
from grounding.interface import GroupKind, Role
from grounding.language import Place, Query, Relation, Side
from grounding.reading.roles import class_tail
from grounding.reading.things import Label, Reading, Source, Thing, is_word_label, window_of

WEIGHTS: dict[str, float] = {
    "name": 5.0,
    "role": 2.2,
    "state": 2.0,
    "place": 3.0,
    "scope": 2.0,
    "relation": 4.5,
    "line": 2.0,
    "ordinal": 4.0,
    "looks": 3.0,
    "meets all": 3.0,
    "called": 0.8,
}
"""What each kind of evidence counts. Set by hand on one half of a public set of human phrases (docs/joint.md)."""

SYSTEM_BARS = frozenset((WindowKind.STATUS_BAR, WindowKind.NAVIGATION_BAR))

NEEDED: dict[str, float] = {
    "name": 0.5,
    "role": 0.3,
    "state": 1.0,
    "place": 0.4,
    "scope": 1.0,
    "relation": 0.22,
    "line": 1.0,
    "looks": 0.25,
}
"""The fit that each kind of evidence must reach for a candidate to meet the query."""

PRIOR: dict[str, float] = {
    "actionable": 1.0,
    "part": -0.5,
    "scroller": -2.0,
    "ground": -1.2,
    "keyboard": -1.2,
    "system": -0.8,
    "status bar": -2.5,
    "speck": -0.6,
    "screenful": -1.8,
    "unlabelled area": -0.5,
    "stands there": 0.2,
    "bare view": -0.4,
    "divider": -1.5,
    "unnamed": 0.8,
    "other name": -0.6,
    "other text": -0.6,
}
"""What a candidate brings along, whatever is asked for."""

TOP_STRIP = 0.034
"""Without windows to tell, what lies within this share of the height from the top is the status bar's."""

PLACED_ROLE = 0.6
"""Where only a kind and a place are said, a thing must fit the kind so well, as a share of the best that there is."""

APP_BAR_ENDS, BOTTOM_BAR_BEGINS = 0.13, 0.87
"""On trees that tell of no bars, what stands above or below these shares of the height is in them."""

BARS = frozenset((GroupKind.APP_BAR, GroupKind.NAVIGATION, GroupKind.TABS, GroupKind.STATUS_BAR))
"""Groups that have no upper and no lower half."""

OWNED = frozenset((Side.OF, Side.INSIDE, Side.SAME_ROW))
"""Relations that say whose part something is, also where it is counted; others only say a side to count on."""

DOCKED = 0.1
"""What is docked to a bar stands no farther from its middle than this share of its width."""

FAR_SIDE = 0.04
"""With an ordinal, a relation only says on which side to count; this little fit is enough."""


class Evidence(NamedTuple):
    """One reason for or against a candidate: what was looked at, how well it fits (0 to 1), what that counts."""

    kind: str
    fit: float
    counts: float
    says: str = ""


class Aspect(NamedTuple):
    """One kind of evidence for some candidates: how well each fits, and in what words that is told of one of them."""

    kind: str
    fits: list[float]
    says: Callable[[int], str]


class Account(NamedTuple):
    """What there is for and against each of some candidates: how it answers to what is asked, what it brings along, and
    what else counts where it is so. Put in words only for those at which somebody looks."""

    asked: list[Aspect]
    priors: list[tuple[Evidence, ...]]
    added: list[tuple[str, list[float]]]

    def evidence(self, at: int) -> tuple[Evidence, ...]:
        """All of it for one candidate."""
        asked = [Evidence(c.kind, c.fits[at], WEIGHTS[c.kind] * c.fits[at], c.says(at)) for c in self.asked]
        added = [Evidence(kind, fits[at], _counts(kind) * fits[at]) for kind, fits in self.added if fits[at]]
        return (*asked, *self.priors[at], *added)

    def fits(self, at: int, kinds: frozenset[str]) -> Iterator[tuple[str, float]]:
        """How well one candidate fits by each of these kinds of evidence that there is."""
        yield from ((kind, fits[at]) for kind, fits, _ in self.asked if kind in kinds)
        yield from ((e.kind, e.fit) for e in self.priors[at] if e.kind in kinds)
        yield from ((kind, fits[at]) for kind, fits in self.added if fits[at] and kind in kinds)


def _counts(kind: str) -> float:
    return WEIGHTS[kind] if kind in WEIGHTS else PRIOR[kind]


class Scored(NamedTuple):
    """A candidate with its score and the reasons for it: those at its place of an account, and ``more``.

    ``label`` is the label that answered to the name, ``name_fit`` how well it does, 0 where no name was asked for.
    """

    thing: Thing
    score: float
    meets: bool
    label: Label | None = None
    name_fit: float = 0.0
    account: Account | None = None
    at: int = 0
    more: tuple[Evidence, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All reasons for and against it, in words."""
        return (*(self.account.evidence(self.at) if self.account is not None else ()), *self.more)

    def fits(self, kinds: frozenset[str]) -> Iterator[tuple[str, float]]:
        """How well it fits by each of these kinds of evidence that there is."""
        if self.account is not None:
            yield from self.account.fits(self.at, kinds)
        yield from ((e.kind, e.fit) for e in self.more if e.kind in kinds)


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """How well each thing, by place, stands in a relation, and to which of the landmark's possible meanings."""

    fits: npt.NDArray[np.float64]
    nearest: npt.NDArray[np.intp]
    marks: tuple[str, ...]

    def mark_of(self, place: int) -> str:
        """The name of the landmark that the thing stands to."""
        return self.marks[int(self.nearest[place])] if self.marks else ""


class Scorer:
    """Scores candidates against one query on one screen; what is the same for all of them is worked out once."""

    def __init__(
        self,
        query: Query,
        reading: Reading,
        named: Named | None,
        relations: Sequence[tuple[Relation, Related]],
        landmark: bool,
    ) -> None:
        """``named`` and ``relations`` are the fits of the names and of each relation, by place.

        For a ``landmark``, parts are as good as wholes.
        """
        self._query = query
        self._reading = reading
        self._named = named
        self._relations = relations
        self._landmark = landmark
        self._unheard = named is not None and all(fit < NEEDED["name"] for fit, _ in named.values())
        self._room = _scope_room(query, reading)
        self._place_room = self._room or _implied_room(query.scope, reading)
        self._place = placed_in(query)
        self._scoped = query.scope is not None and not _unseen_scope(query.scope, reading, self._room)
        along = query.ordinal and not any(relation.side in OWNED for relation in query.relations)
        self._needed = {**NEEDED, "relation": FAR_SIDE} if along else NEEDED
        if query.role not in ("", "text") and query.place is not None and not query.named and not query.relations:
            best = max(roles_by_place(query.role, reading), default=0.0)
            self._needed = {**self._needed, "role": max(NEEDED["role"], PLACED_ROLE * best)}

    def score(self, things: Sequence[Thing]) -> list[Scored]:
        """The candidates, scored, in their order."""
        places = [thing.place for thing in things]
        fits, columns = [0.0] * len(places), list[Aspect]()
        labels: list[Label | None] = [None] * len(places)
        if self._named is not None:
            named = [self._named.get(place, (0.0, None)) for place in places]
            fits, labels = [fit for fit, _ in named], [label for _, label in named]
            columns.append(Aspect("name", fits, lambda at: label.text if (label := labels[at]) else ""))
        columns += self._asked(things, places, labels)
        priors = self._priors(places)
        added = self._added(things, places, labels)
        scores = [0.0] * len(places)
        meets = self._may_be_meant(places, priors)
        for kind, found, _ in columns:
            weight, needed = WEIGHTS[kind], self._needed[kind]
            scores = [score + weight * fit for score, fit in zip(scores, found, strict=True)]
            meets = [so_far and fit >= needed for so_far, fit in zip(meets, found, strict=True)]
        for at, prior in enumerate(priors):
            for e in prior:
                scores[at] += e.counts
        added.append(("meets all", [float(met) for met in meets]))
        for kind, found in added:
            weight = _counts(kind)
            scores = [score + weight * fit for score, fit in zip(scores, found, strict=True)]
        account = Account(columns, priors, added)
        told = zip(things, scores, meets, labels, fits, strict=True)
        return [Scored(*one, account, at) for at, one in enumerate(told)]

    def _asked(
        self, things: Sequence[Thing], places: Sequence[int], labels: Sequence[Label | None]
    ) -> Iterator[Aspect]:
        """What the query asks for besides a name."""
        query, reading = self._query, self._reading
        if query.role:
            by_place = roles_by_place(query.role, reading)
            yield Aspect("role", [by_place[place] for place in places], lambda at: things[at].role.value)
        if query.states:
            yield Aspect("state", [state_fit(query.states, thing) for thing in things], _says_nothing)
        scope = query.scope
        if self._scoped and scope is not None:
            fits = [_in_scope(scope, reading, thing, self._room) for thing in things]
            yield Aspect("scope", fits, lambda _: str(scope))
        if query.place is not None:
            place, room = self._place or query.place, self._place_room
            boxes = [
                thing.box if label is None or not self._landmark else label.bounds
                for thing, label in zip(things, labels, strict=True)
            ]
            rooms = [room or _room_of(thing, reading) for thing in things]
            fits = [place_fit(place, box, room) for box, room in zip(boxes, rooms, strict=True)]
            yield Aspect("place", fits, _says_nothing)
        looks = [looks_fit(query.looks, thing, reading) for thing in things] if query.looks else []
        if any(fit is not None for fit in looks):
            yield Aspect("looks", [fit or 0.0 for fit in looks], lambda _: " ".join(query.looks))
        for relation, related in self._relations:
            fits = related.fits[places].tolist() if places else []
            yield Aspect("relation", fits, partial(_stands, relation, related, places, fits))

    def _priors(self, places: Sequence[int]) -> list[tuple[Evidence, ...]]:
        """What speaks for and against each thing whatever it is called; kept with the screen."""
        query, reading = self._query, self._reading
        role = query.role if query.role in ROLES_BY_SIZE else ""
        key = ("priors", self._landmark, role, query.scope)
        known: dict[int, tuple[Evidence, ...]] = reading.kept.setdefault(key, {})
        for place in places:
            if place not in known:
                known[place] = _prior_of(query, reading, reading.things[place], self._landmark)
        return [known[place] for place in places]

    def _may_be_meant(self, places: Sequence[int], priors: Sequence[tuple[Evidence, ...]]) -> list[bool]:
        """What stands in the status bar is meant only where that was said."""
        if self._query.scope is GroupKind.STATUS_BAR:
            return [True] * len(places)
        aloft = _in_status_bar(self._reading)
        return [
            place not in aloft and PRIORS["status bar"] not in prior
            for place, prior in zip(places, priors, strict=True)
        ]

    def _added(
        self, things: Sequence[Thing], places: Sequence[int], labels: Sequence[Label | None]
    ) -> list[tuple[str, list[float]]]:
        """What speaks for a candidate, or against it, besides what it must be."""
        query, reading = self._query, self._reading
        added: list[tuple[str, list[float]]] = []
        if self._landmark:
            stands = [
                float(thing.part_of is not None and is_word_label(label))
                for thing, label in zip(things, labels, strict=True)
            ]
            added.append(("stands there", stands))
        if query.role:
            called = called_by_place(query.role, query.called, reading)
            added.append(("called", [called[place] for place in places]))
        if self._unheard:
            kinds = _unheard_kinds(reading)
            own = [kinds[place] for place in places]
            added += [(kind, [float(one == kind) for one in own]) for kind in UNHEARD]
        return added


def _says_nothing(_: int) -> str:
    return ""


def _stands(relation: Relation, related: Related, places: Sequence[int], fits: Sequence[float], at: int) -> str:
    """To which landmark the thing stands so."""
    return f"{relation.side.value} {related.mark_of(places[at])}".strip() if fits[at] > 0 else ""


def _in_status_bar(reading: Reading) -> frozenset[int]:
    if "in the status bar" not in reading.kept:
        reading.kept["in the status bar"] = frozenset(
            thing.place for thing in reading.things if window_of(reading, thing).kind is WindowKind.STATUS_BAR
        )
    found: frozenset[int] = reading.kept["in the status bar"]
    return found


UNHEARD = ("other text", "other name", "unnamed")


def _unheard_kinds(reading: Reading) -> list[str]:
    """As ``_unheard_kind``, of everything on the screen, by place."""
    if "unheard kinds" not in reading.kept:
        reading.kept["unheard kinds"] = [_unheard_kind(thing) for thing in reading.things]
    found: list[str] = reading.kept["unheard kinds"]
    return found


def _unheard_kind(thing: Thing) -> str:
    """Where no name answers, the thing meant has none that the tree tells: rather that than one with another name."""
    if thing.role in (Role.TEXT, Role.HEADING, Role.ROW, Role.CARD):
        return "other text"
    spoken = any(label.source not in (Source.ID, Source.CAPTION, Source.NEAR, Source.LENT) for label in thing.labels)
    return "other name" if spoken else "unnamed"


def _room_of(thing: Thing, reading: Reading) -> Bounds:
    """Its window; of the system's bars, which are windows too, the screen: nothing in the bottom one is at the top."""
    window = window_of(reading, thing)
    return reading.screen.bounds if window.kind in SYSTEM_BARS else window.bounds


def _scope_room(query: Query, reading: Reading) -> Bounds | None:
    """Where a scope that exists as a group lies; None when the query has none, or the screen shows no such group."""
    if query.scope is None:
        return None
    kinds = _scope_kinds(query.scope)
    boxes = [part.bounds for part in reading.layout.parts if part.kind in kinds]
    return max(boxes, key=lambda box: box.area) if boxes else None


def _implied_room(scope: GroupKind | None, reading: Reading) -> Bounds | None:
    """Where a bar would lie that the tree does not tell of."""
    screen = reading.screen.bounds
    if scope is GroupKind.APP_BAR:
        return Bounds(screen.left, screen.top, screen.right, screen.top + int(APP_BAR_ENDS * screen.height))
    if scope is GroupKind.NAVIGATION:
        return Bounds(screen.left, screen.top + int(BOTTOM_BAR_BEGINS * screen.height), screen.right, screen.bottom)
    return None


def placed_in(query: Query) -> Place | None:
    """The place as it is meant where it was said: a bar has a left end, a middle and a right end, but no height."""
    place = query.place
    if place is None or place.across is None or query.scope not in BARS:
        return place
    return replace(place, down=None)


def room_of(query: Query, reading: Reading) -> Bounds:
    """In what a place is meant: the part of the screen that was said, else the screen."""
    return _scope_room(query, reading) or _implied_room(query.scope, reading) or reading.screen.bounds


def _unseen_scope(scope: GroupKind, reading: Reading, room: Bounds | None) -> bool:
    """A tree that tells of no groups cannot tell of a menu or a dialog either: there, the word narrows nothing."""
    return reading.flat and room is None and scope in (GroupKind.MENU, GroupKind.DIALOG, GroupKind.SHEET)


def _scope_kinds(scope: GroupKind) -> frozenset[GroupKind]:
    """Dialogs, menus and sheets are told apart by no one."""
    over = frozenset((GroupKind.DIALOG, GroupKind.MENU, GroupKind.SHEET))
    lists = frozenset((GroupKind.LIST, GroupKind.GRID))
    return over if scope in over else lists if scope in lists else frozenset((scope,))


def _in_scope(scope: GroupKind, reading: Reading, thing: Thing, room: Bounds | None) -> float:
    if room is not None:
        inside = any(reading.lies_in(thing, kind) for kind in _scope_kinds(scope))
        return float(inside or (scope is GroupKind.NAVIGATION and _is_docked(thing, room)))
    box, screen = thing.box, reading.screen.bounds
    if scope is GroupKind.APP_BAR:
        return float(box.middle_y < APP_BAR_ENDS * screen.height)
    low = box.middle_y > BOTTOM_BAR_BEGINS * screen.height
    if scope is GroupKind.NAVIGATION:
        return float(low)
    if scope is GroupKind.TABS:
        under_the_title = reading.flat and 0.06 * screen.height < box.middle_y < 0.25 * screen.height
        return float(low or under_the_title or thing.role is Role.TAB)
    return 1.0 if scope in (GroupKind.LIST, GroupKind.GRID) and reading.flat else 0.0


def _is_docked(thing: Thing, bar: Bounds) -> bool:
    """The round button that stands half on the middle of a bottom bar belongs to it, wherever the tree has it."""
    box = thing.box
    over = min(box.bottom, bar.bottom) - max(box.top, bar.top)
    in_middle = abs(box.middle_x - bar.middle_x) <= DOCKED * bar.width and box.width <= bar.width / 4
    return thing.actionable and in_middle and 4 * over >= box.height


def scope_fits(scope: GroupKind, reading: Reading) -> npt.NDArray[np.float64]:
    """For everything on the screen, by place, how far it lies in that part of the screen."""
    room = _scope_room(Query(scope=scope), reading)
    if _unseen_scope(scope, reading, room):
        return np.zeros(len(reading.things))
    return np.array([_in_scope(scope, reading, thing, room) for thing in reading.things])


ROLES_BY_SIZE = frozenset(("list", "area", "key"))
"""Who asks for one of these means what is else hardly meant: a scroller, a screenful, a key."""


PRIORS = {kind: Evidence(kind, 1.0, counts) for kind, counts in PRIOR.items()}


def _prior_of(query: Query, reading: Reading, thing: Thing, landmark: bool) -> tuple[Evidence, ...]:
    found: list[str] = []
    screen, window, box = reading.screen, window_of(reading, thing).kind, thing.box
    wide, tall, actionable = box.right - box.left, box.bottom - box.top, thing.actionable
    if actionable and not landmark:
        found.append("actionable")
    if thing.part_of is not None and not landmark:
        found.append("part")
    if thing.role is Role.LIST and query.role not in ("list", "area"):
        found.append("scroller")
    if wide * tall > 0.45 * screen.width * screen.height and query.role != "area":
        found.append("screenful")
        if actionable and not thing.labels:
            found.append("ground")
    if min(wide, tall) < 0.015 * screen.width:
        found.append("speck")
        if not actionable and not any(label.source is Source.TEXT for label in thing.labels):
            found.append("divider")
    if reading.flat and class_tail(thing.element) == "View" and not thing.labels:
        found.append("bare view")
    if thing.role is Role.AREA and not thing.labels and query.role != "area":
        found.append("unlabelled area")
    if window is WindowKind.KEYBOARD and query.scope is not GroupKind.KEYBOARD and query.role != "key":
        found.append("keyboard")
    if window is WindowKind.NAVIGATION_BAR and query.scope is not GroupKind.NAVIGATION:
        found.append("system")
    edge = box.bottom <= TOP_STRIP * screen.height or (
        thing.role is Role.AREA and box.bottom >= screen.height and tall <= 0.08 * screen.height
    )
    strip = edge and reading.flat and len(screen.windows) == 1 and not actionable
    if (window is WindowKind.STATUS_BAR or strip) and query.scope is not GroupKind.STATUS_BAR:
        found.append("status bar")
    return tuple([PRIORS[kind] for kind in found])
