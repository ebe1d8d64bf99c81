"""The measures of a screen, each on a tree of the test's own in which the answer can be counted."""

from __future__ import annotations

import pytest

from benchmarks.realism import HARDER, compare, measures
from device.hierarchy import parse
from device.screen import Screen

APP = "org.example.app"


def node(*children: str, box: str = "[0,0][1080,2400]", **attributes: str) -> str:
    said = {"class": "android.view.View", "package": APP, "bounds": box} | {
        name.replace("_", "-"): value for name, value in attributes.items()
    }
    inside = " ".join(f'{name}="{value}"' for name, value in said.items())
    return f"<node {inside}>{''.join(children)}</node>"


def screen(*roots: str) -> Screen:
    return parse(f'<hierarchy rotation="0">{"".join(roots)}</hierarchy>', 1080, 2400)


def row(number: int, *children: str, **attributes: str) -> str:
    return node(*children, box=f"[0,{100 * number}][1080,{100 * number + 90}]", clickable="true", **attributes)


def label(number: int, text: str) -> str:
    return node(box=f"[10,{100 * number + 10}][500,{100 * number + 50}]", text=text)


def test_nodes_and_depth_are_counted_from_the_root() -> None:
    found = measures(screen(node(node(node()), node())))
    assert (found["nodes"], found["depth"]) == (4, 2)


def test_a_thing_is_nameless_when_nothing_in_it_says_anything() -> None:
    found = measures(screen(node(row(1), row(2, text="  "), row(3, content_desc="Send"), row(4, label(4, "Wi-Fi")))))
    assert found["nameless"] == 0.5


def test_names_that_two_things_bear_are_duplicates_and_no_name_is_none() -> None:
    found = measures(screen(node(row(1, text="More"), row(2, label(2, "More")), row(3, text="Send"), row(4))))
    assert found["duplicates"] == 0.5


def test_a_row_around_its_label_is_a_wrapper_and_a_button_is_none() -> None:
    found = measures(screen(node(row(1, label(1, "Wi-Fi")), row(2, text="Send"), row(3), row(4, text="Back"))))
    assert found["wrappers"] == 0.25


def test_what_lies_beside_the_display_or_is_said_to_be_invisible_is_off_screen() -> None:
    found = measures(
        screen(node(node(box="[0,2500][1080,2600]"), node(box="[5,5][5,9]"), node(visible_to_user="false")))
    )
    assert found["off_screen"] == 0.75


def test_a_thing_under_a_later_one_is_overlapped_but_not_by_what_is_in_it() -> None:
    floating = node(box="[900,150][1000,250]", clickable="true", content_desc="Add")
    found = measures(screen(node(row(1, label(1, "One")), row(2, label(2, "Two")), row(5, label(5, "Far")), floating)))
    assert found["overlapped"] == pytest.approx(2 / 7)


def test_ids_are_a_share_of_all_nodes() -> None:
    found = measures(screen(node(node(resource_id=f"{APP}:id/send"), resource_id="android:id/content", text="x")))
    assert found["ids"] == 1.0
    assert measures(screen(node(node(), node(resource_id="a:id/b"), node())))["ids"] == 0.25


def test_a_screen_without_anything_to_tap_has_no_share_of_it() -> None:
    assert "nameless" not in measures(screen(node(text="Loading")))


def test_only_the_window_in_use_counts() -> None:
    bar = node(label(0, "12:30"), box="[0,0][1080,60]", package="com.android.systemui")
    dialog = node(label(10, "Sure?"), row(11, text="OK"), box="[100,900][980,1300]")
    found = measures(screen(node(*[row(n) for n in range(9)]), bar, dialog))
    assert (found["nodes"], found["nameless"]) == (3, 0)


def test_a_median_outside_of_the_real_ones_middle_half_is_harder_or_easier() -> None:
    real = [screen(node(*[row(n, text=str(n)) for n in range(count)])) for count in (4, 5, 6, 7, 8)]
    few = compare([screen(node(row(1, text="a")))], real)
    many = compare([screen(node(*[row(n, text=str(n)) for n in range(20)]))], real)
    same = compare(real, real)
    assert few["nodes"]["verdict"] == "easier"
    assert many["nodes"]["verdict"] == "harder"
    assert {figures["verdict"] for figures in same.values()} == {"inside"}
    assert set(same) == set(HARDER)


def test_fewer_ids_are_harder() -> None:
    bare, named = screen(node(text="x")), screen(node(text="x", resource_id="a:id/b"))
    assert compare([bare], [named])["ids"]["verdict"] == "harder"
    assert compare([named], [bare])["ids"]["verdict"] == "easier"
