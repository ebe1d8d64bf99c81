"""Pieces of patterns that the parts of the Chinese grammar share: numbers, places, sides, rows, verbs in front."""

from __future__ import annotations

import re
from collections.abc import Iterable

from grounding.language import chinese_words as words


def any_of(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, longer ones first."""
    return "(?:" + "|".join(sorted(map(re.escape, forms), key=lambda form: -len(form))) + ")"


ROLE_NAMES = {**words.ROLES, **{word: role for word, (role, _) in words.ROLES_WITH_NAME.items()}, **words.ENTRIES}
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
MEASURE = any_of(words.MEASURES.split("/"))
NTH = (
    rf"(?:(?P<back>倒数第?|最后第)(?P<backwards>{NUMBER})|第(?P<number>{NUMBER})"
    r"|(?P<last>最后|最末|末尾|末)[一1]?|(?P<first>首|头一|最前)[一1]?)"
)
PLACE = any_of(words.PLACES)
ROLE = any_of(ROLE_NAMES)
SIDE = any_of(set(words.SIDES) - set(words.LONE_SIDES))
LONE_SIDE = rf"(?<![左右上下旁前后里外选其手地以余剩当]){any_of(words.LONE_SIDES)}"
_ROW_ENDS = "(?=[上下里中内的前后左右旁]|$)"
ROW = (
    rf"(?:所在的?|那|这)一?个?(?:行|列(?!表)|栏|条|项|排|格|列表项|条目|卡片|[章讲篇首段封家集节课]{_ROW_ENDS})"
    rf"(?:{any_of(words.ENTRIES)}{_ROW_ENDS})?"
    r"|(?<=[\ue000-\uf8ffa-z0-9])(?<!第\d)(?<!第\d\d)(?:一行|行|一栏|这栏)"
)
IN = "(?:里面|里边|里|内|上面|上(?![方边侧部下])|中(?![间央心部]))"
HELD_ONE = "[\ue000-\uf8ff]"

COUNTED = re.compile(rf"^{NTH}(?P<measure>{MEASURE})?(?:的)?,?")
POINTING = re.compile(rf"^(?:那|这|该|此|某)一?(?P<measure>{MEASURE}|行)|^一(?P<one>{MEASURE}|行)")
OF = re.compile(r"^(?P<whole>.*[^的])的(?P<part>[^的]+)$")
ROLE_LAST = re.compile(rf"^(?P<name>.*?)(?P<role>{ROLE})$")

COURTESY = re.compile(rf"^(?:{any_of(words.COURTESY)}|[,\s])+")
NO_VERB = rf"(?!(?!按键盘){ROLE}|{any_of(words.SCOPES)}|{any_of(words.NO_VERBS)}|点数(?!量)|点歌(?!曲))"
_NO_SIDE = "(?!(?<=[上下])[面方边侧头载]|(?<=中)[间央部])"
VERB = re.compile(
    rf"^{NO_VERB}{any_of(words.VERBS)}{_NO_SIDE}(?:{any_of(words.AFTER_VERB)}{_NO_SIDE}|一?个(?![人性体别]))?(?!的)[,\s]*"
)
"""A verb in front; ``点下面的`` is 点 before a side, and not 点下."""

NAME_VERB = re.compile(rf"^{NO_VERB}{any_of(words.NAME_VERBS)}(?:一下|了|到)?(?!的|状态)[,\s]*(?=.)")


def number_of(said: str) -> int:
    """What a match of ``NUMBER`` says: 12 for ``12`` and for ``十二``."""
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.rpartition("十")
    return (words.DIGITS.get(tens, 1) * 10 if ten else 0) + words.DIGITS.get(ones, 0)


def number_in(found: re.Match[str]) -> int:
    """The number that a match of ``NTH`` says; from the end it is negative."""
    if found["backwards"]:
        return -number_of(found["backwards"])
    if found["number"]:
        return number_of(found["number"])
    return -1 if found["last"] else 1
