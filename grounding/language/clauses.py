"""What a person says in several clauses, put as the one noun phrase that the grammar reads.

``see the house? tap the icon to the right of it`` and ``the house: icon on the right`` are ``the icon right of the
house``; ``below Wi-Fi there's a switch, hit it`` is ``a switch below Wi-Fi``; ``image no. 2`` is ``2nd image``.
Requests around it (``could you``, ``I want``, ``press it please``) are dropped. Nothing here knows a screen: what could
as well be a name is left as it was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from grounding.language.clause_words import (
    CONDITIONS,
    COUNTED,
    COURTEOUS,
    COURTEOUS_ONES,
    DANGLING_SIDES,
    EXISTING,
    FINDERS,
    GREETINGS,
    HESITANT,
    JOINTS,
    KINDS,
    LEADERS,
    MARKS,
    NOISE,
    NUMBER_NAMES,
    NUMBER_SIGNS,
    OPENERS,
    PRONOUNS,
    REASONS,
    REQUESTS,
    SHORT_FORMS,
    STEPS,
    TAILS,
    TAKING,
    THANKS,
    UPRIGHT,
    WEAK,
    WHICH,
)
from grounding.language.evening import COUNTED_FROM, ONTO, evened
from grounding.language.forms import Words, by_first, longest, standing, starts
from grounding.language.numbering import MANY, MOST_COUNTED, number_first, numbered, one_of, value
from grounding.language.split import Word
from grounding.language.table import ONES, PLACE_TAIL, ROW_WORDS, SIDE_FORMS, ordinal_at, place_word
from grounding.vocabulary.lexicon import ARTICLES, PICTURED, ROLE_WORDS, SCOPES

MOST_OPENERS = 6
LONGEST_SIDE = 6

LEAD_ADVERBS = frozenset(("down", "up", "over", "just", "right", "directly", "immediately", "way", "look", "there"))
"""What may stand before a place or a side that a phrase begins with: ``down at the bottom``."""

SURE_MARKS = frozenset((":", "?", "->", "-", ".", "!"))
"""Marks that part a landmark from what is meant more surely than a comma does."""

FIND = frozenset(("find", "locate", "spot"))
AND = frozenset(("and", "then"))
SO = frozenset(("so", "therefore"))
KIND = frozenset(("kind", "good", "dear", "glad", "grateful", "obliged"))
HAS = frozenset(("has", "have", "having", "got"))
HOLDING = HAS | frozenset(("with", "contains", "containing", "holds", "holding"))
"""Before "it" they say of the thing itself what it holds: ``the box with 5 in it``."""

THEIR = frozenset(("its", "it's", "his", "their"))
BEFORE_NAMES = frozenset(("from", "the", "of", "a", "an", "at", "in"))
PARTING = frozenset(("of", "to", "and", "with", "for", "is", "as", "by")) | LEADERS
"""Before an article they say that what follows belongs to what was said."""

BEHIND_HEAD = frozenset(("just", "right", "directly", "immediately", "is", "that", "which"))
OPPOSITES = {
    "left": "right", "right": "left", "above": "below", "below": "above", "after": "before", "before": "after",
}  # fmt: skip

_OPENERS, _FINDERS, _EXISTING, _THANKS = map(by_first, (OPENERS, FINDERS, EXISTING, THANKS))
_TAILS = {
    last: tuple(sorted((tuple(form.split()) for form in TAILS if form.split()[-1] == last), key=len, reverse=True))
    for last in {form.split()[-1] for form in TAILS}
}
_TAIL_WORDS = frozenset(word for form in TAILS for word in form.split()) | PRONOUNS | ONES | REQUESTS | TAKING | JOINTS
_TOUCHABLE = ARTICLES | COUNTED | ONES | PRONOUNS | JOINTS - frozenset(("for",)) | PICTURED
_TRIGGERS = (
    MARKS
    | NUMBER_SIGNS
    | frozenset(NUMBER_NAMES)
    | frozenset(map(str, range(1, MOST_COUNTED + 1)))
    | frozenset(form.split()[0] for form in OPENERS | FINDERS | NOISE | EXISTING - frozenset(("is", "are")))
    | frozenset(_TAILS)
    | COURTEOUS_ONES
    | CONDITIONS
    | frozenset(("rt", "n", "them"))
    | HAS
    | COUNTED_FROM
    | frozenset(SHORT_FORMS)
    | frozenset(UPRIGHT)
    | frozenset(("right", "one", "which", "that"))
    | TAKING
    | AND
    | SO
    | REASONS
)
"""A phrase without any of these is one noun phrase already."""

_COMMA = Word(",")


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words without their request; ``mark`` stood before them ('' at the beginning, "and" between two requests).

    ``found`` if it only says where to look first: ``see the house?``, ``find Wi-Fi and …``. ``asked`` if it asks for a
    touch, ``twice`` if it does so of two things: ``tap Wi-Fi and press VPN``.
    """

    words: Words
    mark: str
    found: bool = False
    asked: bool = False
    twice: bool = False


