"""The Clock app's data and its arithmetic: alarms, timers, the stopwatch, cities, and how each is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from device.simulator.android.app import JSON, Context

Alarm = dict[str, JSON]
"""{"id", "hour", "minute", "enabled", "label", "days": [of DAYS], "vibrate", "ringtone"}"""

Timer = dict[str, JSON]
"""{"id", "label", "length", "state": one of running, paused, reset, "left", "ends"}: seconds, and an ISO local time."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"]
WEEKEND = ["sat", "sun"]

RINGTONES = ("Cesium", "Argon", "Carbon", "Fermium", "Hassium", "Helium", "Krypton", "Neon", "Osmium", "Oxygen",
             "Platinum", "Scandium")  # fmt: skip
SILENT = "Silent"

CITIES: dict[str, str] = {
    "Accra": "Africa/Accra", "Adelaide": "Australia/Adelaide", "Amsterdam": "Europe/Amsterdam",
    "Athens": "Europe/Athens", "Auckland": "Pacific/Auckland", "Bangkok": "Asia/Bangkok", "Berlin": "Europe/Berlin",
    "Bogotá": "America/Bogota", "Buenos Aires": "America/Argentina/Buenos_Aires", "Cairo": "Africa/Cairo",
    "Chicago": "America/Chicago", "Copenhagen": "Europe/Copenhagen", "Dakar": "Africa/Dakar", "Delhi": "Asia/Kolkata",
    "Denver": "America/Denver", "Dhaka": "Asia/Dhaka", "Dubai": "Asia/Dubai", "Dublin": "Europe/Dublin",
    "Helsinki": "Europe/Helsinki", "Hong Kong": "Asia/Hong_Kong", "Honolulu": "Pacific/Honolulu",
    "Istanbul": "Europe/Istanbul", "Jakarta": "Asia/Jakarta", "Johannesburg": "Africa/Johannesburg",
    "Karachi": "Asia/Karachi", "Kathmandu": "Asia/Kathmandu", "Lagos": "Africa/Lagos", "Lima": "America/Lima",
    "Lisbon": "Europe/Lisbon", "London": "Europe/London", "Los Angeles": "America/Los_Angeles",
    "Madrid": "Europe/Madrid", "Manila": "Asia/Manila", "Mexico City": "America/Mexico_City",
    "Montreal": "America/Toronto", "Mumbai": "Asia/Kolkata", "Nairobi": "Africa/Nairobi",
    "New York": "America/New_York", "Oslo": "Europe/Oslo", "Paris": "Europe/Paris", "Reykjavík": "Atlantic/Reykjavik",
    "Rome": "Europe/Rome", "San Francisco": "America/Los_Angeles", "Santiago": "America/Santiago",
    "São Paulo": "America/Sao_Paulo", "Seoul": "Asia/Seoul", "Shanghai": "Asia/Shanghai",
    "Singapore": "Asia/Singapore", "St. John's": "America/St_Johns", "Stockholm": "Europe/Stockholm",
    "Sydney": "Australia/Sydney", "Taipei": "Asia/Taipei", "Tokyo": "Asia/Tokyo", "Toronto": "America/Toronto",
    "Vancouver": "America/Vancouver", "Warsaw": "Europe/Warsaw", "Zürich": "Europe/Zurich",
}  # fmt: skip


def seeded() -> dict[str, JSON]:
    """The app's data on a fresh phone."""
    return {
        "alarms": [
            new_alarm(1, 8, 30) | {"enabled": False, "days": list(WEEKDAYS)},
            new_alarm(2, 9, 0) | {"enabled": False, "days": list(WEEKEND)},
            new_alarm(3, 18, 45) | {"enabled": False, "label": "Swim", "days": ["tue", "thu"], "ringtone": "Helium"},
        ],
        "cities": ["New York"],
        "timers": [],
        "stopwatch": {"state": "reset", "elapsed": 0.0, "since": "", "laps": []},
        "options": {"silence": "10", "snooze": "10", "week": "mon", "seconds": False},
        "next_id": 4,
        "ringing": [],
    }


def new_alarm(number: int, hour: int, minute: int) -> Alarm:
    """An alarm as it is when added: on, once, vibrating."""
    return {
        "id": number,
        "hour": hour,
        "minute": minute,
        "enabled": True,
        "label": "",
        "days": [],
        "vibrate": True,
        "ringtone": RINGTONES[0],
    }


def next_id(ctx: Context) -> int:
    """A number never used before on this phone."""
    number = int(ctx.data["next_id"])
    ctx.data["next_id"] = number + 1
    return number


# --- writing times --------------------------------------------------------------------------------------------------


def is_24(ctx: Context) -> bool:
    """Whether the phone writes 13:00; Android's setting, 24 hours unless it says 12."""
    return str(ctx.settings["system"].get("time_12_24", "24")) != "12"


def clock(ctx: Context, hour: int, minute: int) -> str:
    """A time of day."""
    if is_24(ctx):
        return f"{hour:02}:{minute:02}"
    return f"{hour % 12 or 12}:{minute:02} {'AM' if hour < 12 else 'PM'}"


