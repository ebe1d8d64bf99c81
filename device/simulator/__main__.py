"""``python -m device.simulator``: runs simulated phones until it is interrupted."""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import logging
import math
import os
import signal
import sys
from pathlib import Path

from device.simulator.android.clock import Clock, is_zone
from device.simulator.android.definitions import check_apps
from device.simulator.android.handset import Handset
from device.simulator.android.phone import HOME, VirtualPhone
from device.simulator.android.profile import Profile
from device.simulator.apps import installed
from device.simulator.apps.trial import TrialApp
from device.simulator.farm import SCANNED, Door, Farm, PortTaken
from device.simulator.watch.browser import show
from device.simulator.wire.adb_server import AdbError, server_port
from device.simulator.wire.adbd import LOOPBACK
from device.simulator.wire.auth import KeyFile

MOST_PHONES = 64


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=os.environ.get("DEIXIS_COMMAND", "python -m device.simulator"),
        description="Simulated Android phones that adb, adbutils and uiautomator2 take for real ones. Prints one line "
        "of JSON a phone when it is ready: serial, port, control, token, model. Ends on Ctrl-C.",
    )
    parser.add_argument("--count", type=int, default=1, help="how many phones (default 1)")
    parser.add_argument("--port", type=int, default=0, help="adb port of the first phone; a free one by default")
    parser.add_argument(
        "--listen", default=LOOPBACK, metavar="ADDRESS", help="where to listen for adb (default 127.0.0.1); beyond "
        "this computer only hosts get in that hold a key of --adb-key"
    )  # fmt: skip
    parser.add_argument(
        "--adb-key", type=Path, metavar="FILE", help="ask hosts for a key, and let in who holds one of this file "
        "(beyond this computer: ~/.android/adbkey.pub by default)"
    )  # fmt: skip
    parser.add_argument(
        "--control-port", type=int, default=0, help="port of the control channel; a free one by default"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the first phone's contents; each further one adds 1")
    parser.add_argument("--adb-port", type=int, default=None, help="the adb server's port (default 5037)")
    parser.add_argument("--no-register", action="store_true", help="leave the adb server alone")
    parser.add_argument(
        "--host-server", type=int, metavar="PORT", help="play the adb server too, on this port (0: a free one), for a "
        "computer without an adb program; clients find it by ANDROID_ADB_SERVER_PORT"
    )  # fmt: skip
    parser.add_argument("--boot-seconds", type=float, default=0.0, help="how long a phone boots (default 0)")
    parser.add_argument("--lock", choices=("none", "swipe", "pin"), default="none", help="lock screen (default none)")
    parser.add_argument("--pin", default="1234", help="the PIN, with --lock pin (default 1234)")
    parser.add_argument("--speed", type=float, default=1.0, help="gestures are played so many times faster (default 1)")
    parser.add_argument("--clock", choices=("real", "stepped"), default="real", help="the phone's clock (default real)")
    parser.add_argument("--time-zone", default="UTC", help="IANA time zone (default UTC)")
    parser.add_argument(
        "--trial-app", action="store_true", help="with com.example.u2testdemo, which uiautomator2's own suites use"
    )
    parser.add_argument(
        "--watch", action="store_true", help="with a local page to see and hold the phones; says its link on stderr, "
        "and opens it where there is a display"
    )  # fmt: skip
    parser.add_argument("--verbose", action="store_true", help="log to stderr")
    args = parser.parse_args(argv)
    _check(parser, args)
    return args


def _check(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    last = args.port + args.count - 1
    if not 1 <= args.count <= MOST_PHONES:
        parser.error(f"--count must be from 1 to {MOST_PHONES}, not {args.count}")
    if not (args.port == 0 or (args.port >= 1024 and last <= 65535)):
        parser.error(f"--port must be from 1024 to 65535, and {args.count} ports from there on must exist")
    if args.port and not set(range(args.port, last + 1)).isdisjoint(SCANNED) and not args.no_register:
        parser.error("--port must lie outside 5555-5585: adb looks there by itself and would list the phone twice")
    for option in ("host_server", "control_port", "adb_port"):
        port = getattr(args, option)
        if port is not None and not 0 <= port <= 65535:
            parser.error(f"--{option.replace('_', '-')} must be a port, not {port}")
    if not _is_address(args.listen):
        parser.error(f"--listen must be an IPv4 address of this computer, not {args.listen!r}")
    if args.adb_key is not None and not args.adb_key.is_file():
        parser.error(f"--adb-key names {args.adb_key}, which is no file")
    if not 0 < args.speed < math.inf:
        parser.error(f"--speed must be a number greater than 0, not {args.speed}")
    if not 0 <= args.boot_seconds < math.inf:
        parser.error(f"--boot-seconds must be a number from 0 on, not {args.boot_seconds}")
    if not is_zone(args.time_zone):
        parser.error(f"--time-zone must be a zone of the IANA database such as Europe/Paris, not {args.time_zone!r}")


def _is_address(text: str) -> bool:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        return False
    return True


def _door(args: argparse.Namespace) -> Door:
    """On this computer anybody may come in; from beyond, who holds a key."""
    keys = args.adb_key
    if keys is None and not ipaddress.IPv4Address(args.listen).is_loopback:
        keys = Path.home() / ".android" / "adbkey.pub"
    return Door(args.listen, KeyFile(keys) if keys else None)


def _handset(args: argparse.Namespace, number: int) -> Handset:
    profile = Profile(
        serial_number=f"sim-{number + 1:04d}",
        lock=args.lock,
        pin=args.pin if args.lock == "pin" else "",
        boot_seconds=args.boot_seconds,
        time_zone=args.time_zone,
    )
    apps = [*installed(), TrialApp()] if args.trial_app else installed()
    check_apps(apps, HOME)
    return VirtualPhone(profile, seed=args.seed + number, clock=Clock(args.clock), apps=apps)


async def _run(args: argparse.Namespace) -> None:
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, over.set)
    adb_port = None if args.no_register or args.host_server is not None else args.adb_port or server_port()
    farm = Farm(
        [_handset(args, number) for number in range(args.count)],
        port=args.port,
        speed=args.speed,
        adb_port=adb_port,
        control_port=args.control_port,
        door=_door(args),
        host_port=args.host_server,
        watched=args.watch,
    )
    started = asyncio.create_task(farm.start())
    ended = asyncio.create_task(over.wait())
    await asyncio.wait({started, ended}, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if not started.done():
        started.cancel()
        await asyncio.gather(started, return_exceptions=True)
        return
    await started
    try:
        farm.announce(lambda line: print(line, flush=True))
        if farm.link:
            print(f"Hold the phone{'s' * (args.count > 1)} in a browser: {farm.link}", file=sys.stderr, flush=True)
            show(farm.link)
        await over.wait()
    finally:
        await farm.stop()


def main(argv: list[str] | None = None) -> int:
    """Run until interrupted; the exit code."""
    args = _arguments(argv)
    logging.basicConfig(
        level=logging.DEBUG if args.verbose else logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )
    try:
        asyncio.run(_run(args))
    except (AdbError, PortTaken, ValueError) as error:
        print(f"deixis phone: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
