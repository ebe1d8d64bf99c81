"""Names to the letter: who on a screen carries a text as a label."""

from __future__ import annotations

from collections import defaultdict

from grounding.reading.things import Label, Reading, Source, forms_of
from grounding.vocabulary.words import ELLIPSES, folded, normal, tidy

EXACT, SAME_LETTERS, CUT = 1.0, 0.97, 0.93
"""A quoted text against a label: the same, the same but for case and emoji, one the cut form of the other."""

DRAWN = 0.85
"""What stands in quotes is drawn in letters: what an icon on a picture shows answers to it less."""

MISREAD = 0.9
"""A quoted text against one read off a picture that differs in letters that look alike, or in its spaces."""

SHORTEST_CUT = 6
"""A label cut short is believed to be the beginning of a text only from this many characters on."""

LETTERED = frozenset(
    (Source.TEXT, Source.TITLE, Source.DETAIL, Source.HINT, Source.WHOLE, Source.VALUE, Source.NEAR, Source.LENT)
)
"""Labels that are seen as letters."""

Named = dict[int, tuple[float, Label]]
"""For each place: how well its best label answers, and which label that is."""


def exactly(reading: Reading, text: str) -> Named:
    """Who carries this text as a label. A text or a label that ends in an ellipsis stands for what it begins."""
    key = ("exact", text)
    if key not in reading.memory:
        reading.memory[key] = _exactly(reading, text)
    found: Named = reading.memory[key]
    return found


def written(reading: Reading, text: str) -> Named:
    """Who carries this text where quotes are meant: no text that says something else, whatever its makers call it."""
    return {
        place: (fit, label)
        for place, (fit, label) in exactly(reading, text).items()
        if label.source is not Source.ID or LETTERED.isdisjoint(own.source for own in reading.things[place].labels)
    }


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
                    keep(found, place, fit, label)
    said_so = {place: named for place, named in found.items() if named[1].source is not Source.PICTURE}
    found = said_so or found  # quotes mean what can be read or heard, before what an icon may show
    start = _uncut(wanted)
    begun = [form for form in reading.exact if form.startswith(start)] if start is not None else []
    for form in (*begun, *(form for form, short in _cut_forms(reading) if wanted.startswith(short))):
        for place in reading.exact[form]:
            for label in reading.things[place].labels:
                if form in forms_of(label.text):
                    keep(found, place, CUT * label.trust, label)
    if not found:
        for place, label in _seen_alike(reading).get(folded(wanted), ()):
            keep(found, place, MISREAD * label.trust, label)
    return found


def _seen_alike(reading: Reading) -> dict[str, list[tuple[int, Label]]]:
    """Labels read off the picture, by what they are when letters that look alike are one."""
    if "seen alike" not in reading.kept:
        table: dict[str, list[tuple[int, Label]]] = defaultdict(list)
        for thing in reading.things:
            for label in thing.labels if thing.element.seen else ():
                if label.source in LETTERED:
                    table[folded(normal(label.text))].append((thing.place, label))
        reading.kept["seen alike"] = table
    found: dict[str, list[tuple[int, Label]]] = reading.kept["seen alike"]
    return found


def _cut_forms(reading: Reading) -> list[tuple[str, str]]:
    """Labels that the app itself has cut, with what stands before their ellipsis."""
    if "cut forms" not in reading.kept:
        cut = ((form, _uncut(form)) for form in reading.exact)
        reading.kept["cut forms"] = [(f, short) for f, short in cut if short and len(short) >= SHORTEST_CUT]
    found: list[tuple[str, str]] = reading.kept["cut forms"]
    return found


def _uncut(form: str) -> str | None:
    """What stands before an ellipsis at the end, None without one."""
    for dots in ELLIPSES:
        if form.endswith(dots) and len(form) > len(dots):
            return form.removesuffix(dots).rstrip()
    return None


def keep(found: Named, place: int, fit: float, label: Label) -> None:
    """Note how well a label of what stands there answers, unless another has answered as well."""
    if fit > found.get(place, (0.0,))[0]:
        found[place] = (fit, label)
