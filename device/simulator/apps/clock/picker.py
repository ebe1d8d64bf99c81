"""The time picker: a clock face whose numbers are tapped, or two fields to type in, as Material has it.

Its page's ``ui`` holds ``hour`` (0 to 23), ``minute``, ``mode`` (face or text) and, for the face, the ``part`` that is
being chosen. ``args`` hold the alarm it is for, 0 for a new one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Literal

from device.simulator.android.app import SELECTION, Context, Page
from device.simulator.apps.clock.times import is_24
from device.simulator.drawing import widgets as w
from device.simulator.drawing.theme import color
from device.simulator.drawing.view import Insets, View, insets

FACE = 256
NUMBER = 40
OUTER, INNER = 104, 66
RADIO = "android.widget.RadioButton"
Part = Literal["hour", "minute"]


def open_picker(ctx: Context, alarm: int, hour: int, minute: int) -> Page:
    """Put the picker up."""
    page = ctx.push("picker", {"alarm": alarm}, "dialog")
    page.ui.update(start(hour, minute))
    return page


def start(hour: int, minute: int) -> dict[str, Any]:
    """What the picker remembers when it opens."""
    return {"hour": hour, "minute": minute, "mode": "face", "part": "hour"}


def build(ctx: Context, done: Callable[[Context, int, int, int], None]) -> View:
    """The picker; ``done`` is given context, alarm, hour and minute when OK is tapped, after the dialog has closed."""
    ui = ctx.page.ui
    face = ui["mode"] == "face"
    alarm, hour, minute = int(ctx.page.args["alarm"]), int(ui["hour"]), int(ui["minute"])

    def ok() -> None:
        ctx.pop()
        done(ctx, alarm, hour, minute)

    mode = w.icon_button(
        "keyboard" if face else "schedule",
        "Switch to text input mode for the time input." if face else "Switch to clock mode for the time input.",
        lambda: _switch(ctx, "text" if face else "face"),
        id="material_timepicker_mode_button",
        key="mode",
    )
    return w.column(
        w.text("Select time" if face else "Enter time", id="header_title", size=12, color="on_surface_variant",
               padding=Insets(24, 20, 24, 16)),
        _display(ctx) if face else _fields(ctx, ok),
        _face(ctx) if face else None,
        w.row(
            mode,
            w.space(weight=1.0),
            w.button("Cancel", ctx.pop, style="text", id="material_timepicker_cancel_button", key="cancel"),
            w.button("OK", ok, style="text", id="material_timepicker_ok_button", key="ok"),
            padding=Insets(12, 12, 16, 12),
        ),
        width=328,
        background="surface_container_high",
        radius=28,
        elevation=6,
        class_name=w.VIEW_GROUP,
    )  # fmt: skip


def _switch(ctx: Context, mode: str) -> None:
    ui = ctx.page.ui
    ui["mode"], ui["part"] = mode, "hour"
    if mode == "text":
        ctx.set_field("hour", _shown_hour(ctx))
        ctx.set_field("minute", f"{ui['minute']:02}")
        _focus(ctx, "hour")
    else:
        ctx.hide_keyboard()


def _shown_hour(ctx: Context) -> str:
    hour = int(ctx.page.ui["hour"])
    return f"{hour:02}" if is_24(ctx) else str(hour % 12 or 12)


# --- morning and afternoon ------------------------------------------------------------------------------------------


def _period(ctx: Context) -> View | None:
    """AM and PM; none where the phone counts to 24."""
    if is_24(ctx):
        return None
    hour = int(ctx.page.ui["hour"])

    def half(label: str, add: int, id: str) -> View:
        on = (hour >= 12) == (add == 12)
        made = w.text(label, id=id, key=id, size=16, text_align="center", width=52, padding=insets(0, 9),
                      background="tertiary_container" if on else "", radius=8,
                      on_tap=lambda: _set(ctx, "hour", hour % 12 + add))  # fmt: skip
        return made.but(class_name=RADIO, checkable=True, checked=on)

    return w.column(
        half("AM", 0, "material_clock_period_am_button"),
        half("PM", 12, "material_clock_period_pm_button"),
        id="material_clock_period_toggle",
        width=54,
        border="outline",
        radius=8,
        margin=Insets(12, 0, 0, 0),
        class_name="android.widget.RadioGroup",
    )


def _set(ctx: Context, part: Part, value: int) -> None:
    ctx.page.ui[part] = value


# --- the face -------------------------------------------------------------------------------------------------------


def _display(ctx: Context) -> View:
    """The time in large figures; a tap on either half chooses what the face is for."""
    ui = ctx.page.ui
    minute = int(ui["minute"])

    def chip(part: Part, text: str, spoken: str) -> View:
        on = ui["part"] == part
        return w.text(text, id=f"material_{part}_tv", key=f"chip/{part}", size=52, width=96, text_align="center",
                      padding=insets(0, 8), radius=8, description=spoken,
                      background="primary_container" if on else "surface_container_highest",
                      on_tap=lambda: _choose_part(ctx, part)).but(selected=on)  # fmt: skip

    return w.row(
        chip("hour", _shown_hour(ctx), _spoken_hour(ctx, int(ui["hour"]))),
        w.text(":", size=52, width=24, text_align="center", hidden_from_tree=True),
        chip("minute", f"{minute:02}", f"{minute} minutes"),
        _period(ctx),
        arrange="center",
        id="material_clock_display",
        padding=insets(24, 0),
    )


def _choose_part(ctx: Context, part: Part) -> None:
    ctx.page.ui["part"] = part


def _spoken_hour(ctx: Context, hour: int) -> str:
    return f"{hour} hours" if is_24(ctx) else f"{hour % 12 or 12} o'clock"


def _face(ctx: Context) -> View:
    ui = ctx.page.ui
    numbers = _minutes(ctx) if ui["part"] == "minute" else _hours(ctx)
    angle, radius = _hand(ctx)
    dark = str(ctx.settings["secure"].get("ui_night_mode")) == "2"
    primary = color("primary", dark)[:3]

    def paint(draw: Any, box: Any) -> None:
        scale = box.width / FACE
        middle = box.width / 2
        end = (middle + radius * scale * math.sin(angle), middle - radius * scale * math.cos(angle))
        draw.line([(middle, middle), end], fill=primary, width=round(2 * scale))
        for point, size in (((middle, middle), 4), (end, NUMBER / 2)):
            reach = size * scale
            draw.ellipse([point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach], fill=primary)

    hand = w.image(draw=paint, width=FACE, height=FACE, background="").but(hidden_from_tree=True)
    return w.column(
        w.stack(hand, *numbers, id="material_clock_face", width=FACE, height=FACE, radius=FACE // 2,
                background="surface_container_highest", class_name=w.VIEW_GROUP),
        align="center",
        padding=Insets(0, 20, 0, 0),
    )  # fmt: skip


def _hand(ctx: Context) -> tuple[float, int]:
    """Where the hand points: its angle from twelve, and how far out."""
    ui = ctx.page.ui
    if ui["part"] == "minute":
        return 2 * math.pi * ui["minute"] / 60, OUTER
    inside = is_24(ctx) and (ui["hour"] > 12 or ui["hour"] == 0)
    return 2 * math.pi * (ui["hour"] % 12) / 12, INNER if inside else OUTER


def _hours(ctx: Context) -> list[View]:
    hour = int(ctx.page.ui["hour"])
    if is_24(ctx):
        rings = [(n, OUTER, str(n)) for n in range(1, 13)]
        rings += [(n % 24, INNER, f"{n % 24:02}") for n in range(13, 25)]
        return [_number(ctx, text, f"{n} hours", n % 12 / 12, ring, n == hour, "hour", n) for n, ring, text in rings]
    half = hour // 12 * 12
    return [
        _number(ctx, str(n), f"{n} o'clock", n / 12, OUTER, n % 12 == hour % 12, "hour", half + n % 12)
        for n in range(1, 13)
    ]


def _minutes(ctx: Context) -> list[View]:
    minute = int(ctx.page.ui["minute"])
    return [_number(ctx, f"{n:02}", f"{n} minutes", n / 60, OUTER, n == minute, "minute", n) for n in range(0, 60, 5)]


def _number(
    ctx: Context, text: str, spoken: str, turn: float, ring: int, on: bool, part: Part, value: int
) -> View:  # fmt: skip
    left = FACE / 2 + ring * math.sin(2 * math.pi * turn) - NUMBER / 2
    top = FACE / 2 - ring * math.cos(2 * math.pi * turn) - NUMBER / 2

    def choose() -> None:
        _set(ctx, part, value)
        if part == "hour":
            _choose_part(ctx, "minute")

    inside = ring == INNER
    label = w.text(text, size=14 if inside else 16, color="on_primary" if on else "on_surface", text_align="center",
                   width=NUMBER, padding=insets(0, 11 if inside else 9), key=f"{part}/{value}",
                   description=spoken, margin=Insets(round(left), round(top), 0, 0), on_tap=choose)  # fmt: skip
    return label.but(selected=on, height=NUMBER)


# --- the fields -----------------------------------------------------------------------------------------------------


def _fields(ctx: Context, ok: Callable[[], None]) -> View:
    """Hour and minute to type. As in Material's, their names stand below them as texts of their own."""

    def box(part: Part, label: str, last: bool) -> View:
        made = w.field(
            part,
            id=f"material_{part}_edit_text",
            look="filled",
            keyboard="number",
            input_action="done" if last else "next",
            size=44,
            text_align="center",
            width=104,
            on_text=lambda text: _typed(ctx, part, text),
            on_submit=ok if last else (lambda: _focus(ctx, "minute")),
        )
        made = made.but(padding=insets(8, 8), on_tap=lambda: _select_all(ctx, part))
        return w.column(
            w.column(made, id=f"material_{part}_text_input", width=104, class_name=w.FRAME_LAYOUT),
            w.text(label, id="material_label", size=12, color="on_surface_variant", padding=insets(0, 6)),
            width=104,
            align="start",
        )

    return w.row(
        box("hour", "Hour", last=False),
        w.text(":", size=48, width=24, text_align="center", hidden_from_tree=True, margin=Insets(0, 0, 0, 24)),
        box("minute", "Minute", last=True),
        _period(ctx),
        arrange="center",
        id="material_timepicker_view",
        align="start",
        padding=insets(16, 0),
    )


def _focus(ctx: Context, part: Part) -> None:
    ctx.page.focus = part
    _select_all(ctx, part)


def _select_all(ctx: Context, part: Part) -> None:
    ctx.page.ui.setdefault(SELECTION, {})[part] = [0, len(ctx.field(part))]


def _typed(ctx: Context, part: Part, text: str) -> None:
    """Take what makes sense, put the rest back; two figures of an hour lead on to the minute."""
    if not text:
        return
    least, most = (0, 59) if part == "minute" else (0, 23) if is_24(ctx) else (1, 12)
    zero = text == "0"
    if not (text.isdigit() and len(text) <= 2 and (zero or least <= int(text) <= most)):
        before = int(ctx.page.ui[part])
        ctx.set_field(part, f"{before:02}" if part == "minute" or is_24(ctx) else _shown_hour(ctx))
        return
    value = int(text)
    if part == "hour" and not is_24(ctx):
        value = value % 12 + int(ctx.page.ui["hour"]) // 12 * 12
    ctx.page.ui[part] = value
    if part == "hour" and len(text) == 2 and ctx.page.focus == "hour":
        _focus(ctx, "minute")
