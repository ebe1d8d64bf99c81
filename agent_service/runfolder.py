"""A run folder as it lies on disk: the task, the records, the pictures and the trees.

A planner is given the whole past at every turn, and a ``TurnRecord`` has it. On disk a turn keeps of it what was done
since the turn written before it, and counts in ``earlier`` what that one had: a run of many turns is no longer than
what happened in it. A turn without ``earlier`` has the whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from agent_service.codec import decode, encode
from agent_service.record import SCHEMA_VERSION, Record, StepRecord, TurnRecord
from agent_service.task import Task
from planning.history import PastStep

KINDS: dict[str, type[TurnRecord] | type[StepRecord]] = {"turn": TurnRecord, "step": StepRecord}


class Unreadable(ValueError):
    """Something in a run folder is not as this deixis writes it: damaged, or of a newer one. The message says what."""


class RunFolder:
    """Reads and writes one run's folder. Pictures and trees live under ``screens/``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written: tuple[PastStep, ...] = ()
        """The past of the turn that was written last, by this very object."""

    def create(self) -> None:
        """Make the folder; nothing happens when it is there. What runs show is for this user alone, so the folder of
        all runs is, too."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.path / "screens").mkdir(parents=True, exist_ok=True)

    def task(self) -> Task:
        """The task as last written.

        :raises FileNotFoundError: this is no run folder.
        :raises Unreadable: damaged, or of a newer deixis.
        """
        written = (self.path / "task.json").read_bytes()
        try:
            return decode(Task, json.loads(written))
        except ValueError as exc:
            raise Unreadable(f"task.json cannot be read: {exc}") from exc

    def write_task(self, task: Task) -> None:
        """Replace task.json in one move."""
        partial = self.path / "task.json.part"
        partial.write_text(json.dumps(encode(task), ensure_ascii=False, indent=1), encoding="utf-8")
        partial.replace(self.path / "task.json")

    def remove(self) -> None:
        """Delete it; nothing happens when it is not there. task.json goes last, so that it is a run folder until then.

        :raises OSError: it cannot be deleted.
        """
        for path in self.path.iterdir() if self.path.is_dir() else ():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != "task.json":
                path.unlink()
        (self.path / "task.json").unlink(missing_ok=True)
        if self.path.is_dir():
            self.path.rmdir()

    def append(self, record: Record) -> None:
        """Add a line to steps.jsonl; one with the same kind, turn and index takes the place of an earlier one."""
        kind = next(name for name, type_ in KINDS.items() if isinstance(record, type_))
        if isinstance(record, TurnRecord):
            earlier = len(self._written) if record.history[: len(self._written)] == self._written else 0
            body = {**encode(replace(record, history=record.history[earlier:])), "earlier": earlier}
        else:
            body = encode(record)
        line = json.dumps({"kind": kind, **body}, ensure_ascii=False) + "\n"
        with (self.path / "steps.jsonl").open("a+b") as out:
            out.write((("\n" if _torn(out) else "") + line).encode("utf-8"))
        if isinstance(record, TurnRecord):
            self._written = record.history

    def records(self) -> list[Record]:
        """The records in order of turn and index, later lines replacing earlier ones of the same place.

        A last line torn by a crash is left out.

        :raises Unreadable: a line is no record, or one of a newer deixis, or one that others build on is missing.
        """
        found: dict[tuple[int, int], Record] = {}
        past: tuple[PastStep, ...] = ()
        for line in self._lines():
            record, earlier = _record(line)
            if isinstance(record, TurnRecord):
                if earlier > len(past):
                    raise Unreadable(f"turn {record.turn} in steps.jsonl goes on from a turn that is not there")
                past = past[:earlier] + record.history
                record = replace(record, history=past)
            found[(record.turn, record.index if isinstance(record, StepRecord) else -1)] = record
        return [found[place] for place in sorted(found)]

    def written(self) -> list[dict[str, Any]]:
        """The records as ``records``, but as JSON and as they are written: of the past a turn has its own part, and
        those of a newer deixis are among them. A line that has no place among the turns is left out."""
        found: dict[tuple[int, int, str], dict[str, Any]] = {}
        for line in self._lines():
            body: dict[str, Any] = line if isinstance(line, dict) else {}
            kind, turn, index = body.pop("kind", None), body.get("turn"), body.get("index", -1)
            if isinstance(kind, str) and isinstance(turn, int) and isinstance(index, int):
                found[turn, index, kind] = body
        return [found[place] for place in sorted(found)]

    def tree(self, name: str) -> str:
        """A tree by the name a record gives it.

        :raises Unreadable: there is none, or it is no text.
        """
        try:
            return self.file(name).read_text(encoding="utf-8")
        except (FileNotFoundError, ValueError) as exc:
            raise Unreadable(f"the tree {name!r} cannot be read: {exc}") from exc

    def _lines(self) -> Iterator[Any]:
        """The lines of steps.jsonl, without those torn by a crash, be it within a letter."""
        path = self.path / "steps.jsonl"
        for line in path.read_bytes().split(b"\n") if path.exists() else []:
            try:
                yield json.loads(line)
            except ValueError:
                continue

    def file(self, name: str) -> Path:
        """The path of a picture or tree by the name a record gives it.

        :raises FileNotFoundError: there is none, or the name tries to leave the folder.
        """
        path = (self.path / "screens" / name).resolve()
        if not path.is_relative_to((self.path / "screens").resolve()) or not path.is_file():
            raise FileNotFoundError(name)
        return path

    def save(self, name: str, content: bytes) -> str:
        """Write a picture or tree in one move and return its name. One of that name is replaced: after a crash a turn
        or a step is looked at again, and its record tells of the second look."""
        path = self.path / "screens" / name
        partial = path.with_suffix(path.suffix + ".part")
        partial.write_bytes(content)
        partial.replace(path)
        return name

    def save_tree(self, xml: str) -> str:
        """Write a tree and return its name, which comes of all that it says; the same tree is written once.

        A screen's fingerprint would not do: it leaves out what a person does not see, and the grounder goes by.
        """
        content = xml.encode("utf-8", "replace")
        name = f"{hashlib.sha256(content).hexdigest()[:24]}.xml"
        return name if (self.path / "screens" / name).exists() else self.save(name, content)


def _record(line: Any) -> tuple[Record, int]:
    """A line of steps.jsonl as a record, and how many steps of its past the turn before it has.

    :raises Unreadable: it is none, or one of a newer deixis.
    """
    body = dict(line) if isinstance(line, dict) else {}
    kind, earlier = KINDS.get(str(body.pop("kind", ""))), body.pop("earlier", 0)
    if kind is None or not isinstance(earlier, int):
        raise Unreadable(f"a line of steps.jsonl is no record: it begins with {json.dumps(line)[:60]}")
    version = body.get("schema_version", 1)
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise Unreadable(
            f"steps.jsonl is of version {version}, and this deixis reads {SCHEMA_VERSION}: use a newer one"
        )
    try:
        return decode(kind, body), earlier
    except ValueError as exc:
        raise Unreadable(f"a record in steps.jsonl cannot be read: {exc}") from exc


def _torn(out: BinaryIO) -> bool:
    """Whether the last line of a file, open at its end, was not written to its end."""
    if not out.tell():
        return False
    out.seek(-1, os.SEEK_END)
    return out.read(1) != b"\n"
