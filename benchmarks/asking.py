"""What on a simulated screen can be asked for by what can be seen of it, from the control channel's ``/truth``.

Each thing that can be tapped and has a name that can be seen is ``Wanted`` by it: by the first text drawn in it, in
quotes, or else, for one that shows an icon alone, by ``the … icon`` with the words that a screen reader would say. Not
every such phrase is one that a person could say who sees nothing but the screen; ``why_not`` tells where it is not:

- ``hidden``: something is drawn over the thing (a drawer, a sheet), its text is cut off, or it is black because the app
  forbids pictures;
- ``twice``: the screen has the name twice, or draws an icon's name as a text elsewhere;
- ``unshown``: an icon looks like another one on the screen that has another name, and no text on its line has words of
  its name, so nothing that can be seen tells the two apart by name (the pins of a map).
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from device.geometry import Bounds
from device.picture import DARK
from grounding.vocabulary.words import normal

OWN_WINDOWS = frozenset(("application", "dialog"))
WHOLE, FILLED = 0.9, 0.5
"""What takes the first share of the screen, or is filled by less than the second, is a frame around things, and nothing
that lies over others."""
LEGIBLE = 0.7
"""A text of which less of its height can be seen is cut off."""
ALIKE, SIZES = 0.4, 3
"""Two icons are alike when their middles differ by this share of what is drawn there, and their boxes by so few pixels.
"""
MIDDLE = 0.15
"""This share is left out on each side of an icon's box: what lies behind its corners is not the icon's."""
SIDE = 24

View = dict[str, Any]
Picture = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing to be found: the phrase for it, whether by its text or its icon, where it is, and why nobody could find
    it by that phrase on the picture alone ('': one can)."""

    phrase: str
    kind: str
    box: Bounds
    why_not: str = ""


def targets(views: Sequence[View], image: bytes | None = None) -> Iterator[Wanted]:
    """What can be tapped and has a name. Without ``image`` no icons are compared."""
    named = [one for at in range(len(views)) if (one := _named(at, views)) is not None]
    count = Counter(normal(one.phrase) for one, _ in named)
    shown = Counter(normal(v["text"]) for v in views if v["window"] in OWN_WINDOWS and v["text"])
    icons = _icons(views, image) if image is not None else []
    black = _black(image) if image is not None else None
    for one, name in named:
        if black is not None and black(one.box):
            yield Wanted(one.phrase, one.kind, one.box, "hidden")
        elif one.why_not:
            yield one
        elif count[normal(one.phrase)] > 1 or shown[normal(name)] > (1 if one.kind == "text" else 0):
            yield Wanted(one.phrase, one.kind, one.box, "twice")
        elif one.kind == "icon" and _unshown(one.box, name, icons, views):
            yield Wanted(one.phrase, one.kind, one.box, "unshown")
        else:
            yield one


def _named(at: int, views: Sequence[View]) -> tuple[Wanted, str] | None:
    """A view that can be tapped, and its name; None where it is not in front or has no name that is drawn."""
    view, over = views[at], any(view["window"] == "dialog" for view in views)
    box = Bounds(*view["visible"])
    front = view["window"] == "dialog" if over else view["window"] in OWN_WINDOWS
    if not view["clickable"] or not front or box.empty:
        return None
    inside = [v for v in _held(at, views) if not Bounds(*v["visible"]).empty]
    texts = [v for v in inside if len(v["text"].strip()) > 1]
    told = [v["description"] for v in inside if v["description"]]
    hidden = "hidden" if _covered(at, views) else ""
    if texts:
        name = texts[0]["text"]
        phrase = '"' + name.replace('"', '\\"') + '"'
        return Wanted(phrase, "text", box, hidden or ("" if _legible(texts[0]) else "hidden")), name
    if told and not any(v["text"] for v in inside):
        return Wanted(f"the {told[0]} icon", "icon", box, hidden), told[0]
    return None


