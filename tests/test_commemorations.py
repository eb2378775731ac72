from __future__ import annotations

import datetime as dt
from datetime import date
from itertools import islice
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import YEARLY, rrule
from hypothesis import given
from hypothesis import strategies as st

import juche
from juche import (
    Anniversary,
    JucheDate,
    JucheError,
    JucheMonth,
    JuchePeriod,
    JucheRangeError,
    JucheYear,
    anniversaries,
    anniversary,
    completed_years,
    next_anniversary,
)
from support import gregorian_dates, juche_dates, juche_periods

ORIGIN = JucheDate(89, 7, 19)
LEAP_DAY = JucheDate(89, 2, 29)
X: Any = "x"  # what a caller without types may hand over


@pytest.mark.parametrize(
    ("origin", "ordinal", "expected"),
    [
        (ORIGIN, 20, JucheDate(109, 7, 19)),
        (ORIGIN, 0, ORIGIN),
        (JucheMonth(89, 7), 20, JucheMonth(109, 7)),
        (JucheYear(89), 20, JucheYear(109)),
        (date(1894, 7, 10), 100, date(1994, 7, 10)),
        (dt.datetime(2000, 7, 19, 12), 20, date(2020, 7, 19)),  # noqa: DTZ001
        (JucheYear(1), 8087, JucheYear.MAX),
    ],
)
def test_an_anniversary_has_the_type_of_its_origin(
    origin: Any, ordinal: int, expected: object
) -> None:
    found = anniversary(origin, ordinal)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("origin", [LEAP_DAY, LEAP_DAY.to_gregorian()])
def test_leap_day_decides_what_becomes_of_29_february(origin: Any) -> None:
    feb28, mar1 = date(2001, 2, 28), date(2001, 3, 1)
    if isinstance(origin, JucheDate):
        feb28, mar1 = JucheDate.from_gregorian(feb28), JucheDate.from_gregorian(mar1)  # type: ignore[assignment]
    assert anniversary(origin, 1) == feb28
    assert anniversary(origin, 1, leap_day="mar1") == mar1
    for policy in ("skip", "raise"):
        with pytest.raises(JucheError, match="no 29 February"):
            anniversary(origin, 1, leap_day=policy)
        assert anniversary(origin, 4, leap_day=policy).month == 2


def test_skip_leaves_only_leap_years() -> None:
    found = anniversaries(LEAP_DAY, leap_day="skip")
    assert [number for number, _ in islice(found, 3)] == [4, 8, 12]
    found = anniversaries(JucheDate(185, 2, 29), leap_day="skip")
    assert next(found).ordinal == 8  # Juche 189 is 2100, no leap year


def test_raise_fails_when_a_common_year_comes() -> None:
    found = anniversaries(LEAP_DAY, leap_day="raise")
    with pytest.raises(JucheError, match="there is no 29 February in 2001"):
        next(found)


def test_raise_fails_only_for_an_anniversary_that_was_asked_for() -> None:
    found = next_anniversary(LEAP_DAY, after=date(2003, 6, 1), leap_day="raise")
    assert found == (4, JucheDate(93, 2, 29))
    assert list(anniversaries(LEAP_DAY, until=date(2001, 2, 27), leap_day="raise")) == []
    with pytest.raises(JucheError, match="there is no 29 February in 2001"):
        list(anniversaries(LEAP_DAY, until=date(2001, 2, 28), leap_day="raise"))
    with pytest.raises(JucheError, match="there is no 29 February in 2002"):
        next_anniversary(LEAP_DAY, after=date(2001, 2, 28), leap_day="raise")


def test_every_after_and_until_choose_the_anniversaries() -> None:
    found = list(anniversaries(ORIGIN, every=5, after=ORIGIN, until=JucheYear(109)))
    assert found == [(n, JucheDate(89 + n, 7, 19)) for n in (5, 10, 15, 20)]
    assert list(anniversaries(ORIGIN, until=date(2001, 7, 18))) == []
    assert next(anniversaries(ORIGIN, after=JucheYear(95))).ordinal == 7
    assert next(anniversaries(ORIGIN, after=JucheMonth(95, 7))).ordinal == 7
    assert next(anniversaries(ORIGIN, after=JucheMonth(95, 6))).ordinal == 6
    assert next(anniversaries(ORIGIN, after=date(1950, 1, 1))).ordinal == 1


