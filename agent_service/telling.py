"""What a run tells people as it goes: its events as lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def line(event: Mapping[str, Any]) -> str:
    """An event as people read it, '' where it tells nothing of its own: what the last turn decided, the end says again.

    ``event`` has ``type``, ``text`` and the data of its type.
    """
    if event["type"] == "queued":
        return f"goal: {event['goal']}\n{event['text']}"
    if event["type"] == "turn" and event["decision"]["type"] != "Act":
        return ""
    return str(event.get("text", ""))
