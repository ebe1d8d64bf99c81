"""What can be made to happen on a phone from outside, once: a crash, a hang, a dialog, a notification."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from device.simulator.android.handset import Handset

Body = Mapping[str, Any]


def _text(body: Body, name: str, default: str | None = None) -> str:
    value = body.get(name, default)
    if not isinstance(value, str) or (default is None and not value):
        raise ValueError(f"{name} must be a string, not {value!r}.")
    return value


def _seconds(body: Body) -> float | None:
    value = body.get("seconds")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 86_400:
        raise ValueError(f"seconds must be a number from 0 to 86400, not {value!r}.")
    return float(value)


def _crash(handset: Handset, body: Body) -> bool:
    return handset.crash(_text(body, "package", "") or handset.foreground[0])


def _hang(handset: Handset, body: Body) -> bool:
    return handset.hang(_text(body, "package", "") or handset.foreground[0], _seconds(body))


def _popup(handset: Handset, body: Body) -> bool:
    return handset.popup(_text(body, "popup"))


def _notify(handset: Handset, body: Body) -> bool:
    title, text = _text(body, "title"), _text(body, "text", "")
    urgent = body.get("urgent", True)
    if not isinstance(urgent, bool):
        raise ValueError(f"urgent must be true or false, not {urgent!r}.")
    key = _text(body, "key", "outside")
    return handset.notify(_text(body, "package"), key, title, text, urgent=urgent, big=text)


INCIDENTS: dict[str, tuple[Callable[[Handset, Body], bool], frozenset[str]]] = {
    "crash": (_crash, frozenset({"package"})),
    "hang": (_hang, frozenset({"package", "seconds"})),
    "popup": (_popup, frozenset({"popup"})),
    "notify": (_notify, frozenset({"package", "key", "title", "text", "urgent"})),
}
"""By kind: what it does, and what else may be said about it."""


def happen(handset: Handset, body: Body) -> bool:
    """Let it happen; False when it cannot now, because the app does not run or is not installed.

    :raises ValueError: an unknown kind, or something said about it that makes no sense; a full sentence.
    """
    kind = body.get("kind")
    if not isinstance(kind, str) or kind not in INCIDENTS:
        raise ValueError(f"kind must be one of {', '.join(INCIDENTS)}, not {kind!r}.")
    act, members = INCIDENTS[kind]
    unknown = sorted(set(body) - members - {"kind"})
    if unknown:
        raise ValueError(f"{kind} takes no {unknown[0]!r}; it takes {', '.join(sorted(members))}.")
    return act(handset, body)
