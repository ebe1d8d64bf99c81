"""What the icon network is taught from: examples of icons in the list and out of it, and the words of names."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from training.icons.examples import NOTHING, UNSAID, Examples
from training.icons.names import LEAST_NAMES, MOST, name_words
from training.icons.render import SIDE, Pictures

ICONS = {"star": {"tb": ["star"], "lu": ["star"]}, "heart": {"tb": ["heart"], "ph": ["heart"]}}


def pictures(*shown: tuple[str, str]) -> Pictures:
    """Pictures of a cross in a box, in these packs under these names."""
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[8:-8, 44:52] = ink[44:52, 8:-8] = 255
    packs, names = zip(*shown, strict=True)
    return Pictures(np.stack([ink] * len(shown)), np.array(packs), np.array(names), np.array(["plain"] * len(shown)))


def drawn(some: Pictures, packs: tuple[str, ...], unsaid: float, count: int = 300) -> NDArray[np.int64]:
    """Labels and pictures of some examples: count x 2."""
    examples = Examples(some, ICONS, packs, unsaid)
    dice = np.random.default_rng(5)
    told = [examples.draw(dice) for _ in range(count)]
    return np.array([(one.label, one.picture) for one in told])


SHOWN = (("tb", "star"), ("lu", "star"), ("ph", "heart"), ("tb", "heart"), ("tb", "boat"), ("ph", "boat"))


def test_pictures_of_packs_that_are_left_out_are_never_drawn() -> None:
    seen = drawn(pictures(*SHOWN), ("tb", "lu"), 0.3)[:, 1]
    assert set(seen.tolist()) == {-1, 0, 1, 3, 4}


def test_what_the_list_does_not_have_is_unsaid_and_nothing_of_it_is_a_concept() -> None:
    told = drawn(pictures(*SHOWN), ("tb", "lu"), 0.3)
    assert set(told[told[:, 1] == 4][:, 0].tolist()) == {UNSAID}
    assert set(told[told[:, 1] == -1][:, 0].tolist()) == {NOTHING}
    for picture, concept in ((0, 0), (1, 0), (3, 1)):
        assert set(told[told[:, 1] == picture][:, 0].tolist()) == {concept}


def test_without_a_share_nothing_is_unsaid() -> None:
    assert UNSAID not in drawn(pictures(*SHOWN), ("tb", "lu"), 0.0)[:, 0]


def named(pack: str, word: str, count: int) -> list[tuple[str, str]]:
    """So many names with a word, each with another word of its own."""
    return [(pack, f"{word}-own{chr(ord('a') + n)}") for n in range(count)]


def test_words_count_that_many_names_of_two_packs_have() -> None:
    many = LEAST_NAMES - 1
    shown = [*named("tb", "arrow", many), ("lu", "arrow-up"), *named("tb", "lonely", LEAST_NAMES), ("lu", "boat")]
    words, known = name_words(pictures(*shown), ("tb", "lu"))
    assert known == ["arrow"]
    assert (words[: many + 1, 0] == 0).all()
    assert (words[many + 1 :] == -1).all()
    assert words.shape == (len(shown), MOST)


def test_packs_that_are_left_out_give_no_words() -> None:
    shown = [*named("tb", "arrow", LEAST_NAMES), ("lu", "arrow"), ("ph", "arrow")]
    words, _ = name_words(pictures(*shown), ("tb", "lu"))
    assert words[-2, 0] == 0
    assert (words[-1] == -1).all()


@pytest.mark.parametrize("name", ["arrow-2", "arrow-outline", "arrow-arrow"])
def test_numbers_styles_and_repetitions_are_no_words(name: str) -> None:
    shown = [*named("tb", "arrow", LEAST_NAMES), ("lu", name)]
    words, known = name_words(pictures(*shown), ("tb", "lu"))
    assert known == ["arrow"]
    assert words[-1].tolist() == [0, *[-1] * (MOST - 1)]