def test_anniversaries_end_with_the_calendar() -> None:
    assert [n for n, _ in anniversaries(JucheYear(8080), every=3)] == [3, 6]
    assert list(anniversaries(JucheDate.MAX)) == []
    with pytest.raises(JucheRangeError, match="next anniversary must be in 1..8088, got 8089"):
        next_anniversary(JucheYear(8080), after=JucheYear(8088))
    assert anniversary(date(9990, 1, 1), 9) == date(9999, 1, 1)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: anniversary(ORIGIN, -1), JucheRangeError, "ordinal must be in 0..7999, got -1"),
        (lambda: anniversary(ORIGIN, 8000), JucheRangeError, "ordinal must be in 0..7999"),
        (lambda: anniversary(ORIGIN, True), TypeError, "ordinal must be an integer"),
        (lambda: anniversary(ORIGIN, 1, leap_day=X), JucheError, "leap_day must be one of feb28"),
        (lambda: anniversaries(ORIGIN, every=0), JucheRangeError, "every must be in 1..8088"),
        (lambda: anniversary(X, 1), TypeError, "expected a date or a Juche period, got str"),
        (lambda: anniversaries(ORIGIN, after=X), TypeError, "got str"),
        (lambda: completed_years(ORIGIN, JucheYear(100)), TypeError, "is coarser than"),
        (lambda: completed_years(ORIGIN, JucheDate(89, 7, 18)), JucheError, "is before"),
        (lambda: completed_years(ORIGIN, date(1990, 1, 1)), JucheError, "is before"),
    ],
)
def test_wrong_arguments_are_refused_by_name(
    call: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call()


def test_completed_years_counts_full_years_like_an_age() -> None:
    assert completed_years(ORIGIN, ORIGIN) == 0
    assert completed_years(ORIGIN, date(2020, 7, 18)) == 19
    assert completed_years(date(2000, 7, 19), JucheDate(109, 7, 19)) == 20
    assert completed_years(JucheMonth(89, 7), date(2001, 7, 1)) == 1
    assert completed_years(JucheYear(89), JucheMonth(90, 1)) == 1


@given(juche_periods, st.integers(0, 200))
def test_the_year_of_an_anniversary_is_the_origin_plus_its_number(
    origin: JuchePeriod, ordinal: int
) -> None:
    if origin.year + ordinal > 8088:
        return
    found: JuchePeriod = anniversary(origin, ordinal)  # any of the three
    assert found.year == origin.year + ordinal
    assert completed_years(origin, found) == ordinal


@given(gregorian_dates, st.integers(0, 300))
def test_anniversaries_agree_with_relativedelta(origin: date, ordinal: int) -> None:
    if origin.year + ordinal > 9999:
        return
    assert anniversary(origin, ordinal) == origin + relativedelta(years=ordinal)
    juche_day = anniversary(JucheDate.from_gregorian(origin), ordinal)
    assert juche_day.to_gregorian() == origin + relativedelta(years=ordinal)


@given(st.dates(date(1912, 1, 1), date(2200, 12, 31)), st.integers(1, 12))
def test_yearly_anniversaries_agree_with_rrule(origin: date, every: int) -> None:
    start = dt.datetime.combine(origin, dt.time())
    rule = rrule(YEARLY, dtstart=start, interval=every, bymonth=start.month, bymonthday=start.day)
    expected = [day.date() for day in islice(rule, 1, 6)]
    found = anniversaries(origin, every=every, leap_day="skip")
    assert [day for _, day in islice(found, 5)] == expected


@given(juche_dates, juche_dates, st.integers(1, 10))
def test_next_anniversary_is_the_first_after_a_day(
    origin: JucheDate, after: JucheDate, every: int
) -> None:
    try:
        number, day = next_anniversary(origin, after=after, every=every)
    except JucheRangeError:
        return
    assert day > after
    assert number % every == 0
    earlier = number - every
    assert earlier == 0 or anniversary(origin, earlier) <= after


@given(juche_dates, st.dates(date(1912, 1, 1)))
def test_completed_years_agree_with_relativedelta(origin: JucheDate, on: date) -> None:
    start = origin.to_gregorian()
    if on >= start:
        assert completed_years(origin, on) == relativedelta(on, start).years


def test_the_function_is_what_the_package_exports() -> None:
    assert isinstance(juche.anniversary(ORIGIN, 1), JucheDate)
    assert isinstance(next(juche.anniversaries(ORIGIN)), Anniversary)


def test_an_anniversary_on_after_is_left_out_and_one_on_until_is_not() -> None:
    origin = JucheDate(89, 7, 19)
    assert next_anniversary(origin, after=JucheDate(109, 7, 19)).ordinal == 21
    assert next_anniversary(origin, after=JucheDate(109, 7, 18)).ordinal == 20
    assert [number for number, _ in anniversaries(origin, until=JucheDate(91, 7, 19))] == [1, 2]
    assert [number for number, _ in anniversaries(origin, until=JucheDate(91, 7, 18))] == [1]
    assert [number for number, _ in anniversaries(JucheYear(8086))] == [1, 2]
    assert [number for number, _ in anniversaries(date(9996, 1, 1), every=2)] == [2]
    assert next_anniversary(JucheYear(89), after=JucheYear(90), every=5).ordinal == 5


def test_next_anniversary_follows_leap_day() -> None:
    leap, after = JucheDate(89, 2, 29), JucheDate(89, 12, 31)
    assert next_anniversary(leap, after=after).date == JucheDate(90, 2, 28)
    assert next_anniversary(leap, after=after, leap_day="mar1").date == JucheDate(90, 3, 1)
    assert next_anniversary(leap, after=after, leap_day="skip").date == JucheDate(93, 2, 29)
