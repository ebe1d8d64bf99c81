"""What did not change is not looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from device.geometry import Bounds
from grounding.vision.bands import BAND, changed, digests, grown
from grounding.vision.seen import Kind, Pixels, SeenRegion, SeenText
from grounding.vision.seer import Seer

WIDTH, HEIGHT = 120, 20 * BAND


def test_a_picture_like_the_last_has_no_changed_strip() -> None:
    picture = np.random.default_rng(0).integers(0, 255, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    assert changed(digests(picture), digests(picture.copy()), HEIGHT) == []


def test_neighbouring_bands_are_one_strip_and_others_are_not() -> None:
    one = np.zeros((HEIGHT + 5, WIDTH, 3), np.uint8)
    other = one.copy()
    other[BAND : 2 * BAND + 1] = 9
    other[-1] = 9
    assert changed(digests(one), digests(other), len(one)) == [(BAND, 3 * BAND), (20 * BAND, HEIGHT + 5)]


def test_a_picture_of_another_size_has_changed_altogether() -> None:
    assert changed((1, 2), (1, 2, 3), 100) == [(0, 100)]


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 80)), max_size=20), st.integers(0, 950))
def test_a_grown_strip_cuts_no_box(spans: list[tuple[int, int]], at: int) -> None:
    boxes = [Bounds(0, top, 10, min(960, top + height)) for top, height in spans]
    top, bottom = grown((at, min(960, at + BAND)), boxes, 10, 960)
    assert 0 <= top <= at
    assert bottom <= 960
    for box in boxes:
        assert box.bottom <= top or box.top >= bottom or (top <= box.top and box.bottom <= bottom)


@dataclass
class RowReader:
    """Reads one word for each row that is not dark: its brightness. Keeps how much it was shown."""

    shown: list[int] = field(default_factory=list)

    def read(self, pixels: Pixels, longest: int = 0) -> list[SeenText]:
        self.shown.append(pixels.shape[0])
        bright = np.flatnonzero(pixels[:, 0, 0])
        return [SeenText(str(pixels[y, 0, 0]), Bounds(0, int(y), 50, int(y) + 1), 1.0) for y in bright]


class NoRegions:
    def find(self, pixels: Pixels, texts: Sequence[SeenText], short_side: int = 0) -> list[SeenRegion]:
        return [SeenRegion(Kind.ICON, t.bounds) for t in texts]


def picture(*rows: tuple[int, int]) -> Pixels:
    made = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    made[0] = 200
    for y, shade in rows:
        made[y] = shade
    return made


def test_the_same_picture_again_is_not_read_again() -> None:
    reader = RowReader()
    seer = Seer(reader, NoRegions())
    first = seer.see(picture((300, 50)), "a")
    assert seer.see(picture((300, 50)), "a") == first
    assert reader.shown == [HEIGHT]


def test_of_a_picture_changed_in_one_place_only_that_place_is_read_and_the_rest_kept() -> None:
    reader = RowReader()
    seer = Seer(reader, NoRegions())
    seer.see(picture((300, 50), (700, 60)), "a")
    second = seer.see(picture((300, 50), (700, 70)), "a")
    assert sorted(t.text for t in second.texts) == ["200", "50", "70"]
    assert {t.text: t.bounds.top for t in second.texts} == {"200": 0, "50": 300, "70": 700}
    assert len(second.regions) == 3
    assert reader.shown[1] < 4 * BAND


def test_a_picture_patched_over_and_over_is_seen_as_if_anew() -> None:
    rng = np.random.default_rng(7)
    seer = Seer(RowReader(), NoRegions())
    rows = {int(y): 100 for y in rng.integers(1, HEIGHT, 12)}
    for shade in range(1, 30):
        rows[int(rng.integers(1, HEIGHT))] = shade
        now = picture(*rows.items())
        patched, anew = seer.see(now, "a"), Seer(RowReader(), NoRegions()).see(now)
        assert sorted(patched.texts, key=lambda t: t.bounds) == sorted(anew.texts, key=lambda t: t.bounds)


def test_phones_do_not_share_what_they_show() -> None:
    reader = RowReader()
    seer = Seer(reader, NoRegions())
    seer.see(picture((300, 50)), "a")
    seer.see(picture((300, 50)), "b")
    assert reader.shown == [HEIGHT, HEIGHT]


def test_a_phone_turned_on_its_side_is_looked_at_anew() -> None:
    reader = RowReader()
    seer = Seer(reader, NoRegions())
    seer.see(picture((300, 50)), "a")
    seer.see(np.ascontiguousarray(picture((300, 50)).transpose(1, 0, 2)), "a")
    assert len(reader.shown) == 2


def test_a_black_picture_is_not_read() -> None:
    reader = RowReader()
    assert Seer(reader, NoRegions()).see(np.full((HEIGHT, WIDTH, 3), 4, np.uint8)).black
    assert reader.shown == []


@dataclass(frozen=True)
class Named:
    concept: str
    confidence: float


@dataclass
class ShadeNamer:
    read_: list[int] = field(default_factory=list)

    def read(self, crops: Sequence[Pixels]) -> list[Named]:
        self.read_ += [len(crops)]
        return [Named(f"shade {crop[0, 0, 0]}", 0.9) for crop in crops]


def test_icons_and_boxes_asked_for_are_named_and_remembered() -> None:
    namer = ShadeNamer()
    seer = Seer(RowReader(), NoRegions(), namer)
    box, off = Bounds(0, 300, 10, 301), Bounds(0, 5000, 10, 5010)
    first = seer.see(picture((300, 50)), "a", (box, off))
    assert (first.regions[0].bounds, first.regions[0].concept) == (box, "shade 50")
    assert {r.concept for r in first.regions[1:]} == {"shade 200", "shade 50"}
    looked = list(namer.read_)
    assert seer.see(picture((300, 50)), "a", (box,)) == first
    assert namer.read_ == looked
    assert seer.see(picture((300, 80)), "a", (box,)).regions[0].concept == "shade 80"


class Ground:
    """One large region, and a small one."""

    def find(self, pixels: Pixels, texts: Sequence[SeenText], short_side: int = 0) -> list[SeenRegion]:
        return [SeenRegion(Kind.ICON, Bounds(0, 0, 120, 120)), SeenRegion(Kind.ICON, Bounds(0, 200, 50, 250))]


def test_where_nobody_knows_a_large_icon_its_middle_is_looked_at() -> None:
    class Inner:
        def read(self, crops: Sequence[Pixels]) -> list[Named]:
            return [Named("edit", 0.9) if crop.shape[0] == 72 else Named("", 0.0) for crop in crops]

    seen = Seer(RowReader(), Ground(), Inner()).see(picture((300, 50)), "a")
    assert [(r.concept, r.confidence) for r in seen.regions] == [("edit", 0.9), ("", 0.0)]


def test_an_icon_on_a_disc_is_the_disc_however_busy_the_ground_behind_it() -> None:
    class Glyph:
        def find(self, pixels: Pixels, texts: Sequence[SeenText], short_side: int = 0) -> list[SeenRegion]:
            return [SeenRegion(Kind.ICON, Bounds(290, 290, 310, 310)), SeenRegion(Kind.ICON, Bounds(90, 90, 110, 110))]

    page = np.full((600, 411, 3), 240, np.uint8)
    page[:, 200:411:9] = (250, 210, 120)  # roads
    rows, columns = np.mgrid[:600, :411]
    page[(rows - 300) ** 2 + (columns - 300) ** 2 <= 20**2] = (200, 60, 20)
    page[290:310, 290:310] = page[90:110, 90:110] = 255
    disc, bare = Seer(RowReader(), Glyph()).see(page, "a").regions
    assert disc.round
    assert abs(disc.bounds.width - 40) <= 4
    assert bare.bounds == Bounds(90, 90, 110, 110)
