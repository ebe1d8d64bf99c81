"""Reading the XML of a screen."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.errors import BadHierarchy
from device.geometry import Bounds
from device.hierarchy import MOST_DEPTH, MOST_NODES, parse, values
from device.screen import Screen, WindowKind

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\r\n"
WIDTH, HEIGHT = 1080, 2400


def node(*children: str, **attributes: str) -> str:
    said = {"class": "android.view.View", "package": "org.example.notes", "bounds": f"[0,0][{WIDTH},{HEIGHT}]"}
    said |= {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return f"<node {' '.join(f'{name}={quoteattr(value)}' for name, value in said.items())}>{''.join(children)}</node>"


def dump(*windows: str, rotation: int = 0) -> str:
    return f'{HEAD}<hierarchy rotation="{rotation}">{"".join(windows)}</hierarchy>'


def box(left: int, top: int, right: int, bottom: int) -> str:
    return f"[{left},{top}][{right},{bottom}]"


APP = node(node(text="Notes", resource_id="org.example.notes:id/title", bounds=box(0, 100, 1080, 200)))
STATUS_BAR = node(
    node(text="12:30", package="com.android.systemui", bounds=box(10, 0, 90, 80)),
    package="com.android.systemui",
    bounds=box(0, 0, 1080, 80),
)
NAVIGATION_BAR = node(package="com.android.systemui", bounds=box(0, 2270, 1080, 2400))
KEYBOARD = node(
    node(resource_id="android:id/inputArea", package="org.example.typing", bounds=box(0, 1600, 1080, 2270)),
    package="org.example.typing",
    bounds=box(0, 80, 1080, 2400),
)
DIALOG = node(node(text="Delete?", bounds=box(100, 900, 980, 1000)), bounds=box(60, 850, 1020, 1500))
SHADE = node(
    node(text="Wi-Fi", package="com.android.systemui", bounds=box(0, 100, 500, 300)),
    package="com.android.systemui",
    bounds=box(0, 0, 1080, 2400),
)
EVERYTHING = (SHADE, NAVIGATION_BAR, STATUS_BAR, KEYBOARD, DIALOG, APP)


def kinds(screen: Screen) -> list[WindowKind]:
    return [window.kind for window in screen.windows]


def test_windows_stand_from_back_to_front_whatever_their_order_in_the_dump():
    screen = parse(dump(*EVERYTHING), WIDTH, HEIGHT)
    assert kinds(screen) == [
        WindowKind.APPLICATION,
        WindowKind.DIALOG,
        WindowKind.KEYBOARD,
        WindowKind.STATUS_BAR,
        WindowKind.NAVIGATION_BAR,
        WindowKind.SYSTEM,
    ]
    assert [window.layer for window in screen.windows] == list(range(6))


@given(st.permutations(EVERYTHING))
def test_the_order_of_sibling_windows_changes_nothing(windows: list[str]):
    assert parse(dump(*windows)) == parse(dump(*EVERYTHING))


def test_equal_windows_with_different_content_stand_in_one_order_too():
    first, second = (node(node(text=text), bounds=box(100, 100, 900, 900)) for text in ("Cut", "Copy"))
    assert parse(dump(APP, first, second)) == parse(dump(second, APP, first))


def test_of_two_full_windows_the_one_with_the_focus_is_in_front():
    under, over = node(node(text="list")), node(node(text="field", focused="true"))
    for windows in ((under, over), (over, under)):
        screen = parse(dump(*windows), WIDTH, HEIGHT)
        assert screen.elements[screen.windows[-1].root + 1].text == "field"


def test_of_two_dialogs_the_smaller_is_in_front():
    menu = node(node(text="Rename"), bounds=box(500, 900, 900, 1200))
    screen = parse(dump(menu, DIALOG, APP), WIDTH, HEIGHT)
    assert kinds(screen) == [WindowKind.APPLICATION, WindowKind.DIALOG, WindowKind.DIALOG]
    assert screen.elements[screen.windows[2].root + 1].text == "Rename"


def test_elements_are_in_preorder_and_their_keys_are_their_places():
    screen = parse(dump(KEYBOARD, node(node(node(text="a"), node(text="b")), node(text="c")), STATUS_BAR))
    assert [element.key for element in screen.elements] == list(range(len(screen.elements)))
    for window, root in ((i, w.root) for i, w in enumerate(screen.windows)):
        below = list(screen.subtree(screen.elements[root]))
        assert [e.key for e in below] == list(range(root, root + len(below)))
        assert {e.window for e in below} == {window}
    assert [e.text for e in screen.elements if e.text] == ["a", "b", "c", "12:30"]
    assert all(e.key in screen.elements[e.parent].children for e in screen.elements if e.parent is not None)


def test_every_attribute_is_read():
    flags = (
        "clickable", "long_clickable", "checkable", "checked", "focusable", "focused", "scrollable", "selected",
        "password",
    )  # fmt: skip
    given_ = node(
        index="3", text="Ada & <Bo>", content_desc="a name", hint="Name", resource_id="a:id/b", package="a",
        class_="android.widget.EditText", bounds="[1,2][3,4]", drawing_order="7", enabled="false",
        visible_to_user="false", **dict.fromkeys(flags, "true"),
    )  # fmt: skip
    element = parse(dump(given_)).elements[0]
    assert (element.index, element.drawing_order, element.bounds) == (3, 7, Bounds(1, 2, 3, 4))
    assert (element.text, element.description, element.hint) == ("Ada & <Bo>", "a name", "Name")
    assert (element.resource_id, element.class_name, element.package) == ("a:id/b", "android.widget.EditText", "a")
    assert all(getattr(element, flag) for flag in flags)
    assert not element.enabled
    assert not element.visible


def test_attributes_left_out_take_their_defaults():
    element = parse(f'{HEAD}<hierarchy rotation="0"><node/></hierarchy>').elements[0]
    assert element.enabled
    assert element.visible
    assert not element.clickable
    assert (element.text, element.class_name, element.bounds) == ("", "", Bounds(0, 0, 0, 0))


def test_nodes_named_by_their_class_read_the_same():
    plain = dump(node(node(class_="android.widget.Button", text="OK"), class_="android.widget.FrameLayout"))
    renamed = plain.replace('<node class="android.widget.FrameLayout"', "<android.widget.FrameLayout")
    renamed = renamed.replace('<node class="android.widget.Button"', "<android.widget.Button")
    renamed = renamed.replace("</node></node>", "</android.widget.Button></android.widget.FrameLayout>")
    assert renamed != plain
    assert parse(renamed) == parse(plain)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("[0,0][10,20]", Bounds(0, 0, 10, 20)),
        ("[-5,-6][10,20]", Bounds(-5, -6, 10, 20)),
        (" [ 1, 2 ] [ 3 , 4 ] ", Bounds(1, 2, 3, 4)),
        ("[0.0,1.6][10.2,20.0]", Bounds(0, 2, 10, 20)),
        ("[1,2,3,4]", Bounds(1, 2, 3, 4)),
        ("", Bounds(0, 0, 0, 0)),
        ("[1,2]", Bounds(0, 0, 0, 0)),
        ("nonsense", Bounds(0, 0, 0, 0)),
    ],
)
def test_bounds_are_read_in_every_spelling(said: str, read: Bounds):
    assert parse(dump(node(bounds=said))).elements[0].bounds == read


def test_a_number_of_ten_thousand_digits_does_no_harm():
    assert parse(dump(node(index="9" * 10_000, bounds="[" + "9" * 10_000 + ",0][1,1]"))).elements


def test_without_a_size_the_windows_tell_it():
    app = node(bounds=box(0, 0, 1080, 2270))
    screen = parse(dump(app, NAVIGATION_BAR))
    assert (screen.width, screen.height) == (1080, 2400)


def test_a_window_beyond_the_display_does_not_widen_it():
    beyond = node(bounds=box(1500, 0, 2500, 2400))
    assert parse(dump(APP, beyond)).width == 1080


def test_the_size_that_is_given_holds():
    screen = parse(dump(DIALOG, rotation=1), 2400, 1080)
    assert (screen.width, screen.height, screen.rotation) == (2400, 1080, 1)


def test_windows_of_a_second_display_are_left_out():
    here, there = node(node(text="here"), display_id="0"), node(node(text="there"), display_id="5")
    assert [e.text for e in parse(dump(there, here)).elements if e.text] == ["here"]


# --- kinds of windows ---


def kind_of(window: str, *others: str, width: int = WIDTH, height: int = HEIGHT) -> WindowKind:
    marked = window.replace("<node ", '<node hint="this one" ', 1)
    screen = parse(dump(marked, *others), width, height)
    return next(w.kind for w in screen.windows if screen.elements[w.root].hint == "this one")


def test_a_keyboard_is_known_by_its_package():
    board = node(package="com.android.inputmethod.latin", bounds=box(0, 1600, 1080, 2400))
    assert kind_of(board, APP) is WindowKind.KEYBOARD


def test_a_keyboard_is_known_by_its_keys():
    keys = [node(text=letter, package="org.example.typing") for letter in "qwertyuiop"]
    board = node(*keys, package="org.example.typing", bounds=box(0, 1600, 1080, 2400))
    assert kind_of(board, APP) is WindowKind.KEYBOARD


def test_a_keyboards_settings_page_is_an_app():
    page = node(node(resource_id="android:id/content"), package="com.android.inputmethod.latin")
    assert kind_of(page) is WindowKind.APPLICATION


def test_an_app_about_clipboards_is_no_keyboard():
    assert kind_of(node(package="org.example.clipboard")) is WindowKind.APPLICATION


def test_a_calculator_is_no_keyboard():
    keys = [node(text=digit, package="org.example.sums") for digit in "0123456789+-"]
    assert kind_of(node(*keys, package="org.example.sums")) is WindowKind.APPLICATION


def test_a_navigation_bar_may_stand_at_the_side():
    bar = node(package="com.android.systemui", bounds=box(2270, 0, 2400, 1080))
    assert kind_of(bar, width=2400, height=1080) is WindowKind.NAVIGATION_BAR


def test_the_shade_pulled_down_is_a_system_window():
    assert kind_of(SHADE, APP) is WindowKind.SYSTEM


def test_two_apps_that_share_the_display_are_both_apps():
    above = node(package="org.example.maps", bounds=box(0, 0, 1080, 1180))
    below = node(package="org.example.music", bounds=box(0, 1220, 1080, 2400))
    assert kind_of(above, below) is WindowKind.APPLICATION
    assert kind_of(below, above) is WindowKind.APPLICATION


def test_a_small_window_is_a_dialog_even_when_nothing_behind_it_is_shown():
    assert kind_of(DIALOG) is WindowKind.DIALOG
    assert kinds(parse(dump(node(bounds=box(555, 73, 1070, 325))), WIDTH, HEIGHT)) == [WindowKind.DIALOG]


def test_a_permission_dialog_of_another_package_is_a_dialog():
    asks = node(package="com.android.permissioncontroller", bounds=box(0, 1500, 1080, 2270))
    assert kind_of(asks, APP) is WindowKind.DIALOG


# --- the fingerprint ---


def test_the_status_bars_clock_is_not_part_of_the_fingerprint():
    later = STATUS_BAR.replace("12:30", "12:31")
    assert parse(dump(APP, STATUS_BAR)).fingerprint() == parse(dump(APP, later)).fingerprint()


def test_a_change_of_text_is_part_of_the_fingerprint():
    assert parse(dump(APP)).fingerprint() != parse(dump(APP.replace("Notes", "Note"))).fingerprint()


# --- what Android prints although XML forbids it ---


def test_an_emoji_printed_as_two_halves_is_one_emoji():
    xml = dump(node(text="X")).replace("X", "hi &#55357;&#56832;!")
    assert parse(xml).elements[0].text == "hi \U0001f600!"


def test_an_emoji_as_itself_stays():
    assert parse(dump(node(text="hi \U0001f600"))).elements[0].text == "hi \U0001f600"


@pytest.mark.parametrize("bad", ["&#55357;", "&#0;", "&#x1;", "&#99999999999999;", "\x00", "\x1f", "\ud83d", "\uffff"])
def test_characters_that_xml_forbids_become_a_replacement(bad: str):
    assert parse(dump(node(text="X")).replace("X", f"a{bad}b")).elements[0].text == "a\ufffdb"


def test_line_breaks_in_a_text_survive():
    assert parse(dump(node(text="X")).replace("X", "a&#10;b")).elements[0].text == "a\nb"


def test_bytes_with_a_byte_order_mark_are_read():
    assert parse(b"\xef\xbb\xbf" + dump(node(text="é")).encode()).elements[0].text == "é"


def test_prose_after_the_tree_is_left_out():
    assert parse(dump(APP) + "UI hierchary dumped to: /dev/tty\n") == parse(dump(APP))


# --- what is no tree ---


def test_a_screen_without_windows_has_no_elements():
    screen = parse(f'{HEAD}<hierarchy rotation="1" />', 2400, 1080)
    assert screen == Screen(2400, 1080, 1, (), ())


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "   ",
        "ERROR: could not get idle state.",
        "<hierarchy/>",
        "<html><body/></html>",
        '<hierarchy rotation="0"><node></hierarchy>',
        '<hierarchy rotation="0"><node text="',
        '<hierarchy rotation="0"/><hierarchy rotation="0"/>',
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xfe<\x00h\x00",
    ],
)
def test_what_is_no_tree_is_said_to_be_none(xml: str | bytes):
    with pytest.raises(BadHierarchy):
        parse(xml)


def test_a_document_type_is_refused():
    with pytest.raises(BadHierarchy, match="document type"):
        parse('<!DOCTYPE h [<!ENTITY a "aaaa">]><hierarchy rotation="0"><node text="&a;"/></hierarchy>')


def test_ten_thousand_nodes_are_read():
    screen = parse(dump(node(*(["<node text='x'/>"] * 10_000))))
    assert len(screen.elements) == 10_001


def test_five_hundred_levels_are_read():
    deep = "<node>" * 500 + "</node>" * 500
    screen = parse(dump(deep))
    assert len(list(screen.ancestors(screen.elements[-1]))) == 499


def test_an_absurd_number_of_nodes_is_refused():
    with pytest.raises(BadHierarchy, match="absurd"):
        parse(dump(node("<node/>" * MOST_NODES)))


def test_an_absurd_depth_is_refused():
    with pytest.raises(BadHierarchy, match="absurd"):
        parse(dump("<node>" * (MOST_DEPTH + 1) + "</node>" * (MOST_DEPTH + 1)))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_screen_or_the_one_error(junk: bytes):
    with suppress(BadHierarchy):
        assert isinstance(parse(junk), Screen)


def test_a_dump_cut_off_anywhere_gives_a_clear_error():
    xml = dump(APP, DIALOG)
    pick = random.Random(1)
    for cut in pick.sample(range(len(HEAD), len(xml) - 1), 60):
        with pytest.raises(BadHierarchy):
            parse(xml[:cut])


def test_parsing_leaves_nothing_shared_between_screens():
    one, two = parse(dump(APP)), parse(dump(APP))
    assert one == two
    assert replace(one.elements[0], text="changed") != two.elements[0]


def test_a_dialog_of_the_system_ui_is_a_dialog_and_its_volume_panel_is_not() -> None:
    def window(package: str, box: str, child: str) -> str:
        return f'<node class="android.widget.FrameLayout" package="{package}" bounds="{box}">{child}</node>'

    button = (
        '<node class="android.widget.Button" resource-id="android:id/button1" text="OK" bounds="[700,1300][900,1400]"/>'
    )
    app = window("org.example", "[0,0][1080,2400]", "")
    ask = window("com.android.systemui", "[90,900][990,1450]", button)
    panel = window("com.android.systemui", "[900,700][1060,1400]", "")
    screen = parse(f'<hierarchy rotation="0">{ask}{panel}{app}</hierarchy>')
    assert [w.kind for w in screen.windows if w.package == "com.android.systemui"] == [
        WindowKind.DIALOG,
        WindowKind.SYSTEM,
    ]


def test_all_values_of_a_dump_are_told_as_they_are_read_also_those_no_element_has() -> None:
    said = list(values('<hierarchy rotation="0"><node text="a&#10;b &amp; &#55357;&#56832;" odd="c"/></hierarchy>'))
    assert said == ["a\nb & 😀", "c"]
