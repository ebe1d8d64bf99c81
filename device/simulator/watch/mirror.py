"""The mirror: which phones have changed, told as it happens, and their screens as small pictures."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

from PIL import Image

from device.simulator.android.system import System

LOOK_SECONDS = 0.025
"""So often each phone is asked whether it looks different: settings changed in place and the clock tell nobody."""
BEAT_SECONDS = 10.0
"""So often something is sent although nothing changes, so that a reader who is gone is noticed."""
QUALITY = 90
NARROWEST, WIDEST = 40, 4096


def shrunk(picture: Image.Image, width: int) -> bytes:
    """A picture as JPEG, no wider than ``width`` pixels. Colours keep their full resolution: words stay sharp."""
    if width < picture.width:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


class Mirror:
    """What the window is told of the phones."""

    def __init__(self, systems: Mapping[str, System]) -> None:
        self._systems = systems
        self._over = asyncio.Event()

    def end(self) -> None:
        """The phones go: let every reader go, and say so."""
        self._over.set()

    async def changes(self) -> AsyncIterator[bytes]:
        """Server-sent events: each phone as it is now, then again whenever it looks different; at last ``over``."""
        seen: dict[str, dict[str, Any]] = {}
        loop = asyncio.get_running_loop()
        beat = loop.time() + BEAT_SECONDS
        while not self._over.is_set():
            for name, system in self._systems.items():
                now = look(name, system)
                if seen.get(name) != now:
                    seen[name] = now
                    yield _event("phone", now)
            if loop.time() >= beat:
                beat = loop.time() + BEAT_SECONDS
                yield b": still here\n\n"
            try:
                await asyncio.wait_for(self._over.wait(), LOOK_SECONDS)
            except TimeoutError:
                continue
        yield _event("over", {})


def look(name: str, system: System) -> dict[str, Any]:
    """What can be said of a phone without drawing it."""
    handset = system.handset
    width, height = handset.size
    turned = handset.rotation % 2 == 1
    return {
        "phone": name,
        "revision": handset.revision(),
        "width": height if turned else width,
        "height": width if turned else height,
        "rotation": handset.rotation,
        "on": handset.screen_on,
        "front": handset.foreground[0],
        "faults": sorted(system.faults.listed()),
    }


def _event(kind: str, data: Mapping[str, Any]) -> bytes:
    return f"event: {kind}\ndata: {json.dumps(data)}\n\n".encode("ascii")
