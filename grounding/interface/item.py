"""Upward: one thing on the screen, in words."""

from __future__ import annotations

from dataclasses import dataclass

from grounding.interface.terms import Role, State


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the screen.

    ``name`` is what it is called, or the text itself, '' where nothing tells. ``phrase`` names it: grounding that
    phrase afresh on the same screen gives back this very element. It is empty for things that are only read, and for
    the rare one that nothing names. ``states`` come in the order of ``State``. ``value`` is what it holds (a field's
    text, never a password's), ``detail`` what else stands in it (a row's second line). ``alone`` says that its quoted
    name without its role leads back as well, and that its role says no more than that it can be tapped. ``beside`` that
    it is one of many short ones of a make in lines, and stands on the line of the item before it. ``within`` is the row
    that its phrase says it stands in, ``"Ada" row``; ``as_row`` what the phrases of things within it say, where it is
    a row, or the title of one.
    """

    role: Role
    name: str
    phrase: str = ""
    states: tuple[State, ...] = ()
    value: str = ""
    detail: str = ""
    alone: bool = False
    beside: bool = False
    within: str = ""
    as_row: str = ""

    def line(self) -> str:
        """The item as one line of text, with its role."""
        return self._said() + self.tail()

    def short_line(self) -> str:
        """The item as an outline prints it: what its quoted name alone leads to needs no role beside it."""
        return self.words() + self.tail()

    def words(self) -> str:
        """The fewest words that lead to it, as an outline prints them."""
        return self._said().removesuffix(f" {self.role}") if self.alone else self._said()

    def words_within(self) -> str:
        """The same without the row it stands in: ``"Call" icon``."""
        return self.words().removesuffix(f" in the {self.within}")

    def tail(self) -> str:
        """What it holds, its states and what else stands in it, as far as the phrase does not say so; for behind its
        words."""
        states = ", ".join(state for state in self.states if not self.phrase.startswith(f"the {state} "))
        detail = self.detail if self.detail not in (self.phrase or self.name) else ""
        if self.value:
            return f" = {self.value}" + (f" ({states})" if states else "") + (f" - {detail}" if detail else "")
        told = ", ".join(part for part in (states, detail) if part)
        return f": {told}" if told else ""

    def _said(self) -> str:
        return self.phrase.removeprefix("the ") or self.name or str(self.role)
