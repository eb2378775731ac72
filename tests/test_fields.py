"""The fields as integers, against the calendar of the standard library."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juche import JucheInterval, JuchePeriod, fields
from support import juche_dates, juche_periods


def fields_of(period: JuchePeriod) -> fields.Fields:
    year, month, day = (*map(int, period.isoformat().split("-")), 0, 0)[:3]
    return year, month, day


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 40))
def test_a_day_exists_if_the_calendar_has_it(year: int, month: int, day: int) -> None:
    last = calendar.monthrange(year, month)[1]
    assert fields.last_day(year, month) == last
    assert fields.exists(year, month, day) == (day <= last)
    assert fields.is_leap(year) == calendar.isleap(year)


@pytest.mark.parametrize(
    ("parts", "there"),
    [
        ((0, 2, 29), True),
        ((0, 2, 30), False),
        ((9999,), True),
        ((10000,), False),
        ((-1,), False),
        ((2000, 12), True),
        ((2000, 13), False),
        ((2000, -1), False),
        ((2000, 1, -1), False),
        ((2000, 0, 1), False),
    ],
)
def test_exists_knows_the_edges_of_the_calendar(parts: tuple[int, ...], there: object) -> None:
    assert fields.exists(*parts) is there


@given(juche_periods, juche_periods)
def test_fields_agree_with_the_values(one: JuchePeriod, two: JuchePeriod) -> None:
    first, second = fields_of(one), fields_of(two)
    assert fields.edtf(*first) == one.isoformat()
    assert date(*fields.first(first)) == one.first_day().to_gregorian()
    assert date(*fields.last(first)) == one.last_day().to_gregorian()
    if fields.in_order(first, second):
        assert JucheInterval(one, two).last_day() == two.last_day()
    else:
        with pytest.raises(ValueError, match="cannot end"):
            JucheInterval(one, two)


@given(juche_dates)
def test_a_day_is_its_own_first_and_last(day: JuchePeriod) -> None:
    assert fields.first(fields_of(day)) == fields.last(fields_of(day)) == fields_of(day)
