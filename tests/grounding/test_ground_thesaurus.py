"""What is said otherwise than labels say it orders what may be meant, and is never enough to touch something."""

from __future__ import annotations

import pytest
from drawing import icon, page, row, view
from hypothesis import given
from hypothesis import strategies as st

from device.screen import Screen
from grounding.deciding.otherwise import said_otherwise
from grounding.grounder import Found, candidates, ground
from grounding.interface import Target
from grounding.reading.screen import read
from grounding.vocabulary.thesaurus import FILE, meant_by


def dialog() -> Screen:
    return page(
        icon((0, 80, 140, 220), "Rotate"),
        icon((200, 80, 340, 220), "Camera"),
        icon((400, 80, 540, 220), "Volume"),
        row("Wi-Fi", 400),
        view("Button", (60, 2000, 500, 2120), "click", text="Cancel"),
        view("Button", (560, 2000, 1020, 2120), "click", text="Retry"),
    )


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("turn the page round, it is sideways", "Rotate"),
        ("take a new photo", "Camera"),
        ("it is much too loud", "Volume"),
        ("never mind, get me out of here", "Cancel"),
        ("try connecting again", "Retry"),
    ],
)
def test_what_is_said_otherwise_comes_first(phrase: str, name: str) -> None:
    assert candidates(Target(phrase), read(dialog()))[0].name == name


def test_it_alone_is_not_touched() -> None:
    answer = ground(Target("turn the page round, it is sideways"), read(dialog()))
    assert not isinstance(answer, Found) or answer.name == "Rotate"


def test_an_opposite_is_not_meant() -> None:
    shown = page(icon((0, 80, 140, 220), "Mute"), icon((200, 80, 340, 220), "Unmute"))
    meant = said_otherwise(("unmute", "it", "i", "want", "quiet"), read(shown))
    assert meant[0] <= meant[1] or meant[0] == 0


def test_a_word_that_stands_there_is_no_paraphrase_of_itself() -> None:
    assert ("delete",) not in meant_by(("delete", "it"))
    assert ("delet",) not in meant_by(("delete", "it"))


def test_the_more_is_said_the_surer() -> None:
    assert meant_by(["turn", "it", "sideways", "landscape"])["rotate",] >= meant_by(["turn"]).get(("rotate",), 0.0)


@given(st.lists(st.text(max_size=12), max_size=12))
def test_shares_lie_between_nothing_and_all(words: list[str]) -> None:
    assert all(0 < sure <= 1 for sure in meant_by(words).values())


def test_the_table_has_one_line_a_head() -> None:
    heads = [line.partition(": ")[0] for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert len(heads) == len(set(heads)) > 1000
