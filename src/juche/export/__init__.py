"""Annotations in other formats: TIMEX3, Web Annotation, JSON Lines, rows, a page, a notebook cell.

Every function takes a text and its annotations from ``juche.annotate``, all or some of them, in
their order. Annotations of another text are an error.
"""

from .html import Highlighted, to_html
from .index import Entry, to_index
from .jsonl import to_jsonl
from .rows import Row, to_rows
from .timex import to_timex3
from .web import to_web_annotations, utf16_spans

__all__ = [
    "Entry",
    "Highlighted",
    "Row",
    "to_html",
    "to_index",
    "to_jsonl",
    "to_rows",
    "to_timex3",
    "to_web_annotations",
    "utf16_spans",
]
