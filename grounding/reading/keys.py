"""What people call keys, of a keyboard or a calculator, and the system's buttons: they say a sign or what they do."""

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

_NEGATE = ("plus minus", "sign change", "change sign")
CALCULATED: dict[str, tuple[str, ...]] = {
    "÷": ("divide", "division sign", "divided by"), "√": ("square root", "root"), "π": ("pi",), "±": _NEGATE,
    "+/-": _NEGATE, "+/−": _NEGATE, "x²": ("square", "squared"), "xʸ": ("power", "x to the power of y"),
    "x^y": ("power", "x to the power of y"), "^": ("power", "to the power of"), "x!": ("factorial",),
    "n!": ("factorial",), "1/x": ("reciprocal",), "|x|": ("absolute value",), "ln": ("natural logarithm",),
    "log": ("logarithm",), "sin": ("sine",), "cos": ("cosine",), "tan": ("tangent",), "ac": ("all clear",),
    "ce": ("clear entry",), "( )": ("parentheses", "brackets"), "()": ("parentheses", "brackets"),
    ".": ("decimal point", "dot"), "=": ("equals sign",), "%": ("percent sign",), "×": ("multiply",),
    "−": ("subtract",), "*": ("multiply",), "/": ("divide",),
}  # fmt: skip
"""Keys of calculators, by what they say."""

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
    if kind is WindowKind.NAVIGATION_BAR:
        return SYSTEM.get(normal(element.description), ())
    said = (element.text or element.description).strip().lower() if element.clickable else ""
    return CALCULATED.get(said, ())