class Plain(NamedTuple):
    """One noun phrase with its relations behind it; commas are the only marks left.

    ``twice`` if two things are asked for, one after the other: then the words are both.
    """

    words: Words
    twice: bool = False


def plainly(words: Words) -> Plain:
    """What was said as one noun phrase."""
    if not any(not word.quoted and word.said in _TRIGGERS for word in words):
        return Plain(words)
    words = numbered(evened(words))
    parts = _parted(words)
    clauses = [_without_request(part, mark, len(parts) > 1) for part, mark in parts]
    clauses = [clause for n, clause in enumerate(clauses) if clause.words and not (n and _is_tail(clause.words))]
    clauses = [clause for clause in clauses if not _is_courtesy(clause.words)] or clauses
    clauses = _without_reasons(clauses)
    if not clauses:
        return Plain(tuple(word for word in words if not word.among(MARKS) or word.text == ","))
    said = _thing_first(clauses[0])
    for clause in clauses[1:]:
        said = _joined(said, _thing_first(clause))
    return Plain(number_first(numbered(said.words)), said.twice)


# --- clauses and their requests --------------------------------------------------------------------------------------


def _parted(words: Words) -> list[tuple[Words, str]]:
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
        elif _requests(words, at) and _leads(_without_request(words[start:at], mark, True).words):
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
    while at < len(words) and words[at].among(LEAD_ADVERBS) and not _side_at(words, at):
        at += 1
    side = _side_at(words, at)
    return side > 0 and _points_back(words, at + side) > 0


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


def _without_request(words: Words, mark: str, sure: bool) -> _Clause:
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
        if words and words[0].among(ONTO) and not (_side_at(words, 0) if touched else _leads(words)):
            words = words[1:]
    return _Clause(_without_and(words), mark, found, asked)


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


def _is_courtesy(words: Words) -> bool:
    """``if you don't mind``, ``much obliged``, ``oh dear``, ``hey``."""
    if all(word.among(GREETINGS) for word in words):
        return True
    if all(not word.quoted and word.said in COURTEOUS for word in words) and any(word.among(KIND) for word in words):
        return True
    return words[0].among(CONDITIONS) and not _says_kind(words) and not any(word.quoted for word in words)


def _without_reasons(clauses: list[_Clause]) -> list[_Clause]:
    """Without ``I can't see a thing`` where the rest says enough and does not point back at it."""
    rest = [clause for clause in clauses if clause.asked or not _is_reason(clause.words)]
    enough = any(clause.asked or _says_kind(clause.words) for clause in rest)
    back = any(
        _points_back(clause.words, at) and _side_before(clause.words, at) is not None
        for clause in rest
        for at in range(len(clause.words))
    )
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
        if not length or (words[-length].text == "i" and not _says_kind(words[:-length])):
            return words
        words = words[:-length]


