"""Events as data: what a phone starts with, and which of them fall on a day."""

from __future__ import annotations

import random
from datetime import date

from device.simulator.android.app import JSON, Context
from device.simulator.apps.people import cast

Event = dict[str, JSON]
"""{"id", "title", "calendar": one of CALENDARS, "start" and "end" as HH:MM ("" for all day), "place", "notes", and
when: "date" (ISO) once, else "weekday" (0 to 6) each week, else "day" each month, with "month" each year}"""

CALENDARS: dict[str, str] = {"Personal": "#1a73e8", "Work": "#e8710a", "Birthdays": "#2e7d32"}
WEEKLY = (
    ("Stand-up", "Work", (0, 1, 2, 3, 4), "09:30", "09:45", "Big room"),
    ("Swim", "Personal", (1, 3), "18:45", "20:00", "Quayside pool"),
    ("Choir", "Personal", (1,), "20:15", "21:45", "Town hall"),
    ("Review", "Work", (4,), "14:00", "15:00", ""),
    ("Lunch with the team", "Work", (2,), "12:15", "13:00", "Blue Dish"),
    ("Market", "Personal", (5,), "10:00", "", "Town Market"),
    ("Call home", "Personal", (6,), "18:00", "", ""),
    ("One to one", "Work", (3,), "11:00", "11:30", ""),
)
MONTHLY = (("Rent", 1), ("Water the big plant", 10), ("Water the big plant", 24), ("Backup", 15))


def seeded(seed: int) -> dict[str, JSON]:
    """The app's data on a fresh phone of this seed."""
    rng = random.Random(f"calendar of {seed}")
    events: list[Event] = []

    def add(title: str, calendar: str, start: str, end: str, place: str, **when: JSON) -> None:
        events.append(event(len(events) + 1, title, calendar, start, end, place, when))

    for title, calendar, days, start, end, place in WEEKLY:
        shift = rng.choice((0, 0, 1)) if seed else 0
        if seed and rng.random() < 0.25:
            continue
        for day in days:
            add(title, calendar, start, end, place, weekday=(day + (shift if len(days) == 1 else 0)) % 7)
    for title, day in MONTHLY:
        add(title, "Personal", "", "", "", day=day)
    for person in [each for each in cast(seed) if each.last][:8]:
        add(f"{person.name}’s birthday", "Birthdays", "", "", "", day=rng.randrange(1, 29), month=rng.randrange(1, 13))
    hidden = [rng.choice(list(CALENDARS))] if seed and rng.random() < 0.2 else []
    return {
        "events": events,
        "next_id": len(events) + 1,
        "hidden": hidden,
        "week": 0 if not seed else rng.choice((0, 6)),
    }


def event(number: int, title: str, calendar: str, start: str, end: str, place: str, when: dict[str, JSON]) -> Event:
    """One event; ``when`` is its date, weekday or day."""
    return {"id": number, "title": title, "calendar": calendar, "start": start, "end": end, "place": place,
            "notes": "", **when}  # fmt: skip


def falls_on(each: Event, day: date) -> bool:
    """Whether an event is on a day."""
    if "date" in each:
        return bool(each["date"] == day.isoformat())
    if "weekday" in each:
        return bool(each["weekday"] == day.weekday())
    return bool(each.get("day") == day.day and each.get("month", day.month) == day.month)


def on(ctx: Context, day: date) -> list[Event]:
    """What is on a day in the calendars that are shown: what takes all of it first, then in the order of time."""
    found = [e for e in ctx.data["events"] if falls_on(e, day) and e["calendar"] not in ctx.data["hidden"]]
    return sorted(found, key=lambda each: (str(each["start"]), int(each["id"])))


def by_id(ctx: Context, number: int) -> Event | None:
    """An event, None when it is gone."""
    return next((each for each in ctx.data["events"] if each["id"] == number), None)


def repeats(each: Event) -> str:
    """How often it comes, in words."""
    if "date" in each:
        return "Does not repeat"
    return "Every week" if "weekday" in each else "Every year" if "month" in each else "Every month"
