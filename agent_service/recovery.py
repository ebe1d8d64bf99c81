"""Did the gesture take place? What the service asks itself when it finds a row without a result.

A checkpoint cannot be taken in the same moment as a touch. So a row is committed *before* every gesture, saying how the
screen and the target looked; the phone's answer is committed after it. A service that is killed in between, or a cable
pulled in between, leaves a row without an answer. What then happens does not depend on hope:

1.  Look, with the screen at rest, and compare with the row.
2.  A target that can be on or off, still in its place, is compared by that alone: not as it was, so the tap took place.
3.  A field is compared by the text it holds. ``Enter`` and ``Clear`` are told as what the field shall hold, so a field
    that does not hold it is emptied and typed again; half a word is never left standing.
4.  Anything else is compared by all that a person would see, leaving out what was seen to change by itself (the digits
    of a running stopwatch). Another screen than before: it took place.
5.  A message that came up since then is what it was answered by: it took place.
6.  The same screen as before, and no message, proves nothing. An order may have been answered by a toast that nobody
    heard, a key may have gone to what no tree shows, a drawing may have one line more. Only what a second time leaves
    as the first did is done now (``repeatable``): the way home, the shade, the cursor in a field, a switch that shows
    that it was not turned, a list whose rows did not move.
7.  Anything else is neither repeated nor called done: the result is Unsure, and the planner or a person decides. So it
    is with a gesture whose effect no screen shows (a volume key), and with one that was answered by the phone and whose
    effect nobody waited for.
8.  A target that only the picture shows is compared by the picture, which a tree without it says nothing of. A picture
    that moves by itself, or cannot be had, tells nothing: not known.

The rules need no memory of the killed process but the row, and they lean on one promise of the loop: on one phone, one
task, one lease; nobody else has touched it since. That is why a task is resumed on its own phone only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agent_service.typed import TypedInto
from device.gesture import Gesture, OpenShade, PressKey, SwipeFromTo, TapAt
from device.screen import Element, Screen, WindowKind
from grounding.interface import Outline
from grounding.reading.roles import is_field
from grounding.vision.looks import same_glimpse

INVISIBLE_KEYS = frozenset({"volume_up", "volume_down", "power"})
"""Keys whose effect no tree shows."""


class Verdict(StrEnum):
    """What a second look says of a gesture without a result."""

    TOOK_PLACE = "took place"
    AGAIN = "may be made again"
    """It did not take place, or a second time leaves all as the first did."""
    UNKNOWN = "cannot be seen"


@dataclass(frozen=True, slots=True)
class Before:
    """How things looked before a gesture. ``lines`` has a line for each element a person would see."""

    fingerprint: str
    outline: Outline
    lines: tuple[str, ...]
    restless: tuple[int, ...] = ()
    """Which of the lines were seen to change by themselves."""
    checked: bool | None = None
    """Whether what was tapped was on; None for what cannot be, and for other gestures."""
    place: str = ""
    """What the target was and where, to know it again."""
    visible_effect: bool = True
    glimpse: str = ""
    """The picture, small (``grounding.vision.looks.glimpse``), where the target is on it alone; else ''."""
    typed: TypedInto | None = None
    """The field, of a gesture that types."""


def lines(screen: Screen) -> tuple[str, ...]:
    """The screen as a list of what can be seen, one element a line; the status bar is left out."""
    ignored = {i for i, window in enumerate(screen.windows) if window.kind is WindowKind.STATUS_BAR}
    return tuple(_line(e) for e in screen.elements if e.visible and e.window not in ignored)


def _line(e: Element) -> str:
    flags = "".join("01"[flag] for flag in (e.checked, e.enabled, e.focused, e.selected))
    return "\x1f".join((place(e), e.text, e.description, flags))


def place(e: Element) -> str:
    """What an element is and where: enough to know it again on a screen that stayed."""
    b = e.bounds
    return f"{e.class_name} {b.left},{b.top},{b.right},{b.bottom}"


def restless(looks: Sequence[Screen]) -> tuple[int, ...]:
    """Which lines differ among looks at a screen that nobody touched; looks with other numbers of lines are skipped."""
    if not looks:
        return ()
    last = lines(looks[-1])
    others = [found for found in map(lines, looks[:-1]) if len(found) == len(last)]
    return tuple(i for i, line in enumerate(last) if any(other[i] != line for other in others))


def before(
    looks: Sequence[Screen], outline: Outline, target: Element | None, gesture: Gesture, glimpse: str = ""
) -> Before:
    """What to write down ahead of ``gesture``. ``looks`` are the latest looks at the untouched screen, newest last."""
    screen = looks[-1]
    turns = isinstance(gesture, TapAt) and target is not None and target.checkable
    return Before(
        fingerprint=screen.fingerprint(),
        outline=outline,
        lines=lines(screen),
        restless=restless(looks),
        checked=target.checked if turns and target is not None else None,
        place=place(target) if target is not None else "",
        visible_effect=not (isinstance(gesture, PressKey) and gesture.key in INVISIBLE_KEYS),
        glimpse=glimpse if target is not None and target.seen else "",
    )


def repeatable(gesture: Gesture, target: Element | None, screen: Screen) -> bool:
    """Whether a gesture may be made again on a ``screen`` that looks as it did before it: its effect would be seen
    there, or a second time leaves all as the first did. ``target`` is what it is for, which lies on ``screen``."""
    match gesture:
        case OpenShade():
            return True
        case PressKey(key):
            return key == "home"
        case TapAt():
            return target is not None and not target.seen and (target.checkable or target.password or is_field(target))
        case SwipeFromTo():
            return target is not None and target.scrollable and _tells_inside(screen, target)
        case _:
            return False


def _tells_inside(screen: Screen, area: Element) -> bool:
    """The tree has words that move when the area is scrolled."""
    told = (e for e in screen.elements if e is not area and e.visible and not e.seen and (e.text or e.description))
    return any(area.bounds.contains(e.bounds.center) for e in told)


def differs(was: Before, looks: Sequence[Screen], glimpse: str = "") -> bool | None:
    """Whether a person would see another screen than before; None where that cannot be told.

    ``looks`` are looks at the screen as it is now, newest last; ``glimpse`` is the picture now, '' where there is none
    or it moves.
    """
    now = lines(looks[-1])
    if len(now) != len(was.lines):
        return True
    moving = set(was.restless) | set(restless(looks))
    if any(a != b for i, (a, b) in enumerate(zip(was.lines, now, strict=True)) if i not in moving):
        return True
    if not was.glimpse:
        return False
    return not same_glimpse(was.glimpse, glimpse) if glimpse else None


def judge(
    was: Before, looks: Sequence[Screen], target: Element | None, glimpse: str = "", again: bool = False
) -> Verdict:
    """Say whether the gesture that ``was`` was written for took place.

    ``looks`` and ``glimpse`` are as for ``differs``; ``target`` is what the phrase points at now, None when it points
    at nothing; ``again`` tells whether the gesture is ``repeatable``.
    """
    if not was.visible_effect:
        return Verdict.UNKNOWN
    if was.checked is not None and target is not None and place(target) == was.place:
        return Verdict.TOOK_PLACE if target.checked != was.checked else Verdict.AGAIN
    different = differs(was, looks, glimpse)
    if different:
        return Verdict.TOOK_PLACE
    return Verdict.AGAIN if again and different is False else Verdict.UNKNOWN
