"""Alarms that ring and timers that run out: what comes due, how it is shown, snoozing and dismissing.

``data["ringing"]`` holds what has gone off and is not done with: {"alarm": its id, "state": ringing or snoozed,
"until": the ISO local time at which it falls silent or rings again, '' for never}.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from device.simulator.android.app import JSON, Context, Start
from device.simulator.apps.clock.times import Alarm, Timer, add_minute, clock, counted, left_of, reset, rings_at
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

ALERT = "alarm_alert"
"""The page that a ringing alarm shows while the phone is locked or its display dark."""
SHOW_ALARMS, SHOW_TIMERS = "android.intent.action.SHOW_ALARMS", "android.intent.action.SHOW_TIMERS"
ALARM_ACTIONS = (("Snooze", "snooze"), ("Dismiss", "dismiss"))
TIMER_ACTIONS = (("Stop", "stop"), ("+1 min", "add"))
NIGHT = "#1b2b4b"


def due(ctx: Context, since: datetime) -> datetime | None:
    """When an alarm, a snooze or a timer next comes due."""
    moments = [rings_at(since, alarm) for alarm in ctx.data["alarms"] if alarm["enabled"] and not _gone_off(ctx, alarm)]
    moments += [datetime.fromisoformat(entry["until"]) for entry in ctx.data["ringing"] if entry["until"]]
    moments += [datetime.fromisoformat(timer["ends"]) for timer in ctx.data["timers"] if timer["state"] == "running"]
    return min((moment for moment in moments if moment > since), default=None)


def woken(ctx: Context, since: datetime) -> None:
    """Do what came due after ``since``."""
    for entry in list(ctx.data["ringing"]):
        if entry["until"] and since < datetime.fromisoformat(entry["until"]) <= ctx.now:
            _over(ctx, entry)
    for alarm in ctx.data["alarms"]:
        if alarm["enabled"] and not _gone_off(ctx, alarm) and rings_at(since, alarm) <= ctx.now:
            _ring(ctx, alarm)
    for timer in ctx.data["timers"]:
        if timer["state"] == "running" and since < datetime.fromisoformat(timer["ends"]) <= ctx.now:
            _run_out(ctx, timer)


def acted(ctx: Context, key: str, name: str) -> None:
    """A notification's button."""
    what, _, number = key.partition("/")
    if what == "alarm":
        snooze(ctx, int(number)) if name == "snooze" else dismiss(ctx, int(number))
        return
    timer = next((timer for timer in ctx.data["timers"] if timer["id"] == int(number)), None)
    if timer is not None:
        add_minute(ctx.now, timer) if name == "add" else reset(timer)
    ctx.cancel(key)


def _entry(ctx: Context, number: int) -> dict[str, JSON] | None:
    return next((entry for entry in ctx.data["ringing"] if entry["alarm"] == number), None)


def _gone_off(ctx: Context, alarm: Alarm) -> bool:
    return _entry(ctx, int(alarm["id"])) is not None


def _alarm(ctx: Context, number: int) -> Alarm | None:
    return next((alarm for alarm in ctx.data["alarms"] if alarm["id"] == number), None)


def _spoken(ctx: Context, moment: datetime) -> str:
    return f"{moment:%a} {clock(ctx, moment.hour, moment.minute)}"


# --- an alarm -------------------------------------------------------------------------------------------------------


def _ring(ctx: Context, alarm: Alarm) -> None:
    number, silence = int(alarm["id"]), str(ctx.data["options"]["silence"])
    until = "" if silence == "never" else (ctx.now + timedelta(minutes=int(silence))).isoformat()
    ctx.data["ringing"] = [entry for entry in ctx.data["ringing"] if entry["alarm"] != number]
    ctx.data["ringing"].append({"alarm": number, "state": "ringing", "until": until})
    ctx.lower(ALERT)
    alerted = ctx.wake_up(ALERT, {"alarm": number})
    ctx.notify(
        f"alarm/{number}", str(alarm["label"]) or "Alarm", _spoken(ctx, ctx.now), actions=ALARM_ACTIONS,
        ongoing=True, urgent=not alerted, start=Start(SHOW_ALARMS),
    )  # fmt: skip


