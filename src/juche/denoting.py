"""From the fields of a date to the value that they denote."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from . import fields as calendar
from ._value import from_key
from .era import EPOCH_YEAR
from .fields import Fields
from .interval import JucheInterval
from .values import JucheDate, JucheMonth, JuchePeriod, JucheYear

Value = JuchePeriod | JucheInterval


def period(fields: Fields) -> JuchePeriod:
    """Return the value of fields that are known to be a period of the era."""
    year, month, day = fields
    if not month:
        return JucheYear(year - EPOCH_YEAR)
    if day:
        return from_key(JucheDate, date(year, month, day))
    return JucheMonth(year - EPOCH_YEAR, month)


def value(first: Fields, last: Fields | None) -> Value | None:
    """Return the value between two ends, None when any of it lies before the era.

    >>> value((2000, 0, 0), (2002, 0, 0)), value((1894, 7, 10), None)
    (JucheInterval(JucheYear(89), JucheYear(91)), None)
    """
    if first[0] <= EPOCH_YEAR:
        return None
    return period(first) if last is None else JucheInterval(period(first), period(last))


def edtf(first: Fields, last: Fields | None) -> str:
    """Return the Gregorian EDTF string between two ends, which may lie before the era.

    >>> edtf((1894, 7, 10), None), edtf((2000, 0, 0), (2002, 0, 0))
    ('1894-07-10', '2000/2002')
    """
    start = calendar.edtf(*first)
    return start if last is None else f"{start}/{calendar.edtf(*last)}"


@lru_cache(maxsize=4096)
def denoted(first: Fields, last: Fields | None) -> tuple[Value | None, str]:
    """Return the value and the EDTF string of an expression.

    The answers are kept, because both are immutable and a document names the same few dates
    again and again.
    """
    return value(first, last), edtf(first, last)
