"""The year of the Juche era."""

from __future__ import annotations

import datetime as dt

from . import _typing as t
from ._arithmetic import months_of, negated
from ._typing import TYPE_CHECKING
from ._value import Period, from_key
from .date import JucheDate
from .era import EPOCH_YEAR, MAX_YEAR, MIN_YEAR, checked_int, juche_year
from .fields import MONTHS, YEAR, Ends
from .month import JucheMonth

if TYPE_CHECKING:
    from typing import overload


@t.final
class JucheYear(Period):
    """A year of the Juche era, 1 (1912) to 8088 (9999).

    ``year + int`` adds years, and ``year - year`` is an int. A ``relativedelta`` of whole years
    works too.

    Raises:
        JucheRangeError: the year is out of range. There is no year 0.
        TypeError: the year is not an integer; ``bool`` is not one.

    >>> JucheYear(89)
    JucheYear(89)
    >>> print(JucheYear(89) + 2)
    Juche 91 (2002)
    >>> JucheDate(89, 7, 19) in JucheYear(89)
    True
    """

    __slots__ = ()
    PRECISION = YEAR
    __match_args__ = ("year",)

    MIN: t.ClassVar[JucheYear]
    MAX: t.ClassVar[JucheYear]

    def __new__(cls, year: int) -> t.Self:
        """Make the year of a Juche year number."""
        return from_key(cls, checked_int("year", year, MIN_YEAR, MAX_YEAR))

    @classmethod
    def from_gregorian(cls, year: dt.date | int) -> JucheYear:
        """Return the Juche year of a Gregorian year, 1912 to 9999, or the year of a date.

        Raises:
            JucheRangeError: out of range.
            TypeError: neither a date nor an integer.

        >>> JucheYear.from_gregorian(2000)
        JucheYear(89)
        """
        return from_key(cls, juche_year(year.year if isinstance(year, dt.date) else year))

    @property
    def year(self) -> int:
        """The Juche year, 1 to 8088."""
        year: int = self._key
        return year

    def _arguments(self) -> tuple[int]:
        return (self.year,)

    def _numbers(self) -> tuple[int, int, int, int]:
        return self._key, self._key + EPOCH_YEAR, 0, 0

    @classmethod
    def _of(cls, ends: Ends) -> t.Self:
        """Make the year of fields that are known to be one of the era."""
        return cls(ends[0][0] - EPOCH_YEAR)

    def replace(self, *, year: int | None = None) -> JucheYear:
        """Return a year with the given field in place of its own.

        Raises:
            JucheRangeError: no such year.
            TypeError: the field is no integer.

        >>> JucheYear(89).replace(year=90)
        JucheYear(90)
        """
        return self if year is None else JucheYear(year)

    __replace__ = replace

    def first_day(self) -> JucheDate:
        """Return January 1 of the year.

        >>> JucheYear(89).first_day()
        JucheDate(89, 1, 1)
        """
        return JucheDate(self.year, 1, 1)

    def last_day(self) -> JucheDate:
        """Return December 31 of the year.

        >>> JucheYear(89).last_day()
        JucheDate(89, 12, 31)
        """
        return JucheDate(self.year, 12, 31)

    def months(self) -> t.Iterator[JucheMonth]:
        """Return the months of the year, one after another.

        >>> [month.month for month in JucheYear(89).months()]
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
        """
        return (JucheMonth(self.year, month) for month in range(1, MONTHS + 1))

    def isoformat(self) -> str:
        """Return the Gregorian year as ISO 8601 writes it.

        >>> JucheYear(89).isoformat()
        '2000'
        """
        return str(self.gregorian_year)

    def __add__(self, other: int | t.relativedelta) -> JucheYear:
        if isinstance(other, int) and not isinstance(other, bool):
            return JucheYear(self.year + other)
        months = months_of(other)
        if months is None:
            return NotImplemented
        if months % MONTHS:
            raise TypeError(f"only whole years can be added to a year, not {other!r}")
        return JucheYear(self.year + months // MONTHS)

    __radd__ = __add__

    if TYPE_CHECKING:

        @overload
        def __sub__(self, other: JucheYear) -> int: ...
        @overload
        def __sub__(self, other: int | t.relativedelta) -> JucheYear: ...

    def __sub__(self, other: JucheYear | int | t.relativedelta) -> int | JucheYear:
        if isinstance(other, JucheYear):
            return self.year - other.year
        negative = negated(other)
        return NotImplemented if negative is None else self.__add__(negative)

    if TYPE_CHECKING:
        # Declared for each type, so that type checkers refuse another precision.
        # The base class compares.
        def __lt__(self, other: JucheYear) -> bool: ...
        def __le__(self, other: JucheYear) -> bool: ...
        def __gt__(self, other: JucheYear) -> bool: ...
        def __ge__(self, other: JucheYear) -> bool: ...


JucheYear.MIN, JucheYear.MAX = JucheYear(MIN_YEAR), JucheYear(MAX_YEAR)
