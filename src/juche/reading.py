"""Read a whole text as one value, in either calendar: the text of a field or of a column."""

from __future__ import annotations

from typing import TypeVar

from ._value import Value
from .denoting import parse_iso
from .era import EPOCH_YEAR, GREGORIAN_YEARS
from .errors import (
    A_DATE,
    JucheMismatchError,
    JucheParseError,
    JucheParseRangeError,
    checked_str,
    of_another_type,
    start_of,
)
from .interval import JucheInterval
from .iso import looks_iso
from .values import JuchePeriod

_V = TypeVar("_V", bound=Value)


def read(text: str) -> JuchePeriod | JucheInterval:
    """Return the value of a text that is one date, in either calendar.

    The text is an ISO 8601 form, Juche text as ``parse`` reads it, or Gregorian text as
    ``annotate`` reads it. Nothing is taken from today's date, and the order of day and month is
    never guessed.

    Args:
        text: one date. White space around it is ignored.

    Raises:
        JucheParseError: the text is not one date, or it may be read in two ways.
        JucheMismatchError: the two years of the text disagree.
        JucheParseRangeError: a number in it is out of range, a year before 1912 included.
        TypeError: the text is no string.

    >>> read("2000-07-19") == read("July 19, Juche 89") == read("19 July 2000")
    True
    >>> read("2000년 7월")
    JucheMonth(89, 7)
    """
    checked_str("text", text)
    try:
        return _iso(text) if looks_iso(text) else _juche(text)
    except (JucheMismatchError, JucheParseRangeError):
        raise
    except JucheParseError as error:
        value = _gregorian(text)
        if value is None:
            raise _neither(text, error) from None
        return value


def read_as(kind: type[_V], text: str) -> _V:
    """Return the result of ``read`` if it has a given type.

    Raises:
        JucheParseError: the type is another one, or ``read`` raises this error.
    """
    value = read(text)
    if not isinstance(value, kind):
        raise of_another_type(text, kind.__name__, type(value).__name__)
    return value


def _iso(text: str) -> JuchePeriod | JucheInterval:
    """Return the value of an ISO 8601 form. An error has the text with its white space."""
    try:
        return parse_iso(text.strip())
    except JucheParseError as error:
        _, position, *more = error.args
        raise type(error)(text, start_of(text) + position, *more) from None


def _juche(text: str) -> JuchePeriod | JucheInterval:
    # Imported here, as below, because an ISO 8601 form needs no tables of languages.
    from .parsing import parse

    return parse(text)


def _gregorian(text: str) -> JuchePeriod | JucheInterval | None:
    """Return the value of a text that is one Gregorian date, None if it is not.

    Raises:
        JucheParseRangeError: the date is before the era.
    """
    from .annotation import annotate

    bare = text.strip()
    found = annotate(bare, kinds={"gregorian"})
    if not found:
        _check_exists(text, bare)
    if not found or found[0].text != bare or found[0].edtf is None:
        return None
    value = found[0].value
    if value is None:
        year = int(found[0].edtf[:4])
        if year > EPOCH_YEAR:
            return None  # in doubt, approximate or without an end: ca. 1997
        place = max(0, text.find(str(year)))
        raise JucheParseRangeError(text, place, "gregorian_year", year, *GREGORIAN_YEARS)
    return value


def _check_exists(text: str, bare: str) -> None:
    """Raise the error of a Gregorian date that no calendar has: 31 June 2000."""
    from .annotation import explain

    for one in explain(bare, kinds={"gregorian"}).candidates:
        if one.guard in {"no_such_date", "no_such_day"} and one.text == bare:
            raise JucheParseError(text, start_of(text), "a day that the calendar has")


def _neither(text: str, error: JucheParseError) -> JucheParseError:
    """Return the error of a text that is no date in either calendar. Juche text keeps its own."""
    if error.expected != A_DATE:
        return error
    return JucheParseError(text, error.position, "a date, Juche or Gregorian,")
