"""What a clause that fits a form becomes: each function takes the clause and the fit and returns actions, or None.

None means that a name in it cannot be one (a pronoun, a bare comma, another clause inside), so that the next form is
tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from grounding.interface import (
    Adjust,
    Direction,
    Drag,
    Enter,
    Gone,
    Intent,
    Key,
    Open,
    OpenLink,
    Pause,
    Pinch,
    Press,
    Scroll,
    SecretRef,
    Shows,
    Swipe,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.phrasebook.claims import claim
from planning.phrasebook.instruction import Action, Check, Do, OpenNamed, SetTo, SwitchTo, TypeHere
from planning.phrasebook.phrases import app_name, holds_clause, target
from planning.phrasebook.quoting import DOMAIN, MARK, Masked

Actions = tuple[Action, ...]
Build = Callable[[Masked, re.Match[str]], Actions | None]

LABELS = {
    "save": "Save", "cancel": "Cancel", "done": "Done", "next": "Next", "confirm": "Confirm", "ok": "OK",
    "okay": "OK", "send": "Send", "submit": "Submit", "delete": "Delete", "search": "Search", "continue": "Continue",
    "allow": "Allow", "deny": "Deny", "accept": "Accept", "skip": "Skip", "finish": "Finish", "close": "Close",
    "apply": "Apply", "add": "Add", "edit": "Edit", "share": "Share", "stop": "Stop", "pause": "Pause",
    "reset": "Reset", "dismiss": "Dismiss", "retry": "Retry",
}  # fmt: skip
"""Verbs that, said alone, mean the thing that bears them as its label."""

KEYS = {
    "back": Key.BACK, "home": Key.HOME, "enter": Key.ENTER, "return": Key.ENTER, "recents": Key.RECENTS,
    "recent apps": Key.RECENTS, "overview": Key.RECENTS, "backspace": Key.DELETE, "volume up": Key.VOLUME_UP,
    "volume down": Key.VOLUME_DOWN, "power": Key.POWER,
}  # fmt: skip

TIMES = {"": 1, "once": 1, "twice": 2, "three times": 3, "four times": 4, "five times": 5}
MOST_TIMES = 10
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twenty": 20, "thirty": 30, "sixty": 60,
}  # fmt: skip
"""Numbers that are said in words."""


def on_one(make: Callable[[Target], Intent]) -> Build:
    """An intent with one target."""

    def build(clause: Masked, found: re.Match[str]) -> Actions | None:
        named = target(clause, found["x"])
        return (Do(make(named)),) if named else None

    return build


def taps(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A tap, once or several times."""
    named = target(clause, found["x"])
    return (Do(Tap(named)),) * _times(found) if named else None


def deed(clause: Masked, found: re.Match[str]) -> Actions | None:
    """What has a button of its own: said as it is, the grounder knows whose button that is."""
    named = target(clause, found["x"])
    return (Do(Tap(Target(f"{found['verb'].lower()} {named.phrase}"))),) if named else None


def open_app(clause: Masked, found: re.Match[str]) -> Actions | None:
    """An app, said to be one."""
    name = app_name(clause, found["x"])
    return (Do(Open(name)),) if name else None


def open_named(clause: Masked, found: re.Match[str]) -> Actions | None:
    """An app, or a thing on the screen that bears the name."""
    name = app_name(clause, found["x"])
    return (OpenNamed(name),) if name else None


def link(clause: Masked, found: re.Match[str]) -> Actions | None:
    """An address; https where it names no scheme."""
    url = clause.value(found["x"])
    if re.fullmatch(DOMAIN, url, re.IGNORECASE) or url.lower().startswith("www."):
        url = f"https://{url}"
    return (Do(OpenLink(url)),) if re.match(r"[a-z][a-z0-9+.-]*:\S", url, re.IGNORECASE) else None


def _times(found: re.Match[str]) -> int:
    said = (found["times"] or "").lower()
    times = TIMES[said] if said in TIMES else int(said.split()[0])
    return times if times <= MOST_TIMES else 0


