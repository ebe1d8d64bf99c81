"""Pictures are paired with trees by what is read where, and framed so that what is framed can be seen."""

from __future__ import annotations

import io
import json
import random
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from device.geometry import Bounds
from device.hierarchy import parse
from device.screen import Screen
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from grounding.reading.screen import read
from grounding.vision.blind import Unseen
from grounding.vision.eye import nothing
from grounding.vision.seen import SeenText, Sight
from training.corpus import samples
from training.grounding import pictures
from training.grounding.agreeing import agreement, display_of, words_of
from training.grounding.checkout import app_of, stem
from training.grounding.framing import HIGHEST, MARGIN, Framed, chosen, drawn
from training.grounding.pairing import numbered
from training.grounding.wireframe import wireframe

SETTINGS, CONTACTS = "com.android.settings", "com.android.contacts"


def page(package: str) -> tuple[str, Image.Image]:
    """An app's first page on a simulated phone: tree and picture."""
    phone = VirtualPhone(clock=Clock("stepped"), seed=3)
    phone.start(package)
    phone.step(2)
    return phone.hierarchy(), phone.screenshot()


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def sight_of(screen: Screen, scale: float = 1.0, down: int = 0) -> Sight:
    """What is read on the picture of a screen, so much smaller, and scrolled by so many pixels."""
    lines = [
        SeenText(e.text, Bounds(*(round(scale * edge) for edge in astuple(e.bounds.moved(0, down)))), 0.9)
        for e in screen.elements
        if e.text and e.visible and not e.bounds.empty
    ]
    return Sight(round(scale * screen.width), round(scale * screen.height), tuple(lines))


class Reads:
    """An eye that knows what stands on which picture, and keeps which it was shown."""

    def __init__(self, known: dict[bytes, Sight]) -> None:
        self.known = known
        self.shown: list[str] = []

    def see(
        self, image: bytes, phone: str, boxes: Sequence[Bounds] = (), check: Callable[[], object] = nothing
    ) -> Sight | Unseen:
        self.shown.append(phone)
        return self.known.get(image, Unseen("nobody knows it"))

    def icons(self, image: bytes, boxes: Sequence[Bounds], check: Callable[[], object] = nothing) -> Sight | Unseen:
        return Unseen("it is not asked for icons alone")

    def close(self) -> None:
        pass


class Interrupted(Reads):
    """One that is interrupted at the second picture."""

    def see(self, *words: Any, **more: Any) -> Sight | Unseen:
        if self.shown:
            raise KeyboardInterrupt
        return super().see(*words, **more)


@pytest.fixture(scope="module")
def pages() -> dict[str, tuple[str, Image.Image]]:
    return {package: page(package) for package in (SETTINGS, CONTACTS)}


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=n", "-c", "user.email=e")
    subprocess.run(["git", "-C", str(folder), *who, *words], capture_output=True, check=True)


def clone(folder: Path, files: dict[str, bytes]) -> Path:
    """A repository with these files."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "screens")
    return folder


def pair(checkouts: Path, out: Path, eye: Reads, *more: str) -> int:
    return pictures.main(["pair", "--checkouts", str(checkouts), "--out", str(out), *more], lambda: eye)


def listed(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def both(pages: dict[str, tuple[str, Image.Image]]) -> tuple[dict[str, bytes], dict[bytes, Sight]]:
    """Both pages' files, under names that do not tell, and what is read on the pictures."""
    files, known = {}, {}
    for number, (tree, picture) in enumerate(pages.values()):
        files[f"dumps/{number}.xml"], files[f"shots/{'ab'[number]}.png"] = tree.encode(), png(picture)
        known[png(picture)] = sight_of(parse(tree))
    return files, known


# --- pairs ----------------------------------------------------------------------------------------------------------


