"""The head of a phrase: what stands before the first relation. ``the second checked "Wi-Fi" box`` and its like."""

from __future__ import annotations

from itertools import pairwise, zip_longest

from grounding.interface import State
from grounding.language.query import Ordinal, Place, Query
from grounding.language.split import Word
from grounding.language.table import CONTAINERS, LETTERS, ONES, ROW_WORDS, ordinal_at, region_at
from grounding.vocabulary.lexicon import (
    APPEARANCE,
    ARTICLES,
    COMPARED,
    FILLER,
    LENGTHS,
    PICTURED,
    ROLE_NAMES_TOO,
    ROLE_WORDS,
    SIZED,
    STATE_WORDS,
    STATES_BEFORE,
)
from grounding.vocabulary.words import JOINED

LONGEST_ROLE = 3

LEADING_STATES = frozenset(("disabled", "checked", "unchecked", "selected", "focused", "empty"))
"""State words that count in front of a name, too, where a role follows: ``the disabled VPN row``."""
_NOW = frozenset(("currently", "already", "presently"))

GREYED = frozenset(("greyed", "grayed"))

ROLES = frozenset(ROLE_WORDS)
ENTERED = frozenset(("title", "headline", "heading", "caption", "label", "link"))
"""Of them, what is entered in fields that are called so: "the title box" is no box for just anything."""
DEEDS_TOO = frozenset(("block",))
"""Role words that are deeds as well: "the block button" is one that blocks."""
ON_OFF = frozenset(("on", "off"))

FIRST_OR_LAST = frozenset(("first", "last"))

LEADING = frozenset(("text", "label", "word"))
"""Role words that give the name behind them: ``the text privacy policy``."""

COMPOUNDS = frozenset(
    (*((name, "light") for name in ("night", "flash", "traffic", "back", "status")), ("white", "black"))
)
"""Names that only look as if something were said of looks: Night Light is not light."""
MODES = frozenset(("mode", "theme"))
"""After a colour or a shade, the same: dark mode."""

ALONE = frozenset(("only", "sole", "lone", "single"))
"""Before a kind of thing they tell that there is but one."""

SHOWN, JOINTS = (
    frozenset(("icon", "button")),
    frozenset(("of", "in", "on", "inside", "with", "for", "from", "at")),
)
"""In a phrase that ends in one of the first, and is not joined by one of the second, "text" is a verb."""
TEXTED = frozenset(("message", "entry", "input", "note", "size"))
"""Behind "text" these make a name with it: the text message field."""


def head_of(words: tuple[Word, ...]) -> Query:
    """Name, role, ordinal, state, place and looks of the words before the first relation."""
    exact = tuple(word.text for word in words if word.quoted)
    last = len(words) - 1
    named_by_article = last > 0 and words[last - 1].among(ROLES | LETTERS)
    left = [
        word
        for at, word in enumerate(words)
        if (not word.among(ARTICLES) or (at == last and named_by_article) or _says_mine(words, at)) and word.text != ","
    ]
    left = [word for word, after in zip_longest(left, left[1:]) if not _before_letter(word, after)]
    left, ordinal, line, column = _take_ordinals(left)
    left, states = _take_states(left)
    left, place = _take_place(left)
    told = bool(ordinal or line or column or states or place)
    left, role, extra, called = _take_role(left)
    if called in DEEDS_TOO and not told and not left:  # nobody says no more of it than that it is a block
        left, role, called = [Word(called)], "", ""
    plain = [word.text for word in left if not word.quoted]
    looks = _looks(plain, bool(role or exact))
    if role == "text":
        looks += tuple(word for word in plain if word in LENGTHS)
    plain = [word for word in plain if word not in looks]
    if exact and not any(word not in FILLER for word in plain):
        plain = []
    while plain and plain[0] in FILLER and len(plain) > 1:
        plain.pop(0)
    if role and not exact and plain[:1] and plain[0] in ALONE:
        plain.pop(0)
    while plain and plain[-1] in FILLER and len(plain) > 1 and plain[-1] not in ("on", "in", "up"):
        plain.pop()
    if looks and plain and plain[-1] in FILLER:
        plain.pop()
    lettered = any(word.among(LETTERS) for word in words)
    if (role or ordinal) and role != "key" and not lettered and all(word in FILLER for word in plain):
        plain = []
    if line is not None and not (plain or exact or role or ordinal):
        return Query(role="row", called="row", ordinal=line)
    return Query(
        exact=exact,
        words=(*plain, *extra),
        role=role,
        states=states,
        ordinal=ordinal,
        line=line,
        column=column,
        place=place,
        looks=looks,
        called=called,
    )


def _before_letter(word: Word, after: Word | None) -> bool:
    return word.among(LETTERS) and after is not None and not after.quoted and len(after.text) == 1


def _says_mine(words: tuple[Word, ...], at: int) -> bool:
    """``the text my communities``: what is read out is written so."""
    return words[at].among(frozenset(("my",))) and at > 0 and words[at - 1].among(LEADING)


def _looks(plain: list[str], told: bool) -> tuple[str, ...]:
    """Words of colour, shape and size; where no role or quote is ``told``, only those that are hardly names."""
    if told or (plain and plain[-1] in ONES and len(plain) > 1):
        told_of = zip(["", *plain], plain, [*plain[1:], ""], strict=False)
        return tuple(
            word
            for before, word, after in told_of
            if word in APPEARANCE and (before, word) not in COMPOUNDS and after not in MODES
        )
    return tuple(
        word
        for word, after in pairwise(plain)
        if word in COMPARED or (word in SIZED and (after in PICTURED or after in COMPARED))
    )


