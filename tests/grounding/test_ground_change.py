"""What two looks differ in, told as what happened: turned, typed, renamed, scrolled, another page."""

from __future__ import annotations

from dataclasses import replace

from drawing import WIDTH, page, row, view
from sample_screens import app_bar, editor, network

from device.screen import Screen
from grounding.interface import Change, Direction, Group, GroupKind, Item, Outline, Role, State
from grounding.outline import outline
from grounding.reading.screen import read


def look(shown: Screen, app: str = "Settings") -> Outline:
    return outline(read(shown), app)


def people(first: int, last: int) -> Screen:
    """A list that shows these of its rows."""
    shown = [row(f"Person {n}", 240 + (n - first) * 160) for n in range(first, last)]
    return page(app_bar("People"), view("ListView", (0, 240, WIDTH, 240 + 160 * (last - first)), "scroll", shown))


def test_a_switch_that_was_turned_is_told_with_what_it_was() -> None:
    shown = network()
    turned = tuple(replace(e, checked=not e.checked) if e.class_name.endswith("Switch") else e for e in shown.elements)
    change = look(replace(shown, elements=turned)).since(look(shown))
    assert change.changed == ('"Wi-Fi" switch: on, now off', '"Airplane mode" switch: off, now on')
    assert not change.appeared
    assert not change.gone
    assert change.text() == "changed: " + "\nchanged: ".join(change.changed)


def test_what_was_typed_is_told_with_what_stood_there() -> None:
    shown = editor()
    typed = tuple(replace(e, text="Hopper") if e.text == "Lovelace" else e for e in shown.elements)
    change = look(replace(shown, elements=typed)).since(look(shown))
    assert change.changed == ('"Last name" field = Lovelace, now = Hopper',)


def test_what_can_be_used_now_is_told() -> None:
    off = Outline(
        "X", (Group(GroupKind.PAGE, (Item(Role.BUTTON, "Save", 'the disabled "Save" button', (State.DISABLED,)),)),)
    )
    on = Outline("X", (Group(GroupKind.PAGE, (Item(Role.BUTTON, "Save", 'the "Save" button'),)),))
    assert on.since(off).text() == 'changed: "Save" button, now enabled'
    assert off.since(on).text() == 'changed: "Save" button, now disabled'


def test_one_button_that_took_anothers_place_has_a_new_name() -> None:
    shown = page(row("Alarm", 240), view("Button", (60, 900, 500, 1020), "click", text="Start"))
    after = replace(shown, elements=tuple(replace(e, text="Stop") if e.text == "Start" else e for e in shown.elements))
    assert look(after).since(look(shown)).text() == 'changed: "Start" button, now "Stop" button'


def test_a_list_that_moved_tells_which_way_and_what_came_into_view() -> None:
    down = look(people(3, 11)).since(look(people(0, 8)))
    assert down.scrolled is Direction.DOWN
    assert down.appeared == ('"Person 8" row', '"Person 9" row', '"Person 10" row')
    assert not down.gone
    assert down.text().splitlines()[0] == "scrolled down"
    assert look(people(0, 8)).since(look(people(3, 11))).scrolled is Direction.UP


def test_a_row_that_was_deleted_is_gone_and_nothing_has_scrolled() -> None:
    shown, without = people(0, 8), people(0, 8)
    kept = [n for n in range(8) if n != 3]
    rows = [row(f"Person {n}", 240 + at * 160) for at, n in enumerate(kept)]
    without = page(app_bar("People"), view("ListView", (0, 240, WIDTH, 1520), "scroll", rows))
    change = look(without).since(look(shown))
    assert change.gone == ('"Person 3" row',)
    assert change.scrolled is None


def test_another_page_is_named() -> None:
    change = look(editor(), "Contacts").since(look(network()))
    assert change.text().splitlines()[0] == "now in Contacts: Create contact"
    assert look(editor()).since(look(network())).text().splitlines()[0] == "now on Create contact"


def test_the_keyboard_coming_up_is_one_line() -> None:
    assert look(editor(keyboard=True)).since(look(editor())).appeared == ("keyboard",)


def test_long_changes_are_cut_and_say_so() -> None:
    assert Change(tuple("abc")).text(most=2).splitlines() == ["new: a", "new: b", "new: and 1 more"]
