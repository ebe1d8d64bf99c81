"""``python -m benchmarks.witness DIR``: test suites of stock clients, from their own checkouts, on one simulated phone.

DIR is, or holds, checkouts of openatx/adbutils (its ``e2etests`` are run), openatx/android-uiautomator-server-jar (its
``tests``) and openatx/uiautomator2 (its ``demo_tests``). Nothing of theirs is changed or kept. Some of their cases know
only adb's own port, 5037: where the system allows it they run in a network namespace of their own, elsewhere that port
must be free.

Exit code 0: every case passed but those in ``BEYOND``. 1: some did not. 2: there is nothing to run.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import adbutils
import uiautomator2

from benchmarks.control import Phones

PORT = 5037
SUITE_SECONDS = 600
_JAR = "/data/local/tmp/udt/atx-uia2.jar"
"""Where the server's own tests look for it."""
_SERVER = f"CLASSPATH={_JAR} app_process / com.wetest.uia2.Main"
_READY_WORDS = b"http server listening"
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1

BEYOND: dict[str, str] = {
    "adbutils test_adb::test_wait_for": "waits for a phone on a USB cable, and adb finds this one over TCP",
    "adbutils test_device_shell_extend::test_app_start_stop": "needs a foreign APK, io.appium.android.apis",
    "adbutils test_deprecated::test_current_app": "skipped by its authors: the method is gone",
    "server-jar test_jsonrpc::test_injectInputEvent": "skipped by its authors",
    "uiautomator2 test_selector::test_child_by": "skipped by its authors",
}
"""Cases that need not pass, and why not."""


@dataclass(frozen=True, slots=True)
class Suite:
    """Tests of one checkout. ``served``: they expect the on-device server to run already."""

    name: str
    paths: tuple[Path, ...]
    served: bool = False

    @property
    def root(self) -> Path:
        """The folder from which the cases are named."""
        first = self.paths[0]
        return first if first.is_dir() else first.parent


@dataclass(frozen=True, slots=True)
class Case:
    """What became of one case: passed, failed or skipped, and why."""

    name: str
    outcome: str
    reason: str = ""


def suites(directory: Path) -> list[Suite]:
    """Everything that can be run from here."""
    found: list[Suite] = []
    for place in [directory, *sorted(path for path in directory.iterdir() if path.is_dir())]:
        if (place / "e2etests" / "test_adb.py").is_file():
            found.append(Suite("adbutils", (place / "e2etests",)))
        tests = place / "tests"
        if (tests / "test_port_args.py").is_file():
            # these start a server of their own, and Android gives UiAutomation to one at a time
            found.append(Suite("server-jar", (tests / "test_port_args.py",)))
            served = tuple(path for path in sorted(tests.glob("test_*.py")) if path.name != "test_port_args.py")
            found.append(Suite("server-jar", served, served=True))
        if (place / "demo_tests" / "test_core.py").is_file():
            found.append(Suite("uiautomator2", (place / "demo_tests",)))
    return found


def cases(report: Path, suite: str) -> list[Case]:
    """A JUnit report as cases."""
    found = []
    for row in ElementTree.parse(report).iter("testcase"):
        outcome, reason = "passed", ""
        for child in row:
            if child.tag in ("failure", "error", "skipped"):
                outcome = "skipped" if child.tag == "skipped" else "failed"
                reason = (child.get("message") or "").splitlines()[0] if child.get("message") else ""
        place = row.get("classname", "").rpartition(".")[2]
        found.append(Case(f"{suite} {place}::{row.get('name')}", outcome, reason))
    return found


