"""What the four value types share: one immutable key, and the laws of a value.

The key orders a value within its type. It is the number of a year, the number of a month, a
Gregorian date, or a pair of ends. Everything else follows from it.

The rooms below read and write text, and know no values. A value gives them its numbers, or is made
of the fields that they return. They are loaded when they are first called.
"""

from __future__ import annotations

import datetime as dt

from . import _typing as t
from ._typing import TYPE_CHECKING
from .era import EPOCH_YEAR
from .fields import Ends, is_leap

if TYPE_CHECKING:
    _V = t.TypeVar("_V", bound="Value")

_MOST_WRITERS = 256
_readers: dict[str, t.Callable[..., Ends]] = {}
"""The functions that read texts, by their rooms. An import in a method takes a microsecond, even if
the room is loaded, so what it finds is kept.
"""


class _PydanticSerializer:
    """The serializer that pydantic-core looks for on a value whose field does not name its type."""

    def __get__(self, value: object, kind: type[Value]) -> t.Any:
        try:
            pydantic = kind._PYDANTIC()
        except ImportError as error:
            raise AttributeError(f"no serializer without Pydantic: {error}") from error
        return pydantic.serializer_of(kind)


class Value:
    """What the four types share: one key, and the laws of a value."""

    __slots__ = ("_key",)

    _key: t.Any  # a different type in each subclass; slots cannot be redeclared more narrowly

    PRECISION: t.ClassVar[int]
    """0 for a year, 1 for a month, 2 for a day, 3 for the interval, which has none."""

    INTERVAL: t.ClassVar[type[t.JucheInterval]]
    """The type of an intersection. Its own module sets this, because that stands above."""

    _PYDANTIC: t.ClassVar[t.Callable[[], t.Any]]
    """Loads the functions for Pydantic. The package sets this, because they stand above too."""

    _writers: t.ClassVar[dict[object, t.Callable[[t.Any], str]]]
    """The functions that write the numbers of a type, kept for its next value. The key is a format
    spec, or a locale and a style, or ``%``, a pattern and its locale.
    """

    if TYPE_CHECKING:

        def first_day(self) -> t.JucheDate: ...

        def last_day(self) -> t.JucheDate: ...

        def isoformat(self) -> str: ...

        def _arguments(self) -> tuple[t.Any, ...]: ...

        def _numbers(self) -> tuple[object, ...]: ...

        @classmethod
        def _of(cls, ends: Ends) -> t.Self: ...

    def __init_subclass__(cls) -> None:
        base = cls.__bases__[0]
        if base.__module__ != __name__:
            raise TypeError(f"{base.__name__} is final")
        cls._writers = {}

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
        """Tell whether the two have a day in common.

        >>> from juche import JucheMonth, JucheYear
        >>> JucheYear(89).overlaps(JucheMonth(89, 7)), JucheYear(89).overlaps(JucheYear(90))
        (True, False)
        """
        first, last = self._ends_of(other, "overlaps")
        return bool(first <= self.last_day()._key and self.first_day()._key <= last)

    def intersection(
        self, other: t.JuchePeriod | t.JucheInterval | dt.date
    ) -> t.JucheInterval | None:
        """Return the days that are in both as an interval, None if there are none.

        Each end is an end of one of the values. If two ends are the same day, the finer one
        counts. If the two ends of the result come from different values and differ in precision,
        the coarser one is made as fine as the other.

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
        """Return the first and the last day of the other value of a comparison."""
        if isinstance(other, Value):
            return other.first_day()._key, other.last_day()._key
        if isinstance(other, dt.date):
            day = dt.date(other.year, other.month, other.day)
            return day, day
        raise TypeError(
            f"a {type(self).__name__} {verb} dates and periods, not {type(other).__name__}"
        )

    def __format__(self, spec: str = "") -> str:
        write = self._writers.get(spec)
        if write is None:
            from .formatting import is_lasting, spec_writer

            write = spec_writer(self.PRECISION, spec)
            if is_lasting(spec):
                self._keep(spec, write)
        return write(self._numbers())

    __str__ = __format__

    @classmethod
    def _keep(cls, key: object, write: t.Callable[[t.Any], str]) -> None:
        if len(cls._writers) >= _MOST_WRITERS:
            cls._writers.clear()
        cls._writers[key] = write

    def format(self, locale: str = "en", style: str = "paired") -> str:
        """Return the value in a language and a named style.

        Args:
            locale: a tag of ``juche.LOCALES``.
            style: ``"paired"``, ``"juche"``, ``"gregorian"`` or ``"short"``.

        Raises:
            JucheError: no such locale or style.
            TypeError: one of them is no string.

        >>> from juche import JucheDate, JucheMonth
        >>> JucheDate(89, 7, 19).format("ko")
        '주체89(2000)년 7월 19일'
        >>> JucheMonth(89, 7).format("en", "juche")
        'July, Juche 89'
        """
        try:
            write = self._writers.get((locale, style))
        except TypeError:  # a list, say, which the look-up of the table refuses by name
            write = None
        if write is None:
            from .formatting import is_lasting, style_writer

            write = style_writer(self.PRECISION, locale, style)
            if is_lasting(locale):
                self._keep((locale, style), write)
        return write(self._numbers())

    @classmethod
    def parse(cls, text: str, *, locale: str | None = None) -> t.Self:
        """Return the value of a text that is one Juche date of this type.

        Args:
            text: one date. White space around it is ignored.
            locale: a tag of ``juche.LOCALES``. None means any of them.

        Raises:
            JucheParseError: not a Juche date, or one of another precision.
            JucheMismatchError: the two years of the text disagree.
            JucheParseRangeError: a number in it is out of range.
            JucheError: no such locale.
            TypeError: the text is no string.

        >>> from juche import JucheDate
        >>> JucheDate.parse("July 19, Juche 89 (2000)")
        JucheDate(89, 7, 19)
        """
        if "texts" not in _readers:
            from .texts import ends_as

            _readers["texts"] = ends_as
        return cls._of(_readers["texts"](cls.PRECISION, text, locale))

    @classmethod
    def fromisoformat(cls, text: str) -> t.Self:
        """Return the value of a Gregorian ISO 8601 text in the precision of this type.

        Raises:
            JucheParseError: not of the form that ``isoformat`` writes.
            JucheParseRangeError: a number out of range, a year before 1912 included.
            TypeError: the text is no string.

        >>> from juche import JucheInterval, JucheMonth
        >>> JucheMonth.fromisoformat("2000-07")
        JucheMonth(89, 7)
        >>> JucheInterval.fromisoformat("2000/2002-03")
        JucheInterval(JucheYear(89), JucheMonth(91, 3))
        """
        if "iso" not in _readers:
            from .iso import ends_as

            _readers["iso"] = ends_as
        return cls._of(_readers["iso"](cls.PRECISION, text))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> t.Any:
        """Tell Pydantic, which asks for it, how to validate and to serialise a field."""
        return cls._PYDANTIC().core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, t.Any]:
        schema_of_it: dict[str, t.Any] = cls._PYDANTIC().json_schema_of(cls)
        return schema_of_it

    # For fields of type Any, and others whose values Pydantic serialises by their type.
    __pydantic_serializer__ = _PydanticSerializer()


class Period(Value):
    """What the year, the month and the day share, but not the interval."""

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
        """Return the present day, month or year, in the local time zone or in ``tz``.

        >>> from juche import JucheDate, JucheYear
        >>> JucheYear.today() >= JucheYear(115), JucheDate.today() in JucheYear.today()
        (True, True)
        """
        return cls.from_gregorian(dt.datetime.now(tz))

    if not TYPE_CHECKING:  # each type tells checkers that only values of one type have an order

        def __lt__(self, other: t.Self) -> bool:
            return self._key < other._key if type(other) is type(self) else NotImplemented

        def __le__(self, other: t.Self) -> bool:
            return self._key <= other._key if type(other) is type(self) else NotImplemented

        def __gt__(self, other: t.Self) -> bool:
            return self._key > other._key if type(other) is type(self) else NotImplemented

        def __ge__(self, other: t.Self) -> bool:
            return self._key >= other._key if type(other) is type(self) else NotImplemented

    def strftime(self, pattern: str, locale: str = "en") -> str:
        """Return the value written by a %-pattern, with the names of a locale.

        Raises:
            JucheError: an unknown directive, or one finer than this precision; or no such locale.
            TypeError: the pattern or the locale is no string.

        >>> from juche import JucheDate
        >>> JucheDate(89, 7, 19).strftime("%A, %-d %B %Y is in Juche %J")
        'Wednesday, 19 July 2000 is in Juche 89'
        """
        try:
            write = self._writers.get(("%", pattern, locale))
        except TypeError:
            write = None
        if write is None:
            from .formatting import is_lasting, pattern_writer

            write = pattern_writer(self.PRECISION, pattern, locale)
            if is_lasting(locale):
                self._keep(("%", pattern, locale), write)
        return write(self._numbers())

    @classmethod
    def strptime(cls, text: str, pattern: str, locale: str = "en") -> t.Self:
        """Return the value of a text that follows a %-pattern.

        Raises:
            JucheParseError: the text does not follow the pattern.
            JucheMismatchError: the two years of the text disagree.
            JucheParseRangeError: a number in it is out of range.
            JucheError: the pattern does not determine a value of this precision, or has an unknown
                directive; or no such locale.
            TypeError: the text, the pattern or the locale is no string.

        >>> from juche import JucheDate
        >>> JucheDate.strptime("19 July 89", "%d %B %J")
        JucheDate(89, 7, 19)
        """
        from .strptime import strptime

        return cls._of((strptime(cls.PRECISION, text, pattern, locale), None))


set_key = Value.__dict__["_key"].__set__  # the slot itself, past our own __setattr__


def from_key(cls: type[_V], key: object) -> _V:
    """Make a value of a key that is known to be valid. Only this library calls it."""
    value = object.__new__(cls)
    set_key(value, key)
    return value
