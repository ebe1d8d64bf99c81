"""Screens of public repositories with their pictures, and frames on these, for phrases that are written from pictures.

``python -m training.grounding.pictures pair --checkouts DIR --out OUT`` looks through the clones in ``DIR``, each
called ``owner+name`` (a link will do), for pictures and hierarchies of one moment, and writes a corpus of them, in the
format of ``training/corpus.py``, into ``OUT``: ``index.jsonl``, trees and pictures. ``OUT/screens.jsonl`` has the
lines that list them, as in ``real_screens.jsonl``.

``python -m training.grounding.pictures frame --corpus INDEX.jsonl --out DIR`` frames some things on each picture of a
corpus and numbers them. ``DIR/frames.jsonl`` tells what was framed: ``{"screen": id, "number": on the picture,
"element": number in the tree, "box": [left, top, right, bottom] in its pixels}``; the pictures are called by the
screens' ids. Who has written a phrase for a number needs but name the element: a line of ``picture_phrases.jsonl`` is
``{"screen", "element", "phrase"}``.

With ``--from-trees`` drawings of the trees are framed (``wireframe.py``), for screens without a picture.

Nothing is fetched, and the same clones, corpus and seed give the same files.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from PIL import Image

from device.errors import PhoneError
from grounding.chain import half
from grounding.reading.screen import Reading, read
from grounding.vision.blind import Unseen
from grounding.vision.eye import Eye, Sees
from grounding.vision.fusion import fuse
from training.corpus import Sample, samples
from training.grounding.checkout import Checkout, NoCheckout
from training.grounding.framing import FEWEST, chosen, drawn
from training.grounding.pairing import Limits, numbered, pairs
from training.grounding.real_screens import SCREENS, lines_of, make, put
from training.grounding.wireframe import wireframe
from training.report import progress

PATIENCE_S = 60.0
"""For one picture: a busy machine is no reason to leave one out."""
WRONG, STOPPED = 2, 130
"""Exit codes: files that cannot be read or written, and Ctrl-C."""


class NoCorpus(Exception):
    """A file is not the index of a corpus; the message says why."""


class LeftOut(Exception):
    """Nothing is framed on a screen; the message says why."""


def main(arguments: Sequence[str] | None = None, eye: Callable[[], Sees] = lambda: Eye(see_s=PATIENCE_S)) -> int:
    """Pair or frame; 1 when nothing came of it."""
    options = _parser().parse_args(arguments)
    try:
        with closing(eye()) as one:
            if options.verb == "frame":
                font = options.font if options.from_trees else None
                return frame(options.corpus, options.out, options.per_screen, options.seed, one, font)
            limits = Limits(options.threshold, options.per_app, options.seed)
            return pair(options.checkouts, options.out, limits, one)
    except OSError as failure:
        progress(f"{failure.filename or 'a file'}: {failure.strerror or failure}")
    except NoCorpus as failure:
        progress(str(failure))
    except KeyboardInterrupt:
        progress("stopped")
        return STOPPED
    return WRONG


def _parser() -> argparse.ArgumentParser:
    limits = Limits()
    parser = argparse.ArgumentParser(prog="python -m training.grounding.pictures", description=__doc__.split("\n")[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    one = verbs.add_parser("pair", help="find pictures and trees of one moment in checkouts")
    one.add_argument("--checkouts", type=Path, required=True, help="a folder of clones, each called owner+name")
    one.add_argument("--out", type=Path, required=True, help="where the corpus goes")
    one.add_argument(
        "--threshold", type=_share, default=limits.least, metavar="SHARE",
        help="the share of a tree's texts that must be read on its picture (default: %(default)s)",
    )  # fmt: skip
    one.add_argument(
        "--per-app", type=_count, default=limits.most, metavar="N", help="screens of an app (default: %(default)s)"
    )
    one.add_argument("--seed", type=int, default=limits.seed, help="of the lot (default: %(default)s)")
    other = verbs.add_parser("frame", help="frame and number things on the pictures of a corpus")
    other.add_argument("--corpus", type=Path, required=True, help="its index.jsonl")
    other.add_argument("--out", type=Path, required=True, help="where the framed pictures go")
    other.add_argument("--per-screen", type=_count, default=8, metavar="N", help="frames (default: %(default)s)")
    other.add_argument("--from-trees", action="store_true", help="frame drawings of the trees in place of pictures")
    other.add_argument("--font", default="", help="a file that drawings are written with (default: Latin letters only)")
    other.add_argument("--seed", type=int, default=11, help="of the lot (default: %(default)s)")
    return parser


def _share(text: str) -> float:
    if not 0 < (share := float(text)) <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no share: more than 0 and at most 1")
    return share


def _count(text: str) -> int:
    if (count := int(text)) < 1:
        raise argparse.ArgumentTypeError(f"{text} is too few")
    return count


def pair(checkouts: Path, out: Path, limits: Limits, eye: Sees) -> int:
    """Write the corpus of what agrees. Ctrl-C ends the search: what was found by then is written.

    :raises OSError: a file cannot be read or written.
    """
    folders = sorted(folder for folder in checkouts.iterdir() if "+" in folder.name and folder.is_dir())
    if not folders:
        progress(f"{checkouts} holds no folder called owner+name")
        return WRONG
    found: list[dict[str, Any]] = []
    stopped = False
    try:
        for number, folder in enumerate(folders, 1):
            progress(f"{number}/{len(folders)} {folder.name}")
            _search(folder, limits, eye, found)
    except KeyboardInterrupt:
        stopped = True
        progress("stopped; writing what was found")
    listed = [json.loads(line) for line in SCREENS.read_text(encoding="utf-8").splitlines()]
    rows = numbered(found, listed)
    made, missing = make(checkouts, rows, out)
    put(out / "screens.jsonl", lines_of(rows))
    for line in missing:
        progress(f"not made: {line}")
    known = len({row["id"] for row in rows} & {row["id"] for row in listed})
    progress(f"{made} screens in {out}, {known} of them listed in {SCREENS.name}")
    return STOPPED if stopped else int(not made)


def _search(folder: Path, limits: Limits, eye: Sees, found: list[dict[str, Any]]) -> None:
    try:
        checkout = Checkout(folder)
        for one in pairs(checkout, eye, limits, lambda text: progress(f"  {text}")):
            found.append(one.source(checkout))
            progress(f"  {one.agreement:.2f} {one.tree.path} = {one.picture}")
    except NoCheckout as failure:
        progress(f"  left out: {failure}")


def frame(corpus: Path, out: Path, per_screen: int, seed: int, eye: Sees, font: str | None = None) -> int:
    """Write the framed pictures, and last of all what was framed. With a ``font``, '' for Pillow's own, drawings of the
    trees are framed.

    :raises OSError: a file cannot be read or written.  :raises NoCorpus: there is none.
    """
    out.mkdir(parents=True, exist_ok=True)
    told = out / "frames.jsonl"
    told.unlink(missing_ok=True)  # it would tell of earlier frames until this is done
    rows: list[dict[str, Any]] = []
    screens = 0
    for sample in _screens(corpus):
        try:
            lot = random.Random(f"{seed} {sample.id}")
            if font is None:
                made = _framed(sample, eye, out, per_screen, lot)
            else:
                made = _on_tree(sample, font, out, per_screen, lot)
        except LeftOut as why:
            progress(f"{sample.id}: left out, {why}")
            continue
        rows += made
        screens += 1
        progress(f"{sample.id}: {len(made)} frames")
    put(told, lines_of(rows))
    progress(f"{len(rows)} frames on {screens} screens in {out}")
    return int(not rows)


def _screens(corpus: Path) -> Iterator[Sample]:
    try:
        yield from samples(corpus)
    except (PhoneError, ValueError, KeyError, TypeError) as failure:
        raise NoCorpus(f"{corpus} is no corpus of screens: {type(failure).__name__}: {failure}") from failure


def _framed(sample: Sample, eye: Sees, out: Path, most: int, lot: random.Random) -> list[dict[str, Any]]:
    """Frame the picture of one screen. The tree may be of another moment: what the picture belies is not framed.

    :raises LeftOut: it has no picture, or not enough can be framed.
    """
    if sample.picture is None:
        raise LeftOut("no picture")
    image = sample.picture.read_bytes()
    sight = eye.see(image, sample.id)
    if isinstance(sight, Unseen):
        raise LeftOut(sight.why)
    stale = fuse(sample.screen, sight, half(image)).stale
    with Image.open(io.BytesIO(image)) as picture:
        return _written(sample, read(sample.screen), picture, stale, out, most, lot)


def _on_tree(sample: Sample, font: str, out: Path, most: int, lot: random.Random) -> list[dict[str, Any]]:
    """Frame a drawing of the tree of one screen.

    :raises LeftOut: not enough can be framed.
    """
    reading = read(sample.screen)
    return _written(sample, reading, wireframe(reading, font), (), out, most, lot)


def _written(
    sample: Sample, reading: Reading, picture: Image.Image, stale: Collection[int], out: Path, most: int,
    lot: random.Random,
) -> list[dict[str, Any]]:  # fmt: skip
    content = io.BytesIO()
    frames = chosen(reading, picture, stale, most, lot)
    if len(frames) < min(FEWEST, most):
        raise LeftOut(f"fewer than {FEWEST} things that can be seen")
    drawn(picture, sample.screen, frames).save(content, "PNG")
    put(out / f"{sample.id}.png", content.getvalue())
    return [
        {
            "screen": sample.id, "number": one.number, "element": one.element,
            "box": [one.box.left, one.box.top, one.box.right, one.box.bottom],
        }
        for one in frames
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
