"""Loose names: who on a screen is called something like what was said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from grounding.deciding.chinese_names import chinese_names
from grounding.deciding.exact_names import LETTERED, Named, exactly, keep
from grounding.deciding.icon_labels import (
    CONCEPT_FIT,
    CONCEPT_WORDS,
    concept_fit,
    concept_index,
    is_beside_the_head,
    lead_fit,
)
from grounding.deciding.word_matching import weight_of, without_filler, words_near
from grounding.interface import Role
from grounding.reading.things import Label, Reading, Source, Thing
from grounding.vocabulary import han
from grounding.vocabulary.icon_names import concepts_of, kin_of
from grounding.vocabulary.lexicon import FILLER, GENERIC, ROLE_CALLED
from grounding.vocabulary.negation import MEANT
from grounding.vocabulary.opposites import OPPOSITE_OF
from grounding.vocabulary.words import normal, stem, tokens

SHORTEST_WITHIN = 4
"""So many letters may be looked for inside other words: "paint" in "kidspaint"."""

ANOTHER_NUMBER = 0.5
"""What a label is worth that has another number in place of the one that was said."""

PRESSED = frozenset((Role.ICON, Role.IMAGE, Role.BUTTON, Role.TAB, Role.KEY))

IN_WRITING = 0.6
"""Another word for one of the words that were said counts so much less where it is read, on what is no button: an
"Inbox" is not "the kayak mail"."""

PARTLY_DRAWN = 0.5
"""What another word for a picture is worth where its last word was not said."""

KIN_FIT = 0.48
"""A hint of kinship alone: an icon that its makers call "post" may be the one that people call "send". Less than a name
must fit: it orders the nearest, and nothing is touched for it."""

MOST_HINTED = 1000
"""On screens of more things, hints are not looked for."""

SPOKEN_WORDS = 7
"""An icon's description may be longer: "icon to edit the basic profile"."""

CALLED_FIT = 0.6
"""A box that is there to be ticked answers to "tick"."""

FEW_WORDS = 3
"""Among more words one that may name an icon says less."""

OTHERS_SAY_MORE = 0.8
"""What another word for one of several words is worth where another thing bears two of them as they were said."""

NEGATED = 0.5
"""What a label in another language is worth where a word that turns its meaning around stands in it, unsaid."""

RUN_TOGETHER = 0.98
"""How well a label answers that is what was said, but for spaces."""

ALL_SAID = 0.55
"""How well a label answers of whose several words each was said, whatever else was: "create a new folder here"."""

GENERIC_FIT, GENERIC_WEIGHT = 0.9, 0.3
"""How "VPN" answers to "VPN settings", and what a generic word weighs where the others are heard on the screen."""


def loosely(reading: Reading, words: tuple[str, ...]) -> Named:
    """Who is called something like these words: same words, slips, other words for the same icon."""
    key = ("loose", words)
    if key not in reading.memory:
        reading.memory[key] = _loosely(reading, words)
    found: Named = reading.memory[key]
    return found


def _loosely(reading: Reading, words: tuple[str, ...]) -> Named:
    text = " ".join(words)
    if han.has_han(text):
        return chinese_names(reading, text)
    wanted = without_filler(tokens(text)) or tokens(text)
    if not wanted:
        return dict(exactly(reading, text))
    said = _said(text, wanted, reading)
    found: Named = {}
    for place in _places(said, reading):
        thing = reading.things[place]
        whole = reading.things[thing.part_of] if thing.part_of is not None else thing
        opposed = any(label.source in LETTERED and _is_opposite(label, said) for label in whole.labels)
        for label in thing.labels:
            fit = _fit(label, thing, said, opposed)
            if fit > 0:
                keep(found, place, fit * label.trust, label)
    for place, (fit, label) in exactly(reading, text).items():
        keep(found, place, fit, label)
    if len(wanted) > 1 and wanted[-1] in GENERIC:
        for place, (fit, label) in exactly(reading, " ".join(wanted[:-1])).items():
            keep(found, place, GENERIC_FIT * fit, label)
    if len(reading.things) <= MOST_HINTED and not any(fit >= KIN_FIT for fit, _ in found.values()):
        _hinted(found, reading, tuple(stem(word) for word in wanted))
    return found


