"""Stock clients as a person uses them: real command lines against a phone, beside what they printed when recorded.

A file of ``transcripts/`` is a session: after ``$`` a command line, below it all that it printed, both streams, and
its exit code where that is not 0. What differs from run to run is written as a word: SERIAL, PORT, TIME, TMP, PID. To
record anew after a change that is meant, run this file's tests with ``RECORD_TRANSCRIPTS=1`` and read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import adbutils
import pytest
from conftest import AdbServer, free_port, listening, until

from benchmarks.control import Control, Ready

FOLDER = Path(__file__).parent / "transcripts"
RECORDING = os.environ.get("RECORD_TRANSCRIPTS") == "1"
U2CLI = Path(sys.executable).parent / "u2cli"
SECONDS = 60
FIRST_MORNING = 1_767_603_600.0
"""Monday the 5th of January 2026, nine o'clock: what the phone's clock stands at."""


@dataclass(frozen=True)
class Client:
    """A stock client: the words of its command, and why it is absent ('' where it is there)."""

    name: str
    words: tuple[str, ...]
    absent: str = ""


def version(program: str | None) -> str:
    """The version that an adb says it has; '' where there is none."""
    if program is None or not Path(program).is_file():
        return ""
    said = subprocess.run([program, "version"], capture_output=True, text=True, timeout=SECONDS, check=False).stdout
    found = re.search(r"^Version (\d+)", said, re.MULTILINE)
    return found.group(1) if found else ""


def clients() -> Iterator[Client]:
    """Each that a registry offers."""
    own = str(Path(adbutils.__file__).parent / "binaries" / ("adb.exe" if os.name == "nt" else "adb"))
    yield Client("adb36", (own,), "" if version(own) == "36" else "adbutils brings no adb 36 for this computer")
    other = shutil.which("adb")
    absent = "" if version(other) == "29" else "adb 29 (Debian's package adb) is not on the PATH"
    yield Client("adb29", (other or "adb",), absent)
    yield Client("adbutils", (sys.executable, "-m", "adbutils"))
    yield Client("u2cli", (str(U2CLI),), "" if U2CLI.is_file() else "uiautomator2 has installed no u2cli here")


CLIENTS = {client.name: client for client in clients()}


class Session:
    """Runs command lines, and writes what they say without what differs from run to run."""

    def __init__(self, client: Client, env: Mapping[str, str], hidden: Mapping[str, str], folder: Path) -> None:
        self._client = client
        self._env = dict(env)
        self._hidden = hidden
        self._folder = folder

    def run(self, line: str) -> list[str]:
        """What one command printed, line by line, and its exit code if that is not 0."""
        words = list(shlex.split(line))
        assert words[0] == self._client.name, line
        shown = {word: value for value, word in self._hidden.items()}
        given = [shown.get(word, word.replace("TMP", str(self._folder))) for word in words[1:]]
        done = subprocess.run(
            [*self._client.words, *given], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env=self._env, cwd=self._folder, timeout=SECONDS, check=False,
        )  # fmt: skip
        said = self._plain(done.stdout.decode("utf-8", "replace").replace("\r", ""))
        lines = [row.rstrip() for row in said.rstrip("\n").split("\n")] if said.strip("\n") else []
        return [*lines, f"[exit code {done.returncode}]"] if done.returncode else lines

    def _plain(self, said: str) -> str:
        for value, word in self._hidden.items():
            said = said.replace(value, word)
        said = said.replace(str(self._folder), "TMP")
        for pattern, word in DIFFERENT:
            said = re.sub(pattern, word, said)
        return said


DIFFERENT = (
    (r"transport_id:\d+", "transport_id:N"),
    (r"\d+\.\d+ MB/s", "SPEED"),
    (r"in \d+\.\d+s", "in TIME"),
    (r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?", "TIME"),
    (r"\d\d-\d\d \d\d:\d\d:\d\d\.\d+", "TIME"),
    (r'"pid": \d+', '"pid": PID'),
    (r"\bpid \d+", "pid PID"),
)
"""What a run decides: each pattern, and what is written instead."""


def parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command line of a transcript with what it printed; what stands before the first is for the reader."""
    command, said = "", list[str]()
    for row in text.splitlines():
        if row.startswith("$ "):
            if command:
                yield command, said
            command, said = row[2:], []
        elif command:
            said.append(row)
    if command:
        yield command, said


def cases() -> Iterator[tuple[str, Path]]:
    """Every transcript, with the client that it is of: the first word of its name."""
    for file in sorted(FOLDER.glob("*.txt")):
        yield file.stem.split("_")[0], file


@pytest.fixture
def session(
    request: pytest.FixtureRequest, adb_server: AdbServer, phone_process: Ready, control: Control, tmp_path: Path
) -> Iterator[Session]:
    """The client on a fresh phone whose clock stands still."""
    client = CLIENTS[request.param]
    if client.absent:
        pytest.skip(client.absent)
    control.set_clock("stepped", FIRST_MORNING)
    env = adb_server.environment | {"HOME": str(tmp_path), "COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    hidden = {phone_process.serial: "SERIAL", str(adb_server.port): "PORT"}
    words, port = client.words, free_port()
    if client.name == "u2cli":
        words = (*client.words, "--server-port", str(port), "-s", phone_process.serial)
        hidden |= {str(port): "U2PORT"}
    called = "adb" if client.name in ("adb29", "adb36") else client.name
    try:
        yield Session(Client(called, words), env, hidden, tmp_path)
    finally:
        control.set_clock("real")
        if client.name == "u2cli":
            subprocess.run([*words, "kill-server"], env=env, stdout=subprocess.DEVNULL, timeout=SECONDS, check=False)
            until(lambda: not listening(port), SECONDS)


@pytest.mark.parametrize(
    ("session", "file"), list(cases()), indirect=["session"], ids=lambda value: getattr(value, "stem", value)
)
def test_a_stock_client_says_what_it_said_when_recorded(session: Session, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    made = [(command, session.run(command)) for command, _ in parts(text)]
    if RECORDING:
        head = text.partition("$ ")[0]
        body = "\n".join("\n".join([f"$ {command}", *said]) for command, said in made)
        file.write_text(f"{head}{body}\n", encoding="utf-8")
        return
    for (command, said), (_, expected) in zip(made, parts(text), strict=True):
        assert _without_haste(said) == _without_haste(expected), command


def _without_haste(said: list[str]) -> list[str]:
    """adb sends a small file without waiting, and counts it as pushed unless the refusal is quicker."""
    refused = any("failed to copy" in row for row in said)
    return [row for row in said if not (refused and " file pushed, " in row)]


def test_every_client_has_a_transcript() -> None:
    assert {client for client, _ in cases()} == set(CLIENTS)
