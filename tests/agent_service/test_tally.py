"""What models read and wrote for a task is counted, the grounder's too."""

from model_endpoint import completion, endpoint
from paper_bench import Script, followed, paper_service
from paper_phone import SETTINGS, PaperPhone
from test_service import SPEC, WIFI

from agent_service.page import render
from agent_service.record import StepRecord
from agent_service.service import running
from grounding.interface import Tap, Target
from planning.decision import Act, Finish


async def test_what_the_grounders_model_read_and_wrote_is_part_of_what_a_task_cost(tmp_path):
    chosen = completion('{"number": 1, "sure": "yes"}')
    with endpoint(chosen, chosen) as model:
        where = {"pointing_base_url": model.base_url, "pointing_name": "m", "pointing_by": "list", "pixels": "never"}
        script = Script(Act((Tap(Target("whatever lets me surf")), Tap(WIFI))), Finish("done"))
        service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], script, **where)
        async with running(service):
            task = await service.submit(SPEC)
            await followed(service, task)
            task = service.means.store.task(task.id)
            steps = [record for record in service.folder(task.id).records() if isinstance(record, StepRecord)]
            shown = render(service.folder(task.id).path)
    asked = len(model.requests)
    assert asked
    assert (task.prompt_tokens, task.completion_tokens) == (2 * 10 + asked * 100, 2 * 3 + asked * 20)
    assert (steps[0].prompt_tokens, steps[0].completion_tokens) == (asked * 100, asked * 20)
    assert all(step.prompt_tokens == step.completion_tokens == 0 for step in steps[1:])
    assert f"{task.prompt_tokens} read, {task.completion_tokens} written" in shown
    assert f"tokens of the grounder's model: {asked * 100} read, {asked * 20} written" in shown
