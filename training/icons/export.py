"""Makes the shipped files of a trained network: ``python -m training.icons.export FOLDER``.

Needs torch, onnx and onnxruntime. ``icons.onnx`` is the network in 8-bit integers, calibrated on training examples;
``icons.npz`` the gallery: the strokes of the packs' own drawings in 8-bit integers, those that add least left out, the
concepts one after the other; and the matrix for strokes that ``project`` has found. The pack kept for checking joins
the gallery only with ``--whole``, after ``fit`` has been run without it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from grounding.vision.glyphs import SIDE, glyphs
from grounding.vision.icons import DATA, StrokeSpace
from training.icons.concepts import RESOLVED
from training.icons.examples import Examples, concept_icons, of_concepts
from training.icons.network import IconNetwork
from training.icons.packs import CHECKED_ON, TRAINED_ON
from training.icons.render import load

EACH = 30
"""Glyphs of one concept in the gallery at most."""
ALIKE = 0.985
"""Cosine from which a glyph adds nothing to those of its concept that are there."""


class Calibration(CalibrationDataReader):
    """Some training examples, to see how large the numbers inside the network get."""

    def __init__(self, parts: Sequence[NDArray[np.float32]]) -> None:
        self._parts = iter(parts)

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        """The next batch."""
        part = next(self._parts, None)
        return None if part is None else {"glyph": part}


def write_network(folder: Path, out: Path) -> None:
    """The trained network as 8-bit ONNX: all but the first layer, which would lose most, and the last comparison."""
    network = IconNetwork(len(concept_icons(RESOLVED)))
    network.load_state_dict(torch.load(folder / "network.pt", map_location="cpu", weights_only=True))
    network.eval()
    examples = Examples(load(folder / "pictures.npz"), concept_icons(RESOLVED), TRAINED_ON)
    dice = np.random.default_rng(99)
    drawn = [np.stack([examples.draw(dice).glyph for _ in range(64)]) for _ in range(12)]
    seen = [glyph[:, None].astype(np.float32) / 255 for glyph in drawn]
    with tempfile.TemporaryDirectory() as room:
        plain, tidy = Path(room) / "plain.onnx", Path(room) / "tidy.onnx"
        torch.onnx.export(
            network,
            (torch.zeros(1, 1, SIDE, SIDE),),
            str(plain),
            input_names=["glyph"],
            output_names=["cosines", "known"],
            dynamic_axes={name: {0: "n"} for name in ("glyph", "cosines", "known")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(tidy))
        first = next(node.name for node in onnx.load(str(tidy)).graph.node if node.op_type == "Conv")
        quantize_static(
            str(tidy),
            str(out),
            Calibration(seen),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
            op_types_to_quantize=["Conv", "Gemm"],
            nodes_to_exclude=[first],
        )


def chosen(placed: NDArray[np.float32]) -> list[int]:
    """Which of a concept's glyphs to keep: each time the one least like those kept, until all are alike."""
    kept = [int((placed @ placed.mean(axis=0)).argmax())]
    likest = placed @ placed[kept[0]]
    while len(kept) < EACH and float(likest.min()) < ALIKE:
        kept.append(int(likest.argmin()))
        likest = np.maximum(likest, placed @ placed[kept[-1]])
    return kept


def write_gallery(folder: Path, packs: Sequence[str], out: Path) -> int:
    """The gallery of the packs' drawings; returns how many glyphs are in it."""
    pictures, icons = load(folder / "pictures.npz"), concept_icons(RESOLVED)
    labels = of_concepts(pictures, icons)
    with np.load(folder / "strokes.npz") as found:
        middle, matrix = found["middle"], found["matrix"]
    space = StrokeSpace(middle, matrix)
    rows, starts = [], []
    for number in range(len(icons)):
        starts.append(sum(len(r) for r in rows))
        drawn = []
        for i in np.flatnonzero((labels == number) & np.isin(pictures.packs, list(packs))):
            drawn += glyphs(np.repeat(255 - np.pad(pictures.ink[i], 8)[:, :, None], 3, axis=2))[:1]
        placed = space.placed(np.stack(drawn))
        rows.append(placed[chosen(placed)])
    whole = np.round(np.concatenate(rows) * 127).astype(np.int8)
    first = np.array(starts, np.int32)
    np.savez_compressed(out, gallery=whole, starts=first, middle=middle, matrix=matrix.astype(np.float16))
    return len(whole)


def main() -> None:
    """Write the network, the gallery, or both."""
    parser = argparse.ArgumentParser(description="Make the shipped files of a trained network.")
    parser.add_argument("folder", type=Path, help="where the packs, their pictures and the trained network lie")
    parser.add_argument("--whole", action="store_true", help="only the gallery, with the pack kept for checking in it")
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if not options.whole:
        write_network(options.folder, options.out / "icons.onnx")
    packs = (*TRAINED_ON, CHECKED_ON) if options.whole else TRAINED_ON
    count = write_gallery(options.folder, packs, options.out / "icons.npz")
    size = {name: (options.out / name).stat().st_size for name in ("icons.onnx", "icons.npz")}
    print(count, "glyphs in the gallery;", size)


if __name__ == "__main__":
    main()