def _without_and(words: Words) -> Words:
    """Without an "and" in front and the verb of a lead behind: ``left of Wi-Fi an icon stands``."""
    if len(words) > 1 and words[0].among(frozenset(("and",))):
        words = words[1:]
    return words[:-1] if len(words) > 2 and words[-1].among(WEAK) and _leads(words) else words


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


def _is_tail(words: Words) -> bool:
    """Nothing but "it", "that one", "please"."""
    return all(word.among(_TAIL_WORDS) for word in words)


# --- one clause: the thing first -------------------------------------------------------------------------------------


def _thing_first(clause: _Clause) -> _Clause:
    """``below Wi-Fi there's a switch`` and ``Wi-Fi has a switch on its left`` with the thing first."""
    words = clause.words
    for at in range(len(words)):
        length = longest(words, at, _EXISTING)
        if not length:
            continue
        lead, thing = words[:at], _past_one(words[at + length :])
        weak = words[at].said in WEAK
        if not at:
            return clause if weak or not thing else replace(clause, words=thing, found=True)
        if thing and _leads(lead) and not words[at - 1].among(WHICH) and not (weak and thing[0].among(LEADERS)):
            return replace(clause, words=(*thing, *_as_lead(lead)))
    had = _had(words)
    if had is not None:
        return replace(clause, words=had)
    parted = _thing_behind(words) if _leads(words) else None
    return clause if parted is None else replace(clause, words=(*words[parted:], *_as_lead(words[:parted])))


def _past_one(words: Words) -> Words:
    """``one icon`` is "an icon"."""
    return words[1:] if len(words) > 1 and words[0].among(ONES) and words[1].among(COUNTED | PICTURED) else words


def _had(words: Words) -> Words | None:
    """``Wi-Fi has at its left a switch``, ``the switch that Wi-Fi has on its left``: the switch left of Wi-Fi.

    ``icon that has Wi-Fi on its left``: the icon right of it.
    """
    for at in range(1, len(words) - 1):
        if not words[at].among(HAS):
            continue
        owner, behind = words[:at], words[at + 1 :]
        form = _dangling_form(behind)
        which = next((n for n in range(at - 2, 0, -1) if words[n].among(WHICH)), None)
        if form is not None and which is not None:
            return (*words[:which], *form, *words[which + 1 : at])
        for cut in range(1, len(behind)):
            for said, thing in ((behind[:cut], behind[cut:]), (behind[cut:], behind[:cut])):
                form = _dangling_form(said)
                if form is not None and owner[-1].among(WHICH):
                    return (*owner[:-1], *_opposite(form), *thing)
                if form is not None:
                    return (*_past_one(thing), *form, *owner)
    return None


def _opposite(form: Words) -> Words:
    return tuple(Word(OPPOSITES.get(word.text, word.text)) for word in form)


def _thing_behind(words: Words) -> int | None:
    """Where the thing begins that stands behind its lead with nothing between: ``below Wi-Fi the switch``."""
    for at in range(len(words) - 2, 1, -1):
        if words[at].among(ARTICLES | ONES) and not words[at - 1].quoted and _says_kind(words[at + 1 :]):
            if words[at - 1].among(PARTING) or _side_before(words, at) is not None:
                return None
            return at + 1 if words[at].among(ONES) else at
    return None


# --- leads: a place or a side that is told before the thing ----------------------------------------------------------


def _leads(words: Words) -> bool:
    """A place or a side, and no thing before it: ``in the second row``, ``to the left of Wi-Fi``, ``top right``."""
    words = _past_adverbs(words)
    if not words or words[0].quoted:
        return False
    if _side_at(words, 0):
        return True
    if words[0].among(LEADERS):
        return len(words) > 1
    return _is_place(words) or _is_line(words) or " ".join(w.text for w in words if not w.among(ARTICLES)) in SCOPES


