"""From words to queries: verbs dropped, then left to right, each relation opening a landmark that is parsed in turn.

Depth is bounded by ``MOST_NESTED``; what is nested deeper is taken as a name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from grounding.language.chinese import read_chinese
from grounding.language.clause_words import MARKS
from grounding.language.clauses import plainly
from grounding.language.deeds import deed_in
from grounding.language.exclusions import without_exclusions
from grounding.language.forms import Words, by_first, longest, standing, starts
from grounding.language.head import head_of
from grounding.language.pictures import known_pictures
from grounding.language.query import NotUnderstood, Ordinal, Place, Query, Relation, Side
from grounding.language.spelling import together, without_kinds
from grounding.language.split import Word, split
from grounding.language.steps import without_step
from grounding.language.table import (
    ALONG,
    CONTAINERS,
    HOLDING,
    LETTERS,
    LINKS,
    NAMED_TAIL,
    NAMING,
    ONES,
    PLACE_TAIL,
    ROW_WORDS,
    SIDE_FORMS,
    SIDES,
    SWITCHING,
    WRITTEN,
    and_place,
    ordinal_at,
    place_word,
)
from grounding.language.titles import asks_title
from grounding.vocabulary.lexicon import (
    ARTICLES,
    ATTRIBUTES,
    FILLER,
    FIXED,
    GENERIC,
    HUES,
    NO_ATTRIBUTES,
    NO_OWNERS,
    ROLE_WORDS,
    SCOPES,
    SCREEN_WORDS,
    STATE_WORDS,
    VERBS,
)
from grounding.vocabulary.words import JOINED, stem

MOST_NESTED = 4
LEAST_OWNED = MOST_NESTED - 1
"""Owners are looked for in a phrase and its landmarks, not in landmarks of those."""

MOST_LITERAL = 14
"""A label of more words than this is quoted, or named in part."""

TWICE = "it asks for two things; say one at a time"
NAMELESS = 'nothing in it names a thing; say for example: the "Save" button'

STATUS_BARS = frozenset(("status bar", "notification bar", "notification panel"))
"""Not part of the app: what is right below it is at the top."""

DANGLING = frozenset(("the", "a", "an", ",", "and", "which", "is", "that", "it", "please"))
"""Words that end no phrase; the key a and the letter a are the exceptions."""

STRAIGHT = frozenset(("above", "below", "under", "beneath", "underneath", "over"))
"""Before these, "right" says "just"."""

EDGE_LINES = {
    **{(word, line): 1 for word in ("top", "upper", "topmost", "uppermost") for line in ("row", "line")},
    **{
        (word, line): -1
        for word in ("bottom", "lower", "bottommost", "lowest", "lowermost")
        for line in ("row", "line")
    },
    **{(word, "column"): 1 for word in ("left", "leftmost")},
    **{(word, "column"): -1 for word in ("right", "rightmost")},
}
"""Rows and columns at an edge, by their number."""

SWITCHED = frozenset(("switch", "checkbox", "radio button"))
"""What is turned on or off, checked or not, whatever it is done with."""

PURPOSEFUL = frozenset(("button", "option", "link"))
"""What is "for" something goes by that name; the icon or the switch for something may as well stand beside it."""

DEPICTING = frozenset(("icon", "symbol", "sign", "glyph", "logo"))
"""What shows something and goes by it: ``icon of a bell``."""

LINKING = frozenset(("is", "are", "currently", "already", "now"))
"""Before a state word, that something is in that state."""

NAMES_IN_FRONT = frozenset(
    ("nearby", "near", "following", "opposite", "against", "before", "after", "inside", "within", "over", "preceding")
)
"""Where a phrase begins so, and no article follows, they belong to a name: ``nearby icon``, "Near me"."""

TO = frozenset(("to",))
PURPOSES = frozenset(
    ("confirm", "view", "see", "open", "save", "create", "start", "continue", "finish", "submit", "proceed", "return",
     "change", "edit", "get", "make", "send", "add", "show", "close", "remove", "delete", "update", "check", "dismiss",
     "access", "enter", "exit", "leave", "complete", "apply", "choose", "select", "switch", "enable", "log", "sign")
)  # fmt: skip
"""What is done with a touch: behind "to" they tell what it is good for."""

OVER, THERE = frozenset(("over", "up", "down", "right")), frozenset(("there", "here"))

PHONES = frozenset(("phone", "device", "tablet", "smartphone", "system", "android"))
"""What owns everything on the screen."""

THINGS_TOO = frozenset(("phone", "app", "application", "website", "view", "display", "window", "interface"))
"""Words for the screen that labels say as well."""

ALONG_WITH = ("along", "with")
"""What comes with the thing names nothing more: ``the text Podcasts along with its icon``."""

PART_ENDS = frozenset(
    (",", "which", "that", "and", "at", "in", "on", "above", "below", "under", "from", "near", "with", "to", "of",
     "before", "after", "beside", "next")
)  # fmt: skip
"""Words that begin another part of a phrase."""

IN_ROW = frozenset(("row", "card", "item", "entry", "line", "tile"))
"""What has a title of its own: "the Ada row" is the row of what says Ada."""

MOST_BEFORE_CONTAINER = 5

ROLES = frozenset(ROLE_WORDS)

OF = frozenset(("of",))

OF_OR_IN = frozenset(("of", "in", "on", "from"))

UNOWNED = (PART_ENDS | ROLES) - OF
"""Words that end the search for an owner."""

COUNTS = frozenset(("number", "amount", "count", "total"))
"""Before "of" they say how many of what follows: in ``number of songs of Ada`` the songs are Ada's."""


