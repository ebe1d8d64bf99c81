"""The shape of a model's reply, in words only: one small model for each thing a planner can say.

There is no place in it for a coordinate, an index or an identifier. ``reply_schema`` gives it as JSON Schema in the
dialect that strict structured output wants: references inlined, every property required, nothing additional.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

MOST_INTENTS = 8
"""Intents in one reply."""
LONGEST_PHRASE = 300
LONGEST_TEXT = 10_000
"""Characters that are typed, or told to a person."""
LONGEST_ASIDE = 2_000
"""Characters of a thought or a memo: on these nothing depends, so what is longer is cut and not turned down."""
LONGEST_WAIT = 120.0


def _named(value: str) -> str:
    if len(_said(value)) > LONGEST_PHRASE:
        raise ValueError(f"must have at most {LONGEST_PHRASE} characters")
    return value


def _said(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


def _bounded(value: str) -> str:
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"must have at most {LONGEST_TEXT} characters")
    return value


def _cut(value: str) -> str:
    return value if len(value) <= LONGEST_ASIDE else value[: LONGEST_ASIDE - 1] + "…"


def _none_if_blank(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _some(value: list[Any]) -> list[Any]:
    if not 1 <= len(value) <= MOST_INTENTS:
        raise ValueError(f"must hold 1 to {MOST_INTENTS} intents")
    return value


def _bearable(value: float) -> float:
    if not 0 < value <= LONGEST_WAIT:
        raise ValueError(f"must be more than 0 and at most {LONGEST_WAIT:.0f}")
    return value


Words = Annotated[str, AfterValidator(_named)]
"""A phrase, a name, a sentence: something must be said."""
Typed = Annotated[str, AfterValidator(_bounded)]
Sentence = Annotated[str, AfterValidator(_said), AfterValidator(_bounded)]
Aside = Annotated[str, AfterValidator(_cut)]
Perhaps = Annotated[Words | None, BeforeValidator(_none_if_blank)]
Seconds = Annotated[float, AfterValidator(_bearable)]
Way = Literal["up", "down", "left", "right"]
KeyName = Literal[
    "back", "home", "recents", "enter", "delete", "volume up", "volume down", "power", "notifications", "quick settings"
]


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ShowsSaid(_Said):
    """The screen shows it."""

    expect: Literal["shows"]
    target: Words


class GoneSaid(_Said):
    """The screen does not show it."""

    expect: Literal["gone"]
    target: Words


class InAppSaid(_Said):
    """This app is in front."""

    expect: Literal["in app"]
    app: Words


class HoldsSaid(_Said):
    """The thing holds this value."""

    expect: Literal["holds"]
    target: Words
    value: Typed


ExpectationSaid = Annotated[ShowsSaid | GoneSaid | InAppSaid | HoldsSaid, Field(discriminator="expect")]


class TouchSaid(_Said):
    """One thing is touched, emptied or read."""

    intent: Literal["tap", "double tap", "long press", "clear", "read"]
    target: Words


class EnterSaid(_Said):
    """Text into a field."""

    intent: Literal["enter"]
    target: Words
    text: Typed
    submit: bool = False


class AddTextSaid(_Said):
    """Text into a field, before or after what it holds."""

    intent: Literal["add text"]
    target: Words
    text: Sentence
    where: Literal["before", "after"] = "after"


class EnterSecretSaid(_Said):
    """A secret, by its name, into a field."""

    intent: Literal["enter secret"]
    target: Words
    secret: Words
    submit: bool = False


class AdjustSaid(_Said):
    """A switch, checkbox, slider or dropdown is brought to a value."""

    intent: Literal["adjust"]
    target: Words
    value: Words


class ScrollSaid(_Said):
    """A screenful, or until something shows."""

    intent: Literal["scroll"]
    direction: Way
    within: Perhaps = None
    until: Perhaps = None


class SwipeSaid(_Said):
    """A finger across a thing or the screen."""

    intent: Literal["swipe"]
    direction: Way
    across: Perhaps = None


class DragSaid(_Said):
    """One thing onto another."""

    intent: Literal["drag"]
    source: Words
    destination: Words


class PinchSaid(_Said):
    """Two fingers."""

    intent: Literal["pinch"]
    zoom: Literal["in", "out"]
    target: Perhaps = None


class PressSaid(_Said):
    """A key."""

    intent: Literal["press"]
    key: KeyName


class OpenSaid(_Said):
    """An app."""

    intent: Literal["open"]
    app: Words


class OpenLinkSaid(_Said):
    """An address."""

    intent: Literal["open link"]
    url: Words


class WaitSaid(_Said):
    """Until something holds, or just so long."""

    intent: Literal["wait"]
    until: ExpectationSaid | None = None
    seconds: Seconds = 10.0


IntentSaid = Annotated[
    TouchSaid
    | EnterSaid
    | AddTextSaid
    | EnterSecretSaid
    | AdjustSaid
    | ScrollSaid
    | SwipeSaid
    | DragSaid
    | PinchSaid
    | PressSaid
    | OpenSaid
    | OpenLinkSaid
    | WaitSaid,
    Field(discriminator="intent"),
]


WithSize = Field(json_schema_extra={"minItems": 1, "maxItems": MOST_INTENTS})
"""Told to the endpoint as well: small models that are held to a schema else go on listing intents for ever."""


class ActSaid(_Said):
    """Do these, in order."""

    kind: Literal["act"]
    intents: Annotated[list[IntentSaid], AfterValidator(_some), WithSize]
    expect: ExpectationSaid | None = None


class FinishSaid(_Said):
    """The goal is reached. A model has no field to call its own finish checked: only the user's words can."""

    kind: Literal["finish"]
    summary: Sentence


class AskSaid(_Said):
    """A person must answer first."""

    kind: Literal["ask"]
    question: Sentence


class GiveUpSaid(_Said):
    """It cannot be done."""

    kind: Literal["give up"]
    reason: Sentence


class ReplySaid(_Said):
    """A whole reply: first the reasoning, then the decision."""

    thought: Aside = ""
    memo: Aside = ""
    decision: Annotated[ActSaid | FinishSaid | AskSaid | GiveUpSaid, Field(discriminator="kind")]


def reply_schema() -> dict[str, Any]:
    """A reply as JSON Schema, for ``response_format``."""
    schema = ReplySaid.model_json_schema()
    definitions = schema.pop("$defs", {})
    inlined: dict[str, Any] = _strict(schema, definitions)
    return inlined


_DROPPED = frozenset({"title", "description", "default", "discriminator"})


def _strict(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_strict(entry, definitions) for entry in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _strict(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    strict: dict[str, Any] = {}
    for key, value in node.items():
        if key == "properties":
            strict[key] = {name: _strict(entry, definitions) for name, entry in value.items()}
            strict["required"] = list(value)
        elif key == "oneOf":
            strict["anyOf"] = _strict(value, definitions)
        elif key == "const":
            strict["enum"] = [value]
        elif key not in _DROPPED | {"required"}:
            strict[key] = _strict(value, definitions)
    return strict
