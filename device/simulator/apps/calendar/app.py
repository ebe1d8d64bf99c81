"""The Calendar app. Like a screen made with Compose, its tree has plain Views without ids, and what belongs together is
one node with one description: a day of the month says its date and how much is on it, and nothing of it is a child."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.calendar.events import CALENDARS, Event, by_id, event, on, repeats, seeded
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, Style, View, insets

NO_APP = "No app was found to handle this action."
DAYS = ("M", "T", "W", "T", "F", "S", "S")
HOURS = tuple(f"{hour:02}:{minute:02}" for hour in range(7, 22) for minute in (0, 30))
REPEATS = ("Does not repeat", "Every week", "Every month", "Every year")
WORDS = frozenset({w.TEXT_VIEW, w.EDIT_TEXT, w.BUTTON})


class CalendarApp:
    """com.android.calendar.

    Its data: ``events`` (see events.Event), ``next_id``, ``hidden`` (calendars that are not shown) and ``week`` (the
    weekday it begins with, 0 is Monday).
    """

    package = "com.android.calendar"
    label = "Calendar"
    icon = "calendar_filled"
    color = "#1967d2"
    version = "14"
    launchable = True
    activities: ClassVar[dict[str, str]] = {"": ".AllInOneActivity"}

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return seeded(0)

    def varied(self, seed: int) -> dict[str, JSON]:
        return seeded(seed)

    def enter(self, start: Start) -> list[Page]:
        if start.action == "android.intent.action.INSERT":
            return [Page("month"), Page("edit", {"id": 0}, fields={"title": str(start.extras.get("title", ""))})]
        return [Page("month")]

    def build(self, ctx: Context) -> View:
        view = PAGES[ctx.page.name](ctx)
        return view if ctx.page.kind in ("menu", "dialog") else composed(view)


def composed(view: View) -> View:
    """A view and all in it as Compose shows them to accessibility: no ids, and no classes but those of words."""
    plain = view.class_name if view.class_name in WORDS else w.PLAIN_VIEW
    kept = w.SCROLL_VIEW if view.kind == "scroll" else plain
    return view.but(class_name=kept, id="", children=tuple(composed(child) for child in view.children))


def selected_day(ctx: Context) -> date:
    """The day that is looked at: today at first."""
    kept = ctx.page.ui.get("day")
    return date.fromisoformat(str(kept)) if kept else ctx.now.date()


def spoken(day: date) -> str:
    """A day as it is read out."""
    return f"{day:%A}, {day:%B} {day.day}"


# --- a month --------------------------------------------------------------------------------------------------------


def month(ctx: Context) -> View:
    """Six weeks as a grid, and below it what is on the day that is looked at."""
    day = selected_day(ctx)
    first = day.replace(day=1)

    def go(months: int) -> Callable[[], None]:
        def act() -> None:
            to = (first.replace(day=15) + timedelta(days=30 * months)).replace(day=1)
            ctx.page.ui["day"] = to.isoformat()

        return act

    title = f"{first:%B}" if first.year == ctx.now.year else f"{first:%b %Y}"
    bar = w.row(
        w.icon_button("menu", "", lambda: _calendars(ctx), key="calendars", box=44),
        w.text(title, size=20, weight=1.0, max_lines=1, margin=Insets(8, 0, 0, 0)),
        w.icon_button("chevron_left", "", go(-1), key="previous", box=40),
        w.icon_button("chevron_right", "", go(1), key="next", box=40),
        w.icon_button("search", "", lambda: _search(ctx), key="search", box=44),
        w.icon_button("today", "", lambda: ctx.page.ui.update(day=""), key="today", box=44),
        height=64, padding=insets(4, 4),
    )  # fmt: skip
    begins = int(ctx.data["week"])
    start = first - timedelta(days=(first.weekday() - begins) % 7)
    heads = w.row(
        *(w.text(DAYS[(begins + i) % 7], size=12, color="on_surface_variant", weight=1.0, text_align="center")
          for i in range(7)),
        padding=insets(8, 4),
    )  # fmt: skip
    weeks = [
        w.row(*(_day(ctx, start + timedelta(days=7 * week + i), first, day) for i in range(7)), padding=insets(8, 0))
        for week in range(6)
    ]
    rows = [_event_row(ctx, each, day) for each in on(ctx, day)]
    none = w.text("Nothing planned. Tap to create.", color="on_surface_variant", padding=insets(24, 24), width="fill",
                  on_tap=lambda: _create(ctx, day), key="nothing")  # fmt: skip
    body = w.column(
        w.text(spoken(day), size=14, bold=True, padding=insets(24, 12)),
        w.scroll_column(*(rows or [none]), key="agenda", recycling=False, padding=Insets(0, 0, 0, 88)),
        height="fill", weight=1.0,
    )  # fmt: skip
    grid = w.column(heads, *weeks).but(
        on_swipe=lambda way: go(1)() if way == "left" else go(-1)() if way == "right" else None
    )
    add = w.fab("add", "", lambda: _create(ctx, day), key="add")
    return w.screen(
        bar,
        w.stack(w.column(grid, w.divider(), body, height="fill"), add, align="end", arrange="end", height="fill",
                weight=1.0),
    )  # fmt: skip


def _day(ctx: Context, day: date, first: date, chosen: date) -> View:
    """A cell: to the tree one node with a description; its number and dots are only drawn."""
    found = on(ctx, day)
    today, marked = day == ctx.now.date(), day == chosen
    inside = day.month == first.month
    said = spoken(day) + (f", {len(found)} event{'s' * (len(found) > 1)}" if found else ", no events")
    color = "on_primary" if today else "on_surface" if inside else "on_surface_variant@60"
    number = w.text(str(day.day), size=14, color=color, bold=today, hidden_from_tree=True)
    number = number.but(style=replace(number.style, fixed=True, max_lines=1))
    ball = w.stack(number, width=30, height=30, radius=15, align="center", background="primary" if today else "",
                   border="primary" if marked and not today else "").but(hidden_from_tree=True)  # fmt: skip
    dots = w.row(
        *(View(kind="divider", width=5, height=5, style=Style(background=CALENDARS[str(e["calendar"])], radius=3))
          for e in found[:3]),
        gap=2, width="wrap", height=6,
    ).but(hidden_from_tree=True)  # fmt: skip
    return w.column(
        ball, dots, key=f"day/{day.isoformat()}", weight=1.0, height=46, gap=3, align="center",
        padding=Insets(0, 4, 0, 0), description=said, selected=marked,
        on_tap=lambda: ctx.page.ui.update(day=day.isoformat()),
    )  # fmt: skip


def _time(each: Event) -> str:
    if not each["start"]:
        return "All day"
    return f"{each['start']} – {each['end']}" if each["end"] else str(each["start"])


def _event_row(ctx: Context, each: Event, day: date) -> View:
    """An event in a list: one node that says everything, merged."""
    bar = View(kind="divider", width=4, height=36, style=Style(background=CALENDARS[str(each["calendar"])], radius=2),
               hidden_from_tree=True)  # fmt: skip
    where = f" · {each['place']}" if each["place"] else ""
    words = w.column(
        w.text(each["title"], max_lines=1),
        w.text(_time(each) + where, size=13, color="on_surface_variant", max_lines=1),
        weight=1.0, margin=Insets(14, 0, 0, 0),
    ).but(hidden_from_tree=True)  # fmt: skip
    said = ", ".join(part for part in (str(each["title"]), _time(each), str(each["place"])) if part)
    return w.row(
        bar, words, key=f"event/{each['id']}/{day.isoformat()}", padding=insets(24, 9), description=said,
        on_tap=lambda: _push(ctx, "event", {"id": each["id"], "day": day.isoformat()}),
    )  # fmt: skip


# --- an event -------------------------------------------------------------------------------------------------------


def event_page(ctx: Context) -> View:
    """One event."""
    each = by_id(ctx, int(ctx.page.args["id"]))
    if each is None:
        return w.screen(w.app_bar("", navigation=w.back(ctx.pop)), w.text("This event is gone.", padding=insets(24)))
    day = date.fromisoformat(str(ctx.page.args["day"]))

    def line(glyph: str, words: str, more: str = "") -> View | None:
        if not words:
            return None
        second = w.text(more, size=14, color="on_surface_variant") if more else None
        return w.row(w.icon(glyph), w.column(w.text(words), second, weight=1.0, margin=Insets(20, 0, 0, 0)),
                     padding=insets(24, 12))  # fmt: skip

    bar = w.row(
        w.icon_button("close", "", ctx.pop, key="close"),
        w.space(weight=1.0),
        w.icon_button("edit", "", lambda: _edit(ctx, each), key="edit"),
        w.icon_button("delete", "", lambda: _ask(ctx, int(each["id"])), key="delete"),
        height=64,
        padding=insets(4, 4),
    )
    head = w.text(each["title"], size=26, padding=insets(24, 12), width="fill", max_lines=3)
    return w.screen(
        bar,
        w.scroll_column(
            head,
            line("schedule", spoken(day), _time(each)),
            line("repeat", repeats(each)),
            line("location", str(each["place"])),
            line("calendar", str(each["calendar"])),
            line("note", str(each["notes"])),
            key="event",
            recycling=False,
        ),
    )


def edit(ctx: Context) -> View:
    """An event being made or changed."""
    ui = ctx.page.ui
    number = int(ctx.page.args["id"])
    day = date.fromisoformat(str(ui.get("date", ctx.now.date().isoformat())))
    calendar, repeat = str(ui.get("calendar", "Personal")), str(ui.get("repeat", REPEATS[0]))
    start, end = str(ui.get("start", "10:00")), str(ui.get("end", "11:00"))
    whole = bool(ui.get("whole", False))

    def save() -> None:
        when: dict[str, JSON] = {
            "Every week": {"weekday": day.weekday()},
            "Every month": {"day": day.day},
            "Every year": {"day": day.day, "month": day.month},
        }.get(repeat, {"date": day.isoformat()})
        made = event(number or int(ctx.data["next_id"]), ctx.field("title").strip() or "(No title)", calendar,
                     "" if whole else start, "" if whole else end, ctx.field("place").strip(), when)  # fmt: skip
        made["notes"] = ctx.field("notes").strip()
        if not number:
            ctx.data["next_id"] += 1
        ctx.data["events"] = [*(e for e in ctx.data["events"] if e["id"] != number), made]
        ctx.pop()
        ctx.page.ui["day"] = day.isoformat()
        ctx.toast("Event saved")

    def move(days: int) -> Callable[[], None]:
        return lambda: ui.update(date=(day + timedelta(days=days)).isoformat())

    def choose(what: str) -> Callable[[], None]:
        return lambda: _push(ctx, "choose", {"what": what}, "dialog")

    times = w.row(
        w.text(start, size=18, key="start", padding=insets(16, 10), radius=10, background="surface_container_high",
               on_tap=choose("start")),
        w.text("–"),
        w.text(end, size=18, key="end", padding=insets(16, 10), radius=10, background="surface_container_high",
               on_tap=choose("end")),
        gap=12, padding=Insets(68, 4, 24, 8),
    )  # fmt: skip
    date_row = w.row(
        w.icon("schedule"), w.text(spoken(day), weight=1.0, margin=Insets(20, 0, 0, 0)),
        w.icon_button("chevron_left", "", move(-1), key="earlier", box=40),
        w.icon_button("chevron_right", "", move(1), key="later", box=40),
        padding=Insets(24, 4, 12, 4),
    )  # fmt: skip
    return w.screen(
        w.row(w.icon_button("close", "", ctx.pop, key="cancel"), w.space(weight=1.0),
              w.button("Save", save, key="save"), height=64, padding=Insets(4, 4, 16, 4)),
        w.scroll_column(
            w.field("title", "Add title", look="plain", size=24, margin=Insets(68, 0, 24, 0)),
            w.divider(),
            w.row(w.icon("today"), w.text("All-day", weight=1.0, margin=Insets(20, 0, 0, 0)),
                  w.switch(whole), key="whole", padding=insets(24, 8), on_tap=lambda: ui.update(whole=not whole)),
            date_row, None if whole else times,
            w.list_row(repeat, icon="repeat", key="repeat", on_tap=choose("repeat")),
            w.divider(),
            w.list_row(calendar, icon="calendar", key="calendar", on_tap=choose("calendar")),
            w.row(w.icon("location"), w.field("place", "Add location", look="plain", margin=Insets(20, 0, 0, 0),
                                              weight=1.0), padding=insets(24, 2)),
            w.row(w.icon("note"), w.field("notes", "Add description", look="plain", margin=Insets(20, 0, 0, 0),
                                          weight=1.0), padding=insets(24, 2)),
            key="edit", recycling=False,
        ),
    )  # fmt: skip


def choose_page(ctx: Context) -> View:
    """A dialog to choose one of several."""
    what = str(ctx.page.args["what"])
    options = {"start": HOURS, "end": HOURS, "repeat": REPEATS}.get(what, tuple(CALENDARS))

    def take(option: str) -> Callable[[], None]:
        def act() -> None:
            ctx.pop()
            ctx.page.ui[what] = option
            if what == "start" and str(ctx.page.ui.get("end", "11:00")) <= option:
                ctx.page.ui["end"] = f"{min(23, int(option[:2]) + 1):02}{option[2:]}"

        return act

    rows = [
        w.text(option, key=f"option/{option}", width="fill", padding=insets(0, 13), on_tap=take(option))
        for option in options
    ]
    return w.dialog_frame(
        "", "", *rows, scrolls=len(rows) > 6, buttons=(w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),)
    )


def confirm_delete(ctx: Context) -> View:
    """Asks before an event goes."""
    number = int(ctx.page.args["id"])

    def go() -> None:
        ctx.data["events"] = [each for each in ctx.data["events"] if each["id"] != number]
        ctx.pop(2)
        ctx.toast("Event deleted")

    return w.dialog_frame(
        "Delete this event?", "", buttons=(w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
                                           w.DialogButton("Delete", go, "positive", key="delete")),
    )  # fmt: skip


# --- searching, calendars -------------------------------------------------------------------------------------------


def search(ctx: Context) -> View:
    """Events by title and place, each once."""
    words = ctx.field("query").strip().casefold()
    found = [e for e in ctx.data["events"] if words and words in f"{e['title']} {e['place']}".casefold()]
    bar = w.row(
        w.icon_button("back", "", ctx.pop, key="back"),
        w.field("query", "Search", look="plain", weight=1.0, size=18, input_action="search",
                on_submit=ctx.hide_keyboard),
        height=64, padding=insets(4, 4),
    )  # fmt: skip
    rows = [_event_row(ctx, each, _next(ctx, each)) for each in found]
    none = w.text("No results", color="on_surface_variant", padding=insets(24, 32))
    body = w.scroll_column(*rows, key="results", recycling=False) if rows else none if words else w.space(1)
    return w.screen(bar, w.divider(), body)


def _next(ctx: Context, each: Event) -> date:
    """The next day it is on; its own where it is over."""
    if "date" in each:
        return date.fromisoformat(str(each["date"]))
    today = ctx.now.date()
    days = (today + timedelta(days=ahead) for ahead in range(366))
    return next((d for d in days if any(e["id"] == each["id"] for e in on(ctx, d))), today)


def calendars(ctx: Context) -> View:
    """Which calendars are shown."""

    def turn(name: str) -> Callable[[], None]:
        def act() -> None:
            hidden: list[str] = ctx.data["hidden"]
            ctx.data["hidden"] = [n for n in hidden if n != name] if name in hidden else [*hidden, name]

        return act

    rows = [
        w.row(
            View(kind="divider", width=16, height=16, style=Style(background=color, radius=8), hidden_from_tree=True),
            w.text(name, weight=1.0, margin=Insets(20, 0, 0, 0)),
            w.checkbox(name not in ctx.data["hidden"]),
            key=f"calendar/{name}", padding=insets(24, 6), on_tap=turn(name),
        )
        for name, color in CALENDARS.items()
    ]  # fmt: skip
    return w.sheet_frame(w.text("Calendars", size=22, padding=insets(24, 8)), *rows, w.space(24))


# --- what taps do ---------------------------------------------------------------------------------------------------


def _push(ctx: Context, name: str, args: dict[str, JSON], kind: str = "screen") -> None:
    if kind == "dialog":
        ctx.push(name, args, "dialog")
    else:
        ctx.push(name, args)


def _search(ctx: Context) -> None:
    ctx.push("search").focus = "query"


def _calendars(ctx: Context) -> None:
    ctx.push("calendars", kind="sheet")


def _create(ctx: Context, day: date) -> None:
    page = ctx.push("edit", {"id": 0})
    page.ui["date"] = day.isoformat()
    page.focus = "title"


def _edit(ctx: Context, each: Event) -> None:
    day = str(ctx.page.args["day"])
    page = ctx.replace("edit", {"id": each["id"]})
    page.ui.update(date=day, calendar=each["calendar"], repeat=repeats(each), whole=not each["start"],
                   start=each["start"] or "10:00", end=each["end"] or "11:00")  # fmt: skip
    page.fields.update(title=each["title"], place=each["place"], notes=each["notes"])


def _ask(ctx: Context, number: int) -> None:
    ctx.push("confirm_delete", {"id": number}, "dialog")


PAGES: dict[str, Callable[[Context], View]] = {
    "month": month,
    "event": event_page,
    "edit": edit,
    "choose": choose_page,
    "confirm_delete": confirm_delete,
    "search": search,
    "calendars": calendars,
}
