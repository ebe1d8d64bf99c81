"""What a person says in several clauses, put as the one noun phrase that the grammar reads.

``see the house? tap the icon to the right of it`` and ``the house: icon on the right`` are ``the icon right of the
house``; ``below Wi-Fi there's a switch, hit it`` is ``a switch below Wi-Fi``; ``image no. 2`` is ``2nd image``.
Requests around it (``could you``, ``I want``, ``press it please``) are dropped. Nothing here knows a screen: what could
as well be a name is left as it was said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from grounding.language.clause_words import (
    CONDITIONS,
    COUNTED,
    COURTEOUS_ONES,
    DANGLING_SIDES,
    EXISTING,
    FINDERS,
    LEADERS,
    MARKS,
    NOISE,
    NUMBER_NAMES,
    NUMBER_SIGNS,
    OPENERS,
    REASONS,
    SHORT_FORMS,
    STEPS,
    TAILS,
    TAKING,
    UPRIGHT,
    WEAK,
    WHICH,
)
from grounding.language.forms import Words, by_first, longest
from grounding.language.leads import (
    LEAD_ADVERBS,
    LONGEST_SIDE,
    as_lead,
    is_line,
    is_place,
    leads,
    points_back,
    says_kind,
    side_at,
    side_before,
)
from grounding.language.numbering import (
    MANY,
    MOST_COUNTED,
    number_first,
    numbered,
    one_of,
    place_first,
    steps_away,
    value,
)
from grounding.language.parts import trimmed, without_verb
from grounding.language.requests import AND, SO, Clause, is_courtesy, is_tail, parted, without_reasons, without_request
from grounding.language.spelling import COUNTED_FROM, FARTHEST, NEAREST, evened, nearest
from grounding.language.split import Word
from grounding.language.table import ONES, ordinal_at, place_word
from grounding.vocabulary.lexicon import ARTICLES, PICTURED, ROLE_WORDS

SURE_MARKS = frozenset((":", "?", "->", "-", ".", "!"))
"""Marks that part a landmark from what is meant more surely than a comma does."""

HAS = frozenset(("has", "have", "having", "got"))

HOLDING = HAS | frozenset(("with", "contains", "containing", "holds", "holding"))
"""Before "it" they say of the thing itself what it holds: ``the box with 5 in it``."""

THEIR = frozenset(("its", "it's", "his", "their"))

BEFORE_NAMES = frozenset(("from", "the", "of", "a", "an", "at", "in"))

PARTING = frozenset(("of", "to", "and", "with", "for", "is", "as", "by")) | LEADERS
"""Before an article they say that what follows belongs to what was said."""

BEHIND_HEAD = frozenset(("just", "right", "directly", "immediately", "is", "that", "which"))

_EXISTING = by_first(EXISTING)
_TRIGGERS = (
    MARKS
    | NUMBER_SIGNS
    | frozenset(NUMBER_NAMES)
    | frozenset(map(str, range(1, MOST_COUNTED + 1)))
    | frozenset(form.split()[0] for form in OPENERS | FINDERS | NOISE | EXISTING - frozenset(("is", "are")))
    | frozenset(form.split()[-1] for form in TAILS)
    | COURTEOUS_ONES
    | CONDITIONS
    | frozenset(("rt", "n", "them"))
    | HAS
    | COUNTED_FROM
    | frozenset(SHORT_FORMS)
    | frozenset(UPRIGHT)
    | frozenset(("right", "one", "which", "that"))
    | NEAREST
    | FARTHEST
    | TAKING
    | AND
    | SO
    | REASONS
)
"""A phrase without any of these is one noun phrase already."""

_COMMA = Word(",")
_FROM = frozenset(("from",))


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
    words = numbered(steps_away(nearest(evened(words))))
    parts = parted(words)
    clauses = [without_request(part, mark, len(parts) > 1) for part, mark in parts]
    clauses = [clause for n, clause in enumerate(clauses) if clause.words and not (n and is_tail(clause.words))]
    clauses = [clause for clause in clauses if clause.asked or not is_courtesy(clause.words)] or clauses
    clauses = without_reasons(clauses)
    if not clauses:
        return Plain(tuple(word for word in words if not word.among(MARKS) or word.text == ","))
    said = _thing_first(clauses[0])
    for clause in clauses[1:]:
        said = _joined(said, _thing_first(clause))
    return Plain(place_first(number_first(numbered(said.words))), said.twice)


def _thing_first(clause: Clause) -> Clause:
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
        if thing and leads(lead) and not words[at - 1].among(WHICH) and not (weak and thing[0].among(LEADERS)):
            return replace(clause, words=(*thing, *as_lead(lead)))
    had = _had(words)
    if had is not None:
        return replace(clause, words=had)
    parted = _thing_behind(words) if leads(words) else None
    return clause if parted is None else replace(clause, words=(*words[parted:], *as_lead(words[:parted])))


def _past_one(words: Words) -> Words:
    """``one icon`` is "an icon"."""
    return words[1:] if len(words) > 1 and words[0].among(ONES) and words[1].among(COUNTED | PICTURED) else words


def _had(words: Words) -> Words | None:
    """``Wi-Fi has at its left a switch``, ``the switch that Wi-Fi has on its left``: the switch left of Wi-Fi."""
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
                if form is not None:
                    return (*_past_one(thing), *form, *owner)
    return None


def _thing_behind(words: Words) -> int | None:
    """Where the thing begins that stands behind its lead with nothing between: ``below Wi-Fi the switch``."""
    for at in range(len(words) - 2, 1, -1):
        if words[at].among(ARTICLES | ONES) and not words[at - 1].quoted and says_kind(words[at + 1 :]):
            if words[at - 1].among(PARTING) or side_before(words, at) is not None:
                return None
            return at + 1 if words[at].among(ONES) else at
    return None


def _joined(said: Clause, clause: Clause) -> Clause:
    """A clause and the next one as one: the landmark behind the side that lacks it, the lead behind its thing."""
    before, words = said.words, clause.words
    apart = _past_apposition(words) if not leads(before) else words
    if len(apart) < len(words):
        return replace(said, words=(*before, *apart))
    counted = _counted_of(before, words) or _which_one(before, words)
    if counted is not None:
        return replace(said, words=counted)
    told = None if leads(before) else _told(before, words, said.found or clause.mark in SURE_MARKS | AND)
    if told is not None:
        return Clause(told, said.mark)
    if leads(before) and not (leads(words) or is_place(words) or is_line(words)):
        return Clause((*words, *as_lead(before)), said.mark)
    comma = (_COMMA,) if clause.mark in (",", ";", "and") else ()
    twice = said.twice or (clause.asked and clause.mark in AND and not said.found and not leads(before))
    return replace(said, words=(*before, *comma, *words), twice=twice)


def _past_apposition(words: Words) -> Words:
    """``the photo, the one above Wi-Fi``: more of the same thing."""
    at = 0
    while at < len(words) and words[at].among(ARTICLES):
        at += 1
    if at + 1 >= len(words) or not words[at].among(ONES):
        return words
    rest = words[at + 1 :]
    further = rest[0].among(WHICH | LEADERS) or side_at(rest, 0) > 0
    return rest if further and not any(points_back(words, n) for n in range(1, len(words))) else words


def _counted_of(many: Words, words: Words) -> Words | None:
    """``the arrows in the list``, then ``the fourth one`` or ``the second of them``: the number and what is counted."""
    bare = [word for word in words if not word.among(ARTICLES)]
    found = ordinal_at(bare, 0)
    if found is None or not any(word.among(MANY) for word in many):
        return None
    rest = " ".join(word.text for word in bare[found[0] :])
    return (*bare[: found[0]], *one_of(many)) if rest in ("one", "", "of them", "one of them", "of those") else None


def _which_one(said: Words, words: Words) -> Words | None:
    """``Blue Train``, then ``the second one``, ``the lower one``, ``third from the left``: which of those called so."""
    bare = tuple(word for word in words if not word.among(ARTICLES))
    found = ordinal_at(bare, 0)
    end = found[0] if found is not None else 1 if bare and not bare[0].quoted and place_word(bare[0].text) else 0
    one = end < len(bare) and bare[end].among(ONES)
    rest = bare[end + one :]
    which = rest[0].among(_FROM) if rest else one or found is not None
    if not end or not which or leads(said) or value(said, len(said) - 1):
        return None
    head = trimmed(without_verb(said))
    return (*bare[:end], *head, *rest) if head and not any(word.among(MARKS) for word in head) else None


def _told(landmark: Words, words: Words, sure: bool) -> Words | None:
    """The words with the landmark where they only point back at it; None where they do not."""
    if _says_of_it(words):
        return None
    for at in range(len(words)):
        length = points_back(words, at)
        if not length or _is_own(words, at):
            continue
        side = side_before(words, at)
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
    if not head or not (sure or form[0].text in STEPS or says_kind(head)):
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


def _is_own(words: Words, at: int) -> bool:
    """Within the clause itself something stands that it points at: ``box with 5y in it``."""
    return at > 0 and words[at - 1].among(LEADERS) and any(word.among(HOLDING) for word in words[:at])


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


def _of_kind(head: Words, landmark: Words) -> Words:
    """``the one`` as what the landmark is: behind "the first image", the one below it is an image."""
    plain = [word for word in head if not word.among(ARTICLES)]
    if len(plain) != 1 or not plain[0].among(ONES):
        return head
    return next(((word,) for word in landmark if not word.quoted and word.text in ROLE_WORDS), head)
