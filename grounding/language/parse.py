"""From a phrase to the ways it can be meant: what people say around it dropped, then as labels and as constraints."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from grounding.language.anaphora import without_one
from grounding.language.asides import told_twice, unframed, without_gloss
from grounding.language.chinese import read_chinese
from grounding.language.clause_words import MARKS
from grounding.language.clauses import plainly
from grounding.language.deeds import Deed, deed_in, part_in
from grounding.language.exclusions import without_exclusions
from grounding.language.forms import Words, by_first, longest
from grounding.language.gist import gist
from grounding.language.head import ROLES
from grounding.language.labels import labels
from grounding.language.meanings import LEAST_OWNED, constraints, meanings
from grounding.language.numbering import value
from grounding.language.parts import OF, trimmed, without_verb
from grounding.language.proper import proper_names
from grounding.language.query import NotUnderstood, Query, Relation, Side, filled
from grounding.language.recast import recast
from grounding.language.requests import is_courtesy, is_tail
from grounding.language.spelling import together, without_kinds, without_nameless, without_phone, without_there
from grounding.language.split import MOST_CHARACTERS, Word, split
from grounding.language.steps import without_step
from grounding.language.table import SWITCHING, ordinal_at
from grounding.language.titles import asks_title

TWICE = "it asks for two things; say one at a time"
NAMELESS = 'nothing in it names a thing; say for example: the "Save" button'

SWITCHED = frozenset(("switch", "checkbox", "radio button"))
"""What is turned on or off, checked or not, whatever it is done with."""

PURPOSES = frozenset(
    ("confirm", "view", "see", "open", "save", "create", "start", "continue", "finish", "submit", "proceed", "return",
     "change", "edit", "get", "make", "send", "add", "show", "close", "remove", "delete", "update", "check", "dismiss",
     "access", "enter", "exit", "leave", "complete", "apply", "choose", "select", "switch", "enable", "log", "sign")
)  # fmt: skip
"""What is done with a touch: behind "to" they tell what it is good for."""

LONG_HOUR, MOST_HOURS = 2, 24
_O_CLOCK = frozenset(("o'clock", "oclock"))
_TO = frozenset(("to",))
_SWITCHING = by_first(SWITCHING)
_IS = frozenset(("is", "are", "it's", "that", "that's", "which", "what's", "turned", "switched"))
_ON_OFF = frozenset(("on", "off"))
MOST_SWITCHED = 5
"""Of so many words "wifi off" has at most: of more the last may be about anything."""


_SLOTS = tuple(chr(0xE000 + number) for number in range(MOST_CHARACTERS // 2))
"""What stands for quoted texts while a phrase is read: characters of private use, as many as a phrase can quote."""


@lru_cache(maxsize=4096)
def parse(phrase: str) -> tuple[Query, ...] | NotUnderstood:
    """Read a phrase into the ways it can be meant, in the order in which they should be tried. Never empty."""
    phrase = unframed(without_gloss(phrase))
    chinese = read_chinese(phrase)
    ways = chinese if chinese is not None else _parsed(phrase)
    if isinstance(ways, NotUnderstood):
        return ways
    proper = proper_names(phrase)
    ways = (replace(ways[0], proper=proper), *ways[1:]) if proper != ways[0].proper else ways
    parts = told_twice(phrase)
    if parts is None:
        return ways
    head, aside = (() if _is_courtesy(part) else ways_of(part) for part in parts)
    if not head or not aside:
        return ways
    return (replace(ways[0], tellings=(head, _of_that_kind(aside, head))), *ways[1:])


def _of_that_kind(aside: tuple[Query, ...], head: tuple[Query, ...]) -> tuple[Query, ...]:
    """``the Music tab, third from the left``: the third of such tabs, where they are."""
    of = next((way for way in head if not way.literal and not way.if_met), None)
    if of is None:
        return aside
    return tuple(
        way
        if way.named or way.role or way.literal
        else replace(way, role=of.role, called=of.called, scope=way.scope or of.scope, place=way.place or of.place)
        for way in aside
    )


def _is_courtesy(part: str) -> bool:
    words = split(part)
    return not isinstance(words, NotUnderstood) and (is_courtesy(words) or is_tail(words))


def _parsed(phrase: str) -> tuple[Query, ...] | NotUnderstood:
    words = split(phrase)
    if isinstance(words, NotUnderstood):
        return words
    step = without_step(phrase)
    if step == phrase or not step.strip():
        return _english(words)
    asked = parse(step)
    if isinstance(asked, NotUnderstood):
        return asked
    first, *others = dict.fromkeys((*labels(words), *asked))
    return (replace(first, said=asked[0].said), *others)


def forget() -> None:
    """Forget what was read, so that what comes next is read afresh: for measuring."""
    parse.cache_clear()
    _of_shape.cache_clear()


def ways_of(phrase: str) -> tuple[Query, ...]:
    """The ways it can be meant, none where it is not understood."""
    ways = parse(phrase)
    return () if isinstance(ways, NotUnderstood) else ways


def why_not(phrase: str) -> str:
    """Why a phrase that is only a label can be nothing else."""
    words = split(phrase)
    return TWICE if not isinstance(words, NotUnderstood) and plainly(words).twice else NAMELESS


def _english(whole: Words) -> tuple[Query, ...] | NotUnderstood:
    """The grammar looks into no quotes: phrases that differ only there are read once, and what was quoted put back."""
    quoted = tuple(word.text for word in whole if word.quoted)
    if not quoted:
        return _read(whole)
    slots = iter(_SLOTS)
    ways = _of_shape(tuple(Word(next(slots), True, word.owner) if word.quoted else word for word in whole))
    return ways if isinstance(ways, NotUnderstood) else filled(ways, dict(zip(_SLOTS, quoted, strict=False)))


@lru_cache(maxsize=1024)
def _of_shape(whole: Words) -> tuple[Query, ...] | NotUnderstood:
    return _read(whole)


def _read(whole: Words) -> tuple[Query, ...] | NotUnderstood:
    plain, twice = plainly(without_exclusions(gist(recast(whole))))
    if twice:
        return tuple(dict.fromkeys((*labels(whole), *labels(without_verb(whole))))) or NotUnderstood(TWICE)
    words = without_nameless(without_kinds(together(without_there(without_phone(plain)))))
    ways = [without_one(way) for way in _ways(words, whole) if not way.empty]
    if all(way.literal or way == Query(ordinal=way.ordinal) for way in ways):  # "the 15th" of a calendar
        ways = [Query(words=(str(w.ordinal.number),), literal=True) for w in ways if w.ordinal is not None] + ways
    if not ways:
        return NotUnderstood(NAMELESS)
    first, *others = dict.fromkeys(ways)
    said = tuple(word.said for word in whole if not word.quoted and not word.among(MARKS))
    return (replace(first, said=said), *others)


def _ways(words: Words, whole: Words) -> list[Query]:
    """As labels, then as what they mean; ``whole`` is all that was said, with what goes around a phrase."""
    bare = without_verb(words)
    found = meanings(bare)
    literal, meant = [way for way in found if way.literal], [way for way in found if not way.literal]
    if asks_title(words):
        meant = [Query(role="heading", called="title")]
    if words == whole and _in_figures(bare):
        meant = [replace(w, ordinal=replace(w.ordinal, figures=True)) if w.ordinal is not None else w for w in meant]
    role, rest = _to_switch(bare)
    switched = _switched(role, rest)
    meant = [*([switched] if switched is not None else []), *meant, *_deeds(bare)]
    if rest:  # "turn on Text scaling", "turn on Last seen": a word of its name is a kind of thing, or a number
        _, as_said = _to_switch(without_verb(whole))
        names = [*labels(rest), *labels(as_said)]
        literal += [*(replace(name, role=role, called=role) for name in names if not name.role), *names]
    if words != whole:
        literal = [*labels(whole), *labels(words), *labels(without_verb(whole)), *literal]
    literal += labels(_without_purpose(words))
    if len(bare) < len(words):
        meant += labels(words)
    meant += _full_hour(bare)
    if not bare:  # "click on now": the last word is no verb but a label
        meant += labels(words[-1:])
    return [*literal, *meant]


def _full_hour(words: Words) -> list[Query]:
    """``nine o'clock`` is 9:00, where nothing is called so."""
    said = trimmed(words)
    hour = value(said, 0) if len(said) == LONG_HOUR and said[1].among(_O_CLOCK) else 0
    return [Query(words=(f"{hour}:00",))] if 0 < hour <= MOST_HOURS else []


