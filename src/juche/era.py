"""The Juche era as pure integers: its epoch, its bounds, its history.

Months, days and leap days are Gregorian. Only the year is counted differently. So the era adds one
subtraction to a calendar, and the limits of its years.
"""

from __future__ import annotations

from datetime import date

from .errors import JucheRangeError

EPOCH_YEAR = 1911
"""The Gregorian year before Juche 1, so that Juche N is Gregorian N + 1911.

Source: Encyclopedia of Korean Culture (Academy of Korean Studies), entry E0070119 주체연호.
"""

MIN_YEAR = 1
"""The first Juche year, written 元年 or 원년. There is no year 0.

Source: the rules of 25 August 1997 as given in the Encyclopedia of Korean Culture, entry E0070119.
"""

MAX_YEAR = 8088
"""The last Juche year, Gregorian 9999. A limit of ``datetime.date`` and of this library."""

GREGORIAN_YEARS = MIN_YEAR + EPOCH_YEAR, MAX_YEAR + EPOCH_YEAR
"""The Gregorian years of the first and the last Juche year: 1912 and 9999."""

FIRST_DAY = date(1912, 1, 1)
"""January 1, Juche 1, which is ordinal 697978 and Julian Day Number 2419403.

Source: Encyclopedia of Korean Culture, entry E0070119 (1912 is the first year of the era).
"""

DECREED = date(1997, 7, 8)
"""The day on which the era was decreed.

Source: Daily NK archive, "주체연호·태양절 제정 (1997. 7. 8)".
"""

IN_FORCE = date(1997, 9, 9)
"""The day from which the era was used.

Source: Daily NK archive, "주체연호·태양절 제정 (1997. 7. 8)".
"""

LAST_DAILY_PRINT = date(2024, 10, 12)
"""The last issue of the party daily to carry a Juche date.

Source: Segye Ilbo and Tongil News, both 17 October 2024.
"""


def integer(field: str, value: int) -> int:
    """Return ``value`` as a plain int.

    Integers of other types, such as those of NumPy, are converted by ``__index__``. A ``bool`` is
    refused, because a truth value in a date is a bug of the caller.

    Raises:
        TypeError: ``value`` is a bool, a float or anything else that is no integer.
    """
    if type(value) is int:
        return value
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{field} must be an integer, not {type(value).__name__}")
    return value.__index__()


def checked_int(field: str, value: int, minimum: int, maximum: int) -> int:
    """Return ``value`` as a plain int within the bounds.

    Raises:
        TypeError: ``value`` is a bool, a float or anything else that is no integer.
        JucheRangeError: ``value`` is outside ``minimum..maximum``.
    """
    value = integer(field, value)
    if not minimum <= value <= maximum:
        raise JucheRangeError(field, value, minimum, maximum)
    return value


def juche_year(gregorian_year: int) -> int:
    """Return the Juche year of a Gregorian year.

    Args:
        gregorian_year: 1912 to 9999.

    Raises:
        JucheRangeError: the year is before 1912, where the era's own rules keep Gregorian years,
            or after 9999.
        TypeError: not an integer.

    >>> juche_year(2000)
    89
    """
    return checked_int("gregorian_year", gregorian_year, *GREGORIAN_YEARS) - EPOCH_YEAR


def gregorian_year(juche_year: int) -> int:
    """Return the Gregorian year of a Juche year.

    Args:
        juche_year: 1 to 8088.

    Raises:
        JucheRangeError: out of range. There is no Juche year 0.
        TypeError: not an integer.

    >>> gregorian_year(89)
    2000
    """
    return checked_int("year", juche_year, MIN_YEAR, MAX_YEAR) + EPOCH_YEAR
