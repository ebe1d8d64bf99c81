"""What an outline says, and what it never says."""

from __future__ import annotations

import re

import pytest
from drawing import HEIGHT, WIDTH, Drawn, icon, page, row, screen, text, view, window
from sample_screens import SCREENS, alarms, app_bar, editor, network, question

from device.screen import Screen, WindowKind
from grounding.grounder import Found, ground
from grounding.interface import Direction, GroupKind, Role, State, Target
from grounding.outline import outline
from grounding.reading.screen import read


def test_a_settings_page_reads_like_one() -> None:
    said = outline(read(network()), "Settings")
    assert said.text().splitlines() == [
        "Settings: Network",
        'app bar: "Navigate up", "Search", "More options"',
        "list (scrolls):",
        '"Wi-Fi": Maple Street',
        '"Wi-Fi" switch: on',
        '"Airplane mode" switch: off',
        '"Hotspot & tethering": Off',
        '"Data Saver": Off',
        'disabled "VPN" row: None',
    ]
    assert not said.poor


def test_cards_side_by_side_are_told_one_by_one_by_what_they_are_about() -> None:
    """Counters as a health app draws them: no list holds them, and a chart above has the same words."""
    chart = [text(name, (60 + 240 * n, 300, 260 + 240 * n, 350)) for n, name in enumerate(("Water", "Protein"))]
    cards = []
    for n, (name, count) in enumerate((("Water", "0 / 8"), ("Protein", "0g"))):
        left = 60 + 500 * n
        cards.append(view("View", (left, 600, left + 460, 900), children=(
            text(name, (left + 40, 620, left + 300, 670)),
            text(count, (left + 40, 690, left + 300, 740)),
            icon((left, 760, left + 120, 880), "Remove"),
            icon((left + 140, 760, left + 260, 880), "Add"),
        )))  # fmt: skip
    log = view("View", (40, 520, 1040, 920), children=(text("Quick Log", (60, 540, 400, 590)), *cards))
    shown = page(view("View", (40, 280, 1040, 380), children=chart), log)
    said = outline(read(shown), "Diary").text().splitlines()
    assert said[said.index("Quick Log") :] == [
        "Quick Log",
        "Water: 0 / 8",
        'in the "Water" row: "Remove" icon, "Add" icon',
        "Protein: 0g",
        'in the "Protein" row: "Remove" icon, "Add" icon',
    ]


def test_a_text_that_captions_a_picture_is_told_where_the_picture_goes_by_its_identifier() -> None:
    shown = page(
        view("ImageView", (60, 300, 360, 600), "click", resource_id="org.example:id/user_profile_image"),
        text("Ceshi Y.", (100, 610, 320, 660)),
    )
    assert "Ceshi Y." in outline(read(shown), "People").text()


def test_items_keep_role_name_states_value_and_detail_apart() -> None:
    items = {item.name: item for item in outline(read(editor()), "Contacts").items()}
    last = items["Last name"]
    assert (last.role, last.phrase, last.value) == (Role.FIELD, 'the "Last name" field', "Lovelace")
    assert items["First name"].states == (State.FOCUSED, State.EMPTY)
    assert items["Volume"].value == "40 %"


def test_a_slider_tells_a_share_of_its_whole_range_also_at_its_ends() -> None:
    """Android prints the bare float: 1.0 is all of it, unless numbers above 1 on the page tell that they count."""

    def values(*numbers: str) -> list[str]:
        views = [
            view("SeekBar", (60, 300 + 200 * n, 1020, 380 + 200 * n), text=number, description=f"Level {n}")
            for n, number in enumerate(numbers)
        ]
        return [item.value for item in outline(read(page(*views)), "X").items()]

    assert values("1.0", "0.0", "0.5714286", "2.883446E-5") == ["100 %", "0 %", "57 %", "0 %"]
    assert values("1.0") == ["100 %"]
    assert values("1.0", "7.0", "0.4") == ["1", "7", "40 %"]


