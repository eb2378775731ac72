"""Adding a relativedelta: what it means for months and for a date of the standard library."""

from __future__ import annotations

import datetime as dt

from . import _typing as t
from .era import FIRST_DAY
from .errors import JucheRangeError
from .fields import MONTHS

_LONGEST_MONTH = 31


def months_of(delta: object) -> int | None:
    """Return the months of a relativedelta that has nothing finer, None for another type."""
    from dateutil.relativedelta import relativedelta

    if not isinstance(delta, relativedelta):
        return None
    if delta != relativedelta(years=delta.years, months=delta.months):
        raise TypeError(f"only years and months can be added to a year or a month, not {delta!r}")
    return delta.years * MONTHS + delta.months


def negated(delta: t.Any) -> t.Any:
    """Return what to add where something is subtracted, None where it has no negative.

    That of a bool would be an int, which it does not count as.
    """
    if isinstance(delta, bool):
        return None
    try:
        return -delta
    except TypeError:
        return None


def moved_by(date: dt.date, delta: object) -> dt.date | None:
    """Return a date some relativedelta later, None when the delta is of another type.

    The date is Gregorian, because relativedelta takes leap years from the year that it sees.
    """
    from dateutil.relativedelta import relativedelta

    if not isinstance(delta, relativedelta):
        return None
    try:
        moved = date + delta
    except (ValueError, OverflowError):
        raise _beyond(date, delta) from None
    if isinstance(moved, dt.datetime):
        raise TypeError(f"a time of day cannot be added to a JucheDate: {delta!r}")
    return moved


def _beyond(date: dt.date, delta: t.relativedelta) -> JucheRangeError:
    """Return the error of an addition that names no month or day, or left the years 1..9999."""
    if delta.month is not None and not 1 <= delta.month <= MONTHS:
        return JucheRangeError("month", delta.month, 1, MONTHS)
    if delta.day is not None and delta.day < 0:
        # 0 is no day to relativedelta either, and any day past a month's last one is that one.
        return JucheRangeError("day", delta.day, 1, _LONGEST_MONTH)
    months = date.month - 1 + delta.months
    year = (delta.year or date.year) + delta.years + months // MONTHS
    if dt.MINYEAR <= year <= dt.MAXYEAR:  # so it was the days that left them
        year = dt.MAXYEAR + 1 if delta.days > 0 else 0
    return JucheRangeError("gregorian_year", year, FIRST_DAY.year, dt.MAXYEAR)
