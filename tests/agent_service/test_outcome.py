"""The log says how each task ended, and why."""

from paper_bench import Script, paper_service
from paper_phone import PaperPhone
from test_service import SPEC, ended

from agent_service.service import running
from planning.planner import PlannerError


async def test_the_log_says_in_one_line_why_a_task_ended(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("DEIXIS_SECRET_DOOR", "sesame4711")
    caplog.set_level("INFO", "deixis")
    failure = PlannerError("refused", "The endpoint\nsaid:\x1b[31m no, sesame4711. " + "Check it. " * 100)
    task, _, _ = await ended(tmp_path, Script(failure))
    (line,) = (one.getMessage() for one in caplog.records if " ended: " in one.getMessage())
    assert line.startswith(f"task {task.id} ended: planner_failed: The endpoint said: [31m no, •••. Check it. Check")
    assert len(line) < 400
    assert line.endswith("…")


async def test_the_log_says_why_a_task_ended_that_never_started(tmp_path, caplog):
    caplog.set_level("INFO", "deixis")
    service, _ = paper_service(tmp_path, [PaperPhone(ready_state="locked")], Script())
    async with running(service):
        task = await service.submit(SPEC)
        service.cancel(task.id)
    assert f"task {task.id} ended: cancelled: it was cancelled" in caplog.text
