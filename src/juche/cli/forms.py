"""The forms in which the dates of a document are written."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple
from urllib.parse import quote

import click

from ..annotation import Annotation
from ..export import Entry, to_html, to_jsonl, to_timex3
from ..export.jsonl import json_line
from ..export.rows import COLUMNS, START, Begin, iter_rows
from ..export.web import iter_web_annotations
from ..values import JuchePeriod
from .files import Document
from .table import Layout, rows

FormName = Literal["table", "csv", "tsv", "jsonl", "timex3", "html", "web"]


class Annotated(NamedTuple):
    """A passage of a document with its dates."""

    document: Document
    text: str
    found: list[Annotation]
    reference: date | JuchePeriod | None
    begin: Begin = START

    def table(self) -> str:
        """Lay the dates out in columns."""
        cells = tuple(rows(self.document.source, self.text, self.found, self.begin))
        return "".join(f"{click.unstyle(line)}\n" for line in Layout().lines(cells))

    def csv(self) -> str:
        """Return comma-separated values."""
        return self._separated(",")

    def tsv(self) -> str:
        """Return values separated by tabs."""
        return self._separated("\t")

    def jsonl(self) -> str:
        """Return a line of JSON for each date."""
        offset = self.begin.offset
        moved = (one._replace(start=one.start + offset, end=one.end + offset) for one in self.found)
        return to_jsonl(moved, source=self.document.source)

    def timex3(self) -> str:
        """Return the document in TimeML."""
        return to_timex3(self.text, self.found, reference=self.reference)

    def html(self) -> str:
        """Return a page."""
        title = self.document.place.name
        return to_html(self.text, self.found, title=title, reference=self.reference)

    def entry(self) -> Entry:
        """Return the line of the document in an index of pages."""
        place = os.fsencode(self.document.place.as_posix())
        name = place.decode(errors="backslashreplace")
        # Every sign but the slash is escaped, or a name with a colon were one of another scheme.
        return Entry.of(name, quote(place + FORMS["html"].ending.encode()), self.found)

    def web(self) -> str:
        """Return Web Annotations, one on each line."""
        source = self.document.iri
        found = iter_web_annotations(self.text, self.found, source, self.begin.offset)
        return "".join(map(json_line, found))

    def _separated(self, delimiter: str) -> str:
        return separated(
            (
                row.values()
                for row in iter_rows(self.text, self.found, self.document.source, self.begin)
            ),
            delimiter,
        )


def separated(records: Iterable[Iterable[object]], delimiter: str, end: str = "\n") -> str:
    """Return records as CSV. A cell is in quotation marks if it needs them."""
    written = _Lines()
    # It ends lines with CR LF. Before Python 3.13, it quotes no other sign of an end of a line.
    csv.writer(written, delimiter=delimiter).writerows(records)
    return "".join(line.removesuffix("\r\n") + end for line in written)


class _Lines(list[str]):
    """The records that csv wrote, one in each item."""

    write = list.append


class Form(NamedTuple):
    """A form of the dates.

    Attributes:
        ending: the suffix that is added to a document's name for its file of dates.
        write: the function that writes a passage.
        head: the text before the first passage.
        whole: whether the output is a document again, so that each input needs an output of its
            own.
        seen: whether it has the text that a reader sees, without markup, and its places.
    """

    ending: str
    write: Callable[[Annotated], str]
    head: str = ""
    whole: bool = False
    seen: bool = False


FORMS: dict[FormName, Form] = {
    "table": Form(".dates.txt", Annotated.table),
    "csv": Form(".csv", Annotated.csv, separated([COLUMNS], ",")),
    "tsv": Form(".tsv", Annotated.tsv, separated([COLUMNS], "\t")),
    "jsonl": Form(".jsonl", Annotated.jsonl),
    "timex3": Form(".tml", Annotated.timex3, whole=True, seen=True),
    "html": Form(".html", Annotated.html, whole=True, seen=True),
    # The model asks that tags be removed and entities replaced before a text is quoted.
    "web": Form(".web.jsonl", Annotated.web, seen=True),
}
