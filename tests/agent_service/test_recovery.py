"""Whether a gesture took place, told from two looks."""

from dataclasses import replace

import pytest
from paper_phone import CLOCK, CONTACTS, SETTINGS, PaperPhone

from agent_service.recovery import Verdict, before, judge, restless
from device.geometry import Bounds, Point
from device.gesture import PressKey, TapAt
from device.screen import Element
from grounding.interface import Outline

OUTLINE = Outline("any")
TAP = TapAt(Point(1, 1))


def named(screen, text):
    return next(e for e in screen.elements if e.text == text)


def row_of(phone, text=""):
    look = phone.observe().screen
    return before((look,), OUTLINE, named(look, text) if text else None, TAP)


def test_the_same_screen_says_that_a_tap_did_not_take_place():
    phone = PaperPhone(app=SETTINGS)
    assert judge(row_of(phone, "About phone"), (phone.observe().screen,), None) is Verdict.DID_NOT


def test_another_page_says_that_it_took_place():
    phone = PaperPhone(app=SETTINGS)
    was = row_of(phone, "About phone")
    phone.page = "about"
    assert judge(was, (phone.observe().screen,), None) is Verdict.TOOK_PLACE


def test_a_switch_is_judged_by_its_own_state_whatever_else_changed():
    phone = PaperPhone(app=SETTINGS)
    was = row_of(phone, "Wi-Fi")
    phone.brightness = 0.9
    now = phone.observe().screen
    assert judge(was, (now,), named(now, "Wi-Fi")) is Verdict.DID_NOT
    phone.wifi = True
    now = phone.observe().screen
    assert judge(was, (now,), named(now, "Wi-Fi")) is Verdict.TOOK_PLACE


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
    assert judge(was, tuple(phone.observe().screen for _ in range(2)), None) is Verdict.DID_NOT


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
    assert judge(was, (phone.observe().screen,), None) is Verdict.UNKNOWN


# --- what only the picture shows -------------------------------------------------------------------------------------

SEEN = Element(9, 0, (), 0, "seen.SeenButton", "", Bounds(0, 0, 9, 9), clickable=True, seen=True)
ONE, OTHER = "20" * 64, "20" * 60 + "90" * 4


@pytest.mark.parametrize(
    ("now", "verdict"), [(ONE, Verdict.DID_NOT), (OTHER, Verdict.TOOK_PLACE), ("", Verdict.UNKNOWN)]
)
def test_a_touch_of_what_only_the_picture_shows_is_judged_by_the_picture(now: str, verdict: Verdict) -> None:
    look = PaperPhone().observe().screen
    was = before((look,), OUTLINE, SEEN, TAP, ONE)
    assert judge(was, (look,), None, now) is verdict


def test_the_picture_decides_nothing_for_what_the_tree_tells_of() -> None:
    look = PaperPhone(app=SETTINGS).observe().screen
    assert before((look,), OUTLINE, named(look, "About phone"), TAP, ONE).glimpse == ""
