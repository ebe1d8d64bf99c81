"""Looks for the pictures and trees of a checkout that are of one screen. The eye reads each picture once."""

from __future__ import annotations

import io
import random
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from device.errors import BadHierarchy
from device.hierarchy import parse
from grounding.vision.blind import Unseen
from grounding.vision.eye import Sees
from grounding.vision.seen import Sight
from training.grounding.agreeing import FEWEST, Words, agreement, display_of, is_of_phone, is_repeated, told, words_of
from training.grounding.checkout import Checkout, app_of, stem
from training.grounding.real_screens import tree_of

MOST_TREES = 220
"""Of a repository so many hierarchies are looked at: the first by their paths."""
MOST_PICTURES = 80
"""Of an app so many pictures: those with a namesake among the trees first, then by lot."""
ENDLESS = 1 << 20
"""DroidBot's states do not tell how large the display is; nothing on them is cut off until the picture tells."""

NO_TREE = (
    BadHierarchy, subprocess.CalledProcessError, ValueError, KeyError, TypeError, IndexError, RecursionError,
)  # fmt: skip
"""What reading a file raises that is called like a hierarchy and is none."""

Note = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Limits:
    """``least`` is the share of a tree's texts that must be read on its picture; ``most`` are the screens of an app."""

    least: float = 0.7
    most: int = 8
    seed: int = 3


@dataclass(frozen=True, slots=True)
class Tree:
    """A hierarchy: how far it reaches, as width and height, and what is to be read on its picture."""

    path: str
    reach: tuple[int, int]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A tree and a picture of one screen; ``display`` is its width and height in the tree's pixels."""

    tree: Tree
    picture: str
    display: tuple[int, int]
    agreement: float

    def source(self, checkout: Checkout) -> dict[str, Any]:
        """As a line of ``real_screens.jsonl`` has it, but for the id."""
        width, height = self.display
        return {
            "repository": checkout.repository, "commit": checkout.commit, "path": self.tree.path,
            "width": width, "height": height, "picture": self.picture,
        }  # fmt: skip


def pairs(checkout: Checkout, eye: Sees, limits: Limits, note: Note) -> Iterator[Pair]:
    """The pairs of a checkout, app by app; no tree is in two of them, nor are two that are nearly the same.

    ``note`` is told of pictures that could not be looked at.
    """
    pictures = _by_app(checkout.pictures())
    trees = _by_app(checkout.hierarchies()[:MOST_TREES])[""] if pictures[""] else []
    states = _by_app(checkout.states())
    for app in sorted(pictures):
        yield from _App(checkout, eye, limits, note, states[app] if app else trees).pairs(app, pictures[app])


def _by_app(paths: Iterable[str]) -> dict[str, list[str]]:
    apps: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        apps[app_of(path)].append(path)
    return apps


class _App:
    """The trees of one app. A picture of DroidBot's is compared with its namesake alone: they are many, and of one
    run. Any other may be of any tree of its repository."""

    def __init__(self, checkout: Checkout, eye: Sees, limits: Limits, note: Note, trees: Sequence[str]) -> None:
        self._checkout, self._eye, self._limits, self._note = checkout, eye, limits, note
        self._namesakes: dict[str, list[str]] = defaultdict(list)
        for path in trees:
            self._namesakes[stem(path)].append(path)
        self._trees = trees
        self._read: dict[str, Tree | None] = {}

    def pairs(self, app: str, pictures: Sequence[str]) -> Iterator[Pair]:
        kept: list[Tree] = []
        looked = 0
        for path in self._in_turn(app, pictures):
            if len(kept) >= self._limits.most or looked >= MOST_PICTURES:
                return
            image = self._image(path)
            if image is None:
                continue
            looked += 1
            pair = self._pair(path, *image, self._candidates(app, path), kept)
            if pair is not None:
                kept.append(pair.tree)
                yield pair

    def _in_turn(self, app: str, pictures: Sequence[str]) -> list[str]:
        order = sorted(pictures) if self._trees else []
        random.Random(f"{self._limits.seed} {self._checkout.repository} {app}").shuffle(order)
        return sorted(order, key=lambda path: stem(path) not in self._namesakes)

    def _candidates(self, app: str, picture: str) -> list[Tree]:
        trees = (self._tree(path) for path in (self._namesakes.get(stem(picture), []) if app else self._trees))
        return [tree for tree in trees if tree is not None]

    def _pair(
        self, path: str, image: bytes, size: tuple[int, int], trees: Sequence[Tree], kept: Sequence[Tree]
    ) -> Pair | None:
        """The tree that agrees best, unless that one was kept already or is nearly one that was."""
        fitting = [(tree, display) for tree in trees if (display := display_of(tree.reach, size)) is not None]
        fresh = [tree for tree, _ in fitting if not any(is_repeated(tree.words, one.words) for one in kept)]
        if not fresh:
            return None
        sight = self._eye.see(image, f"{self._checkout.repository}:{path}")
        if isinstance(sight, Unseen):
            self._note(f"{path} was not read: {sight.why}")
            return None
        found = [Pair(tree, path, display, agreement(tree.words, sight, display)) for tree, display in fitting]
        good = [pair for pair in found if pair.agreement >= self._limits.least]
        best = min(good, key=lambda pair: _rank(pair, sight), default=None)
        return best if best is not None and best.tree in fresh else None

    def _image(self, path: str) -> tuple[bytes, tuple[int, int]] | None:
        """A picture and its size, if it may be one of a whole phone."""
        try:
            image = self._checkout.read(path)
            with Image.open(io.BytesIO(image)) as opened:
                size = opened.size
        except (OSError, subprocess.CalledProcessError, UnidentifiedImageError, Image.DecompressionBombError):
            return None
        return (image, size) if is_of_phone(*size) else None

    def _tree(self, path: str) -> Tree | None:
        if path not in self._read:
            self._read[path] = self._parsed(path)
        return self._read[path]

    def _parsed(self, path: str) -> Tree | None:
        size = {"width": ENDLESS, "height": ENDLESS}
        try:
            screen = parse(tree_of(self._checkout.read(path), {"path": path, **size}))
        except NO_TREE:
            return None
        words = words_of(screen)
        return Tree(path, (screen.width, screen.height), words) if len(words) >= FEWEST else None


def _rank(pair: Pair, sight: Sight) -> tuple[float, bool, str]:
    """Lowest for the tree that says most of what was read, beside agreeing; then for the namesake, then by path."""
    both = pair.agreement + told(pair.tree.words, sight.texts)
    return -both, stem(pair.tree.path) != stem(pair.picture), pair.tree.path


def numbered(sources: Iterable[dict[str, Any]], listed: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sources with ids: those that are listed keep theirs, others are counted on after them."""
    ids: dict[tuple[str, str, str], str] = {}
    last: dict[str, int] = defaultdict(int)
    for row in listed:
        start, _, number = row["id"].rpartition("__p")
        if "picture" in row:
            ids[row["repository"], row["path"], row["picture"]] = row["id"]
        if number.isdigit():
            last[start] = max(last[start], int(number))
    rows = []
    for source in sources:
        start = source["repository"].replace("/", "__")
        known = ids.get((source["repository"], source["path"], source["picture"]))
        if known is None:
            last[start] += 1
        rows.append({"id": known or f"{start}__p{last[start]}", **source})
    return rows
