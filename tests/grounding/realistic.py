"""Screens as apps of all kinds make them, at random: every toolkit's way of writing a tree, every common page.

``screen_of(seed)`` gives one screen. What is the same on real phones is the same here: labels repeat, icons have no
name, wrappers take touches for nothing, rows are cut at the edge, floating buttons lie on lists.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drawing import HEIGHT, WIDTH, Drawn, screen, view, window

from device.geometry import Bounds
from device.screen import Element, Screen, WindowKind

NAMES = (
    "Ada Lovelace", "Bob", "Chidi Anagonye", "Mum", "李雷", "Zoë", "Work", "Anna Bauer", "Dr. Weiß", "محمد", "Team 🚀",
    "Ana", "Anna", "Ann", "+49 170 1234567", "Support",
)  # fmt: skip
WORDS = (
    "Settings", "Notifications", "Privacy", "Storage", "About", "Dark theme", "Language", "Sync now", "Sign out",
    "Help", "Log in", "Sign in", "Sound & vibration", "Display", "Apps", "Battery", "Wi-Fi", "Mobile data", "Backup",
    "Edit", "Delete", "Share", "Save", "Cancel", "OK", "Next", "Skip", "Add to cart", "Buy now", "Follow", "Following",
    "Like", "See all", "More", "Show more", "Play", "Read in the app", "Turn on", "Below average", "Next to you",
    "Row 3", "The third man", "Left", "In the mood for love", "Top right", "First", "On", "Off", "100 %", "3", "A",
    "Button",
)  # fmt: skip
SENTENCES = (
    "See you at 8?", "Draft: I think that we should", "Ok", "ok", "👍", "Photo", "Missed call", "Typing…",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore",
    "This is the first line\nand this the second", "You: thanks!", 'He said "no" again', "C:\\temp\\file",
)  # fmt: skip
TIMES = ("12:40", "Yesterday", "Mon", "3 min ago", "9/12/26", "08:00")
ICON_IDS = ("btnShareFile", "iv_more", "ic_close", "action_search", "fab", "play_pause", "imageView2", "", "", "")
ICON_NAMES = ("More options", "Search", "Navigate up", "Close", "Share", "Favorite", "Call", "", "", "")


@dataclass
class Kit:
    """A toolkit: how it writes boxes, texts, buttons and icons."""

    rng: random.Random
    box: str
    text: str
    button: str
    icon: str
    scroller: str
    ids: bool
    desc_only: bool = False
    """Texts are descriptions (Flutter)."""

    def label(self, words: str, box: tuple[int, int, int, int], flags: str = "", **more: object) -> Drawn:
        if self.desc_only:
            return view("android.view.View", box, flags, description=words, **more)
        return view(self.text, box, flags, text=words, **more)

    def press(self, words: str, box: tuple[int, int, int, int], flags: str = "click") -> Drawn:
        """A button: with its own text, or as a box around a text."""
        if self.desc_only:
            return view(self.button, box, flags, description=words)
        if self.button == self.box:
            inner = self.label(words, (box[0] + 20, box[1] + 20, box[2] - 20, box[3] - 20))
            return view(self.box, box, flags, (inner,))
        return view(self.button, box, flags, text=words)

    def symbol(self, box: tuple[int, int, int, int], name: str | None = None, flags: str = "click") -> Drawn:
        """An icon that can be tapped: named, with an identifier, or with neither."""
        said = self.rng.choice(ICON_NAMES) if name is None else name
        own = self.rng.choice(ICON_IDS) if self.ids else ""
        rid = f"org.example:id/{own}" if own else ""
        if self.rng.random() < 0.3:
            inset = (box[0] + 10, box[1] + 10, box[2] - 10, box[3] - 10)
            inner = view(self.icon, inset, description=said)
            return view(self.box, box, flags, (inner,), resource_id=rid)
        return view(self.icon, box, flags, description=said, resource_id=rid)

    def words(self) -> str:
        return self.rng.choice(WORDS)

    def name(self) -> str:
        return self.rng.choice(NAMES)

    def sentence(self) -> str:
        return self.rng.choice(SENTENCES)


def kit_of(rng: random.Random) -> Kit:
    """One of the toolkits."""
    v, g = "android.view.View", "android.view.ViewGroup"
    return rng.choice(
        (
            Kit(
                rng,
                "LinearLayout",
                "TextView",
                "Button",
                "ImageButton",
                "androidx.recyclerview.widget.RecyclerView",
                True,
            ),
            Kit(rng, "RelativeLayout", "TextView", "TextView", "ImageView", "ListView", True),
            Kit(rng, v, "TextView", v, v, v, False),
            Kit(rng, v, "TextView", "Button", v, "ScrollView", False),
            Kit(rng, v, v, "Button", "ImageView", "ScrollView", False, desc_only=True),
            Kit(rng, g, "TextView", g, g, "ScrollView", False),
            Kit(rng, v, "TextView", v, "Image", v, False),
        )
    )


# --- parts -----------------------------------------------------------------------------------------------------------


def app_bar(kit: Kit, title: str = "") -> Drawn:
    """A way back, a title, a few icons."""
    rng = kit.rng
    parts = [kit.label(title or kit.words(), (180, 110, 620, 190))]
    if rng.random() < 0.7:
        parts.insert(0, kit.symbol((0, 80, 140, 220), rng.choice(("Navigate up", "Back", ""))))
    parts += [kit.symbol((940 - n * 140, 80, 1080 - n * 140, 220)) for n in range(rng.randrange(4))]
    cls = rng.choice(("android.view.ViewGroup", kit.box, "Toolbar"))
    return view(cls, (0, 80, WIDTH, 220), "", parts, resource_id="org.example:id/toolbar" if kit.ids else "")


def bottom_bar(kit: Kit) -> Drawn:
    """Bottom navigation: icons with captions, one selected."""
    rng = kit.rng
    count = rng.randrange(3, 6)
    each = WIDTH // count
    chosen = rng.randrange(count)
    tabs = []
    for n in range(count):
        left = n * each
        flags = "click selected" if n == chosen else "click"
        said = (
            rng.choice(("Home", "Search", "Library", "Inbox", "Profile", "Cart", "Map")) if rng.random() < 0.9 else ""
        )
        icon = view(kit.icon, (left + each // 2 - 40, 2230, left + each // 2 + 40, 2310))
        parts = (icon, *((kit.label(said, (left + 10, 2315, left + each - 10, 2360)),) if said else ()))
        tabs.append(view(kit.box, (left, 2220, left + each, 2380), flags, parts))
    return view(kit.box, (0, 2220, WIDTH, 2380), "", tabs)


def listing(kit: Kit, rows: Sequence[Drawn], top: int, bottom: int) -> Drawn:
    """A list that scrolls; some toolkits put a column between."""
    if kit.scroller == "ScrollView":
        return view(
            "ScrollView", (0, top, WIDTH, bottom), "scroll", (view(kit.box, (0, top, WIDTH, bottom), "", rows),)
        )
    return view(kit.scroller, (0, top, WIDTH, bottom), "scroll", rows)


def stacked(make: Callable[[int, int], Drawn], top: int, bottom: int, height: int) -> list[Drawn]:
    """Rows below each other; the last may be cut."""
    return [make(at, min(bottom, at + height)) for at in range(top, bottom, height)]


# --- pages -----------------------------------------------------------------------------------------------------------


def settings(kit: Kit) -> list[Drawn]:
    """Rows with a second line, switches of their own or of the row's, headings."""
    rng = kit.rng

    def one(top: int, bottom: int) -> Drawn:
        middle = (top + bottom) // 2
        if rng.random() < 0.15:
            return kit.label(kit.words().upper(), (60, top, 900, bottom))
        parts = [kit.label(kit.words(), (160, top, 700, middle))]
        if rng.random() < 0.5 and middle < bottom:
            parts.append(kit.label(rng.choice((*TIMES, "Off", "On")), (160, middle, 700, bottom)))
        if rng.random() < 0.3:
            own = " click" if rng.random() < 0.5 else ""
            checked = " checked" if rng.random() < 0.5 else ""
            cls = rng.choice(("Switch", "CheckBox", "android.view.View"))
            parts.append(view(cls, (900, top + 5, 1020, bottom), "checkable" + own + checked))
        flags = rng.choice(("click", "click", "click", "click off", ""))
        return view(kit.box, (0, top, WIDTH, bottom), flags, parts)

    return [app_bar(kit), listing(kit, stacked(one, 240, 2200, rng.choice((150, 170, 210))), 240, 2200)]


