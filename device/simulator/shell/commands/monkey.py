"""monkey: an app started, or random events on it that come again with their seed."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from device.simulator.android import keycodes
from device.simulator.shell.command import Call, Command

ABORTED, USAGE_ERROR = 252, 251
MOST_EVENTS = 1_000_000
SHARES = {
    "touch": 15.0, "motion": 10.0, "pinchzoom": 2.0, "trackball": 15.0, "nav": 25.0, "majornav": 15.0, "syskeys": 2.0,
    "appswitch": 2.0, "flip": 1.0, "anyevent": 13.0, "rotation": 0.0, "permission": 0.0,
}  # fmt: skip
"""How often each kind of event comes, in percent; ``--pct-KIND`` says otherwise."""
_NAVIGATION = (keycodes.DPAD_UP, keycodes.DPAD_DOWN, keycodes.DPAD_LEFT, keycodes.DPAD_RIGHT)
_MAJOR = (keycodes.MENU, keycodes.DPAD_CENTER)
_SYSTEM = (keycodes.BACK, keycodes.VOLUME_UP, keycodes.VOLUME_DOWN)
_FLAGS = frozenset(
    {"--ignore-crashes", "--ignore-timeouts", "--ignore-security-exceptions", "--monitor-native-crashes", "--hprof",
     "--kill-process-after-error", "--ignore-native-crashes", "--dbg-no-events", "--randomize-throttle"}
)  # fmt: skip


class BadUsage(Exception):
    """The options are none of monkey's; the message is its own."""


@dataclass(slots=True)
class _Wish:
    """What the options say."""

    packages: list[str] = field(default_factory=list)
    seed: int | None = None
    count: int = 0
    throttle: float = 0.0
    verbose: int = 0
    shares: dict[str, float] = field(default_factory=lambda: dict(SHARES))


def _number(option: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise BadUsage(f"** Error: Argument expected after {option}") from error


def _parse(args: tuple[str, ...]) -> _Wish:
    wish, rest, count = _Wish(), list(args), ""
    while rest:
        arg = rest.pop(0)
        if arg in _FLAGS:
            continue
        if arg == "-v":
            wish.verbose += 1
        elif arg.startswith("-"):
            if not rest:
                raise BadUsage(f"** Error: Argument expected after {arg}")
            _option(wish, arg, rest.pop(0))
        else:
            count = arg
    if not count.isdecimal() or not 0 < int(count) <= MOST_EVENTS:
        raise BadUsage("** Error: Count not specified" if not count else "** Error: Count is not a number")
    wish.count = int(count)
    return wish


def _option(wish: _Wish, option: str, value: str) -> None:
    if option == "-p":
        wish.packages.append(value)
    elif option == "-s":
        wish.seed = int(_number(option, value))
    elif option == "--throttle":
        wish.throttle = _number(option, value)
    elif option.startswith("--pct-") and option.removeprefix("--pct-") in SHARES:
        wish.shares[option.removeprefix("--pct-")] = max(0.0, _number(option, value))
    elif option != "-c":
        raise BadUsage(f"** Error: Unknown option: {option}")


async def monkey(call: Call) -> int:
    """monkey [-p PACKAGE] [-c CATEGORY] [-s SEED] [-v] [--throttle MS] [--pct-KIND PERCENT] COUNT"""
    try:
        wish = _parse(call.args)
    except BadUsage as error:
        return await call.fail(
            f"{error}\nusage: monkey [-p ALLOWED_PACKAGE [-p ALLOWED_PACKAGE] ...] COUNT", USAGE_ERROR
        )
    facts = call.system.handset.packages()
    startable = [name for name in wish.packages or sorted(facts) if name in facts and facts[name]["launchable"]]
    seed = int(call.system.handset.time()) if wish.seed is None else wish.seed
    if wish.verbose:
        await call.out(f":Monkey: seed={seed} count={wish.count}\n")
        await call.out("".join(f":AllowPackage: {name}\n" for name in wish.packages))
    luck = random.Random(seed)
    if not startable or not call.system.launch(luck.choice(startable), by="monkey"):
        await call.out("** No activities found to run, monkey aborted.\n")
        return ABORTED
    injected = 1  # the start counts as the first event
    while injected < wish.count:
        if wish.packages and call.system.handset.foreground[0] not in wish.packages:
            call.system.launch(luck.choice(startable), by="monkey")  # it may not leave the apps it was given
        await _event(call, luck, wish)
        injected += 1
        await asyncio.sleep(wish.throttle / 1000 / call.system.speed)
    await call.out(f"Events injected: {injected}\n")
    await call.out("## Network stats: elapsed time=0ms (0ms mobile, 0ms wifi, 0ms not connected)\n")
    if wish.verbose:
        await call.out("// Monkey finished\n")
    return 0


async def _event(call: Call, luck: random.Random, wish: _Wish) -> None:
    injector, handset = call.system.injector, call.system.handset
    width, height = handset.size if handset.rotation % 2 == 0 else handset.size[::-1]
    kind = luck.choices(list(wish.shares), list(wish.shares.values()))[0] if sum(wish.shares.values()) else "touch"
    (x, y), (x2, y2) = ((luck.randrange(width), luck.randrange(height)) for _ in range(2))
    if wish.verbose > 1:
        await call.out(f":Sending {kind}\n")
    match kind:
        case "touch":
            await injector.tap(x, y, hold=0.0, method="monkey")
        case "motion":
            await injector.swipe([(x, y), (x2, y2)], 0.1, method="monkey")
        case "pinchzoom":
            await injector.fingers([(x, y), (x2, y2)], [(x2, y2), (x, y)], 0.1, "monkey")
        case "nav":
            await injector.key(luck.choice(_NAVIGATION), method="monkey")
        case "majornav":
            await injector.key(luck.choice(_MAJOR), method="monkey")
        case "syskeys":
            await injector.key(luck.choice(_SYSTEM), method="monkey")
        case "rotation":
            handset.rotate(luck.randrange(4))
            call.system.changed()
        case "anyevent":
            await injector.key(luck.choice((*_NAVIGATION, keycodes.ENTER, keycodes.TAB)), method="monkey")
        case _:  # there is no trackball, no hard keyboard to flip, and no other app to switch to
            return


COMMANDS: dict[str, Command] = {"monkey": monkey}
