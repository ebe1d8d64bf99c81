"""Widgets: the views that Android would report, with its class names and ids."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from device.geometry import Bounds
from device.simulator.android.dump import Node, tree
from device.simulator.drawing import icons, widgets
from device.simulator.drawing.layout import layout, walk
from device.simulator.drawing.view import View
from device.simulator.drawing.widgets import (
    Action,
    Destination,
    DialogButton,
    MenuEntry,
    app_bar,
    avatar,
    back,
    bottom_navigation,
    button,
    checkbox,
    chip,
    color_of,
    column,
    dialog_frame,
    fab,
    field,
    icon_button,
    image,
    key_cap,
    keypad_key,
    list_row,
    menu_frame,
    progress,
    radio,
    scroll_column,
    search_field,
    sheet_frame,
    slider,
    space,
    switch,
    switch_row,
    tabs,
    text,
)

DISPLAY = Bounds(0, 0, 1080, 2400)


def nothing() -> None:
    """A handler for what is never tapped here."""


def dumped(view: View) -> Node:
    return tree(layout(view, DISPLAY, 420, package="org.example"))


def short(node: Node) -> str:
    return node.class_name.rsplit(".", 1)[1]


@pytest.mark.parametrize(
    ("view", "class_name"),
    [
        (text("a"), "android.widget.TextView"),
        (button("a", nothing), "android.widget.Button"),
        (icon_button("add", "a", nothing), "android.widget.ImageButton"),
        (fab("add", "a", nothing), "android.widget.ImageButton"),
        (chip("a", nothing), "android.widget.Button"),
        (field("a"), "android.widget.EditText"),
        (search_field("a", "b"), "android.widget.EditText"),
        (switch(True), "android.widget.Switch"),
        (checkbox(True), "android.widget.CheckBox"),
        (radio(True), "android.widget.RadioButton"),
        (slider(0.5, None), "android.widget.SeekBar"),
        (progress(0.5), "android.widget.ProgressBar"),
        (image(), "android.widget.ImageView"),
        (avatar("a"), "android.widget.ImageView"),
        (scroll_column(key="a"), "androidx.recyclerview.widget.RecyclerView"),
        (scroll_column(key="a", recycling=False), "android.widget.ScrollView"),
        (column(), "android.widget.LinearLayout"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_widgets_bear_androids_class_names(view: View, class_name: str) -> None:
    assert view.class_name == class_name


def test_a_row_says_nothing_itself_and_has_its_words_and_switch_inside() -> None:
    root = dumped(column(switch_row("Wi-Fi", True, nothing, "Home", icon="wifi", key="wifi")))
    outer = root.children[0]
    assert (short(outer), outer.text, outer.description, outer.clickable) == ("LinearLayout", "", "", True)
    inner = {node.resource_id: node for node in outer.walk() if node.resource_id}
    assert inner["android:id/title"].text == "Wi-Fi"
    assert inner["android:id/summary"].text == "Home"
    assert inner["android:id/switch_widget"].checked
    assert not inner["android:id/switch_widget"].clickable
    assert [short(child) for child in outer.children] == ["LinearLayout", "RelativeLayout", "LinearLayout"]


def test_rows_are_56_dp_high_and_72_with_a_summary_whatever_stands_at_their_ends() -> None:
    pixels = 420 / 160
    star = icon_button("star", "Star", nothing)
    for options in ({}, {"icon": "wifi"}, {"trailing": switch(True)}, {"trailing": star}, {"leading": avatar("Ada")}):
        view = column(
            list_row("Title", key="one", **options),  # type: ignore[arg-type]
            list_row("Title", "Summary", key="two", **options),  # type: ignore[arg-type]
        )
        heights = {each.key: each.bounds.height for each in walk(layout(view, DISPLAY, 420))}
        assert heights["one"] == pytest.approx(56 * pixels, abs=pixels)
        assert heights["two"] == pytest.approx(74 * pixels, abs=3 * pixels)


def test_a_disabled_row_is_disabled_with_its_words() -> None:
    root = dumped(column(list_row("Title", "Summary", on_tap=nothing, enabled=False)))
    assert [node.enabled for node in root.children[0].walk() if node.text] == [False, False]
    assert not root.children[0].enabled


def test_an_app_bar_names_its_buttons_as_android_does() -> None:
    bar = app_bar(
        "Title", navigation=back(nothing), actions=[Action("search", "Search", nothing, id="find")], overflow=nothing
    )
    root = dumped(column(bar))
    buttons = [(short(node), node.description) for node in root.walk() if node.clickable]
    assert buttons == [("ImageButton", "Navigate up"), ("ImageButton", "Search"), ("ImageView", "More options")]
    assert [node.text for node in root.walk() if node.text] == ["Title"]


def test_a_large_app_bar_and_one_with_a_field_say_the_same_things() -> None:
    assert [node.text for node in dumped(column(app_bar("Settings", large=True))).walk() if node.text] == ["Settings"]
    bar = app_bar(search_field("query", "Search"), navigation=back(nothing))
    placed = layout(column(bar), DISPLAY, 420)
    query = next(each for each in walk(placed) if each.key == "query")
    assert query.bounds.width > DISPLAY.width // 2


def test_exactly_the_chosen_tab_and_place_are_selected() -> None:
    chosen: list[int] = []
    places = [Destination(label, "home", nothing) for label in ("Home", "Find", "Me")]
    view = column(tabs(["One", "Two", "Three"], 1, chosen.append), space(weight=1.0), bottom_navigation(places, 2))
    root = dumped(view)
    assert [node.description for node in root.walk() if node.selected] == ["Two", "Me"]
    third = next(each for each in walk(layout(view, DISPLAY, 420)) if each.view.description == "Three")
    assert third.view.on_tap is not None
    third.view.on_tap()
    assert chosen == [2]


def test_a_dialog_has_androids_ids_and_its_buttons_in_androids_order() -> None:
    buttons = [
        DialogButton("Delete", nothing),
        DialogButton("Later", nothing, "neutral"),
        DialogButton("Cancel", nothing, "negative"),
    ]
    root = dumped(dialog_frame("Delete?", "It will be gone.", buttons=buttons))
    assert [(node.resource_id, node.text) for node in root.walk() if node.text] == [
        ("android:id/alertTitle", "Delete?"),
        ("android:id/message", "It will be gone."),
        ("android:id/button3", "Later"),
        ("android:id/button2", "Cancel"),
        ("android:id/button1", "Delete"),
    ]


def test_a_menu_is_a_list_of_rows_with_titles_and_marks() -> None:
    root = dumped(
        menu_frame([MenuEntry("Sort", nothing, checked=True), MenuEntry("Gone", nothing, enabled=False, icon="close")])
    )
    assert short(root) == "ListView"
    assert [node.text for node in root.walk() if node.text] == ["Sort", "Gone"]
    assert [node.checked for node in root.walk() if node.checkable] == [True]
    assert [child.enabled for child in root.children] == [True, False]


def test_a_filter_chip_is_a_box_that_can_be_checked() -> None:
    assert [chip("New", nothing, checked=on).checked for on in (True, False)] == [True, False]
    assert chip("New", nothing, checked=False).class_name == "android.widget.CheckBox"
    assert not chip("Send", nothing).checkable


def test_keys_say_what_they_type() -> None:
    assert keypad_key("2", nothing, letters="ABC").description == "2,ABC"
    assert key_cap("q", nothing).text == "q"
    assert key_cap("", nothing, icon="keyboard_backspace", description="Delete").description == "Delete"


def test_children_that_are_none_are_left_out() -> None:
    view = column(text("a"), None, scroll_column(None, key="list"), sheet_frame(None))
    assert [child.kind for child in view.children] == ["text", "scroll", "column"]


def test_the_same_name_always_has_the_same_colour_and_names_differ() -> None:
    assert color_of("Ada") == color_of("Ada")
    assert len({color_of(f"Person {i}") for i in range(40)}) > 5


def test_every_icon_that_widgets_draw_exists() -> None:
    drawn = {"back", "more_vert", "check", "search", "person"}
    assert drawn <= icons.names()
    with pytest.raises(KeyError, match="no_such_icon"):
        icons.mask("no_such_icon", 24)


def test_every_exported_factory_says_what_it_makes() -> None:
    for name in widgets.__all__:
        value = getattr(widgets, name)
        if inspect.isfunction(value):
            assert value.__doc__, name


def test_a_changed_copy_of_a_view_differs_in_what_was_changed_only_and_knows_no_other_names() -> None:
    first = text("Words", key="words", description="said")
    second = first.but(text="Others", width="fill")
    assert second == dataclasses.replace(first, text="Others", width="fill") != first
    with pytest.raises(TypeError, match="colour"):
        first.but(colour="red")
