"""Conversations: which texts are bubbles, who wrote them, and which one was counted."""

from __future__ import annotations

import pytest
from drawing import WIDTH, page, screen, text, view, window
from sample_screens import MINE, SAID, conversation

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.outline import outline
from grounding.reading.conversation import bubbles
from grounding.reading.direction import turned
from grounding.reading.screen import read

ID = "org.example.app:id/message_text"


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("the first message", SAID[0]),
        ("the second message", SAID[1]),
        ("the last message", SAID[3]),
        ("the latest message", SAID[3]),
        ("the newest message", SAID[3]),
        ("the second to last message", SAID[2]),
        ("the third text message", SAID[2]),
        ("最后一条消息", SAID[3]),
        ("最新的消息", SAID[3]),
        ("第二条消息", SAID[1]),
    ],
)
def test_a_counted_message_is_a_bubble(phrase: str, words: str) -> None:
    answer = ground(Target(phrase), read(conversation()))
    assert isinstance(answer, Found), answer.text()
    assert answer.name == words


@pytest.mark.parametrize("phrase", ["the text message field", "the message field"])
def test_the_field_for_a_message_stays_a_field(phrase: str) -> None:
    answer = ground(Target(phrase), read(conversation()))
    assert isinstance(answer, Found)
    assert answer.element.class_name.endswith("EditText")


def test_what_was_written_here_is_told_by_its_side() -> None:
    lines = [item.short_line() for item in outline(read(conversation()), "Messages").items()]
    assert f'"{SAID[0]}": on the right' in lines
    assert f'"{SAID[1]}"' in lines


def test_where_lines_run_leftward_it_is_the_left_side() -> None:
    shown = conversation(said=("מתי אתה מגיע היום", "בעוד עשרים דקות", "בסדר גמור אני מחכה לך", "תודה רבה לך"))
    lines = [item.short_line() for item in outline(read(turned(shown)), "Messages").items()]
    assert [line.endswith(": on the left") for line in lines[:4]] == list(MINE)


def column(*boxes: tuple[int, int], height: int = 100) -> Screen:
    """Texts of one make in a column, from left to right edges."""
    return screen(
        window(
            view("RecyclerView", (0, 0, WIDTH, 2400), "scroll", (
                text(f"Text {n}", (left, 300 + 150 * n, right, 300 + 150 * n + height), "click", resource_id=ID)
                for n, (left, right) in enumerate(boxes)
            ))
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    "boxes",
    [
        ((900, 1040), (920, 1040), (700, 1040)),  # prices, which end alike
        ((40, 1040), (40, 1040), (100, 1040), (160, 1040)),  # answers to answers
        ((40, 300), (40, 500), (40, 400)),  # a list
        ((300, 780), (400, 680), (350, 730)),  # verses
        ((40, 500), (560, 1040)),  # too few
    ],
)
def test_other_columns_are_no_conversation(boxes: tuple[tuple[int, int], ...]) -> None:
    assert not bubbles(read(column(*boxes)))


def test_a_grid_is_no_conversation() -> None:
    cells = (
        text(f"Cell {n}", (40 + 540 * (n % 2), 300 + n // 2 * 200, 420 + 540 * (n % 2), 450 + n // 2 * 200), "click",
             resource_id=ID)
        for n in range(4)
    )  # fmt: skip
    assert not bubbles(read(page(*cells)))


def test_without_an_answer_nobody_is_told_apart() -> None:
    assert not bubbles(read(conversation((False, False, False, False))))
