"""The process that sees: ``python -m grounding.vision.worker FD THREADS``, started and spoken to by ``eye.Eye`` alone.

It ends when its owner closes the socket, or dies. One picture at a time.
"""

from __future__ import annotations

import socket
import sys
from typing import Any

import cv2

from grounding.vision.naming import icon_namer
from grounding.vision.ocr import RapidReader
from grounding.vision.regions import EdgeDetector
from grounding.vision.seer import Seer, decoded
from grounding.vision.thrift import give_back
from grounding.vision.wire import boxes_of, packed, receive, send


def seer(threads: int) -> Seer:
    """A seer with all that this package brings."""
    cv2.setNumThreads(threads)
    return Seer(RapidReader(threads), EdgeDetector(), icon_namer(threads))


def serve(channel: socket.socket, threads: int) -> None:
    """Answer until the owner is gone."""
    one = seer(threads)
    give_back()
    while True:
        try:
            head, image = receive(channel)
            send(channel, _answer(one, head, image))
            give_back()
        except (EOFError, OSError):
            return


def _answer(one: Seer, head: dict[str, Any], image: bytes) -> dict[str, Any]:
    pixels = decoded(image)
    if pixels is None:
        return {"error": "that is no picture"}
    try:
        boxes = boxes_of(head["boxes"])
        sight = one.icons(pixels, boxes) if head["icons"] else one.see(pixels, head["phone"], boxes)
        return {"sight": packed(sight)}
    except (ValueError, RuntimeError, MemoryError, cv2.error) as failure:
        return {"error": f"{type(failure).__name__}: {failure}"[:300]}


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as owner:
        serve(owner, int(sys.argv[2]))
