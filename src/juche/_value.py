"""What the four value types share: one immutable key, and the laws of a value.

The key orders a value within its type - a year number, a month number, a Gregorian date, a pair
of ends - and everything else is read off it. Nothing here knows of text but through functions
that load the notation when they are first called.
"""

from __future__ import annotations

import datetime as dt

from . import _typing as t
from ._typing import TYPE_CHECKING
from .era import EPOCH_YEAR
from .fields import is_leap

if TYPE_CHECKING:
    _V = t.TypeVar("_V", bound="Value")


class _PydanticSerializer:
    """What pydantic-core looks for on a value that it was told nothing of, made when it does."""

    def __get__(self, value: object, kind: type[Value]) -> t.Any:
        try:
            from ._pydantic import serializer_of
        except ImportError as error:
            raise AttributeError(f"no serializer without Pydantic: {error}") from error
        return serializer_of(kind)


class Value:
    """What the four types share: one key, and the laws of a value."""

    __slots__ = ("_key",)

    _key: t.Any  # a different type in each subclass; slots cannot be redeclared more narrowly

    PRECISION: t.ClassVar[int]
    """0 for a year, 1 for a month, 2 for a day, 3 for the interval, which has none."""

    INTERVAL: t.ClassVar[type[t.JucheInterval]]
    """The type of an intersection, which its own module puts here, because it stands above."""

    if TYPE_CHECKING:

        def first_day(self) -> t.JucheDate: ...

        def last_day(self) -> t.JucheDate: ...

        def isoformat(self) -> str: ...

        def _arguments(self) -> tuple[t.Any, ...]: ...

    def __init_subclass__(cls) -> None:
        base = cls.__bases__[0]
        if base.__module__ != __name__:
            raise TypeError(f"{base.__name__} is final")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable, cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable, cannot delete {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is type(self):
            return bool(self._key == other._key)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._arguments()))})"

    def __reduce__(self) -> tuple[type[t.Self], tuple[t.Any, ...]]:
        return type(self), self._arguments()

    def __copy__(self) -> t.Self:
        return self

    def __deepcopy__(self, memo: object) -> t.Self:
        return self

    def __contains__(self, other: t.JuchePeriod | t.JucheInterval | dt.date) -> bool:
        first, last = self._ends_of(other, "contains")
        return bool(self.first_day()._key <= first and last <= self.last_day()._key)

    def overlaps(self, other: t.JuchePeriod | t.JucheInterval | dt.date) -> bool:
        """Tell whether there is a day in both.

        >>> from juche import JucheMonth, JucheYear
        >>> JucheYear(89).overlaps(JucheMonth(89, 7)), JucheYear(89).overlaps(JucheYear(90))
        (True, False)
        """
        first, last = self._ends_of(other, "overlaps")
        return bool(first <= self.last_day()._key and self.first_day()._key <= last)

    def intersection(
        self, other: t.JuchePeriod | t.JucheInterval | dt.date
    ) -> t.JucheInterval | None:
        """Return the days that are in both as an interval, None when there are none.

        The ends are those of the two values, the finer one where two ends meet. Where ends of
        different precision come from different values, the coarser is written as finely as the
        other.

        >>> from juche import JucheInterval, JucheMonth, JucheYear
        >>> JucheYear(89).intersection(JucheInterval(JucheMonth(88, 11), JucheMonth(89, 2)))
        JucheInterval(JucheMonth(89, 1), JucheMonth(89, 2))
        >>> JucheYear(89).intersection(JucheYear(90)) is None
        True
        """
        return self.INTERVAL._of_both(self, other) if self.overlaps(other) else None

    def days(self) -> t.Iterator[t.JucheDate]:
        """Return the days, one after another.

        >>> from juche import JucheMonth
        >>> [day.isoformat() for day in JucheMonth(89, 2).days()][-2:]
        ['2000-02-28', '2000-02-29']
        """
        first, last = self.first_day(), self.last_day()
        return map(type(first).fromordinal, range(first.toordinal(), last.toordinal() + 1))

    @property
    def day_count(self) -> int:
        """The number of days.

        >>> from juche import JucheMonth, JucheYear
        >>> JucheYear(89).day_count, JucheMonth(89, 2).day_count
        (366, 29)
        """
        return self.last_day().toordinal() - self.first_day().toordinal() + 1

    def _ends_of(self, other: object, verb: str) -> tuple[dt.date, dt.date]:
        """Return the first and the last day of what a value is compared with."""
        if isinstance(other, Value):
            return other.first_day()._key, other.last_day()._key
        if isinstance(other, dt.date):
            day = dt.date(other.year, other.month, other.day)
            return day, day
        raise TypeError(
            f"a {type(self).__name__} {verb} dates and periods, not {type(other).__name__}"
        )

    def __str__(self) -> str:
        return self._canonical()

    def _canonical(self) -> str:
        """Write the canonical form; on first use, put the function that does so in this place."""
        from .formatting import canonical

        write = canonical(self.PRECISION)
        type(self)._canonical = write  # type: ignore[method-assign, assignment]  # cached there
        return write(self)

    def __format__(self, spec: str) -> str:
        from .formatting import format_spec

        return format_spec(self, spec)

    def format(self, locale: str = "en", style: str = "paired") -> str:
        """Return the value in a language and a named style.

        Args:
            locale: a tag of ``juche.LOCALES``.
            style: ``"paired"``, ``"juche"``, ``"gregorian"`` or ``"short"``.

        Raises:
            JucheError: no such locale or style.

        >>> from juche import JucheDate, JucheMonth
        >>> JucheDate(89, 7, 19).format("ko")
        '주체89(2000)년 7월 19일'
        >>> JucheMonth(89, 7).format("en", "juche")
        'July, Juche 89'
        """
        from .formatting import format_value

        return format_value(self, locale, style)

    @classmethod
    def parse(cls, text: str, *, locale: str | None = None) -> t.Self:
        """Return the value that the whole of ``text`` denotes, an era word included.

        Args:
            text: one date, white space around it aside.
            locale: a tag of ``juche.LOCALES``; any of them when None.

        Raises:
            JucheParseError: not a Juche date, or one of another precision.
            JucheMismatchError: the two years of the text disagree.
            JucheParseRangeError: a number in it is out of range.

        >>> from juche import JucheDate
        >>> JucheDate.parse("July 19, Juche 89 (2000)")
        JucheDate(89, 7, 19)
        """
        from .parsing import parse_as

        return parse_as(cls, text, locale)

    @classmethod
    def fromisoformat(cls, text: str) -> t.Self:
        """Return the value of a Gregorian ISO 8601 text at this type's precision.

        Raises:
            JucheParseError: not of the form that ``isoformat`` writes.
            JucheParseRangeError: a number out of range, a year before 1912 included.

        >>> from juche import JucheInterval, JucheMonth
        >>> JucheMonth.fromisoformat("2000-07")
        JucheMonth(89, 7)
        >>> JucheInterval.fromisoformat("2000/2002-03")
        JucheInterval(JucheYear(89), JucheMonth(91, 3))
        """
        from .iso import from_iso

        return from_iso(cls, text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> t.Any:
        """Tell Pydantic, which asks for it, how to validate and to serialise a field."""
        from ._pydantic import core_schema_of

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, t.Any]:
        from ._pydantic import json_schema_of

        return json_schema_of(cls)

    # For fields of type Any and whatever else Pydantic serialises by what it finds.
    __pydantic_serializer__ = _PydanticSerializer()


