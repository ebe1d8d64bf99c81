"""Everything that can go wrong with a phone.

PhoneError
├── AdbUnavailable       no adb server can be reached or started
├── PhoneGone            the phone is not attached (any more): unplugged, offline, unauthorized
├── PhoneNotReady        attached, but booting, asleep or locked; ``state`` says which
├── BadHierarchy         what came back as the tree of the screen is not one
├── GestureRefused       the phone said it did not carry the gesture out: nothing was done
└── PhoneFault           any other failed exchange; whether a gesture took place is not known
"""

from __future__ import annotations

from typing import Literal

ReadyState = Literal["booting", "asleep", "locked"]


class PhoneError(Exception):
    """Root of this floor's errors. The message says what was found and what to try."""


class AdbUnavailable(PhoneError):
    """No adb server can be reached, and none could be started."""


class PhoneGone(PhoneError):
    """The phone is not attached, or adb lists it as offline or unauthorized."""


class PhoneNotReady(PhoneError):
    """The phone is attached but cannot be used yet."""

    def __init__(self, state: ReadyState, message: str) -> None:
        super().__init__(message)
        self.state: ReadyState = state


class BadHierarchy(PhoneError):
    """The tree of the screen could not be read: not XML, no nodes, or absurd in size."""


class GestureRefused(PhoneError):
    """The phone refused the gesture. Nothing was done."""

    def __init__(self, message: str, told: str = "") -> None:
        """``told`` is the reason in words alone: no number, no identifier, nothing that the system printed; '' where
        there is no more to tell."""
        super().__init__(message)
        self.told = told

    @classmethod
    def in_words(cls, message: str) -> GestureRefused:
        """A refusal whose message may be told as it is."""
        return cls(message, message)


class PhoneFault(PhoneError):
    """An exchange with the phone failed. If it carried a gesture, its effect is not known."""
