"""A run folder can be written, read, shown as a page and made into training sets."""

import html
import json
import re
import shutil
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from agent_service import page
from agent_service.codec import encode
from agent_service.export import examples
from agent_service.record import SCHEMA_VERSION, Candidate, Deed, Pointing, StepRecord, TurnRecord
from agent_service.runfolder import RunFolder
from agent_service.task import Ending, Phase, Task, TaskSpec
from device.geometry import Bounds, Point
from grounding.interface import Change, Group, GroupKind, Item, Miss, Outline, Reason, Role, Tap, Target
from planning.decision import Act, Finish
from planning.goal import Goal
from planning.history import Done, PastStep
from planning.planner import Message, Reply

GOAL = "tap <b>Save</b> & see"


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "run")
    folder.create()
    for name in ("1-0-before.png", "1-0-after.png"):
        Image.new("RGB", (1080, 2400), "#335577").save(folder.path / "screens" / name)
    folder.save("abc.xml", b"<hierarchy rotation='0'/>")
    outline = Outline("Contacts", (Group(GroupKind.PAGE, (Item(Role.BUTTON, "Save", 'the "Save" button'),)),))
    turn = TurnRecord(
        "t", 1, 5.0, 0.1, "phrasebook/1", Goal(GOAL), outline, (),
        Reply(Act((Tap(Target('the "Save" button')),), thought="saving")), "abc.xml",
    )  # fmt: skip
    pointing = Pointing(
        'the "Save" button', "abc.xml", "tree/1",
        (Candidate("Save", "button", Bounds(10, 20, 110, 70), 0.93, ("exact name",)),), Point(60, 45), 0.93,
    )  # fmt: skip
    step = StepRecord(
        "t", 1, 0, 5.2, 0.4, Tap(Target('the "Save" button')), (pointing,), (Deed("tap", Point(60, 45)),),
        Done(Change(appeared=('"Saved" text',))), "1-0-before.png", "1-0-after.png",
    )  # fmt: skip
    last = TurnRecord(
        "t", 2, 6.0, 0.1, "phrasebook/1", Goal(GOAL), outline, (), Reply(Finish("it is saved")), "abc.xml"
    )
    for record in (turn, step, last):
        folder.append(record)
    spec = TaskSpec(GOAL)
    folder.write_task(Task("t", spec, Phase.ENDED, Ending.CLAIMED, "it is saved", "emu", 2, 1.0, 2.0, 9.5))
    return folder


def test_records_come_back_in_order_and_a_later_line_replaces_an_earlier_one(run: RunFolder) -> None:
    first = [type(r).__name__ for r in run.records()]
    assert first == ["TurnRecord", "StepRecord", "TurnRecord"]
    step = next(r for r in run.records() if isinstance(r, StepRecord))
    missed = Miss(Reason.NO_EFFECT, "x")
    run.append(StepRecord(**{**{n: getattr(step, n) for n in StepRecord.__slots__}, "result": missed, "resumed": True}))
    again = [r for r in run.records() if isinstance(r, StepRecord)]
    assert [r.result for r in again] == [missed]


def test_a_line_torn_by_a_crash_is_left_out_and_the_next_one_is_whole(run: RunFolder) -> None:
    before = list(run.records())
    with (run.path / "steps.jsonl").open("a") as out:
        out.write('{"kind": "turn", "tas')
    assert run.records() == before
    turn = next(r for r in before if isinstance(r, TurnRecord))
    run.append(TurnRecord(**{**{n: getattr(turn, n) for n in TurnRecord.__slots__}, "turn": 3}))
    assert [r.turn for r in run.records()] == [1, 1, 2, 3]


def test_a_line_torn_within_a_letter_is_left_out_like_any_other(run: RunFolder) -> None:
    before = list(run.records())
    with (run.path / "steps.jsonl").open("ab") as out:
        out.write('{"kind": "turn", "goal": "打'.encode()[:-1])
    assert run.records() == before
    run.append(before[0])
    assert run.records() == before
    assert GOAL in html.unescape(page.render(run.path))


def long_run(folder: RunFolder, turns: int, started_again_at: int = 0) -> list[tuple[PastStep, ...]]:
    """Write a run of so many turns, with one step each, and return what the planner was given at each."""
    folder.create()
    given: list[tuple[PastStep, ...]] = []
    past: tuple[PastStep, ...] = ()
    for number in range(1, turns + 1):
        if number == started_again_at:
            folder = RunFolder(folder.path)
        given.append(past)
        tap, result = Tap(Target(f'"Row {number}"')), Done(Change(appeared=tuple(f"line {n}" for n in range(20))))
        reply = Reply(Act((tap,), memo=f"memo {number}"))
        folder.append(TurnRecord("t", number, 0.0, 0.0, "p/1", Goal("g"), Outline("A"), past, reply, "a.xml"))
        folder.append(StepRecord("t", number, 0, 0.0, 0.0, tap, (), (), result))
        past = (*past, PastStep(number, tap, result, f"memo {number}", True))
    return given


