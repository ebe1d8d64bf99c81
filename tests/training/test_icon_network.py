"""The icon network's training: what costs, what does not, and that it learns. Needs torch.

``training/icons/README.md`` says how to make an environment that has it; in others these tests are skipped.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from training.icons.examples import NOTHING, UNSAID, Examples
from training.icons.render import Pictures

torch = pytest.importorskip("torch")

if TYPE_CHECKING:
    from training.icons.pupils import Pupil

CONCEPTS, WORDS = 3, 5


def losses() -> Any:
    from training.icons import losses as module

    return module


def pupil(**told: Any) -> Pupil:
    from training.icons.network import SHIPPED
    from training.icons.pupils import Plan, Pupil

    torch.manual_seed(3)
    return Pupil(Plan("one", SHIPPED, **told), CONCEPTS, WORDS, 2.5e-3, torch.device("cpu"))


def test_an_icon_of_which_nothing_is_said_costs_nothing() -> None:
    cosines, known = torch.rand(4, CONCEPTS), torch.randn(4)
    said = losses().loss_of(cosines[:3], known[:3], torch.tensor([0, 1, NOTHING]))
    with_it = losses().loss_of(cosines, known, torch.tensor([0, 1, NOTHING, UNSAID]))
    assert torch.allclose(said, with_it)


def test_the_right_concept_costs_less_than_the_wrong_one() -> None:
    cosines, known = torch.tensor([[0.9, 0.1, 0.1]]), torch.tensor([3.0])
    right, wrong = (losses().loss_of(cosines, known, torch.tensor([n])) for n in (0, 1))
    assert right < wrong


def test_a_picture_without_words_costs_nothing() -> None:
    said = torch.randn(2, WORDS)
    alone = losses().loss_by_words(said[:1], torch.tensor([[2, -1]]))
    assert torch.allclose(alone, losses().loss_by_words(said, torch.tensor([[2, -1], [-1, -1]])))
    assert float(losses().loss_by_words(said, torch.full((2, 2), -1))) == 0


def test_who_says_what_the_teacher_says_pays_least() -> None:
    cosines, known = torch.rand(4, CONCEPTS), torch.randn(4)
    lesson = losses().Lesson(cosines, known)
    alike = losses().loss_by_teacher(cosines, known, lesson)
    assert alike < losses().loss_by_teacher(cosines.flip(1), known, lesson)


@pytest.mark.parametrize("words", [False, True])
def test_a_batch_is_learned(words: bool) -> None:
    one = pupil(words=words)
    glyph, label = torch.rand(12, 1, 48, 48), torch.arange(12) % CONCEPTS
    given = glyph, label, torch.arange(12)[:, None] % WORDS
    costs = []
    for _ in range(12):
        one.step(*given, None, torch.tensor(1.0))
        cosines, known = one.network(glyph)
        costs.append(float(losses().loss_of(cosines, known, label).detach()))
    assert costs[-1] < 0.3 * costs[0]


def test_a_rate_of_nothing_teaches_nothing() -> None:
    one = pupil()
    before = [held.clone() for held in one.network.parameters()]
    one.step(torch.rand(6, 1, 48, 48), torch.arange(6) % CONCEPTS, torch.full((6, 1), -1), None, torch.tensor(0.0))
    assert all(torch.equal(a, b) for a, b in zip(before, one.network.parameters(), strict=True))


def test_jitter_keeps_glyphs_glyphs_and_changes_most() -> None:
    from training.icons.jitter import jittered

    torch.manual_seed(1)
    glyph = torch.zeros(200, 1, 48, 48)
    glyph[:, :, 10:38, 20:28] = 1
    other = jittered(glyph)
    assert other.shape == glyph.shape
    assert float(other.min()) >= 0
    assert float(other.max()) <= 1
    assert ((other - glyph).abs().amax(dim=(1, 2, 3)) > 0.05).float().mean() > 0.6
    assert float(((other > 0.5) & (glyph > 0.5)).sum() / (glyph > 0.5).sum()) > 0.7


def test_the_store_holds_what_the_others_draw_and_lets_the_oldest_go() -> None:
    from training.icons.store import Drawers, Store

    ink = np.zeros((2, 96, 96), np.uint8)
    ink[:, 20:70, 30:60] = 255
    plain = Pictures(ink, np.array(["tb", "tb"]), np.array(["star", "boat"]), np.array(["", ""]))
    drawers = Drawers(Examples(plain, {"star": {"tb": ["star"]}}, ("tb",), 0.4), room=60, workers=2, seed=1)
    store = Store(drawers, torch.device("cpu"))
    until = time.monotonic() + 30
    while store.drawn < 200 and time.monotonic() < until:
        time.sleep(0.05)
    assert store.refresh(0)
    glyph, label, picture = store.some(500)
    assert glyph.shape == (500, 1, 48, 48)
    assert set(label.tolist()) == {0, UNSAID, NOTHING}
    assert ((picture >= 0) == (label != NOTHING)).all()
