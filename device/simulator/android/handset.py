"""What the wire side of the simulator may ask of the phone behind it. ``phone.VirtualPhone`` implements it.

All methods are called from one asyncio thread, return at once and never block; time passes through ``advance``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from PIL import Image

from device.simulator.android.app import JSON, Start
from device.simulator.android.dump import Node


class Handset(Protocol):
    """A phone without wires. Coordinates are display pixels in the present orientation."""

    props: dict[str, str]
    """What getprop prints; sys.boot_completed and dev.bootcomplete follow the boot."""
    settings: dict[str, dict[str, JSON]]
    """settings get/put, by namespace system, secure, global."""
    clipboard: str
    serial_number: str

    # time
    def time(self) -> float:
        """Seconds since the epoch on the phone's clock (real or stepped)."""
        ...

    def advance(self) -> float | None:
        """Do what is due by now (boot, toasts, long presses); seconds until the next thing is due, None if nothing."""
        ...

    def set_clock(self, mode: Literal["real", "stepped"], now: float | None = None) -> None:
        """Let time pass by itself, or only by ``step``; and perhaps set it, in seconds since the epoch."""
        ...

    def step(self, seconds: float) -> None:
        """Let time pass at once, and do what comes due on the way. Raises ValueError for a step backwards."""
        ...

    # condition
    @property
    def booted(self) -> bool: ...
    @property
    def screen_on(self) -> bool: ...
    @property
    def locked(self) -> bool: ...
    @property
    def rotation(self) -> int: ...
    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels in natural orientation: its own, or the global setting display_size_forced."""
        ...

    @property
    def own_size(self) -> tuple[int, int]:
        """Width and height that the display really has."""
        ...

    @property
    def density(self) -> int:
        """Dots per inch."""
        ...

    def reboot(self) -> None:
        """Switch off and on: data stays, everything that ran is gone."""
        ...

    def wake(self) -> None: ...
    def sleep(self) -> None: ...
    def dismiss_keyguard(self) -> bool:
        """What ``wm dismiss-keyguard`` does: False behind a PIN."""
        ...

    def rotate(self, rotation: int) -> None: ...

    # input
    def touch(self, action: Literal["down", "move", "up"], x: float, y: float, at: float | None = None) -> None:
        """One touch event; ``at`` is its time in seconds (now if None), so that a swipe can be played in an instant."""
        ...

    def tap(self, x: float, y: float, hold: float = 0.0) -> None:
        """Down and up; a hold of at least 0.4 s is a long press."""
        ...

    def swipe(self, x1: float, y1: float, x2: float, y2: float, seconds: float, hold: float = 0.0) -> None:
        """Down, moves, up; with ``hold`` ≥ 0.4 s first it is a drag."""
        ...

    def pinch(self, first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]) -> bool:
        """Two fingers at once, each from one place to another; False when nothing answers to that."""
        ...

    def key(self, code: int, meta: int = 0, long: bool = False) -> bool:
        """A key by Android's keycode; False when the code is unknown."""
        ...

    def type(self, text: str) -> bool:
        """Text put in at the cursor of the focused field; False when no field has focus."""
        ...

    def set_text(self, key: str, text: str) -> bool:
        """ACTION_SET_TEXT on the field with this view key; False when there is none."""
        ...

    def clear_focused(self) -> bool: ...
    def paste(self) -> bool: ...

    # picture and tree
    def nodes(self, active_only: bool = False) -> list[Node]:
        """The windows of the accessibility tree, front window first; or the one that takes keys alone."""
        ...

    def hierarchy(self, compressed: bool = False, max_depth: int = 50, active_only: bool = False) -> str:
        """The XML as u2.jar prints it (all windows), or the active window's alone."""
        ...

    def screenshot(self) -> Image.Image:
        """RGB picture of the display in its present orientation; black while the screen is off."""
        ...

    def scroll_by(self, key: str, direction: Literal["up", "down", "left", "right"], share: float) -> bool:
        """Scroll the view with this key by ``share`` of its height; False when it cannot go further."""
        ...

    # apps
    @property
    def foreground(self) -> tuple[str, str]:
        """(package, activity) in front, the activity with its leading dot expanded."""
        ...

    def packages(self) -> dict[str, dict[str, JSON]]:
        """Installed packages: {package: {label, version, system, launchable, activity, activities, pid}}.

        ``activity`` is the launcher's; ``activities`` are all that can be started by name, empty where any can;
        ``pid`` is 0 when it does not run.
        """
        ...

    def start(self, package: str, start: Start | None = None) -> bool: ...
    def resolve(self, start: Start) -> str:
        """The package that takes such a start, '' when none does."""
        ...

    def stop(self, package: str) -> None: ...
    def clear(self, package: str) -> bool: ...
    def install(self, package: str, label: str, version: str) -> None: ...
    def uninstall(self, package: str) -> bool: ...
    def toast(self) -> str:
        """The last toast's text, '' when none was shown since ``clear_toast``."""
        ...

    def clear_toast(self) -> None: ...
    def open_shade(self, quick_settings: bool = False) -> None: ...

    def grant(self, package: str, permission: str, given: bool = True) -> bool:
        """Give or take one of Android's permissions (``android.permission.CAMERA``); False when it is not asked for."""
        ...

    # what comes between
    def crash(self, package: str) -> bool:
        """Let a running app fail, with the dialog that says so; False when it does not run."""
        ...

    def hang(self, package: str, seconds: float | None = None) -> bool:
        """Let a running app answer to nothing, for so long or until it is stopped; False when it does not run."""
        ...

    def popup(self, kind: str) -> bool:
        """Bring up one of ``alerts.POPUPS``; False when it cannot come now. Raises ValueError for any other."""
        ...

    def notify(
        self, package: str, key: str, title: str, text: str = "", *, urgent: bool = False, big: str = ""
    ) -> bool:
        """Post a notification as if a package did; False when it is not installed, or may not notify."""
        ...

    # keyboards
    def keyboards(self) -> dict[str, bool]:
        """Installed input methods by id, and whether each is enabled; may be changed in place.

        The active one is secure/default_input_method.
        """
        ...

    def install_keyboard(self, ime: str) -> None: ...
    def use_keyboard(self, ime: str) -> bool: ...
    @property
    def keyboard_shown(self) -> bool: ...

    # control
    def state(self) -> dict[str, JSON]:
        """{"apps": {package: data}, "settings": …} that lasts, and {"ui": …, "clock": …} that passes."""
        ...

    def prepare(self, changes: dict[str, JSON]) -> None:
        """Merge into state: dicts key by key, anything else replaced. Raises ValueError with a full sentence."""
        ...

    def save(self) -> dict[str, JSON]:
        """Everything, as JSON."""
        ...

    def restore(self, saved: dict[str, JSON]) -> None: ...
    def reset(self, seed: int | None = None) -> None:
        """As after the boot of a freshly set up phone."""
        ...

    def truth(self) -> list[dict[str, JSON]]:
        """Every drawn view, back to front: {key, id, text, description, bounds and visible as [l, t, r, b], clickable,
        package, window: its window's kind, in_tree: whether accessibility sees it}."""
        ...

    def revision(self) -> int:
        """A number that grows with every change anyone could see."""
        ...