def test_pictures_of_pages_are_paired_with_their_own_trees(
    tmp_path: Path, pages: dict[str, tuple[str, Image.Image]]
) -> None:
    files, known = both(pages)
    clone(tmp_path / "real" / "repo", files)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "someone+app").symlink_to(tmp_path / "real" / "repo")
    assert pair(tmp_path / "in", tmp_path / "out", Reads(known)) == 0
    rows = listed(tmp_path / "out" / "screens.jsonl")
    assert {(row["path"], row["picture"]) for row in rows} == {
        ("dumps/0.xml", "shots/a.png"), ("dumps/1.xml", "shots/b.png"),
    }  # fmt: skip
    assert {row["id"] for row in rows} == {"someone__app__p1", "someone__app__p2"}
    assert {row["repository"] for row in rows} == {"someone/app"}
    assert all(len(row["commit"]) == 40 for row in rows)
    made = {sample.id: sample for sample in samples(tmp_path / "out" / "index.jsonl")}
    for row in rows:
        sample = made[row["id"]]
        assert (sample.screen.width, sample.screen.height) == (row["width"], row["height"]) == (1080, 2400)
        assert sample.shot().image == files[row["picture"]]


def test_a_picture_of_another_page_is_not_paired(tmp_path: Path, pages: dict[str, tuple[str, Image.Image]]) -> None:
    files, known = both(pages)
    clone(tmp_path / "in" / "someone+app", {"page.xml": files["dumps/0.xml"], "page.png": files["shots/b.png"]})
    eye = Reads(known)
    assert pair(tmp_path / "in", tmp_path / "out", eye) == 1
    assert eye.shown == ["someone/app:page.png"]
    assert listed(tmp_path / "out" / "index.jsonl") == []


def test_texts_must_be_read_where_the_tree_has_them(pages: dict[str, tuple[str, Image.Image]]) -> None:
    screen = parse(pages[SETTINGS][0])
    words, display = words_of(screen), (screen.width, screen.height)
    assert agreement(words, sight_of(screen), display) == 1.0
    assert agreement(words, sight_of(screen, down=-300), display) < 0.3
    assert agreement(words[:3], sight_of(screen), display) == 0.0, "three texts are too few"


def test_a_smaller_picture_is_paired_too_and_the_display_is_told_in_the_trees_pixels(
    tmp_path: Path, pages: dict[str, tuple[str, Image.Image]]
) -> None:
    tree, picture = pages[SETTINGS]
    small = png(picture.resize((540, 1200)))
    clone(tmp_path / "in" / "someone+app", {"a.xml": tree.encode(), "b.png": small})
    assert pair(tmp_path / "in", tmp_path / "out", Reads({small: sight_of(parse(tree), 0.5)})) == 0
    (row,) = listed(tmp_path / "out" / "screens.jsonl")
    assert (row["width"], row["height"]) == (1080, 2400)


@pytest.mark.parametrize(
    ("reach", "picture", "display"),
    [
        ((1080, 2400), (1080, 2400), (1080, 2400)),
        ((1080, 2274), (1080, 2400), (1080, 2400)),  # ends above the bar
        ((900, 700), (1080, 2400), (1080, 2400)),  # a dialog
        ((1080, 2400), (1440, 3200), (1080, 2400)),
        ((1440, 3200), (1080, 2400), (1440, 3200)),
        ((1440, 3040), (1080, 2400), (1440, 3200)),
        ((1440, 2000), (1080, 2400), None),
        ((1080, 2400), (1080, 1920), None),
        ((0, 0), (1080, 1920), None),
    ],
)
def test_a_tree_fits_pictures_of_its_aspect_and_those_it_is_a_part_of(
    reach: tuple[int, int], picture: tuple[int, int], display: tuple[int, int] | None
) -> None:
    assert display_of(reach, picture) == display


def test_a_screen_is_kept_once_and_its_other_pictures_are_not_read(
    tmp_path: Path, pages: dict[str, tuple[str, Image.Image]]
) -> None:
    tree, picture = pages[SETTINGS]
    again = picture.copy()
    again.putpixel((0, 0), (1, 2, 3))
    files = {"one.xml": tree.encode(), "two.xml": tree.encode(), "one.png": png(picture), "two.png": png(again)}
    clone(tmp_path / "in" / "someone+app", files)
    eye = Reads({image: sight_of(parse(tree)) for image in (png(picture), png(again))})
    assert pair(tmp_path / "in", tmp_path / "out", eye) == 0
    (row,) = listed(tmp_path / "out" / "screens.jsonl")
    assert stem(row["path"]) == stem(row["picture"]), "of two trees that agree alike the namesake is taken"
    assert len(eye.shown) == 1


