"""Whether a screen is as expected. What was not plainly seen is not said to be shown, nor said to be gone.

A task is called verified for what is found here. So a phrase in other words than the screen's proves nothing either
way: that no "network error message" was found does not prove that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from device.screen import WindowKind
from grounding.addresses import is_bar
from grounding.deciding.entries import is_entry
from grounding.deciding.exact_names import LETTERED
from grounding.deciding.hours import heard
from grounding.deciding.namesakes import is_called_otherwise
from grounding.deciding.ranking import OF_ITS_CLASS, TOLD_BY_CLASS, landmarks_of
from grounding.deciding.role_and_state import role_fit
from grounding.deciding.scoring import Scored
from grounding.deciding.verdict import Verdict, resolve
from grounding.described import is_picker, valued
from grounding.interface import Expectation, Gone, Holds, InApp, Role, Shows, State, Target
from grounding.language import NotUnderstood, Query, Side
from grounding.language.chinese_english import SAYS_NOTHING
from grounding.language.chinese_words import TRUTHS as CHINESE_TRUTHS
from grounding.language.deeds import after_courtesy
from grounding.language.proper import proper_names
from grounding.reading.things import UNWRITTEN, Label, Reading, Source, Thing, window_of
from grounding.vocabulary.han import has_han
from grounding.vocabulary.item_words import ITEM_WORDS
from grounding.vocabulary.lexicon import ARTICLES, ORDINALS, ROLE_WORDS, STATE_WORDS
from grounding.vocabulary.tongues import in_english
from grounding.vocabulary.words import normal, stem, tokens

MOST_SHOWN = 20
"""Whether a thing is shown is looked for among so many candidates."""

UNLIKELY, UNLIKELY_KIND, UNCALLED = 0.3, 0.6, 0.25
"""Something is gone where the likeliest is less sure than the first, and its name fits less well than the last; where
only a kind was said, which the rules know, less sure than the second."""

SURE = 0.8
"""From this confidence on what is found is shown, if all that was said stands there."""

TOLD, FEWEST_TOLD = frozenset(("message", "notice", "note", "warning", "alert", "hint", "error", "text")), 2
"""What begins so tells in other words what a text says; so many words of it stand there at least."""

FAULTS = frozenset(("error", "warning", "alert", "failure"))
"""What tells of a fault: something says so, and does not only name what is at fault."""

ENTRIES = ITEM_WORDS - {"alert", "answer", "document", "message", "notification", "reply", "result", "show"}
"""What entries of lists are called, and what answers what was done is not."""

NONE = ("no",)
TEXTS, SAYING = frozenset((Role.TEXT, Role.HEADING)), frozenset(("that", "saying"))

SIGNS = "_:/@#"
"""What has one of them in it is no word but a code."""

PLAINLY = 0.5
"""From this fit of a relation on it proves something."""

TELLING = frozenset(
    (*ROLE_WORDS, *STATE_WORDS, *ORDINALS, *ARTICLES, "above", "about", "alert", "and", "are", "as", "at", "be", "been",
     "below", "beside", "between", "bottom", "by", "called", "center", "centre", "corner", "entry", "error", "first",
     "for", "from", "has", "hint", "in", "is", "it", "its", "label", "last", "left", "line", "lower", "message",
     "middle", "named", "next", "note", "notice", "of", "on", "or", "page", "right", "saying", "says", "screen", "that",
     "there", "title", "to", "top", "under", "upper", "view", "warning", "was", "were", "which", "with", "word",
     "words", "yet")
)  # fmt: skip
"""What says of what kind a thing is, or where: it need not stand on it."""

CONTENT = frozenset((Source.DESCRIPTION, Source.ID, Source.PICTURE))
"""Labels of what shows no words."""

TRUTHS = {
    "on": True, "enabled": True, "checked": True, "selected": True, "active": True, "yes": True, "true": True,
    "off": False, "disabled": False, "unchecked": False, "not checked": False, "not selected": False, "no": False,
    "false": False, "inactive": False, "unselected": False, **CHINESE_TRUTHS,
}  # fmt: skip
"""Values that a switch or a box can hold, as said."""

NOTHING = frozenset(("", "empty", "nothing", "blank"))
"""Values that an empty field holds, as said."""

TOGGLED = frozenset((State.ON, State.OFF, State.CHECKED, State.UNCHECKED))
TOGGLED_ON = frozenset((State.ON, State.CHECKED))
"""States of what can be on or off, and those of what is on."""

_KINDS = "提示|消息|信息|通知|警告|错误|图标|按钮|对话框|弹窗|窗口|页面|列表|输入框"
_DESCRIBED = re.compile(rf".的?(?:{_KINDS})$")
"""``保存成功的提示`` describes what ``已保存`` would quote, as "the message that it was saved" does."""

_KIND_BEHIND = re.compile(rf"的?(?:{_KINDS}|对话|菜单|文字)$")
"""What a Chinese name says of its kind; the grammar has taken the 框 off 对话框."""

_ADDRESS = re.compile(r"https?://\S+$")
_PARTS, _ENDS = re.compile(r"[\n#|]+|, "), re.compile(" – ")
"""What parts the lines of a label that tells several things."""

_NUMBER = re.compile(r"^(-?\d+(?:[.,]\d+)?)\s*(?:%|percent)?$")


def holds(expectation: Expectation, reading: Reading, app_name: str) -> bool:
    """Whether the screen is as expected; ``app_name`` is the name of the app in front."""
    match expectation:
        case Shows(target):
            told = valued(target.phrase)
            held = told is not None and _holds(Target(told[0]), told[1], reading)
            return held or _shown(target, reading) or is_picker(target.phrase, reading)
        case Gone(target):
            return _gone(target, reading)
        case InApp(app):
            return _same_app(app, app_name)
        case Holds(target, value):
            return _holds(target, value, reading)
        case never:
            assert_never(never)


def leads(target: Target, reading: Reading) -> bool:
    """What a touch on the phrase would reach may well be what is sought, though it need not say all of it: it bears the
    numbers that were said, and is no icon that bears another form of the word (``Closes`` and "Close"). What the words
    on the screen do not lead to, a model found."""
    ways = heard(target.phrase, reading)
    if isinstance(ways, NotUnderstood):
        return False
    verdict = resolve(ways, reading)
    if verdict.kind is not Verdict.Kind.ONE:
        return True
    first, query = verdict.rivals[0], verdict.ranking.query
    written = [_numbers(text) for text in (*(label.text for label in first.thing.labels), first.thing.value)]
    said = [numbers for word in query.words if (numbers := _numbers(word))]
    borne = all(any(_in_line(numbers, line) for line in written) for numbers in said)
    return borne and not _is_inflected(first, query, ways) and not _is_another(target, first.thing)


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _in_line(numbers: list[str], line: list[str]) -> bool:
    return any(line[n : n + len(numbers)] == numbers for n in range(len(line)))


def only_typed(target: Target, reading: Reading) -> bool:
    """What is not shown stands in a field all the same, where somebody typed it."""
    ways = heard(target.phrase, reading)
    if isinstance(ways, NotUnderstood):
        return False
    ranking = resolve(ways, reading).ranking
    return any(s.meets and _is_typed(s, ranking.query) for s in ranking.candidates[:MOST_SHOWN])


def truth(value: str) -> bool | None:
    """Whether a value, as said in English or Chinese, means on; None where it is nothing that a switch can hold."""
    return TRUTHS.get(normal(value))


def _shown(target: Target, reading: Reading) -> bool:
    """Something on the screen meets the phrase, and says all of it; what is only something like it does not count."""
    ways = heard(target.phrase, reading)
    if isinstance(ways, NotUnderstood):
        return False
    verdict = resolve(ways, reading)
    ranking = verdict.ranking
    likely = [s for s in ranking.candidates[:MOST_SHOWN] if s.meets and not _is_another(target, s.thing)]
    if any(_proves(s, ranking.query, ways, reading) for s in likely):
        return True
    if _is_told(ways, reading) or (ranking.query.exact and _stands_in_part(ranking.query, reading, shown=True)):
        return True
    if verdict.kind is not Verdict.Kind.ONE or verdict.confidence < SURE or ranking.query.exact:
        return False
    first = verdict.rivals[0]
    if _is_another(target, first.thing):
        return False
    says = not _is_inflected(first, ranking.query, ways) and _says_all(first, ranking.query, ways, reading)
    return says and _proves(first, ranking.query, ways, reading)


def _is_another(target: Target, thing: Thing) -> bool:
    """It goes by another name. Nothing is to be done here: "Open Corridor" is one, not what to do."""
    return any(is_called_otherwise(name, thing) for name in proper_names(target.phrase, whole=True))


def _is_told(ways: tuple[Query, ...], reading: Reading) -> bool:
    """``the notice about unusual traffic``: a text says that, word after word."""
    said = [word for word in ways[0].said if word not in ARTICLES]
    if not said or said[0] not in TOLD or any(way.exact for way in ways):
        return False
    wanted = [stem(part) for word in said if word not in TELLING for part in tokens(word)]
    return len(wanted) >= FEWEST_TOLD and any(
        _in_order(wanted, [stem(word) for word in label.words])
        for thing in reading.things
        if thing.role in TEXTS
        for label in thing.labels
        if label.source not in UNWRITTEN
    )


def _is_clause(ways: tuple[Query, ...]) -> bool:
    """``the message that it was saved``: no button says so."""
    said = [word for word in ways[0].said if word not in ARTICLES or word in SAYING]
    return len(said) > 1 and said[0] in TOLD and said[1] in SAYING


def _in_order(wanted: list[str], words: list[str]) -> bool:
    rest = iter(words)
    return all(word in rest for word in wanted)


def _gone(target: Target, reading: Reading) -> bool:
    """Nothing meets the phrase, nor anything that may be meant by it: what is quoted must stand nowhere, what is said
    in other words must be like nothing there."""
    ways = heard(target.phrase, reading)
    if isinstance(ways, NotUnderstood) or all(way.literal for way in ways) or _shown(target, reading):
        return False
    verdict = resolve(ways, reading)
    query = verdict.ranking.query
    candidates = [s for s in verdict.ranking.candidates if _is_of_kind(s.thing, query)]
    if any(_is_of_kind(s.thing, query) for s in verdict.rivals):
        return False
    entry = _entry_name(target.phrase, ways)
    if any(s.meets and not (entry and _bears_none(s.thing, entry)) for s in candidates[:MOST_SHOWN]):
        return False
    if verdict.ranking.query.exact:
        return not _stands_in_part(verdict.ranking.query, reading)
    if not candidates:
        return True
    if entry:  # "alarm" stands on the tab, too
        return not _are_half_heard(entry, reading)
    if _is_half_heard(ways, reading) or _is_half_read(ways, reading):
        return False
    described = not ARTICLES.isdisjoint(ways[0].said[:1]) or _DESCRIBED.search(target.phrase) is not None
    unlikely = UNLIKELY if verdict.ranking.query.named else UNLIKELY_KIND
    return not described or (verdict.confidence < unlikely and candidates[0].name_fit < UNCALLED)


def _is_of_kind(thing: Thing, query: Query) -> bool:
    """Of the kind that was said, where any tree tells it: a mail's subject in a list is not the Subject field."""
    return query.role not in TOLD_BY_CLASS or role_fit(query.role, thing) >= OF_ITS_CLASS


