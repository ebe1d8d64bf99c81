"""The model that chooses, over real HTTP: what it is told of a screen, and what becomes of what it says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from drawing import icon, page, row, text, view
from model_endpoint import Answer, completion, endpoint, failure
from PIL import Image
from seen_screens import png, region, sight, words

from device.screen import Screen
from grounding.chain import half, seen_reading
from grounding.model.choosing import Chooser, Chosen, Sure
from grounding.model.endpoint import EndpointSettings, Silent
from grounding.model.listing import MOST_THINGS, listing
from grounding.reading.screen import read
from grounding.vision.seen import Kind

SHOWN = page(
    text("Network", (60, 200, 700, 280)),
    row("Wi-Fi", 400, "Connected", "on"),
    view("EditText", (60, 700, 1020, 800), "click focusable password", text="hunter2", hint="Password"),
    view("Button", (60, 900, 1020, 1030), "click off", text="Save\nchanges"),
    icon((900, 1100, 1020, 1220), resource_id="org.example.app:id/btnShareFile"),
)


def choose(*answers: Answer, shown: Screen = SHOWN, timeout_s: float = 20.0) -> tuple[Chosen | Silent, list[Any]]:
    with endpoint(*answers) as script:
        chooser = Chooser(EndpointSettings(script.base_url, "chooses-1", "sk-odd-5531", timeout_s))
        return chooser.choose("the share thing", read(shown)), script.requests


def test_it_is_told_the_phrase_and_the_screen_in_words_and_nothing_else() -> None:
    _, (request,) = choose(completion('{"number": 1, "sure": "yes"}'))
    assert request["model"] == "chooses-1"
    assert request["response_format"]["json_schema"]["schema"]["required"] == ["number", "sure"]
    system, user = request["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    listed, _, phrase = user["content"].partition("\n\n")
    assert phrase == "The phrase: the share thing"
    assert listed == listing(read(SHOWN)).text


def test_a_line_tells_what_a_thing_is_says_and_holds_where_it_stands_and_its_state() -> None:
    lines = listing(read(SHOWN)).text.splitlines()
    assert lines[0] == "The screen is 1080 wide and 2400 high."
    assert lines[1:] == [
        '1. text "Network" [60,200,700,280]',
        '2. switch "Wi-Fi" "Connected" [0,400,1080,560] on',
        '   3. text "Wi-Fi" [60,430,700,485]',
        '   4. text "Connected" [60,490,700,535]',
        '5. field (EditText) "Password" holds "••••" [60,700,1020,800]',
        '6. button (Button) "Save changes" [60,900,1020,1030] disabled',
        "7. icon (ImageButton) id=btnShareFile [900,1100,1020,1220]",
    ]


def test_numbers_are_those_of_the_things_in_the_lists_order() -> None:
    listed = listing(read(SHOWN))
    lines = listed.text.splitlines()[1:]
    assert len(lines) == len(listed.things)
    for number, (line, thing) in enumerate(zip(lines, listed.things, strict=True), 1):
        assert line.lstrip().startswith(f"{number}. {thing.role}")


def test_what_the_picture_tells_is_in_the_list() -> None:
    picture = Image.new("RGB", (1080, 2400), "#fafafa")
    picture.paste("#c5221f", (60, 900, 1020, 1030))
    seen = sight(words("Save changes", 400, 940), region(Kind.ICON, (900, 1100, 1020, 1220), concept="share",
                 confidence=0.95))  # fmt: skip
    lines = listing(seen_reading(SHOWN, seen, half(png(picture)))).text
    assert 'picture shows "share"' in lines
    assert '"Save changes" [60,900,1020,1030] disabled red' in lines


def test_a_list_has_an_end() -> None:
    many = page(*(text(f"Line {n}", (0, 2 * n, 500, 2 * n + 2)) for n in range(MOST_THINGS + 50)))
    listed = listing(read(many))
    assert len(listed.things) == MOST_THINGS
    assert len(listed.text.splitlines()) == MOST_THINGS + 1


@pytest.mark.parametrize(
    ("reply", "sure"),
    [
        ('{"number": 2, "sure": "yes"}', Sure.YES),
        ('```json\n{"number": 2, "sure": "likely"}\n```', Sure.LIKELY),
        ('It is the row: {"sure": "no", "number": 2}', Sure.NO),
        ('{"number": 2}', Sure.NO),
        ('{"number": 2, "sure": true}', Sure.NO),
        ('{"number": 2, "sure": "yes"} {"number": 2, "sure": "likely"}', Sure.YES),
    ],
)
def test_a_number_of_the_list_is_a_choice_as_sure_as_it_says(reply: str, sure: Sure) -> None:
    choice, _ = choose(completion(reply))
    assert isinstance(choice, Chosen)
    assert (choice.thing.name, choice.sure) == ("Wi-Fi", sure)


@pytest.mark.parametrize(
    ("reply", "why", "nothing"),
    [
        ('{"number": null, "sure": "yes"}', "finds no such thing", True),
        ("I cannot help with that.", "no number", False),
        ("2", "no number", False),
        (None, "no number", False),
        ('{"number": "2"}', "no number", False),
        ('{"number": true}', "no number", False),
        ('{"number": 2.5}', "no number", False),
        ('{"number": 2} or {"number": 3}', "several numbers", False),
        ('{"number": 2} or {"number": null}', "several numbers", False),
        ('{"number": 0}', "number 0 of", False),
        ('{"number": -1}', "number -1 of", False),
        ('{"number": 77}', "number 77 of", False),
        ('[{"number": []}]', "no number", False),
    ],
)
def test_a_reply_that_is_no_number_of_the_list_is_no_choice(reply: str | None, why: str, nothing: bool) -> None:
    choice, requests = choose(completion(reply))
    assert isinstance(choice, Silent)
    assert why in choice.why
    assert choice.nothing is nothing
    assert len(requests) == 1


def test_an_endpoint_that_takes_no_max_tokens_is_asked_the_other_way_and_remembered() -> None:
    refusal = failure(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
    told = completion('{"number": 2, "sure": "yes"}')
    with endpoint(refusal, told, told) as script:
        chooser = Chooser(EndpointSettings(script.base_url, "chooses-1"))
        assert all(isinstance(chooser.choose("the network", read(SHOWN)), Chosen) for _ in range(2))
    limits = [{key for key in request if "tokens" in key} for request in script.requests]
    assert limits == [{"max_tokens"}, {"max_completion_tokens"}, {"max_completion_tokens"}]


@pytest.mark.parametrize("status", [400, 422, 500])
def test_an_endpoint_that_takes_no_schema_is_asked_without_and_remembered(status: int) -> None:
    told = completion('{"number": 2, "sure": "yes"}')
    refusal = failure(status, "response_format is not supported")
    with endpoint(refusal, refusal, told, told) as script:
        chooser = Chooser(EndpointSettings(script.base_url, "chooses-1"))
        assert all(isinstance(chooser.choose("the network", read(SHOWN)), Chosen) for _ in range(2))
    kinds = [request.get("response_format", {}).get("type") for request in script.requests]
    assert kinds == ["json_schema", "json_object", None, None]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"not json"),
        Answer(json.dumps({"choices": []}).encode()),
        failure(401, "no such key: sk-odd-5531"),
        failure(500, "out of order"),
    ],
)
def test_an_endpoint_that_answers_nonsense_is_told_without_its_key(answer: Answer) -> None:
    choice, requests = choose(answer)
    assert isinstance(choice, Silent)
    assert "sk-odd" not in choice.why
    assert not choice.nothing
    assert len(requests) == 1


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
    choice, _ = choose(answer, timeout_s=0.3 if answer.hold else 20.0)
    assert isinstance(choice, Silent)
    assert "5ecret" not in choice.why
    assert "the grounding model at http://127.0.0.1:" in choice.why
    assert [word for word in words if word not in choice.why] == []


def test_an_endpoint_that_keeps_silent_is_not_waited_for_longer_than_set() -> None:
    choice, _ = choose(Answer(b"", hold=True), timeout_s=0.3)
    assert isinstance(choice, Silent)
    assert "0.3 s" in choice.why


def test_an_address_where_nobody_is_and_one_that_is_none_are_told_with_what_to_do() -> None:
    for url, told in (("http://127.0.0.1:1/v1", "http://127.0.0.1:1/v1 cannot be reached"), ("http://[::1", "asked")):
        choice = Chooser(EndpointSettings(url, "chooses-1")).choose("the network", read(SHOWN))
        assert isinstance(choice, Silent)
        assert told in choice.why
        assert "DEIXIS_POINTING_BASE_URL" in choice.why


def test_what_a_question_cost_is_told() -> None:
    spent: list[tuple[int, int]] = []
    unpriced = Answer(json.dumps({"choices": [{"message": {"content": '{"number": 2, "sure": "yes"}'}}]}).encode())
    with endpoint(completion('{"number": 2, "sure": "yes"}'), unpriced, failure(500, "broken")) as script:
        chooser = Chooser(EndpointSettings(script.base_url, "chooses-1"))
        for _ in range(3):
            chooser.choose("the network", read(SHOWN), spend=lambda *tokens: spent.append(tokens))
    assert spent == [(100, 20), (0, 0)]


class Enough(Exception):
    """Whoever waits has to stop."""


def test_whoever_has_to_stop_does_not_wait_for_the_model() -> None:
    with endpoint(Answer(b"", hold=True)) as script:
        chooser = Chooser(EndpointSettings(script.base_url, "chooses-1", timeout_s=30))

        def stop() -> None:
            if script.arrived.is_set():
                raise Enough

        with pytest.raises(Enough):
            chooser.choose("the share thing", read(SHOWN), stop)


def test_a_screen_without_a_thing_is_not_asked_about() -> None:
    choice, requests = choose(shown=page(view("Button", (60, 2500, 1020, 2600), "click", text="Below the edge")))
    assert isinstance(choice, Silent)
    assert requests == []


def test_what_a_picture_in_a_text_shows_is_not_told_twice() -> None:
    shown = page(view("Button", (60, 300, 500, 400), "click", text="🌳 Forest"))
    (line,) = (line for line in listing(read(shown)).text.splitlines() if "Forest" in line)
    assert line.endswith('button (Button) "🌳 Forest" [60,300,500,400]')


def test_a_reply_nested_without_end_is_no_choice() -> None:
    choice, _ = choose(completion('{"number": ' + "[" * 5000 + "]" * 5000 + "}"))
    assert isinstance(choice, Silent)


@pytest.mark.parametrize(("url", "key"), [("http://[::1", "k"), ("http://127.0.0.1:9/v1", "schlüssel-ключ"), ("", "k")])
def test_an_address_or_a_key_that_cannot_be_sent_is_told(url: str, key: str) -> None:
    choice = Chooser(EndpointSettings(url, "chooses-1", key, 2)).choose("the network", read(SHOWN))
    assert isinstance(choice, Silent)
    assert "DEIXIS_POINTING_BASE_URL" in choice.why


def test_half_a_character_in_a_phrase_or_on_the_screen_is_sent_as_a_mark() -> None:
    with endpoint(completion('{"number": 1, "sure": "yes"}')) as script:
        chooser = Chooser(EndpointSettings(script.base_url, "chooses-1"))
        assert isinstance(chooser.choose("the \ud83d thing", read(page(text("a\ud83db", (0, 300, 200, 360))))), Chosen)


def test_a_refusal_for_another_reason_keeps_the_form_of_the_reply() -> None:
    told = completion('{"number": 2, "sure": "yes"}')
    with endpoint(failure(400, "content filter triggered"), told) as script:
        chooser = Chooser(EndpointSettings(script.base_url, "chooses-1"))
        assert isinstance(chooser.choose("the network", read(SHOWN)), Silent)
        assert isinstance(chooser.choose("the network", read(SHOWN)), Chosen)
    assert ["response_format" in request for request in script.requests] == [True, True]
    assert all("max_tokens" in request for request in script.requests)
