"""Screens that tests and docs/joint.md speak of."""

from __future__ import annotations

import datetime

from chinese_screens import CHINESE_SCREENS
from drawing import HEIGHT, WIDTH, Drawn, icon, page, row, screen, text, view, window

from device.screen import Screen, WindowKind


def app_bar(title: str, *actions: Drawn) -> Drawn:
    """A toolbar with a way back."""
    back = icon((0, 80, 140, 220), "Navigate up")
    return view("Toolbar", (0, 80, WIDTH, 220), children=(back, text(title, (160, 115, 700, 185)), *actions))


def network() -> Screen:
    """A settings page: rows with and without switches, one with a switch of its own."""
    wifi = view(
        "LinearLayout",
        (0, 240, WIDTH, 400),
        children=(
            view(
                "RelativeLayout",
                (0, 240, 860, 400),
                "click",
                (text("Wi-Fi", (60, 270, 700, 325)), text("Maple Street", (60, 330, 700, 375))),
            ),
            view("Switch", (900, 280, 1020, 360), "click checkable checked"),
        ),
    )
    rows = (
        wifi,
        row("Airplane mode", 400, switch="off"),
        row("Hotspot & tethering", 560, "Off"),
        row("Data Saver", 720, "Off"),
        row("VPN", 880, "None", flags="click off"),
    )
    return page(
        app_bar("Network", icon((800, 80, 940, 220), "Search"), icon((940, 80, 1080, 220), "More options")),
        view("ListView", (0, 240, WIDTH, 1040), "scroll", rows),
    )


def editor(keyboard: bool = False) -> Screen:
    """A contact editor: fields named by hint, by the text above, by the text to the left; a password; a picture."""
    bar = app_bar("Create contact", view("Button", (880, 90, 1060, 210), "click", text="Save"))
    views = (
        bar,
        icon((60, 260, 180, 380), flags="click", resource_id="org.example:id/btnAddPhoto"),
        view("EditText", (60, 420, 1020, 540), "click focusable focused", hint="First name"),
        view("EditText", (60, 560, 1020, 680), "click focusable", hint="Last name", text="Lovelace"),
        text("Company", (60, 700, 500, 750)),
        view("EditText", (60, 760, 1020, 880), "click focusable"),
        text("PIN", (60, 930, 260, 990)),
        view("EditText", (300, 900, 1020, 1020), "click focusable password", text="1234"),
        view("CheckBox", (60, 1060, 1020, 1160), "click checkable", text="Add to favorites"),
        text("Volume", (60, 1200, 400, 1260)),
        view("SeekBar", (420, 1190, 1020, 1270), text="0.4"),
        view("Button", (60, 1700, 500, 1820), "click", text="Delete"),
    )
    root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=views)
    if not keyboard:
        return screen(window(root))
    keys = [
        view("Button", (n * 108, 1700, n * 108 + 100, 1850), "click", text=letter)
        for n, letter in enumerate("qwertyuiop")
    ]
    keys += [icon((0, 2100, 160, 2250), "Shift"), icon((900, 2100, 1080, 2250), "Done")]
    board = view("FrameLayout", (0, 1650, WIDTH, HEIGHT), children=keys)
    return screen(window(root), window(board, WindowKind.KEYBOARD, "org.example.inputmethod"))


def songs() -> Screen:
    """A list whose rows look alike: the same buttons in each, two rows with one title."""
    rows = []
    for n, (title, artist) in enumerate(
        (("Blue Train", "John Coltrane"), ("So What", "Miles Davis"), ("Blue Train", "The Tape Club"), ("Naima", "Duo"))
    ):
        top = 240 + n * 200
        rows.append(
            view(
                "LinearLayout",
                (0, top, WIDTH, top + 200),
                "click",
                (
                    text(title, (160, top + 30, 700, top + 90)),
                    text(artist, (160, top + 100, 700, top + 160)),
                    icon((800, top + 40, 920, top + 160), "Play"),
                    icon((940, top + 40, 1060, top + 160)),
                ),
            )
        )
    tabs = [
        view("LinearLayout", (n * 360, 2250, n * 360 + 360, HEIGHT), f"click {state}", (
            view("ImageView", (n * 360 + 150, 2260, n * 360 + 210, 2320)),
            text(name, (n * 360 + 100, 2330, n * 360 + 260, 2390)),
        ))
        for n, (name, state) in enumerate((("Home", ""), ("Library", "selected"), ("Search", "")))
    ]  # fmt: skip
    return page(
        app_bar("Songs", icon((940, 80, 1080, 220), "More options")),
        view("ListView", (0, 240, WIDTH, 2250), "scroll", rows),
        view("LinearLayout", (0, 2250, WIDTH, HEIGHT), children=tabs, resource_id="org.example:id/bottom_nav"),
    )


