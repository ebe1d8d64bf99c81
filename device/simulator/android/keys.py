"""The phone's keys, by Android's key codes: what each does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from device.simulator.android import editing
from device.simulator.android import keycodes as code
from device.simulator.android.app import Start
from device.simulator.android.editing import Editing

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

VOLUME_STEPS = 15
BRIGHTNESS_STEP = 25


class Keys:
    """Key presses, given to the phone."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone
        self._system: dict[int, Callable[[], object]] = {
            code.HOME: phone.navigation.home,
            code.BACK: phone.navigation.back,
            code.ESCAPE: phone.navigation.back,
            code.APP_SWITCH: lambda: phone.navigation.show("" if phone.memory.cover == "recents" else "recents"),
            code.NOTIFICATION: lambda: phone.navigation.show("shade"),
            code.ALL_APPS: phone.navigation.open_drawer,
            code.SEARCH: phone.navigation.open_search,
            code.SETTINGS: lambda: phone.navigation.launch("com.android.settings", Start()),
            code.VOLUME_UP: lambda: self._turn("volume_music", 1, VOLUME_STEPS),
            code.VOLUME_DOWN: lambda: self._turn("volume_music", -1, VOLUME_STEPS),
            code.VOLUME_MUTE: lambda: self._turn("volume_music", -VOLUME_STEPS, VOLUME_STEPS),
            code.BRIGHTNESS_UP: lambda: self._turn("screen_brightness", BRIGHTNESS_STEP, 255),
            code.BRIGHTNESS_DOWN: lambda: self._turn("screen_brightness", -BRIGHTNESS_STEP, 255),
            code.MENU: phone.navigation.open_menu,
        }
        self._never_lost = self._system.keys() - {code.BACK, code.ESCAPE, code.MENU}
        """What an app cannot keep to itself by hanging."""
        entry = phone.text_entry
        self._editing: dict[int, Callable[[], object]] = {
            code.ENTER: entry.submit,
            code.NUMPAD_ENTER: entry.submit,
            code.DEL: entry.backspace,
            code.FORWARD_DEL: lambda: entry.edit(editing.delete_forward),
            code.TAB: lambda: phone.stage.focus_next(1),
            code.CUT: lambda: entry.copy(cut=True),
            code.COPY: lambda: entry.copy(cut=False),
            code.PASTE: entry.paste,
        }
        self._control: dict[int, Callable[[], object]] = {
            code.A: entry.select_all,
            code.C: lambda: entry.copy(cut=False),
            code.X: lambda: entry.copy(cut=True),
            code.V: entry.paste,
        }

    def press(self, key: int, meta: int, long: bool) -> bool:
        """One key, down and up; False for a code that Android 14 does not have.

        Held long, a key does what it does when pressed shortly.
        """
        phone = self._phone
        if not 0 < key <= code.LAST:
            return False
        if key in (code.POWER, code.SLEEP, code.WAKEUP):
            self._power(key)
            return True
        if not phone.screen_on:
            return True
        if phone.locked:
            self._at_lock(key)
        elif key not in self._never_lost and phone.alerts.swallows(phone.stage.active()):
            pass
        elif key in self._system:
            phone.act(self._system[key])
        elif meta & code.META_CTRL and key in self._control:
            self._control[key]()
        else:
            self._in_app(key, meta)
        return True

    def _power(self, key: int) -> None:
        if key == code.SLEEP or (key == code.POWER and self._phone.screen_on):
            self._phone.sleep()
        else:
            self._phone.wake()

    def _at_lock(self, key: int) -> None:
        sign = code.character(key, 0)
        match key:
            case code.BACK | code.ESCAPE:
                self._phone.navigation.back()
            case code.DEL:
                self._phone.power.enter_pin("delete")
            case code.ENTER | code.NUMPAD_ENTER:
                self._phone.power.enter_pin("submit")
            case code.MENU | code.SPACE:
                self._phone.dismiss_keyguard()
            case _ if sign.isdigit():
                self._phone.power.enter_pin(sign)

    def _in_app(self, key: int, meta: int) -> None:
        phone = self._phone
        shift = bool(meta & code.META_SHIFT)
        if key == code.TAB and shift:
            phone.stage.focus_next(-1)
        elif key in self._editing:
            self._editing[key]()
        elif key in (code.MOVE_HOME, code.MOVE_END, code.DPAD_LEFT, code.DPAD_RIGHT):
            phone.text_entry.edit(lambda at: _moved(at, key, shift))
        elif key in (code.DPAD_UP, code.DPAD_DOWN):
            phone.stage.focus_next(-1 if key == code.DPAD_UP else 1)
        elif key in (code.PAGE_UP, code.PAGE_DOWN):
            phone.scroll_page(-0.9 if key == code.PAGE_UP else 0.9)
        elif sign := code.character(key, meta):
            phone.text_entry.insert(sign)

    def _turn(self, name: str, by: int, most: int) -> None:
        system = self._phone.settings["system"]
        system[name] = str(min(most, max(0, int(float(str(system.get(name, 0)))) + by)))


def _moved(at: Editing, key: int, extend: bool) -> Editing:
    match key:
        case code.MOVE_HOME:
            return Editing(at.text, 0, at.end if extend else 0)
        case code.MOVE_END:
            return Editing(at.text, at.start if extend else len(at.text), len(at.text))
        case code.DPAD_LEFT:
            return editing.move(at, -1, extend)
        case _:
            return editing.move(at, 1, extend)
