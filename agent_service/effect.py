"""What a touch comes to: which thing was meant where it is called otherwise; and where the screen stayed as it was, a
thing that was chosen already, or a Miss that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.errors import GestureRefused
from grounding.grounder import Found, named
from grounding.interface import Change, Miss, Reason, Role, State
from grounding.reading.things import Reading
from grounding.vocabulary.words import cut, normal, stem, tokens
from planning.history import Done, Result

LONGEST_MESSAGE = 200
ALREADY, SO_ALREADY = "it was selected already", "it was so already"
SAME = "it was done, and the screen is just as it was before"
COUNTED = "it was done, and nothing has changed but what counts on by itself"
COUNTS = "nothing has changed but what counts on by itself now"
UNTOLD = "what the screen shows in words is as it was; its picture has changed"
UNLISTED = "what is listed of the screen is as it was; something else on it has changed"
UNSEEN = "what the screen shows in words is as it was; whether its picture has changed is not known"


def without_effect(phrase: str, found: Found | None, reading: Reading, is_tap: bool, stayed: str = SAME) -> Done | Miss:
    """``found`` is what was touched, None where nothing was pointed at; ``reading`` is the screen, which ``stayed``."""
    if found is None:
        return Miss(Reason.NO_EFFECT, phrase, stayed)
    if is_tap and _is_chosen(found):
        return Done(Change(), note=ALREADY)
    touched = named(found, reading)
    return Miss(Reason.NO_EFFECT, phrase, stayed, touched=touched if _plain(touched) != _plain(phrase) else "")


def refused(phrase: str, refusal: GestureRefused) -> Miss:
    """What a gesture comes to that the phone refused: told in words; numbers and identifiers stay in the log."""
    detail = f"the phone refused: {refusal.told}" if refusal.told else "the phone refused it"
    return Miss(Reason.NO_EFFECT, phrase, detail)


def with_messages(result: Result, heard: Sequence[str]) -> Result:
    """The result of a step, and what messages came up meanwhile."""
    if not heard or not isinstance(result, Done):
        return result
    said = "; ".join(f'a message came up: "{cut(one, LONGEST_MESSAGE)}"' for one in heard)
    return replace(result, note="; ".join(filter(None, (result.note, said))))


def touched_first(change: Change, phrase: str, name: str) -> Change:
    """The change with what was touched ahead of what else it brought; ``phrase`` leads to it, ``name`` is its own."""
    another = change.elsewhere and not change.back
    if another or change.scrolled is not None or not (phrase or name):
        return change
    own, row = f'"{name}"', f'in the "{name}" row'
    said = phrase.removeprefix("the ")

    def others(line: str) -> bool:
        return not ((said and line.startswith(said)) or (name and (line.startswith(own) or row in line)))

    lines = (tuple(sorted(told, key=others)) for told in (change.changed, change.gone, change.appeared))
    changed, gone, appeared = lines
    return replace(change, changed=changed, gone=gone, appeared=appeared)


def taken_for(phrase: str, found: Found, reading: Reading) -> str:
    """Which thing it was, where the phrase does not say its name, else '': "the archive folder" may be All mail."""
    said = set(map(stem, tokens(phrase)))
    if not found.name:
        touched = named(found, reading)
        return touched if _plain(touched) != _plain(phrase) else ""
    if said.issuperset(map(stem, tokens(found.name))) or normal(found.name) in normal(phrase):
        return ""
    return named(found, reading)


def _is_chosen(found: Found) -> bool:
    """A tab, a chip or a radio button that is where a tap would bring it; a tap on a checkbox would uncheck it."""
    checked = State.CHECKED in found.states and found.role is not Role.CHECKBOX
    return checked or State.SELECTED in found.states


def _plain(phrase: str) -> str:
    return normal(phrase).replace('"', "").removeprefix("the ")
