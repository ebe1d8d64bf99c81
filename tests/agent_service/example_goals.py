"""Every goal that the product shows as an example: in the README and the docs, in docstrings, hints and the API."""

from __future__ import annotations

import re
from pathlib import Path

from agent_service.http.tasks import NewTask
from agent_service.service import wrong_with_goal
from examples import task_over_http
from planning.phrasebook import refusal

ROOT = Path(__file__).parents[2]
ASKED = (
    "set an alarm", "text Ada", "add a contact", "go to Settings", "闹钟", "给王芳发短信", "添加联系人", "如果下雨",
)  # fmt: skip
"""What is refused with whole goals that would do instead."""
FOR_A_MODEL, REFUSED = "deixis run --planner model", "make me rich"


def example_goals() -> list[str]:
    """All of them, each once. What is shown for a model, or to be refused, is none."""
    found = [
        *_in_readme((ROOT / "README.md").read_text(encoding="utf-8")),
        *(goal.strip() for goal in (ROOT / "docs" / "planners.md").read_text(encoding="utf-8").split("```")[1:4:2]),
        *re.findall(r'task_over_http "(.+?)"', task_over_http.__doc__ or ""),
        *re.findall(r"“(.+?)”", wrong_with_goal("")),
        *NewTask.model_json_schema()["properties"]["goal"]["examples"],
        *re.findall(
            r'(?<=["「])(?:open |打开).+?(?=["」])',
            "\n".join([refusal.empty(), *(refusal.advice(goal, refusal.wording(goal)) for goal in ASKED)]),
        ),
    ]
    return list(dict.fromkeys(found))


def _in_readme(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if FOR_A_MODEL not in line]
    posted = re.findall(r"-d '\{\"goal\": \"(.+?)\"\}'", "\n".join(lines))
    said = [goal for line in lines for goal in re.findall(r'deixis run "(.+?)"', line) if goal != "GOAL"]
    return [goal for goal in (*posted, *said) if goal != REFUSED]
