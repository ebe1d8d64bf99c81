"""What runs tell of how planner and grounder got on, worked out from one small run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_service.record import Pointing, StepRecord, TurnRecord
from agent_service.runfolder import RunFolder
from agent_service.task import Ending, Phase, Task, TaskSpec
from benchmarks.runs import main
from device.geometry import Point
from grounding.interface import Change, Intent, Miss, Outline, Reason, Shows, Tap, Target
from planning.decision import Finish
from planning.goal import Goal
from planning.history import Done, PastStep, Result
from planning.language import prompt
from planning.planner import Reply

GOAL, SCREEN = Goal("save it"), Outline("Contacts")


def turned(number: int, past: tuple[PastStep, ...] = ()) -> TurnRecord:
    reply = Reply(Finish("saved"), prompt.messages(GOAL, SCREEN, past))
    return TurnRecord("t", number, 0.0, 0.1, "model/x", GOAL, SCREEN, past, reply, "a.xml")


def stepped(turn: int, intent: Intent, result: Result, *pointings: Pointing) -> StepRecord:
    return StepRecord("t", turn, 0, 0.0, 0.1, intent, pointings, (), result)


def test_a_run_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    miss = Miss(Reason.NOT_FOUND, "the Save button")
    save, missed = Tap(Target('"Save"')), Tap(Target("the Save button"))
    found = Pointing('"Save"', "a.xml", "chain/5", (), Point(1, 1), 1.0)
    lost = Pointing("the Save button", "a.xml", "chain/5", (), miss=miss)
    past = (
        PastStep(1, missed, miss),
        PastStep(2, save, Done(Change(("a",))), expected=True, expectation=Shows(Target("a"))),
    )
    folder = RunFolder(tmp_path / "runs" / "one")
    folder.create()
    for record in (
        turned(1), stepped(1, missed, miss, lost, lost), turned(2, past[:1]),
        stepped(2, save, past[1].result, found), turned(3, past),
    ):  # fmt: skip
        folder.append(record)
    folder.write_task(Task("t", TaskSpec("save it", "model"), Phase.ENDED, Ending.CLAIMED))
    by_rules = RunFolder(tmp_path / "runs" / "two")
    by_rules.create()
    by_rules.write_task(Task("u", TaskSpec("save it"), Phase.ENDED, Ending.VERIFIED))
    main([str(tmp_path / "runs"), "--json", str(tmp_path / "out.json")])
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads((tmp_path / "out.json").read_text())["summary"]
    assert (told["runs"], told["endings"], told["turns"]) == (1, {"claimed": 1}, 3)
    assert (told["intents"], told["came_off"], told["misses"]) == (2, 0.5, {"not found": 1})
    assert (told["phrases"], told["pointed"]) == (2, 0.5)
    assert (told["expectations"], told["expected"]) == (1, 1.0)
    assert told["past"]["p90"] > told["screen"]["median"] > len("| Contacts")


def test_without_a_run_of_a_model_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "no run that a model planned" in capsys.readouterr().err
