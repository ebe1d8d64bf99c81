"""What must outlive the process: tasks, their events, the leases of phones, and the rows written ahead of gestures.

SQLAlchemy Core, on SQLite by default; nothing here is SQLite's own but the pragmas at the end. Every method is one
transaction, short enough to be called from the event loop; the phones' threads call ``Gestures`` too.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from agent_service.codec import decode, encode
from agent_service.task import Ending, Phase, Task, TaskSpec

SCHEMA = 1
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID = f"[{ALPHABET}]{{16}}"
"""What every id of a task fits, be there such a task or not."""

metadata = sa.MetaData()
tasks = sa.Table(
    "tasks",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("spec", sa.Text, nullable=False),
    sa.Column("phase", sa.String(16), nullable=False, index=True),
    sa.Column("ending", sa.String(32)),
    sa.Column("message", sa.Text, nullable=False, default=""),
    sa.Column("device", sa.String(255), nullable=False, default=""),
    sa.Column("turns", sa.Integer, nullable=False, default=0),
    sa.Column("created", sa.Float, nullable=False),
    sa.Column("started", sa.Float, nullable=False, default=0.0),
    sa.Column("ended", sa.Float, nullable=False, default=0.0),
    sa.Column("prompt_tokens", sa.Integer, nullable=False, default=0),
    sa.Column("completion_tokens", sa.Integer, nullable=False, default=0),
    sa.Column("cancel", sa.Boolean, nullable=False, default=False),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
)
keys = sa.Table(
    "keys",
    metadata,
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("task", sa.String(32), nullable=False),
)
events = sa.Table(
    "events",
    metadata,
    sa.Column("task", sa.String(32), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("key", sa.String(64), nullable=False),
    sa.Column("type", sa.String(16), nullable=False),
    sa.Column("time", sa.Float, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sa.UniqueConstraint("task", "key"),
)
leases = sa.Table(
    "leases",
    metadata,
    sa.Column("serial", sa.String(255), primary_key=True),
    sa.Column("task", sa.String(32), nullable=False),
    sa.Column("epoch", sa.Integer, nullable=False),
    sa.Column("taken", sa.Float, nullable=False),
)
gestures = sa.Table(
    "gestures",
    metadata,
    sa.Column("task", sa.String(32), primary_key=True),
    sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("part", sa.String(32), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("epoch", sa.Integer, nullable=False),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("written", sa.Float, nullable=False),
    sa.Column("result", sa.String(16), nullable=False, default=""),
)


class NoSuchTask(LookupError):
    """No task has this id."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks are asked for: those with one of the values of each; of one without values, any."""

    phases: tuple[Phase, ...] = ()
    endings: tuple[Ending, ...] = ()
    devices: tuple[str, ...] = ()


ANY = Wanted()


