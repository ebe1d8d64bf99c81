"""Groups are recognised by what they are made of, where no class name or identifier tells: Compose, Flutter."""

from __future__ import annotations

import pytest
from drawing import HEIGHT, WIDTH, Drawn, icon, page, screen, text, view, window

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import GroupKind, Outline, Role, Target
from grounding.outline import outline
from grounding.reading.screen import read

VIEW = "android.view.View"


def group(said: Outline, kind: GroupKind) -> list[str]:
    return [item.words() for found in said.groups if found.kind is kind for item in found.items]


def bar(*icons: str, title: str = "Inbox", described: bool = False) -> Drawn:
    """An app bar of nothing but views."""
    parts = [view(VIEW, (0, 90, 130, 220), "click", (view(VIEW, (30, 120, 100, 190), description="Back"),))]
    parts.append(
        view(VIEW, (160, 120, 600, 190), description=title) if described else text(title, (160, 120, 600, 190))
    )
    parts += [
        view(VIEW, (800 + n * 140, 90, 930 + n * 140, 220), "click", description=name) for n, name in enumerate(icons)
    ]
    return view(VIEW, (0, 80, WIDTH, 230), "", parts)


def strip(top: int, *names: str, chosen: int = 0, flutter: bool = False) -> Drawn:
    """Choices side by side."""
    each = WIDTH // len(names)
    parts = []
    for n, name in enumerate(names):
        box = (n * each, top, n * each + each, top + 150)
        if flutter:
            parts.append(view(VIEW, box, "click", description=f"{name}\nTab {n + 1} of {len(names)}"))
        else:
            inner = text(name, (box[0] + 40, top + 90, box[2] - 40, top + 130))
            parts.append(view(VIEW, box, "click selected" if n == chosen else "click", (inner,)))
    return view(VIEW, (0, top, WIDTH, top + 150), "", parts)


