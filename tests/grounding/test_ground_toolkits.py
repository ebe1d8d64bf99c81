"""What toolkits make of common things: descriptions that join what is drawn, labels for programs, hints as texts."""

from __future__ import annotations

import pytest
from drawing import WIDTH, Drawn, icon, page, screen, text, view, window
from sample_screens import app_bar

from device.screen import WindowKind
from grounding.checking import holds
from grounding.grounder import Found, ground, value_of
from grounding.interface import Holds, Target
from grounding.outline import outline
from grounding.reading.prompts import is_prompt
from grounding.reading.screen import read
from grounding.reading.toolkits import counts_itself, names_in, without_count


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Home\nTab 1 of 3", "Home"), ("首页\n第 1 个标签，共 4 个", "首页"), ("Inicio\nPestaña 2 de 3", "Inicio"),
        ("ホーム\nタブ: 1/4", "ホーム"), ("Contacts, Tab 2 of 2", "Contacts"),
    ],
)  # fmt: skip
def test_which_of_how_many_tabs_it_is_is_no_part_of_a_name(said: str, name: str) -> None:
    assert counts_itself(said)
    assert without_count(said) == name


@pytest.mark.parametrize("said", ["Table 2 of 4", "New tab", "Home\nPage 1 of 3", "Tab 1 of 2", "Stables, 1 of 2 km"])
def test_other_numbers_stay(said: str) -> None:
    assert without_count(said) == said


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ada\n2 new", ["Ada", "2 new"]), ("A\n2\nAda\n09:25", ["Ada", "A", "2", "09:25"]),
        ("12\n34", ["12", "34"]), ("消\n2", ["消", "2"]),
        ("Phone, 2 new notifications", ["Phone", "2 new notifications"]),
        ("Ada", []),
    ],
)  # fmt: skip
def test_a_merged_description_goes_by_the_line_that_names_it(said: str, names: list[str]) -> None:
    assert names_in(said) == names


def merged(described: str, top: int) -> Drawn:
    return view("View", (0, top, WIDTH, top + 190), "click", description=described)


def test_entries_that_no_list_holds_are_rows() -> None:
    """As Flutter tells of them; two lines may be a button's."""
    chats = [merged("A\n2\nAda\n09:25", 300), merged("B\nBea\n10:20", 500), merged("Continue\nwith mail", 800)]
    reading = read(page(app_bar("Messages"), *chats))
    assert outline(reading, "Chat").text().splitlines()[2:] == [
        '"Ada": 2, 09:25', '"Bea": 10:20', '"Continue": with mail',
    ]  # fmt: skip
    found = ground(Target("the conversation with Bea"), reading)
    assert isinstance(found, Found)
    assert found.name == "Bea"


def test_a_label_for_programs_names_nothing_where_a_text_does() -> None:
    button = view("ViewGroup", (60, 400, 500, 520), "click", (text("Sign in", (100, 420, 460, 500)),),
                  description="button-login")  # fmt: skip
    rail = view("ViewGroup", (60, 600, 500, 720), "click", (text("Check-in", (100, 620, 460, 700)),),
                description="Check-in desk")  # fmt: skip
    shown = outline(read(page(app_bar("Welcome"), button, rail)), "X").text().splitlines()[2:]
    assert shown == ['"Sign in"', '"Check-in desk"']


@pytest.mark.parametrize(
    "said", ["Search in mail", "Add comment...", "输入手机号", "Enter Password", "Введите имя", "Message…"]
)
def test_what_asks_for_something_is_a_hint(said: str) -> None:
    assert is_prompt(said)


@pytest.mark.parametrize(
    "said",
    ["Add", "Add milk", "Searching for Bobby Fischer", "Entering", "Monday", "Type 2", "", "Typewriter",
     "Search the archive for all that was written down in the year after the flood"],
)  # fmt: skip
def test_what_somebody_wrote_is_none(said: str) -> None:
    assert not is_prompt(said)


def test_a_field_that_shows_its_hint_as_text_is_empty() -> None:
    """Hierarchies of older Androids have no attribute for a hint; what was typed is still found to be held."""
    field = view("EditText", (60, 400, 1020, 520), "click focusable", text="Search in mail")
    reading = read(page(app_bar("Mail"), field, icon((60, 600, 160, 700), "Compose")))
    assert '"Search in mail" field: empty' in outline(reading, "Mail").text()
    assert value_of(Target("the search field"), reading) == ""
    assert holds(Holds(Target('the "Search in mail" field'), "empty"), reading, "Mail")
    assert holds(Holds(Target('the "Search in mail" field'), "Search in mail"), reading, "Mail")
    told = view("EditText", (60, 400, 1020, 520), "click focusable", text="Search in mail", hint="Subject")
    assert "= Search in mail" in outline(read(page(app_bar("Mail"), told)), "Mail").text()


def setting(title: str, explained: str, top: int) -> list[Drawn]:
    """A title, a line below it and a box, as Compose tells of them: nothing around them."""
    return [
        text(title, (60, top, 60 + 22 * len(title), top + 53)),
        text(explained, (60, top + 53, 60 + 14 * len(explained), top + 87)),
        view("View", (900, top - 20, 1040, top + 106), "click checkable"),
    ]


