"""A phone without wires: what it remembers, what it shows, and what touching, typing and time do to it.

``memory`` is all that is saved; everything else is made from it. ``stage`` builds windows and runs what apps do,
``hands``, ``keys`` and ``text_entry`` bring in what people do, ``navigation`` moves between apps, ``installed`` keeps
packages and processes, ``power`` boots and locks. Each of them lives in the file of its name.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Literal

from PIL import Image

from device.geometry import Bounds
from device.simulator.android import dump, editing
from device.simulator.android.alerts import Alerts
from device.simulator.android.app import JSON, App, Page, Start
from device.simulator.android.background import Working
from device.simulator.android.clock import Clock, ClockMode
from device.simulator.android.context import naive_local
from device.simulator.android.hands import Hands, Path
from device.simulator.android.installed import Installed
from device.simulator.android.keys import Keys
from device.simulator.android.navigation import Navigation
from device.simulator.android.notifications import Notifications
from device.simulator.android.permissions import Permissions
from device.simulator.android.power import Power
from device.simulator.android.preparing import prepare, state
from device.simulator.android.profile import LATIN_IME, Profile, factory_settings, properties
from device.simulator.android.stage import Stage
from device.simulator.android.state import PhoneState
from device.simulator.android.tasks import Tasks
from device.simulator.android.text_entry import FocusedField, TextEntry
from device.simulator.android.touch import LONG_PRESS_S
from device.simulator.android.trouble import Trouble
from device.simulator.android.window_context import ShellContext
from device.simulator.android.windows import Window
from device.simulator.apps import installed
from device.simulator.drawing.layout import Placed, find, walk
from device.simulator.drawing.render import WindowToDraw, render

HOME = "com.android.launcher3"
TOAST_SECONDS = 2.0
DENSITIES = (72.0, 1280.0)
"""Dots per inch that can be forced on the display."""
FONT_SCALES = (0.5, 3.0)
SMALLEST_FORCED = 200
"""The shortest side of the display, in pixels, that can be forced on it."""
SHORTEST_STEP = 0.001
"""A clock that is stepped moves at least so many seconds at a time."""


class VirtualPhone:
    """``handset.Handset``. ``apps`` are those of the factory, the launcher among them; this package's if not given."""

    def __init__(
        self,
        profile: Profile | None = None,
        *,
        seed: int = 0,
        clock: Clock | None = None,
        apps: Sequence[App] | None = None,
    ) -> None:
        self.profile = profile or Profile()
        self.serial_number = self.profile.serial_number
        self.trouble = Trouble()
        self._clock = clock or Clock()
        self.installed = Installed(self, installed() if apps is None else apps, HOME)
        self.memory = self._blank(seed)
        self.stage = Stage(self)
        self.navigation = Navigation(self, HOME)
        self.power = Power(self)
        self.text_entry = TextEntry(self)
        self.hands = Hands(self)
        self.keys = Keys(self)
        self.permissions = Permissions(self)
        self.alerts = Alerts(self)
        self.notifications = Notifications(self)
        self.background = Working(self)
        self.power.switch_on()
        self.advance()

    def _blank(self, seed: int) -> PhoneState:
        """The memory of a phone that was never switched on."""
        settings = factory_settings(seed)
        settings["secure"]["lockscreen.disabled"] = "1" if self.profile.lock == "none" else "0"
        return PhoneState(
            clock=self._clock,
            tasks=Tasks(HOME),
            seed=seed,
            rng=random.Random(seed),
            props=properties(self.profile),
            settings=settings,
            data=self.installed.seeds(seed),
            woken_at=self._clock.time(),
        )

    # what it is

    @property
    def props(self) -> dict[str, str]:
        """What getprop prints."""
        self.advance()
        return self.memory.props

    @props.setter
    def props(self, value: dict[str, str]) -> None:
        self.memory.props = value

    @property
    def settings(self) -> dict[str, dict[str, JSON]]:
        """Android's settings by namespace. May be changed in place."""
        return self.memory.settings

    @settings.setter
    def settings(self, value: dict[str, dict[str, JSON]]) -> None:
        self.memory.settings = value

    @property
    def clipboard(self) -> str:
        """What was copied last."""
        return self.memory.clipboard

    @clipboard.setter
    def clipboard(self, value: str) -> None:
        self.memory.clipboard = value

    @property
    def size(self) -> tuple[int, int]:
        """Pixels in natural orientation: the phone's own, or what ``wm size`` forces."""
        width, _, height = str(self.settings["global"].get("display_size_forced") or "").partition(",")
        if not (width.isdecimal() and height.isdecimal()):
            return self.own_size
        own_width, own_height = self.own_size
        # within Android's own limits
        return (
            min(max(int(width), SMALLEST_FORCED), own_width * 2),
            min(max(int(height), SMALLEST_FORCED), own_height * 2),
        )

    @property
    def own_size(self) -> tuple[int, int]:
        """Pixels that the display really has."""
        return self.profile.width, self.profile.height

    @property
    def display_size(self) -> tuple[int, int]:
        """Pixels in the present orientation."""
        width, height = self.size
        return (height, width) if self.memory.rotation % 2 else (width, height)

    @property
    def density(self) -> int:
        """Dots per inch: the phone's own, or what ``wm density`` forces."""
        forced = self.settings["secure"].get("display_density_forced")
        return int(_within(DENSITIES, forced, self.profile.density))

    @property
    def font_scale(self) -> float:
        """Factor on text sizes."""
        return _within(FONT_SCALES, self.settings["system"].get("font_scale"), 1.0)

    @property
    def dark(self) -> bool:
        """Whether the dark theme is on."""
        return str(self.settings["secure"].get("ui_night_mode", "")) == "2"

    @property
    def apps(self) -> dict[str, App]:
        """Everything with pages, by package."""
        return self.installed.apps

    # time

    def time(self) -> float:
        """Seconds since the epoch."""
        return self._clock.time()

    def local_time(self, drawn: bool) -> datetime:
        """Naive local time: now, or when the screen was last drawn anew."""
        return naive_local(self.memory.seen_at if drawn else self.time(), self.memory.props)

    def set_clock(self, mode: ClockMode, now: float | None = None) -> None:
        """Make the clock real or stepped, and perhaps set it."""
        self._clock.set(mode, now)
        self.stage.changed()
        self.advance()

    def step(self, seconds: float) -> None:
        """Let time pass at once, and do what comes due on the way.

        :raises ValueError: for a step backwards.
        """
        if seconds < 0:
            raise ValueError(f"The clock can only be stepped forward, and {seconds} s is a step back.")
        until = self.time() + seconds
        while (wait := self.advance()) is not None and self.time() + wait < until:
            self._clock.step(max(wait, SHORTEST_STEP))
        self._clock.step(max(0.0, until - self.time()))
        self.advance()

    def advance(self) -> float | None:
        """Do what is due; seconds until the next thing is, None when nothing waits."""
        now = self.time()
        due = self.memory.due
        while due and (first := min(due, key=lambda item: float(item["at"])))["at"] <= now:
            due.remove(first)
            self._do(first)
            due = self.memory.due
        self.hands.rest(now)
        working = self.background.wake(now)
        waits = [max(0.0, float(item["at"]) - now) for item in self.memory.due]
        if working is not None:
            waits.append(working)
        if (dark := self.power.rest(now)) is not None:
            waits.append(dark)
        if self.hands.waiting_since is not None:
            waits.append(max(0.0, self.hands.waiting_since + LONG_PRESS_S - now))
        return min(waits, default=None)

    def _do(self, item: dict[str, JSON]) -> None:
        match item["do"]:
            case "boot":
                self.power.boot()
            case "end toast":
                self.memory.toast = ""
            case "end heads-up":
                self.memory.heads_up = []
            case "ask about hang":
                self.alerts.ask_about(str(item["package"]))
            case "end hang":
                self.alerts.recover(str(item["package"]))
            case what:
                raise ValueError(f"The saved phone waits for {what!r}, which this version does not know.")
        self.stage.changed()

    # condition

    @property
    def booted(self) -> bool:
        """Android is up."""
        self.advance()
        return self.memory.booted

    @property
    def screen_on(self) -> bool:
        """The display is lit."""
        return self.memory.screen_on

    @property
    def locked(self) -> bool:
        """The lock screen stands before everything."""
        self.advance()
        return self.memory.locked

    @property
    def rotation(self) -> int:
        """Quarter turns to the left, 0 to 3."""
        return self.memory.rotation

    def reboot(self) -> None:
        """Switch off and on: data stays, everything that ran is gone."""
        self.power.switch_on()
        self.advance()

    def wake(self) -> None:
        """Light the display."""
        self.power.wake()

    def sleep(self) -> None:
        """Switch the display off, and lock."""
        self.power.sleep()

    def dismiss_keyguard(self) -> bool:
        """Unlock; False when a PIN is asked for, whose keypad is then shown."""
        return self.power.dismiss_keyguard()

    def rotate(self, rotation: int) -> None:
        """Turn the display by 0 to 3 quarters; ValueError for anything else."""
        self.power.rotate(rotation)

    # picture and tree

    def windows(self) -> tuple[Window, ...]:
        """All windows, back to front."""
        return self.stage.windows()

    def revision(self) -> int:
        """Grows with every change that can be seen."""
        return self.stage.revision()

    def nodes(self, active_only: bool = False) -> list[dump.Node]:
        """The accessibility tree, front window first; or that of the window that takes keys alone."""
        seen = self.stage.seen_by_accessibility()
        if active_only:
            return self.stage.trees([next(window for window in reversed(seen) if window.takes_keys)])
        return self.stage.trees(window for window in reversed(seen) if window.in_tree)

    def hierarchy(self, compressed: bool = False, max_depth: int = 50, active_only: bool = False) -> str:
        """All windows as u2.jar prints them; or the active one in the same form."""
        return dump.to_xml(self.nodes(active_only), self.rotation, compress=compressed, max_depth=max_depth)

    def screenshot(self) -> Image.Image:
        """What the display shows."""
        if not self.memory.screen_on:
            return Image.new("RGB", self.display_size)
        moving = self.stage.moving()
        picture = self._picture(self.windows())
        if moving is None:
            return picture
        before, share = moving
        return Image.blend(self._picture(before), picture, share)

    def _picture(self, windows: Sequence[Window]) -> Image.Image:
        carried = self.hands.carried
        drawn = [WindowToDraw(window.root, window.scrim, window.secure, carried) for window in windows]
        lifted = self.hands.lifted(Bounds(0, 0, *self.display_size))
        if lifted is not None:
            drawn.append(WindowToDraw(lifted))
        return render(drawn, self.display_size, dark=self.dark)

    def truth(self) -> list[dict[str, JSON]]:
        """Every drawn view; ``window`` is the kind of its window, ``in_tree`` whether accessibility sees it."""
        return [
            {
                "key": placed.key,
                "id": dump.resource_id(placed.view.id, placed.package),
                "text": placed.text,
                "description": placed.view.description,
                "bounds": _box(placed.bounds),
                "visible": _box(placed.visible),
                "clickable": placed.view.clickable,
                "package": placed.package,
                "window": window.kind,
                "in_tree": in_tree,
            }
            for window in self.windows()
            for placed, in_tree in _with_tree(window.root, window.in_tree)
        ]

    # touch

    def act(self, handler: Callable[[], object]) -> None:
        """Run what an app or a window does on a touch or key."""
        self.stage.act(handler)

    def touch(self, action: Literal["down", "move", "up"], x: float, y: float, at: float | None = None) -> None:
        """One touch event; a display that is off feels nothing."""
        self.advance()
        if not self.memory.screen_on:
            return
        self.memory.used_at = self.time()
        when = self.time() if at is None else at
        match action:
            case "down":
                self.hands.down(x, y, when, played=at is not None)
            case "move":
                self.hands.move(x, y, when)
            case "up":
                self.hands.up(x, y, when)

    def tap(self, x: float, y: float, hold: float = 0.0) -> None:
        """Down and up."""
        began = self.time()
        self.touch("down", x, y, began)
        self.touch("up", x, y, began + hold)

    def swipe(self, x1: float, y1: float, x2: float, y2: float, seconds: float, hold: float = 0.0) -> None:
        """A whole swipe in an instant."""
        self.advance()
        if self.memory.screen_on:
            self.hands.swipe((x1, y1), (x2, y2), seconds, hold)

    def pinch(self, first: Path, second: Path) -> bool:
        """Two fingers move at once, each from one place to another; False when nothing answers to that."""
        self.advance()
        return self.memory.screen_on and self.hands.pinch(first, second)

    def scroll_by(self, key: str, direction: Literal["up", "down", "left", "right"], share: float) -> bool:
        """Scroll a list: down shows what is below. False when it did not move."""
        for window in reversed(self.windows()):
            placed = find(window.root, key)
            if placed is None or placed.scroll is None or window.page is None or direction in ("left", "right"):
                continue
            by = placed.bounds.height / placed.pixels * share * (1 if direction == "down" else -1)
            offset = min(placed.scroll.limit, max(0.0, placed.scroll.offset + by))
            if offset == placed.scroll.offset:
                return False
            window.page.scroll[key] = offset
            self.stage.changed()
            return True
        return False

    def scroll_page(self, share: float) -> None:
        """Scroll the first list of the active window by a share of its height, down if it is positive."""
        for placed in walk(self.stage.active().root):
            if placed.scroll is not None and placed.scroll.limit > 0:
                self.scroll_by(placed.key, "down" if share > 0 else "up", abs(share))
                return

    # keys and text

    def key(self, code: int, meta: int = 0, long: bool = False) -> bool:
        """A key by Android's code; False when it has no such key."""
        self.advance()
        self.memory.used_at = self.time()
        return self.keys.press(code, meta, long)

    def type(self, text: str) -> bool:
        """Text at the cursor of the focused field; on the lock screen digits go to the PIN."""
        if not self.memory.locked:
            return not self.alerts.swallows(self.stage.active()) and self.text_entry.insert(text)
        for sign in text:
            if sign.isdigit():
                self.power.enter_pin(sign)
        return self.memory.lock_page.name == "pin"

    def set_text(self, key: str, text: str) -> bool:
        """Replace the text of the field with this key, focused or not; False when there is none to type into."""
        for window in reversed(self.windows()):
            placed = find(window.root, key)
            if placed is not None and placed.view.kind == "field" and window.page is not None:
                if placed.view.enabled:
                    self.text_entry.replace(FocusedField(window.page, key, placed.view), text)
                return placed.view.enabled
        return False

    def clear_focused(self) -> bool:
        """Empty the focused field; False when none has focus."""
        return self.text_entry.edit(lambda at: editing.editing(""))

    def paste(self) -> bool:
        """Type what is on the clipboard; False when no field has focus."""
        return self.text_entry.paste()

    def focused(self) -> FocusedField | None:
        """The field that has focus, if it can be typed into."""
        return self.stage.focused()

    def front_page(self) -> Page | None:
        """The page that is used; None while something of the system's stands before it."""
        return self.stage.front_page()

    # apps

    @property
    def foreground(self) -> tuple[str, str]:
        """(package, activity) in front."""
        self.advance()
        return self.navigation.foreground

    def packages(self) -> dict[str, dict[str, JSON]]:
        """Everything installed."""
        return self.installed.packages()

    def start(self, package: str, start: Start | None = None) -> bool:
        """Start an app; False when it is not installed, has no pages, or the phone is not up."""
        if not self.booted:
            return False
        done: list[bool] = []
        self.act(lambda: done.append(self.navigation.launch(package, start or Start())))
        return done[0]

    def resolve(self, start: Start) -> str:
        """The package that takes a start; '' when none does."""
        return self.installed.resolve(start)

    def stop(self, package: str) -> None:
        """Force stop an app."""
        self.installed.stop(package)

    def clear(self, package: str) -> bool:
        """Stop an app and give it the data of a fresh phone."""
        return self.installed.clear(package)

    def install(self, package: str, label: str, version: str) -> None:
        """Install a package, or another version of it."""
        self.installed.install(package, label, version)

    def uninstall(self, package: str) -> bool:
        """Remove a package; False when there is none, or it is part of the system."""
        return self.installed.uninstall(package)

    def grant(self, package: str, permission: str, given: bool = True) -> bool:
        """Give or take one of Android's permissions (``android.permission.CAMERA``); False when it is not asked for."""
        return self.permissions.grant(package, permission, given)

    # what comes between

    def crash(self, package: str) -> bool:
        """Let a running app fail: it ends, and a dialog says so. False when it does not run."""
        return self.alerts.crash(package)

    def hang(self, package: str, seconds: float | None = None) -> bool:
        """Let a running app answer to nothing, for so long or until it is stopped; False when it does not run.

        Five seconds after the first touch that it does not take, a dialog asks whether to close it.
        """
        return self.alerts.hang(package, seconds)

    def popup(self, kind: str) -> bool:
        """Bring up a dialog at a bad moment: one of ``alerts.POPUPS``. False when it cannot come up now.

        :raises ValueError: for a kind that there is not.
        """
        return self.alerts.popup(kind)

    def notify(
        self, package: str, key: str, title: str, text: str = "", *, urgent: bool = False, big: str = ""
    ) -> bool:
        """Post a notification as if an installed package did; False when it is not installed, or may not notify."""
        if package not in self.packages():
            return False
        return self.notifications.post(package, key, title, text, urgent=urgent, big=big)

    def show_toast(self, text: str) -> None:
        """Show a toast for two seconds, in place of one that is up."""
        memory = self.memory
        memory.toast = memory.last_toast = text
        memory.due = [item for item in memory.due if item["do"] != "end toast"]
        memory.due.append({"at": self.time() + TOAST_SECONDS, "do": "end toast"})
        self.stage.changed()

    def toast(self) -> str:
        """The last toast."""
        return self.memory.last_toast

    def clear_toast(self) -> None:
        """Forget the last toast."""
        self.memory.last_toast = ""

    def open_shade(self, quick_settings: bool = False) -> None:
        """Pull the shade down."""
        self.act(lambda: self.navigation.show("quick" if quick_settings else "shade"))

    def close_shade(self) -> None:
        """Push the shade up again; recent apps stay."""
        if self.memory.cover in ("shade", "quick"):
            self.act(lambda: self.navigation.show(""))

    def switch_radio(self, name: Literal["wifi", "bluetooth", "airplane"], on: bool) -> None:
        """Switch a radio, with all that Settings does then."""
        self.act(lambda: ShellContext(self, Page("radios")).switch_radio(name, on))

    def fits_lock(self, pin: str) -> bool:
        """Whether this PIN, '' for none, opens the lock."""
        return pin == (self.profile.pin if self.power.lock_kind == "pin" else "")

    def recent(self) -> list[tuple[int, str, str]]:
        """The tasks, the one used last first: (number, package, the activity on top)."""
        memory, tasks = self.memory, self.memory.tasks
        found = [(package, tasks.tasks[package].pages[-1]) for package in tasks.recent]
        return [
            (memory.pids.get(package, 0), package, self.installed.activity(page.package or package, page.name))
            for package, page in found
        ]

    # keyboards

    @property
    def keyboard_has_keys(self) -> bool:
        """Whether the keyboard in use draws keys; one driven over adb draws none."""
        return self.installed.keyboard == LATIN_IME

    @property
    def keyboard_shown(self) -> bool:
        """Whether keys are on the display."""
        return self.memory.keyboard.shown and any(window.kind == "keyboard" for window in self.windows())

    def keyboards(self) -> dict[str, bool]:
        """Input methods and whether each is enabled; may be changed in place."""
        return self.memory.input_methods

    def install_keyboard(self, ime: str) -> None:
        """Add an input method, not yet enabled."""
        self.installed.add_keyboard(ime)

    def use_keyboard(self, ime: str) -> bool:
        """Make an input method the active one; False when it is not installed or not enabled."""
        return self.installed.use_keyboard(ime)

    # control

    def state(self) -> dict[str, JSON]:
        """What lasts, and what passes."""
        return state(self)

    def prepare(self, changes: dict[str, JSON]) -> None:
        """Merge changes into the state; all of them or, with a ValueError, none."""
        prepare(self, changes)

    def save(self) -> dict[str, JSON]:
        """Everything, as JSON."""
        self.windows()
        return self.memory.save()

    def restore(self, saved: dict[str, JSON]) -> None:
        """Be the phone that was saved. A finger on the glass counts as lifted.

        :raises ValueError: when it is no saved phone of this version.
        """
        self.memory.restore(saved)
        self.hands.lift()
        self.navigation.touched = ()
        self.stage.show_as_seen()

    def reset(self, seed: int | None = None) -> None:
        """As after the boot of a freshly set up phone; the clock goes back to its start."""
        self._clock.rewind()
        self.memory = self._blank(self.memory.seed if seed is None else seed)
        self.power.switch_on()
        self.memory.due.clear()
        self.power.boot()


def _within(limits: tuple[float, float], value: JSON, default: float) -> float:
    """A number that a setting holds, brought within limits; the default where it holds none above 0."""
    try:
        number = float(str(value))
    except ValueError:
        return default
    low, high = limits
    return min(max(number, low), high) if number > 0 else default


def _with_tree(placed: Placed, seen: bool) -> Iterator[tuple[Placed, bool]]:
    """A view and all below it, and whether accessibility sees each: nothing does below a view that it does not."""
    seen = seen and not placed.view.hidden_from_tree
    yield placed, seen
    for child in placed.children:
        yield from _with_tree(child, seen)


def _box(bounds: Bounds) -> list[int]:
    return [bounds.left, bounds.top, bounds.right, bounds.bottom]
