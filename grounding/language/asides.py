"""A phrase that tells of one thing twice: ``the upper toggle, the one for sound``, ``the red circle (Stop)``."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|「[^」]*」|«[^»]*»')
_BRACKETED = re.compile(r"(?P<head>\W*\w.*?)\s*[(（](?P<aside>[^()（）]*[^\W\d_][^()（）]*)[)）]\s*[.!。！]?")
_PARTED = re.compile(r"(?P<head>\W*\w.*?)(?:(?:[,;]|\s-|\s–|\s—)\s+|[，；]\s*|——?)(?P<aside>.*\w.*)")

_TELLS = re.compile(
    "^(?:(?:也?就|指的|现在|里面|内容|状态|名字|文字|标题)是|有|带有?着?|(?:写|显示|标|填)着|显示为?|跟(?=.*有关的?$))(?=.*[^的])"
)
"""How a Chinese telling begins: ``…，就是语音搜索``."""

_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])\s*[(（][A-Za-z][A-Za-z '&/-]*[)）]")
"""What a Chinese name means in English: ``群组 (Groups)``."""
_MARK = re.compile(r"[,;(，；（]|\s[-–—]\s|——?")
MOST_MARKS = 3
"""With more of them a phrase tells of many things."""


_DONE = "(?:发送|发出去|发出|发|建立|建|添加|加|收到|写|输入|保存)"
_FRAMED = re.compile(
    rf"\s*(?:我?(?:刚刚?|刚才|新)才?新?{_DONE}的)?\s*(?P<quoted>{_QUOTED.pattern})\s*(?:的?[那这]一?(?:天|条|封|首|张|位|家|篇))?\s*"
)
"""``刚发的"收到"那条``: what is quoted, and that it is one of its kind."""


def unframed(phrase: str) -> str:
    """What is quoted, where all else only says that it is one of its kind; else the phrase as it is."""
    found = _FRAMED.fullmatch(phrase)
    return found["quoted"] if found else phrase


def without_gloss(phrase: str) -> str:
    """The phrase without what its Chinese names mean in English; quotes stay as they are."""
    kept: list[str] = []
    at = 0
    for quoted in _QUOTED.finditer(phrase):
        kept += (_GLOSS.sub("", phrase[at : quoted.start()]), quoted[0])
        at = quoted.end()
    return "".join((*kept, _GLOSS.sub("", phrase[at:])))


def told_twice(phrase: str) -> tuple[str, str] | None:
    """What was said first, and what was added in brackets or behind the first comma; None where nothing was."""
    hidden = _QUOTED.sub(lambda quoted: '"' + "x" * (len(quoted[0]) - 2) + '"', phrase)
    if len(_MARK.findall(hidden)) > MOST_MARKS:
        return None
    found = _BRACKETED.fullmatch(hidden) or _PARTED.fullmatch(hidden)
    if found is None:
        return None
    aside = phrase[slice(*found.span("aside"))]
    return phrase[slice(*found.span("head"))], _TELLS.sub("", aside)
