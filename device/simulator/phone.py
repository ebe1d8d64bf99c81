"""A phone without wires: what it remembers, what it shows, and what touching, typing and time do to it."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from PIL import Image

from device.geometry import Bounds
from device.simulator import dump, editing
from device.simulator.app import JSON, App, Page, Start
from device.simulator.apps import installed, systemui
from device.simulator.clock import Clock, ClockMode
from device.simulator.context import ShellContext, naive_local
from device.simulator.hands import Hands
from device.simulator.keyboard import LAYOUT_OF_FIELD
from device.simulator.keys import Keys
from device.simulator.layout import Placed, find, walk
from device.simulator.packages import ALWAYS_RUNNING, INPUT_METHODS_IN, SYSTEM_PARTS, ForeignApp, resolve
from device.simulator.preparing import prepare, state
from device.simulator.render import WindowToDraw, render
from device.simulator.profile import ANDROID_RELEASE, LATIN_IME, LockKind, Profile, factory_settings, properties
from device.simulator.state import Cover, PhoneState
from device.simulator.tasks import Tasks
from device.simulator.text_entry import FocusedField, TextEntry
from device.simulator.windows import ANCHOR, Window, arrange

TOAST_SECONDS = 2.0
REVEAL_MARGIN_DP = 24
"""Room kept around the focused field when it is scrolled into view above the keyboard."""


class VirtualPhone:
    """``handset.Handset``. Everything it knows is in ``memory``; windows are built from that and kept until it changes.

    ``apps`` are the apps of the factory (those of this package if none are given); the one named ``home`` must be
    among them.
    """

    def __init__(
        self,
        profile: Profile | None = None,
        *,
        seed: int = 0,
        clock: Clock | None = None,
        apps: Sequence[App] | None = None,
        home: str = "com.android.launcher3",
    ) -> None:
        self.profile = profile or Profile()
        self._clock = clock or Clock()
        self._factory = {app.package: app for app in (installed() if apps is None else apps)}
        self._home = home
        self._revision = 0
        self._windows: tuple[Window, ...] = ()
        self._fresh = False
        self._redraw_at = 0.0
        self._settings_seen: dict[str, dict[str, JSON]] = {}
        self._acting = 0
        self.touched: Sequence[Placed] = ()
        """The views under the last touch, from the root down."""
        self.memory = self._blank(seed)
        self.text_entry = TextEntry(self)
        self._hands = Hands(self)
        self._keys = Keys(self)
        self._power_on()

    # what it is

    @property
    def serial_number(self) -> str:
        """As adb lists it."""
        return self.profile.serial_number

    @serial_number.setter
    def serial_number(self, value: str) -> None:
        raise AttributeError(f"A phone keeps its serial number {self.profile.serial_number!r}; make another phone.")

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
        """Pixels in natural orientation."""
        return self.profile.width, self.profile.height

    @property
    def display_size(self) -> tuple[int, int]:
        """Pixels in the present orientation."""
        width, height = self.size
        return (height, width) if self.memory.rotation % 2 else (width, height)

    @property
    def density(self) -> int:
        """Dots per inch: the phone's own, or what ``wm density`` forces."""
        return int(_positive(self.settings["secure"].get("display_density_forced"), self.profile.density))

    @property
    def font_scale(self) -> float:
        """Factor on text sizes."""
        return _positive(self.settings["system"].get("font_scale"), 1.0)

    @property
    def dark(self) -> bool:
        """Whether the dark theme is on."""
        return str(self.settings["secure"].get("ui_night_mode", "")) == "2"

    @property
    def apps(self) -> dict[str, App]:
        """Everything with pages: the factory's apps, and those installed later."""
        added: dict[str, App] = {p: ForeignApp(p, a["label"], a["version"]) for p, a in self.memory.added.items()}
        return {**self._factory, **added}

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
        self.changed()
        self.advance()

    def step(self, seconds: float) -> None:
        """Let time pass at once, and do what comes due on the way.

        :raises ValueError: for a step backwards.
        """
        until = self.time() + seconds
        while (wait := self.advance()) is not None and self.time() + wait < until and seconds > 0:
            self._clock.step(max(wait, 0.001))
        self._clock.step(max(0.0, until - self.time()) if seconds >= 0 else seconds)
        self.advance()

    def advance(self) -> float | None:
        """Do what is due; seconds until the next thing is, None when nothing waits."""
        now = self.time()
        due = self.memory.due
        while due and (first := min(due, key=lambda item: float(item["at"])))["at"] <= now:
            due.remove(first)
            self._do(first)
        self._hands.rest(now)
        waits = [float(item["at"]) - now for item in due]
        if self._hands.waiting_since is not None:
            waits.append(max(0.0, self._hands.waiting_since + 0.4 - now))
        return min(waits, default=None)

    def _do(self, item: dict[str, JSON]) -> None:
        match item["do"]:
            case "boot":
                self._boot()
            case "end toast":
                self.memory.toast = ""
            case what:
                raise ValueError(f"The saved phone waits for {what!r}, which this version does not know.")
        self.changed()

    # power, lock

    def _blank(self, seed: int) -> PhoneState:
        """The memory of a phone that was never switched on."""
        settings = factory_settings()
        settings["secure"]["lockscreen.disabled"] = "1" if self.profile.lock == "none" else "0"
        return PhoneState(
            clock=self._clock,
            tasks=Tasks(self._home),
            seed=seed,
            rng=random.Random(seed),
            props=properties(self.profile),
            settings=settings,
            data={package: app.seed(random.Random(seed)) for package, app in self._factory.items()},
        )

    def _power_on(self) -> None:
        memory = self.memory
        memory.booted, memory.screen_on, memory.locked, memory.cover = False, True, False, ""
        memory.tasks = Tasks(self._home)
        memory.pids, memory.toast, memory.rotation = {}, "", 0
        memory.keyboard.shown = False
        memory.props.update({"sys.boot_completed": "", "dev.bootcomplete": ""})
        memory.due = [{"at": self.time() + self.profile.boot_seconds, "do": "boot"}]
        self._hands.lift()
        self.changed()
        self.advance()

    def _boot(self) -> None:
        memory = self.memory
        memory.booted = True
        memory.props.update({"sys.boot_completed": "1", "dev.bootcomplete": "1"})
        for package in ALWAYS_RUNNING:
            self._run(package)
        self.go_home()
        self._lock()

    def _lock(self) -> None:
        self.memory.locked = self.lock_kind != "none"
        self.memory.lock_page = Page("lock")

    @property
    def lock_kind(self) -> LockKind:
        """What the phone asks for before it is used."""
        if self.profile.lock == "pin":
            return "pin"
        return "none" if str(self.settings["secure"].get("lockscreen.disabled")) == "1" else "swipe"

    def reboot(self) -> None:
        """Switch off and on: data stays, everything that ran is gone."""
        self._power_on()

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
        return self.memory.locked

    @property
    def rotation(self) -> int:
        """Quarter turns to the left, 0 to 3."""
        return self.memory.rotation

    def wake(self) -> None:
        """Light the display."""
        self.memory.screen_on = True
        self.changed()

    def sleep(self) -> None:
        """Switch the display off, and lock."""
        if self.memory.booted and not self.memory.locked:
            self._lock()
        self.memory.screen_on, self.memory.cover = False, ""
        self.memory.keyboard.shown = False
        self._hands.lift()
        self.changed()

    def dismiss_keyguard(self) -> bool:
        """Unlock; False when a PIN is asked for, whose keypad is then shown."""
        if self.memory.locked and not self.unlock(""):
            self.memory.lock_page.name = "pin"
            self.changed()
            return False
        return True

    def unlock(self, pin: str) -> bool:
        """Unlock with a PIN ('' where none is asked for); False when it is another."""
        if self.lock_kind == "pin" and pin != self.profile.pin:
            return False
        self.memory.locked = False
        self.changed()
        return True

    def pin_entry(self, what: str) -> None:
        """A key pressed on the lock screen: a digit, 'delete' or 'submit'."""
        page = self.memory.lock_page
        if page.name != "pin":
            return
        shell = ShellContext(self, page)
        match what:
            case "delete":
                systemui.delete_digit(shell)
            case "submit":
                systemui.submit_pin(shell)
            case digit:
                systemui.enter_digit(shell, digit)
        self.changed()

    def rotate(self, rotation: int) -> None:
        """Turn the display.

        :raises ValueError: when it is not 0, 1, 2 or 3.
        """
        if rotation not in (0, 1, 2, 3):
            raise ValueError(f"A display is turned by 0, 1, 2 or 3 quarters, not {rotation}.")
        self.memory.rotation = rotation
        self._hands.lift()
        self.changed()

    # windows

    def changed(self) -> None:
        """Something may look different: draw anew."""
        self._revision += 1
        self.memory.seen_at = self.time()
        self._fresh = False

    def revision(self) -> int:
        """Grows with every change that can be seen."""
        self.windows()
        return self._revision

    def _look(self) -> None:
        """Notice what changes without being told: settings changed in place, and time."""
        self.advance()
        if self._settings_seen != self.memory.settings:
            self._settings_seen = copy.deepcopy(self.memory.settings)
            self.changed()
        elif self._fresh and self.time() >= self._redraw_at:
            self.changed()

    def windows(self) -> tuple[Window, ...]:
        """All windows, back to front."""
        self._look()
        if not self._fresh:
            self._windows = arrange(self)
            self._fresh = True
            self._redraw_at = self._next_redraw()
        return self._windows

    def _next_redraw(self) -> float:
        """When the screen will look different by itself: at the next minute, or as soon as a page says."""
        seen = self.memory.seen_at
        waits = [w.root.view.refresh for w in self._windows if w.root.view.refresh > 0]
        return min([(seen // 60 + 1) * 60, *(seen + wait for wait in waits)])

    def nodes(self, active_only: bool = False) -> list[dump.Node]:
        """The accessibility tree, front window first; or that of the window that takes keys alone."""
        if active_only:
            return [dump.tree(self.active_window().root)]
        return [dump.tree(window.root) for window in reversed(self.windows()) if window.in_tree]

    def active_window(self) -> Window:
        """The window that takes keys."""
        return next(window for window in reversed(self.windows()) if window.takes_keys)

    def hierarchy(self, compressed: bool = False, max_depth: int = 50, active_only: bool = False) -> str:
        """All windows as u2.jar prints them; or the active one in the same form."""
        roots = [dump.tree(self.active_window().root)] if active_only else self.nodes()
        return dump.to_xml(roots, self.rotation, compress=compressed, max_depth=max_depth)

    def screenshot(self) -> Image.Image:
        """What the display shows."""
        if not self.memory.screen_on:
            return Image.new("RGB", self.display_size)
        windows = [WindowToDraw(window.root, window.scrim) for window in self.windows()]
        return render(windows, self.display_size, dark=self.dark)

    def truth(self) -> list[dict[str, JSON]]:
        """Every drawn view."""
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
                "in_tree": window.in_tree and not placed.view.hidden_from_tree,
            }
            for window in self.windows()
            for placed in walk(window.root)
        ]

    # acting

    def act(self, handler: Callable[[], object]) -> None:
        """Run what an app or a window does on a touch or key; then keyboard, focus and pictures follow."""
        if self._acting:
            handler()
            return
        pages = self.memory.tasks.pages()
        before = self.front_page()
        focus = before.focus if before else ""
        self._acting += 1
        try:
            handler()
        finally:
            self._acting -= 1
        self._settle(pages, before, focus)

    def _settle(self, pages: list[Page], before: Page | None, focus: str) -> None:
        """After an act: the keyboard comes with a new focus, and goes with the page it belonged to."""
        now = self.front_page()
        keyboard = self.memory.keyboard
        if now is not before:
            new = now is not None and all(now is not page for page in pages)
            keyboard.shown = bool(new and now and now.focus)
        elif now is not None and now.focus != focus:
            keyboard.shown = bool(now.focus)
        self.changed()
        if keyboard.shown and now is not None and (now is not before or now.focus != focus):
            self._raise_keyboard()

    def _raise_keyboard(self) -> None:
        """Show the keyboard that suits the focused field, and the field above it."""
        field = self.focused()
        keyboard = self.memory.keyboard
        keyboard.shown = field is not None and field.view.keyboard != "none"
        if field is not None:
            keyboard.layout, keyboard.shift = LAYOUT_OF_FIELD[field.view.keyboard], 0
        self.changed()
        if field is not None:
            self._reveal(field)

    def _reveal(self, field: FocusedField) -> None:
        window = next((w for w in self.windows() if w.page is field.page), None)
        path = _path(window.root, field.key) if window else []
        around = next((p for p in reversed(path[:-1]) if p.scroll is not None and p.scroll.limit > 0), None)
        if around is None or around.scroll is None:
            return
        box, room = path[-1].bounds, around.visible.inset(0)
        margin = min(REVEAL_MARGIN_DP * around.pixels, max(0.0, (room.height - box.height) / 2))
        below, above = box.bottom + margin - room.bottom, room.top + margin - box.top
        by = below if below > 0 else -above if above > 0 else 0.0
        if by:
            offset = around.scroll.offset + by / around.pixels
            field.page.scroll[around.key] = min(around.scroll.limit, max(0.0, offset))
            self.changed()

    def front_page(self) -> Page | None:
        """The page that is used: the front app's top one, unless something of the system's stands before it."""
        memory = self.memory
        if not memory.booted or memory.locked or memory.cover:
            return None
        visible = memory.tasks.visible()
        return visible[-1] if visible else None

    def focused(self) -> FocusedField | None:
        """The field that has focus, if it can be typed into."""
        page = self.front_page()
        if page is None or not page.focus:
            return None
        window = next((w for w in reversed(self.windows()) if w.page is page), None)
        placed = find(window.root, page.focus) if window else None
        if placed is None or placed.view.kind != "field" or not placed.view.enabled:
            return None
        return FocusedField(page, placed.key, placed.view)

    def focus(self, key: str) -> None:
        """Give a field of the front page focus, its cursor at the end, and show the keyboard."""
        page = self.front_page()
        if page is None:
            return
        if page.focus == key:
            self.memory.keyboard.shown = True
            self.changed()
            self._raise_keyboard()
        page.focus = key

    def focus_next(self, step: int) -> bool:
        """Move focus to the next field of the page (or the one before); False when there is none."""
        page = self.front_page()
        window = next((w for w in self.windows() if w.page is page), None)
        if page is None or window is None:
            return False
        keys = [p.key for p in walk(window.root) if p.view.kind == "field" and p.view.enabled]
        at = keys.index(page.focus) + step if page.focus in keys else 0 if step > 0 else len(keys) - 1
        if not 0 <= at < len(keys):
            return False
        self.act(lambda: self.focus(keys[at]))
        return True

    def press_selected(self) -> bool:
        """Enter where no field has focus: nothing is selected, so nothing happens."""
        return self.front_page() is None

    def page_by(self, share: float) -> None:
        """Scroll the first list of the active window by a share of its height."""
        for placed in walk(self.active_window().root):
            if placed.scroll is not None and placed.scroll.limit > 0:
                self.scroll_by(placed.key, "down" if share > 0 else "up", abs(share))
                return

    # touch

    def touch(self, action: Literal["down", "move", "up"], x: float, y: float, at: float | None = None) -> None:
        """One touch event; a display that is off feels nothing."""
        self.advance()
        if not self.memory.screen_on:
            return
        when = self.time() if at is None else at
        match action:
            case "down":
                self._hands.down(x, y, when)
            case "move":
                self._hands.move(x, y, when)
            case "up":
                self._hands.up(x, y, when)

    def tap(self, x: float, y: float, hold: float = 0.0) -> None:
        """Down and up."""
        began = self.time()
        self.touch("down", x, y, began)
        self.touch("up", x, y, began + hold)

    def swipe(self, x1: float, y1: float, x2: float, y2: float, seconds: float, hold: float = 0.0) -> None:
        """A whole swipe in an instant."""
        self.advance()
        if self.memory.screen_on:
            self._hands.swipe((x1, y1), (x2, y2), seconds, hold)

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
            self.changed()
            return True
        return False

    # keys and text

    def key(self, code: int, meta: int = 0, long: bool = False) -> bool:
        """A key by Android's code."""
        self.advance()
        return self._keys.press(code, meta, long)

    def type(self, text: str) -> bool:
        """Text at the cursor of the focused field; on the lock screen digits go to the PIN."""
        if self.memory.locked:
            for sign in text:
                if sign.isdigit():
                    self.pin_entry(sign)
            return self.memory.lock_page.name == "pin"
        return self.text_entry.insert(text)

    def set_text(self, key: str, text: str) -> bool:
        """Replace a field's text, wherever it stands in the front app."""
        for window in reversed(self.windows()):
            placed = find(window.root, key)
            if placed is not None and placed.view.kind == "field" and window.page is not None:
                if not placed.view.enabled:
                    return False
                self.text_entry.replace(FocusedField(window.page, key, placed.view), text)
                return True
        return False

    def clear_focused(self) -> bool:
        """Empty the focused field."""
        return self.text_entry.edit(lambda at: editing.editing(""))

    def paste(self) -> bool:
        """Type what is on the clipboard."""
        return self.text_entry.paste()

    def hide_keyboard(self) -> None:
        """Let the keyboard go."""
        self.memory.keyboard.shown = False
        self.changed()

    # navigation

    def go_home(self) -> None:
        """Show the launcher's first page."""
        self.memory.cover = ""
        self._run(self._home)
        self.memory.tasks.open(self._home, self._factory[self._home].enter(Start()))
        self.changed()

    def go_back(self) -> None:
        """The back key: the keyboard goes first, then menus and dialogs, then pages, then the app."""
        memory = self.memory
        if memory.locked:
            memory.lock_page = Page("lock")
        elif memory.cover:
            memory.cover = ""
        elif self.keyboard_shown:
            memory.keyboard.shown = False
        else:
            self.cancel_top()
        self.changed()

    def cancel_top(self) -> None:
        """Leave the top page, in the way it wants to be left."""
        tasks = self.memory.tasks
        task = tasks.front
        if task is None:
            return
        window = next((w for w in reversed(self.windows()) if w.page is task.pages[-1]), None)
        if window is not None and window.root.view.on_back is not None:
            window.root.view.on_back()
        elif len(task.pages) > 1:
            tasks.pop(task.package)
        elif task.package != self._home:
            tasks.retreat(task.caller)

    def show_cover(self, cover: Cover) -> None:
        """Open the shade or the recent apps, or close what is open."""
        if self.memory.booted and not self.memory.locked:
            self.memory.cover = cover
            self.memory.cover_page = Page(cover or "cover")
            self.changed()

    def open_shade(self, quick_settings: bool = False) -> None:
        """Pull the shade down."""
        self.act(lambda: self.show_cover("quick" if quick_settings else "shade"))

    def open_drawer(self) -> None:
        """The launcher's list of all apps."""
        self.go_home()
        self.memory.tasks.push(self._home, Page("drawer"))

    def open_search(self) -> None:
        """The search key: the launcher's search of apps."""
        self.open_drawer()
        self.memory.tasks.visible()[-1].focus = "search"

    def open_menu(self) -> None:
        """The menu key: what "More options" of the front page opens."""
        for placed in walk(self.active_window().root):
            if placed.view.description == "More options" and placed.view.on_tap is not None and placed.view.enabled:
                self.touched = (placed,)
                placed.view.on_tap()
                return

    def open_app(self, package: str) -> None:
        """Start an app by its launcher entry."""
        self.launch(package, Start())

    def anchor(self, page: Page) -> None:
        """Let a menu open where the finger is."""
        touchable = [placed for placed in self.touched if placed.touchable]
        if touchable:
            page.ui[ANCHOR] = _box(touchable[-1].bounds)

    def show_toast(self, text: str) -> None:
        """Show a toast for two seconds, in place of one that is up."""
        memory = self.memory
        memory.toast = memory.last_toast = text
        memory.due = [item for item in memory.due if item["do"] != "end toast"]
        memory.due.append({"at": self.time() + TOAST_SECONDS, "do": "end toast"})
        self.changed()

    def toast(self) -> str:
        """The last toast."""
        return self.memory.last_toast

    def clear_toast(self) -> None:
        """Forget the last toast."""
        self.memory.last_toast = ""

    # apps

    @property
    def foreground(self) -> tuple[str, str]:
        """(package, activity) in front."""
        self.advance()
        memory = self.memory
        task = memory.tasks.front
        if not memory.booted or task is None:
            return "android", "com.android.internal.app.Boot"
        if memory.locked or memory.cover in ("shade", "quick"):
            return systemui.PACKAGE, "NotificationShade"
        if memory.cover == "recents":
            return systemui.PACKAGE, f"{systemui.PACKAGE}.recents.RecentsActivity"
        screen = next((page for page in reversed(task.pages) if page.kind == "screen"), task.pages[0])
        return task.package, self._activity(task.package, screen.name)

    def _activity(self, package: str, page: str) -> str:
        activities = self.apps[package].activities
        name = activities.get(page) or activities.get("", "")
        return package + name if name.startswith(".") else name

    def packages(self) -> dict[str, dict[str, JSON]]:
        """Everything installed."""
        pids = self.memory.pids
        parts = {
            package: {
                "label": label,
                "version": ANDROID_RELEASE,
                "system": True,
                "launchable": False,
                "activity": "",
                "pid": pids.get(package, 0),
            }
            for package, label in SYSTEM_PARTS.items()
        }
        apps = {
            package: {
                "label": app.label,
                "version": app.version,
                "system": package not in self.memory.added,
                "launchable": app.launchable,
                "activity": self._activity(package, app.enter(Start())[0].name),
                "pid": pids.get(package, 0),
            }
            for package, app in self.apps.items()
        }
        return {**parts, **apps}

    def start(self, package: str, start: Start | None = None) -> bool:
        """Start an app; False when it is not installed, cannot be started, or the phone is not up."""
        if not self.booted:
            return False
        done: list[bool] = []
        self.act(lambda: done.append(self.launch(package, start or Start())))
        return done[0]

    def launch(self, package: str, start: Start, caller: str = "") -> bool:
        """Start an app from within an act."""
        app = self.apps.get(package)
        if app is None:
            return False
        if package == self._home:
            self.go_home()
            return True
        tasks = self.memory.tasks
        self.memory.cover = ""
        self._run(package)
        if not tasks.has(package):
            tasks.open(package, app.enter(start), caller if caller != self._home else "")
        elif self._resumes(package, start):
            tasks.bring(package, caller if caller != self._home else "")
        else:
            tasks.bring(package, caller if caller != self._home else "")
            for page in app.enter(start):
                top = tasks.tasks[package].pages[-1]
                if (page.name, page.args) != (top.name, top.args):
                    tasks.push(package, page)
        self.changed()
        return True

    def _resumes(self, package: str, start: Start) -> bool:
        """Whether a start only brings the app back, as its launcher icon does."""
        if start.action != "android.intent.action.MAIN" or start.data:
            return False
        named = package + start.activity if start.activity.startswith(".") else start.activity
        return named in ("", self._activity(package, self.apps[package].enter(Start())[0].name))

    def _run(self, package: str) -> None:
        """Give a package a process if it has none."""
        memory = self.memory
        if package not in memory.pids:
            memory.pids[package] = memory.next_pid
            memory.next_pid += 7

    def resolve(self, start: Start) -> str:
        """The package that takes a start."""
        return resolve(start, tuple(self.apps.values()))

    def stop(self, package: str) -> None:
        """Force stop an app. The launcher comes back at once, and the system's parts do not stop."""
        if package in SYSTEM_PARTS:
            return
        self.act(lambda: self._stop(package))

    def _stop(self, package: str) -> None:
        self.memory.pids.pop(package, None)
        if package == self._home:
            self._run(package)
            was_front = self.memory.tasks.front is not None and self.memory.tasks.front.package == package
            if was_front:
                self.go_home()
            return
        self.memory.tasks.leave(package)
        self.changed()

    def clear(self, package: str) -> bool:
        """Stop an app and give it the data of a freshly set up phone."""
        if package not in self.apps:
            return package in SYSTEM_PARTS
        self.stop(package)
        self.memory.data[package] = self.apps[package].seed(random.Random(self.memory.seed))
        self.changed()
        return True

    def install(self, package: str, label: str, version: str) -> None:
        """Install a package, or another version of it. One of the factory's stays as it is."""
        if package in self._factory or package in SYSTEM_PARTS:
            return
        self.memory.added[package] = {"label": label or package, "version": version}
        self.memory.data.setdefault(package, {})
        if package in INPUT_METHODS_IN:
            self.install_keyboard(INPUT_METHODS_IN[package])
        self.changed()

    def uninstall(self, package: str) -> bool:
        """Remove a package with its data and keyboards; False when there is none, or it is part of the system."""
        if package not in self.memory.added:
            return False
        self.stop(package)
        memory = self.memory
        del memory.added[package], memory.data[package]
        for ime in [ime for ime in memory.input_methods if ime.split("/")[0] == package]:
            del memory.input_methods[ime]
            if self._input_method == ime:
                self.use_keyboard(LATIN_IME)
        self.changed()
        return True

    # keyboards

    @property
    def _input_method(self) -> str:
        return str(self.settings["secure"].get("default_input_method", LATIN_IME))

    @property
    def keyboard_has_keys(self) -> bool:
        """Whether the keyboard in use draws keys; one driven over adb draws none."""
        return self._input_method == LATIN_IME

    @property
    def keyboard_shown(self) -> bool:
        """Whether keys are on the display."""
        return any(window.kind == "keyboard" for window in self.windows())

    def keyboards(self) -> dict[str, bool]:
        """Input methods and whether each is enabled; may be changed in place."""
        return self.memory.input_methods

    def install_keyboard(self, ime: str) -> None:
        """Add an input method, not yet enabled."""
        self.memory.input_methods.setdefault(ime, False)

    def use_keyboard(self, ime: str) -> bool:
        """Make an input method the active one; False when it is not installed or not enabled."""
        if not self.memory.input_methods.get(ime):
            return False
        self.settings["secure"]["default_input_method"] = ime
        self.changed()
        return True

    # control

    def state(self) -> dict[str, JSON]:
        """What lasts, and what passes."""
        return state(self)

    def prepare(self, changes: dict[str, JSON]) -> None:
        """Merge changes into the state; all of them or, with a ValueError, none."""
        prepare(self, changes)

    def save(self) -> dict[str, JSON]:
        """Everything, as JSON."""
        self._look()
        return self.memory.save()

    def restore(self, saved: dict[str, JSON]) -> None:
        """Be the phone that was saved.

        :raises ValueError: when it is no saved phone of this version.
        """
        self._hands.lift()
        self.touched = ()
        self.memory.restore(saved)
        self._settings_seen = copy.deepcopy(self.memory.settings)
        self._revision += 1
        self._fresh = False

    def reset(self, seed: int | None = None) -> None:
        """As after the boot of a freshly set up phone; the clock goes back to its start."""
        self._clock.rewind()
        self.memory = self._blank(self.memory.seed if seed is None else seed)
        self._power_on()
        if not self.memory.booted:
            self.memory.due.clear()
            self._boot()
            self.changed()


def _positive(value: JSON, default: float) -> float:
    """A number that a setting holds, or the default where it holds none."""
    try:
        number = float(str(value))
    except ValueError:
        return default
    return number if number > 0 else default


def _box(bounds: Bounds) -> list[int]:
    return [bounds.left, bounds.top, bounds.right, bounds.bottom]


def _path(root: Placed, key: str) -> list[Placed]:
    """From the root down to the view with this key; empty when there is none."""
    if root.key == key:
        return [root]
    for child in root.children:
        below = _path(child, key)
        if below:
            return [root, *below]
    return []
