"""From intents to gestures, on a phone that can say no."""

import threading

import pytest
from paper_bench import Bench
from paper_phone import CLOCK, CONTACTS, SETTINGS, PaperPhone, fault_after
from PIL import Image

from agent_service.budget import Stopped
from agent_service.effect import COUNTED, COUNTS, UNTOLD
from agent_service.filling import _read_as, _same
from agent_service.hand import LeaseLost
from agent_service.task import Ending
from device.errors import GestureRefused, PhoneFault, PhoneGone
from device.gesture import ClearText, LaunchApp, TapAt, TypeText
from grounding.interface import (
    Adjust,
    Clear,
    Direction,
    DoubleTap,
    Drag,
    Enter,
    Gone,
    Holds,
    InApp,
    Key,
    LongPress,
    Miss,
    Open,
    OpenLink,
    Outline,
    Pause,
    Press,
    Read,
    Reason,
    Scroll,
    SecretRef,
    Shows,
    Swipe,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.history import GOES_ON, Done, Unsure
from planning.words import result_words

WIFI = Target('the "Wi-Fi" switch')
NOTE = Target('the "New note" field')


@pytest.fixture
async def bench(tmp_path):
    made = Bench(tmp_path, PaperPhone(app=SETTINGS), {"pin": "84731"})
    yield made
    made.close()


def on(bench, **state):
    for name, value in state.items():
        setattr(bench.phone, name, value)
    return bench.phone


async def missed(bench, intent):
    result = (await bench.act(intent)).result
    assert isinstance(result, Miss), result
    return result


async def missed_again(bench, intent):
    result = (await bench.act(intent, turn=2)).result
    assert isinstance(result, Miss), result
    return result


async def done(bench, intent):
    result = (await bench.act(intent)).result
    assert isinstance(result, Done), result
    return result


async def test_a_tap_is_done_when_the_screen_shows_it(bench):
    change = (await done(bench, Tap(Target('the "About phone" button')))).change
    assert bench.phone.page == "about"
    assert any("About" in line for line in change.appeared)


@pytest.mark.parametrize("intent", [Adjust(Target("airplane mode"), "on"), Tap(Target('the "Airplane mode" switch'))])
async def test_what_was_touched_is_told_first(bench, intent):
    on(bench, wifi=True).after_gesture = lambda _: on(bench, wifi=False)
    changed = (await done(bench, intent)).change.changed
    assert changed == ('"Airplane mode" switch: off, now on', '"Wi-Fi" switch: on, now off')


async def test_a_tap_that_changed_nothing_is_a_miss(bench):
    result = await missed(bench, Tap(Target('the "Useless" button')))
    assert result.reason is Reason.NO_EFFECT
    assert "Useless" in result.phrase
    assert bench.phone.done == ["TapAt"]


async def test_what_is_not_there_yet_is_waited_for_while_the_screen_says_that_it_is_loading(bench):
    on(bench, page="slow", slow=4)
    assert (await missed(bench, Tap(Target('the "Useless" button')))).reason is Reason.NO_EFFECT
    assert bench.phone.done == ["TapAt"], "it was found once it was there"


async def test_a_field_on_a_page_that_is_loading_yet_is_typed_into(bench):
    on(bench, page="bar", slow=4)
    await done(bench, Enter(Target("the search field"), Text("kayak")))
    assert bench.phone.draft == "kayak"


async def test_a_choice_whose_page_closes_late_is_made(bench):
    on(bench, page="choices")
    looks = []

    def late():
        looks.append(1)
        bench.phone.page = "about" if len(looks) > 9 else "choices"

    bench.phone.after_gesture = lambda _: on(bench, on_observe=late)
    assert (await done(bench, Adjust(Target("Weekly"), "on"))).change.turned


async def test_what_came_up_while_it_was_expected_is_told_and_not_the_page_that_was_loading(bench):
    bench.phone.after_gesture = lambda _: on(bench, page="slow", slow=4)
    step = await bench.act(Tap(Target('the "About phone" button')), expect=Shows(Target('"Useless"')))
    assert step.expected
    told = step.result.change.text()
    assert 'gone: "All rows" button' in told
    assert "Loading" not in told


async def test_what_never_comes_is_not_waited_for_for_ever(bench, monkeypatch):
    monkeypatch.setattr("agent_service.desk.LOADING_S", 0.5)
    on(bench, page="slow", slow=10**6)
    assert (await missed(bench, Tap(Target('the "Useless" button')))).reason is Reason.NOT_FOUND


async def test_a_message_that_comes_up_is_told_and_is_an_effect(bench):
    bench.phone.toast = "of before the task"
    bench.phone.after_gesture = lambda _: on(bench, toast="No app can do this")
    result = await done(bench, Tap(Target('the "Useless" button')))
    assert result_words(result) == 'done; a message came up: "No app can do this"'
    bench.phone.after_gesture = None
    assert isinstance((await bench.act(Tap(Target('the "Useless" button')), turn=2)).result, Miss)


async def test_a_touch_that_shows_on_the_picture_alone_is_done(bench):
    on(bench, page="drawing")
    result = await done(bench, Tap(Target("Drawing")))
    assert result_words(result) == f"done; {UNTOLD}"


async def playing(bench):
    """A player that plays, and was looked at twice with nothing done in between."""
    on(bench, page="player", clock=bench.token.now, played_since=bench.token.now() - 13)
    await bench.session.see(1)
    bench.token.wait(3)
    await bench.session.see(2)


async def test_what_counts_on_by_itself_is_no_effect(bench):
    await playing(bench)
    for turn in (2, 3):
        result = (await bench.act(Tap(Target('the "Useless" button')), turn=turn)).result
        assert isinstance(result, Miss), result
        assert (result.reason, result.detail) == (Reason.NO_EFFECT, COUNTED)


@pytest.mark.parametrize(("phrase", "told"), [
    ('"Shuffle off"', '"Shuffle on" button'), ("Forward 30 seconds", '"Playback position" slider'),
    ("the Playback position slider", '"Playback position" slider')])  # fmt: skip
async def test_an_effect_beside_what_counts_on_is_one_and_so_is_a_jump(bench, phrase, told):
    await playing(bench)
    assert told in (await done(bench, Tap(Target(phrase)))).change.text()


async def test_what_a_touch_has_started_counting_is_its_effect(bench):
    on(bench, page="player", clock=bench.token.now)
    await bench.session.see(1)
    bench.token.wait(3)
    await bench.session.see(2)
    assert COUNTS in result_words(await done(bench, Tap(Target('the "Resume" button'))))


async def test_a_late_effect_is_waited_for_beside_what_counts_on(bench):
    await playing(bench)
    looks = []

    def late():
        looks.append(1)
        bench.phone.song = "Interlude" if len(looks) > 6 else "Early Map"

    bench.phone.after_gesture = lambda _: on(bench, on_observe=late)
    assert "Interlude" in (await done(bench, Tap(Target('the "Useless" button')))).change.text()


async def test_a_picture_that_moves_by_itself_tells_nothing_of_a_touch(bench):
    on(bench, page="choices", plays=True)
    assert (await missed(bench, Tap(Target("Loud")))).reason is Reason.NO_EFFECT


@pytest.mark.parametrize(("where", "draft", "held"), [("before", "eggs", "Buy eggs"), ("after", "eggs", "eggsBuy "),
                                                      ("after", "", "Buy ")])  # fmt: skip
async def test_text_is_added_to_what_a_field_holds(bench, where, draft, held):
    on(bench, app=CONTACTS, draft=draft)
    await done(bench, Enter(NOTE, Text("Buy "), beside=where))
    assert bench.phone.draft == held


async def test_nothing_is_added_to_what_cannot_be_read(bench):
    on(bench, app=CONTACTS, pin="12")
    assert "password" in (await missed(bench, Enter(Target('the "PIN" field'), Text("3"), beside="after"))).detail
    for draft in ("eggs .. please", "the code is 84731", "84 731"):
        on(bench, draft=draft)
        told = (await missed_again(bench, Enter(NOTE, Text("Buy "), beside="after"))).detail
        assert told == "what it holds cannot be read letter by letter: enter all of it"
    assert bench.phone.done == []


@pytest.mark.parametrize("phrase", ["the Alarm button", "Daily"])
async def test_what_is_selected_already_is_where_a_tap_would_bring_it(bench, phrase):
    on(bench, page="choices")
    step = await bench.act(Tap(Target(phrase)))
    assert result_words(step.result) == "done; it was selected already"
    assert bench.phone.done == ["TapAt"], "a tap on what is selected may go back to its first page"


async def test_a_touch_tells_what_was_touched_where_the_phrase_says_it_in_other_words(bench):
    assert (await done(bench, Tap(Target("the flight mode switch")))).note == 'touched: the "Airplane mode" switch'
    assert (await bench.act(Tap(Target("airplane mode")), turn=2)).result.note == ""


async def test_a_checkbox_that_stays_and_a_long_press_without_effect_are_misses(bench):
    on(bench, page="choices")
    await missed(bench, Tap(Target("Loud")))
    assert isinstance((await bench.act(LongPress(Target("Alarm")), turn=2)).result, Miss)


async def test_a_touch_without_effect_tells_what_was_touched_unless_it_was_named_so(bench):
    on(bench, page="choices", draft="Adaeze", focus="draft")
    told = (await missed(bench, Tap(Target("Adaeze")))).told()
    assert told == 'it was done, and the screen is just as it was before; what was touched: the "Type a name" field'
    told = (await bench.act(Tap(Target("the Type a name field")), turn=2)).result.told()
    assert told == "it was done, and the screen is just as it was before"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Settings keeps stopping", 'an app crashed: "Settings keeps stopping"'),
        ("Settings isn’t responding", 'an app is not responding: "Settings isn’t responding"'),
    ],
)
async def test_an_app_that_failed_meanwhile_leaves_the_step_unsure(bench, title, told):
    bench.phone.after_gesture = lambda _: on(bench, failed=title)
    step = await bench.act(Tap(Target('the "About phone" button')), expect=Shows(Target("About")))
    assert step.result == Unsure(told)
    assert step.expected is None
    bench.phone.after_gesture = None
    known = await bench.act(Tap(Target("Submarine")), turn=2)
    assert "Settings" not in known.result.detail
    assert isinstance((await bench.act(Tap(Target("Close")), turn=3)).result, Done)


