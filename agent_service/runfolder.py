"""A run folder as it lies on disk: the task, the records, the pictures and the trees."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from agent_service.codec import decode, encode
from agent_service.record import Record, StepRecord, TurnRecord
from agent_service.task import Task

KINDS: dict[str, type[TurnRecord] | type[StepRecord]] = {"turn": TurnRecord, "step": StepRecord}


class RunFolder:
    """Reads and writes one run's folder. Pictures and trees live under ``screens/``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def create(self) -> None:
        """Make the folder; nothing happens when it is there. What runs show is for this user alone, so the folder of
        all runs is, too."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.path / "screens").mkdir(parents=True, exist_ok=True)

    def task(self) -> Task:
        """The task as last written.

        :raises FileNotFoundError: this is no run folder.
        """
        return decode(Task, json.loads((self.path / "task.json").read_text(encoding="utf-8")))

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
        line = json.dumps({"kind": kind, **encode(record)}, ensure_ascii=False)
        path = self.path / "steps.jsonl"
        torn = path.exists() and path.read_bytes()[-1:] not in (b"", b"\n")
        with path.open("a", encoding="utf-8") as out:
            out.write(("\n" if torn else "") + line + "\n")

    def records(self) -> Iterable[Record]:
        """The records in order of turn and index, later lines replacing earlier ones of the same place.

        A last line torn by a crash is left out.
        """
        path = self.path / "steps.jsonl"
        # a line may be torn within a letter
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []
        found: dict[tuple[int, int], Record] = {}
        for line in lines:
            try:
                body = json.loads(line)
            except json.JSONDecodeError:
                continue
            record: Record = decode(KINDS[body.pop("kind")], body)
            found[(record.turn, record.index if isinstance(record, StepRecord) else -1)] = record
        return [found[place] for place in sorted(found)]

    def file(self, name: str) -> Path:
        """The path of a picture or tree by the name a record gives it.

        :raises FileNotFoundError: there is none, or the name tries to leave the folder.
        """
        path = (self.path / "screens" / name).resolve()
        if not path.is_relative_to((self.path / "screens").resolve()) or not path.is_file():
            raise FileNotFoundError(name)
        return path

    def save(self, name: str, content: bytes) -> str:
        """Write a picture or tree and return its name; the same name is written once."""
        path = self.path / "screens" / name
        if not path.exists():
            partial = path.with_suffix(path.suffix + ".part")
            partial.write_bytes(content)
            partial.replace(path)
        return name
