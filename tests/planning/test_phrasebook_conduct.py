"""What the phrasebook does step by step, on a scripted phone: onward, other ways, giving up, judging."""

from __future__ import annotations

from dataclasses import replace

import pytest
from saying import MOVED, STILL, button, decide, entry, page, play, switch

from grounding.interface import (
    Change,
    Direction,
    Gone,
    Group,
    GroupKind,
    Holds,
    Item,
    Miss,
    Outline,
    Reason,
    Role,
    Shows,
    State,
    Target,
)
from planning.decision import Act, Finish, GiveUp
from planning.goal import Goal
from planning.history import GOES_ON, Done, PastStep, Unsure
from planning.phrasebook.conduct import MOST_BACKS
from planning.words import intent_words

FORM = page(entry("First name", "Ada"), button("Save"))
LIST = page(Item(Role.ROW, "Bob", "Bob"), button("Create contact"))
LONG = page(Item(Role.ROW, "Bob", "Bob"), scrolls=(Direction.DOWN, Direction.UP))
CRASH = Unsure("the service was stopped")


def missed(reason: Reason, phrase: str, *nearest: str, detail: str = "", touched: str = "") -> Miss:
    return Miss(reason, phrase, detail, nearest, touched)


def gave_up(decision: object) -> str:
    assert isinstance(decision, GiveUp), decision
    return decision.reason


def test_every_instruction_is_issued_in_order_and_then_it_finishes_with_the_checks() -> None:
    end = play(
        "Open Contacts, tap Create contact, enter Ada as first name, then save, and check that Ada is shown",
        ("open Contacts", MOVED, LIST),
        ("tap Create contact", MOVED, FORM),
        ('enter "Ada" in first name', MOVED, FORM),
        ("tap Save", MOVED, LIST),
        ("wait until Ada is shown", STILL, LIST),
    )
    assert isinstance(end, Finish)
    assert end.checked == (Shows(Target("Ada")),)
    assert "all 5 steps" in end.summary
    assert "Ada is shown" in end.summary


def test_the_summary_tells_what_was_read() -> None:
    end = play("read the battery level", ("read the battery level", Done(STILL.change, "80 %"), LIST))
    assert isinstance(end, Finish)
    assert 'the battery level reads "80 %"' in end.summary
    assert end.checked == ()


def test_the_app_of_the_goal_is_opened_first_unless_the_goal_opens_one() -> None:
    first = decide(Goal("tap Alarm", app="Clock"))
    assert isinstance(first, Act)
    assert "Open(app='Clock')" in repr(first.intents)
    own = decide(Goal("open Contacts, tap Alarm", app="Clock"))
    assert isinstance(own, Act)
    assert "Open(app='Contacts')" in repr(own.intents)


def test_open_taps_what_bears_the_name_later_on_and_opens_an_app_otherwise() -> None:
    row = page(Item(Role.ROW, "Ada Lovelace", "the Ada Lovelace row"))
    end = play(
        "open Contacts, open Ada Lovelace, open Clock",
        ("open Contacts", MOVED, row),
        ("tap the Ada Lovelace row", MOVED, row),
        ("open Clock", MOVED, row),
    )
    assert isinstance(end, Finish)


def test_open_turns_on_a_switch_that_bears_the_name() -> None:
    end = play(
        "open Settings, open Wi-Fi",
        ("open Settings", MOVED, page(switch("Wi-Fi", State.OFF))),
        ("turn on the Wi-Fi switch", MOVED, page(switch("Wi-Fi", State.ON))),
    )
    assert isinstance(end, Finish)


def test_open_in_chinese_is_an_app_at_the_start_and_later_where_the_name_is_a_known_apps() -> None:
    end = play("打开某某，打开时钟", ("open 某某", MOVED, LIST), ("open 时钟", MOVED, LIST))
    assert isinstance(end, Finish)


