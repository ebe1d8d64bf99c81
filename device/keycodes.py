"""Android's key codes by name, as in android.view.KeyEvent, in lower case and without ``KEYCODE_``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KEYCODES: Mapping[str, int] = MappingProxyType(
    {
        "home": 3,
        "back": 4,
        "call": 5,
        "endcall": 6,
        **{str(digit): 7 + digit for digit in range(10)},
        "star": 17,
        "pound": 18,
        "dpad_up": 19,
        "dpad_down": 20,
        "dpad_left": 21,
        "dpad_right": 22,
        "dpad_center": 23,
        "volume_up": 24,
        "volume_down": 25,
        "power": 26,
        "camera": 27,
        **{chr(ord("a") + place): 29 + place for place in range(26)},
        "comma": 55,
        "period": 56,
        "tab": 61,
        "space": 62,
        "enter": 66,
        "del": 67,
        "delete": 67,  # what people call it; Android's own name for the key is del
        "menu": 82,
        "notification": 83,
        "search": 84,
        "media_play_pause": 85,
        "media_stop": 86,
        "media_next": 87,
        "media_previous": 88,
        "page_up": 92,
        "page_down": 93,
        "escape": 111,
        "forward_del": 112,
        "move_home": 122,
        "move_end": 123,
        "volume_mute": 164,
        "app_switch": 187,
        "recents": 187,
        "assist": 219,
        "brightness_down": 220,
        "brightness_up": 221,
        "sleep": 223,
        "wakeup": 224,
        "cut": 277,
        "copy": 278,
        "paste": 279,
    }
)
