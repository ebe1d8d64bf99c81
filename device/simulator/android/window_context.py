"""What the system's own windows are given of the phone: bars, shade, lock screen, recent apps and dialogs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PIL import Image

from device.simulator.android.app import JSON, Page, Start
from device.simulator.android.context import AppContext
from device.simulator.android.permissions import SETTINGS
from device.simulator.apps.settings import radios

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone
    from device.simulator.android.state import Cover
    from device.simulator.apps.systemui import Radio

RADIO_SETTINGS = {"wifi": "wifi_on", "bluetooth": "bluetooth_on", "airplane": "airplane_mode_on"}


class ShellContext:
    """``systemui.SystemShell``: what the system's own windows may do."""

    def __init__(self, phone: VirtualPhone, page: Page) -> None:
        self._phone = phone
        self.page = page

    @property
    def now(self) -> datetime:
        """Naive local time as drawn."""
        return self._phone.local_time(True)

    @property
    def settings(self) -> dict[str, dict[str, JSON]]:
        """Android's settings."""
        return self._phone.settings

    @property
    def wide(self) -> bool:
        """Whether the display is held sideways."""
        width, height = self._phone.display_size
        return width > height

    def back(self) -> None:
        """The back button."""
        self._phone.navigation.back()

    def home(self) -> None:
        """The home button."""
        self._phone.navigation.home()

    def show(self, cover: Cover) -> None:
        """Open or close shade and recent apps."""
        self._phone.navigation.show(cover)

    def needs_pin(self) -> bool:
        """Whether the lock asks for a PIN."""
        return self._phone.power.lock_kind == "pin"

    def unlock(self, pin: str) -> bool:
        """Unlock if the PIN fits."""
        return self._phone.power.unlock(pin)

    def recent(self) -> list[tuple[str, str, str, str]]:
        """(package, label, icon, colour) of the apps used last."""
        memory = self._phone.memory
        apps = [self._phone.apps[p] for p in memory.tasks.recent if p != memory.tasks.home and p in self._phone.apps]
        return [(app.package, app.label, app.icon, app.color) for app in apps]

    def thumbnail(self, package: str, width: int, height: int) -> Image.Image:
        """A picture of the upper part of an app's page as it was left."""
        return self._phone.stage.thumbnail(package, width, height)

    def resume(self, package: str) -> None:
        """Bring an app to the front."""
        self._phone.navigation.launch(package, Start())

    def label(self, package: str) -> str:
        """What an app is called."""
        return self.app(package)[0]

    def app(self, package: str) -> tuple[str, str, str]:
        """An app's label, icon and colour."""
        app = self._phone.apps.get(package)
        if app is not None:
            return app.label, app.icon, app.color
        facts = self._phone.packages().get(package, {})
        return str(facts.get("label", package)), "android", "#5f6368"

    @property
    def seconds(self) -> float:
        """The time that the windows show."""
        return self._phone.memory.seen_at

    def notifications(self, locked: bool = False) -> list[dict[str, JSON]]:
        """What is in the shade, or what the lock screen may show of it."""
        values = self._phone.memory.data.get(SETTINGS, {}).get("values", {})
        if locked and values.get("lock_notifications") == "none":
            return []
        return self._phone.memory.notifications

    def open_notification(self, note: dict[str, JSON]) -> None:
        """Go to what it is about, once the phone is unlocked."""
        if self._phone.power.dismiss_keyguard():
            self._phone.notifications.open(note)

    def act_on_notification(self, note: dict[str, JSON], name: str) -> None:
        """Do what one of its buttons does."""
        self._phone.notifications.act(note, name)

    def swipe_notification(self, note: dict[str, JSON]) -> None:
        """Swipe it to the side."""
        self._phone.notifications.swiped(note)

    def hide_heads_up(self) -> None:
        """Push what came up at the top back."""
        self._phone.notifications.hide()

    def clear_notifications(self) -> None:
        """Clear all."""
        self._phone.notifications.clear()
        self.show("")

    def manage_notifications(self) -> None:
        """Go to the settings of notifications."""
        self._phone.navigation.show("")
        self.open_settings("android.settings.APP_NOTIFICATION_SETTINGS")

    def _radios(self) -> AppContext | None:
        """The Settings app, which knows what switching a radio means; None where it is not installed."""
        return AppContext(self._phone, SETTINGS, Page("radios")) if SETTINGS in self._phone.apps else None

    def radio_on(self, name: Radio) -> bool:
        """Whether a radio is on; without Settings, whether its setting says so."""
        settings = self._radios()
        if settings is None:
            return str(self.settings["global"].get(RADIO_SETTINGS[name])) == "1"
        return radios.ON[name](settings)

    def switch_radio(self, name: Radio, on: bool) -> None:
        """Switch a radio."""
        settings = self._radios()
        if settings is None:
            self.settings["global"][RADIO_SETTINGS[name]] = "1" if on else "0"
        else:
            radios.SWITCH[name](settings, on)

    def network(self) -> str:
        """The Wi-Fi network in use."""
        settings = self._radios()
        return radios.connected(settings) if settings is not None else "Wi-Fi"

    def close(self) -> None:
        """Take the front one of the system's dialogs away."""
        self._phone.alerts.close()

    def stop(self, package: str) -> None:
        """End an app."""
        self._phone.stop(package)

    def open_settings(self, action: str, data: str = "") -> None:
        """Start the Settings app at one of its pages."""
        self._phone.navigation.launch("com.android.settings", Start(action, data))

    def dismiss(self, package: str) -> None:
        """Stop an app and take it off the recent ones."""
        self._phone.stop(package)
