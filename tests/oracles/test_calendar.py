"""Python's own ``calendar`` and ``datetime``: weekdays, leap years and the lengths of months."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given

from juche import JucheDate, JucheMonth, JucheYear
from support import juche_dates, juche_months, juche_years


@given(juche_years)
def test_leap_years_agree_with_the_standard_library(year: JucheYear) -> None:
    days = year.last_day().toordinal() - year.first_day().toordinal() + 1
    assert days == (366 if calendar.isleap(year.gregorian_year) else 365)


@given(juche_months)
def test_months_agree_with_the_standard_library(month: JucheMonth) -> None:
    weekday, days = calendar.monthrange(month.gregorian_year, month.month)
    assert month.first_day().weekday() == weekday
    assert month.last_day().day == days


@given(juche_dates)
def test_days_agree_with_the_standard_library(day: JucheDate) -> None:
    gregorian = date(day.gregorian_year, day.month, day.day)
    assert day.weekday() == calendar.weekday(day.gregorian_year, day.month, day.day)
    assert day.isoweekday() == gregorian.isoweekday()
    assert day.isoformat() == gregorian.isoformat()
    assert day.toordinal() == gregorian.toordinal()
    assert day.strftime("%j") == gregorian.strftime("%j")


@pytest.mark.parametrize(
    ("year", "leap"), [(1, True), (89, True), (93, True), (189, False), (489, True)]
)
def test_leap_years_of_the_era(year: int, *, leap: bool) -> None:
    assert (JucheMonth(year, 2).last_day().day == 29) is leap
