"""Names of fields, said with and without the word for what they are: ``the To field`` and ``To``."""

from __future__ import annotations

from grounding.language import chinese_words
from grounding.vocabulary.han import has_han
from grounding.vocabulary.lexicon import ARTICLES, ROLE_WORDS

KINDS = frozenset(word for word, role in ROLE_WORDS.items() if role in ("field", "box"))
HAN_KINDS = sorted((w for w, role in chinese_words.ROLES.items() if role in ("field", "box")), key=len, reverse=True)
_BARE = frozenset(word for kind in KINDS for word in kind.split()) - {"search", "message", "address", "url"}
"""Words that kinds are made of and that name no field: of "search box" the name is "search"."""


def without_kind(phrase: str) -> str | None:
    """What the phrase calls a field, without the word for its kind: "To" of "the To field", "" of "the text box".

    None where it does not end with such a word.
    """
    words = phrase.split()
    if has_han(phrase):
        bare = phrase.strip()
        kind = next((kind for kind in HAN_KINDS if bare.endswith(kind)), None)
        return None if kind is None else bare.removesuffix(kind)
    if not _ends_with_kind(words):
        return None
    while words and words[-1].lower() in _BARE:
        words.pop()
    if words and words[0].lower() in ARTICLES:
        del words[0]
    return " ".join(words)


def as_field(phrase: str) -> str:
    """The same name, asked for as a field: "the To field" for "To"; as it was where it is asked for as one already."""
    if without_kind(phrase) is not None:
        return phrase
    name = phrase.strip()
    if has_han(name):
        return f"{name}输入框"
    first, _, rest = name.partition(" ")
    return f"the {rest if first.lower() in ARTICLES and rest else name} field"


def _ends_with_kind(words: list[str]) -> bool:
    last = [word.lower() for word in words]
    return any(" ".join(last[at:]) in KINDS for at in range(len(last)))
