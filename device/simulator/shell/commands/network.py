"""Commands that reach beyond the phone, or its own sockets: nc, ping."""

from __future__ import annotations

import asyncio
import random

from device.simulator.android.network import address, answers, is_address, link
from device.simulator.shell.command import Call, Command, Sink, Source
from device.simulator.shell.options import BadOptions, Grammar, Options, parse_options, takes
from device.simulator.stream import StreamClosed

MOST_PINGS = 100
_PING = "Usage: ping [-c count] [-i interval] [-W timeout] destination"
_HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")


class _Client:
    """A command's standard input and output as the client's end of a connection."""

    def __init__(self, source: Source, sink: Sink) -> None:
        self._source = source
        self._sink = sink

    async def read(self) -> bytes:
        """What is typed; after the end of the input nothing comes, and nc goes on listening."""
        data = await self._source.read()
        if not data:
            await asyncio.Event().wait()
        return data

    async def write(self, data: bytes) -> None:
        """What comes back."""
        await self._sink.write(data)


@takes(Grammar(plain="4n", valued="w", least=2, most=2))
async def nc(call: Call, options: Options) -> int:
    """nc [-4n] [-w SECONDS] HOST PORT; to a port of this phone, as it has no network"""
    host, port = options.words
    if not port.isdecimal():
        return await call.fail(f"nc: bad port '{port}'")
    service = call.system.listeners.get(f"tcp:{port}") if host in _HERE else None
    if service is None:
        reason = "Connection refused" if host in _HERE else "Network is unreachable"
        return await call.fail(f"nc: connect: {reason}")
    try:
        await service(_Client(call.streams.stdin, call.streams.stdout))
    except StreamClosed as gone:
        return await call.fail(f"nc: {gone}")
    return 0


async def ping(call: Call) -> int:
    """ping [-c COUNT] [-i SECONDS] [-W SECONDS] [-q] HOST: to the few invented hosts of the phone's network"""
    try:
        options = parse_options(call.args, Grammar(plain="qn4", valued="ciWwsI"))
    except BadOptions as error:
        return await call.fail(f"ping: {error}\n{_PING}", 2)
    words = options.words
    if len(words) != 1:
        return await call.fail(_PING, 2)
    count, numbers = options.last("c", "4"), [options.last(letter, "1") for letter in "iWws"]
    if not count.isdecimal() or int(count) < 1 or not all(n.replace(".", "", 1).isdecimal() for n in numbers):
        return await call.fail("ping: bad number of packets to transmit.", 2)
    number, trouble = address(words[0]), call.system.handset.trouble
    here = number.startswith("127.")
    if not here and not is_address(words[0]) and (trouble.cut_off() or not link(call.system.handset.settings)):
        number = ""
    if not number:
        return await call.fail(f"ping: unknown host {words[0]}", 2)
    if not here and not link(call.system.handset.settings):
        return await call.fail("connect: Network is unreachable", 2)
    reached = here or (answers(number) and not trouble.cut_off())
    return await _echo(call, words[0], number, min(int(count), MOST_PINGS), reached, "q" in options)


async def _echo(call: Call, host: str, number: str, count: int, reached: bool, quiet: bool) -> int:
    """What ping prints; the times are invented, and the same each time."""
    luck = random.Random(number)
    times = [0.05 if number.startswith("127.") else 8 + luck.random() * 20 for _ in range(count)] if reached else []
    await call.out(f"PING {host} ({number}) 56(84) bytes of data.\n")
    for place, ms in enumerate([] if quiet else times):
        await call.out(f"64 bytes from {number}: icmp_seq={place + 1} ttl=64 time={ms:.2f} ms\n")
    lost = 100 * (count - len(times)) // count
    await call.out(
        f"\n--- {host} ping statistics ---\n"
        f"{count} packets transmitted, {len(times)} received, {lost}% packet loss, time {count - 1}ms\n"
    )
    if times:
        low, mean, high = min(times), sum(times) / count, max(times)
        await call.out(f"rtt min/avg/max/mdev = {low:.3f}/{mean:.3f}/{high:.3f}/{(high - low) / 2:.3f} ms\n")
    return 0 if times else 1


COMMANDS: dict[str, Command] = {"nc": nc, "ping": ping}
