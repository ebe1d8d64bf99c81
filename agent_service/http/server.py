"""Runs the app under uvicorn, on the loopback interface, until it is asked to stop."""

from __future__ import annotations

import json
import socket
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from agent_service import compose
from agent_service.engine import HomeTaken
from agent_service.http.app import build
from agent_service.service import Service
from agent_service.settings import Settings, told

STOP_S = 10
"""Seconds that open requests get when the service stops."""


class Server(uvicorn.Server):
    """Tells when it listens, and ends the event streams before it waits for open requests."""

    def __init__(self, config: uvicorn.Config, service: Service, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._service = service
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if not self.should_exit:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop."""
        self._service.hush()
        await super().shutdown(sockets)


def serve(host: str | None = None, port: int | None = None, ready_file: Path | None = None) -> None:
    """Run the service until Ctrl-C or SIGTERM. Prints ``{"url": …}`` when it is ready, and writes it to ``ready_file``;
    standard error says the same to people.

    :raises SystemExit: a setting is wrong, or the address is taken; the message says which and what to do.
    """
    given: dict[str, Any] = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    try:
        settings = Settings(**given)
    except ValidationError as exc:
        raise SystemExit("\n".join(told(exc))) from exc
    compose.configure_logging(settings.log_level)
    listening = _bind(settings)
    name = f"[{settings.host}]" if ":" in settings.host else settings.host
    url = f"http://{name}:{listening.getsockname()[1]}"
    try:
        service = compose.service(settings)
    except (HomeTaken, ValueError) as exc:
        raise SystemExit(str(exc)) from exc
    except (OSError, sqlite3.Error, SQLAlchemyError) as exc:
        reason = str(exc).partition("\n")[0]
        words = f"cannot keep the service's state in {settings.home} ({reason}); set DEIXIS_HOME to a folder of yours"
        raise SystemExit(words) from exc
    config = uvicorn.Config(
        build(service),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_S,
        lifespan="on",
    )
    Server(config, service, lambda: _tell(url, ready_file)).run(sockets=[listening])


def _tell(url: str, ready_file: Path | None) -> None:
    line = json.dumps({"url": url}) + "\n"
    sys.stdout.write(line)
    sys.stdout.flush()
    sys.stderr.write(f"listening on {url}; {url}/docs shows the API, Ctrl-C stops it\n")
    sys.stderr.flush()
    if ready_file is not None:
        partial = ready_file.with_name(ready_file.name + ".part")
        partial.write_text(line, encoding="utf-8")
        partial.replace(ready_file)


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as exc:
        listening.close()
        taken = f"cannot listen on {settings.host}:{settings.port} ({exc.strerror})"
        raise SystemExit(f"{taken}: is a service running already? Use --port 0 for a free port") from exc
    listening.set_inheritable(False)
    return listening
