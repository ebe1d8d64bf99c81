"""How well a thing answers to each part of a query, 0 to 1: its name, role, state, place, and where landmarks lie."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from grounding.interface import Role, State
from grounding.language import Place
from grounding.reading.things import Label, Reading, Source, Thing, forms_of
from grounding.vocabulary import han
from grounding.vocabulary.lexicon import (
    CONCEPTS,
    DIGITS,
    FILLER,
    GENERIC,
    KIN,
    OPPOSITES,
    ROLE_CALLED,
    ROLE_FIT,
    ROLE_IDS,
    SHORT_FORMS,
)
from grounding.vocabulary.negation import MEANT
from grounding.vocabulary.words import ELLIPSES, closeness, id_words, normal, stem, tidy, tokens

EXACT, SAME_LETTERS, CUT = 1.0, 0.97, 0.93
"""A quoted text against a label: the same, the same but for case and emoji, one the cut form of the other."""

DRAWN = 0.85
"""What stands in quotes is drawn in letters: what an icon on a picture shows answers to it less."""

MISREAD = 0.9
"""A quoted text against one read off a picture that differs in letters that look alike, or in its spaces."""
ALIKE_LETTERS = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o", "–": "-", "—": "-", "’": "'", "‘": "'"})

SHORTEST_WITHIN = 4
"""So many letters may be looked for inside other words: "paint" in "kidspaint"."""

SHORTEST_CUT = 6
"""A label cut short is believed to be the beginning of a text only from this many characters on."""

PICTURE_AS_BUTTON = 0.6
"""How well a picture that nothing shows to be tappable answers to "button"."""

ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
WITH_UNIT, LONGEST_UNIT = 0.85, 4
"""How close "30" is to "30min", and how many letters a unit has at most."""

SHORT_FORM = 0.92
"""How close "Thu" is to "Thursday"."""

ANOTHER_NUMBER = 0.5
"""What a label is worth that has another number in place of the one that was said."""

UNHEARD = 0.6
"""What a word counts that the screen does not show at all, against one that it shows once."""

CONCEPT_FIT = 0.85
IN_PART = 0.65
"""The share of it for a concept that only some of the words name."""
PRESSED = frozenset((Role.ICON, Role.IMAGE, Role.BUTTON, Role.TAB, Role.KEY))
IN_WRITING = 0.6
"""Another word for one of the words that were said counts so much less where it is read, on what is no button: an
"Inbox" is not "the kayak mail"."""

KIN_FIT = 0.48
"""A hint of kinship alone: an icon that its makers call "post" may be the one that people call "send". Less than a name
must fit: it orders the nearest, and nothing is touched for it."""
MOST_HINTED = 1000
"""On screens of more things, hints are not looked for."""
SPOKEN_WORDS = 7
"""An icon's description may be longer: "icon to edit the basic profile"."""
CALLED_FIT = 0.6
"""A box that is there to be ticked answers to "tick"."""
LEADS = 1.12
"""By how much the first of several words counts more for what is known of an icon by its picture alone: "add alarm" is
a plus, "collapse card" an arrow; the rest says on what it acts."""
FEW_WORDS = 3
"""Among more words one that may name an icon says less."""
OTHERS_SAY_MORE = 0.8
"""What another word for one of several words is worth where another thing bears two of them as they were said."""
CONCEPT_WORDS = 4
"""Synonyms count in labels of at most so many words: an icon's name, not a sentence."""

NEGATED = 0.5
"""What a label in another language is worth where a word that turns its meaning around stands in it, unsaid."""

STATE_MEANS: dict[State, frozenset[State]] = {
    State.ON: frozenset((State.ON, State.CHECKED, State.SELECTED)),
    State.OFF: frozenset((State.OFF, State.UNCHECKED)),
    State.CHECKED: frozenset((State.CHECKED, State.ON, State.SELECTED)),
    State.UNCHECKED: frozenset((State.UNCHECKED, State.OFF)),
    State.SELECTED: frozenset((State.SELECTED, State.CHECKED)),
    State.FOCUSED: frozenset((State.FOCUSED,)),
    State.DISABLED: frozenset((State.DISABLED,)),
    State.EMPTY: frozenset((State.EMPTY,)),
}

