"""The Clock app: its tabs, the world clock and its cities, and its own settings."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.clock import alarms, counting, picker, ringing
from device.simulator.apps.clock.times import CITIES, ahead_text, city_time, clock, seeded, used
from device.simulator.apps.reordering import follow
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

TABS = (("alarm", "Alarm"), ("clock", "Clock"), ("timer", "Timer"), ("stopwatch", "Stopwatch"))
ICONS = {"alarm": "alarm", "clock": "clock", "timer": "timer", "stopwatch": "stopwatch"}

TAB_OF_ACTION = {
    "android.intent.action.SHOW_ALARMS": "alarm",
    "android.intent.action.SET_ALARM": "alarm",
    "android.intent.action.SHOW_TIMERS": "timer",
    "android.intent.action.SET_TIMER": "timer",
}

OPTIONS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "silence": (
        "Silence after",
        (("1", "1 minute"), ("5", "5 minutes"), ("10", "10 minutes"), ("15", "15 minutes"), ("never", "Never")),
    ),
    "snooze": ("Snooze length", (("1", "1 minute"), ("5", "5 minutes"), ("10", "10 minutes"), ("15", "15 minutes"))),
    "week": ("Start week on", (("sat", "Saturday"), ("sun", "Sunday"), ("mon", "Monday"))),
}


class DeskClock:
    """com.android.deskclock.

    Its data: ``alarms``, ``timers``, ``stopwatch`` and ``cities`` (see times), ``options``, ``next_id``, and what is
    ``ringing`` (see ringing).
    """

    package = "com.android.deskclock"
    label = "Clock"
    icon = "clock"
    color = "#284777"
    version = "14"
    launchable = True
    activities: ClassVar[dict[str, str]] = {
        "cities": ".worldclock.CitySelectionActivity",
        "settings": ".settings.SettingsActivity",
        ringing.ALERT: ".alarms.AlarmActivity",
        "ringtones": ".ringtone.RingtonePickerActivity",
        "": ".DeskClock",
    }

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return seeded()

    def varied(self, seed: int) -> dict[str, JSON]:
        return used(seed)

    def enter(self, start: Start) -> list[Page]:
        home = Page("home", ui={"tab": TAB_OF_ACTION.get(start.action, "alarm")})
        hour = start.extras.get("android.intent.extra.alarm.HOUR")
        if start.action == "android.intent.action.SET_ALARM" and hour is not None:
            minute = start.extras.get("android.intent.extra.alarm.MINUTES", 0)
            return [home, Page("picker", {"alarm": 0}, "dialog", ui=picker.start(int(hour) % 24, int(minute) % 60))]
        return [home]

    def build(self, ctx: Context) -> View:
        return PAGES[ctx.page.name](ctx)

    def due(self, ctx: Context, since: datetime) -> datetime | None:
        return ringing.due(ctx, since)

    def woken(self, ctx: Context, since: datetime) -> None:
        ringing.woken(ctx, since)

    def acted(self, ctx: Context, key: str, name: str) -> None:
        ringing.acted(ctx, key, name)


# --- tabs -----------------------------------------------------------------------------------------------------------


def home(ctx: Context) -> View:
    """A tab, its buttons at the foot, and the bar that leads to the others."""
    tab = str(ctx.page.ui.get("tab", "alarm"))
    body, buttons, refresh = _tab(ctx, tab)
    note = alarms.snackbar(ctx) if tab == "alarm" else None
    foot = w.column(
        w.row(*buttons, arrange="center", gap=24, id="fab_container", class_name=w.VIEW_GROUP) if buttons else None,
        note,
    )
    content = w.stack(
        body, foot, id="desk_clock_pager", align="center", arrange="end", height="fill", weight=1.0,
        class_name=w.VIEW_GROUP,
    )  # fmt: skip
    bar = w.app_bar(dict(TABS)[tab], overflow=lambda: _open_menu(ctx), title_id="action_bar_title", id="toolbar")
    places = [w.Destination(label, ICONS[name], _go(ctx, name), id=f"tab_menu_{name}", key=f"tab/{name}")
              for name, label in TABS]  # fmt: skip
    below = w.bottom_navigation(places, [name for name, _ in TABS].index(tab), id="navigation_bar")
    page = w.screen(w.column(bar, content, id="content", class_name=w.VIEW_GROUP, height="fill", weight=1.0), below)
    return page.but(refresh=1.0 if note else refresh)


def _tab(ctx: Context, tab: str) -> tuple[View, list[View], float]:
    """A tab's content, its buttons, and how soon it changes by itself."""
    match tab:
        case "clock":
            cities = w.fab("globe", "Cities", lambda: _open_cities(ctx), key="cities", round=True, box=72)
            return _world(ctx), [cities], 0.0
        case "timer":
            return counting.timer_tab(ctx), counting.timer_buttons(ctx), 1.0 if counting.counting(ctx) else 0.0
        case "stopwatch":
            runs = ctx.data["stopwatch"]["state"] == "running"
            return counting.stopwatch_tab(ctx), counting.stopwatch_buttons(ctx), 0.1 if runs else 0.0
        case _:
            add = w.fab("add", "Add alarm", lambda: alarms.add(ctx), key="add_alarm", round=True, box=72)
            return alarms.tab(ctx), [add], 0.0


