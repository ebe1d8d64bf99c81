"""The API over real sockets: what it takes, what it answers, and how it says no."""

import asyncio
import contextlib
import json
import re
import socket
import threading
from dataclasses import fields

import httpx
import pytest
import uvicorn
from paper_bench import Script, paper_service
from paper_phone import SETTINGS, PaperPhone

from agent_service import compose
from agent_service.http.answers import DeviceShown, TaskShown
from agent_service.http.app import build
from agent_service.http.server import Server
from agent_service.http.tasks import shown
from agent_service.pool import Condition
from agent_service.runfolder import RunFolder
from agent_service.service import MOST_GOAL
from agent_service.settings import Settings
from agent_service.task import Ending, Task, TaskSpec
from device.errors import AdbUnavailable
from grounding.interface import Adjust, Holds, Target, Wait
from planning.decision import Act, Finish

WIFI = Target('the "Wi-Fi" switch')
ON = Holds(WIFI, "on")


@contextlib.asynccontextmanager
async def served(service):
    """The service on a free port of the loopback interface, and a client of it."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    config = uvicorn.Config(build(service), log_level="error", timeout_graceful_shutdown=5, lifespan="on")
    ready = asyncio.Event()
    server = Server(config, service, ready.set)
    running = asyncio.ensure_future(server.serve(sockets=[listening]))
    try:
        await asyncio.wait_for(ready.wait(), 20)
        async with httpx.AsyncClient(base_url=url, timeout=20) as client:
            yield client
    finally:
        server.should_exit = True
        await running


@pytest.fixture
async def paper(tmp_path):
    script = Script(Act((Adjust(WIFI, "on"),)), Act((Wait(ON),)), Finish("Wi-Fi is on", (ON,)))
    service, host = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], script)
    async with served(service) as client:
        yield client, service, host


async def followed(client, link, last=""):
    """Events of a stream until the server ends it, as (id, type, data)."""
    events, lines = [], {}
    headers = {"Last-Event-ID": last} if last else {}
    async with client.stream("GET", link, headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        async for line in answer.aiter_lines():
            name, _, value = line.partition(": ")
            if not line and lines:
                events.append((int(lines["id"]), lines["event"], json.loads(lines["data"])))
                lines = {}
            elif line and name:
                lines[name] = value
    return events


def is_problem(answer, status, *words):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert {"type", "title", "detail"} <= body.keys()
    for word in words:
        assert word in body["detail"], body
    return body


async def test_a_task_is_posted_followed_and_read(paper):
    client, _, host = paper
    answer = await client.post("/tasks", json={"goal": "turn on Wi-Fi", "planner": "script"})
    assert answer.status_code == 202
    body = answer.json()
    assert answer.headers["location"] == body["links"]["self"] == f"/tasks/{body['id']}"
    events = await followed(client, body["links"]["events"])
    assert [kind for _, kind, _ in events] == ["queued", "started", "turn", "step", "turn", "step", "turn", "ended"]
    assert all(data["text"] for _, _, data in events)
    task = (await client.get(body["links"]["self"])).json()
    assert (task["phase"], task["ending"], task["device"]) == ("ended", "verified", host.phones[0].serial)
    assert task["goal"] == "turn on Wi-Fi"
    steps = (await client.get(body["links"]["steps"])).json()["steps"]
    assert [step["type"] for step in steps] == ["TurnRecord", "StepRecord", "TurnRecord", "StepRecord", "TurnRecord"]
    assert [(turn["earlier"], len(turn["history"])) for turn in steps[::2]] == [(0, 0), (0, 1), (1, 1)]
    picture = await client.get(steps[1]["links"]["before"])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    tree = await client.get(steps[0]["links"]["screen"])
    assert tree.headers["content-type"] == "text/plain; charset=utf-8"
    assert tree.text.startswith("<hierarchy ")
    page = await client.get(body["links"]["page"])
    assert page.headers["content-type"].startswith("text/html")
    assert "turn on Wi-Fi" in page.text
    for shown_of_phones in (picture, tree, page):
        rules = shown_of_phones.headers["content-security-policy"].split("; ")
        assert {"sandbox", "default-src 'none'"} <= set(rules), "nothing in it is run, nor is it of this API's origin"
        assert shown_of_phones.headers["x-content-type-options"] == "nosniff"


async def test_many_read_the_page_of_a_run_that_goes_on_and_none_writes_it(tmp_path):
    class Waiting(Script):
        go_on = asyncio.Event()

        async def decide(self, goal, outline, history, picture=None):
            if history:
                await self.go_on.wait()
            return await super().decide(goal, outline, history, picture)

    script = Waiting(Act((Adjust(WIFI, "on"),)), Finish("Wi-Fi is on"))
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], script)
    async with served(service) as client:
        task = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()
        async for event in service.events(task["id"]):
            if event.type == "step":
                break
        answers = await asyncio.gather(*(client.get(task["links"]["page"]) for _ in range(12)))
        assert {(answer.status_code, answer.text.rstrip()[-7:]) for answer in answers} == {(200, "</html>")}
        assert all("sandbox" in answer.headers["content-security-policy"] for answer in answers)
        assert not (service.folder(task["id"]).path / "index.html").exists()
        script.go_on.set()
        await followed(client, task["links"]["events"])
        assert "claimed" in (await client.get(task["links"]["page"])).text


async def test_reading_the_steps_of_a_long_run_keeps_nobody_waiting(paper):
    client, service, _ = paper
    task = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()
    await followed(client, task["links"]["events"])
    reading, answered = threading.Event(), threading.Event()

    class Long(RunFolder):
        def written(self):
            reading.set()
            assert answered.wait(20)
            return super().written()

    folder = service.folder(task["id"])
    service.folder = lambda _: Long(folder.path)
    steps = asyncio.ensure_future(client.get(task["links"]["steps"]))
    assert await asyncio.to_thread(reading.wait, 20)
    assert (await client.get("/healthz")).status_code == 200
    answered.set()
    assert len((await steps).json()["steps"]) == 5


async def test_of_a_run_that_is_damaged_or_newer_the_steps_are_told_and_its_page_says_what_is_wrong(paper):
    client, service, _ = paper
    links = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()["links"]
    await followed(client, links["events"])
    run = service.folder(links["self"].rsplit("/", 1)[-1]).path
    with (run / "steps.jsonl").open("a") as out:
        out.write('5\n{"kind": "note", "turn": 1, "schema_version": 99, "text": "newer"}\n')
    (run / "index.html").unlink()
    steps = (await client.get(links["steps"])).json()["steps"]
    assert [step.get("type", step.get("text")) for step in steps] == [
        "newer", "TurnRecord", "StepRecord", "TurnRecord", "StepRecord", "TurnRecord",
    ]  # fmt: skip
    is_problem(await client.get(links["page"]), 500, "no record")


async def test_a_stream_is_taken_up_behind_the_last_id_seen(paper):
    client, _, _ = paper
    links = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()["links"]
    all_of_it = await followed(client, links["events"])
    for cut in (1, 4, len(all_of_it) - 1):
        assert await followed(client, links["events"], str(all_of_it[cut - 1][0])) == all_of_it[cut:]


@pytest.mark.parametrize("last", ["-1", "abc", "1.5", "9" * 30])
async def test_a_last_id_that_is_none_of_ours_begins_at_the_beginning(paper, last):
    client, _, _ = paper
    links = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()["links"]
    all_of_it = await followed(client, links["events"])
    assert await followed(client, links["events"], last) == all_of_it
    assert await followed(client, links["events"], "9" * 20) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"goal": ""}, ["goal", "empty"]),
        ({"goal": " \n\t "}, ["goal", "empty"]),
        ({"goal": "x" * (MOST_GOAL + 1)}, ["goal", str(MOST_GOAL)]),
        ({"goal": "x", "phone": "a"}, ["phone", "no such field"]),
        ({"goal": "x", "max_turns": 0}, ["max_turns"]),
        ({"goal": "x", "timeout_s": "soon"}, ["timeout_s"]),
        ({"goal": "x", "timeout_s": -1}, ["timeout_s"]),
        ({"goal": "x", "timeout_s": "7"}, ["timeout_s"]),
        ({"goal": "x", "max_turns": True}, ["max_turns"]),
        ({"goal": "go \x00 home"}, ["goal", "U+0000"]),
        ({"goal": "go \x1b[31m home"}, ["goal", "U+001B"]),
        ({"goal": "go \ud800 home"}, ["goal", "U+D800"]),
        ({"goal": "x", "app": "\x00"}, ["app", "U+0000"]),
        ({"goal": "x", "device": "\udfff"}, ["device", "U+DFFF"]),
        ({"goal": "x", "planner": "\udfff"}, ["planner", "U+DFFF"]),
        ({"goal": 5}, ["goal"]),
        ({}, ["goal", "missing"]),
        ({"goal": "x", "planner": "oracle"}, ["oracle", "phrasebook"]),
        ({"goal": "x", "planner": "model"}, ["DEIXIS_MODEL_NAME"]),
        ({"goal": "x", "device": "emulator-1"}, ["emulator-1", "paper-1"]),
        ({"goal": "x", "secrets": ["bank pin"]}, ["bank pin", "DEIXIS_SECRET_BANK_PIN"]),
        ({"goal": "x", "secrets": "bank-pin"}, ["secrets"]),
        ({"goal": "x", "secrets": ["\x00"]}, ["secrets", "U+0000"]),
    ],
)
async def test_a_wrong_task_is_refused_with_what_to_do_and_nothing_is_kept(paper, body, words):
    client, service, _ = paper
    sent = json.dumps(body)  # as ASCII: the only way to send half a surrogate pair
    answer = await client.post("/tasks", content=sent, headers={"content-type": "application/json"})
    is_problem(answer, 422, *words)
    assert service.means.store.tasks(10) == []


async def test_a_task_that_is_sent_again_with_its_key_is_taken_once(paper):
    client, service, host = paper
    new, key = {"goal": "x", "planner": "script"}, {"Idempotency-Key": "order 66"}
    answers = await asyncio.gather(*(client.post("/tasks", json=new, headers=key) for _ in range(5)))
    assert {answer.status_code for answer in answers} == {202}
    (id,) = {answer.json()["id"] for answer in answers}
    await followed(client, f"/tasks/{id}/events")
    host.phones = []  # whoever asks again hears of the task, not of what would keep another from being taken
    again = await client.post("/tasks", json=new, headers=key)
    assert (again.status_code, again.json()["id"]) == (202, id)
    assert [task.id for task in service.means.store.tasks(10)] == [id]
    is_problem(await client.post("/tasks", json={**new, "goal": "y"}, headers=key), 422, "order 66", id, "new key")
    is_problem(await client.post("/tasks", json=new, headers={"Idempotency-Key": "x" * 256}), 422, "idempotency-key")


async def test_what_is_no_json_is_said_to_be_none(paper):
    client, _, _ = paper
    headers = {"content-type": "application/json"}
    is_problem(await client.post("/tasks", content=b'{"goal": "x"', headers=headers), 400, "no JSON")
    for body in (b"\xff\xfe", b'{"goal": ' + b"[" * 50_000, b'{"max_turns": ' + b"9" * 5000 + b"}"):
        answer = await client.post("/tasks", content=body, headers=headers)
        is_problem(answer, 400, "no JSON", '{"goal": "open Settings"}')


async def test_a_request_with_very_many_faults_is_told_some_of_them(paper):
    client, _, _ = paper
    answer = await client.post("/tasks", json={"goal": "x", **{f"field-{n}": n for n in range(1500)}})
    body = is_problem(answer, 422, "field-0: there is no such field", "more")
    assert len(body["errors"]) == 10


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", None])
async def test_a_body_that_is_not_said_to_be_json_is_answered_with_the_header_to_send(paper, kind):
    client, service, _ = paper
    headers = {"content-type": kind} if kind else {}
    answer = await client.post("/tasks", content=b'{"goal": "open Settings"}', headers=headers)
    is_problem(answer, 422, "nothing says that it is JSON", "content-type: application/json")
    assert service.means.store.tasks(10) == []


@pytest.mark.parametrize(("body", "wrong"), [(b'[{"goal": "x"}]', "no object"), (b'"x"', "no object"),
                                             (b"null", "no object"), (b"", "missing")])  # fmt: skip
async def test_a_body_that_is_no_object_is_answered_with_one(paper, body, wrong):
    client, _, _ = paper
    answer = await client.post("/tasks", content=body, headers={"content-type": "application/json"})
    is_problem(answer, 422, wrong, '{"goal": "open Settings"}')


async def test_a_body_larger_than_any_task_is_turned_away(paper):
    client, service, _ = paper
    is_problem(await client.post("/tasks", content=b"x" * 300_000), 413, "bytes")

    async def endless():
        for _ in range(300):
            yield b"x" * 1024

    for headers in ({}, {"content-type": "application/json"}):
        is_problem(await client.post("/tasks", content=endless(), headers=headers), 413, "bytes")
    assert service.means.store.tasks(10) == []


async def test_no_phone_at_all_is_the_services_trouble(paper):
    client, _, host = paper
    host.phones = []
    is_problem(await client.post("/tasks", json={"goal": "x", "planner": "script"}), 503, "deixis phone")


async def test_unknown_things_are_problems_too(paper):
    client, _, _ = paper
    for path in ("/tasks/nope", "/tasks/nope/events", "/tasks/nope/steps", "/tasks/nope/page", "/tasks/nope/files/x"):
        is_problem(await client.get(path), 404, "nope")
    is_problem(await client.post("/tasks/nope/cancel"), 404, "nope")
    unlisted = await client.post("/tasks", json={"goal": "x", "planner": "script", "device": "nope"})
    is_problem(unlisted, 422, "nope", "GET /devices")
    assert "`deixis" not in unlisted.json()["detail"]
    is_problem(await client.get("/nothing"), 404)
    is_problem(await client.delete("/tasks"), 405)
    is_problem(await client.get("/tasks?limit=0"), 422, "limit")


async def test_a_fault_of_ours_is_a_problem_without_its_insides(paper):
    client, service, _ = paper
    task = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()
    await followed(client, task["links"]["events"])

    def broken(_):
        raise RuntimeError("inside 4711")

    service.folder = broken
    async with httpx.AsyncClient(base_url=client.base_url) as other:
        body = is_problem(await other.get(task["links"]["steps"]), 500)
    assert "4711" not in json.dumps(body)


async def test_files_of_a_run_cannot_be_left(paper):
    client, service, _ = paper
    task = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()
    await followed(client, task["links"]["events"])
    (service.means.runs / "private").write_text("secret words")
    for name in ("..%2F..%2Fprivate", "../../private", "%2Fetc%2Fpasswd", "..%2Ftask.json", "%00", "x" * 5000):
        answer = await client.get(f"/tasks/{task['id']}/files/{name}")
        assert answer.status_code == 404
        assert "secret words" not in answer.text


async def test_a_task_that_ended_cannot_be_cancelled(paper):
    client, _, _ = paper
    links = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()["links"]
    await followed(client, links["events"])
    is_problem(await client.post(links["cancel"]), 409, "ended")


async def test_tasks_are_listed_newest_first_page_by_page(paper):
    client, _, _ = paper
    ids = [(await client.post("/tasks", json={"goal": str(n), "planner": "script"})).json()["id"] for n in range(5)]
    first = (await client.get("/tasks?limit=3")).json()
    second = (await client.get(first["next"])).json()
    assert [task["id"] for task in first["tasks"] + second["tasks"]] == ids[::-1]
    assert second["next"] is None


async def test_tasks_are_listed_by_phase_ending_and_phone(tmp_path):
    phones = [PaperPhone(app=SETTINGS), PaperPhone("paper 2&3", app=SETTINGS)]
    service, _ = paper_service(tmp_path, phones, Script(Finish("done")))
    async with served(service) as client:
        ids = []
        for serial in ("paper-1", "paper 2&3", "paper 2&3", "paper-1"):
            task = {"goal": "x", "planner": "script", "device": serial}
            ids.append((await client.post("/tasks", json=task)).json()["id"])
            await followed(client, f"/tasks/{ids[-1]}/events")
        ended = service.means.store.create(TaskSpec("never started")).id
        service.means.store.end(service.means.store.ending(ended, Ending.CANCELLED, "it was cancelled"))
        ids.append(ended)

        async def listed(**asked):
            answer = await client.get("/tasks", params=asked)
            assert answer.status_code == 200, answer.text
            found = answer.json()
            more = await client.get(found["next"]) if found["next"] else None
            return [ids.index(task["id"]) for task in (*found["tasks"], *(more.json()["tasks"] if more else ()))]

        assert await listed(phase="ended") == [4, 3, 2, 1, 0]
        assert await listed(phase="queued") == await listed(phase=["running", "queued"]) == []
        assert await listed(ending="cancelled") == [4]
        assert await listed(ending=["cancelled", "claimed"], device="paper-1") == [3, 0]
        assert await listed(device="paper 2&3", phase="ended", limit=1) == [2, 1]
        assert await listed(device="nobody's") == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("phase=over", ["phase", "'queued', 'running' or 'ended'"]),
        ("ending=well", ["ending", "'verified'"]),
        ("before=zzz", ["before", "no id of a task", "next"]),
        ("before=../../../../etc1", ["before", "no id of a task"]),
        ("state=ended", ["state", "no such field in the query", "/docs"]),
        ("limit=5&offset=5", ["offset", "no such field in the query", "/docs"]),
    ],
)
async def test_a_list_that_is_asked_for_wrongly_is_refused_with_what_to_send(paper, query, words):
    client, _, _ = paper
    is_problem(await client.get(f"/tasks?{query}"), 422, *words)


async def test_devices_say_whether_they_are_ready_and_why_not(paper):
    client, _, host = paper
    host.phones = [*host.phones, PaperPhone("paper-2", ready_state="locked")]
    one, two = (await client.get("/devices")).json()["devices"]
    assert (one["serial"], one["ready"], one["model"], one["android"]) == ("paper-1", True, "Paper", "14")
    assert (two["ready"], "locked" in two["why_not"]) == (False, True)
    picture = await client.get(one["links"]["screenshot"])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    is_problem(await client.get("/devices/nope/screenshot"), 404, "nope")


async def test_a_phone_that_another_process_has_is_not_disturbed_for_a_picture(paper, tmp_path):
    client, _, _ = paper
    with await compose.locks(Settings(locks=tmp_path / "locks")).take("paper-1"):
        is_problem(await client.get("/devices/paper-1/screenshot"), 503, "paper-1 is busy", "try again")
        (phone,) = (await client.get("/devices")).json()["devices"]
        assert (phone["ready"], "is busy" in phone["why_not"]) == (False, True)
    assert (await client.get("/devices/paper-1/screenshot")).status_code == 200


async def test_health_and_readiness_differ(paper):
    client, _, host = paper
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    assert (await client.get("/readyz")).json()["devices"] == 1
    host.down = AdbUnavailable("no adb server answers")
    is_problem(await client.get("/readyz"), 503, "adb")
    is_problem(await client.post("/tasks", json={"goal": "x", "planner": "script"}), 503, "adb")
    assert (await client.get("/healthz")).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "10.0.0.7"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site", "sec-fetch-dest": "image"},
    ],
)
async def test_pages_and_names_from_elsewhere_are_shut_out(paper, headers):
    client, service, _ = paper
    answer = await client.post("/tasks", json={"goal": "x", "planner": "script"}, headers=headers)
    is_problem(answer, 403, "this machine")
    assert service.means.store.tasks(10) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "localhost:8765"},
        {"host": "[::1]"},
        {"origin": "http://localhost:1"},
        {"sec-fetch-site": "same-origin", "sec-fetch-dest": "image"},
        {"sec-fetch-site": "cross-site", "sec-fetch-dest": "document"},
    ],
)
async def test_this_machines_own_names_are_let_in(paper, headers):
    client, _, _ = paper
    assert (await client.get("/tasks", headers=headers)).status_code == 200


async def test_stopping_the_service_does_not_wait_for_followers(tmp_path):
    class Slow(Script):
        async def decide(self, goal, outline, history, picture=None):
            await asyncio.sleep(60)

    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Slow())
    async with asyncio.timeout(15):
        async with served(service) as client:
            links = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()["links"]
            following = asyncio.ensure_future(followed(client, links["events"]))
            async for event in service.events(links["self"].rsplit("/", 1)[-1]):
                if event.type == "started":
                    break
        with contextlib.suppress(httpx.HTTPError):
            await following


async def test_the_api_describes_itself(paper):
    client, _, _ = paper
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert {"/tasks", "/tasks/{id}/events", "/devices", "/healthz", "/readyz"} <= paths.keys()
    assert paths["/tasks"]["post"]["summary"] == "Take a task; it runs as soon as its phone is free"
    assert all(" " in what["summary"] for path in paths.values() for what in path.values())


async def test_the_description_of_the_api_tells_errors_as_they_are(paper):
    client, _, _ = paper
    said = (await client.get("/openapi.json")).json()
    schemas = said["components"]["schemas"]
    real = (await client.post("/tasks", json={"goal": "x", "phone": 1})).json()
    assert real.keys() == schemas["Problem"]["properties"].keys()
    assert set(schemas["Problem"]["required"]) <= real.keys()
    assert "HTTPValidationError" not in json.dumps(said)
    assert "itemSchema" not in json.dumps(said)  # of OpenAPI 3.2; the description says that it is of 3.1
    told = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in said["paths"].values():
        for operation in path.values():
            assert "422" not in operation["responses"]
            assert [operation["responses"][status]["content"] for status in ("4XX", "5XX")] == [told, told]
            assert all("content" in answer for answer in operation["responses"].values())


async def test_the_description_of_the_api_tells_every_field_of_an_answer_and_no_other(paper):
    client, _, _ = paper
    said = (await client.get("/openapi.json")).json()
    answers = {"/readyz": await client.get("/readyz"), "/devices": await client.get("/devices")}
    posted = answers["/tasks", "post"] = await client.post("/tasks", json={"goal": "x", "planner": "script"})
    answers["/tasks/{id}"] = await client.get(posted.json()["links"]["self"])
    answers["/tasks"] = await client.get("/tasks")

    def told(schema):
        return said["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]["properties"]

    for place, answer in answers.items():
        path, method = place if isinstance(place, tuple) else (place, "get")
        content = said["paths"][path][method]["responses"][str(answer.status_code)]["content"]
        shape = told(content["application/json"]["schema"])
        assert answer.json().keys() == shape.keys(), place
        for name, listed in answer.json().items():
            if isinstance(listed, list) and "$ref" in shape[name]["items"]:
                assert listed[0].keys() == told(shape[name]["items"]).keys(), place


def test_nothing_that_is_known_of_a_task_or_a_phone_is_left_out_of_an_answer():
    assert shown(Task("a", TaskSpec("x"))).keys() == TaskShown.model_fields.keys()
    assert {*(field.name for field in fields(Condition)), "links"} == DeviceShown.model_fields.keys()


async def test_the_page_about_the_api_loads_nothing_from_elsewhere(paper):
    client, _, _ = paper
    page = await client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    loaded = [link for link in re.findall(r"""(?:src|href|url)(?:="|: ')([^"']+)""", page.text) if link != "data:,"]
    assert "/openapi.json" in loaded
    sheets = ""
    for link in loaded:
        answer = await client.get(link)
        assert (link[:1], answer.status_code, len(answer.content) > 1000) == ("/", 200, True), link
        sheets += answer.text if link.endswith(".css") else ""
    assert re.findall(r"url\((?!['\"]?data:)[^)]*|@import[^;]*", sheets) == []
    assert "https://" not in page.text


async def test_the_entrance_leads_people_to_the_page_and_programs_to_what_there_is(paper):
    client, _, _ = paper
    answer = await client.get("/", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/docs")
    links = (await client.get("/")).json()["links"]
    assert {(await client.get(link)).status_code for link in links.values()} == {200}
