"""POST a task to a running service, follow it live, and exit 0 only when it ended well.

python -m examples.task_over_http "Open Settings, tap Display, turn on Dark theme, and check that Dark theme is on"
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

PAUSE_S = 0.5
"""Between two attempts to take up a connection."""
PATIENCE_S = 120.0
"""How long the service may be away: it goes on with its tasks once it is started again."""


class TaskRefused(Exception):
    """The service did not take the task; the message is its own."""


def post(client: httpx.Client, goal: str, **more: Any) -> dict[str, Any]:
    """POST the task and return what the service answers: its id and links.

    :raises TaskRefused: with the detail of the service's problem document.
    """
    answer = client.post("/tasks", json={"goal": goal, **more})
    if answer.status_code != 202:
        raise TaskRefused(answer.json().get("detail", answer.text))
    body: dict[str, Any] = answer.json()
    return body


def follow(client: httpx.Client, link: str, patience_s: float = PATIENCE_S) -> Iterator[dict[str, Any]]:
    """The task's events as they happen, until it ends. A broken connection is taken up where it broke.

    :raises httpx.TransportError: the service was away for ``patience_s`` seconds.
    :raises httpx.HTTPStatusError: it does not show the events.
    """
    last, heard = "0", time.monotonic()
    while True:
        try:
            with client.stream("GET", link, headers={"Last-Event-ID": last}, timeout=60) as answer:
                answer.raise_for_status()
                kind, data = "", ""
                for line in answer.iter_lines():
                    heard = time.monotonic()
                    name, _, value = line.partition(":")
                    value = value.removeprefix(" ")
                    if name == "id":
                        last = value
                    elif name == "event":
                        kind = value
                    elif name == "data":
                        data += value
                    elif not line and data:
                        yield {"type": kind, **json.loads(data)}
                        if kind == "ended":
                            return
                        kind, data = "", ""
        except httpx.TransportError:
            if time.monotonic() - heard > patience_s:
                raise
        time.sleep(PAUSE_S)


def ready(path: Path, seconds: float = 60.0) -> dict[str, Any]:
    """Wait for the file a starting service writes when it is ready, and return its content.

    :raises TimeoutError: it did not come.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if path.is_file() and (text := path.read_text(encoding="utf-8")).endswith("\n"):
            body: dict[str, Any] = json.loads(text)
            return body
        time.sleep(0.05)
    raise TimeoutError(f"the service was not ready within {seconds:.0f} s: {path} was not written")


def main() -> int:
    """Run from the command line; the exit code is 0 when the task ended as expected."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("goal")
    parser.add_argument("--url", default="http://127.0.0.1:8765")
    parser.add_argument("--ready-file", type=Path, help="where a service started just now says its address")
    parser.add_argument("--device", default="")
    parser.add_argument("--planner", default="phrasebook")
    parser.add_argument("--expect", default="", help="the ending it must have: verified or claimed; else either")
    arguments = parser.parse_args()
    url = ready(arguments.ready_file)["url"] if arguments.ready_file else arguments.url
    with httpx.Client(base_url=url, timeout=30) as client:
        try:
            task = post(client, arguments.goal, device=arguments.device, planner=arguments.planner)
        except TaskRefused as refusal:
            print(f"refused: {refusal}", file=sys.stderr)
            return 2
        except httpx.TransportError as lost:
            words = "start the service with `deixis serve`, or say where it is with --url"
            print(f"{url}: {lost}; {words}", file=sys.stderr)
            return 3
        for event in follow(client, task["links"]["events"]):
            print(f"{event['type']:8} {event.get('text', '')}", flush=True)
        ended = client.get(task["links"]["self"]).json()
    print(f"{ended['ending']}: {ended['message']}")
    return 0 if ended["ending"] in ([arguments.expect] if arguments.expect else ["verified", "claimed"]) else 1


if __name__ == "__main__":
    sys.exit(main())
