"""Looking on behalf of a task: what ends it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from paper_bench import Bench, HurriedToken
from paper_phone import SETTINGS, PaperPhone, Part
from private_adb import until

from agent_service.budget import Stopped, Token
from agent_service.eyes import MESSAGE_S, Eyes
from agent_service.secrets import Veil
from agent_service.task import Ending
from device.geometry import Bounds
from device.screen import Agreement, Screen, Shot
from grounding.apps import AppNames
from grounding.chain import Links
from grounding.grounder import Found
from grounding.interface import Direction, Miss, Target
from grounding.model.choosing import Chosen, Sure
from grounding.model.endpoint import Silent, Spend, unheeded
from grounding.reading.things import Reading
from grounding.vision.eye import Eye, nothing
from grounding.vision.seen import Sight


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

    def choose(
        self, phrase: str, reading: Reading, check: Callable[[], object] = nothing, spend: Spend = unheeded
    ) -> Chosen | Silent:
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


class RunningPhone(PaperPhone):
    """A line moves down its screen at every look, and has moved on when the picture is taken; ``told`` is how far that
    is known."""

    line = Part("text", "hunter2-Blue")
    told = Agreement.MOVING
    first = 0
    """Looks before the line comes up."""

    def _found(self) -> list[Part]:
        top = 64 * (1 + self.ticks % 8)
        moving = replace(self.line, box=Bounds(0, top, 360, top + 64))
        return [Part("text", "Title", Bounds(0, 0, 360, 40)), *([moving] if self.ticks >= self.first else [])]

    def _shot(self, screen: Screen) -> Shot:
        self.ticks += 1
        now = self._screen()
        return replace(super()._shot(now), agreement=self.told, after=now if self.told is Agreement.MOVING else None)


@pytest.mark.parametrize("told", [Agreement.MOVING, Agreement.UNKNOWN])
@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (Part("text", "hunter2-Blue"), False),
        (Part("text", "4111 2222 3333 4444"), False),
        (Part("field", "•••", password=True), False),
        (Part("text", "Nothing to hide"), True),
    ],
)
async def test_no_picture_is_kept_or_shown_of_a_moving_screen_with_something_to_hide(
    tmp_path: Path, told: Agreement, line: Part, shown: bool
) -> None:
    phone = RunningPhone(app=SETTINGS, page="found")
    phone.told, phone.line = told, line
    bench = Bench(tmp_path, phone, {"DOOR": "hunter2-Blue", "CARD": "4111222233334444"})
    bench.session._picture_when = "always"
    seen = await bench.session.see(1)
    assert line.text in seen.outline.text() or not shown
    assert (seen.picture is not None) is shown
    assert bool(seen.screenshot) is shown
    bench.close()


async def test_no_picture_is_kept_on_which_something_to_hide_may_have_come_up_meanwhile() -> None:
    phone = RunningPhone(app=SETTINGS, page="found")
    eyes = Eyes(phone, AppNames(), Veil(["hunter2-Blue"]), Token(), lambda xml: "")
    phone.first = 1000
    look = await asyncio.to_thread(eyes.look)
    assert eyes.hidden(look.unveiled) == ()
    phone.first = 0
    assert eyes.shot(look) is None


async def test_what_looks_at_pictures_is_given_none_of_a_moving_screen_with_something_to_hide() -> None:
    phone = RunningPhone(app=SETTINGS, page="found")
    watching = WatchingEye()
    for line, looked in ((phone.line, 0), (Part("text", "Nothing to hide"), 1)):
        phone.line = line
        eyes = Eyes(phone, AppNames(), Veil(["hunter2-Blue"]), Token(), lambda xml: "", Links(watching))
        look = await asyncio.to_thread(eyes.look)
        eyes.point(Target("the dragon"), look)
        assert watching.looked == looked


class WatchingEye:
    """Sees nothing; counts the pictures."""

    looked = 0

    def see(
        self, image: bytes, phone: str, boxes: Sequence[Bounds] = (), check: Callable[[], object] = nothing
    ) -> Sight:
        self.looked += 1
        return Sight(360, 780)

    def icons(self, image: bytes, boxes: Sequence[Bounds], check: Callable[[], object] = nothing) -> Sight:
        return Sight(360, 780)

    def close(self) -> None:
        pass


async def test_no_picture_is_kept_while_a_message_that_tells_a_secret_may_stand_on_it() -> None:
    phone, clock = PaperPhone(app=SETTINGS), HurriedToken()
    eyes = Eyes(phone, AppNames(), Veil(["hunter2-Blue"]), clock, lambda xml: "")
    look = await asyncio.to_thread(eyes.look)
    assert eyes.shot(look) is not None
    for said, kept in (("hunter2-Blue was saved", False), ("It was saved", True)):
        phone.toast = said
        eyes.listen()
        assert (eyes.shot(look) is not None) is kept
        clock.wait(MESSAGE_S)
        assert eyes.shot(look) is not None


async def test_a_message_of_before_the_task_tells_no_secret_on_its_first_picture() -> None:
    phone = PaperPhone(app=SETTINGS)
    phone.toast = "hunter2-Blue was saved"
    eyes = Eyes(phone, AppNames(), Veil(["hunter2-Blue"]), Token(), lambda xml: "")
    assert eyes.shot(await asyncio.to_thread(eyes.look)) is None
    assert eyes.heard == []
