"""Flat rows, one for each date, for tables, CSV and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypedDict

from ..annotation import Annotation
from ..interval import JucheInterval
from ..values import JuchePeriod
from .spans import UNMARKED, checked, first_and_last


class Row(TypedDict):
    """A date of a document as a flat row. A field without a value is None.

    The page :doc:`/reference/rows` describes the fields.
    """

    file: str | None
    line: int
    column: int
    start: int
    end: int
    expression: str
    kind: str
    locale: str | None
    juche_year: int | None
    month: int | None
    day: int | None
    edtf: str | None
    first_day: str | None
    last_day: str | None
    ordinal: int | None
    flags: str


COLUMNS: tuple[str, ...] = tuple(Row.__annotations__)


class Begin(NamedTuple):
    """Where a passage begins in its document."""

    offset: int = 0
    line: int = 1
    column: int = 1


START = Begin()


def to_rows(text: str, annotations: Iterable[Annotation], *, file: str | None = None) -> list[Row]:
    """Return a flat row for each annotation, ready for CSV and data frames.

    Args:
        text: the text that was annotated.
        annotations: its annotations from ``annotate``, all or some.
        file: the name of the document, for the field ``file``.

    Raises:
        JucheError: an annotation is not of this text, or not in order.

    >>> from juche import annotate
    >>> text = "In July, Juche 89 (2000)."
    >>> (row,) = to_rows(text, annotate(text), file="a.txt")
    >>> row["line"], row["column"], row["juche_year"], row["month"], row["first_day"]
    (1, 4, 89, 7, '2000-07-01')
    """
    return list(iter_rows(text, annotations, file, START))


def iter_rows(
    text: str, annotations: Iterable[Annotation], file: str | None, begin: Begin
) -> Iterator[Row]:
    """Yield the rows of a passage. Lines and columns count from 1, as in editors."""
    for annotation, line, column in places(text, checked(text, annotations), begin):
        juche_year, month, day = _numbers(annotation)
        first_day, last_day = _days(annotation)
        yield Row(
            file=file,
            line=line,
            column=column,
            start=begin.offset + annotation.start,
            end=begin.offset + annotation.end,
            expression=annotation.text,
            kind=annotation.kind,
            locale=annotation.locale,
            juche_year=juche_year,
            month=month,
            day=day,
            edtf=annotation.edtf,
            first_day=first_day,
            last_day=last_day,
            ordinal=annotation.ordinal,
            flags=" ".join(sorted(annotation.flags)),
        )


def places(
    text: str, annotations: Iterable[Annotation], begin: Begin
) -> Iterator[tuple[Annotation, int, int]]:
    """Yield each annotation with its line and its column."""
    line, column, counted = begin.line, begin.column, 0
    for annotation in annotations:
        # Only the text between two dates is searched, so a long line costs no more than many short
        # ones.
        line += text.count("\n", counted, annotation.start)
        newline = text.rfind("\n", counted, annotation.start)
        column = annotation.start - (newline if newline >= 0 else counted - column)
        counted = annotation.start
        yield annotation, line, column


def _numbers(annotation: Annotation) -> tuple[int | None, int | None, int | None]:
    """Return the Juche year, the month and the day. An interval gives those of its beginning."""
    value = annotation.value
    start: JuchePeriod | None = value.start if isinstance(value, JucheInterval) else value
    if start is not None:
        return start.year, getattr(start, "month", None), getattr(start, "day", None)
    parts = (annotation.edtf or "").translate(UNMARKED).partition("/")[0].split("-")
    numbers = [int(part) if part.isdecimal() else None for part in parts[1:]]
    month, day = (*numbers, None, None)[:2]
    return None, month, day


def _days(annotation: Annotation) -> tuple[str | None, str | None]:
    """Return the first and the last day in ISO 8601, before the era too."""
    first, _, last = (annotation.edtf or "").translate(UNMARKED).partition("/")
    days = _days_of(first)
    return (days[0], _days_of(last)[1]) if last else days


def _days_of(period: str) -> tuple[str | None, str | None]:
    """Return the days of a Gregorian year, month or day, None for other forms."""
    try:
        first, last = first_and_last(period)
    except ValueError:
        return None, None
    return first.isoformat(), last.isoformat()
