"""Values of this house as JSON and back: dataclasses, enums, tuples, and unions told apart by a ``type`` key.

``encode`` writes each dataclass as ``{"type": class name, field: …}``; ``decode`` builds the class asked for, checking
every field against its annotation. Used for checkpoints and records, never for what a model says.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

T = TypeVar("T")


class CodecError(ValueError):
    """The JSON is not what the annotation says."""


def encode(value: Any) -> Any:
    """Turn a value of dataclasses, enums, tuples, dicts and plain JSON values into plain JSON values.

    :raises CodecError: for any other value.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        body = {f.name: encode(getattr(value, f.name)) for f in fields(value)}
        return {"type": type(value).__name__, **body}
    if isinstance(value, tuple | list):
        return [encode(entry) for entry in value]
    if isinstance(value, dict):
        return {str(key): encode(entry) for key, entry in value.items()}
    raise CodecError(f"cannot be written as JSON: {type(value).__name__}")


def decode(kind: type[T] | Any, value: Any) -> T:
    """Build a value of the annotation ``kind`` from what ``encode`` wrote.

    Fields that the JSON lacks take their defaults, so that old records stay readable; unknown fields are an error.

    :raises CodecError: when it does not fit.
    """
    return typing.cast(T, _decode(kind, value))


def _decode(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if kind is Any:
        return value
    if origin is Literal:
        if value not in get_args(kind):
            raise CodecError(f"expected one of {get_args(kind)}, found {value!r}")
        return value
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), value)
    if origin is tuple:
        return _decode_tuple(get_args(kind), value)
    if origin is list:
        return [_decode(get_args(kind)[0], entry) for entry in _expect(list, value)]
    if origin is dict:
        return {key: _decode(get_args(kind)[1], entry) for key, entry in _expect(dict, value).items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(value)
        except ValueError as exc:
            raise CodecError(f"{value!r} is no {kind.__name__}") from exc
    if is_dataclass(kind):
        return _decode_dataclass(kind, value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return _expect(kind, value)


def _expect(kind: Any, value: Any) -> Any:
    wrong_bool = kind is int and isinstance(value, bool)
    if kind is type(None):
        kind = types.NoneType
    if wrong_bool or not isinstance(value, kind):
        raise CodecError(f"expected {getattr(kind, '__name__', kind)}, found {type(value).__name__}")
    return value


def _decode_union(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and types.NoneType in kinds:
        return None
    if isinstance(value, dict) and "type" in value:
        for kind in kinds:
            if is_dataclass(kind) and typing.cast(type, kind).__name__ == value["type"]:
                return _decode_dataclass(kind, value)
        raise CodecError(f"unknown type {value['type']!r}")
    for kind in kinds:
        if not is_dataclass(kind) and kind is not types.NoneType:
            try:
                return _decode(kind, value)
            except CodecError:
                continue
    raise CodecError(f"none of {kinds} fits {type(value).__name__}")


def _decode_tuple(kinds: tuple[Any, ...], value: Any) -> Any:
    entries = _expect(list, value)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_decode(kinds[0], entry) for entry in entries)
    if len(kinds) != len(entries):
        raise CodecError(f"expected {len(kinds)} entries, found {len(entries)}")
    return tuple(_decode(kind, entry) for kind, entry in zip(kinds, entries, strict=True))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode_dataclass(kind: Any, value: Any) -> Any:
    body = dict(_expect(dict, value))
    said = body.pop("type", kind.__name__)
    if said != kind.__name__:
        raise CodecError(f"expected {kind.__name__}, found {said}")
    hints = _hints(kind)
    arguments = {}
    for f in fields(kind):
        if f.name in body:
            arguments[f.name] = _decode(hints[f.name], body.pop(f.name))
        elif f.default is MISSING and f.default_factory is MISSING:
            raise CodecError(f"{kind.__name__} lacks {f.name}")
    if body:
        raise CodecError(f"{kind.__name__} has no {', '.join(sorted(body))}")
    return kind(**arguments)
