"""The adb transport protocol: framing, and the life of a stream."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.simulator.wire.transport import (
    MAX_PAYLOAD,
    VERSION,
    Closed,
    Command,
    Connected,
    Data,
    Event,
    Link,
    Opened,
    Packet,
    PacketReader,
    ProtocolError,
    Ready,
)

HELLO = Packet(Command.CNXN, VERSION, 256 * 1024, b"host::features=shell_v2,cmd\0")


def connected() -> Link:
    link = Link()
    list(link.receive(HELLO.encode()))
    return link


def opened(link: Link, peer: int = 7, service: bytes = b"shell:id\0") -> int:
    (event,) = link.receive(Packet(Command.OPEN, peer, 0, service).encode())
    assert isinstance(event, Opened)
    return event.stream


def test_a_packet_is_24_bytes_of_header_and_the_payload() -> None:
    # written out by hand: command, arg0, arg1, length, sum of bytes, inverted command
    expected = b"WRTE" + struct.pack("<4I", 3, 9, 2, ord("h") + ord("i")) + bytes(b ^ 0xFF for b in b"WRTE") + b"hi"
    assert Packet(Command.WRTE, 3, 9, b"hi").encode() == expected


@given(
    st.lists(
        st.builds(
            Packet,
            st.sampled_from(Command),
            st.integers(0, 2**32 - 1),
            st.integers(0, 2**32 - 1),
            st.binary(max_size=99),
        ),
        max_size=6,
    ),
    st.integers(1, 40),
)
def test_packets_survive_any_cutting_of_the_bytes(packets: list[Packet], size: int) -> None:
    data = b"".join(packet.encode() for packet in packets)
    reader = PacketReader()
    found = [p for start in range(0, len(data), size) for p in reader.feed(data[start : start + size])]
    assert found == packets


def test_a_wrong_checksum_is_accepted_as_adb_accepts_it() -> None:
    data = bytearray(Packet(Command.WRTE, 1, 1, b"x").encode())
    data[16:20] = bytes(4)
    assert [p.payload for p in PacketReader().feed(bytes(data))] == [b"x"]


@pytest.mark.parametrize(
    "data",
    [
        bytes(24),
        struct.pack("<6I", Command.WRTE, 0, 0, 0, 0, 0),
        struct.pack("<6I", 0x41414141, 0, 0, 0, 0, 0x41414141 ^ 0xFFFFFFFF),
        struct.pack("<6I", Command.WRTE, 0, 0, MAX_PAYLOAD + 1, 0, Command.WRTE ^ 0xFFFFFFFF),
    ],
    ids=["zeros", "wrong magic", "unknown command", "too long"],
)
def test_what_is_no_packet_ends_the_connection(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        list(PacketReader().feed(data))


@given(st.binary(min_size=24, max_size=200))
def test_random_bytes_give_packets_or_a_protocol_error_and_nothing_else(data: bytes) -> None:
    link = Link()
    try:
        list(link.receive(data))
    except ProtocolError:
        return


def test_hello_is_answered_with_hello() -> None:
    link = Link()
    (event,) = link.receive(HELLO.encode())
    assert event == Connected("host::features=shell_v2,cmd")
    (answer,) = PacketReader().feed(link.hello("device::ro.product.model=x;"))
    assert (answer.command, answer.arg0, answer.payload) == (Command.CNXN, VERSION, b"device::ro.product.model=x;")
    assert link.chunk == 256 * 1024


def test_nothing_is_accepted_before_hello() -> None:
    with pytest.raises(ProtocolError):
        list(Link().receive(Packet(Command.OPEN, 1, 0, b"shell:\0").encode()))


def test_a_stream_is_accepted_with_both_ids() -> None:
    link = connected()
    stream = opened(link, peer=42)
    (answer,) = PacketReader().feed(link.accept(stream))
    assert (answer.command, answer.arg0, answer.arg1) == (Command.OKAY, stream, 42)


def test_a_refused_stream_is_closed_with_id_zero() -> None:
    link = connected()
    (answer,) = PacketReader().feed(link.refuse(opened(link, peer=42)))
    assert (answer.command, answer.arg0, answer.arg1) == (Command.CLSE, 0, 42)
    assert link.streams == ()


def test_data_and_acknowledgements_reach_their_stream() -> None:
    link = connected()
    one, two = opened(link, 7), opened(link, 8)
    events: list[Event] = list(
        link.receive(Packet(Command.WRTE, 8, two, b"for two").encode() + Packet(Command.OKAY, 7, one).encode())
    )
    assert events == [Data(two, b"for two"), Ready(one)]


def test_close_is_answered_once() -> None:
    link = connected()
    stream = opened(link, 7)
    (event,) = link.receive(Packet(Command.CLSE, 7, stream).encode())
    assert isinstance(event, Closed)
    (answer,) = PacketReader().feed(event.reply)
    assert (answer.command, answer.arg0, answer.arg1) == (Command.CLSE, stream, 7)
    assert list(link.receive(Packet(Command.CLSE, 7, stream).encode())) == []
    assert link.close(stream) == b""


def test_packets_for_closed_or_foreign_streams_are_ignored() -> None:
    link = connected()
    stream = opened(link, 7)
    link.close(stream)
    late = Packet(Command.WRTE, 7, stream, b"late").encode() + Packet(Command.OKAY, 99, 99).encode()
    assert list(link.receive(late)) == []


def test_a_new_hello_forgets_the_streams() -> None:
    link = connected()
    opened(link)
    list(link.receive(HELLO.encode()))
    assert link.streams == ()


def test_more_than_the_peer_takes_is_never_sent() -> None:
    link = connected()
    stream = opened(link)
    with pytest.raises(ValueError, match="at most"):
        link.write(stream, bytes(link.chunk + 1))
