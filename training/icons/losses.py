"""What it costs to be wrong: about a concept, whether there is one, what a teacher says, what icons are called.

Nothing here asks how many examples count before it goes on: a graphics card would have to be waited for.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.icons.examples import NOTHING
from training.icons.network import SCALE

GAP = 0.12
"""How much closer than the next concept an example must be to its own, as a cosine."""
STRANGE = 0.4
"""Cosine that what is no icon may have with a concept before it costs."""
SOFT = 1.5
"""By how much a teacher's word is softened before it is learned from."""
SMOOTHED = 0.03
"""Of the right concept's share, spread over all others."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a teacher says of a batch."""

    cosines: Tensor
    known: Tensor


def loss_of(cosines: Tensor, known: Tensor, label: Tensor) -> Tensor:
    """Right concept, clearly; and no concept for what is none."""
    icon, none, wanted = (label >= 0).float(), (label == NOTHING).float(), label.clamp(min=0)
    ahead = torch.zeros_like(cosines).scatter(1, wanted[:, None], GAP)
    right = functional.cross_entropy(SCALE * (cosines - ahead), wanted, label_smoothing=SMOOTHED, reduction="none")
    is_icon = functional.binary_cross_entropy_with_logits(known, icon, reduction="none")
    strange = functional.relu(cosines.amax(dim=1) - STRANGE)
    return _among(right, icon) + 0.5 * _among(is_icon, icon + none) + _among(strange, none)


def _among(loss: Tensor, counted: Tensor) -> Tensor:
    """The mean of those that count."""
    return (loss * counted).sum() / counted.sum().clamp(min=1)


def loss_by_teacher(cosines: Tensor, known: Tensor, lesson: Lesson) -> Tensor:
    """How far what is said is from what the teachers say, of icons in and out of the table."""
    wanted = functional.softmax(SCALE / SOFT * lesson.cosines, dim=1)
    said = functional.log_softmax(SCALE / SOFT * cosines, dim=1)
    far = functional.kl_div(said, wanted, reduction="batchmean") * SOFT**2
    return far + 0.5 * functional.binary_cross_entropy_with_logits(known, lesson.known.sigmoid())


def loss_by_words(said: Tensor, words: Tensor) -> Tensor:
    """The words of a picture's name (n x some, -1: none) among all words."""
    there = (words >= 0).float()
    logs = functional.log_softmax(said, dim=1).gather(1, words.clamp(min=0))
    each = -(logs * there).sum(dim=1) / there.sum(dim=1).clamp(min=1)
    return _among(each, there[:, 0])
