"""The service dies between a gesture and its checkpoint, or before the gesture: nothing is done twice, and what nobody
can know is said to be unsure. A connection that breaks there is judged in the same way.

``Killed`` goes through the service as kill -9 would: no code of it tidies up. What is left is the store and
the phone as it is.
"""

import pytest
from paper_bench import Bench
from paper_phone import CLOCK, CONTACTS, LAUNCHER, SETTINGS, Killed, PaperPhone, fault_after, kill_at

from device.geometry import Bounds
from device.gesture import (
    ClearText,
    DoubleTapAt,
    DragFromTo,
    LaunchApp,
    LongPressAt,
    OpenShade,
    PinchIn,
    PressKey,
    SwipeFromTo,
    TapAt,
    TypeText,
)
from device.screen import Element
from grounding.interface import (
    Adjust,
    Clear,
    Direction,
    DoubleTap,
    Drag,
    Enter,
    Key,
    LongPress,
    Miss,
    Open,
    Pinch,
    Press,
    Scroll,
    SecretRef,
    Swipe,
    Tap,
    Target,
    Text,
)
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


async def broken_in(bench, intent, kind, when):
    """The connection breaks before or after a gesture of a kind."""
    setattr(bench.phone, f"{when}_gesture", fault_after(kind))
    return (await bench.act(intent)).result


BOTH = pytest.mark.parametrize("when", ["before", "after"])
CUT = pytest.mark.parametrize("cut", [killed_then_resumed, broken_in], ids=["killed", "broken"])


def is_told(result, when):
    """Done where the screen shows it; else unsure, for what is as before proves nothing."""
    assert isinstance(result, Done if when == "after" else Unsure), result


@BOTH
@pytest.mark.parametrize("intent", [Tap(WIFI), Adjust(WIFI, "on")], ids=["tap", "adjust"])
async def test_a_toggle_is_made_once(bench, intent, when):
    assert isinstance(await killed_then_resumed(bench, intent, TapAt, when), Done)
    assert bench.phone.wifi_changes == 1
    assert bench.phone.wifi


@BOTH
async def test_an_append_is_made_once(bench, when):
    bench.phone.app, bench.phone.draft = CONTACTS, "milk"
    is_told(await killed_then_resumed(bench, Tap(Target('the "Add" button')), TapAt, when), when)
    assert bench.phone.notes == (["milk"] if when == "after" else [])


@BOTH
async def test_an_append_on_a_moving_screen_is_made_once(bench, when):
    bench.phone.app, bench.phone.running, bench.phone.laps = CLOCK, True, ["Lap 1"]
    is_told(await killed_then_resumed(bench, Tap(Target('the "Lap" button')), TapAt, when), when)
    assert bench.phone.laps == ["Lap 1", "Lap 2"][: 2 if when == "after" else 1]


@CUT
@BOTH
@pytest.mark.parametrize("kind", [TapAt, ClearText, TypeText, PressKey])
async def test_a_text_is_entered_and_sent_once_wherever_it_was_cut(bench, kind, when, cut):
    bench.phone.app, bench.phone.draft = CONTACTS, "old"
    intent = Enter(Target('the "old" field'), Text("two words"), submit=True)
    is_sent = kind is not PressKey or when == "after"
    is_told(await cut(bench, intent, kind, when), "after" if is_sent else "before")
    assert bench.phone.notes == (["two words"] if is_sent else [])
    assert bench.phone.draft == ("" if is_sent else "two words")


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
    is_told(await killed_then_resumed(bench, Press(Key.BACK), PressKey, when), when)
    assert (bench.phone.app, bench.phone.page) == (SETTINGS, "" if when == "after" else "about")


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


# --- what a message tells, the picture alone, or nothing -------------------------------------------------------------

