"""The phone's file system: directories and files in memory, with the two aliases of shared storage."""

from __future__ import annotations

import base64
import posixpath
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

SHARED = "/storage/emulated/0"
SCRATCH = "/data/local/tmp"
ALIASES = {"/sdcard": SHARED, "/mnt/sdcard": SHARED, "/storage/self/primary": SHARED}
WRITABLE = (SHARED, SCRATCH)
UNREADABLE = frozenset({"/data", "/data/app", "/data/data", "/data/local", "/storage/emulated"})
"""Directories whose listing is denied to the shell user."""
CAPACITY = 512 * 1024 * 1024

_FOLDERS = (
    "/", "/data", "/data/app", "/data/data", "/data/local", SCRATCH, "/dev", "/mnt", "/proc", "/storage",
    "/storage/emulated", SHARED, "/sys", "/system", "/system/app", "/system/bin", "/system/fonts", "/vendor",
    *(f"{SHARED}/{name}" for name in ("Alarms", "Android", "DCIM", "Documents", "Download", "Movies", "Music",
                                      "Notifications", "Pictures", "Podcasts", "Ringtones")),
)  # fmt: skip


class FileError(Exception):
    """An operation that the file system refuses; the message is the C library's text for the reason."""


@dataclass(slots=True)
class Entry:
    """A file (``data`` is bytes) or a directory (``data`` is None). ``mode`` includes the type bits."""

    mode: int
    mtime: int
    data: bytes | None

    @property
    def is_directory(self) -> bool:
        """True for a directory."""
        return self.data is None

    @property
    def size(self) -> int:
        """Bytes in a file; 4096 for a directory."""
        return 4096 if self.data is None else len(self.data)


