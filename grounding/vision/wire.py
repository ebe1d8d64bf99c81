"""What the worker that sees and its owner say to each other: frames of JSON and bytes over a socket."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import Any, Protocol

from device.geometry import Bounds
from grounding.vision.seen import Kind, SeenRegion, SeenText, Sight

_LENGTHS = struct.Struct("!II")
MOST_BYTES = 64 * 2**20


class Channel(Protocol):
    """A socket, or what stands for one."""

    def recv(self, count: int, /) -> bytes:
        """At most so many bytes, none when the other side is gone."""
        ...

    def sendall(self, data: bytes, /) -> object:
        """Send all of it."""
        ...


def send(channel: Channel, head: dict[str, Any], body: bytes = b"") -> None:
    """Send one frame.

    :raises OSError: the other side is gone, or takes too long.
    """
    text = json.dumps(head).encode()
    channel.sendall(_LENGTHS.pack(len(text), len(body)) + text + body)


def receive(channel: Channel) -> tuple[dict[str, Any], bytes]:
    """Wait for one frame.

    :raises EOFError: the other side is gone.
    :raises OSError: it takes too long.
    :raises ValueError: that is no frame.
    """
    head, body = _LENGTHS.unpack(_exactly(channel, _LENGTHS.size))
    if head + body > MOST_BYTES:
        raise ValueError(f"a frame of {head + body} bytes")
    text = json.loads(_exactly(channel, head))
    if not isinstance(text, dict):
        raise ValueError("a frame without a head")
    return text, _exactly(channel, body)


def _exactly(channel: Channel, count: int) -> bytes:
    parts: list[bytes] = []
    left = count
    while left:
        part = channel.recv(min(left, 2**20))
        if not part:
            raise EOFError("the other side closed")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def packed(sight: Sight) -> dict[str, Any]:
    """A sight as JSON."""
    return {
        "size": [sight.width, sight.height],
        "black": sight.black,
        "texts": [[t.text, *_box(t.bounds), t.confidence] for t in sight.texts],
        "regions": [[r.kind.value, *_box(r.bounds), r.on, r.round, r.concept, r.confidence] for r in sight.regions],
    }


def unpacked(found: dict[str, Any]) -> Sight:
    """``packed``, undone.

    :raises KeyError, TypeError, ValueError: that is none.
    """
    width, height = found["size"]
    return Sight(
        width,
        height,
        tuple(SeenText(text, Bounds(*box), confidence) for text, *box, confidence in found["texts"]),
        tuple(
            SeenRegion(Kind(kind), Bounds(a, b, c, d), on, round_, concept, confidence)
            for kind, a, b, c, d, on, round_, concept, confidence in found["regions"]
        ),
        found["black"],
    )


def boxes_of(found: Sequence[Sequence[int]]) -> list[Bounds]:
    """Boxes from JSON."""
    return [Bounds(*box) for box in found]


def _box(box: Bounds) -> tuple[int, int, int, int]:
    return box.left, box.top, box.right, box.bottom
