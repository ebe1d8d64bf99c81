"""A small OpenAI-compatible endpoint on loopback that answers what a script says and keeps what it was sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONGEST_HOLD_S = 20.0


@dataclass(frozen=True)
class Answer:
    """An HTTP answer. ``hold`` keeps it back until the endpoint closes."""

    body: bytes
    status: int = 200
    content_type: str = "application/json"
    hold: bool = False
    headers: tuple[tuple[str, str], ...] = ()


def completion(content: str | None, finish_reason: str = "stop", refusal: str | None = None, **more: object) -> Answer:
    """A chat completion as endpoints send it."""
    message = {"role": "assistant", "content": content, "refusal": refusal, **more}
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }
    return Answer(json.dumps(body).encode())


def failure(status: int, message: str) -> Answer:
    """An error as OpenAI words it."""
    return Answer(json.dumps({"error": {"message": message, "type": "invalid_request_error"}}).encode(), status)


Rule = Callable[[dict[str, Any]], Answer]


@dataclass
class Scripted:
    """The endpoint: its address, and every request it got, in order."""

    base_url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)


@contextmanager
def endpoint(*answers: Answer | Rule) -> Iterator[Scripted]:
    """Serve the answers in turn; a rule looks at the request. A request too many is answered with 418."""
    script = Scripted()
    left = list(answers)
    turn = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with turn:
                script.requests.append(request)
                script.headers.append({name.lower(): value for name, value in self.headers.items()})
                script.paths.append(self.path)
                planned = left.pop(0) if left else failure(418, "the script is over")
            answer = planned if isinstance(planned, Answer) else planned(request)
            script.arrived.set()
            if answer.hold:
                script.closing.wait(LONGEST_HOLD_S)
                self.close_connection = True
                return
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    script.base_url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield script
    finally:
        script.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