def chats(kit: Kit) -> list[Drawn]:
    """People, last messages, times; pictures that can be tapped; a floating button over it all."""
    rng = kit.rng

    def one(top: int, bottom: int) -> Drawn:
        middle = (top + bottom) // 2
        parts = [
            view(kit.icon, (30, top + 10, 170, bottom), rng.choice(("", "click"))),
            kit.label(kit.name(), (200, top, 760, middle)),
            kit.label(rng.choice(TIMES), (860, top, 1040, middle)),
            kit.label(kit.sentence(), (200, middle, 900, bottom)),
        ]
        if rng.random() < 0.4:
            parts.append(kit.label(str(rng.randrange(1, 30)), (960, middle, 1020, bottom)))
        if rng.random() < 0.3:
            parts.append(kit.symbol((930, middle, 1050, bottom)))
        return view(kit.box, (0, top, WIDTH, bottom), rng.choice(("click", "click long")), parts)

    return [
        app_bar(kit),
        listing(kit, stacked(one, 240, 2200, 200), 240, 2200),
        kit.symbol((860, 1960, 1040, 2140), rng.choice(("", "New chat"))),
        bottom_bar(kit),
    ]


def conversation(kit: Kit) -> list[Drawn]:
    """Messages that can be held, pictures, a field to write in with icons around."""
    rng = kit.rng
    bubbles = []
    for n in range(rng.randrange(3, 11)):
        top, mine = 260 + n * 180, rng.random() < 0.5
        left = 300 if mine else 40
        inner: list[Drawn] = [kit.label(kit.sentence(), (left + 20, top + 10, left + 600, top + 100))]
        if rng.random() < 0.3:
            inner = [view(kit.icon, (left + 20, top + 10, left + 600, top + 150), "click long")]
        inner.append(kit.label(rng.choice(TIMES), (left + 500, top + 110, left + 640, top + 150)))
        bubbles.append(view(kit.box, (left, top, left + 700, top + 170), "long", inner))
    field = view("EditText", (160, 2210, 760, 2340), "click focusable", hint=rng.choice(("", "Message")))
    icons = [kit.symbol((x, 2210, x + 120, 2340)) for x in (20, 780, 920)]
    return [app_bar(kit, kit.name()), listing(kit, bubbles, 240, 2180), field, *icons]


