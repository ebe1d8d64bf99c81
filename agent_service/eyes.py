"""Looking at a phone on behalf of a task: settled looks, their outlines, and what phrases point at on them.

Runs on the phone's thread. What a task may not show (secrets) is veiled here, before anything else sees the screen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from agent_service.budget import Token
from agent_service.failing import failures
from agent_service.pictures import passwords, redacted
from agent_service.record import Candidate, Pointing
from agent_service.secrets import Veil
from agent_service.ticking import Glance, glance, seen_ticking
from device.errors import BadHierarchy, PhoneFault
from device.geometry import Bounds
from device.interface import Phone
from device.screen import Agreement, Element, Observation, Screen, Shot
from device.settle import Settled, settle
from grounding import checking, grounder
from grounding.apps import AppNames
from grounding.chain import Link, Links, Page
from grounding.grounder import Found
from grounding.interface import Direction, Expectation, InApp, Miss, Outline, Reason, Target
from grounding.model.endpoint import Spend, unheeded
from grounding.outline import outline
from grounding.reading.roles import is_field
from grounding.reading.things import Reading

GROUNDER = "chain/12"
"""Name and version of the grounder, for records; raised when it answers differently."""
ELSEWHERE = "the screen moves, and a secret or a password on it may be anywhere on its picture"
CHANGED = "the screen changed while the grounding model was waited for; look again"
NO_LINKS = Links()
"""The tree and nothing else."""
UNLEARNED = AppNames()
"""The names that prove which app is in front: what was learned from an icon may be another's."""
SETTLE_S = 3.0
"""A screen that has not come to rest by then is acted on as it is, and said to be moving."""
MOVING_S = 0.8
"""The same for an app whose screen was moving before: long enough for some frames that tell what moves."""
REACT_S = 1.2
"""How long a screen may look as before a gesture until that counts as no effect."""
REMEMBERED = 8
"""Looks kept to tell what changes by itself."""
MESSAGE_S = 6.0
"""So long after it was heard a message may stand on the screen: the long ones stay 3.5 s, and fade."""
FRESH_S = 0.7
"""A look is good for this long while nothing is done."""
TRIES = 3
"""Looks at a tree that cannot be read, or over a connection that breaks, before giving up."""


@dataclass(frozen=True, slots=True)
class Look:
    """One settled look: what the phone showed, how the grounder reads it, and the outline of it.

    ``observation.screen`` is veiled; ``unveiled`` is for comparing a field with what was typed into it, nothing else.
    ``page`` is read as far as it was needed: its picture is looked at for what the tree cannot tell.
    """

    observation: Observation
    unveiled: Screen
    page: Page
    outline: Outline
    at_rest: bool
    looks: tuple[Screen, ...]
    """The latest looks with nothing done in between, oldest first; the last is ``observation.screen``."""
    glance: Glance
    """The same as far as another look is compared with it."""
    ticking: Mapping[int, int]
    """What was seen to count on by itself: the numbers of its lines, and which way each goes."""
    tree: str = ""
    """File name of the tree in the run folder."""

    @property
    def reading(self) -> Reading:
        """How the grounder reads it."""
        return self.page.reading

    @property
    def screen(self) -> Screen:
        """What the grounder was given: the tree, and what was seen on the picture if that was looked at."""
        return self.page.reading.screen

    @property
    def package(self) -> str:
        """The app in front."""
        return self.observation.foreground.package


