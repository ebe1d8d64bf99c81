"""The API's description is held to what the API does: its events, its records, its problems, its names."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from json_schema import wrong
from paper_bench import Script, paper_service
from paper_phone import SETTINGS, PaperPhone
from test_http import ON, WIFI, followed, served

from agent_service.http.problem import KINDS, Kind
from agent_service.http.stream import EVENTS
from grounding.interface import Adjust, Enter, Key, Open, Press, Read, Tap, Target, Text, Wait
from planning.decision import Act, Ask, Finish, GiveUp
from planning.planner import Message, PlannerError

DOC = Path(__file__).resolve().parents[2] / "docs" / "api.md"
RUNS = {
    "verified": [
        Act((Press(Key.HOME), Open("Settings"), Adjust(WIFI, "on")), ON, "Wi-Fi is off", "a memo"),
        Act((Read(WIFI), Wait(ON))),
        Finish("Wi-Fi is on", (ON,)),
    ],
    "gave_up": [
        Act((Tap(Target("the fountain")),)),
        Act((Enter(Target("the search field"), Text("x"), submit=True),)),
        GiveUp("there is no fountain"),
    ],
    "needs_answer": [Ask("Which fountain?")],
    "planner_failed": [PlannerError("timeout", "too slow", (Message("user", "well?"),), 5, 0)],
}
"""What a planner decides, by how that ends."""


@pytest.fixture(params=RUNS)
async def described(request, tmp_path):
    """The description of a service's API, a client of it, and a task of it with its events."""
    phone = PaperPhone(app=SETTINGS, ready_state="booting" if request.param == "verified" else "")
    service, _ = paper_service(tmp_path, [phone], Script(*RUNS[request.param]))
    async with served(service) as client:
        said = (await client.get("/openapi.json")).json()
        links = (await client.post("/tasks", json={"goal": "x", "planner": "script"})).json()["links"]
        if request.param == "verified":
            async for event in service.events(links["self"].rsplit("/", 1)[-1]):
                if event.type == "message":
                    phone.ready_state = ""
                    break
        events = await followed(client, links["events"])
        assert events[-1][2]["ending"] == request.param
        yield said, client, links, events


async def test_each_event_of_a_task_is_as_it_is_described(described):
    said, _, _, events = described
    schemas = said["components"]["schemas"]
    stream = said["paths"]["/tasks/{id}/events"]["get"]["responses"]["200"]["content"]["text/event-stream"]["schema"]
    for id, name, data in events:
        written = {"id": str(id), "event": name, "data": json.dumps(data)}
        assert wrong(written, stream["x-event"], schemas) == []
        (kind,) = (k for k in schemas["TaskEvent"]["oneOf"] if k["properties"]["event"]["const"] == name)
        assert wrong(data, kind["properties"]["data"]["contentSchema"], schemas) == []


async def test_each_record_of_a_task_is_as_it_is_described(described):
    said, client, links, _ = described
    answer = (await client.get(links["steps"])).json()
    shape = said["paths"]["/tasks/{id}/steps"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer["steps"]
    assert wrong(answer, shape, said["components"]["schemas"]) == []


@pytest.mark.parametrize("described", ["verified"], indirect=True)
async def test_all_kinds_of_events_come_and_no_other_field_would_be_taken(described):
    said, _, _, events = described
    schemas = said["components"]["schemas"]
    assert {name for _, name, _ in events} == EVENTS.keys()
    for _, name, data in events:
        shape = schemas[EVENTS[name].__name__]
        assert wrong({**data, "colour": "red"}, shape, schemas)
        for field in data:
            assert wrong({key: value for key, value in data.items() if key != field}, shape, schemas), field


@pytest.mark.parametrize("described", ["needs_answer"], indirect=True)
async def test_what_the_description_refers_to_is_there(described):
    said, *_ = described
    schemas = said["components"]["schemas"]
    assert {f"#/components/schemas/{name}" for name in schemas} >= set(re.findall('"(#/[^"]+)"', json.dumps(said)))
    assert schemas["NewTask"]["properties"]["planner"]["enum"] == ["model", "phrasebook", "script"]
    names = [operation["operationId"] for path in said["paths"].values() for operation in path.values()]
    assert {"create_task", "list_tasks", "get_task", "follow_task"} <= set(names)
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch("[a-z]+(_[a-z]+)+", name)] == []


@pytest.mark.parametrize("described", ["needs_answer"], indirect=True)
async def test_each_kind_of_problem_is_described(described):
    said, client, links, _ = described
    kinds = {kind for part in get_args(Kind) for kind in (get_args(part) or (part,))}
    assert kinds == KINDS.keys()
    schemas = said["components"]["schemas"]
    assert schemas["Problem"]["properties"]["type"]["enum"] == [f"/problems/{kind}" for kind in KINDS]
    for answer in (
        await client.post("/tasks", json={}),
        await client.post("/tasks", content=b"{", headers={"content-type": "application/json"}),
        await client.post("/tasks", content=b"\xff", headers={"content-type": "application/json"}),
        await client.get("/nothing"),
        await client.put("/tasks"),
        await client.get("/tasks/nope"),
        await client.post(links["cancel"]),
        await client.get("/devices/nope/screenshot"),
    ):
        assert wrong(answer.json(), schemas["Problem"], schemas) == [], answer.text


def rows(heading: str) -> dict[str, str]:
    """The table below a heading of the page, as its first cells in backquotes and the rest of the line."""
    part = DOC.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", part, re.MULTILINE))


def test_the_page_about_the_api_tells_each_event_and_its_fields():
    told = rows("Events")
    assert told.keys() == EVENTS.keys()
    for name, data in EVENTS.items():
        fields = [field for field in data.model_fields if field not in ("text", "seq", "time")]
        assert re.findall("`([^`]+)`", told[name].rpartition("|")[2]) == fields, name


def test_the_page_about_the_api_tells_each_kind_of_problem():
    assert rows("Errors") == {f"/problems/{kind}": when for kind, when in KINDS.items()}