def test_a_state_that_is_also_written_in_the_row_is_told_once() -> None:
    shown = page(
        row("Adaptive brightness", 300, "Off", switch="off"),
        row("WLAN", 460, "已开启", switch="on"),
        row("Hotspot", 620, "On", switch="off"),
    )
    lines = outline(read(shown), "Display").text().splitlines()
    assert lines[1:] == ['"Adaptive brightness" switch: off', '"WLAN" switch: on', '"Hotspot" switch: off, On']


def test_how_far_a_bar_in_a_row_is_is_told_as_a_share_behind_the_texts() -> None:
    player = view("LinearLayout", (0, 2000, WIDTH, 2160), "click", (
        view("ProgressBar", (0, 2000, WIDTH, 2010), text="0.053685654"),
        text("Blue Lanterns", (160, 2030, 700, 2080)),
        text("Vela", (160, 2090, 700, 2140)),
        icon((900, 2030, 1020, 2150), "Pause"),
    ))  # fmt: skip
    assert '"Blue Lanterns": Vela, 5 %' in outline(read(page(player)), "Music").text().splitlines()


def test_a_password_is_never_told_nor_its_length() -> None:
    item = next(item for item in outline(read(editor()), "Contacts").items() if item.name == "PIN")
    assert item.value == "••••"
    assert "1234" not in outline(read(editor()), "Contacts").text()


def test_a_dialog_is_all_there_is_while_it_is_open() -> None:
    said = outline(read(question()), "Settings")
    assert [group.kind for group in said.groups] == [GroupKind.DIALOG]
    assert said.title == "Forget network?"


def test_the_status_bar_is_left_out_and_the_system_bar_takes_one_line() -> None:
    root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(row("Display", 900),))
    status = view("FrameLayout", (0, 0, WIDTH, 70), children=(text("12:00", (10, 10, 100, 60)),))
    keys = view("FrameLayout", (0, 2280, WIDTH, HEIGHT), children=(
        icon((100, 2290, 300, 2390), "Back"), icon((500, 2290, 700, 2390), "Home"),
    ))  # fmt: skip
    shown = screen(
        window(root),
        window(status, WindowKind.STATUS_BAR, "com.android.systemui"),
        window(keys, WindowKind.NAVIGATION_BAR, "com.android.systemui"),
    )
    said = outline(read(shown), "X").text()
    assert "12:00" not in said
    assert 'system: "Back", "Home"' in said


def test_a_keyboard_takes_one_line_but_every_key_has_a_phrase() -> None:
    said = outline(read(editor(keyboard=True)), "Contacts")
    keyboard = next(group for group in said.groups if group.kind is GroupKind.KEYBOARD)
    assert list(keyboard.lines()) == ["keyboard: qwertyuiop, Shift, Done"]
    assert all(item.phrase for item in keyboard.items)
    assert len(keyboard.items) == 12


def test_what_scrolls_says_in_which_directions() -> None:
    cards = [view("FrameLayout", (n * 500, 300, n * 500 + 480, 700), "click", (text(f"Card {n}", (
        n * 500 + 20, 320, n * 500 + 300, 380)),)) for n in range(2)]  # fmt: skip
    shown = page(view("RecyclerView", (0, 300, WIDTH, 700), "scroll", cards), row("Other", 900))
    scrolls = {group.scrolls for group in outline(read(shown), "X").groups}
    assert (Direction.LEFT, Direction.RIGHT) in scrolls


def test_a_list_that_begins_with_a_heading_is_not_cut() -> None:
    """A heading is lower than the rows below it, and leaves its own room above."""
    heading = view("LinearLayout", (0, 240, WIDTH, 330), children=(text("Brightness", (60, 275, 500, 320)),))
    rows = [row(f"Row {n}", 330 + 160 * n, "More") for n in range(5)]
    shown = page(view("RecyclerView", (0, 240, WIDTH, 2000), "scroll", (heading, *rows)))
    assert "list (scrolls):" in outline(read(shown), "Display").text()


