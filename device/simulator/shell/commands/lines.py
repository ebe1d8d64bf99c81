"""Commands that put lines in order or take parts of them: sort, uniq, cut, tr."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import groupby, pairwise

from device.simulator.shell.command import Call, Command
from device.simulator.shell.commands.text import unescaped
from device.simulator.shell.inputs import decoded, encoded, inputs
from device.simulator.shell.options import BadOptions, Grammar, Options, takes
from device.simulator.shell.regex import CLASSES, BadRegex, compiled

_NUMBER = re.compile(r"\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))")
_HUMAN = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)([KMGTPE]?)", re.IGNORECASE)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_KEY = re.compile(r"(\d+)(?:\.(\d+))?([bdfgiMnrVxh]*)(?:,(\d+)(?:\.(\d+))?([bdfgiMnrVxh]*))?")
_RANGE = re.compile(r"(\d+)?(-)?(\d+)?")


async def _rows(call: Call, options: Options, zero: bool = False) -> tuple[list[str], int]:
    rows: list[str] = []
    code = 0
    mark = "\0" if zero else "\n"
    async for _, data in inputs(call, options.words):
        if data is None:
            code = 1
        elif data:
            rows += decoded(data).removesuffix(mark).split(mark)
    return rows, code


# sort


@dataclass(frozen=True, slots=True)
class _Key:
    """A part of a line and how two of them compare."""

    first: int
    first_char: int
    last: int
    last_char: int
    how: str

    def of(self, line: str, mark: str) -> str:
        """That part of a line."""
        if not self.first:
            return line
        cells = line.split(mark) if mark else re.findall(r"\s*\S+|\s+$", line) or [""]
        ends: list[int] = []
        at = 0
        for place, cell in enumerate(cells):
            at += len(cell) + (len(mark) if place else 0)
            ends.append(at)
        start = (
            0 if self.first == 1 else (ends[self.first - 2] + len(mark) if self.first - 2 < len(ends) else len(line))
        )
        begin = start + max(0, self.first_char - 1)
        end = len(line)
        if self.last and self.last <= len(ends):
            end = ends[self.last - 1]
            if self.last_char:
                begin_of_last = 0 if self.last == 1 else ends[self.last - 2] + len(mark)
                end = min(end, begin_of_last + self.last_char)
        return line[begin:end]


def _value(text: str, how: str) -> tuple[float, str]:
    """What a part is compared by: a number, or a text."""
    if "b" in how:
        text = text.lstrip()
    if "n" in how or "g" in how:
        found = _NUMBER.match(text)
        return (float(found[1]) if found else 0.0, "")
    if "h" in how:
        sized = _HUMAN.match(text)
        power = " KMGTPE".find(sized[2].upper()) if sized and sized[2] else 0
        return (float(sized[1]) * 1024.0**power if sized else 0.0, "")
    if "M" in how:
        name = text.strip()[:3].upper()
        return (float(_MONTHS.index(name) + 1 if name in _MONTHS else 0), "")
    if "x" in how:
        hexadecimal = re.match(r"\s*(?:0x)?([0-9A-Fa-f]{1,16})", text)
        return (float(int(hexadecimal[1], 16)) if hexadecimal else 0.0, "")
    if "d" in how:
        text = "".join(char for char in text if char.isalnum() or char.isspace())
    if "i" in how:
        text = "".join(char for char in text if char.isprintable())
    if "V" in how:
        text = re.sub(r"\d+", lambda found: found.group().lstrip("0").rjust(20, "0"), text)
    return (0.0, text.upper() if "f" in how else text)


def _keys(options: Options) -> list[_Key]:
    general = "".join(letter for letter in "bdfgiMnrVxh" if letter in options)
    found = []
    for text in options.all("k"):
        parts = _KEY.fullmatch(text)
        if parts is None or parts[1] == "0":
            raise BadOptions(f"bad key '{text}'")
        how = parts[3] + (parts[6] or "")
        found.append(_Key(int(parts[1]), int(parts[2] or 0), int(parts[4] or 0), int(parts[5] or 0), how or general))
    return found or [_Key(0, 0, 0, 0, general)]


@takes(Grammar(plain="gMnrubcdfhiszVxm", valued="kotTS"))
async def sort(call: Call, options: Options) -> int:
    """sort [-bcdfghiMmnrsuVxz] [-k KEY[,KEY]]... [-t CHAR] [-o FILE] [FILE...]"""
    keys, mark = _keys(options), options.last("t")
    rows, code = await _rows(call, options, "z" in options)

    def compared(one: str, other: str) -> int:
        for key in keys:
            a, b = _value(key.of(one, mark), key.how), _value(key.of(other, mark), key.how)
            if a != b:
                return (-1 if a < b else 1) * (-1 if "r" in key.how else 1)
        return 0

    def full(one: str, other: str) -> int:
        found = compared(one, other)
        if found or options.any("su"):
            return found
        return ((one > other) - (one < other)) * (-1 if "r" in options else 1)

    if "c" in options:
        for place, (one, other) in enumerate(pairwise(rows), 2):
            if compared(one, other) > 0 or ("u" in options and not compared(one, other)):
                return await call.fail(f"sort: {options.words[0] if options.words else '-'}: Check line {place}")
        return code
    rows.sort(key=cmp_to_key(full))
    if "u" in options:
        rows = [next(group) for _, group in groupby(rows, key=cmp_to_key(compared))]
    end = "\0" if "z" in options else "\n"
    data = encoded("".join(row + end for row in rows))
    if "o" in options:
        call.system.files.write(call.path(options.last("o")), data)
    else:
        await call.streams.stdout.write(data)
    return code


# uniq


@takes(Grammar(plain="zicdu", valued="fsw", most=2))
async def uniq(call: Call, options: Options) -> int:
    """uniq [-cdiuz] [-f FIELDS] [-s CHARS] [-w CHARS] [INFILE [OUTFILE]]"""
    fields, chars = options.number("f", 0), options.number("s", 0)
    width = options.number("w", 0) or None
    rows, code = await _rows(call, Options({}, options.words[:1]), "z" in options)

    def key(row: str) -> str:
        rest = re.sub(rf"^(?:\s*\S+){{0,{fields}}}", "", row) if fields else row
        rest = rest[chars:][:width]
        return rest.lower() if "i" in options else rest

    end = "\0" if "z" in options else "\n"
    out = ""
    for _, group in groupby(rows, key=key):
        same = list(group)
        if ("d" in options and len(same) < 2) or ("u" in options and len(same) > 1):
            continue
        out += (f"{len(same):>7} " if "c" in options else "") + same[0] + end
    if len(options.words) > 1:
        call.system.files.write(call.path(options.words[1]), encoded(out))
    else:
        await call.streams.stdout.write(encoded(out))
    return code


# cut


def _ranges(text: str) -> list[tuple[int, int | None]]:
    """A list such as ``1,3-5,7-`` as first and last of each; None where there is no last."""
    found = []
    for part in text.split(","):
        parts = _RANGE.fullmatch(part)
        if parts is None or not part or part == "-" or "0" in (parts[1], parts[3]):
            raise BadOptions(f"bad range '{text}'")
        first = int(parts[1] or 1)
        last = (int(parts[3]) if parts[3] else None) if parts[2] else first
        if last is not None and last < first:
            raise BadOptions(f"bad range '{text}'")
        found.append((first, last))
    return found


def _chosen(count: int, ranges: list[tuple[int, int | None]]) -> Iterator[int]:
    """The places, from 0, that are chosen of so many, in their order."""
    for place in range(1, count + 1):
        if any(first <= place and (last is None or place <= last) for first, last in ranges):
            yield place - 1


def _in_order(count: int, ranges: list[tuple[int, int | None]]) -> Iterator[int]:
    """The same in the order in which they were asked for."""
    for first, last in ranges:
        yield from range(first - 1, count if last is None else min(last, count))


@takes(Grammar(plain="sDn", valued="bcfFCOd", long={"output-delimiter": "O", "regex-fields": "F"}))
async def cut(call: Call, options: Options) -> int:
    """cut {-b|-c|-C|-f|-F}LIST [-Dns] [-d DELIM] [-O DELIM] [FILE...]"""
    asked = [letter for letter in "bcCfF" if letter in options]
    if not asked:
        raise BadOptions("Needs one of -CFfcb")
    if len(asked) > 1:
        raise BadOptions(f"No '{asked[1]}' with '{asked[0]}'")
    how = asked[0]
    ranges = _ranges(",".join(options.all(how)))
    pick = _in_order if "D" in options else _chosen
    try:
        apart = compiled(options.last("d", "[[:space:]][[:space:]]*") if how == "F" else ".")
    except BadRegex as error:
        return await call.fail(f"cut: bad regex '{options.last('d')}': {error}")
    mark = options.last("d", "\t") if how == "f" else " "
    joined = options.last("O", mark)
    rows, code = await _rows(call, options)
    out = bytearray()
    for row in rows:
        if how == "b":
            data = encoded(row)
            out += bytes(data[place] for place in pick(len(data), ranges)) + b"\n"
            continue
        if how in "cC":
            out += encoded("".join(row[place] for place in pick(len(row), ranges)) + "\n")
            continue
        cells = apart.split(row) if how == "F" else row.split(mark)
        if len(cells) == 1:
            out += b"" if "s" in options else encoded(row + "\n")
            continue
        out += encoded(joined.join(cells[place] for place in pick(len(cells), ranges)) + "\n")
    await call.streams.stdout.write(bytes(out))
    return code


# tr


def _characters(text: str) -> str:
    """A set: plain characters, escapes, ranges and classes, one after the other."""
    text = re.sub(r"\[:([a-z]+):\]", lambda found: CLASSES.get(found[1], found.group()), text)
    text = unescaped(text)
    out = ""
    place = 0
    while place < len(text):
        if text[place + 1 : place + 2] == "-" and place + 2 < len(text):
            if text[place] > text[place + 2]:
                raise BadOptions(f"reverse colating order: {text[place : place + 3]}")
            out += "".join(chr(code) for code in range(ord(text[place]), ord(text[place + 2]) + 1))
            place += 3
        else:
            out += text[place]
            place += 1
    return out


@takes(Grammar(plain="Ccsd", early=True, least=1, most=2))
async def tr(call: Call, options: Options) -> int:
    """tr [-Ccds] SET1 [SET2]"""
    sets = [_characters(word) for word in options.words]
    if len(sets) < 2 and not options.any("ds"):
        raise BadOptions("Need 2 arguments")
    first = frozenset(sets[0])
    turned = options.any("cC")

    def meant(char: str) -> bool:
        return (char in first) != turned

    delete = "d" in options
    into = sets[1] if len(sets) > 1 and not delete else ""
    place_of = {char: place for place, char in reversed(list(enumerate(sets[0])))}

    def changed(char: str) -> str:
        if not into or not meant(char):
            return char
        return into[-1] if turned else into[min(place_of[char], len(into) - 1)]

    squeezed: Callable[[str], bool] = (lambda char: char in frozenset(sets[-1])) if len(sets) > 1 else meant
    last = ""
    while data := await call.streams.stdin.read():
        out = ""
        for char in decoded(data):
            if delete and meant(char):
                continue
            new = changed(char)
            if "s" in options and new == last and squeezed(new):
                continue
            out, last = out + new, new
        await call.streams.stdout.write(encoded(out))
    return 0


COMMANDS: dict[str, Command] = {"cut": cut, "sort": sort, "tr": tr, "uniq": uniq}
