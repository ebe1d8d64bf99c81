"""JSON schemas of what ``codec.encode`` writes, for the description of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DataclassSchema

Schema = dict[str, Any]
AT = "#/components/schemas/"
"""Where OpenAPI keeps the schemas that others refer to."""


class _AsEncoded(GenerateJsonSchema):
    """A dataclass has its name as ``type``, all of its fields and no other."""

    def dataclass_schema(self, schema: DataclassSchema) -> JsonSchemaValue:
        """One dataclass."""
        said = super().dataclass_schema(schema)
        fields = {"type": {"const": schema["cls"].__name__}, **said.get("properties", {})}
        return {**said, "properties": fields, "required": list(fields), "additionalProperties": False}


def shapes(*kinds: Any) -> dict[str, Schema]:
    """The schemas of dataclasses and models, and of all that they hold, by name."""
    asked = [(place, "serialization", TypeAdapter(kind)) for place, kind in enumerate(kinds)]
    _, said = TypeAdapter.json_schemas(
        asked,  # type: ignore[arg-type]
        ref_template=AT + "{model}",
        schema_generator=_AsEncoded,
    )
    found: dict[str, Schema] = said["$defs"]
    typed = {AT + name for name, schema in found.items() if "const" in schema.get("properties", {}).get("type", {})}
    return {name: _plain(schema, typed) for name, schema in found.items()}


def _plain(schema: Any, typed: set[str]) -> Any:
    """Without titles and defaults, which tell a reader of answers nothing; unions are told apart by ``type``."""
    if isinstance(schema, list):
        return [_plain(entry, typed) for entry in schema]
    if not isinstance(schema, Mapping):
        return schema
    said = {key: _plain(value, typed) for key, value in schema.items() if key != "default" or isinstance(value, dict)}
    if isinstance(said.get("title"), str):
        del said["title"]
    if {one.get("$ref") for one in said.get("anyOf", [{}])} <= typed:
        said["oneOf"] = said.pop("anyOf")
        said["discriminator"] = {"propertyName": "type"}
    return said