def test_open_in_chinese_taps_what_bears_the_name() -> None:
    rows = page(Item(Role.ROW, "时钟", 'the "时钟" row'))
    play("打开设置，打开时钟", ("open 设置", MOVED, rows), ('tap the "时钟" row', MOVED, rows))


def test_open_in_chinese_is_tried_as_a_switch_as_a_button_and_as_an_app() -> None:
    no_switch = missed(Reason.NOT_UNDERSTOOD, "声音", detail="cannot be set to on")
    end = play(
        "返回主屏幕，打开声音，打开某某",
        ("press home", MOVED, LIST),
        ("turn on 声音", no_switch, LIST),
        ("tap 声音", MOVED, LIST),
        ("turn on 某某", missed(Reason.NOT_FOUND, "某某"), LIST),
        ("wait until 某某 is shown", missed(Reason.NOT_MET, "某某"), LIST),
        ("open 某某", MOVED, LIST),
    )
    assert isinstance(end, Finish)


def test_what_open_in_chinese_was_taken_for_is_said_when_it_gives_up() -> None:
    none = missed(Reason.NOT_FOUND, "某某")
    said = gave_up(
        play(
            "点击一，打开某某",
            ("tap 一", STILL, LIST),
            ("turn on 某某", none, LIST),
            ("open 某某", missed(Reason.NOT_FOUND, "某某", detail="no such app can be started here"), LIST),
        )
    )
    assert "Tried: taking it for an app" in said


def test_set_to_types_into_a_field_and_adjusts_anything_else() -> None:
    screen = page(entry("First name"), Item(Role.SLIDER, "Volume", "the Volume slider"))
    play(
        "set first name to Ada, set volume to 40 %",
        ('enter "Ada" in first name', MOVED, screen),
        ('set volume to "40 %"', MOVED, screen),
        start=screen,
    )


def test_text_without_a_field_goes_into_the_one_in_focus() -> None:
    two = page(entry("First"), entry("Second", "", State.FOCUSED))
    play("type Ada", ('enter "Ada" in the Second field', MOVED, two), start=two)


def test_text_without_a_field_gives_up_when_no_field_is_to_be_told() -> None:
    assert "Name the field" in gave_up(decide("type Ada", page(entry("First"), entry("Second"))))


# --- other ways -----------------------------------------------------------------------------------------------------


def test_what_is_not_found_on_a_new_screen_is_waited_for_and_tried_again() -> None:
    end = play(
        "open Contacts, tap Create contact",
        ("open Contacts", MOVED, page()),
        ("tap Create contact", missed(Reason.NOT_FOUND, "Create contact"), page()),
        ("wait until Create contact is shown", STILL, LIST),
        ("tap Create contact", MOVED, FORM),
    )
    assert isinstance(end, Finish)


def test_what_is_not_found_is_scrolled_for_down_then_up_and_then_given_up() -> None:
    end = play(
        "scroll down, tap Zoe",
        ("scroll down", STILL, LONG),
        ("tap Zoe", missed(Reason.NOT_FOUND, "Zoe", "Bob"), LONG),
        ("scroll down until Zoe is shown", missed(Reason.NOT_FOUND, "Zoe"), LONG),
        ("scroll up until Zoe is shown", missed(Reason.NOT_FOUND, "Zoe"), LONG),
    )
    said = gave_up(end)
    assert '"tap Zoe"' in said
    assert "scrolling down, scrolling up" in said
    assert "Bob" in said


def test_what_scrolling_brought_is_tried_again() -> None:
    end = play(
        "tap Zoe",
        ("tap Zoe", missed(Reason.OFF_SCREEN, "Zoe"), LONG),
        ("scroll down until Zoe is shown", MOVED, LONG),
        ("tap Zoe", MOVED, LONG),
    )
    assert isinstance(end, Finish)


def test_a_screen_that_does_not_scroll_is_not_scrolled() -> None:
    assert "tap Zoe" in gave_up(play("tap Zoe", ("tap Zoe", missed(Reason.OFF_SCREEN, "Zoe"), LIST)))


