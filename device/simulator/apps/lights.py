"""Lights: a small game on one surface. Nothing of what it draws is in the tree, as with most games.

A touch of a lamp turns it and its neighbours; all of them are to go out.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

SIDE = 4
NIGHT, LIT, DARK = "#101826", "#ffcf5c", "#27344d"
FIRST_TURNS = 3


class Lights:
    """org.deixis.lights. Its data: ``lamps`` (row by row, lit or not), ``moves``, ``level`` and ``best`` by level."""

    package = "org.deixis.lights"
    label = "Lights"
    icon = "lightbulb"
    color = "#394867"
    version = "1.2"
    launchable = True
    activities: ClassVar[Mapping[str, str]] = {"": ".GameActivity"}

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return {"lamps": mixed(rng, 1), "moves": 0, "level": 1, "best": {}}

    def enter(self, start: Start) -> list[Page]:
        return [Page("game")]

    def build(self, ctx: Context) -> View:
        """The surface, which is all that the tree has, and what is drawn on it."""
        drawn = _board(ctx).but(hidden_from_tree=True)
        surface = w.column(id="surface", height="fill", class_name="android.view.SurfaceView")
        return w.screen(
            w.stack(surface, drawn, id="game_root", height="fill", weight=1.0, align="fill"), background=NIGHT
        )


def mixed(rng: random.Random, level: int) -> list[bool]:
    """Lamps as some touches leave them, more of them the higher the level; never all dark."""
    lamps = [False] * SIDE**2
    while not any(lamps):
        lamps = [False] * SIDE**2
        for place in rng.sample(range(SIDE**2), min(SIDE**2, FIRST_TURNS + level)):
            turn(lamps, place)
    return lamps


def turn(lamps: list[bool], place: int) -> None:
    """Turn a lamp and those above, below and beside it."""
    row, column = divmod(place, SIDE)
    for r, c in ((row, column), (row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
        if 0 <= r < SIDE and 0 <= c < SIDE:
            lamps[r * SIDE + c] = not lamps[r * SIDE + c]


def _board(ctx: Context) -> View:
    data = ctx.data
    lamps: list[bool] = data["lamps"]
    done = not any(lamps)

    def touch(place: int) -> Callable[[], None]:
        def act() -> None:
            if done:
                return
            turn(lamps, place)
            data["moves"] += 1
            if not any(lamps):
                best = data["best"].get(str(data["level"]), data["moves"])
                data["best"][str(data["level"])] = min(best, data["moves"])

        return act

    def deal(level: int) -> Callable[[], None]:
        return lambda: data.update(lamps=mixed(ctx.rng, level), moves=0, level=level)

    def lamp(place: int) -> View:
        return w.column(
            key=f"lamp/{place}",
            weight=1.0,
            width=64,
            height=64,
            radius=16,
            background=LIT if lamps[place] else DARK,
            on_tap=touch(place),
        )

    foot = ("NEXT LEVEL", deal(data["level"] + 1), "next") if done else ("NEW GAME", deal(data["level"]), "new")
    words = "All out!" if done else "Put out all the lights"
    return w.column(
        w.text(f"LEVEL {data['level']}", size=28, bold=True, color="white", width="fill", text_align="center"),
        w.text(f"Moves: {data['moves']}", size=18, color=LIT, width="fill", text_align="center"),
        *(w.row(*(lamp(row * SIDE + c) for c in range(SIDE)), gap=12, width=292) for row in range(SIDE)),
        w.text(words, size=16, color="white", width="fill", text_align="center"),
        w.text(foot[0], key=foot[2], size=18, bold=True, color=NIGHT, background=LIT, radius=24,
               padding=insets(28, 12), on_tap=foot[1]),
        gap=12,
        align="center",
        arrange="center",
        height="fill",
        padding=Insets(16, 16, 16, 16),
    )  # fmt: skip
