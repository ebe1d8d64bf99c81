"""The grounding model over real HTTP: what it is sent, and what becomes of what it says."""

from __future__ import annotations

import base64
import io
import json
from typing import Any, Literal

import pytest
from model_endpoint import Answer, completion, endpoint, failure
from PIL import Image
from seen_screens import png

from device.geometry import Point
from grounding.model.endpoint import EndpointSettings, Silent
from grounding.model.pointing import Pointer, located

Scale = Literal["pixels", "thousandths"]
Said = tuple[Point | Silent, list[dict[str, Any]]]

PICTURE = png(Image.new("RGB", (1080, 2400), "#fafafa"))


def said(*answers: Answer, phrase: str = "the dragon", scale: Scale = "pixels", timeout_s: float = 20.0) -> Said:
    with endpoint(*answers) as script:
        pointer = Pointer(EndpointSettings(script.base_url, "points-1", "sk-odd-5531", timeout_s), scale)
        return pointer.point(phrase, PICTURE), script.requests


def test_it_is_sent_the_phrase_and_a_small_picture_and_nothing_else() -> None:
    _, (request,) = said(completion('{"x": 1, "y": 2}'))
    assert request["model"] == "points-1"
    system, user = request["messages"]
    assert [part["type"] for part in user["content"]] == ["image_url", "text"]
    assert user["content"][1]["text"] == "The phrase: the dragon"
    assert "in pixels" in system["content"]
    assert "{{" not in system["content"]
    sent = base64.b64decode(user["content"][0]["image_url"]["url"].partition(",")[2])
    assert max(Image.open(io.BytesIO(sent)).size) == 1280


def test_a_point_on_the_small_picture_becomes_one_on_the_large() -> None:
    point, _ = said(completion('{"x": 288, "y": 640}'))
    assert point == Point(540, 1200)


def test_thousandths_are_counted_of_width_and_height() -> None:
    point, (request,) = said(completion('{"x": 500, "y": 250}'), scale="thousandths")
    assert point == Point(540, 600)
    assert "thousandths" in request["messages"][0]["content"]


@pytest.mark.parametrize("reply", ["(288, 640)", "It is at [288, 640].", '```json\n{"x": 288.0, "y": 640}\n```'])
def test_usual_other_ways_to_write_a_point_are_read(reply: str) -> None:
    assert said(completion(reply))[0] == Point(540, 1200)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ('{"x": null, "y": null}', "sees no such thing"),
        ("I cannot help with that.", "no point"),
        ("", "no point"),
        (None, "no point"),
        ('{"x": "here", "y": "there"}', "no point"),
        ("(1, 2) or (300, 400)", "several points"),
        ('{"x": 5000, "y": 20}', "beside the picture"),
        ('{"x": -1, "y": 20}', "beside the picture"),
        ('{"x": NaN, "y": 20}', "beside the picture"),
        ('{"x": 1e999, "y": 20}', "beside the picture"),
        ('{"x": true, "y": 20}', "no point"),
        ('{"x": [1], "y"', "no point"),
    ],
)
def test_a_reply_that_is_no_point_on_the_picture_is_none(reply: str | None, why: str) -> None:
    found, _ = said(completion(reply))
    assert isinstance(found, Silent)
    assert why in found.why


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"not json"),
        Answer(b"<html>busy</html>", content_type="text/html"),
        Answer(b"[]"),
        Answer(json.dumps({"choices": []}).encode()),
        Answer(json.dumps({"choices": None}).encode()),
        Answer(json.dumps({"choices": [{"message": None}]}).encode()),
        failure(401, "no such key: sk-odd-5531"),
        failure(500, "out of order"),
    ],
)
def test_an_endpoint_that_answers_nonsense_is_told_without_its_key(answer: Answer) -> None:
    found, requests = said(answer)
    assert isinstance(found, Silent)
    assert "sk-odd" not in found.why
    assert len(requests) == 1, "a second touch of the same place is not worth a second request"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (failure(401, "Incorrect API key provided: sk-live-5ecret-42"), ["refused the key", "DEIXIS_POINTING_KEY"]),
        (failure(403, "not for sk-live-5ecret-42"), ["refused the key", "DEIXIS_POINTING_KEY"]),
        (failure(404, "no such model"), ["does not know", "DEIXIS_POINTING_NAME", "/v1"]),
        (failure(429, "sk-live-5ecret-42 has none left"), ["quota"]),
        (failure(500, "out of order"), ["failed", "HTTP 500"]),
        (Answer(b"", hold=True), ["did not answer within 0.3 s", "DEIXIS_POINTING_TIMEOUT_S"]),
    ],
)
def test_a_failure_says_where_it_was_and_what_to_do_without_anybodys_key(answer: Answer, words: list[str]) -> None:
    found, _ = said(answer, timeout_s=0.3 if answer.hold else 20.0)
    assert isinstance(found, Silent)
    assert "5ecret" not in found.why
    assert "the grounding model at http://127.0.0.1:" in found.why
    assert [word for word in words if word not in found.why] == []


def test_an_endpoint_that_keeps_silent_is_not_waited_for_longer_than_set() -> None:
    found, _ = said(Answer(b"", hold=True), timeout_s=0.3)
    assert isinstance(found, Silent)
    assert "0.3 s" in found.why


def test_an_endpoint_that_is_not_there_is_told() -> None:
    found = Pointer(EndpointSettings("http://127.0.0.1:9", "m", timeout_s=2)).point("the dragon", PICTURE)
    assert isinstance(found, Silent)


def test_the_right_and_bottom_edges_are_off_the_picture() -> None:
    assert isinstance(located('{"x": 1000, "y": 0}', (1000, 1000), (10, 10)), Silent)
    assert located('{"x": 999.9, "y": 0}', (1000, 1000), (10, 10)) == Point(9, 0)


def test_a_number_too_large_for_any_picture_is_no_point() -> None:
    assert isinstance(located('{"x": 1' + "0" * 400 + ', "y": 1}', (1000, 1000), (10, 10)), Silent)
