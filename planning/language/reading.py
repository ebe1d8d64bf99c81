"""The JSON object in a model's text: thinking, prose and code fences around it are set aside.

What a model writes may be long, and its braces many. So the text is bounded and so is how often it is tried to read one
from it: the work grows with the length of the text and no faster.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

Json = dict[str, Any]

LONGEST_REPLY = 65_536
"""Characters of a reply, its thinking aside: many times what eight intents take."""
LONGEST_KEPT = 2 * LONGEST_REPLY
"""Characters of a reply with its thinking that are recorded, and shown to the model again."""
MOST_FALSE_STARTS = 64
"""Braces that begin no JSON, in one reply. Each costs as much as what follows it may be long."""
CUT_OFF = "the reply was cut off because it was too long; keep the thought to one sentence"

_HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a surrogate pair, as an escape gives it: no text can hold it."""
_FENCE = r"(?:```\w*\s*)?"
_BEGUN = re.compile(r"\s*<think(?:ing)?>", re.IGNORECASE)
_THOUGHT = re.compile(r".*</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_ANSWER = re.compile(rf"\s*{_FENCE}\{{")
_WHOLE = re.compile(rf"\s*{_FENCE}\{{.*\}}\s*{_FENCE}", re.DOTALL)


class Malformed(ValueError):
    """A reply that is no decision. The message tells the one who wrote it exactly what is wrong."""


def answer(text: str, cut: bool = False) -> str:
    """The reply behind what was thought aloud: behind the last mark that ends it, for endpoints may keep the first one.

    Of a reply that was ``cut`` off, or that never ends its thinking, only one that is all JSON is an answer: an object
    amid other words may be a draft.

    :raises Malformed: there is no answer, or it is too long.
    """
    thought = None if _ANSWER.match(text) else _THOUGHT.match(text)
    reply = text[thought.end() :] if thought else text
    begun = _BEGUN.match(reply)
    if begun:
        reply = reply[begun.end() :]
    if len(reply) > LONGEST_REPLY:
        raise Malformed(f"the reply has {len(reply)} characters; the most is {LONGEST_REPLY}")
    whole = _WHOLE.fullmatch(reply)
    if cut and not whole:
        raise Malformed(CUT_OFF)
    if begun and not whole:
        raise Malformed("the reply never ends its thinking; close it, then give the JSON object")
    return reply


def shortened(text: str) -> str:
    """A whole reply as it is kept: of one that is too long only its two ends."""
    left_out = len(text) - LONGEST_KEPT
    if left_out <= 0:
        return text
    half = LONGEST_KEPT // 2
    return f"{text[:half]}\n[{left_out} characters are left out]\n{text[-half:]}"


def objects(text: str) -> list[Json]:
    """Every outermost JSON object in the text.

    :raises Malformed: what may have been meant for one cannot be read.
    """
    decoder = json.JSONDecoder(parse_constant=_no_number)
    found: list[Json] = []
    place = text.find("{")
    broken, false_starts = "", 0
    while place >= 0:
        try:
            value, end = decoder.raw_decode(text, place)
            if _HALF.search(json.dumps(value, ensure_ascii=False)):
                raise ValueError("an escape is half a character, such as \\ud83d alone; write the character itself")
            found.append(value)
            place = end
        except (ValueError, RecursionError) as exc:
            broken = broken or str(exc)
            false_starts += 1
            place += 1
        if false_starts > MOST_FALSE_STARTS:
            raise Malformed(f"more than {MOST_FALSE_STARTS} braces in the reply begin no JSON; it must be one object")
        place = text.find("{", place)
    if broken and not any("decision" in value for value in found):
        raise Malformed(f"the reply is no valid JSON: {broken}")
    return found


def _no_number(name: str) -> NoReturn:
    raise json.JSONDecodeError(f"{name} is no JSON", name, 0)
