"""JSON Lines, with one annotation on each line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from ..annotation import Annotation

# JSON allows these line ends, but Python and many tools end a line there. UTF-8 has no surrogates.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_jsonl(annotations: Iterable[Annotation], *, source: str | None = None) -> str:
    """Return the annotations as JSON Lines. Each line is the object of ``to_dict``.

    Args:
        annotations: annotations from ``annotate``.
        source: the name or address of the document. If given, it comes before the other fields.

    >>> from juche import annotate
    >>> lines = to_jsonl(annotate("Juche 89 (2000) and Juche 90"), source="a.txt")
    >>> [json.loads(line)["edtf"] for line in lines.splitlines()]
    ['2000', '2001']
    """
    named = {} if source is None else {"source": source}
    return "".join(json_line(named | annotation.to_dict()) for annotation in annotations)


def json_line(fields: dict[str, Any]) -> str:
    """Return an object as a line of JSON, with the letters of all scripts unescaped."""
    return json_text(fields) + "\n"


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Return a value as one line of JSON that UTF-8 can encode."""
    written = json.dumps(value, ensure_ascii=ascii_only)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
