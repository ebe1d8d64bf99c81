"""Whether a value is as a JSON schema says: as much of the language as the API's description uses, and no other."""

from __future__ import annotations

from typing import Any

KINDS = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
    "null": type(None),
}  # fmt: skip
WORDS = {"description", "title", "examples", "discriminator", "contentMediaType", "contentSchema", "default"}
"""Keywords that forbid nothing."""
LAWS = {
    "$ref", "type", "const", "enum", "properties", "required", "additionalProperties", "items", "anyOf", "oneOf",
    "prefixItems", "minItems", "maxItems",
}  # fmt: skip


def wrong(value: Any, schema: dict[str, Any], schemas: dict[str, Any], at: str = "$") -> list[str]:
    """Where the value is otherwise, each in a line; empty when it fits. ``schemas`` are those of the components."""
    assert schema.keys() <= WORDS | LAWS, schema.keys() - WORDS - LAWS
    if "$ref" in schema:
        return wrong(value, schemas[schema["$ref"].rsplit("/", 1)[-1]], schemas, at)
    found = _wrong_kind(value, schema, at)
    if "anyOf" in schema or "oneOf" in schema:
        ways = schema.get("anyOf") or schema["oneOf"]
        fit = sum(not wrong(value, way, schemas, at) for way in ways)
        if not fit or ("oneOf" in schema and fit > 1):
            found.append(f"{at}: fits {fit} of {len(ways)} ways")
    if isinstance(value, dict):
        found += _wrong_fields(value, schema, schemas, at)
    if isinstance(value, list):
        for place, entry in enumerate(value):
            firsts = schema.get("prefixItems", [])
            rule = firsts[place] if place < len(firsts) else schema.get("items", {})
            found += wrong(entry, rule, schemas, f"{at}[{place}]")
    return found


def _wrong_kind(value: Any, schema: dict[str, Any], at: str) -> list[str]:
    kind = schema.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind != "boolean")):
        return [f"{at}: no {kind}: {value!r}"]
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        return [f"{at}: {value!r}"]
    return []


def _wrong_fields(value: dict[str, Any], schema: dict[str, Any], schemas: dict[str, Any], at: str) -> list[str]:
    fields = schema.get("properties", {})
    more = schema.get("additionalProperties", True)
    found = [f"{at}: lacks {name}" for name in schema.get("required", []) if name not in value]
    for name, entry in value.items():
        if name in fields:
            found += wrong(entry, fields[name], schemas, f"{at}.{name}")
        elif more is False:
            found.append(f"{at}: {name} is not described")
        elif isinstance(more, dict):
            found += wrong(entry, more, schemas, f"{at}.{name}")
    return found