def test_a_row_that_lost_its_title_at_the_edge_goes_by_a_text_in_it() -> None:
    """What is left of it, as uiautomator tells it: the title is out of sight and no longer there."""
    cut = view("LinearLayout", (0, 240, WIDTH, 310), "click", (text("42% used", (60, 240, 700, 275)),))
    rows = [row(f"Row {n}", 310 + 160 * n, "More") for n in range(5)]
    shown = page(view("ScrollView", (0, 240, WIDTH, 2000), "scroll", (
        view("LinearLayout", (0, 240, WIDTH, 2000), children=(cut, *rows)),
    )))  # fmt: skip
    lines = outline(read(shown), "Settings").text().splitlines()
    assert lines[1:4] == ["list (more above):", 'row with the text "42% used"', '"Row 0": More']
    assert isinstance(ground(Target(lines[2]), read(shown)), Found)


def test_photos_that_only_order_tells_are_counted_below_their_heading() -> None:
    heads = [text(name, (0, 240 + 800 * n, 600, 330 + 800 * n)) for n, name in enumerate(("January", "December"))]
    photos = [
        icon((360 * (n % 3), top, 360 * (n % 3) + 350, top + 340), resource_id="org.example:id/thumbnail")
        for n, top in enumerate((340, 340, 340, 690, 690, 690, 1140, 1140, 1140))
    ]
    grid = view("RecyclerView", (0, 240, WIDTH, 2000), "scroll", (heads[0], *photos[:6], heads[1], *photos[6:]))
    assert outline(read(page(app_bar("Gallery"), grid)), "Gallery").text().splitlines()[3:] == [
        "January",
        'first to 6th thumbnail image in the "January" section',
        "December",
        'first to third thumbnail image in the "December" section',
    ]


