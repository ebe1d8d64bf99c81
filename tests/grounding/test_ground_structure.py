"""What toolkits make of common things: Compose's bars and buttons, launchers' apps, buttons made of a row."""

from __future__ import annotations

import pytest
from drawing import Drawn, page, text, view

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Role, Target
from grounding.reading.screen import read
from grounding.reading.things import Thing
from grounding.vocabulary.words import is_web_address


def bar(chosen: int) -> Drawn:
    """Compose's navigation bar: the item that is chosen can be focused, it says, and not tapped."""
    items = []
    for n, name in enumerate(("Home", "Log", "Meals", "Tips")):
        left = n * 270
        flags = "selected focusable" if n == chosen else "click focusable"
        name_of = text(name, (left + 80, 2250, left + 170, 2290))
        items.append(view("android.view.View", (left, 2130, left + 250, 2330), flags, [name_of]))
    return view("android.view.View", (0, 2130, 1080, 2400), "", items)


def point_of(phrase: str, shown: Screen) -> int:
    answer = ground(Target(phrase), read(shown))
    assert isinstance(answer, Found), answer.text()
    return answer.point.x


def thing(shown: Screen, name: str) -> Thing:
    return next(t for t in read(shown).things if t.name == name and t.part_of is None)


@pytest.mark.parametrize("chosen", [0, 1, 3])
def test_the_chosen_item_of_a_bar_counts_among_its_tabs(chosen: int) -> None:
    shown = page(text("Today", (60, 400, 700, 480)), bar(chosen))
    for number, name in enumerate(("first", "second", "third", "fourth")):
        assert 270 * number < point_of(f"the {name} tab at the bottom", shown) < 270 * number + 250
    assert 270 * chosen < point_of("the selected tab", shown) < 270 * chosen + 250


def test_an_empty_node_of_a_class_tells_a_button_whatever_its_shape() -> None:
    marked = view(
        "android.view.View", (40, 300, 1040, 420), "click",
        [text("Log meals", (60, 330, 300, 390)), view("Button", (40, 310, 1040, 410))],
    )  # fmt: skip
    assert thing(page(marked, view("Button", (40, 600, 500, 700), "click", text="OK")), "Log meals").role is Role.BUTTON


def test_a_wide_box_with_one_text_in_its_middle_is_a_button_and_one_with_its_text_at_the_left_a_row() -> None:
    middle = view("ViewGroup", (40, 300, 1040, 420), "click", [text("Sign in", (440, 330, 640, 390))])
    left = view("ViewGroup", (40, 500, 1040, 620), "click", [text("Storage", (60, 530, 260, 590))])
    shown = page(middle, left)
    assert thing(shown, "Sign in").role is Role.BUTTON
    assert thing(shown, "Storage").role is Role.ROW


def test_an_app_of_a_launcher_goes_by_its_name_without_what_is_new_in_it_and_is_an_icon_too() -> None:
    apps = [
        text(name, (60 + n * 260, 600, 280 + n * 260, 830), "click", description=f"{name}{news}")
        for n, (name, news) in enumerate((("Phone", ", 2 notifications"), ("微信", "，3条通知"), ("Maps", "")))
    ]
    dock = view("TextView", (60, 2100, 280, 2330), "click", description="Messages, 17 unread messages")
    shown = page(*apps, dock)
    assert 60 < point_of("messages", shown) < 280
    assert 320 < point_of("open wechat", shown) < 540
    assert 580 < point_of("the Maps icon", shown) < 800


def test_what_says_that_it_can_be_ticked_and_holds_the_page_is_no_checkbox() -> None:
    box = view("CheckedTextView", (60, 300, 1000, 420), "click checkable", text="Accept")
    root = view("FrameLayout", (0, 0, 1080, 2400), "checkable", [box, text("Terms", (60, 100, 400, 180))])
    answer = ground(Target("the checkbox"), read(page(root)))
    assert isinstance(answer, Found)
    assert answer.name == "Accept"


def test_items_spread_along_the_bottom_are_its_bar_and_each_has_an_icon() -> None:
    items = [
        view("android.view.View", (20 + n * 285, 2145, 205 + n * 285, 2320), "click focusable",
             [view("android.view.View", (90 + n * 285, 2180, 140 + n * 285, 2230), description=name),
              text(name, (70 + n * 285, 2256, 155 + n * 285, 2298))])
        for n, name in enumerate(("Tools", "Pass", "Explore", "Profile"))
    ]  # fmt: skip
    shown = page(text("Today", (60, 400, 700, 480)), view("android.view.View", (0, 2127, 1080, 2337), "", items))
    assert thing(shown, "Pass").role is Role.TAB
    assert 20 < point_of("leftmost tab at the bottom", shown) < 205
    assert 875 < point_of("last icon in the bottom bar", shown) < 1060


def test_what_is_described_as_a_picture_and_says_nothing_else_counts_among_pictures() -> None:
    photos = []
    for n in range(4):
        left = 360 * (n % 3)
        top = 800 + 360 * (n // 3)
        told = view("View", (left, top, left + 358, top + 358), "", description=f"Photo taken on May {n + 1}, 2026")
        photos.append(view("android.view.View", (left, top, left + 358, top + 358), "click", [told]))
    done = view("Button", (800, 2200, 1060, 2320), "click", text="Done")
    shown = page(text("Recent", (40, 700, 300, 760)), *photos, done)
    assert point_of("the second photo", shown) == 539
    assert point_of("last picture in the first row", shown) == 899
    named = view("ViewGroup", (0, 1600, 1080, 1760), "click", [text("Photo settings", (40, 1640, 400, 1700))])
    assert Role.IMAGE not in thing(page(named), "Photo settings").also


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("support.example.org/en-US", True), ("https://example.com/a?b=c", True), ("example.com", True),
        ("news.example.co.uk", True), ("main.dart", False), ("README.md", False), ("192.168.1.1", False),
        ("9.30 pm", False), ("e.g.", False), ("See example.com", False), ("", False),
    ],
)  # fmt: skip
def test_a_web_address_is_told_by_its_form(text: str, is_one: bool) -> None:
    assert is_web_address(text) is is_one


def test_the_address_of_a_page_goes_by_that_as_a_landmark_too() -> None:
    bar = [
        view("ImageButton", (0, 80, 140, 220), "click", description="Home"),
        view("ImageView", (160, 80, 280, 220), "click", description="Site information"),
        view("Button", (300, 80, 800, 220), "click", text="support.example.org/en-US"),
        view("ImageButton", (820, 80, 940, 220), "click", description="Reader view"),
    ]
    shown = page(view("ViewGroup", (0, 80, 1080, 220), children=bar), text("Help", (40, 400, 400, 460)))
    assert point_of("the icon right of the web address", shown) == 880
    assert point_of("the icon left of the web address", shown) == 220


def test_a_field_with_a_hint_goes_by_the_text_above_it_too() -> None:
    shown = read(
        page(
            text("TIME (HH:MM)", (60, 300, 600, 350)),
            view("EditText", (60, 360, 1020, 480), "click focusable", text="e.g. 09:30", hint="e.g. 09:30"),
            text("Place", (60, 520, 600, 570)),
            view("EditText", (60, 580, 1020, 700), "click focusable", hint="Where"),
        )
    )
    for phrase, top in (("the time field", 360), ("the place field", 580), ("the Where field", 580)):
        found = ground(Target(phrase), shown)
        assert isinstance(found, Found), phrase
        assert found.element.bounds.top == top, phrase
    assert found.name == "Where"
