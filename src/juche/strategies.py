"""Hypothesis strategies for values of the era and for the texts that denote them.

If Hypothesis is installed, an entry point registers the four types, so ``st.from_type`` knows them
without an import. All of them shrink towards the first day of Juche 1.
"""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from .interval import JucheInterval
from .locales import LOSSLESS_STYLES, table, tags
from .values import JucheDate, JucheMonth, JuchePeriod, JucheYear

_P = TypeVar("_P", JucheYear, JucheMonth, JucheDate)


def juche_years(
    min_value: JucheYear = JucheYear.MIN, max_value: JucheYear = JucheYear.MAX
) -> st.SearchStrategy[JucheYear]:
    """Return a strategy for years, both bounds included.

    Raises:
        hypothesis.errors.InvalidArgument: a bound is no JucheYear, or the bounds are not in order.

    >>> from hypothesis import find
    >>> find(juche_years(), lambda year: True)
    JucheYear(1)
    """
    _check(JucheYear, min_value, max_value)
    return st.integers(min_value.year, max_value.year).map(JucheYear)


def juche_months(
    min_value: JucheMonth = JucheMonth.MIN, max_value: JucheMonth = JucheMonth.MAX
) -> st.SearchStrategy[JucheMonth]:
    """Return a strategy for months, both bounds included.

    Raises:
        hypothesis.errors.InvalidArgument: a bound is no JucheMonth, or the bounds are not in order.

    >>> from hypothesis import find
    >>> find(juche_months(), lambda month: month.year > 88)
    JucheMonth(89, 1)
    """
    _check(JucheMonth, min_value, max_value)
    return _months(min_value, max_value)


def juche_dates(
    min_value: JucheDate = JucheDate.MIN, max_value: JucheDate = JucheDate.MAX
) -> st.SearchStrategy[JucheDate]:
    """Return a strategy for days, both bounds included.

    Raises:
        hypothesis.errors.InvalidArgument: a bound is no JucheDate, or the bounds are not in order.

    >>> from hypothesis import find
    >>> find(juche_dates(min_value=JucheDate(89, 7, 19)), lambda day: day.month > 7)
    JucheDate(89, 8, 1)
    """
    _check(JucheDate, min_value, max_value)
    return _dates(min_value, max_value)


def juche_intervals() -> st.SearchStrategy[JucheInterval]:
    """Return a strategy for intervals with ends of any precision.

    >>> from hypothesis import find
    >>> find(juche_intervals(), lambda interval: True)
    JucheInterval(JucheYear(1), JucheYear(1))
    """
    return st.tuples(_periods(), _periods()).map(_in_order)


def notations(
    locale: str | None = None,
) -> st.SearchStrategy[tuple[str, JuchePeriod | JucheInterval]]:
    """Return a strategy for texts with their values, in every style that keeps the whole value.

    ``juche.parse`` reads each as its value, and ``juche.annotate`` finds it.

    Args:
        locale: a tag of ``juche.LOCALES``. None means all of them.

    Raises:
        JucheError: no such locale.

    >>> from hypothesis import find
    >>> find(notations("ko"), lambda drawn: True)
    ('주체1(1912)년', JucheYear(1))
    """
    locales = st.sampled_from(tags() if locale is None else (table(locale).tag,))
    values = st.one_of(_periods(), _written_intervals())
    return st.tuples(values, locales, st.sampled_from(LOSSLESS_STYLES)).map(
        lambda drawn: (drawn[0].format(*drawn[1:]), drawn[0])
    )


@st.composite
def _months(draw: st.DrawFn, least: JucheMonth, most: JucheMonth) -> JucheMonth:
    # Year before month, so that shrinking makes the year small first and every month likely.
    year = draw(st.integers(least.year, most.year))
    first = least.month if year == least.year else 1
    last = most.month if year == most.year else 12
    return JucheMonth(year, draw(st.integers(first, last)))


@st.composite
def _dates(draw: st.DrawFn, least: JucheDate, most: JucheDate) -> JucheDate:
    bounds = JucheMonth(least.year, least.month), JucheMonth(most.year, most.month)
    month = draw(_months(*bounds))
    first = least.day if month == bounds[0] else 1
    last = most.day if month == bounds[1] else month.last_day().day
    # Months differ in their last day. Half of the draws take it, so 29 February comes up often.
    # Both are drawn each time, because otherwise shrinking would prefer the last day.
    at_the_end, day = draw(st.booleans()), draw(st.integers(first, last))
    return JucheDate(month.year, month.month, last if at_the_end else day)


def _periods() -> st.SearchStrategy[JuchePeriod]:
    return st.one_of(juche_years(), juche_months(), juche_dates())


def _in_order(ends: tuple[JuchePeriod, JuchePeriod]) -> JucheInterval:
    start, end = ends
    if end.last_day() < start.first_day():
        start, end = end, start
    return JucheInterval(start, end)


def _written_intervals() -> st.SearchStrategy[JucheInterval]:
    """Return a strategy for intervals that are written as one date: both ends in one precision."""
    return st.one_of(
        _intervals(juche_years()), _intervals(juche_months()), _intervals(juche_dates())
    )


def _intervals(ends: st.SearchStrategy[_P]) -> st.SearchStrategy[JucheInterval]:
    return st.tuples(ends, ends).map(_in_order)


def _check(kind: type[_P], least: _P, most: _P) -> None:
    for name, value in (("min_value", least), ("max_value", most)):
        if not isinstance(value, kind):
            raise InvalidArgument(f"{name} must be a {kind.__name__}, got {value!r}")
    if most < least:
        raise InvalidArgument(f"min_value {least!r} is after max_value {most!r}")
