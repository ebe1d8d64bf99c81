"""What a test step puts around what it asks for: its number, and what is checked once that is done."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"^\s*step\s*(?:no\.?\s*)?\d{1,3}\s*[.:),-]\s*(?=\S)", re.IGNORECASE)
_LISTED = re.compile(r"^\s*\d{1,2}\s*[.)]\s+(?=(?:tap|click|press|hit|select|choose|touch|push|pick)\b)", re.IGNORECASE)
_CHECKED = re.compile(
    r"^\s*(?:verify|check|ensure|confirm|assert|make\s+sure|test)\s+(?:that|if|whether)\b[^\"']*?"
    r"\b(?:after|when|once|upon|by)\s+(?:(?:i|you|we|the\s+user)\s+)?"
    r"(?=(?:tap|click|press|touch|select|choos|hit|push)\w*\b\s*\S)",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"^(?:tap|click|press|touch|select|choose|hit|push|tapp|choos)(?:ing|s)?\s+(?:on\s+)?(?=\S)", re.IGNORECASE
)


def without_step(phrase: str) -> str:
    """``Step 3: tap Save`` asks to tap Save; ``verify that it closes after pressing Done`` to press Done."""
    said = _LISTED.sub("", _NUMBER.sub("", phrase))
    checked = _CHECKED.match(said)
    return _DOING.sub("", said[checked.end() :]) if checked else said