def test_a_box_goes_by_the_upper_of_two_lines_beside_it() -> None:
    views = [*setting("Dark", "Easier on the eyes at night", 500), *setting("Power saving", "Fewer cores", 700)]
    reading = read(page(app_bar("Settings"), *views))
    assert outline(reading, "X").text().splitlines()[2:] == [
        '"Dark" checkbox: not checked, Easier on the eyes at night',
        '"Power saving" checkbox: not checked, Fewer cores',
    ]
    for phrase in ("the description of Power saving", "the explanation below Power saving"):
        found = ground(Target(phrase), reading)
        assert isinstance(found, Found)
        assert found.name == "Fewer cores"


def test_where_something_is_called_a_description_it_is_meant() -> None:
    views = [*setting("Power saving", "Fewer cores", 700), text("Description", (60, 900, 400, 950))]
    found = ground(Target("the description"), read(page(app_bar("Settings"), *views)))
    assert isinstance(found, Found)
    assert found.name == "Description"


def apps(count: int, buttons: tuple[str, ...]) -> Drawn:
    """A list whose rows take no touch and hold texts and buttons."""
    rows = []
    for n in range(count):
        top, name = 300 + n * 200, ("Camera", "Maps", "Music", "Notes", "Radio")[n]
        texts = (text(name, (60, top + 10, 400, top + 70)), text("System", (420, top + 10, 600, top + 70)),
                 text(f"org.example.{name.lower()}", (60, top + 80, 600, top + 140)))  # fmt: skip
        inside = [
            view("Button", (640 + 200 * m, top + 40, 830 + 200 * m, top + 150), "click", text=said)
            for m, said in enumerate(buttons)
        ]
        rows.append(view("LinearLayout", (0, top, WIDTH, top + 200), children=(*texts, *inside)))
    return view("RecyclerView", (0, 300, WIDTH, 300 + count * 200), "scroll", rows)


def test_a_row_that_takes_no_touch_is_one_line_and_what_is_in_it_another() -> None:
    shown = outline(read(page(app_bar("Apps"), apps(3, ("Stop", "Details")))), "X").text().splitlines()[3:]
    assert shown == [
        "Camera: System, org.example.camera", 'in the "Camera" row: "Stop" button, "Details" button',
        "Maps: System, org.example.maps", 'in the "Maps" row: "Stop" button, "Details" button',
        "Music: System, org.example.music", 'in the "Music" row: "Stop" button, "Details" button',
    ]  # fmt: skip


def test_what_all_such_rows_have_is_told_once() -> None:
    shown = outline(read(page(app_bar("Apps"), apps(5, ("Stop", "Details")))), "X").text().splitlines()[3:]
    assert shown[0] == "Camera: System, org.example.camera"
    assert shown[-1] == 'in each row: "Stop" button, "Details" button'
    assert len(shown) == 6


def test_a_pad_of_keys_is_told_row_by_row_beside_what_is_higher() -> None:
    """As televisions have them: rows of keys, and a strip of films that is as high as two of them."""
    keys = [
        view("Button", (40 + 80 * (n % 4), 400 + 80 * (n // 4), 120 + 80 * (n % 4), 480 + 80 * (n // 4)), "click",
             text=letter, resource_id=f"org.example:id/key_{letter}")
        for n, letter in enumerate("abcdefghijkl")
    ]  # fmt: skip
    films = [
        view("ImageView", (500 + 260 * n, 380, 740 + 260 * n, 640), "click", description=f"Film {n}") for n in range(2)
    ]
    strip = view("HorizontalScrollView", (480, 370, WIDTH, 650), "scroll", films)
    lines = outline(read(page(app_bar("Search"), strip, *keys)), "TV").text().splitlines()
    assert [line for line in lines if line.startswith(('"a"', '"e"', '"i"'))] == [
        '"a", "b", "c", "d"', '"e", "f", "g", "h"', '"i", "j", "k", "l"',
    ]  # fmt: skip


def test_names_that_were_made_short_name_nothing() -> None:
    icons = [
        icon((60 + 160 * n, 300, 180 + 160 * n, 420), resource_id=f"org.example:id/{name}")
        for n, name in enumerate(("bmz", "k5b", "afx", "nl4", "qr", "h_o"))
    ]
    shortened = outline(read(page(app_bar("Video"), *icons)), "X").text()
    assert not any(name in shortened for name in ("bmz", "afx", "nl4"))
    spelled = [
        icon((60, 300, 180, 420), resource_id="org.example:id/map"),
        icon((220, 300, 340, 420), resource_id="org.example:id/share_all"),
    ]
    assert "map icon" in outline(read(page(app_bar("Video"), *spelled)), "X").text()


def test_what_stands_in_the_status_bar_may_be_told_by_what_stands_there() -> None:
    bar = view("FrameLayout", (0, 0, WIDTH, 80), children=(
        text("10:30", (40, 10, 160, 70), resource_id="com.android.systemui:id/clock"),
        icon((170, 10, 230, 70), "Signed in elsewhere", ""), icon((900, 10, 960, 70), "Wifi full", ""),
    ), resource_id="com.android.systemui:id/status_bar")  # fmt: skip
    shown = screen(window(view("FrameLayout", (0, 80, WIDTH, 2400), children=(icon((40, 90, 140, 190), "Back"),))),
                   window(bar, WindowKind.STATUS_BAR, "com.android.systemui"))  # fmt: skip
    found = ground(Target("the icon right after the clock in the status bar"), read(shown))
    assert isinstance(found, Found)
    assert found.name == "Signed in elsewhere"
