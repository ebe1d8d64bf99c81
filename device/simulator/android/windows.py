"""Which windows a phone shows, back to front, each laid out in its place on the display."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from device.geometry import Bounds
from device.simulator.android import keyboard
from device.simulator.android.app import SELECTION, Page
from device.simulator.android.context import AppContext
from device.simulator.android.keyboard import Field
from device.simulator.android.tasks import Task, visible
from device.simulator.android.window_context import ShellContext
from device.simulator.apps import alerts, shade, systemui
from device.simulator.drawing.layout import Placed, find, layout, measure
from device.simulator.drawing.theme import color
from device.simulator.drawing.view import Insets, Style, View
from device.simulator.drawing.widgets import FRAME_LAYOUT

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

WindowKind = Literal["application", "dialog", "keyboard", "status bar", "navigation bar", "system", "heads-up", "toast"]

DIALOG_MARGIN_DP = 24
LOW_DP = 360
"""A dialog uses all of the height where there is less than this of it."""
MENU_MARGIN_DP = 8
SHEET_GAP_DP = 56
TOAST_ABOVE_DP = 72
HEADS_UP_SIDE_DP = 8
DARK_GROUND = 3 * 80
"""Red, green and blue of a dark ground together are less."""
HEADS_UP_WIDEST_DP = 480


@dataclass(frozen=True, slots=True)
class Window:
    """One window. ``page`` is the page it draws, if it draws an app's or the lock's."""

    kind: WindowKind
    package: str
    root: Placed
    page: Page | None = None
    scrim: bool = False
    """The display behind it is darkened, and a touch beside it closes it."""

    @property
    def secure(self) -> bool:
        """It is black in screenshots."""
        return self.root.view.secure

    @property
    def takes_keys(self) -> bool:
        """It can be the active window."""
        return self.kind in ("application", "dialog", "system")

    @property
    def in_tree(self) -> bool:
        """Accessibility sees it."""
        return self.kind != "toast"


def arrange(phone: VirtualPhone) -> tuple[Window, ...]:
    """All windows of the phone as it is now, back to front."""
    return _Arranging(phone).windows()


def arrange_task(phone: VirtualPhone, task: Task) -> tuple[Window, ...]:
    """The windows of one app's visible pages, without bars and keyboard, whether it stands in front or not."""
    return _Arranging(phone).pages(task, visible(task), False)


