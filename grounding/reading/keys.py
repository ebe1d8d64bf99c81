"""What people call the keys of a keyboard and the system's buttons, which say a sign or what they do."""

from __future__ import annotations

from device.screen import Element, WindowKind
from grounding.vocabulary.words import normal

KEYS: dict[str, tuple[str, ...]] = {
    ",": ("comma",), ".": ("period", "full stop", "dot"), "?": ("question mark",), "!": ("exclamation mark",),
    "'": ("apostrophe",), '"': ("quotation mark",), "-": ("hyphen", "dash", "minus sign"), "_": ("underscore",),
    "@": ("at sign",), "#": ("hash", "pound sign"), "&": ("ampersand", "and sign"), "/": ("slash",), "*": ("asterisk",),
    ":": ("colon",), ";": ("semicolon",), "(": ("opening bracket", "left parenthesis"),
    ")": ("closing bracket", "right parenthesis"), "+": ("plus sign",), "=": ("equals sign",), "%": ("percent sign",),
    "delete": ("backspace",), "backspace": ("delete",), "shift": ("up arrow", "capitals"), "enter": ("return",),
    "return": ("enter",), "space": ("space bar",), "?123": ("numbers and symbols",),
}  # fmt: skip
"""Keys by what they say."""

SYSTEM: dict[str, tuple[str, ...]] = {
    "back": ("triangle",), "home": ("circle",), "overview": ("square", "recent apps"),
    "recents": ("square", "recent apps"), "recent apps": ("square", "overview"),
}  # fmt: skip
"""The system's three buttons: what they look like."""


def also_called(element: Element, kind: WindowKind) -> tuple[str, ...]:
    """Other names of what says this, in a window of that kind."""
    if kind is WindowKind.KEYBOARD:
        said = (element.text or element.description).strip().lower()
        return KEYS.get(said, ())
    return SYSTEM.get(normal(element.description), ()) if kind is WindowKind.NAVIGATION_BAR else ()
