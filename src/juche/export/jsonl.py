"""JSON Lines: an annotation a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from ..annotation import Annotation

# JSON lets these line ends stand as they are, but Python and many tools end a line there. The
# halves of characters are no UTF-8.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_jsonl(annotations: Iterable[Annotation], *, source: str | None = None) -> str:
    """Return the annotations as JSON Lines, each the object that its ``to_dict`` gives.

    Args:
        annotations: what ``annotate`` gave.
        source: the document's name or address, put before the other fields when given.

    >>> from juche import annotate
    >>> lines = to_jsonl(annotate("Juche 89 (2000) and Juche 90"), source="a.txt")
    >>> [json.loads(line)["edtf"] for line in lines.splitlines()]
    ['2000', '2001']
    """
    named = {} if source is None else {"source": source}
    return "".join(json_line(named | annotation.to_dict()) for annotation in annotations)


def json_line(fields: dict[str, Any]) -> str:
    """Return an object as a line of JSON, letters of all scripts as they are."""
    return json_text(fields) + "\n"


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Return a value as JSON in one line that UTF-8 can hold."""
    written = json.dumps(value, ensure_ascii=ascii_only)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
