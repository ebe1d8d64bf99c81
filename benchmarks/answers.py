"""A language model's answers, kept: a benchmark that asks one can be run again, by anyone, without it.

A line of the file is ``{"key": …, "reply": …}``: the first 16 hexadecimal digits of the SHA-256 of what the model was
told (the screen as a list, and the phrase), and what it said, as it was. So neither screen nor phrase is in the file,
and an answer is good for that very list only: what changes the list has to ask anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from grounding.model.choosing import SCHEMA, Chosen, choice_in, question
from grounding.model.endpoint import Endpoint, EndpointSettings, Silent, Spend, unheeded
from grounding.reading.things import Reading
from grounding.vision.eye import nothing

PATIENCE_S = 120.0
"""For one answer."""


class Answers:
    """Chooses as the file says; what it lacks is asked of the endpoint, if there is one, and added to the file."""

    def __init__(self, path: Path, url: str = "", model: str = "") -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        rows = [json.loads(line) for line in lines if line.strip()]
        self._known: dict[str, str] = {row["key"]: row["reply"] for row in rows}
        key = os.environ.get("DEIXIS_POINTING_KEY", "")
        self._endpoint = Endpoint(EndpointSettings(url, model, key, PATIENCE_S)) if url and model else None
        self.failed = 0
        """How often there was no answer that could be used."""

    def choose(
        self, phrase: str, reading: Reading, check: Callable[[], object] = nothing, spend: Spend = unheeded
    ) -> Chosen | Silent:
        """The thing that the phrase means."""
        system, user, things = question(phrase, reading)
        choice = self._reply(system, user, check, spend)
        if not isinstance(choice, Silent):
            choice = choice_in(choice, things)
        self.failed += isinstance(choice, Silent) and not choice.nothing
        return choice

    def _reply(self, system: str, user: str, check: Callable[[], object], spend: Spend) -> str | Silent:
        key = hashlib.sha256(user.encode("utf-8")).hexdigest()[:16]
        if key not in self._known and self._endpoint is not None:
            reply = self._endpoint.ask(system, user, check, SCHEMA, spend)
            if isinstance(reply, Silent):
                return reply
            self._known[key] = reply
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"key": key, "reply": reply}) + "\n")
        return self._known.get(key) or Silent(f"{self._path} has no answer to question {key}")
