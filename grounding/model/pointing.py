"""A model that points: a phrase and a picture go out, a point comes back.

It is told nothing else: no goal, no typed text, no earlier screen. What comes back is looked at with suspicion: it must
be one point that lies on the picture. Whether the right thing stands there is the chain's question.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PIL import Image

from device.geometry import Point
from grounding.model.endpoint import Endpoint, EndpointSettings, Silent, Spend, unheeded
from grounding.model.replies import objects_in

PROMPT = Path(__file__).with_name("pointing.md")

LONGEST_SIDE = 1280
"""Pictures are sent no larger."""
QUALITY = 85

UNITS = {
    "pixels": "in pixels of the picture, counted from its top left corner",
    "thousandths": "in thousandths of the picture's width and height, counted from its top left corner",
}

_PAIR = re.compile(r"[(\[]\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*[)\]]")


class Pointer:
    """Asks the model. Synchronous, for the phone's thread; may be used from several."""

    def __init__(self, settings: EndpointSettings, scale: Literal["pixels", "thousandths"] = "pixels") -> None:
        """``scale`` is what its coordinates are counted in; models are trained on either."""
        self._endpoint = Endpoint(settings)
        self._scale = scale
        self._prompt = PROMPT.read_text(encoding="utf-8").replace("{{ units }}", UNITS[scale])

    def point(
        self, phrase: str, image: bytes, check: Callable[[], object] = lambda: None, spend: Spend = unheeded
    ) -> Point | Silent:
        """Where on a PNG or JPEG the thing is that the phrase names, in pixels of the picture.

        ``check`` is called while the model is waited for; what it raises ends that. Never raises anything else.
        ``spend`` is told of the tokens.
        """
        try:
            with Image.open(io.BytesIO(image)) as opened:
                size, sent, sent_size = opened.size, *_small(opened)
        except OSError as failure:
            return Silent(f"the picture cannot be read: {failure}")
        url = f"data:image/jpeg;base64,{base64.b64encode(sent).decode()}"
        parts = ({"type": "image_url", "image_url": {"url": url}}, {"type": "text", "text": f"The phrase: {phrase}"})
        reply = self._endpoint.ask(self._prompt, parts, check, spend=spend)
        if isinstance(reply, Silent):
            return reply
        return located(reply, sent_size if self._scale == "pixels" else (1000, 1000), size)


def located(reply: str, counted: tuple[int, int], size: tuple[int, int]) -> Point | Silent:
    """The one point that a reply tells, in pixels of a picture of ``size``; ``counted`` is how far x and y go."""
    told = _told(reply)
    if isinstance(told, Silent):
        return told
    x, y = told
    if not (0 <= x < counted[0] and 0 <= y < counted[1]):
        return Silent(f"the grounding model points beside the picture: {x:g}, {y:g}")
    return Point(int(x * size[0] / counted[0]), int(y * size[1] / counted[1]))


def _told(reply: str) -> tuple[float, float] | Silent:
    for found in objects_in(reply):
        if "x" not in found or "y" not in found:
            continue
        if found["x"] is None or found["y"] is None:
            return Silent("the grounding model sees no such thing", nothing=True)
        if all(isinstance(found[axis], int | float) and not isinstance(found[axis], bool) for axis in "xy"):
            try:
                return float(found["x"]), float(found["y"])
            except OverflowError:
                continue
    pairs = {(float(x), float(y)) for x, y in _PAIR.findall(reply)}
    if len(pairs) == 1:
        return pairs.pop()
    return Silent(f"the grounding model told {'several points' if pairs else 'no point'}: {reply.strip()[:80]!r}")


def _small(picture: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """The picture as it is sent, and its size."""
    small = picture.convert("RGB")
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), small.size