def _past_adverbs(words: Words) -> Words:
    while len(words) > 1 and words[0].among(LEAD_ADVERBS):
        if not words[1].among(LEADERS | LEAD_ADVERBS) and not _side_at(words, 1):
            break
        words = words[1:]
    return words


def _as_lead(words: Words) -> Words:
    """The lead with a preposition: ``top right`` as "at the top right", ``2nd row`` as "in the 2nd row"."""
    words = _past_adverbs(words)
    if words[0].among(LEADERS) or _side_at(words, 0):
        return words
    while words[0].among(ARTICLES):
        words = words[1:]
    return (Word("at" if _is_place(words) else "in"), Word("the"), *words)


def _is_place(words: Sequence[Word]) -> bool:
    """``top right``, ``the lower half``."""
    bare = [word for word in words if not word.among(ARTICLES)]
    placed = [not word.quoted and place_word(word.text) is not None for word in bare]
    return any(placed) and all(at or word.among(PLACE_TAIL) for at, word in zip(placed, bare, strict=True))


def _is_line(words: Words) -> bool:
    """``the 2nd row``, ``row 2 column 3``."""
    bare = [word for word in words if not word.among(ARTICLES | frozenset(("very",)))]
    begins = bool(bare) and (bare[0].text[:1].isdigit() or ordinal_at(bare, 0) is not None or _is_place(bare[:1]))
    return begins and 1 < len(bare) <= 4 and bare[-1].among(frozenset(ROW_WORDS))


def _side_at(words: Words, at: int) -> int:
    """How many words say a side here, with something behind them; 0 where none do."""
    return next((len(form) for form in standing(words, at, SIDE_FORMS) if len(words) - at > len(form)), 0)


# --- two clauses as one ----------------------------------------------------------------------------------------------


def _joined(said: _Clause, clause: _Clause) -> _Clause:
    """A clause and the next one as one: the landmark behind the side that lacks it, the lead behind its thing."""
    before, words = said.words, clause.words
    apart = _past_apposition(words) if not _leads(before) else words
    if len(apart) < len(words):
        return replace(said, words=(*before, *apart))
    counted = _counted_of(before, words)
    if counted is not None:
        return replace(said, words=counted)
    told = None if _leads(before) else _told(before, words, said.found or clause.mark in SURE_MARKS | AND)
    if told is not None:
        return _Clause(told, said.mark)
    if _leads(before) and not (_leads(words) or _is_place(words) or _is_line(words)):
        return _Clause((*words, *_as_lead(before)), said.mark)
    comma = (_COMMA,) if clause.mark in (",", ";", "and") else ()
    twice = said.twice or (clause.asked and clause.mark in AND and not said.found and not _leads(before))
    return replace(said, words=(*before, *comma, *words), twice=twice)


def _past_apposition(words: Words) -> Words:
    """``the photo, the one above Wi-Fi``: more of the same thing."""
    at = 0
    while at < len(words) and words[at].among(ARTICLES):
        at += 1
    if at + 1 >= len(words) or not words[at].among(ONES):
        return words
    rest = words[at + 1 :]
    further = rest[0].among(WHICH | LEADERS) or _side_at(rest, 0) > 0
    return rest if further and not any(_points_back(words, n) for n in range(1, len(words))) else words


def _counted_of(many: Words, words: Words) -> Words | None:
    """``the arrows in the list``, then ``the fourth one`` or ``the second of them``: the number and what is counted."""
    bare = [word for word in words if not word.among(ARTICLES)]
    found = ordinal_at(bare, 0)
    if found is None or not any(word.among(MANY) for word in many):
        return None
    rest = " ".join(word.text for word in bare[found[0] :])
    return (*bare[: found[0]], *one_of(many)) if rest in ("one", "", "of them", "one of them", "of those") else None