ALL_SAID = 0.55
"""How well a label answers of whose several words each was said, whatever else was: "create a new folder here"."""

GENERIC_FIT, GENERIC_WEIGHT = 0.9, 0.3
"""How "VPN" answers to "VPN settings", and what a generic word weighs where the others are heard on the screen."""

LETTERED = frozenset((Source.TEXT, Source.TITLE, Source.DETAIL, Source.HINT, Source.WHOLE, Source.VALUE, Source.NEAR))
"""Labels that are seen as letters."""

Named = dict[int, tuple[float, Label]]
"""For each place: how well its best label answers, and which label that is."""


def _concept_table() -> dict[tuple[str, ...], frozenset[int]]:
    table: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, words in enumerate(CONCEPTS):
        for said in words:
            table[tuple(stem(t) for t in tokens(said))].add(number)
    for number, (english, names, own) in enumerate(han.meanings(), len(CONCEPTS)):
        for name in (english, *names):
            table[name] |= table[english] if english in table and not own else {number}
    return {key: frozenset(numbers) for key, numbers in table.items()}


def _opposites_table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for first, *others in OPPOSITES:
        for other in others:
            table[stem(first)].add(stem(other))
            table[stem(other)].add(stem(first))
    return {word: frozenset(others) for word, others in table.items()}


def _kin_table() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    back: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for first, *others in KIN:
        said = tuple(stem(t) for t in tokens(first))
        kin = [tuple(stem(t) for t in tokens(other)) for other in others]
        table[said] = (*table.get(said, ()), *kin)
        for other in kin:
            back[other].append(said)
    for other, firsts in back.items():
        table[other] = (*table.get(other, ()), *(first for first in firsts if first not in table.get(other, ())))
    for number, word in enumerate(DIGITS):
        table[(str(number),)] = ((word,),)
        table[(word,)] = ((str(number),),)
    return table


def _short_forms_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for short, full in SHORT_FORMS.items():
        table[short] = (*table.get(short, ()), full)
        table[full] = (*table.get(full, ()), short)
    return table


_SHORT_FORMS_OF = _short_forms_table()
_KIN_OF = _kin_table()
_CONCEPT_OF = _concept_table()
_NAMES_OF = {n: tuple(tuple(stem(t) for t in tokens(said)) for said in words) for n, words in enumerate(CONCEPTS)}
OPPOSITE_OF = _opposites_table()
"""For a stemmed word, those that never stand in for it."""
_LONGEST_CONCEPT = max(map(len, _CONCEPT_OF))


# --- names -----------------------------------------------------------------------------------------------------------


def exactly(reading: Reading, text: str) -> Named:
    """Who carries this text as a label. A text or a label that ends in an ellipsis stands for what it begins."""
    key = ("exact", text)
    if key not in reading.memory:
        reading.memory[key] = _exactly(reading, text)
    found: Named = reading.memory[key]
    return found


def _exactly(reading: Reading, text: str) -> Named:
    wanted, said = normal(text), tidy(text)
    bare = wanted.rstrip(" :*") or wanted
    found: Named = {}
    for form in dict.fromkeys((wanted, bare)):
        for place in reading.exact.get(form, ()):
            for label in reading.things[place].labels:
                if form in forms_of(label.text):
                    fit = (EXACT if label.text == said else SAME_LETTERS) * label.trust
                    if reading.things[place].element.seen and label.source not in LETTERED:
                        fit *= DRAWN
                    _keep(found, place, fit, label)
    start = _uncut(wanted)
    begun = [form for form in reading.exact if form.startswith(start)] if start is not None else []
    for form in (*begun, *(form for form, short in _cut_forms(reading) if wanted.startswith(short))):
        for place in reading.exact[form]:
            for label in reading.things[place].labels:
                if form in forms_of(label.text):
                    _keep(found, place, CUT * label.trust, label)
    if not found:
        for place, label in _seen_alike(reading).get(_folded(wanted), ()):
            _keep(found, place, MISREAD * label.trust, label)
    return found


def _folded(form: str) -> str:
    return form.translate(ALIKE_LETTERS).replace(" ", "")


