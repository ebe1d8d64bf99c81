"""What may have moved on by itself between two looks, and what has not."""

import pytest

from agent_service.ticking import DOWN, UP, Glance, moved_on, seen_ticking, ticks


def line(text, place="android.widget.TextView 0,0,10,10", flags="0100"):
    return "\x1f".join((place, text, "", flags))


@pytest.mark.parametrize(("was", "now", "seconds", "way"), [
    ("0:13", "0:14", 0.4, UP), ("0:13", "0:16", 3.0, UP), ("-4:00", "-3:59", 0.3, DOWN),
    ("1:59:59", "2:00:00", 0.5, UP),
    ("0:13", "0:43", 1.0, 0), ("0:13", "0:08", 1.0, 0), ("7m 30s", "7m 29s", 0.5, DOWN), ("7m 0s", "6m 59s", 0.5, DOWN),
    ("剩余3分20秒", "剩余3分19秒", 0.5, DOWN), ("3分20秒", "13分20秒", 0.5, 0),
    ("5 %", "6 %", 0.4, UP), ("50%", "90%", 1.0, 0),
    ("0.0546", "0.0558", 0.4, UP), ("5.2E-5", "0.004", 0.4, UP), ("0.1", "0.9", 1.0, 0),
    ("Moves: 1", "Moves: 2", 0.4, 0),
    ("Blue Corridor, 3 %", "Blue Corridor, 4 %", 1.0, UP), ("Blue Corridor, 3 %", "Interlude, 4 %", 1.0, 0),
    ("0:13 of 2:20", "0:14 of 2:20", 0.5, UP), ("0:13 -1:10", "0:14 -1:09", 0.5, 0), ("10:30", "10:30 AM", 0.5, 0),
])  # fmt: skip
def test_a_text_has_moved_on_when_its_time_is_by_no_more_than_passed(was, now, seconds, way):
    assert moved_on(line(was), line(now), seconds) == way


def test_what_is_in_another_state_has_not_moved_on():
    assert not moved_on(line("0:13"), line("0:14", flags="1100"), 1.0)


def test_what_counts_on_is_told_from_all_else():
    was = Glance((line("Early Map"), line("0:13"), line("9 %")), ("9:25",), 100.0)
    now = Glance((line("Early Map"), line("0:14"), line("10 %")), ("9:25",), 101.0)
    found = ticks(was, now)
    assert found.only()
    assert found.numbers == {1: UP, 2: UP}
    assert not found.known({1: UP})
    assert not found.known({1: UP, 2: DOWN})
    assert found.known(seen_ticking([was, now]))
    assert not ticks(was, was).only()
    assert ticks(was, Glance((line("Interlude"), *now.lines[1:]), ("9:25",), 101.0)).others
    assert ticks(was, Glance(now.lines[1:], ("9:25",), 101.0)).others
    assert ticks(was, now, touched="android.widget.TextView 0,0,10,10").others


def test_a_clock_is_believed_when_the_status_bars_turned_too():
    was = Glance((line("1:30 PM"),), ("9:25",), 100.0)
    assert ticks(was, Glance((line("1:31 PM"),), ("9:26",), 101.0)).known({})
    assert not ticks(was, Glance((line("1:31 PM"),), ("9:25",), 101.0)).known({})


def test_what_did_not_keep_pace_while_nothing_was_done_came_of_something_done_before():
    was, now = Glance((line("10:30"),), (), 100.0), Glance((line("10:31"),), (), 106.0)
    assert seen_ticking([was, now]) == {}
