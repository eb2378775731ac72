"""The closed interval between two periods of the era."""

from __future__ import annotations

import datetime as dt

from . import _typing as t
from ._value import Period, Value, from_key
from .date import JucheDate
from .errors import JucheError
from .fields import INTERVAL, Ends
from .values import period


@t.final
class JucheInterval(Value):
    """A closed interval between two periods, which may differ in precision.

    Raises:
        JucheError: ``end`` is over before ``start`` begins.
        TypeError: an end is not a year, month or date of the era.

    >>> from juche import JucheDate, JucheInterval, JucheYear
    >>> JucheInterval(JucheYear(89), JucheYear(91)).isoformat()
    '2000/2002'
    >>> JucheDate(90, 2, 3) in JucheInterval(JucheYear(89), JucheYear(91))
    True
    """

    __slots__ = ()
    PRECISION = INTERVAL
    __match_args__ = ("start", "end")

    def __new__(cls, start: t.JuchePeriod, end: t.JuchePeriod) -> t.Self:
        """Make the interval from one period to another, both included."""
        for field, value in (("start", start), ("end", end)):
            if not isinstance(value, Period):
                raise TypeError(
                    f"{field} must be a JucheYear, JucheMonth or JucheDate, "
                    f"not {type(value).__name__}"
                )
        if end.last_day() < start.first_day():
            raise JucheError(f"an interval cannot end ({end!r}) before it starts ({start!r})")
        return from_key(cls, (start, end))

    @property
    def start(self) -> t.JuchePeriod:
        """The first period of the interval."""
        start: t.JuchePeriod = self._key[0]
        return start

    @property
    def end(self) -> t.JuchePeriod:
        """The last period of the interval, which belongs to it."""
        end: t.JuchePeriod = self._key[1]
        return end

    def _arguments(self) -> tuple[t.JuchePeriod, t.JuchePeriod]:
        return self.start, self.end

    def _numbers(self) -> tuple[tuple[int, int, int, int], tuple[int, int, int, int]]:
        return self.start._numbers(), self.end._numbers()

    @classmethod
    def _of(cls, ends: Ends) -> t.Self:
        """Make the interval between the fields of two periods of the era."""
        first, last = ends
        return cls(period(first), period(first if last is None else last))

    def replace(
        self, *, start: t.JuchePeriod | None = None, end: t.JuchePeriod | None = None
    ) -> JucheInterval:
        """Return an interval with the given ends in place of its own.

        Raises:
            JucheError: the end is over before the start begins.
            TypeError: an end is no period.

        >>> from juche import JucheInterval, JucheYear
        >>> JucheInterval(JucheYear(89), JucheYear(91)).replace(end=JucheYear(90))
        JucheInterval(JucheYear(89), JucheYear(90))
        """
        return JucheInterval(
            self.start if start is None else start, self.end if end is None else end
        )

    __replace__ = replace

    def first_day(self) -> JucheDate:
        """Return the first day of the interval.

        >>> from juche import JucheInterval, JucheYear
        >>> JucheInterval(JucheYear(89), JucheYear(91)).first_day()
        JucheDate(89, 1, 1)
        """
        return self.start.first_day()

    def last_day(self) -> JucheDate:
        """Return the last day of the interval.

        >>> from juche import JucheInterval, JucheYear
        >>> JucheInterval(JucheYear(89), JucheYear(91)).last_day()
        JucheDate(91, 12, 31)
        """
        return self.end.last_day()

    def isoformat(self) -> str:
        """Return the Gregorian interval as ISO 8601 writes it.

        >>> from juche import JucheInterval, JucheMonth
        >>> JucheInterval(JucheMonth(89, 7), JucheMonth(89, 9)).isoformat()
        '2000-07/2000-09'
        """
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @classmethod
    def _of_both(cls, one: Value, two: Value | dt.date) -> JucheInterval:
        """Return the days that are in both of two values that overlap."""
        other = two if isinstance(two, Value) else JucheDate.from_gregorian(two)
        starts, ends = zip(_ends(one), _ends(other), strict=True)
        # The later start and the earlier end, the finer where they meet.
        start = max(starts, key=lambda start: (start.first_day(), start.PRECISION))
        end = min(ends, key=lambda end: (end.last_day(), -end.PRECISION))
        if (start, end) not in {_ends(one), _ends(other)}:
            finest = max(start, end, key=lambda period: period.PRECISION)
            start = start if start.PRECISION == finest.PRECISION else _of(finest, start.first_day())
            end = end if end.PRECISION == finest.PRECISION else _of(finest, end.last_day())
        return cls(start, end)


def _ends(value: Value) -> tuple[t.JuchePeriod, t.JuchePeriod]:
    if isinstance(value, JucheInterval):
        return value.start, value.end
    period: t.JuchePeriod = value  # type: ignore[assignment]  # the other three are periods
    return period, period


def _of(kind: t.JuchePeriod, day: JucheDate) -> t.JuchePeriod:
    """Return the period that a day lies in, in the precision of another period."""
    return type(kind).from_gregorian(day.to_gregorian())


Value.INTERVAL = JucheInterval