def test_droidbots_states_are_paired_with_their_namesakes_app_by_app(
    tmp_path: Path, pages: dict[str, tuple[str, Image.Image]]
) -> None:
    screen = parse(pages[SETTINGS][0])
    views = [
        {
            "text": e.text, "class": e.class_name, "visible": True, "parent": -1 if e.parent is None else 0,
            "children": [], "bounds": [[e.bounds.left, e.bounds.top], [e.bounds.right, e.bounds.bottom]],
        }
        for e in screen.elements
    ]  # fmt: skip
    views[0] |= {"parent": -1, "children": list(range(1, len(views)))}
    for view in views[1:]:
        view["parent"] = 0
    state, image = json.dumps({"views": views}).encode(), png(pages[SETTINGS][1])
    files = {f"out/{app}/states/{name}": content for app in ("one", "two") for name, content in (
        ("state_2023-1.json", state), ("screen_2023-1.png", image), ("screen_2023-2.png", image),
    )}  # fmt: skip
    clone(tmp_path / "in" / "someone+runs", files)
    eye = Reads({image: sight_of(screen)})
    assert pair(tmp_path / "in", tmp_path / "out", eye) == 0
    rows = listed(tmp_path / "out" / "screens.jsonl")
    assert [(row["path"], row["picture"]) for row in rows] == [
        (f"out/{app}/states/state_2023-1.json", f"out/{app}/states/screen_2023-1.png") for app in ("one", "two")
    ]
    assert len(eye.shown) == 2
    assert app_of(rows[0]["path"]) == "out/one"
    assert len(list(samples(tmp_path / "out" / "index.jsonl"))) == 2


def test_what_is_listed_keeps_its_id_and_new_pairs_are_counted_on() -> None:
    known = {"id": "a__b__p7", "repository": "a/b", "path": "x.xml", "picture": "x.png"}
    unpictured = {"id": "a__b_9", "repository": "a/b", "path": "y.xml"}
    new = {"repository": "a/b", "path": "y.xml", "picture": "y.png"}
    other = {"repository": "c/d", "path": "y.xml", "picture": "y.png"}
    again = {name: told for name, told in known.items() if name != "id"}
    assert [row["id"] for row in numbered([new, again, other], [known, unpictured])] == [
        "a__b__p8",
        "a__b__p7",
        "c__d__p1",
    ]


def test_ctrl_c_ends_the_search_and_keeps_what_was_found(
    tmp_path: Path, pages: dict[str, tuple[str, Image.Image]], capsys: pytest.CaptureFixture[str]
) -> None:
    files, known = both(pages)
    clone(tmp_path / "in" / "someone+app", files)
    assert pair(tmp_path / "in", tmp_path / "out", Interrupted(known)) == 130
    assert len(list(samples(tmp_path / "out" / "index.jsonl"))) == 1
    assert not list((tmp_path / "out").glob("*.part"))
    assert "stopped" in capsys.readouterr().err


def test_what_is_no_clone_is_told_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in" / "some+folder").mkdir(parents=True)
    assert pair(tmp_path / "in", tmp_path / "out", Reads({})) == 1
    assert "some+folder is no git repository" in capsys.readouterr().err
    assert pair(tmp_path / "out", tmp_path / "out", Reads({})) == 2
    assert "holds no folder called owner+name" in capsys.readouterr().err
    assert pair(tmp_path / "nowhere", tmp_path / "out", Reads({})) == 2
    assert f"{tmp_path / 'nowhere'}: No such file" in capsys.readouterr().err


