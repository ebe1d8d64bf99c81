"""Reads an APK's binary AndroidManifest.xml as far as installing needs it: package, version, label, keyboards.

The format: a chunk of type 3 that holds a string pool (type 1), a resource map and start-element chunks (type 0x102).
A chunk begins with u16 type, u16 header size, u32 size. An element has five u32 words from offset 16 (namespace, name)
and attributes of five words: namespace, name, raw value, (size, type), data; strings are indices into the pool.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

_XML, _STRING_POOL, _ELEMENT = 0x0003, 0x0001, 0x0102
_UTF8_FLAG = 1 << 8
_NO_STRING = 0xFFFFFFFF
_LARGEST_MANIFEST = 8 * 1024 * 1024
_BIND_INPUT_METHOD = "android.permission.BIND_INPUT_METHOD"


class BadApk(Exception):
    """The file is no APK that could be installed; the message is an INSTALL_… code with its reason."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What installing needs to know. ``keyboards`` are input method ids; ``label`` may be empty (a resource)."""

    package: str
    version_name: str
    version_code: int
    label: str
    keyboards: tuple[str, ...]


def read_apk(data: bytes) -> Manifest:
    """The manifest inside an APK.

    :raises BadApk: no zip file, no manifest in it, or a damaged one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("AndroidManifest.xml")
            if info.file_size > _LARGEST_MANIFEST:
                raise BadApk("INSTALL_PARSE_FAILED_BAD_MANIFEST: the manifest is too large")
            manifest = archive.read(info)
    except KeyError as error:
        raise BadApk("INSTALL_PARSE_FAILED_BAD_MANIFEST: no AndroidManifest.xml in the file") from error
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise BadApk(f"INSTALL_PARSE_FAILED_NOT_APK: Failed to parse the file: {error}") from error
    try:
        return _understand(manifest)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise BadApk(f"INSTALL_PARSE_FAILED_BAD_MANIFEST: damaged binary XML: {error}") from error


def _understand(data: bytes) -> Manifest:
    package, version_name, version_code, label = "", "", 0, ""
    keyboards: list[str] = []
    for name, attributes in elements(data):
        if name == "manifest":
            package = str(attributes.get("package", ""))
            version_name = str(attributes.get("versionName", ""))
            code = attributes.get("versionCode", 0)
            version_code = code if isinstance(code, int) else 0
        elif name == "application":
            label = str(attributes.get("label", ""))
        elif name == "service" and attributes.get("permission") == _BIND_INPUT_METHOD:
            service = str(attributes.get("name", ""))
            keyboards.append(f"{package}/{service.removeprefix(package) if service.startswith(package) else service}")
    if not package:
        raise BadApk("INSTALL_PARSE_FAILED_BAD_PACKAGE_NAME: the manifest names no package")
    return Manifest(package, version_name, version_code, label, tuple(keyboards))


def elements(data: bytes) -> Iterator[tuple[str, dict[str, str | int | bool]]]:
    """Start tags of a binary XML with their literal attributes by local name; references are left out.

    :raises BadApk: it is no binary XML.
    """
    kind, header, _ = struct.unpack_from("<HHI", data)
    if kind != _XML:
        raise BadApk("INSTALL_PARSE_FAILED_BAD_MANIFEST: not a binary XML file")
    strings: list[str] = []
    at = header
    while at + 8 <= len(data):
        kind, _, size = struct.unpack_from("<HHI", data, at)
        if size < 8 or at + size > len(data):
            raise BadApk("INSTALL_PARSE_FAILED_BAD_MANIFEST: a chunk runs over the end")
        if kind == _STRING_POOL:
            strings = _strings(data[at : at + size])
        elif kind == _ELEMENT:
            yield _element(data[at : at + size], strings)
        at += size


def _element(chunk: bytes, strings: list[str]) -> tuple[str, dict[str, str | int | bool]]:
    _, name, start, width, count = struct.unpack_from("<IIHHH", chunk, 16)
    attributes: dict[str, str | int | bool] = {}
    for number in range(count):
        _, key, _raw, _size, _zero, kind, value = struct.unpack_from("<IIIHBBI", chunk, 16 + start + number * width)
        match kind:
            case 0x03 if value != _NO_STRING:
                attributes[strings[key]] = strings[value]
            case 0x10 | 0x11:
                attributes[strings[key]] = value
            case 0x12:
                attributes[strings[key]] = value != 0
            case _:
                continue
    return strings[name], attributes


def _strings(chunk: bytes) -> list[str]:
    count, _styles, flags, start, _ = struct.unpack_from("<5I", chunk, 8)
    if count > len(chunk):
        raise BadApk("INSTALL_PARSE_FAILED_BAD_MANIFEST: an absurd string pool")
    offsets = struct.unpack_from(f"<{count}I", chunk, 28)
    read = _utf8 if flags & _UTF8_FLAG else _utf16
    return [read(chunk, start + offset) for offset in offsets]


def _utf8(chunk: bytes, at: int) -> str:
    for _ in range(2):  # the length in characters, then the length in bytes
        length = chunk[at]
        at += 1
        if length & 0x80:
            length = (length & 0x7F) << 8 | chunk[at]
            at += 1
    return chunk[at : at + length].decode("utf-8", "replace")


def _utf16(chunk: bytes, at: int) -> str:
    (length,) = struct.unpack_from("<H", chunk, at)
    at += 2
    if length & 0x8000:
        (low,) = struct.unpack_from("<H", chunk, at)
        length = (length & 0x7FFF) << 16 | low
        at += 2
    return chunk[at : at + 2 * length].decode("utf-16-le", "replace")
