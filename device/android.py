"""A real phone, or anything that speaks like one: the ``Phone`` over unmodified adbutils and uiautomator2.

adb's shell answers what Android's own commands know. The uiautomator2 server gives the tree and the picture and
injects touches; it is put on the phone and started when first needed, so that a phone that is still booting can be
opened and asked whether it is ready.
"""

from __future__ import annotations

import logging
import math
import re
import shlex
import time
from collections.abc import Callable
from typing import Any, assert_never

import adbutils

from device import answers
from device.channel import Overflowed
from device.connection import SEND_S, Connection
from device.errors import BadHierarchy, GestureRefused, PhoneError, PhoneFault, PhoneNotReady
from device.geometry import Bounds, Point
from device.gesture import (
    ClearText,
    DoubleTapAt,
    DragFromTo,
    Gesture,
    LaunchApp,
    LongPressAt,
    OpenShade,
    PinchIn,
    PressKey,
    SwipeFromTo,
    TapAt,
    TypeText,
    ViewLink,
)
from device.hierarchy import legible, parse
from device.interface import PhoneInfo
from device.keycodes import KEYCODES
from device.picture import Picture, captured
from device.screen import Agreement, Observation, Screen, Shot
from device.settle import Clock, RealClock
from device.textinput import TextInput

log = logging.getLogger(__name__)

DEPTH, SHALLOW = 200, 50
"""How deep the tree is read, and how deep where the phone's stack does not suffice for that."""

EMPTY_LOOKS, EMPTY_WAIT_S = 3, 0.2
"""Between two windows there may be none for a moment: so often an empty tree is looked at in all."""

QUALITY = 90
"""Of the JPEG that the server makes."""

STEP_MS = 5
"""The server plays a movement in steps of this length."""

DOUBLE_TAP_GAP_S = 0.06
"""Between two taps; Android wants 40 to 300 ms."""

DRAG_HOLD_MS = 1000
"""A drag begins with a long press of at most this length."""

PINCH_STEPS = 40
PINCH_REACH = 0.8
"""Share of the area's shorter side that the fingers are apart at the wide end."""

ANYTHING = {"mask": 0x1008000, "childOrSibling": [], "childOrSiblingSelector": [], "enabled": True, "instance": 0}
"""uiautomator's selector for the first thing there is: a two-finger gesture wants an object, whichever."""

LAUNCH_FLAGS = "0x10200000"
"""What a launcher starts apps with: a new task, or the one that is there brought to the front."""

PACKAGE = re.compile(r"[A-Za-z]\w*(\.\w+)*")
ROTATION = re.compile(r'<hierarchy[^>]* rotation="(\d)"')


