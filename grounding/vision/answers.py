"""The answers of a dialog: words at its foot that are buttons, though nothing is drawn around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.geometry import Bounds
from grounding.interface import Role
from grounding.vision.part import Part

MOST_WORDS, MOST_CHARACTERS = 3, 26
MOST_BESIDE = 3
LINE_DP = 8
"""Middles that lie so close are on one line."""
EDGE_DP = 48
"""The last answer ends no farther from the dialog's edge."""
CENTRED_DP, MOST_CENTRED = 8, 2
"""An answer in the middle, to so much, has no more words: a longer line there is the end of a text."""


def answered(parts: Sequence[Part], front: Bounds, dp: float) -> list[Part]:
    """The parts of a dialog, those at its foot buttons that answer it. ``dp`` is pixels to a dp."""
    lines = _lines(parts, dp)
    answers: list[Part] = []
    for line in reversed(lines):
        if not all(_is_short(part) for part in line) or len(line) > MOST_BESIDE:
            break
        if not _stands_as_answers(line, front, dp) or (answers and not _is_loud(line)):
            break
        answers += line
    if len(answers) == len(parts):
        return list(parts)
    return [replace(part, role=Role.BUTTON, taps=True) if part in answers else part for part in parts]


def _lines(parts: Sequence[Part], dp: float) -> list[list[Part]]:
    """What stands beside each other, from the top."""
    lines: list[list[Part]] = []
    for part in sorted(parts, key=lambda p: p.box.center.y):
        if lines and part.box.center.y - lines[-1][-1].box.center.y <= LINE_DP * dp:
            lines[-1].append(part)
        else:
            lines.append([part])
    return lines


def _is_short(part: Part) -> bool:
    words = part.text.split()
    short = 0 < len(words) <= MOST_WORDS and len(part.text) <= MOST_CHARACTERS and any(c.isalpha() for c in part.text)
    return (
        part.role is Role.TEXT and not part.parts and short and not part.text.endswith((".", "?", "!", ":", "/", ","))
    )


def _is_loud(line: Sequence[Part]) -> bool:
    return all(part.text.isupper() for part in line)


def _stands_as_answers(line: Sequence[Part], front: Bounds, dp: float) -> bool:
    """In capitals, or at the right, or one in the middle; items of a list begin at the left."""
    last = max((part.box for part in line), key=lambda box: box.right)
    at_right = last.left > front.center.x and front.right - last.right <= EDGE_DP * dp
    centred = len(line) == 1 and abs(last.center.x - front.center.x) <= CENTRED_DP * dp
    return _is_loud(line) or at_right or (centred and len(line[0].text.split()) <= MOST_CENTRED)
