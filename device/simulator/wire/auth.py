"""Who may use the phone's adb: RSA keys as adb writes them, and the signatures by which a host proves to hold one.

The device sends a random token of 20 bytes; the host signs it as if it were a SHA-1 digest (PKCS #1 v1.5). A line of
``adbkey.pub`` is base64 of: the modulus' size in words, -1/n mod 2^32, the modulus, R^2 mod n (both little-endian) and
the exponent; then a space and a name.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

TOKEN_BYTES = 20
KEY_BYTES = 256
_KEY = struct.Struct(f"<II{KEY_BYTES}s{KEY_BYTES}sI")
_SHA1_PREFIX = bytes.fromhex("3021300906052b0e03021a05000414")
"""The DER head of a DigestInfo with a SHA-1 digest."""


class BadKey(ValueError):
    """The text is no public key of adb's."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An RSA key of 2048 bits."""

    modulus: int
    exponent: int

    @classmethod
    def parse(cls, line: str) -> PublicKey:
        """A line of ``adbkey.pub``.

        :raises BadKey: it is none.
        """
        try:
            data = base64.b64decode(line.split()[0], validate=True)
            words, _, modulus, _, exponent = _KEY.unpack(data)
        except (IndexError, binascii.Error, struct.error) as error:
            raise BadKey(f"no key in {line[:40]!r}") from error
        key = cls(int.from_bytes(modulus, "little"), exponent)
        if words * 4 != KEY_BYTES or key.modulus.bit_length() != KEY_BYTES * 8 or exponent not in (3, 65537):
            raise BadKey(f"no RSA key of {KEY_BYTES * 8} bits in {line[:40]!r}")
        return key

    def signed(self, token: bytes, signature: bytes) -> bool:
        """Whether whoever holds this key has signed the token."""
        value = int.from_bytes(signature, "big")
        if len(token) != TOKEN_BYTES or len(signature) != KEY_BYTES or value >= self.modulus:
            return False
        digest = _SHA1_PREFIX + token
        wanted = b"\0\1" + b"\xff" * (KEY_BYTES - 3 - len(digest)) + b"\0" + digest
        return hmac.compare_digest(pow(value, self.exponent, self.modulus).to_bytes(KEY_BYTES, "big"), wanted)


class Gate(Protocol):
    """Decides which hosts may come in."""

    def token(self) -> bytes:
        """Something to be signed, never the same twice."""
        ...

    def admits(self, token: bytes, signature: bytes) -> bool:
        """Whether a signature opens the phone."""
        ...


class KeyFile:
    """Lets in who holds a key of a file, which is read anew for every host: adb may only write it when it starts."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def token(self) -> bytes:
        """Something to be signed."""
        return secrets.token_bytes(TOKEN_BYTES)

    def admits(self, token: bytes, signature: bytes) -> bool:
        """Whether one of the keys was used; a line that is no key counts for nothing."""
        return any(key.signed(token, signature) for key in self._keys())

    def _keys(self) -> list[PublicKey]:
        try:
            lines = self._path.read_text("utf-8", "replace").splitlines()
        except OSError:
            return []
        keys = []
        for line in lines:
            try:
                keys.append(PublicKey.parse(line))
            except BadKey:
                continue
        return keys


class Nobody:
    """Lets nobody in: the phone stays ``unauthorized``."""

    def token(self) -> bytes:
        """Something to be signed."""
        return secrets.token_bytes(TOKEN_BYTES)

    def admits(self, token: bytes, signature: bytes) -> bool:
        """Never."""
        return False
