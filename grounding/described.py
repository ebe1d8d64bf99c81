"""Expectations that describe rather than name: ``the time picker``, ``the slider at 80 %``."""

from __future__ import annotations

import re

from grounding.interface import GroupKind, Role
from grounding.reading.things import Reading
from grounding.vocabulary.words import id_words, normal, tokens

_PICKED = {"time": "time", "date": "date", "时间": "time", "日期": "date", "day": "date", "hour": "time"}
_PICKER = re.compile(
    r"^(?:the |a )?(?P<what>time|date|day|hour) ?(?:picker|selector|chooser|selection|dialog|picking)s?\b(?: dialog)?$"
    r"|^(?:选择)?(?P<was>时间|日期)(?:的)?(?:选择|选取)?(?:器|框|对话框|弹窗|窗口|界面)$"
)
_SAYS = {
    "time": frozenset(("time", "hour", "clock", "时间", "timepicker", "radial")),
    "date": frozenset(("date", "day", "calendar", "日期", "datepicker", "month")),
}
"""What the title of a picker, or what its makers call it, has of what is picked."""
_PICKING = frozenset(("picker", "select", "choose", "pick", "set", "timepicker", "datepicker", "选择", "设置"))

_HAN = ("选择", "设置", "时间", "日期")
HEADS = frozenset((Role.TEXT, Role.HEADING))

_VALUED = re.compile(
    r"^(?P<thing>.+?) (?:at|is at|set to|on) (?P<value>\d+(?:[.,]\d+)? ?(?:%|percent))$", re.IGNORECASE
)

_WRITTEN = re.compile(
    r"^(?P<thing>[^\"“”「」]+?)(?:那一?[行项栏])\s*(?:上?写着|显示着|显示为|显示|是|为)\s*(?P<value>\S.*)$"
)


def valued(phrase: str) -> tuple[str, str] | None:
    """Of ``the slider at 80 %``, ``亮度那一行写着30%``, the thing and what it holds; None of anything else."""
    said = " ".join(phrase.split())
    found = _VALUED.match(said) or _WRITTEN.match(said)
    return (found["thing"].strip(), found["value"]) if found else None


def is_picker(phrase: str, reading: Reading) -> bool:
    """``the time picker``, where a dialog is up in which one picks a time."""
    found = _PICKER.match(normal(phrase))
    if found is None:
        return False
    says = _SAYS[_PICKED[found["what"] or found["was"]]]
    inside = [thing for thing in reading.things if reading.lies_in(thing, GroupKind.DIALOG)]
    heads = [thing.name for thing in inside if not thing.actionable and thing.role in HEADS]
    written = [{*tokens(name), *(part for part in _HAN if part in name)} for name in heads]
    made = [set(id_words(thing.element.resource_id)) for thing in inside]
    return any(says & words and _PICKING & words for words in (*written, *made))