async def test_what_was_only_looked_at_stays_seen_when_an_app_fails(bench):
    bench.phone.on_observe = lambda: on(bench, failed="Settings keeps stopping")
    assert isinstance((await bench.act(Wait(Shows(Target("Settings keeps stopping")), 1))).result, Done)
    on(bench, failed="Clock keeps stopping").on_observe = None
    bench.token.wait(1)
    assert (await missed_again(bench, Tap(Target("Submarine")))).detail.endswith(
        'an app crashed: "Clock keeps stopping"'
    )


async def test_what_is_not_there_is_not_tapped(bench):
    result = await missed(bench, Tap(Target('the "Submarine" button')))
    assert result.reason is Reason.NOT_FOUND
    assert bench.phone.done == []
    assert bench.record().pointings[0].miss == result


async def test_what_is_greyed_out_is_not_tapped(bench):
    assert (await missed(bench, Tap(Target('the "Locked" button')))).reason is Reason.DISABLED
    assert bench.phone.done == []


async def test_double_taps_and_long_presses_are_what_they_say(bench):
    await bench.act(LongPress(Target('the "Useless" button')))
    assert bench.phone.long_pressed == 1
    await bench.act(DoubleTap(WIFI), turn=2)
    assert bench.phone.done == ["LongPressAt", "DoubleTapAt"]