class Files:
    """The tree. Paths are absolute; ``resolve`` makes them so. Every method may raise FileError."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._entries: dict[str, Entry] = {}
        self.clear()

    def clear(self) -> None:
        """As on a freshly set up phone, but what clients keep in /data/local/tmp stays."""
        kept = {p: e for p, e in self._entries.items() if p.startswith(SCRATCH + "/")}
        self._entries = {path: Entry(stat.S_IFDIR | 0o771, int(self._now()), None) for path in _FOLDERS}
        self._entries.update(kept)

    def resolve(self, path: str, cwd: str = "/") -> str:
        """An absolute path without dots and aliases."""
        path = posixpath.normpath(posixpath.join(cwd, path))
        if path.startswith("//"):
            path = path[1:]
        for alias, target in ALIASES.items():
            if path == alias or path.startswith(alias + "/"):
                return target + path[len(alias) :]
        return path

    def get(self, path: str) -> Entry | None:
        """The entry at a path, or None."""
        return self._entries.get(self.resolve(path))

    def need(self, path: str) -> Entry:
        """The entry at a path; there must be one."""
        entry = self.get(path)
        if entry is None:
            raise FileError("No such file or directory")
        return entry

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        entry = self.need(path)
        if entry.data is None:
            raise FileError("Is a directory")
        return entry.data

    def write(self, path: str, data: bytes, mode: int = 0o660, mtime: int | None = None) -> None:
        """Make or replace a file; its directory must exist."""
        path = self._writable(path)
        old = self._entries.get(path)
        if old is not None and old.is_directory:
            raise FileError("Is a directory")
        self._need_parent(path)
        if self.used() - (old.size if old else 0) + len(data) > CAPACITY:
            raise FileError("No space left on device")
        when = int(self._now()) if mtime is None else mtime
        self._entries[path] = Entry(stat.S_IFREG | (mode & 0o777), when, data)

    def make_directory(self, path: str, parents: bool = False) -> None:
        """mkdir, or mkdir -p with ``parents``."""
        path = self.resolve(path)
        entry = self._entries.get(path)
        if entry is not None:
            if parents and entry.is_directory:
                return
            raise FileError("File exists")
        self._writable(path)
        if parents:
            self.make_directory(posixpath.dirname(path), parents=True)
        self._need_parent(path)
        self._entries[path] = Entry(stat.S_IFDIR | 0o770, int(self._now()), None)

    def remove(self, path: str, recursive: bool = False) -> None:
        """Remove a file; a directory only if ``recursive``."""
        path = self._writable(path)
        entry = self.need(path)
        if path in WRITABLE:
            raise FileError("Permission denied")
        if entry.is_directory:
            if not recursive:
                raise FileError("Is a directory")
            for inner in [p for p in self._entries if p.startswith(path + "/")]:
                del self._entries[inner]
        del self._entries[path]

    def remove_directory(self, path: str) -> None:
        """rmdir: an empty directory only."""
        if not self.need(path).is_directory:
            raise FileError("Not a directory")
        if self.names(path):
            raise FileError("Directory not empty")
        self.remove(path, recursive=True)

    def move(self, source: str, target: str) -> None:
        """Rename a file or a directory with everything in it."""
        source, target = self._writable(source), self._writable(target)
        entry = self.need(source)
        if source == target or target.startswith(source + "/"):
            raise FileError("Invalid argument")
        self._need_parent(target)
        replaced = self._entries.get(target)
        if replaced is not None and (replaced.is_directory or entry.is_directory):
            raise FileError("File exists")
        for path in [p for p in self._entries if p == source or p.startswith(source + "/")]:
            self._entries[target + path[len(source) :]] = self._entries.pop(path)

    def names(self, path: str) -> list[str]:
        """Names in a directory, sorted."""
        path = self.resolve(path)
        if not self.need(path).is_directory:
            raise FileError("Not a directory")
        if path in UNREADABLE:
            raise FileError("Permission denied")
        prefix = path.rstrip("/") + "/"
        inside = [inner[len(prefix) :] for inner in self._entries if inner.startswith(prefix) and inner != prefix]
        return sorted(name for name in inside if "/" not in name)

    def walk(self, path: str) -> Iterator[str]:
        """The path and everything below it, parents first."""
        path = self.resolve(path)
        yield from sorted(p for p in self._entries if p == path or p.startswith(path.rstrip("/") + "/"))

    def used(self) -> int:
        """Bytes in all files."""
        return sum(len(e.data) for e in self._entries.values() if e.data is not None)

    def touch(self, path: str) -> None:
        """Set the time of an entry to now; make an empty file if there is none."""
        entry = self.get(path)
        if entry is None:
            self.write(path, b"")
        else:
            self._writable(path)
            entry.mtime = int(self._now())

    def save(self) -> list[dict[str, Any]]:
        """Shared storage as JSON, files in base64."""
        return [
            {
                "path": path,
                "mode": entry.mode,
                "mtime": entry.mtime,
                "data": None if entry.data is None else base64.b64encode(entry.data).decode(),
            }
            for path, entry in self._entries.items()
            if path.startswith(SHARED + "/")
        ]

    def restore(self, saved: list[dict[str, Any]]) -> None:
        """Put shared storage back as ``save`` found it."""
        loaded = {
            str(item["path"]): Entry(
                int(item["mode"]), int(item["mtime"]), None if item["data"] is None else base64.b64decode(item["data"])
            )
            for item in saved
        }
        kept = {p: e for p, e in self._entries.items() if not p.startswith(SHARED + "/")}
        self._entries = kept | loaded

    def _writable(self, path: str) -> str:
        path = self.resolve(path)
        if not any(path == root or path.startswith(root + "/") for root in WRITABLE):
            inside_data = path.startswith(("/data/", "/storage/"))
            raise FileError("Permission denied" if inside_data else "Read-only file system")
        return path

    def _need_parent(self, path: str) -> None:
        parent = self._entries.get(posixpath.dirname(path))
        if parent is None:
            raise FileError("No such file or directory")
        if not parent.is_directory:
            raise FileError("Not a directory")