class Period(Value):
    """What the year, the month and the day share, the interval not."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def year(self) -> int: ...

        @classmethod
        def from_gregorian(cls, year: dt.date, /) -> t.Self: ...

    @property
    def gregorian_year(self) -> int:
        """The Gregorian year, 1912 to 9999.

        >>> from juche import JucheYear
        >>> JucheYear(89).gregorian_year
        2000
        """
        return self.year + EPOCH_YEAR

    @property
    def is_leap(self) -> bool:
        """Whether the year has a 29 February.

        >>> from juche import JucheMonth, JucheYear
        >>> JucheYear(89).is_leap, JucheMonth(189, 2).is_leap
        (True, False)
        """
        return is_leap(self.gregorian_year)

    @classmethod
    def today(cls, tz: dt.tzinfo | None = None) -> t.Self:
        """Return the day, month or year that is now, in the local time zone or in ``tz``.

        >>> from juche import JucheDate, JucheYear
        >>> JucheYear.today() >= JucheYear(115), JucheDate.today() in JucheYear.today()
        (True, True)
        """
        return cls.from_gregorian(dt.datetime.now(tz))

    if not TYPE_CHECKING:  # checkers are told by each type that it has order with its own alone

        def __lt__(self, other: t.Self) -> bool:
            return self._key < other._key if type(other) is type(self) else NotImplemented

        def __le__(self, other: t.Self) -> bool:
            return self._key <= other._key if type(other) is type(self) else NotImplemented

        def __gt__(self, other: t.Self) -> bool:
            return self._key > other._key if type(other) is type(self) else NotImplemented

        def __ge__(self, other: t.Self) -> bool:
            return self._key >= other._key if type(other) is type(self) else NotImplemented

    def strftime(self, pattern: str, locale: str = "en") -> str:
        """Return the value written after a %-pattern; names come from the locale's table.

        Raises:
            JucheError: an unknown directive, or one finer than this precision.

        >>> from juche import JucheDate
        >>> JucheDate(89, 7, 19).strftime("%A, %-d %B %Y is in Juche %J")
        'Wednesday, 19 July 2000 is in Juche 89'
        """
        from .formatting import strftime

        return strftime(self, pattern, locale)

    @classmethod
    def strptime(cls, text: str, pattern: str, locale: str = "en") -> t.Self:
        """Return the value that ``text`` denotes when read after a %-pattern.

        Raises:
            JucheParseError: the text does not follow the pattern.
            JucheError: the pattern does not determine a value of this precision.

        >>> from juche import JucheDate
        >>> JucheDate.strptime("19 July 89", "%d %B %J")
        JucheDate(89, 7, 19)
        """
        from .strptime import strptime

        return strptime(cls, text, pattern, locale)


_set_key = Value.__dict__["_key"].__set__  # the slot itself, past our own __setattr__


def from_key(cls: type[_V], key: object) -> _V:
    """Make a value of a key that is known to be valid. For the rooms of this house only."""
    value = object.__new__(cls)
    _set_key(value, key)
    return value
