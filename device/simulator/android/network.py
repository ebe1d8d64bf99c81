"""The phone's network: which radio carries it, and the invented hosts that can be reached over it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from device.simulator.android.app import JSON

ADDRESS, GATEWAY = "10.0.2.16", "10.0.2.2"
NAME_SERVERS = ("8.8.8.8", "8.8.4.4", "1.1.1.1")
LOCAL = ("localhost", "127.0.0.1", "::1")
INVENTED = ".example"
"""Names under this one, which nobody owns, are those of the browser's sites."""


def link(settings: Mapping[str, Mapping[str, JSON]]) -> str:
    """What the phone is connected by: wifi, mobile, or '' for nothing."""
    now = settings["global"]
    if str(now.get("wifi_on")) in ("1", "2"):
        return "wifi"
    flying = str(now.get("airplane_mode_on")) == "1"
    return "mobile" if str(now.get("mobile_data")) == "1" and not flying else ""


def address(host: str) -> str:
    """The address of a host by name or number; '' where there is none of that name."""
    if host in LOCAL:
        return "127.0.0.1"
    if is_address(host):
        return host
    return f"203.0.113.{zlib.crc32(host.encode()) % 254 + 1}" if host.endswith(INVENTED) else ""


def answers(number: str) -> bool:
    """Whether something answers at an address, as long as the network can be reached."""
    return number.startswith(("127.", "203.0.113.")) or number in (ADDRESS, GATEWAY, *NAME_SERVERS)


def is_address(host: str) -> bool:
    """Whether this is four numbers with dots between them."""
    parts = host.split(".")
    return len(parts) == 4 and all(part.isascii() and part.isdecimal() and int(part) < 256 for part in parts)
