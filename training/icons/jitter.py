"""Small changes to glyphs, many at once and anew each time they are seen: turned, bent, thicker, blurred, with a hole.

The drawing of an example takes a processor a millisecond, and a graphics card reads it a thousand times faster. So
examples are kept and seen more than once, never twice the same.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

BENT = 0.035
"""How far the paper is pulled at most (a standard deviation), of half a side."""
HOLE = 10
"""Side of the largest hole in pixels."""
TURN, SIZE, OFF = 0.06, 0.05, 0.05
"""Standard deviations: of a turn and a slant (radians), of the size, of the place (in half a side)."""
SOLID = 0.6
"""What is fainter once it is made thinner stays as it was."""
POWER, GRAIN = 0.35, 0.05
"""Standard deviations: of the logarithm of the power that ink is raised to, and of noise."""
BENDS, THICKENS, THINS, BLURS, FADES, GRAINS, TEARS = 0.7, 0.15, 0.12, 0.15, 0.3, 0.2, 0.08
"""Shares of the glyphs that are changed so."""


def jittered(glyph: Tensor) -> Tensor:
    """The glyphs (n x 1 x side x side, 0 to 1), each changed in its own way, some hardly."""
    glyph = torch.where(_some(glyph, BENDS), _bent(glyph), glyph)
    much = torch.rand_like(glyph[:, :, :1, :1])
    thick = functional.max_pool2d(glyph, 3, 1, 1)
    thin = -functional.max_pool2d(-glyph, 3, 1, 1)
    thin = torch.where(thin.amax(dim=(2, 3), keepdim=True) > SOLID, thin, glyph)
    glyph = torch.where(_some(glyph, THICKENS), glyph + much * (thick - glyph), glyph)
    glyph = torch.where(_some(glyph, THINS), glyph + much * (thin - glyph), glyph)
    glyph = torch.where(_some(glyph, BLURS), functional.avg_pool2d(glyph, 3, 1, 1), glyph)
    power = torch.exp(POWER * torch.randn_like(much))
    glyph = torch.where(_some(glyph, FADES), glyph.clamp(1e-4, 1) ** power, glyph)
    glyph = torch.where(_some(glyph, GRAINS), glyph + GRAIN * torch.randn_like(glyph), glyph)
    glyph = torch.where(_some(glyph, TEARS) & _holes(glyph), torch.zeros_like(glyph), glyph)
    return glyph.clamp(0, 1)


def _some(glyph: Tensor, share: float) -> Tensor:
    return torch.rand_like(glyph[:, :, :1, :1]) < share


def _bent(glyph: Tensor) -> Tensor:
    n, side = len(glyph), glyph.shape[-1]
    turn, shear = (TURN * torch.randn(n, 2, device=glyph.device)).unbind(1)
    size = 1 + SIZE * torch.randn(n, 2, device=glyph.device)
    off = OFF * torch.randn(n, 2, device=glyph.device)
    across = torch.stack([size[:, 0], turn + shear, off[:, 0]], dim=1)
    down = torch.stack([-turn, size[:, 1], off[:, 1]], dim=1)
    grid = functional.affine_grid(torch.stack([across, down], dim=1), list(glyph.shape), align_corners=False)
    pulls = BENT * torch.rand(n, 1, 1, 1, device=glyph.device) * torch.randn(n, 2, 5, 5, device=glyph.device)
    pulls = functional.interpolate(pulls, size=(side, side), mode="bicubic", align_corners=False)
    return functional.grid_sample(glyph, grid + pulls.permute(0, 2, 3, 1), align_corners=False)


def _holes(glyph: Tensor) -> Tensor:
    n, side = len(glyph), glyph.shape[-1]
    at = torch.arange(side, device=glyph.device)
    start = torch.randint(0, side, (n, 2, 1), device=glyph.device)
    end = start + torch.randint(3, HOLE + 1, (n, 2, 1), device=glyph.device)
    inside = (at >= start) & (at < end)
    return (inside[:, 0, :, None] & inside[:, 1, None, :])[:, None]
