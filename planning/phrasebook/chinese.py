"""A Chinese clause as the English one that means the same; what it names stays in Chinese, as it was said.

So there is one grammar: what is refused, how text is taken and what a claim expects is decided behind, in English.
Names and texts are put behind marks, as quotes are (quoting.py): no English pattern looks into them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from planning.phrasebook import chinese_words as words
from planning.phrasebook.chinese_forms import CLAIMS, TABLE, any_of
from planning.phrasebook.punctuation import COMMAS, ENDS, HAN, WIDE_STOPS
from planning.phrasebook.quoting import CLOSE_MARK, MARK, OPEN_MARK, Masked, Span

LONGEST_NAME = 40
"""Characters of a phrase or an app's name, quotes left out."""

_SIMPLER = str.maketrans(words.TRADITIONAL, words.SIMPLIFIED)
_HAN = re.compile(f"[{HAN}]")
_FILLERS = re.compile(rf"^(?:(?:{any_of(words.FILLERS)})[\s{COMMAS}：:]*)+(?=.)")
_MARKS_BEHIND = re.compile(rf"[\s{ENDS}{COMMAS}]+$")
_ENDING = re.compile(rf"(?<![{words.NO_ENDING}])(?:{any_of(words.ENDINGS + words.AFTER)})$")
_TYPING = re.compile(any_of(words.TYPING))
_TOUCH_INSIDE = re.compile(rf"(?<=.)(?:{any_of(words.TOUCHES)})")
_VERB_INSIDE = re.compile(rf"(?<=[^{words.NO_CLAUSE_AFTER}])(?:{any_of(words.MID)})(?!$|{any_of(words.NO_OBJECT)})")
_NEXT_CLAUSE = re.compile(rf"[{COMMAS}{WIDE_STOPS}]\s*(?:{any_of(words.TOUCHES)}|{any_of(words.MID)})")
_BEGINS = re.compile(any_of(words.TOUCHES + words.DEEDS + words.OTHERS))
_SLOT_OF = {"x2": "x", "side": "way", "flick": "way"}
_AND = re.compile(r"[、，,]|以及|和|与|跟")
_STRAY = re.compile(rf'["“”„«»「」『』【】{COMMAS}{WIDE_STOPS};]')


@dataclass(frozen=True, slots=True)
class Form:
    """A way to say something in Chinese, as ``forms.Form`` is one in English."""

    says: str
    example: str
    pattern: re.Pattern[str]
    english: str

    def fill(self, clause: Masked, plain: str) -> Masked | None:
        """The English of a tidy clause, of which ``plain`` is the simplified text; None where the form does not fit."""
        found = self.pattern.fullmatch(plain)
        return _Filling(clause).fill(self.english, found) if found else None


def _pattern(text: str) -> re.Pattern[str]:
    """The pattern with spaces allowed before every group."""
    return re.compile(re.sub(r"\((?=\?:|\?P<)", r"\\s*(", text) + r"\s*", re.IGNORECASE | re.DOTALL)


FORMS = tuple(Form(says, example, _pattern(pattern), english) for says, example, pattern, english in TABLE)
_CLAIMS = tuple((_pattern(pattern), english) for _, pattern, english in CLAIMS)
_OPENING = _pattern(rf"在(?!.*(?:{any_of(words.PLACES)})(?:里面|里|中|内)$)(?P<app>.+?)(?:应用|app)?(?:里面|里|中|内)")
_IN_APP = re.compile(
    rf"(在\s*(?:{any_of(words.APPS)}|.+?(?:应用|app))\s*(?:里面|里|中|内))\s*(?={any_of(words.TOUCHES + words.DEEDS)})"
)
_VERB = any_of(words.TOUCHES + words.DEEDS)
_LONG_VERB = any_of(tuple(verb for verb in words.TOUCHES + words.DEEDS if len(verb) > 1))
"""The others are the ends of other words, too: 课后点读."""
_ORDINAL = rf"(?:第(?:[0-9]+|[{''.join(words.NUMBERS)}]+)步|步[骤驟](?:[0-9]+|[{''.join(words.NUMBERS)}]+))"
END = rf"[{COMMAS}]?\s*(?:然[后後]|{_ORDINAL})\s*[{COMMAS}：:]?|(?<=[{HAN}{CLOSE_MARK}])\.(?=[{HAN}{OPEN_MARK}])"
"""What ends a clause in any case."""
JOINT = (
    rf"\s*(?:{any_of(words.JOINTS)})\s*[{COMMAS}]?"
    rf"|\s*(?:{any_of(words.WEAK_JOINTS)})(?=(?:{_VERB})(?!\s*(?:$|[{COMMAS}])))"
    rf"|(?<![{words.NO_ENDING}])(?:{any_of(words.AFTER)})\s*(?=(?:{_LONG_VERB}))"
    rf"|(?<=[\w{CLOSE_MARK}])\s+(?=(?:{_LONG_VERB}))"
    rf"|(?<=[\w{CLOSE_MARK}])" + "".join(f"(?<!{word})" for word in words.NO_JOINT) + rf"(?={any_of(words.TOUCHES)})"
)
"""What ends a clause in Chinese where both sides are clauses. Between two verbs of touch there need be nothing."""


def is_chinese(text: str) -> bool:
    """Chinese characters stand outside the marks."""
    return _HAN.search(MARK.sub("", text)) is not None


def is_app(name: str) -> bool:
    """It is what a well-known kind of app goes by."""
    return simplified(name).strip() in words.APPS