def _told(landmark: Words, words: Words, sure: bool) -> Words | None:
    """The words with the landmark where they only point back at it; None where they do not."""
    if _says_of_it(words):
        return None
    for at in range(len(words)):
        length = _points_back(words, at)
        if not length or _is_own(words, at):
            continue
        side = _side_before(words, at)
        if side is None and at and words[at - 1].among(LEADERS) and sure:
            side = at - 1
        if side is not None:
            return _with_landmark(words[:side], words[side:at], landmark, words[at + length :])
    for end in range(len(words) - 1, 1, -1):
        form = _dangling_form(words[:end])
        if form is not None and any(word.said in THEIR for word in words[:end]):
            return (*words[end:], *form, *landmark)
    dangling = _dangling(words)
    if dangling is None:
        return None
    start, form = dangling
    head = words[:start]
    while head and head[-1].among(BEHIND_HEAD):
        head = head[:-1]
    if not head or not (sure or form[0].text in STEPS or _says_kind(head)):
        return None
    return (*_of_kind(head, landmark), *form, *landmark)


def _says_of_it(words: Words) -> bool:
    """It only says more of what was said before: ``which is …``, ``that has …``."""
    if not words[0].among(WHICH):
        return False
    return words[0].text != "that" or (len(words) > 1 and words[1].among(HAS | WEAK))


def _with_landmark(head: Words, form: Words, landmark: Words, rest: Words) -> Words:
    while head and head[-1].among(LEAD_ADVERBS):
        head = head[:-1]
    if not head:
        head, rest = rest, ()
    return (*_of_kind(head, landmark), *form, *landmark, *rest)


def _points_back(words: Words, at: int) -> int:
    """How many words point back at what was said before: ``it``, ``that one``, ``that icon``; 0 where none do."""
    if at >= len(words) or not words[at].among(PRONOUNS):
        return 0
    follows = words[at + 1] if at + 1 < len(words) else None
    if follows is not None and follows.among(ONES):
        return 2
    if words[at].owner or (follows is not None and follows.quoted):
        return 0
    alone = words[at].text in ("it", "them", "him", "her")
    if alone or follows is None or follows.among(MARKS | LEADERS | ARTICLES):
        return 1
    return 2 if follows.text in ROLE_WORDS and (at + 2 == len(words) or words[at + 2].among(MARKS)) else 0


def _is_own(words: Words, at: int) -> bool:
    """Within the clause itself something stands that it points at: ``box with 5y in it``."""
    return at > 0 and words[at - 1].among(LEADERS) and any(word.among(HOLDING) for word in words[:at])


def _side_before(words: Words, end: int) -> int | None:
    """Where the side begins that ends here."""
    for start in range(max(0, end - LONGEST_SIDE), end):
        if any(len(form) == end - start for form in standing(words, start, SIDE_FORMS)):
            return start
    return None


def _dangling(words: Words) -> tuple[int, Words] | None:
    """Where a side without a landmark begins at the end, and how it is said with one."""
    for start in range(max(0, len(words) - LONGEST_SIDE), len(words)):
        form = _dangling_form(words[start:])
        if form is not None:
            return None if start and words[start - 1].among(BEFORE_NAMES) else (start, form)
    return None


def _dangling_form(words: Words) -> Words | None:
    """A side without a landmark, as it is said with one."""
    said = "" if any(word.quoted for word in words) else " ".join(word.said for word in words)
    form = DANGLING_SIDES.get(said)
    return None if form is None else tuple(map(Word, form))


def _says_kind(words: Words) -> bool:
    return any(word.among(KINDS) for word in words)


def _of_kind(head: Words, landmark: Words) -> Words:
    """``the one`` as what the landmark is: behind "the first image", the one below it is an image."""
    plain = [word for word in head if not word.among(ARTICLES)]
    if len(plain) != 1 or not plain[0].among(ONES):
        return head
    return next(((word,) for word in landmark if not word.quoted and word.text in ROLE_WORDS), head)