class Eyes:
    """Looks at one phone for one task."""

    def __init__(
        self,
        phone: Phone,
        names: AppNames,
        veil: Veil,
        token: Token,
        keep_tree: Callable[[str], str],
        links: Links = NO_LINKS,
        spend: Spend = unheeded,
    ) -> None:
        """``keep_tree`` keeps a tree, as XML, in the run folder and returns its file name. ``links`` is what the
        grounder has beyond the tree, ``spend`` is told of the tokens that its model read and wrote."""
        self._phone = phone
        self._names = names
        self._veil = veil
        self._token = token
        self._keep_tree = keep_tree
        self._links = links
        self._spend = spend
        self._last: Look | None = None
        self._last_at = 0.0
        self._glances: list[Glance] = []
        """The latest looks since something was done."""
        self._ticking: tuple[tuple[str, ...], Mapping[int, int]] = ((), {})
        """What was seen to count on by itself, on a screen of this make."""
        self.heard: list[str] = []
        """Messages that came up and went by themselves, veiled, oldest first."""
        self._listens = False
        self._tells_until = 0.0
        self._ends: tuple[str, set[Direction]] = ("", set())
        """The fingerprint of a screen, and which ways its list was tried to its end."""
        self.pages: dict[tuple[str, str], Outline] = {}
        """The outlines of the pages that were seen, each as it was last, by the app's name and what it is called."""
        self.told: Outline | None = None
        """The outline that the planner, or the last step's record, was told."""
        self.failures: frozenset[str] = frozenset()
        """What Android says of apps that failed, as of the last look."""
        self._moving = ""
        """The app that was in front when a screen did not come to rest: it need not be waited for so long again."""

    def look(self, unlike: str = "") -> Look:
        """Look until the screen is at rest. ``unlike`` is the fingerprint from before a gesture just made.

        :raises Stopped: the task has to stop, be it while the picture is waited for.
        :raises PhoneError: the phone cannot be looked at.
        """
        if not self._listens:
            self._listens = True
            self._message()  # it is of before this task
        settled, frames = self._settle(MOVING_S if self._moving else SETTLE_S, unlike)
        if not settled.at_rest and unlike:
            # what changed through the gesture is no sign of what changes by itself: look on, untouched
            settled, frames = self._settle(MOVING_S, "")
        seen = settled.observation
        self._moving = "" if settled.at_rest else seen.foreground.package
        if unlike:
            self.listen()
        page = self._page(seen, frames[-1].screen)
        name = self._names.name_of(seen.foreground.package)
        said = outline(page.name_icons(), name)
        if said.poor and isinstance(page.look(), Reading):
            said = outline(page.reading, name)
        said = self._with_ends(replace(said, when=_in_words(seen.clock)), seen.screen.fingerprint())
        tree = self._keep_tree(self._veil.source(seen.source, frames[-1].screen))
        untouched = frames[-1:] if settled.at_rest else frames
        looks = tuple(self._veil.screen(frame.screen) for frame in untouched)
        glances = [glance(screen, frame.time) for screen, frame in zip(looks, untouched, strict=True)]
        ticking = self._ticks(glances)
        self._last = Look(seen, frames[-1].screen, page, said, settled.at_rest, looks, self._glances[-1], ticking, tree)
        self._last_at = self._token.now()
        self.pages[said.app, said.called()] = said
        self.failures = failures(seen.screen)
        return self._last

    def listen(self) -> None:
        """Hear what message came up since this was done the last time; before the first look, what came up in a run
        that was killed."""
        self._listens = True
        said = self._message()
        if said:
            self.heard.append(said)

    def _message(self) -> str:
        """What message came up, veiled. One that tells a secret may stand on pictures for a while."""
        told = self._phone.message().strip()
        said = self._veil.read(told)
        if said != told:
            self._tells_until = self._token.now() + MESSAGE_S
        return said

    def _ticks(self, glances: list[Glance]) -> Mapping[int, int]:
        """What counts on by itself, as far as it was seen to, these looks included."""
        self._glances = [*self._glances, *glances][-REMEMBERED:]
        make = self._glances[-1].make
        known = self._ticking[1] if self._ticking[0] == make else {}
        self._ticking = (make, {**known, **seen_ticking(self._glances)})
        return self._ticking[1]

    def _settle(self, timeout_s: float, unlike: str) -> tuple[Settled, list[Observation]]:
        """Look until the screen is at rest; also the latest frames as they were, unveiled, newest last."""
        frames: deque[Observation] = deque(maxlen=REMEMBERED)

        def once() -> Observation:
            self._token.check()
            seen = self._observe()
            frames.append(seen)
            if self._moving and seen.foreground.package != self._moving:
                self._moving = ""
            return replace(seen, screen=self._veil.screen(seen.screen))

        settled = settle(once, self._token, timeout_s=timeout_s, unlike=unlike, unlike_s=REACT_S)
        return settled, list(frames)

    def _page(self, seen: Observation, unveiled: Screen) -> Page:
        """The grounder's page of a look. What it is shown of the picture is veiled as the tree is: boxes that hold a
        secret or a password are black on it, and words read off it are masked."""
        hidden = self.hidden(unveiled)

        def shot() -> Shot:
            taken = seen.shot()
            if self._elsewhere(taken, unveiled):
                raise PhoneFault(ELSEWHERE)
            return replace(taken, image=redacted(taken.image, hidden))

        shareable = not (self._veil.drawn(unveiled) or self._tells())
        allowed = (self._veil.read, shareable, self._token.check, self._spend)
        return Page(seen.screen, shot, self._links, self._phone.serial, *allowed)

    def found_end(self, way: Direction) -> None:
        """The last look is of a list that was scrolled this way and did not move: its outline tells so from now on, as
        long as the screen stays so."""
        if self._last is None:
            return
        shown = self._last.observation.screen.fingerprint()
        self._ends = (shown, {way, *(self._ends[1] if self._ends[0] == shown else ())})
        self._last = replace(self._last, outline=self._with_ends(self._last.outline, shown))

    def _with_ends(self, said: Outline, fingerprint: str) -> Outline:
        """Where just one part of the screen scrolls so."""
        if fingerprint != self._ends[0]:
            return said
        ways = [way for way in Direction if way in self._ends[1]]
        groups = [group for group in said.groups if set(ways) <= set(group.scrolls)]
        if len(groups) != 1:
            return said
        ended = replace(groups[0], ended=tuple(ways))
        return replace(said, groups=tuple(ended if group is groups[0] else group for group in said.groups))

    def glance(self) -> Look:
        """The last look if it is fresh, else a new one: between two steps nobody touches the phone."""
        if self._last is not None and self._token.now() - self._last_at < FRESH_S:
            return self._last
        return self.look()

    def forget(self) -> None:
        """Something is about to be done: the last look is no longer good."""
        self._last = None
        self._glances = []

    def _observe(self) -> Observation:
        """One look, tried again where the connection hiccuped: looking twice does no harm."""
        for _ in range(TRIES - 1):
            try:
                return self._phone.observe()
            except BadHierarchy:
                raise
            except PhoneFault:
                self._token.wait(0.3)
        return self._phone.observe()

    def point(self, target: Target, look: Look) -> tuple[Found | Miss, Pointing]:
        """What the phrase points at, and the record of it. A moving screen lets nothing be pointed at by pixels alone;
        the tree's own elements are good enough. Where a model was waited for, the screen is looked at once more: what
        has changed meanwhile is not pointed at.

        :raises Stopped: the task has to stop while picture or model are waited for.
        """
        started = self._token.now()
        found = look.page.ground(target)
        answer = found.answer
        if isinstance(answer, Found) and self._token.now() - started > FRESH_S and self._has_changed(look):
            answer = Miss(Reason.HIDDEN, target.phrase, CHANGED)
        return answer, pointing(target, look.tree, answer, found.reading, found.link, found.leaning)

    def _has_changed(self, look: Look) -> bool:
        """A model may have been waited for, and the phone no longer shows what was at rest then."""
        if self._links.chooser is None and self._links.pointer is None:
            return False
        return look.at_rest and self._observe().screen.fingerprint() != look.unveiled.fingerprint()

    def shows(self, expectation: Expectation, look: Look) -> bool:
        """Whether the screen is as expected. An app may be called by what its name means: 设置 is Settings; and by
        any name that it can be opened by, but for one that was learned from an icon.

        :raises PhoneError: the installed apps cannot be listed.
        """
        if checking.holds(expectation, look.reading, UNLEARNED.name_of(look.package)):
            return True
        return isinstance(expectation, InApp) and self._is_app(expectation.app, look.package)

    def _is_app(self, name: str, package: str) -> bool:
        if UNLEARNED.means(name, package):
            return True
        return UNLEARNED.answers(name, package) and UNLEARNED.resolve(name, self._phone.apps()) == package

    def value(self, target: Target, look: Look) -> str | Miss:
        """What the thing says or holds."""
        return grounder.value_of(target, look.reading)

    def shot(self, look: Look) -> Shot | None:
        """The picture of a look, to be kept or shown with ``hidden`` painted over; None when it could not be had, shows
        another moment than a look at rest, or may show a secret or a password where no tree tells of it."""
        if self._veil.drawn(look.unveiled) or self._tells():
            return None
        try:
            shot = look.observation.shot()
        except PhoneFault:
            return None
        if self._elsewhere(shot, look.unveiled):
            return None
        return shot if shot.agreement is not Agreement.MOVING or not look.at_rest else None

    def _tells(self) -> bool:
        """A message that tells a secret may still stand on the screen, and no tree has it."""
        return self._token.now() < self._tells_until

    def hidden(self, unveiled: Screen) -> tuple[Bounds, ...]:
        """What has to be painted over on a picture of this screen."""
        return (*passwords(unveiled), *self._veil.boxes(unveiled))

    def _elsewhere(self, shot: Shot, unveiled: Screen) -> bool:
        """What has to be painted over stands somewhere else on the picture by now, for all that is known."""
        if shot.agreement is Agreement.SAME:
            return False
        return any(self.hidden(screen) for screen in (unveiled, shot.after) if screen is not None)