def calendar(kit: Kit) -> list[Drawn]:
    """A month: days of the months beside it repeat, the weekdays' letters do too; events below."""
    rng = kit.rng
    first = rng.randrange(7)
    heads = [kit.label(day, (n * 150 + 15, 240, n * 150 + 165, 300)) for n, day in enumerate("MTWTFSS")]
    spoken = rng.random() < 0.4
    bare = rng.random() < 0.4
    cells = []
    for n in range(42):
        day = (n - first) % 31 + 1
        left, top = n % 7 * 150 + 15, 310 + n // 7 * 150
        box = (left, top, left + 150, top + 150)
        said = f"{day} November 2026" if spoken and 0 <= n - first < 31 else str(day)
        flags = "click selected" if day == 12 and n > 6 else "click"
        if bare:
            cells.append(kit.label(said, box, flags))
        else:
            cells.append(view(kit.box, box, flags, (kit.label(said, (left + 40, top + 20, left + 110, top + 80)),)))
    events = [kit.press(kit.words(), (40, 1240 + n * 130, 1040, 1360 + n * 130)) for n in range(rng.randrange(5))]
    return [app_bar(kit, "November 2026"), view(kit.box, (0, 240, WIDTH, 1220), "", [*heads, *cells]), *events]


def photos(kit: Kit) -> list[Drawn]:
    """A grid of pictures: without any name, all with the same, or with a date; hearts on some."""
    rng = kit.rng
    named = rng.randrange(3)
    across = rng.choice((3, 4))
    side = WIDTH // across
    cells = []
    for n in range(across * rng.randrange(3, 6)):
        left, top = n % across * side, 400 + n // across * side
        if top + side > 2200:
            break
        said = ("", "Photo", f"Photo taken on Nov {n + 1}, 2026")[named]
        inner: list[Drawn] = []
        if rng.random() < 0.3:
            inner.append(kit.symbol((left + side - 90, top + 10, left + side - 10, top + 90), "Favorite"))
        cells.append(view(kit.icon, (left, top, left + side, top + side), "click long", inner, description=said))
    return [app_bar(kit), kit.label("Today", (40, 260, 500, 330)), listing(kit, cells, 400, 2200), bottom_bar(kit)]


