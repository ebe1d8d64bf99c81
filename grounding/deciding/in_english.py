"""What a Chinese phrase was heard by only in English, or says to be another one: on what it is not to be believed."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from grounding.language import Query
from grounding.reading.things import Source, Thing
from grounding.vocabulary.han import has_han
from grounding.vocabulary.item_words import ITEM_WORDS
from grounding.vocabulary.lexicon import FILLER
from grounding.vocabulary.negation import CHINESE_APART, CHINESE_FORBIDDING
from grounding.vocabulary.tongues import in_english, tongue_of
from grounding.vocabulary.words import normal, stem

ONE_WORD = 3
"""So few characters are hardly more than a word."""

KIND_STEMS = frozenset(map(stem, ("button", "icon", "box", "field", "tab", "row", "item", "page", "screen", *FILLER)))
"""What of a translated name says of what kind a thing is, or nothing."""

OF = "的"
ENTRY_STEMS = KIND_STEMS | frozenset(map(stem, (*ITEM_WORDS, "of", "schedule", "agenda")))
"""What says no more than that it is an entry."""

NUMBERED = re.compile(r"第[\d一二三四五六七八九十]+|倒数|最后一")
"""A number in Chinese: ``第二个``."""


@cache
def _refused() -> re.Pattern[str]:
    """What a phrase begins with that forbids what follows, or sets it apart; a known name may begin so, too (勿扰)."""
    forms = [form for form, *_ in tongue_of("zh").forms if form.startswith(CHINESE_FORBIDDING)]
    names = "|".join(map(re.escape, (form for form in forms if form not in CHINESE_FORBIDDING)))
    return re.compile("|".join((f"^(?!{names})(?:{'|'.join(CHINESE_FORBIDDING)})(?=.)", *CHINESE_APART)))


def is_only_translated(query: Query, thing: Thing, by_rules: bool) -> bool:
    """A Chinese phrase was heard by what its words mean in English, on something that is called in Chinese otherwise.

    "Black" is said of 星空黑, too, who was asked for 极光黑: what tells one from the other is to be heard as said.
    Where the rules found it (``by_rules``) all of it is to be heard, where the sum is sure without them some of it; of
    one word all of it.
    """
    if not query.translated:
        return False
    if query.unknown and OF in query.spoken and not {stem(word) for word in query.words} - ENTRY_STEMS:
        return True  # of 看牙的日程 nothing was heard but its kind
    written = [label.text for label in thing.labels if label.source is not Source.MEANING and has_han(label.text)]
    if not written:
        return False
    spoken = normal(query.spoken)
    said = {stem(word) for word in query.words} - KIND_STEMS
    meant = [{stem(word) for word in label.words} for label in thing.labels if label.source is Source.MEANING]
    if not query.unknown and any(said == own - KIND_STEMS for own in meant):
        return False
    if any(_is_part(spoken, normal(text)) or _is_twin(spoken, normal(text)) for text in written):
        return True
    if by_rules and not any(set(query.unknown) <= set(normal(text)) for text in written):
        return True
    heard = max((len(said & own) for own in meant), default=0)
    return not heard or (heard < len(said) and (by_rules or len(spoken) <= ONE_WORD))


def _is_part(said: str, written: str) -> bool:
    """What is written says it and more: 登录 is not 登录设备管理, nor 第一章 the 章 of 第二章."""
    at = written.find(said) if said and said != written else -1
    return at >= 0 and (len(said) > 1 or NUMBERED.search(written[:at]) is not None)


def _is_twin(said: str, written: str) -> bool:
    """Both end alike, and begin otherwise: 极光黑 and 星空黑."""
    pairs = zip(reversed(said), reversed(written), strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return 0 < alike < min(len(said), len(written)) and bool(in_english(said[-alike:], "zh"))


def is_miscounted(query: Query, thing: Thing) -> bool:
    """A number in a Chinese name (第二个) that does not stand on what was found: nothing was counted."""
    numbers = [number for word in (*query.words, query.spoken) for number in NUMBERED.findall(normal(word))]
    return any(number not in normal(label.text) for number in numbers for label in thing.labels[:1])


def is_refused(ways: tuple[Query, ...], thing: Thing) -> bool:
    """``不要点飞行模式``, ``除了飞行模式以外的开关``: forbidden, or said to be another one; unless it is called so."""
    said = next((normal("".join(way.words)) for way in ways if way.literal and any(map(has_han, way.words))), "")
    found = _refused().match(said)
    return found is not None and not any(found.group()[:1] in normal(label.text) for label in thing.labels)