def rows(count: int, top: int = 400, height: int = 180) -> list[Drawn]:
    return [
        view(VIEW, (0, top + n * height, WIDTH, top + n * height + height), "click",
             (text(f"Row {n}", (60, top + n * height + 20, 700, top + n * height + 80)),))
        for n in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("described", [False, True])
def test_an_app_bar_of_plain_views_gives_the_title_and_its_icons(described: bool) -> None:
    said = outline(read(page(bar("Search", "More", described=described), *rows(3))), "Mail")
    assert said.title == "Inbox"
    assert group(said, GroupKind.APP_BAR) == ['"Back"', '"Search"', '"More"']


def test_a_row_with_an_icon_further_down_is_no_app_bar() -> None:
    said = outline(read(page(*rows(6))), "Mail")
    assert not group(said, GroupKind.APP_BAR)


def test_tabs_are_choices_side_by_side_with_one_chosen() -> None:
    said = outline(read(page(bar("Search"), strip(230, "Chats", "Calls"), *rows(3))), "Mail")
    assert group(said, GroupKind.TABS) == ['"Chats"', '"Calls"']
    assert {item.role for item in said.items() if item.name in ("Chats", "Calls")} == {Role.TAB}


def test_two_buttons_side_by_side_are_no_tabs() -> None:
    said = outline(read(page(bar("Search"), strip(230, "Yes", "No", chosen=-1), *rows(3))), "Mail")
    assert not group(said, GroupKind.TABS)


@pytest.mark.parametrize("flutter", [False, True])
def test_bottom_navigation_needs_no_class_name(flutter: bool) -> None:
    said = outline(read(page(bar("Search"), *rows(3), strip(2240, "Home", "Map", "Me", flutter=flutter))), "X")
    assert [words.split()[0].strip('"') for words in group(said, GroupKind.NAVIGATION)] == ["Home", "Map", "Me"]


def test_a_column_of_alike_rows_in_a_scroll_view_is_a_list() -> None:
    column = view(VIEW, (0, 400, WIDTH, 2200), "", rows(8))
    said = outline(read(page(bar("Search"), view("ScrollView", (0, 400, WIDTH, 2200), "scroll", (column,)))), "X")
    assert len(group(said, GroupKind.LIST)) == 8
    assert '"Row 3"' in group(said, GroupKind.LIST)


def test_what_is_described_in_several_lines_in_a_list_is_a_row() -> None:
    """Flutter calls a row a button, and one that takes no touch nothing at all."""
    tile = view("Button", (50, 600, 1030, 800), "click", description="Email\nTap to add")
    still = view(VIEW, (50, 400, 1030, 600), "", description="Phone\nNot set")
    leave = view(VIEW, (50, 900, 1030, 1040), "click", (text("Sign out", (80, 930, 400, 1010)),))
    reading = read(page(bar("Search"), view("ScrollView", (0, 390, WIDTH, 2200), "scroll", (still, tile, leave))))
    for phrase, name in (("first row", "Phone"), ("the second row", "Email"), ("last row", "Sign out")):
        answer = ground(Target(phrase), reading)
        assert isinstance(answer, Found), answer.text()
        assert answer.name.startswith(name)


def test_a_card_of_several_lines_is_several_rows() -> None:
    """Settings that React Native draws: a card in the list, in it lines with an emoji, a title and a switch."""
    lines = [
        view("ViewGroup", (40, 400 + n * 200, 1040, 600 + n * 200), "", (
            text(sign, (60, 450 + n * 200, 140, 530 + n * 200)), text(name, (160, 450 + n * 200, 700, 520 + n * 200)),
            view("Switch", (900, 450 + n * 200, 1020, 530 + n * 200), "click checkable"),
        ))
        for n, (sign, name) in enumerate((("🔔", "Sounds"), ("🌙", "Night"), ("🔒", "Lock")))
    ]  # fmt: skip
    card = view("ViewGroup", (40, 400, 1040, 1000), "", lines)
    column = view("ViewGroup", (0, 230, WIDTH, 2200), "", (
        text("General", (40, 300, 400, 360)), card, text("Tools", (40, 1100, 400, 1160)),
    ))  # fmt: skip
    reading = read(page(bar("Search"), view("ScrollView", (0, 230, WIDTH, 2200), "scroll", (column,))))
    for phrase, name in (
        ("the switch in the Night row", "Night"), ("the icon at the start of the Night row", "🌙"),
        ("the second switch", "Night"), ("the icon left of Lock", "🔒"),
    ):  # fmt: skip
        answer = ground(Target(phrase), reading)
        assert isinstance(answer, Found), answer.text()
        assert answer.name == name


def over(box: tuple[int, int, int, int]) -> Screen:
    """A page with something over it in the same window, and a shade between that takes every other touch."""
    shade = view(VIEW, (0, 0, WIDTH, HEIGHT), "click", description="Close")
    left, top, _, _ = box
    own = view("Button", (left + 40, top + 100, left + 400, top + 220), "click", text="Share link")
    sheet = view(VIEW, box, "", (text("Share with", (left + 40, top + 10, left + 600, top + 80)), own))
    return screen(window(view("FrameLayout", (0, 0, WIDTH, HEIGHT), "", (*rows(5), shade, sheet))))


@pytest.mark.parametrize(
    ("box", "kind"),
    [((0, 1600, WIDTH, HEIGHT), GroupKind.SHEET), ((100, 800, 980, 1500), GroupKind.DIALOG)],
    ids=["sheet", "dialog"],
)
def test_what_lies_over_a_shade_in_the_same_window_is_a_group_of_its_own(
    box: tuple[int, int, int, int], kind: GroupKind
) -> None:
    reading = read(over(box))
    assert '"Share link"' in group(outline(reading, "X"), kind)
    assert isinstance(ground(Target("the button in the dialog"), reading), Found)
    assert not isinstance(ground(Target('"Row 2"'), reading), Found)


def item(left: int, right: int, name: str, top: int = 2050) -> Drawn:
    """One of a bottom bar, icon over name, as React Native dumps it."""
    middle = (left + right) // 2
    return view(VIEW, (left, top, right, top + 160), "click", (
        view(VIEW, (middle - 30, top + 20, middle + 30, top + 80)),
        text(name, (left + 20, top + 100, right - 20, top + 140)),
    ), description=f"{name}")  # fmt: skip


def test_items_along_the_bottom_are_a_bar_though_no_container_holds_them() -> None:
    names = ("Focus", "Ideas", "Routines", "Calendar", "Progress")
    items = [item(20 + 208 * n, 20 + 208 * (n + 1), name) for n, name in enumerate(names)]
    reading = read(page(*rows(4), *items))
    assert [words.strip('"') for words in group(outline(reading, "X"), GroupKind.NAVIGATION)] == list(names)
    answer = ground(Target("middle tab of the bottom bar"), reading)
    assert isinstance(answer, Found)
    assert answer.name == "Routines"


def test_the_round_button_on_the_middle_of_a_bar_is_in_the_bar() -> None:
    bar = strip(2240, "Home", "Map", "Chat", "Me")
    docked = view(VIEW, (480, 2160, 600, 2290), "click", (view(VIEW, (500, 2180, 580, 2260)),))
    answer = ground(Target("the round button in the middle of the bottom bar"), read(page(*rows(3), bar, docked)))
    assert isinstance(answer, Found), answer.text()
    assert answer.bounds.left == 480


def test_places_are_meant_in_the_bar_that_is_said() -> None:
    shown = read(page(bar("Search", "More"), *rows(3), strip(2240, "Home", "Map", "Me")))
    for phrase, name in (
        ("the left tab of the bottom bar", "Home"),
        ("the tab in the middle of the bottom bar", "Map"),
        ("the right tab in the bottom bar", "Me"),
    ):
        answer = ground(Target(phrase), shown)
        assert isinstance(answer, Found), answer.text()
        assert answer.name == name


def test_the_keys_of_a_pad_are_no_bar() -> None:
    keys = []
    for number in range(12):
        left, top = 360 * (number % 3), 1500 + 220 * (number // 3)
        inner = text(str(number), (left + 100, top + 40, left + 200, top + 180))
        keys.append(view(VIEW, (left, top, left + 360, top + 220), "click", (inner,)))
    assert not [part for part in read(page(*keys)).layout.parts if part.kind is GroupKind.NAVIGATION]


def test_what_is_typed_or_told_by_us_does_not_tell_the_language() -> None:
    typed = view("EditText", (60, 300, 1000, 400), "click focusable", text="senden löschen abbrechen speichern")
    shown = read(page(typed, view("Button", (60, 600, 500, 700), "click", text="Alt")))
    assert not [la for thing in shown.things for la in thing.labels if la.source == "meaning" and la.text == "old"]
    german = [view("Button", (60, 300 + 150 * n, 500, 400 + 150 * n), "click", text=t) for n, t in enumerate(
        ("Speichern", "Abbrechen", "ada@x.org", "12:30", "5 €", "⭐", "🔒", "📷"))]  # fmt: skip
    meant = {la.text for thing in read(page(*german)).things for la in thing.labels if la.source == "meaning"}
    assert {"save", "cancel"} <= meant


# --- dialogs and sheets that apps draw themselves --------------------------------------------------------------------


def modal(closes: str = "Close") -> Screen:
    """As React Native draws one: what takes every touch holds the box, and its texts with it."""
    box = view("View", (105, 813, 975, 1653), children=(
        text("Delete the account?", (168, 876, 912, 1044)), text("All of it will be gone.", (168, 1086, 912, 1401)),
        view("Button", (475, 1464, 723, 1590), "click", text="Cancel"),
        view("Button", (744, 1464, 912, 1590), "click", text="Delete"),
    ))  # fmt: skip
    inside = view("View", (0, 128, 1080, 2337), children=(box,))
    return page(view("View", (0, 0, 1080, 2337), "click", (inside,), description=closes))


def kinds(shown: Screen) -> set[GroupKind]:
    return {part.kind for part in read(shown).layout.parts}


def test_a_box_alone_on_what_closes_it_is_a_dialog_and_its_texts_are_its_own() -> None:
    assert GroupKind.DIALOG in kinds(modal())
    assert GroupKind.DIALOG in kinds(modal("閉じる"))
    reading = read(modal())
    own = {thing.name: thing.role for thing in reading.things if thing.part_of is None}
    assert own["Delete the account?"] is Role.HEADING
    assert own["All of it will be gone."] is Role.TEXT
    assert outline(reading, "App").title == "Delete the account?"
    answer = ground(Target("the second dialog button"), reading)
    assert isinstance(answer, Found)
    assert answer.name == "Delete"


def test_a_box_on_a_page_that_takes_touches_is_no_dialog() -> None:
    """A page that only hides the keyboard when it is touched."""
    assert GroupKind.DIALOG not in kinds(modal(""))


@pytest.mark.parametrize(("said", "is_sheet"), [("Close sheet", True), ("Photo of a beach", False)])
def test_what_stands_below_the_rest_of_its_shade_is_a_sheet(said: str, is_sheet: bool) -> None:
    """uiautomator tells of a shade only what the sheet leaves of it."""
    shade = view("View", (0, 0, 1080, 1200), "click", description=said)
    sheet = view("View", (0, 1200, 1080, 2400), children=(
        text("City Stars Mall", (40, 1300, 500, 1380)), text("127 ratings", (40, 1400, 500, 1460)),
    ))  # fmt: skip
    assert (GroupKind.SHEET in kinds(page(view("View", (0, 0, 1080, 2400), children=(shade, sheet))))) is is_sheet


def test_a_drawn_checkbox_is_one() -> None:
    rows = [view("View", (0, 300 + 200 * n, 1080, 500 + 200 * n), children=(
        icon((40, 350 + 200 * n, 140, 450 + 200 * n), "checkbox outline"),
        text(name, (200, 360 + 200 * n, 700, 440 + 200 * n)),
        icon((900, 350 + 200 * n, 1000, 450 + 200 * n), "trash"),
    )) for n, name in enumerate(("Family", "Holidays", "School"))]  # fmt: skip
    reading = read(page(view("ListView", (0, 300, 1080, 1800), "scroll", rows)))
    for phrase in ("Holidays checkbox", "the checkbox of Holidays", "check Holidays", "the second checkbox"):
        answer = ground(Target(phrase), reading)
        assert isinstance(answer, Found), phrase
        assert (answer.point.x, answer.point.y) == (90, 600), phrase


@pytest.mark.parametrize(("identifier", "flags"), [("org.example:id/hotseat", "click"), ("", "click long")])
def test_the_apps_at_the_foot_of_a_home_screen_are_no_tabs(identifier: str, flags: str) -> None:
    apps = [
        text(name, (20 + 260 * n, 2120, 280 + 260 * n, 2380), flags)
        for n, name in enumerate(("Phone", "Messages", "Browser", "Camera"))
    ]
    dock = view("ViewGroup", (0, 2120, WIDTH, 2380), children=apps, resource_id=identifier)
    said = outline(read(page(text("Friday", (60, 300, 500, 360)), dock)), "Home")
    assert [group.name or group.kind for group in said.groups] == [GroupKind.PAGE, "dock"]
    assert {item.role for item in said.items() if item.phrase} == {Role.BUTTON}
    answer = ground(Target("the last icon in the dock"), read(page(text("Friday", (60, 300, 500, 360)), dock)))
    assert isinstance(answer, Found)
    assert answer.name == "Camera"
