"""From the fields of a date to the value that they denote."""

from __future__ import annotations

from functools import lru_cache

from . import fields as calendar
from . import iso
from .era import EPOCH_YEAR
from .fields import Fields
from .interval import JucheInterval
from .values import JuchePeriod, period

Value = JuchePeriod | JucheInterval


def value_of(first: Fields, last: Fields | None) -> Value:
    """Return the value of two ends that are known to lie in the era and to be in order.

    >>> value_of((2000, 7, 0), None)
    JucheMonth(89, 7)
    """
    return period(first) if last is None else JucheInterval._of((first, last))


def value(first: Fields, last: Fields | None) -> Value | None:
    """Return the value of two ends, None if a part of it lies before the era.

    >>> value((2000, 0, 0), (2002, 0, 0)), value((1894, 7, 10), None)
    (JucheInterval(JucheYear(89), JucheYear(91)), None)
    """
    return value_of(first, last) if first[0] > EPOCH_YEAR else None


def parse_iso(text: str) -> Value:
    """Return the value of an ISO 8601 form. Its precision decides the type.

    Raises:
        JucheParseError: the text has no such form.
        JucheParseRangeError: a number out of range, a year before 1912 included.

    >>> parse_iso("2000-07")
    JucheMonth(89, 7)
    """
    return value_of(*iso.ends_of(text))


def edtf(first: Fields, last: Fields | None) -> str:
    """Return the Gregorian EDTF string of two ends, which may lie before the era.

    >>> edtf((1894, 7, 10), None), edtf((2000, 0, 0), (2002, 0, 0))
    ('1894-07-10', '2000/2002')
    """
    start = calendar.edtf(*first)
    return start if last is None else f"{start}/{calendar.edtf(*last)}"


@lru_cache(maxsize=4096)
def denoted(first: Fields, last: Fields | None) -> tuple[Value | None, str]:
    """Return the value and the EDTF string of an expression.

    The results are kept, because both are immutable and a document repeats the same few dates.
    """
    return value(first, last), edtf(first, last)
