"""Draws the icons of the packs as small pictures: ``python -m training.icons.render FOLDER``.

Needs resvg-py. Each drawing becomes a picture of how much ink there is (0 to 255), ``SIDE`` x ``SIDE`` pixels for the
whole view box of the icon. ``FOLDER/pictures.npz`` holds them with their pack, name and style. What a pack draws twice
under one name (a style that changes nothing) is kept once.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from training.icons.packs import PACKS, Drawing, drawings

SIDE = 96
"""Side of a picture in pixels: twice what the network reads, so that making it smaller is always the last step."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of ink, and what each shows: row by row the same length."""

    ink: NDArray[np.uint8]
    packs: NDArray[np.str_]
    names: NDArray[np.str_]
    styles: NDArray[np.str_]


def ink_of(svg: str, side: int = SIDE) -> NDArray[np.uint8]:
    """The ink of a picture in one colour: what is opaque in it.

    :raises ImportError: resvg-py is not installed.
    :raises ValueError: not a picture that can be drawn.
    """
    import resvg_py

    drawn = resvg_py.svg_to_bytes(svg_string=_plain(svg), width=side, height=side)
    read = cv2.imdecode(np.frombuffer(bytes(drawn), np.uint8), cv2.IMREAD_UNCHANGED)
    if read is None or read.ndim != 3 or read.shape[2] != 4:
        raise ValueError("not a picture with transparency")
    ink = read[:, :, 3]
    if ink.shape != (side, side):
        tall, wide = ink.shape
        room = np.zeros((side, side), np.uint8)
        top, left = (side - tall) // 2, (side - wide) // 2
        room[top : top + tall, left : left + wide] = ink
        return room
    return np.ascontiguousarray(ink)


def _plain(svg: str) -> str:
    """Colours that stand for the text's colour become black."""
    return re.sub(r"currentColor", "#000", svg)


def render(folder: Path, wanted: Iterable[str] = ()) -> Iterator[tuple[Drawing, NDArray[np.uint8]]]:
    """Each different drawing of the packs (of those ``wanted``, if any are named), with its ink."""
    keys = set(wanted)
    for pack in PACKS:
        if keys and pack.key not in keys:
            continue
        seen: set[tuple[str, str]] = set()
        for drawing in drawings(folder, pack):
            ink = ink_of(drawing.path.read_text(encoding="utf-8"))
            mark = (drawing.name, sha1(ink.tobytes(), usedforsecurity=False).hexdigest())
            if ink.max() > 40 and mark not in seen:
                seen.add(mark)
                yield drawing, ink


def gather(drawn: Iterable[tuple[Drawing, NDArray[np.uint8]]]) -> Pictures:
    """Drawings as arrays."""
    listed = list(drawn)
    return Pictures(
        ink=np.stack([ink for _, ink in listed]),
        packs=np.array([d.pack for d, _ in listed]),
        names=np.array([d.name for d, _ in listed]),
        styles=np.array([d.style for d, _ in listed]),
    )


def load(path: Path) -> Pictures:
    """What ``main`` has written."""
    with np.load(path) as held:
        return Pictures(ink=held["ink"], packs=held["packs"], names=held["names"], styles=held["styles"])


def main() -> None:
    """Draw everything once."""
    parser = argparse.ArgumentParser(description="Draw the icons of the packs.")
    parser.add_argument("folder", type=Path, help="where the packs lie")
    options = parser.parse_args()
    made = gather(render(options.folder))
    out = options.folder / "pictures.npz"
    np.savez_compressed(out, ink=made.ink, packs=made.packs, names=made.names, styles=made.styles)
    print(len(made.names), "pictures in", out)


if __name__ == "__main__":
    main()