def _said_of(thing: Thing) -> Iterator[Label]:
    """Its labels; what its makers call it is none of them where it says something itself."""
    lettered = not LETTERED.isdisjoint(label.source for label in thing.labels)
    return (label for label in thing.labels if not (lettered and label.source is Source.ID))


def _is_typed(scored: Scored, query: Query) -> bool:
    """It stands in a field, and no field was asked for: what is looked for is not there for that, nor sent or saved
    what is written. An address where nobody types is that of the page that is shown."""
    if scored.label is None or scored.label.source is not Source.VALUE or scored.thing.role is not Role.FIELD:
        return False
    if not scored.thing.element.focusable and not scored.thing.element.clickable:
        return False
    if State.FOCUSED not in scored.thing.states and (_ADDRESS.match(scored.thing.value) or is_bar(scored.thing)):
        return False
    return query.role != Role.FIELD


def _in_sight(reading: Reading) -> list[Thing]:
    """What the screen shows; what waits in the status bar is only heard by who has the screen read to them."""
    return [t for t in reading.things if window_of(reading, t).kind is not WindowKind.STATUS_BAR]


def _is_half_heard(ways: tuple[Query, ...], reading: Reading) -> bool:
    """Half of what was said, or more, stands somewhere on the screen: it may be meant there."""
    said = ways[0].said
    if said[:1] == NONE:  # "no results" stands where it says so, and not where there are results
        labels = (label.words for thing in _in_sight(reading) for label in _said_of(thing))
        return any("no" in words and not set(words).isdisjoint(said[1:]) for words in labels)
    return _are_half_heard(tuple(word for word in after_courtesy(ways[0].said) if word not in TELLING), reading)


