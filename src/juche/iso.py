"""The Gregorian ISO 8601 forms: ``2000``, ``2000-07``, ``2000-07-19``, ``2000/2002``."""

from __future__ import annotations

from datetime import date

from .era import FIRST_DAY, GREGORIAN_YEARS
from .errors import JucheParseError, JucheParseRangeError, checked_str
from .fields import DAY, MONTHS, TYPES, Ends, Fields, in_order, last_day, precision

_NAMES = ("gregorian_year", "month", "day")
_WIDTHS = (4, 2, 2)
_STARTS = (0, 5, 8)
_LONG = len("2000-07-19")


def ends_as(kind: int, text: str) -> Ends:
    """Return the ends of an ISO 8601 form that has a given precision.

    Raises:
        JucheParseError: the precision is another one, or ``ends_of`` raises this error.
    """
    day = _day(text) if kind == DAY and isinstance(text, str) else None
    if day is not None:
        return day, None
    ends = ends_of(text)
    if precision(*ends) != kind:
        raise JucheParseError(text, 0, f"the ISO 8601 form of a {TYPES[kind]}")
    return ends


def looks_iso(text: str) -> bool:
    """Tell whether a text looks like an ISO 8601 form: digits with hyphens and slashes.

    >>> looks_iso("2000-13"), looks_iso("2000 (Juche 89)")
    (True, False)
    """
    stripped = text.strip()
    return stripped[:1].isdecimal() and stripped.replace("-", "").replace("/", "").isdecimal()


def ends_of(text: str) -> Ends:
    """Return the ends of an ISO 8601 form in its own precision.

    Raises:
        JucheParseError: the text has no such form.
        JucheParseRangeError: a number out of range, a year before 1912 included.

    >>> ends_of("2000-07"), ends_of("2000/2002")
    (((2000, 7, 0), None), ((2000, 0, 0), (2002, 0, 0)))
    """
    checked_str("text", text)
    start, slash, end = text.partition("/")
    if not slash:
        return _period(text, text, 0), None
    place = len(start) + 1
    first, last = _period(text, start, 0), _period(text, end, place)
    if not in_order(first, last):
        raise JucheParseError(text, place, "an end no earlier than the start")
    return first, last


def _day(part: str) -> Fields | None:
    """Return a day as read by ``datetime.date``, None if the text needs a closer look.

    That reader also accepts week dates and basic forms, but none in the shape of a day.
    """
    if len(part) != _LONG or not part[4] == part[7] == "-":
        return None
    try:
        day = date.fromisoformat(part)
    except ValueError:
        return None
    return (day.year, day.month, day.day) if day >= FIRST_DAY else None


def _period(text: str, part: str, offset: int) -> Fields:
    day = _day(part)
    if day is not None:
        return day
    pieces = part.split("-")
    shaped = len(pieces) <= len(_WIDTHS) and all(
        len(piece) == width and piece.isascii() and piece.isdigit()
        for piece, width in zip(pieces, _WIDTHS, strict=False)
    )
    if not shaped:
        raise JucheParseError(text, offset, "a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    numbers = [int(piece) for piece in pieces]
    for index, number in enumerate(numbers):
        least, most = _bounds(numbers, index)
        if not least <= number <= most:
            place = offset + _STARTS[index]
            raise JucheParseRangeError(text, place, _NAMES[index], number, least, most)
    year, month, day_of_month = (*numbers, 0, 0)[: len(_WIDTHS)]
    return year, month, day_of_month


def _bounds(numbers: list[int], index: int) -> tuple[int, int]:
    """Return the bounds of a number. The numbers before it are known to be in range."""
    if index == 0:
        return GREGORIAN_YEARS
    return 1, MONTHS if index == 1 else last_day(numbers[0], numbers[1])