def simplified(text: str) -> str:
    """The text as the patterns have it, character for character."""
    return text.translate(_SIMPLER)


def tidy(text: str) -> str:
    """The clause without what says nothing (请, 再, 然后) and without what it ends in."""
    bare, before = text.strip(), ""
    types = _TYPING.search(simplified(text)) is not None
    while before != bare:
        before = bare
        bare = bare[_end(_FILLERS.match(simplified(bare))) :]
        behind = _MARKS_BEHIND.search(bare) or (None if types else _ENDING.search(simplified(bare)))
        bare = (bare[: behind.start()] if behind else bare).strip()
    return bare


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def in_english(clause: Masked) -> Iterator[Masked]:
    """The English clauses that mean the same, the likeliest first; none of a clause that is not Chinese."""
    tidied = clause.part(tidy(clause.text))
    if is_chinese(tidied.text):
        plain = simplified(tidied.text)
        yield from (said for form in FORMS if (said := form.fill(tidied, plain)))


def opening(clause: Masked) -> Masked | None:
    """What stands before the first clause of a sentence: ``在设置里，…``."""
    text = tidy(clause.text)
    found = _OPENING.fullmatch(simplified(text))
    return _Filling(clause.part(text)).fill("open the {app} app", found) if found else None


def says_nothing(text: str) -> bool:
    """Nothing but courtesy: 谢谢."""
    return not tidy(text)


def with_comma(sentence: str) -> str:
    """``在设置里打开…`` with the comma that ``opening`` wants, where it is plain that an app is meant."""
    found = _IN_APP.match(simplified(sentence))
    return f"{sentence[: found.end()]}，{sentence[found.end() :]}" if found else sentence


def holds_clause(text: str) -> bool:
    """Another clause seems to stand inside: 设置点击显示, but not 点击登录."""
    return _TOUCH_INSIDE.search(simplified(text)) is not None


def begins_clause(text: str) -> bool:
    """The words begin the way a clause begins, understood or not."""
    return _BEGINS.match(simplified(tidy(text))) is not None


def without_verb(text: str) -> str:
    """What stands behind the verb that a clause begins with."""
    found = _BEGINS.match(text)
    return text[found.end() :].strip() if found else text


class _Filling:
    """An English clause that is being filled with what a Chinese one names, in the characters it was named in."""

    def __init__(self, clause: Masked) -> None:
        self._clause = clause
        self._spans = list(clause.spans)

    def fill(self, english: str, found: re.Match[str]) -> Masked | None:
        """The clause with every group of the match in its place; None where one cannot be what it would have to be."""
        said = self._filled(english, found, self._clause.text)
        return Masked(said, tuple(self._spans)) if said is not None else None

    def _filled(self, english: str, found: re.Match[str], text: str) -> str | None:
        slots: defaultdict[str, str] = defaultdict(str)
        for name, said in found.groupdict().items():
            if said is None:
                continue
            piece = self._piece(name, said.strip(), text[slice(*found.span(name))].strip())
            if piece is None:
                return None
            slots[_SLOT_OF.get(name, name)] = piece
        if slots["n"]:
            slots["up_to"] = f" for up to {slots['n']} {slots['unit']}"
        return english.format_map(slots)

    def _piece(self, name: str, said: str, text: str) -> str | None:
        """What goes into a slot: ``said`` is one of the words of the tables, or ``text`` as it was written."""
        match name:
            case "text" | "value" | "name":
                return self._text(text)
            case "claim":
                return self._claim(text)
            case "xs":
                parts = [self._phrase(part.strip()) for part in _AND.split(text)]
                return " and ".join(part for part in parts if part) if all(parts) else None
            case "way" | "side" | "flick":
                return f" {words.DIRECTIONS[said]}"
            case "times":
                return f" {_number(said)} times"
            case "key":
                return words.KEYS[said.lower()]
            case "zoom":
                return "in" if said == "放大" else "out"
            case "n":
                return _number(said)
            case "unit":
                return "seconds" if said == "秒" else "minutes"
            case _:
                return self._phrase(text)

    def _phrase(self, said: str) -> str | None:
        """A phrase or a name: no pronoun, no bare comma or quote, no other clause and no condition inside."""
        plain = simplified(MARK.sub("", said)).strip()
        if plain in words.PRONOUNS or len(plain) > LONGEST_NAME or _STRAY.search(plain):
            return None
        if (
            holds_clause(said)
            or _VERB_INSIDE.search(simplified(said))
            or any(word in plain for word in words.CONDITIONS)
        ):
            return None
        named = MARK.search(said) or re.search(r"\w", plain) or plain in {"+", "?"}
        return self._mark(said) if named else None

    def _text(self, said: str) -> str | None:
        """A text to type or a value: a quote, or words in which no other clause seems to stand."""
        if not said or (not MARK.fullmatch(said) and (holds_clause(said) or _NEXT_CLAUSE.search(simplified(said)))):
            return None
        return self._mark(said)

    def _claim(self, said: str) -> str | None:
        for pattern, english in _CLAIMS:
            found = pattern.fullmatch(simplified(said))
            if found and (claim := self._filled(english, found, said)):
                return claim
        return None

    def _mark(self, said: str) -> str:
        if MARK.fullmatch(said):
            return said
        self._spans.append(Span("words", said, self._clause.said(said)))
        return f"{OPEN_MARK}{len(self._spans) - 1}{CLOSE_MARK}"


def _number(said: str) -> str:
    return said if said.isascii() else str(words.NUMBERS[said])