def _are_half_heard(words: tuple[str, ...], reading: Reading) -> bool:
    """The same of words. A time or a number is heard whole: 10:00 is not 09:00."""
    labels = [label for thing in _in_sight(reading) for label in _said_of(thing)]
    heard = {stem(word) for label in labels for word in label.words}
    texts = " ".join(normal(label.text) for label in labels)
    numbers = [word for word in words if any(c.isdigit() for c in word)]
    said = [stem(part) for word in words if word not in numbers for part in tokens(word)]
    known = sum(word in heard for word in said) + sum(word in texts for word in numbers)
    return 2 * known >= len(said) + len(numbers) > 0


def _entry_name(phrase: str, ways: tuple[Query, ...]) -> tuple[str, ...]:
    """Of ``the Swim alarm`` and ``the mail from Zoe`` the name: what stands before or behind a kind of entry, with
    capital letters, digits or signs."""
    telling = [word for word in after_courtesy(ways[0].said) if word not in TELLING]
    if len(telling) < 2 or (telling[0] not in ENTRIES and telling[-1] not in ENTRIES):
        return ()
    name = tuple(telling[:-1] if telling[-1] in ENTRIES else telling[1:])
    named = {
        word.casefold() for word in phrase.split() if word[:1].isupper() or any(c.isdigit() or c in SIGNS for c in word)
    }
    return name if named.issuperset(name) else ()