class _Arranging:
    """One arrangement: the measures of the display and the windows so far."""

    def __init__(self, phone: VirtualPhone) -> None:
        self.phone = phone
        self.memory = phone.memory
        self.density = phone.density
        self.font_scale = phone.font_scale
        self.width, self.height = phone.display_size
        self.status = self.px(systemui.STATUS_BAR_DP)
        self.navigation = self.px(systemui.NAVIGATION_BAR_DP)
        self.keys_dp = keyboard.height_on(self.height * 160 / self.density)

    def px(self, dp: int) -> int:
        """Pixels of a length, rounded as layout rounds."""
        return int(dp * self.density / 160 + 0.5)

    @property
    def display(self) -> Bounds:
        """The whole display."""
        return Bounds(0, 0, self.width, self.height)

    def windows(self) -> tuple[Window, ...]:
        """Back to front."""
        if not self.memory.booted:
            return (self._full("android", systemui.boot_screen(self.phone.profile.model), None, bars=False),)
        if self.phone.power.guarded:
            page = self.memory.lock_page
            shell = ShellContext(self.phone, page)
            view = systemui.lock_screen(shell, shade.notices(shell))
            lock = self._full(systemui.PACKAGE, view, page, bars=True)
            return (lock, self._status_bar(view.edge_to_edge), *self._toast())
        if self.memory.cover:
            below = self._cover()
            return (below, self._navigation_bar(False), self._status_bar(False), *self._toast())
        return self._apps()

    def _apps(self) -> tuple[Window, ...]:
        """The front app's visible pages, the keyboard, the bars."""
        task = self.memory.tasks.front
        if task is None:
            return (self._status_bar(False),)
        pages = visible(task)
        raised = self._keyboard_raised(pages)
        found = self.pages(task, pages, raised)
        keys, alerts = self._keyboard(found[-1]) if raised else (), (*self._alerts(),)
        # under a dialog the bars, which are not dimmed, stand on what is: as on Android they turn white then
        dimmed = any(window.scrim for window in (*found, *alerts))
        bright = found[0].root.view.edge_to_edge or found[0].secure or self._on_dark(found[0]) or dimmed
        bars = (self._navigation_bar(bright), self._status_bar(bright))
        return (*found, *keys, *alerts, *bars, *self._heads_up(), *self._toast())

    def _heads_up(self) -> Iterator[Window]:
        """The notification that has come up at the top of the display."""
        note = self.phone.notifications.front
        if note is not None:
            page = Page("heads_up")
            view = shade.card(ShellContext(self.phone, page), note, heads_up=True)
            side = max(self.px(HEADS_UP_SIDE_DP), (self.width - self.px(HEADS_UP_WIDEST_DP)) // 2)
            _, tall = self._size(view, page, self.width - 2 * side, self.height)
            frame = Bounds(side, self.status, self.width - side, self.status + tall)
            yield Window("heads-up", systemui.PACKAGE, self._laid_out(systemui.PACKAGE, view, page, frame))

    def pages(self, task: Task, pages: list[Page], raised: bool) -> tuple[Window, ...]:
        """A window for each of these pages of an app; with ``raised`` the last one keeps clear of the keyboard."""
        return tuple(
            self._window(
                page.package or task.package, page, self._build(task.package, page), raised and page is pages[-1]
            )
            for page in pages
        )

    def _on_dark(self, window: Window) -> bool:
        """Whether what stands on a window's ground must be white to be seen."""
        name = window.root.view.style.background
        return bool(name) and sum(color(name, self.phone.dark)[:3]) < DARK_GROUND

    def _alerts(self) -> Iterator[Window]:
        """The system's dialogs before the apps."""
        for page in self.memory.alerts:
            view = alerts.build(ShellContext(self.phone, page))
            yield self._window(alerts.package_of(page.name), page, view, False)

    def _build(self, package: str, page: Page) -> View:
        if self.phone.stage.loads(page):
            return systemui.loading()
        context = AppContext(self.phone, package, page)
        context.drawing = True
        view = self.phone.apps[page.package or package].build(context)
        context.drawing = False
        return view

    def _window(self, package: str, page: Page, view: View, raised: bool) -> Window:
        """One page's window: the whole display for a screen, a frame of its own for anything else."""
        match page.kind:
            case "screen":
                return self._full(package, view, page, bars=True, raised=raised)
            case "dialog":
                frame = self._dialog_frame(view, page, raised)
            case "menu":
                frame = self._menu_frame(view, page)
            case "sheet":
                frame = self._sheet_frame(view, page, raised)
        return Window("dialog", package, self._laid_out(package, view, page, frame), page, scrim=page.kind != "menu")

    def _full(self, package: str, view: View, page: Page | None, bars: bool, raised: bool = False) -> Window:
        """A window as large as the display, its content kept clear of bars and keyboard."""
        if bars and not view.edge_to_edge:
            below = systemui.NAVIGATION_BAR_DP + (self.keys_dp if raised else 0)
            view = View(
                kind="column",
                class_name=FRAME_LAYOUT,
                width="fill",
                height="fill",
                align="fill",
                padding=Insets(0, systemui.STATUS_BAR_DP, 0, below),
                style=Style(background=view.style.background or "surface"),
                children=(view,),
                on_back=view.on_back,
                refresh=view.refresh,
                secure=view.secure,
            )
        system = package in ("android", systemui.PACKAGE)
        return Window("system" if system else "application", package,
                      self._laid_out(package, view, page, self.display), page)  # fmt: skip

    def _laid_out(self, package: str, view: View, page: Page | None, frame: Bounds) -> Placed:
        page = page or Page("window")
        start, end = page.ui.get(SELECTION, {}).get(page.focus, (None, None))
        selection = None if start is None or end is None else (start, end)
        return layout(
            view, frame, self.density, self.font_scale, scroll=page.scroll, fields=page.fields, package=package,
            focus=page.focus, selection=selection,
            root_key=f"{package}:{page.name}",
        )  # fmt: skip

    def _size(self, view: View, page: Page, width: int, height: int) -> tuple[int, int]:
        return measure(view, width, height, self.density, self.font_scale, fields=page.fields)

    def _bottom(self, raised: bool) -> int:
        """Where the room for windows ends below."""
        return self.height - self.navigation - (self.px(self.keys_dp) if raised else 0)

    def _dialog_frame(self, view: View, page: Page, raised: bool) -> Bounds:
        margin = self.px(DIALOG_MARGIN_DP)
        bottom = self._bottom(raised)
        above = margin if bottom - self.status >= self.px(LOW_DP) else 0
        wide, tall = self._size(view, page, self.width - 2 * margin, bottom - self.status - 2 * above)
        left = (self.width - wide) // 2
        top = self.status + (bottom - self.status - tall) // 2
        return Bounds(left, top, left + wide, top + tall)

    def _menu_frame(self, view: View, page: Page) -> Bounds:
        margin = self.px(MENU_MARGIN_DP)
        bottom = self._bottom(False)
        wide, tall = self._size(view, page, self.width - 2 * margin, bottom - self.status - 2 * margin)
        anchor = Bounds(*page.ui.get(ANCHOR, (self.width, self.status, self.width, self.status)))
        left = anchor.right - wide if anchor.center.x > self.width // 2 else anchor.left
        left = min(max(left, margin), self.width - margin - wide)
        top = min(max(anchor.top, self.status + margin), bottom - margin - tall)
        return Bounds(left, top, left + wide, top + tall)

    def _sheet_frame(self, view: View, page: Page, raised: bool) -> Bounds:
        bottom = self._bottom(raised)
        _, tall = self._size(view, page, self.width, bottom - self.status - self.px(SHEET_GAP_DP))
        return Bounds(0, bottom - tall, self.width, bottom)

    # the system's own

    def _cover(self) -> Window:
        page = self.memory.cover_page
        shell = ShellContext(self.phone, page)
        match self.memory.cover:
            case "recents":
                view = systemui.recents(shell)
            case cover:
                view = shade.shade(shell, quick=cover == "quick")
        return self._full(systemui.PACKAGE, view, page, bars=True)

    def _bar(self, kind: WindowKind, view: View, top: int, bottom: int) -> Window:
        frame = Bounds(0, top, self.width, bottom)
        page = Page(kind.replace(" ", "_"))
        return Window(kind, systemui.PACKAGE, self._laid_out(systemui.PACKAGE, view, page, frame))

    def _status_bar(self, bright: bool) -> Window:
        shell = ShellContext(self.phone, self.memory.cover_page)
        color = "white" if bright else "on_surface"
        view = systemui.status_bar(shell, color, shade.status_icons(shell, color))
        return self._bar("status bar", view, 0, self.status)

    def _navigation_bar(self, bright: bool) -> Window:
        shell = ShellContext(self.phone, self.memory.cover_page)
        view = systemui.navigation_bar(shell, "white" if bright else "on_surface")
        return self._bar("navigation bar", view, self.height - self.navigation, self.height)

    def _keyboard_raised(self, pages: list[Page]) -> bool:
        """Whether keys are drawn: a field of the top page has focus, and the keyboard in use is one with keys."""
        if self.memory.alerts:
            return False
        return self.memory.keyboard.shown and self.phone.keyboard_has_keys and bool(pages[-1].focus)

    def _keyboard(self, window: Window) -> tuple[Window, ...]:
        """The keyboard for the focused field of the window; none when it has no such field."""
        page = window.page
        field = find(window.root, page.focus) if page else None
        if field is None or field.view.kind != "field":
            return ()
        about = Field(field.view.keyboard, field.view.input_action, field.view.multiline)
        keys = keyboard.build(self.memory.keyboard, about, self.phone.text_entry, self.keys_dp)
        view = View(
            kind="column",
            class_name=FRAME_LAYOUT,
            width="fill",
            height="fill",
            align="fill",
            padding=Insets(0, 0, 0, systemui.NAVIGATION_BAR_DP),
            style=Style(background=keys.style.background),
            children=(keys,),
        )
        frame = Bounds(0, self._bottom(True), self.width, self.height)
        page = Page("keyboard")
        return (Window("keyboard", keyboard.PACKAGE, self._laid_out(keyboard.PACKAGE, view, page, frame)),)

    def _toast(self) -> tuple[Window, ...]:
        if not self.memory.toast:
            return ()
        view = systemui.toast_view(self.memory.toast)
        page = Page("toast")
        wide, tall = self._size(view, page, self.width - 2 * self.px(DIALOG_MARGIN_DP), self.height)
        left = (self.width - wide) // 2
        bottom = self.height - self.navigation - self.px(TOAST_ABOVE_DP)
        frame = Bounds(left, bottom - tall, left + wide, bottom)
        return (Window("toast", systemui.PACKAGE, self._laid_out(systemui.PACKAGE, view, page, frame)),)


ANCHOR = "anchor"
"""Where a menu's ``ui`` keeps the box of the view it was opened from, in pixels."""