def counted(number: int, what: str) -> str:
    """``1 hour``, ``2 hours``."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def listing(parts: list[str]) -> str:
    """``a``, ``a and b``, ``a, b, and c``."""
    if len(parts) < 3:
        return " and ".join(parts)
    return ", ".join(parts[:-1]) + f", and {parts[-1]}"


def span(seconds: float) -> str:
    """``1:05``, ``12:00:09``: a timer's time."""
    whole = int(abs(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    sign = "-" if seconds < 0 and whole else ""
    return f"{sign}{hours}:{minutes:02}:{left:02}" if hours else f"{sign}{minutes}:{left:02}"


def hundredths(seconds: float) -> str:
    """``00:05.27``: a stopwatch's time."""
    whole, part = divmod(int(seconds * 100), 100)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}.{part:02}" if hours else f"{minutes:02}:{left:02}.{part:02}"


# --- alarms ---------------------------------------------------------------------------------------------------------


def rings_at(now: datetime, alarm: Alarm) -> datetime:
    """When it goes off next, were it enabled."""
    today = now.replace(hour=alarm["hour"], minute=alarm["minute"], second=0, microsecond=0)
    for ahead in range(8):
        moment = today + timedelta(days=ahead)
        if moment > now and (not alarm["days"] or DAYS[moment.weekday()] in alarm["days"]):
            return moment
    raise AssertionError("an alarm with a day rings within a week")


def set_for(now: datetime, alarm: Alarm) -> str:
    """What Android says when an alarm is set."""
    minutes = int((rings_at(now, alarm) - now).total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    parts = [counted(n, what) for n, what in ((days, "day"), (hours, "hour"), (left, "minute")) if n]
    return f"Alarm set for {listing(parts) or 'less than 1 minute'} from now."


def days_text(now: datetime, alarm: Alarm, week: list[str]) -> str:
    """Which days it repeats on; without any, whether it is today or tomorrow."""
    chosen = [day for day in week if day in alarm["days"]]
    if len(chosen) == 7:
        return "Every day"
    if chosen:
        return ", ".join(DAY_NAMES[DAYS.index(day)][:3] for day in chosen)
    if not alarm["enabled"]:
        return "Not scheduled"
    return "Today" if rings_at(now, alarm).date() == now.date() else "Tomorrow"


def week_of(ctx: Context) -> list[str]:
    """The days in the order the user wants them."""
    first = DAYS.index(ctx.data["options"]["week"])
    return [*DAYS[first:], *DAYS[:first]]


# --- timers and the stopwatch ---------------------------------------------------------------------------------------


def left_of(now: datetime, timer: Timer) -> float:
    """Seconds left; negative once it has run out."""
    if timer["state"] != "running":
        return float(timer["left"])
    return (datetime.fromisoformat(timer["ends"]) - now).total_seconds()


def run(now: datetime, timer: Timer) -> None:
    """Start it, or let it go on."""
    timer.update(state="running", ends=(now + timedelta(seconds=float(timer["left"]))).isoformat())


def pause(now: datetime, timer: Timer) -> None:
    """Hold it."""
    timer.update(state="paused", left=round(max(0.0, left_of(now, timer)), 3), ends="")


def reset(timer: Timer) -> None:
    """Put it back to its length."""
    timer.update(state="reset", left=timer["length"], ends="")


def add_minute(now: datetime, timer: Timer) -> None:
    """Give it a minute more."""
    if timer["state"] == "running":
        ends = max(datetime.fromisoformat(timer["ends"]), now)
        timer["ends"] = (ends + timedelta(minutes=1)).isoformat()
    else:
        timer.update(left=float(timer["left"]) + 60, state="paused")


def elapsed(now: datetime, watch: dict[str, JSON]) -> float:
    """Seconds on the stopwatch."""
    run_so_far = float(watch["elapsed"])
    if watch["state"] == "running":
        run_so_far += (now - datetime.fromisoformat(watch["since"])).total_seconds()
    return run_so_far


# --- cities ---------------------------------------------------------------------------------------------------------


def offset(now: datetime, zone: str) -> timedelta:
    """How far a zone is ahead of UTC; nothing where the zone is not known."""
    try:
        return now.replace(tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()
    except (ZoneInfoNotFoundError, ValueError):
        return timedelta()


def city_time(ctx: Context, city: str) -> datetime:
    """The local time in a city."""
    here = str(ctx.props.get("persist.sys.timezone", "UTC"))
    universal = ctx.now - offset(ctx.now, here)
    return universal + offset(universal.replace(tzinfo=UTC).replace(tzinfo=None), CITIES[city])


def ahead_text(ctx: Context, city: str) -> str:
    """``3 hours ahead``, ``5 hours, 30 minutes behind``, ``Same time``."""
    there = city_time(ctx, city)
    minutes = round((there - ctx.now).total_seconds() / 60)
    if not minutes:
        return "Same time"
    hours, rest = divmod(abs(minutes), 60)
    parts = [counted(n, what) for n, what in ((hours, "hour"), (rest, "minute")) if n]
    day = "" if there.date() == ctx.now.date() else "Tomorrow, " if there > ctx.now else "Yesterday, "
    return f"{day}{', '.join(parts)} {'ahead' if minutes > 0 else 'behind'}"
