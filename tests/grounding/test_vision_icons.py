"""The icon network as it ships: what it recognises, what it refuses, how large it is, what its card says."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from grounding.vision.glyphs import SIDE, glyphs
from grounding.vision.icons import DATA, UNKNOWN, IconGuess, IconReader
from grounding.vocabulary.concepts import CONCEPT_WORDS
from training.icons.packs import LEFT_OUT, PACKS

ROOT = Path(__file__).parents[2]
CARD = (DATA / "README.md").read_text(encoding="utf-8")
ASSETS = ROOT / "device" / "simulator" / "assets"
NAMES = list(json.loads((ASSETS / "icons" / "icons.json").read_text(encoding="utf-8")))
CELL, COLUMNS = 96, 16
MEANT = {
    "account_circle": "account circle", "add": "add", "alarm": "alarm", "apps": "apps", "arrow_back": "back",
    "arrow_forward": "forward", "attach_file": "attach", "bluetooth": "bluetooth", "bookmark": "bookmark",
    "call": "phone", "camera": "camera", "cast": "cast", "check": "check", "check_circle": "check circle",
    "chevron_right": "chevron right", "close": "close", "cloud": "cloud", "content_copy": "copy",
    "credit_card": "credit card", "delete": "delete", "directions_car": "car", "download": "download", "edit": "edit",
    "expand_more": "chevron down", "favorite": "favorite", "fingerprint": "fingerprint", "flag": "flag",
    "folder": "folder", "gift": "gift", "globe": "globe", "group": "group", "help": "help", "history": "history",
    "home": "home", "image": "image", "info": "info", "key": "key", "link": "link", "lock": "lock", "mail": "mail",
    "map": "map", "menu": "menu", "mic": "mic", "more_horiz": "more horizontal", "more_vert": "more vertical",
    "music_note": "music", "near_me": "near me", "notifications": "notifications", "palette": "palette",
    "pause": "pause", "person": "person", "person_add": "person add", "photo_camera": "camera", "pin_drop": "location",
    "play_arrow": "play", "print": "print", "qr_code": "qr code", "refresh": "refresh", "reply": "reply",
    "restaurant": "restaurant", "save": "save", "schedule": "clock", "search": "search", "send": "send",
    "settings": "settings", "share": "share", "shopping_cart": "cart", "skip_next": "skip next", "star": "star",
    "thumb_up": "thumbs up", "translate": "translate", "undo": "undo", "upload": "upload", "visibility": "visibility",
    "visibility_off": "visibility off", "volume_up": "volume up", "warning": "warning", "wifi": "wifi",
}  # fmt: skip
"""Icons of the simulated phone, and the concept that each shows."""

Picture = NDArray[np.uint8]


@pytest.fixture(scope="module")
def reader() -> IconReader:
    return IconReader()


def ink(name: str, side: int) -> Picture:
    sheet = Image.open(ASSETS / "icons" / "icons.png").convert("L")
    at = NAMES.index(name)
    left, top = at % COLUMNS * CELL, at // COLUMNS * CELL
    return np.asarray(sheet.crop((left, top, left + CELL, top + CELL)).resize((side, side), Image.Resampling.LANCZOS))


def shown(name: str, side: int, dark: bool, rim: int = 4) -> Picture:
    """The icon as the simulated phone would draw it, with some room around it."""
    paper, colour = ((28, 27, 31), (202, 196, 208)) if dark else ((254, 247, 255), (73, 69, 79))
    alpha = np.pad(ink(name, side), rim)[:, :, None].astype(np.float32) / 255
    return (np.array(paper) * (1 - alpha) + np.array(colour) * alpha).astype(np.uint8)


def word(text: str, size: int = 28) -> Picture:
    font = ImageFont.truetype(str(ASSETS / "fonts" / "Roboto-Regular.ttf"), size)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(text))
    image = Image.new("RGB", (right - left + 8, bottom - top + 8), (255, 255, 255))
    ImageDraw.Draw(image).text((4 - left, 4 - top), text, (20, 20, 20), font)
    return np.asarray(image)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("side", [24, 36, 48])
def test_it_knows_the_simulated_phones_icons(reader: IconReader, side: int, dark: bool) -> None:
    guesses = reader.read([shown(name, side, dark) for name in MEANT])
    wrong = {n: g for (n, wanted), g in zip(MEANT.items(), guesses, strict=True) if g.concept != wanted}
    assert len(wrong) <= 0.05 * len(MEANT), wrong


def test_a_guess_is_made_of_known_concepts_with_falling_probabilities(reader: IconReader) -> None:
    (guess,) = reader.read([shown("share", 36, dark=False)])
    assert guess.concept == "share"
    assert 0.8 < guess.confidence <= 1
    assert {name for name, _ in guess.others} <= set(CONCEPT_WORDS)
    likely = [guess.confidence, *(p for _, p in guess.others)]
    assert likely == sorted(likely, reverse=True)
    assert sum(likely) <= 1.001


@pytest.mark.parametrize("rim", [0, 2, 12, 30])
def test_room_around_an_icon_does_no_harm(reader: IconReader, rim: int) -> None:
    (guess,) = reader.read([shown("settings", 40, dark=True, rim=rim)])
    assert guess.concept == "settings"


def test_dark_on_light_and_light_on_dark_are_the_same_glyph() -> None:
    plain = shown("home", 48, dark=False)
    (one, *_), (other, *_) = glyphs(plain), glyphs((255 - plain).astype(np.uint8))
    assert one.shape == (SIDE, SIDE)
    assert np.abs(one.astype(int) - other.astype(int)).max() <= 2


@pytest.mark.parametrize(
    "crop",
    [np.full((40, 40, 3), 200, np.uint8), np.zeros((1, 30, 3), np.uint8), np.zeros((0, 0, 3), np.uint8)],
    ids=["blank", "a line", "empty"],
)
def test_where_there_is_nothing_the_answer_is_unknown(reader: IconReader, crop: Picture) -> None:
    assert reader.read([crop]) == [IconGuess(UNKNOWN, 0.0, ())]


def test_words_are_seldom_taken_for_icons(reader: IconReader) -> None:
    words = ("Settings", "Share", "Cancel", "Wi-Fi", "Search", "Done", "Home", "OK", "Sign in", "12:45", "Privacy")
    guesses = reader.read([word(text) for text in words])
    assert sum(g.confidence >= 0.5 for g in guesses) <= 1, guesses


def test_noise_is_seldom_taken_for_an_icon(reader: IconReader) -> None:
    dice = np.random.default_rng(0)
    guesses = reader.read([dice.integers(0, 255, (50, 50, 3)).astype(np.uint8) for _ in range(20)])
    assert sum(g.confidence >= 0.5 for g in guesses) <= 1, guesses


def test_answers_come_in_the_order_of_the_crops_whatever_is_among_them(reader: IconReader) -> None:
    blank = np.full((30, 30, 3), 9, np.uint8)
    crops = [blank, shown("search", 36, dark=False), blank, shown("delete", 36, dark=True), blank]
    assert [g.concept for g in reader.read(crops)] == [UNKNOWN, "search", UNKNOWN, "delete", UNKNOWN]
    assert reader.read([]) == []


def test_several_threads_share_one_reader() -> None:
    shared, answers = IconReader(), [""] * 4

    def ask(n: int) -> None:
        answers[n] = shared.read([shown("lock", 36, dark=False)])[0].concept

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["lock"] * 4


def test_the_files_are_small() -> None:
    assert (DATA / "icons.onnx").stat().st_size <= 2 * 2**20
    assert (DATA / "icons.onnx").stat().st_size + (DATA / "icons.npz").stat().st_size <= 3 * 2**20


def test_the_network_and_the_words_know_the_same_concepts() -> None:
    assert list(CONCEPT_WORDS) == json.loads((DATA / "icons.json").read_text(encoding="utf-8"))["concepts"]
    table = json.loads((ROOT / "training" / "icons" / "concepts.json").read_text(encoding="utf-8"))
    assert list(table) == list(CONCEPT_WORDS)


def test_the_cards_figures_are_those_that_were_measured() -> None:
    summary = json.loads((ROOT / "benchmarks" / "results" / "icons.json").read_text(encoding="utf-8"))["summary"]
    part = CARD.partition("## How good it is")[2].partition("## Limits")[0]
    told = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", part, re.MULTILINE)
    assert len(told) >= 10
    for path, figure in told:
        found: Any = summary
        for step in path.split(" > "):
            found = found[step]
        assert figure.strip() == str(found), path


def test_the_card_names_the_packs_releases_and_licences_of_the_recipe() -> None:
    for pack in PACKS:
        assert re.search(rf"^\| `{re.escape(pack.package)}` \| {re.escape(pack.version)} \| ", CARD, re.MULTILINE)
        assert pack.package in (DATA / "LICENSES.txt").read_text(encoding="utf-8")


def test_the_packs_that_measure_are_not_among_those_that_teach() -> None:
    used = json.loads((DATA / "icons.json").read_text(encoding="utf-8"))["packs"]
    assert used == {pack.package: pack.version for pack in PACKS if pack.key not in LEFT_OUT}