@pytest.mark.parametrize(
    ("intent", "phrase"),
    [
        (Swipe(Direction.LEFT, Target('the "Useless" button')), 'the "Useless" button'),
        (Swipe(Direction.LEFT), "swipe left"),
        (Drag(Target('the "Useless" button'), Target('the "About phone" button')), 'the "Useless" button'),
    ],
)
async def test_a_gesture_that_changed_nothing_is_told_as_the_planner_said_it(bench, intent, phrase):
    result = await missed(bench, intent)
    assert (result.reason, result.phrase) == (Reason.NO_EFFECT, phrase)


async def test_a_switch_is_brought_to_a_state_and_left_alone_when_it_has_it(bench):
    await done(bench, Adjust(WIFI, "on"))
    assert bench.phone.wifi
    assert isinstance((await bench.act(Adjust(WIFI, "on"), turn=2)).result, Done)
    assert bench.phone.wifi_changes == 1


@pytest.mark.parametrize("value", ["On", "active", "selected", "开"])
async def test_on_has_many_words(bench, value):
    await done(bench, Adjust(WIFI, value))
    assert bench.phone.wifi


async def test_a_choice_that_closes_when_it_is_made_was_made(bench):
    on(bench, page="choices")
    await done(bench, Adjust(Target("Weekly"), "on"))
    assert bench.phone.done == ["TapAt"]


