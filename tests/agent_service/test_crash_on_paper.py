"""The service dies between a gesture and its checkpoint, or before the gesture: nothing is done twice, nothing is lost.

``Killed`` goes through the service as kill -9 would: no code of it tidies up. What is left is the store and
the phone as it is.
"""

import pytest
from paper_bench import Bench
from paper_phone import CLOCK, CONTACTS, SETTINGS, Killed, PaperPhone, kill_at

from device.geometry import Bounds
from device.gesture import ClearText, LaunchApp, PressKey, SwipeFromTo, TapAt, TypeText
from device.screen import Element
from grounding.interface import Adjust, Clear, Direction, Enter, Key, Open, Press, Scroll, SecretRef, Tap, Target, Text
from planning.history import Done, Unsure

WIFI = Target('the "Wi-Fi" switch')
NOTE = Target('the "New note" field')
PIN = Target('the "PIN" field')


@pytest.fixture
async def bench(tmp_path):
    made = Bench(tmp_path, PaperPhone(app=SETTINGS), {"pin": "84731"})
    yield made
    made.close()


async def killed_then_resumed(bench, intent, kind, when, nth=1):
    """Die before or after the nth gesture of a kind, start again, carry the same step out again."""
    setattr(bench.phone, f"{when}_gesture", kill_at(kind, nth))
    with pytest.raises(Killed):
        await bench.act(intent)
    setattr(bench.phone, f"{when}_gesture", None)
    bench.restart()
    step = await bench.act(intent)
    assert bench.record().resumed
    return step.result


BOTH = pytest.mark.parametrize("when", ["before", "after"])


@BOTH
@pytest.mark.parametrize("intent", [Tap(WIFI), Adjust(WIFI, "on")], ids=["tap", "adjust"])
async def test_a_toggle_is_made_once(bench, intent, when):
    assert isinstance(await killed_then_resumed(bench, intent, TapAt, when), Done)
    assert bench.phone.wifi_changes == 1
    assert bench.phone.wifi


@BOTH
async def test_an_append_is_made_once(bench, when):
    bench.phone.app, bench.phone.draft = CONTACTS, "milk"
    assert isinstance(await killed_then_resumed(bench, Tap(Target('the "Add" button')), TapAt, when), Done)
    assert bench.phone.notes == ["milk"]


@BOTH
async def test_an_append_on_a_moving_screen_is_made_once(bench, when):
    bench.phone.app, bench.phone.running, bench.phone.laps = CLOCK, True, ["Lap 1"]
    assert isinstance(await killed_then_resumed(bench, Tap(Target('the "Lap" button')), TapAt, when), Done)
    assert bench.phone.laps == ["Lap 1", "Lap 2"]


@BOTH
@pytest.mark.parametrize("kind", [TapAt, ClearText, TypeText, PressKey])
async def test_a_text_is_entered_and_sent_once_wherever_it_was_cut(bench, kind, when):
    bench.phone.app, bench.phone.draft = CONTACTS, "old"
    intent = Enter(Target('the "old" field'), Text("two words"), submit=True)
    result = await killed_then_resumed(bench, intent, kind, when)
    assert isinstance(result, Done), result
    assert bench.phone.notes == ["two words"]


async def test_half_a_word_is_not_left_standing(bench):
    bench.phone.app = CONTACTS

    def half(gesture):
        if isinstance(gesture, TypeText):
            bench.phone.draft = gesture.text[:3]
            raise Killed

    bench.phone.before_gesture = half
    with pytest.raises(Killed):
        await bench.act(Enter(NOTE, Text("shopping")))
    assert bench.phone.draft == "sho"
    bench.phone.before_gesture = None
    bench.restart()
    await bench.act(Enter(NOTE, Text("shopping")))
    assert bench.phone.draft == "shopping"


@BOTH
@pytest.mark.parametrize("kind", [TapAt, ClearText, TypeText])
async def test_a_password_is_typed_whole_wherever_it_was_cut(bench, kind, when):
    bench.phone.app = CONTACTS
    bench.phone.pin = "99"
    assert isinstance(await killed_then_resumed(bench, Enter(PIN, SecretRef("pin")), kind, when), Done)
    assert bench.phone.pin == "84731"


