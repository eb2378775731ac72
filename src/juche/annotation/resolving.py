"""Give a year to the dates of a document by its reference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from .. import _typing as t
from .._value import Period
from ..fields import MONTHS, Fields, last_day
from ..notation.contextual import COMING, NEXT, PAST, SINCE, THIS, Contextual
from ..notation.reading import Span, in_order
from ..values import JuchePeriod

# 29 February may be eight years away, around the turn of a century.
_YEARS = 8
_LEAP_DAY = (2, 29)
_REMEMBERED = 1024
# A day so near is meant even if the weekday beside it is wrong.
_SURE = timedelta(14)
# A day that is so far from its document is less than 45 days nearer than that of another year.
_HALF = timedelta(160)
# Where an expression stands is without meaning, and a text has the same few days again and again.
_ANYWHERE: dict[str, t.Any] = {"start": 0, "end": 0, "mask": 0, "shared": ()}


def resolve(expression: Contextual, reference: date | JuchePeriod) -> Span | None:
    """Return the meaning of an expression in a document that was written on a given date.

    If the reference is a month or a year, its first and its last day must give the same meaning.
    """
    said = expression._replace(**_ANYWHERE)
    first = _resolve(said, _written(reference))
    if not isinstance(reference, Period):
        return first
    last = _resolve(said, reference.last_day().to_gregorian())
    return first if first == last else None


def of_its_year(
    expression: Contextual, nearest: Span, reference: date | JuchePeriod
) -> Span | None:
    """Return the day in the document's own year, None if it has none.

    None too if the nearest is in a month beside the document: January 5 in December.
    """
    this = resolve(expression._replace(direction=THIS), reference)
    if this is None:
        return None
    month = _written(reference).month
    return None if is_beside(nearest.first, this.first[0], month) else this


def is_between_years(nearest: Span, reference: date | JuchePeriod) -> bool:
    """Tell whether a day is about as far from a document in another year as the nearest is."""
    return _distance(nearest.first, _written(reference)) > _HALF


def on_the_side_of(
    before: Fields, expression: Contextual, nearest: Span, reference: date | JuchePeriod
) -> Span:
    """Return a day that is about as far in two years on the side of the day before it.

    In a document of October 1, *on April 13, as announced on March 16* has two days of the past.
    """
    direction = PAST if _begins(before) <= _written(reference) else COMING
    return resolve(expression._replace(direction=direction), reference) or nearest


def _written(reference: date | JuchePeriod) -> date:
    """Return the first day on which a document may have been written."""
    if isinstance(reference, Period):
        return reference.first_day().to_gregorian()
    return date(reference.year, reference.month, reference.day)


def is_beside(day: Fields, year: int, month: int) -> bool:
    """Tell whether a day is in a month or in one beside it.

    >>> is_beside((2020, 1, 5), 2019, 12), is_beside((2020, 2, 5), 2019, 12)
    (True, False)
    """
    return abs(MONTHS * (day[0] - year) + day[1] - month) <= 1


def in_year(expression: Contextual, year: int) -> Span | None:
    """Return a day or month in a year, None if the year has no such day."""
    first = year, expression.month, expression.day
    # A range may go on over New Year.
    last = expression.last and (year + (expression.last < first[1:]), *expression.last)
    return Span(first, last) if in_order(first, last) else None


def falls(expression: Contextual, day: Fields) -> bool:
    """Tell whether a day falls on a weekday that stands beside an expression."""
    weekdays = expression.weekdays if day[2] else 0
    return bool(weekdays) and in_order(day, None) and bool(weekdays >> date(*day).weekday() & 1)


@lru_cache(_REMEMBERED)
def _resolve(expression: Contextual, today: date) -> Span | None:
    first = _first(expression, today)
    if first is None or not in_order(first, None):
        return None
    if expression.last is None:
        return Span(first, None)
    month, day = expression.last
    month = month or first[1]  # 지난달 26일부터 30일
    year = first[0] + ((month, day) < first[1:])
    last = year, month, day
    return Span(first, last) if in_order(last, None) else None


def _first(expression: Contextual, today: date) -> Fields | None:
    if expression.shift is not None:
        return _shifted(expression, *expression.shift, today)
    if expression.year:
        return expression.year, expression.month, expression.day
    candidates = [
        fields
        for fields in _occurrences(expression.month, expression.day, today)
        if in_order(fields, None)
    ]
    direction = expression.direction
    if direction == THIS:
        return next((fields for fields in candidates if fields[0] == today.year), None)
    if direction in {PAST, SINCE}:
        over = [one for one in candidates if _is_past(one, today, begun=direction == SINCE)]
        return max(over, default=None)
    if direction == COMING:  # 오는 10월 may be written in October
        return min((fields for fields in candidates if _is_ahead(fields, today)), default=None)
    if direction == NEXT:
        return min((fields for fields in candidates if _begins(fields) > today), default=None)
    candidates.sort(key=lambda fields: _distance(fields, today))
    if candidates and _distance(candidates[0], today) > _SURE:
        # A weekday beside it decides: Friday, April 13, in a document of December.
        candidates.sort(key=lambda fields: not falls(expression, fields))
    return candidates[0] if candidates else None


def _shifted(expression: Contextual, unit: t.Unit, amount: int, today: date) -> Fields | None:
    """Return the day, month or year at a distance, with the month and day that are named in it."""
    if unit == "year":
        return today.year + amount, expression.month, expression.day
    if unit == "month":
        years, month = divmod(today.month - 1 + amount, MONTHS)
        return today.year + years, month + 1, expression.day
    try:
        day = today + timedelta(amount)
    except OverflowError:
        return None
    return day.year, day.month, day.day


def _occurrences(month: int, day: int, today: date) -> Iterator[Fields]:
    """Yield the dates near today with a month and day, or with a day of any month."""
    if month:
        reach = _YEARS if (month, day) == _LEAP_DAY else 1
        for year in range(today.year - reach, today.year + reach + 1):
            yield year, month, day
        return
    # The next 31st may be two months away.
    for distance in range(-2, 3):
        years, index = divmod(today.month - 1 + distance, MONTHS)
        yield today.year + years, index + 1, day


def _begins(fields: Fields) -> date:
    return date(fields[0], fields[1], fields[2] or 1)


def _is_past(fields: Fields, today: date, *, begun: bool) -> bool:
    """Tell whether a day or month is over, or has at least begun."""
    return _begins(fields) <= today if begun else _ends(fields) < today


def _is_ahead(fields: Fields, today: date) -> bool:
    """Tell whether a day is still to come, or a month has not ended."""
    return _begins(fields) > today if fields[2] else _ends(fields) >= today


def _ends(fields: Fields) -> date:
    year, month, day = fields
    if day:
        return date(year, month, day)
    return date(year, month, last_day(year, month))


def _distance(fields: Fields, today: date) -> timedelta:
    """Return how far a day or month is from today. The past comes first, so it wins a tie."""
    return max(_begins(fields) - today, today - _ends(fields))


def is_later(expression: Contextual, month: int, day: int) -> bool:
    """Tell whether a day is later in the year than another, or a month no earlier."""
    return (expression.month, expression.day or day + 1) > (month, day)
