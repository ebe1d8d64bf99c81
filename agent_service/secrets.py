"""Secrets: named values from the environment, resolved inside the gesture call and veiled everywhere else.

``DEIXIS_SECRET_BANK_PIN=…`` is the secret ``bank-pin``. Planners and records know the name alone. A field that is no
password field shows what was typed into it, and goes on showing it to later tasks. So the values are also taken out
of every tree before it is read, kept or compared, and their boxes out of every picture: those a task has used wherever
they stand, all others where they stand as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from agent_service.spelling import boxes_of_letters, exact, letters, respelled, spells, standing_alone
from agent_service.typed import TypedInto
from device import hierarchy
from device.geometry import Bounds
from device.screen import Element, Screen, WindowKind
from device.writing import written
from grounding.reading.roles import is_field

PREFIX = "DEIXIS_SECRET_"
VEIL = "•••"
SHORTEST_WORD = 4
"""Characters of a value that is taken out for a task that has not used it; a shorter one is like too much else."""
OF_APPS = (WindowKind.APPLICATION, WindowKind.DIALOG)
PREVIEWS = frozenset(("overview_panel", "snapshot", "task_view", "task_thumbnail"))
"""What launchers call the pictures of recent apps, and what holds them."""
LETTER = "[0-9a-z\u00df-\u024f]"
"""What a name's word goes on with; Chinese has no gaps between words."""
LIKE_A_SECRET = 0.7
"""Words read off a picture that are so much like a value, or like that much of it, are taken for it."""


class NoSuchSecret(LookupError):
    """No secret has this name; the message says how to give one."""


class Secrets:
    """The secrets of this process. Prints as their names."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._given: frozenset[str] | None = None
        found = {name.removeprefix(PREFIX): value for name, value in environment.items() if name.startswith(PREFIX)}
        self._values = {_plain(name): value for name, value in found.items() if value}

    def __repr__(self) -> str:
        return f"Secrets({', '.join(self.names)})"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those that may be used, in lower case with hyphens, sorted."""
        return tuple(sorted(name for name in self._values if self._given is None or name in self._given))

    def for_task(self, goal: str, names: Iterable[str]) -> Secrets:
        """The same, of which a task may use only those that its goal names and those listed in ``names``.

        A goal names a secret where the name stands by itself, with spaces, hyphens or underscores in it; within a
        longer name it is not meant.
        """
        longest_first = sorted(self._values, key=len, reverse=True)
        any_name = re.compile(f"(?<!{LETTER})(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!{LETTER})")
        own = Secrets({})
        own._values = self._values
        own._given = frozenset((*any_name.findall(_plain(goal)), *map(_plain, names)))
        return own

    def resolve(self, name: str) -> str:
        """The value of a secret. Capitals, spaces, hyphens and underscores in its name make no difference.

        :raises NoSuchSecret: there is none of this name, or it is not for this task.
        """
        if _plain(name) in self._values and _plain(name) not in self.names:
            told = f"the secret {name!r} is not for this task: its goal does not name it"
            raise NoSuchSecret(f"{told}, nor do the secrets that it was given")
        try:
            return self._values[_plain(name)]
        except KeyError:
            variable = PREFIX + _plain(name).replace("-", "_").upper()
            told = f"no secret is named {name!r}: set {variable} where the service is started"
            raise NoSuchSecret(f"{told}; what the goal itself says is entered as text") from None

    def veil(self) -> Veil:
        """A veil for one task, which other tasks may have left a value to."""
        return Veil(self._values.values())


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "-", name.strip()).lower()


