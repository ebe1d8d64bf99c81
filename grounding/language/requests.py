"""The clauses of what a person says, each without what only asks for a touch."""

from __future__ import annotations

from dataclasses import dataclass

from grounding.language.clause_words import (
    CONDITIONS,
    COUNTED,
    COURTEOUS,
    COURTEOUS_ONES,
    FINDERS,
    GREETINGS,
    HESITANT,
    JOINTS,
    MARKS,
    OPENERS,
    PRONOUNS,
    REASONS,
    REQUESTS,
    TAILS,
    TAKING,
    THANKS,
    WEAK,
)
from grounding.language.forms import Words, by_first, longest, starts
from grounding.language.leads import LEAD_ADVERBS, leads, points_back, says_kind, side_at, side_before
from grounding.language.numbering import value
from grounding.language.spelling import ONTO
from grounding.language.split import Word
from grounding.language.table import ONES
from grounding.vocabulary.lexicon import ARTICLES, PICTURED

MOST_OPENERS = 6

FIND = frozenset(("find", "locate", "spot"))

AND = frozenset(("and", "then"))

SO = frozenset(("so", "therefore"))

_FOR = frozenset(("for", "with", "about"))

KIND = frozenset(("kind", "good", "dear", "glad", "grateful", "obliged"))

_OPENERS, _FINDERS, _THANKS = map(by_first, (OPENERS, FINDERS, THANKS))
_TAILS = {
    last: tuple(sorted((tuple(form.split()) for form in TAILS if form.split()[-1] == last), key=len, reverse=True))
    for last in {form.split()[-1] for form in TAILS}
}

_TAIL_WORDS = frozenset(word for form in TAILS for word in form.split()) | PRONOUNS | ONES | REQUESTS | TAKING | JOINTS

_TOUCHABLE = ARTICLES | COUNTED | ONES | PRONOUNS | JOINTS - frozenset(("for",)) | PICTURED


@dataclass(frozen=True, slots=True)
class Clause:
    """Words without their request; ``mark`` stood before them ('' at the beginning, "and" between two requests).

    ``found`` if it only says where to look first: ``see the house?``, ``find Wi-Fi and …``. ``asked`` if it asks for a
    touch, ``twice`` if it does so of two things: ``tap Wi-Fi and press VPN``.
    """

    words: Words
    mark: str
    found: bool = False
    asked: bool = False
    twice: bool = False


def parted(words: Words) -> list[tuple[Words, str]]:
    """The clauses, each with the mark before it: at marks, and where another request begins behind "and" or a lead."""
    found: list[tuple[Words, str]] = []
    start, mark = 0, ""
    for at, word in enumerate(words):
        if word.among(MARKS):
            found.append((words[start:at], mark))
            goes_on = at + 1 < len(words) and words[at + 1].among(AND)
            start, mark = at + 1 + goes_on, "and" if goes_on else word.text
        elif at <= start:
            continue
        elif word.among(SO) and at + 1 < len(words) and _begins_another(words, at + 1):
            found.append((words[start:at], mark))
            start, mark = at + 1, ":"
        elif word.among(AND) and (
            _begins_another(words, at + 1) or (words[0].among(REQUESTS) and _asks(words, at + 1))
        ):
            found.append((words[start:at], mark))
            start, mark = at + 1, "and"
        elif _requests(words, at) and leads(without_request(words[start:at], mark, True).words):
            found.append((words[start:at], mark))
            start, mark = at, "and"
    return [*found, (words[start:], mark)]


def _begins_another(words: Words, at: int) -> bool:
    """Behind "and" another clause begins: a request, or a side of what was said before it."""
    while at < len(words) and words[at].among(HESITANT | frozenset(("please",))):
        at += 1
    takes = at + 1 < len(words) and words[at].among(TAKING) and words[at + 1].among(ARTICLES)
    if takes or _requests(words, at):
        return True
    while at < len(words) and words[at].among(LEAD_ADVERBS) and not side_at(words, at):
        at += 1
    side = side_at(words, at)
    return side > 0 and points_back(words, at + side) > 0


def _asks(words: Words, at: int) -> bool:
    """A verb of touching and something more."""
    while at < len(words) and words[at].among(AND | HESITANT):
        at += 1
    return at + 1 < len(words) and words[at].among(REQUESTS)


def _requests(words: Words, at: int) -> bool:
    """A verb of touching and something to touch begin here."""
    if at + 1 >= len(words) or not words[at].among(REQUESTS | FIND):
        return False
    follows = words[at + 1]
    if words[at].among(FIND):
        return follows.among(ARTICLES)
    return follows.quoted or follows.text in _TOUCHABLE or follows.text[:1].isdigit() or value(words, at + 1) > 0