def _held(at: int, views: Sequence[View]) -> list[View]:
    """The view and what lies in it without being, or being in, another view that can be tapped."""
    view = views[at]
    box = Bounds(*view["visible"])
    lower = [v for v in views[at + 1 :] if v["window"] == view["window"] and box.contains(Bounds(*v["visible"]))]
    taps = [Bounds(*v["visible"]) for v in lower if v["clickable"]]
    free = [v for v in lower if not any(tap.contains(Bounds(*v["visible"])) for tap in taps)]
    return [view, *free]


def _covered(at: int, views: Sequence[View]) -> bool:
    """Something that is not in it, and is drawn after it, lies over its middle."""
    box = Bounds(*views[at]["visible"])
    screen = max((Bounds(*v["visible"]).area for v in views), default=0)
    for place, other in enumerate(views[at + 1 :], at + 1):
        over = Bounds(*other["visible"])
        if other["window"] not in OWN_WINDOWS or over.empty or not over.contains(box.center) or box.contains(over):
            continue
        if other["clickable"] or (over.area < WHOLE * screen and _is_filled(over, views[place + 1 :])):
            return True
    return False


def _is_filled(box: Bounds, views: Sequence[View]) -> bool:
    """What is drawn in it, after it, takes most of it."""
    said = (v for v in views if v["text"] or v["description"] or v["clickable"])
    inside = [one for v in said if not (one := Bounds(*v["visible"])).empty and box.contains(one)]
    if not inside:
        return False
    left, top = min(b.left for b in inside), min(b.top for b in inside)
    filled = Bounds(left, top, max(b.right for b in inside), max(b.bottom for b in inside))
    return filled.area >= FILLED * box.area


def _legible(view: View) -> bool:
    whole, seen = Bounds(*view.get("bounds", view["visible"])), Bounds(*view["visible"])
    return seen.height >= LEGIBLE * whole.height


def _black(image: bytes) -> Callable[[Bounds], bool]:
    with Image.open(io.BytesIO(image)) as opened:
        picture = np.asarray(opened.convert("L"))
    return lambda box: int(picture[box.top : box.bottom, box.left : box.right].max(initial=0)) <= DARK


def _icons(views: Sequence[View], image: bytes) -> list[tuple[Bounds, str, Picture]]:
    """The pictures of what can be tapped and shows no words, with what is said of each."""
    with Image.open(io.BytesIO(image)) as opened:
        picture = opened.convert("RGB")
    found = []
    for at, view in enumerate(views):
        box = Bounds(*view["visible"])
        taps = view["clickable"] and view["window"] in OWN_WINDOWS and not box.empty
        if taps and not any(v["text"] for v in _held(at, views)):
            found.append((box, view["description"], _middle(picture, box)))
    return found


def _middle(picture: Image.Image, box: Bounds) -> Picture:
    across, down = MIDDLE * box.width, MIDDLE * box.height
    edges = (box.left + across, box.top + down, box.right - across, box.bottom - down)
    left, top, right, bottom = (round(edge) for edge in edges)
    cut = picture.crop((left, top, max(left + 1, right), max(top + 1, bottom)))
    return np.asarray(cut.resize((SIDE, SIDE), Image.Resampling.BOX), np.float32)


def _unshown(box: Bounds, name: str, icons: Sequence[tuple[Bounds, str, Picture]], views: Sequence[View]) -> bool:
    own = next((drawn for other, said, drawn in icons if other == box and said == name), None)
    if own is None or _told_beside(box, name, views):
        return False
    return any(
        said != name
        and abs(other.width - box.width) <= SIZES
        and abs(other.height - box.height) <= SIZES
        and float(np.abs(drawn - own).mean()) <= ALIKE * min(_inked(own), _inked(drawn))
        for other, said, drawn in icons
        if other != box
    )


def _inked(drawn: Picture) -> float:
    """How much is drawn: the mean difference from the ground, which is what most of it is."""
    return float(np.abs(drawn - np.median(drawn, axis=(0, 1))).mean())


def _told_beside(box: Bounds, name: str, views: Sequence[View]) -> bool:
    """A text on its line has one of the longer words of its name."""
    words = {word for word in normal(name).split() if len(word) > 2}
    level = (v for v in views if v["text"] and v["visible"][1] < box.bottom and v["visible"][3] > box.top)
    return any(words & set(normal(v["text"]).split()) for v in level)
