"""From a run folder to one self-contained HTML file. Pictures are scaled, compressed and put into the page itself."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import assert_never

import jinja2
from PIL import Image, UnidentifiedImageError

from agent_service.record import Candidate, Pointing, StepRecord, TurnRecord
from agent_service.runfolder import RunFolder
from agent_service.task import Ending, Task
from grounding.interface import Miss
from planning.decision import Act, Ask, Decision, Finish, GiveUp
from planning.history import Done, Result, Unsure
from planning.words import decision_words, intent_words

PICTURE_WIDTH = 360
"""Width in pixels of a picture in the page: two beside each other fit a laptop's window."""

SHOWN_LINES = 4
"""Lines of a change that are shown at once; the rest can be opened."""

ENDINGS = {
    Ending.VERIFIED: ("good", "verified: what the user asked to be checked was seen"),
    Ending.CLAIMED: ("fair", "claimed: the planner says so, nothing was given to check it by"),
    Ending.GAVE_UP: ("bad", "gave up"),
    Ending.NEEDS_ANSWER: ("fair", "needs an answer"),
    Ending.OUT_OF_TURNS: ("bad", "ran out of turns"),
    Ending.TIMED_OUT: ("bad", "ran out of time"),
    Ending.CANCELLED: ("fair", "cancelled"),
    Ending.PLANNER_FAILED: ("bad", "the planner failed"),
    Ending.PHONE_FAILED: ("bad", "the phone failed"),
    Ending.BROKEN: ("bad", "a fault of the service"),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a data URL, with the size of the original in pixels, which marks are placed by."""

    url: str
    width: int
    height: int


def write(folder: Path) -> Path:
    """Make ``index.html`` in a run folder from its records and return its path. For whoever writes the run, alone.

    :raises FileNotFoundError: the folder holds no run.
    """
    target = folder / "index.html"
    partial = target.with_suffix(".part")
    partial.write_text(render(folder), encoding="utf-8")
    partial.replace(target)
    return target


def render(folder: Path) -> str:
    """The page of a run folder; nothing is written, so any number of readers may ask for it while the run goes on.

    A step whose picture is missing is shown without one.

    :raises FileNotFoundError: the folder holds no run.
    :raises Unreadable: it is damaged, or of a newer deixis.
    """
    run = RunFolder(folder)
    task = run.task()
    turns: dict[int, TurnRecord] = {}
    steps: dict[int, list[StepRecord]] = {}
    for record in run.records():
        match record:
            case TurnRecord():
                turns[record.turn] = record
            case StepRecord():
                steps.setdefault(record.turn, []).append(record)
            case _:
                assert_never(record)
    return _template().render(
        task=task,
        ending=ENDINGS[task.ending] if task.ending else ("fair", task.phase.value),
        facts=_facts(task),
        turns=[_turn(run, turns.get(n), steps.get(n, [])) for n in sorted(turns.keys() | steps.keys())],
    )


def _template() -> jinja2.Template:
    here = files("agent_service.page")
    env = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.globals["css"] = here.joinpath("run.css").read_text(encoding="utf-8")
    return env.from_string(here.joinpath("run.html.j2").read_text(encoding="utf-8"))


def _facts(task: Task) -> list[tuple[str, str]]:
    facts = [("task", task.id), ("phone", task.device or "none"), ("planner", task.spec.planner)]
    if task.started:
        facts.append(("started", datetime.fromtimestamp(task.started, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")))
    if task.started and task.ended:
        facts.append(("took", _seconds(task.ended - task.started)))
    facts.append(("turns", f"{task.turns} of at most {task.spec.max_turns}"))
    if task.prompt_tokens:
        facts.append(("tokens", _tokens(task.prompt_tokens, task.completion_tokens)))
    if task.spec.app:
        facts.append(("app", task.spec.app))
    return facts


def _turn(run: RunFolder, turn: TurnRecord | None, steps: list[StepRecord]) -> dict[str, object]:
    reply = turn.reply if turn else None
    decision = reply.decision if reply else None
    first = steps[0].turn if steps else 0
    shown = turn.picture if turn and not steps else ""
    return {
        "number": turn.turn if turn else first,
        "seconds": _seconds(turn.seconds) if turn else "",
        "said": decision_words(decision) if decision and not _is_single(decision) else "",
        "thought": decision.thought if isinstance(decision, Act) else "",
        "verb": _verb(decision) if decision else "decided nothing",
        "failed": turn.failed if turn else "the service was stopped here",
        "outline": turn.outline.text() if turn else "",
        "planner": turn.planner if turn else "",
        "transcript": reply.transcript if reply else turn.transcript if turn else (),
        "picture": _picture(run, shown),
        "steps": [_step(run, step) for step in sorted(steps, key=lambda s: s.index)],
    }


def _verb(decision: Decision) -> str:
    match decision:
        case Act():
            return "decided"
        case Finish():
            return "finished"
        case Ask():
            return "asked"
        case GiveUp():
            return "gave up"
        case _:
            assert_never(decision)


def _is_single(decision: Decision) -> bool:
    """Its one step says all there is to say."""
    return isinstance(decision, Act) and len(decision.intents) == 1 and decision.expect is None


def _step(run: RunFolder, step: StepRecord) -> dict[str, object]:
    outcome, words = _result(step.result)
    lines = words.split("\n")
    return {
        "said": intent_words(step.intent),
        "outcome": outcome,
        "words": "\n".join(lines[:SHOWN_LINES]),
        "more": "\n".join(lines[SHOWN_LINES:]),
        "more_count": len(lines) - SHOWN_LINES,
        "seconds": _seconds(step.seconds),
        "resumed": step.resumed,
        "before": _picture(run, step.before),
        "after": _picture(run, step.after),
        "marks": [_mark(p) for p in step.pointings if p.point],
        "pointings": [_pointing(p) for p in step.pointings],
        "tokens": _tokens(step.prompt_tokens, step.completion_tokens) if step.prompt_tokens else "",
        "deeds": [
            " ".join(filter(None, [d.kind, f"at {d.point.x}, {d.point.y}" if d.point else "", d.detail]))
            for d in step.deeds
        ],
    }


def _result(result: Result) -> tuple[str, str]:
    match result:
        case Done(change, value, note):
            told = "; ".join(filter(None, (note, change.text(most=100) if change or not note else "")))
            return "done", f"it says: {value}" if value else told
        case Miss():
            return "missed", result.text()
        case Unsure(detail):
            return "unsure", detail
        case _:
            assert_never(result)


def _mark(pointing: Pointing) -> dict[str, object]:
    box = pointing.candidates[0].bounds if pointing.candidates else None
    return {"point": pointing.point, "box": box}


def _pointing(pointing: Pointing) -> dict[str, object]:
    return {
        "phrase": pointing.phrase,
        "confidence": f"{pointing.confidence:.0%}",
        "by": {"pixels": ", seen on the picture", "model": ", by the grounding model"}.get(pointing.by, ""),
        "miss": pointing.miss.text() if pointing.miss else "",
        "candidates": [_candidate(c) for c in pointing.candidates[:5]],
    }


def _candidate(candidate: Candidate) -> dict[str, object]:
    return {
        "name": f"{candidate.role} {candidate.name!r}" if candidate.name else candidate.role,
        "score": f"{candidate.score:.2f}",
        "evidence": ", ".join(candidate.evidence),
    }


def _picture(run: RunFolder, name: str) -> Picture | None:
    if not name:
        return None
    try:
        image = Image.open(run.file(name))
        image.load()
    except (FileNotFoundError, UnidentifiedImageError, OSError):
        return None
    width, height = image.size
    small = image.convert("RGB")
    small.thumbnail((PICTURE_WIDTH * 2, PICTURE_WIDTH * 6))
    data = io.BytesIO()
    small.save(data, "JPEG", quality=72, optimize=True)
    return Picture(f"data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}", width, height)


def _tokens(read: int, written: int) -> str:
    return f"{read:,} read, {written:,} written"


def _seconds(value: float) -> str:
    if value < 60:
        return f"{value:.1f} s"
    return f"{int(value // 60)} min {int(value % 60)} s"
