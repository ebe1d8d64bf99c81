"""What speaks against touching what was found, however well it fits: what was forbidden, negated, or would be undone by
a button and not by a touch on the thing, and what of a phrase must not be unmet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from device.screen import WindowKind
from grounding.deciding.contradiction import contradiction
from grounding.deciding.dates import is_day
from grounding.deciding.entries import MAKING, is_entry, makes_one, parted
from grounding.deciding.exact_names import exactly
from grounding.deciding.icon_labels import is_beside_the_head
from grounding.deciding.in_english import is_miscounted, is_only_translated
from grounding.deciding.learned_order import is_chinese
from grounding.deciding.ranking import NEARLY, landmarks_of, named_fits
from grounding.deciding.scoring import NEEDED, Scored
from grounding.deciding.touches import same_touch_or_thing
from grounding.interface import Role
from grounding.language import Query, Relation, Side
from grounding.language.deeds import DEEDS, UNDOING_WORDS, after_courtesy, asks_button, undoes
from grounding.reading.things import Reading, Source, Thing, window_of
from grounding.vocabulary.lexicon import DIGITS, STATE_WORDS
from grounding.vocabulary.negation import APART, FORBIDDING, MEANT, SAID, SECLUDED, WRITTEN
from grounding.vocabulary.words import normal, stem, tokens

MAY_BE_UNMET = frozenset(("name", "role"))
"""What of a phrase may be unmet where the sum answers though the rules find nothing."""

MUST_BE_HEARD = frozenset((*DIGITS[2:], "ten", "eleven", "twelve", "hundred", "thousand")) | frozenset(
    word for words in STATE_WORDS for word in words.split()
)
"""Numbers and states in words: a name may be said otherwise, these may not."""

SHAPES = frozenset(
    ("dots", "dot", "lines", "line", "bars", "stripes", "strokes", "squares", "circles", "arrows", "people", "persons",
     "heads", "vertical", "horizontal", "stacked", "little", "small", "white", "black", "grey", "parallel")
)  # fmt: skip
"""What an icon is drawn of: ``the three dots`` are no number that a label must say."""

WHOLES = frozenset(("", "row", "card", "text", "area", "image", "heading", "box", "list"))
"""Role words of things that have their buttons in them."""

UNDOING_STEMS = frozenset(stem(word) for word in UNDOING_WORDS)

LEAST_CHINESE = 0.4
"""What is said in Chinese is to be heard so well in a name: its words have no gaps, and a sum sees no opposites."""

OF_THE_PHONE = frozenset(
    ("back", "previous", "earlier", "last", "left", "right", "arrow", "triangle", "go", "return", "navigate", "corner",
     "navigation", "system", "phone", "phone's", "android", "android's", "device", "bar", "button", "buttons", "icon",
     "key", "screen", "page", "app", "bottom", "nav", "soft", "the", "this", "to", "a", "an", "my", "of", "one", "at",
     "in", "on", "it", "lower", "press", "tap", "hit", "click", "use", "please", "with", "next", "home", "side")
)  # fmt: skip
"""What is said of the phone's own Back: "the previous month" says more."""

NONE = re.compile(r"(?:no|nothing|none)\b|没有|暂无|无", re.IGNORECASE)
"""How a list says that it is empty: "No results found" is not the first of them."""

WHERE = frozenset(("relation", "scope", "place"))
"""What tells where a thing stands."""

DEED_STEMS = frozenset(stem(word) for forms in DEEDS for word in forms)

SAID_ALL = 0.85
"""From this fit of its name on all of it was said, or nearly."""

CALLED_SO = 0.7
"""From this fit of its name on something is called just what was said."""

PLAINLY_OF = 0.3
"""From this fit on something belongs to a landmark plainly enough to be touched."""