def _seen_alike(reading: Reading) -> dict[str, list[tuple[int, Label]]]:
    """Labels read off the picture, by what they are when letters that look alike are one."""
    if "seen alike" not in reading.kept:
        table: dict[str, list[tuple[int, Label]]] = defaultdict(list)
        for thing in reading.things:
            for label in thing.labels if thing.element.seen else ():
                if label.source in LETTERED:
                    table[_folded(normal(label.text))].append((thing.place, label))
        reading.kept["seen alike"] = table
    found: dict[str, list[tuple[int, Label]]] = reading.kept["seen alike"]
    return found


def _cut_forms(reading: Reading) -> list[tuple[str, str]]:
    """Labels that the app itself has cut, with what stands before their ellipsis."""
    if "cut forms" not in reading.memory:
        cut = ((form, _uncut(form)) for form in reading.exact)
        reading.memory["cut forms"] = [(f, short) for f, short in cut if short and len(short) >= SHORTEST_CUT]
    found: list[tuple[str, str]] = reading.memory["cut forms"]
    return found


def _uncut(form: str) -> str | None:
    """What stands before an ellipsis at the end, None without one."""
    for dots in ELLIPSES:
        if form.endswith(dots) and len(form) > len(dots):
            return form.removesuffix(dots).rstrip()
    return None


def _keep(found: Named, place: int, fit: float, label: Label) -> None:
    if fit > found.get(place, (0.0,))[0]:
        found[place] = (fit, label)


def loosely(reading: Reading, words: tuple[str, ...]) -> Named:
    """Who is called something like these words: same words, slips, other words for the same icon."""
    key = ("loose", words)
    if key not in reading.memory:
        reading.memory[key] = _loosely(reading, words)
    found: Named = reading.memory[key]
    return found


def _loosely(reading: Reading, words: tuple[str, ...]) -> Named:
    said = " ".join(words)
    if han.has_han(said):
        return _in_chinese(reading, said)
    wanted = _content(tokens(said)) or tokens(said)
    if not wanted:
        return dict(exactly(reading, said))
    heard = {word: _heard(reading, word) for word in wanted}
    if len(wanted) == 1 and wanted[0].isdigit():  # "4" is not "4G"
        heard = {word: {k: fit for k, fit in near.items() if k.isdigit()} for word, near in heard.items()}
    weights = {word: _weight(reading, near) for word, near in heard.items()}
    generic = len(wanted) > 1 and wanted[-1] in GENERIC and any(heard[word] for word in wanted[:-1])
    if generic:
        weights[wanted[-1]] *= GENERIC_WEIGHT
    total = sum(weights[word] for word in wanted)
    stems = frozenset(stem(word) for word in wanted)
    concepts, whole = _concepts(tuple(stem(w) for w in (wanted[:-1] if generic else wanted)))
    elsewhere = frozenset[int]() if whole else _heard_elsewhere(reading, wanted, heard)
    among = 1.0 if whole else min(1.0, FEW_WORDS / len(wanted))
    leading = not whole and 1 < len(wanted) <= CONCEPT_WORDS
    lead = _concepts((stem(wanted[0]),))[0] if leading else frozenset[int]()
    places = {place for near in heard.values() for spoken in near for place in reading.spoken[spoken]}
    if concepts:
        table = _concept_index(reading)
        places |= {place for number in concepts for place in table.get(number, ())}
    found: Named = {}
    form = normal(said)
    squashed = form.replace(" ", "")
    for place in places:
        for label in reading.things[place].labels:
            fit = _label_fit(label, wanted, heard, weights, total, stems)
            if concepts and fit < CONCEPT_FIT:
                drawn = whole or label.source not in LETTERED or reading.things[place].role in PRESSED
                share = (1.0 if drawn else IN_WRITING) * (
                    OTHERS_SAY_MORE if elsewhere and place not in elsewhere else 1.0
                )
                fit = max(fit, share * among * _concept_fit(label, concepts, whole))
            if leading and reading.things[place].element.seen and fit < CONCEPT_FIT and label.source not in LETTERED:
                fit = max(fit, _lead_fit(label, stem(wanted[0]), lead))
            if normal(label.text) == form:
                fit = 1.0
            elif fit > 0.5 and normal(label.text).replace(" ", "") == squashed:
                fit = max(fit, 0.98)
            if label.source is Source.MEANING and MEANT.intersection(label.words) - stems:
                fit *= NEGATED
            if fit > 0:
                _keep(found, place, fit * label.trust, label)
    for place, (fit, label) in exactly(reading, said).items():
        _keep(found, place, fit, label)
    if len(wanted) > 1 and wanted[-1] in GENERIC:
        for place, (fit, label) in exactly(reading, " ".join(wanted[:-1])).items():
            _keep(found, place, GENERIC_FIT * fit, label)
    if len(reading.things) <= MOST_HINTED and not any(fit >= KIN_FIT for fit, _ in found.values()):
        _hinted(found, reading, tuple(stem(word) for word in wanted))
    return found


