"""Watchers of uiautomator2's server: what it does by itself when certain elements are on the screen.

They run when a client asks for it, and while the server waits in vain for an element.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from device.simulator.automator.device import press_key
from device.simulator.automator.objects import click, look_ui
from device.simulator.automator.rpc import Methods, NoObject, Params, Server, invalid, text
from device.simulator.automator.selector import Selector, parse_selector

MOST = 100


@dataclass(frozen=True, slots=True)
class Watcher:
    """All of ``conditions`` must be there; then the keys are pressed, or the target is tapped."""

    conditions: tuple[Selector, ...]
    target: object = None
    keys: tuple[str, ...] = field(default=())


def _conditions(params: Params) -> tuple[Selector, ...]:
    given = params[1]
    if not isinstance(given, list):
        raise invalid("the conditions must be a list of selectors")
    return tuple(parse_selector(value) for value in given)


def _register(server: Server, name: str, watcher: Watcher) -> None:
    if len(server.watchers) >= MOST and name not in server.watchers:
        raise invalid(f"there are {MOST} watchers already")
    server.watchers[name] = watcher


async def register_click(server: Server, params: Params) -> None:
    """registerClickUiObjectWatcher(name, conditions, target)"""
    parse_selector(params[2])
    _register(server, text(params, 0), Watcher(_conditions(params), target=params[2]))


async def register_keys(server: Server, params: Params) -> None:
    """registerPressKeyskWatcher(name, conditions, keys)"""
    keys = params[2]
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise invalid("the keys must be a list of names")
    _register(server, text(params, 0), Watcher(_conditions(params), keys=tuple(keys)))


async def remove(server: Server, params: Params) -> None:
    """removeWatcher(name)"""
    name = text(params, 0)
    server.watchers.pop(name, None)
    server.triggered.discard(name)


async def names(server: Server, params: Params) -> list[str]:
    """getWatchers()"""
    return list(server.watchers)


async def reset(server: Server, params: Params) -> None:
    """resetWatcherTriggers()"""
    server.triggered.clear()


async def has_triggered(server: Server, params: Params) -> bool:
    """hasWatcherTriggered(name)"""
    return text(params, 0) in server.triggered


async def has_any_triggered(server: Server, params: Params) -> bool:
    """hasAnyWatcherTriggered()"""
    return bool(server.triggered)


async def run(server: Server, params: Params = ()) -> None:
    """runWatchers(): one that finds its conditions acts, and counts as triggered until it is reset"""
    for name, watcher in list(server.watchers.items()):
        if not all(look_ui(server, condition) is not None for condition in watcher.conditions):
            continue
        for key in watcher.keys:
            await press_key(server, [key])
        if watcher.target is not None:
            try:
                await click(server, [watcher.target])
            except NoObject:  # the watcher's own target is not there: on the phone it only logs that
                server.system.logs.add("D", "UiAutomator", f"{name}: the target was not found")
        server.triggered.add(name)


METHODS: Methods = {
    "getWatchers": ((0,), names),
    "hasAnyWatcherTriggered": ((0,), has_any_triggered),
    "hasWatcherTriggered": ((1,), has_triggered),
    "registerClickUiObjectWatcher": ((3,), register_click),
    "registerPressKeyskWatcher": ((3,), register_keys),
    "removeWatcher": ((1,), remove),
    "resetWatcherTriggers": ((0,), reset),
    "runWatchers": ((0,), run),
}