def without_request(words: Words, mark: str, sure: bool) -> Clause:
    """The clause without what only asks for a touch, in front and behind; ``sure`` where it is one of several."""
    found, asked, several = False, False, sure
    words = _without_tail(_without_thanks(words))
    courteous = _courteous(words)
    if courteous:
        words, sure = words[courteous + int(_is_touching(words[courteous])) :], True
    for _ in range(MOST_OPENERS):
        length = longest(words, 0, _OPENERS)
        if length and words[0].said in HESITANT and not _goes_on(words, length):
            length = 0
        opened = length > 0
        if not length and sure:
            length = longest(words, 0, _FINDERS)
            found = found or length > 0
        if not length and sure and words:
            length = int(words[0].among(REQUESTS) or (words[0].among(TAKING) and _goes_on(words, 1)))
        if not length or (length == len(words) and not mark and not several):
            break
        touched = words[length - 1].among(REQUESTS)
        asked = asked or touched
        words, sure = words[length:], sure or opened
        if words and words[0].among(ONTO) and not (side_at(words, 0) if touched else leads(words)):
            words = words[1:]
    return Clause(_without_and(words), mark, found, asked)


def _courteous(words: Words) -> int:
    """How many words of courtesy stand before a verb of touching: ``might I trouble you to``."""
    for at, word in enumerate(words):
        if at and (word.among(REQUESTS) or _is_touching(word)) and at + 1 < len(words):
            return at if any(w.said in COURTEOUS_ONES for w in words[:at]) else 0
        if word.quoted or word.said not in COURTEOUS:
            return 0
    return 0


def _is_touching(word: Word) -> bool:
    """``pressing``, ``tapping``."""
    return not word.quoted and word.text.endswith("ing") and {word.text[:-3], word.text[:-4]} & REQUESTS != set()


def is_courtesy(words: Words) -> bool:
    """``if you don't mind``, ``much obliged``, ``oh dear``, ``hey``."""
    if all(word.among(GREETINGS) for word in words):
        return True
    if all(not word.quoted and word.said in COURTEOUS for word in words) and any(word.among(KIND) for word in words):
        return True
    return words[0].among(CONDITIONS) and not says_kind(words) and not any(word.quoted for word in words)


def without_reasons(clauses: list[Clause]) -> list[Clause]:
    """Without ``I can't see a thing`` where the rest says enough and does not point back at it."""
    rest = [clause for clause in clauses if clause.asked or not _is_reason(clause.words)]
    enough = any(clause.asked or says_kind(clause.words) for clause in rest)
    back = any(
        points_back(clause.words, at) and side_before(clause.words, at) is not None
        for clause in rest
        for at in range(len(clause.words))
    ) or any(len(c.words) > 1 and c.words[-1].among(PRONOUNS) and c.words[-2].among(_FOR) for c in rest)
    return rest if enough and not back else clauses


def _is_reason(words: Words) -> bool:
    return not words[0].quoted and words[0].said in REASONS and not any(word.quoted for word in words)


def _without_thanks(words: Words) -> Words:
    """Without ``if you please`` or ``thank you`` and what follows, where no verb of touching does."""
    last = max((at for at, word in enumerate(words) if word.among(REQUESTS) or _is_touching(word)), default=0)
    return next((words[:at] for at in range(max(1, last), len(words)) if longest(words, at, _THANKS)), words)


def _without_tail(words: Words) -> Words:
    while True:
        length = _tail(words)
        if not length or (words[-length].text == "i" and not says_kind(words[:-length])):
            return words
        words = words[:-length]


def _without_and(words: Words) -> Words:
    """Without an "and" in front and the verb of a lead behind: ``left of Wi-Fi an icon stands``."""
    if len(words) > 1 and words[0].among(frozenset(("and",))):
        words = words[1:]
    return words[:-1] if len(words) > 2 and words[-1].among(WEAK) and leads(words) else words


def _tail(words: Words) -> int:
    """How many words the longest form has that ends a request here, with something before it."""
    forms = _TAILS.get(words[-1].said, ()) if words and not words[-1].quoted else ()
    return next(
        (len(form) for form in forms if starts(words, len(words) - len(form), form) and len(form) < len(words)), 0
    )


def _goes_on(words: Words, at: int) -> bool:
    """What follows is a thing or another request, so that what stood before was none of its name."""
    if at >= len(words):
        return False
    word = words[at]
    if word.quoted or word.among(ARTICLES | MARKS | REQUESTS | TAKING):
        return True
    return bool(longest(words, at, _OPENERS) or longest(words, at, _FINDERS))


def is_tail(words: Words) -> bool:
    """Nothing but "it", "that one", "please"; a tab may be called "Me"."""
    return [word.said for word in words] != ["me"] and all(word.among(_TAIL_WORDS) for word in words)