def focused_field(screen: Screen) -> Element | None:
    """The text field that has the cursor, if any."""
    fields = [e for e in screen.elements if e.focused and e.visible and editable(e)]
    return fields[-1] if fields else None


def editable(element: Element) -> bool:
    """Whether text can be typed into it."""
    return element.password or is_field(element)


def pointing(
    target: Target,
    tree: str,
    answer: Found | Miss,
    reading: Reading | None = None,
    link: Link = Link.TREE,
    leaning: Found | None = None,
) -> Pointing:
    """The record of a phrase and its answer; with the reading, also of what was weighed for a Miss, and first of all
    what a model leans to."""
    if isinstance(answer, Miss):
        likely = leaning.candidates if leaning is not None else ()
        weighed = grounder.candidates(target, reading) if reading is not None else ()
        others = (candidate for candidate in weighed if all(candidate.element is not one.element for one in likely))
        kept = tuple(_kept(candidate) for candidate in (*likely, *others))[: grounder.MOST_CANDIDATES]
        return Pointing(target.phrase, tree, GROUNDER, kept, miss=answer, by=link)
    kept = tuple(_kept(candidate) for candidate in answer.candidates)
    return Pointing(target.phrase, tree, GROUNDER, kept, answer.point, answer.confidence, by=link)


def _kept(candidate: grounder.Candidate) -> Candidate:
    evidence = tuple(f"{e.kind} {e.fit:.2f}" + (f": {e.says}" if e.says else "") for e in candidate.evidence)
    return Candidate(candidate.name, str(candidate.role), candidate.element.bounds, candidate.score, evidence)


def _in_words(clock: datetime | None) -> str:
    """``Sunday, November 29, 2026, 09:41``; what a goal says of next Tuesday counts from there."""
    return f"{clock:%A, %B} {clock.day}, {clock.year}, {clock:%H:%M}" if clock is not None else ""