def _go(ctx: Context, tab: str) -> Callable[[], None]:
    def act() -> None:
        ctx.page.ui["tab"] = tab
        ctx.page.ui.pop("snackbar", None)

    return act


def _open_menu(ctx: Context) -> None:
    ctx.push("menu", kind="menu")


def menu(ctx: Context) -> View:
    """What is behind the three dots."""

    def settings_page() -> None:
        ctx.pop()
        ctx.push("settings")

    def nothing() -> None:
        ctx.pop()
        ctx.toast("No app was found to handle this action.")

    return w.menu_frame(
        [
            w.MenuEntry("Screen saver", nothing, key="screen_saver"),
            w.MenuEntry("Settings", settings_page, key="settings"),
            w.MenuEntry("Help", nothing, key="help"),
        ]
    )


# --- the world clock ------------------------------------------------------------------------------------------------


def _world(ctx: Context) -> View:
    now = ctx.now
    time = clock(ctx, now.hour, now.minute)
    if ctx.data["options"]["seconds"]:
        time = time.replace(f":{now.minute:02}", f":{now.minute:02}:{now.second:02}")
    rows = [_city_row(ctx, city) for city in ctx.data["cities"]]
    return w.scroll_column(
        w.text(time, id="digital_clock", size=72, text_align="center", width="fill", padding=Insets(16, 32, 16, 0)),
        w.text(f"{now:%a}, {now:%b} {now.day}", id="date", color="primary", text_align="center", width="fill",
               padding=Insets(16, 4, 16, 24)),
        *rows,
        key="cities_list",
        id="cities",
        padding=Insets(0, 0, 0, 112),
    )  # fmt: skip


def _city_row(ctx: Context, city: str) -> View:
    there = city_time(ctx, city)

    return w.card(
        w.row(
            w.column(
                w.text(city, id="city_name", max_lines=1),
                w.text(ahead_text(ctx, city), id="hours_ahead", size=14, color="on_surface_variant"),
                weight=1.0,
                align="start",
            ),
            w.text(clock(ctx, there.hour, there.minute), id="digital_clock", size=32),
        ),
        key=f"city/{city}",
        margin=insets(16, 4),
    ).but(on_drag=lambda drag: follow(drag, ctx.data["cities"], city, "city/"))


def _open_cities(ctx: Context) -> None:
    ctx.push("cities")