@dataclass(frozen=True, slots=True)
class Event:
    """Something a task's followers are told. ``seq`` counts from 1; ``data`` always has ``text``, words for people."""

    seq: int
    type: str
    time: float
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A gesture as written down before it was sent.

    ``part`` says what it is within its intent (``tap``, ``type``, ``submit``), ``result`` is '' until the phone
    answered, then ``done`` or ``refused``; ``skipped`` when it was found out afterwards that it never took place.
    """

    ordinal: int
    part: str
    kind: str
    epoch: int
    before: Any
    result: str


class Store:
    """All rows of one service."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        metadata.create_all(engine)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    # tasks

    def create(self, spec: TaskSpec, key: str = "") -> Task:
        """A new task, queued. Ids sort by age. ``key`` is what its sender knows it by, to be found by ``keyed``."""
        with self._engine.begin() as db:
            newest = db.execute(sa.select(sa.func.max(tasks.c.id))).scalar() or ""
            task = Task(_new_id(newest), spec, created=time.time())
            row = {"id": task.id, "spec": _json(spec), "phase": task.phase, "created": task.created}
            db.execute(tasks.insert().values(**row))
            if key:
                db.execute(keys.insert().values(key=key, task=task.id))
        return task

    def keyed(self, key: str) -> Task | None:
        """The task that was created under a key, None for a key that is new."""
        query = sa.select(tasks).join(keys, keys.c.task == tasks.c.id).where(keys.c.key == key)
        with self._engine.connect() as db:
            row = db.execute(query).mappings().first()
        return _task(row) if row is not None else None

    def task(self, id: str) -> Task:
        """A task by its id.

        :raises NoSuchTask: there is none.
        """
        with self._engine.connect() as db:
            row = db.execute(tasks.select().where(tasks.c.id == id)).mappings().first()
        if row is None:
            raise NoSuchTask(id)
        return _task(row)

    def tasks(self, limit: int, before: str = "", wanted: Wanted = ANY) -> list[Task]:
        """Newest first; ``before`` is the id of the last one already seen."""
        query = tasks.select().order_by(tasks.c.id.desc()).limit(limit)
        if before:
            query = query.where(tasks.c.id < before)
        columns = ((tasks.c.phase, wanted.phases), (tasks.c.ending, wanted.endings), (tasks.c.device, wanted.devices))
        for column, values in columns:
            if values:
                query = query.where(column.in_(values))
        with self._engine.connect() as db:
            return [_task(row) for row in db.execute(query).mappings()]

    def in_phase(self, phase: Phase) -> list[Task]:
        """All tasks in a phase, oldest first."""
        with self._engine.connect() as db:
            rows = db.execute(tasks.select().where(tasks.c.phase == phase).order_by(tasks.c.id)).mappings()
            return [_task(row) for row in rows]

    def assign(self, id: str, device: str) -> None:
        """Give a queued task its phone: it runs from now on, here and nowhere else."""
        with self._engine.begin() as db:
            change = {"device": device, "phase": Phase.RUNNING, "started": time.time()}
            db.execute(tasks.update().where(tasks.c.id == id, tasks.c.phase == Phase.QUEUED).values(**change))

    def attempt(self, id: str) -> int:
        """Count a start of the task since its last progress, and say how many there were."""
        with self._engine.begin() as db:
            db.execute(tasks.update().where(tasks.c.id == id).values(attempts=tasks.c.attempts + 1))
            return int(db.execute(sa.select(tasks.c.attempts).where(tasks.c.id == id)).scalar_one())

    def progress(self, id: str, turns: int, prompt_tokens: int, completion_tokens: int) -> None:
        """Note how far a task has come; a turn it never came to before starts the count of attempts anew."""
        change = {"turns": turns, "prompt_tokens": prompt_tokens, "completion_tokens": completion_tokens}
        mine = tasks.c.id == id
        with self._engine.begin() as db:
            db.execute(tasks.update().where(mine, tasks.c.turns < turns).values(attempts=0))
            db.execute(tasks.update().where(mine, tasks.c.turns <= turns).values(**change))

    def want_cancel(self, id: str) -> None:
        """Note that the task is to be cancelled, for a service that is started again before it was."""
        with self._engine.begin() as db:
            db.execute(tasks.update().where(tasks.c.id == id).values(cancel=True))

    def cancel_wanted(self, id: str) -> bool:
        """True when someone asked to cancel the task."""
        with self._engine.connect() as db:
            return bool(db.execute(sa.select(tasks.c.cancel).where(tasks.c.id == id)).scalar())

    def ending(self, id: str, ending: Ending, message: str) -> Task:
        """The task as it will stand once it has ended now; nothing is written."""
        return replace(self.task(id), phase=Phase.ENDED, ending=ending, message=message, ended=time.time())

    def end(self, task: Task) -> None:
        """End a task, and tell so in its events. A task that has ended stays as it is."""
        assert task.ending is not None
        ended = {"phase": Phase.ENDED, "ending": task.ending, "message": task.message, "ended": task.ended}
        with self._engine.begin() as db:
            open_ = sa.and_(tasks.c.id == task.id, tasks.c.phase != Phase.ENDED)
            if db.execute(tasks.update().where(open_).values(**ended)).rowcount:
                text = f"{task.ending.value.replace('_', ' ')}: {task.message}"
                data = {"text": text, "ending": task.ending.value, "message": task.message}
                _tell(db, task.id, "ended", "ended", data)

    def ended_before(self, moment: float) -> list[str]:
        """The ids of the tasks that ended before a moment, in seconds since the epoch; oldest first."""
        old = sa.select(tasks.c.id).where(tasks.c.phase == Phase.ENDED, tasks.c.ended < moment).order_by(tasks.c.id)
        with self._engine.connect() as db:
            return list(db.execute(old).scalars())

    def forget(self, id: str) -> None:
        """Delete all rows of a task that has ended, its key too; the leases of phones stay, since epochs go on."""
        with self._engine.begin() as db:
            if db.execute(tasks.delete().where(tasks.c.id == id, tasks.c.phase == Phase.ENDED)).rowcount:
                for table in (keys, events, gestures):
                    db.execute(table.delete().where(table.c.task == id))

    # events

    def tell(self, id: str, key: str, type: str, data: dict[str, Any]) -> bool:
        """Add an event. One with the same key as an earlier one is not added; False then."""
        with self._engine.begin() as db:
            return _tell(db, id, key, type, data)

    def events(self, id: str, after: int = 0) -> list[Event]:
        """The events of a task with a greater ``seq``, in order."""
        query = events.select().where(events.c.task == id, events.c.seq > after).order_by(events.c.seq)
        with self._engine.connect() as db:
            rows = db.execute(query).mappings()
            return [Event(row["seq"], row["type"], row["time"], json.loads(row["data"])) for row in rows]

    # leases

    def take(self, serial: str, task: str) -> int:
        """Lease a phone to a task. The epoch is greater than any before: who holds an older one may not act."""
        with self._engine.begin() as db:
            epoch = int(db.execute(sa.select(leases.c.epoch).where(leases.c.serial == serial)).scalar() or 0) + 1
            db.execute(leases.delete().where(leases.c.serial == serial))
            db.execute(leases.insert().values(serial=serial, task=task, epoch=epoch, taken=time.time()))
        return epoch

    def holder(self, serial: str) -> tuple[str, int]:
        """Which task holds a phone ('' for none), and the epoch of its lease (0 before the first)."""
        with self._engine.connect() as db:
            row = db.execute(sa.select(leases.c.task, leases.c.epoch).where(leases.c.serial == serial)).first()
        return (str(row[0]), int(row[1])) if row else ("", 0)

    def free(self, serial: str, epoch: int) -> None:
        """Give a lease back; nothing happens when it is somebody else's by now."""
        with self._engine.begin() as db:
            mine = (leases.c.serial == serial, leases.c.epoch == epoch)
            db.execute(leases.update().where(*mine).values(task=""))

    # gestures

    def gestures(self, task: str, turn: int, step: int) -> Gestures:
        """The rows written ahead within one step."""
        return Gestures(self._engine, task, turn, step)


