"""What a step asks for, without why: ``to add an eSIM, open the SIM card row`` asks for the SIM card row.

Who plans tells what for: before the request (``the default browser must be changed, so go into Apps``), behind it
(``open Search to find a lecture``), or in one with it (``type "Lunch" into the title field``). None of it names what is
to be touched. What was said is still tried as a label.
"""

from __future__ import annotations

from grounding.language.clause_words import MARKS, PRONOUNS, REQUESTS, TAKING
from grounding.language.deeds import DEEDS
from grounding.language.fields import KINDS
from grounding.language.forms import Words, by_first, every, longest
from grounding.language.leads import leads
from grounding.language.many import ASKING, HEAD_ENDS, of_many
from grounding.language.parts import ARTICLES_AND_COMMA, begins_side, trimmed, without_verb
from grounding.language.split import Word
from grounding.language.step_words import (
    AFTERTHOUGHTS,
    FINITE,
    HERE,
    INTO,
    MEANS,
    NOT_BEFORE_TO,
    NOT_BEFORE_WHEN,
    PLAIN_THINGS,
    PURPOSE_ENDS,
    PURPOSES,
    RELATIVE,
    TOOLS,
    TYPING,
    WHEN,
)
from grounding.language.table import ONES, SIDE_FORMS, SWITCHING, place_word
from grounding.vocabulary.lexicon import ARTICLES, ROLE_WORDS, SCREEN_WORDS

_YOUR = frozenset(("your",))
""""Put your finger on", "put your cursor in"."""
_TO, _FOR, _SO = frozenset(("to",)), frozenset(("for",)), frozenset(("so",))
_BEFORE_REQUESTS = frozenset(("and", "then", "please", "just", "now", "so", "therefore", "simply", "first", "next"))
_ENDING = frozenset((":", ";", ",", ".", "->", "-", "!"))
_OWN = frozenset(("it", "its", "them", "their", "that", "there", "this", "those", "these", "ones", "one", "him", "her"))
_DOING = (PURPOSES | frozenset(verb.split()[0] for verb in SWITCHING)) - REQUESTS
_COMMA = frozenset((",",))
FIELD_WORDS = frozenset(word for kind in KINDS for word in kind.split()) | {"line", "area", "editor", "form", "cell"}
"""What goes somewhere goes into one of these."""
_IT_ITS = frozenset(("it", "its"))
_BEHIND_OBJECTS = frozenset(("to", "from", "in", "on", "for", "with", "at", "into"))
_DEEDS = by_first(DEEDS)
_WHOSE = frozenset(("the", "its"))
_HERE = by_first(HERE)
_RELATIVE, _ENDS, _AFTER = by_first(RELATIVE), by_first(PURPOSE_ENDS), by_first(AFTERTHOUGHTS)
_EXISTS = by_first(every("there/here", "is/are/'s") | {"there's", "you see", "you can see", "you'll see", "do you see"})
_SIDE_WORDS = frozenset(form[0] for _, forms in SIDE_FORMS.values() for form in forms) | ARTICLES
_SURELY_WHY = frozenset((":", "->", "so"))
"""Before these another deed is what for; before a comma it may be a step of its own."""
_LONGEST_SUBJECT = 5
_LEAST = 3
"""So many words before its purpose has a step at least: a verb, and what it touches."""


def gist(words: Words) -> Words:
    """The words that say what is to be touched, or into what something goes; all of them where that is in doubt."""
    if len(words) < _LEAST:
        return words
    asked = _without_last(_without_purpose(_without_afterthought(_asked(words))))
    return of_many(_plain(_by_means(_field(asked)))) or words


def _asked(words: Words) -> Words:
    """Without what is told before a request: a sentence, or what it is for."""
    for at in range(len(words) - 2, 0, -1):
        if not (words[at].among(_ENDING) or words[at].among(_SO)):
            continue
        start = at + 1
        while start < len(words) - 1 and words[start].among(_BEFORE_REQUESTS):
            start += 1
        before, behind = words[:at], words[start:]
        while before and before[-1].among(_ENDING):
            before = before[:-1]
        if before and (told := _of_it(before, behind)):
            return told
        if not before or not longest(behind, 0, ASKING) or len(behind) < 2 or any(word.among(_OWN) for word in behind):
            continue
        if words[at].among(_SO) and not _is_sentence(before):
            continue
        step = not words[at].among(_SURELY_WHY) and longest(before, 0, ASKING) > 0
        return behind if _is_why(before) and not step else words
    return words


def _of_it(before: Words, behind: Words) -> Words:
    """``task 3 is urgent, so star it`` asks to star task 3; () where it points back at nothing that can be told."""
    if len(behind) < 2 or not behind[1].among(_IT_ITS) or any(word.quoted for word in behind):
        return ()
    about = _about(before)
    if not about:
        return ()
    if behind[1].text == "its":
        return (behind[0], *behind[2:], Word("of"), *about) if len(behind) > 2 else ()
    deed = longest((behind[0], *behind[2:]), 0, _DEEDS) if not behind[0].among(REQUESTS) else 0
    return (behind[0], *behind[2:], Word("the"), *about) if deed == len(behind) - 1 else ()


