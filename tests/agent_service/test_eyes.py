"""Looking on behalf of a task: what ends it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from paper_phone import SETTINGS, PaperPhone
from private_adb import until

from agent_service.budget import Stopped, Token
from agent_service.eyes import Eyes
from agent_service.secrets import Veil
from agent_service.task import Ending
from device.screen import Screen
from grounding.apps import AppNames
from grounding.chain import Links
from grounding.grounder import Found
from grounding.interface import Direction, Miss, Target
from grounding.model.choosing import Chosen, Sure
from grounding.model.endpoint import Silent
from grounding.reading.things import Reading
from grounding.vision.eye import Eye, nothing


async def test_a_task_that_is_cancelled_does_not_wait_for_a_picture_that_hangs() -> None:
    hanging = Eye(see_s=60.0, command=(sys.executable, "-c", "import time; time.sleep(120)"))
    token = Token()
    eyes = Eyes(PaperPhone(), AppNames(), Veil(), token, lambda xml: "", Links(hanging))
    look = eyes.look()
    waiting = asyncio.get_running_loop().run_in_executor(None, eyes.point, Target("the picture of a dragon"), look)
    await asyncio.to_thread(until, lambda: hanging.pid is not None, 30)
    token.stop(Ending.CANCELLED)
    with pytest.raises(Stopped):
        await asyncio.wait_for(waiting, 30)
    assert hanging.pid is None


class ThinkingChooser:
    """Chooses the first thing that takes touches, after so long; ``meanwhile`` is what happens while it thinks."""

    def __init__(self, token: SteppedToken, seconds: float, meanwhile: Callable[[], object]) -> None:
        self._token, self._seconds, self._meanwhile = token, seconds, meanwhile

    def choose(self, phrase: str, reading: Reading, check: Callable[[], object] = nothing) -> Chosen | Silent:
        self._token.elapsed += self._seconds
        self._meanwhile()
        return Chosen(next(thing for thing in reading.things if thing.actionable and thing.point), Sure.YES)


class SteppedToken(Token):
    """Time passes when it is told to, and in no other way."""

    elapsed = 0.0

    def now(self) -> float:
        return super().now() + self.elapsed


@pytest.mark.parametrize(("seconds", "changes", "found"), [(5, False, True), (5, True, False), (0, True, True)])
async def test_what_changed_while_a_model_was_waited_for_is_not_pointed_at(
    seconds: float, changes: bool, found: bool
) -> None:
    token, phone = SteppedToken(), PaperPhone(app=SETTINGS)

    def meanwhile() -> None:
        phone.wifi = phone.wifi or changes

    links = Links(chooser=ThinkingChooser(token, seconds, meanwhile))
    eyes = Eyes(phone, AppNames(), Veil(), token, lambda xml: "", links)
    look = await asyncio.to_thread(eyes.look)
    answer, record = await asyncio.to_thread(eyes.point, Target("the dragon"), look)
    assert isinstance(answer, Found) is found
    assert (record.miss is None) is found
    if isinstance(answer, Miss):
        assert "changed" in answer.detail


class ListedPhone(PaperPhone):
    """Its rows stand in the list that scrolls, as in a real tree."""

    def _screen(self) -> Screen:
        shown = super()._screen()
        root, area, *rows = shown.elements
        listed = replace(area, class_name="android.widget.ListView", children=tuple(row.key for row in rows))
        inside = (replace(row, parent=area.key) for row in rows)
        return replace(shown, elements=(replace(root, children=(area.key,)), listed, *inside))


async def test_where_a_list_was_tried_to_its_end_its_heading_says_so_as_long_as_it_stays() -> None:
    phone = ListedPhone(app=SETTINGS, page="list")
    eyes = Eyes(phone, AppNames(), Veil(), Token(), lambda xml: "")
    assert "list (scrolls):" in eyes.look().outline.text()
    eyes.found_end(Direction.UP)
    assert "list (nothing more above):" in eyes.glance().outline.text()
    assert "list (nothing more above):" in eyes.look().outline.text()
    phone.offset = 64
    assert "list (scrolls):" in eyes.look().outline.text()
