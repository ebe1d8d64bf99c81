"""Well-known other names in a model's reply, put as the agreed ones before it is judged; none of them is advertised.

Small models fall back on the words of other tools ("click", "type", "launch") and write numbers as numbers. Only what
has one plain meaning is taken; all else stays as it is and is refused with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from planning.language.schema import KeyName

Json = dict[str, Any]

INTENTS: dict[str, str] = {
    **dict.fromkeys(("click", "touch", "press on", "tap on", "click on"), "tap"),
    **dict.fromkeys(("double click", "doubletap", "doubleclick"), "double tap"),
    **dict.fromkeys(("long tap", "long click", "longpress", "longclick", "hold", "press and hold"), "long press"),
    **dict.fromkeys(("type", "input", "type text", "input text", "enter text", "set text", "fill"), "enter"),
    **dict.fromkeys(("append", "append text", "insert text"), "add text"),
    **dict.fromkeys(("clear text", "empty"), "clear"),
    **dict.fromkeys(("launch", "start", "open app", "launch app", "start app"), "open"),
    **dict.fromkeys(("open url", "open uri"), "open link"),
    **dict.fromkeys(("press key", "key"), "press"),
    **dict.fromkeys(("pause", "sleep"), "wait"),
    **dict.fromkeys(("read text", "get text"), "read"),
    **dict.fromkeys(("set", "set value"), "adjust"),
}
KEYS: dict[str, str] = {
    **dict.fromkeys(("go back", "navigate back"), "back"),
    **dict.fromkeys(("go home", "navigate home", "home screen"), "home"),
    **dict.fromkeys(("overview", "recent apps", "app switch"), "recents"),
    **dict.fromkeys(("open notifications", "notification shade", "notification panel"), "notifications"),
    "open quick settings": "quick settings",
    "return": "enter",
    "backspace": "delete",
}
"""What keys are called, also where the key is given as the intent."""
FIELDS: dict[str, tuple[str, str]] = {
    "open": ("target", "app"),
    "enter": ("value", "text"),
    "adjust": ("text", "value"),
}
"""By intent: a field that stands for the agreed one, where that is missing."""
AS_TEXT = ("value", "text")
"""Fields that hold text; a number in them is taken as text, a truth as on or off."""


def in_our_words(reply: Any) -> Any:
    """A whole reply with the agreed names for what it plainly means."""
    decision = reply.get("decision") if isinstance(reply, dict) else None
    if not isinstance(decision, dict):
        return reply
    put = dict(decision)
    if isinstance(put.get("intents"), list):
        put["intents"] = [_intent(one) for one in put["intents"]]
    if "expect" in put:
        put["expect"] = expectation_in_our_words(put["expect"])
    return {**reply, "decision": put}


def expectation_in_our_words(stated: Any) -> Any:
    """The same of one expectation."""
    return _with_text(stated) if isinstance(stated, dict) else stated


def _intent(stated: Any) -> Any:
    if not isinstance(stated, dict) or not isinstance(stated.get("intent"), str):
        return stated
    put = _with_text(stated)
    said = _plain(stated["intent"])
    name = INTENTS.get(said, said)
    key = _key(said)
    if key is not None and set(put) == {"intent"}:
        return {"intent": "press", "key": key}
    if name == "press" and "key" not in put and "target" in put:
        name = "tap"
    if name == "press" and isinstance(put.get("key"), str):
        put["key"] = _key(_plain(put["key"])) or put["key"]
    old, new = FIELDS.get(name, ("", ""))
    if old in put and new not in put:
        put[new] = put.pop(old)
    if name == "wait" and "until" in put:
        put["until"] = expectation_in_our_words(put["until"])
    return {**put, "intent": name}


def _key(said: str) -> str | None:
    name = said.removesuffix(" key").removesuffix(" button")
    name = KEYS.get(name, name)
    return name if name in get_args(KeyName) else None


def _with_text(stated: Mapping[str, Any]) -> Json:
    return {name: _as_text(value) if name in AS_TEXT else value for name, value in stated.items()}


def _as_text(value: Any) -> Any:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) else value


def _plain(name: str) -> str:
    """``longPress``, ``long_press`` and ``Long-press`` as "long press"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.sub(r"[_-]", " ", apart).casefold().split())