def test_the_keyboard_is_closed_when_it_hides_a_thing() -> None:
    covered = page(entry("First name"), keyboard=True)
    end = play(
        "tap Save",
        ("tap Save", missed(Reason.HIDDEN, "Save"), covered),
        ("press back", MOVED, FORM),
        ("tap Save", MOVED, LIST),
    )
    assert isinstance(end, Finish)


def test_an_ambiguous_phrase_is_given_up_with_the_phrases_that_would_do() -> None:
    miss = missed(Reason.AMBIGUOUS, "Save", "the first Save", "the Save in the dialog")
    said = gave_up(play("tap Save", ("tap Save", miss, FORM)))
    assert "Say one of: the first Save; the Save in the dialog" in said


def test_a_phrase_that_is_not_understood_is_given_up_at_once() -> None:
    miss = missed(Reason.NOT_UNDERSTOOD, "glorp of", detail="no such word")
    assert "not understood" in gave_up(play("tap glorp of", ("tap glorp of", miss, FORM)))


def test_a_tap_without_effect_is_made_once_more_where_that_is_safe() -> None:
    none = missed(Reason.NO_EFFECT, "Bob")
    said = gave_up(play("tap Bob", ("tap Bob", none, LIST), ("tap Bob", none, LIST)))
    assert "no effect" in said
    assert "Tried: again" in said


@pytest.mark.parametrize("name", ["Save", "Send", "Pay now", "Delete", "Add to cart", "Star", "the Wi-Fi switch", "+"])
def test_a_tap_without_effect_is_not_repeated_where_twice_is_not_once(name: str) -> None:
    screen = page(button("Save"), switch("Wi-Fi", State.OFF))
    gave_up(play(f"tap {name}", (f"tap {name}", missed(Reason.NO_EFFECT, name), screen)))


def test_a_tap_whose_effect_came_late_is_not_repeated() -> None:
    end = play(
        "tap Create contact, enter Ada as First name",
        ("tap Create contact", missed(Reason.NO_EFFECT, "Create contact"), FORM),
        ('enter "Ada" in First name', MOVED, FORM),
    )
    assert isinstance(end, Finish)


def test_a_tap_on_what_is_selected_already_is_fine_without_effect() -> None:
    tab = page(Item(Role.TAB, "Alarm", "the Alarm tab", (State.SELECTED,)))
    end = play("tap the Alarm tab", ("tap the Alarm tab", missed(Reason.NO_EFFECT, "the Alarm tab"), tab))
    assert isinstance(end, Finish)


def test_a_disabled_thing_is_tried_once_more_then_given_up() -> None:
    disabled = missed(Reason.DISABLED, "Save")
    said = gave_up(play("tap Save", ("tap Save", disabled, FORM), ("tap Save", disabled, FORM)))
    assert "disabled" in said


def test_text_that_did_not_stay_is_entered_once_more() -> None:
    wrong = missed(Reason.NOT_MET, "name", detail="it holds Ad")
    said = gave_up(
        play("enter Ada as name", ('enter "Ada" in name', wrong, FORM), ('enter "Ada" in name', wrong, FORM))
    )
    assert "it holds Ad" in said


def test_a_check_that_does_not_hold_ends_the_task() -> None:
    miss = missed(Reason.NOT_MET, "Ada", "Bob", detail="not shown after 10 s")
    said = gave_up(play("check that Ada is shown", ("wait until Ada is shown", miss, LIST)))
    assert said.startswith("Check failed: Ada is shown")
    assert "Bob" in said


def test_a_scroll_at_the_end_of_a_list_is_no_failure() -> None:
    end = play(
        "scroll down, tap Bob",
        ("scroll down", missed(Reason.NO_EFFECT, "scroll down"), LONG),
        ("tap Bob", MOVED, LONG),
    )
    assert isinstance(end, Finish)