def _hinted(found: Named, reading: Reading, said: tuple[str, ...]) -> None:
    """Nothing is called so: icons by related names, and labels or identifiers that hold the letters that were said."""
    kin = _kin_of(said)
    letters = "".join(said)
    called = ROLE_CALLED.get(letters, frozenset[Role]())
    for thing in reading.things:
        if thing.role in called:
            _keep(found, thing.place, CALLED_FIT, Label(letters, Source.CAPTION, thing.box, said))
        for label in thing.labels:
            spoken = label.source in (Source.DESCRIPTION, Source.ID) and thing.role is Role.ICON
            if not 0 < len(label.words) <= (SPOKEN_WORDS if spoken else CONCEPT_WORDS):
                continue
            own = tuple(stem(word) for word in label.words)
            if any(OPPOSITE_OF.get(word, frozenset[str]()) & set(own) for word in said):
                continue
            for rank, other in enumerate(kin):
                if all(word in own for word in other):
                    whole = 1.0 if len(own) == len(other) else 0.9
                    _keep(found, thing.place, KIN_FIT * (1 - 0.03 * rank) * whole * label.trust, label)
                    break
            else:
                if len(letters) >= SHORTEST_WITHIN and letters in "".join(own):
                    _keep(found, thing.place, KIN_FIT * label.trust, label)


def _heard_elsewhere(reading: Reading, wanted: tuple[str, ...], heard: dict[str, dict[str, float]]) -> frozenset[int]:
    """Things that bear at least two of several words: then none of them is another thing's icon by a third."""
    counts: dict[int, int] = defaultdict(int)
    for word in wanted if len(wanted) > 2 else ():
        for place in {place for spoken in heard[word] for place in reading.spoken[spoken]}:
            counts[place] += 1
    return frozenset(place for place, count in counts.items() if count > 1)


