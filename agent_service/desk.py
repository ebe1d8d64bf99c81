"""The desk of one step: eyes, hand, the rows of earlier tries, and what is collected for the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from agent_service.budget import Token
from agent_service.codec import decode
from agent_service.effect import (
    COUNTED,
    COUNTS,
    SAME,
    UNLISTED,
    UNSEEN,
    UNTOLD,
    refused,
    taken_for,
    touched_first,
    without_effect,
)
from agent_service.eyes import REACT_S, Eyes, Look
from agent_service.hand import Hand
from agent_service.record import Pointing
from agent_service.recovery import Before, Verdict, before, differs, judge, place, repeatable
from agent_service.store import Gestures, Row
from agent_service.ticking import Ticks, ticks
from device.errors import GestureRefused, PhoneFault
from device.gesture import Gesture, PinchIn, TapAt
from device.interface import Phone
from device.screen import Element
from grounding.apps import AppNames
from grounding.chain import look_alike
from grounding.change import difference, likeness
from grounding.grounder import Found, named
from grounding.interface import Change, Miss, Outline, Reason, Role, SecretRef, Target, Text
from grounding.loading import loads
from planning.history import Done, Result, Unsure

POLL_S = 0.3
"""Between two looks for what is still to come."""
LOADING_S = 5.0
"""How long a screen that says it is loading is given before what is not on it is said not to be there."""
UNANSWERED = "in the midst of it ({part}), and the screen does not tell whether it was done; it was not done again"
UNWATCHED = (
    "just after it was done ({part}); the screen is as it was before, and whether a message answered it, or its "
    "picture has changed, is not known; it was not done again"
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A gesture worked out on one look. ``target`` is what it is for, None for gestures that are for no one thing;
    ``found`` what was pointed at for it."""

    gesture: Gesture
    target: Element | None = None
    found: Found | None = None