# --- an app that was left on another page ---------------------------------------------------------------------------

CONTACT = page(Item(Role.HEADING, "Bob"), button("Call"), app="Contacts")
LEFT = Done(Change(appeared=("Clock",), app="Home screen"))
BACK_AT_HOME = page(Item(Role.ICON, "Clock", "the Clock icon"), app="Home screen")
SEVERAL = missed(Reason.AMBIGUOUS, "Create contact", "the first", "the second")


def test_where_the_first_deed_in_an_app_does_not_come_off_it_goes_back_to_the_apps_first_page() -> None:
    end = play(
        "open Contacts, tap Create contact",
        ("open Contacts", STILL, CONTACT),
        ("tap Create contact", missed(Reason.NOT_FOUND, "Create contact"), CONTACT),
        ("press back", MOVED, LIST),
        ("press back", LEFT, BACK_AT_HOME),
        ("open Contacts", MOVED, LIST),
        ("tap Create contact", MOVED, FORM),
    )
    assert isinstance(end, Finish)


def test_what_is_ambiguous_where_an_app_was_left_is_looked_for_on_its_first_page_and_the_record_says_so() -> None:
    end = play(
        "open Contacts, tap Create contact",
        ("open Contacts", STILL, CONTACT),
        ("tap Create contact", SEVERAL, CONTACT),
        ("press back", LEFT, BACK_AT_HOME),
        ("open Contacts", MOVED, CONTACT),
        ("tap Create contact", SEVERAL, CONTACT),
    )
    said = gave_up(end)
    assert "Tried: going back to the first page of the app, opening the app anew" in said
    assert "Say one of: the first; the second" in said


def test_on_the_first_page_everything_else_is_tried_anew() -> None:
    end = play(
        "open Contacts, tap Zoe",
        ("open Contacts", STILL, LONG),
        ("tap Zoe", missed(Reason.NOT_FOUND, "Zoe"), LONG),
        ("scroll down until Zoe is shown", missed(Reason.NOT_FOUND, "Zoe"), LONG),
        ("scroll up until Zoe is shown", missed(Reason.NOT_FOUND, "Zoe"), LONG),
        ("press back", MOVED, LONG),
        ("press back", LEFT, BACK_AT_HOME),
        ("open Contacts", STILL, LONG),
        ("tap Zoe", missed(Reason.NOT_FOUND, "Zoe"), LONG),
        ("scroll down until Zoe is shown", MOVED, LONG),
        ("tap Zoe", MOVED, LONG),
    )
    assert isinstance(end, Finish)


def test_an_app_that_asks_before_it_closes_a_page_is_not_answered() -> None:
    asking = Outline("Contacts", (Group(GroupKind.DIALOG, (button("Keep editing"), button("Discard"))),))
    end = play(
        "open Contacts, tap Create contact",
        ("open Contacts", STILL, FORM),
        ("tap Create contact", missed(Reason.NOT_FOUND, "Create contact"), FORM),
        ("press back", MOVED, asking),
        ("press back", MOVED, FORM),
    )
    assert "Tried: going back to the first page of the app, keeping what may not be saved there" in gave_up(end)


def test_an_app_that_does_not_let_go_is_not_pressed_for_ever() -> None:
    backs = [("press back", MOVED, CONTACT)] * MOST_BACKS
    said = gave_up(
        play(
            "open Contacts, tap Create contact",
            ("open Contacts", STILL, CONTACT),
            ("tap Create contact", missed(Reason.NOT_FOUND, "Create contact"), CONTACT),
            *backs,
        )
    )
    assert "Tried: going back" in said