def test_many_short_cells_are_told_a_line_of_them_a_line() -> None:
    """A month whose widths differ by a pixel, and one day that is chosen."""
    cells = [
        view("View", (154 * (n % 7), 300 + 160 * (n // 7), 154 * (n % 7) + 153 + n % 2, 460 + 160 * (n // 7)),
             "click selected" if n == 8 else "click", description=f"May {n + 1}")
        for n in range(14)
    ]  # fmt: skip
    said = outline(read(page(*cells)), "Calendar")
    assert said.text().splitlines()[1:] == [
        ", ".join(f'"May {n}"' for n in range(1, 8)),
        '"May 8", "May 9": selected, ' + ", ".join(f'"May {n}"' for n in range(10, 15)),
    ]
    assert len([item for item in said.items() if item.phrase]) == 14
    few = outline(read(page(*cells[:7])), "Calendar").text().splitlines()[1:]
    assert few == [f'"May {n}"' for n in range(1, 8)]


def test_a_text_that_can_be_tapped_stands_in_quotes_without_a_word_for_what_it_is() -> None:
    """`"Songs" text` read as if it could only be read."""
    long = "You can change this at any time in the settings of your account, under Privacy"
    shown = page(text(long, (60, 300, 1000, 400), "click"), text("Not to be tapped", (60, 500, 900, 560)))
    assert outline(read(shown), "X").text().splitlines()[1:] == [f'"{long}"', "Not to be tapped"]


def test_what_stands_alike_in_every_row_is_told_once_for_all() -> None:
    def songs(*names: str, starred: str = "") -> list[str]:
        rows = [
            view("LinearLayout", (0, 200 + 160 * n, WIDTH, 360 + 160 * n), "click", children=(
                text(name, (60, 240 + 160 * n, 600, 300 + 160 * n)),
                icon((900, 220 + 160 * n, 1020, 340 + 160 * n), "Starred" if name == starred else "Star"),
            ))
            for n, name in enumerate(names)
        ]  # fmt: skip
        shown = page(view("androidx.recyclerview.widget.RecyclerView", (0, 200, WIDTH, 1400), "scroll", children=rows))
        assert isinstance(ground(Target('the "Star" icon in the "Sun" row'), read(shown)), Found)
        return outline(read(shown), "Music").text().splitlines()[2:]

    assert songs("Sun", "Rain") == ['"Sun"', '"Star" icon in the "Sun" row', '"Rain"', '"Star" icon in the "Rain" row']
    assert songs("Sun", "Rain", "Snow", "Hail") == ['"Sun"', '"Rain"', '"Snow"', '"Hail"', 'in each row: "Star" icon']
    assert songs("Sun", "Rain", "Snow", "Hail", "Fog", starred="Hail") == [
        '"Sun"', '"Rain"', '"Snow"', '"Hail"', '"Starred"', '"Fog"', 'in each row but "Hail": "Star" icon',
    ]  # fmt: skip


def test_a_picture_that_tells_how_a_row_stands_is_told_with_it() -> None:
    names = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn")
    rows = [
        view("LinearLayout", (0, 200 + 160 * n, WIDTH, 360 + 160 * n), "click", children=(
            text(name, (60, 240 + 160 * n, 600, 300 + 160 * n)),
            view("ImageView", (900, 260 + 160 * n, 920, 280 + 160 * n), resource_id="org.example:id/divider_dot"),
            *([view("ImageView", (950, 260 + 160 * n, 980, 290 + 160 * n), resource_id="org.example:id/unread_dot")]
              if name in ("Ben", "Eve") else []),
        ))
        for n, name in enumerate(names)
    ]  # fmt: skip
    shown = read(
        page(view("androidx.recyclerview.widget.RecyclerView", (0, 200, WIDTH, 1400), "scroll", children=rows))
    )
    said = outline(shown, "Messages").text().splitlines()[2:]
    assert said == ['"Ada"', '"Ben": unread dot', '"Cleo"', '"Dan"', '"Eve": unread dot', '"Finn"']
    second = ground(Target("the second unread conversation"), shown)
    assert isinstance(second, Found)
    assert second.name == "Eve"


@pytest.mark.parametrize(
    ("without", "told"),
    [("12:00", 'in each row but "12:00": "Star" icon'), ("18:00", 'in each row but "18:00": "Star" icon')],
)
def test_the_row_that_lacks_it_is_told_by_what_it_alone_has(without: str, told: str) -> None:
    rows = [
        view("LinearLayout", (0, 200 + 200 * n, WIDTH, 400 + 200 * n), "click", children=(
            text("School run", (60, 220 + 200 * n, 600, 290 + 200 * n)),
            text(time, (60, 300 + 200 * n, 600, 370 + 200 * n)),
            *([] if time == without else [icon((900, 240 + 200 * n, 1020, 360 + 200 * n), "Star")]),
        ))
        for n, time in enumerate(["06:00", "08:00", "12:00", "16:00", "18:00"])
    ]  # fmt: skip
    shown = page(view("androidx.recyclerview.widget.RecyclerView", (0, 200, WIDTH, 1400), "scroll", children=rows))
    assert told in outline(read(shown), "Clock").text().splitlines()


def test_a_notification_goes_by_its_title_and_not_by_its_app() -> None:
    def told(title: str, words: str, top: int) -> Drawn:
        said = (("Messages", "app_name_text"), ("• 5m", "time"), (title, "title"), (words, "text"))
        return view("FrameLayout", (40, top, 1040, top + 240), "click", children=[
            text(one, (60, top + 60 * n, 900, top + 60 * n + 50), resource_id=f"android:id/{made}")
            for n, (one, made) in enumerate(said)
        ])  # fmt: skip

    shown = page(told("Ada", "See you", 400), told("Bo", "OK", 660), told("Bo", "Fine", 920))
    assert outline(read(shown), "System UI").text().splitlines()[1:] == [
        '"Ada": Messages, • 5m, See you',
        '"Bo" row with the text "OK": Messages, • 5m',
        '"Bo" row with the text "Fine": Messages, • 5m',
    ]


def test_a_tile_that_reads_out_its_state_goes_by_its_name() -> None:
    def tile(name: str, state: str, top: int, on: bool) -> Drawn:
        return view("Switch", (40, top, 500, top + 180), f"click checkable{' checked' if on else ''}",
            description=f"{name}, {state}", children=(
                text(name, (200, top + 40, 480, top + 90)), text(state, (200, top + 90, 480, top + 140)),
            ))  # fmt: skip

    shown = page(tile("Bluetooth", "Off", 300, False), tile("Internet", "HomeBox", 500, True))
    assert outline(read(shown), "System UI").text().splitlines()[1:] == [
        '"Bluetooth" switch: off', '"Internet" switch: on, HomeBox',
    ]  # fmt: skip
    assert isinstance(ground(Target('"Bluetooth, Off"'), read(shown)), Found)


def test_decoration_is_dropped_and_texts_are_told_once() -> None:
    shown = page(
        view("ImageView", (0, 300, 400, 700)),
        view("View", (0, 700, WIDTH, 702)),
        text("Hello", (0, 800, 400, 860)),
        text("Hello", (0, 1000, 400, 1060)),
        row("Other", 1200),
    )
    assert [item.name for item in outline(read(shown), "X").items()] == ["Hello", "Other"]


def test_what_an_entry_is_dragged_by_is_told_with_whose_it_is() -> None:
    """Android has no flag for what takes drags; the second handle moves its row up when it is tapped, too."""
    rows = [
        view("RelativeLayout", (0, 240 + 160 * n, WIDTH, 400 + 160 * n), children=(
            text(str(n + 1), (60, 290 + 160 * n, 100, 350 + 160 * n)),
            text(language, (160, 290 + 160 * n, 800, 350 + 160 * n)),
            view("ImageView", (900, 260 + 160 * n, 1020, 380 + 160 * n), flags, resource_id="x:id/dragHandle"),
        ))
        for n, (language, flags) in enumerate((("English", ""), ("Deutsch", "click"), ("Dansk", "")))
    ]  # fmt: skip
    shown = page(view("RecyclerView", (0, 240, WIDTH, 2000), children=rows))
    phrases = [item.phrase for item in outline(read(shown), "Settings").items() if item.phrase]
    assert phrases == [f'the drag handle icon in the "{language}" row' for language in ("English", "Deutsch", "Dansk")]
    answers = [ground(Target(phrase), read(shown)) for phrase in phrases]
    assert [answer.point.y for answer in answers if isinstance(answer, Found)] == [320, 480, 640]


def a_map() -> Screen:
    """A map that takes touches wherever nothing lies on it, with a place on it, and below a sheet about that place."""
    sheet = view("LinearLayout", (0, 1500, WIDTH, HEIGHT), resource_id="org.example:id/bottom_sheet", children=(
        text("Old Ferry House", (40, 1520, 900, 1600)),
        icon((940, 1510, 1060, 1610), resource_id="org.example:id/close"),
        text("4.2", (40, 1620, 120, 1670)),
        text("10 Castle Road", (40, 1680, 800, 1730)),
        view("Button", (40, 1800, 340, 1900), "click", text="Call"),
    ))  # fmt: skip
    return page(
        view("SurfaceView", (0, 0, WIDTH, HEIGHT), "click"),
        view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(icon((500, 700, 600, 800), "Old Ferry House"),)),
        icon((900, 1300, 1020, 1420), "Zoom in"),
        sheet,
    )


def test_a_sheet_over_a_map_is_told_by_itself_with_its_texts() -> None:
    assert outline(read(a_map()), "Maps").text().splitlines() == [
        "Maps: Old Ferry House",
        "area in the middle",
        '"Old Ferry House"',
        '"Zoom in"',
        "sheet:",
        "Old Ferry House",
        "close icon",
        "4.2",
        "10 Castle Road",
        '"Call"',
    ]


def test_a_neighbour_names_from_the_same_card_or_bar_first() -> None:
    """What stands below the last of a bar is not said to, where a text of its own part of the screen tells it."""
    bar = view("Toolbar", (0, 80, WIDTH, 220), children=(
        text("Alarms", (160, 115, 700, 185)), icon((940, 80, 1080, 220), "More options"),
    ))  # fmt: skip
    shown = page(bar, icon((940, 240, 1060, 340)), icon((940, 700, 1060, 800)), text("Sunset", (900, 420, 1060, 480)))
    said = {item.phrase for item in outline(read(shown), "X").items()}
    assert 'the icon above "Sunset"' in said
    assert not any("More options" in phrase for phrase in said if "below" in phrase)


def notified() -> Screen:
    """A page whose title is under a notification that has come up."""
    bar = view("Toolbar", (0, 80, WIDTH, 220), children=(text("Contacts", (160, 115, 700, 185)),))
    root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(bar, row("Ada", 400)))
    note = view("FrameLayout", (21, 63, 1059, 317), "click", resource_id="x:id/expandableNotificationRow", children=(
        text("Messages", (137, 105, 281, 148)), text("Ben: Is the table free?", (60, 200, 900, 250)),
    ))  # fmt: skip
    return screen(window(root), window(note, WindowKind.SYSTEM, "com.android.systemui"))


