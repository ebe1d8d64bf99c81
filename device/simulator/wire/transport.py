"""The adb transport protocol as pure functions over bytes: framing, and the state of one host connection.

A host (adb's server) and a device exchange packets of a 24-byte header and a payload. The header is six little-endian
words: command, arg0, arg1, payload length, checksum of the payload (the sum of its bytes), command ^ 0xffffffff.

    CNXN(version, max payload, banner)     both sides say hello; the host begins
    OPEN(id, 0, "service\\0")               one side opens a stream (the device for ``adb reverse``); the other answers
                                           OKAY or CLSE
    OKAY(id, peer's id)                    ready for the next WRTE on this stream
    WRTE(id, peer's id, data)              at most one may be unanswered per stream and direction
    CLSE(id or 0, peer's id)               this side is done; answered by one CLSE
    AUTH(1, 0, token)                      the device's answer to CNXN if it asks for a key; the host sends
    AUTH(2, 0, signature)                  the signed token, which opens the phone (CNXN) or brings another token, and
    AUTH(3, 0, public key)                 when it has no more keys the one that a person may accept. Nobody does here
    STLS, SYNC                             not used

``Link`` holds what one connection has agreed on and which streams are open. Bytes go in by ``receive``, events come
out; the methods that send return bytes. No sockets, no clock.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from device.simulator.wire.auth import Gate

VERSION = 0x01000001
MAX_PAYLOAD = 1024 * 1024
AUTH_TOKEN, AUTH_SIGNATURE = 1, 2
HEADER = struct.Struct("<6I")


class Command(IntEnum):
    """What a packet is."""

    SYNC = 0x434E5953
    CNXN = 0x4E584E43
    AUTH = 0x48545541
    STLS = 0x534C5453
    OPEN = 0x4E45504F
    OKAY = 0x59414B4F
    CLSE = 0x45534C43
    WRTE = 0x45545257


class ProtocolError(Exception):
    """The peer sent what is no adb packet, or one that makes no sense now. The connection is of no more use."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One message of the transport."""

    command: Command
    arg0: int
    arg1: int
    payload: bytes = b""

    def encode(self) -> bytes:
        """Header and payload, with a true checksum."""
        head = HEADER.pack(
            self.command,
            self.arg0,
            self.arg1,
            len(self.payload),
            sum(self.payload) & 0xFFFFFFFF,
            self.command ^ 0xFFFFFFFF,
        )
        return head + self.payload


class PacketReader:
    """Cuts a byte stream into packets."""

    def __init__(self, max_payload: int = MAX_PAYLOAD) -> None:
        self._buffer = bytearray()
        self._max_payload = max_payload

    def feed(self, data: bytes) -> Iterator[Packet]:
        """The packets that are complete now.

        :raises ProtocolError: bad magic, unknown command or a payload longer than agreed.
        """
        self._buffer += data
        while len(self._buffer) >= HEADER.size:
            command, arg0, arg1, length, _checksum, magic = HEADER.unpack_from(self._buffer)
            if magic != command ^ 0xFFFFFFFF:
                raise ProtocolError(f"bad magic {magic:#010x} for command {command:#010x}")
            if command not in Command._value2member_map_:
                raise ProtocolError(f"unknown command {command:#010x}")
            if length > self._max_payload:
                raise ProtocolError(f"payload of {length} bytes, at most {self._max_payload} are allowed")
            if len(self._buffer) < HEADER.size + length:
                return
            payload = bytes(self._buffer[HEADER.size : HEADER.size + length])
            del self._buffer[: HEADER.size + length]
            yield Packet(Command(command), arg0, arg1, payload)


@dataclass(frozen=True, slots=True)
class Connected:
    """The host said hello; answer with ``Link.hello``."""

    banner: str


@dataclass(frozen=True, slots=True)
class Challenged:
    """The host must prove first that it may come in; ``reply`` must be sent."""

    reply: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """The host wants a service; answer with ``Link.accept`` or ``Link.refuse``."""

    stream: int
    service: str


@dataclass(frozen=True, slots=True)
class Data:
    """Bytes from the host; call ``Link.acknowledge`` once they are consumed."""

    stream: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Ready:
    """The host took the last bytes of this stream: the next may be sent."""

    stream: int


@dataclass(frozen=True, slots=True)
class Closed:
    """The host is done with this stream; ``reply`` must still be sent (empty if we had closed it before)."""

    stream: int
    reply: bytes = field(repr=False)


Event = Connected | Challenged | Opened | Data | Ready | Closed


