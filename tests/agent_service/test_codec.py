"""Values survive the way to JSON and back, and what does not fit is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_service.codec import CodecError, decode, encode
from agent_service.record import Candidate, Pointing, StepRecord
from agent_service.task import Ending, Phase, Task, TaskSpec
from device.geometry import Bounds, Point
from grounding.interface import (
    Change,
    Drag,
    Enter,
    Expectation,
    Gone,
    Holds,
    InApp,
    Intent,
    Miss,
    Pinch,
    Press,
    Reason,
    Scroll,
    SecretRef,
    Shows,
    Target,
    Text,
    Wait,
)
from planning.decision import Decision
from planning.history import Done, PastStep, Result, Unsure


@pytest.mark.parametrize("union", [Intent, Decision, Expectation, Result])
def test_every_value_of_the_joints_unions_survives_json(union: Any) -> None:
    @given(st.from_type(union))
    def survives(value: Any) -> None:
        written = json.dumps(encode(value))
        again = decode(union, json.loads(written))
        assert type(again) is type(value)
        assert json.dumps(encode(again)) == written  # NaN equals nothing, but is written the same

    survives()


def test_a_step_record_survives_json() -> None:
    record = StepRecord(
        task="t1",
        turn=2,
        index=0,
        started=1.5,
        seconds=0.25,
        intent=Enter(Target('the "Name" field'), SecretRef("pin"), submit=True),
        pointings=(
            Pointing(
                "x", "a.xml", "tree/1", (Candidate("Name", "field", Bounds(0, 1, 2, 3), 0.9, ("exact",)),), Point(1, 2)
            ),
            Pointing("y", "a.xml", "tree/1", (), miss=Miss(Reason.NOT_FOUND, "y", nearest=("z",))),
        ),
        deeds=(),
        result=Done(Change(appeared=("a",))),
    )
    assert decode(StepRecord, json.loads(json.dumps(encode(record)))) == record


def test_a_task_survives_json() -> None:
    task = Task("id", TaskSpec("goal"), Phase.ENDED, Ending.VERIFIED, "done", turns=3)
    assert decode(Task, json.loads(json.dumps(encode(task)))) == task


def test_a_field_the_json_lacks_takes_its_default() -> None:
    assert decode(TaskSpec, {"goal": "g"}) == TaskSpec("g")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (TaskSpec, {"goal": "g", "colour": "red"}),
        (TaskSpec, {}),
        (TaskSpec, {"goal": 3}),
        (TaskSpec, {"goal": "g", "max_turns": True}),
        (Intent, {"type": "Explode"}),
        (Intent, {"type": "Press", "key": "any"}),
        (Intent, "tap"),
        (Point, {"type": "Bounds", "x": 1, "y": 2}),
    ],
)
def test_json_that_does_not_fit_is_refused(kind: Any, body: Any) -> None:
    with pytest.raises(CodecError):
        decode(kind, body)


def test_a_value_of_no_known_kind_is_refused() -> None:
    with pytest.raises(CodecError, match="object"):
        encode({"a": object()})


def test_classes_of_the_same_shape_are_told_apart() -> None:
    steps = (
        PastStep(1, Wait(Shows(Target("a"))), Unsure("why")),
        PastStep(1, Wait(Gone(Target("a"))), Done(Change())),
        PastStep(1, Wait(Holds(Target("a"), "on")), Done(Change())),
        PastStep(1, Wait(InApp("a")), Done(Change())),
        PastStep(1, Scroll("down", until=Target("b")), Done(Change())),  # type: ignore[arg-type]
        PastStep(1, Drag(Target("a"), Target("b")), Done(Change())),
        PastStep(1, Pinch("in"), Done(Change())),
        PastStep(1, Enter(Target("a"), Text("secret")), Done(Change())),
        PastStep(1, Press("back"), Done(Change())),  # type: ignore[arg-type]
    )
    assert decode(tuple[PastStep, ...], json.loads(json.dumps(encode(steps)))) == steps
