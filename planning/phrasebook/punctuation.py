"""The marks that part a goal, plain and full-width, as characters for patterns. Tables only."""

from __future__ import annotations

WIDE_COMMAS = "，、"
WIDE_STOPS = "；。！？"
"""They stand in no number and in no abbreviation: with or without a space, they part what they stand between."""
COMMAS = f",{WIDE_COMMAS}"
ENDS = f".!?;:{WIDE_STOPS}："
"""What may trail behind a clause, besides commas."""
HAN = "\u3400-\u9fff"
"""Chinese characters, for a class of a pattern: there are no spaces between the words they make."""
