"""The network: a small residual CNN that says how like each concept a glyph is, and whether it is an icon at all."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from grounding.vision.glyphs import SIDE

SCALE = 24.0
"""What cosines are multiplied by before they are made into probabilities."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is: channels and blocks of each stage, the length of what it makes of a glyph."""

    widths: tuple[int, ...]
    blocks: tuple[int, ...]
    embedding: int


SHIPPED = Shape((24, 48, 96, 160), (1, 2, 2, 1), 128)
DEEPER = Shape((24, 48, 96, 160), (1, 2, 3, 1), 128)
TEACHER = Shape((64, 128, 256, 384), (1, 2, 3, 2), 256)
"""Some ten times as large: it only teaches."""


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

    def __init__(self, concepts: int, shape: Shape = SHIPPED) -> None:
        super().__init__()
        stages: list[nn.Module] = []
        for given, wide, blocks in zip((1, *shape.widths), shape.widths, shape.blocks, strict=False):
            stages += [_narrow(given, wide), *(Block(wide) for _ in range(blocks))]
        self.body = nn.Sequential(*stages)
        cells = SIDE // 2 ** len(shape.widths)
        self.drop = nn.Dropout(0.2)
        self.embed = nn.Linear(shape.widths[-1] * cells * cells, shape.embedding)
        self.proxies = nn.Parameter(torch.randn(concepts, shape.embedding) * 0.1)
        self.known = nn.Linear(shape.embedding, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The cosines, and the logits."""
        return self.judged(self.made(x))

    def made(self, x: Tensor) -> Tensor:
        """What the network makes of each glyph: n x embedding."""
        made: Tensor = self.embed(self.drop(self.body(x).flatten(1)))
        return made

    def judged(self, made: Tensor) -> tuple[Tensor, Tensor]:
        """The cosines of that with the concepts, and the logits."""
        cosines = functional.normalize(made) @ functional.normalize(self.proxies).T
        return cosines, self.known(made).squeeze(1)
