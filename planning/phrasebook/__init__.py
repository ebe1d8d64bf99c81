"""The phrasebook: a planner that needs no model and follows explicit instructions in English or Chinese, as said.

"Open Contacts, tap Create contact, enter Ada as first name, then save, and check that Ada is shown". The whole goal is
understood before anything is done; a goal with a clause that fits no form is refused with what would fit.

quoting.py → clauses.py → forms.py (with building.py, claims.py, phrases.py) make a plan of the words; chinese.py puts
a Chinese clause as the English one that means the same. conduct.py (with situation.py, resolving.py, judging.py,
sight.py) decides what to do next. docs/planners.md shows every form.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from grounding.interface import Outline
from planning.decision import GiveUp
from planning.goal import Goal, Picture
from planning.history import PastStep
from planning.phrasebook.conduct import decide
from planning.phrasebook.plan import Refused, plan
from planning.planner import Reply

__all__ = ["Phrasebook"]


class Phrasebook:
    """A ``Planner`` that follows explicit instructions. Never raises, whatever the goal says."""

    @property
    def name(self) -> str:
        """Its name and the version of its grammar."""
        return "phrasebook/2"

    async def decide(
        self, goal: Goal, outline: Outline, history: Sequence[PastStep], picture: Picture | None = None
    ) -> Reply:
        """Say what to do next. ``picture`` is not looked at."""
        understood = await asyncio.to_thread(plan, goal)  # a goal of thousands of characters takes its time
        if isinstance(understood, Refused):
            return Reply(GiveUp(understood.reason))
        return Reply(decide(understood, outline, history))
