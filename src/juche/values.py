"""The values: a year, a month and a day of the Juche era.

One type for each precision, because a year is not its first day.
"""

from __future__ import annotations

from .date import JucheDate
from .month import JucheMonth
from .year import JucheYear

__all__ = ["JucheDate", "JucheMonth", "JuchePeriod", "JucheYear"]

JuchePeriod = JucheYear | JucheMonth | JucheDate
"""A value of any precision."""
