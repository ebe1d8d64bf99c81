"""Touch: what taps, long presses, drags, flings and swipes do to views."""

from __future__ import annotations

import pytest
from sample_phone import center, in_app, log, sample_phone, shown, tap, views


def test_a_tap_calls_the_view_under_it() -> None:
    phone = in_app()
    tap(phone, key="greet")
    assert log(phone) == ["greet"]


def test_a_disabled_view_swallows_taps() -> None:
    phone = in_app()
    tap(phone, key="off")
    assert log(phone) == []


def test_a_tap_beside_everything_does_nothing() -> None:
    phone = in_app()
    before = phone.state()
    phone.tap(1070, 200)
    assert phone.state() == before


def test_a_long_press_is_told_from_a_tap_by_its_length() -> None:
    phone = in_app()
    tap(phone, hold=0.3, key="hold")
    assert log(phone) == []
    tap(phone, hold=0.4, key="hold")
    assert log(phone) == ["held"]


def test_a_long_press_that_nothing_takes_ends_in_a_tap() -> None:
    phone = in_app()
    tap(phone, hold=1.0, key="greet")
    assert log(phone) == ["greet"]


def test_a_finger_that_rests_is_a_long_press_before_it_is_lifted() -> None:
    phone = in_app()
    phone.touch("down", *center(phone, key="hold"))
    assert phone.advance() == pytest.approx(0.4)
    phone.step(0.5)
    assert log(phone) == ["held"]
    phone.touch("up", *center(phone, key="hold"))
    assert log(phone) == ["held"]


def test_a_short_tap_stays_short_however_late_its_end_is_brought() -> None:
    phone = in_app()
    x, y = center(phone, key="hold")
    began = phone.time()
    phone.touch("down", x, y, began)
    phone.step(5)
    assert log(phone) == []
    phone.touch("up", x, y, began + 0.1)
    assert log(phone) == []


def test_a_finger_within_the_slop_still_taps_and_beyond_it_does_not() -> None:
    phone = in_app()
    x, y = center(phone, key="greet")
    phone.swipe(x, y, x + 20, y, 0.1)
    assert log(phone) == ["greet"]
    phone.swipe(x, y, x + 22, y, 0.1)
    assert log(phone) == ["greet", "swipe right"]


def test_a_list_follows_the_finger_exactly_when_the_finger_stops_before_it_lifts() -> None:
    phone = in_app()
    x, y = center(phone, key="rows")
    before = views(phone, key="row3")[0]["bounds"][1]
    phone.touch("down", x, y, 0.0)
    for i in range(1, 11):
        phone.touch("move", x, y - 21 * i, i * 0.05)
    phone.touch("up", x, y - 210, 1.0)
    assert views(phone, key="row3")[0]["bounds"][1] == before - 210


def test_a_list_stops_at_both_ends() -> None:
    phone = in_app()
    x, y = center(phone, key="rows")
    phone.swipe(x, y, x, y + 300, 0.3)
    assert shown(phone, "Row 0")
    for _ in range(30):
        phone.swipe(x, y, x, y - 400, 0.1)
    assert shown(phone, "Row 59")
    last = views(phone, key="row59")[0]
    assert last["bounds"][3] == views(phone, key="rows")[0]["bounds"][3]


def test_a_flick_goes_further_than_a_slow_drag_of_the_same_way() -> None:
    offsets = []
    for seconds in (0.1, 1.5):
        phone = in_app()
        x, y = center(phone, key="rows")
        phone.swipe(x, y, x, y - 300, seconds)
        offsets.append(phone.save()["tasks"]["tasks"][1]["pages"][0]["scroll"]["rows"])
    assert offsets[0] > 1.5 * offsets[1]


