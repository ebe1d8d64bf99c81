"""Every example of docs/joint.md is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sample_screens import SCREENS

from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.outline import outline
from grounding.reading.screen import read

DOC = Path(__file__).parents[2] / "docs" / "joint.md"


def examples() -> list[tuple[str, str, str]]:
    found = []
    for name, block in re.findall(r"```phrases ([\w ]+)\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.strip().splitlines():
            said, meant = line.rsplit(" -> ", 1)
            found.append((name, said.strip(), meant.strip()))
    return found


def test_the_document_has_examples_of_every_sample_screen() -> None:
    assert {name for name, _, _ in examples()} == set(SCREENS)
    assert len(examples()) > 60


@pytest.mark.parametrize(("name", "said", "meant"), examples())
def test_a_phrase_means_what_the_document_says(name: str, said: str, meant: str) -> None:
    reading = read(SCREENS[name]())
    answer = ground(Target(said), reading)
    if not isinstance(answer, Found):
        assert str(answer.reason) == meant, answer.text()
        return
    phrases = [item.phrase for item in outline(reading, "Sample").items()]
    assert meant in phrases, f"the outline knows no {meant}: {phrases}"
    wanted = ground(Target(meant), read(SCREENS[name]()))
    assert isinstance(wanted, Found)
    assert answer.element.key == wanted.element.key, f"leads to {answer.name} ({answer.role})"


@pytest.mark.parametrize(
    ("name", "block"), re.findall(r"```outline ([\w ]+)\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
)
def test_an_outline_reads_as_the_document_shows_it(name: str, block: str) -> None:
    assert outline(read(SCREENS[name]()), "Settings").text() == block.strip()
