"""The day of the Juche era."""

from __future__ import annotations

import datetime as dt

from . import _typing as t
from ._arithmetic import moved_by, negated
from ._typing import TYPE_CHECKING
from ._value import Period, from_key, set_key
from .era import EPOCH_YEAR, FIRST_DAY, MAX_YEAR, MIN_YEAR, checked_int, integer, juche_year
from .errors import JucheRangeError
from .fields import DAY, MONTHS, Ends, last_day

if TYPE_CHECKING:
    from typing import overload


@t.final
class JucheDate(Period):
    """A day of the Juche era: January 1, Juche 1 (1912) to December 31, Juche 8088 (9999).

    ``date + timedelta``, ``date + relativedelta`` (on either side) and ``date - date`` work as on
    ``datetime.date``. This is no subclass of ``datetime.date``, because its ``year`` is the Juche
    year. An absolute ``year`` in a relativedelta is a Gregorian year.

    Raises:
        JucheRangeError: year, month or day is out of range. A day ranges to the last of its month.
        TypeError: one of them is not an integer.

    >>> print(JucheDate(89, 7, 19))
    July 19, Juche 89 (2000)
    >>> JucheDate(89, 7, 19).to_gregorian()
    datetime.date(2000, 7, 19)
    """

    __slots__ = ()
    PRECISION = DAY
    __match_args__ = ("year", "month", "day")

    MIN: t.ClassVar[JucheDate]
    MAX: t.ClassVar[JucheDate]

    def __new__(cls, year: int, month: int, day: int) -> t.Self:
        """Make the date of a Juche year, a month and a day."""
        gregorian = checked_int("year", year, MIN_YEAR, MAX_YEAR) + EPOCH_YEAR
        month = checked_int("month", month, 1, MONTHS)
        day = integer("day", day)
        try:
            return from_key(cls, dt.date(gregorian, month, day))
        except (ValueError, OverflowError):
            raise JucheRangeError("day", day, 1, last_day(gregorian, month)) from None

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

        Of a ``datetime``, which is a ``date`` too, only the date is used.

        Raises:
            JucheRangeError: before 1912, or no such day.
            TypeError: neither a date nor three integers.

        >>> JucheDate.from_gregorian(2000, 7, 19)
        JucheDate(89, 7, 19)
        """
        if month is None and day is None:
            # A subclass may have a time, which is not kept.
            if type(year) is dt.date and year >= FIRST_DAY:
                value = object.__new__(cls)  # as from_key makes it, without the call
                set_key(value, year)
                return value
            if isinstance(year, dt.date):
                return cls(juche_year(year.year), year.month, year.day)
        if isinstance(year, dt.date) or month is None or day is None:
            raise TypeError("from_gregorian takes a date, or a year, a month and a day")
        return cls(juche_year(year), month, day)

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

    def _numbers(self) -> tuple[int, int, int, int]:
        date: dt.date = self._key
        year = date.year
        return year - EPOCH_YEAR, year, date.month, date.day

    def __format__(self, spec: str = "") -> str:
        write = self._writers.get(spec)
        if write is None:
            return super().__format__(spec)
        date: dt.date = self._key  # not by the function above, because days are written most often
        year = date.year
        return write((year - EPOCH_YEAR, year, date.month, date.day))

    __str__ = __format__

    @classmethod
    def _of(cls, ends: Ends) -> t.Self:
        """Make the date of fields that are known to be a day of the era."""
        return from_key(cls, dt.date(*ends[0]))

    def replace(
        self, *, year: int | None = None, month: int | None = None, day: int | None = None
    ) -> JucheDate:
        """Return a date with the given fields in place of its own.

        Raises:
            JucheRangeError: no such date.
            TypeError: a field is no integer.

        >>> JucheDate(89, 7, 19).replace(year=109)
        JucheDate(109, 7, 19)
        """
        return JucheDate(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
        )

    __replace__ = replace

    def first_day(self) -> JucheDate:
        """Return the date itself: a day is its own first day."""
        return self

    def last_day(self) -> JucheDate:
        """Return the date itself: a day is its own last day."""
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

    def isocalendar(self) -> tuple[int, int, int]:
        """Return the ISO 8601 year, week and day of the week, all Gregorian.

        >>> tuple(JucheDate(89, 1, 1).isocalendar())
        (1999, 52, 6)
        """
        return self.to_gregorian().isocalendar()

    def __add__(self, other: dt.timedelta | t.relativedelta) -> JucheDate:
        if isinstance(other, dt.timedelta):
            return self._moved(other.days)
        moved = moved_by(self.to_gregorian(), other)
        return NotImplemented if moved is None else JucheDate.from_gregorian(moved)

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
        def __sub__(self, other: dt.timedelta | t.relativedelta) -> JucheDate: ...

    def __sub__(
        self, other: JucheDate | dt.timedelta | t.relativedelta
    ) -> dt.timedelta | JucheDate:
        if isinstance(other, JucheDate):
            return self.to_gregorian() - other.to_gregorian()
        if isinstance(other, dt.timedelta):
            # By whole days, as datetime.date does it. To negate first would round the other way.
            return self._moved(-other.days)
        negative = negated(other)
        return NotImplemented if negative is None else self.__add__(negative)

    if TYPE_CHECKING:
        # Declared for each type, so that type checkers refuse another precision.
        # The base class compares.
        def __lt__(self, other: JucheDate) -> bool: ...
        def __le__(self, other: JucheDate) -> bool: ...
        def __gt__(self, other: JucheDate) -> bool: ...
        def __ge__(self, other: JucheDate) -> bool: ...


JucheDate.MIN, JucheDate.MAX = JucheDate(MIN_YEAR, 1, 1), JucheDate(MAX_YEAR, 12, 31)
