"""Decisions as plain JSON and back, and a model's reply as a decision. Strict: what does not fit is never guessed, but
well-known other names are taken (``other_names``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from pydantic import TypeAdapter, ValidationError

from grounding.interface import (
    Adjust,
    Clear,
    Direction,
    DoubleTap,
    Drag,
    Enter,
    Expectation,
    Gone,
    Holds,
    InApp,
    Intent,
    Key,
    LongPress,
    Open,
    OpenLink,
    Pause,
    Pinch,
    Press,
    Read,
    Scroll,
    SecretRef,
    Shows,
    Swipe,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.decision import Act, Ask, Decision, Finish, GiveUp
from planning.language import schema as s
from planning.language.other_names import expectation_in_our_words, in_our_words
from planning.language.reading import CUT_OFF, Json, Malformed, answer, objects
from planning.words import one_line

MOST_PROBLEMS = 5
LONGEST_TAG = 40
BARE = (
    'what to do stands alone; put it in the whole: {"thought": "", "memo": "", "decision": '
    '{"kind": "act", "intents": [{"intent": …}], "expect": null}}'
)
_EXPECTATION: TypeAdapter[s.ShowsSaid | s.GoneSaid | s.InAppSaid | s.HoldsSaid] = TypeAdapter(s.ExpectationSaid)


# --- decision to JSON -----------------------------------------------------------------------------------------------


def decision_to_json(decision: Decision) -> Json:
    """The decision in the shape of a model's reply, which has no place for the checks of a finish."""
    match decision:
        case Act(intents, expect, thought, memo):
            body = {
                "kind": "act",
                "intents": [intent_to_json(intent) for intent in intents],
                "expect": expectation_to_json(expect) if expect else None,
            }
            return {"thought": thought, "memo": memo, "decision": body}
        case Finish(summary):
            body = {"kind": "finish", "summary": summary}
        case Ask(question):
            body = {"kind": "ask", "question": question}
        case GiveUp(reason):
            body = {"kind": "give up", "reason": reason}
        case _ as never:
            assert_never(never)
    return {"thought": "", "memo": "", "decision": body}


def expectation_to_json(expectation: Expectation) -> Json:
    """The expectation in the shape of a model's reply."""
    match expectation:
        case Shows(target):
            return {"expect": "shows", "target": target.phrase}
        case Gone(target):
            return {"expect": "gone", "target": target.phrase}
        case InApp(app):
            return {"expect": "in app", "app": app}
        case Holds(target, value):
            return {"expect": "holds", "target": target.phrase, "value": value}
        case _ as never:
            assert_never(never)


_TOUCHES: tuple[tuple[str, type[Tap | DoubleTap | LongPress | Clear | Read]], ...] = (
    ("tap", Tap),
    ("double tap", DoubleTap),
    ("long press", LongPress),
    ("clear", Clear),
    ("read", Read),
)


def intent_to_json(intent: Intent) -> Json:
    """The intent in the shape of a model's reply."""
    match intent:
        case Tap(target) | DoubleTap(target) | LongPress(target) | Clear(target) | Read(target):
            name = next(name for name, kind in _TOUCHES if isinstance(intent, kind))
            return {"intent": name, "target": target.phrase}
        case Enter(target, Text(value), _, "before" | "after" as where):
            return {"intent": "add text", "target": target.phrase, "text": value, "where": where}
        case Enter(target, Text(value), submit):
            return {"intent": "enter", "target": target.phrase, "text": value, "submit": submit}
        case Enter(target, SecretRef(name), submit):
            return {"intent": "enter secret", "target": target.phrase, "secret": name, "submit": submit}
        case Enter():
            raise TypeError("text to enter is a Text or a SecretRef")
        case Adjust(target, value):
            return {"intent": "adjust", "target": target.phrase, "value": value}
        case Press(key):
            return {"intent": "press", "key": str(key)}
        case Open(app):
            return {"intent": "open", "app": app}
        case OpenLink(url):
            return {"intent": "open link", "url": url}
        case Wait(until, seconds):
            return {"intent": "wait", "until": expectation_to_json(until), "seconds": seconds}
        case Pause(seconds):
            return {"intent": "wait", "until": None, "seconds": seconds}
        case Scroll() | Swipe() | Drag() | Pinch():
            return _movement_to_json(intent)
        case _ as never:
            assert_never(never)


def _movement_to_json(intent: Scroll | Swipe | Drag | Pinch) -> Json:
    match intent:
        case Scroll(direction, within, until):
            ends = {"within": within.phrase if within else None, "until": until.phrase if until else None}
            return {"intent": "scroll", "direction": str(direction), **ends}
        case Swipe(direction, across):
            return {"intent": "swipe", "direction": str(direction), "across": across.phrase if across else None}
        case Drag(source, destination):
            return {"intent": "drag", "source": source.phrase, "destination": destination.phrase}
        case Pinch(zoom, target):
            return {"intent": "pinch", "zoom": zoom, "target": target.phrase if target else None}
        case _ as never:
            assert_never(never)


# --- JSON to decision -----------------------------------------------------------------------------------------------


