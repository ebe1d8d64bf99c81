"""What planners say while a task runs, and plainly mean: the only picture, the only menu, no Back for another month."""

from __future__ import annotations

import pytest
from drawing import HEIGHT, WIDTH, Drawn, icon, page, row, screen, text, view, window
from sample_screens import app_bar, editor
from test_ground_answers import found, missed

from device.screen import Screen, WindowKind
from grounding.interface import Reason

DOTS = icon((940, 90, 1060, 210), "More options")
DRAWER = icon((0, 80, 140, 220), "Open navigation drawer")


def phone(*views: Drawn) -> Screen:
    """A page with the status bar's clock above it and the phone's own buttons below."""
    names = ("Back", "Home", "Overview")
    keys = [icon((90 + n * 300, 2290, 290 + n * 300, 2390), name) for n, name in enumerate(names)]
    bar = view("FrameLayout", (0, 2280, WIDTH, HEIGHT), children=keys)
    status = view("FrameLayout", (0, 0, WIDTH, 72), children=[text("14:44", (40, 10, 160, 60))])
    return screen(
        window(view("FrameLayout", (0, 72, WIDTH, 2280), children=views)),
        window(bar, WindowKind.NAVIGATION_BAR, "com.android.systemui"),
        window(status, WindowKind.STATUS_BAR, "com.android.systemui"),
    )


def picture() -> Screen:
    return phone(app_bar("Picture", DOTS), view("ImageView", (0, 400, WIDTH, 1500), resource_id="id/pinch_image"))


@pytest.mark.parametrize("phrase", ["the picture", "the image", "that photo", "图片"])
def test_the_only_picture_is_the_picture_and_no_icon_is_its_rival(phrase: str) -> None:
    assert found(phrase, picture()).element.resource_id == "id/pinch_image"


def test_of_two_pictures_neither_is_the_picture() -> None:
    two = [view("ImageView", (0, 400 + n * 700, WIDTH, 1000 + n * 700), resource_id="id/photo") for n in (0, 1)]
    assert missed("the picture", phone(app_bar("Pictures", DOTS), *two)).reason is Reason.AMBIGUOUS


@pytest.mark.parametrize("phrase", ["the list", "the contact list", "the contacts list", "列表"])
def test_the_only_list_goes_by_what_the_page_is_called(phrase: str) -> None:
    people = [row(name, 240 + n * 160) for n, name in enumerate(("Ada", "Ben", "Cleo", "Dan"))]
    shown = phone(app_bar("Contacts", DOTS), view("ListView", (0, 240, WIDTH, 2280), "scroll", people))
    assert found(phrase, shown).element.class_name.endswith("ListView")
    assert missed("the alarm list", shown).reason is Reason.NOT_FOUND


@pytest.mark.parametrize("phrase", ["the menu button", "menu", "open the menu", "菜单按钮"])
def test_the_menu_is_the_drawer_and_where_there_is_none_the_three_dots(phrase: str) -> None:
    alone = page(text("Inbox", (160, 115, 700, 185)), DOTS, row("Ada", 300), row("Ben", 460))
    both = page(DRAWER, text("Inbox", (160, 115, 700, 185)), DOTS, row("Ada", 300), row("Ben", 460))
    assert found(phrase, alone).name == "More options"
    assert found(phrase, both).name == "Open navigation drawer"


def calendar() -> Screen:
    nameless = [icon((200 + n * 150, 90, 330 + n * 150, 210), resource_id=f"id/a{n}") for n in range(3)]
    return phone(text("April", (20, 100, 180, 200)), *nameless, row("Stand-up, 09:30", 300), row("Review, 14:00", 460))


@pytest.mark.parametrize("phrase", ["the previous month arrow", "previous month", "上一个月的箭头"])
def test_another_month_is_not_the_phones_back(phrase: str) -> None:
    assert missed(phrase, calendar()).reason is Reason.NOT_FOUND


@pytest.mark.parametrize(
    "phrase",
    ["the back button", "go back", "the previous screen", "the phone's back button", "返回键", "系统栏最左边的返回键"],
)
def test_the_phones_back_goes_by_its_names(phrase: str) -> None:
    assert found(phrase, calendar()).name == "Back"


