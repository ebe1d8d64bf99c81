"""Cutting a goal into clauses, and each clause into instructions.

Full stops, new lines, semicolons, "then" and numbers of a list always end a clause. A comma or an "and" ends one only
where both sides are clauses: "tap Date and time" is one, "tap Save and go back" are two. Where several cuts would do,
the one with the shortest first clause is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planning.phrasebook import chinese, forms
from planning.phrasebook.building import Actions
from planning.phrasebook.instruction import Do, Instruction
from planning.phrasebook.phrases import begins_clause
from planning.phrasebook.punctuation import COMMAS, HAN, WIDE_COMMAS, WIDE_STOPS
from planning.phrasebook.quoting import OPEN_MARK, Masked, mask

LONGEST_CLAUSE = 12
"""Most commas and "and"s inside one clause."""

_ABBREVIATIONS = r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bProf)(?<!\bNo)(?<!\ba\.m)(?<!\bp\.m)(?<!\bvs)"
_NUMBERED = rf"(?:[.):]\s+|[.)](?=[{HAN}{OPEN_MARK}])|[、）．：](?!\d)\s*)"
"""What stands behind a number of a list."""
_LIST_LINE = re.compile(
    rf"^\s*(?:[(（]?(?:step\s+)?[0-9]{{1,3}}\s*{_NUMBERED}|[-*•–]\s+)", re.MULTILINE | re.IGNORECASE
)
_LIST_START = re.compile(rf"\s*[(（]?1{_NUMBERED}")
_ENDS = re.compile(
    rf"\n+|;|[{WIDE_STOPS}]|{_ABBREVIATIONS}\.(?=\s|$)|[!?](?=\s|$)"
    rf"|[{COMMAS}]?\s*\b(?:and\s+)?(?:after\s+that|afterwards)\b[{COMMAS}]?"
    rf"|[{COMMAS}]?\s*\b(?:and\s+|but\s+)?then\b[{COMMAS}]?"
    rf"|{chinese.END}",
    re.IGNORECASE,
)
_JOINT = rf"\s*[{COMMAS}]\s*(?:and|but)\s+|\s*,(?!\d)\s*|(?<!\d),\s*|\s*,\s+|\s*[{WIDE_COMMAS}]\s*|\s+and\s+"
_JOINTS = re.compile(_JOINT, re.IGNORECASE)
_CHINESE_JOINTS = re.compile(f"{_JOINT}|{chinese.JOINT}", re.IGNORECASE)
_FIRST_WORDS = re.compile(
    r"^\s*(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|now|finally|lastly|please|also|so|ok|okay)\s*[,，：]\s*"
    r"|^\s*and\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of the goal as it was said, and what it says to do; nothing where it fits no form."""

    said: str
    actions: Actions = ()

    def instructions(self) -> tuple[Instruction, ...]:
        """Its actions, each with the words."""
        return tuple(Instruction(self.said, action) for action in self.actions)


def clauses(text: str) -> tuple[Clause, ...]:
    """Every clause of the goal, in order, followed or not."""
    goal = mask(text)
    found: list[Clause] = []
    for sentence in _sentences(goal.text):
        found += _sentence(goal.part(sentence))
    return tuple(found)


def _sentences(text: str) -> list[str]:
    if _LIST_START.match(text):
        text = _unnumbered(text)
    parts = _ENDS.split(_LIST_LINE.sub("", text))
    bare = (_FIRST_WORDS.sub("", part).strip(f" \t{COMMAS}") for part in parts)
    return [chinese.with_comma(part) for part in bare if not chinese.says_nothing(part)]


def _unnumbered(text: str) -> str:
    """A numbered list on one line ("1. Open … 2. Tap …"), a line each."""
    number = 1
    while found := re.search(rf"(?:(?:^|[\s{COMMAS}{WIDE_STOPS}])[(（]?|（){number}{_NUMBERED}(?=\S)", text):
        text = text[: found.start()] + "\n" + text[found.end() :]
        number += 1
    return text


@dataclass(slots=True)
class _Cut:
    """One sentence while it is being cut: its words, and the places where it could be cut."""

    sentence: Masked
    starts: list[int]
    ends: list[int]
    dead: set[tuple[int, type]]

    def between(self, first: int, last: int) -> Masked:
        return self.sentence.part(self.sentence.text[self.starts[first] : self.ends[last - 1]])


def _sentence(sentence: Masked) -> list[Clause]:
    joint = _CHINESE_JOINTS if chinese.begins_clause(sentence.text) else _JOINTS
    joints = list(joint.finditer(chinese.simplified(sentence.text)))
    cut = _Cut(
        sentence,
        starts=[0, *(joint.end() for joint in joints)],
        ends=[*(joint.start() for joint in joints), len(sentence.text)],
        dead=set(),
    )
    whole = _follow(cut)
    return whole if whole is not None else _name_the_rest(cut)


def _clause(cut: _Cut, first: int, last: int, before: Clause | None) -> Clause | None:
    piece = cut.between(first, last)
    if not piece.text.strip():
        return None
    said = forms.actions(piece)
    if said is None and before and not begins_clause(forms.tidy(piece.text)):
        said = forms.carried(piece, before.actions)
    if said is None and first == 0 and last < len(cut.starts):
        said = forms.opening(piece)
    return Clause(piece.said(), said) if said else None


def _follow(cut: _Cut) -> list[Clause] | None:
    """The clauses of the sentence, the shortest first; None when its words cannot all be followed."""
    found: list[tuple[int, int, Clause]] = []
    first, least = 0, 1
    while first < len(cut.starts):
        before = found[-1][2] if found else None
        here = (first, type(_last_intent(before)))
        step = None if here in cut.dead else _next(cut, first, least, before)
        if step:
            found.append((first, *step))
            first, least = step[0], step[0] + 1
            continue
        cut.dead.add(here)
        if not found:
            return None
        first, last, _ = found.pop()
        least = last + 1
    return [clause for _, _, clause in found]


def _next(cut: _Cut, first: int, least: int, before: Clause | None) -> tuple[int, Clause] | None:
    """The shortest clause from ``first`` that ends at ``least`` or later, and where it ends."""
    for last in range(least, min(len(cut.starts), first + LONGEST_CLAUSE) + 1):
        if clause := _clause(cut, first, last, before):
            return last, clause
    return None


def _last_intent(clause: Clause | None) -> object:
    last = clause.actions[-1] if clause and clause.actions else None
    return last.intent if isinstance(last, Do) else last


def _name_the_rest(cut: _Cut) -> list[Clause]:
    """The clauses of a sentence that cannot all be followed: cut where a verb comes next, so that each can be named."""
    places = [0]
    for place in range(1, len(cut.starts)):
        if begins_clause(forms.tidy(cut.between(place, place + 1).text)):
            places.append(place)
    found: list[Clause] = []
    for first, last in zip(places, [*places[1:], len(cut.starts)], strict=True):
        before = found[-1] if found and found[-1].actions else None
        clause = _clause(cut, first, last, before) or Clause(cut.between(first, last).said())
        if clause.said:
            found.append(clause)
    if all(clause.actions for clause in found):
        return [Clause(cut.sentence.said())]
    return found
