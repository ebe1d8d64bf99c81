"""Android's key codes: which ones put in a character, and names for those that do something here."""

from __future__ import annotations

HOME, BACK = 3, 4
DPAD_UP, DPAD_DOWN, DPAD_LEFT, DPAD_RIGHT, DPAD_CENTER = 19, 20, 21, 22, 23
VOLUME_UP, VOLUME_DOWN, POWER = 24, 25, 26
TAB, SPACE, ENTER, DEL, MENU, NOTIFICATION, SEARCH = 61, 62, 66, 67, 82, 83, 84
PAGE_UP, PAGE_DOWN, ESCAPE, FORWARD_DEL, MOVE_HOME, MOVE_END = 92, 93, 111, 112, 122, 123
NUMPAD_ENTER, VOLUME_MUTE, SETTINGS, APP_SWITCH = 160, 164, 176, 187
BRIGHTNESS_DOWN, BRIGHTNESS_UP, SLEEP, WAKEUP = 220, 221, 223, 224
CUT, COPY, PASTE, ALL_APPS = 277, 278, 279, 284

LAST = 318
"""The highest code of Android 14; those without an entry here are accepted, and nothing answers to them."""

META_SHIFT, META_CTRL = 0xC1, 0x7000
"""Any shift key, any control key: one of these bits is enough."""

A, C, V, X, Y, Z = 29, 31, 50, 52, 53, 54

CHARACTERS: dict[int, tuple[str, str]] = {
    **{29 + i: (chr(97 + i), chr(65 + i)) for i in range(26)},
    **{7 + i: (str(i), ")!@#$%^&*("[i]) for i in range(10)},
    **{144 + i: (str(i), str(i)) for i in range(10)},
    17: ("*", "*"),
    18: ("#", "#"),
    55: (",", "<"),
    56: (".", ">"),
    62: (" ", " "),
    68: ("`", "~"),
    69: ("-", "_"),
    70: ("=", "+"),
    71: ("[", "{"),
    72: ("]", "}"),
    73: ("\\", "|"),
    74: (";", ":"),
    75: ("'", '"'),
    76: ("/", "?"),
    77: ("@", "@"),
    81: ("+", "+"),
    154: ("/", "/"),
    155: ("*", "*"),
    156: ("-", "-"),
    157: ("+", "+"),
    158: (".", "."),
    159: (",", ","),
    161: ("=", "="),
    162: ("(", "("),
    163: (")", ")"),
}
"""Key code → (character, character with shift)."""


def character(code: int, meta: int) -> str:
    """The character a key puts in, or '' for a key that puts in none."""
    plain, shifted = CHARACTERS.get(code, ("", ""))
    return shifted if meta & META_SHIFT else plain
