"""Everything a simulated phone remembers, as one value that goes to JSON and back."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass, field
from typing import Literal

from device.simulator.android.app import JSON, Page
from device.simulator.android.clock import Clock
from device.simulator.android.keyboard import KeyboardState
from device.simulator.android.profile import LATIN_IME
from device.simulator.android.tasks import Tasks

SAVE_VERSION = 2
Cover = Literal["", "shade", "quick", "recents"]
FIRST_PID = 1000


@dataclass(slots=True)
class PhoneState:
    """The phone's whole memory. ``due`` is a list of {"at": seconds since the epoch, "do": what, …}, unsorted."""

    clock: Clock
    tasks: Tasks
    seed: int = 0
    rng: random.Random = field(default_factory=random.Random)
    props: dict[str, str] = field(default_factory=dict)
    settings: dict[str, dict[str, JSON]] = field(default_factory=dict)
    clipboard: str = ""
    data: dict[str, dict[str, JSON]] = field(default_factory=dict)
    """Each app's own data by package."""
    added: dict[str, dict[str, str]] = field(default_factory=dict)
    """Packages installed after the factory: {package: {"label", "version"}}."""
    input_methods: dict[str, bool] = field(default_factory=lambda: {LATIN_IME: True})
    pids: dict[str, int] = field(default_factory=dict)
    next_pid: int = FIRST_PID
    booted: bool = False
    screen_on: bool = True
    locked: bool = False
    lock_page: Page = field(default_factory=lambda: Page("lock"))
    cover: Cover = ""
    cover_page: Page = field(default_factory=lambda: Page("cover"))
    rotation: int = 0
    keyboard: KeyboardState = field(default_factory=KeyboardState)
    toast: str = ""
    """The toast on the screen."""
    last_toast: str = ""
    due: list[dict[str, JSON]] = field(default_factory=list)
    alerts: list[Page] = field(default_factory=list)
    """The system's own dialogs before everything, the front one last."""
    notifications: list[dict[str, JSON]] = field(default_factory=list)
    """See ``notifications.Notification``; the newest first."""
    heads_up: list[str] = field(default_factory=list)
    """Package and key of the notification at the top of the display."""
    used_at: float = 0.0
    """When somebody last touched the phone or woke it up."""
    animation_ms: int = 0
    """For so long after another page came to the front, pixels show something between the two."""
    tree_lag_ms: int = 0
    """For so long after it, the tree is still that of the page before."""
    woken_at: float = 0.0
    """Up to when apps have done what came due in them."""
    hung: dict[str, float] = field(default_factory=dict)
    """Packages that do not answer, and since when."""
    seen_at: float = 0.0
    """When the screen was last drawn anew: the time that its pages show."""

    def save(self) -> dict[str, JSON]:
        """The state as JSON; nothing in it is shared with the phone."""
        version, internal, gauss = self.rng.getstate()
        saved: dict[str, JSON] = copied(
            {
                "version": SAVE_VERSION,
                "clock": self.clock.save(),
                "tasks": self.tasks.save(),
                "rng": [version, list(internal), gauss],
                "lock_page": asdict(self.lock_page),
                "cover_page": asdict(self.cover_page),
                "keyboard": asdict(self.keyboard),
                "alerts": [asdict(page) for page in self.alerts],
                **{name: getattr(self, name) for name in PLAIN},
            }
        )
        return saved

    def restore(self, saved: dict[str, JSON]) -> None:
        """Become what ``save`` wrote.

        :raises ValueError: when it is no saved phone, or one of another version.
        """
        missing = [name for name in (*PLAIN, "clock", "tasks", "rng", "keyboard", "alerts") if name not in saved]
        if saved.get("version") != SAVE_VERSION or missing:
            found = saved.get("version", "no version")
            lacks = f", and lacks {', '.join(missing)}" if missing else ""
            raise ValueError(f"This is not a saved phone of version {SAVE_VERSION}: it has {found}{lacks}.")
        saved = copied(saved)
        self.clock.restore(saved["clock"])
        self.tasks.restore(saved["tasks"])
        version, internal, gauss = saved["rng"]
        self.rng.setstate((version, tuple(internal), gauss))
        self.lock_page = Page(**saved["lock_page"])
        self.cover_page = Page(**saved["cover_page"])
        self.keyboard = KeyboardState(**saved["keyboard"])
        self.alerts = [Page(**page) for page in saved["alerts"]]
        for name in PLAIN:
            setattr(self, name, saved[name])


PLAIN = (
    "seed", "props", "settings", "clipboard", "data", "added", "input_methods", "pids", "next_pid", "booted",
    "screen_on", "locked", "cover", "rotation", "toast", "last_toast", "due", "seen_at", "hung",
    "notifications", "heads_up", "woken_at", "used_at", "animation_ms", "tree_lag_ms",
)  # fmt: skip
"""Fields of the state that are JSON as they are."""


def copied(value: JSON) -> JSON:
    """A JSON value that shares nothing with the first: what copy.deepcopy gives, several times as fast."""
    # most members are no containers: they are spared the call
    if isinstance(value, dict):
        return {key: copied(each) if isinstance(each, (dict, list)) else each for key, each in value.items()}
    if isinstance(value, list):
        return [copied(each) if isinstance(each, (dict, list)) else each for each in value]
    return value


def merge(into: dict[str, JSON], changes: dict[str, JSON]) -> None:
    """Put changes into a dict: dicts key by key, anything else replaced."""
    for key, value in changes.items():
        present = into.get(key)
        if isinstance(present, dict) and isinstance(value, dict):
            merge(present, value)
        else:
            into[key] = copied(value)
