"""The functions that Pydantic needs for a type. They are loaded when Pydantic calls for them.

The values have two methods that Pydantic finds by their names, so neither library needs the other.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic_core import CoreSchema, SchemaSerializer, core_schema

from ._value import Value
from .date import JucheDate
from .errors import JucheError
from .reading import read_as

# For each type: the format of JSON Schema, or a name in its manner, and two examples.
_FORMATS = {
    "JucheYear": ("year", "2000", "Juche 89 (2000)"),
    "JucheMonth": ("year-month", "2000-07", "July, Juche 89 (2000)"),
    "JucheDate": ("date", "2000-07-19", "July 19, Juche 89 (2000)"),
    "JucheInterval": ("interval", "2000/2002", "Juche 89-91 (2000-2002)"),
}


def core_schema_of(kind: type[Value]) -> CoreSchema:
    """Return the schema of a type. It takes values and texts, and writes ISO 8601 to JSON."""

    def validated(given: object) -> Value:
        if isinstance(given, kind):
            return given
        if isinstance(given, str):
            return read_as(kind, given)
        dated = issubclass(kind, JucheDate)
        if dated and isinstance(given, dt.date):
            return JucheDate.from_gregorian(given)
        others = ", a date, its ISO 8601 form" if dated else ", its ISO 8601 form"
        expected = f"a {kind.__name__}{others} or Juche text"
        raise JucheError(f"expected {expected}, got {type(given).__name__}")

    written = core_schema.plain_serializer_function_ser_schema(
        lambda value: value.isoformat(),
        return_schema=core_schema.str_schema(),
        when_used="json-unless-none",
    )
    return core_schema.no_info_plain_validator_function(validated, serialization=written)


_serializers: dict[type[Value], SchemaSerializer] = {}


def serializer_of(kind: type[Value]) -> SchemaSerializer:
    """Return the serializer of a value whose field does not name its type."""
    if kind not in _serializers:
        _serializers[kind] = SchemaSerializer(core_schema_of(kind))
    return _serializers[kind]


def json_schema_of(kind: type[Value]) -> dict[str, Any]:
    """Return the JSON Schema of a type: a string in ISO 8601. Juche text is read too."""
    form, iso, text = _FORMATS[kind.__name__]
    return {"type": "string", "format": form, "examples": [iso, text]}