async def test_a_box_whose_touch_leads_to_another_page_was_not_checked(bench):
    on(bench, page="choices")
    assert (await missed(bench, Adjust(Target("Leads away"), "on"))).reason is Reason.NO_EFFECT


async def test_what_is_as_wanted_is_told_to_be_so_and_which_thing_it_is_where_it_was_called_otherwise(bench):
    bench.phone.airplane = True
    assert (await done(bench, Adjust(Target("Airplane mode"), "on"))).note == "it was so already"
    other = (await bench.act(Adjust(Target("flight mode"), "on"), turn=2)).result
    assert other.note == 'it was so already; looked at: the "Airplane mode" switch'


async def test_a_switch_that_stays_off_is_a_miss(bench):
    on(bench)._flip = lambda _: lambda _: None
    result = await missed(bench, Adjust(WIFI, "on"))
    assert result.reason is Reason.NO_EFFECT
    assert "still off" in result.detail


async def test_a_slider_is_touched_where_the_value_lies(bench):
    await done(bench, Adjust(Target('the "Brightness" slider'), "80 %"))
    assert abs(bench.phone.brightness - 0.85) < 0.08


@pytest.mark.parametrize(
    ("value", "share"), [("max", 1.0), ("Maximum", 1.0), ("最大", 1.0), ("min", 0.0), ("最小", 0.0), ("0", 0.0)]
)
async def test_a_slider_has_ends(bench, value, share):
    await done(bench, Adjust(Target('the "Brightness" slider'), value))
    assert abs(bench.phone.brightness - share) < 0.08


async def test_what_cannot_be_set_is_said_with_what_to_do(bench):
    result = await missed(bench, Adjust(Target('the "About phone" button'), "07:30"))
    assert result.reason is Reason.NOT_UNDERSTOOD
    assert "07:30" in result.detail
    assert bench.phone.done == []


async def test_a_field_holds_exactly_the_text_whatever_it_held(bench):
    phone = on(bench, app=CONTACTS, draft="old words")
    await done(bench, Enter(Target('the "old words" field'), Text("Zoë 🙂 new")))
    assert phone.draft == "Zoë 🙂 new"


@pytest.mark.parametrize(
    ("shown", "wanted", "same"),
    [
        ("Zoë's phone ..", "Zoë's phone 📱", True),
        ("Zoë's phone", "Zoë's phone 📱", False),
        ("Zoë's phone ..", "Zoë's phone", False),
        ("李小龙 ..", "李小龙 🐉", True),
        ("....", "📱🐉", True),
        ("..", "📱🐉", False),
    ],
)
def test_emoji_in_a_field_are_read_as_the_dots_that_the_tree_has_for_them(shown, wanted, same):
    assert _same(shown, wanted) is same


@pytest.mark.parametrize(
    ("read", "typed", "same"),
    [
        ("Doe", "Doe", True),
        ("Doel", "Doe", True),  # the cursor, read as a letter
        ("l0 Iilies", "10 lilies", True),
        ("and more of what was written|", "a long text, and more of what was written", True),
        ("Do", "Doe", False),
        ("Does", "Doe", False),
        ("written", "a long text, and more of what was written", False),
        ("", "Doe", False),
    ],
)
def test_what_is_read_off_a_picture_is_what_was_typed_give_or_take_what_looks_alike(read, typed, same):
    assert _read_as(read, typed, cut=True) is same


def test_a_field_that_shows_the_end_of_a_text_is_not_taken_to_hold_it_before_it_is_typed():
    assert not _read_as("of what was written", "a long text, and more of what was written")


async def test_a_field_that_holds_the_text_is_not_typed_into(bench):
    phone = on(bench, app=CONTACTS, draft="same", focus="draft")
    await bench.act(Enter(Target('the "same" field'), Text("same")))
    assert "TypeText" not in phone.done


async def test_typed_text_is_read_back(bench):
    phone = on(bench, app=CONTACTS, eats="x")
    result = await missed(bench, Enter(NOTE, Text("fix it")))
    assert result.reason is Reason.NO_EFFECT
    assert "fi it" in result.detail
    assert phone.draft == "fi it"


