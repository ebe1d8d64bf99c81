"""Averages networks that went on from the same weights: ``python -m training.icons.average OUT ONE OTHER …``.

Two processes of one thread each, with different seeds, see more examples in an hour on a crowded machine than one
process of two threads; the mean of what they come to is as good as either or better.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of the weights."""
    parser = argparse.ArgumentParser(description="Average networks that went on from the same weights.")
    parser.add_argument("out", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    options = parser.parse_args()
    held = [torch.load(path, weights_only=True) for path in options.weights]
    mean = {
        name: torch.stack([one[name].float() for one in held]).mean(dim=0).to(first.dtype)
        for name, first in held[0].items()
    }
    torch.save(mean, options.out)


if __name__ == "__main__":
    main()