def decision_from_json(value: Any) -> Decision:
    """The decision a reply's JSON says.

    :raises Malformed: when it fits the schema nowhere, with what is wrong and where.
    """
    if isinstance(value, dict) and "decision" not in value and {"intent", "kind", "intents"} & value.keys():
        raise Malformed(BARE)
    try:
        reply = s.ReplySaid.model_validate(in_our_words(value))
    except ValidationError as exc:
        raise Malformed(_problems(exc)) from exc
    match reply.decision:
        case s.ActSaid(intents=intents, expect=expect):
            expected = _expectation(expect) if expect else None
            return Act(tuple(_intent(one) for one in intents), expected, reply.thought, reply.memo)
        case s.FinishSaid(summary=summary):
            return Finish(summary)
        case s.AskSaid(question=question):
            return Ask(question)
        case s.GiveUpSaid(reason=reason):
            return GiveUp(reason)
        case _ as never:
            assert_never(never)


def _problems(exc: ValidationError) -> str:
    lines = []
    for error in exc.errors(include_url=False)[:MOST_PROBLEMS]:
        where = ".".join(str(part) for part in error["loc"]) or "the reply"
        told, context = error["msg"], error.get("ctx", {})
        if error["type"] == "union_tag_invalid":
            key = str(context["discriminator"]).strip("'")
            said = one_line(str(context["tag"]), LONGEST_TAG)
            told = f'there is no {key} "{said}"; there are {context["expected_tags"]}'
        elif error["type"] == "model_attributes_type":
            told = f"an object is expected here, not {one_line(repr(error['input']), LONGEST_TAG)}"
        elif error["type"] == "union_tag_not_found":
            told = f"an object with the key {context['discriminator']} is expected here"
        lines.append(f"{where}: {told}")
    more = exc.error_count() - len(lines)
    return "\n".join([*lines, f"and {more} more problems"] if more > 0 else lines)


def expectation(stated: Mapping[str, Any]) -> Expectation:
    """One expectation as a planner states it in its reply.

    :raises Malformed: it is not of the agreed form.
    """
    try:
        return _expectation(_EXPECTATION.validate_python(expectation_in_our_words(stated)))
    except ValidationError as exc:
        raise Malformed(_problems(exc)) from exc


def _expectation(said: s.ShowsSaid | s.GoneSaid | s.InAppSaid | s.HoldsSaid) -> Expectation:
    match said:
        case s.ShowsSaid(target=phrase):
            return Shows(Target(phrase))
        case s.GoneSaid(target=phrase):
            return Gone(Target(phrase))
        case s.InAppSaid(app=app):
            return InApp(app)
        case s.HoldsSaid(target=phrase, value=value):
            return Holds(Target(phrase), value)
        case _ as never:
            assert_never(never)


def _maybe(phrase: str | None) -> Target | None:
    return Target(phrase) if phrase is not None else None


def _intent(said: Any) -> Intent:
    match said:
        case s.TouchSaid(intent=name, target=phrase):
            kind = dict(_TOUCHES)[name]
            return kind(Target(phrase))
        case s.EnterSaid(target=phrase, text=text, submit=submit):
            return Enter(Target(phrase), Text(text), submit)
        case s.AddTextSaid(target=phrase, text=text, where=where):
            return Enter(Target(phrase), Text(text), beside=where)
        case s.EnterSecretSaid(target=phrase, secret=secret, submit=submit):
            return Enter(Target(phrase), SecretRef(secret), submit)
        case s.AdjustSaid(target=phrase, value=value):
            return Adjust(Target(phrase), value)
        case s.ScrollSaid(direction=direction, within=within, until=until):
            return Scroll(Direction(direction), _maybe(within), _maybe(until))
        case s.SwipeSaid(direction=direction, across=across):
            return Swipe(Direction(direction), _maybe(across))
        case s.DragSaid(source=source, destination=destination):
            return Drag(Target(source), Target(destination))
        case s.PinchSaid(zoom=zoom, target=among):
            return Pinch(zoom, _maybe(among))
        case s.PressSaid(key=key):
            return Press(Key(key))
        case s.OpenSaid(app=app):
            return Open(app)
        case s.OpenLinkSaid(url=url):
            return OpenLink(url)
        case s.WaitSaid(until=expected, seconds=seconds):
            return Wait(_expectation(expected), seconds) if expected else Pause(seconds)
        case _:
            raise TypeError(f"no intent: {type(said).__name__}")


# --- a reply's text -------------------------------------------------------------------------------------------------


def parse_reply(text: str, cut: bool = False) -> Decision:
    """The decision a model's reply says. Prose before and after the JSON object and code fences around it do no harm,
    unless the reply was ``cut`` off: then it must be the object and nothing else.

    :raises Malformed: when there is no such object, when there are several, or when it does not fit.
    """
    said = answer(text, cut)
    try:
        found = objects(said)
    except Malformed as exc:
        if cut:
            raise Malformed(CUT_OFF) from exc
        raise
    decisions = [value for value in found if "decision" in value] or found
    if not decisions:
        raise Malformed('there is no JSON object in the reply; it must be one object with the key "decision"')
    if any(value != decisions[0] for value in decisions[1:]):
        raise Malformed(f"there are {len(decisions)} JSON objects in the reply; it must be exactly one")
    return decision_from_json(decisions[0])