def is_against(ways: tuple[Query, ...], query: Query, first: Scored, reading: Reading) -> bool:
    """What forbids to answer where the rules find nothing that meets the phrase, however sure the sum is.

    Only the name and the kind may be unmet: what was said to the letter, counted or of a state must be there, and so
    must the place, the looks and the landmarks; numbers must be heard; and nothing may be negated or undone.
    """
    surely = is_unmistakable(query, first, reading)
    end = surely and query.ordinal is not None and bool(query.ordinal.start) and abs(query.ordinal.number) == 1
    counted = (query.ordinal is not None and not end) or query.line is not None or query.column is not None
    if query.exact or query.states or counted or (query.scope is not None and not surely):
        return True
    unmet = MAY_BE_UNMET | WHERE if surely else MAY_BE_UNMET
    if any(e.kind not in unmet and e.fit < NEEDED.get(e.kind, 0.0) for e in first.evidence):
        return True
    if any(e.kind == "status bar" for e in first.evidence) or is_hardly_heard(query, first, reading):
        return True
    if not surely and not all(_stands(relation, reading) for relation in query.relations):
        return True
    own = {stem(word) for label in first.thing.labels for word in label.words}
    said = ways[0].said or next((way.said for way in ways if way.translated), ())
    drawn = {word for word, shape in pairwise(said) if shape in SHAPES}
    strict = [word for word in query.words if word in MUST_BE_HEARD and word not in drawn]
    of_landmarks = set(_landmark_words(query))
    strict += [word for word in said if any(c.isdigit() for c in word) and word not in of_landmarks]
    if any(stem(part) not in own for word in strict for part in tokens(word)):
        return True
    if not SAID.isdisjoint(word for word in said if stem(word) not in own) or _is_negated(said, first.thing):
        return True
    if is_only_translated(query, first.thing, by_rules=False) or is_miscounted(query, first.thing):
        return True
    if is_of_another(ways, first.thing, reading) or is_the_thing_itself(ways, first.thing, query):
        return True
    return bool(contradiction(ways, first.thing, (first.thing,)))


def is_hardly_heard(query: Query, first: Scored, reading: Reading) -> bool:
    """Its name is hardly heard in Chinese or in what that means; or another word for a picture was said without what it
    is: "About phone" is no phone book."""
    fit, label = first.name_fit, first.label
    if query.translated:
        fit, label = (named_fits(replace(query, relations=()), reading) or {}).get(first.thing.place, (0.0, None))
    if is_chinese(query) and fit < LEAST_CHINESE:
        return True
    if query.translated and first.thing.element.seen and fit < NEEDED["name"]:
        return True
    bare = Query(words=query.words, translated=True, spoken=query.spoken, unknown=query.unknown)
    if query.translated and not fit and query == bare:
        return True
    return label is not None and is_beside_the_head(label, first.thing, {stem(word) for word in query.words})


def is_unmistakable(query: Query, first: Scored, reading: Reading) -> bool:
    """It is called just what was said, and nothing else is nearly called so: where it stands only adds to that.

    A deed that each entry of a list may have a button for ("Delete") names none of them.
    """
    if not query.words or DEED_STEMS.issuperset(map(stem, query.words)):
        return False
    named = named_fits(replace(query, relations=()), reading) or {}
    fit = named.get(first.thing.place, (0.0, None))[0]
    if fit < SAID_ALL:
        return False
    rivals = (reading.things[place] for place, (other, _) in named.items() if other > fit - NEARLY)
    return all(one.receiver is None or same_touch_or_thing(one, first.thing) for one in rivals)


def _stands(relation: Relation, reading: Reading) -> bool:
    """Each landmark is there, meets what was said of it, and nothing of it is quoted, counted or of a state."""
    for ways, mark in zip(relation.landmarks, landmarks_of(relation, reading), strict=True):
        if not any(scored.meets for _, scored in mark):
            return False
        for way in ways:
            if way.exact or way.states or way.ordinal is not None:
                return False
            if not way.literal and not all(_stands(inner, reading) for inner in way.relations):
                return False
    return True


def _landmark_words(query: Query) -> Iterator[str]:
    for relation in query.relations:
        for way in (way for ways in relation.landmarks for way in ways):
            for word in (*way.words, *way.exact):
                yield word
                yield from tokens(word)


def _is_negated(said: tuple[str, ...], thing: Thing) -> bool:
    """A label in another language says not to do what was said."""
    own = {word for label in thing.labels if label.source is Source.MEANING for word in label.words}
    return bool(MEANT & own - set(said))


def is_forbidden(ways: tuple[Query, ...], thing: Thing) -> bool:
    """``don't delete the account``: what is not to be done is not done, unless a label says just that."""
    said = after_courtesy(ways[0].said)
    length = next((len(form) for form in FORBIDDING if said[: len(form)] == form), 0)
    if not length or len(said) == length:
        return False
    return not any(WRITTEN.intersection(label.words) for label in thing.labels)


def is_told_apart(ways: tuple[Query, ...], thing: Thing) -> bool:
    """``opposite Cancel`` was read as a name, and led to Cancel: what was not understood of it tells of something else,
    unless that word stands on it, or it says no in other words, or it is but a wish ("I'd rather … than …")."""
    way = next((way for way in ways if not way.literal and not way.if_met), None)
    if way is None or "rather" in ways[0].said:
        return False
    own = {word for label in thing.labels for word in label.words}
    if way.words and _is_secluded(own) and not _is_secluded(word for one in ways for word in (*one.words, *one.exact)):
        return True
    denied = not WRITTEN.isdisjoint(own)
    apart = APART.intersection(way.words).union(word for word in way.words[:1] if word == "not")
    return any(word not in own and not (denied and word.endswith("n't")) for word in apart)


