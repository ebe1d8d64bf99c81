"""A part: a thing made of what was seen on a picture, before it becomes an element of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from device.geometry import Bounds
from grounding.interface import GroupKind, Role


@dataclass(frozen=True, slots=True)
class Part:
    """A thing made of what was seen. ``taps``: a person might tap it. ``on`` is a switch's or a box's state.

    ``about`` is what an icon at the end of a row acts on: the row's words. ``shows`` is what an icon shows that goes by
    that alone, ``description`` what one shows that makes it a thing of its own. ``value`` is what stands in a field,
    ``secret`` one that takes a password, and
    ``focused`` the one with the cursor. ``group`` is the kind of a part that is nothing but what holds its parts
    together.
    """

    role: Role
    box: Bounds
    text: str = ""
    description: str = ""
    taps: bool = True
    on: bool | None = None
    parts: tuple[Part, ...] = ()
    about: str = ""
    shows: str = ""
    value: str = ""
    secret: bool = False
    focused: bool = False
    group: GroupKind | None = None
