"""Decisions as JSON and back, and how strictly a model's text is read."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from any_decision import INTENTS, decisions
from hypothesis import given
from hypothesis import strategies as st

from grounding.interface import (
    Adjust,
    Direction,
    Enter,
    Holds,
    Intent,
    Key,
    LongPress,
    Open,
    Press,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.decision import Act, Finish
from planning.language import other_names, schema
from planning.language.parse import decision_from_json, decision_to_json, expectation, parse_reply
from planning.language.reading import LONGEST_REPLY, MOST_FALSE_STARTS, Malformed

SAVE = Act((Tap(Target("Save")),))
REPLY = json.dumps(decision_to_json(SAVE))


@given(decisions)
def test_a_decision_comes_back_from_json_as_it_was(decision) -> None:
    assert decision_from_json(json.loads(json.dumps(decision_to_json(decision)))) == decision


@pytest.mark.parametrize("kind", INTENTS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_intent_comes_back_from_a_reply_as_it_was(kind: type, data: st.DataObject) -> None:
    act = Act((data.draw(INTENTS[kind]),))
    assert parse_reply(json.dumps(decision_to_json(act), ensure_ascii=False)) == act


def test_no_intent_is_left_out_of_these_tests() -> None:
    assert set(INTENTS) == set(get_args(Intent))


@pytest.mark.parametrize(
    "text",
    [
        REPLY,
        f"```json\n{REPLY}\n```",
        f"Sure! Here is {{my}} answer:\n\n{REPLY}\n\nShall I go on?",
        f'<think>Perhaps {{"decision": 1}}?</think>\n{REPLY}',
        f'Perhaps {{"decision": 1}}?</think>\n{REPLY}',
        f"<think>One.</think>Well.<thinking>{{Two}}</thinking>\n{REPLY}",
        f"<think>{REPLY}",
        f"{REPLY}\n{REPLY}",
        f'The line {{"a": 1}} means\n{REPLY}',
    ],
)
def test_prose_fences_and_thinking_around_a_reply_do_no_harm(text: str) -> None:
    assert parse_reply(text) == SAVE


def test_the_end_of_thinking_within_an_answer_is_part_of_it() -> None:
    assert _intents({"intent": "enter", "target": "Note", "text": "a </think> b"}) == [
        Enter(Target("Note"), Text("a </think> b"))
    ]


@pytest.mark.parametrize("whole", [REPLY, f"```json\n{REPLY}\n```\n", f"Hm {{.</think>{REPLY}"])
def test_a_reply_that_was_cut_off_counts_where_it_is_one_whole_object(whole: str) -> None:
    assert parse_reply(whole, cut=True) == SAVE


@pytest.mark.parametrize(
    "broken",
    [REPLY[:-1], f"Perhaps {REPLY}", f"{REPLY} Or rather", f"<think>Perhaps {REPLY}", f"<think>{REPLY} Or", ""],
)
def test_a_draft_in_a_reply_that_was_cut_off_is_no_decision(broken: str) -> None:
    with pytest.raises(Malformed, match="cut off"):
        parse_reply(broken, cut=True)


def test_a_draft_in_thinking_that_never_ends_is_no_decision() -> None:
    with pytest.raises(Malformed, match="never ends its thinking"):
        parse_reply(f"<think>Perhaps {REPLY} or not")


BAD = {
    "": "no JSON object",
    "Finished.": "no JSON object",
    "[1, 2]": "no JSON object",
    "{'decision': 1}": "no valid JSON",
    REPLY[:-4]: "no valid JSON",
    '{"decision": {"kind": "finish", "summary": NaN}}': "no valid JSON",
    '{"decision": ' + "1" * 5000 + "}": "no valid JSON",
    "{}": "decision: Field required",
    '{"decision": {"kind": "finish"}}': "summary: Field required",
    '{"decision": {"kind": "finish", "summary": " "}}': "must not be empty",
    '{"decision": {"kind": "stop"}}': "decision: there is no kind \"stop\"; there are 'act', ",
    '{"decision": {"kind": "act", "intents": ["tap"]}}': "an object is expected here, not 'tap'",
    '{"decision": {"kind": "act", "intents": [{"target": "a"}]}}': "an object with the key 'intent' is expected here",
    '{"intent": "tap", "target": "a"}': "what to do stands alone",
    '{"kind": "finish", "summary": "Done."}': "what to do stands alone",
    '{"decision": {"kind": "act", "intents": []}}': "1 to 8 intents",
    '{"decision": {"kind": "act", "intents": [{"intent": "tap", "target": ""}]}}': "must not be empty",
    '{"decision": {"kind": "act", "intents": [{"intent": "tap", "target": 7}]}}': "valid string",
    '{"decision": {"kind": "act", "intents": [{"intent": "tap", "target": "a", "x": 10, "y": 20}]}}': "not permitted",
    '{"decision": {"kind": "act", "intents": [{"intent": "tap", "index": 3}]}}': "target: Field required",
    '{"decision": {"kind": "act", "intents": [{"intent": "fly", "target": "a"}]}}': (
        "intents.0: there is no intent \"fly\"; there are 'tap', "
    ),
    '{"decision": {"kind": "act", "intents": [{"intent": "press", "key": "camera"}]}}': "key",
    '{"decision": {"kind": "act", "intents": [{"intent": "scroll", "direction": "north"}]}}': "direction",
    '{"decision": {"kind": "act", "intents": [{"intent": "enter", "target": "a", "text": "b", "submit": "yes"}]}}': (
        "boolean"
    ),
    '{"decision": {"kind": "act", "intents": [{"intent": "wait", "until": {"expect": "shows", "target": "a"},'
    ' "seconds": 9999}]}}': "at most 120",
    '{"decision": {"kind": "finish", "summary": "sent \\ud83d"}}': "half a character",
    '{"decision": {"kind": "finish", "summary": "sent", "\\ude42": 1}}': "half a character",
    f'{REPLY} {{"decision": {{"kind": "ask", "question": "Which?"}}}}': "exactly one",
}


@pytest.mark.parametrize(("text", "problem"), BAD.items())
def test_what_does_not_fit_is_malformed_and_says_where(text: str, problem: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_reply(text)
    assert problem in str(caught.value)


@pytest.mark.parametrize("start", ["x{", '{"', '{"a":', '{"a', "{{", '{"a":[1,'])
def test_only_so_many_braces_are_tried_however_long_a_reply_is(start: str) -> None:
    assert parse_reply("x{ " * MOST_FALSE_STARTS + REPLY) == SAVE
    with pytest.raises(Malformed, match="braces"):
        parse_reply(start * 3 * MOST_FALSE_STARTS + " " + REPLY)


def test_a_reply_is_read_up_to_a_length_and_its_thinking_does_not_count() -> None:
    assert parse_reply(f"<think>{'hm ' * LONGEST_REPLY}</think>{REPLY}") == SAVE
    with pytest.raises(Malformed, match=f"the most is {LONGEST_REPLY}"):
        parse_reply(REPLY + " " * LONGEST_REPLY)


def test_a_long_thought_is_cut_and_a_long_text_turned_down() -> None:
    long = "a" * (schema.LONGEST_TEXT + 1)
    body = {"kind": "act", "intents": [{"intent": "back"}]}
    decision = parse_reply(json.dumps({"thought": long, "memo": long, "decision": body}))
    assert isinstance(decision, Act)
    assert len(decision.thought) == len(decision.memo) == schema.LONGEST_ASIDE
    with pytest.raises(Malformed, match=f"summary: .*at most {schema.LONGEST_TEXT} characters"):
        parse_reply(json.dumps({"decision": {"kind": "finish", "summary": long}}))
    with pytest.raises(Malformed, match=f"text: .*at most {schema.LONGEST_TEXT} characters"):
        _intents({"intent": "enter", "target": "Note", "text": long})


@given(
    st.text()
    | st.recursive(st.none() | st.text(max_size=5), lambda x: st.dictionaries(st.text(max_size=8), x)).map(json.dumps)
)
def test_any_text_is_a_decision_or_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        parse_reply(text)


def test_blank_phrases_that_may_be_missing_are_taken_as_missing() -> None:
    scroll = {"intent": "scroll", "direction": "down", "within": "", "until": " "}
    decision = parse_reply(json.dumps({"decision": {"kind": "act", "intents": [scroll]}}))
    assert isinstance(decision, Act)
    assert decision.intents[0].until is None  # type: ignore[union-attr]


def _intents(*stated: dict) -> list[Intent]:
    decision = parse_reply(json.dumps({"decision": {"kind": "act", "intents": stated}}))
    assert isinstance(decision, Act)
    return list(decision.intents)


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ({"intent": "click", "target": "Save"}, Tap(Target("Save"))),
        ({"intent": "press", "target": "Save"}, Tap(Target("Save"))),
        ({"intent": "type", "target": "Note", "text": "a"}, Enter(Target("Note"), Text("a"))),
        ({"intent": "type text", "target": "Note", "value": 42}, Enter(Target("Note"), Text("42"))),
        ({"intent": "input", "target": "Note", "text": "a"}, Enter(Target("Note"), Text("a"))),
        ({"intent": "append", "target": "Note", "text": "a"}, Enter(Target("Note"), Text("a"), beside="after")),
        ({"intent": "long_tap", "target": "Save"}, LongPress(Target("Save"))),
        ({"intent": "longPress", "target": "Save"}, LongPress(Target("Save"))),
        ({"intent": "launch", "app": "Clock"}, Open("Clock")),
        ({"intent": "open", "target": "Clock"}, Open("Clock")),
        ({"intent": "back"}, Press(Key.BACK)),
        ({"intent": "press", "key": "volume_up"}, Press(Key.VOLUME_UP)),
        ({"intent": "press", "key": "Backspace"}, Press(Key.DELETE)),
        ({"intent": "adjust", "target": "Volume", "value": 0}, Adjust(Target("Volume"), "0")),
        ({"intent": "adjust", "target": "Volume", "value": 80.0}, Adjust(Target("Volume"), "80")),
        ({"intent": "adjust", "target": "Wi-Fi", "value": True}, Adjust(Target("Wi-Fi"), "on")),
        (
            {"intent": "wait", "until": {"expect": "holds", "target": "Volume", "value": 80}},
            Wait(Holds(Target("Volume"), "80")),
        ),
    ],
)
def test_well_known_other_names_are_taken_for_what_they_plainly_mean(stated: dict, meant: Intent) -> None:
    assert _intents(stated) == [meant]


def test_an_expectation_may_hold_a_number() -> None:
    stated = {"expect": "holds", "target": "Volume", "value": 80}
    assert expectation(stated) == Holds(Target("Volume"), "80")
    reply = {"decision": {"kind": "act", "intents": [{"intent": "back"}], "expect": stated}}
    assert parse_reply(json.dumps(reply)) == Act((Press(Key.BACK),), Holds(Target("Volume"), "80"))


@pytest.mark.parametrize(
    "stated",
    [
        {"intent": "back", "target": "Save"},
        {"intent": "toggle", "target": "Wi-Fi"},
        {"intent": "click", "target": 7},
        {"intent": "click", "target": "a", "x": 10},
        {"intent": "type", "text": "a"},
        {"intent": "open", "target": "Clock", "app": "Clock"},
    ],
)
def test_what_has_no_one_plain_meaning_is_refused(stated: dict) -> None:
    with pytest.raises(Malformed):
        _intents(stated)


def test_other_names_are_not_advertised() -> None:
    told = [name for node in _nodes(schema.reply_schema()) if isinstance(node, dict) for name in node.get("enum", ())]
    assert "tap" in told
    assert set(other_names.INTENTS).isdisjoint(told)


def test_a_finish_never_comes_from_anything_but_a_finish() -> None:
    assert parse_reply('{"decision": {"kind": "finish", "summary": "Done."}}') == Finish("Done.")


def test_the_schema_names_the_same_directions_and_keys_as_the_joint() -> None:
    assert set(get_args(schema.Way)) == {str(way) for way in Direction}
    assert set(get_args(schema.KeyName)) == {str(key) for key in Key}


def _nodes(node):
    yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(child)


def test_the_schema_is_strict_everywhere_and_has_no_references() -> None:
    for node in _nodes(schema.reply_schema()):
        if isinstance(node, dict):
            assert not {"$ref", "oneOf", "const", "default"} & set(node)
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert node["required"] == list(node["properties"])


def test_the_schema_bounds_the_number_of_intents() -> None:
    lists = [node for node in _nodes(schema.reply_schema()) if isinstance(node, dict) and "maxItems" in node]
    assert [(node["minItems"], node["maxItems"]) for node in lists] == [(1, schema.MOST_INTENTS)]


def test_the_schema_has_no_place_for_a_coordinate_an_index_or_an_identifier() -> None:
    names = {
        name for node in _nodes(schema.reply_schema()) if isinstance(node, dict) for name in node.get("properties", ())
    }
    assert names == {
        "thought", "memo", "decision", "kind", "intents", "expect", "summary", "question", "reason",
        "intent", "target", "text", "submit", "secret", "value", "direction", "within", "until", "across", "source",
        "destination", "where", "zoom", "key", "app", "url", "seconds",
    }  # fmt: skip


def test_a_model_cannot_call_its_own_finish_checked() -> None:
    with pytest.raises(Malformed, match="checked"):
        parse_reply('{"decision": {"kind": "finish", "summary": "Done.", "checked": []}}')
