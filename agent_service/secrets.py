"""Secrets: named values from the environment, resolved inside the gesture call and veiled everywhere else.

``DEIXIS_SECRET_BANK_PIN=…`` is the secret ``bank-pin``. Planners and records know the name alone. A field that is no
password field shows what was typed into it, and goes on showing it to later tasks. So the values are also taken out
of every tree before it is read, kept or compared, and their boxes out of every picture: those a task has used wherever
they stand, all others where they stand as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from xml.sax.saxutils import escape

from device.geometry import Bounds
from device.screen import Element, Screen, WindowKind

PREFIX = "DEIXIS_SECRET_"
VEIL = "•••"
SHORTEST_WORD = 4
"""Characters of a value that is taken out for a task that has not used it; a shorter one is like too much else."""
QUOTED = re.compile(r"""="[^"]*"|='[^']*'""")
"""What XML says of an attribute, without its name."""
OF_APPS = (WindowKind.APPLICATION, WindowKind.DIALOG)
LIKE_A_SECRET = 0.7
"""Words read off a picture that are so much like a value, or like that much of it, are taken for it."""


class NoSuchSecret(LookupError):
    """No secret has this name; the message says how to give one."""


class Secrets:
    """The secrets of this process. Prints as their names."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        found = {name.removeprefix(PREFIX): value for name, value in environment.items() if name.startswith(PREFIX)}
        self._values = {_plain(name): value for name, value in found.items() if value}

    def __repr__(self) -> str:
        return f"Secrets({', '.join(self.names)})"

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in lower case with hyphens, sorted."""
        return tuple(sorted(self._values))

    def resolve(self, name: str) -> str:
        """The value of a secret. Capitals, spaces, hyphens and underscores in its name make no difference.

        :raises NoSuchSecret: there is none of this name.
        """
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
    """Takes the values it was told of out of screens, trees and pictures. One for each task."""

    def __init__(self, left: Iterable[str] = ()) -> None:
        """``left`` are values that another task may have left on the screen: they are taken out where they are words of
        their own, for they may also be parts of what has nothing to do with them."""
        words = [value for value in left if len(value) >= SHORTEST_WORD]
        self._words = _alternatives(words)
        self._written = _alternatives({form for value in words for form in _written(value)})
        self._values: list[str] = []
        self._lost = False

    def lose(self) -> None:
        """A value was typed where no tree tells of the place: from now on any picture may show it."""
        self._lost = True

    def cover(self, value: str) -> None:
        """Take ``value`` out from now on."""
        if value and value not in self._values:
            self._values.append(value)
            self._values.sort(key=len, reverse=True)

    def text(self, text: str) -> str:
        """The text without any of the values."""
        for value in self._values:
            text = text.replace(value, VEIL)
        return self._words.sub(VEIL, text)

    def source(self, xml: str) -> str:
        """A tree as XML without any of the values, as written there."""
        for value in self._values:
            for form in _written(value):
                xml = xml.replace(form, VEIL)
        return QUOTED.sub(lambda quoted: self._written.sub(VEIL, quoted[0]), xml)

    def screen(self, screen: Screen) -> Screen:
        """A screen without any of the values."""
        if not any(self._shows(element) for element in screen.elements):
            return screen
        return replace(screen, elements=tuple(self._veiled(element) for element in screen.elements))

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

        A keyboard before it tells much, and nothing of the app.
        """
        own = [e for e in screen.elements if screen.windows[e.window].kind in OF_APPS]
        return self._lost or (bool(self._values) and not any(e.text or e.description for e in own))

    def boxes(self, screen: Screen) -> tuple[Bounds, ...]:
        """Where an unveiled screen shows a value, for pictures."""
        return tuple(element.bounds for element in screen.elements if self._shows(element))

    def _shows(self, element: Element) -> bool:
        texts = (element.text, element.description)
        return any(value in text for value in self._values for text in texts) or any(map(self._words.search, texts))

    def _veiled(self, element: Element) -> Element:
        if not self._shows(element):
            return element
        return replace(element, text=self.text(element.text), description=self.text(element.description))


def _written(value: str) -> tuple[str, ...]:
    """The ways in which XML may write a value."""
    quoted = escape(value, {'"': "&quot;"})
    return quoted, escape(value), escape(value, {'"': "&quot;", "'": "&apos;"}), value


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the words that stands by itself; nothing where there are none."""
    longest_first = sorted(words, key=len, reverse=True)
    found = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(f"(?<![0-9A-Za-z])(?:{found})(?![0-9A-Za-z])")


def _resembles(value: str, text: str) -> bool:
    """The text, or a part of it, reads like the value with some letters mistaken."""
    one, other = value.casefold(), text.casefold()
    common = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return len(one) > 2 and common >= LIKE_A_SECRET * len(one) and common >= LIKE_A_SECRET * min(len(one), len(other))
