"""What apps are given of the phone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from device.simulator.android.app import JSON, SELECTION, Answer, Caller, Page, PageKind, Start
from device.simulator.android.clock import local
from device.simulator.android.network import link
from device.simulator.android.permissions import CONTROLLER, REQUEST

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone


class AppContext:
    """``app.Context`` for one page of one app. While ``drawing``, the clock shows when the screen was last drawn."""

    def __init__(self, phone: VirtualPhone, package: str, page: Page) -> None:
        self._phone = phone
        self._task = package
        self._package = page.package or package
        self._page = page
        self.drawing = False

    @property
    def data(self) -> dict[str, JSON]:
        """The app's own data."""
        return self._phone.memory.data[self._package]

    @property
    def page(self) -> Page:
        """The page being built; in handlers the one then on top."""
        return self._page

    @property
    def now(self) -> datetime:
        """Naive local time; for an app that hangs, that at which it stopped."""
        frozen = self._phone.memory.hung.get(self._package) if self.drawing else None
        if frozen is not None:
            return naive_local(float(frozen), self._phone.memory.props)
        return self._phone.local_time(self.drawing)

    @property
    def settings(self) -> dict[str, dict[str, JSON]]:
        """Android's settings by namespace."""
        return self._phone.settings

    @property
    def props(self) -> dict[str, str]:
        """What getprop prints."""
        return self._phone.memory.props

    @property
    def rng(self) -> random.Random:
        """Seeded randomness."""
        return self._phone.memory.rng

    def push(self, name: str, args: dict[str, JSON] | None = None, kind: PageKind = "screen") -> Page:
        """Open a page over the present one."""
        page = Page(name, dict(args or {}), kind, package=self._foreign)
        tasks = self._phone.memory.tasks
        if tasks.has(self._task):
            tasks.push(self._task, page)
        else:
            tasks.open(self._task, [page])
        if kind == "menu":
            self._phone.navigation.anchor(page)
        self._page = page
        return page

    def pop(self, count: int = 1) -> None:
        """Close pages; the last one leaves the app."""
        tasks = self._phone.memory.tasks
        if tasks.pop(self._task, count):
            self._page = tasks.tasks[self._task].pages[-1]
        elif self._task == tasks.home:
            self._phone.navigation.home()
            self._page = tasks.tasks[self._task].pages[-1]

    def replace(self, name: str, args: dict[str, JSON] | None = None) -> Page:
        """Put a page in place of the present one."""
        page = Page(name, dict(args or {}), self._page.kind, package=self._foreign, request=self._page.request)
        tasks = self._phone.memory.tasks
        if not tasks.has(self._task):
            tasks.open(self._task, [page])
        else:
            tasks.tasks[self._task].pages[-1] = page
        self._page = page
        return page

    @property
    def font_scale(self) -> float:
        """How large text is to be: 1 is its usual size."""
        return self._phone.font_scale

    @property
    def online(self) -> bool:
        """Whether any network can be reached."""
        return bool(link(self._phone.settings)) and not self._phone.trouble.cut_off()

    @property
    def _foreign(self) -> str:
        """The package as a page in this back stack bears it."""
        return self._package if self._package != self._task else ""

    def call(self, package: str, start: Start, request: str) -> bool:
        """Put another app's pages over this one."""
        app = self._phone.apps.get(package)
        if app is None:
            return False
        self._phone.installed.run(package)
        tasks = self._phone.memory.tasks
        for place, page in enumerate(app.enter(start)):
            page.package = package
            page.request = request if place == 0 else ""
            tasks.push(self._task, page)
        return True

    def finish(self, result: dict[str, JSON] | None = None) -> None:
        """Close what was called, down to the page that began it, and tell whoever called it."""
        pages = self._phone.memory.tasks.tasks[self._task].pages
        first = next((i for i in reversed(range(len(pages))) if pages[i].request), 0)
        request = pages[first].request
        if not request or first == 0:
            self.pop()
            return
        self.pop(len(pages) - first)
        below = AppContext(self._phone, self._task, pages[first - 1])
        app: object = self._phone.apps.get(below._package)
        if isinstance(app, Caller):
            app.returned(below, request, result or {})

    def allowed(self, permission: str) -> bool:
        """Whether this app has a permission."""
        return self._phone.permissions.allowed(self._package, permission)

    def ask(self, permission: str, request: str) -> None:
        """Ask the user for a permission, unless that is decided."""
        if self._phone.permissions.open(self._package, permission):
            about = {"package": self._package, "permission": permission}
            self.call(CONTROLLER, Start(REQUEST, extras=about), request)
            return
        app: object = self._phone.apps.get(self._package)
        if isinstance(app, Caller):
            app.returned(self, request, {"allowed": self.allowed(permission)})

    def decide(self, package: str, permission: str, answer: Answer) -> None:
        """What the user answers to an app that asked for a permission."""
        self._phone.permissions.decide(package, permission, answer)

    def start(self, package: str, start: Start | None = None) -> bool:
        """Start another app."""
        return self._phone.navigation.launch(package, start or Start(), caller=self._task)

    def notify(
        self,
        key: str,
        title: str,
        text: str = "",
        *,
        big: str = "",
        actions: Sequence[tuple[str, str]] = (),
        ongoing: bool = False,
        urgent: bool = False,
        start: Start | None = None,
    ) -> None:
        """Show a notification of this app."""
        self._phone.notifications.post(
            self._package, key, title, text, big=big, actions=actions, ongoing=ongoing, urgent=urgent, start=start
        )

    @property
    def in_front(self) -> bool:
        """Whether this app is what is seen and used."""
        page, front = self._phone.front_page(), self._phone.memory.tasks.front
        return page is not None and front is not None and (page.package or front.package) == self._package

    def wake_up(self, name: str, args: dict[str, JSON] | None = None) -> bool:
        """Show a page of this app over the lock, unless the phone is in use."""
        memory = self._phone.memory
        front = memory.tasks.front
        if front is None or (memory.screen_on and not memory.locked):
            return False
        self._phone.wake()
        memory.cover = ""
        foreign = "" if front.package == self._package else self._package
        memory.tasks.push(front.package, Page(name, dict(args or {}), package=foreign, over_lock=True))
        return True

    def lower(self, name: str) -> None:
        """Close such pages of this app wherever they are."""
        tasks = self._phone.memory.tasks
        for task in list(tasks.tasks.values()):
            task.pages = [p for p in task.pages if (p.name, p.package or task.package) != (name, self._package)]
            if not task.pages:
                tasks.leave(task.package)
        self._phone.stage.changed()

    def cancel(self, key: str) -> None:
        """Take a notification of this app away."""
        self._phone.notifications.cancel(self._package, key)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say so."""
        self._phone.clipboard = text
        self.toast("Copied")

    def home(self) -> None:
        """Go to the launcher."""
        self._phone.navigation.home()

    def toast(self, text: str) -> None:
        """Show a toast."""
        self._phone.show_toast(text)

    def installed(self) -> list[tuple[str, str, str]]:
        """(package, label, icon) of every launchable app, sorted by label."""
        apps = [app for app in self._phone.apps.values() if app.launchable]
        return sorted(((a.package, a.label, a.icon) for a in apps), key=lambda entry: (entry[1].casefold(), entry[0]))

    def packages(self) -> dict[str, dict[str, JSON]]:
        """Every installed package."""
        return self._phone.packages()

    def stop(self, package: str) -> None:
        """Force stop an app."""
        self._phone.stop(package)

    def clear(self, package: str) -> bool:
        """Put an app's data back to the factory's."""
        return self._phone.clear(package)

    def uninstall(self, package: str) -> bool:
        """Remove an app that is no part of the system."""
        return self._phone.uninstall(package)

    def icon_of(self, package: str) -> str:
        """The launcher icon's name; Android's own for packages without one."""
        app = self._phone.apps.get(package)
        return app.icon if app else "android"

    def color_of(self, package: str) -> str:
        """The launcher icon's background."""
        app = self._phone.apps.get(package)
        return app.color if app else "#5f6368"

    def field(self, key: str) -> str:
        """The text of a field."""
        return self._page.fields.get(key, "")

    def set_field(self, key: str, text: str) -> None:
        """Change the text of a field; its cursor goes to the end."""
        self._page.fields[key] = text
        self._page.ui.get(SELECTION, {}).pop(key, None)

    def hide_keyboard(self) -> None:
        """Take focus from the field."""
        self._page.focus = ""
        self._phone.memory.keyboard.shown = False


def naive_local(seconds: float, props: dict[str, str]) -> datetime:
    """A moment in the phone's time zone."""
    return local(seconds, props.get("persist.sys.timezone", "UTC"))