class Veil:
    """Takes the values it was told of out of screens, trees and pictures. One for each task.

    A value is taken out wherever it stands as it is; in another spelling, where that stands by itself and could hardly
    be anything else; in any spelling, where a field holds it and nothing else, or boxes hold a letter of it each. A
    field that a secret was typed into is hidden whatever it shows.
    """

    def __init__(self, left: Iterable[str] = ()) -> None:
        """``left`` are values that another task may have left on the screen: they are taken out where they are words of
        their own, for they may also be parts of what has nothing to do with them."""
        self._left = [value for value in left if len(value) >= SHORTEST_WORD]
        self._words = standing_alone(re.escape(form) for value in self._left for form in exact(value))
        self._values: list[str] = []
        self._respelled = respelled(self._left)
        self._fields: list[TypedInto] = []
        self._lost = False

    def cover(self, value: str) -> None:
        """Take ``value`` out from now on."""
        if value and value not in self._values:
            self._values.append(value)
            self._values.sort(key=len, reverse=True)
            self._respelled = respelled((*self._left, *self._values))

    def typed(self, into: TypedInto, secret: bool) -> None:
        """A field was typed into. It is hidden from then on where that was a secret, and shown again where it was not.
        A secret that went where no tree tells of the place may be shown by any picture from now on."""
        self._fields = [field for field in self._fields if not field.same(into)]
        if secret and into.seen:
            self._lost = True
        elif secret:
            self._fields.append(into)

    def text(self, text: str) -> str:
        """The text without any of the values."""
        for value in self._values:
            for form in exact(value):
                text = text.replace(form, VEIL)
        return self._words.sub(VEIL, self._respelled.sub(VEIL, text))

    def source(self, xml: str, unveiled: Screen) -> str:
        """A tree as XML without any of the values: as it was dumped, or where anything is to be hidden as it is read.
        ``unveiled`` is the screen that was read from it."""
        if not self._known():
            return xml
        if not self._hidden(unveiled) and all(self.text(said) == said for said in hierarchy.values(xml)):
            return xml
        return written(self.screen(unveiled))

    def screen(self, screen: Screen) -> Screen:
        """A screen without any of the values."""
        hidden = self._hidden(screen)
        if not hidden:
            return screen
        return replace(screen, elements=tuple(hidden.get(element.key, element) for element in screen.elements))

    def read(self, text: str) -> str:
        """Words read off a picture without any of the values. A misread letter hides no secret: what is much like a
        value is taken out altogether."""
        masked = self.text(text)
        if masked == text and any(_resembles(value, text) for value in self._values):
            return VEIL
        return masked

    def drawn(self, screen: Screen) -> bool:
        """A value may stand on a picture where no tree tells of a box to hide: that of this screen, unveiled, or that
        of the screen it was typed on.

        A keyboard before it tells much, and nothing of the app. Previews of apps, as the recent ones have, are pictures
        of screens that nobody looked at.
        """
        own = [e for e in screen.elements if screen.windows[e.window].kind in OF_APPS]
        if self._known() and any(e.resource_id.rpartition("/")[2] in PREVIEWS for e in screen.elements):
            return True
        return self._lost or (bool(self._values) and not any(e.text or e.description for e in own))

    def boxes(self, screen: Screen) -> tuple[Bounds, ...]:
        """Where an unveiled screen shows a value, for pictures."""
        return tuple(element.bounds for element in self._hidden(screen).values())

    def _known(self) -> tuple[str, ...]:
        return (*self._values, *self._left)

    def _hidden(self, screen: Screen) -> dict[int, Element]:
        """The elements that show a value, veiled, by their keys."""
        if not self._known():
            return {}
        whole = self._whole(screen)
        found = {}
        for e in screen.elements:
            said = (e.text, e.description, e.hint)
            if not any(said):
                continue
            alone = is_field(e)
            text, description, hint = (self._told(words, alone) for words in said)
            text = VEIL if e.key in whole else text
            if (text, description, hint) != said:
                found[e.key] = replace(e, text=text, description=description, hint=hint)
        return found

    def _told(self, text: str, alone: bool) -> str:
        """``alone``: what holds a value and nothing else is a field, and may spell it as it likes."""
        if alone and text and any(spells(text, value) for value in self._known()):
            return VEIL
        return self.text(text)

    def _whole(self, screen: Screen) -> set[int]:
        """The keys of what is hidden whatever it shows: fields that a secret was typed into, and boxes of letters that
        spell one together or have such a field among them."""
        filled = {e.key for field in self._fields for e in field.on(screen) if field.filled(e)}
        return filled.union(*(self._spelled_in(run, filled) for run in boxes_of_letters(screen)))

    def _spelled_in(self, run: Sequence[Element], filled: set[int]) -> set[int]:
        keys = [element.key for element in run]
        if not filled.isdisjoint(keys):
            return set(keys)
        shown = "".join(letters(element.text) for element in run)
        found: set[int] = set()
        for told in filter(lambda told: len(told) >= SHORTEST_WORD, map(letters, self._known())):
            start = shown.find(told)
            if start >= 0 and (is_field(run[0]) or shown == told):
                found.update(keys[start : start + len(told)])
        return found


def _resembles(value: str, text: str) -> bool:
    """The text, or a part of it, reads like the value with some letters mistaken."""
    one, other = value.casefold(), text.casefold()
    common = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return len(one) > 2 and common >= LIKE_A_SECRET * len(one) and common >= LIKE_A_SECRET * min(len(one), len(other))
