"""A grounding model behind an OpenAI-compatible endpoint: a phrase and a picture go out, a point comes back.

It is told nothing else: no goal, no typed text, no earlier screen. What comes back is looked at with suspicion: it must
be one point that lies on the picture. Whether the right thing stands there is the chain's question.
"""

from __future__ import annotations

import base64
import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import openai
from PIL import Image
from pydantic import BaseModel, ValidationError

from device.geometry import Point
from grounding.vision.blind import Unpointed

PROMPT = Path(__file__).with_name("pointing.md")

LONGEST_SIDE = 1280
"""Pictures are sent no larger."""
QUALITY = 85

UNITS = {
    "pixels": "in pixels of the picture, counted from its top left corner",
    "thousandths": "in thousandths of the picture's width and height, counted from its top left corner",
}

MOST_TOKENS = 200

_PAIR = re.compile(r"[(\[]\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*[)\]]")
_OBJECT = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class PointerSettings:
    """Where the model is. ``scale`` is what its coordinates are counted in; models are trained on either."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_s: float = 20.0
    scale: Literal["pixels", "thousandths"] = "pixels"


class _Said(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Said


class _Answer(BaseModel):
    """As much of a chat completion as is needed; the client library itself does not check what it is sent."""

    choices: list[_Choice]


class Pointer:
    """Asks the model. Synchronous, for the phone's thread; may be used from several."""

    def __init__(self, settings: PointerSettings) -> None:
        self._settings = settings
        self._prompt = PROMPT.read_text(encoding="utf-8").replace("{{ units }}", UNITS[settings.scale])

    def point(self, phrase: str, image: bytes) -> Point | Unpointed:
        """Where on a PNG or JPEG the thing is that the phrase names, in pixels of the picture. Never raises."""
        try:
            with Image.open(io.BytesIO(image)) as opened:
                size, sent = opened.size, _small(opened)
        except OSError as failure:
            return Unpointed(f"the picture cannot be read: {failure}")
        try:
            reply = self._ask(phrase, sent)
        except openai.APITimeoutError:
            return Unpointed(f"the grounding model did not answer within {self._settings.timeout_s:g} s")
        except openai.OpenAIError as failure:
            return Unpointed(f"the grounding model failed: {self._excerpt(str(failure))}")
        with Image.open(io.BytesIO(sent)) as small:
            return located(reply, small.size if self._settings.scale == "pixels" else (1000, 1000), size)

    def _ask(self, phrase: str, sent: bytes) -> str:
        url = f"data:image/jpeg;base64,{base64.b64encode(sent).decode()}"
        with openai.OpenAI(
            base_url=self._settings.base_url,
            api_key=self._settings.key or "none",
            timeout=self._settings.timeout_s,
            max_retries=0,
        ) as client:
            raw = client.chat.completions.with_raw_response.create(
                model=self._settings.model,
                max_tokens=MOST_TOKENS,
                messages=[
                    {"role": "system", "content": self._prompt},
                    {
                        "role": "user",
                        "content": [
                            {"type": "image_url", "image_url": {"url": url}},
                            {"type": "text", "text": f"The phrase: {phrase}"},
                        ],
                    },
                ],
            )
        try:
            choices = _Answer.model_validate_json(raw.http_response.text).choices
        except ValidationError:
            return raw.http_response.text
        return choices[0].message.content or "" if choices else ""

    def _excerpt(self, text: str) -> str:
        key = self._settings.key
        flat = " ".join(text.split())
        return (flat.replace(key, "[key]") if key else flat)[:200]


def located(reply: str, counted: tuple[int, int], size: tuple[int, int]) -> Point | Unpointed:
    """The one point that a reply tells, in pixels of a picture of ``size``; ``counted`` is how far x and y go."""
    told = _told(reply)
    if isinstance(told, Unpointed):
        return told
    x, y = told
    if not (0 <= x < counted[0] and 0 <= y < counted[1]):
        return Unpointed(f"the grounding model points beside the picture: {x:g}, {y:g}")
    return Point(int(x * size[0] / counted[0]), int(y * size[1] / counted[1]))


def _told(reply: str) -> tuple[float, float] | Unpointed:
    for written in _OBJECT.findall(reply):
        try:
            found = json.loads(written)
        except ValueError:
            continue
        if "x" not in found or "y" not in found:
            continue
        if found["x"] is None or found["y"] is None:
            return Unpointed("the grounding model sees no such thing", nothing=True)
        if all(isinstance(found[axis], int | float) and not isinstance(found[axis], bool) for axis in "xy"):
            return float(found["x"]), float(found["y"])
    pairs = {(float(x), float(y)) for x, y in _PAIR.findall(reply)}
    if len(pairs) == 1:
        return pairs.pop()
    return Unpointed(f"the grounding model told {'several points' if pairs else 'no point'}: {reply.strip()[:80]!r}")


def _small(picture: Image.Image) -> bytes:
    small = picture.convert("RGB")
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
