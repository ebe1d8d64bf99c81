"""Whether a list has moved, whatever plays on beside it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from agent_service.moving import _stayed
from device.hierarchy import parse
from device.screen import Screen

LIST = 'class="android.widget.ListView" scrollable="true" bounds="[0,0][1080,2000]"'


def look(rows: tuple[str, ...], played: str) -> Any:
    inside = "".join(
        f'<node class="android.widget.TextView" text="{row}" bounds="[0,{n * 200}][1080,{n * 200 + 200}]"/>'
        for n, row in enumerate(rows)
    )
    screen = parse(
        f'<hierarchy rotation="0"><node class="android.widget.FrameLayout" bounds="[0,0][1080,2400]">'
        f"<node {LIST}>{inside}</node>"
        f'<node class="android.widget.TextView" text="{played}" bounds="[0,2000][1080,2200]"/></node></hierarchy>'
    )
    return SimpleNamespace(screen=screen, observation=SimpleNamespace(screen=screen))


def scroller(screen: Screen) -> Any:
    return next(e for e in screen.elements if e.scrollable)


def test_what_plays_on_beside_a_list_does_not_move_it() -> None:
    before, later, scrolled = look(("a", "b"), "0:01"), look(("a", "b"), "0:02"), look(("b", "c"), "0:01")
    area = scroller(before.screen)
    assert _stayed(before, later, area)
    assert not _stayed(before, scrolled, area)
    assert not _stayed(before, later, None)
    assert _stayed(before, before, None)