class AndroidPhone:
    """A phone attached to adb. Made by ``device.adb.AdbHost.open``; owned by one thread."""

    def __init__(self, device: adbutils.AdbDevice, clock: Clock | None = None) -> None:
        self._connection = Connection(device)
        self._clock = clock or RealClock()
        self._text = TextInput(self._connection, self._clock)
        self._display: Bounds | None = None
        self._depth = DEPTH
        self._begun = False

    @property
    def serial(self) -> str:
        """The name adb knows it by."""
        return self._connection.serial

    # --- condition ---

    def info(self) -> PhoneInfo:
        """Model, version and size as held."""
        printed = self._connection.shell(answers.INFO_COMMAND, f"asking {self.serial} what it is")
        return answers.info(printed, self.serial)

    def check_ready(self) -> None:
        """Return when the phone is booted, awake and unlocked.

        :raises PhoneNotReady: booting, asleep or locked.
        :raises PhoneGone: not attached.
        """
        self._connection.check_attached()
        printed = self._connection.shell(answers.STATE_COMMAND, f"asking {self.serial} whether it is ready")
        state = answers.state(printed)
        if not state.booted:
            raise PhoneNotReady("booting", f"{self.serial} is still booting; wait a little")
        if not state.awake:
            raise PhoneNotReady("asleep", f"{self.serial} is asleep; press its power key and unlock it")
        if state.locked:
            raise PhoneNotReady("locked", f"{self.serial} is locked; unlock it by hand")

    def apps(self) -> tuple[str, ...]:
        """Packages that the launcher can start, sorted."""
        doing = f"asking {self.serial} for its apps"
        found = answers.components(self._connection.shell(f"{answers.APPS_COMMAND} 2>/dev/null", doing))
        packages = {component.partition("/")[0] for component in found}
        if not packages:  # before Android 7 there is no such command
            packages = set(answers.packages(self._connection.shell(answers.PACKAGES_COMMAND, doing)))
        return tuple(sorted(packages))

    # --- looking ---

    def observe(self) -> Observation:
        """Look once, without waiting for the screen to settle.

        :raises BadHierarchy: the tree cannot be read.
        """
        self._begin()
        moment = time.time()
        source = self._tree()
        front = self._connection.shell(answers.FRONT_COMMAND, f"asking {self.serial} which app is in front")
        screen = _screen(source, answers.natural_size(front))
        self._display = screen.bounds
        app, clock = answers.foreground(front, screen), answers.clock(front)
        return Observation(screen, app, moment, source, self._lazy_shot(screen), clock)

    def _tree(self) -> str:
        """The XML of all windows."""
        doing = f"reading the screen of {self.serial}"
        xml = self._dump(doing)
        for _ in range(EMPTY_LOOKS - 1):
            if isinstance(xml, str) and "<node" in xml:
                break
            self._clock.wait(EMPTY_WAIT_S)
            xml = self._dump(doing)
        if not isinstance(xml, str):
            raise BadHierarchy(f"{doing} failed: the server on the phone answered {type(xml).__name__}; look again")
        return xml

    def _dump(self, doing: str) -> Any:
        try:
            return self._connection.ask(doing, "dumpWindowHierarchy", False, self._depth)
        except Overflowed as error:
            if self._depth == SHALLOW:
                raise BadHierarchy(f"{error}; leave this screen") from error
        self._depth = SHALLOW
        return self._dump(doing)

    def _lazy_shot(self, screen: Screen) -> Callable[[], Shot]:
        taken: list[Shot] = []

        def shot() -> Shot:
            if not taken:
                taken.append(self._shot(screen))
            return taken[0]

        return shot

    def _shot(self, screen: Screen) -> Shot:
        """A picture, and whether the tree before and after it is the same."""
        picture = self._picture()
        if picture.black and any(e.visible and (e.text or e.description) for e in screen.elements):
            raise PhoneFault(
                f"the picture of {self.serial} is black although its tree shows text: the screen is off, or the app "
                "forbids pictures of itself"
            )
        agreement, after = self._agreement(screen, picture)
        return Shot(picture.image, picture.width, picture.height, agreement, after)

    def _agreement(self, screen: Screen, picture: Picture) -> tuple[Agreement, Screen | None]:
        """Whether the screen held still; the tree behind the picture where it did not."""
        if answers.treeless(screen):
            return (Agreement.SAME if picture.resembles(self._picture()) else Agreement.MOVING), None
        try:
            after = parse(self._tree(), screen.width, screen.height)
        except BadHierarchy:
            return Agreement.UNKNOWN, None
        return (Agreement.SAME, None) if after.fingerprint() == screen.fingerprint() else (Agreement.MOVING, after)

    def _picture(self) -> Picture:
        """What the screen shows; a picture that cannot be had is an error, never an empty one."""
        doing = f"taking a picture of {self.serial}"
        encoded = self._connection.ask(doing, "takeScreenshot", 1, QUALITY)
        if isinstance(encoded, str) and encoded:
            return captured(encoded, doing)
        return captured(self._connection.fetch("screencap -p", doing), doing)

    def message(self) -> str:
        """The last toast since this was asked the last time, '' for none, or where the server on the phone hears none.

        :raises PhoneGone: not attached.
        """
        self._begin()
        doing = f"asking {self.serial} for its messages"
        try:
            said = self._connection.ask(doing, "getLastToast")
            if said:
                self._connection.ask(doing, "clearLastToast")
        except PhoneFault:
            return ""
        return legible(said) if isinstance(said, str) else ""

    # --- doing ---

    def perform(self, gesture: Gesture) -> None:
        """Carry the gesture out and return when the phone has it.

        :raises GestureRefused: nothing was done.
        :raises PhoneFault: whether it was done is not known.
        """
        self._begin()
        match gesture:
            case TapAt(point):
                self._touch("the tap", "click", point)
            case DoubleTapAt(point):
                self._double_tap(point)
            case LongPressAt(point, ms):
                self._touch("the long press", "click", point, extra=ms, ms=ms)
            case SwipeFromTo(start, end, ms):
                self._touch("the swipe", "swipe", start, end, extra=max(2, ms // STEP_MS), ms=ms)
            case DragFromTo(start, end, ms):
                self._touch("the drag", "drag", start, end, extra=max(2, ms // STEP_MS), ms=ms + DRAG_HOLD_MS)
            case PinchIn(area, scale):
                self._pinch(area, scale)
            case PressKey(key):
                self._press(key)
            case OpenShade(quick):
                self._open_shade(quick)
            case TypeText(text):
                self._text.type(text)
            case ClearText():
                self._text.clear()
            case LaunchApp(package, fresh):
                self._launch(package, fresh)
            case ViewLink(url):
                self._view(url)
            case _:
                assert_never(gesture)

    def _touch(self, doing: str, method: str, *points: Point, extra: int | None = None, ms: int = 0) -> None:
        """A gesture of one finger that takes ``ms``; ``extra`` is the call's last parameter."""
        for point in points:
            if self._display is not None and not self._display.contains(point):
                outside = f"{doing} would be outside of the screen"
                raise GestureRefused(f"{outside}: {point.x}, {point.y}", outside)
        coordinates = [value for point in points for value in (point.x, point.y)]
        rest = () if extra is None else (extra,)
        self._inject(doing, method, *coordinates, *rest, seconds=SEND_S + ms / 1000)

    def _double_tap(self, point: Point) -> None:
        self._touch("the double tap", "click", point)
        self._clock.wait(DOUBLE_TAP_GAP_S)
        try:
            self._touch("the second half of the double tap", "click", point)
        except GestureRefused as error:
            raise PhoneFault(f"only the first half of the double tap was done: {error}") from error

    def _inject(self, doing: str, method: str, *params: Any, seconds: float = SEND_S) -> None:
        if self._connection.send(doing, method, *params, seconds=seconds) is False:
            advice = "was not taken by the phone; allow simulated input in its developer options"
            raise GestureRefused(f"{doing} {advice}", f"it {advice}")

    def _pinch(self, area: Bounds, scale: float) -> None:
        """Two fingers on a horizontal line through the middle of ``area``."""
        wide = PINCH_REACH * min(area.width, area.height) / 2
        if not (math.isfinite(scale) and scale > 0 and scale != 1 and wide >= 2):
            raise GestureRefused(
                f"no two fingers can move by the factor {scale} within {area.width}x{area.height}",
                "two fingers cannot move so in there",
            )
        narrow = wide / scale if scale > 1 else wide * scale
        start, end = (narrow, wide) if scale > 1 else (wide, narrow)
        middle = area.center
        places = [{"x": round(middle.x + side * reach), "y": middle.y} for reach in (start, end) for side in (-1, 1)]
        self._inject("the pinch", "gesture", ANYTHING, *places, PINCH_STEPS)

    def _press(self, key: str) -> None:
        code = KEYCODES.get(key)
        if code is None:
            raise GestureRefused(f"there is no key {key!r}; there are: {', '.join(KEYCODES)}", "there is no such key")
        self._inject(f"the key {key}", "pressKeyCode", code)

    def _open_shade(self, quick: bool) -> None:
        what, method = ("quick settings", "openQuickSettings") if quick else ("notifications", "openNotification")
        if self._connection.send(f"the {what}", method, seconds=SEND_S) is False:
            raise GestureRefused.in_words(f"the phone does not open the {what}")

    def _launch(self, package: str, fresh: bool) -> None:
        if not PACKAGE.fullmatch(package):
            raise GestureRefused(f"{package!r} is not the name of a package", "that is no app")
        doing = f"the start of {package} on {self.serial}"
        printed = self._connection.shell(f"{answers.APPS_COMMAND} {package} 2>&1", doing)
        component = answers.entry(printed, package)
        if not component:
            raise GestureRefused(
                f"{package} is not installed, or has nothing that a launcher could start; the phone says: "
                f"{' '.join(printed.split())[:200]}",
                "it is not installed, or has nothing that a launcher could start",
            )
        stop = f"am force-stop {package}; " if fresh else ""
        self._start(doing, f"{stop}am start {answers.LAUNCHER} -f {LAUNCH_FLAGS} -n {shlex.quote(component)}")

    def _view(self, url: str) -> None:
        if not url.strip() or any(ord(character) < 0x20 for character in url):
            raise GestureRefused.in_words("that is no link")
        self._start(f"the link on {self.serial}", f"am start -a android.intent.action.VIEW -d {shlex.quote(url)}")

    def _start(self, doing: str, command: str) -> None:
        printed = self._connection.order(f"{command} 2>&1", doing)
        if answers.refused(printed):
            said = " ".join(printed.split())[:300]
            raise GestureRefused(f"{doing} was refused: {said}", "no app was started by it")

    # --- beginning and end ---

    def _begin(self) -> None:
        """Give back the keyboard that a session before this one took and, having crashed, kept."""
        if not self._begun:
            self._begun = True
            self._give_back_keyboard()

    def close(self) -> None:
        """Give everything back: the keyboard that was active, the server on the phone. May be called twice."""
        if self._begun:
            self._begun = False
            self._give_back_keyboard()
        self._connection.close()

    def _give_back_keyboard(self) -> None:
        try:
            self._text.give_back()
        except PhoneError as error:
            log.warning("the keyboard of %s could not be given back: %s", self.serial, error)


def _screen(source: str, natural: tuple[int, int] | None) -> Screen:
    """The tree as a screen of the phone whose size in natural orientation is ``natural``."""
    if natural is None:
        return parse(source)
    rotation = ROTATION.search(source)
    turned = rotation is not None and int(rotation.group(1)) % 2 == 1
    width, height = reversed(natural) if turned else natural
    return parse(source, width, height)