def shop(kit: Kit) -> list[Drawn]:
    """Cards in two columns with a price, a heart and a button, under chips; or a cart with steppers."""
    rng = kit.rng
    if rng.random() < 0.4:

        def one(top: int, bottom: int) -> Drawn:
            low = max(top + 30, bottom - 100)
            parts = [
                kit.label(kit.words(), (300, top, 800, low)),
                kit.label(f"{rng.randrange(1, 99)}.99 €", (820, top, 1040, low)),
                kit.symbol((300, low, 400, bottom), rng.choice(("", "-", "Decrease"))),
                kit.label(str(rng.randrange(1, 4)), (420, low, 480, bottom)),
                kit.symbol((500, low, 600, bottom), rng.choice(("", "+", "Increase"))),
                kit.symbol((900, low, 1000, bottom), rng.choice(("", "Delete"))),
            ]
            return view(kit.box, (0, top, WIDTH, bottom), rng.choice(("", "click")), parts)

        return [app_bar(kit, "Cart"), listing(kit, stacked(one, 240, 2000, 300), 240, 2000),
                kit.press("Check out", (60, 2040, 1020, 2180))]  # fmt: skip
    chips = [kit.press(kit.words(), (n * 260 + 20, 240, n * 260 + 260, 330)) for n in range(4)]
    cards = []
    for n in range(rng.randrange(2, 7)):
        left, top = n % 2 * 540, 360 + n // 2 * 620
        parts = [
            view(kit.icon, (left + 20, top + 10, left + 520, top + 380)),
            kit.label(kit.words(), (left + 20, top + 390, left + 400, top + 450)),
            kit.label(f"{rng.randrange(1, 99)} €", (left + 20, top + 460, left + 200, top + 510)),
            kit.symbol((left + 430, top + 390, left + 520, top + 470), rng.choice(("", "Add to wish list"))),
            kit.press("Add to cart", (left + 20, top + 520, left + 520, top + 600)),
        ]
        cards.append(view(kit.box, (left, top, left + 540, top + 610), rng.choice(("click", "")), parts))
    strip = view("HorizontalScrollView", (0, 240, WIDTH, 340), "scroll", chips)
    return [app_bar(kit), strip, listing(kit, cards, 350, 2200), bottom_bar(kit)]


def web(kit: Kit) -> list[Drawn]:
    """A page in a web view: text, links that repeat, a table, a form; wrappers around everything."""
    rng = kit.rng
    v = "android.view.View"
    parts: list[Drawn] = []
    for n in range(rng.randrange(3, 10)):
        top = 320 + n * 150
        kind = rng.randrange(5)
        if kind == 0:
            parts.append(view("TextView", (40, top, 1040, top + 120), text=kit.sentence()))
        elif kind == 1:
            links = [
                view(v, (40 + k * 250, top, 270 + k * 250, top + 60), "click",
                     (view("TextView", (40 + k * 250, top, 270 + k * 250, top + 60), text=kit.words()),))
                for k in range(rng.randrange(1, 5))
            ]  # fmt: skip
            parts.append(view(v, (40, top, 1040, top + 60), "", links))
        elif kind == 2:
            cells = [
                view(v, (40 + k * 330, top, 360 + k * 330, top + 70), "",
                     (view("TextView", (40 + k * 330, top, 360 + k * 330, top + 70), text=rng.choice(TIMES)),))
                for k in range(3)
            ]  # fmt: skip
            parts.append(view(v, (40, top, 1040, top + 70), "", cells))
        elif kind == 3:
            hint = rng.choice(("", "", "Email"))
            parts.append(view("TextView", (40, top, 500, top + 50), text=kit.words()))
            parts.append(view("EditText", (40, top + 55, 1040, top + 140), "click focusable", hint=hint))
        else:
            inner = view("Button", (40, top, 400, top + 100), "click", text=kit.words())
            parts.append(view(v, (40, top, 400, top + 100), rng.choice(("", "click")), (inner,)))
    body = view(v, (0, 240, WIDTH, 2200), "", parts)
    return [app_bar(kit), view("android.webkit.WebView", (0, 240, WIDTH, 2200), "scroll", (body,), text="Example page")]


