"""POSIX regular expressions, basic and extended, as Python's: what grep, sed and their family are given."""

from __future__ import annotations

import re

CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": " \\t\\n\\r\\f\\v",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_SAME = {"w": r"\w", "W": r"\W", "s": r"\s", "S": r"\S", "b": r"\b", "B": r"\B", "<": r"\b(?=\w)", ">": r"\b(?<=\w)",
         "n": r"\n", "t": r"\t"}  # fmt: skip
_INTERVAL = re.compile(r"(\d*)(,?)(\d*)")
MOST_REPEATS = 255
"""RE_DUP_MAX."""


class BadRegex(Exception):
    """A pattern that is none; the message is the C library's."""


def compiled(pattern: str, extended: bool = False, ignore_case: bool = False) -> re.Pattern[str]:
    """A POSIX pattern, ready to search with.

    :raises BadRegex: it is none.
    """
    try:
        return re.compile(translated(pattern, extended), re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise BadRegex("Invalid regular expression") from error


def translated(pattern: str, extended: bool) -> str:
    """A POSIX pattern in Python's language."""
    out: list[str] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            if at + 1 == len(pattern):
                raise BadRegex("Trailing backslash")
            at = _escape(pattern, at + 1, extended, out)
        elif char == "[":
            at = _bracket(pattern, at, out)
        elif char == "{" and extended and _INTERVAL.match(pattern, at + 1) and pattern[at + 1 : at + 2].isdecimal():
            at = _interval(pattern, at + 1, "}", out)
        else:
            out.append(_plain(pattern, at, extended, out))
            at += 1
    return "".join(out)


def _plain(pattern: str, at: int, extended: bool, out: list[str]) -> str:
    char = pattern[at]
    first = not out or out[-1] in ("(", "|", "^")
    if char == "*":
        # at the beginning there is nothing to repeat, and a repeated repetition is one
        return r"\*" if first else "" if out[-1] == "*" else "*"
    if char == ".":
        return "."
    if char == "^":
        return "^" if extended or not out or out[-1] in ("(", "|") else r"\^"
    if char == "$":
        ends = at + 1 == len(pattern) or pattern.startswith((r"\)", r"\|"), at + 1)
        return "$" if extended or ends else r"\$"
    if extended and char in "()|":
        return char
    if extended and char in "+?":
        if first:
            raise BadRegex("Invalid use of repetition operators")
        return "" if out[-1] in ("+", "*", "?") else char
    return re.escape(char)


def _escape(pattern: str, at: int, extended: bool, out: list[str]) -> int:
    """What follows a backslash; where the pattern goes on."""
    char = pattern[at]
    if char.isdecimal() and char != "0":
        out.append(f"(?:\\{char})")
    elif char in _SAME:
        out.append(_SAME[char])
    elif not extended and char == "{":
        return _interval(pattern, at + 1, r"\}", out)
    elif not extended and char in "()|+?":
        out.append(char)
    else:
        out.append(re.escape(char))
    return at + 1


def _interval(pattern: str, at: int, end: str, out: list[str]) -> int:
    found = _INTERVAL.match(pattern, at)
    if found is None or not pattern.startswith(end, found.end()) or not out:
        raise BadRegex("Invalid contents of {}")
    low, comma, high = found.groups()
    if not low or int(low) > MOST_REPEATS or (high and not int(low) <= int(high) <= MOST_REPEATS):
        raise BadRegex("Invalid contents of {}")
    out.append(f"{{{low}{comma}{high}}}")
    return found.end() + len(end)


def _bracket(pattern: str, at: int, out: list[str]) -> int:
    """A set of characters; where the pattern goes on."""
    place = at + 1
    inner = ""
    if pattern.startswith("^", place):
        inner, place = "^", place + 1
    begin = place
    while place < len(pattern):
        if pattern.startswith("[:", place):
            end = pattern.find(":]", place)
            name = pattern[place + 2 : end] if end > 0 else ""
            if name not in CLASSES:
                raise BadRegex("Invalid character class")
            inner, place = inner + CLASSES[name], end + 2
        elif pattern[place] == "]" and place > begin:
            out.append(f"[{inner}]")
            return place + 1
        else:
            # a minus keeps its meaning, everything else that Python knows in a set loses it
            inner += "\\" + pattern[place] if pattern[place] in "\\[]^&~|" else pattern[place]
            place += 1
    raise BadRegex("Missing ']'")