async def test_submit_presses_the_action_key_after_the_text(bench):
    phone = on(bench, app=CONTACTS)
    await done(bench, Enter(NOTE, Text("milk"), submit=True))
    assert phone.notes == ["milk"]
    assert phone.done == ["TapAt", "TypeText", "PressKey"]


async def test_a_button_takes_no_text(bench):
    result = await missed(bench, Enter(Target('the "About phone" button'), Text("x")))
    assert result.reason is Reason.NO_EFFECT
    assert "TypeText" not in bench.phone.done


async def test_a_secret_is_typed_and_kept_nowhere(bench):
    phone = on(bench, app=CONTACTS)
    await done(bench, Enter(Target('the "PIN" field'), SecretRef("pin")))
    assert phone.pin == "84731"
    for file in bench.home.rglob("*"):
        if file.is_file():
            assert b"84731" not in file.read_bytes(), file


async def test_a_secret_typed_into_an_open_field_is_veiled(bench):
    phone = on(bench, app=CONTACTS)
    step = await bench.act(Enter(NOTE, SecretRef("pin")))
    assert phone.draft == "84731"
    assert isinstance(step.result, Done)
    assert "84731" not in repr(step)
    for file in bench.home.rglob("*"):
        if file.is_file():
            assert b"84731" not in file.read_bytes(), file
    with Image.open(bench.recorder.folder.file(bench.record().after)) as picture:
        field = next(e for e in phone.observe().screen.elements if e.text == "84731")
        assert picture.convert("RGB").getpixel((field.bounds.left + 10, field.bounds.top + 10)) == (0, 0, 0)


async def test_a_secret_that_an_earlier_task_left_on_the_screen_is_veiled(bench):
    on(bench, app=CONTACTS, draft="84731")
    step = await bench.act(Read(NOTE))
    assert isinstance(step.result, Done)
    assert step.result.value == "•••"
    for file in bench.home.rglob("*"):
        if file.is_file():
            assert b"84731" not in file.read_bytes(), file


async def test_a_secret_nobody_gave_is_a_miss_that_says_how_to_give_it(bench):
    on(bench, app=CONTACTS)
    assert "DEIXIS_SECRET_BANK" in (await missed(bench, Enter(NOTE, SecretRef("bank")))).detail
    assert bench.phone.done == []


async def test_a_field_is_emptied(bench):
    phone = on(bench, app=CONTACTS, draft="words")
    await done(bench, Clear(Target('the "words" field')))
    assert phone.draft == ""


async def test_a_list_is_scrolled_until_something_shows(bench):
    phone = on(bench, page="list")
    await done(bench, Scroll(Direction.DOWN, until=Target('the "Row 33" button')))
    assert any("Row 33" in e.text for e in phone.observe().screen.elements)


@pytest.mark.parametrize("phrase", ["15:30", "the 15:30 button", '"15:30"'])
async def test_scrolling_stops_at_what_a_tap_would_touch(bench, phrase):
    on(bench, page="times")
    assert (await done(bench, Scroll(Direction.DOWN, until=Target(phrase)))).note == ""
    await done(bench, Tap(Target(phrase)))
    assert bench.phone.page == "about"


@pytest.mark.parametrize("phrase", ["15:15", "the 15:15 button"])
async def test_scrolling_stops_at_nothing_that_is_only_like_a_number(bench, phrase):
    on(bench, page="times")
    result = await missed(bench, Scroll(Direction.DOWN, until=Target(phrase)))
    assert result.reason is Reason.NOT_FOUND
    assert any("15:00" in near or "15:30" in near for near in result.nearest)


async def test_scrolling_tells_what_it_takes_for_what_is_called_otherwise(bench):
    result = await done(bench, Scroll(Direction.DOWN, until=Target("flight mode")))
    assert result.note == 'it is shown already; what is taken for it: the "Airplane mode" switch'


@pytest.mark.parametrize("end", ["the end", "the bottom", "bottom", "最底部", "the bottom of the list"])
async def test_the_end_is_where_nothing_more_comes(bench, end):
    phone = on(bench, page="list")
    step = await bench.act(Scroll(Direction.DOWN, until=Target(end)))
    assert isinstance(step.result, Done)
    assert step.result.note == "as far as it goes"
    assert phone.offset == 30 * 64
    again = (await bench.act(Scroll(Direction.DOWN, until=Target(end)), turn=2)).result
    assert isinstance(again, Done)
    assert again.note == "nothing more comes downwards"


