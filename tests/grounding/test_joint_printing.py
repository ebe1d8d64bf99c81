"""How a group prints its items: what stands in one row on one line, what all rows have once."""

from __future__ import annotations

from grounding.interface import Group, GroupKind, Item, Role, State


def printed(*items: Item) -> list[str]:
    """The lines of a list of these."""
    return list(Group(GroupKind.LIST, items).lines())[1:]


def in_row(thing: str, row: str, **more: object) -> Item:
    """What stands in a row and is told so: ``in_row('"Call" icon', '"Ada" row')``."""
    return Item(Role.ICON, thing, f"the {thing} in the {row}", within=row, **more)  # type: ignore[arg-type]


def row(name: str) -> Item:
    return Item(Role.ROW, name, f'the "{name}" row', as_row=f'"{name}" row')


def test_what_stands_in_one_row_is_told_on_one_line() -> None:
    states = in_row("star icon", '"Ada" row', states=(State.SELECTED,))
    assert printed(in_row('"Call" icon', '"Ada" row'), states) == ['in the "Ada" row: "Call" icon, star icon: selected']


def test_what_stands_alone_in_a_row_keeps_its_phrase() -> None:
    assert printed(in_row('"Call" icon', '"Ada" row')) == ['"Call" icon in the "Ada" row']


def test_numbered_things_of_a_row_are_told_in_one() -> None:
    things = [in_row(f"{number} icon", '"Ada" row') for number in ("first", "second", "third", "4th")]
    assert printed(*things) == ['in the "Ada" row: first to 4th icon']


def test_a_text_that_speaks_of_a_row_is_a_text() -> None:
    """What an app writes is no part of how rows are told, however much it reads like that."""
    said = 'Look for it in the "Ada" row'
    texts = [Item(Role.TEXT, said), Item(Role.TEXT, said)]
    assert printed(*texts) == [said, said]


def test_a_row_that_lacks_what_the_others_have_is_named() -> None:
    names = ("Ada", "Ben", "Cleo", "Dan", "Eve")
    items = [part for name in names for part in (row(name), in_row('"Call" icon', f'"{name}" row'))]
    items.remove(in_row('"Call" icon', '"Cleo" row'))
    assert printed(*items) == [*(f'"{name}" row' for name in names), 'in each row but "Cleo": "Call" icon']


def test_what_only_three_rows_have_is_told_in_each() -> None:
    items = [part for name in ("Ada", "Ben", "Cleo") for part in (row(name), in_row('"Call" icon', f'"{name}" row'))]
    assert printed(*items)[1::2] == [f'"Call" icon in the "{name}" row' for name in ("Ada", "Ben", "Cleo")]
