"""From an intent to gestures: one function a kind of intent, each a few looks and at most a few touches.

An unmet wish is a Miss in the words the planner used; only a phone that fails raises.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from agent_service.adjusting import adjust
from agent_service.desk import POLL_S, Aim, Desk
from agent_service.effect import SO_ALREADY
from agent_service.eyes import UNLEARNED, Look
from agent_service.filling import clear, enter
from agent_service.launching import open_app
from agent_service.moving import drag, pinch, scroll, swipe
from device.geometry import Point
from device.gesture import DoubleTapAt, Gesture, LongPressAt, OpenShade, PressKey, TapAt, ViewLink
from device.screen import Element
from grounding.addresses import shows_address
from grounding.checking import only_typed
from grounding.grounder import Found
from grounding.interface import (
    Adjust,
    Change,
    Clear,
    DoubleTap,
    Drag,
    Enter,
    Expectation,
    Gone,
    Holds,
    InApp,
    Intent,
    Key,
    LongPress,
    Miss,
    Open,
    OpenLink,
    Pause,
    Pinch,
    Press,
    Read,
    Reason,
    Scroll,
    Shows,
    Swipe,
    Tap,
    Target,
    Wait,
)
from grounding.loading import loads
from planning.history import GOES_ON, Done, Result

KEYS: dict[Key, str] = {
    Key.BACK: "back",
    Key.HOME: "home",
    Key.RECENTS: "app_switch",
    Key.ENTER: "enter",
    Key.DELETE: "del",
    Key.VOLUME_UP: "volume_up",
    Key.VOLUME_DOWN: "volume_down",
    Key.POWER: "power",
}
SHOWN_KEYS = frozenset({Key.BACK, Key.RECENTS, Key.DELETE})
"""Keys that did nothing when the screen is as before."""
EXPECT_S = 2.0
"""How long a decision's expectation may take to hold after its last intent."""


def act(intent: Intent, desk: Desk) -> Result:
    """Carry one intent out.

    :raises Stopped: the task has to stop.
    :raises PhoneError: the phone failed.
    :raises LeaseLost: the phone is somebody else's.
    """
    if desk.resumed:
        desk.eyes.listen()  # what came up is what answered the gesture that was cut off
    if isinstance(intent, Scroll):
        desk.look()
        _has_loaded(desk)
    result = _carried_out(intent, desk)
    sought = isinstance(result, Miss) and result.reason is Reason.NOT_FOUND and not isinstance(intent, Wait)
    if sought and not desk.hand.deeds and not desk.rows.rows and _has_loaded(desk):
        return _carried_out(intent, desk)
    return result


def _has_loaded(desk: Desk) -> bool:
    """Something on the screen was still being loaded, and no longer is, or is so long that it is given up."""
    look = desk.last
    if look is None or not loads(look.reading):
        return False
    desk.loaded(look)
    return True


def _carried_out(intent: Intent, desk: Desk) -> Result:
    match intent:
        case Tap(target):
            return _touch(desk, "tap", target, TapAt)
        case DoubleTap(target):
            return _touch(desk, "double tap", target, DoubleTapAt)
        case LongPress(target):
            return _touch(desk, "long press", target, LongPressAt)
        case Enter():
            return enter(desk, intent)
        case Clear():
            return clear(desk, intent)
        case Adjust():
            return adjust(desk, intent)
        case Scroll():
            return scroll(desk, intent)
        case Swipe():
            return swipe(desk, intent)
        case Drag():
            return drag(desk, intent)
        case Pinch():
            return pinch(desk, intent)
        case Press(Key.NOTIFICATIONS | Key.QUICK_SETTINGS as shade):
            quick = shade is Key.QUICK_SETTINGS
            return desk.once(f"open the {shade}", lambda _: Aim(OpenShade(quick)), must_show=False)
        case Press(key):
            return desk.once(f"press {key}", lambda _: Aim(PressKey(KEYS[key])), must_show=key in SHOWN_KEYS)
        case Open(app):
            return open_app(desk, app)
        case OpenLink(url):
            return _open_link(desk, url)
        case Wait(until, seconds):
            return _wait(desk, until, seconds)
        case Pause(seconds):
            return _pause(desk, seconds)
        case Read(target):
            return _read(desk, target)
        case _:
            assert_never(intent)


