"""UiSelector and BySelector: which nodes a client's selector means."""

from typing import Any

import pytest
from uiautomator2._selector import Selector as ClientSelector

from device.geometry import Bounds
from device.simulator.android.dump import Node
from device.simulator.automator.selector import BadSelector, Found, Selector, count_ui, find_by, find_ui, parse_selector

BOX = Bounds(0, 0, 10, 10)


def node(name: str, *children: Node, **facts: Any) -> Node:
    numbered = tuple(Node(**{f: getattr(c, f) for f in Node.__slots__} | {"index": i}) for i, c in enumerate(children))
    return Node(facts.pop("class_name", "View"), BOX, BOX, text=name, children=numbered, **facts)


TREE = node(
    "root",
    node("list", node("row", node("Name"), node("Wi-Fi")), node("row", node("Name"), node("Sound")), class_name="List"),
    node("row", node("name")),
    node("hidden", visible=False),
    node("OK", class_name="Button", clickable=True, resource_id="com.x:id/ok", package="com.x", description="Fine"),
)


def selector(**wanted: Any) -> Selector:
    """What the stock client would send, read by us."""
    return parse_selector(dict(ClientSelector(**wanted)))


def child(outer: dict[str, Any], way: str, **inner: Any) -> Selector:
    made = ClientSelector(**outer)
    return parse_selector(dict(getattr(made, way)(**inner)))


def path(found: Found | None) -> list[str] | None:
    return None if found is None else [n.text for n in (*found.above, found.node)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"text": "OK"}, ["root", "OK"]),
        ({"text": "ok"}, None),
        ({"textContains": "ist"}, ["root", "list"]),
        ({"textStartsWith": "Wi"}, ["root", "list", "row", "Wi-Fi"]),
        ({"textMatches": "S.*"}, ["root", "list", "row", "Sound"]),
        ({"textMatches": "ound"}, None),
        ({"className": "Button"}, ["root", "OK"]),
        ({"description": "Fine"}, ["root", "OK"]),
        ({"resourceId": "com.x:id/ok"}, ["root", "OK"]),
        ({"resourceIdMatches": ".*:id/.k"}, ["root", "OK"]),
        ({"packageName": "com.x", "clickable": True}, ["root", "OK"]),
        ({"text": "OK", "clickable": False}, None),
        ({"text": "hidden"}, None),
    ],
)
def test_plain_selectors_find_the_first_that_fits(wanted: dict[str, Any], expected: list[str] | None) -> None:
    made = selector(**wanted)
    assert made.plain
    assert path(find_by(made, [TREE])) == expected
    assert path(find_ui(made, TREE)) == expected


def test_letter_case_counts_by_one_way_and_not_by_the_other() -> None:
    assert find_by(selector(textContains="wi-f"), [TREE]) is None
    assert path(find_ui(selector(textContains="wi-f"), TREE)) == ["root", "list", "row", "Wi-Fi"]


def test_by_looks_in_every_window_in_order() -> None:
    other = node("dialog", node("OK"))
    assert path(find_by(selector(text="OK"), [other, TREE])) == ["dialog", "OK"]
    assert path(find_by(selector(text="Sound"), [other, TREE])) == ["root", "list", "row", "Sound"]


def test_an_instance_counts_in_depth_first_order() -> None:
    assert path(find_ui(selector(text="row", instance=1), TREE)) == ["root", "list", "row"]
    assert path(find_ui(selector(text="row", instance=2), TREE)) == ["root", "row"]
    assert find_ui(selector(text="row", instance=3), TREE) is None


def test_an_index_is_the_place_among_siblings() -> None:
    assert path(find_ui(selector(text="row", index=1), TREE)) == ["root", "list", "row"]
    assert path(find_ui(selector(className="Button", index=3), TREE)) == ["root", "OK"]
    assert find_ui(selector(className="Button", index=0), TREE) is None


def test_a_child_is_looked_for_below_the_next_one_too() -> None:
    assert path(find_ui(child({"text": "row"}, "child", text="Sound"), TREE)) == ["root", "list", "row", "Sound"]
    assert path(find_ui(child({"text": "list"}, "child", text="Name", instance=1), TREE)) == [
        "root",
        "list",
        "row",
        "Name",
    ]
    assert find_ui(child({"text": "list"}, "child", text="OK"), TREE) is None


def test_a_sibling_is_looked_for_below_the_parent() -> None:
    assert path(find_ui(child({"text": "Wi-Fi"}, "sibling", text="Name"), TREE)) == ["root", "list", "row", "Name"]
    assert path(find_ui(child({"text": "list"}, "sibling", text="OK"), TREE)) == ["root", "OK"]
    assert find_ui(child({"text": "Wi-Fi"}, "sibling", text="Sound"), TREE) is None


def test_counting() -> None:
    assert count_ui(selector(text="row"), TREE) == 3
    assert count_ui(selector(text="row", instance=1), TREE) == 1
    assert count_ui(child({"text": "list"}, "child", text="Name"), TREE) == 2
    assert count_ui(selector(text="none"), TREE) == 0


@pytest.mark.parametrize(
    "value",
    [None, 3, "text", {"mask": 1}, {"mask": 1, "text": 5}, {"mask": 4, "textMatches": "("}, {"mask": "x"},
     {"mask": 0x800000, "index": "1"}, {"mask": 1, "text": "a", "childOrSibling": 5}],
)  # fmt: skip
def test_what_is_no_selector_is_refused(value: Any) -> None:
    with pytest.raises(BadSelector):
        parse_selector(value)


def test_fields_without_their_bit_in_the_mask_do_not_count() -> None:
    assert parse_selector({"mask": 1, "text": "OK", "clickable": False}).wanted == (("text", "OK"),)
