"""Input as Android injects it: in real time, one gesture after another, noted in the journal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from device.simulator.android.faults import Faults
from device.simulator.android.handset import Handset
from device.simulator.android.journal import Journal

MOVE_SECONDS = 0.005
"""Time between two moves of a swipe, as UiAutomator plays it."""

Place = tuple[float, float]


class Injector:
    """Plays gestures on the handset. ``pause`` waits for so many seconds of the phone's time (scaled by its speed)."""

    def __init__(
        self,
        handset: Handset,
        journal: Journal,
        faults: Faults,
        pause: Callable[[float], Awaitable[None]],
        changed: Callable[[], None],
    ) -> None:
        self._handset = handset
        self._journal = journal
        self._faults = faults
        self._pause = pause
        self._changed = changed
        self._lock = asyncio.Lock()

    async def tap(self, x: float, y: float, hold: float = 0.1, method: str = "tap") -> None:
        """Down, ``hold`` seconds, up. ``method`` is the RPC or command that asked for it."""
        async with self._lock:
            lost = self._faults.take("lost_tap", method) is not None
            began = self._handset.time()
            if not lost:
                self._handset.touch("down", x, y, began)
                self._changed()
            await self._pause(hold)
            if not lost:
                self._handset.touch("up", x, y, max(began + hold, began))
                self._changed()
            self._journal.add("tap", x=x, y=y, ms=round(hold * 1000), by=method, **({"lost": True} if lost else {}))

    async def swipe(
        self, path: Sequence[Place], seconds: float, hold: float = 0.0, kind: str = "swipe", method: str = "swipe"
    ) -> None:
        """Down at the first place, on to each other in equal times, up at the last; ``hold`` seconds before moving."""
        async with self._lock:
            began = self._handset.time()
            self._handset.touch("down", *path[0], began)
            self._changed()
            if hold:
                await self._pause(hold)
            legs = max(1, len(path) - 1)
            steps = max(1, round(seconds / legs / MOVE_SECONDS))
            for number in range(1, legs * steps + 1):
                leg, step = divmod(number - 1, steps)
                (x1, y1), (x2, y2) = path[leg], path[min(leg + 1, len(path) - 1)]
                share = (step + 1) / steps
                at = began + hold + seconds * number / (legs * steps)
                self._handset.touch("move", x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, at)
                if number % 8 == 0:
                    self._changed()
                    await self._pause(8 * seconds / (legs * steps))
            self._handset.touch("up", *path[-1], began + hold + seconds)
            self._changed()
            self._journal.add(kind, path=[list(p) for p in path], ms=round((hold + seconds) * 1000), by=method)

    async def fingers(self, first: Sequence[Place], second: Sequence[Place], seconds: float, method: str) -> None:
        """Two fingers at once, each from one place to another."""
        async with self._lock:
            await self._pause(seconds)
            answered = self._handset.pinch(first, second)
            self._changed()
            paths = [[list(place) for place in path] for path in (first, second)]
            self._journal.add("fingers", paths=paths, answered=answered, by=method)

    async def touch(self, action: str, x: float, y: float, method: str = "touch") -> None:
        """One event of a gesture that the client times itself; ``action`` is down, move or up."""
        async with self._lock:
            match action:
                case "down" | "move" | "up":
                    self._handset.touch(action, x, y)
                case _:
                    raise ValueError(f"no touch action {action!r}")
            self._changed()
            self._journal.add("touch", action=action, x=x, y=y, by=method)

    async def key(self, code: int, meta: int = 0, long: bool = False, method: str = "key") -> bool:
        """Press and release a key; False when the phone knows no such key."""
        async with self._lock:
            known = self._handset.key(code, meta, long)
            self._changed()
            self._journal.add("key", code=code, meta=meta, long=long, known=known, by=method)
            return known

    async def text(self, text: str, method: str = "text") -> bool:
        """Put text in at the cursor; False when no field has focus."""
        async with self._lock:
            taken = self._handset.type(text)
            self._changed()
            self._journal.add("text", text=text, taken=taken, by=method)
            return taken

    async def paste(self, method: str = "paste") -> bool:
        """Put the clipboard in at the cursor; False when no field has focus."""
        async with self._lock:
            taken = self._handset.paste()
            self._changed()
            self._journal.add("text", text=self._handset.clipboard, taken=taken, by=method)
            return taken

    async def clear(self, method: str = "clear") -> bool:
        """Empty the focused field; False when no field has focus."""
        async with self._lock:
            cleared = self._handset.clear_focused()
            self._changed()
            self._journal.add("clear", done=cleared, by=method)
            return cleared

    async def set_text(self, key: str, text: str, method: str = "setText") -> bool:
        """Replace the text of the field with this view key; False when there is none."""
        async with self._lock:
            done = self._handset.set_text(key, text)
            self._changed()
            self._journal.add("text", text=text, taken=done, replaces=True, by=method)
            return done