def test_a_notification_that_comes_up_is_called_one_and_is_none_of_the_page() -> None:
    said = outline(read(notified()), "Contacts")
    assert said.text().splitlines() == [
        "Contacts: Contacts",
        '"Ada"',
        "notification:",
        '"Messages": Ben: Is the table free?',
    ]


def named_in_bar(name: Drawn, *more: Drawn) -> Screen:
    bar = view("Toolbar", (0, 80, WIDTH, 220), children=(icon((0, 80, 140, 220), "Navigate up"), name))
    return page(bar, *more, row("Hello", 1200))


def test_a_page_without_a_heading_goes_by_the_name_in_its_bar_or_at_its_top() -> None:
    person = view("LinearLayout", (150, 80, 700, 220), "click", (text("Clara Rahman", (260, 110, 690, 180)),))
    large = text("Corner Bakery", (300, 600, 780, 700), resource_id="org.example:id/large_title")
    count, empty = text("1", (160, 115, 700, 185)), view("TextView", (160, 115, 700, 185))
    search = view("LinearLayout", (150, 80, 1000, 220), "click", (text("Search in mail", (200, 110, 690, 180)),))
    titles = {
        "Clara Rahman": named_in_bar(person),
        "Corner Bakery": named_in_bar(empty, large),
        "": named_in_bar(count),
    }
    assert {title: outline(read(shown), "X").title for title, shown in titles.items()} == {t: t for t in titles}
    assert outline(read(named_in_bar(search)), "X").title == ""
    assert "Corner Bakery" not in outline(read(titles["Corner Bakery"]), "X").text().splitlines()


