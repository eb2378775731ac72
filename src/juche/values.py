"""The values: a year, a month and a day of the Juche era.

One type for each precision, because a year is not its first day.
"""

from __future__ import annotations

from .date import JucheDate
from .fields import Fields, precision
from .month import JucheMonth
from .year import JucheYear

__all__ = ["JucheDate", "JucheMonth", "JuchePeriod", "JucheYear", "period"]

JuchePeriod = JucheYear | JucheMonth | JucheDate
"""A value of any precision."""

_KINDS: tuple[type[JucheYear], type[JucheMonth], type[JucheDate]] = JucheYear, JucheMonth, JucheDate


def period(fields: Fields) -> JuchePeriod:
    """Return the value of fields that are known to lie in the era.

    >>> period((2000, 7, 0))
    JucheMonth(89, 7)
    """
    return _KINDS[precision(fields)]._of((fields, None))
