"""Apps that failed, as Android's own dialogs tell it: known by their identifiers, in whatever language they are."""

from __future__ import annotations

from device.screen import Screen
from grounding.interface import Intent, Miss, Pause, Read, Wait
from planning.history import Done, Result, Unsure

ANDROID = "android"
TITLE, WAIT = "android:id/alertTitle", "android:id/aerr_wait"
ANSWERS = frozenset(f"android:id/aerr_{name}" for name in ("app_info", "close", "mute", "report", "restart", "wait"))
"""Buttons of the dialogs about an app that crashed or does not respond."""


def failures(screen: Screen) -> frozenset[str]:
    """What the dialogs on this screen say of apps that failed, in words."""
    own = [e for e in screen.elements if e.package == ANDROID and e.visible]
    found = set()
    for window in {e.window for e in own if e.resource_id in ANSWERS}:
        inside = [e for e in own if e.window == window]
        title = next((e.text for e in inside if e.resource_id == TITLE), "")
        hangs = any(e.resource_id == WAIT for e in inside)
        what = "an app is not responding" if hangs else "an app crashed"
        found.add(f'{what}: "{title}"' if title else what)
    return frozenset(found)


def told(result: Result, intent: Intent, failed: frozenset[str]) -> Result:
    """The result of an intent during which apps have ``failed``: nobody knows what became of it. What was only looked
    at was seen."""
    if not failed:
        return result
    said = "; ".join(sorted(failed))
    match result:
        case Done() if not isinstance(intent, Wait | Read | Pause):
            return Unsure(said)
        case Miss(reason, phrase, detail, nearest):
            return Miss(reason, phrase, f"{detail}; {said}" if detail else said, nearest)
        case _:
            return result
