"""What a phrase means though it cannot be touched: behind a dialog, under the keyboard, off screen."""

from __future__ import annotations

from collections.abc import Iterable

from grounding.deciding.role_and_state import role_fit, state_fit
from grounding.language import Query
from grounding.reading.things import Label, Reading, Source, Thing, forms_of
from grounding.vocabulary.han import alike, has_han
from grounding.vocabulary.words import normal, stem, tokens

NEEDED_WHEN_HIDDEN = 0.3
"""A hidden thing is worth mentioning when its role fits the role word at least so well."""

ALIKE_HIDDEN = 0.7
"""How well a Chinese name must fit for a hidden thing to be worth mentioning."""


def hidden_match(ways: tuple[Query, ...], reading: Reading) -> Thing | None:
    """A hidden thing that answers to the name."""
    named = (way for way in ways if way.named)
    return next((thing for way in named for thing in reading.hidden if _answers(way, thing)), None)


def hidden_namesake(ways: tuple[Query, ...], query: Query, found: Thing, reading: Reading) -> Thing | None:
    """A hidden thing that is called just what was said, where what was found is only called nearly so.

    ``query`` is the way in which it was found; where it asks for more than a name, what was found is not in doubt.
    """
    more = query.literal or query.exact or query.relations or query.ordinal or query.states
    roles = {normal(" ".join(way.words)): way.role for way in ways if way.literal}
    if more or not query.words or roles.keys() & _forms(found.labels):
        return None
    for thing in reading.hidden:
        if thing.element.window == found.element.window and not found.box.intersect(thing.box).empty:
            continue
        called = _forms(label for label in thing.labels if label.source is not Source.ID)
        if any(_is_of(roles[form], thing) for form in called & roles.keys()):
            return thing
    return None


def _answers(query: Query, thing: Thing) -> bool:
    if not _is_of(query.role, thing) or (query.states and not state_fit(query.states, thing)):
        return False
    forms = _forms(thing.labels)
    if not all(normal(text) in forms for text in query.exact):
        return False
    if not query.words:
        return True
    said = normal(" ".join(query.words))
    if has_han(said):
        return any(alike(tokens(said), label.words) >= ALIKE_HIDDEN for label in thing.labels)
    wanted = {stem(word) for word in tokens(said)}
    return said in forms or any(wanted <= {stem(w) for w in label.words} for label in thing.labels)


def _is_of(role: str, thing: Thing) -> bool:
    """It is of the kind that was said, if any was."""
    return not role or role_fit(role, thing) >= NEEDED_WHEN_HIDDEN


def _forms(labels: Iterable[Label]) -> set[str]:
    return {form for label in labels for form in forms_of(label.text)}