def _over(ctx: Context, entry: dict[str, JSON]) -> None:
    """A snooze is over, and the alarm rings again; or it has rung for so long that it falls silent."""
    number = int(entry["alarm"])
    alarm = _alarm(ctx, number)
    if alarm is None:
        end(ctx, number)
    elif entry["state"] == "snoozed":
        _ring(ctx, alarm)
    else:
        end(ctx, number)
        _spend(alarm)
        label = str(alarm["label"])
        text = clock(ctx, alarm["hour"], alarm["minute"]) + (f" - {label}" if label else "")
        ctx.notify(f"missed/{number}", "Missed alarm", text, start=Start(SHOW_ALARMS))


def _spend(alarm: Alarm) -> None:
    """An alarm that rings once has done so."""
    if not alarm["days"]:
        alarm["enabled"] = False


def end(ctx: Context, number: int) -> None:
    """An alarm no longer rings, nor will after a snooze."""
    ctx.data["ringing"] = [entry for entry in ctx.data["ringing"] if entry["alarm"] != number]
    ctx.cancel(f"alarm/{number}")
    ctx.lower(ALERT)


def snooze(ctx: Context, number: int) -> None:
    """Let it ring again in some minutes."""
    entry, alarm = _entry(ctx, number), _alarm(ctx, number)
    minutes = int(ctx.data["options"]["snooze"])
    if entry is None or alarm is None:
        end(ctx, number)
        return
    again = ctx.now + timedelta(minutes=minutes)
    entry.update(state="snoozed", until=again.isoformat())
    ctx.lower(ALERT)
    ctx.notify(
        f"alarm/{number}", str(alarm["label"]) or "Alarm", f"Snoozing until {clock(ctx, again.hour, again.minute)}",
        actions=ALARM_ACTIONS[1:], ongoing=True, start=Start(SHOW_ALARMS),
    )  # fmt: skip
    ctx.toast(f"Snoozing for {counted(minutes, 'minute')}.")


def dismiss(ctx: Context, number: int) -> None:
    """It has done its duty."""
    alarm = _alarm(ctx, number)
    end(ctx, number)
    if alarm is not None:
        _spend(alarm)


def alert(ctx: Context) -> View:
    """The page of a ringing alarm: the time, its label, and two round buttons; a swipe to either side does the same."""
    number = int(ctx.page.args["alarm"])
    alarm = _alarm(ctx, number)
    now = ctx.now

    def swiped(way: str) -> None:
        if way == "left":
            snooze(ctx, number)
        elif way == "right":
            dismiss(ctx, number)

    def side(glyph: str, word: str, act: Callable[[Context, int], None]) -> View:
        return w.icon_button(glyph, word, lambda: act(ctx, number), id=word.lower(), key=word.lower(), color="white",
                             background="white@20", box=72, size=32)  # fmt: skip

    middle = w.icon("alarm", size=40, box=96, color=NIGHT, background="white", id="alarm")
    return w.screen(
        w.space(weight=1.0),
        w.text(str(alarm["label"]) if alarm and alarm["label"] else "Alarm", id="title", size=24, color="white",
               width="fill", text_align="center", padding=insets(24, 8)),
        w.text(clock(ctx, now.hour, now.minute), id="digital_clock", size=80, color="white", width="fill",
               text_align="center", max_lines=1),
        w.space(weight=1.0),
        w.row(
            side("snooze", "Snooze", snooze),
            middle,
            side("alarm_off", "Dismiss", dismiss),
            arrange="between",
            padding=insets(32),
            id="alert_buttons",
        ),
        background=NIGHT,
        id="content",
        padding=Insets(0, 48, 0, 96),
    ).but(edge_to_edge=True, on_swipe=swiped, on_back=lambda: None)  # fmt: skip


# --- a timer --------------------------------------------------------------------------------------------------------


def _run_out(ctx: Context, timer: Timer) -> None:
    ctx.notify(
        f"timer/{timer['id']}", str(timer["label"]) or "Timer", "Time’s up", actions=TIMER_ACTIONS, ongoing=True,
        urgent=not ctx.in_front, start=Start(SHOW_TIMERS),
    )  # fmt: skip


def settle(ctx: Context, timer: Timer) -> None:
    """After a timer was changed by hand: what says that it ran out goes when that is no longer so."""
    if timer["state"] != "running" or left_of(ctx.now, timer) > 0:
        ctx.cancel(f"timer/{timer['id']}")