def test_looking_at_an_app_that_was_opened_leaves_its_page_to_be_gone_back_from() -> None:
    play(
        "open Contacts, wait for Bob, tap Create contact",
        ("open Contacts", STILL, CONTACT),
        ("wait until Bob is shown", STILL, CONTACT),
        ("tap Create contact", missed(Reason.NOT_FOUND, "Create contact"), CONTACT),
        ("press back", LEFT, BACK_AT_HOME),
        ("open Contacts", MOVED, LIST),
        ("tap Create contact", MOVED, FORM),
    )


def test_after_a_deed_nothing_is_gone_back_from() -> None:
    end = play(
        "open Contacts, tap Bob, tap Create contact",
        ("open Contacts", STILL, LIST),
        ("tap Bob", STILL, CONTACT),
        ("tap Create contact", missed(Reason.NOT_FOUND, "Create contact"), CONTACT),
    )
    gave_up(end)


@pytest.mark.parametrize(
    ("claim", "words"),
    [("Error is gone", "Error is not shown"), ("Wi-Fi is on", "Wi-Fi is on")],
)
def test_a_claim_that_another_page_would_make_true_is_not_carried_there(claim: str, words: str) -> None:
    miss = missed(Reason.NOT_MET, claim.split(" ")[0])
    said = gave_up(
        play(
            f"open Contacts, check that {claim}",
            ("open Contacts", STILL, CONTACT),
            (f"wait until {words}", miss, CONTACT),
        )
    )
    assert said.startswith("Check failed")


def test_that_something_is_shown_is_looked_for_on_the_first_page_too() -> None:
    play(
        "open Contacts, check that Create contact is shown",
        ("open Contacts", STILL, CONTACT),
        ("wait until Create contact is shown", missed(Reason.NOT_MET, "Create contact"), CONTACT),
        ("press back", LEFT, BACK_AT_HOME),
        ("open Contacts", MOVED, LIST),
        ("wait until Create contact is shown", STILL, LIST),
    )


def test_text_for_a_field_that_is_not_there_goes_into_the_one_on_the_first_page() -> None:
    first = page(entry("Search"))
    end = play(
        "open Contacts, type Ada",
        ("open Contacts", STILL, CONTACT),
        ("press back", MOVED, first),
        ("press back", LEFT, BACK_AT_HOME),
        ("open Contacts", MOVED, first),
        ('enter "Ada" in the Search field', MOVED, first),
    )
    assert isinstance(end, Finish)


def test_a_heading_that_was_touched_in_vain_is_no_reason_to_stay() -> None:
    heading = page(Item(Role.HEADING, "Create contact"), entry("First name"))
    play(
        "open Contacts, tap Create contact",
        ("open Contacts", STILL, heading),
        ("tap Create contact", missed(Reason.NO_EFFECT, "Create contact"), heading),
        ("press back", LEFT, BACK_AT_HOME),
        ("open Contacts", MOVED, LIST),
        ("tap Create contact", MOVED, FORM),
    )


EDITOR = replace(FORM, title="Create contact", app="Contacts")


@pytest.mark.parametrize(
    ("said", "touched"),
    [
        ("Create contact", ""),
        ("Create contact", 'the "Create contact" heading'),
        ("Create a contact", 'the "Create contact" heading'),
    ],
)
def test_a_form_that_was_left_open_is_not_the_one_that_was_asked_for(said: str, touched: str) -> None:
    play(
        f"open Contacts, tap {said}, enter Ada as First name",
        ("open Contacts", STILL, EDITOR),
        (f"tap {said}", missed(Reason.NO_EFFECT, said, touched=touched), EDITOR),
        ("press back", LEFT, BACK_AT_HOME),
        ("open Contacts", MOVED, LIST),
        (f"tap {said}", MOVED, EDITOR),
        ('enter "Ada" in First name', MOVED, EDITOR),
    )


def test_a_form_that_came_late_is_called_as_the_button_was() -> None:
    late = missed(Reason.NO_EFFECT, "Create contact", touched='the "Create contact" icon')
    end = play(
        "open Contacts, tap Create contact, enter Ada as First name",
        ("open Contacts", STILL, LIST),
        ("tap Create contact", late, EDITOR),
        ('enter "Ada" in First name', MOVED, EDITOR),
    )
    assert isinstance(end, Finish)


