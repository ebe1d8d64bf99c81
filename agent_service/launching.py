"""Apps brought to the front: by package where the name is known, else found in the launcher as a person would."""

from __future__ import annotations

from dataclasses import replace

from agent_service.desk import Aim, Desk, called
from agent_service.effect import refused
from agent_service.eyes import Look
from device.errors import GestureRefused
from device.geometry import Point
from device.gesture import LaunchApp, PressKey, SwipeFromTo
from grounding.grounder import Found
from grounding.interface import Miss, Reason, Target
from planning.history import Done, Result

FRONT_S = 15.0
"""How long an app may take to come to the front."""
POLL_S = 0.3
MOST_SCREENFULS = 12
"""Of a launcher's list of apps."""
FINGER_MS = 350
ON_HOME = "the home screen is shown now"
"""What looking for an app leaves behind."""


def open_app(desk: Desk, app: str) -> Result:
    """Bring the app of this name to the front.

    A name that is no package's is looked for under the launcher's icons, and learned when it is found there.
    """
    package = desk.names.resolve(app, desk.phone.apps())
    try:
        if isinstance(package, str):
            return _launch(desk, app, package)
        return package if package.reason is not Reason.NOT_FOUND else _from_launcher(desk, app, package)
    except GestureRefused as refusal:
        return refused(app, refusal)


def _launch(desk: Desk, app: str, package: str) -> Result:
    look = desk.look()
    origin = desk.origin(look)
    if desk.rows.last("launch") is None or look.package != package:
        desk.make("launch", Aim(LaunchApp(package)), look)
        look = desk.look_after(look)
    deadline = desk.token.now() + FRONT_S
    while look.package != package:
        if desk.token.now() >= deadline:
            front = desk.names.name_of(look.package)
            return Miss(Reason.NO_EFFECT, app, f"it was started, but {front} is still in front")
        desk.token.wait(POLL_S)
        look = desk.look_after(look)
    return Done(desk.change(origin, look.outline))


def _from_launcher(desk: Desk, app: str, unknown: Miss) -> Result:
    look = desk.look()
    origin = desk.origin(look)
    target = called(app)
    if desk.rows.last("icon") is None and not _shown(desk, target):
        desk.make("home", Aim(PressKey("home")), desk.look())
        return replace(unknown, detail=f"{unknown.detail}; {ON_HOME}")
    tapped = desk.once("icon", lambda seen: desk.tap_on(target, seen), app, again=True)
    if not isinstance(tapped, Done):
        return tapped
    front = _front(desk)
    if front is None:
        return Miss(Reason.NO_EFFECT, app, "its icon was tapped and no app came to the front")
    desk.names.learn(front.package, app)
    return Done(desk.change(origin, front.outline))


def _shown(desk: Desk, target: Target) -> bool:
    """Go to the launcher, then through its list of apps, until something of that name shows."""
    look = desk.look()
    desk.make("home", Aim(PressKey("home")), look)
    look = desk.look_after(look)
    for _ in range(MOST_SCREENFULS):
        if isinstance(desk.point(target, look), Found):
            return True
        before = look.screen.fingerprint()
        desk.make("browse", Aim(_up(look)), look)
        look = desk.look_after(look)
        if look.screen.fingerprint() == before:
            return False
    return False


def _up(look: Look) -> SwipeFromTo:
    """A finger up the middle: opens a launcher's list of apps, and scrolls it."""
    width, height = look.screen.width, look.screen.height
    return SwipeFromTo(Point(width // 2, int(height * 0.72)), Point(width // 2, int(height * 0.22)), FINGER_MS)


def _front(desk: Desk) -> Look | None:
    """The first look at an app, which the launcher itself is not; None when none comes."""
    apps = frozenset(desk.phone.apps())
    deadline = desk.token.now() + FRONT_S
    look = desk.look()
    while look.package not in apps:
        if desk.token.now() >= deadline:
            return None
        desk.token.wait(POLL_S)
        look = desk.look_after(look)
    return look
