"""The phones that adb lists, by the settings: which there are, how they are, and one of them opened.

It knows no task and no grounder, whose libraries take seconds to load: listing phones needs neither.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from agent_service.lock import Locks
from agent_service.settings import Settings
from device.adb import AdbHost
from device.errors import PhoneError, PhoneGone, PhoneNotReady
from device.interface import Phone

Say = Callable[[str], None]


def adb_host(settings: Settings) -> AdbHost:
    """adb's server as the settings name it."""
    return AdbHost(settings.adb_host, settings.adb_port)


def locks(settings: Settings) -> Locks:
    """Which process of this machine acts on which phone of adb's server."""
    return Locks(settings.locks, f"{settings.adb_host}-{settings.adb_port}")


def list_devices() -> list[dict[str, Any]]:
    """Every phone adb lists: serial, state, model, android, width, height, and its condition in words."""
    settings = Settings()
    host, taken = adb_host(settings), locks(settings)
    rows: list[dict[str, Any]] = []
    for entry in host.attached():
        row: dict[str, Any] = {"serial": entry.serial, "state": entry.state, "model": entry.model.replace("_", " ")}
        row |= {"android": "", "width": 0, "height": 0, "ready": False, "condition": entry.state}
        if entry.state == "device":
            try:
                with contextlib.closing(host.open(entry.serial)) as phone:
                    about = phone.info()
                    row |= {
                        "model": about.model,
                        "android": about.android,
                        "width": about.width,
                        "height": about.height,
                    }
                    phone.check_ready()
                busy = taken.busy(entry.serial)
                row |= {"ready": not busy, "condition": busy or "ready"}
            except PhoneNotReady as reason:
                row["condition"] = f"{reason.state}: {reason}"
            except PhoneError as reason:
                row["condition"] = str(reason)
        rows.append(row)
    return rows


@contextlib.contextmanager
def opened(serial: str, say: Say) -> Iterator[Phone]:
    """The phone with this serial, or the only one attached, locked and ready to be used; given back at the end.

    While another process has the only one, it is waited for, and ``say`` is told so.

    :raises PhoneBusy: another process has the one with this serial.
    :raises PhoneError: none, several, or not ready; the message says what to do.
    """
    settings = Settings()
    host, taken = adb_host(settings), locks(settings)
    phone = host.open(serial or _only_one(host))
    lock = asyncio.run(taken.take(serial) if serial else taken.wait_for(phone.serial, say))
    with lock, contextlib.closing(phone):
        phone.check_ready()
        yield phone


def _only_one(host: AdbHost) -> str:
    usable = [entry.serial for entry in host.attached() if entry.state == "device"]
    if not usable:
        raise PhoneGone("no phone is attached; start a simulated one with `deixis phone`, or see `deixis doctor`")
    if len(usable) > 1:
        raise PhoneGone(f"several phones are attached; say which with --device: {', '.join(usable)}")
    return usable[0]
