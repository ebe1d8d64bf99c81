"""The tree of a window and the XML that Android's tools print of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from device.geometry import Bounds
from device.simulator.android.dump import (
    HEADER,
    Node,
    compressed,
    decorated,
    java_float,
    printable,
    quoted,
    to_line,
    to_xml,
    tree,
)
from device.simulator.drawing.layout import layout
from device.simulator.drawing.view import View
from device.simulator.drawing.widgets import (
    avatar,
    button,
    column,
    divider,
    field,
    icon,
    icon_button,
    list_row,
    progress,
    row,
    screen,
    scroll_column,
    slider,
    switch_row,
    text,
)

DISPLAY = Bounds(0, 0, 1080, 2400)
PACKAGE = "org.example.app"
U2_ATTRIBUTES = [
    "index", "text", "resource-id", "class", "package", "content-desc", "checkable", "checked", "clickable", "enabled",
    "focusable", "focused", "scrollable", "long-clickable", "password", "selected", "visible-to-user", "bounds",
    "drawing-order", "hint", "display-id",
]  # fmt: skip
COMMAND_ATTRIBUTES = [name for name in U2_ATTRIBUTES[:18] if name != "visible-to-user"]


def nothing() -> None:
    """A handler for what is never tapped here."""


def dumped(view: View, **options: object) -> Node:
    return tree(layout(view, DISPLAY, 420, package=PACKAGE, **options))  # type: ignore[arg-type]


def parsed(xml: str) -> etree._Element:
    return etree.fromstring(xml.encode())


def by_id(root: Node, name: str) -> Node:
    return next(node for node in root.walk() if node.resource_id.endswith(name))


def test_the_xml_has_the_header_line_ends_and_indentation_of_kxml() -> None:
    xml = to_xml([dumped(column(text("Hi", id="greeting")))], 1)
    lines = xml.split("\r\n")
    assert lines[0] == "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
    assert lines[1] == '<hierarchy rotation="1">'
    assert lines[2].startswith('  <node index="0" text="" ')
    assert lines[3].startswith('    <node index="0" text="Hi" resource-id="org.example.app:id/greeting" ')
    assert lines[3].endswith(" />")
    assert lines[4:] == ["  </node>", "</hierarchy>"]


def test_no_window_gives_the_empty_hierarchy_that_clients_wait_out() -> None:
    assert to_xml([], 0) == HEADER + '\r\n<hierarchy rotation="0" />'


def test_attributes_come_in_the_order_of_each_tool() -> None:
    root = dumped(screen(button("Save", nothing, id="save")))
    for xml, expected in ((to_xml([root], 0), U2_ATTRIBUTES), (to_line(root, 0), COMMAND_ATTRIBUTES)):
        for node in parsed(xml).iter("node"):
            assert list(node.attrib) == expected


def test_the_commands_dump_is_one_line_with_one_root() -> None:
    line = to_line(dumped(screen(text("Hi"))), 0)
    assert "\n" not in line
    assert line.startswith(HEADER + '<hierarchy rotation="0"><node index="0"')
    assert line.endswith("</node></hierarchy>")


def test_each_window_is_a_root_with_index_zero() -> None:
    windows = [dumped(screen(text("one"))), dumped(screen(text("two")))]
    roots = list(parsed(to_xml(windows, 0)))
    assert [root.get("index") for root in roots] == ["0", "0"]


def test_a_plain_id_belongs_to_the_package_and_one_with_a_colon_is_its_own() -> None:
    root = dumped(column(text("a", id="mine"), text("b", id="android:id/title"), text("c")))
    assert [child.resource_id for child in root.children] == ["org.example.app:id/mine", "android:id/title", ""]


def test_flags_say_what_a_view_is_and_does() -> None:
    root = dumped(
        column(
            switch_row("Wi-Fi", True, nothing, id="wifi"),
            icon_button("star", "Star", nothing, id="star", enabled=False, on_long_press=nothing),
            field("name", "Name", id="name"),
        ),
        focus="name",
    )
    wifi, switch, star, name = (by_id(root, part) for part in ("/wifi", "switch_widget", "/star", "/name"))
    assert (wifi.clickable, wifi.checkable, wifi.text) == (True, False, "")
    assert (switch.clickable, switch.checkable, switch.checked) == (False, True, True)
    assert (star.clickable, star.long_clickable, star.enabled, star.description) == (True, True, False, "Star")
    assert (name.clickable, name.focusable, name.focused, name.long_clickable) == (True, True, True, True)


def test_an_empty_field_has_its_hint_in_an_attribute_of_its_own() -> None:
    empty = dumped(column(field("name", "Name", id="name"))).children[0]
    typed = dumped(column(field("name", "Name", id="name")), fields={"name": "Ada"}).children[0]
    assert (empty.text, empty.hint) == ("", "Name")
    assert (typed.text, typed.hint) == ("Ada", "Name")


def test_a_password_is_told_as_bullets_only() -> None:
    xml = to_xml([dumped(column(field("pin", password=True)), fields={"pin": "s3cret"})], 0)
    assert "s3cret" not in xml
    assert 'text="••••••"' in xml
    assert 'password="true"' in xml


def test_sliders_and_progress_bars_have_a_number_for_a_text() -> None:
    root = dumped(column(slider(0.62, None), progress(1.0)))
    assert [child.text for child in root.children] == ["0.62", "1.0"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0.0, "0.0"),
        (0.1, "0.1"),
        (1 / 3, "0.33333334"),
        (75.0, "75.0"),
        (1e7, "1.0E7"),
        (1e-5, "1.0E-5"),
        (-2.5, "-2.5"),
    ],
)
def test_floats_are_printed_as_java_does(value: float, printed: str) -> None:
    assert java_float(value) == printed


def test_an_initial_in_a_picture_is_not_in_the_tree_and_decoration_is_no_node() -> None:
    root = dumped(column(avatar("Ada", id="photo"), divider(), icon("star", hidden_from_tree=True), text("Ada")))
    assert [(child.text, child.index) for child in root.children] == [("", 0), ("Ada", 1)]


def test_what_is_scrolled_out_of_sight_is_skipped_and_leaves_a_gap_in_the_indices() -> None:
    rows = [list_row(f"Row {i}", key=f"row{i}", on_tap=nothing) for i in range(60)]
    view = screen(scroll_column(*rows, key="list", recycling=False))
    root = dumped(view, scroll={"list": 900.0})
    body = parsed(to_xml([root], 0)).find("node/node/node")
    assert body is not None
    indices = [int(node.get("index", "")) for node in body]
    assert indices[0] > 5
    assert indices == list(range(indices[0], indices[0] + len(indices)))
    assert len(by_id(root, "scroll_view").children[0].children) == 60


def test_bounds_are_clipped_to_what_is_seen_and_whole_where_nothing_is() -> None:
    rows = [list_row(f"Row {i}", id=f"row{i}", on_tap=nothing) for i in range(60)]
    root = dumped(screen(scroll_column(*rows, key="list", recycling=False)), scroll={"list": 10.0})
    first, last = by_id(root, "row0"), by_id(root, "row59")
    assert (first.bounds.top, first.full.top) == (0, -26)
    assert (last.visible, last.bounds) == (False, last.full)


def test_a_list_is_scrollable_only_if_there_is_more_than_fits() -> None:
    rows = [list_row(f"Row {i}") for i in range(60)]
    assert by_id(dumped(screen(scroll_column(*rows, key="list"))), "recycler_view").scrollable
    assert not by_id(dumped(screen(scroll_column(*rows[:2], key="list"))), "recycler_view").scrollable


def test_max_depth_cuts_below_the_roots() -> None:
    root = dumped(screen(column(column(text("deep")))))
    depths = [len(list(parsed(to_xml([root], 0, max_depth=depth)).iter("node"))) for depth in range(5)]
    assert depths == [1, 2, 3, 4, 4]


def test_an_apps_window_begins_with_androids_containers_which_the_compressed_tree_drops() -> None:
    page = dumped(screen(button("OK", nothing, key="ok")))
    window = decorated(page)
    chain = [window, window.children[0], window.children[0].children[0]]
    assert [(node.class_name.rpartition(".")[2], node.resource_id) for node in chain] == [
        ("FrameLayout", ""),
        ("LinearLayout", ""),
        ("FrameLayout", "android:id/content"),
    ]
    assert {(node.bounds, node.package, len(node.children)) for node in chain} == {(page.bounds, PACKAGE, 1)}
    assert list(chain[-1].children[0].walk())[1:] == list(page.walk())[1:]
    assert [node.text for node in compressed(window).children] == ["OK"]


def test_the_compressed_tree_drops_mere_containers_and_counts_anew() -> None:
    root = dumped(screen(column(row(text("a"), text("b"))), column(text("c"), on_tap=nothing)))
    flat = compressed(root)
    assert [(child.class_name.rsplit(".", 1)[1], child.text, child.index) for child in flat.children] == [
        ("TextView", "a", 0), ("TextView", "b", 1), ("LinearLayout", "", 2),
    ]  # fmt: skip
    assert [node.text for node in flat.walk() if node.text] == [node.text for node in root.walk() if node.text]


def test_a_nameless_button_is_not_accessibility_friendly() -> None:
    nameless = dumped(column(icon_button("star", "", nothing)))
    named_inside = dumped(column(list_row("Title", on_tap=nothing)))
    disabled = dumped(column(icon_button("star", "", nothing, enabled=False)))
    assert '<node NAF="true" index="0"' in to_xml([nameless], 0)
    assert "NAF" not in to_xml([named_inside, disabled], 0)


def test_emoji_and_control_characters_become_full_stops_a_utf16_unit() -> None:
    assert printable("ok 😀!") == "ok ..!"
    assert printable("a\x00b\x1fc\ud800d\ufffee") == "a.b.c.d.e"
    assert printable("tab\tline\n") == "tab\tline\n"


def test_a_value_with_a_quotation_mark_stands_between_apostrophes() -> None:
    assert quoted("plain & <tag>") == '"plain &amp; &lt;tag&gt;"'
    assert quoted('say "it\'s"') == "'say \"it&apos;s\"'"
    assert quoted("two\nlines") == '"two&#10;lines"'


@given(st.text(st.characters(exclude_categories=[]), max_size=40), st.text(max_size=10))
def test_any_text_survives_a_parser_as_the_dumper_let_it_through(words: str, description: str) -> None:
    node = Node("android.view.View", DISPLAY, DISPLAY, text=words, description=description)
    for xml in (to_xml([node], 0), to_line(node, 0)):
        found = parsed(xml).find("node")
        assert found is not None
        assert found.get("text") == printable(words)
        assert found.get("content-desc") == printable(description)
