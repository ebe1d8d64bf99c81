"""Names that are clear to anyone: figures on keys and dials, a control by its label, the top of a list."""

from __future__ import annotations

import pytest
from drawing import icon, page, row, screen, text, view, window

from device.screen import WindowKind
from grounding.checking import holds
from grounding.grounder import Found, ground
from grounding.interface import Expectation, Gone, Shows, Target
from grounding.reading.screen import read
from grounding.reading.things import Reading


def found(phrase: str, reading: Reading) -> str:
    """What a phrase leads to, by its name or the middle of its box, or why it leads to nothing."""
    answer = ground(Target(phrase), reading)
    return (
        answer.candidates[0].name or str(answer.element.bounds.center) if isinstance(answer, Found) else answer.reason
    )


KEYS = read(page(text("00h 00m 00s", (200, 300, 880, 420)), *(
    view("Button", (300 * (n % 3), 600 + 200 * (n // 3), 260 + 300 * (n % 3), 780 + 200 * (n // 3)), "click", text=key)
    for n, key in enumerate(["1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0", "Delete"])
)))  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("number key 1", "1"), ("the number 6 key", "6"), ("tap the number 7 key", "7"), ("the 6 on the keypad", "6"),
        ("the 4 on the dial", "4"), ("数字键1", "1"), ("数字0", "0"), ("数字键“00”", "00"), ("钟面上的6点", "6"),
        ("键盘上的8", "8"), ("the 3 on the clock face", "3"),
    ],
)  # fmt: skip
def test_a_figure_is_the_key_that_bears_it(phrase: str, key: str) -> None:
    assert found(phrase, KEYS) == key


HOURS = read(page(*(row(said, 300 + 160 * n) for n, said in enumerate(["08:00", "08:30", "09:00", "09:30", "11:00"]))))
DIAL = read(page(*(
    view("TextView", (200 * n, 600, 180 + 200 * n, 780), "click", text=key) for n, key in enumerate(["9", "10", "11"])
)))  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "name", "shown"),
    [
        ("nine o'clock", "09:00", HOURS), ("11 o'clock", "11:00", HOURS), ("9点", "09:00", HOURS),
        ("11点钟", "11:00", HOURS), ("10 o'clock", "not found", HOURS), ("9点", "9", DIAL),
    ],
)  # fmt: skip
def test_a_full_hour_is_said_in_words(phrase: str, name: str, shown: Reading) -> None:
    assert found(phrase, shown) == name


def test_what_ends_like_a_kind_of_thing_may_be_a_word_of_its_own() -> None:
    ways = page(row("Drive", 300), row("Walk", 500), row("Steps", 700))
    assert found("步行", read(ways)) == "Walk"


VOLUMES = read(page(text("Sound", (60, 100, 500, 200)), *(
    part
    for n, name in enumerate(["Media volume", "Ring volume", "Alarm volume"])
    for part in (
        text(name, (160, 400 + 300 * n, 1000, 460 + 300 * n)),
        view("SeekBar", (160, 460 + 300 * n, 1000, 580 + 300 * n), "click", text="50.0"),
    )
)))  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "middle"), [("铃声音量", 820), ("媒体音量的滑块", 520), ("the alarm volume", 1120), ("Ring volume", 820)]
)
def test_a_label_leads_to_its_control(phrase: str, middle: int) -> None:
    answer = ground(Target(phrase), VOLUMES)
    assert isinstance(answer, Found)
    assert answer.point.y == middle


SETTINGS = read(page(
    text("Display", (60, 100, 500, 200)), row("Dark theme", 300, switch="off"), row("Do Not Disturb", 500, switch="on"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the dark mode toggle", "Dark theme"), ("dark mode", "Dark theme"), ("勿扰模式的开关", "Do Not Disturb"),
        ("请勿打扰", "Do Not Disturb"), ("免打扰开关", "Do Not Disturb"), ("the main switch", "not found"),
        ("勿点深色主题", "not found"),
    ],
)  # fmt: skip
def test_settings_go_by_what_people_call_them(phrase: str, name: str) -> None:
    assert found(phrase, SETTINGS) == name


@pytest.mark.parametrize("phrase", ["the main toggle", "the master switch", "主开关"])
def test_the_only_switch_of_a_page_is_its_main_one(phrase: str) -> None:
    only = page(text("Notifications", (60, 100, 500, 200)), row("All messages", 300, switch="on"), row("Sound", 500))
    assert found(phrase, read(only)) == "All messages"


MAILS = read(page(view("ListView", (0, 200, 1080, 2000), "scroll", children=[
    row(name, 300 + 200 * n, detail) for n, (name, detail) in
    enumerate([("Ada", "Lunch"), ("Ben", "Minutes"), ("Cleo", "Re: Kayak")])
])))  # fmt: skip


@pytest.mark.parametrize(("phrase", "name"), [("the top mail", "Ada"), ("the bottom email", "Cleo")])
def test_the_top_of_a_list_is_its_first_entry(phrase: str, name: str) -> None:
    assert found(phrase, MAILS) == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("the wallpaper line", "Wallpaper"), ("the line below Wallpaper", "Screen timeout"), ("three lines", "not found")],
)
def test_a_line_is_a_row_or_a_text(phrase: str, name: str) -> None:
    shown = page(
        text("Display", (60, 100, 500, 200)), row("Wallpaper", 300), row("Screen timeout", 500), row("Colors", 700)
    )
    assert found(phrase, read(shown)) == name


