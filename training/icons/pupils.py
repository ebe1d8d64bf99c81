"""Networks in training: teachers, too large to be shipped, and those they teach, all from the same examples."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.icons.jitter import jittered
from training.icons.losses import Lesson, loss_by_teacher, loss_by_words, loss_of
from training.icons.network import DEEPER, SHIPPED, TEACHER, IconNetwork, Shape
from training.icons.store import Store

BY_TEACHER = 1.0
BY_WORDS = 0.3
BY_TABLE = 0.5
"""What the table's own word counts for who is taught."""
SLOWER = 0.7
"""The rate of a teacher, of that of the others."""
MEMORY = 0.998
"""Of the running mean of weights, from one step to the next."""
DECAY = 0.05
LATELY = 0.02
"""Of the running mean of what it costs to be wrong, what the last step counts."""
STEEPEST = 5.0
"""Length to which a step's slopes are cut."""
BEFORE_RECORDING = 4
"""Steps that are made before one is recorded, so that everything has been allocated."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A network to be trained: its size, whether it teaches or is taught, and whether it learns words of names."""

    name: str
    shape: Shape
    teaches: bool = False
    taught: bool = False
    words: bool = False


PLANS = (
    Plan("teacher 1", TEACHER, teaches=True, words=True),
    Plan("teacher 2", TEACHER, teaches=True, words=True),
    Plan("plain", SHIPPED),
    Plan("words", SHIPPED, words=True),
    Plan("taught", SHIPPED, taught=True, words=True),
    Plan("deeper", DEEPER, taught=True, words=True),
)


class Pupil:
    """A network in training."""

    def __init__(self, plan: Plan, concepts: int, words: int, rate: float, device: torch.device) -> None:
        self.plan = plan
        self.network = IconNetwork(concepts, plan.shape).to(device, memory_format=torch.channels_last)
        self._says = nn.Linear(plan.shape.embedding, words, device=device)
        self.mean = copy.deepcopy(self.network)
        self.loss = torch.zeros((), device=device)
        self._highest = rate * (SLOWER if plan.teaches else 1.0)
        self._rate = torch.zeros((), device=device)
        card = device.type == "cuda"
        learned = [*self.network.parameters(), *self._says.parameters()]
        self._rule = torch.optim.AdamW(learned, lr=self._rate, weight_decay=DECAY, fused=card, capturable=card)

    def step(self, glyph: Tensor, label: Tensor, words: Tensor, lesson: Lesson | None, speed: Tensor) -> Lesson:
        """Learn from a batch at ``speed`` times the highest rate; returns what this one says of it."""
        self._rate.copy_(speed * self._highest)
        self.network.train()
        with torch.autocast(glyph.device.type, torch.bfloat16, enabled=glyph.is_cuda, cache_enabled=False):
            made = self.network.made(glyph)
        made = made.float()
        cosines, known = self.network.judged(made)
        loss = loss_of(cosines, known, label)
        if lesson is not None and self.plan.taught:
            loss = BY_TABLE * loss + BY_TEACHER * loss_by_teacher(cosines, known, lesson)
        if self.plan.words:
            loss = loss + BY_WORDS * loss_by_words(self._says(made), words)
        self._rule.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), STEEPEST)
        self._rule.step()
        with torch.no_grad():
            torch._foreach_lerp_(_numbers(self.mean), _numbers(self.network), 1 - MEMORY)
            self.loss.lerp_(loss.detach(), LATELY)
        return Lesson(cosines.detach(), known.detach())


def _numbers(network: nn.Module) -> list[Tensor]:
    return [held for held in network.state_dict().values() if held.is_floating_point()]


class School:
    """All pupils, and what they are taught from. On a graphics card a step is recorded once, then only repeated."""

    def __init__(self, pupils: Sequence[Pupil], store: Store, words_of: Tensor, batch: int) -> None:
        self._pupils, self._store, self._words_of, self._batch = pupils, store, words_of, batch
        self._speed = torch.zeros((), device=words_of.device)
        self._recorded: torch.cuda.CUDAGraph | None = None

    def step(self, speed: float) -> None:
        """One batch for everybody."""
        self._speed.fill_(speed)
        if self._recorded is None:
            self._step()
        else:
            self._recorded.replay()

    def record(self) -> None:
        """Record a step."""
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(BEFORE_RECORDING):
                self._step()
        torch.cuda.current_stream().wait_stream(aside)
        recorded = torch.cuda.CUDAGraph()
        with torch.cuda.graph(recorded):
            self._step()
        self._recorded = recorded

    def _step(self) -> None:
        glyph, label, picture = self._store.some(self._batch)
        with torch.no_grad():
            glyph = jittered(glyph).to(memory_format=torch.channels_last)
        words = self._words_of[picture.clamp(min=0)].masked_fill((picture < 0)[:, None], -1)
        lessons: list[Lesson] = []
        for pupil in self._pupils:
            lesson = _mean(lessons) if pupil.plan.taught and lessons else None
            said = pupil.step(glyph, label, words, lesson, self._speed)
            if pupil.plan.teaches:
                lessons.append(said)


def _mean(lessons: Sequence[Lesson]) -> Lesson:
    return Lesson(
        torch.stack([one.cosines for one in lessons]).mean(dim=0),
        torch.stack([one.known for one in lessons]).mean(dim=0),
    )
