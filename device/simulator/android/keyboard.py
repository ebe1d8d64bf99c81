"""The soft keyboard: layouts as tables, drawn as a window whose keys are buttons that type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from device.simulator.drawing.view import View, insets
from device.simulator.drawing.widgets import FRAME_LAYOUT, column, key_cap, row, space

PACKAGE = "com.android.inputmethod.latin"
HEIGHT_DP = 216
"""Four rows of 44 with three gaps of 8 between them, and 8 above and below."""
GAP_DP, EDGE_DP = 8, 8
MOST_OF_DISPLAY = 0.6
Layout = Literal["letters", "symbols", "more", "number", "phone"]
FieldKind = Literal["text", "number", "phone", "email", "none"]
Action = Literal["done", "next", "search", "go", "send"]

LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SYMBOLS = ("1234567890", "@#$_&-+()/", "*\"':;!?")
MORE = ("~`|•√π÷×¶∆", "£€¥^°={}\\%", "©®™✓[]<>")
NUMBERS = ("123", "456", "789")
NUMBER_SIDES = {"number": ".-", "phone": "+-"}
"""Keys below the delete key, right of the digits."""
NUMBER_FEET = {"number": " 0,", "phone": "*0#"}

ACTION_LOOKS: dict[Action, tuple[str, str]] = {
    "done": ("check", "Done"),
    "next": ("arrow_forward", "Next"),
    "search": ("search", "Search"),
    "go": ("arrow_forward", "Go"),
    "send": ("send", "Send"),
}
SHIFT_LOOKS = (
    ("keyboard_shift", "Shift", "on_surface"),
    ("keyboard_shift", "Shift on", "primary"),
    ("keyboard_capslock", "Shift locked", "primary"),
)
LAYOUT_OF_FIELD: dict[FieldKind, Layout] = {
    "text": "letters",
    "email": "letters",
    "none": "letters",
    "number": "number",
    "phone": "phone",
}


@dataclass(slots=True)
class KeyboardState:
    """What the keyboard remembers while it is up. ``shift`` 0 is off, 1 for one letter, 2 locked."""

    shown: bool = False
    layout: Layout = "letters"
    shift: int = 0


class Typist(Protocol):
    """What keys may do."""

    def put(self, text: str) -> None:
        """Type a character."""
        ...

    def backspace(self) -> None:
        """Delete the selection or the character before the cursor."""
        ...

    def submit(self) -> None:
        """The action key: done, next, search … or a line break in a field of many lines."""
        ...

    def hide(self) -> None:
        """Let the keyboard go."""
        ...


@dataclass(frozen=True, slots=True)
class Field:
    """What the keyboard is told of the field it types into."""

    kind: FieldKind = "text"
    action: Action = "done"
    multiline: bool = False


def height_on(display: float) -> int:
    """The keyboard's height on a display that is so high, both in dp: on a low one it leaves room for the app."""
    return min(HEIGHT_DP, int(display * MOST_OF_DISPLAY))