def run(suite: Suite, workplace: Path, environment: dict[str, str]) -> list[Case]:
    """Run a suite by pytest in a process of its own, away from its configuration and from ours."""
    report = workplace / "report.xml"
    report.unlink(missing_ok=True)
    options = ["-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(suite.root), f"--junitxml={report}"]
    command = [sys.executable, "-m", "pytest", *options, *map(str, suite.paths)]
    done = subprocess.run(
        command, cwd=workplace, env=environment, capture_output=True, text=True, timeout=SUITE_SECONDS, check=False
    )
    if not report.is_file():
        said = f"{done.stdout}{done.stderr}"
        raise SystemExit(f"{suite.name}: pytest made no report (exit code {done.returncode}).\n{said}")
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return cases(report, suite.name)


@contextlib.contextmanager
def on_device_server(serial: str, environment: dict[str, str]) -> Iterator[None]:
    """uiautomator2's server on the phone, for as long as the block runs."""
    process = subprocess.Popen(
        ["adb", "-s", serial, "shell", _SERVER], env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if _READY_WORDS in line:
                break
        else:
            raise SystemExit("The on-device server did not start.")
        yield
    finally:
        process.terminate()
        process.wait(10)


def _environment(workplace: Path) -> dict[str, str]:
    """A HOME of its own, adb on the PATH and on its usual port, and no caches left in the checkouts."""
    programs = workplace / "bin"
    programs.mkdir()
    (programs / "adb").symlink_to(adbutils.adb_path())
    (workplace / "home").mkdir()
    dropped = {"ANDROID_ADB_SERVER_PORT", "ANDROID_ADB_SERVER_HOST", "ANDROID_SERIAL", "ADB_SERVER_SOCKET"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {
        "HOME": str(workplace / "home"),
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


FACES: dict[str, tuple[str, ...]] = {
    "behind the real adb server": (),
    "playing the adb server itself": ("--host-server", str(PORT)),
}
"""How the phone is reached, and the options for it."""


def witness(found: Sequence[Suite], face: str) -> list[Case]:
    """Start one phone and run everything on it."""
    print(f"the phone {face}:", flush=True)
    with tempfile.TemporaryDirectory(prefix="witness-") as folder:
        workplace = Path(folder)
        environment = _environment(workplace)
        results: list[Case] = []
        with Phones("--trial-app", *FACES[face], adb_port=PORT, env=environment) as phones:
            serial = phones.ready[0].serial
            jar = Path(uiautomator2.__file__).parent / "assets" / "u2.jar"
            push = ["adb", "-s", serial, "push", str(jar), _JAR]
            subprocess.run(push, env=environment, capture_output=True, check=True)
            for suite in found:
                around = on_device_server(serial, environment) if suite.served else contextlib.nullcontext()
                with around:
                    results += _told(suite, run(suite, workplace, environment))
        return results


def _told(suite: Suite, results: list[Case]) -> list[Case]:
    counts = {kind: sum(case.outcome == kind for case in results) for kind in ("passed", "failed", "skipped")}
    print(f"{suite.name}: {len(results)} cases, " + ", ".join(f"{n} {kind}" for kind, n in counts.items()), flush=True)
    for case in results:
        if case.outcome != "passed":
            print(f"  {case.outcome}  {case.name}  ({BEYOND.get(case.name) or case.reason})", flush=True)
    return results


def _loopback_up() -> None:
    """A new network namespace has its loopback down."""
    with socket.socket() as probe:
        (flags,) = struct.unpack_from("<16xH", fcntl.ioctl(probe, _GET_FLAGS, struct.pack("<16sH14x", b"lo", 0)))
        fcntl.ioctl(probe, _SET_FLAGS, struct.pack("<16sH14x", b"lo", flags | _UP))


def _apart(argv: Sequence[str]) -> int | None:
    """The same program in a network namespace of its own; None where that is not possible."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return None
    command = [unshare, "--user", "--map-root-user", "--net"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        return None
    return subprocess.run(
        [*command, sys.executable, "-m", "benchmarks.witness", "--apart", *argv], check=False
    ).returncode


def main(argv: list[str] | None = None) -> int:
    """Run the suites; the exit code."""
    given = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="benchmarks.witness", description=__doc__)
    parser.add_argument("directory", type=Path, help="a checkout, or a folder of checkouts")
    parser.add_argument("--apart", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(given)
    found = suites(args.directory.resolve()) if args.directory.is_dir() else []
    if not found:
        print(f"{args.directory} is no checkout of a suite that is known here, and holds none.", file=sys.stderr)
        return 2
    if args.apart:
        _loopback_up()
    else:
        code = _apart(given)
        if code is not None:
            return code
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", PORT)) == 0:
                print(f"Port {PORT} is in use, and some cases know no other: stop the adb server.", file=sys.stderr)
                return 2
    results = [case for face in FACES for case in witness(found, face)]
    short = [case for case in results if case.outcome != "passed" and case.name not in BEYOND]
    return 1 if short or not results else 0


if __name__ == "__main__":
    sys.exit(main())
