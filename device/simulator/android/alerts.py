"""What comes between: apps that crash or hang, and the system's dialogs at a bad moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from device.simulator.android.app import Page, Start
from device.simulator.android.permissions import CONTROLLER, PERMISSIONS, REQUEST

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone
    from device.simulator.android.windows import Window

UNANSWERED_SECONDS = 5.0
"""So long after a touch that a hanging app did not take, Android asks whether to close it."""
POPUPS = ("battery", "permission", "rate", "update", "usb")
"""What ``popup`` can bring up."""


class Alerts:
    """The dialogs in ``memory.alerts``, and the apps in ``memory.hung``."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone

    def show(self, name: str, **about: str) -> None:
        """Put a dialog before everything; one that says the same is not put there twice."""
        memory = self._phone.memory
        if not any((page.name, page.args) == (name, about) for page in memory.alerts):
            memory.alerts.append(Page(name, dict(about), "dialog"))
            self._phone.stage.changed()

    def close(self) -> None:
        """Take the front dialog away."""
        if self._phone.memory.alerts:
            self._phone.memory.alerts.pop()
            self._phone.stage.changed()

    def crash(self, package: str) -> bool:
        """End an app as if it had failed, and say so; False when it is not running."""
        if package not in self._phone.memory.pids or package not in self._phone.apps:
            return False
        self._phone.installed.stop(package)
        self._phone.act(lambda: self.show("crash", package=package))
        return True

    def hang(self, package: str, seconds: float | None = None) -> bool:
        """Let an app answer to nothing, for so long or until it is stopped; False when it is not running."""
        memory = self._phone.memory
        if package not in memory.pids or package not in self._phone.apps:
            return False
        memory.hung[package] = self._phone.time()
        if seconds is not None:
            memory.due.append({"at": self._phone.time() + seconds, "do": "end hang", "package": package})
        self._phone.stage.changed()
        return True

    def recover(self, package: str) -> None:
        """A hanging app goes on; the question about it goes away."""
        memory = self._phone.memory
        memory.hung.pop(package, None)
        memory.alerts = [page for page in memory.alerts if (page.name, page.args.get("package")) != ("anr", package)]
        memory.due = [item for item in memory.due if item.get("package") != package or item["do"] != "ask about hang"]
        self._phone.stage.changed()

    def swallows(self, window: Window | None) -> bool:
        """Whether a touch or key for a window is lost, because its app hangs; Android soon asks about it then."""
        memory = self._phone.memory
        if window is None or window.page is None or window.package not in memory.hung:
            return False
        waiting = any((item["do"], item.get("package")) == ("ask about hang", window.package) for item in memory.due)
        if not waiting:
            at = self._phone.time() + UNANSWERED_SECONDS
            memory.due.append({"at": at, "do": "ask about hang", "package": window.package})
        return True

    def ask_about(self, package: str) -> None:
        """Nobody answered: ask whether to close the app."""
        if package in self._phone.memory.hung:
            self._phone.act(lambda: self.show("anr", package=package))

    def popup(self, kind: str) -> bool:
        """Bring up one of POPUPS; False when nothing can be asked now.

        :raises ValueError: for a kind that there is not.
        """
        if kind not in POPUPS:
            raise ValueError(f"There is no popup {kind!r}; there are {', '.join(POPUPS)}.")
        if not self._phone.memory.booted:
            return False
        if kind == "permission":
            return self._ask_permission()
        package = self._phone.navigation.foreground[0] if kind == "rate" else ""
        if kind == "rate" and package not in self._phone.apps:
            return False
        about = {"package": package} if package else {}
        self._phone.act(lambda: self.show(kind, **about))
        return True

    def _ask_permission(self) -> bool:
        """The app in front asks for something it wants, whether it has it or not."""
        task = self._phone.memory.tasks.front
        if task is None or CONTROLLER not in self._phone.apps or task.pages[-1].package == CONTROLLER:
            return False
        wanted = PERMISSIONS.get(task.package, ("Notifications",))[-1]
        start = Start(REQUEST, extras={"package": task.package, "permission": wanted})
        page = self._phone.apps[CONTROLLER].enter(start)[0]
        page.package, page.request = CONTROLLER, "popup"

        def put() -> None:
            self._phone.installed.run(CONTROLLER)
            self._phone.memory.tasks.push(task.package, page)

        self._phone.act(put)
        return True
