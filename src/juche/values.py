"""The values: a year, a month and a day of the Juche era.

One type for each precision, because a year is not its first day.
"""

from __future__ import annotations

import datetime as dt

from ._typing import TYPE_CHECKING, final
from ._value import Period, from_key
from .era import EPOCH_YEAR, FIRST_DAY, MAX_YEAR, MIN_YEAR, checked_int, integer, juche_year
from .errors import JucheRangeError

if TYPE_CHECKING:
    from typing import ClassVar, Self, overload

    from dateutil.relativedelta import relativedelta

_MONTHS = 12
_LONGEST_MONTH = 31
_LAST_INDEX = MAX_YEAR * _MONTHS - 1


def _as_months(delta: object) -> int | None:
    """Return the months of a relativedelta that has nothing finer, None for another type."""
    from dateutil.relativedelta import relativedelta

    if not isinstance(delta, relativedelta):
        return None
    if delta != relativedelta(years=delta.years, months=delta.months):
        raise TypeError(f"only years and months can be added to a year or a month, not {delta!r}")
    return delta.years * _MONTHS + delta.months


@final
class JucheYear(Period):
    """A year of the Juche era, 1 (1912) to 8088 (9999).

    ``year + int`` counts years, ``year - year`` is an int, ``relativedelta`` of years works too.

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
    PRECISION = 0

    MIN: ClassVar[JucheYear]
    MAX: ClassVar[JucheYear]

    def __new__(cls, year: int) -> Self:
        """Make the year of a Juche year number."""
        return from_key(cls, checked_int("year", year, MIN_YEAR, MAX_YEAR))

    @classmethod
    def from_gregorian(cls, year: int) -> JucheYear:
        """Return the Juche year of a Gregorian one, 1912 to 9999.

        Raises:
            JucheRangeError: out of range.

        >>> JucheYear.from_gregorian(2000)
        JucheYear(89)
        """
        return from_key(cls, juche_year(year))

    @property
    def year(self) -> int:
        """The Juche year, 1 to 8088."""
        year: int = self._key
        return year

    def _arguments(self) -> tuple[int]:
        return (self.year,)

    def replace(self, *, year: int | None = None) -> JucheYear:
        """Return a year with the given field in place of its own.

        >>> JucheYear(89).replace(year=90)
        JucheYear(90)
        """
        return self if year is None else JucheYear(year)

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

    def isoformat(self) -> str:
        """Return the Gregorian year as ISO 8601 writes it.

        >>> JucheYear(89).isoformat()
        '2000'
        """
        return str(self.gregorian_year)

    def __add__(self, other: int | relativedelta) -> JucheYear:
        if isinstance(other, int) and not isinstance(other, bool):
            return JucheYear(self.year + other)
        months = _as_months(other)
        if months is None:
            return NotImplemented
        if months % _MONTHS:
            raise TypeError(f"only whole years can be added to a year, not {other!r}")
        return JucheYear(self.year + months // _MONTHS)

    __radd__ = __add__

    if TYPE_CHECKING:

        @overload
        def __sub__(self, other: JucheYear) -> int: ...
        @overload
        def __sub__(self, other: int | relativedelta) -> JucheYear: ...

    def __sub__(self, other: JucheYear | int | relativedelta) -> int | JucheYear:
        if isinstance(other, JucheYear):
            return self.year - other.year
        if isinstance(other, bool):
            return NotImplemented  # its negative would be an int
        try:
            negative = -other
        except TypeError:
            return NotImplemented
        return self.__add__(negative)


@final
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
    PRECISION = 1

    MIN: ClassVar[JucheMonth]
    MAX: ClassVar[JucheMonth]

    def __new__(cls, year: int, month: int) -> Self:
        """Make the month of a Juche year and a month number."""
        year = checked_int("year", year, MIN_YEAR, MAX_YEAR)
        month = checked_int("month", month, 1, _MONTHS)
        # Counted from January, Juche 1, so that order and arithmetic are those of integers.
        return from_key(cls, (year - MIN_YEAR) * _MONTHS + month - 1)

    @classmethod
    def from_gregorian(cls, year: int, month: int) -> JucheMonth:
        """Return the Juche month of a Gregorian year, 1912 to 9999, and month.

        Raises:
            JucheRangeError: out of range.

        >>> JucheMonth.from_gregorian(2000, 7)
        JucheMonth(89, 7)
        """
        return cls(juche_year(year), month)

    @property
    def year(self) -> int:
        """The Juche year, 1 to 8088."""
        year: int = self._key // _MONTHS + MIN_YEAR
        return year

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        month: int = self._key % _MONTHS + 1
        return month

    def _arguments(self) -> tuple[int, int]:
        return self.year, self.month

    def replace(self, *, year: int | None = None, month: int | None = None) -> JucheMonth:
        """Return a month with the given fields in place of its own.

        >>> JucheMonth(89, 7).replace(month=8)
        JucheMonth(89, 8)
        """
        return JucheMonth(
            self.year if year is None else year, self.month if month is None else month
        )

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
        if self._key == _LAST_INDEX:
            return JucheDate.MAX
        return (self + 1).first_day() - dt.timedelta(1)

    def isoformat(self) -> str:
        """Return the Gregorian month as ISO 8601 writes it.

        >>> JucheMonth(89, 7).isoformat()
        '2000-07'
        """
        return f"{self.gregorian_year}-{self.month:02}"

    def _shifted(self, months: int) -> JucheMonth:
        years, month = divmod(self._key + months, _MONTHS)
        return JucheMonth(years + MIN_YEAR, month + 1)

    def __add__(self, other: int | relativedelta) -> JucheMonth:
        if isinstance(other, int) and not isinstance(other, bool):
            return self._shifted(other)
        months = _as_months(other)
        return NotImplemented if months is None else self._shifted(months)

    __radd__ = __add__

    if TYPE_CHECKING:

        @overload
        def __sub__(self, other: JucheMonth) -> int: ...
        @overload
        def __sub__(self, other: int | relativedelta) -> JucheMonth: ...

    def __sub__(self, other: JucheMonth | int | relativedelta) -> int | JucheMonth:
        if isinstance(other, JucheMonth):
            months: int = self._key - other._key
            return months
        if isinstance(other, bool):
            return NotImplemented  # its negative would be an int
        try:
            negative = -other
        except TypeError:
            return NotImplemented
        return self.__add__(negative)


@final
class JucheDate(Period):
    """A day of the Juche era: January 1, Juche 1 (1912) to December 31, Juche 8088 (9999).

    ``date + timedelta``, ``date + relativedelta`` (on either side) and ``date - date`` work as on
    ``datetime.date``, of which this is no subclass: a date that counts its years otherwise is not
    one. An absolute ``year`` in a relativedelta is a Gregorian year.

    Raises:
        JucheRangeError: year, month or day is out of range; the day's range is its month's.
        TypeError: one of them is not an integer.

    >>> print(JucheDate(89, 7, 19))
    July 19, Juche 89 (2000)
    >>> JucheDate(89, 7, 19).to_gregorian()
    datetime.date(2000, 7, 19)
    """

    __slots__ = ()
    PRECISION = 2

    MIN: ClassVar[JucheDate]
    MAX: ClassVar[JucheDate]

    def __new__(cls, year: int, month: int, day: int) -> Self:
        """Make the date of a Juche year, a month and a day."""
        gregorian = checked_int("year", year, MIN_YEAR, MAX_YEAR) + EPOCH_YEAR
        month = checked_int("month", month, 1, _MONTHS)
        day = integer("day", day)
        try:
            return from_key(cls, dt.date(gregorian, month, day))
        except (ValueError, OverflowError):
            last = JucheMonth(gregorian - EPOCH_YEAR, month).last_day().day
            raise JucheRangeError("day", day, 1, last) from None

    if TYPE_CHECKING:

        @overload
        @classmethod
        def from_gregorian(cls, year: dt.date, /) -> JucheDate: ...
        @overload
        @classmethod
        def from_gregorian(cls, year: int, month: int, day: int) -> JucheDate: ...

    @classmethod
    def from_gregorian(
        cls, year: dt.date | int, month: int | None = None, day: int | None = None
    ) -> JucheDate:
        """Return the Juche date of a ``datetime.date``, or of a Gregorian year, month and day.

        Of a ``datetime``, which is a ``date`` to Python, only the date part is used.

        Raises:
            JucheRangeError: before 1912, or no such day.
            TypeError: neither a date nor three integers.

        >>> JucheDate.from_gregorian(2000, 7, 19)
        JucheDate(89, 7, 19)
        """
        if month is None or day is None:
            if month is not None or day is not None or not isinstance(year, dt.date):
                raise TypeError("from_gregorian takes a date, or a year, a month and a day")
            return cls(juche_year(year.year), year.month, year.day)
        if isinstance(year, dt.date):
            raise TypeError("from_gregorian takes a date, or a year, a month and a day")
        return cls(juche_year(year), month, day)

    @classmethod
    def today(cls, tz: dt.tzinfo | None = None) -> JucheDate:
        """Return today's date, in the local time zone or in ``tz``.

        >>> JucheDate.today() >= JucheDate(115, 1, 1)
        True
        """
        return cls.from_gregorian(dt.datetime.now(tz))

    @classmethod
    def fromordinal(cls, ordinal: int) -> JucheDate:
        """Return the date of a proleptic Gregorian ordinal, 697978 to 3652059.

        Raises:
            JucheRangeError: out of range.

        >>> JucheDate.fromordinal(697978)
        JucheDate(1, 1, 1)
        """
        checked = checked_int("ordinal", ordinal, FIRST_DAY.toordinal(), dt.date.max.toordinal())
        return from_key(cls, dt.date.fromordinal(checked))

    @property
    def year(self) -> int:
        """The Juche year, 1 to 8088."""
        year: int = self._key.year - EPOCH_YEAR
        return year

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        month: int = self._key.month
        return month

    @property
    def day(self) -> int:
        """The day of the month, 1 to 31."""
        day: int = self._key.day
        return day

    def _arguments(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day

    def replace(
        self, *, year: int | None = None, month: int | None = None, day: int | None = None
    ) -> JucheDate:
        """Return a date with the given fields in place of its own.

        Raises:
            JucheRangeError: no such date.

        >>> JucheDate(89, 7, 19).replace(year=109)
        JucheDate(109, 7, 19)
        """
        return JucheDate(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
        )

    def first_day(self) -> JucheDate:
        """Return the date itself, the first day of its period."""
        return self

    def last_day(self) -> JucheDate:
        """Return the date itself, the last day of its period."""
        return self

    def to_gregorian(self) -> dt.date:
        """Return the date as a ``datetime.date``.

        >>> JucheDate(1, 1, 1).to_gregorian()
        datetime.date(1912, 1, 1)
        """
        date: dt.date = self._key
        return date

    def isoformat(self) -> str:
        """Return the Gregorian date as ISO 8601 writes it.

        >>> JucheDate(89, 7, 19).isoformat()
        '2000-07-19'
        """
        return self.to_gregorian().isoformat()

    def toordinal(self) -> int:
        """Return the proleptic Gregorian ordinal, 1 being 1 January of year 1.

        >>> JucheDate(1, 1, 1).toordinal()
        697978
        """
        return self.to_gregorian().toordinal()

    def weekday(self) -> int:
        """Return the day of the week, Monday being 0.

        >>> JucheDate(89, 7, 19).weekday()
        2
        """
        return self.to_gregorian().weekday()

    def isoweekday(self) -> int:
        """Return the day of the week, Monday being 1.

        >>> JucheDate(89, 7, 19).isoweekday()
        3
        """
        return self.to_gregorian().isoweekday()

    def __add__(self, other: dt.timedelta | relativedelta) -> JucheDate:
        if isinstance(other, dt.timedelta):
            return self._moved(other.days)
        from dateutil.relativedelta import relativedelta

        if not isinstance(other, relativedelta):
            return NotImplemented
        try:
            # On the Gregorian date: relativedelta reads leap years from the year it is shown.
            moved = self.to_gregorian() + other
        except (ValueError, OverflowError):
            raise _beyond(self, other) from None
        if isinstance(moved, dt.datetime):
            raise TypeError(f"a time of day cannot be added to a JucheDate: {other!r}")
        return JucheDate.from_gregorian(moved)

    __radd__ = __add__

    def _moved(self, days: int) -> JucheDate:
        ordinal = self.toordinal() + days
        if FIRST_DAY.toordinal() <= ordinal <= dt.date.max.toordinal():
            return JucheDate.fromordinal(ordinal)
        year = dt.MAXYEAR + 1 if days > 0 else dt.date.fromordinal(max(1, ordinal)).year
        raise JucheRangeError("gregorian_year", year, FIRST_DAY.year, dt.MAXYEAR)

    if TYPE_CHECKING:

        @overload
        def __sub__(self, other: JucheDate) -> dt.timedelta: ...
        @overload
        def __sub__(self, other: dt.timedelta | relativedelta) -> JucheDate: ...

    def __sub__(self, other: JucheDate | dt.timedelta | relativedelta) -> dt.timedelta | JucheDate:
        if isinstance(other, JucheDate):
            return self.to_gregorian() - other.to_gregorian()
        if isinstance(other, dt.timedelta):
            # By whole days, as datetime.date has it; negating first would round the other way.
            return self._moved(-other.days)
        try:
            negative = -other
        except TypeError:
            return NotImplemented
        return self.__add__(negative)


def _beyond(date: JucheDate, delta: relativedelta) -> JucheRangeError:
    """Return the error of an addition that names no month or day, or left the years 1..9999."""
    if delta.month is not None and not 1 <= delta.month <= _MONTHS:
        return JucheRangeError("month", delta.month, 1, _MONTHS)
    if delta.day is not None and delta.day < 0:
        # 0 is no day to relativedelta either, and any day past a month's last one is that one.
        return JucheRangeError("day", delta.day, 1, _LONGEST_MONTH)
    months = date.month - 1 + delta.months
    year = (delta.year or date.gregorian_year) + delta.years + months // _MONTHS
    if MIN_YEAR <= year <= dt.MAXYEAR:  # so it was the days that left them
        year = dt.MAXYEAR + 1 if delta.days > 0 else 0
    return JucheRangeError("gregorian_year", year, FIRST_DAY.year, dt.MAXYEAR)


JuchePeriod = JucheYear | JucheMonth | JucheDate

JucheYear.MIN, JucheYear.MAX = JucheYear(MIN_YEAR), JucheYear(MAX_YEAR)
JucheMonth.MIN, JucheMonth.MAX = JucheMonth(MIN_YEAR, 1), JucheMonth(MAX_YEAR, _MONTHS)
JucheDate.MIN, JucheDate.MAX = JucheDate(MIN_YEAR, 1, 1), JucheDate(MAX_YEAR, 12, 31)
