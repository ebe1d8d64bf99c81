"""The only constructor: from settings to a service, a run without a server, a planner."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agent_service.attached import adb_host, locks
from agent_service.budget import Bell, Token
from agent_service.engine import DurableEngine, Engine, PlainEngine
from agent_service.pool import Host, Pool
from agent_service.runner import Means
from agent_service.secrets import Secrets
from agent_service.service import AlreadyEnded, Refused, Service, running
from agent_service.settings import Settings
from agent_service.signals import Interrupted, Signals
from agent_service.store import Store, open_sqlite
from agent_service.task import Ending, Task, TaskSpec
from device.errors import PhoneGone
from grounding.apps import AppNames
from grounding.chain import Links
from grounding.model.choosing import Chooser
from grounding.model.endpoint import EndpointSettings
from grounding.model.pointing import Pointer
from grounding.vision.eye import Eye
from planning.language.client import ModelSettings
from planning.language.planner import ModelPlanner
from planning.phrasebook import Phrasebook
from planning.planner import Planner, PlannerError


def service(settings: Settings) -> Service:
    """The service on this host's phones, durable in the state folder."""
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = open_sqlite(settings.home / "tasks.sqlite")
    return assemble(settings, store, DurableEngine(settings.home), adb_host(settings))


def assemble(
    settings: Settings,
    store: Store,
    engine: Engine,
    host: Host,
    token: Callable[[float], Token] = Token,
    patient: bool = True,
) -> Service:
    """A service of these parts. ``token`` makes the clock that a run waits by; one that is ``patient`` waits for phones
    that other processes have."""
    means = Means(
        store=store,
        pool=Pool(host, store, locks(settings)),
        bell=Bell(),
        planners=planners(settings),
        secrets=Secrets(os.environ),
        names=defaultdict(AppNames),
        runs=settings.runs,
        screenshots=settings.screenshots,
        picture=settings.picture,
        boot_wait_s=settings.boot_wait_s,
        links=links(settings),
        patient=patient,
        token=token,
    )
    return Service(means, engine, settings.keep_days)


def links(settings: Settings) -> Links:
    """What the grounder has beyond the tree: an eye for pictures, and a grounding model where one is set up."""
    eye = Eye(settings.pixel_threads, settings.pixel_timeout_s) if settings.pixels == "needed" else None
    where = pointing_endpoint(settings)
    if where is None:
        return Links(eye)
    if settings.pointing_by == "list":
        return Links(eye, chooser=Chooser(where), check_unsure=settings.pointing_when == "unsure")
    return Links(eye, pointer=Pointer(where, settings.pointing_scale))


def pointing_endpoint(settings: Settings) -> EndpointSettings | None:
    """Where the grounding model is, None when none is set up."""
    if not settings.pointing_name or not settings.pointing_base_url:
        return None
    key = settings.pointing_key.get_secret_value()
    return EndpointSettings(settings.pointing_base_url, settings.pointing_name, key, settings.pointing_timeout_s)


def planners(settings: Settings) -> dict[str, Callable[[], Planner]]:
    """The planners a task can name. Each makes a new one: models' clients belong to one event loop."""
    return {"phrasebook": Phrasebook, "model": lambda: model_planner(settings)}


def model_planner(settings: Settings) -> ModelPlanner:
    """The planner that asks a model.

    :raises PlannerError: no model is configured.
    """
    return ModelPlanner(model_settings(settings))


def model_settings(settings: Settings) -> ModelSettings:
    """Where the model is and how it is asked.

    :raises PlannerError: no model is configured.
    """
    if not settings.model_name or not settings.model_base_url:
        raise PlannerError(
            "unconfigured",
            "no model is configured: set DEIXIS_MODEL_NAME, DEIXIS_MODEL_BASE_URL (any OpenAI-compatible endpoint: "
            "OpenAI, vLLM, Ollama) and, where one is needed, DEIXIS_MODEL_KEY; or use the planner phrasebook",
        )
    key = settings.model_key.get_secret_value()
    return ModelSettings(
        base_url=settings.model_base_url,
        model=settings.model_name,
        key=key,
        timeout_s=settings.model_timeout_s,
        patience_s=settings.model_patience_s,
        max_tokens=settings.model_max_tokens,
        temperature=settings.model_temperature,
    )


def run_once(
    spec: TaskSpec, show: Callable[[dict[str, Any]], None], settings: Settings | None = None
) -> tuple[Task, Path]:
    """Do one task now, without a server, and return it with its run folder. It lives and dies with this process.

    ``show`` is called with each event: ``{"type", "text", …}``.

    :raises Interrupted: Ctrl-C or SIGTERM ended the task as cancelled.
    :raises PhoneError: no such phone, or none.
    :raises PlannerError: no such planner, or it is not configured.
    """
    task, folder, number = asyncio.run(_run_once(spec, show, settings or Settings()))
    if number and task.ending is Ending.CANCELLED:
        raise Interrupted(number, task, folder)
    return task, folder


async def _run_once(
    spec: TaskSpec, show: Callable[[dict[str, Any]], None], settings: Settings
) -> tuple[Task, Path, int]:
    """The task, its folder, and the signal that came, 0 for none."""
    with tempfile.TemporaryDirectory(prefix="deixis-run-") as scratch, contextlib.ExitStack() as to_the_end:
        store = open_sqlite(Path(scratch) / "tasks.sqlite")
        alone = settings.model_copy(update={"keep_days": None})  # what is old is for the service to say
        async with running(assemble(alone, store, PlainEngine(), adb_host(settings), patient=False)) as one:
            id = await _taken(one, spec)
            signals = to_the_end.enter_context(Signals(lambda: _cancel(one, id)))
            there = [] if spec.device else [p.serial for p in await one.means.pool.attached() if p.state == "device"]
            async for event in one.events(id):
                show({"type": event.type, "time": event.time, **event.data})
                if event.type == "started" and len(there) > 1:
                    words = f"of {len(there)} phones {event.data['device']} was taken; --device (-d) chooses one"
                    show({"type": "message", "time": event.time, "text": f"{words}: {', '.join(there)}"})
            return store.task(id), settings.runs / id, signals.first


async def _taken(one: Service, spec: TaskSpec) -> str:
    try:
        return (await one.submit(spec)).id
    except Refused as refusal:
        if refusal.kind == "unknown-device":
            raise PhoneGone(f"{refusal}; see `deixis devices`") from refusal
        if refusal.kind == "no-device":
            raise PhoneGone(str(refusal)) from refusal
        raise PlannerError("unconfigured", str(refusal)) from refusal


def _cancel(one: Service, id: str) -> None:
    with contextlib.suppress(AlreadyEnded):
        one.cancel(id)


def configure_logging(level: str) -> None:
    """Log lines of ours on standard error; those of libraries only from warnings on."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("deixis").setLevel(level)
