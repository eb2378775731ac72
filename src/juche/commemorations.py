"""Anniversaries of days, months and years, Juche or Gregorian.

``leap_day`` says what becomes of 29 February in a common year: ``"feb28"`` (observed on 28
February), ``"mar1"`` (on 1 March), ``"skip"`` (not observed) or ``"raise"`` (an error).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Generic, Literal, NamedTuple, TypeVar, cast, get_args

from ._value import Period
from .era import MAX_YEAR, checked_int
from .errors import JucheError, JucheRangeError
from .values import JucheDate, JucheMonth, JuchePeriod, JucheYear

LeapDay = Literal["feb28", "mar1", "skip", "raise"]
T = TypeVar("T", JucheYear, JucheMonth, JucheDate, date, JuchePeriod)
_POLICIES: tuple[LeapDay, ...] = get_args(LeapDay)


class Anniversary(NamedTuple, Generic[T]):
    """An anniversary: its number and its day, month or year.

    >>> number, day = Anniversary(20, JucheDate(109, 7, 19))
    >>> number
    20
    """

    ordinal: int
    date: T


def anniversary(origin: T, ordinal: int, *, leap_day: LeapDay = "feb28") -> T:
    """Return an anniversary as a value of the origin's type. The 0th is the origin itself.

    Args:
        origin: the day, month or year that is commemorated. Of a ``datetime`` only the date is
            used.
        ordinal: the number of the anniversary, up to the last representable year.
        leap_day: what becomes of 29 February in a common year.

    Raises:
        JucheRangeError: the ordinal is negative or leads beyond Juche 8088 (9999).
        JucheError: the policy is ``"skip"`` or ``"raise"`` and the year has no 29 February, or
            there is no such policy.
        TypeError: the origin is neither a date nor a period, or the ordinal is no integer.

    >>> anniversary(JucheDate(89, 7, 19), 20)
    JucheDate(109, 7, 19)
    >>> anniversary(date(2000, 2, 29), 1, leap_day="mar1")
    datetime.date(2001, 3, 1)
    """
    policy = _checked_policy(leap_day)
    start = _plain(origin)
    number = checked_int("ordinal", ordinal, 0, _last_ordinal(start))
    found = _observed(start, number, policy)
    if found is None:
        raise JucheError(f"anniversary {number} of {origin} is not observed: no 29 February")
    return cast("T", found)


def anniversaries(
    origin: T,
    *,
    every: int = 1,
    after: date | JuchePeriod | None = None,
    until: date | JuchePeriod | None = None,
    leap_day: LeapDay = "feb28",
) -> Iterator[Anniversary[T]]:
    """Yield the anniversaries one after another, to the last representable year.

    Args:
        origin: the day, month or year commemorated.
        every: only every so many years. 5 gives the round anniversaries (정주년).
        after: only anniversaries that begin after the end of this.
        until: only anniversaries that begin before the end of this.
        leap_day: what becomes of 29 February in a common year.

    Raises:
        JucheRangeError: ``every`` is outside 1..8088.
        JucheError: no such policy, or ``"raise"`` met a common year.
        TypeError: the origin or a bound is neither a date nor a period, or ``every`` is no integer.

    >>> for number, day in anniversaries(JucheDate(89, 7, 19), every=5, until=JucheYear(100)):
    ...     print(number, day)
    5 July 19, Juche 94 (2005)
    10 July 19, Juche 99 (2010)
    """
    policy = _checked_policy(leap_day)
    step = checked_int("every", every, 1, MAX_YEAR)
    return _yield(_plain(origin), step, _end(after), _end(until), policy)


def next_anniversary(
    origin: T, *, after: date | JuchePeriod, every: int = 1, leap_day: LeapDay = "feb28"
) -> Anniversary[T]:
    """Return the first anniversary that begins after the end of ``after``.

    Raises:
        JucheRangeError: ``every`` is outside 1..8088, or the last representable year has passed.
        JucheError: no such policy, or ``"raise"`` met a common year.
        TypeError: the origin or ``after`` is neither a date nor a period, or ``every`` is no
            integer.

    >>> next_anniversary(JucheDate(89, 7, 19), after=JucheDate(109, 7, 19))
    Anniversary(ordinal=21, date=JucheDate(110, 7, 19))
    """
    for found in anniversaries(origin, every=every, after=after, leap_day=leap_day):
        return found
    last = _last_ordinal(origin)
    beyond = origin.year + (last // every + 1) * every
    raise JucheRangeError("year_of_the_next_anniversary", beyond, 1, origin.year + last)


def completed_years(origin: date | JuchePeriod, on: date | JuchePeriod) -> int:
    """Return the number of full years from one day, month or year to another, like an age.

    In a common year, 29 February completes its year on 28 February.

    Raises:
        JucheError: ``on`` is before the origin.
        TypeError: ``on`` is coarser than the origin, so the number is open; or one of them is
            neither a date nor a period.

    >>> completed_years(JucheDate(89, 7, 19), date(2020, 7, 18))
    19
    """
    start, end = _plain(origin), _plain(on)
    if _precision(end) < _precision(start):
        raise TypeError(f"{on!r} is coarser than {origin!r}")
    years = _last_day(end).year - _last_day(start).year
    if years >= 0:
        last = _observed(start, years, "feb28")
        if last is not None and _first_day(last) > _last_day(end):
            years -= 1
    if years < 0:
        raise JucheError(f"{on} is before {origin}")
    return years


def _yield(
    origin: date | JuchePeriod,
    every: int,
    after: date | None,
    until: date | None,
    policy: LeapDay,
) -> Iterator[Anniversary[Any]]:
    first = every
    if after is not None:
        # The anniversary of the same year may still come.
        years = after.year - _first_day(origin).year
        first = max(every, -(-years // every) * every)
    for number in range(first, _last_ordinal(origin) + 1, every):
        # It has the origin's type, which the constrained type variable cannot express.
        found: Any = _observed(origin, number, "feb28" if policy == "raise" else policy)
        if found is None or (after is not None and _first_day(found) <= after):
            continue
        if until is not None and _first_day(found) > until:
            return
        # Only an anniversary that is asked for may raise.
        yield Anniversary(number, _observed(origin, number, policy))


def _observed(origin: date | JuchePeriod, years: int, policy: LeapDay) -> date | JuchePeriod | None:
    """Return the period some years later, None if it is a 29 February that is skipped."""
    if isinstance(origin, JucheYear | JucheMonth):
        return origin.replace(year=origin.year + years)
    day = origin.to_gregorian() if isinstance(origin, JucheDate) else origin
    moved = _moved(day, years, policy)
    if moved is None:
        return None
    return JucheDate.from_gregorian(moved) if isinstance(origin, JucheDate) else moved


def _moved(day: date, years: int, policy: LeapDay) -> date | None:
    from dateutil.relativedelta import relativedelta

    moved = day + relativedelta(years=years)
    if moved.day == day.day or policy == "feb28":
        return moved
    if policy == "mar1":
        return moved.replace(month=3, day=1)
    if policy == "skip":
        return None
    raise JucheError(f"there is no 29 February in {moved.year}")


def _checked_policy(leap_day: LeapDay) -> LeapDay:
    if leap_day not in _POLICIES:
        raise JucheError(f"leap_day must be one of {', '.join(_POLICIES)}, got {leap_day!r:.40}")
    return leap_day


def _plain(origin: date | JuchePeriod) -> date | JuchePeriod:
    """Return the origin, a datetime as its date. Refuse any other type."""
    if isinstance(origin, Period):
        return origin
    if not isinstance(origin, date):
        raise TypeError(f"expected a date or a Juche period, got {type(origin).__name__}")
    return date(origin.year, origin.month, origin.day)


def _last_ordinal(origin: date | JuchePeriod) -> int:
    return (MAX_YEAR if isinstance(origin, Period) else date.max.year) - origin.year


def _precision(period: date | JuchePeriod) -> int:
    return period.PRECISION if isinstance(period, Period) else JucheDate.PRECISION


def _first_day(period: date | JuchePeriod) -> date:
    return period.first_day().to_gregorian() if isinstance(period, Period) else period


def _last_day(period: date | JuchePeriod) -> date:
    return period.last_day().to_gregorian() if isinstance(period, Period) else period


def _end(period: date | JuchePeriod | None) -> date | None:
    return None if period is None else _last_day(_plain(period))