def _without_purpose(words: Words) -> Words:
    """``Add to confirm the task``: what stands before what it is good for, which may be a label; else nothing."""
    at = next((n for n, word in enumerate(words) if n and word.among(_TO)), None)
    if at is None or at + 2 >= len(words) or not words[at + 1].among(PURPOSES):
        return ()
    asked, named = trimmed(words[:at]), trimmed(without_verb(words[:at]))
    return named if len(named) < len(asked) and any(not word.among(ROLES) for word in named) else ()


def _in_figures(words: Words) -> bool:
    """``the 2nd icon``, as the outline counts; "2nd icon", as it prints that."""
    at = 1 if words and words[0].text == "the" else 0
    if len(words) < at + 2 or words[at + 1].among(OF):
        return False
    return words[at].text[:1].isdigit() and ordinal_at(words, at) is not None


def _to_switch(words: Words) -> tuple[str, Words]:
    """Of ``turn on Wi-Fi`` the kind of thing that is turned on, and what it is; nothing of anything else."""
    length = longest(words, 0, _SWITCHING)
    rest = trimmed(words[length:])
    if not length and 1 < len(words) <= MOST_SWITCHED and words[-1].among(_ON_OFF):  # "dark mode off"
        return ("", ()) if any(word.said in _IS for word in words) else ("switch", words[:-1])
    return (SWITCHING[" ".join(word.text for word in words[:length])], rest) if length and rest else ("", ())


