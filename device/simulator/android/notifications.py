"""Notifications: posted by apps, shown in the shade and for a while at the top of the display, and what they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from device.simulator.android.app import JSON, Background, Start
from device.simulator.android.permissions import SETTINGS

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

HEADS_UP_SECONDS = 5.0

Notification = dict[str, JSON]
"""{"package", "key": unique in the package, "title", "text", "big": the text when it is unfolded, "actions": [[label,
name]], "ongoing": it cannot be swiped away, "urgent": it comes up at the top of the display, and stays there while it
is ongoing, "at": seconds since the epoch, "action" and "data" of the start that a tap makes}"""


class Notifications:
    """What is in ``memory.notifications``, the newest first, and in ``memory.heads_up``."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone

    def post(
        self,
        package: str,
        key: str,
        title: str,
        text: str = "",
        *,
        big: str = "",
        actions: Sequence[tuple[str, str]] = (),
        ongoing: bool = False,
        urgent: bool = False,
        start: Start | None = None,
    ) -> bool:
        """Show a notification, in place of the package's one with this key; False where the user wants none of it."""
        memory = self._phone.memory
        values = memory.data.get(SETTINGS, {}).get("values", {})
        if str(values.get(f"notify/{package}", "1")) == "0":
            return False
        self._take(package, key)
        start = start or Start()
        memory.notifications.insert(
            0,
            {
                "package": package,
                "key": key,
                "title": title,
                "text": text,
                "big": big,
                "actions": [list(action) for action in actions],
                "ongoing": ongoing,
                "urgent": urgent,
                "at": self._phone.time(),
                "action": start.action,
                "data": start.data,
            },
        )
        quiet = str(memory.settings["global"].get("zen_mode", "0")) != "0" and not ongoing
        if urgent and not quiet:
            self._come_up(package, key, ongoing)
        self._phone.stage.changed()
        return True

    def _come_up(self, package: str, key: str, stays: bool) -> None:
        memory = self._phone.memory
        self._hide()
        memory.heads_up = [package, key]
        if not stays:
            memory.due.append({"at": self._phone.time() + HEADS_UP_SECONDS, "do": "end heads-up"})

    def _hide(self) -> None:
        memory = self._phone.memory
        memory.heads_up = []
        memory.due = [item for item in memory.due if item["do"] != "end heads-up"]

    def hide(self) -> None:
        """Let what has come up at the top go; it stays in the shade."""
        self._hide()
        self._phone.stage.changed()

    def _take(self, package: str, key: str) -> None:
        memory = self._phone.memory
        memory.notifications = [n for n in memory.notifications if (n["package"], n["key"]) != (package, key)]
        if memory.heads_up == [package, key]:
            self._hide()

    def cancel(self, package: str, key: str = "") -> None:
        """Take a package's notification away, or without a key all of them."""
        for note in list(self._phone.memory.notifications):
            if note["package"] == package and key in ("", note["key"]):
                self._take(package, str(note["key"]))
        self._phone.stage.changed()

    def clear(self) -> None:
        """Clear all: what is ongoing stays."""
        for note in list(self._phone.memory.notifications):
            if not note["ongoing"]:
                self._take(str(note["package"]), str(note["key"]))
        self._phone.stage.changed()

    def swiped(self, note: Notification) -> None:
        """It was swiped to the side: gone, unless it is ongoing; from the top of the display it goes anyway."""
        if note["ongoing"]:
            self._hide()
        else:
            self._take(str(note["package"]), str(note["key"]))
        self._phone.stage.changed()

    def open(self, note: Notification) -> None:
        """It was tapped: what it is about comes to the front, and the shade closes."""
        package = str(note["package"])
        if not note["ongoing"]:
            self._take(package, str(note["key"]))
        self._hide()
        self._phone.memory.cover = ""
        self._phone.navigation.launch(package, Start(str(note["action"]), str(note["data"])))
        self._phone.stage.changed()

    def act(self, note: Notification, name: str) -> None:
        """One of its buttons was tapped: its app does it."""
        package, key = str(note["package"]), str(note["key"])
        app: object = self._phone.apps.get(package)
        if isinstance(app, Background):
            app.acted(self._phone.background.context(package), key, name)
        self._phone.stage.changed()

    @property
    def front(self) -> Notification | None:
        """What has come up at the top of the display."""
        memory = self._phone.memory
        found = (n for n in memory.notifications if [n["package"], n["key"]] == memory.heads_up)
        return next(found, None)
