"""The closed interval between two periods of the era."""

from __future__ import annotations

from ._typing import TYPE_CHECKING, final
from ._value import Period, Value, from_key
from .errors import JucheError
from .values import JucheDate, JuchePeriod

if TYPE_CHECKING:
    from typing import Self


@final
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
    PRECISION = 3

    def __new__(cls, start: JuchePeriod, end: JuchePeriod) -> Self:
        """Make the interval from one period to another, both inside."""
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
    def start(self) -> JuchePeriod:
        """The period with which the interval starts."""
        start: JuchePeriod = self._key[0]
        return start

    @property
    def end(self) -> JuchePeriod:
        """The period with which the interval ends, still inside."""
        end: JuchePeriod = self._key[1]
        return end

    def _arguments(self) -> tuple[JuchePeriod, JuchePeriod]:
        return self.start, self.end

    def replace(
        self, *, start: JuchePeriod | None = None, end: JuchePeriod | None = None
    ) -> JucheInterval:
        """Return an interval with the given ends in place of its own.

        >>> from juche import JucheInterval, JucheYear
        >>> JucheInterval(JucheYear(89), JucheYear(91)).replace(end=JucheYear(90))
        JucheInterval(JucheYear(89), JucheYear(90))
        """
        return JucheInterval(
            self.start if start is None else start, self.end if end is None else end
        )

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