def _about(words: Words) -> Words:
    """What a sentence is about: its subject, or what was done to, or is done to."""
    verb = next((at for at, word in enumerate(words) if at and (word.among(FINITE) or word.said in FINITE)), None)
    subject = trimmed(words[:verb]) if verb is not None else ()
    if words[0].said in ("i've", "i", "we've", "we"):
        subject = trimmed(words[2:])
    elif verb is None and words[0].among(PURPOSES):
        end = next((at for at, word in enumerate(words) if at > 1 and word.among(_BEHIND_OBJECTS)), len(words))
        subject = trimmed(words[1:end])
    return subject if len(subject) <= _LONGEST_SUBJECT and not any(word.among(PRONOUNS) for word in subject) else ()


def _is_why(before: Words) -> bool:
    """It tells why or what for, and names no landmark: a sentence, a purpose, or another deed."""
    if any(word.quoted for word in before) or leads(before) or _asks_touch(before):
        return False
    if any(longest(before, at, _EXISTS) for at in range(len(before))):
        return False
    return before[0].among(_TO | _FOR) or before[0].among(PURPOSES) or _is_sentence(before)


def _is_sentence(words: Words) -> bool:
    return any(word.among(FINITE) or word.said in FINITE for word in words[1:])


def _asks_touch(words: Words) -> bool:
    return words[0].among(REQUESTS)


def _without_afterthought(words: Words) -> Words:
    """``close this, I don't want to keep it``: nothing behind the mark names it."""
    for at in range(2, len(words) - 1):
        if words[at].among(MARKS) and longest(words, at + 1, _AFTER):
            rest = words[at + 1 :]
            tells = any(w.quoted or w.text in ROLE_WORDS or place_word(w.text) or w.among(ONES) for w in rest)
            return words if tells else words[:at]
    return words


def _without_purpose(words: Words) -> Words:
    """``open Discover to look for groups``, where what stands before it names something."""
    comma = next((n for n in range(1, len(words) - 1) if words[n].among(_COMMA) and words[n + 1].among(_TO)), None)
    if comma is not None and comma + 2 < len(words) and words[comma + 2].among(PURPOSES):
        return words[:comma]
    if not words or not longest(words, 0, ASKING):
        return words
    for at in range(_LEAST - 1, len(words) - 1):
        ends = longest(words, at, _ENDS) > 0
        serves = words[at].among(_TO) and words[at + 1].among(PURPOSES) and not words[at - 1].among(NOT_BEFORE_TO)
        if (ends or serves) and _names(words[:at]):
            return words[:at]
    return words


def _names(words: Words) -> bool:
    """There is a word that is no verb of touching, no kind, no place and no bare shape: it says which."""
    bare = without_verb(words)
    return any(
        word.quoted
        or not (
            word.among(ARTICLES_AND_COMMA | PLAIN_THINGS | ONES | PRONOUNS | TAKING | REQUESTS)
            or word.text in ROLE_WORDS
            or word.text in _SIDE_WORDS
            or place_word(word.text) is not None
        )
        for word in bare
    )


def _field(words: Words) -> Words:
    """``type "Lunch" into the title field``, ``enter Ines as the given name``: where it goes."""
    if len(words) < _LEAST or not words[0].among(TYPING) or words[1].among(_YOUR):
        return words
    for at in range(len(words) - 2, 1, -1):
        if words[at].among(INTO):
            return _as_field(words[at + 1 :])
    return words


def _as_field(words: Words) -> Words:
    """``the title of the event`` is "the title field of the event", where no word for a field is there."""
    end = next((at for at in range(1, len(words)) if words[at].among(HEAD_ENDS) or begins_side(words, at)), len(words))
    if words[end - 1].text in FIELD_WORDS:
        return words
    return (*words[:end], Word("field"), *words[end:])


def _without_last(words: Words) -> Words:
    """``open the menu first``, ``show the list instead``: the last word says when."""
    if len(words) <= _LEAST or not longest(words, 0, ASKING) or not words[-1].among(WHEN):
        return words
    return words if words[-2].among(NOT_BEFORE_WHEN) else words[:-1]


def _by_means(words: Words) -> Words:
    """``close the tab with its x``, ``look up the dentist with the search icon``: what it is done with is touched."""
    if not words or not words[0].among(_DOING):
        return words
    for at in range(2, len(words) - 1):
        if not words[at].among(MEANS) or not words[at + 1].among(_WHOSE):
            continue
        means = words[at + 2 :]
        if not any(word.text in ROLE_WORDS or word.among(TOOLS) for word in means):
            continue
        owner = trimmed(without_verb(words[1:at]))
        return (*means, Word("of"), *owner) if words[at + 1].text == "its" and owner else means
    return words


def _plain(words: Words) -> Words:
    """``the button that lets you add a birthday`` is "the button add a birthday", ``the tab you're in`` the selected
    one."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        length = longest(words, at, _RELATIVE) if found else 0
        here = longest(words, at, _HERE) if found and not length else 0
        if here and not found[-1].among(SCREEN_WORDS):
            length = here
            found += map(Word, ("that", "is", "selected"))
        elif not length:
            found.append(words[at])
        at += length or 1
    return tuple(found)
