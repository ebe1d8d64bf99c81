"""What holds on every screen: the round trip, and that neither order nor scale nor more words change what is true."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from drawing import HEIGHT, WIDTH, Drawn, icon, row, screen, text, view, window
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_screens import SCREENS

from device.geometry import Bounds
from device.screen import Element, Screen, Window
from grounding.grounder import Found, candidates, ground
from grounding.interface import Target
from grounding.outline import outline
from grounding.reading.screen import Reading, read

TITLES = ("Ada", "Bob", "Wi-Fi", "Wi-Fi", "Call", "Save", "", 'Say "hi"', "Über uns", "设置", "🎉", "a\\b", "One…")


def actionable(reading: Reading) -> dict[int, str]:
    return {thing.element.key: thing.name for thing in reading.things if thing.actionable}


def phrases_back(shown: Screen) -> tuple[dict[int, str], dict[int, str]]:
    """All actionable elements, and those that the outline's phrases lead back to on a fresh reading."""
    phrases = [item.phrase for item in outline(read(shown), "X").items() if item.phrase]
    again = read(shown)
    reached = {}
    for phrase in phrases:
        again.memory.clear()
        answer = ground(Target(phrase), again)
        assert isinstance(answer, Found), answer.text()
        assert answer.element.key not in reached, f"{phrase} and {reached.get(answer.element.key)} are one"
        reached[answer.element.key] = phrase
    return actionable(read(shown)), reached


@pytest.mark.parametrize("name", SCREENS)
def test_every_actionable_thing_is_named_and_its_phrase_leads_back(name: str) -> None:
    wanted, reached = phrases_back(SCREENS[name]())
    assert wanted
    assert reached.keys() == wanted.keys()


@st.composite
def screens(draw: st.DrawFn) -> Screen:
    """Lists of rows with icons and switches, some of them alike, over a bar of icons."""
    rng = random.Random(draw(st.integers(0, 10**6)))
    views: list[Drawn] = [icon((n * 140, 80, n * 140 + 130, 210), rng.choice(TITLES)) for n in range(rng.randrange(5))]
    rows = []
    for n in range(rng.randrange(1, 9)):
        made = row(rng.choice(TITLES), 240 + n * 160, rng.choice(TITLES), rng.choice(("", "on", "off")))
        extra = tuple(
            icon((720 + k * 80, 270 + n * 160, 790 + k * 80, 370 + n * 160), rng.choice(TITLES))
            for k in range(rng.randrange(3))
        )
        rows.append(replace(made, children=(*made.children, *extra)))
    views.append(view("ListView", (0, 240, WIDTH, 1700), "scroll", rows))
    views += [
        view("EditText", (60, 1750 + n * 130, 1000, 1850 + n * 130), "click", hint=rng.choice(TITLES))
        for n in range(rng.randrange(4))
    ]
    views.append(text(rng.choice(TITLES), (60, 2300, 400, 2360)))
    return screen(window(view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=views)))


@settings(max_examples=60, deadline=None)
@given(screens())
def test_the_round_trip_holds_on_screens_nobody_designed(shown: Screen) -> None:
    wanted, reached = phrases_back(shown)
    assert reached.keys() == wanted.keys()


@settings(max_examples=30, deadline=None)
@given(screens(), st.sampled_from(['"Save"', "the switch", "icon", '"Wi-Fi" row', "the field"]))
def test_a_constraint_more_never_makes_more_things_fit(shown: Screen, phrase: str) -> None:
    reading = read(shown)
    meeting = {c.element.key for c in candidates(Target(phrase), reading) if c.meets}
    for more in ("below Ada", "in the app bar", "that is on", "at the top", 'with the text "Bob"', 'in the "Call" row'):
        narrowed = {c.element.key for c in candidates(Target(f"{phrase} {more}"), reading) if c.meets}
        assert narrowed <= meeting, more


def permuted(shown: Screen) -> Screen:
    """The same windows, listed in the opposite order."""
    order = list(range(len(shown.windows)))[::-1]
    new_keys: dict[int, int] = {}
    elements: list[Element] = []
    for number in order:
        for element in shown.elements:
            if element.window == number:
                new_keys[element.key] = len(new_keys)
                elements.append(element)
    moved = tuple(
        replace(
            e,
            key=new_keys[e.key],
            parent=None if e.parent is None else new_keys[e.parent],
            children=tuple(new_keys[c] for c in e.children),
            window=order.index(e.window),
        )
        for e in elements
    )
    windows = tuple(replace(shown.windows[n], root=new_keys[shown.windows[n].root]) for n in order)
    return replace(shown, elements=moved, windows=windows)


@pytest.mark.parametrize("name", SCREENS)
def test_the_order_in_which_windows_are_listed_changes_nothing(name: str) -> None:
    shown = SCREENS[name]()
    assert outline(read(permuted(shown)), "X") == outline(read(shown), "X")


def scaled(shown: Screen, by: float) -> Screen:
    def grown(box: Bounds) -> Bounds:
        return Bounds(round(box.left * by), round(box.top * by), round(box.right * by), round(box.bottom * by))

    return Screen(
        round(shown.width * by),
        round(shown.height * by),
        0,
        tuple(replace(e, bounds=grown(e.bounds)) for e in shown.elements),
        tuple(Window(w.root, w.kind, w.layer, w.package, grown(w.bounds)) for w in shown.windows),
    )


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("by", [0.5, 2.0])
def test_the_size_of_the_display_changes_nothing(name: str, by: float) -> None:
    shown = SCREENS[name]()
    assert outline(read(scaled(shown, by)), "X") == outline(read(shown), "X")


def test_what_was_asked_before_changes_no_answer() -> None:
    reading = read(SCREENS["songs"]())
    phrases = [item.phrase for item in outline(reading, "X").items() if item.phrase]
    warm = [ground(Target(phrase), reading) for phrase in phrases]
    cold = [ground(Target(phrase), read(SCREENS["songs"]())) for phrase in phrases]
    for one, other in zip(warm, cold, strict=True):
        assert isinstance(one, Found)
        assert isinstance(other, Found)
        assert (one.element.key, one.point, one.confidence) == (other.element.key, other.point, other.confidence)