def build(state: KeyboardState, field: Field, typist: Typist, height: int = HEIGHT_DP) -> View:
    """The keyboard's view, so many dp high."""
    match state.layout:
        case "number" | "phone":
            rows = _number_rows(state.layout, typist, field)
        case _:
            rows = _text_rows(state, typist, field)
    if height < HEIGHT_DP:
        tall = max(1, (height - 2 * EDGE_DP - (len(rows) - 1) * GAP_DP) // len(rows))
        rows = [each.but(children=tuple(key.but(height=tall) for key in each.children)) for each in rows]
    return column(
        *rows,
        id="keyboard_view",
        height=height,
        gap=GAP_DP,
        padding=insets(4, EDGE_DP),
        background="surface_container",
        class_name=FRAME_LAYOUT,
    )


def _text_rows(state: KeyboardState, typist: Typist, field: Field) -> list[View]:
    signs = {"letters": LETTERS, "symbols": SYMBOLS, "more": MORE}[state.layout]

    def sign(char: str) -> View:
        shown = char.upper() if state.shift and state.layout == "letters" else char
        return _sign(shown, lambda: _type(state, typist, shown))

    first = row(*(sign(c) for c in signs[0]), gap=5)
    side = space(weight=0.5) if len(signs[1]) < len(signs[0]) else None
    second = row(side, *(sign(c) for c in signs[1]), side, gap=5)
    third = row(_left_key(state), *(sign(c) for c in signs[2]), _backspace(typist, 1.5), gap=5)
    return [first, second, third, _foot(state, typist, field)]


def _left_key(state: KeyboardState) -> View:
    if state.layout == "letters":
        glyph, name, color = SHIFT_LOOKS[state.shift]
        return key_cap("", lambda: _turn_shift(state), icon=glyph, description=name, key="key:shift", weight=1.5,
                       background="surface_container_highest", color=color,
                       on_long_press=lambda: _lock_shift(state))  # fmt: skip
    other: Layout = "more" if state.layout == "symbols" else "symbols"
    label = "=\\<" if other == "more" else "?123"
    return _layout_key(state, other, label, "More symbols" if other == "more" else "Symbols", 1.5)


def _foot(state: KeyboardState, typist: Typist, field: Field) -> View:
    if state.layout == "letters":
        switch = _layout_key(state, "symbols", "?123", "Symbols", 1.5)
    else:
        switch = _layout_key(state, "letters", "ABC", "Letters", 1.5)
    left = "@" if field.kind == "email" else ","
    return row(
        switch,
        _sign(left, lambda: _type(state, typist, left)),
        key_cap(" ", lambda: _type(state, typist, " "), description="Space", key="key:space", weight=5.0),
        _sign(".", lambda: _type(state, typist, ".")),
        _action_key(typist, field, 1.5),
        gap=5,
    )


def _number_rows(layout: Layout, typist: Typist, field: Field) -> list[View]:
    def sign(char: str) -> View:
        return _sign(char, lambda: typist.put(char))

    sides = (_backspace(typist, 1.0), *(sign(char) for char in NUMBER_SIDES[layout]))
    rows = [row(*(sign(c) for c in NUMBERS[i]), sides[i], gap=5) for i in range(3)]
    return [*rows, row(*(sign(c) for c in NUMBER_FEET[layout]), _action_key(typist, field, 1.0), gap=5)]


def _sign(char: str, on_tap: Callable[[], None]) -> View:
    if char == " ":
        return key_cap(" ", on_tap, description="Space", key="key:space")
    return key_cap(char, on_tap, key=f"key:{char}")


def _layout_key(state: KeyboardState, layout: Layout, label: str, name: str, weight: float) -> View:
    made = key_cap(label, lambda: _change_layout(state, layout), description=name, key=f"key:{layout}", weight=weight,
                   background="surface_container_highest")  # fmt: skip
    return made.but(style=replace(made.style, size=16))


def _backspace(typist: Typist, weight: float) -> View:
    return key_cap("", typist.backspace, icon="backspace", description="Delete", key="key:backspace", weight=weight,
                   background="surface_container_highest")  # fmt: skip


def _action_key(typist: Typist, field: Field, weight: float) -> View:
    glyph, name = ("keyboard_return", "Enter") if field.multiline else ACTION_LOOKS[field.action]
    return key_cap("", typist.submit, icon=glyph, description=name, key="key:action", weight=weight,
                   background="primary", color="on_primary")  # fmt: skip


def _type(state: KeyboardState, typist: Typist, char: str) -> None:
    typist.put(char)
    if state.shift == 1:
        state.shift = 0


def _turn_shift(state: KeyboardState) -> None:
    state.shift = {0: 1, 1: 0, 2: 0}[state.shift]


def _lock_shift(state: KeyboardState) -> None:
    state.shift = 2


def _change_layout(state: KeyboardState, layout: Layout) -> None:
    state.layout = layout
    state.shift = 0
