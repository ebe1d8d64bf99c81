"""The ends of what scrolls, as they are said, and what only sounds like one."""

from __future__ import annotations

import pytest

from grounding.ends import ends
from grounding.interface import Direction, Target

DOWN, UP = frozenset((Direction.DOWN,)), frozenset((Direction.UP,))


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("the end", frozenset(Direction)),
        ("The very bottom", DOWN),
        ("bottom", DOWN),
        ("the bottom of the page", DOWN),
        ("the top", UP),
        ("the beginning", UP | {Direction.LEFT}),
        ("最底部", DOWN),
        ("列表的底部", DOWN),
        ("最上面", UP),
        ("顶部", UP),
        ("Top", frozenset()),
        ('"the end"', frozenset()),
        ("the end of the story", frozenset()),
        ("the bottom row", frozenset()),
        ("底部导航栏", frozenset()),
    ],
)
def test_an_end_lies_in_its_directions(said: str, ways: frozenset[Direction]) -> None:
    assert ends(Target(said)) == ways