def _take_ordinals(words: list[Word]) -> tuple[list[Word], Ordinal | None, Ordinal | None, Ordinal | None]:
    """``second row third image``, ``last image``; an ordinal counts only with something to count behind it."""
    ordinal = line = column = None
    rest: list[Word] = []
    at = 0
    while at < len(words):
        found = ordinal_at(words, at)
        if found is None or (ordinal is not None and line is not None):
            rest.append(words[at])
            at += 1
            continue
        end, number = found
        follows = words[end].text if end < len(words) else ""
        if follows in ROW_WORDS and end + 1 <= len(words):
            if ROW_WORDS[follows]:
                line = Ordinal(number)
            else:
                column = Ordinal(number)
            at = end + 1
            while at < len(words) and words[at].among(frozenset(("of", "in", "from", "and"))):
                at += 1
            continue
        if ordinal is None and not _comes_first(words, at, end):
            ordinal = Ordinal(number)
            at = end
        else:
            rest.append(words[at])
            at += 1
    return rest, ordinal, line, column


def _comes_first(words: list[Word], at: int, end: int) -> bool:
    """``show the biggest files first``: in which order, and not which of them."""
    if not at or end < len(words) or not words[at].among(FIRST_OR_LAST):
        return False
    before = words[at - 1]
    return not before.quoted and before.text.endswith("s") and not before.among(ROLES | ONES)


def _greyed_out(words: list[Word]) -> list[Word]:
    """``greyed out`` is one word for what cannot be used."""
    found: list[Word] = []
    for word in words:
        if found and word.among(frozenset(("out",))) and found[-1].among(GREYED):
            found[-1] = Word("disabled")
        else:
            found.append(word)
    return found


def _without_now(words: list[Word]) -> list[Word]:
    """``the currently selected tab``: so is every state."""
    return [w for w, next_ in pairwise([*words, Word("")]) if not (w.among(_NOW) and next_.among(STATES_BEFORE))]


def _take_states(words: list[Word]) -> tuple[list[Word], tuple[State, ...]]:
    states = []
    rest = []
    words = _without_now(_greyed_out(words))
    for at, word in enumerate(words):
        follows = " ".join(w.text for w in words[at + 1 : at + 3] if not w.quoted)
        before_role = follows in ROLE_WORDS or follows.split(" ")[0] in ROLE_WORDS
        leads = word.among(LEADING_STATES) and at <= 1 and any(w.among(ROLES) for w in words[at + 1 :])
        switched = word.among(ON_OFF) and follows.split(" ")[0] in ("switch", "toggle", "checkbox")
        if leads or switched or (word.among(STATES_BEFORE) and before_role):
            states.append(STATE_WORDS[word.text])
        else:
            rest.append(word)
    return rest, tuple(states)


def _take_place(words: list[Word]) -> tuple[list[Word], Place | None]:
    """``top right button``, ``bottom image``: place words right before a role word, or two of them in front."""
    for start in range(len(words)):
        end, place, count = region_at(words, start)
        if place is None:
            continue
        tailed = end - start > count
        two = " ".join(word.text for word in words[end : end + 2] if not word.quoted)
        role_next = end < len(words) and (
            any(words[end].among(nouns) for nouns in (ROLES, ONES, CONTAINERS)) or two in ROLES
        )
        if (role_next or count >= 2 or tailed) and (start == 0 or role_next):
            return [*words[:start], *words[end:]], place
        return words, None
    return words, None


def _take_role(words: list[Word]) -> tuple[list[Word], str, tuple[str, ...], str]:
    """The role word at the end, else at the beginning, else right behind a quote; the longest that fits.

    What is left, the role, names that the role word carries, and the word as it was said.
    """
    verb = bool(words) and words[-1].among(SHOWN) and not any(word.among(JOINTS) for word in words)
    verb = verb or (len(words) > 2 and words[1].among(TEXTED) and words[-1].among(ROLES))
    if len(words) > 1 and words[0].among(LEADING) and not words[1].among(ROLES) and not verb:
        return words[1:], "text", (), words[0].text
    spots = [(len(words) - n, len(words)) for n in range(LONGEST_ROLE, 0, -1)]
    spots += [(0, n) for n in range(LONGEST_ROLE, 0, -1)]
    spots += [(at, at + n) for n in range(LONGEST_ROLE, 0, -1) for at in range(1, len(words) - n)]
    for start, end in spots:
        if start < 0 or end > len(words) or any(word.quoted for word in words[start:end]):
            continue
        said = " ".join(word.text for word in words[start:end])
        role = ROLE_WORDS.get(said)
        joined = end - start == 1 and end < len(words) and (words[start].text, words[end].text) in JOINED
        if role is None or joined:
            continue
        rest = [*words[:start], *words[end:]]
        kinds = ROLES - (ENTERED | DEEDS_TOO if role in ("field", "box") else DEEDS_TOO)
        while rest and start and rest[-1].among(kinds) and len(rest) == start:
            rest.pop()
            start -= 1
        named = ROLE_NAMES_TOO.get(said)
        return rest, role, (named,) if named else (), said
    return words, "", (), ""