def test_a_field_in_focus_does_not_stand_for_a_heading_whose_word_it_shares() -> None:
    screen = replace(page(entry("Contact name", "", State.FOCUSED)), title="Contact")
    none = missed(Reason.NO_EFFECT, "Contact", touched='the "Contact" heading')
    said = gave_up(play("tap Contact", ("tap Contact", none, screen), ("tap Contact", none, screen)))
    assert 'what was touched: the "Contact" heading' in said


def test_what_may_have_been_saved_unseen_is_not_left_to_be_saved_again() -> None:
    end = play(
        "open Contacts, tap Save",
        ("open Contacts", STILL, FORM),
        ("tap Save", missed(Reason.NO_EFFECT, "Save"), FORM),
    )
    gave_up(end)


# --- unsure whether it took place -----------------------------------------------------------------------------------


@pytest.mark.parametrize("goal", ["turn on Wi-Fi", "enter Ada as name", "clear name", "open Clock", "press home"])
def test_what_may_be_done_twice_is_done_again_after_an_interruption(goal: str) -> None:
    first = decide(goal)
    assert isinstance(first, Act)
    again = decide(goal, LIST, [PastStep(1, first.intents[0], CRASH, first.memo)])
    assert isinstance(again, Act)
    assert again.intents == first.intents


def test_a_switch_that_is_on_already_is_not_adjusted_again() -> None:
    on = page(switch("Wi-Fi", State.ON))
    assert isinstance(play("turn on Wi-Fi", ("turn on Wi-Fi", CRASH, on)), Finish)


def test_an_interrupted_save_is_done_when_the_form_is_gone_and_the_next_thing_is_there() -> None:
    saved = page(Item(Role.TEXT, "Ada", "Ada"))
    end = play(
        "tap Save, check that Ada is shown",
        ("tap Save", CRASH, saved),
        ("wait until Ada is shown", STILL, saved),
    )
    assert isinstance(end, Finish)
    assert "took place when interrupted" in end.summary


def test_an_interrupted_save_is_made_again_when_the_form_still_holds_what_was_typed() -> None:
    end = play(
        "enter Ada as First name, save",
        ('enter "Ada" in First name', MOVED, FORM),
        ("tap Save", CRASH, FORM),
        ("tap Save", MOVED, LIST),
    )
    assert isinstance(end, Finish)


def test_an_interrupted_send_is_done_when_its_field_was_emptied() -> None:
    before, after = page(entry("Message", "hi"), button("Send")), page(entry("Message"), button("Send"))
    end = play("enter hi as Message, send", ('enter "hi" in Message', MOVED, before), ("tap Send", CRASH, after))
    assert isinstance(end, Finish)


@pytest.mark.parametrize("name", ["保存", "“发送”按钮", "确认支付", "删除", "播放", "右上角的图标"])
def test_a_tap_without_effect_is_not_repeated_where_twice_may_not_be_once_in_chinese(name: str) -> None:
    gave_up(play(f"点击{name}", (_words(f"点击{name}"), missed(Reason.NO_EFFECT, name), FORM)))


def test_what_is_said_in_chinese_is_not_gone_because_the_screen_is_in_english() -> None:
    said = gave_up(play("点击下一页", ("tap 下一页", CRASH, LIST)))
    assert "does not tell whether it took place" in said


def test_an_interrupted_tap_in_chinese_is_judged_by_a_chinese_screen() -> None:
    saved = page(Item(Role.TEXT, "已保存", "已保存"))
    end = play("点击“保存”按钮", ('tap "保存"按钮', CRASH, saved))
    assert isinstance(end, Finish)
    form = page(Item(Role.BUTTON, "下一页", "下一页"))
    again = play("点击下一页按钮", ("tap 下一页按钮", CRASH, form))
    assert isinstance(again, Act)


