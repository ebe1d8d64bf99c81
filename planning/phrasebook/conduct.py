"""What to do next, given the plan, the screen in words and what happened so far. Pure: no state, no clock.

An instruction that comes off leads to the next one. One that does not is met by the ways of its reason, each at most
once; then it gives up and says what it tried. An app that is opened shows the page it was left on: where the first deed
does not come off there, it goes back to the app's first page. An instruction of which it is unsure whether it took
place is judged by the screen, never blindly done again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from grounding.interface import (
    Adjust,
    Clear,
    Direction,
    Enter,
    Gone,
    Holds,
    InApp,
    Intent,
    Key,
    Miss,
    Open,
    OpenLink,
    Outline,
    Press,
    Read,
    Reason,
    Scroll,
    Shows,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.decision import Act, Decision, Finish, GiveUp
from planning.history import GOES_ON, Done, PastStep, Unsure
from planning.phrasebook import judging, sight
from planning.phrasebook.instruction import Check, Do, OpenNamed, SetTo, SwitchTo, TypeHere
from planning.phrasebook.plan import Plan
from planning.phrasebook.resolving import resolve
from planning.phrasebook.situation import OWN, Situation, Try, Way, memo, tries
from planning.words import expectation_words, intent_words, one_line, phrases, quoted

LADDERS: dict[Reason, tuple[Way, ...]] = {
    Reason.NOT_FOUND: (Way.WAIT, Way.DOWN, Way.UP, Way.KEYBOARD, Way.BACK, Way.APP),
    Reason.OFF_SCREEN: (Way.DOWN, Way.UP, Way.KEYBOARD, Way.BACK),
    Reason.HIDDEN: (Way.KEYBOARD, Way.WAIT, Way.DOWN, Way.UP, Way.BACK),
    Reason.DISABLED: (Way.AGAIN, Way.BACK),
    Reason.NO_EFFECT: (Way.AGAIN, Way.BACK),
    Reason.NOT_MET: (Way.AGAIN, Way.BACK),
    Reason.AMBIGUOUS: (Way.BACK,),
    Reason.NOT_UNDERSTOOD: (Way.TAP, Way.BACK),
}
"""What is tried, in order, before giving up."""

PATIENCE = 3.0
"""Seconds to wait for something before it is looked for elsewhere."""
MOST_BACKS = 6
"""How often back is pressed to leave an app."""
MOST_UNSURE = 3
"""How often one instruction may be interrupted before it is left to a person."""


def decide(plan: Plan, outline: Outline, history: Sequence[PastStep]) -> Decision:
    """The next decision."""
    now = Situation(plan, outline, tries(history))
    if not now.past:
        return _issue(now, 0, Way.DO)
    last = now.past[-1]
    if last.place >= len(plan.instructions):
        return GiveUp("The history belongs to another goal. Start the task again.")
    match last.step.result:
        case Done() if last.way in OWN or last.way is Way.LOOK:
            return _onward(now, last.place)
        case Done(change) if last.way is Way.BACK:
            return _further_back(now, last.place, left=bool(change.app))
        case Done() if last.way is Way.KEEP:
            return _give_up(now, last.place)
        case Done():
            return _issue(now, last.place, Way.AGAIN)
        case Miss() as miss:
            return _after_miss(now, last, miss)
        case Unsure(detail):
            return _after_unsure(now, last, detail)
        case _ as never:
            assert_never(never)


def _onward(now: Situation, place: int) -> Decision:
    if place + 1 < len(now.plan.instructions):
        return _issue(now, place + 1, Way.DO)
    return Finish(_summary(now), now.plan.checks())


def _summary(now: Situation) -> str:
    count = len(now.plan.instructions)
    parts = [f"Did {'the one step' if count == 1 else f'all {count} steps'}."]
    checks = now.plan.checks()
    if checks:
        parts.append("Checked: " + "; ".join(expectation_words(check) for check in checks) + ".")
    for one in now.past:
        match one.step:
            case PastStep(intent=Read(target), result=Done(value=value)):
                parts.append(f"{target.phrase} reads {quoted(value)}.")
            case PastStep(intent=Wait(Gone() as gone), result=Done(note=note)) if GOES_ON in note:
                parts.append(f"That {expectation_words(gone)} is {GOES_ON}.")
            case PastStep(result=Unsure()) if one.way in OWN and not _repeated(now, one):
                parts.append(f"Judging by the screen, {quoted(now.words(one.place))} took place when interrupted.")
            case _:
                pass
    return " ".join(parts)


def _repeated(now: Situation, unsure: Try) -> bool:
    return any(one.step.turn > unsure.step.turn and one.way in OWN for one in now.of(unsure.place))


# --- issuing --------------------------------------------------------------------------------------------------------


def _issue(now: Situation, place: int, way: Way) -> Decision:
    intent = _for_way(now, place, way)
    if intent is None:
        can_go_back = now.opening(place) is not None and Way.BACK not in now.used(place)
        return _issue(now, place, Way.BACK) if can_go_back else _give_up(now, place)
    count = len(now.plan.instructions)
    thought = f"Step {place + 1} of {count}: {intent_words(intent)}" + (f" ({way})" if way else "") + "."
    return Act((intent,), thought=thought, memo=memo(place, count, way, now.words(place)))


def _for_way(now: Situation, place: int, way: Way) -> Intent | None:
    match way:
        case Way.AGAIN if {Way.TAP, Way.APP} & now.used(place):
            return now.intent(place)
        case Way.DO | Way.AGAIN:
            return resolve(now.plan.instructions[place], now.outline, first=place == 0)
        case Way.TAP:
            return Tap(_sought(now, place))
        case Way.APP:
            return Open(_sought(now, place).phrase)
        case Way.WAIT:
            return Wait(Shows(_sought(now, place)), PATIENCE)
        case Way.DOWN:
            return Scroll(Direction.DOWN, until=_sought(now, place))
        case Way.UP:
            return Scroll(Direction.UP, until=_sought(now, place))
        case Way.KEYBOARD | Way.BACK | Way.KEEP:
            return Press(Key.BACK)
        case Way.ANEW:
            return now.opening(place)
        case Way.LOOK:
            following = _following(now, place)
            return Wait(Shows(following), PATIENCE) if following else now.intent(place)
        case _ as never:
            assert_never(never)


def _sought(now: Situation, place: int) -> Target:
    """The phrase that was missed, of those the intent holds."""
    intent, miss = now.intent(place), now.missed(place)
    assert intent is not None
    named = phrases(intent)
    return next((target for target in named if miss and target.phrase == miss.phrase), named[0])


# --- when it did not come off ---------------------------------------------------------------------------------------


def _after_miss(now: Situation, last: Try, miss: Miss) -> Decision:
    if last.way is Way.LOOK:
        return _give_up_unsure(now, last.place, f"{_interruption(now, last.place)}; what comes next did not show")
    if last.way in OWN:
        late = judging.came_late(last.step.intent, _evidence(now, last), miss.touched)
        so_already = judging.no_matter(last.step.intent, now.outline, miss.touched)
        if miss.reason is Reason.NO_EFFECT and (late or so_already):
            return _onward(now, last.place)
    reason, intent = now.missed(last.place), now.intent(last.place)
    if reason is None or intent is None:
        return GiveUp(f"Cannot do {now.said(last.place)} because {last.way} failed: {miss.text()}.")
    used = now.used(last.place)
    for way in LADDERS[reason.reason]:
        if way not in used and _applies(now, last.place, way, intent, reason):
            return _issue(now, last.place, way)
    return _give_up(now, last.place)


def _give_up(now: Situation, place: int) -> GiveUp:
    reason, intent = now.missed(place), now.intent(place)
    if reason is not None and intent is not None:
        return GiveUp(_why(now, place, intent, reason))
    return GiveUp(
        f"Cannot do {now.said(place)} because the screen shows no field that would take the text. Name the field, "
        'as in "type hello into the search field", or tap it first.'
    )


def _further_back(now: Situation, place: int, left: bool) -> Decision:
    """Back until the app is ``left``; when it is opened anew, it shows its first page.

    An app that asks before a page is closed may have something there that is not saved: nothing is answered.
    """
    if left:
        return _issue(now, place, Way.ANEW)
    if sight.asks(now.outline):
        return _issue(now, place, Way.KEEP)
    if sum(one.way is Way.BACK for one in now.of(place)) < MOST_BACKS:
        return _issue(now, place, Way.BACK)
    return _give_up(now, place)


def _applies(now: Situation, place: int, way: Way, intent: Intent, miss: Miss) -> bool:
    findable = bool(phrases(intent)) and not isinstance(intent, Wait)
    match way:
        case Way.AGAIN:
            return _again_applies(now, intent, miss)
        case Way.WAIT:
            return findable and not isinstance(intent, Scroll) and now.is_new(place)
        case Way.DOWN:
            return findable and sight.scrolls(now.outline, Direction.DOWN) and not _scrolled(intent, Direction.DOWN)
        case Way.UP:
            return findable and sight.scrolls(now.outline, Direction.UP) and not _scrolled(intent, Direction.UP)
        case Way.KEYBOARD:
            return findable and sight.keyboard_shown(now.outline)
        case Way.TAP | Way.APP:
            return isinstance(now.plan.instructions[place].action, OpenNamed) and isinstance(intent, Adjust)
        case Way.BACK:
            return now.opening(place) is not None and _back_applies(now, intent, miss)
        case Way.DO | Way.LOOK | Way.ANEW | Way.KEEP:
            return False
        case _ as never:
            assert_never(never)


def _again_applies(now: Situation, intent: Intent, miss: Miss) -> bool:
    match miss.reason:
        case Reason.DISABLED:
            return not isinstance(intent, Wait)
        case Reason.NOT_MET:
            return isinstance(intent, Enter | Clear | Adjust) and judging.repeatable(intent)
        case _:
            return judging.safe_to_touch_again(intent, now.outline)


def _scrolled(intent: Intent, direction: Direction) -> bool:
    return isinstance(intent, Scroll) and intent.direction is direction


def _back_applies(now: Situation, intent: Intent, miss: Miss) -> bool:
    """True when another page may have what is wanted, and nothing was done on this one that must not be done twice.

    Of claims only that something is shown: of another page, the others say nothing.
    """
    if isinstance(intent, Wait):
        return isinstance(intent.until, Shows)
    match miss.reason:
        case Reason.NO_EFFECT:
            read = sight.only_read(now.outline, miss.touched or miss.phrase)
            return bool(phrases(intent)) and (read or judging.safe_to_touch_again(intent, now.outline))
        case Reason.NOT_UNDERSTOOD:
            return isinstance(intent, Adjust)
        case Reason.NOT_MET:
            return False
        case _:
            return bool(phrases(intent))


def _why(now: Situation, place: int, intent: Intent, miss: Miss) -> str:
    said, nearest = now.said(place), "; ".join(miss.nearest)
    detail = f" ({told})" if (told := miss.told()) else ""
    tried = [str(one.way) for one in now.of(place) if one.way is not Way.DO]
    effort = f" Tried: {', '.join(dict.fromkeys(tried))}." if tried else ""
    names = f" What comes closest on the screen: {nearest}." if nearest else ""
    action = now.plan.instructions[place].action
    if isinstance(action, Check):
        return f"Check failed: {expectation_words(action.expectation)}: {miss.reason}{detail}.{effort}{names}"
    if miss.reason is Reason.AMBIGUOUS:
        several = f"{quoted(miss.phrase)} may mean several things{detail}"
        return f"Cannot do {said} because {several}.{effort} Say one of: {nearest}."
    if isinstance(intent, Wait):
        return f"Cannot do {said} because {expectation_words(intent.until)} did not come true{detail}.{effort}{names}"
    if miss.reason is Reason.NOT_UNDERSTOOD and not isinstance(intent, Adjust):
        return (
            f"Cannot do {said} because the phrase {quoted(miss.phrase)} is not understood{detail}. Name the thing as "
            f'it is labelled, in quotes, as in: tap "Save".{names}'
        )
    return f"Cannot do {said} because of {quoted(miss.phrase)}: {miss.reason}{detail}.{effort}{names}"


# --- when it is not known whether it took place ---------------------------------------------------------------------


def _after_unsure(now: Situation, last: Try, detail: str) -> Decision:
    interrupted = [one for one in now.of(last.place) if isinstance(one.step.result, Unsure)]
    if len(interrupted) > MOST_UNSURE:
        return _give_up_unsure(now, last.place, f"it was interrupted {len(interrupted)} times, last: {detail}")
    if last.way is Way.LOOK:
        return _issue(now, last.place, Way.LOOK)
    if last.way not in OWN:
        return _issue(now, last.place, Way.AGAIN)
    match judging.judge(last.step.intent, _evidence(now, last)):
        case judging.Verdict.DONE:
            return _onward(now, last.place)
        case judging.Verdict.NOT_DONE:
            return _issue(now, last.place, Way.AGAIN)
        case judging.Verdict.LOOK:
            return _issue(now, last.place, Way.LOOK)
        case judging.Verdict.UNKNOWN:
            return _give_up_unsure(now, last.place, detail)
        case _ as never:
            assert_never(never)


def _give_up_unsure(now: Situation, place: int, detail: str) -> GiveUp:
    left = "; ".join(one.said for one in now.plan.instructions[place + 1 :])
    rest = f" What was left to do after it: {one_line(left)}." if left else ""
    return GiveUp(
        f"The run was interrupted in {now.said(place)} and the screen does not tell whether it took place ({detail}). "
        f"It was not done again, so that nothing is done twice. Look at the phone before starting a new task.{rest}"
    )


def _interruption(now: Situation, place: int) -> str:
    """What left the instruction unsure, the last time."""
    results = (one.step.result for one in reversed(now.of(place)))
    return next((result.detail for result in results if isinstance(result, Unsure)), "it was interrupted")


def _evidence(now: Situation, last: Try) -> judging.Evidence:
    following = now.plan.instructions[last.place + 1 : last.place + 2]
    expected = following[0].action.expectation if following and isinstance(following[0].action, Check) else None
    return judging.Evidence(now.outline, _typed_before(now, last.place), _following(now, last.place), expected)


def _typed_before(now: Situation, place: int) -> tuple[tuple[Target, str], ...]:
    """What the instructions right before this one typed, newest first."""
    typed: list[tuple[Target, str]] = []
    for one in reversed([one for one in now.past if one.place < place and one.way in OWN]):
        match one.step:
            case PastStep(intent=Enter(target, Text(value)), result=Done()):
                typed.append((target, value))
            case PastStep(intent=Enter() | Clear() | Adjust() | Wait()):
                pass
            case _:
                break
    return tuple(typed)


def _following(now: Situation, place: int) -> Target | None:
    """What a later instruction needs to see, as long as no other screen is asked for before."""
    for one in now.plan.instructions[place + 1 :]:
        match one.action:
            case Do(Open() | OpenLink() | Press()) | OpenNamed() | TypeHere():
                return None
            case Do(Wait(Gone() | InApp())) | Check(Gone() | InApp()):
                continue
            case Check(Shows(target) | Holds(target, _)) | SetTo(target, _) | SwitchTo(target):
                return target
            case Do(intent) if phrases(intent):
                return phrases(intent)[0]
            case _:
                continue
    return None
