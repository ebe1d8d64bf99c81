"""Trains the network: ``python -m training.icons.train FOLDER --minutes 50``.

Needs torch. Reads ``FOLDER/pictures.npz`` and ``concepts.json``; writes ``FOLDER/network.pt`` every few minutes (the
running mean of the weights) and says how many icons of the pack kept for checking it recognises. It stops by the clock,
the learning rate falling to nothing by then, so a slower machine sees fewer examples and no other schedule.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset

from grounding.vision.glyphs import glyphs
from training.icons.concepts import RESOLVED
from training.icons.draw import crop
from training.icons.examples import NOTHING, Examples, batches, concept_icons, of_concepts
from training.icons.network import SCALE, IconNetwork
from training.icons.packs import CHECKED_ON, LEFT_OUT, PACKS
from training.icons.render import Pictures, load

BATCH = 128
RATE = 2.5e-3
WARM = 20_000
"""Examples over which the learning rate rises to its highest."""
GAP = 0.12
"""How much closer than the next concept an example must be to its own, as a cosine."""
STRANGE = 0.4
"""Cosine that what is no icon may have with a concept before it costs."""
TRAINED_ON = tuple(pack.key for pack in PACKS if pack.key not in (*LEFT_OUT, CHECKED_ON))


class Endless(IterableDataset[tuple[NDArray[np.float32], NDArray[np.int64]]]):
    """Batches from a process of their own, each worker with its own dice."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._seed = folder, seed

    def __iter__(self) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64]]]:
        told = torch.utils.data.get_worker_info()
        examples = Examples(load(self._folder / "pictures.npz"), concept_icons(RESOLVED), TRAINED_ON)
        yield from batches(examples, BATCH, self._seed + (told.id if told else 0))


def loss_of(network: IconNetwork, glyph: Tensor, label: Tensor) -> Tensor:
    """Right concept, clearly; and no concept for what is none."""
    cosines, known = network(glyph)
    icon = label != NOTHING
    wanted = functional.one_hot(label[icon], cosines.shape[1])
    right = functional.cross_entropy(SCALE * (cosines[icon] - GAP * wanted), label[icon], label_smoothing=0.03)
    is_icon = functional.binary_cross_entropy_with_logits(known, icon.float())
    strange = functional.relu(cosines[~icon].amax(dim=1) - STRANGE).mean() if bool((~icon).any()) else 0.0
    return right + 0.5 * is_icon + strange


def checked(network: nn.Module, glyph: Tensor, label: Tensor) -> float:
    """Share of glyphs whose nearest concept is theirs."""
    network.eval()
    with torch.no_grad():
        nearest = torch.cat([network(part)[0].argmax(dim=1) for part in glyph.split(256)])
    return float((nearest == label).float().mean())


def check_set(pictures: Pictures, worn: bool) -> tuple[Tensor, Tensor]:
    """The pack kept for checking: as drawn, dark on light, or worn as screens wear icons."""
    labels = of_concepts(pictures, concept_icons(RESOLVED))
    dice = np.random.default_rng(1)
    held, wanted = [], []
    for i in np.flatnonzero((pictures.packs == CHECKED_ON) & (labels != NOTHING)):
        ink = pictures.ink[i]
        image = crop(ink, dice, plates=False) if worn else np.repeat(255 - np.pad(ink, 8)[:, :, None], 3, axis=2)
        seen = glyphs(image)
        if seen:
            held.append(seen[0])
            wanted.append(int(labels[i]))
    return torch.from_numpy(np.stack(held)).float()[:, None] / 255, torch.tensor(wanted)


def train(folder: Path, minutes: float, seed: int, rate: float, start: Path | None) -> None:
    """Train until the time is up, from the beginning or on from weights that are there."""
    torch.manual_seed(seed)
    pictures = load(folder / "pictures.npz")
    clean, worn = check_set(pictures, worn=False), check_set(pictures, worn=True)
    del pictures
    network = IconNetwork(len(concept_icons(RESOLVED))).to(memory_format=torch.channels_last)
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True))
    mean = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998), use_buffers=True
    )
    rule = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    began, told, seen, total = time.monotonic(), 0.0, 0, 0.0
    for glyph, label in DataLoader(Endless(folder, seed), batch_size=None, num_workers=1, prefetch_factor=6):
        gone = (time.monotonic() - began) / (60 * minutes)
        if gone >= 1:
            break
        for group in rule.param_groups:
            group["lr"] = rate * min(1.0, (seen + BATCH) / WARM) * 0.5 * (1 + math.cos(math.pi * gone))
        network.train()
        loss = loss_of(network, glyph.to(memory_format=torch.channels_last), label)
        rule.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        rule.step()
        mean.update_parameters(network)
        seen += BATCH
        total = 0.98 * total + 0.02 * float(loss.detach())
        if gone - told > 0.06:
            told = gone
            figures = f"clean {checked(mean, *clean):.4f} worn {checked(mean, *worn):.4f}"
            print(f"{gone:.2f} {seen} examples, loss {total:.3f}, {figures}", flush=True)
            _keep(mean.module, folder / "network.pt")
    print(f"{seen} examples: clean {checked(mean, *clean):.4f} worn {checked(mean, *worn):.4f}", flush=True)
    _keep(mean.module, folder / "network.pt")


def _keep(network: nn.Module, out: Path) -> None:
    fresh = out.with_suffix(".new")
    torch.save(network.state_dict(), fresh)
    fresh.replace(out)


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description="Train the icon network.")
    parser.add_argument("folder", type=Path, help="where the packs and their pictures lie")
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=RATE, help="the highest learning rate")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(options.folder, options.minutes, options.seed, options.rate, options.start)


if __name__ == "__main__":
    main()
