"""Functions that the exports share: cut a text at its annotations, and tell their readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..annotation import Annotation
from ..errors import JucheError
from ..fields import edtf, exists, first, last

UNMARKED = str.maketrans("", "", "?~%")
"""A table for ``str.translate`` that removes the marks of a doubtful or approximate date."""
_SHOWN = 40


def segments(
    text: str, annotations: Iterable[Annotation]
) -> Iterator[tuple[str, Annotation | None]]:
    """Yield the pieces of a text in order, each with its annotation or None.

    Raises:
        JucheError: an annotation is not of this text, or not in order.
    """
    place = 0
    for annotation in checked(text, annotations):
        start, end, expression = annotation[:3]
        if place < start:
            yield text[place:start], None
        yield expression, annotation
        place = end
    if place < len(text):
        yield text[place:], None


def checked(text: str, annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    """Yield annotations that are of this text and in order.

    Raises:
        JucheError: one is not.
    """
    place = 0
    for annotation in annotations:
        start, end, expression = annotation[:3]
        if not place <= start < end or text[start:end] != expression:
            shown = ascii(expression[:_SHOWN])
            raise JucheError(
                f"annotations must be in order and of this text, got {shown} at {start}..{end} "
                f"where {place} of {len(text)} code points are done"
            )
        yield annotation
        place = end


def readings(annotation: Annotation) -> tuple[str, str]:
    """Return the readings of an annotation in the Juche and the Gregorian count, for people.

    If the two years disagree, the second text has both.
    """
    if annotation.alternatives:
        said = " or ".join(value.isoformat() for value in annotation.alternatives)
        # The flag names what is doubtful about the year.
        flag = min(flag for flag in annotation.flags if "year" in flag)
        return flag.replace("_", " "), said
    value = annotation.value
    return "-" if value is None else value.format("en", "juche"), annotation.edtf or "-"


def first_and_last(period: str) -> tuple[date, date]:
    """Return the first and the last day of a Gregorian year, month or day in ISO 8601.

    Raises:
        ValueError: the text has another form, or there is no such period.

    >>> [day.isoformat() for day in first_and_last("2000-02")]
    ['2000-02-01', '2000-02-29']
    """
    year, month, day = (*map(int, period.split("-")), 0, 0)[:3]
    if edtf(year, month, day) != period or not exists(year, month, day):
        raise ValueError(f"no Gregorian year, month or day: {period!r}")
    fields = year, month, day
    return date(*first(fields)), date(*last(fields))


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "date", "dates"), counted(1200, "date", "dates")
    ('1 date', '1,200 dates')
    """
    return f"{number:,} {one if number == 1 else many}"
