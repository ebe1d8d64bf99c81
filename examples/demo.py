"""The demo: a simulated phone, the service, one real task over HTTP, judged on the phone's own state.

Needs no Android, no model and no key. Exits 0 only when the phone holds the contact and the alarm and nothing else
changed. Everything it starts it stops, also on Ctrl-C.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from benchmarks.control import Control, Ready
from examples.task_over_http import follow, post, ready

GOAL = (
    "Open Contacts, tap Create contact, enter Ada as first name, enter Lovelace as last name, "
    'enter "+44 20 7946 0958" as phone, tap Save, check that "Ada Lovelace" is shown, '
    "then open Clock, tap the Alarm tab, tap Add alarm, switch to text input, "
    "enter 07 as hour, enter 30 as minute, tap OK, and check that 07:30 is shown"
)
HERE = Path(__file__).resolve().parent.parent


def say(text: str) -> None:
    """A line for the person watching, at once."""
    print(text, flush=True)


def free_port() -> int:
    """A loopback port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def running(name: str, command: list[str], env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[str]]:
    """A child process whose standard output can be read; asked to stop at the end, killed if it does not."""
    with log.open("w", encoding="utf-8") as errors:
        child = subprocess.Popen(
            command, env=env, cwd=HERE, stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True
        )
        try:
            yield child
        finally:
            child.send_signal(signal.SIGINT)
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                say(f"  {name} did not stop when asked; see {log}")
                child.kill()
                child.wait()


def first_line(child: subprocess.Popen[str], name: str, log: Path) -> Ready:
    """The ready line of a phone that is starting.

    :raises SystemExit: it ended without one; its own words are shown.
    """
    assert child.stdout is not None
    line = child.stdout.readline()
    if not line:
        raise SystemExit(f"{name} did not start:\n{log.read_text(encoding='utf-8')}")
    return Ready.parse(line)


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """A nested JSON value as {path: leaf}."""
    if isinstance(value, dict):
        return {k: v for key, entry in value.items() for k, v in leaves(entry, f"{path}/{key}").items()} or {path: {}}
    if isinstance(value, list):
        return {k: v for i, entry in enumerate(value) for k, v in leaves(entry, f"{path}/{i}").items()} or {path: []}
    return {path: value}


def judge(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What is wrong with the phone's state after the task, in sentences; empty when it is exactly as asked."""
    wrong = []
    contacts = after["apps"]["com.android.contacts"]["contacts"]
    old_contacts = before["apps"]["com.android.contacts"]["contacts"]
    added = [c for c in contacts if c not in old_contacts]
    said = [(c["first"], c["last"], [p["number"] for p in c["phones"]]) for c in added]
    if said != [("Ada", "Lovelace", ["+44 20 7946 0958"])]:
        wrong.append(f"the contacts added are {said}")
    if [c for c in old_contacts if c not in contacts]:
        wrong.append("an earlier contact was changed or lost")
    old_alarms = before["apps"]["com.android.deskclock"]["alarms"]
    alarms = after["apps"]["com.android.deskclock"]["alarms"]
    new = [(a["hour"], a["minute"], a["enabled"]) for a in alarms if a not in old_alarms]
    if new != [(7, 30, True)] or [a for a in old_alarms if a not in alarms]:
        wrong.append(f"the alarms added are {new}")
    expected = (
        "/apps/com.android.contacts/",
        "/apps/com.android.deskclock/alarms",
        "/apps/com.android.deskclock/next_id",
    )
    was, now = leaves({k: before[k] for k in ("apps", "settings")}), leaves({k: after[k] for k in ("apps", "settings")})
    for path in sorted(was.keys() | now.keys()):
        if was.get(path) != now.get(path) and not path.startswith(expected):
            wrong.append(f"{path} changed from {was.get(path)!r} to {now.get(path)!r}")
    return wrong


def play(state: Path) -> int:
    """The whole demo; 0 when the task was really done."""
    env = {
        **os.environ,
        "ANDROID_ADB_SERVER_PORT": str(free_port()),
        "DEIXIS_HOME": str(state),
        "PYTHONUNBUFFERED": "1",
    }
    cli = [sys.executable, "-m", "agent_service.cli"]
    with contextlib.ExitStack() as stack:
        say("starting a simulated phone …")
        phone = stack.enter_context(running("the phone", [*cli, "phone", "--seed", "7"], env, state / "phone.log"))
        attached = first_line(phone, "the phone", state / "phone.log")
        control = stack.enter_context(Control(attached))
        say(f"  adb lists it as {attached.serial}")
        before = control.state()

        say("starting the service …")
        ready_file = state / "ready.json"
        serve = [*cli, "serve", "--port", "0", "--ready-file", str(ready_file)]
        stack.enter_context(running("the service", serve, env, state / "serve.log"))
        url = ready(ready_file)["url"]
        client = stack.enter_context(httpx.Client(base_url=url, timeout=30))

        say(f"POST {url}/tasks\n  {GOAL}")
        task = post(client, GOAL, device=attached.serial)
        for event in follow(client, task["links"]["events"]):
            if text := event.get("text"):
                say(f"  {text}")
        ended = client.get(task["links"]["self"]).json()
        say(f"the task says: {ended['ending']}: {ended['message']}")

        wrong = judge(before, control.state())
        page = state / "runs" / task["id"] / "index.html"
        if not page.is_file():
            wrong.append(f"the run left no page at {page}")
    for sentence in wrong:
        say(f"the phone says: {sentence}")
    if not wrong:
        say("the phone says: Ada Lovelace is in the contacts, an alarm is set for 07:30, nothing else changed")
    say(f"the run, to be read in a browser: {page}")
    return 0 if not wrong and ended["ending"] == "verified" else 1


def main() -> int:
    """Run the demo in a folder of its own below .deixis/."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    state = HERE / ".deixis" / time.strftime("demo-%Y%m%d-%H%M%S")
    state.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    try:
        code = play(state)
    except KeyboardInterrupt:
        say("stopped")
        return 130
    say(f"{'done' if code == 0 else 'NOT done'} in {time.monotonic() - began:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
