"""Laws of the values. ``datetime.date`` and relativedelta are the oracles."""

from __future__ import annotations

import datetime as dt
import pickle

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from juche import (
    JucheDate,
    JucheInterval,
    JucheMonth,
    JuchePeriod,
    JucheRangeError,
    JucheYear,
    gregorian_year,
    juche_year,
)
from support import gregorian_dates, juche_dates, juche_intervals, juche_months, juche_periods

deltas = st.builds(
    relativedelta,
    years=st.integers(-9000, 9000),
    months=st.integers(-11, 11),
    days=st.integers(-(10**6), 10**6),
)


@given(st.integers(1, 8088))
def test_a_year_survives_conversion_both_ways(year: int) -> None:
    assert juche_year(gregorian_year(year)) == year
    assert JucheYear.from_gregorian(JucheYear(year).gregorian_year) == JucheYear(year)


@given(gregorian_dates)
def test_a_date_survives_conversion_both_ways(date: dt.date) -> None:
    juche = JucheDate.from_gregorian(date)
    assert juche.to_gregorian() == date
    assert (juche.year, juche.month, juche.day) == (date.year - 1911, date.month, date.day)
    assert JucheDate.fromordinal(juche.toordinal()) == juche
    assert (juche.weekday(), juche.isoweekday()) == (date.weekday(), date.isoweekday())
    assert juche.isoformat() == date.isoformat()


@given(gregorian_dates, gregorian_dates)
def test_juche_dates_are_ordered_as_gregorian_dates_are(one: dt.date, two: dt.date) -> None:
    first, second = JucheDate.from_gregorian(one), JucheDate.from_gregorian(two)
    assert (first < second, first <= second, first == second) == (one < two, one <= two, one == two)
    assert (hash(first) == hash(second)) or one != two
    assert first - second == one - two


@given(gregorian_dates, st.timedeltas())
def test_adding_a_timedelta_agrees_with_the_standard_library(
    date: dt.date, delta: dt.timedelta
) -> None:
    for sign in (1, -1):
        try:
            expected = date + delta if sign == 1 else date - delta
            inside = expected.year > 1911
        except OverflowError:
            inside = False
        try:
            juche = JucheDate.from_gregorian(date)
            assert (juche + delta if sign == 1 else juche - delta).to_gregorian() == expected
            assert inside
        except JucheRangeError:
            assert not inside


@given(gregorian_dates, deltas)
def test_adding_a_relativedelta_agrees_with_dateutil(date: dt.date, delta: relativedelta) -> None:
    try:
        expected = date + delta
        inside = expected.year > 1911
    except (ValueError, OverflowError):
        inside = False
    juche = JucheDate.from_gregorian(date)
    try:
        assert (juche + delta).to_gregorian() == (delta + juche).to_gregorian() == expected
        assert inside
    except JucheRangeError as error:
        assert not inside
        assert not error.min <= error.value <= error.max


@given(juche_months, st.integers(-200_000, 200_000))
def test_adding_months_agrees_with_relativedelta(month: JucheMonth, months: int) -> None:
    try:
        moved = month + months
    except JucheRangeError:
        return
    assert moved - month == months
    assert moved - months == month
    expected = month.first_day().to_gregorian() + relativedelta(months=months)
    assert moved.first_day().to_gregorian() == expected


@given(juche_periods, gregorian_dates)
def test_a_period_contains_the_days_between_its_ends(period: JuchePeriod, day: dt.date) -> None:
    first, last = period.first_day().to_gregorian(), period.last_day().to_gregorian()
    assert (day in period) == (first <= day <= last)
    assert first in period
    assert last in period
    assert first + dt.timedelta(-1) not in period


@given(juche_periods)
def test_a_period_is_read_back_from_its_iso_form(period: JuchePeriod) -> None:
    assert type(period).fromisoformat(period.isoformat()) == period


@given(juche_intervals)
def test_an_interval_is_read_back_from_its_iso_form(interval: JucheInterval) -> None:
    assert JucheInterval.fromisoformat(interval.isoformat()) == interval
    assert interval.first_day() in interval
    assert interval.last_day() in interval


@given(st.one_of(juche_periods, juche_intervals), st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_a_pickled_value_loads_and_its_repr_evaluates(
    value: JuchePeriod | JucheInterval, protocol: int
) -> None:
    assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert eval(repr(value)) == value  # noqa: S307 - repr is meant to evaluate back


@given(juche_dates, juche_months)
def test_values_of_two_types_are_never_equal(date: JucheDate, month: JucheMonth) -> None:
    assert date != month
    assert len({date, month, JucheYear(date.year)}) == 3


@given(juche_intervals, juche_periods | juche_intervals)
def test_an_intersection_has_the_days_of_both(
    one: JucheInterval, two: JuchePeriod | JucheInterval
) -> None:
    both = one.intersection(two)
    assert both == two.intersection(one)
    first = max(one.first_day(), two.first_day())
    last = min(one.last_day(), two.last_day())
    if both is None:
        assert first > last
    else:
        assert (both.first_day(), both.last_day()) == (first, last)
        assert both.day_count == (last - first).days + 1
        assert both in one
        assert both in two
    assert one.intersection(one) == one


@given(juche_months)
def test_a_month_has_the_days_of_the_calendar(month: JucheMonth) -> None:
    days = list(month.days())
    assert (days[0], days[-1], len(days)) == (
        month.first_day(),
        month.last_day(),
        month.day_count,
    )
    assert all(day in month and JucheMonth(day.year, day.month) == month for day in days)
    assert month in set(JucheYear(month.year).months())
