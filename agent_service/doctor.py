"""What is in place and what is not: adb, phones, the model endpoint, the parts that see; and what to do about it."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from agent_service.attached import adb_host
from agent_service.settings import Settings
from device.adb import AdbHost
from device.errors import AdbUnavailable, PhoneError, PhoneGone, PhoneNotReady
from grounding.vision.naming import icon_namer
from planning.planner import PlannerError

if TYPE_CHECKING:
    from planning.language.client import ModelSettings

ASK_S = 5.0
"""How long the model's endpoint may take to answer."""
MUCH = 10**9
"""Bytes of state that are worth a word when nothing removes them."""


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. ``bad`` stops tasks from running, a ``note`` only narrows what can be done."""

    name: str
    verdict: Literal["ok", "note", "bad"]
    found: str
    advice: str = ""


def examine() -> list[Check]:
    """Look at everything once; takes a few seconds when something does not answer."""
    return [_python(), *_adb_and_phones(), _model(), *_vision(), *_grounding_model(), _state_folder(), _kept()]


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check("python", "ok", version)


def _adb_and_phones() -> Iterator[Check]:
    try:
        host = adb_host(Settings())
        version = host.version()
        attached = host.attached()
    except AdbUnavailable as failure:
        yield Check("adb", "bad", str(failure), "Install adb (Debian: apt-get install adb), or set ADBUTILS_ADB_PATH.")
        return
    yield Check("adb", "ok", f"server {version} at {host.address}")
    if not attached:
        yield Check(
            "phones",
            "bad",
            "none attached",
            "Start a simulated one with `deixis phone`, boot an emulator, or plug a phone in with USB debugging on.",
        )
    for entry in attached:
        yield _phone(host, entry.serial, entry.state)


def _phone(host: AdbHost, serial: str, state: str) -> Check:
    name = f"phone {serial}"
    if state == "unauthorized":
        return Check(name, "bad", "unauthorized", "Unlock the phone and accept the question about USB debugging.")
    if state != "device":
        return Check(name, "bad", state, "Plug it in again, or `adb reconnect offline`.")
    try:
        phone = host.open(serial)
        try:
            phone.check_ready()
            about = phone.info()
        finally:
            phone.close()
    except PhoneNotReady as failure:
        return Check(name, "bad", failure.state, str(failure))
    except PhoneGone as failure:
        return Check(name, "bad", "gone", str(failure))
    except PhoneError as failure:
        return Check(name, "bad", "does not answer", str(failure))
    return Check(name, "ok", f"{about.model}, Android {about.android}, {about.width}x{about.height}: ready")


def _model() -> Check:
    settings = Settings()
    if not settings.model_name and not settings.model_base_url:
        return Check(
            "model",
            "note",
            "not configured: only the phrasebook can plan",
            "Set DEIXIS_MODEL_BASE_URL, DEIXIS_MODEL_NAME and, where one is needed, DEIXIS_MODEL_KEY.",
        )
    from agent_service.compose import model_settings  # with all that runs tasks: seconds, and only for a model

    try:
        where = model_settings(settings)
    except PlannerError as failure:
        return Check("model", "bad", failure.kind, str(failure))
    return _listed("model", where, "DEIXIS_MODEL")


def _listed(name: str, asked: ModelSettings, variables: str) -> Check:
    """Whether an endpoint answers, and lists the model. ``variables`` is what its settings begin with."""
    from grounding.interface.endpoints import public_url  # the joint: the doctor alone does without
    from planning.language.client import Endpoint  # with the openai package: seconds, and only for a model

    try:
        models = asyncio.run(Endpoint(replace(asked, timeout_s=ASK_S)).models())
    except PlannerError as failure:
        return Check(name, "bad", failure.kind, str(failure).replace("DEIXIS_MODEL", variables))
    except ValueError as failure:
        advice = f"Check {variables}_BASE_URL and {variables}_KEY."
        return Check(name, "bad", f"cannot be asked: {failure}", advice)
    where = public_url(asked.base_url)
    if models and asked.model not in models:
        listed = f"It lists: {', '.join(models[:8])}."
        return Check(name, "bad", f"{where} does not list {asked.model}", f"Set {variables}_NAME. {listed}")
    return Check(name, "ok", f"{asked.model} at {where}")


def _grounding_model() -> Iterator[Check]:
    settings = Settings()
    if not settings.pointing_name and not settings.pointing_base_url:
        return
    from agent_service.compose import pointing_endpoint  # as for the planner's model
    from planning.language.client import ModelSettings

    where = pointing_endpoint(settings)
    if where is not None:
        asked = ModelSettings(where.base_url, where.model, where.key)
        check = _listed("grounding model", asked, "DEIXIS_POINTING")
        by = "points on the picture" if settings.pointing_by == "picture" else "chooses from the list"
        yield replace(check, found=f"{check.found}, {by}") if check.verdict == "ok" else check
    else:
        lacks = "DEIXIS_POINTING_NAME" if settings.pointing_base_url else "DEIXIS_POINTING_BASE_URL"
        yield Check("grounding model", "bad", f"{lacks} is not set, so none is asked", f"Set {lacks} as well.")


def _vision() -> Iterator[Check]:
    try:
        import cv2

        yield Check("opencv", "ok", cv2.__version__)
    except ImportError as failure:
        yield Check(
            "opencv",
            "note",
            str(failure),
            "Install libgl1 and libglib2.0-0, or opencv-python-headless in its place (`make setup` does).",
        )
    if importlib.util.find_spec("rapidocr") is None:
        yield Check("text in pictures", "note", "rapidocr is not installed: screens without a tree cannot be read")
    else:
        yield Check("text in pictures", "ok", "rapidocr")
    if icon_namer(1) is None:
        yield Check("icons in pictures", "note", "the icon network is not installed: unlabelled icons go unnamed")
    else:
        yield Check("icons in pictures", "ok", "the network of our own")


def _state_folder() -> Check:
    home = Settings().home
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        return Check("state folder", "bad", str(failure), "Set DEIXIS_HOME to a folder you can write to.")
    if not os.access(home, os.W_OK):
        return Check(
            "state folder", "bad", f"{home} cannot be written", "Set DEIXIS_HOME to a folder you can write to."
        )
    return Check("state folder", "ok", str(home))


def _kept() -> Check:
    settings = Settings()
    runs = sum(1 for _ in settings.runs.glob("*/task.json"))
    size = sum(map(_bytes, settings.home.rglob("*")))
    found = f"{runs} runs; {size / 10**6:.0f} MB in the state folder"
    if settings.keep_days is not None:
        return Check("kept", "ok", f"{found}; the service removes a run {settings.keep_days:g} days after its end")
    advice = "Set DEIXIS_KEEP_DAYS, and the service removes runs that ended so many days ago." if size > MUCH else ""
    return Check("kept", "note" if advice else "ok", f"{found}; no run is ever removed", advice)


def _bytes(path: Path) -> int:
    """The size of a file; 0 when it is gone by now."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0
