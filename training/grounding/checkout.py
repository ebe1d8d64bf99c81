"""A clone of a public repository, as it stands at its ``HEAD``: which pictures and which hierarchies it keeps.

Read with git, so that a bare clone will do. Nothing is fetched: what a partial clone lacks counts as not there.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from training.grounding.real_screens import shown

HIERARCHIES = ("*.xml", "*.uix", "*.txt")
PICTURES = (".png", ".jpg", ".jpeg")
LEAST_TREE, LEAST_PICTURE = 500, 15_000
"""Smaller files, in bytes, are empty trees and icons."""

COMMON = re.compile(
    r"window_?dump|ui_?dump|dump|hierarchy|screenshot|screencap|screen|state|ui|view|window|page|xml|png|[_\-. ]"
)
"""What names of trees and of pictures hold that tells not which screen it is."""
DROIDBOT = re.compile(r"(?P<app>.*)/states/(?:state|screen)_[^/]*$")
"""DroidBot keeps the states of one app in a folder: ``state_TAG.json`` beside ``screen_TAG.jpg`` or ``.png``."""


class NoCheckout(Exception):
    """A folder is no clone that git can read; the message says why."""


class Checkout:
    """``folder`` is called ``owner+name``, as those for ``real_screens.py`` are; it may be a link to the clone.

    :raises NoCheckout: it is none, or has no commit.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository = folder.name.replace("+", "/")
        if not (folder / ".git").exists() and not (folder / "HEAD").is_file():
            raise NoCheckout(f"{folder} is no git repository")
        self.commit = self._git("rev-parse", "--verify", "HEAD").strip()
        self._sizes = dict(self._listed())

    def read(self, path: str) -> bytes:
        """A file as it is at ``HEAD``.

        :raises subprocess.CalledProcessError: git cannot show it.
        """
        return shown(self.folder.parent, {"repository": self.repository, "commit": self.commit, "path": path})

    def pictures(self) -> list[str]:
        """The paths of pictures that may be of a whole screen."""
        return [p for p, size in self._sizes.items() if p.lower().endswith(PICTURES) and size >= LEAST_PICTURE]

    def hierarchies(self) -> list[str]:
        """The paths of uiautomator's hierarchies: those of its usual names that hold one, in either of two codes."""
        told = self._git("grep", "-lIz", "-e", "<hierarchy", "HEAD", "--", *HIERARCHIES, fine=(0, 1))
        return sorted(p for p in (entry.partition(":")[2] for entry in told.split("\0")) if self._holds(p))

    def states(self) -> list[str]:
        """The paths of DroidBot's states."""
        return [p for p in self._sizes if p.endswith(".json") and DROIDBOT.match(p) and self._holds(p)]

    def _holds(self, path: str) -> bool:
        return self._sizes.get(path, 0) >= LEAST_TREE

    def _listed(self) -> Iterator[tuple[str, int]]:
        """Files and their sizes in bytes, sorted by path."""
        for entry in self._git("ls-tree", "-r", "-l", "-z", "HEAD").split("\0"):
            about, _, path = entry.partition("\t")
            size = about.split()[-1] if about else "-"
            if size.isdigit():  # "-": another repository; "BAD": not in this clone
                yield path, int(size)

    def _git(self, *words: str, fine: tuple[int, ...] = (0,)) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.folder), *words], capture_output=True, env={**os.environ, "GIT_NO_LAZY_FETCH": "1"}
        )
        if done.returncode not in fine and not done.stdout:
            why = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit code {done.returncode}"]
            raise NoCheckout(f"{self.folder}: git {words[0]}: {why[-1]}")
        return done.stdout.decode("utf-8", "replace")


def stem(path: str) -> str:
    """What in a file's name tells which screen it is: pictures and trees with the same are namesakes."""
    return COMMON.sub("", PurePosixPath(path).stem.lower())


def app_of(path: str) -> str:
    """The folder that DroidBot keeps for an app, '' for anything else: a repository is taken to be of one app."""
    found = DROIDBOT.match(path)
    return found["app"] if found else ""
