"""What else points at a screen by words: three simple ways, measured beside the grounder on the same phrases.

Each takes the elements that show, say or are called something, and answers with one of them or with none; its middle
counts. They know no roles, no sides and no numbers, but leave out the verb ("click on the …").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from device.screen import Element, Screen
from grounding.vocabulary.lexicon import ARTICLES, ROLE_WORDS, VERBS
from grounding.vocabulary.words import id_words, normal, tokens

LEFT_OUT = ARTICLES | frozenset(verb[0] for verb in VERBS) | frozenset(("on", "to"))
"""Words that a phrase may begin with and that name nothing."""


def token_overlap(phrase: str, screen: Screen) -> Element | None:
    """The element whose words and the phrase's share the most, as a part of all words of both (Jaccard)."""
    said = set(_said(phrase))
    best, most = None, 0.0
    for element in _visible(screen):
        own = {*tokens(element.text), *tokens(element.description), *id_words(element.resource_id)}
        share = len(said & own) / len(said | own) if own else 0.0
        if share > most:
            best, most = element, share
    return best


def fuzzy_label(phrase: str, screen: Screen) -> Element | None:
    """The element one of whose labels is most like the phrase, letter by letter (Ratcliff and Obershelp)."""
    said = " ".join(_said(phrase))
    matcher = SequenceMatcher(b=said, autojunk=False)
    best, most = None, 0.0
    for element in _visible(screen):
        for label in _labels(element):
            matcher.set_seq1(label)
            likeness = matcher.ratio()
            if likeness > most:
                best, most = element, likeness
    return best


def exact_selector(phrase: str, screen: Screen) -> Element | None:
    """The first element one of whose labels is the phrase, with or without a role word at its end, as a test would
    select it."""
    words = _said(phrase)
    wanted = {" ".join(words)}
    if len(words) > 1 and words[-1] in ROLE_WORDS:
        wanted.add(" ".join(words[:-1]))
    return next((e for e in _visible(screen) if wanted.intersection(_labels(e))), None)


BASELINES: dict[str, Callable[[str, Screen], Element | None]] = {
    "token overlap": token_overlap,
    "fuzzy label": fuzzy_label,
    "exact selector": exact_selector,
}


def _said(phrase: str) -> list[str]:
    words = list(tokens(phrase))
    while words and words[0] in LEFT_OUT:
        words = words[1:]
    return words or list(tokens(phrase))


def _visible(screen: Screen) -> Iterator[Element]:
    return (e for e in screen.elements if e.visible and e.bounds.area > 0)


def _labels(element: Element) -> list[str]:
    named = (normal(element.text), normal(element.description), " ".join(id_words(element.resource_id)))
    return [label for label in named if label]