_VERBS, _LINKS, _NAMING, _HOLDING = map(by_first, (VERBS, LINKS, NAMING, HOLDING))
_SWITCHING = by_first(SWITCHING)
_WHICH_IS = by_first((("which", "is"), ("that", "is"), ("which", "are")))
_WHICH = by_first((("which",), ("that", "is")))


@lru_cache(maxsize=4096)
def parse(phrase: str) -> tuple[Query, ...] | NotUnderstood:
    """Read a phrase into the ways it can be meant, in the order in which they should be tried. Never empty."""
    chinese = read_chinese(phrase)
    if chinese is not None:
        return chinese
    words = split(phrase)
    if isinstance(words, NotUnderstood):
        return words
    step = without_step(phrase)
    if step != phrase and step.strip():
        asked = parse(step)
        if isinstance(asked, NotUnderstood):
            return asked
        first, *others = dict.fromkeys((*_literal(words), *asked))
        return (replace(first, said=asked[0].said), *others)
    whole = words
    words, twice = plainly(without_exclusions(whole))
    if twice:
        return tuple(dict.fromkeys((*_literal(whole), *_literal(_without_verb(whole))))) or NotUnderstood(TWICE)
    words = without_kinds(together(_without_there(_without_phone(words))))
    bare = _without_verb(words)
    ways = [*_ways(bare, MOST_NESTED)]
    if asks_title(words):
        ways = [*(way for way in ways if way.literal), Query(role="heading", called="title")]
    if words == whole and _in_figures(bare):
        ways = [replace(w, ordinal=replace(w.ordinal, figures=True)) if w.ordinal is not None else w for w in ways]
    switched = _switched(bare)
    if switched is not None:
        ways.insert(next((n for n, way in enumerate(ways) if not way.literal), len(ways)), switched)
    if words != whole:
        ways = [*_literal(whole), *_literal(words), *_literal(_without_verb(whole)), *ways]
    purpose = _without_purpose(words)
    if purpose:
        structured = next((n for n, way in enumerate(ways) if not way.literal), len(ways))
        ways[structured:structured] = _literal(purpose)
    if switched is None:
        ways += _deeds(bare)
    if len(bare) < len(words):
        ways += _literal(words)
    if not bare:  # "click on now": the last word is no verb but a label
        ways += _literal(words[-1:])
    ways = [_without_one(way) for way in ways if not way.empty]
    if ways and all(way.literal or way == Query(ordinal=way.ordinal) for way in ways):  # "the 15th" of a calendar
        ways = [Query(words=(str(w.ordinal.number),), literal=True) for w in ways if w.ordinal is not None] + ways
    if not ways:
        return NotUnderstood(NAMELESS)
    first, *others = dict.fromkeys(ways)
    return (replace(first, said=_all_said(whole)), *others)


def _without_purpose(words: Words) -> Words:
    """``Add to confirm the task``: what stands before what it is good for, which may be a label; else nothing."""
    at = next((n for n, word in enumerate(words) if n and word.among(TO)), None)
    if at is None or at + 2 >= len(words) or not words[at + 1].among(PURPOSES):
        return ()
    asked, named = _trimmed(words[:at]), _trimmed(_without_verb(words[:at]))
    return named if len(named) < len(asked) and any(not word.among(ROLES) for word in named) else ()


def _without_phone(words: Words) -> Words:
    """``the phone's settings`` are the settings: whatever is on the screen is the phone's."""
    left = tuple(word for word in words if not (word.owner and word.text in PHONES))
    return left if len(left) < len(words) and any(not word.among(ARTICLES) for word in left) else words


def _without_there(words: Words) -> Words:
    """``the star over there on the right``: without "over there", where something else is named."""
    for at in range(len(words) - 1):
        if words[at].among(OVER) and words[at + 1].among(THERE):
            left = (*words[:at], *words[at + 2 :])
            return left if any(not w.among(ARTICLES | ROLES | {","}) for w in _without_verb(left)) else words
    return words


def _all_said(words: Words) -> tuple[str, ...]:
    """The words of a phrase that are not quoted, as they stand."""
    return tuple(word.said for word in words if not word.quoted and not word.among(MARKS))


def _in_figures(words: Words) -> bool:
    """``the 2nd icon``, as the outline counts; "2nd icon", as it prints that."""
    at = 1 if words and words[0].text == "the" else 0
    if len(words) < at + 2 or words[at + 1].among(OF):
        return False
    return words[at].text[:1].isdigit() and ordinal_at(words, at) is not None


