"""A look at a phone: the tree of the screen, its windows, and the picture that goes with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from device.geometry import Bounds


class WindowKind(StrEnum):
    """What a top-level window is."""

    APPLICATION = "application"
    DIALOG = "dialog"
    KEYBOARD = "keyboard"
    STATUS_BAR = "status bar"
    NAVIGATION_BAR = "navigation bar"
    SYSTEM = "system"


class Agreement(StrEnum):
    """Whether tree and picture show the same moment."""

    SAME = "same"
    MOVING = "moving"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Element:
    """One node of the tree, as Android reported it.

    ``key`` is its place in ``Screen.elements`` (preorder) and means nothing on another screen.
    ``bounds`` are clipped to the display by Android and may still be empty or covered.
    ``visible`` is Android's visible-to-user, True where the dump does not say.
    ``seen``: the tree has no such node; it was read off the picture. Such elements come after all others.
    """

    key: int
    parent: int | None
    children: tuple[int, ...]
    window: int
    class_name: str
    package: str
    bounds: Bounds
    text: str = ""
    description: str = ""
    hint: str = ""
    resource_id: str = ""
    index: int = 0
    drawing_order: int = 0
    clickable: bool = False
    long_clickable: bool = False
    checkable: bool = False
    checked: bool = False
    enabled: bool = True
    focusable: bool = False
    focused: bool = False
    scrollable: bool = False
    selected: bool = False
    password: bool = False
    visible: bool = True
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A top-level window. ``layer`` orders windows from back (0) to front."""

    root: int
    kind: WindowKind
    layer: int
    package: str
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Screen:
    """The tree of one moment: ``elements`` in preorder, window after window, back to front."""

    width: int
    height: int
    rotation: int
    elements: tuple[Element, ...]
    windows: tuple[Window, ...]

    @property
    def bounds(self) -> Bounds:
        """The whole display."""
        return Bounds(0, 0, self.width, self.height)

    def children(self, element: Element) -> Iterator[Element]:
        """Direct children in tree order."""
        return (self.elements[key] for key in element.children)

    def ancestors(self, element: Element) -> Iterator[Element]:
        """From the parent up to the window's root."""
        parent = element.parent
        while parent is not None:
            above = self.elements[parent]
            yield above
            parent = above.parent

    def subtree(self, element: Element) -> Iterator[Element]:
        """The element and everything below it, in preorder."""
        stack = [element.key]
        while stack:
            found = self.elements[stack.pop()]
            yield found
            stack.extend(reversed(found.children))

    def fingerprint(self) -> str:
        """A digest of what the tree says a person would see; the status bar's clock and icons are left out."""
        digest = hashlib.sha256(f"{self.width}x{self.height}@{self.rotation}".encode())
        ignored = {i for i, w in enumerate(self.windows) if w.kind is WindowKind.STATUS_BAR}
        for e in self.elements:
            if e.window in ignored or not e.visible or e.seen:
                continue
            digest.update(
                repr(
                    (e.class_name, e.text, e.description, e.bounds, e.checked, e.enabled, e.focused, e.selected)
                ).encode("utf-8", "surrogatepass")
            )
        return digest.hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Foreground:
    """The app in front, as Android names it."""

    package: str
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the screen (PNG or JPEG bytes) and whether the tree held still around it.

    ``after`` is the tree behind it where that was read and is another than the one before.
    """

    image: bytes = field(repr=False)
    width: int
    height: int
    agreement: Agreement
    after: Screen | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Observation:
    """One look. ``shot`` takes the picture on first call and remembers it; it may raise PhoneError.

    ``source`` is the XML as received, kept for records. ``time`` is in seconds since the epoch, by this computer's
    clock; ``clock`` is the date and the time of day that the phone goes by, to the minute, None where it tells none.
    """

    screen: Screen
    foreground: Foreground
    time: float
    source: str = field(repr=False)
    shot: Callable[[], Shot] = field(repr=False, compare=False)
    clock: datetime | None = field(default=None, compare=False)