@lru_cache(maxsize=4096)
def _kin_of(said: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Related names of what is called so, then those of its other names: "three dots" are "more", and "more" a menu."""
    others = (name for number in _CONCEPT_OF.get(said, ()) for name in _NAMES_OF.get(number, ()))
    found = dict.fromkeys((*_KIN_OF.get(said, ()), *(kin for name in others for kin in _KIN_OF.get(name, ()))))
    return tuple(found)


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in FILLER)


def _heard(reading: Reading, word: str) -> dict[str, float]:
    """Words on the screen that this word may be, with how close they are."""
    own = stem(word)
    if own in reading.spoken:
        return {own: 1.0}
    near = {form: SHORT_FORM for form in _SHORT_FORMS_OF.get(own, ()) if form in reading.spoken}
    if own.isdigit():
        near |= {spoken: WITH_UNIT for spoken in reading.spoken if _counts_as(spoken, own)}
    if len(own) < 4:
        return near
    for spoken in reading.spoken:
        close = closeness(own, spoken)
        if close > 0:
            near[spoken] = max(close, near.get(spoken, 0.0))
    return near


def _counts_as(spoken: str, number: str) -> bool:
    """``90j``, ``x30``: the number with its unit or its sign, as one word."""
    if spoken.startswith("x"):
        return spoken.removeprefix("x") == number
    unit = spoken.removeprefix(number)
    return unit != spoken and unit.isalpha() and len(unit) <= LONGEST_UNIT and unit not in ORDINAL_ENDINGS


def _weight(reading: Reading, near: dict[str, float]) -> float:
    """Rare words say more than words that stand everywhere."""
    if not near:
        return UNHEARD * math.log(2 + len(reading.things))
    spread = max(len(reading.spoken[spoken]) for spoken in near)
    return math.log(2 + len(reading.things) / (1 + spread))


def words_heard(reading: Reading, words: tuple[str, ...]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Which words stand on which thing, in any of its labels: words by things, 0 to 1; and what each word is worth, as
    a share of all."""
    wanted = _content(tokens(" ".join(words))) or tokens(" ".join(words))
    table, worth = np.zeros((len(wanted), len(reading.things))), np.zeros(len(wanted))
    for row, word in enumerate(wanted):
        near = _heard(reading, word)
        worth[row] = _weight(reading, near)
        for spoken, close in near.items():
            places = list(reading.spoken[spoken])
            table[row, places] = np.maximum(table[row, places], close)
    return table, worth / max(1e-9, worth.sum())


def _label_fit(
    label: Label,
    wanted: tuple[str, ...],
    heard: dict[str, dict[str, float]],
    weights: dict[str, float],
    total: float,
    stems: frozenset[str],
) -> float:
    own = {stem(word) for word in label.words}
    if not own:
        return 0.0
    for word in wanted:
        opposites = OPPOSITE_OF.get(stem(word))
        if opposites and opposites & own and stem(word) not in own and not opposites & stems:
            return 0.0
    met = 0.0
    used = set()
    for word in wanted:
        best = max(((close, spoken) for spoken, close in heard[word].items() if spoken in own), default=None)
        if best is not None:
            met += best[0] * weights[word]
            used.add(best[1])
    if not met:
        return 0.0
    numbers = {word for word in own if word.isdigit()}
    if numbers and any(word.isdigit() and stem(word) not in own for word in wanted):
        met *= ANOTHER_NUMBER  # "alarm 9:00" is not the one at 7:00
    counted = [word for word in own if word not in FILLER] or list(own)
    covered = min(1.0, len(used) / len(counted))
    share = min(1.0, met / total)
    fit = share**1.5 * (0.72 + 0.28 * covered)
    return float(max(fit, ALL_SAID) if len(used) >= len(counted) > 1 else fit)


@lru_cache(maxsize=16384)
def _concepts(words: tuple[str, ...]) -> tuple[frozenset[int], bool]:
    """The concepts these words may mean, and whether one of them is said by all the words together."""
    chinese = han.icon_name(words)
    whole = _CONCEPT_OF.get(chinese or words)
    if whole:
        return whole, True
    if chinese:
        return frozenset().union(*(_CONCEPT_OF.get(part, ()) for part in han.icon_parts(chinese))), False
    found: set[int] = set()
    for length in range(min(len(words), _LONGEST_CONCEPT), 0, -1):
        for start in range(len(words) - length + 1):
            found |= _CONCEPT_OF.get(words[start : start + length], frozenset())
        if found:
            break
    return frozenset(found), False


def _concept_index(reading: Reading) -> dict[int, set[int]]:
    if "concepts" not in reading.memory:
        table: dict[int, set[int]] = defaultdict(set)
        for thing in reading.things:
            for label in thing.labels:
                if _may_name_icon(label):
                    for number in _concepts(tuple(stem(w) for w in label.words))[0]:
                        table[number].add(thing.place)
        reading.memory["concepts"] = table
    found: dict[int, set[int]] = reading.memory["concepts"]
    return found


def _may_name_icon(label: Label) -> bool:
    most = han.MOST_ICON if han.has_han(label.text) else CONCEPT_WORDS
    return 0 < len(label.words) <= most


def _concept_fit(label: Label, concepts: frozenset[int], whole: bool) -> float:
    if not _may_name_icon(label):
        return 0.0
    own, own_whole = _concepts(tuple(stem(w) for w in label.words))
    if not own & concepts:
        return 0.0
    return CONCEPT_FIT * (1.0 if whole else IN_PART) * (1.0 if own_whole else 0.8)


def _lead_fit(label: Label, first: str, lead: frozenset[int]) -> float:
    """How well an icon known by its picture answers to the first of several words."""
    if len(label.words) == 1 and stem(label.words[0]) == first:
        return LEADS * CONCEPT_FIT * IN_PART
    return LEADS * _concept_fit(label, lead, False) if lead else 0.0


def _in_chinese(reading: Reading, said: str) -> Named:
    """The same for a Chinese name: alike as ``han`` has it, or another name for the same icon, in any language."""
    found = dict(exactly(reading, said))
    wanted = tokens(said)
    concepts, whole = _concepts(wanted)
    concepts = concepts if whole else frozenset()
    table = _concept_index(reading) if concepts else {}
    pictured = {place for number in concepts for place in table.get(number, ())}
    for thing in reading.things:
        for label in (label for label in thing.labels if label.source is not Source.MEANING):
            fit = han.alike(wanted, label.words[: han.LONGEST])
            if thing.place in pictured and fit < CONCEPT_FIT and _pictures(thing, label):
                fit = max(fit, _concept_fit(label, concepts, True))
            if fit > 0:
                _keep(found, thing.place, fit * label.trust, label)
    return found


def _pictures(thing: Thing, label: Label) -> bool:
    """The label may be another name for an icon: it is no second line, and what only holds such a name is an icon."""
    if label.source in (Source.DETAIL, Source.VALUE, Source.WHOLE):
        return False
    if label.source is Source.ID and not thing.actionable:
        return False
    whole = _concepts(tuple(stem(word) for word in label.words))[1]
    return whole or thing.role in (Role.ICON, Role.IMAGE, Role.BUTTON, Role.TAB, Role.FIELD)


# --- role, state, place ----------------------------------------------------------------------------------------------


def role_fit(role: str, thing: Thing) -> float:
    """How well its role, or the row it merges with, answers to the role word."""
    table = ROLE_FIT[role]
    best = table.get(thing.role, 0.0)
    for other in thing.also:
        best = max(best, table.get(other, 0.0))
    if role == "button" and thing.role in (Role.ICON, Role.IMAGE) and not _pressed(thing):
        return min(best, PICTURE_AS_BUTTON)
    return best


def called_fit(role: str, called: str, thing: Thing) -> float:
    """1 when its makers called it by the very word, 0.6 when by one of its kind."""
    words = id_words(thing.element.resource_id)
    if called in words or (called.endswith("s") and called[:-1] in words):
        return 1.0
    return 0.6 if ROLE_IDS.get(role, frozenset[str]()) & set(words) else 0.0


def _pressed(thing: Thing) -> bool:
    """Its own class or flags say that it is there to be pressed."""
    e = thing.element
    return e.clickable or e.class_name.endswith("Button")


def state_fit(states: tuple[State, ...], thing: Thing) -> float:
    """1 when it is in all of them, else 0."""
    return float(all(STATE_MEANS[state] & thing.states for state in states))


NARROW = 0.2
"""What is wider than this share of its room lies to the left or right by its edge, too: a title begins at the left."""


def place_fit(place: Place, box: Bounds, room: Bounds) -> float:
    """How far its middle lies towards that side or corner of the room; of what is wide, half way to its edge."""
    if room.right <= room.left or room.bottom <= room.top:
        return 0.0
    across, down = place.across, place.down
    if across is None:
        return _end_fit(down, (box.top + box.bottom) // 2, room.top, room.bottom) if down is not None else 0.0
    beyond = max(0, box.width - int(NARROW * room.width)) // 4
    along = _end_fit(across, (box.left + box.right) // 2 + across * beyond, room.left, room.right)
    if down is None:
        return along
    upright = _end_fit(down, (box.top + box.bottom) // 2, room.top, room.bottom)
    return min(along, upright) * 0.6 + (along + upright) / 2 * 0.4


def _end_fit(wanted: int, middle: int, low: int, high: int) -> float:
    """How far along an axis something stands towards its beginning (-1), its middle (0) or its end (1)."""
    at = (middle - low) / (high - low)
    fit = 1 - 2 * abs(at - 0.5) if wanted == 0 else at if wanted == 1 else 1 - at
    return min(1.0, max(0.0, fit))


# --- rows and labels -------------------------------------------------------------------------------------------------


def same_row(one: Thing, other: Thing) -> bool:
    """Both stand in one row of a list, or one is the row."""
    return one.row is not None and one.row == other.row


def is_word_label(label: Label | None) -> bool:
    """The label is shown on the screen as text."""
    return label is not None and label.source not in (Source.ID, Source.DESCRIPTION, Source.PICTURE)
