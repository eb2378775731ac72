"""The Gregorian ISO 8601 forms: ``2000``, ``2000-07``, ``2000-07-19``, ``2000/2002``."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from ._value import Value, from_key
from .era import FIRST_DAY
from .errors import (
    JucheError,
    JucheParseError,
    JucheParseRangeError,
    JucheRangeError,
    checked_str,
)
from .interval import JucheInterval
from .values import JucheDate, JucheMonth, JuchePeriod, JucheYear

_V = TypeVar("_V", bound=Value)
_FIELDS = ("gregorian_year", "month", "day")
_WIDTHS = (4, 2, 2)
_STARTS = (0, 5, 8)
_DAY = len("2000-07-19")


def from_iso(kind: type[_V], text: str) -> _V:
    """Return the value of a type from its ISO 8601 form."""
    value = parse_iso(text)
    if not isinstance(value, kind):
        raise JucheParseError(text, 0, f"the ISO 8601 form of a {kind.__name__}")
    return value


def looks_iso(text: str) -> bool:
    """Tell whether a text is meant as an ISO 8601 form: digits with hyphens and slashes.

    >>> looks_iso("2000-13"), looks_iso("2000 (Juche 89)")
    (True, False)
    """
    stripped = text.strip()
    return stripped[:1].isdecimal() and stripped.replace("-", "").replace("/", "").isdecimal()


def parse_iso(text: str) -> JuchePeriod | JucheInterval:
    """Return the value of an ISO 8601 form, its precision deciding the type."""
    checked_str("text", text)
    start, slash, end = text.partition("/")
    if not slash:
        return _period(text, text, 0)
    try:
        return JucheInterval(_period(text, start, 0), _period(text, end, len(start) + 1))
    except (JucheParseError, JucheParseRangeError):
        raise
    except JucheError:
        raise JucheParseError(text, len(start) + 1, "an end no earlier than the start") from None


def _day(part: str) -> JucheDate | None:
    """Return a day by the interpreter's own reader, the quickest; None for it to be looked into.

    That reader takes more than is ours, week dates and basic forms, but none of this shape.
    """
    if len(part) != _DAY or not part[4] == part[7] == "-":
        return None
    try:
        day = date.fromisoformat(part)
    except ValueError:
        return None
    return from_key(JucheDate, day) if day >= FIRST_DAY else None


def _period(text: str, part: str, offset: int) -> JuchePeriod:
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
    try:
        match numbers:
            case [year]:
                return JucheYear.from_gregorian(year)
            case [year, month]:
                return JucheMonth.from_gregorian(year, month)
            case _:
                return JucheDate.from_gregorian(*numbers)
    except JucheRangeError as error:
        place = offset + _STARTS[_FIELDS.index(error.field)]
        raise JucheParseRangeError(
            text, place, error.field, error.value, error.min, error.max
        ) from None
