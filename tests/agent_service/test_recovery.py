"""Whether a gesture took place, told from two looks."""

from dataclasses import replace

import pytest
from paper_phone import CLOCK, CONTACTS, SETTINGS, PaperPhone

from agent_service.recovery import Verdict, before, judge, repeatable, restless
from device.geometry import Bounds, Point
from device.gesture import DoubleTapAt, LongPressAt, OpenShade, PinchIn, PressKey, SwipeFromTo, TapAt, ViewLink
from device.screen import Element
from grounding.interface import Outline

OUTLINE = Outline("any")
TAP = TapAt(Point(1, 1))


def named(screen, text):
    return next(e for e in screen.elements if e.text == text)


def row_of(phone, text=""):
    look = phone.observe().screen
    return before((look,), OUTLINE, named(look, text) if text else None, TAP)


def test_the_same_screen_does_not_say_that_a_tap_did_not_take_place():
    phone = PaperPhone(app=SETTINGS)
    was, looks = row_of(phone, "About phone"), (phone.observe().screen,)
    assert judge(was, looks, None) is Verdict.UNKNOWN
    assert judge(was, looks, None, again=True) is Verdict.AGAIN


def test_another_page_says_that_it_took_place():
    phone = PaperPhone(app=SETTINGS)
    was = row_of(phone, "About phone")
    phone.page = "about"
    assert judge(was, (phone.observe().screen,), None, again=True) is Verdict.TOOK_PLACE


def test_a_switch_is_judged_by_its_own_state_whatever_else_changed():
    phone = PaperPhone(app=SETTINGS)
    was = row_of(phone, "Wi-Fi")
    phone.brightness = 0.9
    now = phone.observe().screen
    assert judge(was, (now,), named(now, "Wi-Fi")) is Verdict.AGAIN
    phone.wifi = True
    now = phone.observe().screen
    assert judge(was, (now,), named(now, "Wi-Fi")) is Verdict.TOOK_PLACE


def test_a_switch_that_was_pressed_long_is_not_judged_by_its_state():
    look = PaperPhone(app=SETTINGS).observe().screen
    was = before((look,), OUTLINE, named(look, "Wi-Fi"), LongPressAt(Point(1, 1)))
    assert judge(was, (look,), named(look, "Wi-Fi")) is Verdict.UNKNOWN


def test_a_switch_somewhere_else_is_not_taken_for_the_one_touched():
    phone = PaperPhone(app=SETTINGS)
    was = row_of(phone, "Wi-Fi")
    now = phone.observe().screen
    other = replace(named(now, "Wi-Fi"), bounds=named(now, "Airplane mode").bounds)
    phone.page = "about"
    assert judge(was, (phone.observe().screen,), other) is Verdict.TOOK_PLACE


def test_running_digits_are_not_taken_for_an_effect():
    phone = PaperPhone(app=CLOCK, running=True)
    looks = tuple(phone.observe().screen for _ in range(3))
    assert len(restless(looks)) == 1
    was = before(looks, OUTLINE, None, TAP)
    assert judge(was, tuple(phone.observe().screen for _ in range(2)), None, again=True) is Verdict.AGAIN


def test_a_lap_beside_running_digits_is_seen():
    phone = PaperPhone(app=CLOCK, running=True, laps=["Lap 1"])
    was = before(tuple(phone.observe().screen for _ in range(3)), OUTLINE, None, TAP)
    phone.laps.append("Lap 2")
    assert judge(was, tuple(phone.observe().screen for _ in range(2)), None) is Verdict.TOOK_PLACE


def test_a_row_that_pushed_another_out_is_seen_though_there_are_as_many():
    phone = PaperPhone(app=CONTACTS, notes=["one"])
    was = row_of(phone)
    phone.notes = ["two"]
    assert judge(was, (phone.observe().screen,), None) is Verdict.TOOK_PLACE


def test_what_no_screen_shows_is_not_guessed():
    phone = PaperPhone(app=SETTINGS)
    look = phone.observe().screen
    was = before((look,), OUTLINE, None, PressKey("volume_up"))
    assert judge(was, (phone.observe().screen,), None, again=True) is Verdict.UNKNOWN


# --- what may be made again ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "may"), [("Wi-Fi", True), ("About phone", False), ("Settings", False)])
def test_a_tap_may_be_made_again_where_the_tree_tells_what_it_did(text: str, may: bool) -> None:
    look = PaperPhone(app=SETTINGS).observe().screen
    assert repeatable(TAP, named(look, text), look) is may


def test_a_tap_on_a_field_may_be_made_again() -> None:
    look = PaperPhone(app=CONTACTS).observe().screen
    assert repeatable(TAP, named(look, "New note"), look)
    assert repeatable(TAP, next(e for e in look.elements if e.password), look)


def test_a_list_may_be_scrolled_again_where_its_rows_would_have_moved() -> None:
    look = PaperPhone(app=SETTINGS, page="list").observe().screen
    area, stroke = next(e for e in look.elements if e.scrollable), SwipeFromTo(Point(9, 99), Point(9, 9), 9)
    assert repeatable(stroke, area, look)
    assert not repeatable(stroke, area, replace(look, elements=look.elements[: area.key + 1]))
    assert not repeatable(stroke, None, look)


@pytest.mark.parametrize(
    ("gesture", "may"),
    [
        (PressKey("home"), True),
        (OpenShade(False), True),
        (PressKey("enter"), False),
        (PressKey("back"), False),
        (PressKey("app_switch"), False),
        (PressKey("del"), False),
        (ViewLink("https://example.com"), False),
        (PinchIn(Bounds(0, 0, 9, 9), 2.0), False),
    ],
)
def test_of_what_is_for_no_one_thing_only_the_way_home_and_the_shade_may_be_made_again(gesture, may) -> None:
    assert repeatable(gesture, None, PaperPhone().observe().screen) is may


def test_a_switch_is_not_tapped_twice_or_pressed_long_again() -> None:
    look = PaperPhone(app=SETTINGS).observe().screen
    assert not any(repeatable(kind(Point(1, 1)), named(look, "Wi-Fi"), look) for kind in (DoubleTapAt, LongPressAt))


# --- what only the picture shows -------------------------------------------------------------------------------------

SEEN = Element(9, 0, (), 0, "seen.SeenButton", "", Bounds(0, 0, 9, 9), clickable=True, seen=True)
ONE, OTHER = "20" * 64, "20" * 60 + "90" * 4


@pytest.mark.parametrize(
    ("now", "verdict"), [(ONE, Verdict.UNKNOWN), (OTHER, Verdict.TOOK_PLACE), ("", Verdict.UNKNOWN)]
)
def test_a_touch_of_what_only_the_picture_shows_is_judged_by_the_picture(now: str, verdict: Verdict) -> None:
    look = PaperPhone().observe().screen
    was = before((look,), OUTLINE, SEEN, TAP, ONE)
    assert judge(was, (look,), None, now) is verdict
    assert not repeatable(TAP, SEEN, look)


def test_the_picture_decides_nothing_for_what_the_tree_tells_of() -> None:
    look = PaperPhone(app=SETTINGS).observe().screen
    assert before((look,), OUTLINE, named(look, "About phone"), TAP, ONE).glimpse == ""
