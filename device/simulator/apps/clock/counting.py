"""The timer and stopwatch tabs."""

from __future__ import annotations

from collections.abc import Callable

from device.simulator.android.app import JSON, Context
from device.simulator.apps.clock import alarms, ringing
from device.simulator.apps.clock.times import (
    Timer,
    add_minute,
    counted,
    elapsed,
    hundredths,
    left_of,
    next_id,
    pause,
    reset,
    run,
    span,
)
from device.simulator.apps.share_sheet import share
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

KEYPAD = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), ("00", "0", "delete"))
LONGEST = 6
"""Figures that a timer is set with: two each for hours, minutes and seconds."""


# --- timer ----------------------------------------------------------------------------------------------------------


def setting_up(ctx: Context) -> bool:
    """Whether the keypad is shown instead of the timers."""
    return bool(ctx.page.ui.get("setup")) or not ctx.data["timers"]


def timer_tab(ctx: Context) -> View:
    """The keypad for a new timer, or the timers there are."""
    if setting_up(ctx):
        return _setup(ctx)
    cards = [_timer_card(ctx, timer) for timer in reversed(ctx.data["timers"])]
    return w.scroll_column(*cards, key="timers", id="recycler_view", padding=Insets(16, 8, 16, 112), gap=8)


def timer_buttons(ctx: Context) -> list[View]:
    """What stands at the foot of the timer tab."""
    if not setting_up(ctx):
        return [w.fab("add", "Add timer", lambda: _set_up(ctx), key="add_timer", round=True, box=72)]
    back = w.icon_button("delete", "Delete", lambda: _give_up(ctx), id="left_button", key="give_up", box=56,
                         background="surface_container_high")  # fmt: skip
    go = w.fab("play", "Start", lambda: _start_new(ctx), key="start_timer", round=True, box=72)
    return [part for part, shown in ((back, bool(ctx.data["timers"])), (go, _typed(ctx) > 0)) if shown]


def _digits(ctx: Context) -> str:
    return str(ctx.page.ui.get("digits", "")).rjust(LONGEST, "0")


def _typed(ctx: Context) -> int:
    digits = _digits(ctx)
    return int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:])


def _press(ctx: Context, label: str) -> None:
    digits = str(ctx.page.ui.get("digits", ""))
    if label == "delete":
        digits = digits[:-1]
    elif digits or label.strip("0"):
        digits = digits + label if len(digits + label) <= LONGEST else digits
    ctx.page.ui["digits"] = digits


def _setup(ctx: Context) -> View:
    digits = _digits(ctx)
    hours, minutes, seconds = digits[:2], digits[2:4], digits[4:]
    spoken = ", ".join(
        counted(int(number), what) for number, what in ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
    )
    color = "primary" if _typed(ctx) else "on_surface_variant"
    shown = w.text(f"{hours}h {minutes}m {seconds}s", id="timer_setup_time", size=48, color=color, description=spoken,
                   text_align="center", width="fill", padding=insets(8, 12))  # fmt: skip
    rows = [w.row(*(_key(ctx, label) for label in line), gap=12) for line in KEYPAD]
    return w.column(
        shown, *rows, id="timer_setup", gap=12, padding=Insets(48, 8, 48, 0), height="fill", weight=1.0,
        class_name=w.VIEW_GROUP,
    )  # fmt: skip


def _key(ctx: Context, label: str) -> View:
    if label == "delete":
        return w.icon_button("backspace", "Delete", lambda: _press(ctx, label), id="timer_setup_delete",
                             key="key/delete", background="secondary_container", box=72,
                             on_long_press=lambda: _wipe(ctx)).but(weight=1.0)  # fmt: skip
    made = w.text(label, id=f"timer_setup_digit_{label}", key=f"key/{label}", size=28, text_align="center",
                  background="surface_container_high", radius=36, weight=1.0, padding=insets(0, 18),
                  on_tap=lambda: _press(ctx, label))  # fmt: skip
    return made.but(class_name=w.BUTTON, height=72)


def _wipe(ctx: Context) -> None:
    ctx.page.ui["digits"] = ""


def _set_up(ctx: Context) -> None:
    ctx.page.ui.update(setup=True, digits="")


def _give_up(ctx: Context) -> None:
    ctx.page.ui.update(setup=False, digits="")


def _start_new(ctx: Context) -> None:
    seconds = _typed(ctx)
    timer: Timer = {"id": next_id(ctx), "label": "", "length": seconds, "state": "reset", "left": seconds, "ends": ""}
    run(ctx.now, timer)
    ctx.data["timers"].append(timer)
    _give_up(ctx)


