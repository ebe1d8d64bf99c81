"""Parts of a screen that are named as a whole, to be scrolled or swiped."""

from __future__ import annotations

import pytest
from sample_screens import question

from grounding.grounder import ground
from grounding.interface import GroupKind, Miss, Reason, Target
from grounding.parts import part_called
from grounding.reading.screen import read


@pytest.mark.parametrize("phrase", ["the dialog", "dialog box", "the popup", "对话框", "弹出对话框"])
def test_a_part_is_found_by_what_it_is_called(phrase: str) -> None:
    reading = read(question())
    found = part_called(Target(phrase), reading)
    assert found is not None
    assert found.key in {part.container for part in reading.layout.parts if part.kind is GroupKind.DIALOG}


@pytest.mark.parametrize(
    "phrase", ["the sheet", "the keyboard", "the dialog button", "Delete", "", "底部面板", "对话框里的按钮"]
)
def test_what_is_not_there_or_names_a_thing_is_no_part(phrase: str) -> None:
    assert part_called(Target(phrase), read(question())) is None


@pytest.mark.parametrize("phrase", ["桌面空白处", "屏幕下方的空白区域"])
def test_an_empty_place_is_no_thing(phrase: str) -> None:
    answer = ground(Target(phrase), read(question()))
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.NOT_UNDERSTOOD
    assert "empty place" in answer.detail