def _words(goal: str) -> str:
    first = decide(goal)
    assert isinstance(first, Act)
    return intent_words(first.intents[0])


def test_an_interrupted_save_that_nothing_tells_about_is_left_to_a_person() -> None:
    said = gave_up(play("tap Save, tap Bob", ("tap Save", CRASH, FORM)))
    assert "does not tell whether it took place" in said
    assert "tap Bob" in said


def test_an_interrupted_tap_on_a_switch_is_judged_by_the_check_that_follows() -> None:
    goal = "tap the Wi-Fi switch, check that Wi-Fi is on"
    on, off = page(switch("Wi-Fi", State.ON)), page(switch("Wi-Fi", State.OFF))
    done = decide(goal, on, [_past(goal, CRASH)])
    again = decide(goal, off, [_past(goal, CRASH)])
    assert isinstance(done, Act)
    assert isinstance(again, Act)
    assert "Wait" in repr(done.intents)
    assert "Tap" in repr(again.intents)


def _past(goal: str, result: Unsure) -> PastStep:
    first = decide(goal)
    assert isinstance(first, Act)
    return PastStep(1, first.intents[0], result, first.memo)


def test_an_interrupted_tap_on_a_switch_is_never_repeated_without_evidence() -> None:
    off = page(switch("Wi-Fi", State.OFF))
    assert "does not tell" in gave_up(play("tap the Wi-Fi switch", ("tap the Wi-Fi switch", CRASH, off)))


def test_what_left_the_screen_is_given_time_to_show_what_comes_next() -> None:
    end = play(
        "tap Create contact, enter Ada as First name",
        ("tap Create contact", CRASH, page()),
        ("wait until First name is shown", STILL, FORM),
        ('enter "Ada" in First name', MOVED, FORM),
    )
    assert isinstance(end, Finish)
    said = gave_up(
        play(
            "tap Create contact, enter Ada as First name",
            ("tap Create contact", CRASH, page()),
            ("wait until First name is shown", missed(Reason.NOT_MET, "First name"), page()),
        )
    )
    assert "does not tell" in said


def test_an_interrupted_swipe_is_not_repeated() -> None:
    said = gave_up(play("swipe left on Bob", ("swipe left on Bob", CRASH, LIST)))
    assert "not done again" in said


def test_an_instruction_that_is_interrupted_again_and_again_is_given_up() -> None:
    script = [('enter "Ada" in name', CRASH, LIST)] * 4
    assert "interrupted 4 times" in gave_up(play("enter Ada as name", *script))


def test_steps_of_another_planner_are_passed_over() -> None:
    first = decide("tap Bob")
    assert isinstance(first, Act)
    other = PastStep(1, first.intents[0], MOVED, "step by step: I tapped")
    assert decide("tap Bob", LIST, [other]) == decide("tap Bob", LIST)


def test_what_is_gone_of_a_list_that_goes_on_is_said_to_be_known_of_what_is_shown() -> None:
    goal, waited = 'check that there is no "Zoe"', 'wait until "Zoe" is not shown'
    shown = play(goal, (waited, Done(Change(), note=f'{GOES_ON}; a message came up: "Hi"'), LONG))
    assert isinstance(shown, Finish)
    assert shown.summary.endswith('That "Zoe" is not shown is known of what is shown only: it can be scrolled.')
    whole = play(goal, (waited, STILL, LIST))
    assert isinstance(whole, Finish)
    assert GOES_ON not in whole.summary


def test_checks_that_say_gone_and_holds_are_handed_on() -> None:
    end = play(
        "check that Error is gone and the title says Draft",
        ("wait until Error is not shown", STILL, LIST),
        ('wait until the title says "Draft"', STILL, LIST),
    )
    assert isinstance(end, Finish)
    assert end.checked == (Gone(Target("Error")), Holds(Target("the title"), "Draft"))
