"""A monkey on the apps of the factory: nothing breaks, and any moment can be saved and shown again exactly."""

from __future__ import annotations

import json
import random

import pytest

from device.simulator.android.alerts import POPUPS
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone

STEPS = 40
SYSTEM = ("com.android.systemui", "com.android.inputmethod.latin")
APPS = (
    "com.android.contacts",
    "com.android.settings",
    "com.android.deskclock",
    "com.android.browser",
    "org.deixis.lights",
)


def act(phone: VirtualPhone, rng: random.Random) -> None:
    """One thing that an impatient person might do."""
    kinds = ("tap", "swipe", "type", "key", "wait", "start", "turn", "trouble")
    kind = rng.choices(kinds, (60, 10, 8, 8, 5, 6, 3, 4))[0]
    match kind:
        case "tap":
            targets = [v for v in phone.truth() if v["clickable"] and v["visible"][0] < v["visible"][2]]
            own = [v for v in targets if v["package"] not in SYSTEM]
            left, top, right, bottom = rng.choice(own or targets)["visible"]
            phone.tap((left + right) // 2, (top + bottom) // 2, 0.5 if rng.random() < 0.1 else 0.0)
        case "swipe":
            x1, y1, x2, y2 = (rng.randrange(1000) for _ in range(4))
            phone.swipe(x1, y1 * 2, x2, y2 * 2, rng.choice((0.1, 0.3, 1.0)))
        case "type":
            phone.type(rng.choice(("ada", "7", "1999", "🙂", "x@y.z", "12:30")))
        case "key":
            phone.key(rng.choice((4, 4, 4, 3, 66, 67, 61, 187, 82)))
        case "wait":
            phone.step(rng.choice((0.5, 3.0, 61.0, 4000.0)))
        case "start":
            phone.start(rng.choice(APPS))
        case "turn":
            phone.rotate(rng.randrange(2))
        case "trouble":
            package = phone.foreground[0]
            rng.choice(
                (
                    lambda: phone.crash(package),
                    lambda: phone.hang(package, rng.choice((3.0, None))),
                    lambda: phone.popup(rng.choice(POPUPS)),
                    lambda: phone.notify(package, "a", "Ann Lee", "Supper?", urgent=True),
                    phone.open_shade,
                )
            )()


@pytest.mark.parametrize("seed", range(4))
def test_any_moment_can_be_saved_and_shown_again(seed: int) -> None:
    rng = random.Random(seed)
    phone, twin = VirtualPhone(clock=Clock("stepped"), seed=seed), VirtualPhone(clock=Clock("stepped"))
    phone.start(rng.choice(APPS))
    for step in range(STEPS):
        act(phone, rng)
        if step % 8 == 0:
            tree, saved = phone.hierarchy(), json.loads(json.dumps(phone.save()))
            twin.restore(saved)
            assert twin.hierarchy() == tree
            assert twin.save() == saved
    twin.restore(phone.save())
    assert twin.screenshot().tobytes() == phone.screenshot().tobytes()
