"""What must outlive the process."""

from pathlib import Path

import pytest

from agent_service.store import NoSuchTask, Store, open_sqlite
from agent_service.task import Ending, Phase, TaskSpec


@pytest.fixture
def store(tmp_path):
    opened = open_sqlite(tmp_path / "tasks.sqlite")
    yield opened
    opened.close()


def again(tmp_path: Path) -> Store:
    return open_sqlite(tmp_path / "tasks.sqlite")


def test_a_task_outlives_the_store(store, tmp_path):
    task = store.create(TaskSpec("Tap “Ünïcode” 🙂", planner="model", max_turns=3, timeout_s=1.5))
    assert again(tmp_path).task(task.id) == task


def test_ids_sort_by_age_even_within_a_millisecond(store):
    ids = [store.create(TaskSpec("x")).id for _ in range(50)]
    assert ids == sorted(set(ids))


def test_an_unknown_id_is_said_to_be_unknown(store):
    with pytest.raises(NoSuchTask):
        store.task("nope")


def test_pages_of_tasks_follow_each_other_without_gap_or_overlap(store):
    ids = [store.create(TaskSpec(str(n))).id for n in range(7)]
    first = store.tasks(3)
    second = store.tasks(3, first[-1].id)
    third = store.tasks(3, second[-1].id)
    assert [task.id for task in (*first, *second, *third)] == ids[::-1]


def test_events_count_from_one_and_are_told_once(store):
    task = store.create(TaskSpec("x")).id
    other = store.create(TaskSpec("y")).id
    assert store.tell(task, "a", "message", {"text": "one"})
    assert store.tell(other, "a", "message", {"text": "elsewhere"})
    assert not store.tell(task, "a", "message", {"text": "one again"})
    assert store.tell(task, "b", "message", {"text": "two"})
    assert [(e.seq, e.data["text"]) for e in store.events(task)] == [(1, "one"), (2, "two")]
    assert [e.seq for e in store.events(task, after=1)] == [2]


def test_a_task_ends_once(store):
    task = store.create(TaskSpec("x"))
    store.end(store.ending(task.id, Ending.CLAIMED, "done"))
    store.end(store.ending(task.id, Ending.BROKEN, "late"))
    ended = store.task(task.id)
    assert (ended.phase, ended.ending, ended.message) == (Phase.ENDED, Ending.CLAIMED, "done")
    assert [event.type for event in store.events(task.id)] == ["ended"]


def test_a_task_that_has_a_phone_does_not_get_another(store):
    task = store.create(TaskSpec("x"))
    store.assign(task.id, "one")
    store.assign(task.id, "two")
    assert store.task(task.id).device == "one"
    assert store.task(task.id).phase is Phase.RUNNING


def test_every_lease_has_a_greater_epoch_than_all_before(store, tmp_path):
    first = store.take("phone", "a")
    store.free("phone", first)
    second = again(tmp_path).take("phone", "b")
    assert second > first
    assert store.holder("phone") == ("b", second)
    store.free("phone", first)
    assert store.holder("phone") == ("b", second), "an old lease frees nothing"


def test_a_gesture_is_in_the_file_before_it_is_made(store, tmp_path):
    rows = store.gestures("t", 1, 0)
    row = rows.write_ahead("tap", "TapAt", 7, "f00", {"lines": ["ä"]})
    found = again(tmp_path).gestures("t", 1, 0).last("tap")
    assert found is not None
    assert (found.result, found.kind, found.epoch, found.before) == ("", "TapAt", 7, {"lines": ["ä"]})
    rows.note(row, "done")
    assert again(tmp_path).gestures("t", 1, 0).last("tap").result == "done"
    assert again(tmp_path).gestures("t", 1, 1).rows == ()


def test_starts_without_progress_are_counted(store):
    task = store.create(TaskSpec("x")).id
    assert [store.attempt(task), store.attempt(task)] == [1, 2]
    store.progress(task, 1, 10, 5)
    assert store.attempt(task) == 1
    store.progress(task, 1, 10, 5)
    assert store.attempt(task) == 2, "the same turn told again after a restart is no progress"
    assert (store.task(task).turns, store.task(task).prompt_tokens) == (1, 10)


def test_a_file_of_a_later_version_is_not_touched(tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "tasks.sqlite") as db:
        db.execute("PRAGMA user_version=99")
    with pytest.raises(ValueError, match="use a newer deixis"):
        open_sqlite(tmp_path / "tasks.sqlite")