def key(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A key, once or several times."""
    name = found.groupdict().get("key")
    return (Do(Press(KEYS[name.lower()] if name else Key.DELETE)),) * _times(found) or None


def always(intent: Intent) -> Build:
    """The same intent whatever was said."""
    return lambda clause, found: (Do(intent),)


def back(clause: Masked, found: re.Match[str]) -> Actions | None:
    """Back, once or several times."""
    return (Do(Press(Key.BACK)),) * _times(found) or None


def label(clause: Masked, found: re.Match[str]) -> Actions:
    """A verb that stands for the thing it labels."""
    return (Do(Tap(Target(LABELS[found["x"].lower()]))),)


def _text(clause: Masked, said: str) -> str | None:
    """The text to type: all of a quote, or words in which no other clause seems to stand."""
    bare = said.strip()
    return None if not bare or (not MARK.fullmatch(bare) and holds_clause(bare)) else clause.value(bare)


def enter(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A text into a field."""
    field, text = target(clause, found["x"]), _text(clause, found["text"])
    return (Do(Enter(field, Text(text))),) if field and text is not None else None


def type_here(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A text with no field named."""
    text = _text(clause, found["text"])
    return (TypeHere(text),) if text is not None else None


def secret(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A secret by its name into a field."""
    field = target(clause, found["x"])
    name = clause.value(found["name"])
    return (Do(Enter(field, SecretRef(name))),) if field and name else None


def adjust(clause: Masked, found: re.Match[str]) -> Actions | None:
    """On or off, by the verb or the word for the state."""
    named = target(clause, found["x"])
    word = next(found[name] for name in ("state", "verb") if name in found.groupdict()).lower()
    value = "on" if word in {"on", "enable", "check", "tick"} else "off"
    return (Do(Adjust(named, value)),) if named else None


def set_to(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A value for a field or for a thing that can be adjusted."""
    named, value = target(clause, found["x"]), _text(clause, found["value"])
    return (SetTo(named, value),) if named and value is not None else None


def choose(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A value of a dropdown."""
    named, value = target(clause, found["x"]), clause.value(found["value"])
    return (Do(Adjust(named, value)),) if named and value else None


def scroll(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A screenful, or until something shows; down where no direction is said."""
    groups = found.groupdict()
    way = groups.get("way")
    within = target(clause, groups.get("within"))
    wanted = next((groups[name] for name in ("seen", "claimed", "to") if groups.get(name)), None)
    until = target(clause, wanted)
    if (groups.get("within") and not within) or (wanted and not until):
        return None
    return (Do(Scroll(Direction(way.lower()) if way else Direction.DOWN, within, until)),)


def scroll_to_end(clause: Masked, found: re.Match[str]) -> Actions | None:
    """As far as it goes; down where neither a direction nor "top" is said."""
    end, way, among = found["end"].lower(), found["way"], found["within"] or found["among"]
    within = target(clause, among)
    back = end in ("top", "start", "beginning")
    direction = Direction(way.lower()) if way else Direction.UP if back else Direction.DOWN
    sideways = direction in (Direction.LEFT, Direction.RIGHT)
    wrong = direction is not (Direction.UP if back else Direction.DOWN)
    if (among and not within) or (wrong and not (sideways and end in ("end", "start", "beginning"))):
        return None
    return (Do(Scroll(direction, within, Target(f"the {end}"))),)


_OPPOSITE = {
    Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP,
    Direction.LEFT: Direction.RIGHT, Direction.RIGHT: Direction.LEFT,
}  # fmt: skip


def swipe(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A finger across; with "until" it is a scroll the other way."""
    groups = found.groupdict()
    way = Direction(found["way"].lower())
    across = target(clause, groups.get("within"))
    wanted = next((groups[name] for name in ("seen", "claimed") if groups.get(name)), None)
    until = target(clause, wanted)
    if (groups.get("within") and not across) or (wanted and not until):
        return None
    if until:  # a finger that moves up shows what is further down
        return (Do(Scroll(_OPPOSITE[way], across, until)),)
    return (Do(Swipe(way, across)),)


def drag(clause: Masked, found: re.Match[str]) -> Actions | None:
    """One thing onto another."""
    source, destination = target(clause, found["x"]), target(clause, found["y"])
    return (Do(Drag(source, destination)),) if source and destination else None


def zoom(clause: Masked, found: re.Match[str]) -> Actions | None:
    """In or out, on something or on the screen."""
    among = target(clause, found["x"])
    if found["x"] and not among:
        return None
    return (Do(Pinch("in" if found["zoom"].lower() == "in" else "out", among)),)


def switch_to(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A mode or a tab."""
    named = target(clause, found["x"])
    return (SwitchTo(named),) if named else None


def _seconds(found: re.Match[str]) -> float:
    said = found["n"]
    if not said:
        return 10.0
    return float(COUNTS.get(said.lower(), said)) * (60.0 if found["unit"].lower().startswith("m") else 1.0)


def wait_until(clause: Masked, found: re.Match[str]) -> Actions | None:
    """Waiting for a claim to hold."""
    expected = claim(clause, found["claim"])
    return tuple(Do(Wait(one, _seconds(found))) for one in expected) or None


def wait_for(clause: Masked, found: re.Match[str]) -> Actions | None:
    """Waiting for a thing to be there, or to be gone."""
    named = target(clause, found["x"])
    if not named:
        return None
    gone = found["gone"] is not None
    return (Do(Wait(Gone(named) if gone else Shows(named), _seconds(found))),)


def pause(clause: Masked, found: re.Match[str]) -> Actions:
    """Time that passes."""
    return (Do(Pause(_seconds(found))),)


def check(clause: Masked, found: re.Match[str]) -> Actions | None:
    """A claim of the user, to be checked."""
    return tuple(Check(one) for one in claim(clause, found["claim"])) or None
