"""The stage: the windows as they stand, built when something has changed, and the field that has focus in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PIL import Image

from device.simulator.android import dump
from device.simulator.android.app import JSON, Page
from device.simulator.android.dump import Node
from device.simulator.android.keyboard import LAYOUT_OF_FIELD
from device.simulator.android.state import copied
from device.simulator.android.text_entry import FocusedField
from device.simulator.android.windows import Window, arrange, arrange_task
from device.simulator.drawing.layout import Placed, find, walk
from device.simulator.drawing.render import WindowToDraw, render

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

REVEAL_MARGIN_DP = 24
"""Room kept around the focused field when it is scrolled into view above the keyboard."""


class Stage:
    """Windows are a function of the phone's memory; they are kept until it changes. Nothing here is saved."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone
        self._revision = 0
        self._windows: tuple[Window, ...] = ()
        self._fresh = False
        self._as_seen = False
        self._redraw_at = 0.0
        self._settings_seen: dict[str, dict[str, JSON]] = {}
        self._cut_off_seen = False
        self._loading: tuple[Page, float] | None = None
        self._acting = False
        self._left: tuple[Window, ...] = ()
        self._left_at = 0.0
        self._trees: list[tuple[Window, Node]] = []
        self._thumbnails: dict[tuple[int, str, int, int], Image.Image] = {}

    # pictures

    def changed(self) -> None:
        """Something may look different: build anew at the next look, and show the time of that look."""
        self._revision += 1
        self._fresh = self._as_seen = False

    def stirred(self) -> None:
        """Something looks different that no window knows of: what a finger carries has moved."""
        self._revision += 1

    def show_as_seen(self) -> None:
        """Build what was on the display when its memory was saved, with the time it showed then."""
        self.changed()
        self._settings_seen = copied(self._phone.memory.settings)
        self._cut_off_seen = self._phone.trouble.cut_off()
        self._as_seen = True
        self._left = ()
        self._loading = None

    def notice(self) -> None:
        """Notice what changes without being told: settings changed in place, and time."""
        memory = self._phone.memory
        if self._settings_seen != memory.settings:
            first = not self._settings_seen
            self._settings_seen = copied(memory.settings)
            if not first:
                self.changed()
        elif self._fresh and self._phone.time() >= self._redraw_at:
            self.changed()
        if self._cut_off_seen != (cut_off := self._phone.trouble.cut_off()):
            self._cut_off_seen = cut_off
            self.changed()

    def revision(self) -> int:
        """Grows with every change that can be seen."""
        self.windows()
        return self._revision

    def windows(self) -> tuple[Window, ...]:
        """All windows, back to front."""
        self._phone.advance()
        self.notice()
        if not self._fresh:
            if not self._as_seen:
                self._phone.memory.seen_at = self._phone.time()
            self._as_seen = False
            self._windows = arrange(self._phone)
            self._fresh = True
            self._redraw_at = self._next_redraw()
        return self._windows

    def _next_redraw(self) -> float:
        """When the screen will look different by itself: at the next minute, or as soon as a page says."""
        seen = self._phone.memory.seen_at
        memory = self._phone.memory
        waits = [w.root.view.refresh for w in self._windows if w.root.view.refresh > 0]
        ends = [self._left_at + lasts / 1000 for lasts in (memory.animation_ms, memory.tree_lag_ms) if self._left]
        ends += [self._loading[1]] if self._loading else []
        return min([(seen // 60 + 1) * 60, *(seen + wait for wait in waits), *(end for end in ends if end > seen)])

    def thumbnail(self, package: str, width: int, height: int) -> Image.Image:
        """The upper part of an app's windows as they were left, in a size in pixels. Kept until something changes."""
        task = self._phone.memory.tasks.tasks.get(package)
        wanted = (self._revision, package, width, height)
        if wanted not in self._thumbnails:
            self._thumbnails = {key: kept for key, kept in self._thumbnails.items() if key[0] == self._revision}
            windows = arrange_task(self._phone, task) if task else ()
            drawn = [WindowToDraw(window.root, window.scrim, window.secure) for window in windows]
            size = self._phone.display_size
            whole = render(drawn, size, dark=self._phone.dark)
            self._thumbnails[wanted] = whole.resize(
                (width, height), Image.Resampling.BOX, (0, 0, size[0], min(size[1], size[0] * height // width))
            )
        return self._thumbnails[wanted]

    def _moves(self) -> bool:
        memory = self._phone.memory
        return memory.animation_ms > 0 or memory.tree_lag_ms > 0

    def moving(self) -> tuple[tuple[Window, ...], float] | None:
        """The windows that a page is still coming from, and from 0 to 1 how far it has come; None when all rests."""
        lasts = self._phone.memory.animation_ms / 1000
        share = (self._phone.time() - self._left_at) / lasts if lasts else 1.0
        return (self._left, share) if self._left and 0 <= share < 1 else None

    def seen_by_accessibility(self) -> tuple[Window, ...]:
        """The windows as the tree has them: those before the last move as long as the tree lags behind."""
        late = self._phone.time() - self._left_at < self._phone.memory.tree_lag_ms / 1000
        now = self.windows()
        return self._left if self._left and late else now

    def trees(self, windows: Iterable[Window]) -> list[Node]:
        """What accessibility makes of these windows. A tree is kept as long as its window stands."""
        kept = [(window, tree) for window, tree in self._trees if any(window is each for each in self._standing())]
        found = []
        for window in windows:
            tree = next((tree for known, tree in kept if known is window), None)
            if tree is None:
                tree = _tree(window)
                kept.append((window, tree))
            found.append(tree)
        self._trees = kept
        return found

    def _standing(self) -> tuple[Window, ...]:
        return (*self._windows, *self._left)

    def loads(self, page: Page) -> bool:
        """Whether a page has come up and its content has not yet."""
        return self._loading is not None and self._loading[0] is page and self.loading()

    def loading(self) -> bool:
        """Whether any page's content is still to come."""
        return self._loading is not None and self._phone.time() < self._loading[1]

    def active(self) -> Window:
        """The window that takes keys."""
        return next(window for window in reversed(self.windows()) if window.takes_keys)

    def window_of(self, page: Page | None) -> Window | None:
        """The window that draws a page, if it is on the display."""
        return next((w for w in reversed(self.windows()) if page is not None and w.page is page), None)

    # acting

    def act(self, handler: Callable[[], object]) -> None:
        """Run what an app or a window does on a touch or key; then keyboard, focus and pictures follow."""
        if self._acting:
            handler()
            return
        pages = self._phone.memory.tasks.pages()
        shown = self.windows() if self._moves() else ()
        before = self.front_page()
        focus = before.focus if before else ""
        self._acting = True
        try:
            handler()
        finally:
            self._acting = False
        if self._moves() and self.front_page() is not before:
            self._left, self._left_at = shown, self._phone.time()
        self._settle(pages, before, focus)
        self._begin_loading(pages)

    def _begin_loading(self, pages: list[Page]) -> None:
        """A page that was not there before may keep its user waiting."""
        now = self.front_page()
        if now is None or now.kind != "screen" or any(now is page for page in pages):
            return
        seconds = self._phone.trouble.page_seconds()
        if seconds > 0:
            self._loading = (now, self._phone.time() + seconds)
            self._phone.memory.keyboard.shown = False
            self.changed()

    def _settle(self, pages: list[Page], before: Page | None, focus: str) -> None:
        """After an act: the keyboard comes with a new focus, and goes with the page it belonged to."""
        now = self.front_page()
        keyboard = self._phone.memory.keyboard
        moved = now is not None and (now is not before or now.focus != focus)
        if now is not before:
            new = now is not None and all(now is not page for page in pages)
            keyboard.shown = bool(new and now and now.focus)
        elif now is not None and moved:
            keyboard.shown = bool(now.focus)
        self.changed()
        if keyboard.shown and moved:
            self.raise_keyboard()

    # focus

    def front_page(self) -> Page | None:
        """The page that is used: the front app's top one, unless something of the system's stands before it."""
        memory = self._phone.memory
        if not memory.booted or self._phone.power.guarded or memory.cover or memory.alerts:
            return None
        visible = memory.tasks.visible()
        return visible[-1] if visible else None

    def focused(self) -> FocusedField | None:
        """The field that has focus, if it can be typed into."""
        page = self.front_page()
        window = self.window_of(page) if page is not None and page.focus else None
        if page is None or window is None:
            return None
        placed = find(window.root, page.focus)
        if placed is None or placed.view.kind != "field" or not placed.view.enabled:
            return None
        return FocusedField(page, placed.key, placed.view)

    def focus(self, key: str) -> None:
        """Give a field of the front page focus and bring the keyboard, also one that was hidden before."""
        page = self.front_page()
        if page is None:
            return
        if page.focus == key:
            self.raise_keyboard()
        page.focus = key

    def focus_next(self, step: int) -> bool:
        """Move focus to the next field of the page (or the one before); False when there is none."""
        page = self.front_page()
        window = self.window_of(page)
        if page is None or window is None:
            return False
        keys = [p.key for p in walk(window.root) if p.view.kind == "field" and p.view.enabled]
        first = 0 if step > 0 else len(keys) - 1
        at = keys.index(page.focus) + step if page.focus in keys else first
        if not 0 <= at < len(keys):
            return False
        self.act(lambda: self.focus(keys[at]))
        return True

    def raise_keyboard(self) -> None:
        """Show the keyboard that suits the focused field, and the field above it."""
        field = self.focused()
        keyboard = self._phone.memory.keyboard
        keyboard.shown = field is not None and field.view.keyboard != "none"
        if field is not None:
            keyboard.layout, keyboard.shift = LAYOUT_OF_FIELD[field.view.keyboard], 0
        self.changed()
        if field is not None:
            self._reveal(field)

    def lower_keyboard(self) -> None:
        """Let the keyboard go; the field keeps its focus."""
        self._phone.memory.keyboard.shown = False
        self.changed()

    def _reveal(self, field: FocusedField) -> None:
        """Scroll the innermost list around a field until all of it can be seen."""
        window = self.window_of(field.page)
        path = _path(window.root, field.key) if window else []
        around = next((p for p in reversed(path[:-1]) if p.scroll is not None and p.scroll.limit > 0), None)
        if around is None or around.scroll is None:
            return
        box, room = path[-1].bounds, around.visible
        margin = min(REVEAL_MARGIN_DP * around.pixels, max(0.0, (room.height - box.height) / 2))
        below, above = box.bottom + margin - room.bottom, room.top + margin - box.top
        by = below if below > 0 else -above if above > 0 else 0.0
        if by:
            offset = around.scroll.offset + by / around.pixels
            field.page.scroll[around.key] = min(around.scroll.limit, max(0.0, offset))
            self.changed()


def _tree(window: Window) -> Node:
    """A window as accessibility sees it."""
    tree = dump.tree(window.root)
    return dump.decorated(tree) if window.kind in ("application", "dialog") else tree


def _path(root: Placed, key: str) -> list[Placed]:
    """From the root down to the view with this key; empty when there is none."""
    if root.key == key:
        return [root]
    for child in root.children:
        below = _path(child, key)
        if below:
            return [root, *below]
    return []
