"""The hand: makes gestures on one phone for one task, each written down ahead, each under the lease and the token.

The only place of the service that touches a phone. Runs on the phone's thread, so that what is checked just before a
gesture still holds when it is made.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from agent_service.budget import Token
from agent_service.eyes import Eyes, Look
from agent_service.record import Deed
from agent_service.recovery import before
from agent_service.secrets import Secrets, Veil
from agent_service.store import Gestures, Row
from agent_service.typed import TypedInto, typed_into
from device.errors import GestureRefused
from device.gesture import (
    ClearText,
    DoubleTapAt,
    DragFromTo,
    Gesture,
    LaunchApp,
    LongPressAt,
    OpenShade,
    PinchIn,
    PressKey,
    SwipeFromTo,
    TapAt,
    TypeText,
    ViewLink,
)
from device.interface import Phone
from device.screen import Element
from grounding.interface import SecretRef, Text

log = logging.getLogger("deixis.hand")


class LeaseLost(Exception):
    """Another task has the phone by now: nothing was done."""


class Hand:
    """Makes the gestures of one step."""

    def __init__(
        self,
        phone: Phone,
        eyes: Eyes,
        token: Token,
        epoch: int,
        current_epoch: Callable[[], int],
        rows: Gestures,
        secrets: Secrets,
        veil: Veil,
    ) -> None:
        self._phone = phone
        self._eyes = eyes
        self._token = token
        self._epoch = epoch
        self._current_epoch = current_epoch
        self._rows = rows
        self._secrets = secrets
        self._veil = veil
        self.deeds: list[Deed] = []
        self.in_flight: Row | None = None
        """A gesture that was sent and not answered."""

    def make(self, part: str, gesture: Gesture, look: Look, target: Element | None = None) -> None:
        """Write the gesture down, make it, write down that it was made.

        :raises Stopped: the task has to stop; nothing was done.
        :raises LeaseLost: the phone is somebody else's; nothing was done.
        :raises GestureRefused: nothing was done.
        :raises PhoneFault: whether it was done is not known; the row stays without a result.
        """
        self._send(part, gesture, deed(gesture), look, target)

    def type(self, part: str, text: Text | SecretRef, look: Look, target: Element | None) -> None:
        """Type, as ``make``. A secret's value exists in here and nowhere else.

        :raises NoSuchSecret: there is none of this name; nothing was done.
        """
        typing = TypeText(self.value(text))
        into = typed_into(target, look.screen) if target is not None else None
        if into is not None:
            self._veil.typed(into, isinstance(text, SecretRef))
        self._send(part, typing, Deed("TypeText"), look, target, into)

    def value(self, text: Text | SecretRef) -> str:
        """What is to be typed; a secret's value is veiled from here on.

        :raises NoSuchSecret: there is none of this name.
        """
        if isinstance(text, Text):
            return text.value
        value = self._secrets.resolve(text.name)
        self._veil.cover(value)
        return value

    def _send(
        self,
        part: str,
        gesture: Gesture,
        done: Deed,
        look: Look,
        target: Element | None,
        into: TypedInto | None = None,
    ) -> None:
        self._token.check()
        if self._current_epoch() != self._epoch:
            raise LeaseLost(f"{self._phone.serial} was given to another task")
        was = replace(before(look.looks, look.outline, target, gesture, look.page.glimpse), typed=into)
        row = self._rows.write_ahead(part, done.kind, self._epoch, was.fingerprint, was)
        self._eyes.forget()
        self.deeds.append(done)
        self.in_flight = row
        try:
            self._phone.perform(gesture)
        except GestureRefused as refusal:
            if not isinstance(gesture, TypeText):
                log.info("%s was refused: %s", done.kind, refusal)
            self._rows.note(row, "refused")
            self.in_flight = None
            raise
        self._rows.note(row, "done")
        self.in_flight = None


def deed(gesture: Gesture) -> Deed:
    """What the record keeps of a gesture: its kind and where, never what was typed."""
    kind = type(gesture).__name__
    match gesture:
        case TapAt(point) | DoubleTapAt(point) | LongPressAt(point):
            return Deed(kind, point)
        case SwipeFromTo(start, end) | DragFromTo(start, end):
            return Deed(kind, start, end)
        case PinchIn(area, scale):
            return Deed(kind, area.center, detail=f"{scale:g}")
        case PressKey(key):
            return Deed(kind, detail=key)
        case LaunchApp(package):
            return Deed(kind, detail=package)
        case ViewLink(url):
            return Deed(kind, detail=url)
        case OpenShade(quick):
            return Deed(kind, detail="quick settings" if quick else "notifications")
        case TypeText() | ClearText():
            return Deed(kind)
        case _:
            assert_never(gesture)
