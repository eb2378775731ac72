"""The fields of a date as plain integers: what exists, what comes first, how EDTF writes it.

Years are Gregorian, 1 to 9999, so a date before the era has fields too. A missing field is 0:
``(2000, 7, 0)`` is a month, ``(2000, 0, 0)`` a year.
"""

from __future__ import annotations

Fields = tuple[int, int, int]
"""The Gregorian year, the month and the day, each 0 where there is none."""

Ends = tuple[Fields, Fields | None]
"""The first and the last period of an expression. The last is None if there is only one period."""

YEAR, MONTH, DAY, INTERVAL = 0, 1, 2, 3
"""The precisions from coarse to fine, and the interval, which has no precision of its own."""
TYPES = ("JucheYear", "JucheMonth", "JucheDate", "JucheInterval")
"""The name of the type of each precision, for error messages."""

LAST_YEAR = 9999
MONTHS = 12
LONGEST_MONTH = 31
"""The number of days of the longest month."""
_FEBRUARY = 2
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Tell whether a Gregorian year has a 29 February.

    >>> is_leap(2000), is_leap(2100)
    (True, False)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def last_day(year: int, month: int) -> int:
    """Return the last day of a month. A February without a year (year 0) has 29 days.

    >>> last_day(2000, 2), last_day(2001, 2), last_day(0, 2), last_day(2000, 4)
    (29, 28, 29, 30)
    """
    if month == _FEBRUARY and is_leap(year):  # 0 is a leap year by the rule
        return 29
    return _LENGTHS[month - 1]


def exists(year: int, month: int = 0, day: int = 0) -> bool:
    """Tell whether such a year, month or day exists. A day needs its month, but not its year.

    >>> exists(2000, 2, 29), exists(2001, 2, 29), exists(0, 7, 19), exists(2000, 0, 19)
    (True, False, True, False)
    """
    if not (0 <= year <= LAST_YEAR and 0 <= month <= MONTHS):
        return False
    return 0 <= day <= (last_day(year, month) if month else 0)


def edtf(year: int, month: int = 0, day: int = 0) -> str:
    """Return the ISO 8601 and EDTF form in the precision of the fields.

    >>> edtf(2000), edtf(2000, 7), edtf(886, 7, 19)
    ('2000', '2000-07', '0886-07-19')
    """
    if day:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def precision(first: Fields, last: Fields | None = None) -> int:
    """Return the precision of a period, or ``INTERVAL`` if there is a last period.

    >>> precision((2000, 7, 0)), precision((2000, 0, 0), (2002, 0, 0))
    (1, 3)
    """
    if last is not None:
        return INTERVAL
    return DAY if first[2] else MONTH if first[1] else YEAR


def first(fields: Fields) -> Fields:
    """Return the first day of a year, a month or a day.

    >>> first((2000, 2, 0))
    (2000, 2, 1)
    """
    year, month, day = fields
    return year, month or 1, day or 1


def last(fields: Fields) -> Fields:
    """Return the last day of a year, a month or a day.

    >>> last((2000, 2, 0)), last((2000, 0, 0))
    ((2000, 2, 29), (2000, 12, 31))
    """
    year, month, day = fields
    month = month or MONTHS
    return year, month, day or last_day(year, month)


def day_of_year(fields: Fields) -> int:
    """Return the number of a day within its year, 1 to 366.

    >>> day_of_year((2000, 12, 31)), day_of_year((2001, 3, 1))
    (366, 60)
    """
    year, month, day = fields
    return sum(last_day(year, earlier) for earlier in range(1, month)) + day


def in_order(start: Fields, end: Fields) -> bool:
    """Tell whether an interval may go from one period to the other.

    >>> in_order((2000, 0, 0), (2000, 7, 0)), in_order((2000, 7, 0), (2000, 6, 30))
    (True, False)
    """
    return first(start) <= last(end)
