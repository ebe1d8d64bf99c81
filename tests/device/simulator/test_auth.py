"""Who may use the phone's adb: keys, signatures, and what the real adb makes of a phone that asks for them."""

import base64
import os
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import adbutils
import pytest
from private_adb import AdbServer, free_port, listening, until

from benchmarks.control import Control, Phones, Ready
from device.simulator.wire.auth import BadKey, KeyFile, Nobody, PublicKey
from device.simulator.wire.transport import (
    AUTH_SIGNATURE,
    AUTH_TOKEN,
    VERSION,
    Challenged,
    Command,
    Connected,
    Link,
    Packet,
    ProtocolError,
)

HELLO = Packet(Command.CNXN, VERSION, 4096, b"host::\0").encode()
PREFIX = bytes.fromhex("3021300906052b0e03021a05000414")


P, Q = (3 << 1022) + 1037, (13 << 1020) + 1125
"""The primes that come next after these powers of two, times something."""
MODULUS = P * Q
SECRET = pow(65537, -1, (P - 1) * (Q - 1))


def public(modulus: int = MODULUS, words: int = 64, exponent: int = 65537) -> str:
    data = struct.pack("<II", words, 0) + modulus.to_bytes(256, "little") + bytes(256) + struct.pack("<I", exponent)
    return base64.b64encode(data).decode() + " somebody@somewhere"


def sign(token: bytes, prefix: bytes = PREFIX) -> bytes:
    digest = prefix + token
    padded = b"\0\1" + b"\xff" * (253 - len(digest)) + b"\0" + digest
    return pow(int.from_bytes(padded, "big"), SECRET, MODULUS).to_bytes(256, "big")


def test_a_signature_of_the_token_is_taken_and_no_other() -> None:
    key, token = PublicKey.parse(public()), bytes(range(20))
    good = sign(token)
    assert key.signed(token, good)
    assert not key.signed(bytes(20), good)
    assert not key.signed(token, good[:-1] + bytes([good[-1] ^ 1]))
    assert not key.signed(token, good[:-1])
    assert not key.signed(token, sign(token, PREFIX[:-1] + b"\x15"))
    assert not key.signed(token, bytes(256))
    assert not key.signed(token, (int.from_bytes(good, "big") + MODULUS).to_bytes(257, "big")[-256:])
    assert not key.signed(b"", sign(b""))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "%%%",
        "aGVsbG8= me",
        public(words=32),
        public(exponent=1),
        public(modulus=1),
        public(modulus=1 << 2000),
    ],
)
def test_what_is_no_key_is_refused(line: str) -> None:
    with pytest.raises(BadKey):
        PublicKey.parse(line)


def test_any_good_key_of_the_file_opens_and_a_missing_file_opens_nothing(tmp_path: Path) -> None:
    token = bytes(20)
    keys = KeyFile(tmp_path / "keys")
    assert not keys.admits(token, sign(token))
    (tmp_path / "keys").write_text(f"nonsense\n{public(modulus=MODULUS - 2)}\n{public()}\n")
    assert keys.admits(token, sign(token))
    assert keys.token() != keys.token()
    assert not Nobody().admits(token, sign(token))


def test_a_host_proves_itself_before_anything_else(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text(public())
    link = Link(KeyFile(tmp_path / "keys"))
    (event,) = link.receive(HELLO)
    assert isinstance(event, Challenged)
    command, kind, _, _ = struct.unpack_from("<4I", event.reply)
    token = event.reply[24:]
    assert (command, kind, len(token)) == (Command.AUTH, AUTH_TOKEN, 20)
    (again,) = link.receive(Packet(Command.AUTH, AUTH_SIGNATURE, 0, bytes(256)).encode())
    assert isinstance(again, Challenged)
    assert again.reply != event.reply
    assert list(link.receive(Packet(Command.AUTH, 3, 0, public().encode() + b"\0").encode())) == []
    assert isinstance(next(link.receive(Packet(Command.AUTH, AUTH_SIGNATURE, 0, sign(token)).encode())), Challenged)
    assert list(link.receive(Packet(Command.AUTH, 3, 0, b"").encode())) == []
    (third,) = link.receive(HELLO)
    assert isinstance(third, Challenged)
    proof = Packet(Command.AUTH, AUTH_SIGNATURE, 0, sign(third.reply[24:])).encode()
    assert list(link.receive(proof)) == [Connected("host::")]
    with pytest.raises(ProtocolError):
        list(link.receive(proof))


def test_nothing_is_opened_without_proof() -> None:
    link = Link(Nobody())
    list(link.receive(HELLO))
    with pytest.raises(ProtocolError):
        list(link.receive(Packet(Command.OPEN, 1, 0, b"shell:id\0").encode()))


def states(server: AdbServer) -> dict[str, str]:
    return {row.serial: row.state for row in adbutils.AdbClient("127.0.0.1", server.port).list()}


def test_the_fault_unauthorized_shuts_the_real_adb_out_until_it_ends(
    adb_server: AdbServer, phone_process: Ready, control: Control
) -> None:
    serial = phone_process.serial
    with control.fault("unauthorized"):
        until(lambda: states(adb_server).get(serial) not in ("device", None), 20)
        with pytest.raises(adbutils.AdbError):
            adbutils.AdbClient("127.0.0.1", adb_server.port).device(serial).shell("echo in")
    until(lambda: states(adb_server).get(serial) == "device", 20)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ADB", "ANDROID"))}
    return clean | {"HOME": str(tmp_path), "ADB_LOCAL_TRANSPORT_MAX_PORT": "0", "ADB_MDNS": "0"}


@pytest.fixture
def guarded(environment: dict[str, str]) -> Iterator[Phones]:
    """A phone that listens everywhere, and the adb server that it started."""
    with Phones("--listen", "0.0.0.0", adb_port=free_port(), env=environment) as phones:
        yield phones


def test_beyond_this_computer_the_hosts_own_key_is_asked_for(guarded: Phones, tmp_path: Path) -> None:
    ready, port = guarded.ready[0], guarded.adb_port
    assert port is not None
    assert ready.serial == f"127.0.0.1:{ready.port}"
    assert adbutils.AdbClient("127.0.0.1", port).device(ready.serial).shell("echo in") == "in"
    assert (tmp_path / ".android" / "adbkey.pub").is_file()


def test_another_hosts_key_does_not_open(guarded: Phones, environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "stranger").mkdir()
    port, serial = free_port(), guarded.ready[0].serial
    stranger = environment | {"HOME": str(tmp_path / "stranger"), "ADB_LIBUSB": "0"}
    server = subprocess.Popen(
        [adbutils.adb_path(), "-P", str(port), "nodaemon", "server"],
        env=stranger, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until(lambda: listening(port), 20)  # else the client below would start a server of its own
        asked = [adbutils.adb_path(), "-P", str(port)]
        subprocess.run([*asked, "connect", serial], env=stranger, capture_output=True, timeout=30, check=False)
        found = until(lambda: states(AdbServer(port, stranger)).get(serial), 20)
        assert found == "unauthorized"
    finally:
        server.terminate()
        server.wait(10)
