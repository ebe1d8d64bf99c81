"""Waiting for a screen to come to rest, on a clock of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, repeat

import pytest

from device.errors import BadHierarchy, PhoneGone
from device.geometry import Bounds
from device.screen import Agreement, Element, Foreground, Observation, Screen, Shot
from device.settle import RealClock, settle


class SteppedClock:
    def __init__(self) -> None:
        self.time = 100.0

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        assert seconds >= 0
        self.time += max(seconds, 1e-3)


def shot() -> Shot:
    return Shot(b"", 1, 1, Agreement.UNKNOWN)


def showing(text: str, package: str = "a", width: int = 10) -> Observation:
    box = Bounds(0, 0, width, 10)
    element = Element(0, None, (), 0, "android.view.View", package, box, text=text)
    return Observation(Screen(10, 10, 0, (element,), ()), Foreground(package), 0.0, "", shot)


BLANK = Observation(Screen(10, 10, 0, (), ()), Foreground("a"), 0.0, "", shot)


def looking(script: Iterator[Observation | Exception]) -> Callable[[], Observation]:
    def look() -> Observation:
        seen = next(script)
        if isinstance(seen, Exception):
            raise seen
        return seen

    return look


def test_two_equal_looks_in_a_row_are_rest():
    looks = iter([showing("a"), showing("b"), showing("c"), showing("c")])
    settled = settle(looking(looks), SteppedClock(), quiet_s=0.1)
    assert settled.at_rest
    assert settled.observation == showing("c")
    assert settled.seconds == pytest.approx(0.3)


def test_two_equal_looks_with_another_between_are_no_rest():
    looks = chain([showing("a"), showing("b"), showing("a"), showing("b")], repeat(showing("z")))
    assert settle(looking(looks), SteppedClock()).observation == showing("z")


def test_a_screen_that_never_rests_gives_its_last_look():
    counter = (showing(str(n), width=10 + n) for n in range(10**6))
    clock = SteppedClock()
    settled = settle(looking(counter), clock, quiet_s=0.5, timeout_s=2.0)
    assert not settled.at_rest
    assert settled.observation == showing("4", width=14)
    assert clock.now() == pytest.approx(102.0)


def test_a_screen_of_which_only_texts_change_is_not_waited_for_to_the_end():
    """A stopwatch runs: it will not rest, and all else is where it was."""
    before = showing("00:00", width=20)
    counter = chain([before, before], (showing(f"00:{n}") for n in range(10**6)))
    clock = SteppedClock()
    settled = settle(looking(counter), clock, quiet_s=0.1, timeout_s=5.0, unlike=before.screen.fingerprint())
    assert not settled.at_rest
    assert settled.seconds == pytest.approx(1.4, abs=0.11)


def test_the_same_tree_in_another_app_is_no_rest():
    looks = chain([showing("a", "one"), showing("a", "two")], repeat(showing("a", "three")))
    assert settle(looking(looks), SteppedClock()).observation.foreground.package == "three"


def test_a_screen_that_has_not_changed_since_the_gesture_is_given_time():
    before = showing("before")
    looks = chain([before] * 4, repeat(showing("after")))
    settled = settle(looking(looks), SteppedClock(), quiet_s=0.1, unlike=before.screen.fingerprint(), unlike_s=0.6)
    assert settled.observation == showing("after")


def test_a_gesture_without_effect_is_not_waited_for_to_the_end():
    before = showing("before")
    settled = settle(
        looking(repeat(before)), SteppedClock(), quiet_s=0.1, timeout_s=5, unlike=before.screen.fingerprint(),
        unlike_s=0.6,
    )  # fmt: skip
    assert settled.at_rest
    assert settled.seconds == pytest.approx(0.6, abs=0.11)


def test_a_blank_between_two_windows_is_not_taken_for_rest():
    looks = chain([showing("a"), BLANK, BLANK, BLANK], repeat(showing("b")))
    settled = settle(looking(looks), SteppedClock(), quiet_s=0.1, blank_s=1.0)
    assert settled.observation == showing("b")


def test_a_screen_that_stays_blank_is_at_rest():
    settled = settle(looking(repeat(BLANK)), SteppedClock(), quiet_s=0.1, blank_s=1.0)
    assert settled.at_rest
    assert settled.seconds == pytest.approx(1.0, abs=0.11)


def test_a_tree_that_cannot_be_read_for_a_moment_is_looked_at_again():
    looks = chain([BadHierarchy("cut off"), showing("a"), BadHierarchy("cut off")], repeat(showing("a")))
    assert settle(looking(looks), SteppedClock()).at_rest


def test_a_tree_that_can_never_be_read_is_an_error():
    with pytest.raises(BadHierarchy, match="cut off"):
        settle(looking(repeat(BadHierarchy("cut off"))), SteppedClock(), timeout_s=1.0)


def test_a_tree_that_stops_being_readable_gives_the_last_look():
    looks = chain([showing("a")], repeat(BadHierarchy("cut off")))
    settled = settle(looking(looks), SteppedClock(), timeout_s=1.0)
    assert (settled.observation, settled.at_rest) == (showing("a"), False)


def test_any_other_error_is_passed_on_at_once():
    clock = SteppedClock()
    with pytest.raises(PhoneGone):
        settle(looking(iter([showing("a"), PhoneGone("unplugged")])), clock, quiet_s=0.1)
    assert clock.now() == pytest.approx(100.1)


def test_the_real_clock_waits_at_least_as_long_as_asked():
    clock = RealClock()
    start = clock.now()
    clock.wait(0.01)
    assert clock.now() - start >= 0.009


def test_time_spent_before_the_first_unreadable_tree_is_not_held_against_it():
    clock = SteppedClock()
    script = looking(chain([BadHierarchy("no XML"), BadHierarchy("no XML")], repeat(showing("there"))))
    slow = iter([4.0])

    def look() -> Observation:
        clock.wait(next(slow, 0.0))
        return script()

    assert settle(look, clock, timeout_s=3.0).observation == showing("there")
