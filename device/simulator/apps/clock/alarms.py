"""The alarm tab: a card for each alarm, folded or unfolded, and its dialogs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from device.simulator.android.app import JSON, Context
from device.simulator.apps.clock import picker, ringing
from device.simulator.apps.clock.times import (
    DAY_NAMES,
    DAYS,
    RINGTONES,
    SILENT,
    Alarm,
    clock,
    days_text,
    new_alarm,
    next_id,
    set_for,
    week_of,
)
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

SNACKBAR_SECONDS = 5


def find(ctx: Context, number: int) -> Alarm | None:
    """An alarm, None when it is gone."""
    return next((alarm for alarm in ctx.data["alarms"] if alarm["id"] == number), None)


def tab(ctx: Context) -> View:
    """All alarms by time of day."""
    alarms = sorted(ctx.data["alarms"], key=lambda alarm: (alarm["hour"], alarm["minute"], alarm["id"]))
    if not alarms:
        return w.column(
            w.icon("alarm", size=64, box=96),
            w.text("No Alarms", id="alarms_empty_view", color="on_surface_variant"),
            align="center",
            arrange="center",
            gap=12,
            height="fill",
            weight=1.0,
        )
    cards = [_card(ctx, alarm) for alarm in alarms]
    return w.scroll_column(*cards, key="alarms", id="alarm_recycler_view", padding=Insets(16, 8, 16, 112), gap=8)


def add(ctx: Context) -> None:
    """The button: choose a time for a new alarm."""
    picker.open_picker(ctx, 0, ctx.now.hour, ctx.now.minute)


def put(ctx: Context, number: int, hour: int, minute: int) -> None:
    """What the picker's OK does: a new alarm, or another time for one that exists; either way it is on."""
    alarm = find(ctx, number)
    if alarm is None:
        alarm = new_alarm(next_id(ctx), hour, minute)
        ctx.data["alarms"].append(alarm)
    else:
        alarm.update(hour=hour, minute=minute, enabled=True)
    ctx.page.ui["expanded"] = alarm["id"]
    ctx.toast(set_for(ctx.now, alarm))


# --- a card ---------------------------------------------------------------------------------------------------------


def _card(ctx: Context, alarm: Alarm) -> View:
    number = int(alarm["id"])
    expanded = ctx.page.ui.get("expanded") == number
    key = f"alarm/{number}"
    spoken = clock(ctx, alarm["hour"], alarm["minute"])
    color = "on_surface" if alarm["enabled"] else "on_surface_variant"

    def fold() -> None:
        ctx.page.ui["expanded"] = 0 if expanded else number

    def edit_time() -> None:
        picker.open_picker(ctx, number, alarm["hour"], alarm["minute"])

    arrow = w.icon_button("expand_less" if expanded else "expand_more",
                          "Collapse alarm" if expanded else "Expand alarm", fold, id="arrow",
                          key=f"{key}/arrow")  # fmt: skip
    time = w.text(spoken, id="digital_clock", key=f"{key}/time", size=44, color=color, description=spoken,
                  on_tap=edit_time)  # fmt: skip
    onoff = w.switch(bool(alarm["enabled"]), lambda: _switch(ctx, alarm), id="onoff", key=f"{key}/switch")
    return w.card(
        w.row(_label(ctx, alarm, expanded), w.space(weight=1.0), arrow),
        w.row(time),
        w.row(
            w.column(_days_line(ctx, alarm), id="alarm_info", weight=1.0, align="start"),
            onoff,
        ),
        *(_unfolded(ctx, alarm, key) if expanded else ()),
        key=key,
        description=f"{alarm['label']} Alarm",
        padding=Insets(16, 4, 16, 12),
        background="surface_container_high" if alarm["enabled"] else "surface_container",
        on_tap=fold,
    )


def _label(ctx: Context, alarm: Alarm, expanded: bool) -> View | None:
    number, label = int(alarm["id"]), str(alarm["label"])
    if not expanded:
        return w.text(label, id="label", size=14, color="on_surface_variant", max_lines=1) if label else None
    shown = label or "Add label"
    words = w.text(shown, id="edit_label", key=f"alarm/{number}/label", size=14, color="on_surface_variant",
                   description=f"{label} Label" if label else "", padding=insets(0, 10), max_lines=1,
                   on_tap=lambda: open_label(ctx, "alarm", number, label))  # fmt: skip
    return w.row(w.icon("label", size=18, hidden_from_tree=True), words, width="wrap", gap=8)


def _days_line(ctx: Context, alarm: Alarm) -> View:
    words = days_text(ctx.now, alarm, week_of(ctx))
    spoken = ", ".join(DAY_NAMES[DAYS.index(day)] for day in week_of(ctx) if day in alarm["days"])
    return w.text(words, id="days_of_week", size=14, color="on_surface_variant", description=spoken)


def _unfolded(ctx: Context, alarm: Alarm, key: str) -> list[View]:
    number = int(alarm["id"])
    days = w.row(
        *(_day(alarm, day, place) for place, day in enumerate(week_of(ctx))),
        id="repeat_days",
        arrange="between",
        padding=insets(0, 12),
    )
    ringtone = w.row(
        w.icon("notifications" if alarm["ringtone"] != SILENT else "volume_off", hidden_from_tree=True),
        w.text(_ringtone_name(str(alarm["ringtone"])), id="choose_ringtone", key=f"{key}/ringtone", weight=1.0,
               padding=insets(0, 12), description=f"Ringtone {alarm['ringtone']}",
               on_tap=lambda: _open_ringtones(ctx, number)),
        gap=16,
    )  # fmt: skip

    def vibrate() -> None:
        alarm["vibrate"] = not alarm["vibrate"]

    shakes = w.row(
        w.icon("vibration", hidden_from_tree=True),
        w.text("Vibrate", weight=1.0, hidden_from_tree=True),
        w.checkbox(bool(alarm["vibrate"]), vibrate, description="Vibrate", id="vibrate_onoff", key=f"{key}/vibrate"),
        gap=16,
    )
    gone = w.row(
        w.icon("delete", hidden_from_tree=True),
        w.text("Delete", id="delete", key=f"{key}/delete", padding=insets(0, 12),
               on_tap=lambda: _delete(ctx, alarm)),
        gap=16,
    )  # fmt: skip
    return [days, ringtone, shakes, gone]


