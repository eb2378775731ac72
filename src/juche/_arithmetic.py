"""Adding a relativedelta to months and to a ``datetime.date``."""

from __future__ import annotations

import datetime as dt

from . import _typing as t
from .era import FIRST_DAY
from .errors import JucheRangeError
from .fields import LONGEST_MONTH, MONTHS


def months_of(delta: object) -> int | None:
    """Return the months of a relativedelta that has nothing finer, None for another type."""
    from dateutil.relativedelta import relativedelta

    if not isinstance(delta, relativedelta):
        return None
    if delta != relativedelta(years=delta.years, months=delta.months):
        raise TypeError(f"only years and months can be added to a year or a month, not {delta!r}")
    return delta.years * MONTHS + delta.months


def negated(delta: t.Any) -> t.Any:
    """Return the negative of a delta, None if it has none.

    The negative of a bool would be an int, but a bool does not count as a number here.
    """
    if isinstance(delta, bool):
        return None
    try:
        return -delta
    except TypeError:
        return None


def moved_by(date: dt.date, delta: object) -> dt.date | None:
    """Return a date moved by a relativedelta, None if the delta has another type.

    The date is Gregorian, because relativedelta finds leap years by the number of the year.
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
    """Return the error of an addition: no such month or day, or a year outside 1..9999."""
    if delta.month is not None and not 1 <= delta.month <= MONTHS:
        return JucheRangeError("month", delta.month, 1, MONTHS)
    if delta.day is not None and delta.day < 0:
        # relativedelta ignores the day 0, and takes a day past the end of a month as its last day.
        return JucheRangeError("day", delta.day, 1, LONGEST_MONTH)
    months = date.month - 1 + delta.months
    year = (delta.year or date.year) + delta.years + months // MONTHS
    if dt.MINYEAR <= year <= dt.MAXYEAR:  # so the days left them
        year = dt.MAXYEAR + 1 if delta.days > 0 else 0
    return JucheRangeError("gregorian_year", year, FIRST_DAY.year, dt.MAXYEAR)
