"""The model planner against a real endpoint on loopback: good replies, repaired ones, nonsense, and every failure."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from dataclasses import replace
from functools import partial

import pytest
from model_endpoint import Answer, Scripted, completion, endpoint, failure
from saying import button, page
from test_patience import Counted

from grounding.interface import Change, Shows, Tap, Target
from planning.decision import Act, GiveUp
from planning.goal import Goal, Picture
from planning.history import Done, PastStep
from planning.language.client import MOST_BODY, ModelSettings
from planning.language.parse import decision_to_json
from planning.language.patience import Clock
from planning.language.planner import ModelPlanner
from planning.language.reading import LONGEST_KEPT
from planning.language.schema import reply_schema
from planning.planner import PlannerError, Reply

WANTED = Act((Tap(Target('the "Save" button')),), Shows(Target("Ada")), "It is filled in.", "saved next")
GOOD = json.dumps(decision_to_json(WANTED))
SCREEN = page(button("Save"), app="Contacts")
GOAL = Goal("save the contact", "Contacts", ("mail password",))
KEY = "sk-very-secret-1234"


def settings(script: Scripted, **more: object) -> ModelSettings:
    return replace(ModelSettings(script.base_url, "tiny", KEY, timeout_s=10, patience_s=0), **more)  # type: ignore[arg-type]


async def ask(script: Scripted, picture: Picture | None = None, **more: object) -> Reply:
    return await ModelPlanner(settings(script, **more)).decide(GOAL, SCREEN, (), picture)


async def failed(script: Scripted, **more: object) -> PlannerError:
    with pytest.raises(PlannerError) as caught:
        await ask(script, **more)
    assert KEY not in str(caught.value)
    assert script.base_url in str(caught.value) or caught.value.kind in {"nonsense", "refused"}
    return caught.value


async def test_a_good_reply_is_a_decision() -> None:
    with endpoint(completion(GOOD)) as script:
        reply = await ask(script)
    assert reply.decision == WANTED
    assert (reply.prompt_tokens, reply.completion_tokens) == (100, 20)


async def test_the_request_asks_for_the_schema_with_the_settings_that_were_given() -> None:
    with endpoint(completion(GOOD)) as script:
        await ask(script, max_tokens=77, temperature=0.5)
    request = script.requests[0]
    assert script.paths == ["/v1/chat/completions"]
    assert script.headers[0]["authorization"] == f"Bearer {KEY}"
    assert request["model"] == "tiny"
    assert request["max_tokens"] == 77
    assert request["temperature"] == 0.5
    assert request["response_format"]["json_schema"]["schema"] == reply_schema()


async def test_the_transcript_is_what_was_sent_and_received() -> None:
    with endpoint(completion("nothing"), completion(GOOD)) as script:
        reply = await ask(script)
    last = script.requests[-1]["messages"]
    assert [(m.role, m.content) for m in reply.transcript[:-1]] == [(m["role"], m["content"]) for m in last]
    assert reply.transcript[-1].content == GOOD
    assert [m.role for m in reply.transcript] == ["system", "user", "assistant", "user", "assistant"]


async def test_what_is_sent_holds_goal_screen_history_and_names_of_secrets() -> None:
    history = [PastStep(1, Tap(Target("Create contact")), Done(Change(("the Name field",))), "a memo")]
    with endpoint(completion(GOOD)) as script:
        await ModelPlanner(settings(script)).decide(GOAL, SCREEN, history)
    user = script.requests[0]["messages"][1]["content"]
    for part in (
        "save the contact",
        '"Save" button',
        "tap Create contact",
        "the Name field",
        "a memo",
        "mail password",
    ):
        assert part in user


async def test_a_malformed_reply_is_repaired_once_and_told_exactly_what_was_wrong() -> None:
    wrong = '{"thought": "", "memo": "", "decision": {"kind": "act", "intents": [{"intent": "tap"}], "expect": null}}'
    with endpoint(completion(wrong), completion(GOOD)) as script:
        reply = await ask(script)
    assert reply.decision == WANTED
    assert (reply.prompt_tokens, reply.completion_tokens) == (200, 40)
    told = script.requests[1]["messages"][-1]["content"]
    assert "target: Field required" in told
    assert script.requests[1]["messages"][-2] == {"role": "assistant", "content": wrong}


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "I am done!",
        "{}",
        '{"decision": "finish"}',
        "finish(success=True)",
        '{"decision": {"kind": "finish"}}',
        "{" * 5000,
    ],
)
async def test_nonsense_twice_is_an_error_and_never_a_finish(nonsense: str) -> None:
    with endpoint(completion(nonsense), completion(nonsense)) as script:
        error = await failed(script)
    assert error.kind == "nonsense"
    assert "This turn did nothing" in str(error)
    assert len(script.requests) == 2
    assert error.prompt_tokens == 200
    assert [m.role for m in error.transcript] == ["system", "user", "assistant", "user", "assistant"]


async def test_a_reply_that_ran_out_of_tokens_is_used_if_it_is_whole() -> None:
    with endpoint(completion(GOOD, finish_reason="length")) as script:
        assert (await ask(script)).decision == WANTED


async def test_a_reply_that_was_cut_off_says_which_setting_to_raise() -> None:
    with endpoint(*[completion(GOOD[:-9], finish_reason="length")] * 2) as script:
        error = await failed(script, max_tokens=77)
    assert "cut off" in script.requests[1]["messages"][-1]["content"]
    assert "DEIXIS" not in script.requests[1]["messages"][-1]["content"]
    assert "DEIXIS_MODEL_MAX_TOKENS (it is 77)" in str(error)


async def test_of_an_endless_reply_a_bounded_part_is_kept_and_told() -> None:
    endless = "x{" * 500_000
    with endpoint(completion(endless), completion(GOOD)) as script:
        reply = await ask(script)
    assert reply.decision == WANTED
    kept = reply.transcript[2].content
    assert kept == script.requests[1]["messages"][2]["content"]
    assert len(kept) < LONGEST_KEPT + 100
    assert f"[{len(endless) - LONGEST_KEPT} characters are left out]" in kept
    with endpoint(
        completion('{"decision": ' * 9000), completion(f'{{"decision": {{"kind": "{endless[:40_000]}"}}}}')
    ) as script:
        assert len(str(await failed(script))) < 2000


async def test_an_answer_without_an_end_is_not_read() -> None:
    with endpoint(completion("x" * MOST_BODY)) as script:
        error = await failed(script)
    assert error.kind == "nonsense"
    assert str(MOST_BODY) in str(error)
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    ("answer", "problem", "advice"),
    [
        (completion(None), "the reply is empty", "context"),
        (completion(" "), "the reply is empty", "context"),
        (completion(None, tool_calls=[{"id": "1"}]), "calls a tool", "tool parser"),
        (completion("", reasoning_content="Hm."), "only reasoning", "DEIXIS_MODEL_MAX_TOKENS"),
        (completion("", reasoning="Hm."), "only reasoning", "DEIXIS_MODEL_MAX_TOKENS"),
        (completion("", "length", reasoning="Hm."), "cut off", "DEIXIS_MODEL_MAX_TOKENS"),
    ],
)
async def test_a_reply_without_text_is_told_by_what_it_holds(answer: Answer, problem: str, advice: str) -> None:
    with endpoint(answer, answer) as script:
        error = await failed(script)
    assert error.kind == "nonsense"
    assert problem in script.requests[1]["messages"][-1]["content"]
    assert problem in str(error)
    assert advice in str(error)
    assert "larger model" not in str(error)


async def test_a_reply_that_the_endpoint_filtered_is_refused_at_once() -> None:
    with endpoint(completion("", "content_filter")) as script:
        error = await failed(script)
    assert error.kind == "refused"
    assert "content filter" in str(error)


async def test_the_beginning_of_a_reply_that_is_no_decision_is_told_without_the_key() -> None:
    wrong = completion(f"I tap\n{KEY} now " + "and on " * 100)
    with endpoint(wrong, wrong) as script:
        error = await failed(script)
    began = str(error).partition("The reply began: ")[2]
    assert began.startswith("I tap [key] now and on")
    assert len(began) == 200


async def test_a_model_that_will_not_answer_is_refused_not_finished() -> None:
    with endpoint(completion(None, refusal="I cannot help with that")) as script:
        error = await failed(script)
    assert error.kind == "refused"
    assert "I cannot help with that" in str(error)


async def test_a_give_up_of_the_model_is_a_decision() -> None:
    with endpoint(completion(json.dumps(decision_to_json(GiveUp("There is no such app."))))) as script:
        assert (await ask(script)).decision == GiveUp("There is no such app.")


@pytest.mark.parametrize(
    ("status", "message", "kind", "hint"),
    [
        (401, f"Incorrect API key provided: {KEY}", "refused", "DEIXIS_MODEL_KEY"),
        (403, "not for you", "refused", "DEIXIS_MODEL_KEY"),
        (404, "The model `tiny` does not exist", "refused", "DEIXIS_MODEL_NAME"),
        (429, "quota exceeded", "refused", "quota"),
        (400, "maximum context length exceeded", "refused", "context"),
        (500, "out of memory", "unreachable", "running"),
        (503, "loading model", "unreachable", "running"),
    ],
)
async def test_an_error_of_the_endpoint_says_what_it_was_and_what_to_try(
    status: int, message: str, kind: str, hint: str
) -> None:
    with endpoint(failure(status, message)) as script:
        error = await failed(script)
    assert error.kind == kind
    assert hint in str(error)
    assert f"HTTP {status}" in str(error)
    assert message.split(":")[0] in str(error)


async def test_an_endpoint_that_is_down_is_unreachable_soon() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{probe.getsockname()[1]}/v1"
    started = time.monotonic()
    with pytest.raises(PlannerError) as caught:
        await ModelPlanner(ModelSettings(closed, "tiny", patience_s=0.7)).decide(GOAL, SCREEN, ())
    assert caught.value.kind == "unreachable"
    assert closed in str(caught.value)
    assert time.monotonic() - started < 5


async def test_an_endpoint_that_is_slow_times_out_once() -> None:
    with endpoint(Answer(b"", hold=True)) as script:
        started = time.monotonic()
        error = await failed(script, timeout_s=0.4)
        assert time.monotonic() - started < 3
    assert error.kind == "timeout"
    assert "0.4 s" in str(error)


async def test_cancelling_a_decision_ends_it_at_once() -> None:
    with endpoint(Answer(b"", hold=True)) as script:
        deciding = asyncio.create_task(ask(script))
        assert await asyncio.to_thread(script.arrived.wait, 10)
        started = time.monotonic()
        deciding.cancel()
        with pytest.raises(asyncio.CancelledError):
            await deciding
        assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "body",
    [
        b"{garbage",
        b"<html>hello</html>",
        b'{"foo": 1}',
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": null}]}',
        b"",
    ],
)
async def test_an_answer_that_is_no_chat_completion_is_nonsense_of_the_endpoint(body: bytes) -> None:
    kind = "text/html" if body.startswith(b"<") else "application/json"
    with endpoint(Answer(body, content_type=kind)) as script:
        error = await failed(script)
    assert error.kind == "nonsense"
    assert "DEIXIS_MODEL_BASE_URL" in str(error)
    assert len(script.requests) == 1


def limited(message: str, after: str) -> Answer:
    return replace(failure(429, message), headers=(("Retry-After", after),))


async def waited(script: Scripted, **more: object) -> tuple[Reply | PlannerError, list[float], list[str]]:
    """What came of a decision, the pauses that were made, and what was said meanwhile."""
    clock, said = Counted(), []
    planner = ModelPlanner(settings(script, **{"patience_s": 60, **more}), clock)
    planner.tell(said.append)
    try:
        return await planner.decide(GOAL, SCREEN, ()), clock.slept, said
    except PlannerError as exc:
        return exc, clock.slept, said


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
async def test_an_endpoint_that_fails_is_asked_again_until_it_answers(status: int) -> None:
    with endpoint(*[failure(status, "busy")] * 5, completion(GOOD)) as script:
        reply, slept, said = await waited(script)
    assert isinstance(reply, Reply)
    assert reply.decision == WANTED
    assert slept == [0.5, 1, 2, 4, 8]
    assert f"HTTP {status}" in said[-1]
    assert said[-1].endswith("trying again in 8 s")


async def test_the_repair_of_a_reply_is_asked_for_again_and_not_the_reply() -> None:
    with endpoint(completion("hm"), failure(503, "busy"), completion(GOOD)) as script:
        reply, _, said = await waited(script)
    assert isinstance(reply, Reply)
    assert [len(request["messages"]) for request in script.requests] == [2, 4, 4]
    assert reply.prompt_tokens == 200
    assert len(said) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_a_connection_that_is_refused_is_tried_again_and_told(host: str) -> None:
    with endpoint() as script:
        closed = script.base_url.replace("127.0.0.1", host)
    error, slept, said = await waited(replace(script, base_url=closed))
    assert isinstance(error, PlannerError)
    assert error.kind == "unreachable"
    assert "DEIXIS_MODEL_PATIENCE_S says, 60 s" in str(error)
    assert 30 < sum(slept) <= 60
    assert said[0] == "the model's endpoint cannot be reached (Connection refused); trying again in 0.5 s"


async def test_an_answer_that_breaks_off_is_asked_for_again() -> None:
    with endpoint(Answer(completion(GOOD).body[:90]), completion(GOOD)) as script:
        reply, _, said = await waited(script)
    assert isinstance(reply, Reply)
    assert "broke off its answer" in said[0]


async def test_an_endpoint_is_asked_again_when_it_wants_to_be() -> None:
    with endpoint(limited("slow down, see your quota", "7"), completion(GOOD)) as script:
        reply, slept, said = await waited(script)
    assert isinstance(reply, Reply)
    assert slept == [7]
    assert "asked too often" in said[0]


async def test_an_endpoint_that_wants_more_patience_than_there_is_ends_it_at_once() -> None:
    with endpoint(limited("slow down", "3600")) as script:
        error, slept, _ = await waited(script)
    assert "asked again in 3600 s, and DEIXIS_MODEL_PATIENCE_S is 60 s" in str(error)
    assert "quota" not in str(error)
    assert slept == []


@pytest.mark.parametrize(
    "answer", [failure(429, "You exceeded your current quota"), failure(401, "no"), failure(404, "no")]
)
async def test_what_does_not_pass_ends_it_at_once(answer: Answer) -> None:
    with endpoint(answer) as script:
        error, slept, _ = await waited(script)
    assert isinstance(error, PlannerError)
    assert error.kind == "refused"
    assert slept == []


async def test_cancelling_ends_a_pause_at_once() -> None:
    pausing = asyncio.Event()

    class Still(Clock):
        async def sleep(self, seconds: float) -> None:
            pausing.set()
            await asyncio.Event().wait()

    with endpoint(failure(503, "busy")) as script:
        planner = ModelPlanner(settings(script, patience_s=60), Still())
        deciding = asyncio.create_task(planner.decide(GOAL, SCREEN, ()))
        await asyncio.wait_for(pausing.wait(), 10)
        deciding.cancel()
        with pytest.raises(asyncio.CancelledError):
            await deciding


async def test_a_reply_that_takes_long_is_told_to_be_waited_for() -> None:
    told = asyncio.Event()
    said: list[str] = []

    def say(text: str) -> None:
        said.append(text)
        told.set()

    with endpoint(Answer(b"", hold=True)) as script:
        planner = ModelPlanner(settings(script), quiet_s=0.0)
        planner.tell(say)
        deciding = asyncio.create_task(planner.decide(GOAL, SCREEN, ()))
        await asyncio.wait_for(told.wait(), 10)
        deciding.cancel()
        await asyncio.gather(deciding, return_exceptions=True)
    assert said == ["waiting for a reply of the model tiny"]


def _only_plain(status: int, request: dict) -> Answer:
    if "response_format" in request:
        kind = request["response_format"]["type"]
        return failure(status, f"response_format type {kind} is unavailable now")
    return completion(GOOD)


@pytest.mark.parametrize("status", [400, 422, 500])
async def test_what_an_endpoint_turns_down_is_left_out_and_remembered(status: int) -> None:
    with endpoint(*[partial(_only_plain, status)] * 4) as script:
        planner = ModelPlanner(settings(script, patience_s=0))
        assert (await planner.decide(GOAL, SCREEN, ())).decision == WANTED
        assert (await planner.decide(GOAL, SCREEN, ())).decision == WANTED
    kinds = [request.get("response_format", {}).get("type") for request in script.requests]
    assert kinds == ["json_schema", "json_object", None, None]


def _newer(request: dict) -> Answer:
    if "max_tokens" in request:
        return failure(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
    if "temperature" in request:
        return failure(400, "Unsupported value: 'temperature' does not support 0.")
    return completion(GOOD)


async def test_an_endpoint_with_newer_names_is_asked_in_them() -> None:
    with endpoint(_newer, _newer, _newer) as script:
        assert (await ask(script)).decision == WANTED
    last = script.requests[-1]
    assert last["max_completion_tokens"] == 1500
    assert "temperature" not in last
    assert last["response_format"]["type"] == "json_schema"


async def test_without_a_key_none_is_made_up_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "from the environment")
    with endpoint(completion(GOOD)) as script:
        await ask(script, key="")
    assert script.headers[0]["authorization"] == "Bearer none"


@pytest.mark.parametrize("missing", ["base_url", "model"])
async def test_without_a_model_it_says_which_settings_to_set(missing: str) -> None:
    bare = replace(ModelSettings("http://127.0.0.1:9/v1", "tiny"), **{missing: ""})
    with pytest.raises(PlannerError) as caught:
        await ModelPlanner(bare).decide(GOAL, SCREEN, ())
    assert caught.value.kind == "unconfigured"
    assert "DEIXIS_MODEL_BASE_URL" in str(caught.value)


@pytest.mark.parametrize("url", ["http://[::1", "http://host:port/v1", "localhost", "v1"])
async def test_an_address_that_is_none_is_told_as_such(url: str) -> None:
    planner = ModelPlanner(replace(ModelSettings("", "tiny"), base_url=url))
    with pytest.raises(PlannerError) as caught:
        await planner.decide(GOAL, SCREEN, ())
    assert caught.value.kind == "unconfigured"
    assert "no address" in str(caught.value)


async def test_a_picture_goes_with_the_screen_and_the_transcript_tells_its_size() -> None:
    with endpoint(completion(GOOD)) as script:
        reply = await ask(script, Picture(b"\x89PNG1234"))
    parts = script.requests[0]["messages"][1]["content"]
    assert [part["type"] for part in parts] == ["text", "image_url"]
    assert parts[1]["image_url"]["url"].startswith("data:image/png;base64,")
    assert reply.transcript[1].content.endswith("[with a picture of 8 bytes]")


def test_the_key_is_in_no_repr_and_the_address_is_shown_without_credentials() -> None:
    assert KEY not in repr(ModelSettings("http://h/v1", "m", KEY))
    from grounding.interface.endpoints import public_url

    assert public_url("https://me:pw@host:8000/v1?token=x#y") == "https://host:8000/v1"


def test_its_name_tells_the_model() -> None:
    assert ModelPlanner(ModelSettings("http://h/v1", "qwen")).name == "model/qwen"
