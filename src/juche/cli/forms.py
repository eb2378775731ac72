"""The forms in which the dates of a document are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

import click

from ..annotation import Annotation
from ..export import to_html, to_jsonl, to_timex3, to_web_annotations
from ..export.jsonl import json_line
from ..values import JuchePeriod
from .table import Layout, rows

Form = Literal["table", "jsonl", "timex3", "html", "web"]


class Annotated(NamedTuple):
    """A document with its dates."""

    path: Path
    text: str
    found: list[Annotation]
    reference: date | JuchePeriod | None

    def table(self) -> str:
        """Lay the dates out in columns."""
        lines = Layout().lines(tuple(rows(*self[:3])))
        return "".join(f"{click.unstyle(line)}\n" for line in lines)

    def jsonl(self) -> str:
        """Return a line of JSON for each date."""
        return to_jsonl(self.found, source=str(self.path))

    def timex3(self) -> str:
        """Return the document in TimeML."""
        return to_timex3(self.text, self.found, reference=self.reference)

    def html(self) -> str:
        """Return a page."""
        return to_html(self.text, self.found, title=self.path.name)

    def web(self) -> str:
        """Return a Web Annotation a line."""
        source = quote(self.path.as_posix())
        return "".join(map(json_line, to_web_annotations(self.text, self.found, source=source)))


# Of each form the ending of its files, put behind the document's name, and how it is written.
FORMS: dict[Form, tuple[str, Callable[[Annotated], str]]] = {
    "table": (".dates.txt", Annotated.table),
    "jsonl": (".jsonl", Annotated.jsonl),
    "timex3": (".tml", Annotated.timex3),
    "html": (".html", Annotated.html),
    "web": (".web.jsonl", Annotated.web),
}