@BOTH
async def test_a_field_is_empty_after_all(bench, when):
    bench.phone.app, bench.phone.draft = CONTACTS, "old"
    assert isinstance(await killed_then_resumed(bench, Clear(Target('the "old" field')), ClearText, when), Done)
    assert bench.phone.draft == ""


@BOTH
async def test_one_screenful_stays_one(bench, when):
    bench.phone.page = "list"
    assert isinstance(await killed_then_resumed(bench, Scroll(Direction.DOWN), SwipeFromTo, when), Done)
    assert bench.phone.done == ["SwipeFromTo"]


@BOTH
async def test_a_search_by_scrolling_goes_on(bench, when):
    bench.phone.page = "list"
    scroll = Scroll(Direction.DOWN, until=Target('the "Row 33" button'))
    assert isinstance(await killed_then_resumed(bench, scroll, SwipeFromTo, when, nth=2), Done)
    assert any("Row 33" in e.text for e in bench.phone.observe().screen.elements)


@BOTH
async def test_an_app_is_open_after_all(bench, when):
    assert isinstance(await killed_then_resumed(bench, Open("Clock"), LaunchApp, when), Done)
    assert bench.phone.app == CLOCK


@BOTH
async def test_back_goes_back_once(bench, when):
    bench.phone.page = "about"
    assert isinstance(await killed_then_resumed(bench, Press(Key.BACK), PressKey, when), Done)
    assert (bench.phone.app, bench.phone.page) == (SETTINGS, "")


@BOTH
async def test_what_no_screen_shows_is_left_to_the_planner(bench, when):
    result = await killed_then_resumed(bench, Press(Key.VOLUME_UP), PressKey, when)
    assert isinstance(result, Unsure)
    assert bench.phone.done.count("PressKey") <= 1


async def test_a_gesture_whose_answer_was_written_down_is_not_made_again(bench):
    """Dead after the row's result and before the checkpoint."""
    first = await bench.act(Tap(WIFI))
    bench.restart()
    again = await bench.act(Tap(WIFI))
    assert bench.phone.wifi_changes == 1
    assert again.result == first.result


async def test_a_field_that_a_secret_was_typed_into_stays_hidden_after_a_restart_whatever_it_shows(bench):
    bench.phone.app, bench.phone.eats = CONTACTS, "31"
    enter = Enter(NOTE, SecretRef("pin"))
    await bench.act(enter)
    assert bench.phone.draft == "847"
    bench.restart()
    bench.session.cover(1, 0, enter)
    assert "847" not in (await bench.session.see(2)).outline.text()
    bench.phone.eats = ""
    await bench.act(Enter(NOTE, Text("848")), turn=2)
    bench.restart()
    bench.session.cover(1, 0, enter)
    bench.session.cover(2, 0, Enter(NOTE, Text("848")))
    assert "848" in (await bench.session.see(3)).outline.text(), "it was typed there since"


@pytest.mark.parametrize(("seen", "kept"), [(True, False), (False, True)])
async def test_after_a_restart_pictures_are_withheld_as_before_once_a_secret_went_where_no_tree_tells(
    bench, seen, kept
):
    bench.phone.app, bench.phone.focus = CONTACTS, "draft"
    field = Element(9, 0, (), 0, "seen.Field", CONTACTS, Bounds(0, 700, 360, 764), seen=seen)

    def type_it(phone):
        desk = bench.session._desk(phone, 1, 0)
        desk.type("type", SecretRef("pin"), desk.look(), field)

    await bench.line.run(type_it)
    assert bench.phone.draft == "84731"
    assert bool((await bench.session.see(2)).screenshot) is kept
    bench.restart()
    bench.session.cover(1, 0, Enter(NOTE, SecretRef("pin")))
    assert bool((await bench.session.see(3)).screenshot) is kept