def _plain(text: str) -> str:
    """Without accents and case, as people type."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).casefold()


def cities(ctx: Context) -> View:
    """Every city, those chosen first, searched by its beginning."""
    wanted = _plain(ctx.field("query").strip())
    searching = bool(ctx.page.ui.get("searching"))
    found = [city for city in CITIES if _plain(city).startswith(wanted)]
    chosen = [city for city in ctx.data["cities"] if not wanted]
    rows = [_selectable(ctx, city, "selected") for city in chosen]
    if rows:
        rows.insert(0, w.heading("Selected Cities", id="header"))
    before = ""
    for city in found:
        letter = _plain(city)[:1].upper()
        rows.append(_selectable(ctx, city, "" if letter == before else letter))
        before = letter
    return w.screen(
        _cities_bar(ctx, searching),
        w.scroll_column(*rows, key="all_cities", id="cities_list", class_name=w.LIST_VIEW),
    )


def _cities_bar(ctx: Context, searching: bool) -> View:
    def close() -> None:
        if ctx.field("query"):
            ctx.set_field("query", "")
        else:
            ctx.page.ui["searching"] = False

    if not searching:
        return w.app_bar(
            "Cities",
            navigation=w.back(ctx.pop),
            actions=(w.Action("search", "Search", lambda: _search_cities(ctx), id="search_button"),),
        )
    return w.row(
        w.icon_button("back", "Collapse", ctx.pop, key="collapse"),
        w.field("query", "Search for a city", id="search_src_text", look="plain", input_action="search", weight=1.0,
                size=18, on_submit=ctx.hide_keyboard),
        w.icon_button("close", "Clear query", close, id="search_close_btn", key="clear"),
        height=64,
        padding=insets(4, 4),
    )  # fmt: skip


def _search_cities(ctx: Context) -> None:
    ctx.page.ui["searching"] = True
    ctx.page.focus = "query"


def _selectable(ctx: Context, city: str, letter: str) -> View:
    """A city with its box and time. In the list the letter of a section stands in the row of its first city."""
    on = city in ctx.data["cities"]
    there = city_time(ctx, city)

    def flip() -> None:
        chosen: list[str] = ctx.data["cities"]
        if on:
            chosen.remove(city)
        else:
            chosen.append(city)

    head = w.text(letter, id="index", size=18, color="primary", width=32) if len(letter) == 1 else w.space(32)
    return w.row(
        head,
        w.checkbox(on, id="city_onoff", key=""),
        w.text(city, id="city_name", weight=1.0, max_lines=1),
        w.text(clock(ctx, there.hour, there.minute), id="city_time", color="on_surface_variant"),
        key=f"{'selected' if letter == 'selected' else 'offered'}/{city}",
        gap=8,
        padding=insets(16, 12),
        on_tap=flip,
    )


# --- settings -------------------------------------------------------------------------------------------------------


def settings(ctx: Context) -> View:
    """The app's own settings."""
    options = ctx.data["options"]

    def seconds() -> None:
        options["seconds"] = not options["seconds"]

    def choose(what: str) -> Callable[[], None]:
        return lambda: _open_option(ctx, what)

    def row(what: str) -> View:
        title, offered = OPTIONS[what]
        return w.list_row(title, dict(offered)[options[what]], key=what, on_tap=choose(what))

    volume = int(float(str(ctx.settings["system"].get("volume_alarm", "6"))))

    def slide(position: float) -> None:
        ctx.settings["system"]["volume_alarm"] = str(round(position * 7))

    return w.screen(
        w.app_bar("Settings", navigation=w.back(ctx.pop)),
        w.scroll_column(
            w.heading("Clock"),
            w.switch_row("Display time with seconds", bool(options["seconds"]), seconds, key="seconds"),
            w.list_row("Change date & time", key="date_time", on_tap=lambda: _date_settings(ctx)),
            w.heading("Alarms"),
            row("silence"),
            row("snooze"),
            w.row(
                w.column(
                    w.text("Alarm volume", id="android:id/title"),
                    w.slider(volume / 7, slide, id="seekbar", key="alarm_volume", description="Alarm volume"),
                    weight=1.0,
                ),
                padding=insets(24, 8),
            ),
            row("week"),
            key="settings",
        ),
    )


def _date_settings(ctx: Context) -> None:
    ctx.start("com.android.settings", Start("android.settings.DATE_SETTINGS"))


def _open_option(ctx: Context, what: str) -> None:
    ctx.push("option", {"what": what}, "dialog")


def option(ctx: Context) -> View:
    """One of several, with radio buttons."""
    what = str(ctx.page.args["what"])
    title, offered = OPTIONS[what]

    def choose(value: str) -> Callable[[], None]:
        def act() -> None:
            ctx.data["options"][what] = value
            ctx.pop()

        return act

    return w.dialog_frame(
        title,
        "",
        *(
            w.radio(ctx.data["options"][what] == value, choose(value), label=label, id="android:id/text1",
                    key=f"option/{value}", width="fill").but(class_name="android.widget.CheckedTextView",
                                                             padding=insets(0, 12))
            for value, label in offered
        ),
        buttons=(w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),),
    )  # fmt: skip


def time_picker(ctx: Context) -> View:
    """The picker, for an alarm."""
    return picker.build(ctx, alarms.put)


PAGES: dict[str, Callable[[Context], View]] = {
    "home": home,
    ringing.ALERT: ringing.alert,
    "menu": menu,
    "picker": time_picker,
    "label": alarms.label_dialog,
    "ringtones": alarms.ringtones,
    "cities": cities,
    "settings": settings,
    "option": option,
}