async def test_an_end_lies_in_one_direction_and_a_list_without_end_has_none(bench):
    phone = on(bench, page="list", offset=200)
    assert (await missed(bench, Scroll(Direction.DOWN, until=Target("the top")))).reason is Reason.NOT_UNDERSTOOD
    assert isinstance((await bench.act(Scroll(Direction.UP, until=Target("the top")), turn=2)).result, Done)
    assert phone.offset == 0
    on(bench, running=True, app=CLOCK, page="")
    endless = (await bench.act(Scroll(Direction.DOWN, until=Target("the end")), turn=3)).result
    assert (endless.reason, endless.detail) == (Reason.NOT_FOUND, "not within 25 screenfuls")


async def test_scrolling_stops_where_nothing_moves_any_more(bench):
    on(bench, page="list")
    result = await missed(bench, Scroll(Direction.DOWN, until=Target('the "Row 99" button')))
    assert result.reason is Reason.NOT_FOUND
    assert "nothing more" in result.detail
    assert bench.phone.done.count("SwipeFromTo") < 10


async def test_scrolling_what_does_not_scroll_is_a_miss(bench):
    assert (await missed(bench, Scroll(Direction.UP))).reason is Reason.NO_EFFECT


async def test_a_scroll_by_a_few_pixels_at_the_end_of_a_list_is_a_miss(bench):
    phone = on(bench, page="list", offset=30 * 64 - 5)
    result = await missed(bench, Scroll(Direction.DOWN))
    assert phone.offset == 30 * 64
    assert (result.reason, result.detail) == (Reason.NO_EFFECT, "it does not scroll any further")


async def test_an_app_is_in_front_when_it_is_said_to_be_open(bench):
    await done(bench, Open("Clock"))
    assert bench.phone.app == CLOCK
    miss = await missed(bench, Open("Submarine"))
    assert miss.reason is Reason.NOT_FOUND
    assert miss.detail.endswith("; the home screen is shown now")


async def test_by_what_an_app_was_opened_it_is_in_front(bench):
    for turn, name in enumerate(("alarms", "People", "Clokc"), 1):
        step = await bench.act(Open(name), turn=turn, expect=InApp(name))
        assert step.expected, name
    assert (await bench.act(Wait(InApp("People"), 0.1), turn=9)).result.detail == "Clock is in front after 0.1 s"


async def test_a_link_goes_to_the_app_that_opens_it(bench):
    await done(bench, OpenLink("https://example.org/a"))
    assert bench.phone.link == "https://example.org/a"


async def test_a_link_that_is_open_already_is_open(bench):
    on(bench, app=CONTACTS, page="link", link="https://example.org/a")
    assert (await done(bench, OpenLink("https://example.org/a"))).note == "it was so already"
    assert bench.phone.done == ["ViewLink"], "it may be loaded anew"


async def test_a_link_that_brings_nothing_is_not_open(bench):
    on(bench, app=CONTACTS, page="link", link="https://example.org/a")
    bench.phone.after_gesture = lambda _: setattr(bench.phone, "link", "https://example.org/a")
    assert (await missed(bench, OpenLink("https://example.org/b"))).reason is Reason.NO_EFFECT


@pytest.mark.parametrize("key", [Key.NOTIFICATIONS, Key.QUICK_SETTINGS])
async def test_the_shade_is_pulled_down_and_stays_down(bench, key):
    assert (await done(bench, Press(key))).change
    assert bench.phone.page == str(key)
    assert isinstance((await bench.act(Press(key), turn=2)).result, Done)
    assert bench.record().deeds[0].detail == str(key)


async def test_back_with_nowhere_to_go_is_a_miss_and_home_is_not(bench):
    on(bench, app="com.android.launcher3")
    assert (await missed(bench, Press(Key.BACK))).reason is Reason.NO_EFFECT
    assert isinstance((await bench.act(Press(Key.HOME), turn=2)).result, Done)


async def test_waiting_ends_when_the_screen_is_as_expected(bench):
    looks = []

    def soon():
        looks.append(1)
        bench.phone.wifi = len(looks) > 4

    bench.phone.on_observe = soon
    await done(bench, Wait(Holds(WIFI, "on"), 20))
    bench.phone.on_observe = None
    bench.phone.wifi = False
    result = (await bench.act(Wait(Holds(WIFI, "on"), 0.1), turn=2)).result
    assert isinstance(result, Miss)
    assert result.reason is Reason.NOT_MET
    assert "off" in result.detail


