"""The measure of what each rule is worth, on a corpus of one page."""

from __future__ import annotations

import importlib
import inspect
import json
from pathlib import Path

import pytest

from benchmarks import ablation, rules
from benchmarks.ablation import Outcome, compared
from benchmarks.rules import RULES
from tests.benchmarks.pages import corpus, node


@pytest.mark.parametrize("name", RULES)
def test_every_rule_that_is_taken_out_is_there_and_what_stands_in_gives_what_it_gives(name: str) -> None:
    path, _, inside = name.partition(":")
    rule = importlib.import_module(f"grounding.{path}")
    for step in inside.split("."):
        rule = getattr(rule, step)
    signature = inspect.signature(rule)
    gives = str(signature.return_annotation)
    takes = [str(told.annotation) for taken, told in signature.parameters.items() if taken != "self"]
    fits = {
        rules.nothing: "None" in gives,
        rules.no: gives == "bool",
        rules.none_of_them: gives.startswith("tuple") or gives == "Words",
        rules.none_listed: gives.startswith("list"),
        rules.as_it_was: takes[:1] == [gives],
        rules.as_they_were: takes[1:2] == [gives],
        rules.of_none: gives == "Column" and takes[-1] == "Reading",
    }
    assert fits[RULES[name]]


def test_a_rule_that_the_phrase_needs_is_worth_something_and_another_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [node("Button", 40 + 340 * n, 360 + 340 * n, name) for n, name in enumerate(("Ada", "Bob", "Cleo"))]
    index, said = corpus(tmp_path, pages, [(2, "what Ada is followed by"), (1, "Ada")])
    told = ["--set", "page", str(index), str(said), "--json", str(tmp_path / "out.json")]
    asked = ["--rule", "language.recast:_follower", "--rule", "language.recast:_numbered"]
    assert ablation.main([*told, *asked]) == 0
    handed_in = json.loads((tmp_path / "out.json").read_text())
    assert handed_in["summary"]["phrases"] == {"page": 2}
    assert handed_in["summary"]["right"] == {"page": 2}
    assert handed_in["rules"]["language.recast:_follower"]["page"]["right gained"] == 1
    assert handed_in["summary"]["worth nothing"] == ["language.recast:_numbered"]
    capsys.readouterr()


def test_what_it_gives_is_told_from_what_it_takes() -> None:
    right, wrong, asked = Outcome(True, True, True), Outcome(False, True, False), Outcome(True, False, False)
    assert compared([right, right], [right, right]) == {}
    assert compared([right], [wrong]) == {"right gained": 1, "found gained": 1, "wrong closed": 1}
    assert compared([wrong], [asked]) == {"right lost": 1, "wrong opened": 1}
    assert compared([asked], [right]) == {"found lost": 1}
