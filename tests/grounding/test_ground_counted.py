"""Numbers that count what a screen has no word for: tiles of a strip, entries of any kind, photos, items called so."""

from __future__ import annotations

import pytest
from drawing import WIDTH, Drawn, icon, page, row, text, view
from sample_screens import app_bar

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.reading.screen import read


def found(phrase: str, shown: Screen) -> Found:
    answer = ground(Target(phrase), read(shown))
    assert isinstance(answer, Found), answer
    return answer


def strip(heading: str, names: tuple[str, ...], top: int) -> Drawn:
    """Tiles side by side below a heading."""
    tiles = [
        view("ViewGroup", (20 + 340 * n, top + 80, 340 + 340 * n, top + 380), "click", description=name)
        for n, name in enumerate(names)
    ]
    inside = view("RecyclerView", (0, top + 80, WIDTH, top + 380), "scroll", tiles)
    return view("LinearLayout", (0, top, WIDTH, top + 400), children=(text(heading, (40, top, 400, top + 60)), inside))


def shows() -> Screen:
    films = strip("Movies", ("Amber", "Birch", "Coral"), 300)
    return page(app_bar("Saved"), films, strip("New this week", ("Dune", "Ember", "Fjord"), 800))


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the first tile in the Movies row", "Amber"), ("the second tile in the new this week row", "Ember"),
        ("the last tile of Movies", "Coral"), ("the third movie in the Movies row", "Coral"),
    ],
)  # fmt: skip
def test_a_tile_is_counted_in_the_strip_that_is_named(phrase: str, name: str) -> None:
    assert found(phrase, shows()).name == name


def rides() -> Screen:
    """Rows of what no word is known for, each with a picture and dots; a banner is none of them."""
    banner = view("ViewGroup", (0, 300, WIDTH, 450), "click", (text("Win a prize", (60, 340, 500, 400)),))
    rows = []
    for n, (start, end) in enumerate((("Oak Street", "Harbour"), ("Mill Lane", "Airport"), ("High Road", "Zoo"))):
        top = 450 + n * 250
        rows.append(view("LinearLayout", (0, top, WIDTH, top + 250), "click", (
            view("ImageView", (20, top + 40, 160, top + 180), "click", resource_id="org.example:id/avatar"),
            text(start, (200, top + 40, 700, top + 100)), text(end, (200, top + 120, 700, top + 180)),
            view("ImageView", (960, top + 40, 1060, top + 180), "click", resource_id="org.example:id/dots"),
        ), resource_id="org.example:id/order"))  # fmt: skip
    return page(app_bar("Orders"), view("RecyclerView", (0, 300, WIDTH, 1200), "scroll", (banner, *rows)))


@pytest.mark.parametrize(
    ("phrase", "row_at"),
    [
        ("the avatar in the second ride request", 1), ("the avatar of the first passenger", 0),
        ("the dots in the third fare", 2),
    ],
)  # fmt: skip
def test_whatever_it_is_that_is_counted_it_is_an_entry(phrase: str, row_at: int) -> None:
    top = 450 + row_at * 250
    assert found(phrase, rides()).bounds.top == top + 40


def test_the_last_of_something_may_be_the_latest() -> None:
    shown = page(app_bar("Device"), row("Status", 300, "Off"), row("Time of the last connection attempt", 460, "10:30"))
    assert found("the time of the last connection attempt", shown).bounds.top == 460


def test_an_item_that_is_called_by_a_number_is_not_the_one_of_that_number() -> None:
    rows = [row(f"Item\u00a0{n}", 300 + 160 * at) for at, n in enumerate((3, 4, 5, 6))]
    shown = page(app_bar("List"), view("ListView", (0, 300, WIDTH, 940), "scroll", rows))
    assert found("Tap Item 4 in the list.", shown).name == "Item 4"
    assert found("the third item in the list", shown).name == "Item 5"


def test_a_photo_is_counted_in_its_rows_and_no_icon_is() -> None:
    photos = [
        view("ViewGroup", (270 * n, 500 + 270 * line, 260 + 270 * n, 760 + 270 * line), "click",
             description=f"Photo, added {3 * line + n} days ago")
        for line in range(2) for n in range(3)
    ]  # fmt: skip
    camera = icon((900, 330, 1020, 450), "Camera")
    shown = page(app_bar("New post"), camera, view("GridView", (0, 500, WIDTH, 1040), "scroll", photos))
    assert found("the first photo in the second row", shown).name == "Photo, added 3 days ago"
    assert found("the third photo in the top row", shown).name == "Photo, added 2 days ago"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("make a phone call", "Phone"), ("take a selfie", "Camera"), ("place a call", "Phone")],
)
def test_idioms_are_for_what_they_are_done_with(phrase: str, name: str) -> None:
    apps = [
        icon((60 + 260 * n, 1700, 240 + 260 * n, 1900), said) for n, said in enumerate(("Create", "Phone", "Camera"))
    ]
    assert found(phrase, page(app_bar("Home"), *apps)).name == name