def launcher(kit: Kit) -> list[Drawn]:
    """Icons in a grid, a widget whose parts can be tapped, a search bar, a dock without captions."""
    rng = kit.rng
    apps = ("Phone", "Messages", "Chrome", "Camera", "Maps", "Photos", "Clock", "Files", "Maps", "Notes")
    icons = [
        view("TextView", (n % 4 * 270, 900 + n // 4 * 280, n % 4 * 270 + 270, 1160 + n // 4 * 280), "click long",
             text=rng.choice(apps), description=rng.choice(("", rng.choice(apps))))
        for n in range(rng.randrange(4, 13))
    ]  # fmt: skip
    widget = view(
        "android.appwidget.AppWidgetHostView", (40, 140, 1040, 500), "click long",
        (view("TextView", (80, 180, 500, 260), "click", text="Fri, Nov 13"),
         view("TextView", (80, 280, 300, 360), text="12 °C"),
         view("ImageView", (820, 180, 1000, 360), "click")),
    )  # fmt: skip
    dock = [
        view(
            "TextView",
            (n * 216, 2060, n * 216 + 216, 2240),
            "click long",
            description=rng.choice(("", rng.choice(apps))),
        )
        for n in range(5)
    ]
    search = view("FrameLayout", (40, 2260, 1040, 2380), "click",
                  (view("ImageView", (60, 2270, 160, 2370), "click", description="Google app"),
                   view("ImageButton", (900, 2270, 1000, 2370), "click", description="Voice search")))  # fmt: skip
    pages = view("android.widget.ScrollView", (0, 100, WIDTH, 2040), "scroll", (widget, *icons))
    return [view("FrameLayout", (0, 0, WIDTH, HEIGHT), rng.choice(("", "long")), (pages, *dock, search))]


def map_page(kit: Kit) -> list[Drawn]:
    """A map that can be tapped, pins on it, floating buttons without names, a sheet at the bottom."""
    rng = kit.rng
    pins = [
        view("android.view.View", (x, y, x + 70, y + 90), "click", description=rng.choice(("", "Café", "Map Marker")))
        for x, y in ((rng.randrange(0, 1000), rng.randrange(300, 1500)) for _ in range(rng.randrange(6)))
    ]
    floats = [kit.symbol((920, 1300 + n * 150, 1040, 1420 + n * 150)) for n in range(rng.randrange(1, 4))]
    chips = [kit.press(kit.words(), (n * 270 + 20, 240, n * 270 + 260, 320)) for n in range(4)]
    sheet = view(kit.box, (0, 1800, WIDTH, 2200), rng.choice(("", "click")), (
        kit.label(kit.words(), (60, 1840, 800, 1920)), kit.press("Directions", (60, 1960, 400, 2080)),
        kit.press("Call", (420, 1960, 700, 2080)), kit.symbol((900, 1830, 1020, 1950)),
    ))  # fmt: skip
    surface = view("android.view.View", (0, 0, WIDTH, HEIGHT), "click", pins, description=rng.choice(("", "Map")))
    field = view(
        "EditText", (40, 100, 1040, 220), "click focusable", text=rng.choice(("", "coffee")), hint="Search here"
    )
    return [surface, field, *chips, *floats, sheet, bottom_bar(kit)]


def form(kit: Kit) -> list[Drawn]:
    """Fields named by hint, by the text above or beside, or by nothing; boxes, radio buttons, a spinner, a slider."""
    rng = kit.rng
    parts: list[Drawn] = []
    top = 260
    while top < 1900:
        kind = rng.randrange(7)
        said = kit.words()
        if kind <= 1:
            value = rng.choice(("", "", "Ada", "2026-11-13"))
            if rng.random() < 0.5:
                parts.append(kit.label(said, (60, top, 600, top + 60)))
                parts.append(view("EditText", (60, top + 70, 1020, top + 180), "click focusable", text=value))
            else:
                parts.append(
                    view("EditText", (60, top + 20, 1020, top + 180), "click focusable", text=value, hint=said)
                )
        elif kind == 2:
            cls = rng.choice(("CheckBox", "android.view.View"))
            parts.append(view(cls, (60, top + 20, 160, top + 120), "click checkable"))
            parts.append(kit.label(said, (180, top + 30, 900, top + 110)))
        elif kind == 3:
            for n, word in enumerate(("Yes", "No", rng.choice(WORDS))):
                parts.append(
                    view("RadioButton", (60 + n * 320, top, 360 + n * 320, top + 120), "click checkable", text=word)
                )
        elif kind == 4:
            parts.append(
                view(
                    "Spinner",
                    (60, top + 20, 1020, top + 140),
                    "click",
                    (kit.label(said, (80, top + 40, 800, top + 120)),),
                )
            )
        elif kind == 5:
            parts.append(kit.label(said, (60, top, 500, top + 60)))
            parts.append(view("SeekBar", (60, top + 70, 1020, top + 150), text=str(rng.randrange(100))))
        else:
            parts.append(view("EditText", (60, top, 320, top + 120), "click focusable password", text="secret"))
            parts.append(view("EditText", (360, top, 620, top + 120), "click focusable", text=""))
            parts.append(kit.symbol((900, top, 1020, top + 120)))
        top += 210
    return [app_bar(kit), listing(kit, parts, 240, 1980), kit.press("Save", (60, 2020, 500, 2140)),
            kit.press("Cancel", (560, 2020, 1020, 2140), rng.choice(("click", "click off")))]  # fmt: skip


def player(kit: Kit) -> list[Drawn]:
    """A player: icons without names in a row, a slider, a queue with the same buttons in every row."""
    rng = kit.rng
    controls = [
        kit.symbol((40 + n * 210, 1300, 200 + n * 210, 1460), rng.choice(("", "Play", "Next"))) for n in range(5)
    ]
    slider = view("SeekBar", (60, 1180, 1020, 1260), text="0.3")

    def one(top: int, bottom: int) -> Drawn:
        parts = (
            kit.label(rng.choice(("Blue Train", "So What", "Naima")), (60, top, 700, (top + bottom) // 2)),
            kit.label("John Coltrane", (60, (top + bottom) // 2, 700, bottom)),
            kit.symbol((820, top, 930, bottom), "Play"),
            kit.symbol((950, top, 1060, bottom), rng.choice(("More options", ""))),
        )
        return view(kit.box, (0, top, WIDTH, bottom), rng.choice(("click", "")), parts)

    rows = listing(kit, stacked(one, 1500, 2200, 140), 1500, 2200)
    cover = view(kit.icon, (140, 260, 940, 1060), rng.choice(("", "click")))
    return [app_bar(kit), cover, kit.label("Naima", (60, 1080, 900, 1160)), slider, *controls, rows]


def numbers(kit: Kit) -> list[Drawn]:
    """A dialler or a calculator: keys in a grid, with letters below the digits; skeletons while it loads."""
    rng = kit.rng
    keys = []
    for n, said in enumerate("123456789*0#"):
        left, top = n % 3 * 360, 900 + n // 3 * 300
        inner = [kit.label(said, (left + 120, top + 20, left + 240, top + 160))]
        if rng.random() < 0.6:
            inner.append(kit.label("ABC", (left + 120, top + 170, left + 240, top + 240)))
        keys.append(view(kit.box, (left, top, left + 360, top + 300), "click", inner))
    bones = [view(kit.box, (40, 240 + n * 160, 1040, 380 + n * 160), "click") for n in range(rng.randrange(4))]
    return [app_bar(kit), *bones, *keys, kit.symbol((440, 2120, 640, 2320))]


PAGES: tuple[Callable[[Kit], list[Drawn]], ...] = (
    settings, chats, conversation, calendar, photos, shop, web, launcher, map_page, form, player, numbers,
)  # fmt: skip


# --- whole screens ---------------------------------------------------------------------------------------------------


def wrapped(rng: random.Random, views: Sequence[Drawn]) -> Drawn:
    """A window's root: some wrappers deep."""
    root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), "", views)
    for _ in range(rng.randrange(4)):
        root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), "", (root,))
    return root


def keyboard(rng: random.Random) -> Drawn:
    """A keyboard of letters, with keys that have names."""
    keys = []
    for line, letters in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm")):
        side = WIDTH // len(letters)
        keys += [
            view(
                "TextView",
                (n * side, 1640 + line * 170, n * side + side, 1800 + line * 170),
                "click",
                description=letter,
            )
            for n, letter in enumerate(letters)
        ]
    last = ("?123", ",", "Space", ".", rng.choice(("Done", "Enter", "Search")))
    keys += [
        view("TextView", (n * 216, 2150, n * 216 + 216, 2300), "click", description=said) for n, said in enumerate(last)
    ]
    return view("FrameLayout", (0, 1620, WIDTH, HEIGHT), "", keys)


def question(kit: Kit) -> Drawn:
    """A dialog: text and buttons, or a list to choose from."""
    rng = kit.rng
    parts = [kit.label(kit.words(), (160, 800, 900, 880))]
    if rng.random() < 0.5:
        parts += [
            view("CheckedTextView", (140, 900 + n * 120, 940, 1010 + n * 120), "click checkable", text=kit.words())
            for n in range(4)
        ]
    else:
        parts.append(kit.label(kit.sentence(), (160, 900, 900, 1040)))
    buttons = [kit.press(said, (300 + n * 320, 1420, 600 + n * 320, 1540)) for n, said in enumerate(("Cancel", "OK"))]
    return view("FrameLayout", (120, 760, 960, 1560), "", [*parts, *buttons])


def worn(shown: Screen, rng: random.Random) -> Screen:
    """The same screen with what developers forget or do twice: labels gone, touches too many, odd boxes."""

    def damaged(e: Element) -> Element:
        turn = rng.random()
        box = e.bounds
        if turn < 0.05:
            return replace(e, text="", description="")
        if turn < 0.09 and e.parent is not None:
            return replace(e, clickable=True)
        if turn < 0.11:
            return replace(e, long_clickable=True, clickable=False)
        if turn < 0.13:
            return replace(e, class_name="android.view.View")
        if turn < 0.15:
            return replace(e, enabled=False)
        if turn < 0.17:
            return replace(e, description=rng.choice(WORDS))
        if turn < 0.19 and e.parent is not None:
            dx, dy = rng.randrange(-300, 300), rng.randrange(-200, 200)
            return replace(e, bounds=Bounds(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy))
        if turn < 0.20 and not e.children:
            return replace(e, bounds=Bounds(box.left, box.top, box.left, box.bottom))
        if turn < 0.21:
            return replace(e, selected=True)
        if turn < 0.22 and e.parent is not None:
            return replace(e, checkable=True, checked=rng.random() < 0.5)
        if turn < 0.23:
            return replace(e, visible=False)
        if turn < 0.25:
            return replace(e, resource_id="org.example:id/" + rng.choice(("title", "icon", "container", "btn_ok")))
        return e

    return replace(shown, elements=tuple(damaged(e) for e in shown.elements))


def screen_of(seed: int) -> Screen:
    """A screen at random, always the same for a seed."""
    rng = random.Random(seed)
    kit = kit_of(rng)
    page = PAGES[seed % len(PAGES)](kit)
    windows = [window(wrapped(rng, page))]
    if rng.random() < 0.12:
        windows.append(window(question(kit), WindowKind.DIALOG))
    if rng.random() < 0.15:
        windows.append(window(keyboard(rng), WindowKind.KEYBOARD, "org.example.keyboard"))
    if rng.random() < 0.6:
        clock = view("TextView", (20, 10, 140, 60), text="12:00")
        windows.append(
            window(view("FrameLayout", (0, 0, WIDTH, 70), "", (clock,)), WindowKind.STATUS_BAR, "com.android.systemui")
        )
    if rng.random() < 0.4:
        keys = [
            view("ImageView", (n * 360, 2390, n * 360 + 360, HEIGHT), "click", description=said)
            for n, said in enumerate(("Back", "Home", "Overview"))
        ]
        bar = view("FrameLayout", (0, 2390, WIDTH, HEIGHT), "", keys)
        windows.append(window(bar, WindowKind.NAVIGATION_BAR, "com.android.systemui"))
    return screen(*windows)
