"""Looking on behalf of a task: what ends it."""

from __future__ import annotations

import asyncio
import sys

import pytest
from paper_phone import PaperPhone
from private_adb import until

from agent_service.budget import Stopped, Token
from agent_service.eyes import Eyes
from agent_service.secrets import Veil
from agent_service.task import Ending
from grounding.apps import AppNames
from grounding.chain import Links
from grounding.interface import Target
from grounding.vision.eye import Eye


async def test_a_task_that_is_cancelled_does_not_wait_for_a_picture_that_hangs() -> None:
    hanging = Eye(see_s=60.0, command=(sys.executable, "-c", "import time; time.sleep(120)"))
    token = Token()
    eyes = Eyes(PaperPhone(), AppNames(), Veil(), token, lambda fingerprint, xml: "", Links(hanging))
    look = eyes.look()
    waiting = asyncio.get_running_loop().run_in_executor(None, eyes.point, Target("the picture of a dragon"), look)
    await asyncio.to_thread(until, lambda: hanging.pid is not None, 30)
    token.stop(Ending.CANCELLED)
    with pytest.raises(Stopped):
        await asyncio.wait_for(waiting, 30)
    assert hanging.pid is None