def _switched(words: Words) -> Query | None:
    """``turn on Wi-Fi``, ``uncheck the box``: the switch or the checkbox of that name; None of anything else."""
    length = longest(words, 0, _SWITCHING)
    rest = _trimmed(words[length:])
    if not length or not rest:
        return None
    query = _structured(rest, MOST_NESTED)
    role = SWITCHING[" ".join(word.text for word in words[:length])]
    if query.role in SWITCHED:
        return query
    return replace(query, role=role, called=role) if query.named and not query.role else None


def _deeds(words: Words) -> list[Query]:
    """``star the mail from Ada``: the star in the row of that mail; and, for want of such a row, the star itself."""
    deed = deed_in(words)
    if deed is None:
        return []
    ways = _ways(deed.done_to, LEAST_OWNED - 1) if deed.done_to else ()
    landmark = tuple(way for way in ways if not way.literal)
    row = (Relation(Side.SAME_ROW, (landmark,)),)
    in_row = [Query(words=(n,), role="button", relations=row, if_met=True) for n in deed.names] if landmark else []
    alone = [Query(words=(name,), literal=True, if_met=True) for name in deed.names]
    only_there = any(word.quoted for word in deed.done_to) or (deed.named and deed.lost)
    return in_row if only_there or (landmark and _picks_one(landmark[0])) else [*in_row, *alone]


def _picks_one(query: Query) -> bool:
    """It tells one of several alike: by a number, a state or what stands beside it."""
    return query.ordinal is not None or bool(query.relations or query.states or query.place or query.line)


def ways_of(phrase: str) -> tuple[Query, ...]:
    """The ways it can be meant, none where it is not understood."""
    ways = parse(phrase)
    return () if isinstance(ways, NotUnderstood) else ways


def why_not(phrase: str) -> str:
    """Why a phrase that is only a label can be nothing else."""
    words = split(phrase)
    return TWICE if not isinstance(words, NotUnderstood) and plainly(words).twice else NAMELESS


def _ways(words: Words, nested: int) -> tuple[Query, ...]:
    """All the words as a label first, with and without articles, then the structured reading."""
    whole, words = words, _trimmed(words)
    if not words:
        return tuple(_literal(whole)) if any(not word.among(ARTICLES | {","}) for word in whole) else ()
    structured = [_structured(words, nested)]
    owned = _owned(words)
    if owned is not None and nested >= LEAST_OWNED:
        apart = _structured(words, nested, owned)
        structured = [apart, *structured] if _is_attribute(words, owned) else [*structured, apart]
    structured += [coloured for query in structured if (coloured := _coloured(query)) is not None]
    ways = [*(_literal(whole) if len(whole) > len(words) else ()), *_literal(words), *structured]
    return tuple(way for way in dict.fromkeys(ways) if not way.empty)


def _coloured(query: Query) -> Query | None:
    """``three white dots``, ``the green shield``: what has that colour, where no name is meant ("Green Day")."""
    looks = tuple(word for word in query.words if word in HUES or word in ("white", "black"))
    rest = tuple(word for word in query.words if word not in looks)
    if not (looks and rest) or query.role or query.exact:
        return None
    if query.words[0] not in HUES and tuple(map(stem, rest)) not in known_pictures():
        return None
    return replace(query, words=rest, looks=(*query.looks, *looks))


def _owned(words: Words) -> int | None:
    """Where a name is parted from what it belongs to: the "of" of ``price of the cake``, the owner in ``Ada's age``.

    None where nothing is, and where a role word parts it anyway: ``image of the cake``.
    """
    if not any(word.owner or word.among(OF) for word in words):
        return None
    counted = len(words) > 1 and words[0].among(COUNTS) and words[1].among(OF)
    for at in range(2 if counted else 0, len(words) - 1):
        word = words[at]
        if word.quoted or word.among(UNOWNED) or _begins_side(words, at) or ordinal_at(words, at):
            return None
        if word.among(OF):
            if not at or words[at - 1].among(NO_ATTRIBUTES) or place_word(words[at - 1].text) is not None:
                return None
            found = (rule(words, at, 0, True) for rule in (_line, _place, _scope))
            return at if all(part is None for part in found) else None
        if word.owner and word.text not in NO_OWNERS:
            return at
    return None


def _is_attribute(words: Words, owned: int) -> bool:
    """It is surely parted there: ``duration of …``, ``Ada's number``; else it may as well be one name."""
    named = words[-1] if words[owned].owner else words[owned - 1]
    birth = " ".join(word.text for word in words[owned - 1 : owned + 2])
    return named.among(ATTRIBUTES) and birth not in FIXED


def _begins_side(words: Words, at: int) -> bool:
    return longest(words, at, SIDE_FORMS) > 0


def _literal(words: Words) -> list[Query]:
    """The phrase as nothing but a label, and as a label with a role word after or before it."""
    words = tuple(word for word in words if not word.among(MARKS))
    if not words or len(words) > MOST_LITERAL or any(word.quoted for word in words):
        return []
    said = tuple(word.said for word in words)
    ways = [Query(words=said, literal=True)]
    for length in (3, 2, 1):
        role = ROLE_WORDS.get(" ".join(said[-length:]))
        if role and len(said) > length:
            ways.append(Query(words=said[:-length], role=role, literal=True))
            break
    if len(said) > 1 and said[-1] in GENERIC and any(word not in ARTICLES for word in said[:-1]):
        ways.append(Query(words=said[:-1], literal=True))
    if len(said) > 1 and said[0] in ROLES and said[1] not in ROLES:
        ways.append(Query(words=said[1:], role=ROLE_WORDS[said[0]], literal=True))
    return ways