ORDER = Tap(Target('the "Place order" button'))
DRAWING, USELESS = Target("Drawing"), Target('the "Useless" button')
UNSEEN = {
    "enter": (Press(Key.ENTER), PressKey, "about"),
    "delete": (Press(Key.DELETE), PressKey, "about"),
    "power": (Press(Key.POWER), PressKey, "about"),
    "a drawing": (Tap(DRAWING), TapAt, "drawing"),
    "a drawing, tapped twice": (DoubleTap(DRAWING), DoubleTapAt, "drawing"),
    "a long press": (LongPress(USELESS), LongPressAt, ""),
    "a long press on a switch": (LongPress(WIFI), LongPressAt, ""),
    "a pinch": (Pinch("in"), PinchIn, "drawing"),
    "a drag": (Drag(USELESS, WIFI), DragFromTo, ""),
    "a swipe": (Swipe(Direction.LEFT), SwipeFromTo, "about"),
    "a view that the tree tells nothing of": (Scroll(Direction.DOWN), SwipeFromTo, "drawing"),
}


@CUT
@BOTH
@pytest.mark.parametrize(("intent", "kind", "page"), UNSEEN.values(), ids=UNSEEN)
async def test_what_need_not_show_is_not_made_a_second_time(bench, intent, kind, page, when, cut):
    bench.phone.page = page
    result = await cut(bench, intent, kind, when)
    assert isinstance(result, Unsure)
    assert "it was not done again" in result.detail
    assert len(bench.phone.done) == (1 if when == "after" else 0)


@CUT
async def test_an_order_that_is_answered_by_a_message_is_placed_once(bench, cut):
    bench.phone.page, bench.phone.toast = "order", "of before the task"
    result = await cut(bench, ORDER, TapAt, "after")
    assert isinstance(result, Done)
    assert result.note == 'a message came up: "Order placed"'
    assert bench.phone.orders == 1


@CUT
async def test_an_order_whose_message_nobody_heard_is_left_to_the_planner(bench, cut):
    bench.phone.page, bench.phone._order = "order", lambda _: setattr(bench.phone, "orders", bench.phone.orders + 1)
    assert isinstance(await cut(bench, ORDER, TapAt, "after"), Unsure)
    assert bench.phone.orders == 1


@CUT
async def test_an_order_that_never_arrived_is_not_said_to_be_placed(bench, cut):
    bench.phone.page = "order"
    assert isinstance(await cut(bench, ORDER, TapAt, "before"), Unsure)
    assert bench.phone.orders == 0


@pytest.mark.parametrize("again", [False, True], ids=["Place order", "a switch that stays"])
async def test_what_was_answered_and_then_not_looked_at_is_no_miss_unless_its_effect_would_show(bench, again):
    """Dead after the row's result and before the first look."""
    bench.phone.page = "" if again else "order"
    if again:
        bench.phone._flip = lambda _: lambda _: None

    def die():
        if bench.phone.done:
            raise Killed

    bench.phone.on_observe = die
    intent = Tap(WIFI) if again else ORDER
    with pytest.raises(Killed):
        await bench.act(intent)
    bench.phone.on_observe, bench.phone.toast = None, ""
    bench.restart()
    assert isinstance((await bench.act(intent)).result, Miss if again else Unsure)
    assert bench.phone.done == ["TapAt"]


REPEATED = {
    "home": (Press(Key.HOME), PressKey, (LAUNCHER, "")),
    "shade": (Press(Key.NOTIFICATIONS), OpenShade, (SETTINGS, "notifications")),
}


@CUT
@BOTH
@pytest.mark.parametrize(("intent", "kind", "there"), REPEATED.values(), ids=REPEATED)
async def test_what_a_second_time_leaves_as_it_is_comes_off_after_all(bench, intent, kind, there, when, cut):
    assert isinstance(await cut(bench, intent, kind, when), Done)
    assert (bench.phone.app, bench.phone.page) == there


@CUT
@BOTH
async def test_the_cursor_comes_into_a_field_after_all(bench, when, cut):
    bench.phone.app = CONTACTS
    assert isinstance(await cut(bench, Tap(NOTE), TapAt, when), Done)
    assert bench.phone.focus == "draft"
