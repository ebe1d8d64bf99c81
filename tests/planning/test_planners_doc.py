"""docs/planners.md tells the truth: its table is the phrasebook's, its examples are followed, its names are ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from saying import meant

from planning.language.client import SETTINGS
from planning.phrasebook.chinese import FORMS as CHINESE_FORMS
from planning.phrasebook.chinese_forms import CLAIMS
from planning.phrasebook.claims import claim
from planning.phrasebook.forms import FORMS
from planning.phrasebook.quoting import mask

DOC = (Path(__file__).parents[2] / "docs" / "planners.md").read_text(encoding="utf-8")


def test_the_table_of_forms_is_the_phrasebooks_own() -> None:
    told = re.findall(r"^\| (.+?) \| `(.+?)` \| (`.+`) \|$", DOC, re.MULTILINE)
    forms = (*FORMS, *CHINESE_FORMS)
    assert told == [(form.says, form.example, ", ".join(f"`{one}`" for one in meant(form.example))) for form in forms]


def test_the_claims_in_chinese_are_the_phrasebooks_own() -> None:
    paragraph = re.search(r"^\*\*Claims\*\* \(`检查 …`.*?\n\n", DOC, re.DOTALL | re.MULTILINE)
    assert paragraph
    assert re.findall(r"`([^`]+)`[、.]", paragraph[0])[-len(CLAIMS) :] == [example for example, _, _ in CLAIMS]


def test_every_example_of_a_claim_is_one() -> None:
    paragraph = re.search(r"\*\*Claims\*\*.*?\n\n", DOC, re.DOTALL)
    assert paragraph
    examples = [one for one in re.findall(r"`([^`]+)`", paragraph[0]) if "…" not in one and "seconds" not in one]
    assert len(examples) > 10
    for example in examples:
        assert claim(mask(example), mask(example).text), example


@pytest.mark.parametrize("number", [1, 3])
def test_the_first_examples_are_followed_from_beginning_to_end(number: int) -> None:
    example = DOC.split("```")[number].strip()
    assert len(meant(example)) == 5
    assert not any(one.startswith("?") for one in meant(example))


def test_the_settings_are_named_as_the_messages_name_them() -> None:
    for name in re.findall(r"DEIXIS_\w+", SETTINGS):
        assert f"`{name}`" in DOC