# --- what was said, on one screen ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """Words as they are heard on one screen.

    ``wanted`` are those that tell something; ``heard`` the words on the screen that each may be, ``weights`` what each
    counts. ``concepts`` are those that they may mean, all of them together if ``whole``; ``lead`` those of the first
    word, None where it does not count for itself. ``elsewhere`` are places of things that bear several of the words.
    """

    form: str
    wanted: tuple[str, ...]
    stems: frozenset[str]
    heard: dict[str, dict[str, float]]
    weights: dict[str, float]
    total: float
    concepts: frozenset[int]
    whole: bool
    lead: frozenset[int] | None
    elsewhere: frozenset[int]


def _said(text: str, wanted: tuple[str, ...], reading: Reading) -> _Said:
    heard = {word: words_near(reading, word) for word in wanted}
    if len(wanted) == 1 and wanted[0].isdigit():  # "4" is not "4G"
        heard = {word: {k: fit for k, fit in near.items() if k.isdigit()} for word, near in heard.items()}
    weights = {word: weight_of(reading, near) for word, near in heard.items()}
    generic = len(wanted) > 1 and wanted[-1] in GENERIC and any(heard[word] for word in wanted[:-1])
    if generic:
        weights[wanted[-1]] *= GENERIC_WEIGHT
    concepts, whole = concepts_of(tuple(stem(w) for w in (wanted[:-1] if generic else wanted)))
    leads = not whole and 1 < len(wanted) <= CONCEPT_WORDS
    return _Said(
        form=normal(text),
        wanted=wanted,
        stems=frozenset(stem(word) for word in wanted),
        heard=heard,
        weights=weights,
        total=sum(weights[word] for word in wanted),
        concepts=concepts,
        whole=whole,
        lead=concepts_of((stem(wanted[0]),))[0] if leads else None,
        elsewhere=frozenset() if whole else _heard_elsewhere(reading, wanted, heard),
    )


def _places(said: _Said, reading: Reading) -> set[int]:
    """Where something stands that may be called so."""
    places = {place for near in said.heard.values() for spoken in near for place in reading.spoken[spoken]}
    if said.concepts:
        table = concept_index(reading)
        places |= {place for number in said.concepts for place in table.get(number, ())}
    return places


def _heard_elsewhere(reading: Reading, wanted: tuple[str, ...], heard: dict[str, dict[str, float]]) -> frozenset[int]:
    """Things that bear at least two of several words: then none of them is another thing's icon by a third."""
    counts: dict[int, int] = defaultdict(int)
    for word in wanted if len(wanted) > 2 else ():
        for place in {place for spoken in heard[word] for place in reading.spoken[spoken]}:
            counts[place] += 1
    return frozenset(place for place, count in counts.items() if count > 1)


# --- a label against it ----------------------------------------------------------------------------------------------


def _fit(label: Label, thing: Thing, said: _Said, opposed: bool) -> float:
    """How well a label answers: by its words, by its letters, or as another name for an icon: one icon may stand for
    accounts and for contacts, but not where its text says the other (``opposed``)."""
    fit = _words_fit(label, said)
    if is_beside_the_head(label, thing, {near for word in said.wanted for near in said.heard[word]}):
        fit, opposed = fit * PARTLY_DRAWN, True
    if said.concepts and fit < CONCEPT_FIT and not opposed:
        fit = max(fit, _icon_fit(label, thing, said))
    if said.lead is not None and thing.element.seen and fit < CONCEPT_FIT and label.source not in LETTERED:
        fit = max(fit, lead_fit(label, stem(said.wanted[0]), said.lead))
    form = normal(label.text)
    if form == said.form:
        fit = 1.0
    elif fit > 0.5 and form.replace(" ", "") == said.form.replace(" ", ""):
        fit = max(fit, RUN_TOGETHER)
    if label.source is Source.MEANING and MEANT.intersection(label.words) - said.stems:
        fit *= NEGATED
    return fit