def _timer_card(ctx: Context, timer: Timer) -> View:
    number, left = int(timer["id"]), left_of(ctx.now, timer)
    key = f"timer/{number}"
    running, over = timer["state"] == "running", left < 0
    label = str(timer["label"])
    name = w.text(label or "Label", id="timer_label", key=f"{key}/label", color="on_surface_variant", weight=1.0,
                  padding=insets(0, 12), on_tap=lambda: alarms.open_label(ctx, "timer", number, label))  # fmt: skip
    close = w.icon_button("close", "Delete", lambda: _remove(ctx, number), id="close", key=f"{key}/delete")
    shown = w.text(span(left), id="timer_time_text", size=48, description=_spoken(left), text_align="center",
                   width="fill", color="error" if over else "on_surface")  # fmt: skip
    more = w.button("+1:00", lambda: _add(ctx, timer), style="tonal", id="reset_add",
                    key=f"{key}/add", description="Add 1 Minute")  # fmt: skip
    again = w.icon_button("refresh", "Reset", lambda: reset(timer), id="reset", key=f"{key}/reset", box=56)
    icon, word = ("stop", "Stop") if over else ("pause", "Pause") if running else ("play", "Start")
    go = w.icon_button(icon, word, lambda: _toggle(ctx, timer), id="play_pause", key=f"{key}/go", box=56,
                       background="primary_container", color="on_primary_container")  # fmt: skip
    return w.card(
        w.row(name, close),
        w.text("Time’s up", id="timer_state", size=14, color="error", text_align="center", width="fill")
        if over
        else None,
        shown,
        w.row(more if running or timer["state"] == "reset" else again, w.space(weight=1.0), go, padding=insets(0, 8)),
        key=key,
        padding=Insets(16, 4, 8, 8),
    )


def _spoken(seconds: float) -> str:
    whole = int(abs(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    parts = [counted(n, what) for n, what in ((hours, "hour"), (minutes, "minute"), (left, "second")) if n]
    return f"{' '.join(parts) or '0 seconds'} remaining" if seconds >= 0 else "Timer expired"


def _toggle(ctx: Context, timer: Timer) -> None:
    if timer["state"] != "running":
        run(ctx.now, timer)
    elif left_of(ctx.now, timer) < 0:
        reset(timer)
    else:
        pause(ctx.now, timer)
    ringing.settle(ctx, timer)


def _add(ctx: Context, timer: Timer) -> None:
    add_minute(ctx.now, timer)
    ringing.settle(ctx, timer)


def _remove(ctx: Context, number: int) -> None:
    ctx.data["timers"] = [timer for timer in ctx.data["timers"] if timer["id"] != number]
    ctx.cancel(f"timer/{number}")


def counting(ctx: Context) -> bool:
    """Whether a timer runs that can be seen."""
    return not setting_up(ctx) and any(timer["state"] == "running" for timer in ctx.data["timers"])


# --- stopwatch ------------------------------------------------------------------------------------------------------


def stopwatch_tab(ctx: Context) -> View:
    """The time in large figures above the laps, the last one on top."""
    watch = ctx.data["stopwatch"]
    laps: list[float] = watch["laps"]
    total = elapsed(ctx.now, watch)
    marks = [0.0, *laps]
    rows = [_lap_row(number, marks[number] - marks[number - 1], marks[number]) for number in range(len(laps), 0, -1)]
    if laps:
        rows.insert(0, _lap_row(len(laps) + 1, total - marks[-1], total))
    return w.column(
        w.column(
            w.text(hundredths(total), id="stopwatch_time_text", key="stopwatch", size=56, text_align="center",
                   width="fill", padding=insets(0, 56 if not laps else 24), on_tap=lambda: start_stop(ctx)),
            id="stopwatch_time_wrapper",
        ),
        w.scroll_column(*rows, key="laps", id="laps_list", padding=Insets(32, 0, 32, 112)),
        height="fill",
        weight=1.0,
        class_name=w.VIEW_GROUP,
    )  # fmt: skip


def _lap_row(number: int, length: float, total: float) -> View:
    return w.row(
        w.text(f"# {number}", id="lap_number", width=64, color="on_surface_variant"),
        w.text(hundredths(length), id="lap_time", weight=1.0, text_align="center"),
        w.text(hundredths(total), id="lap_total", weight=1.0, text_align="end", color="on_surface_variant"),
        key=f"lap/{number}",
        padding=insets(0, 10),
    )


def stopwatch_buttons(ctx: Context) -> list[View]:
    """Reset, start or pause, lap or share: icons whose names are in their descriptions only."""
    watch = ctx.data["stopwatch"]
    running = watch["state"] == "running"
    go = w.fab("pause" if running else "play", "Pause" if running else "Start", lambda: start_stop(ctx),
               key="start_stop", round=True, box=72)  # fmt: skip
    if watch["state"] == "reset":
        return [go]
    left = _side("refresh", "Reset", "left_button", lambda: _reset(ctx))
    if running:
        right = _side("stopwatch", "Lap", "right_button", lambda: _lap(ctx))
    else:
        right = _side(
            "share",
            "Share",
            "right_button",
            lambda: share(ctx, "Stopwatch", f"My time is {hundredths(elapsed(ctx.now, watch))}"),
        )
    return [left, go, right]


def _share(ctx: Context) -> None:
    share(ctx, "Stopwatch", f"My time is {hundredths(elapsed(ctx.now, ctx.data['stopwatch']))}")


def _side(icon: str, word: str, id: str, act: Callable[[], None]) -> View:
    return w.icon_button(icon, word, act, id=id, key=id, box=56, background="surface_container_high")


def start_stop(ctx: Context) -> None:
    """Start, hold, go on."""
    watch: dict[str, JSON] = ctx.data["stopwatch"]
    if watch["state"] == "running":
        watch.update(elapsed=round(elapsed(ctx.now, watch), 3), state="paused", since="")
    else:
        watch.update(state="running", since=ctx.now.isoformat())


def _lap(ctx: Context) -> None:
    watch = ctx.data["stopwatch"]
    watch["laps"].append(round(elapsed(ctx.now, watch), 3))


def _reset(ctx: Context) -> None:
    ctx.data["stopwatch"] = {"state": "reset", "elapsed": 0.0, "since": "", "laps": []}