def _bears_none(thing: Thing, words: tuple[str, ...]) -> bool:
    """None of the words stands on it: the tab "Alarm" is no "Swim alarm"."""
    return {stem(word) for label in thing.labels for word in label.words}.isdisjoint(map(stem, words))


def _is_half_read(ways: tuple[Query, ...], reading: Reading) -> bool:
    """The same of Chinese, which has no gaps: half of it stands on one label, or half of what it means in English does
    somewhere."""
    plain = next((way for way in ways if any(map(has_han, way.words)) and not way.literal), None)
    if plain is None:
        return False
    name = _KIND_BEHIND.sub("", normal("".join(plain.words)))
    pairs = {one + other for one, other in pairwise(name) if has_han(one) and has_han(other)}
    texts = [normal(label.text) for thing in _in_sight(reading) for label in thing.labels if has_han(label.text)]
    if any(2 * sum(pair in text for pair in pairs) >= len(pairs) > 0 for text in texts):
        return True
    english = tuple(replace(way, literal=False) for way in ways if way.translated)
    return bool(english) and _is_half_heard(english, reading)


def _stands_in_part(query: Query, reading: Reading, shown: bool = False) -> bool:
    """What was quoted, and nothing that would tell it from others, stands on a line of something: what else was said
    of it was not understood. ``shown``: it is written there, and not by who looks for it."""
    if query.relations or query.ordinal or query.line or query.column or query.place or query.scope or query.states:
        return False
    wanted = {normal(text) for text in query.exact}
    for thing in reading.things:
        if not _is_of_kind(thing, query) or (shown and thing.role is Role.FIELD):
            continue
        parts = [part for label in _said_of(thing) for part in _PARTS.split(label.text)]
        lines = {normal(part) for part in (*parts, *(end for part in parts for end in _ENDS.split(part)))}
        if wanted & lines:
            return True
    return False


def _proves(scored: Scored, query: Query, ways: tuple[Query, ...], reading: Reading) -> bool:
    """It is of the kind that was said, stands where it was said to, and every word that was said stands there."""
    if not _is_of_kind(scored.thing, query) or _is_typed(scored, query):
        return False
    if _is_clause(ways) and scored.thing.role not in TEXTS:
        return False
    own = {normal(label.text) for label in scored.thing.labels}
    loose = [e.says for e in scored.evidence if e.kind == "relation" and e.fit < PLAINLY]
    if any(says.partition(" ")[0] == Side.OF and normal(says.partition(" ")[2]) not in own for says in loose):
        return False
    wordless = scored.label is not None and scored.label.source in CONTENT and not query.relations
    if wordless and _is_inflected(scored, query, ways):
        return False
    return bool(query.exact) or wordless or _says_all(scored, query, ways, reading)


def _is_inflected(scored: Scored, query: Query, ways: tuple[Query, ...]) -> bool:
    """``Closes`` is no icon "Close"; what is described may be."""
    if scored.label is None or scored.label.source not in CONTENT or query.role:
        return False
    if not ARTICLES.isdisjoint(ways[0].said[:1]):
        return False
    written = set(scored.label.words)
    return any(word not in written and stem(word) in map(stem, written) for word in query.words)