def _is_opposite(label: Label, said: _Said) -> bool:
    own = {stem(word) for word in label.words}
    return any(not own.isdisjoint(OPPOSITE_OF.get(word, ())) and word not in own for word in said.stems)


def _icon_fit(label: Label, thing: Thing, said: _Said) -> float:
    """How well it answers as another name for the icon that was meant."""
    drawn = said.whole or label.source not in LETTERED or thing.role in PRESSED
    share = (1.0 if drawn else IN_WRITING) * (
        OTHERS_SAY_MORE if said.elsewhere and thing.place not in said.elsewhere else 1.0
    )
    among = 1.0 if said.whole else min(1.0, FEW_WORDS / len(said.wanted))
    return share * among * concept_fit(label, said.concepts, said.whole)


def _words_fit(label: Label, said: _Said) -> float:
    """How much of what was said it says, and how much of it was said."""
    own = {stem(word) for word in label.words}
    if not own:
        return 0.0
    for word in said.wanted:
        opposites = OPPOSITE_OF.get(stem(word))
        if opposites and opposites & own and stem(word) not in own and not opposites & said.stems:
            return 0.0
    met = 0.0
    used = set()
    for word in said.wanted:
        best = max(((close, spoken) for spoken, close in said.heard[word].items() if spoken in own), default=None)
        if best is not None:
            met += best[0] * said.weights[word]
            used.add(best[1])
    if not met:
        return 0.0
    numbers = {word for word in own if word.isdigit()}
    if numbers and any(word.isdigit() and stem(word) not in own for word in said.wanted):
        met *= ANOTHER_NUMBER  # "alarm 9:00" is not the one at 7:00
    counted = [word for word in own if word not in FILLER] or list(own)
    covered = min(1.0, len(used) / len(counted))
    share = min(1.0, met / said.total)
    fit = share**1.5 * (0.72 + 0.28 * covered)
    return float(max(fit, ALL_SAID) if len(used) >= len(counted) > 1 else fit)


# --- where nothing is called so --------------------------------------------------------------------------------------


def _hinted(found: Named, reading: Reading, said: tuple[str, ...]) -> None:
    """Nothing is called so: icons by related names, and labels or identifiers that hold the letters that were said."""
    kin = kin_of(said)
    letters = "".join(said)
    within = len(letters) >= SHORTEST_WITHIN
    related = frozenset(word for other in kin for word in other)
    opposed = frozenset[str]().union(*(OPPOSITE_OF.get(word, ()) for word in said))
    for role in ROLE_CALLED.get(letters, ()):
        for thing in reading.things:
            if thing.role is role:
                keep(found, thing.place, CALLED_FIT, Label(letters, Source.CAPTION, thing.box, said))
    if not related and not within:
        return
    for place, label, own, written in _short_labels(reading):
        if not opposed.isdisjoint(own):
            continue
        rank = None
        if not related.isdisjoint(own):
            rank = next((rank for rank, other in enumerate(kin) if own.issuperset(other)), None)
        if rank is not None:
            whole = 1.0 if len(label.words) == len(kin[rank]) else 0.9
            keep(found, place, KIN_FIT * (1 - 0.03 * rank) * whole * label.trust, label)
        elif within and letters in written:
            keep(found, place, KIN_FIT * label.trust, label)


def _short_labels(reading: Reading) -> list[tuple[int, Label, frozenset[str], str]]:
    """Labels of few words, of whatever place: the stems of their words, and those run together."""
    if "short labels" not in reading.kept:
        short = []
        for thing in reading.things:
            for label in thing.labels:
                spoken = label.source in (Source.DESCRIPTION, Source.ID) and thing.role is Role.ICON
                if 0 < len(label.words) <= (SPOKEN_WORDS if spoken else CONCEPT_WORDS):
                    stems = [stem(word) for word in label.words]
                    short.append((thing.place, label, frozenset(stems), "".join(stems)))
        reading.kept["short labels"] = short
    found: list[tuple[int, Label, frozenset[str], str]] = reading.kept["short labels"]
    return found