def test_pictures_that_cannot_be_looked_at_are_told(
    tmp_path: Path, pages: dict[str, tuple[str, Image.Image]], capsys: pytest.CaptureFixture[str]
) -> None:
    files, _ = both(pages)
    clone(
        tmp_path / "in" / "someone+app", {**files, "broken.png": b"no picture" * 2000, "broken.xml": b"<hierarchy" * 99}
    )
    assert pair(tmp_path / "in", tmp_path / "out", Reads({})) == 1
    assert "shots/a.png was not read: nobody knows it" in capsys.readouterr().err


@pytest.mark.long
def test_the_eye_pairs_pages_of_the_simulated_phone(tmp_path: Path, pages: dict[str, tuple[str, Image.Image]]) -> None:
    files, _ = both(pages)
    clone(tmp_path / "in" / "someone+app", files)
    clone(tmp_path / "in" / "someone+else", {"a.xml": files["dumps/0.xml"], "a.png": files["shots/b.png"]})
    assert pictures.main(["pair", "--checkouts", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    rows = listed(tmp_path / "out" / "screens.jsonl")
    assert {(row["path"], row["picture"]) for row in rows} == {
        ("dumps/0.xml", "shots/a.png"), ("dumps/1.xml", "shots/b.png"),
    }  # fmt: skip
    corpus, out = str(tmp_path / "out" / "index.jsonl"), tmp_path / "framed"
    assert pictures.main(["frame", "--corpus", corpus, "--out", str(out)]) == 0
    assert {row["screen"] for row in listed(out / "frames.jsonl")} == {row["id"] for row in rows}


# --- frames ---------------------------------------------------------------------------------------------------------

BUTTONS = {"Save": (40, 200), "Share": (40, 400), "Print": (400, 200), "Bare": (400, 400), "Stale": (400, 600)}
WIDE, HIGH = 720, 1200
"""No larger than a sheet, so that pixels can be compared."""


def node(text: str, box: tuple[int, int, int, int], inside: str = "", cls: str = "Button", package: str = "a") -> str:
    touch = "true" if cls == "Button" else "false"
    return (
        f'<node text="{text}" class="android.widget.{cls}" package="{package}" clickable="{touch}" enabled="true" '
        f'bounds="[{box[0]},{box[1]}][{box[2]},{box[3]}]">{inside}</node>'
    )


def drawn_page(over: str = "") -> tuple[Screen, Image.Image]:
    """Buttons and what is not to be framed: one of which nothing is drawn, one half off the display, one too small,
    and what the largest box, the page, is; ``over`` are windows above it."""
    boxes = {text: (left, top, left + 260, top + 90) for text, (left, top) in BUTTONS.items()}
    picture = Image.new("RGB", (WIDE, HIGH), "#fafafa")
    brush = ImageDraw.Draw(picture)
    for text, box in boxes.items():
        if text != "Bare":
            brush.rounded_rectangle(box, 12, fill="#3367d6")
            brush.text((box[0] + 20, box[1] + 30), text, fill="white", font=ImageFont.load_default(32))
    off = [node("Off", (600, 900, 900, 990)), node("Below", (40, 1300, 300, 1390)), node("Tiny", (40, 1000, 52, 1010))]
    inside = "".join(node(text, box) for text, box in boxes.items()) + "".join(off)
    tree = f'<hierarchy rotation="0">{node("", (0, 0, WIDE, HIGH), inside, "FrameLayout")}{over}</hierarchy>'
    return parse(tree, WIDE, HIGH), picture


def framed_texts(screen: Screen, picture: Image.Image, stale: Sequence[int] = (), most: int = 8) -> list[str]:
    frames = chosen(read(screen), picture, stale, most, random.Random(1))
    assert [frame.number for frame in frames] == list(range(1, len(frames) + 1))
    assert all(screen.elements[frame.element].bounds == frame.box for frame in frames)
    return [screen.elements[frame.element].text for frame in frames]


def test_what_is_off_the_screen_tiny_bare_or_belied_by_the_picture_is_not_framed() -> None:
    screen, picture = drawn_page()
    stale = [e.key for e in screen.elements if e.text == "Stale"]
    assert framed_texts(screen, picture, stale) == ["Save", "Print", "Share"]
    assert framed_texts(screen, picture) == ["Save", "Print", "Share", "Stale"]
    assert len(framed_texts(screen, picture, most=2)) == 2


def test_what_a_dialog_covers_is_not_framed() -> None:
    box = (100, 500, 620, 800)
    dialog = node("", box, node("Really", (120, 520, 400, 580)) + node("No", (420, 700, 600, 780)), "FrameLayout")
    screen, picture = drawn_page(dialog)
    brush = ImageDraw.Draw(picture)
    brush.rectangle(box, fill="white")
    for place in ((130, 530), (450, 720)):
        brush.text(place, "words", fill="black", font=ImageFont.load_default(32))
    assert framed_texts(screen, picture) == ["Really", "No"]


def test_frames_and_numbers_hide_nothing_that_is_framed() -> None:
    screen, picture = drawn_page()
    frames = chosen(read(screen), picture, (), 8, random.Random(1))
    sheet = np.asarray(drawn(picture, screen, frames))
    page = np.asarray(picture)
    for box in (frame.box for frame in frames):
        there = sheet[box.top + MARGIN : box.bottom + MARGIN, box.left + MARGIN : box.right + MARGIN]
        assert (there == page[box.top : box.bottom, box.left : box.right]).all()
        around = sheet[box.top + MARGIN - 2, box.left + MARGIN : box.right + MARGIN]
        assert (around != (250, 250, 250)).any(axis=1).all(), "the frame is there"


@pytest.mark.parametrize("box", [Bounds(0, 0, 720, 40), Bounds(0, 1160, 720, 1200), Bounds(0, 0, 30, 30)])
def test_what_lies_at_the_edge_is_framed_in_the_margin(box: Bounds) -> None:
    screen, picture = drawn_page()
    sheet = np.asarray(drawn(picture, screen, [Framed(12, 0, box)]))
    part = (slice(box.top + MARGIN, box.bottom + MARGIN), slice(box.left + MARGIN, box.right + MARGIN))
    assert (sheet[part] == np.asarray(picture)[box.top : box.bottom, box.left : box.right]).all()


@pytest.fixture
def corpus(tmp_path: Path, pages: dict[str, tuple[str, Image.Image]]) -> tuple[Path, Reads]:
    """A page as a corpus, and the same without a picture."""
    files, known = both({SETTINGS: pages[SETTINGS]})
    clone(tmp_path / "in" / "someone+app", files)
    eye = Reads(known)
    assert pair(tmp_path / "in", tmp_path / "corpus", eye) == 0
    index = tmp_path / "corpus" / "index.jsonl"
    blind = {**listed(index)[0], "id": "blind"}
    del blind["png_path"]
    index.write_text(index.read_text(encoding="utf-8") + json.dumps(blind) + "\n", encoding="utf-8")
    return index, eye


def frame(corpus: Path, out: Path, eye: Reads, *more: str) -> int:
    return pictures.main(["frame", "--corpus", str(corpus), "--out", str(out), *more], lambda: eye)


def test_frames_are_written_as_they_were_drawn_and_one_seed_gives_the_same_files(
    tmp_path: Path, corpus: tuple[Path, Reads], capsys: pytest.CaptureFixture[str]
) -> None:
    index, eye = corpus
    outs = [tmp_path / name for name in ("one", "same", "other")]
    for out, seed in zip(outs, (1, 1, 2), strict=True):
        assert frame(index, out, eye, "--per-screen", "6", "--seed", str(seed)) == 0
    one, same, other = ({path.name: path.read_bytes() for path in out.iterdir()} for out in outs)
    assert one == same != other
    screens = {sample.id: sample.screen for sample in samples(index)}
    rows = listed(outs[0] / "frames.jsonl")
    assert set(one) == {"frames.jsonl", *(f"{screen}.png" for screen in screens if screen != "blind")}
    assert "blind: left out, no picture" in capsys.readouterr().err
    for screen in set(screens) - {"blind"}:
        own = [row for row in rows if row["screen"] == screen]
        assert [row["number"] for row in own] == list(range(1, 7))
        for row in own:
            assert set(row) == {"screen", "number", "element", "box"}
            assert screens[screen].bounds.contains(Bounds(*row["box"]))
            assert screens[screen].elements[row["element"]].bounds.contains(Bounds(*row["box"]))
    with Image.open(outs[0] / f"{rows[0]['screen']}.png") as sheet:
        assert sheet.height == HIGHEST + 2 * MARGIN


def test_what_is_no_corpus_is_told_in_a_line_and_leaves_no_list_of_frames(
    tmp_path: Path, corpus: tuple[Path, Reads], capsys: pytest.CaptureFixture[str]
) -> None:
    index, eye = corpus
    out = tmp_path / "framed"
    assert frame(index, out, eye) == 0
    for text in ("no json", '{"id": 1}', "[]"):
        (tmp_path / "bad.jsonl").write_text(text)
        assert frame(tmp_path / "bad.jsonl", out, eye) == 2
        assert "bad.jsonl is no corpus of screens" in capsys.readouterr().err
        assert not (out / "frames.jsonl").exists()
    assert frame(tmp_path / "none.jsonl", out, eye) == 2
    assert "none.jsonl: No such file" in capsys.readouterr().err
    assert frame(index, out, Reads({})) == 1
    assert "left out, nobody knows it" in capsys.readouterr().err
    interrupted = Interrupted(eye.known)
    interrupted.shown.append("one")
    assert frame(index, out, interrupted) == 130
    assert not (out / "frames.jsonl").exists()
    assert not list(out.glob("*.part"))


@pytest.mark.parametrize(
    "words", [("pair", "--threshold", "0"), ("pair", "--threshold", "1.5"), ("pair", "--per-app", "0"),
              ("frame", "--per-screen", "x")],
)  # fmt: skip
def test_arguments_out_of_range_are_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    place = {"pair": ["--checkouts", ".", "--out", "."], "frame": ["--corpus", ".", "--out", "."]}[words[0]]
    with pytest.raises(SystemExit):
        pictures.main([*words, *place], lambda: Reads({}))
    assert words[1] in capsys.readouterr().err


def test_what_has_no_picture_can_be_framed_on_a_drawing_of_its_tree(
    tmp_path: Path, corpus: tuple[Path, Reads], capsys: pytest.CaptureFixture[str]
) -> None:
    index, _ = corpus
    assert frame(index, tmp_path / "framed", Reads({}), "--from-trees", "--per-screen", "5") == 0
    assert "left out" not in capsys.readouterr().err
    rows = listed(tmp_path / "framed" / "frames.jsonl")
    assert [row["number"] for row in rows if row["screen"] == "blind"] == [1, 2, 3, 4, 5]


def test_a_drawing_shows_texts_where_they_stand_and_no_password() -> None:
    def node(cls: str, box: str, **more: str) -> str:
        said = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in more.items())
        return f'<node class="android.widget.{cls}" package="a" enabled="true" bounds="{box}" {said}/>'

    def sheet(secret: str) -> Image.Image:
        inside = (
            node("TextView", "[100,100][500,160]", text="Name")
            + node("ImageView", "[600,100][700,200]", content_desc="Star")
            + node("EditText", "[100,300][500,400]", text=secret, password="true")
            + node("Switch", "[600,300][700,360]", checkable="true", checked="true", clickable="true")
        )  # fmt: skip
        around = node("FrameLayout", "[0,0][1080,800]").replace("/>", ">")
        return wireframe(read(parse(f'<hierarchy rotation="0">{around}{inside}</node></hierarchy>', 1080, 800)))

    drawn_on = np.asarray(sheet("tulip"))
    assert (drawn_on == np.asarray(sheet("daisy"))).all(), "only the number of characters is seen"
    for box in (Bounds(100, 100, 500, 160), Bounds(600, 100, 700, 200), Bounds(600, 300, 700, 360)):
        assert len(np.unique(drawn_on[box.top : box.bottom, box.left : box.right].reshape(-1, 3), axis=0)) > 2
    assert len(np.unique(drawn_on[500:800].reshape(-1, 3), axis=0)) == 1, "nothing stands there"