def _switched(role: str, rest: Words) -> Query | None:
    """``turn on Wi-Fi``, ``uncheck the box``: the switch or the checkbox of that name; None of anything else."""
    if not rest:
        return None
    query = constraints(rest)
    if query.role in SWITCHED:
        return query
    return replace(query, role=role, called=role) if query.named and not query.role else None


def _deeds(words: Words) -> list[Query]:
    """``star the mail from Ada``: the star in the row of that mail; and, for want of such a row, the star itself."""
    told = (deed_in(words), part_in(words))
    return [way for deed in told if deed is not None for way in _ways_to(deed)] + _for_another(words)


def _for_another(words: Words) -> list[Query]:
    """``the play button for Naima``: the one in the row of Naima, where she has a row."""
    at = next((n for n, word in enumerate(words) if n > 1 and word.among(_FOR) and words[n - 1].among(_BUTTONS)), None)
    if at is None or at + 1 >= len(words):
        return []
    head, landmark = constraints(words[:at]), tuple(way for way in meanings(words[at + 1 :]) if not way.literal)
    if not head.words or head.relations or not landmark:
        return []
    return [replace(head, relations=(Relation(Side.SAME_ROW, (landmark,)),), if_met=True, owned=True)]


def _ways_to(deed: Deed) -> list[Query]:
    ways = meanings(deed.done_to, LEAST_OWNED - 1) if deed.done_to else ()
    landmark = tuple(way for way in ways if not way.literal)
    row = (Relation(Side.SAME_ROW, (landmark,)),)
    button = Query(role="button", relations=row, if_met=True, owned=deed.bare)
    in_row = [replace(button, words=(name,)) for name in deed.names] if landmark else []
    alone = [Query(words=(name,), literal=True, if_met=True) for name in deed.names]
    only_there = deed.bare or any(word.quoted for word in deed.done_to) or (deed.named and deed.lost)
    return in_row if only_there or (landmark and _picks_one(landmark[0])) else [*in_row, *alone]


_FOR, _BUTTONS = frozenset(("for",)), frozenset(("button", "icon", "switch", "checkbox", "menu"))


def _picks_one(query: Query) -> bool:
    """It tells one of several alike: by a number, a state or what stands beside it."""
    return query.ordinal is not None or bool(query.relations or query.states or query.place or query.line)
