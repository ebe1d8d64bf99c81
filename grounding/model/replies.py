"""What models write around what they were asked for: a reply's JSON objects, wherever they stand in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_OBJECT = re.compile(r"\{[^{}]*\}")


def objects_in(reply: str) -> Iterator[dict[str, Any]]:
    """Each flat object in a reply; what looks like one and is none is passed over."""
    for written in _OBJECT.findall(reply):
        try:
            yield json.loads(written)
        except (ValueError, RecursionError):
            continue