def alarms() -> Screen:
    """Cards that open when touched, on each a time that opens a clock, a switch without a name and an arrow."""
    cards = []
    for n, (name, time, days) in enumerate((("", "08:30", "Mon, Tue"), ("", "09:00", "Sat"), ("Swim", "18:45", "Thu"))):
        top = 240 + 420 * n
        label = (text(name, (80, top + 40, 300, top + 90)),) if name else ()
        cards.append(
            view(
                "CardView",
                (40, top, 1040, top + 400),
                "click",
                (
                    *label,
                    icon((880, top + 20, 1000, top + 140), "Expand alarm"),
                    view("TextView", (80, top + 140, 380, top + 290), "click", text=time),
                    text(days, (80, top + 310, 400, top + 360)),
                    view("Switch", (860, top + 300, 1000, top + 380), f"click checkable {'checked' if n else ''}"),
                ),
                description=f"{name} Alarm",
            )
        )
    return page(
        app_bar("Alarm", icon((940, 80, 1080, 220), "More options")),
        view("RecyclerView", (0, 240, WIDTH, 2000), "scroll", cards),
        icon((440, 2020, 640, 2220), "Add alarm", "click"),
    )


def words() -> Screen:
    """A list of words, with two buttons of one name in the bar."""
    rows = [
        view("TextView", (0, 260 + 140 * n, WIDTH, 390 + 140 * n), "click", text=word)
        for n, word in enumerate(("baggy", "pillocks", "governs", "chancel", "wherewith"))
    ]
    return page(
        app_bar("agram"),
        view("ListView", (0, 240, WIDTH, 1500), "scroll", rows),
        view("Button", (60, 1600, 480, 1720), "click", text="CLEAR"),
        view("Button", (600, 1600, 1020, 1720), "click", text="CLEAR"),
    )


def sign_in() -> Screen:
    """Opposites side by side, an icon known by its identifier, and one known by nothing."""
    return page(
        view("Button", (60, 300, 500, 420), "click", text="Sign in"),
        view("Button", (560, 300, 1020, 420), "click", text="Sign out"),
        icon((60, 500, 180, 620), flags="click", resource_id="org.example:id/btnShareFile"),
        icon((900, 500, 1020, 620), flags="click"),
        text("Terms of use", (60, 700, 500, 760)),
    )


def question() -> Screen:
    """A dialog over the network page."""
    root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(row("Wi-Fi", 240, switch="on"), row("VPN", 400)))
    box = view(
        "FrameLayout",
        (90, 900, 990, 1400),
        children=(
            text("Forget network?", (150, 950, 900, 1030), resource_id="android:id/alertTitle"),
            text("You will have to enter its password again.", (150, 1040, 900, 1180)),
            view("Button", (500, 1250, 700, 1370), "click", text="CANCEL", resource_id="android:id/button2"),
            view("Button", (720, 1250, 950, 1370), "click", text="FORGET", resource_id="android:id/button1"),
        ),
    )
    return screen(window(root), window(box, WindowKind.DIALOG))


def german() -> Screen:
    """A page in another language, with a time and a price that nothing calls so."""
    return page(
        text("13:45", (60, 90, 260, 170)),
        icon((60, 200, 180, 320), "Glocke"),
        row("Benachrichtigungen", 400, switch="on"),
        row("Akku", 560, "Noch 3 Stunden"),
        row("Sprache", 720),
        text("12,90 €", (60, 1010, 300, 1070)),
        view("Button", (60, 1100, 700, 1230), "click", text="Passwort ändern"),
    )


