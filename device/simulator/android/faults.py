"""Faults: what can be made to go wrong with the phone, seeded and switched at run time.

To add one: a line in ``FAULTS``, and a question to ``Faults.take`` at the place where it strikes.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from device.simulator.android.alerts import POPUPS

FAULTS: dict[str, str] = {
    "app_crash": "The app in front ends in an error as soon as the gesture has been carried out.",
    "bad_tree": "dumpWindowHierarchy answers text that is no XML.",
    "black_screenshot": "Pictures of the display are black.",
    "cut_reply": "The RPC is carried out; its reply breaks off in the middle, and the connection ends.",
    "cut_shell": "A command runs; its output breaks off in the middle, and its stream ends without an exit code.",
    "drawn_pages": "The tree has nothing of an app's pages but one surface each, as of a game's.",
    "empty_tree": "There is no window in the tree, and no selector finds anything.",
    "hold_call": "The RPC waits until the fault is removed, and is dropped if its client goes away before.",
    "hold_reply": "The RPC is carried out; its reply is withheld until the fault is removed or the client goes away.",
    "lost_tap": "A tap is answered as done, and nothing happens.",
    "no_network": "Nothing on the network can be reached, although the radios are on.",
    "not_connected": "The uiautomator2 server loses UiAutomation: each RPC fails until a new server is started.",
    "null_screenshot": "takeScreenshot answers null, and screencap fails.",
    "popup": "Right before a gesture, a dialog comes up, and the gesture meets that.",
    "server_death": "The uiautomator2 server dies on the next RPC, before carrying it out.",
    "slow": "Each RPC waits for ms milliseconds, give or take jitter, before it is carried out.",
    "slow_pages": "A page that comes up shows nothing but a spinner for ms milliseconds.",
    "slow_shell": "Each command waits for ms milliseconds, give or take jitter, before it runs.",
    "stale_tree": "The tree, for whoever looks, stays what it was when the fault first struck.",
    "storage_full": "Nothing more can be written to the phone's storage.",
    "unauthorized": "The transport is dropped, and accepts no adb key.",
    "unplug": "The transport is dropped and refused.",
}
"""Every fault and what it does."""

ONCE = frozenset({"app_crash", "not_connected", "popup", "server_death"})
"""Faults that strike once unless they are given a count."""

MOST_MS = 600_000
NOT_XML = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\r\n<hierarchy rotation=\"0\">\r\n  <node index=\"0\" te"
)


@dataclass(slots=True)
class Fault:
    """One fault that is on.

    ``methods``: what it strikes, empty for all: names of RPCs, for the shell the name of the command, for gestures
    either. ``after``: how many times it could have struck and does not, at first. ``count``: how often it strikes,
    None for ever. ``chance``: of striking each time, drawn from ``seed``. ``seconds``: after which it is removed.
    ``ms`` and ``jitter`` in milliseconds for what is slow, ``text`` for bad_tree, ``kind`` for popup ("" for any).
    """

    name: str
    methods: tuple[str, ...] = ()
    after: int = 0
    count: int | None = None
    chance: float = 1.0
    seed: int = 0
    ms: float = 1000.0
    jitter: float = 0.0
    seconds: float | None = None
    text: str = NOT_XML
    kind: str = ""
    struck: int = 0
    spared: int = 0
    removed: asyncio.Event = field(default_factory=asyncio.Event)
    rng: random.Random = field(default_factory=random.Random)

    def as_json(self) -> dict[str, Any]:
        """What GET /faults shows."""
        return {
            "methods": list(self.methods),
            "after": self.after,
            "count": self.count,
            "chance": self.chance,
            "seed": self.seed,
            "ms": self.ms,
            "jitter": self.jitter,
            "seconds": self.seconds,
            "kind": self.kind,
            "struck": self.struck,
        }

    def delay(self) -> float:
        """How long what it strikes is to wait this time, in seconds."""
        return max(0.0, self.ms + self.rng.uniform(-self.jitter, self.jitter)) / 1000


OPTIONS = ("methods", "after", "count", "chance", "seed", "ms", "jitter", "seconds", "text", "kind")


def _number(name: str, value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"{name} must be a number from {low:g} to {high:g}, not {value!r}.")
    return float(value)


def parse_fault(name: str, options: dict[str, Any]) -> Fault:
    """A fault from its JSON options.

    :raises ValueError: unknown fault, unknown option or a value out of range; the message is a full sentence.
    """
    if name not in FAULTS:
        raise ValueError(f"There is no fault named {name!r}. There are: {', '.join(FAULTS)}.")
    fault = Fault(name, count=1 if name in ONCE else None)
    for key, value in options.items():
        match key:
            case "methods":
                if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                    raise ValueError("methods must be a list of names of RPCs or commands.")
                fault.methods = tuple(value)
            case "after":
                fault.after = int(_number(key, value, 0, 1e9))
            case "count":
                fault.count = None if value is None else int(_number(key, value, 1, 1e9))
            case "chance":
                fault.chance = _number(key, value, 0, 1)
            case "seed":
                fault.seed = int(_number(key, value, 0, 2**53))
            case "ms" | "jitter":
                setattr(fault, key, _number(key, value, 0, MOST_MS))
            case "seconds":
                fault.seconds = None if value is None else _number(key, value, 0, 3600)
            case "text":
                if not isinstance(value, str):
                    raise ValueError("text must be a string.")
                fault.text = value
            case "kind":
                if value not in POPUPS:
                    raise ValueError(f"kind must be one of {', '.join(POPUPS)}, not {value!r}.")
                fault.kind = value
            case _:
                raise ValueError(f"A fault has no option {key!r}: {', '.join(OPTIONS)}.")
    fault.rng = random.Random(fault.seed)
    return fault


class Faults:
    """The faults that are on, by name. ``changed`` is called with a name after it was switched on or off."""

    def __init__(self, changed: Callable[[str], None] = lambda name: None) -> None:
        self._on: dict[str, Fault] = {}
        self._ends: dict[str, asyncio.TimerHandle] = {}
        self.changed = changed

    def put(self, name: str, options: dict[str, Any]) -> Fault:
        """Switch a fault on, in place of one with the same name. One with ``seconds`` needs a running loop.

        :raises ValueError: as ``parse_fault``.
        """
        fault = parse_fault(name, options)
        old = self._on.get(name)
        self._on[name] = fault
        if old is not None:
            old.removed.set()
        self._end_later(name, fault.seconds)
        self.changed(name)
        return fault

    def remove(self, name: str) -> bool:
        """Switch a fault off; False when it was not on."""
        fault = self._on.pop(name, None)
        if fault is None:
            return False
        fault.removed.set()
        self._end_later(name, None)
        self.changed(name)
        return True

    def _end_later(self, name: str, seconds: float | None) -> None:
        """Remove the fault after so many seconds, or, for None, not by itself any more."""
        if (waiting := self._ends.pop(name, None)) is not None:
            waiting.cancel()
        if seconds is not None:
            self._ends[name] = asyncio.get_running_loop().call_later(seconds, lambda: self.remove(name))

    def clear(self) -> None:
        """Switch everything off."""
        for name in tuple(self._on):
            self.remove(name)

    def get(self, name: str) -> Fault | None:
        """The fault if it is on, whether or not it has strikes left."""
        return self._on.get(name)

    def take(self, name: str, method: str = "") -> Fault | None:
        """The fault if it strikes now; one strike is used up. It stays listed until it is removed."""
        fault = self._on.get(name)
        if fault is None or (fault.methods and method not in fault.methods):
            return None
        if fault.count is not None and fault.struck >= fault.count:
            return None
        if fault.spared < fault.after:
            fault.spared += 1
            return None
        if fault.chance < 1 and fault.rng.random() >= fault.chance:
            return None
        fault.struck += 1
        return fault

    def holds(self, name: str) -> bool:
        """Whether a fault is on that is a condition of the phone rather than something that strikes."""
        return name in self._on

    def listed(self) -> dict[str, dict[str, Any]]:
        """Everything that is on, as JSON."""
        return {name: fault.as_json() for name, fault in self._on.items()}
