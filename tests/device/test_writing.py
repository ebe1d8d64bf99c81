"""Writing a screen as XML."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from test_hierarchy import EVERYTHING, box, dump, node

from device.hierarchy import parse
from device.screen import Element
from device.writing import written

ODD = "a & b < c > \"d\" 'e'\n\t\u2028 é 😀"


def test_a_screen_that_was_written_is_read_as_it_was() -> None:
    shown = parse(dump(*EVERYTHING, rotation=1), 1080, 2400)
    assert parse(written(shown), 1080, 2400) == shown


@pytest.mark.parametrize("field", [f for f in fields(Element) if f.type in ("str", "bool") and f.name != "seen"])
def test_all_that_is_known_of_an_element_is_written(field) -> None:
    shown = parse(dump(node(node(node(), node()), node(bounds=box(1, 2, 3, 4), drawing_order="7"))))
    for element in shown.elements[1:]:
        value = ODD if field.type == "str" else not getattr(element, field.name)
        changed = replace(element, **{field.name: value})
        odd = replace(shown, elements=tuple(changed if e is element else e for e in shown.elements))
        assert parse(written(odd)) == odd


def test_what_only_a_picture_shows_is_not_written() -> None:
    shown = parse(dump(node()))
    seen = replace(shown.elements[0], key=1, parent=0, seen=True)
    assert written(replace(shown, elements=(*shown.elements, seen))) == written(shown)


def test_no_node_at_all_is_a_tree_too() -> None:
    empty = parse('<hierarchy rotation="2"/>')
    assert parse(written(empty)) == empty