def _without_verb(words: Words) -> Words:
    """Without "click on the", "please tap", "go to" at the beginning."""
    at = 0
    for _ in range(4):
        length = longest(words, at, _VERBS)
        if not length or tuple(stem(word.text) for word in words[at:]) in known_pictures():
            break
        at += length
        while at < len(words) and words[at].among(frozenset(("on", "to", "onto", "at", "into", "in", "upon", "over"))):
            at += 1
    return words[at:]


def _trimmed(words: Words) -> Words:
    """Without articles in front and connecting words behind."""
    while words and words[0].among(ARTICLES | {","}):
        words = words[1:]
    while words and words[-1].among(DANGLING) and not (len(words) > 1 and words[-2].among(LETTERS | {"key"})):
        words = words[:-1]
    return words


def _structured(words: Words, nested: int, owned: int | None = None) -> Query:
    """The constraints of some words, in one walk from left to right; parted where ``owned`` says, if it does."""
    if words[0].among(frozenset(("way",))) and len(words) > 2 and words[1].among(frozenset(("to", "for"))):
        words = (Word("option"), *words[1:])
    head: list[Word] = []
    query = Query()
    from_side: Place | None = None
    at = 0
    while at < len(words):
        word = words[at]
        if owned is not None and at < owned:
            head.append(word)
            at += 1
            continue
        if at == owned:
            end = at + 1 if word.owner else _landmark_end(words, at + 1)
            landmark = words[: at + 1] if word.owner else words[at + 1 : end]
            if word.owner:
                head.clear()
            query = _merged(query, Query(relations=(Relation(Side.OF, (_ways(landmark, nested - 1),)),)))
            at = end
            continue
        if head and starts(words, at, ALONG_WITH) and not any(w.quoted for w in words[at:]):
            break
        if word.quoted or (head and (head[-1].text, word.text) in JOINED):
            head.append(word)
            at += 1
            continue
        link = longest(words, at, _LINKS) or _written(words, at, nested)
        if link and (head or at) and at + link < len(words):
            at += link
            continue
        if head and word.text == "right" and at + 1 < len(words) and words[at + 1].among(STRAIGHT):
            at += 1
            continue
        step = _step(words, at, nested, bool(head) or not query.empty)
        if step is None:
            head.append(word)
            at += 1
            continue
        at, part = step
        if part.ordinal is not None and part.place is not None:
            from_side = part.place
            continue
        query = _merged(query, part)
    own = head_of(tuple(head))
    found = _merged(own, query)
    place = _along(found.place, found.line, found.column)
    if place != found.place:
        found = replace(found, place=place)
    if found.relations:
        found = replace(found, relations=tuple(_told(relation, own) for relation in found.relations))
    return _counted_from(found, from_side) if from_side else found


def _along(place: Place | None, line: Ordinal | None, column: Ordinal | None) -> Place | None:
    """The middle of a numbered row or column lies along it."""
    if place != Place(0, 0) or (line is None) is (column is None):
        return place
    return Place(0, None) if line is not None else Place(None, 0)


def _told(relation: Relation, head: Query) -> Relation:
    """``next to the first one``: the relation with what "one" stands for, which is what the head is."""
    last = (way.words[-1:] for ways in relation.landmarks for way in ways)
    if not (head.words or head.role) or _is_one(head) or not any(said and said[0] in ONES for said in last):
        return relation
    return replace(relation, landmarks=tuple(_told_ways(ways, head) for ways in relation.landmarks))


def _told_ways(ways: tuple[Query, ...], head: Query) -> tuple[Query, ...]:
    found: list[Query] = []
    for way in ways:
        if way.literal or way.exact or way.role or not way.words or way.words[-1] not in ONES:
            found.append(way)
            continue
        names = [head.words] if _is_one(way) else [way.words[:-1]]
        if _is_one(way) and head.words and head.role:
            names.append(())
        for words in names if _is_one(way) or head.role else ():
            told = replace(way, words=words, role=head.role, called=head.called)
            found.append(replace(told, relations=tuple(_told(relation, told) for relation in way.relations)))
        if not _is_one(way):
            found.append(way)
    return tuple(found)


def _is_one(query: Query) -> bool:
    """It names nothing but "one", which says more of something named elsewhere."""
    said = query.words[1:] if query.words[:1] == ("other",) else query.words
    return len(said) == 1 and said[0] in ONES and not query.exact and not query.role


def _without_one(query: Query) -> Query:
    """``the last one``, ``the one below Wi-Fi``: neither name nor role where something else is said of it."""
    if query.literal:
        return query
    if query.relations:
        relations = tuple(
            replace(relation, landmarks=tuple(tuple(map(_without_one, ways)) for ways in relation.landmarks))
            for relation in query.relations
        )
        query = replace(query, relations=relations)
    if not _is_one(query):
        return query
    bare = replace(query, words=())
    return query if bare.empty else bare