class Link:
    """One host connection, seen from the device. Streams are named by our ids. Without a gate anybody may come in."""

    def __init__(self, gate: Gate | None = None) -> None:
        self._gate = gate
        self._token = b""
        self._banner = ""
        self._reader = PacketReader()
        self._greeted = False
        self._peers: dict[int, int] = {}
        self._dialled: set[int] = set()
        self._next_id = 1
        self.chunk = 4096
        """The longest payload that both sides take."""

    def receive(self, data: bytes) -> Iterator[Event]:
        """What the bytes mean.

        :raises ProtocolError: the connection must be dropped.
        """
        for packet in self._reader.feed(data):
            event = self._understand(packet)
            if event is not None:
                yield event

    def _understand(self, packet: Packet) -> Event | None:
        if packet.command is Command.CNXN:
            return self._hello(packet)
        if packet.command is Command.AUTH and self._token:
            return self._proof(packet)
        if not self._greeted:
            raise ProtocolError(f"{packet.command.name} before CNXN")
        if packet.command is Command.OPEN:
            return self._open(packet)
        if packet.command in (Command.AUTH, Command.STLS, Command.SYNC):
            raise ProtocolError(f"{packet.command.name} was not asked for")
        stream = packet.arg1
        if stream in self._dialled:
            return self._dialled_answer(stream, packet)
        if self._peers.get(stream) != packet.arg0 and not (packet.command is Command.CLSE and packet.arg0 == 0):
            return None  # a late packet for a stream that is closed already
        if stream not in self._peers:
            return None
        if packet.command is Command.WRTE:
            return Data(stream, packet.payload)
        if packet.command is Command.OKAY:
            return Ready(stream)
        return Closed(stream, self.close(stream))

    def _hello(self, packet: Packet) -> Event:
        self._peers.clear()
        self._dialled.clear()
        self.chunk = min(packet.arg1, MAX_PAYLOAD)
        if self.chunk < 1:
            raise ProtocolError("a peer that takes no payload")
        self._banner = packet.payload.rstrip(b"\0").decode("utf-8", "replace")
        if self._gate is not None:
            self._greeted = False
            return self._challenge(self._gate)
        self._greeted = True
        return Connected(self._banner)

    def _challenge(self, gate: Gate) -> Challenged:
        self._token = gate.token()
        return Challenged(Packet(Command.AUTH, AUTH_TOKEN, 0, self._token).encode())

    def _proof(self, packet: Packet) -> Event | None:
        if self._gate is None or packet.arg0 != AUTH_SIGNATURE:
            return None  # a key to be accepted by a person, who is not there
        if not self._gate.admits(self._token, packet.payload):
            return self._challenge(self._gate)
        self._token, self._greeted = b"", True
        return Connected(self._banner)

    def _dialled_answer(self, stream: int, packet: Packet) -> Event | None:
        if packet.command is Command.CLSE:
            self._dialled.remove(stream)
            return Closed(stream, b"")
        if packet.command is Command.OKAY and packet.arg0:
            self._dialled.remove(stream)
            self._peers[stream] = packet.arg0
            return Ready(stream)
        return None

    def _open(self, packet: Packet) -> Opened:
        if packet.arg0 == 0:
            raise ProtocolError("OPEN with stream id 0")
        stream = self._next_id
        self._next_id += 1
        self._peers[stream] = packet.arg0
        return Opened(stream, packet.payload.rstrip(b"\0").decode("utf-8", "replace"))

    def hello(self, banner: str) -> bytes:
        """The answer to ``Connected``; the banner names product, model, device and features."""
        return Packet(Command.CNXN, VERSION, MAX_PAYLOAD, banner.encode()).encode()

    def dial(self, service: str) -> tuple[int, bytes]:
        """Open a stream to the host: its id and what to send. ``Ready`` or ``Closed`` is the answer."""
        stream = self._next_id
        self._next_id += 1
        self._dialled.add(stream)
        return stream, Packet(Command.OPEN, stream, 0, service.encode() + b"\0").encode()

    def accept(self, stream: int) -> bytes:
        """The answer to ``Opened`` when the service exists."""
        return Packet(Command.OKAY, stream, self._peers[stream]).encode()

    def refuse(self, stream: int) -> bytes:
        """The answer to ``Opened`` when there is no such service."""
        return Packet(Command.CLSE, 0, self._peers.pop(stream)).encode()

    def acknowledge(self, stream: int) -> bytes:
        """Ask for the next data of this stream; empty when it is closed."""
        peer = self._peers.get(stream)
        return Packet(Command.OKAY, stream, peer).encode() if peer is not None else b""

    def write(self, stream: int, payload: bytes) -> bytes:
        """Data for the host, at most ``chunk`` bytes, and none before ``Ready``; empty when the stream is closed."""
        if len(payload) > self.chunk:
            raise ValueError(f"{len(payload)} bytes in one packet, at most {self.chunk} were agreed")
        peer = self._peers.get(stream)
        return Packet(Command.WRTE, stream, peer, payload).encode() if peer is not None else b""

    def close(self, stream: int) -> bytes:
        """End a stream; empty when it is closed already."""
        peer = self._peers.pop(stream, None)
        return Packet(Command.CLSE, stream, peer).encode() if peer is not None else b""

    @property
    def streams(self) -> tuple[int, ...]:
        """Ids of the open streams."""
        return tuple(self._peers)
