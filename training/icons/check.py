"""How many icons of the pack kept for checking networks recognise: ``python -m training.icons.check FOLDER FILES``.

Needs torch. FILES are weights as ``train`` writes them (``.pt``) or networks as they are shipped (``.onnx``). What is
counted is the network alone, without the gallery.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from grounding.vision.glyphs import glyphs
from grounding.vision.icons import GlyphNetwork
from training.icons.concepts import RESOLVED
from training.icons.draw import crop
from training.icons.examples import NOTHING, concept_icons, of_concepts
from training.icons.network import DEEPER, SHIPPED, IconNetwork, Shape
from training.icons.packs import CHECKED_ON
from training.icons.render import Pictures, load
from training.report import hand_in, made_by

WORN_TIMES = 4


def checked(network: nn.Module, glyph: Tensor, label: Tensor) -> float:
    """Share of glyphs whose nearest concept is theirs."""
    network.eval()
    with torch.no_grad():
        nearest = torch.cat([network(part)[0].argmax(dim=1) for part in glyph.split(512)])
    return float((nearest == label).float().mean())


def check_set(pictures: Pictures, worn: bool) -> tuple[Tensor, Tensor]:
    """The pack kept for checking: as drawn, dark on light, or worn as screens wear icons, some times each."""
    labels = of_concepts(pictures, concept_icons(RESOLVED))
    dice = np.random.default_rng(1)
    held, wanted = [], []
    for i in np.flatnonzero((pictures.packs == CHECKED_ON) & (labels != NOTHING)):
        ink = pictures.ink[i]
        for _ in range(WORN_TIMES if worn else 1):
            image = crop(ink, dice, plates=False) if worn else np.repeat(255 - np.pad(ink, 8)[:, :, None], 3, axis=2)
            seen = glyphs(image)
            if seen:
                held.append(seen[0])
                wanted.append(int(labels[i]))
    return torch.from_numpy(np.stack(held)).float()[:, None] / 255, torch.tensor(wanted)


def main() -> None:
    """Say it."""
    parser = argparse.ArgumentParser(description="How many icons of the pack kept for checking networks recognise.")
    parser.add_argument("folder", type=Path, help="where the packs and their pictures lie")
    parser.add_argument("files", type=Path, nargs="+", help=".pt or .onnx")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    options = parser.parse_args()
    pictures = load(options.folder / "pictures.npz")
    sets = [check_set(pictures, worn) for worn in (False, True)]
    summary = {file.stem: _figures(file, sets) for file in options.files}
    files = " ".join(file.name for file in options.files)
    told = made_by(f"python -m training.icons.check DIR {files} --json {options.json}")
    hand_in({"made_by": told, "summary": summary}, options.json)


def _figures(file: Path, sets: Sequence[tuple[Tensor, Tensor]]) -> dict[str, float]:
    shares = [_share(file, glyph, label) for glyph, label in sets]
    return {"clean": round(shares[0], 4), "worn": round(shares[1], 4)}


def _share(file: Path, glyph: Tensor, label: Tensor) -> float:
    if file.suffix == ".onnx":
        cosines, _ = GlyphNetwork(file).outputs((glyph[:, 0] * 255).round().to(torch.uint8).numpy())
        return float(np.mean(cosines.argmax(axis=1) == label.numpy()))
    held = torch.load(file, map_location="cpu", weights_only=True)
    shape = next(s for s in (SHIPPED, DEEPER) if _fits(held, s))
    network = IconNetwork(len(concept_icons(RESOLVED)), shape)
    network.load_state_dict(held)
    return checked(network, glyph, label)


def _fits(held: dict[str, Tensor], shape: Shape) -> bool:
    return len(held) == len(IconNetwork(1, shape).state_dict())


if __name__ == "__main__":
    main()
