"""Power: boot, sleep, the lock, and how the display is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from device.simulator.android.app import JSON, Page
from device.simulator.android.packages import ALWAYS_RUNNING
from device.simulator.android.profile import LockKind
from device.simulator.android.tasks import Tasks
from device.simulator.android.window_context import ShellContext
from device.simulator.apps import systemui

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone


class Power:
    """Switches the phone on and off, and guards it."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone

    def switch_on(self) -> None:
        """Begin to boot: data stays, everything that ran is gone."""
        memory = self._phone.memory
        self._phone.installed.tell_stopped(memory.pids)
        memory.booted, memory.screen_on, memory.locked, memory.cover = False, True, False, ""
        memory.tasks = Tasks(memory.tasks.home)
        memory.pids, memory.toast, memory.rotation = {}, "", 0
        memory.alerts, memory.hung, memory.notifications, memory.heads_up = [], {}, [], []
        memory.keyboard.shown = False
        memory.props.update({"sys.boot_completed": "", "dev.bootcomplete": ""})
        memory.due = [boot_at(self._phone.time() + self._phone.profile.boot_seconds)]
        self._phone.hands.lift()
        self._phone.stage.changed()

    def boot(self) -> None:
        """Android is up: the launcher, behind the lock if there is one."""
        memory = self._phone.memory
        memory.booted = True
        memory.used_at = self._phone.time()
        memory.props.update({"sys.boot_completed": "1", "dev.bootcomplete": "1"})
        for package in ALWAYS_RUNNING:
            self._phone.installed.run(package)
        self._phone.navigation.home()
        self.lock()
        self._phone.installed.tell_unseen()

    def lock(self) -> None:
        """Put the lock screen before everything, if the phone has a lock."""
        self._phone.memory.locked = self.lock_kind != "none"
        self._phone.memory.lock_page = Page("lock")
        self._phone.stage.changed()

    @property
    def guarded(self) -> bool:
        """The lock screen is what is seen: the phone is locked, and nothing is shown over the lock."""
        memory = self._phone.memory
        front = memory.tasks.front
        return memory.locked and not (front is not None and front.pages[-1].over_lock)

    @property
    def lock_kind(self) -> LockKind:
        """What the phone asks for before it is used."""
        if self._phone.profile.lock == "pin":
            return "pin"
        disabled = str(self._phone.settings["secure"].get("lockscreen.disabled")) == "1"
        return "none" if disabled else "swipe"

    def unlock(self, pin: str) -> bool:
        """Unlock with a PIN ('' where none is asked for); False when it is another."""
        if self.lock_kind == "pin" and pin != self._phone.profile.pin:
            return False
        self._phone.memory.locked = False
        self._phone.stage.changed()
        return True

    def dismiss_keyguard(self) -> bool:
        """Unlock; False when a PIN is asked for, whose keypad is then shown."""
        if not self._phone.memory.locked or self.unlock(""):
            return True
        self._phone.memory.lock_page.name = "pin"
        self._phone.stage.changed()
        return False

    def enter_pin(self, what: str) -> None:
        """A key pressed on the lock screen: a digit, 'delete' or 'submit'."""
        page = self._phone.memory.lock_page
        if page.name != "pin":
            return
        shell = ShellContext(self._phone, page)
        match what:
            case "delete":
                systemui.delete_digit(shell)
            case "submit":
                systemui.submit_pin(shell)
            case digit:
                systemui.enter_digit(shell, digit)
        self._phone.stage.changed()

    def rest(self, now: float) -> float | None:
        """Let a display go dark that nobody used for as long as the settings say; seconds until then, None for never.

        While the phone is plugged in and set to stay awake, as one driven over adb mostly is, it never does.
        """
        memory, settings = self._phone.memory, self._phone.settings
        awake = str(settings["global"].get("stay_on_while_plugged_in", "0")) != "0"
        if awake or not (memory.booted and memory.screen_on):
            return None
        try:
            timeout = float(str(settings["system"].get("screen_off_timeout", "60000"))) / 1000
        except ValueError:
            return None
        left = memory.used_at + timeout - now
        if left > 0:
            return left
        self.sleep()
        return None

    def wake(self) -> None:
        """Light the display."""
        self._phone.memory.screen_on = True
        self._phone.memory.used_at = self._phone.time()
        self._phone.stage.changed()

    def sleep(self) -> None:
        """Switch the display off, and lock."""
        memory = self._phone.memory
        if memory.booted and not memory.locked:
            self.lock()
        memory.screen_on, memory.cover = False, ""
        memory.keyboard.shown = False
        self._phone.hands.lift()
        self._phone.stage.changed()

    def rotate(self, rotation: int) -> None:
        """Turn the display.

        :raises ValueError: when it is not 0, 1, 2 or 3.
        """
        if rotation not in (0, 1, 2, 3):
            raise ValueError(f"A display is turned by 0, 1, 2 or 3 quarters, not {rotation}.")
        self._phone.memory.rotation = rotation
        self._phone.hands.lift()
        self._phone.stage.changed()


def boot_at(seconds: float) -> dict[str, JSON]:
    """What waits in the list of due things for the end of the boot."""
    return {"at": seconds, "do": "boot"}
