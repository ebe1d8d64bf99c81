"""The network: a small residual CNN that says how like each concept a glyph is, and whether it is an icon at all."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from grounding.vision.glyphs import SIDE

WIDTHS = (24, 48, 96, 160)
EMBEDDING = 128
SCALE = 24.0
"""What cosines are multiplied by before they are made into probabilities."""


class Block(nn.Module):
    """Two convolutions and a way past them."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(wide, wide, 3, padding=1, bias=False)
        self.first_norm = nn.BatchNorm2d(wide)
        self.second = nn.Conv2d(wide, wide, 3, padding=1, bias=False)
        self.second_norm = nn.BatchNorm2d(wide)

    def forward(self, x: Tensor) -> Tensor:
        """The same shape as it came in."""
        y = functional.relu(self.first_norm(self.first(x)))
        return functional.relu(x + self.second_norm(self.second(y)))


def _narrow(given: int, wide: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(given, wide, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(wide), nn.ReLU(inplace=True)
    )


class IconNetwork(nn.Module):
    """Glyphs (n x 1 x SIDE x SIDE, 0 to 1) to cosines with each concept, and the logit of there being an icon."""

    def __init__(self, concepts: int) -> None:
        super().__init__()
        one, two, three, four = WIDTHS
        self.body = nn.Sequential(
            _narrow(1, one),
            Block(one),
            _narrow(one, two),
            Block(two),
            Block(two),
            _narrow(two, three),
            Block(three),
            Block(three),
            _narrow(three, four),
            Block(four),
        )
        cells = SIDE // 16
        self.drop = nn.Dropout(0.2)
        self.embed = nn.Linear(four * cells * cells, EMBEDDING)
        self.proxies = nn.Parameter(torch.randn(concepts, EMBEDDING) * 0.1)
        self.known = nn.Linear(EMBEDDING, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The cosines, and the logits."""
        raw = self.embed(self.drop(self.body(x).flatten(1)))
        cosines = functional.normalize(raw) @ functional.normalize(self.proxies).T
        return cosines, self.known(raw).squeeze(1)
