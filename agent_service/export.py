"""Training sets from recorded runs: chat JSONL, one example a line, for either half alone.

A planner's example is the conversation that a model planner would have had at that turn, whichever planner decided; a
grounder's is the tree and the phrase, answered by a box and a point, or by why there is none. ``meta`` says which run,
turn and step it came from and how that ended, so that a trainer can choose. A run that cannot be read in all its parts
is left out as a whole.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from agent_service.codec import encode
from agent_service.record import Pointing, StepRecord, TurnRecord
from agent_service.runfolder import RunFolder, Unreadable
from agent_service.task import Task
from planning.planner import Reply

log = logging.getLogger("deixis.export")

GROUNDER_SYSTEM = (
    "You are given the accessibility tree of a phone's screen and a phrase. Answer with the one element the phrase "
    'points at, as {"box": [left, top, right, bottom], "point": [x, y]} in pixels, or with {"miss": reason} when '
    "there is none, or more than one."
)

Half = Literal["planner", "grounder"]


def examples(
    places: Iterable[Path], half: Half, *, good_only: bool = False, left_out: Callable[[str], object] = log.warning
) -> Iterator[dict[str, Any]]:
    """Every example of the runs in ``places``: run folders, or folders that hold run folders. ``left_out`` is told of
    each run that cannot be read, and why."""
    for folder in folders(places):
        try:
            found = list(_of_run(RunFolder(folder), half, good_only))
        except (Unreadable, OSError) as exc:
            left_out(f"{folder}: {exc}")
            continue
        yield from found


def _of_run(run: RunFolder, half: Half, good_only: bool) -> Iterator[dict[str, Any]]:
    task = run.task()
    if good_only and not (task.ending and task.ending.good):
        return
    for record in run.records():
        if half == "planner" and isinstance(record, TurnRecord) and record.reply is not None:
            yield planner_example(task, record, record.reply)
        elif half == "grounder" and isinstance(record, StepRecord):
            for pointing in record.pointings:
                yield grounder_example(run, task, record, pointing)


def folders(places: Iterable[Path]) -> Iterator[Path]:
    """Run folders in or at the places given, sorted within each."""
    for place in places:
        if (place / "task.json").is_file():
            yield place
        else:
            yield from sorted(path.parent for path in place.glob("**/task.json"))


def planner_example(task: Task, turn: TurnRecord, reply: Reply) -> dict[str, Any]:
    """One decision as a conversation, whichever planner decided."""
    from planning.language.parse import decision_to_json
    from planning.language.prompt import messages

    asked = messages(turn.goal, turn.outline, turn.history)
    answer = json.dumps(decision_to_json(reply.decision), ensure_ascii=False)
    said = [{"role": m.role, "content": m.content} for m in asked]
    return {
        "messages": [*said, {"role": "assistant", "content": answer}],
        "meta": {**_meta(task), "turn": turn.turn, "by": turn.planner},
    }


def grounder_example(run: RunFolder, task: Task, step: StepRecord, pointing: Pointing) -> dict[str, Any]:
    """One phrase on one screen, and what was answered."""
    tree = run.tree(pointing.screen)
    if pointing.miss or not pointing.candidates or pointing.point is None:
        answer: dict[str, Any] = {"miss": pointing.miss.reason.value if pointing.miss else "not found"}
    else:
        box = pointing.candidates[0].bounds
        answer = {"box": [box.left, box.top, box.right, box.bottom], "point": [pointing.point.x, pointing.point.y]}
    return {
        "messages": [
            {"role": "system", "content": GROUNDER_SYSTEM},
            {"role": "user", "content": f"{tree}\n\nphrase: {pointing.phrase}"},
            {"role": "assistant", "content": json.dumps(answer)},
        ],
        "meta": {
            **_meta(task),
            "turn": step.turn,
            "index": step.index,
            "by": pointing.grounder,
            "confidence": pointing.confidence,
            "picture": step.before,
            "result": encode(step.result)["type"],
        },
    }


def _meta(task: Task) -> dict[str, Any]:
    return {"task": task.id, "ending": task.ending.value if task.ending else None}