async def test_a_pause_lets_time_pass_and_tells_what_came_meanwhile(bench):
    before = bench.token.now()

    def later():
        bench.phone.wifi = bench.token.now() - before > 4

    bench.phone.on_observe = later
    result = await done(bench, Pause(6))
    assert bench.token.now() - before >= 6
    assert any("Wi-Fi" in line for line in result.change.changed)


async def test_other_expectations_hold_or_do_not(bench):
    assert isinstance((await bench.act(Wait(InApp("Settings"), 0.1))).result, Done)
    assert isinstance((await bench.act(Wait(Gone(Target('the "Submarine" button')), 0.1), turn=2)).result, Done)
    assert isinstance((await bench.act(Wait(Shows(Target('the "Submarine" button')), 0.1), turn=3)).result, Miss)


async def test_what_is_shown_is_still_shown_and_what_cannot_be_told_to_be_gone_is_asked_for_in_quotes(bench):
    assert (await missed(bench, Wait(Gone(WIFI), 0.1))).detail == "still shown after 0.1 s"
    part = (await bench.act(Wait(Shows(Target('"mode"')), 0.1), turn=4)).result
    assert part.detail == (
        'not shown after 0.1 s: "mode" is only part of a longer text; without the quotes it may match part'
    )
    described = (await bench.act(Wait(Gone(Target("the network error message")), 0.1), turn=2)).result
    assert described.reason is Reason.NOT_MET
    assert "still shown" not in described.detail
    assert "quote the words that should be gone" in described.detail
    assert isinstance((await bench.act(Wait(Gone(Target('"network error"')), 0.1), turn=3)).result, Done)


async def test_what_is_only_typed_is_asked_for_by_its_field(bench):
    on(bench, page="choices", draft="Adaeze")
    assert "say which field says so" in (await missed(bench, Wait(Shows(Target('"Adaeze"')), 0.1))).detail
    held = Wait(Holds(Target("the Type a name field"), "Adaeze"), 0.1)
    assert isinstance((await bench.act(held, turn=2)).result, Done)


async def test_what_a_page_that_goes_on_does_not_show_is_not_known_to_be_nowhere(bench, monkeypatch):
    gone = Wait(Gone(Target('"Row 99"')), 0.1)
    assert (await done(bench, gone)).note == ""
    monkeypatch.setattr(Outline, "goes_on", lambda _: True)  # no list of the paper phone has its rows within it
    assert (await bench.act(gone, turn=2)).result.note == GOES_ON


async def test_reading_gives_what_is_there(bench):
    assert (await done(bench, Read(WIFI))).value == "off"
    on(bench, app=CONTACTS)
    assert result_words((await bench.act(Read(NOTE), turn=2)).result) == "done; it is empty"


async def test_the_expectation_of_a_decision_is_checked_without_a_model(bench):
    step = await bench.act(Adjust(WIFI, "on"), expect=Holds(WIFI, "on"))
    assert step.expected is True
    step = await bench.act(Adjust(WIFI, "off"), turn=2, expect=Holds(WIFI, "on"))
    assert (step.expected, step.expectation) == (False, Holds(WIFI, "on"))
    assert 'it says "off"' in step.instead
    step = await bench.act(Adjust(WIFI, "on"), turn=3, expect=Gone(WIFI))
    assert "still shown" in step.instead
    step = await bench.act(Tap(Target('the "Submarine" button')), turn=4, expect=Gone(WIFI))
    assert (step.expected, step.expectation) == (None, None)


async def test_an_append_on_a_moving_screen_is_seen(bench):
    phone = on(bench, app=CLOCK, running=True)
    await done(bench, Tap(Target('the "Lap" button')))
    assert phone.laps == ["Lap 1"]


async def test_a_broken_connection_is_judged_and_nothing_done_twice(bench):
    bench.phone.after_gesture = fault_after(TapAt)
    await done(bench, Tap(WIFI))
    assert bench.phone.wifi_changes == 1
    assert bench.phone.wifi