def histories(folder: RunFolder) -> list[tuple[PastStep, ...]]:
    return [record.history for record in folder.records() if isinstance(record, TurnRecord)]


def test_a_run_of_twice_as_many_turns_is_twice_as_long(tmp_path: Path) -> None:
    for turns in (20, 40):
        long_run(RunFolder(tmp_path / str(turns)), turns)
    short, long = ((tmp_path / str(turns) / "steps.jsonl").stat().st_size for turns in (20, 40))
    assert long < 2.2 * short


@pytest.mark.parametrize("again", [0, 1, 3, 6])
def test_what_the_planner_was_given_comes_back_whole_also_after_a_stop(tmp_path: Path, again: int) -> None:
    given = long_run(RunFolder(tmp_path / "run"), 6, again)
    assert histories(RunFolder(tmp_path / "run")) == given


def test_a_turn_that_was_written_twice_or_torn_takes_nothing_from_the_turns_after_it(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    given = long_run(folder, 3)
    turns = [record for record in folder.records() if isinstance(record, TurnRecord)]
    with (folder.path / "steps.jsonl").open("ab") as out:
        out.write(b'{"kind": "turn", "turn": 4, "history": [')
    folder = RunFolder(folder.path)
    step = PastStep(3, Tap(Target("x")), Done(Change()))
    for number, history in ((3, given[2]), (4, (*given[2], step)), (4, given[2]), (5, (*given[2], step, step))):
        folder.append(replace(turns[2], turn=number, history=history))
    assert histories(folder) == [*given, given[2], (*given[2], step, step)]


def test_a_folder_of_the_first_version_with_the_whole_past_in_each_turn_is_read(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    folder.create()
    tap = Tap(Target("x"))
    past = tuple(PastStep(number, tap, Done(Change())) for number in (1, 2, 3))
    with (folder.path / "steps.jsonl").open("w", encoding="utf-8") as out:
        for number in (1, 2, 3, 4):
            reply = Reply(Act((tap,)))
            turn = TurnRecord(
                "t", number, 0.0, 0.0, "p/1", Goal("g"), Outline("A"), past[: number - 1], reply, "a.xml",
                schema_version=1,
            )  # fmt: skip
            out.write(json.dumps({"kind": "turn", **encode(turn)}) + "\n")
    assert histories(folder) == [(), past[:1], past[:2], past]


def test_a_record_is_added_without_reading_those_before_it(run: RunFolder) -> None:
    record = run.records()[0]
    with (run.path / "steps.jsonl").open("a", encoding="utf-8") as out:
        out.write("{}".ljust(8_000_000) + "\n")
    tracemalloc.start()
    try:
        run.append(record)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_text_with_unicode_line_separators_stays_one_record(run: RunFolder) -> None:
    turn = next(r for r in run.records() if isinstance(r, TurnRecord))
    changed = {"turn": 9, "goal": Goal("a\u2028b\u0085c")}
    run.append(TurnRecord(**{**{n: getattr(turn, n) for n in TurnRecord.__slots__}, **changed}))
    assert list(run.records())[-1].turn == 9


@pytest.mark.parametrize("name", ["../task.json", "/etc/hostname", "nothing.png", ""])
def test_a_name_that_leaves_the_folder_or_names_nothing_is_refused(run: RunFolder, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        run.file(name)


def test_the_page_is_one_file_that_needs_no_other(run: RunFolder) -> None:
    text = page.write(run.path).read_text(encoding="utf-8")
    addresses = re.findall(r'(?:src|href)="([^"]*)"', text)
    assert addresses
    assert all(a.startswith("data:image/jpeg;base64,") for a in addresses)
    assert "<script" not in text
    assert "url(" not in text
    assert not re.findall(r"<(?:link|form|iframe|object|embed|base|a)\b", text), "the service lets it have none"


def test_the_page_tells_goal_decision_result_and_where_it_pointed(run: RunFolder) -> None:
    text = page.write(run.path).read_text(encoding="utf-8")
    assert "tap &lt;b&gt;Save&lt;/b&gt; &amp; see" in text
    assert "<b>Save</b>" not in text
    assert 'cx="60" cy="45"' in text
    assert 'x="10" y="20" width="100" height="50"' in text
    assert "claimed" in text
    assert "exact name" in text


def test_a_decision_that_could_not_be_had_is_shown_with_what_was_sent_and_is_no_example(run: RunFolder) -> None:
    turn = next(r for r in run.records() if isinstance(r, TurnRecord))
    sent = (Message("user", "what now?"), Message("assistant", "bananas"))
    run.append(replace(turn, turn=3, reply=None, failed="answered twice with no decision", transcript=sent))
    text = page.write(run.path).read_text(encoding="utf-8")
    assert "answered twice with no decision" in text
    assert "bananas" in text
    assert len(list(examples([run.path], "planner"))) == 2


def test_a_picture_that_is_missing_or_damaged_leaves_the_page_readable(run: RunFolder) -> None:
    (run.path / "screens" / "1-0-before.png").write_bytes(b"not a picture")
    (run.path / "screens" / "1-0-after.png").unlink()
    assert "<figure>" not in page.write(run.path).read_text(encoding="utf-8")


def test_a_planners_example_is_a_conversation_that_ends_with_its_decision(run: RunFolder) -> None:
    found = list(examples([run.path.parent], "planner"))
    assert [e["messages"][-1]["role"] for e in found] == ["assistant", "assistant"]
    assert GOAL in json.dumps(found[0]["messages"][1:-1], ensure_ascii=False)
    assert "Save" in found[0]["messages"][-1]["content"]
    assert found[0]["meta"]["ending"] == "claimed"


def test_a_grounders_example_holds_tree_phrase_and_box_and_nothing_of_the_goal(run: RunFolder) -> None:
    (found,) = examples([run.path], "grounder")
    assert json.loads(found["messages"][-1]["content"]) == {"box": [10, 20, 110, 70], "point": [60, 45]}
    assert "hierarchy" in found["messages"][1]["content"]
    assert GOAL not in json.dumps(found)


def torn_task(run: RunFolder) -> None:
    (run.path / "task.json").write_text('{"type": "Task"')


def newer_task(run: RunFolder) -> None:
    body = json.loads((run.path / "task.json").read_text())
    (run.path / "task.json").write_text(json.dumps({**body, "colour": "red"}))


def newer_record(run: RunFolder) -> None:
    run.append(replace(run.records()[0], schema_version=SCHEMA_VERSION + 1))


def newer_kind(run: RunFolder) -> None:
    add_line(run, '{"kind": "note", "turn": 1, "text": "x"}')


def no_object(run: RunFolder) -> None:
    add_line(run, "5")


def unknown_field(run: RunFolder) -> None:
    add_line(run, json.dumps({"kind": "turn", **encode(run.records()[0]), "colour": "red"}))


def turn_lost(run: RunFolder) -> None:
    add_line(run, json.dumps({"kind": "turn", **encode(run.records()[0]), "earlier": 3}))


def tree_lost(run: RunFolder) -> None:
    (run.path / "screens" / "abc.xml").unlink()


def tree_spoilt(run: RunFolder) -> None:
    (run.path / "screens" / "abc.xml").write_bytes(b"\xff\xfe\xfd")


def add_line(run: RunFolder, line: str) -> None:
    with (run.path / "steps.jsonl").open("a", encoding="utf-8") as out:
        out.write(line + "\n")


SPOILT = [torn_task, newer_task, newer_record, newer_kind, no_object, unknown_field, turn_lost, tree_lost, tree_spoilt]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_run_that_cannot_be_read_is_left_out_and_told_of_and_the_others_are_not(
    run: RunFolder, spoil: Callable[[RunFolder], None]
) -> None:
    shutil.copytree(run.path, run.path.parent / "a good run")
    whole = list(examples([run.path.parent / "a good run"], "grounder"))
    spoil(run)
    told: list[str] = []
    assert list(examples([run.path.parent], "grounder", left_out=told.append)) == whole
    assert len(told) == 1
    assert told[0].startswith(f"{run.path}: ")


@pytest.mark.parametrize("spoil", [newer_record, newer_kind, no_object, unknown_field, turn_lost])
def test_a_line_that_is_no_record_of_ours_keeps_nobody_from_the_others_as_they_are_written(
    run: RunFolder, spoil: Callable[[RunFolder], None]
) -> None:
    kinds = [record["type"] for record in run.written()]
    spoil(run)
    assert [record["type"] for record in run.written() if "type" in record] == kinds


def test_runs_that_ended_badly_can_be_left_out(run: RunFolder) -> None:
    run.write_task(Task("t", TaskSpec(GOAL), Phase.ENDED, Ending.GAVE_UP))
    assert not list(examples([run.path], "planner", good_only=True))
