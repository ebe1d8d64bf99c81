"""A phone made of paper: three small apps in memory that really change when touched, and can say no.

It stands in for ``device.android.AndroidPhone`` where a test is about the service: it keeps to the same interface,
counts what was really done to it (``wifi_changes``, ``notes``), and fails on demand before or after a gesture.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from PIL import Image, ImageDraw

from device.errors import GestureRefused, PhoneError, PhoneFault, PhoneGone, PhoneNotReady
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
from device.interface import Attached, PhoneInfo
from device.screen import Agreement, Element, Foreground, Observation, Screen, Shot, Window, WindowKind
from device.writing import written

WIDTH, HEIGHT = 360, 780
LAUNCHER, SETTINGS, CONTACTS, CLOCK = (
    "com.android.launcher3",
    "com.android.settings",
    "com.android.contacts",
    "com.android.deskclock",
)
ROW = 64
VIEWS = {
    "text": "android.widget.TextView",
    "button": "android.widget.Button",
    "switch": "android.widget.Switch",
    "field": "android.widget.EditText",
    "slider": "android.widget.SeekBar",
    "row": "android.widget.LinearLayout",
    "radio": "android.widget.RadioButton",
    "box": "android.widget.CheckBox",
}


class Killed(BaseException):
    """Stands for kill -9: no code of the service may catch it and go on."""


@dataclass
class Part:
    """A view of a page, with what a tap on it does."""

    kind: str
    text: str = ""
    box: Bounds = field(default_factory=lambda: Bounds(0, 0, 0, 0))
    tap: Callable[[Point], None] | None = None
    hold: Callable[[Point], None] | None = None
    checked: bool = False
    focused: bool = False
    password: bool = False
    hint: str = ""
    enabled: bool = True
    scrollable: bool = False
    selected: bool = False
    description: str = ""
    resource_id: str = ""


@dataclass
class PaperPhone:
    """State as plain attributes; the screen is built from them anew at every look."""

    serial: str = "paper-1"
    app: str = LAUNCHER
    page: str = ""
    wifi: bool = False
    airplane: bool = False
    brightness: float = 0.5
    draft: str = ""
    pin: str = ""
    focus: str = ""
    notes: list[str] = field(default_factory=list)
    running: bool = False
    laps: list[str] = field(default_factory=list)
    offset: int = 0
    link: str = ""
    long_pressed: int = 0
    toast: str = ""
    slow: int = 0
    orders: int = 0
    drawn: bool = False
    pictures: int = 0
    plays: bool = False
    """Every picture is another one."""

    wifi_changes: int = 0
    opened: int = 0
    closed: int = 0
    volume: int = 5
    done: list[str] = field(default_factory=list)
    """Kinds of the gestures that really took place."""
    ticks: int = 0
    ready_state: str = ""
    gone: bool = False
    failed: str = ""
    """What Android says of an app, before everything else."""
    eats: str = ""
    """Typed letters that get lost: 'x' drops every x."""
    clock: Callable[[], float] = time.time
    played_since: float = 0.0
    """When the player began to play; 0 while it does not."""
    song: str = "Early Map"
    shuffled: bool = False
    before_gesture: Callable[[Gesture], None] | None = None
    after_gesture: Callable[[Gesture], None] | None = None
    on_observe: Callable[[], None] | None = None
    owner: set[int] = field(default_factory=set)
    """Threads that touched it."""

    # the interface

    def info(self) -> PhoneInfo:
        self._mine()
        return PhoneInfo(self.serial, "Paper", "14", 34, WIDTH, HEIGHT, 160)

    def check_ready(self) -> None:
        self._mine()
        if self.ready_state:
            raise PhoneNotReady(self.ready_state, f"{self.serial} is {self.ready_state}")  # type: ignore[arg-type]

    def observe(self) -> Observation:
        self._mine()
        if self.on_observe:
            self.on_observe()
        self.ticks += 1
        screen = self._screen()
        shot = cache(lambda: self._shot(screen))
        return Observation(screen, Foreground(self.app), self.clock(), written(screen), shot)

    def message(self) -> str:
        self._mine()
        said, self.toast = self.toast, ""
        return said

    def perform(self, gesture: Gesture) -> None:
        self._mine()
        if self.before_gesture:
            self.before_gesture(gesture)
        self._do(gesture)
        self.done.append(type(gesture).__name__)
        if self.after_gesture:
            self.after_gesture(gesture)

    def apps(self) -> tuple[str, ...]:
        self._mine()
        return (CONTACTS, CLOCK, SETTINGS)

    def close(self) -> None:
        self.closed += 1

    def _mine(self) -> None:
        self.owner.add(threading.get_ident())
        if self.gone:
            raise PhoneGone(f"{self.serial} is not attached any more")

    # what gestures do

    def _do(self, gesture: Gesture) -> None:
        match gesture:
            case TapAt(point) | DoubleTapAt(point):
                self._touch(point, long=False)
            case LongPressAt(point):
                self._touch(point, long=True)
            case TypeText(text):
                self._type("".join(c for c in text if c not in self.eats))
            case ClearText():
                self._set(self._focused(), "")
            case PressKey(key):
                self._key(key)
            case OpenShade(quick):
                self.page = "quick settings" if quick else "notifications"
            case LaunchApp(package):
                if package not in (SETTINGS, CONTACTS, CLOCK, LAUNCHER):
                    raise GestureRefused(f"{package} is not installed")
                self.app, self.page, self.focus = package, "", ""
            case SwipeFromTo(start, end):
                self.offset = (
                    min(max(0, self.offset + start.y - end.y), 30 * ROW) if self.page in ("list", "times") else 0
                )
            case ViewLink(url):
                self.link, self.app, self.page = url, CONTACTS, "link"
            case DragFromTo() | PinchIn():
                pass

    def _touch(self, point: Point, long: bool) -> None:
        for part in reversed(self._parts()):
            wanted = part.hold if long else part.tap
            if part.box.contains(point) and part.enabled and wanted:
                wanted(point)
                return

    def _focused(self) -> str:
        if not self.focus:
            raise GestureRefused("no field has the cursor")
        return self.focus

    def _type(self, text: str) -> None:
        where = self._focused()
        self._set(where, getattr(self, where) + text)

    def _set(self, where: str, text: str) -> None:
        setattr(self, where, text)

    def _key(self, key: str) -> None:
        match key:
            case "home":
                self.app, self.page, self.focus = LAUNCHER, "", ""
            case "back" if self.page:
                self.page, self.focus = "", ""
            case "back":
                self.app = LAUNCHER
            case "enter" if self.focus == "draft":
                self._add(Point(0, 0))
            case "volume_up":
                self.volume += 1
            case _:
                pass

    def _flip(self, name: str) -> Callable[[Point], None]:
        def flip(_: Point) -> None:
            setattr(self, name, not getattr(self, name))
            self.wifi_changes += name == "wifi"

        return flip

    def _go(self, page: str) -> Callable[[Point], None]:
        def go(_: Point) -> None:
            self.page = page
            self.offset = 0

        return go

    def _add(self, _: Point) -> None:
        if self.draft:
            self.notes.append(self.draft)
            self.draft, self.focus = "", ""

    def _order(self, _: Point) -> None:
        self.orders += 1
        self.toast = "Order placed"

    def _lap(self, _: Point) -> None:
        self.laps.append(f"Lap {len(self.laps) + 1}")

    def _slide(self, point: Point) -> None:
        self.brightness = round((point.x - 20) / (WIDTH - 40), 2)

    def _start(self, _: Point) -> None:
        self.running = True

    def _focus(self, name: str) -> Callable[[Point], None]:
        def focus(_: Point) -> None:
            self.focus = name

        return focus

    def _held(self, _: Point) -> None:
        self.long_pressed += 1

    # what is shown

    def _failure(self) -> list[Part]:
        answers = ["close"] if "stopping" in self.failed else ["close", "wait"]
        buttons = [
            Part("button", one.title(), tap=self._dismiss, resource_id=f"android:id/aerr_{one}") for one in answers
        ]
        return [Part("text", self.failed, resource_id="android:id/alertTitle"), *buttons]

    def _dismiss(self, _: Point) -> None:
        self.failed = ""

    def _parts(self) -> list[Part]:
        pages: dict[tuple[str, str], Callable[[], list[Part]]] = {
            (SETTINGS, ""): self._settings,
            (SETTINGS, "list"): self._list,
            (SETTINGS, "times"): self._list,
            (SETTINGS, "choices"): self._choices,
            (SETTINGS, "slow"): self._slow,
            (SETTINGS, "drawing"): self._drawing,
            (SETTINGS, "order"): lambda: [Part("text", "Total 42"), Part("button", "Place order", tap=self._order)],
            (SETTINGS, "player"): self._player,
            (SETTINGS, "bar"): lambda: [Part("button", "Search settings", tap=self._go("found"))],
            (SETTINGS, "found"): self._found,
            (CONTACTS, ""): self._contacts,
            (CONTACTS, "link"): lambda: [Part("field", self.link, hint="Type web address")],
            (CLOCK, ""): self._clock,
        }
        parts = self._failure() if self.failed else pages.get((self.app, self.page), self._plain)()
        for i, part in enumerate(parts):
            if part.box.empty:
                part.box = Bounds(0, ROW * (i + 1), WIDTH, ROW * (i + 2))
        return [part for part in parts if part.box.top < HEIGHT and part.box.bottom > 0]

    def _plain(self) -> list[Part]:
        title = {LAUNCHER: "Home"}.get(self.app, self.page.title())
        return [Part("text", title), Part("text", self.link or "Nothing else here")]

    def _settings(self) -> list[Part]:
        return [
            Part("text", "Settings"),
            Part("switch", "Wi-Fi", checked=self.wifi, tap=self._flip("wifi")),
            Part("switch", "Airplane mode", checked=self.airplane, tap=self._flip("airplane")),
            Part("slider", f"{self.brightness:.0%}", description="Brightness", tap=self._slide),
            Part("button", "About phone", tap=self._go("about")),
            Part("button", "All rows", tap=self._go("list")),
            Part("button", "Useless", tap=lambda _: None, hold=self._held),
            Part("button", "Locked", tap=lambda _: None, enabled=False),
        ]

    def _list(self) -> list[Part]:
        said = (lambda n: f"{n // 2:02}:{n % 2 * 30:02}") if self.page == "times" else "Row {}".format
        rows = [
            Part("button", said(n), Bounds(0, y, WIDTH, y + ROW), tap=self._go("about"))
            for n in range(1, 41)
            if 0 <= (y := ROW * n - self.offset) <= HEIGHT - ROW
        ]
        return [Part("row", "", Bounds(0, 0, WIDTH, HEIGHT), scrollable=True), *rows]

    def _choices(self) -> list[Part]:
        """Chosen things that a tap leaves as they are, and a row that does nothing."""
        return [
            Part("button", "Alarm", tap=lambda _: None, hold=lambda _: None, selected=True),
            Part("radio", "Daily", tap=lambda _: None, checked=True),
            Part("radio", "Weekly", tap=self._go("about")),
            Part("box", "Leads away", tap=self._go("about")),
            Part("box", "Loud", tap=lambda _: None, checked=True),
            self._field("draft", "Type a name", self.draft, "com.android.settings:id/name"),
        ]

    def _slow(self) -> list[Part]:
        """A page that is still being loaded while it is looked at ``slow`` times."""
        self.slow -= 1
        return [Part("text", "Loading…")] if self.slow >= 0 else [Part("button", "Useless", tap=lambda _: None)]

    def _found(self) -> list[Part]:
        """A page with a search field that has the cursor, once it is loaded."""
        self.slow -= 1
        if self.slow >= 0:
            return [Part("text", "Loading…")]
        self.focus = "draft"
        return [self._field("draft", "Search settings", self.draft, "com.android.settings:id/search")]

    def _drawing(self) -> list[Part]:
        """Something whose words stay, whatever is drawn on it."""
        return [Part("button", "Drawing", Bounds(0, ROW, WIDTH, 8 * ROW), tap=self._flip("drawn"))]

    def _player(self) -> list[Part]:
        """A song that is being played: how far it is counts on by itself."""
        played = self.clock() - self.played_since if self.played_since else 13.0
        return [
            Part("text", self.song),
            Part("slider", f"{played / 140:.4f}", description="Playback position", tap=self._seek),
            Part("text", f"{int(played) // 60}:{int(played) % 60:02}"),
            Part("text", "2:20"),
            Part("button", f"Shuffle {'on' if self.shuffled else 'off'}", tap=self._flip("shuffled")),
            Part("button", "Forward 30 seconds", tap=self._seek),
            Part("button", "Useless", tap=lambda _: None),
            Part("button", "Resume", tap=self._resume),
        ]

    def _seek(self, _: Point) -> None:
        self.played_since -= 30

    def _resume(self, _: Point) -> None:
        self.played_since = self.clock() - 13

    def _contacts(self) -> list[Part]:
        fields = [
            self._field("draft", "New note", self.draft, "com.android.contacts:id/q7_new_note_edit"),
            self._field("pin", "PIN", "•" * len(self.pin), "com.android.contacts:id/pin", password=True),
        ]
        notes = [Part("text", note) for note in self.notes]
        return [Part("text", "Notes"), *fields, Part("button", "Add", tap=self._add), *notes]

    def _field(self, name: str, hint: str, text: str, id: str, password: bool = False) -> Part:
        return Part(
            "field",
            text or hint,
            hint=hint,
            tap=self._focus(name),
            focused=self.focus == name,
            password=password,
            resource_id=id,
        )

    def _clock(self) -> list[Part]:
        shown = f"00:{self.ticks:02}.{self.ticks * 7 % 100:02}" if self.running else "00:00.00"
        act = Part("button", "Lap", tap=self._lap) if self.running else Part("button", "Start", tap=self._start)
        return [Part("text", "Stopwatch"), Part("text", shown), act, *(Part("text", lap) for lap in self.laps)]

    def _screen(self) -> Screen:
        parts = self._parts()
        root = Element(0, None, tuple(range(1, len(parts) + 1)), 0, "android.widget.FrameLayout", self.app, _ALL)
        elements = [root] + [self._element(i + 1, part) for i, part in enumerate(parts)]
        window = Window(0, WindowKind.APPLICATION, 0, self.app, _ALL)
        return Screen(WIDTH, HEIGHT, 0, tuple(elements), (window,))

    def _element(self, key: int, part: Part) -> Element:
        return Element(
            key=key,
            parent=0,
            children=(),
            window=0,
            class_name=VIEWS[part.kind],
            package="android" if self.failed else self.app,
            bounds=part.box.intersect(_ALL),
            text=part.text,
            description=part.description,
            hint=part.hint,
            resource_id=part.resource_id,
            clickable=part.tap is not None,
            long_clickable=part.hold is not None,
            checkable=part.kind in ("switch", "radio", "box"),
            checked=part.checked,
            enabled=part.enabled,
            focusable=part.kind == "field",
            focused=part.focused,
            selected=part.selected,
            password=part.password,
            scrollable=part.scrollable,
        )

    def _shot(self, screen: Screen) -> Shot:
        self._mine()
        picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
        brush = ImageDraw.Draw(picture)
        self.pictures += 1
        if self.drawn or (self.plays and self.pictures % 2):
            brush.rectangle((40, 2 * ROW, 200, 5 * ROW), fill="teal")
        for element in screen.elements[1:]:
            b = element.bounds
            brush.rectangle((b.left, b.top, b.right - 1, b.bottom - 1), outline="gray")
            brush.text((b.left + 8, b.top + 8), element.text.encode("ascii", "replace").decode(), fill="black")
        out = io.BytesIO()
        picture.save(out, "PNG")
        return Shot(out.getvalue(), WIDTH, HEIGHT, Agreement.SAME)


_ALL = Bounds(0, 0, WIDTH, HEIGHT)


@dataclass
class PaperHost:
    """An adb server for paper phones."""

    phones: Sequence[PaperPhone]
    down: PhoneError | None = None

    def attached(self) -> tuple[Attached, ...]:
        if self.down:
            raise self.down
        return tuple(Attached(p.serial, "device", "Paper") for p in self.phones if not p.gone)

    def open(self, serial: str) -> PaperPhone:
        for phone in self.phones:
            if phone.serial == serial and not phone.gone:
                phone.opened += 1
                return phone
        raise PhoneGone(f"no phone {serial} is attached")


def fault_after(kind: type) -> Callable[[Gesture], None]:
    """The connection breaks once, right after a gesture of this kind took place."""
    left = [1]

    def fail(gesture: Gesture) -> None:
        if left and isinstance(gesture, kind):
            left.clear()
            raise PhoneFault("the connection broke")

    return fail


def kill_at(kind: type, nth: int = 1) -> Callable[[Gesture], None]:
    """The process dies at the nth gesture of this kind."""
    seen = [0]

    def kill(gesture: Gesture) -> None:
        if isinstance(gesture, kind):
            seen[0] += 1
            if seen[0] == nth:
                raise Killed

    return kill


__all__ = [
    "CLOCK",
    "CONTACTS",
    "LAUNCHER",
    "SETTINGS",
    "Killed",
    "PaperHost",
    "PaperPhone",
    "Part",
    "fault_after",
    "kill_at",
]