def called(name: str) -> Target:
    """The thing with exactly this label."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return Target(f'"{escaped}"')


class Desk:
    """What one intent is carried out with, on the phone's thread."""

    def __init__(
        self,
        phone: Phone,
        eyes: Eyes,
        hand: Hand,
        rows: Gestures,
        names: AppNames,
        token: Token,
        keep_before: Callable[[Look], str],
        keep_after: Callable[[Look], str],
    ) -> None:
        """``keep_…`` keep the picture of a look in the run folder and return its file name, '' for none."""
        self.phone = phone
        self.eyes = eyes
        self.hand = hand
        self.rows = rows
        self.names = names
        self.token = token
        self._keep_before = keep_before
        self._keep_after = keep_after
        self._pages = dict(eyes.pages)
        self.pointings: list[Pointing] = []
        self.before_picture = ""
        self._pictured: Look | None = None
        self.last: Look | None = None
        self.resumed = bool(rows.rows)
        """True when a killed run was in the middle of this step."""
        self._of_killed_run = len(rows.rows)
        self._heard = len(eyes.heard)
        """How many messages had been heard when the last gesture was made."""
        self._touched = ("", "")

    def look(self) -> Look:
        """The screen as it is; nothing was done since the last look."""
        self.last = self.eyes.glance()
        return self.last

    def look_anew(self) -> Look:
        """The screen as it is this moment, for what is only looked at: answers rest on it."""
        self.last = self.eyes.look()
        return self.last

    def look_after(self, earlier: Look) -> Look:
        """The screen after a gesture made on ``earlier``."""
        self.last = self.eyes.look(unlike=earlier.screen.fingerprint())
        return self.last

    def loaded(self, look: Look) -> Look:
        """The screen once nothing on it says that it is still being loaded, or does so for so long that it is given up;
        ``look`` itself, the last one, where nothing says so."""
        deadline = self.token.now() + LOADING_S
        while loads(look.reading) and self.token.now() < deadline:
            self.token.wait(POLL_S)
            look = self.look_anew()
        return look

    def point(self, target: Target, look: Look) -> Found | Miss:
        """What the phrase points at on this look."""
        answer, record = self.eyes.point(target, look)
        self.pointings.append(record)
        return answer

    def tap_on(self, target: Target, look: Look) -> Aim | Miss:
        """A tap on what the phrase points at."""
        found = self.point(target, look)
        return Aim(TapAt(found.point), found.receiver, found) if isinstance(found, Found) else found

    def change(self, earlier: Outline, later: Outline) -> Change:
        """What is different now; of a page that was left and is shown again, since it was seen before this step."""
        known = self._pages.get((later.app, later.called()))
        if known is None and not later.title:  # it may begin with something else now
            others = [page for (app, _), page in self._pages.items() if app == later.app and not page.title]
            known = max(others, key=lambda page: likeness(page, later), default=None)
        return touched_first(difference(earlier, later, known), *self._touched)

    def touches(self, found: Found, look: Look) -> None:
        """What changes is told of this thing first."""
        self._touched = (named(found, look.reading), found.name)

    def origin(self, look: Look) -> Outline:
        """The outline from before the step's first gesture; that of ``look`` when there was none yet."""
        rows = self.rows.rows
        return _was(rows[0]).outline if rows else look.outline

    def as_it_is_now(self, result: Result) -> Result:
        """The result of the step with what changed by its last look: a page may have come up while its expectation was
        waited for. Only where a touch was made, and the view has not been scrolled."""
        if self.last is None or not isinstance(result, Done) or result.change.scrolled or not self.rows.rows:
            return result
        change = self.change(self.origin(self.last), self.last.outline)
        return replace(result, change=change) if change and result.change else result

    def place_of(self, part: str) -> str:
        """Where the target of an earlier try stood, '' when there was none; see ``recovery.place``."""
        row = self.rows.last(part)
        return _was(row).place if row is not None else ""

    def held_first(self, now: str) -> str:
        """The text of what the step's first gesture was for, before it; ``now`` where none was made yet."""
        rows = self.rows.rows
        if not rows:
            return now
        was = _was(rows[0])
        return next((line.split("\x1f")[1] for line in was.lines if line.startswith(f"{was.place}\x1f")), now)

    def make(self, part: str, aim: Aim, look: Look) -> None:
        """Make a gesture that may be made again after a crash: the step reads the state it leads to by itself.

        :raises PhoneError: as ``Hand.make``.
        """
        self._picture(look)
        self.hand.make(part, aim.gesture, look, aim.target)

    def type(self, part: str, text: Text | SecretRef, look: Look, target: Element) -> None:
        """Type into the field that has the cursor, as ``make``."""
        self._picture(look)
        self.hand.type(part, text, look, target)

    def once(
        self,
        part: str,
        aim: Callable[[Look], Aim | Miss],
        phrase: str = "",
        must_show: bool = True,
        again: bool = False,
    ) -> Result:
        """Make a gesture that must not be made twice, and see what came of it.

        A row of an earlier try is judged first. ``must_show``: an unchanged screen is a Miss. ``phrase`` is what a Miss
        of the gesture itself is told with, as the planner said it; '' where ``part`` says it. ``again``: what it leads
        to would show, or it may be made twice after all.
        """
        phrase = phrase or part
        fault: PhoneFault | None = None
        for _ in range(2):
            judged = self._judge_earlier(part, aim, phrase, must_show, again)
            if judged is not None:
                return judged
            look = self.look()
            aimed = aim(look)
            if isinstance(aimed, Miss):
                return aimed
            self._picture(look)
            if aimed.found is not None:
                self.touches(aimed.found, look)
            self._heard = len(self.eyes.heard)
            try:
                self.hand.make(part, aimed.gesture, look, aimed.target)
            except GestureRefused as refusal:
                return refused(phrase, refusal)
            except PhoneFault as exc:
                fault = exc
                continue
            was = before(look.looks, look.outline, None, aimed.gesture)
            if aimed.target is not None and aimed.target.seen:
                was = replace(was, glimpse=look.page.glimpse)
            after, ticked = self._look_for_effect(look, aimed, must_show)
            counted = ticked.only() and ticked.known(look.ticking)
            effect = None if counted else self._effect(was, after, must_show)
            if effect is None and self._is_answered():
                effect = Done(Change())
            if effect is None:
                plain = _without_effect(phrase, aimed, after, COUNTED if counted else SAME)
                pictured = isinstance(plain, Miss) and not counted and self._differs(look, after)
                return Done(Change(), note=self._with_taken(UNTOLD, phrase, aimed, look)) if pictured else plain
            if not effect.change and isinstance(aimed.gesture, PinchIn):
                return replace(effect, note=UNTOLD if self._differs(look, after) else SAME)
            if aimed.found is None:
                return effect
            counts = COUNTS if ticked.only() and ticked.known(after.ticking) else ""
            note = "; ".join(filter(None, (effect.note, counts)))
            return replace(effect, note=self._with_taken(note, phrase, aimed, look))
        assert fault is not None
        raise fault

    def _with_taken(self, note: str, phrase: str, aimed: Aim, look: Look) -> str:
        """The note, and what was touched where the phrase does not say its name."""
        taken = taken_for(phrase, aimed.found, look.reading) if aimed.found is not None else ""
        return "; ".join(filter(None, (note, f"touched: {taken}" if taken else "")))

    def _look_for_effect(self, look: Look, aimed: Aim, must_show: bool) -> tuple[Look, Ticks]:
        """The screen after a gesture made on ``look``, and what on it has only moved on with the time. An effect beside
        that is given as long to show as on a screen that stands still; and as long again, where it was not yet seen to
        move on by itself."""
        deadline = self.token.now() + REACT_S
        after = self.look_after(look)
        if not must_show:
            return after, Ticks(others=True)
        touched = place(aimed.target) if aimed.target is not None else ""
        ticked = ticks(look.glance, after.glance, touched)
        while ticked.only():
            late = self.token.now() - deadline
            if late >= REACT_S or (late >= 0 and (ticked.known(look.ticking) or ticked.known(after.ticking))):
                break
            self.token.wait(POLL_S)
            after = self.look_anew()
            self.eyes.listen()
            ticked = ticks(look.glance, after.glance, touched)
        return after, ticked

    def _judge_earlier(
        self, part: str, aim: Callable[[Look], Aim | Miss], phrase: str, must_show: bool, again: bool
    ) -> Result | None:
        """What came of an earlier try; None when there was none or it never took place."""
        row = self.rows.last(part)
        if row is None or row.result in ("refused", "skipped"):
            return None
        self.resumed = True
        self.hand.in_flight = None
        was = _was(row)
        self.last = look = self.eyes.look(unlike=was.fingerprint)
        aimed = aim(look)
        again = again or (isinstance(aimed, Aim) and _is_repeatable(aimed, look))
        if row.result == "done":
            message = Done(Change()) if self._is_answered() else None
            result = self._effect(was, look, must_show) or message or _without_effect(phrase, aimed, look)
            return result if isinstance(result, Done) or again else self._unsure(row, UNWATCHED)
        target = aimed.target if isinstance(aimed, Aim) else None
        verdict = judge(was, look.looks, target, _glimpse(was, look), again)
        if verdict is not Verdict.TOOK_PLACE and self._is_answered():
            verdict = Verdict.TOOK_PLACE
        if verdict is Verdict.UNKNOWN:
            return self._unsure(row, UNANSWERED)
        self.rows.note(row, "done" if verdict is Verdict.TOOK_PLACE else "skipped")
        return Done(self.change(was.outline, look.outline)) if verdict is Verdict.TOOK_PLACE else None

    def _unsure(self, row: Row, told: str) -> Unsure:
        """That an earlier try was cut off, and what is not known of it."""
        why = "the service was stopped" if row.ordinal < self._of_killed_run else "the connection broke"
        return Unsure(f"{why} {told.format(part=row.part)}")

    def _is_answered(self) -> bool:
        """A message came up since the last gesture: that is what it did."""
        return len(self.eyes.heard) > self._heard

    def _effect(self, was: Before, look: Look, must_show: bool) -> Done | None:
        """What came of a gesture that was made; None when it left the screen as it was and must not have."""
        change = self.change(was.outline, look.outline)
        if change or not must_show:
            return Done(change)
        match differs(was, look.looks, _glimpse(was, look)):
            case False:
                return None
            case True:
                return Done(change, note=UNTOLD if was.glimpse else UNLISTED)
            case None:
                return Done(change, note=UNSEEN)

    def _differs(self, earlier: Look, later: Look) -> bool:
        """Their pictures differ, and the later one stands still: a photo is larger now, a drawing has another line.
        Only where the earlier picture was taken before the gesture."""
        if not self.before_picture or earlier is not self._pictured:
            return False
        shots = [self.eyes.shot(look) for look in (earlier, later)]
        if shots[0] is None or shots[1] is None or look_alike(shots[0].image, shots[1].image):
            return False
        still = self.eyes.shot(self.look_anew())
        return still is not None and look_alike(shots[1].image, still.image)

    def _picture(self, look: Look) -> None:
        if not self.hand.deeds and not self.before_picture:
            self.before_picture = self._keep_before(look)
            self._pictured = look

    def after_picture(self) -> str:
        """Keep the picture of the last look, when anything was done or looked at."""
        return self._keep_after(self.last) if self.last is not None else ""


def _without_effect(phrase: str, aimed: Aim | Miss, look: Look, stayed: str = SAME) -> Result:
    """What a gesture comes to that left the screen as it was."""
    if isinstance(aimed, Miss):
        return Miss(Reason.NO_EFFECT, phrase, stayed)
    return without_effect(phrase, aimed.found, look.reading, isinstance(aimed.gesture, TapAt), stayed)


def _is_repeatable(aimed: Aim, look: Look) -> bool:
    """What drops down when it is tapped shows that it has; for the rest see ``recovery.repeatable``."""
    found = aimed.found
    drops = found is not None and found.role is Role.DROPDOWN and not found.element.seen
    return (drops and isinstance(aimed.gesture, TapAt)) or repeatable(aimed.gesture, aimed.target, look.screen)


def _glimpse(was: Before, look: Look) -> str:
    """The picture now, if it was looked at before."""
    if was.glimpse:
        look.page.look()
    return look.page.glimpse


def _was(row: Row) -> Before:
    found: Before = decode(Before, row.before)
    return found