async def test_a_gesture_that_never_arrived_is_made_again(bench):
    bench.phone.before_gesture = fault_after(TapAt)
    await done(bench, Tap(WIFI))
    assert bench.phone.wifi_changes == 1


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("intent", "kind", "app", "state"),
    [
        (Adjust(WIFI, "on"), TapAt, SETTINGS, {"wifi": True, "wifi_changes": 1}),
        (Open("Clock"), LaunchApp, SETTINGS, {"app": CLOCK}),
        (Enter(NOTE, Text("milk"), submit=True), TapAt, CONTACTS, {"notes": ["milk"]}),
        (Enter(NOTE, Text("milk"), submit=True), TypeText, CONTACTS, {"notes": ["milk"]}),
        (Enter(NOTE, Text("Buy "), beside="before"), TapAt, CONTACTS, {"draft": "Buy eggs"}),
        (Enter(NOTE, Text("Buy "), beside="before"), ClearText, CONTACTS, {"draft": "Buy eggs"}),
        (Enter(NOTE, Text("Buy "), beside="before"), TypeText, CONTACTS, {"draft": "Buy eggs"}),
    ],
    ids=["adjust", "open", "focus", "type", "add, focus", "add, clear", "add, type"],
)
async def test_a_step_of_several_gestures_survives_a_broken_connection(bench, intent, kind, app, state, when):
    phone = on(bench, app=app, draft="eggs" if getattr(intent, "beside", "") else "")
    setattr(phone, f"{when}_gesture", fault_after(kind))
    await done(bench, intent)
    assert {name: getattr(phone, name) for name in state} == state


async def test_a_connection_that_stays_broken_ends_in_its_error(bench):
    def broken(_):
        raise PhoneFault("no answer")

    bench.phone.before_gesture = broken
    with pytest.raises(PhoneFault):
        await bench.act(Tap(WIFI))
    assert isinstance(bench.record().result, Unsure)


async def test_a_phone_that_vanishes_in_mid_step_leaves_no_invented_success(bench):
    def gone(_):
        bench.phone.gone = True
        raise PhoneGone("unplugged")

    bench.phone.after_gesture = gone
    with pytest.raises(PhoneGone):
        await bench.act(Tap(WIFI))
    assert isinstance(bench.record().result, Unsure)


@pytest.mark.parametrize("intent", [Tap(WIFI), Adjust(WIFI, "on"), Open("Clock"), Clear(NOTE), Enter(NOTE, Text("x"))])
@pytest.mark.parametrize(
    ("words", "told"), [("", "the phone refused it"), ("it is locked", "the phone refused: it is locked")]
)
async def test_a_refused_gesture_is_a_miss_with_its_reason_in_words(bench, intent, words, told):
    def refuse(_):
        raise GestureRefused("org.example.locked refused 180, 352", words)

    on(bench, app=CONTACTS if isinstance(intent, Enter | Clear) else SETTINGS).before_gesture = refuse
    assert (await missed(bench, intent)).detail == told


async def test_no_gesture_is_made_for_a_task_that_has_to_stop(bench):
    bench.token.stop(Ending.CANCELLED)
    with pytest.raises(Stopped):
        await bench.act(Tap(WIFI))
    assert bench.phone.done == []


async def test_no_gesture_is_made_under_a_lease_that_is_somebody_elses(bench):
    bench.store.take(bench.phone.serial, "another task")
    with pytest.raises(LeaseLost):
        await bench.act(Tap(WIFI))
    assert bench.phone.done == []


async def test_all_is_done_on_the_phones_own_thread(bench):
    await bench.act(Tap(WIFI))
    assert len(bench.phone.owner) == 1
    assert threading.get_ident() not in bench.phone.owner


async def test_a_step_is_recorded_with_what_was_pointed_at_and_done(bench):
    await bench.act(Tap(Target('the "About phone" button')))
    record = bench.record()
    assert [deed.kind for deed in record.deeds] == ["TapAt"]
    assert record.pointings[0].candidates
    assert record.deeds[0].point == record.pointings[0].point
    assert bench.recorder.folder.file(record.pointings[0].screen).read_bytes().startswith(b"<hierarchy")
    before, after = (bench.recorder.folder.file(name).read_bytes() for name in (record.before, record.after))
    assert before != after
    assert not record.resumed


async def test_a_picture_that_could_not_be_had_is_absent_not_black(bench):
    def broken(_):
        raise PhoneFault("no picture")

    bench.phone._shot = broken
    await done(bench, Tap(Target('the "About phone" button')))
    assert (bench.record().before, bench.record().after) == ("", "")