class Gestures:
    """The rows of one step (one intent of one turn), earlier ones first."""

    def __init__(self, engine: sa.Engine, task: str, turn: int, step: int) -> None:
        self._engine = engine
        self._place = {"task": task, "turn": turn, "step": step}
        here = gestures.select().filter_by(**self._place).order_by(gestures.c.ordinal)
        with engine.connect() as db:
            self._rows = [_row(row) for row in db.execute(here).mappings()]

    @property
    def rows(self) -> Sequence[Row]:
        """All rows by now."""
        return tuple(self._rows)

    def last(self, part: str) -> Row | None:
        """The newest row of a part, None where it was never tried."""
        return next((row for row in reversed(self._rows) if row.part == part), None)

    def write_ahead(self, part: str, kind: str, epoch: int, fingerprint: str, before: Any) -> Row:
        """Commit what is about to be done. Only after this returns may it be done."""
        row = Row(len(self._rows), part, kind, epoch, encode(before), "")
        values = {"ordinal": row.ordinal, "part": part, "kind": kind, "epoch": epoch, "fingerprint": fingerprint}
        with self._engine.begin() as db:
            db.execute(gestures.insert().values(**self._place, **values, before=_json(row.before), written=time.time()))
        self._rows.append(row)
        return row

    def note(self, row: Row, result: str) -> Row:
        """Commit what became of it."""
        with self._engine.begin() as db:
            here = gestures.update().filter_by(**self._place, ordinal=row.ordinal)
            db.execute(here.values(result=result))
        noted = Row(row.ordinal, row.part, row.kind, row.epoch, row.before, result)
        self._rows[row.ordinal] = noted
        return noted


def open_sqlite(path: Path) -> Store:
    """The store in a file, made with a write-ahead log if it is new.

    :raises ValueError: the file is of a later version of this program.
    """
    prepare_sqlite(path)
    engine = sa.create_engine(f"sqlite:///{path}")

    @sa.event.listens_for(engine, "connect")
    def _(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout=10000")
        connection.execute("PRAGMA synchronous=FULL")

    with engine.connect() as db:
        version = int(db.exec_driver_sql("PRAGMA user_version").scalar_one())
        if version > SCHEMA:
            raise ValueError(f"{path} is of version {version}; this deixis knows version {SCHEMA}: use a newer deixis")
        db.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
        db.commit()
    return Store(engine)


def prepare_sqlite(path: Path) -> None:
    """Make sure that the file exists and keeps a write-ahead log: three times faster than the default, and readers
    never wait. A new one is this user's alone, as are the files that SQLite puts beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as db:
        db.exec_driver_sql("PRAGMA journal_mode=WAL")
    engine.dispose()


def _tell(db: sa.Connection, id: str, key: str, type: str, data: dict[str, Any]) -> bool:
    told = db.execute(sa.select(events.c.seq).where(events.c.task == id, events.c.key == key)).first()
    if told is not None:
        return False
    seq = int(db.execute(sa.select(sa.func.max(events.c.seq)).where(events.c.task == id)).scalar() or 0) + 1
    row = {"task": id, "seq": seq, "key": key, "type": type, "time": time.time()}
    db.execute(events.insert().values(**row, data=json.dumps(data, ensure_ascii=False)))
    return True


def _new_id(newest: str) -> str:
    """Milliseconds and chance in base 32, 16 characters; always greater than ``newest``."""
    number = time.time_ns() // 1_000_000 << 32 | secrets.randbits(32)
    if newest and (floor := _number(newest)) >= number:
        number = floor + 1
    return "".join(ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))


def _number(id: str) -> int:
    number = 0
    for letter in id:
        number = number << 5 | ALPHABET.index(letter)
    return number


def _json(value: Any) -> str:
    return json.dumps(encode(value), ensure_ascii=False)


def _task(row: Any) -> Task:
    ending = Ending(row["ending"]) if row["ending"] else None
    spec: TaskSpec = decode(TaskSpec, json.loads(row["spec"]))
    names = ("id", "message", "device", "turns", "created", "started", "ended", "prompt_tokens", "completion_tokens")
    return Task(spec=spec, phase=Phase(row["phase"]), ending=ending, **{name: row[name] for name in names})


def _row(row: Any) -> Row:
    before = json.loads(row["before"])
    return Row(row["ordinal"], row["part"], row["kind"], row["epoch"], before, row["result"])
