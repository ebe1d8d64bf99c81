"""What a person sets: text fields, switches, marks, sliders; and progress, which only shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from device.simulator.drawing.view import Insets, Size, Style, View
from device.simulator.drawing.widgets.classes import (
    CHECK_BOX,
    EDIT_TEXT,
    PROGRESS_BAR,
    RADIO_BUTTON,
    SEEK_BAR,
    SWITCH,
    Tap,
)


def field(
    key: str,
    hint: str = "",
    *,
    id: str = "",
    look: Literal["filled", "outlined", "underlined", "plain"] = "filled",
    icon: str = "",
    description: str = "",
    password: bool = False,
    multiline: bool = False,
    keyboard: Literal["text", "number", "phone", "email", "none"] = "text",
    input_action: Literal["done", "next", "search", "go", "send"] = "done",
    size: int = 16,
    color: str = "on_surface",
    bold: bool = False,
    text_align: Literal["start", "center", "end"] = "start",
    width: Size = "fill",
    height: Size = "wrap",
    weight: float = 0.0,
    margin: Insets | None = None,
    enabled: bool = True,
    on_text: Callable[[str], None] | None = None,
    on_submit: Tap | None = None,
) -> View:
    """An EditText whose text the page keeps under ``key``.

    A filled or outlined one shows its hint as a floating label once there is text or focus; an underlined one has a
    line only, a plain one nothing. The label of an outlined one stands on its frame, so it has 8 dp of room above.
    """
    filled = look == "filled"
    return View(
        kind="field",
        class_name=EDIT_TEXT,
        id=id,
        key=key,
        hint=hint,
        icon=icon,
        description=description,
        width=width,
        height=height,
        weight=weight,
        padding=FIELD_PADDING[look],
        margin=margin or Insets(0, 8 if look == "outlined" else 0, 0, 0),
        style=Style(
            background="surface_container_highest" if filled else "",
            border="" if look == "plain" else "outline",
            radius=0 if look in ("plain", "underlined") else 4,
            corners="top" if filled else "all",
            color=color,
            size=size,
            bold=bold,
            text_align=text_align,
            max_lines=0 if multiline else 1,
        ),
        focusable=True,
        enabled=enabled,
        password=password,
        multiline=multiline,
        keyboard=keyboard,
        input_action=input_action,
        on_text=on_text,
        on_submit=on_submit,
    )


FIELD_PADDING: dict[str, Insets] = {
    "filled": Insets(16, 25, 16, 9),
    "outlined": Insets(16, 17, 16, 17),
    "underlined": Insets(4, 12, 4, 12),
    "plain": Insets(0, 12, 0, 12),
}


def search_field(key: str, hint: str, *, id: str = "search_src_text", icon: str = "search", **options: Any) -> View:
    """A rounded search box with an icon before its text; takes the options of ``field``."""
    options.setdefault("input_action", "search")
    made = field(key, hint, id=id, look="plain", icon=icon, **options)
    style = Style(background="surface_container_high", radius=28, size=16, max_lines=1)
    return made.but(style=style, padding=Insets(16, 17, 16, 17))


def switch(
    checked: bool,
    on_tap: Tap | None = None,
    *,
    label: str = "",
    description: str = "",
    id: str = "android:id/switch_widget",
    key: str = "",
    enabled: bool = True,
    width: Size = "wrap",
) -> View:
    """A Switch. In a settings row it has no ``on_tap`` of its own: the row takes the tap."""
    return _checkable("switch", SWITCH, checked, on_tap, label, description, id, key, enabled, width)


def checkbox(
    checked: bool,
    on_tap: Tap | None = None,
    *,
    label: str = "",
    description: str = "",
    id: str = "android:id/checkbox",
    key: str = "",
    enabled: bool = True,
    width: Size = "wrap",
) -> View:
    """A CheckBox, with its label as its own text."""
    return _checkable("checkbox", CHECK_BOX, checked, on_tap, label, description, id, key, enabled, width)


def radio(
    checked: bool,
    on_tap: Tap | None = None,
    *,
    label: str = "",
    description: str = "",
    id: str = "",
    key: str = "",
    enabled: bool = True,
    width: Size = "wrap",
) -> View:
    """A RadioButton, with its label as its own text."""
    return _checkable("radio", RADIO_BUTTON, checked, on_tap, label, description, id, key, enabled, width)


def _checkable(
    kind: Literal["switch", "checkbox", "radio"],
    class_name: str,
    checked: bool,
    on_tap: Tap | None,
    label: str,
    description: str,
    id: str,
    key: str,
    enabled: bool,
    width: Size,
) -> View:
    """A leaf that is on or off."""
    return View(
        kind=kind,
        class_name=class_name,
        id=id,
        key=key,
        text=label,
        description=description,
        width=width,
        checkable=True,
        checked=checked,
        enabled=enabled,
        focusable=on_tap is not None,
        on_tap=on_tap,
        style=Style(size=16, max_lines=2),
    )


def slider(
    value: float,
    on_slide: Callable[[float], None] | None,
    *,
    id: str = "android:id/seekbar",
    key: str = "",
    description: str = "",
    enabled: bool = True,
    width: Size = "fill",
    weight: float = 0.0,
) -> View:
    """A SeekBar at ``value`` from 0 to 1."""
    return View(
        kind="slider",
        class_name=SEEK_BAR,
        id=id,
        key=key,
        value=value,
        description=description,
        width=width,
        height=44,
        weight=weight,
        enabled=enabled,
        focusable=True,
        on_slide=on_slide,
    )


def progress(
    value: float = 0.0,
    *,
    circular: bool = False,
    id: str = "android:id/progress",
    key: str = "",
    description: str = "",
    width: Size = "fill",
) -> View:
    """A ProgressBar at ``value`` from 0 to 1: a bar, or a ring of 48 dp."""
    return View(
        kind="progress",
        class_name=PROGRESS_BAR,
        id=id,
        key=key,
        value=value,
        description=description,
        width=48 if circular else width,
        height=48 if circular else 4,
    )