def test_a_comment_is_written_into_its_field() -> None:
    field = view("EditText", (20, 1900, 600, 2020), "click focusable", text="Add comment...")
    others = (
        icon((640, 1900, 760, 2020), "Add emoji to comment"),
        icon((800, 1900, 920, 2020), "Mention in a comment"),
    )
    shown = page(app_bar("Video"), field, *others)
    for phrase in ("I want to write a comment", "leave a comment"):
        assert found(phrase, shown).name == "Add comment..."


def accounts() -> Screen:
    rows = [
        view("LinearLayout", (0, 300 + 200 * n, WIDTH, 500 + 200 * n), "click", (
            text(name, (60, 360 + 200 * n, 600, 440 + 200 * n)),
            view("Button", (800, 350 + 200 * n, 1020, 450 + 200 * n), "click", text="关注"),
        ))
        for n, name in enumerate(("新华社", "光明日报", "中国天气"))
    ]  # fmt: skip
    return page(app_bar("粉丝"), view("ListView", (0, 300, WIDTH, 900), "scroll", rows))


@pytest.mark.parametrize("phrase", ["关注光明日报", "把光明日报关注一下", "帮我关注一下光明日报"])
def test_in_chinese_too_a_deed_is_done_with_its_button(phrase: str) -> None:
    answer = found(phrase, accounts())
    assert (answer.name, answer.bounds.top) == ("关注", 550)


def test_what_a_chinese_name_means_in_english_names_nothing_else() -> None:
    shown = page(app_bar("QQ"), row("群组", 300), row("加入群组", 460), row('Say "群组 (Groups)"', 620))
    assert found("Tap 群组 (Groups)", shown).name == "群组"
    assert found('the "加入群组" row (Join groups)', shown).name == "加入群组"


def month() -> Screen:
    """A calendar: arrows beside the month, and below it what is on."""
    arrows = (icon((40, 300, 140, 400), "Previous month"), icon((900, 300, 1000, 400), "Next month"))
    rows = (row("Review", 900, "10:00"), row("Market", 1060, "12:00"), row("Call home", 1220, "18:00"))
    events = view("ListView", (0, 900, WIDTH, 1380), "scroll", rows)
    return page(app_bar("Calendar"), *arrows, text("November", (300, 310, 700, 390)), events)


def test_what_comes_next_is_no_arrow() -> None:
    assert found("the next event", month()).name == "Review"
    assert found("the next month", month()).name == "Next month"


def test_the_newest_entry_is_the_first() -> None:
    assert found("the latest mail", month()).name == "Review"


@pytest.mark.parametrize("phrase", ['刚发的"收到"那条', '"收到"那一条', "“收到”"])
def test_what_is_quoted_is_no_more_for_being_one_of_its_kind(phrase: str) -> None:
    assert found(phrase, page(app_bar("聊天"), row("收到", 300), row("好的", 460))).name == "收到"


def test_the_top_photo_is_no_icon_of_the_bar() -> None:
    bar = view("Toolbar", (0, 80, 1080, 230), "", (
        icon((0, 90, 140, 220), "Navigate up"), text("Favorites", (160, 120, 700, 190)),
        icon((940, 90, 1080, 220), "More options"),
    ))  # fmt: skip
    photos = [
        view("ImageView", (40, 400 + 600 * n, 340, 700 + 600 * n), "click", resource_id="org.example:id/thumbnail")
        for n in range(3)
    ]
    months = [
        text(month, (40, 330 + 600 * n, 500, 390 + 600 * n)) for n, month in enumerate(("January", "May", "June"))
    ]
    shown = read(page(bar, view("RecyclerView", (0, 300, 1080, 2300), "scroll", [*months, *photos])))
    for phrase, top in (("the top photo", 400), ("the bottom photo", 1600), ("the uppermost thumbnail", 400)):
        answer = ground(Target(phrase), shown)
        assert isinstance(answer, Found), phrase
        assert answer.bounds.top == top, phrase
