"""Screens of simulated phones to measure seeing on, and which of them were looked at while its rules were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.control import Control
from benchmarks.rack import Rack
from benchmarks.walk import WiredApp, walk
from grounding.chain import half, seen_reading
from grounding.reading.screen import Reading
from grounding.vision.seen import Sight
from training.corpus import without_tree

SCREENS_PER_APP, SCREENS_ELSEWHERE = 6, 3
"""Of each app on a phone as it is set up, and on each other phone."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """A phone's seed and settings; ``name`` is what it is called."""

    name: str
    seed: int | None = None
    settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


AS_IT_IS = SetUp("as it is set up")
OTHERS = (
    SetUp(
        "dark, large",
        5,
        {
            "secure": {"ui_night_mode": "2", "display_density_forced": "480"},
            "system": {"font_scale": "1.15"},
        },
    ),
    SetUp(
        "light, small",
        8,
        {
            "secure": {"ui_night_mode": "1", "display_density_forced": "360"},
            "system": {"font_scale": "0.85"},
        },
    ),
)
LOOKED_AT = frozenset(
    (
        "com.android.browser",
        "com.android.calendar",
        "com.android.contacts",
        "com.android.deskclock",
        "com.android.email",
        "com.android.gallery3d",
        "com.android.messaging",
        "com.android.settings",
        "org.deixis.maps",
        "org.deixis.music",
    )
)
"""Apps whose screens, on a phone as it is set up, were looked at while the rules of seeing were made."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen that a phone shows. ``part`` of the measure: looked_at, other_apps, other_phones."""

    part: str
    name: str
    path: str


def screens(control: Control, phones: Rack, most: int) -> Iterator[Shown]:
    """At most so many screens of each app, on the phone as it is set up and, fewer, on the others.

    While one is yielded, the phone shows it.
    """
    for package in sorted(control.state()["apps"]):
        for phone in (AS_IT_IS, *OTHERS):
            app = WiredApp(control, phones.connection(), package, phone.seed, phone.settings)
            if not app.inside():
                continue
            few = most if phone is AS_IT_IS else min(most, SCREENS_ELSEWHERE)
            for number, path in enumerate(walk(app, few)):
                if phone is AS_IT_IS:
                    yield Shown("looked_at" if package in LOOKED_AT else "other_apps", f"{package} {number}", path)
                else:
                    yield Shown("other_phones", f"{package} {number} ({phone.name})", path)


def withheld(sight: Sight, image: bytes) -> Reading:
    """The reading of a screen of which there is a picture and one empty node."""
    return seen_reading(without_tree(sight.width, sight.height), sight, half(image))