def unmet(desk: Desk, expectation: Expectation) -> str:
    """What is the case instead of what is expected; '' where the screen is, or within a moment comes to be, so."""
    if _until(desk, expectation, EXPECT_S) is not None:
        return ""
    return _unmet(desk, expectation, desk.last or desk.look(), EXPECT_S)


def _touch(desk: Desk, part: str, target: Target, gesture: Callable[[Point], Gesture]) -> Result:
    def aim(look: Look) -> Aim | Miss:
        found = desk.point(target, look)
        return found if isinstance(found, Miss) else Aim(gesture(found.point), _touched(found), found)

    return desk.once(part, aim, target.phrase)


def _touched(found: Found) -> Element:
    """What the touch is for: the switch, when the touch reaches it and not the row around it."""
    return found.control if found.receiver.key == found.control.key else found.element


def _open_link(desk: Desk, url: str) -> Result:
    """An address that is open already may be loaded anew, and looks as it did."""
    already = shows_address(url, desk.look().reading)
    result = desk.once("open link", lambda _: Aim(ViewLink(url)), must_show=not already)
    return replace(result, note=SO_ALREADY) if already and isinstance(result, Done) and not result.change else result


def _wait(desk: Desk, until: Expectation, seconds: float) -> Result:
    look = desk.look_anew()
    start = desk.eyes.told or look.outline
    met = _until(desk, until, seconds)
    if met is not None:
        note = GOES_ON if isinstance(until, Gone) and met.outline.goes_on() else ""
        return Done(desk.change(start, met.outline), note=note)
    last = desk.last or look
    detail = _unmet(desk, until, last, seconds)
    nearest: tuple[str, ...] = ()
    if isinstance(until, Shows | Holds) and isinstance(answer := desk.point(until.target, last), Miss):
        if answer.reason is Reason.NOT_UNDERSTOOD:
            return answer
        nearest = answer.nearest
        if isinstance(until, Shows) and answer.reason is Reason.NOT_FOUND and answer.detail:
            detail = f"{detail}: {answer.detail}"
    return Miss(Reason.NOT_MET, _phrase(until), detail, nearest)


def _pause(desk: Desk, seconds: float) -> Result:
    start = desk.eyes.told or desk.look_anew().outline
    desk.token.wait(seconds)
    return Done(desk.change(start, desk.look_anew().outline))


def _until(desk: Desk, expectation: Expectation, seconds: float) -> Look | None:
    deadline = desk.token.now() + seconds
    look = desk.look()
    while not desk.eyes.shows(expectation, look):
        if desk.token.now() >= deadline:
            return None
        desk.token.wait(POLL_S)
        look = desk.look_anew()
    return look


def _phrase(expectation: Expectation) -> str:
    match expectation:
        case Shows(target) | Gone(target) | Holds(target, _):
            return target.phrase
        case InApp(app):
            return app
        case _:
            assert_never(expectation)


def _unmet(desk: Desk, expectation: Expectation, look: Look, seconds: float) -> str:
    """What is the case instead."""
    waited = f"after {seconds:g} s"
    match expectation:
        case Shows(target) if only_typed(target, look.reading):
            return f"only a field holds it {waited}; to check what was typed, say which field says so"
        case Shows(target) if '"' in target.phrase:
            return f"not shown {waited}"
        case Shows():
            return f"nothing is plainly called so {waited}"
        case Gone(target) if desk.eyes.shows(Shows(target), look):
            return f"still shown {waited}"
        case Gone():
            return f"not plainly gone {waited}: something there may be meant by it; quote the words that should be gone"
        case InApp():
            return f"{_in_front(desk, look)} is in front {waited}"
        case Holds(target, value):
            held = desk.eyes.value(target, look)
            instead = f'it says "{held}"' if isinstance(held, str) else held.text()
            return f'not "{value}" {waited}: {instead}'
        case _:
            assert_never(expectation)


def _in_front(desk: Desk, look: Look) -> str:
    """The app by the name that counts as proof, and by what it is called elsewhere."""
    name, called = UNLEARNED.name_of(look.package), desk.names.name_of(look.package)
    return name if name == called else f"{name}, which an icon called {called} has opened and which may be another app,"


def _read(desk: Desk, target: Target) -> Result:
    look = desk.look_anew()
    desk.point(target, look)
    value = desk.eyes.value(target, look)
    return value if isinstance(value, Miss) else Done(Change(), value, "" if value else "it is empty")
