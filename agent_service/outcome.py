"""How a task ended, told in the log."""

from __future__ import annotations

import unicodedata

from agent_service.secrets import Secrets
from agent_service.task import Task

LONGEST = 300
"""Characters of the message; the task itself has all of them."""


def told_of_end(task: Task, secrets: Secrets) -> str:
    """How a task ended and why, in one line, without what a secret holds and what a terminal would obey."""
    message = secrets.veil().text(task.message)
    words = " ".join("".join(c if unicodedata.category(c) != "Cc" else " " for c in message).split())
    cut = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return f"task {task.id} ended: {task.ending}: {cut}"
