"""The one interface to a phone. ``device.android.AndroidPhone`` is the implementation the product uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from device.gesture import Gesture
from device.screen import Observation


@dataclass(frozen=True, slots=True)
class PhoneInfo:
    """What a phone says of itself. Size in pixels as held, density in dots per inch."""

    serial: str
    model: str
    android: str
    sdk: int
    width: int
    height: int
    density: int


@dataclass(frozen=True, slots=True)
class Attached:
    """A phone as adb lists it; ``state`` is adb's own word: device, offline, unauthorized …"""

    serial: str
    state: str
    model: str = ""


class Phone(Protocol):
    """A phone, owned by one thread. Every method blocks and may raise ``device.errors.PhoneError``."""

    @property
    def serial(self) -> str:
        """The name adb knows it by."""
        ...

    def info(self) -> PhoneInfo:
        """Model, version and size."""
        ...

    def check_ready(self) -> None:
        """Return when the phone is booted, awake and unlocked.

        :raises PhoneNotReady: booting, asleep or locked.
        :raises PhoneGone: not attached.
        """
        ...

    def observe(self) -> Observation:
        """Look once, without waiting for the screen to settle.

        :raises BadHierarchy: the tree cannot be read.
        """
        ...

    def message(self) -> str:
        """The message that came up last at the foot of the screen and goes by itself (a toast), '' for none since this
        was asked the last time. No tree shows it for long, and most trees do not show it at all."""
        ...

    def perform(self, gesture: Gesture) -> None:
        """Carry the gesture out and return when the phone has it.

        :raises GestureRefused: nothing was done.
        :raises PhoneFault: whether it was done is not known.
        """
        ...

    def apps(self) -> tuple[str, ...]:
        """Packages that the launcher can start, sorted."""
        ...

    def close(self) -> None:
        """Give everything back: the keyboard that was active, forwards, connections. May be called twice."""
        ...
