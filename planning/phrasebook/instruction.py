"""One thing the user said to do, as the phrasebook understood it."""

from __future__ import annotations

from dataclasses import dataclass

from grounding.interface import Expectation, Intent, Target


@dataclass(frozen=True, slots=True)
class Do:
    """Exactly this."""

    intent: Intent


@dataclass(frozen=True, slots=True)
class Check:
    """See whether this holds; the task fails if it does not."""

    expectation: Expectation


@dataclass(frozen=True, slots=True)
class OpenNamed:
    """Open an app of this name, or tap what bears the name on the screen that is there when its turn comes.

    In Chinese it may be a switch as well: one word says "open" and "turn on".
    """

    name: str


@dataclass(frozen=True, slots=True)
class SetTo:
    """Type the value where the name is a field's, adjust the thing where it is not."""

    target: Target
    value: str


@dataclass(frozen=True, slots=True)
class TypeHere:
    """Type into the field that has the focus, or the only one there is."""

    text: str


@dataclass(frozen=True, slots=True)
class SwitchTo:
    """Tap what says "switch to …", or else the thing itself."""

    target: Target


Action = Do | Check | OpenNamed | SetTo | TypeHere | SwitchTo


@dataclass(frozen=True, slots=True)
class Instruction:
    """An action and the words it was said in."""

    said: str
    action: Action
