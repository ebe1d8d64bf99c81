"""Chinese names: who is called so, alike as ``han`` has it, or another name for the same icon, in any language."""

from __future__ import annotations

from grounding.deciding.exact_names import Named, exactly, keep
from grounding.deciding.icon_labels import CONCEPT_FIT, concept_fit, concept_index, is_beside_the_head
from grounding.interface import Role
from grounding.reading.things import Label, Reading, Source, Thing
from grounding.vocabulary import han
from grounding.vocabulary.icon_names import concepts_of
from grounding.vocabulary.words import stem, tokens


def chinese_names(reading: Reading, said: str) -> Named:
    """Who is called something like this."""
    found = dict(exactly(reading, said))
    wanted = tokens(said)
    concepts, whole = concepts_of(wanted)
    concepts = concepts if whole else frozenset()
    table = concept_index(reading) if concepts else {}
    pictured = {place for number in concepts for place in table.get(number, ())}
    for thing in reading.things:
        for label in (label for label in thing.labels if label.source is not Source.MEANING):
            fit = han.alike(wanted, label.words[: han.LONGEST])
            whole = not is_beside_the_head(label, thing, ())
            if thing.place in pictured and fit < CONCEPT_FIT and whole and _pictures(thing, label):
                fit = max(fit, concept_fit(label, concepts, True))
            if fit > 0:
                keep(found, thing.place, fit * label.trust, label)
    return found


def _pictures(thing: Thing, label: Label) -> bool:
    """The label may be another name for an icon: it is no second line, and what only holds such a name is an icon."""
    if label.source in (Source.DETAIL, Source.VALUE, Source.WHOLE):
        return False
    if label.source is Source.ID and not thing.actionable:
        return False
    whole = concepts_of(tuple(stem(word) for word in label.words))[1]
    return whole or thing.role in (Role.ICON, Role.IMAGE, Role.BUTTON, Role.TAB, Role.FIELD)