def test_an_arrow_that_sends_is_not_the_way_back() -> None:
    shown = page(
        icon((20, 80, 140, 200), "Navigate up"),
        text("Ada", (200, 80, 700, 200)),
        icon((940, 2000, 1060, 2120), "Send SMS"),
    )
    assert found("the send arrow", read(shown)) == "Send SMS"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("new tab", "not found"), ("新标签页", "not found"), ("new incognito tab", "New incognito tab"),
     ("the second option", "New incognito tab")],
)  # fmt: skip
def test_a_new_tab_is_no_incognito_tab(phrase: str, name: str) -> None:
    menu = page(*(row(name, 300 + 200 * n) for n, name in enumerate(["Reload", "New incognito tab", "History"])))
    assert found(phrase, read(menu)) == name


def alarms(*names: str) -> Reading:
    """Cards with a name, a time, a switch and an icon each."""
    cards = [
        view("ViewGroup", (40, 300 + 400 * n, 1040, 680 + 400 * n), "click", description=f"{name} Alarm", children=[
            text(name, (80, 320 + 400 * n, 700, 390 + 400 * n)),
            icon((880, 320 + 400 * n, 1000, 440 + 400 * n), "Expand alarm"),
            view("TextView", (80, 420 + 400 * n, 500, 540 + 400 * n), "click", text=f"{7 + n}:40 AM"),
            text("Not scheduled", (80, 580 + 400 * n, 700, 650 + 400 * n)),
            view("Switch", (860, 570 + 400 * n, 1000, 660 + 400 * n), "click checkable"),
        ])
        for n, name in enumerate(names)
    ]  # fmt: skip
    return read(page(view("ListView", (0, 280, 1080, 1700), "scroll", children=cards)))


@pytest.mark.parametrize(
    ("phrase", "top"), [("the expand icon of the second alarm", 720), ("the switch of the first alarm", 570)]
)
def test_an_entry_that_is_called_like_a_deed_is_counted(phrase: str, top: int) -> None:
    answer = ground(Target(phrase), alarms("Call home", "School run", "School run"))
    assert isinstance(answer, Found)
    assert answer.element.bounds.top == top


EVENT = read(page(
    view("EditText", (60, 200, 1000, 300), "click", hint="Add title"), text("Monday", (60, 400, 400, 460)),
    view("TextView", (60, 500, 300, 600), "click", text="10:00"), text("–", (320, 500, 360, 600)),
    view("TextView", (400, 500, 640, 600), "click", text="11:00"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "name"),
    [('the start time "10:00"', "10:00"), ('结束时间"11:00"', "11:00"), ('开始时间"11:00"', "not found")],
)
def test_one_end_of_a_time_may_be_quoted_as_well(phrase: str, name: str) -> None:
    assert found(phrase, EVENT) == name


PICKER = read(screen(
    window(view("FrameLayout", (0, 0, 1080, 2400), children=[text("Alarm", (60, 100, 500, 200))])),
    window(view("FrameLayout", (90, 600, 990, 1700), children=[
        text("Select time", (140, 640, 700, 720), resource_id="org.example.app:id/header_title"),
        view("Button", (700, 1560, 940, 1680), "click", text="OK"),
        view("Button", (400, 1560, 640, 1680), "click", text="Cancel"),
    ]), WindowKind.DIALOG),
))  # fmt: skip
BRIGHTNESS = read(
    page(text("Brightness", (160, 300, 900, 360)), view("SeekBar", (160, 400, 1000, 500), "click", text="80.0"))
)


@pytest.mark.parametrize(
    ("reading", "expected", "true"),
    [
        (PICKER, Shows(Target("the time picker")), True), (PICKER, Shows(Target("时间选择对话框")), True),
        (PICKER, Shows(Target("the date picker")), False), (SETTINGS, Shows(Target("the time picker")), False),
        (BRIGHTNESS, Shows(Target("the slider at 80%")), True), (BRIGHTNESS, Shows(Target("the slider at 70%")), False),
        (read(page(text("1 result", (60, 300, 400, 360)))), Gone(Target("no results")), True),
        (read(page(text("No results found", (60, 300, 600, 360)))), Gone(Target("no results")), False),
    ],
)  # fmt: skip
def test_what_is_described_may_be_expected(reading: Reading, expected: Expectation, true: bool) -> None:
    assert holds(expected, reading, "App") is true