def _ringtone_name(name: str) -> str:
    return f"Default ({name})" if name == RINGTONES[0] else name


def _day(alarm: Alarm, day: str, place: int) -> View:
    """One letter in a circle; to the tree a CheckBox with the letter as its text and the day as its description."""
    on = day in alarm["days"]

    def flip() -> None:
        chosen = [d for d in alarm["days"] if d != day] if on else [*alarm["days"], day]
        alarm["days"] = [d for d in DAYS if d in chosen]

    name = DAY_NAMES[DAYS.index(day)]
    made = w.text(name[0], id=f"day_button_{place}", key=f"alarm/{alarm['id']}/{day}", size=14, bold=True,
                  text_align="center", width=36, padding=insets(0, 9), radius=18, description=name,
                  background="primary" if on else "surface_container_highest",
                  color="on_primary" if on else "on_surface_variant", on_tap=flip)  # fmt: skip
    return made.but(class_name=w.CHECK_BOX, checkable=True, checked=on, height=36)


def _switch(ctx: Context, alarm: Alarm) -> None:
    alarm["enabled"] = not alarm["enabled"]
    ringing.end(ctx, int(alarm["id"]))
    if alarm["enabled"]:
        ctx.toast(set_for(ctx.now, alarm))


# --- deleting, and taking it back -----------------------------------------------------------------------------------


def _delete(ctx: Context, alarm: Alarm) -> None:
    ctx.data["alarms"] = [other for other in ctx.data["alarms"] if other["id"] != alarm["id"]]
    ringing.end(ctx, int(alarm["id"]))
    until = ctx.now + timedelta(seconds=SNACKBAR_SECONDS)
    ctx.page.ui["snackbar"] = {"alarm": dict(alarm), "until": until.isoformat()}


def snackbar(ctx: Context) -> View | None:
    """Says that an alarm was deleted, for a few seconds, and offers to undo it."""
    shown: dict[str, JSON] | None = ctx.page.ui.get("snackbar")
    if not shown or ctx.now >= datetime.fromisoformat(shown["until"]):
        return None

    def undo() -> None:
        ctx.data["alarms"].append(dict(shown["alarm"]))
        ctx.page.ui.pop("snackbar", None)

    return w.row(
        w.text("Alarm deleted", id="snackbar_text", size=14, color="inverse_on_surface", weight=1.0),
        w.button("Undo", undo, style="text", id="snackbar_action", key="undo"),
        key="snackbar",
        margin=Insets(12, 0, 12, 12),
        padding=Insets(16, 4, 8, 4),
        background="inverse_surface",
        radius=4,
        elevation=6,
        class_name=w.FRAME_LAYOUT,
    )


# --- label and ringtone ---------------------------------------------------------------------------------------------


def open_label(ctx: Context, what: str, number: int, label: str) -> None:
    """Put the dialog up that names an alarm or a timer."""
    page = ctx.push("label", {"what": what, "id": number}, "dialog")
    page.fields["label"] = label
    page.focus = "label"


def label_dialog(ctx: Context) -> View:
    """Names an alarm or a timer."""
    args = ctx.page.args

    def save() -> None:
        named = ctx.data["alarms" if args["what"] == "alarm" else "timers"]
        for one in named:
            if one["id"] == args["id"]:
                one["label"] = ctx.field("label").strip()
        ctx.pop()

    return w.dialog_frame(
        "Label",
        "",
        w.field("label", look="plain", id="android:id/edit" if args["what"] == "timer" else "", on_submit=save),
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("OK", save, "positive", key="ok"),
        ),
    )


def _open_ringtones(ctx: Context, number: int) -> None:
    ctx.push("ringtones", {"alarm": number})


def ringtones(ctx: Context) -> View:
    """Sounds to choose from; the one in use is marked."""
    alarm = find(ctx, int(ctx.page.args["alarm"]))
    now = str(alarm["ringtone"]) if alarm else ""

    def choose(name: str) -> Callable[[], None]:
        def act() -> None:
            if alarm is not None:
                alarm["ringtone"] = name

        return act

    def line(name: str) -> View:
        return w.row(
            w.icon("volume_off" if name == SILENT else "music_note", id="ringtone_image"),
            w.text(_ringtone_name(name) if name != SILENT else name, id="ringtone_name", weight=1.0),
            w.icon("check", id="sound_image_selected", color="primary", description="Selected")
            if name == now
            else None,
            key=f"ringtone/{name}",
            gap=16,
            padding=insets(24, 14),
            selected=name == now,
            on_tap=choose(name),
        )

    return w.screen(
        w.app_bar("Alarm sound", navigation=w.back(ctx.pop)),
        w.scroll_column(
            w.heading("Your sounds", id="ringtone_item_header"),
            w.row(
                w.icon("add", id="ringtone_image"),
                w.text("Add new", id="ringtone_name"),
                key="ringtone/add",
                gap=16,
                padding=insets(24, 14),
                on_tap=lambda: ctx.toast("No app was found to handle this action."),
            ),
            w.heading("Device sounds", id="ringtone_item_header"),
            *(line(name) for name in (SILENT, *RINGTONES)),
            key="sounds",
            id="ringtone_content",
        ),
    )
