"""Which process acts on a phone: a lock file for each, the same for all processes of this user on this machine."""

from __future__ import annotations

import asyncio
import fcntl
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import IO

from device.errors import PhoneError

TRIES = 5
TRY_AGAIN_S = 0.05
"""Another process may only be asking whether a phone is free."""
LOOK_AGAIN_S = 2.0
"""How often it is tried again to lock a phone that is waited for."""


class PhoneBusy(PhoneError):
    """Another process of this machine is using the phone."""


class CannotLock(PhoneBusy):
    """The lock file cannot be made: waiting does not help."""


class Locks:
    """The locks of the phones of one adb server. A lock goes with its process, however that ends."""

    def __init__(self, folder: Path, place: str) -> None:
        """``place`` names the adb server, so that equal serials on two servers are two phones."""
        self._folder = folder
        self._place = place

    async def take(self, serial: str) -> IO[str]:
        """A phone's lock; closing it gives the phone back.

        :raises PhoneBusy: another process has it.
        """
        for _ in range(TRIES - 1):
            try:
                return self._locked(serial, own=True)
            except PhoneBusy:
                await asyncio.sleep(TRY_AGAIN_S)
        return self._locked(serial, own=True)

    async def wait_for(self, serial: str, say: Callable[[str], None]) -> IO[str]:
        """A phone's lock, once no other process has it; ``say`` is told why it has to be waited for.

        :raises CannotLock: it would never come.
        """
        said = ""
        while True:
            try:
                return await self.take(serial)
            except CannotLock:
                raise
            except PhoneBusy as busy:
                if str(busy) != said:
                    said = str(busy)
                    say(f"waiting for a phone that is ready; {said}")
            await asyncio.sleep(LOOK_AGAIN_S)

    def busy(self, serial: str) -> str:
        """Why another process keeps the phone from us, '' when none does."""
        try:
            self._locked(serial, own=False).close()
        except PhoneBusy as exc:
            return str(exc)
        return ""

    def _locked(self, serial: str, own: bool) -> IO[str]:
        name = re.sub(r"[^\w.-]", "_", f"{self._place}-{serial}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = _opened(self._folder / f"{name}.lock")
        except OSError as exc:
            raise CannotLock(f"{serial} cannot be locked ({exc}); set DEIXIS_LOCKS to a folder of yours") from exc
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            other = file.read().strip()
            file.close()
            owner = f"process {other}" if other else "another process"
            raise PhoneBusy(f"{serial} is busy: {owner} of this machine is using it") from None
        if own:
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        return file


def _opened(path: Path) -> IO[str]:
    """A lock file, made where it is not there. Not through a link: the folder lies where other users may have made it
    first, and what is written would go to whatever file of ours they chose.

    :raises OSError: it cannot be opened, or is a link.
    """
    return os.fdopen(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600), "a+", encoding="utf-8")