def test_how_many_are_selected_is_no_title_and_is_told() -> None:
    said = outline(read(named_in_bar(text("1", (160, 115, 700, 185)))), "Email").text().splitlines()
    assert said[:2] == ["Email", 'app bar: "Navigate up", 1']


def test_what_takes_no_touch_because_it_is_disabled_says_so() -> None:
    def button(name: str, left: int, flags: str) -> Drawn:
        return view("LinearLayout", (left, 760, left + 320, 940), flags, children=(
            view("ImageView", (left + 120, 790, left + 180, 850)), text(name, (left + 120, 860, left + 190, 910)),
        ))  # fmt: skip

    buttons = view("LinearLayout", (0, 740, WIDTH, 960), children=(
        button("Call", 40, "click"), button("Text", 380, "click"), button("Email", 720, "off"),
    ))  # fmt: skip
    assert outline(read(page(buttons)), "X").text().splitlines()[1:] == ['"Call"', '"Text"', 'disabled "Email" button']


def test_a_switch_on_a_card_is_named_by_what_tells_the_card() -> None:
    items = outline(read(alarms()), "Clock").items()
    named = [item.words() for item in items if item.role is Role.SWITCH]
    assert named == [f'switch in the "{name}" row' for name in ("08:30", "09:00", "Swim Alarm")]


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (("Pizza Lucia", "4.6", "Open"), "Pizza Lucia"),
        (("B", "Ben Okonjo", "Read"), "Ben Okonjo"),
        (("3 items", "Open", "Shopping"), "Shopping"),
        (("Read",), "Read"),
    ],
)
def test_a_row_goes_by_its_telling_text(texts: tuple[str, ...], named: str) -> None:
    """What stands on a map beside the list, too, is still the row's own name."""
    rows = [
        view("LinearLayout", (0, top, WIDTH, top + 300), "click", (
            *(text(words, (60, top + 10 + 90 * n, 700, top + 80 + 90 * n)) for n, words in enumerate(own)),
            icon((900, top + 40, 1020, top + 160), "Directions"),
        ))
        for top, own in ((1000, texts), (1300, ("Other",)), (1600, ("Third",)))
    ]  # fmt: skip
    shown = page(text(named, (300, 400, 600, 460)), view("RecyclerView", (0, 1000, WIDTH, HEIGHT), children=rows))
    said = [item.phrase for item in outline(read(shown), "Maps").items()]
    assert f'the "Directions" icon in the "{named}" row' in said