def month() -> Screen:
    """January 2026 with a week of its neighbours, a way to make an event, and the system's buttons."""
    first = datetime.date(2025, 12, 29)
    days = [first + datetime.timedelta(n) for n in range(42)]
    cells = [
        view("View", (20 + 148 * (n % 7), 300 + 120 * (n // 7), 168 + 148 * (n % 7), 420 + 120 * (n // 7)), "click",
             description=f"{day:%A}, {day:%B} {day.day}")
        for n, day in enumerate(days)
    ]  # fmt: skip
    names = ("Back", "Home", "Overview")
    buttons = [
        view("ImageView", (200 + 300 * n, 2280, 400 + 300 * n, 2400), "click", description=name)
        for n, name in enumerate(names)
    ]
    root = view("FrameLayout", (0, 0, WIDTH, 2280), children=(
        app_bar("January 2026"), *cells, icon((880, 2000, 1040, 2160), "Create event"),
    ))  # fmt: skip
    bar = view("FrameLayout", (0, 2280, WIDTH, HEIGHT), "", buttons)
    return screen(window(root), window(bar, WindowKind.NAVIGATION_BAR, "com.android.systemui"))


def photos() -> Screen:
    """Photos below the months in which they were taken."""
    views, top, number = [], 300, 0
    for name, count in (("January", 6), ("December", 4)):
        views.append(text(name, (40, top, 1040, top + 80), resource_id="org.example:id/header"))
        for n in range(count):
            left, up = 360 * (n % 3), top + 100 + 360 * (n // 3)
            number += 1
            views.append(icon((left, up, left + 350, up + 350), f"Photo {number}", resource_id="org.example:id/thumb"))
        top += 100 + 360 * ((count + 2) // 3)
    grid = view("RecyclerView", (0, 280, WIDTH, 2300), "scroll", views)
    return page(app_bar("Photos"), grid)


def shop() -> Screen:
    """Three headings, the first two with a "See all" at the right of their lines, the last one without."""
    shown = []
    for n, name in enumerate(("Collections", "New in", "For you")):
        top = 300 + 500 * n
        shown.append(text(name, (40, top, 400, top + 60)))
        if n < 2:
            shown.append(
                view("Button", (860, top - 20, 1040, top + 80), "click", (text("See all", (880, top, 1020, top + 60)),))
            )
        shown += [view("LinearLayout", (40 + 500 * m, top + 120, 500 + 500 * m, top + 440), "click", (
            text(f"Thing {2 * n + m}", (60 + 500 * m, top + 360, 480 + 500 * m, top + 420)),
        )) for m in range(2)]  # fmt: skip
    return page(view("ScrollView", (0, 240, WIDTH, 1800), "scroll", shown))


def swatches() -> Screen:
    """Nameless icons in two lines below "Color", and named ones below "Icon" above it."""

    def grid(top: int, names: tuple[str, ...]) -> list[object]:
        return [icon((40 + 200 * (n % 5), top + 160 * (n // 5), 160 + 200 * (n % 5), top + 120 + 160 * (n // 5)), name)
                for n, name in enumerate(names)]  # fmt: skip

    shown = [text("Icon", (40, 300, 300, 360)), *grid(400, ("book", "car", "bag", "card"))]
    shown += [text("Color", (40, 600, 300, 660)), *grid(700, ("",) * 8)]
    shown += [text("Preview", (40, 1100, 300, 1160)), text("+5 coins", (40, 1200, 300, 1260))]
    return page(view("ScrollView", (0, 240, WIDTH, 1800), "scroll", shown))


SAID = ("How late?", "Twenty minutes they say", "OK, I will start cooking", "Thank you!")
MINE = (True, False, True, False)
"""Which of it was written on this phone."""


def bubble(words: str, number: int, mine: bool) -> Drawn:
    """A bubble as wide as its words, at the left side or the right."""
    across, top = 20 * len(words) + 40, 300 + 150 * number
    left = WIDTH - 40 - across if mine else 140
    return text(words, (left, top, left + across, top + 100), "click", resource_id="org.example.app:id/message_text")


def conversation(mine: tuple[bool, ...] = MINE, said: tuple[str, ...] = SAID) -> Screen:
    """Four bubbles above the field for another message, and the button that sends it."""
    drawn = [bubble(words, number, of_mine) for number, (words, of_mine) in enumerate(zip(said, mine, strict=True))]
    field = view("EditText", (140, 2200, 900, 2320), "click focusable", hint="Text message")
    send = icon((920, 2200, 1060, 2320), "Send")
    return page(view("RecyclerView", (0, 200, WIDTH, 2100), "scroll", drawn), field, send)


def stopwatch() -> Screen:
    """Laps, the newest first, each with its number and a time that is copied when it is touched."""
    own = "com.android.deskclock:id/lap"
    laps = [
        view("LinearLayout", (0, top, WIDTH, top + 100), "", (
            text(f"# {3 - n}", (60, top + 10, 200, top + 90), resource_id=f"{own}_number"),
            text(f"00:0{n}.50", (300, top + 10, 600, top + 90), "click", resource_id=f"{own}_time"),
        ))
        for n, top in enumerate(range(300, 600, 100))
    ]  # fmt: skip
    body = view("FrameLayout", (0, 0, WIDTH, HEIGHT), "", (
        app_bar("Stopwatch"), view("RecyclerView", (0, 300, WIDTH, 1500), "scroll", laps),
        icon((200, 2000, 400, 2200), "Reset"), icon((440, 2000, 640, 2200), "Start"),
    ))  # fmt: skip
    return screen(window(body, package="com.android.deskclock"))


SCREENS = {
    "month": month,
    "photos": photos,
    "shop": shop,
    "swatches": swatches,
    "german": german,
    "network": network,
    "editor": editor,
    "songs": songs,
    "alarms": alarms,
    "conversation": conversation,
    "stopwatch": stopwatch,
    "words": words,
    "sign in": sign_in,
    "question": question,
    "typing": lambda: editor(keyboard=True),
    **CHINESE_SCREENS,
}