def _says_all(scored: Scored, query: Query, ways: tuple[Query, ...], reading: Reading) -> bool:
    """No synonym and no near miss proves that a thing is shown: all of it stands there, or on what it stands to;
    numbers and what has signs in it as they were said."""
    around = [scored.thing]
    for relation in query.relations:
        around += [mark.thing for marks in landmarks_of(relation, reading) for _, mark in marks[:1] if mark.meets]
    labels = [label for one in around for label in one.labels]
    own = {stem(word) for label in labels for word in label.words} | {stem(w) for o in around for w in tokens(o.value)}
    written = [normal(text) for text in (*(label.text for label in labels), *(o.value for o in around))]
    if not FAULTS.isdisjoint(ways[0].said) and not _tells_more(scored.thing, query):
        return False
    entry = is_entry(scored.thing) or scored.thing.row is not None
    said = [w for w in after_courtesy(ways[0].said) if w not in TELLING and not (entry and w in ENTRIES)]
    if not ways[0].said or any(map(has_han, said)):  # words without gaps
        names = [_KIND_BEHIND.sub("", normal(word)) for word in query.words]
        said = [SAYS_NOTHING.sub("", name) for name in names if not _is_meant(name, own)]
        if query.translated:
            said = [word for word in query.words if word not in TELLING]
        if query.unknown and not any(set(query.unknown) <= set(text) for text in written):
            return False
    for word in said:
        if any(c.isdigit() or c in SIGNS for c in word) and not any(word in text for text in written):
            return False
        if any(stem(part) not in own for part in tokens(word)) and not _is_meant(word, own):
            return False
    return True


def _tells_more(thing: Thing, query: Query) -> bool:
    """``the Wi-Fi error message`` is a text that says more than "Wi-Fi"."""
    said = {stem(part) for word in query.words for part in tokens(word)}
    return any({stem(word) for word in label.words} - said for label in thing.labels if label.source not in UNWRITTEN)


def _is_meant(word: str, own: set[str]) -> bool:
    """A Chinese word's meaning stands there in English: 帮助 on "Help"."""
    if not has_han(word):
        return False
    meanings = (tokens(meaning) for meaning in in_english(word, "zh"))
    return any(all(not has_han(part) and stem(part) in own for part in parts) for parts in meanings if parts)


def _same_app(said: str, name: str) -> bool:
    one, other = normal(said).removesuffix(" app"), normal(name)
    return bool(one) and (one == other or one.removeprefix("the ") == other or set(tokens(one)) == set(tokens(other)))


def _holds(target: Target, value: str, reading: Reading) -> bool:
    ways = heard(target.phrase, reading)
    if isinstance(ways, NotUnderstood):
        return False
    verdict = resolve(ways, reading)
    met = [s.thing for s in verdict.rivals if s.meets] if verdict.kind is not Verdict.Kind.NONE else []
    if truth(value) is not None and not any(thing.states & TOGGLED for thing in met):
        switch = _switch_of(target, ways, reading)
        met = [switch] if switch is not None else met
    return any(_thing_holds(thing, value) for thing in met)


def _switch_of(target: Target, ways: tuple[Query, ...], reading: Reading) -> Thing | None:
    """``the 09:00 alarm`` is on where the switch on its card is; None where it has none."""
    if any(way.role for way in ways if not way.literal):
        return None
    phrase = f"{target.phrase}的开关" if has_han(target.phrase) else f"{target.phrase} switch"
    switched = heard(phrase, reading)
    if isinstance(switched, NotUnderstood):
        return None
    verdict = resolve(switched, reading)
    found = verdict.rivals[0].thing if verdict.kind is Verdict.Kind.ONE else None
    return found if found is not None and found.states & TOGGLED else None


def _thing_holds(thing: Thing, value: str) -> bool:
    """It shows this value: as its state, its text, one of its other labels, or the same number."""
    wanted, on = normal(value), truth(value)
    if on is not None and thing.states & TOGGLED:
        return bool(thing.states & TOGGLED_ON) is on
    if on is not None and State.SELECTED in thing.states:
        return on
    if wanted in NOTHING and thing.role is Role.FIELD:
        return State.EMPTY in thing.states
    held = [
        normal(value_in(thing)),
        *(normal(label.text) for label in thing.labels[1:] if label.source not in UNWRITTEN),
    ]
    if thing.role in TEXTS:
        held.append(normal(thing.name))
    if thing.role is Role.FIELD and not thing.element.password and thing.element.text != thing.element.hint:
        held.append(normal(thing.element.text))  # what was typed may read like a prompt
    if wanted in held:
        return True
    number = _number(wanted)
    return number is not None and any(_number(text) == number for text in held)


def _number(text: str) -> float | None:
    """``40 %``, ``40.0`` and ``40`` are one number; anything with other words in it is none."""
    found = _NUMBER.match(text)
    return float(found.group(1).replace(",", ".")) if found else None


def value_in(thing: Thing) -> str:
    """What it says or holds; a field only what is in it."""
    if thing.value or thing.role is Role.FIELD:
        return thing.value
    toggled = thing.states & TOGGLED
    if toggled:
        return str(next(iter(toggled)))
    return thing.detail or thing.name