@pytest.mark.parametrize("phrase", ["the surname field", "surname", "family name", "姓氏那一栏"])
def test_a_last_name_is_a_surname(phrase: str) -> None:
    assert found(phrase, editor()).element.hint == "Last name"


def event() -> Screen:
    fields = [view("EditText", (60, 300 + n * 160, 1020, 420 + n * 160), "click focusable", hint=hint)
              for n, hint in enumerate(("Add title", "Add location", "Add description"))]  # fmt: skip
    box = view("CheckBox", (60, 800, 1020, 900), "click checkable", text="All-day")
    return page(app_bar("Event"), *fields, box)


@pytest.mark.parametrize("phrase", ["the title box", "the title field", "标题那一栏", "标题输入框"])
def test_a_box_is_for_what_it_is_said_to_be_for(phrase: str) -> None:
    assert found(phrase, event()).element.hint == "Add title"


def test_what_is_nearest_is_called_as_an_outline_calls_it_and_is_not_in_the_status_bar() -> None:
    shown = phone(app_bar("Settings"), row("Display brightness", 300, "40 %"), row("Font size", 460))
    nearest = missed("brightness of the 14:40 keyboard", shown).nearest
    assert 'the "Display brightness" row' in nearest
    assert not any("14:44" in phrase or phrase.endswith("text") for phrase in nearest)


def keypad() -> Screen:
    keys = [
        view("Button", (60 + n * 330, 1200, 360 + n * 330, 1400), "click", text=key)
        for n, key in enumerate(("00", "0"))
    ]
    return page(
        app_bar("Timer"), text("00h 00m 03s", (60, 400, 1020, 600)), *keys, icon((720, 1200, 1020, 1400), "Delete")
    )


@pytest.mark.parametrize(("phrase", "name"), [('按钮 "00"', "00"), ('按键 "0"', "0"), ('图标 "Delete"', "Delete")])
def test_a_quoted_name_behind_its_kind_is_its_name_and_no_landmark(phrase: str, name: str) -> None:
    assert found(phrase, keypad()).name == name


@pytest.mark.parametrize("phrase", ["标签", "添加标签"])
def test_a_label_is_not_always_a_tab(phrase: str) -> None:
    tabs = [view("Button", (n * 270, 2080, n * 270 + 270, 2270), "click", text=name, class_name="androidx.Tab")
            for n, name in enumerate(("Alarm", "Clock", "Timer", "Stopwatch"))]  # fmt: skip
    add = view("Button", (60, 1100, 500, 1200), "click", text="Add label")
    shown = page(app_bar("Alarm"), add, icon((460, 1800, 620, 1960), "Add alarm"), *tabs)
    assert found(phrase, shown).name == "Add label"


def test_an_empty_list_has_no_first_entry() -> None:
    empty = phone(app_bar("Search"), text("No results found", (300, 900, 800, 960)))
    assert missed("the first result", empty).reason is Reason.NOT_FOUND
    full = phone(app_bar("Search"), *(row(name, 300 + n * 160) for n, name in enumerate(("No Name", "Ada", "Ben"))))
    assert found("the first result", full).name == "No Name"


@pytest.mark.parametrize("phrase", ["Block", "the block option", "the block row"])
def test_block_is_a_deed_before_it_is_a_shape(phrase: str) -> None:
    shown = page(app_bar("Details", DOTS), row("Notifications", 300), row("Block & report spam", 460), row("Ada", 620))
    answer = missed("Block", page(app_bar("Details"), row("Archive", 300), row("Delete", 460)))
    assert answer.reason is Reason.NOT_FOUND
    if phrase != "Block":
        assert found(phrase, shown).name == "Block & report spam"


@pytest.mark.parametrize("phrase", ["the second email in the inbox", "收件箱里的第二封邮件"])
def test_a_number_in_a_section_counts_its_entries(phrase: str) -> None:
    mails = [row(name, 320 + n * 180, "Hello") for n, name in enumerate(("Clara", "June", "Otto"))]
    inbox = page(app_bar("Post"), text("Inbox", (60, 250, 400, 300)), *mails)
    assert found(phrase, inbox).name == "June"
