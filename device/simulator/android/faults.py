"""Faults: what can be made to go wrong with the phone, seeded and switched at run time.

To add one: a line in ``FAULTS``, and a question to ``Faults.take`` at the place where it strikes.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

FAULTS: dict[str, str] = {
    "hold_reply": "The RPC is carried out; its reply is withheld until the fault is removed or the client goes away.",
    "hold_call": "The RPC waits until the fault is removed, and is dropped if its client goes away before.",
    "lost_tap": "A tap is answered as done, and nothing happens.",
    "unplug": "The transport is dropped and refused; with seconds, until they are over.",
    "unauthorized": "The transport is dropped, and accepts no adb key; with seconds, until they are over.",
    "bad_tree": "dumpWindowHierarchy answers text that is no XML.",
    "server_death": "The uiautomator2 server dies on the next RPC, before carrying it out.",
    "slow": "Each RPC waits for ms milliseconds before it is carried out.",
}
"""Every fault and what it does."""

ONCE = frozenset({"server_death"})
"""Faults that strike once unless they are given a count."""

NOT_XML = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\r\n<hierarchy rotation=\"0\">\r\n  <node index=\"0\" te"
)


@dataclass(slots=True)
class Fault:
    """One fault that is on.

    ``methods``: RPC names it strikes, empty for all. ``count``: how often it strikes, None for ever. ``chance``: of
    striking each time, drawn from ``seed``. ``ms`` and ``seconds`` where the fault takes them, ``text`` for bad_tree.
    """

    name: str
    methods: tuple[str, ...] = ()
    count: int | None = None
    chance: float = 1.0
    seed: int = 0
    ms: float = 1000.0
    seconds: float | None = None
    text: str = NOT_XML
    struck: int = 0
    removed: asyncio.Event = field(default_factory=asyncio.Event)
    rng: random.Random = field(default_factory=random.Random)

    def as_json(self) -> dict[str, Any]:
        """What GET /faults shows."""
        return {
            "methods": list(self.methods),
            "count": self.count,
            "chance": self.chance,
            "seed": self.seed,
            "ms": self.ms,
            "seconds": self.seconds,
            "struck": self.struck,
        }


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
                    raise ValueError("methods must be a list of RPC method names.")
                fault.methods = tuple(value)
            case "count":
                fault.count = None if value is None else int(_number(key, value, 1, 1e9))
            case "chance":
                fault.chance = _number(key, value, 0, 1)
            case "seed":
                fault.seed = int(_number(key, value, 0, 2**53))
            case "ms":
                fault.ms = _number(key, value, 0, 600_000)
            case "seconds":
                fault.seconds = None if value is None else _number(key, value, 0, 3600)
            case "text":
                if not isinstance(value, str):
                    raise ValueError("text must be a string.")
                fault.text = value
            case _:
                raise ValueError(f"A fault has no option {key!r}: methods, count, chance, seed, ms, seconds, text.")
    fault.rng = random.Random(fault.seed)
    return fault


class Faults:
    """The faults that are on, by name. ``changed`` is called with a name after it was switched on or off."""

    def __init__(self, changed: Callable[[str], None] = lambda name: None) -> None:
        self._on: dict[str, Fault] = {}
        self.changed = changed

    def put(self, name: str, options: dict[str, Any]) -> Fault:
        """Switch a fault on, in place of one with the same name.

        :raises ValueError: as ``parse_fault``.
        """
        fault = parse_fault(name, options)
        old = self._on.get(name)
        self._on[name] = fault
        if old is not None:
            old.removed.set()
        self.changed(name)
        return fault

    def remove(self, name: str) -> bool:
        """Switch a fault off; False when it was not on."""
        fault = self._on.pop(name, None)
        if fault is None:
            return False
        fault.removed.set()
        self.changed(name)
        return True

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
        if fault.chance < 1 and fault.rng.random() >= fault.chance:
            return None
        fault.struck += 1
        return fault

    def listed(self) -> dict[str, dict[str, Any]]:
        """Everything that is on, as JSON."""
        return {name: fault.as_json() for name, fault in self._on.items()}
