"""The user's own browser, asked to show a page where there is a display to show it on."""

from __future__ import annotations

import logging
import os
import sys
import threading
import webbrowser
from collections.abc import Mapping

log = logging.getLogger(__name__)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a browser window could come up."""
    return platform in ("darwin", "win32") or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def show(link: str) -> None:
    """Open a page; nothing where there is no display, or no browser. Does not wait for it."""
    if has_display(os.environ, sys.platform):
        threading.Thread(target=_open, args=(link,), name="browser", daemon=True).start()


def _open(link: str) -> None:
    try:
        webbrowser.open(link)
    except (webbrowser.Error, OSError) as error:
        log.info("no browser could be opened: %s", error)