def test_long_texts_are_cut() -> None:
    shown = page(text("word " * 100, (0, 300, 900, 900)), row("Other", 1200))
    first = next(iter(outline(read(shown), "X").items()))
    assert len(first.name) <= 120
    assert first.name.endswith("…")


def test_an_outline_is_poor_when_little_could_be_named() -> None:
    nameless = [icon((100 * n, 300, 100 * n + 90, 390)) for n in range(6)]
    assert outline(read(page(*nameless)), "Game").poor
    assert outline(read(page(view("SurfaceView", (0, 0, WIDTH, HEIGHT)))), "Game").poor
    assert not outline(read(network()), "Settings").poor


def test_an_icon_may_go_by_the_words_of_its_identifier_but_never_by_the_identifier() -> None:
    said = outline(read(SCREENS["sign in"]()), "X").text()
    assert "share file icon" in said
    assert "btnShareFile" not in said


@pytest.mark.parametrize("name", SCREENS)
def test_no_number_of_a_node_no_place_and_no_identifier_gets_out(name: str) -> None:
    shown = SCREENS[name]()
    said = outline(read(shown), "X").text()
    for element in shown.elements:
        assert not element.resource_id or element.resource_id not in said
        assert f"{element.bounds.left},{element.bounds.top}" not in said
        assert element.class_name not in said
    assert not re.search(r"\[\d+\]|\d{3,},\s*\d{3,}|:id/|0x", said)


def test_a_field_goes_by_the_text_that_shares_its_box_even_below_it() -> None:
    def part(left: int, value: str, label: str) -> Drawn:
        field = view("EditText", (left, 700, left + 270, 900), "click", text=value)
        return view("LinearLayout", (left, 700, left + 270, 980), "", [field, text(label, (left, 905, left + 90, 975))])

    shown = page(text("Enter time", (100, 600, 500, 690)), part(100, "09", "Hour"), part(500, "30", "Minute"))
    phrases = [item.phrase for item in outline(read(shown), "Clock").items() if item.role is Role.FIELD]
    assert phrases == ['the "Hour" field', 'the "Minute" field']


def test_a_wall_of_text_is_cut_and_the_rest_counted() -> None:
    much = "words that fill a page " * 3
    lines = [text(f"Paragraph {n}: {much}", (0, 40 * n, 1000, 40 * n + 36)) for n in range(50)]
    said = outline(read(page(*lines)), "Reader")
    told = sum("Paragraph" in line for line in said.text().splitlines())
    assert 0 < told < 50
    assert said.omitted == 50 - told
    assert f"({50 - told} more texts)" in said.text()


def test_hundreds_of_things_are_cut_and_the_rest_counted() -> None:
    places = [(x, y) for y in range(100, 2200, 60) for x in range(0, 1000, 70)][:437]
    keys = [icon((x, y, x + 60, y + 50), f"Key {n}") for n, (x, y) in enumerate(places)]
    said = outline(read(page(*keys)), "Piano")
    assert sum(1 for _ in said.items()) == 400
    assert said.unlisted == 37
    assert said.text().endswith("(37 more things)")


def test_days_that_show_a_letter_go_by_what_is_read_aloud() -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday")
    boxes = [
        view("CheckBox", (40 + 140 * n, 400, 160 + 140 * n, 520), "click checkable", text=day[0], description=day)
        for n, day in enumerate(days)
    ]
    assert outline(read(page(*boxes)), "Clock").text().splitlines()[1:] == [
        f'"{day}" checkbox: not checked' for day in days
    ]
    assert isinstance(ground(Target('the "M" checkbox'), read(page(*boxes))), Found)
