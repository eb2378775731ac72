"""The month of a year of the Juche era."""

from __future__ import annotations

import datetime as dt

from . import _typing as t
from ._arithmetic import months_of, negated
from ._typing import TYPE_CHECKING
from ._value import Period, from_key
from .date import JucheDate
from .era import EPOCH_YEAR, MAX_YEAR, MIN_YEAR, checked_int, juche_year
from .fields import MONTH, MONTHS, Ends, edtf, last_day

if TYPE_CHECKING:
    from typing import overload


@t.final
class JucheMonth(Period):
    """A month of a Juche year. Its months are the Gregorian ones.

    ``month + int`` counts months, ``month - month`` is an int, ``relativedelta`` of years and
    months works too.

    Raises:
        JucheRangeError: the year or the month (1 to 12) is out of range.
        TypeError: one of them is not an integer.

    >>> print(JucheMonth(89, 7))
    July, Juche 89 (2000)
    >>> JucheMonth(89, 12) + 1
    JucheMonth(90, 1)
    """

    __slots__ = ()
    PRECISION = MONTH
    __match_args__ = ("year", "month")

    MIN: t.ClassVar[JucheMonth]
    MAX: t.ClassVar[JucheMonth]

    def __new__(cls, year: int, month: int) -> t.Self:
        """Make the month of a Juche year and a month number."""
        year = checked_int("year", year, MIN_YEAR, MAX_YEAR)
        month = checked_int("month", month, 1, MONTHS)
        # Counted from January, Juche 1, so that order and arithmetic are those of integers.
        return from_key(cls, (year - MIN_YEAR) * MONTHS + month - 1)

    if TYPE_CHECKING:

        @overload
        @classmethod
        def from_gregorian(cls, year: dt.date, /) -> JucheMonth: ...
        @overload
        @classmethod
        def from_gregorian(cls, year: int, month: int) -> JucheMonth: ...

    @classmethod
    def from_gregorian(cls, year: dt.date | int, month: int | None = None) -> JucheMonth:
        """Return the Juche month of a Gregorian year and month, or the month of a date.

        Raises:
            JucheRangeError: before 1912, after 9999, or no such month.
            TypeError: neither a date nor two integers.

        >>> JucheMonth.from_gregorian(2000, 7)
        JucheMonth(89, 7)
        """
        if isinstance(year, dt.date) and month is None:
            return cls(juche_year(year.year), year.month)
        if isinstance(year, dt.date) or month is None:
            raise TypeError("from_gregorian takes a date, or a year and a month")
        return cls(juche_year(year), month)

    @property
    def year(self) -> int:
        """The Juche year, 1 to 8088."""
        year: int = self._key // MONTHS + MIN_YEAR
        return year

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        month: int = self._key % MONTHS + 1
        return month

    def _arguments(self) -> tuple[int, int]:
        return self.year, self.month

    def _numbers(self) -> tuple[int, int, int, int]:
        years, month = divmod(self._key, MONTHS)
        year = years + MIN_YEAR
        return year, year + EPOCH_YEAR, month + 1, 0

    @classmethod
    def _of(cls, ends: Ends) -> t.Self:
        """Make the month of fields that are known to be one of the era."""
        year, month, _ = ends[0]
        return cls(year - EPOCH_YEAR, month)

    def replace(self, *, year: int | None = None, month: int | None = None) -> JucheMonth:
        """Return a month with the given fields in place of its own.

        Raises:
            JucheRangeError: no such month.
            TypeError: a field is no integer.

        >>> JucheMonth(89, 7).replace(month=8)
        JucheMonth(89, 8)
        """
        return JucheMonth(
            self.year if year is None else year, self.month if month is None else month
        )

    __replace__ = replace

    def first_day(self) -> JucheDate:
        """Return the first day of the month.

        >>> JucheMonth(89, 2).first_day()
        JucheDate(89, 2, 1)
        """
        return JucheDate(self.year, self.month, 1)

    def last_day(self) -> JucheDate:
        """Return the last day of the month.

        >>> JucheMonth(89, 2).last_day()
        JucheDate(89, 2, 29)
        """
        return JucheDate(self.year, self.month, last_day(self.gregorian_year, self.month))

    def isoformat(self) -> str:
        """Return the Gregorian month as ISO 8601 writes it.

        >>> JucheMonth(89, 7).isoformat()
        '2000-07'
        """
        return edtf(self.gregorian_year, self.month)

    def _shifted(self, months: int) -> JucheMonth:
        years, month = divmod(self._key + months, MONTHS)
        return JucheMonth(years + MIN_YEAR, month + 1)

    def __add__(self, other: int | t.relativedelta) -> JucheMonth:
        if isinstance(other, int) and not isinstance(other, bool):
            return self._shifted(other)
        months = months_of(other)
        return NotImplemented if months is None else self._shifted(months)

    __radd__ = __add__

    if TYPE_CHECKING:

        @overload
        def __sub__(self, other: JucheMonth) -> int: ...
        @overload
        def __sub__(self, other: int | t.relativedelta) -> JucheMonth: ...

    def __sub__(self, other: JucheMonth | int | t.relativedelta) -> int | JucheMonth:
        if isinstance(other, JucheMonth):
            months: int = self._key - other._key
            return months
        negative = negated(other)
        return NotImplemented if negative is None else self.__add__(negative)

    if TYPE_CHECKING:
        # Declared for each type, so that type checkers refuse another precision.
        # The base class compares.
        def __lt__(self, other: JucheMonth) -> bool: ...
        def __le__(self, other: JucheMonth) -> bool: ...
        def __gt__(self, other: JucheMonth) -> bool: ...
        def __ge__(self, other: JucheMonth) -> bool: ...


JucheMonth.MIN, JucheMonth.MAX = JucheMonth(MIN_YEAR, 1), JucheMonth(MAX_YEAR, MONTHS)
