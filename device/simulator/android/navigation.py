"""Finding the way: home, back, the shade, recent apps, and which app stands in front."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from device.simulator.android.app import Page, Start
from device.simulator.android.state import Cover
from device.simulator.android.windows import ANCHOR
from device.simulator.apps import systemui
from device.simulator.drawing.layout import Placed, walk

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

MAIN = "android.intent.action.MAIN"


class Navigation:
    """Moves between apps and pages. Everything here runs within an act of the stage."""

    def __init__(self, phone: VirtualPhone, home: str) -> None:
        self._phone = phone
        self._home = home
        self.touched: Sequence[Placed] = ()
        """The views under the last touch, from the root down: where a menu opens."""

    def home(self) -> None:
        """Show the launcher's first page."""
        memory = self._phone.memory
        memory.cover = ""
        self._phone.installed.run(self._home)
        memory.tasks.open(self._home, self._phone.apps[self._home].enter(Start()))
        self._phone.stage.changed()

    def back(self) -> None:
        """The back key: the keyboard goes first, then menus and dialogs, then pages, then the app."""
        memory = self._phone.memory
        if memory.locked:
            memory.lock_page = Page("lock")
        elif memory.cover:
            memory.cover = ""
        elif self._phone.keyboard_shown:
            memory.keyboard.shown = False
        else:
            self.leave_top()
        self._phone.stage.changed()

    def leave_top(self) -> None:
        """Leave the top page, in the way it wants to be left."""
        tasks = self._phone.memory.tasks
        task = tasks.front
        if task is None:
            return
        alerts = self._phone.memory.alerts
        window = self._phone.stage.window_of(alerts[-1] if alerts else task.pages[-1])
        if window is not None and window.root.view.on_back is not None:
            window.root.view.on_back()
        elif len(task.pages) > 1:
            tasks.pop(task.package)
        elif task.package != self._home:
            tasks.retreat(task.caller)

    def show(self, cover: Cover) -> None:
        """Open the shade or the recent apps, or close what is open."""
        memory = self._phone.memory
        if memory.booted and not memory.locked:
            memory.cover = cover
            memory.cover_page = Page(cover or "cover")
            self._phone.stage.changed()

    def open_drawer(self) -> None:
        """The launcher's list of all apps."""
        self.home()
        self._phone.memory.tasks.push(self._home, Page("drawer"))

    def open_search(self) -> None:
        """The search key: the launcher's search of apps."""
        self.open_drawer()
        self._phone.memory.tasks.visible()[-1].focus = "search"

    def open_menu(self) -> None:
        """The menu key: what "More options" of the front page opens."""
        for placed in walk(self._phone.stage.active().root):
            view = placed.view
            if view.description == "More options" and view.on_tap is not None and view.enabled:
                self.touched = (placed,)
                view.on_tap()
                return

    def anchor(self, page: Page) -> None:
        """Let a menu open where the finger is."""
        touchable = [placed for placed in self.touched if placed.touchable]
        if touchable:
            box = touchable[-1].bounds
            page.ui[ANCHOR] = [box.left, box.top, box.right, box.bottom]

    def launch(self, package: str, start: Start, caller: str = "") -> bool:
        """Start an app, or bring it back as it was left; False when it is not installed."""
        app = self._phone.apps.get(package)
        if app is None:
            return False
        if package == self._home:
            self.home()
            return True
        tasks = self._phone.memory.tasks
        self._phone.memory.cover = ""
        self._phone.installed.run(package)
        caller = "" if caller == self._home else caller
        if not tasks.has(package):
            tasks.open(package, app.enter(start), caller)
        else:
            tasks.bring(package, caller)
            if not self._resumes(package, start):
                self._open_above(package, app.enter(start))
        self._phone.stage.changed()
        return True

    def _open_above(self, package: str, pages: list[Page]) -> None:
        """Put pages over what was there; one that is there already is not put there twice."""
        tasks = self._phone.memory.tasks
        for page in pages:
            top = tasks.tasks[package].pages[-1]
            if (page.name, page.args) != (top.name, top.args):
                tasks.push(package, page)

    def _resumes(self, package: str, start: Start) -> bool:
        """Whether a start only brings the app back, as its launcher icon does."""
        if start.action != MAIN or start.data:
            return False
        named = package + start.activity if start.activity.startswith(".") else start.activity
        return named in ("", self._phone.installed.main_activity(package))

    @property
    def foreground(self) -> tuple[str, str]:
        """(package, activity) in front."""
        memory = self._phone.memory
        task = memory.tasks.front
        if not memory.booted or task is None:
            return "android", "com.android.internal.app.Boot"
        if self._phone.power.guarded or memory.cover in ("shade", "quick"):
            return systemui.PACKAGE, "NotificationShade"
        if memory.cover == "recents":
            return systemui.PACKAGE, f"{systemui.PACKAGE}.recents.RecentsActivity"
        screen = next((page for page in reversed(task.pages) if page.kind == "screen" or page.package), task.pages[0])
        package = screen.package or task.package
        return package, self._phone.installed.activity(package, screen.name)