def test_a_swipe_of_ordinary_speed_skips_no_row() -> None:
    phone = in_app()
    left, top, right, bottom = views(phone, key="rows")[0]["visible"]
    whole = [v["key"] for v in views(phone) if v["key"].startswith("row") and v["key"][3:].isdigit()]
    phone.swipe((left + right) // 2, bottom - 40, (left + right) // 2, top + 40, 0.3)
    after = [v["key"] for v in views(phone) if v["key"].startswith("row") and v["key"][3:].isdigit()]
    assert set(whole) & set(after)


def test_scrolling_does_not_tap_the_row_it_began_on() -> None:
    phone = in_app()
    x, y = center(phone, key="rows")
    phone.swipe(x, y, x, y - 300, 0.3)
    assert log(phone) == []


def test_a_sideways_swipe_goes_to_the_view_that_takes_swipes() -> None:
    phone = in_app()
    x, y = center(phone, key="rows")
    phone.swipe(x, y, x - 400, y, 0.2)
    assert log(phone) == ["swipe left"]


def test_a_slider_takes_taps_and_drags() -> None:
    phone = in_app()
    left, top, right, bottom = views(phone, key="level")[0]["bounds"]
    y = (top + bottom) // 2
    phone.tap(left + (right - left) * 0.8, y)
    assert phone.state()["apps"]["org.example.sample"]["level"] == pytest.approx(0.8, abs=0.01)
    phone.swipe(left + (right - left) * 0.8, y, left, y, 0.3)
    assert phone.state()["apps"]["org.example.sample"]["level"] == 0.0
    assert log(phone) == []


def test_a_tap_beside_a_dialog_dismisses_it_and_touches_nothing_behind() -> None:
    phone = in_app("ask")
    assert shown(phone, "Sure?")
    phone.tap(*center(phone, key="greet"))
    assert not shown(phone, "Sure?")
    assert log(phone) == []


def test_a_dialog_is_a_window_of_its_own_in_front_of_the_page() -> None:
    phone = in_app("ask")
    kinds = [window.kind for window in phone.windows()]
    assert kinds == ["application", "dialog", "navigation bar", "status bar"]
    roots = phone.nodes()
    frame = roots[2].bounds
    assert frame.left == 1080 - frame.right - 1 == 130
    assert abs((frame.top + frame.bottom) / 2 - (63 + 2274) / 2) <= 1


def test_a_menu_opens_at_the_button_that_opened_it() -> None:
    phone = in_app()
    tap(phone, description="More options")
    window = phone.windows()[1]
    box = views(phone, description="More options")[0]["bounds"]
    assert window.root.bounds.top == box[1] or window.root.bounds.top == 63 + 21
    assert window.root.bounds.right == min(box[2], 1080 - 21)
    phone.key(4)
    assert not shown(phone, "First")


def test_the_menu_key_opens_what_more_options_opens() -> None:
    phone = in_app()
    assert phone.key(82)
    assert shown(phone, "First")


def test_a_sheet_stands_at_the_foot_and_a_tap_above_closes_it() -> None:
    phone = in_app("sheet")
    assert phone.windows()[1].root.bounds.bottom == 2274
    phone.tap(500, 300)
    assert not shown(phone, "In the sheet")


def test_a_display_that_is_off_feels_nothing() -> None:
    phone = in_app()
    where = center(phone, key="greet")
    phone.sleep()
    phone.tap(*where)
    phone.wake()
    assert log(phone) == []


def test_scroll_by_says_when_it_cannot_go_further() -> None:
    phone = in_app()
    assert not phone.scroll_by("rows", "up", 0.9)
    moves = 0
    while phone.scroll_by("rows", "down", 0.9):
        moves += 1
    assert 1 < moves < 60
    assert shown(phone, "Row 59")
    assert not phone.scroll_by("rows", "left", 0.9)
    assert not phone.scroll_by("nothing", "down", 0.9)


def test_the_status_bar_pulled_down_opens_the_shade_and_pushed_up_closes_it() -> None:
    phone = sample_phone()
    phone.swipe(500, 20, 500, 900, 0.3)
    assert shown(phone, "No notifications")
    phone.swipe(500, 1800, 500, 400, 0.3)
    assert not shown(phone, "No notifications")


def test_a_tile_of_the_shade_turns_a_setting() -> None:
    phone = sample_phone()
    phone.open_shade()
    tap(phone, key="tile:ui_night_mode")
    assert phone.settings["secure"]["ui_night_mode"] == "2"
    assert phone.dark
