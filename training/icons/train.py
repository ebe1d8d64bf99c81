"""Trains the network: ``python -m training.icons.train FOLDER --minutes 50``.

Needs torch. Reads ``FOLDER/pictures.npz`` and ``concepts.json``; writes ``FOLDER/network.pt`` (the running mean of the
weights of whichever pupil recognises most of the pack kept for checking) and says how many icons each recognises. It
stops by the clock, the learning rate falling to nothing by then, so a slower machine sees fewer examples and no other
schedule.

Other processes draw examples without end; what they have drawn is kept and shown again, each time a little changed
(``jitter``). All pupils see the same: teachers, too large to be shipped, and those they teach.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from training.icons.check import check_set, checked
from training.icons.concepts import RESOLVED
from training.icons.examples import Examples, concept_icons
from training.icons.names import name_words
from training.icons.packs import TRAINED_ON
from training.icons.pupils import PLANS, Pupil, School
from training.icons.render import load
from training.icons.store import FIRST, Drawers, Store

SHARE_UNSAID = 0.25
"""Of the examples, icons that the table does not have, for the words of their names."""
WARM = 20_000
"""Examples over which the learning rate rises to its highest."""
REFRESHED = 25
"""Steps after which new examples are taken over."""
TOLD = 0.12
"""Of the time, after which figures are told."""


WITHOUT_A_CARD = ("plain",)
"""What is trained where there is no graphics card, unless others are named: all at once would see next to nothing."""


def train(options: argparse.Namespace) -> None:
    """Train until the time is up."""
    started = time.monotonic()
    torch.manual_seed(options.seed)
    icons = concept_icons(RESOLVED)
    pictures = load(options.folder / "pictures.npz")
    examples = Examples(pictures, icons, TRAINED_ON, SHARE_UNSAID)
    drawers = Drawers(examples, options.room, options.workers, options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.backends.cudnn.benchmark = True
    store = Store(drawers, device)
    words, known_words = name_words(pictures, TRAINED_ON)
    wanted = options.only or ([plan.name for plan in PLANS] if device.type == "cuda" else WITHOUT_A_CARD)
    plans = [plan for plan in PLANS if plan.name in wanted]
    pupils = [Pupil(plan, len(icons), len(known_words), options.rate, device) for plan in plans]
    school = School(pupils, store, torch.from_numpy(words).to(device), options.batch)
    sets = [tuple(t.to(device) for t in check_set(pictures, worn)) for worn in (False, True)]
    print(f"{len(known_words)} words, on {device}", flush=True)
    while not store.refresh(0) or store.drawn < FIRST:
        time.sleep(0.2)
    if device.type == "cuda" and not options.eager:
        school.record()
    print(f"begun after {time.monotonic() - started:.0f} s", flush=True)
    began, told, seen = time.monotonic(), 0.0, 0
    while (gone := (time.monotonic() - began) / (60 * options.minutes)) < 1:
        if seen // options.batch % REFRESHED == 0:
            store.refresh(seen)
        school.step(min(1.0, (seen + options.batch) / WARM) * 0.5 * (1 + math.cos(math.pi * gone)))
        seen += options.batch
        if gone - told > TOLD:
            told = gone
            print(f"{gone:.2f} {store.drawn} drawn, {seen} seen", flush=True)
            _report(pupils, sets, options.out)
    print(f"{store.drawn} drawn, {seen} seen in {time.monotonic() - began:.0f} s", flush=True)
    figures = _report(pupils, sets, options.out)
    best = max((p for p in pupils if not p.plan.teaches), key=lambda p: figures[p.plan.name], default=None)
    if best is not None:
        _keep(best.mean, options.out / "network.pt")
        print("kept:", best.plan.name, flush=True)


def _report(pupils: Sequence[Pupil], sets: Sequence[tuple[Tensor, ...]], out: Path) -> dict[str, float]:
    """Says how much each recognises, and keeps it; the mean of clean and worn for each."""
    figures = {}
    for pupil in pupils:
        clean, worn = (checked(pupil.mean, *one) for one in sets)
        figures[pupil.plan.name] = (clean + worn) / 2
        print(f"  {pupil.plan.name}: clean {clean:.4f} worn {worn:.4f}, loss {float(pupil.loss):.3f}", flush=True)
        _keep(pupil.mean, out / f"{pupil.plan.name.replace(' ', '-')}.pt")
    return figures


def _keep(network: nn.Module, out: Path) -> None:
    fresh = out.with_suffix(".new")
    torch.save({name: held.cpu() for name, held in network.state_dict().items()}, fresh)
    fresh.replace(out)


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description="Train the icon network.")
    parser.add_argument("folder", type=Path, help="where the packs and their pictures lie")
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--workers", type=int, default=1, help="processes that draw examples")
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--room", type=int, default=500_000, help="examples that are kept")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=2.5e-3, help="the highest learning rate")
    parser.add_argument("--eager", action="store_true", help="on a graphics card, do not record the steps")
    names = [plan.name for plan in PLANS]
    parser.add_argument(
        "--only", nargs="+", choices=names, help="which to train; if none is named all, or one on a CPU"
    )
    parser.add_argument("--out", type=Path, help="where the weights go, if not to FOLDER")
    options = parser.parse_args()
    options.out = options.out or options.folder
    options.out.mkdir(parents=True, exist_ok=True)
    train(options)


if __name__ == "__main__":
    main()