def _written(words: Words, at: int, nested: int) -> int:
    """``written on the picture``, ``mentioned below it``: 1 where such a word gives no name but a side or a place."""
    if not at or not words[at].among(WRITTEN) or at + 1 >= len(words):
        return 0
    rules = (_inside_of, _place, _side)
    return int(any(rule(words, at + 1, min(nested, 1), True) is not None for rule in rules))


def _step(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """What opens at this word, if anything: where it ends, and the constraint it makes."""
    for rule in (_state, _line, _side, _inside_of, _place, _row_of, _scope, _naming, _purpose, _depicted, _of_or_in):
        found = rule(words, at, nested, begun)
        if found is not None:
            return found
    return None


def _state(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``that is on``, ``which are checked``: a state word at the end, after a link."""
    if not at or not _linked(words, at):
        return None
    for length in (2, 1):
        state = STATE_WORDS.get(" ".join(w.text for w in words[at : at + length]))
        end = at + length
        if state and (end >= len(words) or words[end].text in (",", "in", "at", "which")):
            return min(end, len(words)), Query(states=(state,))
    return None


def _linked(words: Words, at: int) -> bool:
    return words[at - 1].among(LINKING) or words[at - 1].said in ("that's", "thats", "it's")


def _line(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``in the second row``, ``of the last column``."""
    if not words[at].among(frozenset(("in", "of", "on", "from", "at"))):
        numbered = _numbered_line(words, at)
        return numbered if numbered is not None and (begun or _goes_on(words, numbered[0])) else None
    if not begun:
        return None
    start = _past_articles(words, at + 1)
    if _is_middle(words, start) and start + 1 < len(words) and words[start + 1].text in ROW_WORDS:
        across = ROW_WORDS[words[start + 1].text]
        return _past_screen(words, start + 2), Query(place=Place(None, 0) if across else Place(0, None))
    found = ordinal_at(words, start)
    if found is None and start + 1 < len(words) and not words[start].quoted:
        edge = EDGE_LINES.get((words[start].text, words[start + 1].text))
        found = (start + 1, edge) if edge else None
    if found is None:
        return _numbered_line(words, start)
    end, number = found
    if end < len(words) and words[end].text in ROW_WORDS:
        after = _past_screen(words, end + 1)
        return after, Query(line=Ordinal(number)) if ROW_WORDS[words[end].text] else Query(column=Ordinal(number))
    if end < len(words) and words[end].text in ("place", "position"):
        return end + 1, Query(ordinal=Ordinal(number))
    return None


def _goes_on(words: Words, at: int) -> bool:
    """What stands in the row that a phrase begins with: ``row 3 column 2``, ``row 2 last image``."""
    return at < len(words) and (words[at].among(ROLES | frozenset(ROW_WORDS)) or ordinal_at(words, at) is not None)


def _is_middle(words: Words, at: int) -> bool:
    return at < len(words) and not words[at].quoted and place_word(words[at].text) == (0, 0)


def _numbered_line(words: Words, at: int) -> tuple[int, Query] | None:
    """``row 3``, ``column 2``."""
    if at + 1 >= len(words) or words[at].quoted or words[at].text not in ("row", "line", "column"):
        return None
    number = words[at + 1].text
    if words[at + 1].quoted or not number.isdecimal() or not 0 < int(number) < 100:
        return None
    nth = Ordinal(int(number))
    return _past_screen(words, at + 2), Query(line=nth) if ROW_WORDS[words[at].text] else Query(column=nth)


def _side(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """A relation and its landmark: everything up to "which is", a comma, or a place at the very end."""
    bare = _bare_side(words, at, nested)
    if bare is not None:
        return bare
    for form in standing(words, at, SIDE_FORMS):
        side, start = SIDES[form], at + len(form)
        if start >= len(words):
            continue
        end = _landmark_end(words, start)
        if not at and " ".join(form) in NAMES_IN_FRONT and not words[start].among(ARTICLES):
            continue
        said = _trimmed(words[start:end])
        if side is Side.BESIDE and (placed := _edge(words, start)) is not None:
            return placed
        if side is Side.BELOW and " ".join(word.text for word in said) in STATUS_BARS:
            return end, Query(place=Place(None, -1))
        if not said or nested <= 0 or (_is_screen(said) and not _is_app_thing(form, words[start:end])):
            return None
        if side is Side.BETWEEN:
            return _between(said, end, nested)
        landmark = _ways(words[start:end], nested - 1)
        return end, Query(place=_shared_place(side, said), relations=(Relation(side, (landmark,)),))
    return None


def _edge(words: Words, start: int) -> tuple[int, Query] | None:
    """``near the bottom``, ``close to the right edge``: a place, no thing that is called so, as in "next to Left"."""
    if not words[start].among(ARTICLES) and not any(word.among(PLACE_TAIL) for word in words[start : start + 3]):
        return None
    place = _place((Word("at"), *words[start:]), 0, 0, True)
    if place is None or place[1].place is None or not _ends_part(words, start + place[0] - 1):
        return None
    return start + place[0] - 1, place[1]


def _shared_place(side: Side, said: Words) -> Place | None:
    """``below the photo on the left``: what lies below that is on the left as well, but no higher or lower for it."""
    for at in range(1, len(said)):
        found = _place(said, at, 0, True)
        if found is not None and found[0] == len(said) and found[1].place is not None:
            place = found[1].place
            if side in (Side.ABOVE, Side.BELOW) and place.across is not None:
                return Place(place.across, None)
            if side in (Side.LEFT, Side.RIGHT, Side.BESIDE) and place.down is not None:
                return Place(None, place.down)
            return None
    return None


def _bare_side(words: Words, at: int, nested: int) -> tuple[int, Query] | None:
    """``which is left 0203``: the side alone, right after a link, and a landmark without a preposition."""
    side = {"left": Side.LEFT, "right": Side.RIGHT}.get(words[at].text)
    if side is None or words[at].quoted or not at or not _linked(words, at) or at + 1 >= len(words):
        return None
    follows = words[at + 1]
    if not follows.quoted and (
        follows.text in PLACE_TAIL or _ends_part(words, at + 1) or follows.text in ("hand", "next", "beside", "aligned")
    ):
        return None
    end = _landmark_end(words, at + 1)
    said = _trimmed(words[at + 1 : end])
    if not said or nested <= 0 or _is_screen(said):
        return None
    return end, Query(relations=(Relation(side, (_ways(said, nested - 1),)),))


def _is_app_thing(form: tuple[str, ...], words: Words) -> bool:
    """``left to phone``: something is called so. ``Left side of the phone`` is a place."""
    return len(words) == 1 and words[0].among(THINGS_TOO) and form[-1] not in ("of", "from")


def _is_screen(words: Words) -> bool:
    """ "On the right side of the page" is a place, not a relation."""
    for length in (1, 2, 3):
        said = " ".join(w.text for w in words[:length] if not w.quoted)
        if said not in SCREEN_WORDS:
            continue
        if length == len(words) or (_ends_part(words, length) and words[length].text != "of"):
            return True
    return False


def _between(said: Words, end: int, nested: int) -> tuple[int, Query] | None:
    middle = next((n for n, w in enumerate(said) if w.among(frozenset(("and", "&"))) and 0 < n < len(said) - 1), None)
    if middle is None:
        return _between_both(said, end, nested)
    landmarks = (_ways(said[:middle], nested - 1), _ways(said[middle + 1 :], nested - 1))
    return (end, Query(relations=(Relation(Side.BETWEEN, landmarks),))) if all(landmarks) else None


def _between_both(said: Words, end: int, nested: int) -> tuple[int, Query] | None:
    """``between the two arrows``, ``between both buttons``: of one kind are both landmarks."""
    start = 0
    while start < len(said) and said[start].among(ARTICLES | frozenset(("both", "two", "these", "those"))):
        start += 1
    rest = said[start:]
    if not rest or rest[-1].quoted or not rest[-1].text.endswith("s"):
        return None
    ways = _ways(rest, nested - 1)
    return (end, Query(relations=(Relation(Side.BETWEEN, (ways, ways)),))) if ways else None


def _landmark_end(words: Words, start: int) -> int:
    for at in range(start + 1, len(words)):
        if words[at].text in (",", ";") and not words[at].quoted:
            return at
        if longest(words, at, _WHICH_IS):
            return at
        found = _place(words, at, 0, True)
        if found is not None and found[0] == len(words):
            return len(words) if _is_kind(words[start:at]) else at
    return len(words)


def _inside_of(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``in the top right image``, ``on the picture``, ``in the news section``: up to what other things lie in."""
    if not words[at].among(frozenset(("in", "on", "at", "inside", "within"))) or not begun or nested <= 0:
        return None
    start = _past_articles(words, at + 1)
    end = _container_end(words, start)
    if end is None:
        return None
    which = words[start : end - 1]
    numbered = bool(which) and all(_is_number_or_place(words, n) for n in range(start, end - 1))
    placed = bool(which) and not which[0].quoted and place_word(which[0].text) is not None
    if words[at].text == "at" and not placed:
        return None
    container = words[end - 1].text
    if which and not numbered and container in IN_ROW:
        return None
    if not numbered and start == at + 1 and not words[at - 1].among(ROLES):
        return None
    if numbered and placed and container in ("area", "section") and _past_screen(words, end) in (end, len(words)):
        return _place((*words[: end - 1], *words[end:]), at, nested, True)
    upto = _landmark_end(words, end - 1)
    return upto, Query(relations=(Relation(Side.INSIDE, (_ways(words[start:upto], nested - 1),)),))


def _container_end(words: Words, start: int) -> int | None:
    """Behind the first word for what others lie in, if nothing but a name, numbers and places stand before it."""
    for at in range(start, min(len(words), start + MOST_BEFORE_CONTAINER)):
        if not words[at].quoted and words[at].text in CONTAINERS:
            follows = words[at + 1] if at + 1 < len(words) else None
            return at + 1 if follows is None or follows.text not in ROLE_WORDS or follows.quoted else None
        if words[at].among(PART_ENDS) or (at > start and _begins_side(words, at)):
            return None
    return None


def _is_number_or_place(words: Words, at: int) -> bool:
    return not words[at].quoted and (place_word(words[at].text) is not None or ordinal_at(words, at) is not None)


def _is_kind(words: Words) -> bool:
    """Only a kind of thing, one of many: a place behind it tells which, as in ``the second image on the left``."""
    head = head_of(words)
    return bool(head.role and not head.named) or _is_one(head)


def _place(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``at the top right corner of the screen``, ``bottom left``, ``from the right``, ``in the middle``."""
    prepositions = frozenset(("at", "in", "on", "from", "to", "near", "towards", "of", "along"))
    said_from = words[at].among(frozenset(("from",)))
    start = at + 1 if words[at].among(prepositions) else at
    start = _past_articles(words, start, frozenset(("the", "a", "very", "extreme", "far", "its", "web", "page")))
    end, across, down, count, tail = start, None, None, 0, False
    while end < len(words) and not words[end].quoted:
        found = place_word(words[end].text)
        if found is not None:
            across, down = and_place(across, down, found)
            count += 1
        elif count and words[end].text in PLACE_TAIL:
            tail = True
        else:
            break
        end += 1
    if not count:
        return None
    middle = count == 1 and (across, down) == (0, 0)
    alone = start == at and count == 1 and not tail
    if alone and not (begun and end == len(words) and at and words[at - 1].text == ","):
        return None
    if not tail and not middle and end < len(words) and _names_on(words, end, start > at, count):
        return None
    after = _past_screen(words, end)
    if said_from:
        return after, Query(ordinal=Ordinal(1), place=Place(across, down))
    return after, Query(place=Place(across, down))


def _names_on(words: Words, end: int, preposition: bool, count: int) -> bool:
    """The place word belongs to a name: "top stories", "left arrow", and so does "the right" of "the right arrow"."""
    if count >= 2:
        return False
    follows = words[end]
    if follows.quoted or follows.text in (",", "of", "in", "on", "which", "and", "at", "with", "to", "above", "below"):
        return False
    if preposition and follows.among(STRAIGHT):  # "at right under the photo"
        return False
    return preposition or follows.text not in ROLE_WORDS


def _row_of(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``in the "Ada" row``, ``of the Wi-Fi item``: what stands in the row of a landmark."""
    if not words[at].among(frozenset(("in", "on", "of", "from"))) or nested <= 0:
        return None
    start = _past_articles(words, at + 1)
    for end in range(start + 1, min(len(words), start + 1 + MOST_LITERAL)):
        if words[end].among(frozenset((",", "which", "that", "at", "above", "below"))):
            return None
        if end > start and words[end].among(OF_OR_IN) and words[end + 1 : end + 2] and _begins_noun(words, end + 1):
            return None
        if words[end].among(IN_ROW):
            landmark = _ways(words[start:end], nested - 1)
            return (end + 1, Query(relations=(Relation(Side.SAME_ROW, (landmark,)),))) if landmark else None
    return None


def _begins_noun(words: Words, at: int) -> bool:
    return words[at].among(ARTICLES) or ordinal_at(words, at) is not None


def _scope(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``in the dialog``, ``on the keyboard``; ``on the screen`` and the like say nothing and are passed over."""
    if not words[at].among(frozenset(("in", "on", "of", "from", "inside", "at", "within"))):
        return None
    start = _past_articles(words, at + 1)
    for length in (3, 2, 1):
        said = " ".join(w.text for w in words[start : start + length] if not w.quoted)
        end = start + length
        if len(words) < end or not _ends_part(words, end):
            continue
        if said in SCREEN_WORDS:
            return end, Query()
        scope = SCOPES.get(said)
        if scope is not None:
            return end, Query(scope=scope)
    return None


def _ends_part(words: Words, end: int) -> bool:
    return end == len(words) or words[end].quoted or words[end].text in PART_ENDS


def _naming(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``which says …``, ``labelled …``, ``with the text …``, ``that has … inside it``."""
    length = longest(words, at, _NAMING) or (longest(words, at, _HOLDING) if begun else 0)
    if not length or at + length >= len(words) or not begun:
        return None
    start, end = at + length, at + length
    while end < len(words) and not (end > start and _opens(words, end, nested)):
        end += 1
    first = _past_articles(words, start)
    coloured = first < end and words[first].among(HUES)
    if coloured and nested > 0 and words[at - 1].among(IN_ROW) and longest(words, at, _HOLDING):
        return end, Query(relations=(Relation(Side.SAME_ROW, (_ways(words[start:end], nested - 1),)),))
    said = list(words[start:end])
    while said and (said[-1].among(NAMED_TAIL) or said[-1].among(ARTICLES)):
        said.pop()
    while said and said[0].among(ARTICLES):
        said.pop(0)
    exact = tuple(word.text for word in said if word.quoted)
    plain = tuple(word.text for word in said if not word.quoted)
    if exact and all(word in FILLER or word in ROLE_WORDS for word in plain):
        plain = ()
    return (end, Query(exact=exact, words=plain)) if said else None


def _opens(words: Words, at: int, nested: int) -> bool:
    """Something other than a name begins here."""
    if words[at].text == "," and not words[at].quoted:
        return True
    if longest(words, at, _WHICH):
        return True
    return any(rule(words, at, nested, True) is not None for rule in (_side, _place, _scope, _line))


def _purpose(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``button to get the app``, ``option for getting help``, ``symbol for reloading``: what it is for is its name."""
    if not at or at + 1 >= len(words) or not words[at].among(frozenset(("to", "for"))):
        return None
    of_kind = words[at - 1].among(ROLES if words[at].text == "to" else PURPOSEFUL | DEPICTING)
    if not of_kind or words[at + 1].quoted:
        return None
    end = at + 1
    while end < len(words) and not (end > at + 1 and _opens(words, end, nested)):
        end += 1
    said = tuple(_base(word.text) for word in words[at + 1 : end] if not word.among(ARTICLES) and word.text != ",")
    return (end, Query(words=said)) if said else None


def _base(word: str) -> str:
    """``reloading`` as "reload", where an icon is so called."""
    for base in (word[:-3], word[:-3] + "e") if word.endswith("ing") else ():
        if (base,) in known_pictures():
            return base
    return word


def _depicted(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``icon of a bell``: what icons are known to show is its name; anything else, what it belongs to."""
    if not at or not words[at].among(OF) or not words[at - 1].among(DEPICTING):
        return None
    start = _past_articles(words, at + 1)
    if any(word.among(frozenset(("the", "this", "that"))) for word in words[at + 1 : start]):
        return None
    end = start
    while end < len(words) and not (end > start and _opens(words, end, nested)):
        end += 1
    said = tuple(word.text for word in words[start:end])
    known = said and not any(word.quoted for word in words[start:end]) and tuple(map(stem, said)) in known_pictures()
    return (end, Query(words=said)) if known else None


def _of_or_in(words: Words, at: int, nested: int, begun: bool) -> tuple[int, Query] | None:
    """``of X`` after something said, ``in the X``, ``inside X``; anything else is part of a name."""
    word = words[at]
    if nested <= 0 or not begun or at + 1 >= len(words):
        return None
    if word.among(frozenset(("of", "for"))):
        side = Side.OF
    elif (word.among(ALONG) and (words[at + 1].quoted or words[at + 1].among(ARTICLES))) or (
        word.among(frozenset(("on",)))
        and (words[at + 1].quoted or words[at + 1].among(ARTICLES))
        and any(w.text in ROLE_WORDS and not w.quoted for w in words[:at])
    ):
        side = Side.INSIDE
    else:
        return None
    if side is Side.OF and not any(w.text in ROLE_WORDS for w in words[:at]):
        return None
    end = _landmark_end(words, at + 1)
    landmark = _ways(words[at + 1 : end], nested - 1)
    return (end, Query(relations=(Relation(side, (landmark,)),))) if landmark else None


def _past_articles(words: Words, at: int, which: frozenset[str] = ARTICLES) -> int:
    while at < len(words) and words[at].among(which):
        at += 1
    return at


def _past_screen(words: Words, at: int) -> int:
    """Past ``of the screen``, ``on the page``, where it follows."""
    if at < len(words) and words[at].among(frozenset(("of", "on", "in", "from"))):
        start = _past_articles(words, at + 1)
        for length in (2, 1):
            said = " ".join(w.text for w in words[start : start + length] if not w.quoted)
            if said in SCREEN_WORDS and start + length <= len(words):
                return start + length
    return at


def _merged(one: Query, other: Query) -> Query:
    """Both sets of constraints; where they differ in something that can only be said once, the first stands."""
    return replace(
        one,
        exact=one.exact + other.exact,
        words=one.words + other.words,
        role=one.role or other.role,
        states=one.states + other.states,
        ordinal=one.ordinal or other.ordinal,
        line=one.line or other.line,
        column=one.column or other.column,
        place=_both_places(one.place, other.place),
        scope=one.scope if one.scope is not None else other.scope,
        relations=one.relations + other.relations,
        looks=one.looks + other.looks,
        called=one.called or other.called,
    )


def _both_places(one: Place | None, other: Place | None) -> Place | None:
    if one is None or other is None:
        return one or other
    if Place(0, 0) in (one, other):  # "the middle icon at the bottom": the middle of that side
        side = other if one == Place(0, 0) else one
        return Place(0 if side.across is None else side.across, 0 if side.down is None else side.down)
    return Place(
        one.across if one.across is not None else other.across, one.down if one.down is not None else other.down
    )


def _counted_from(query: Query, place: Place) -> Query:
    """``third from the left``; without an ordinal, "from the bottom" is just a place."""
    if query.ordinal is None:
        return replace(query, place=_both_places(query.place, place))
    if place.across in (-1, 1):
        start = replace(query.ordinal, start="left" if place.across == -1 else "right")
        rest = Place(None, place.down) if place.down is not None else None
        return replace(query, ordinal=start, place=_both_places(query.place, rest))
    if place.down in (-1, 1):
        return replace(query, ordinal=replace(query.ordinal, start="top" if place.down == -1 else "bottom"))
    return query