def _is_secluded(words: Iterable[str]) -> bool:
    return any(mark in normal(word) for word in words for mark in SECLUDED)


def is_colourless(ways: tuple[Query, ...], thing: Thing, reading: Reading) -> bool:
    """The system's buttons have no colour: "the green circle" is none of them, though it be called a circle."""
    return window_of(reading, thing).kind is WindowKind.NAVIGATION_BAR and any(way.looks for way in ways)


def is_another(ways: tuple[Query, ...], thing: Thing, reading: Reading) -> bool:
    """A key of the keyboard that only means what was said ("close" is no x), the phone's Back where more was said ("the
    previous month"), and what makes or tells of entries, or that there are none, where one of them was counted ("the
    first network" is not "Add network"), nor a day for one of its events."""
    if window_of(reading, thing).kind is WindowKind.NAVIGATION_BAR:
        plain = [way for way in ways if not way.literal]
        placed = all(way.scope or way.place or way.relations or way.ordinal for way in plain)
        return not placed and _is_more_than_back(ways, thing)
    if window_of(reading, thing).kind is WindowKind.KEYBOARD:
        return not any(way.role or way.scope or way.relations or way.ordinal or _says(thing, way) for way in ways)
    counted = [parted(way.words) for way in ways if way.ordinal is not None]
    if any(said.word for said in counted) and thing.labels and NONE.match(thing.labels[0].text):
        return True
    if any(said.word for said in counted) and is_day(thing, reading):
        return True
    return any(MAKING.isdisjoint(said.rest) and makes_one(thing, said.word, reading) for said in counted)


def _is_more_than_back(ways: tuple[Query, ...], thing: Thing) -> bool:
    own = {word for label in thing.labels for word in label.words}
    said = next((way.said for way in ways if way.translated), ways[0].said)
    return "back" in own and "back" not in said and any(word not in OF_THE_PHONE and word not in own for word in said)


def is_of_another(ways: tuple[Query, ...], thing: Thing, reading: Reading) -> bool:
    """The star of something else, where "star Emil" was said and Emil is there."""
    if not asks_button(ways[0].said):
        return False
    rest = after_courtesy(ways[0].said)[1:]
    if {stem(word) for word in rest} <= {stem(word) for label in thing.labels for word in label.words}:
        return False  # "call log" is all its own
    named = exactly(reading, " ".join(rest))
    called_so = (reading.things[place] for place, (fit, _) in named.items() if fit >= CALLED_SO)
    owners = [thing for thing in called_so if is_entry(thing) or thing.row is not None]
    return bool(owners) and not any(_belong(thing, owner) for owner in owners)


def _belong(thing: Thing, owner: Thing) -> bool:
    """One is part of the other, or both stand in one row."""
    if thing is owner or owner.box.contains(thing.box) or thing.box.contains(owner.box):
        return True
    return thing.row is not None and thing.row == owner.row


def _says(thing: Thing, way: Query) -> bool:
    """A word on it, or for it, was said."""
    said = {stem(word) for word in (*way.words, *tokens(" ".join(way.exact)))}
    return any(stem(word) in said for label in thing.labels for word in label.words)


def is_the_thing_itself(ways: tuple[Query, ...], thing: Thing, query: Query) -> bool:
    """``close main.dart`` found nothing but main.dart: a touch on it would do something else. Words of what is named
    ("log" in ``dismiss the change log``) make no button for it."""
    button = asks_button(ways[0].said)
    if query.exact or query.relations or query.role not in WHOLES or not (undoes(ways[0].said) or button):
        return False
    if thing.role in (Role.ICON, Role.SWITCH, Role.CHECKBOX):
        return False
    own = {stem(word) for label in thing.labels for word in label.words}
    if button:
        return stem(button) not in own and thing.role not in (Role.BUTTON, Role.TAB, Role.OPTION)
    undone = {stem(word) for word in after_courtesy(ways[0].said)[1:]}
    return (own - undone).isdisjoint(UNDOING_STEMS)


def is_hardly_of(query: Query, best: Scored) -> bool:
    """``the entry for voice typing``: what stands beside something like that is hardly it."""
    if query.named or not any(relation.side is Side.OF for relation in query.relations):
        return False
    of = Side.OF.value
    fits = [(e.fit, e.says) for e in best.evidence if e.kind == "relation"]
    return any(fit < PLAINLY_OF for fit, says in fits if says in ("", of) or says.startswith(f"{of} "))
