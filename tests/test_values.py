from __future__ import annotations

import copy
import datetime as dt
import operator
import pickle
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from juche import (
    JucheDate,
    JucheError,
    JucheInterval,
    JucheMonth,
    JucheParseError,
    JuchePeriod,
    JucheRangeError,
    JucheYear,
)

YEAR, MONTH, DATE = JucheYear(89), JucheMonth(89, 7), JucheDate(89, 7, 19)
INTERVAL = JucheInterval(YEAR, JucheYear(91))
PERIODS: list[JuchePeriod] = [YEAR, MONTH, DATE]
VALUES: list[JuchePeriod | JucheInterval] = [*PERIODS, INTERVAL]


class AlwaysEqual:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]  # it equals everything, so it has none


class NeverEqual:
    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = None  # type: ignore[assignment]  # as above


@pytest.mark.parametrize(
    ("date", "gregorian"),
    [
        (JucheDate(1, 1, 1), dt.date(1912, 1, 1)),
        (JucheDate(89, 2, 29), dt.date(2000, 2, 29)),
        (JucheDate(93, 2, 29), dt.date(2004, 2, 29)),
        (JucheDate(189, 2, 28), dt.date(2100, 2, 28)),
        (JucheDate(489, 2, 29), dt.date(2400, 2, 29)),
        (JucheDate(8088, 12, 31), dt.date(9999, 12, 31)),
    ],
)
def test_boundary_days_convert_both_ways(date: JucheDate, gregorian: dt.date) -> None:
    assert date.to_gregorian() == gregorian
    assert JucheDate.from_gregorian(gregorian) == date
    assert JucheDate.from_gregorian(gregorian.year, gregorian.month, gregorian.day) == date
    assert JucheDate.fromordinal(gregorian.toordinal()) == date
    assert date.gregorian_year == gregorian.year


@pytest.mark.parametrize(
    ("arguments", "field", "bounds"),
    [
        ((0, 1, 1), "year", (1, 8088)),
        ((8089, 1, 1), "year", (1, 8088)),
        ((89, 0, 1), "month", (1, 12)),
        ((89, 13, 1), "month", (1, 12)),
        ((89, 1, 0), "day", (1, 31)),
        ((89, 4, 31), "day", (1, 30)),
        ((90, 2, 29), "day", (1, 28)),
        ((189, 2, 29), "day", (1, 28)),
        ((89, 2, 30), "day", (1, 29)),
        ((8088, 12, 32), "day", (1, 31)),
    ],
)
def test_days_that_do_not_exist(
    arguments: tuple[int, int, int], field: str, bounds: tuple[int, int]
) -> None:
    with pytest.raises(JucheRangeError) as info:
        JucheDate(*arguments)
    assert info.value.field == field
    assert (info.value.min, info.value.max) == bounds


@pytest.mark.parametrize("bad", [True, 1.0, "1", None])
def test_fields_are_integers(bad: Any) -> None:  # whatever a caller may hand over
    for call in (
        lambda: JucheYear(bad),
        lambda: JucheMonth(bad, 1),
        lambda: JucheMonth(1, bad),
        lambda: JucheDate(bad, 1, 1),
        lambda: JucheDate(1, bad, 1),
        lambda: JucheDate(1, 1, bad),
        lambda: JucheDate.fromordinal(bad),
        lambda: JucheYear.from_gregorian(bad),
    ):
        with pytest.raises(TypeError, match="must be an integer"):
            call()


def test_of_a_datetime_only_the_date_is_used() -> None:
    assert JucheDate.from_gregorian(dt.datetime(2000, 7, 19, 23, 59)) == DATE  # noqa: DTZ001
    assert dt.datetime(2000, 7, 19, 23, 59) in YEAR  # noqa: DTZ001


@pytest.mark.parametrize(
    "arguments",
    [(2000,), (2000, 7), (dt.date(2000, 7, 19), 7, 19), (dt.date(2000, 7, 19), None, 19), ("x",)],
)
def test_from_gregorian_takes_a_date_or_three_integers(arguments: Any) -> None:
    with pytest.raises(TypeError, match="a date, or a year, a month and a day"):
        JucheDate.from_gregorian(*arguments)


def test_before_the_era() -> None:
    with pytest.raises(JucheRangeError, match="write earlier years in Gregorian"):
        JucheDate.from_gregorian(dt.date(1911, 12, 31))
    assert dt.date(1911, 12, 31) not in JucheYear(1)


def test_every_period_is_made_of_a_gregorian_date() -> None:
    for given in (dt.date(2000, 7, 19), dt.datetime(2000, 7, 19, 23)):  # noqa: DTZ001
        assert [period.from_gregorian(given) for period in PERIODS] == PERIODS
    assert JucheMonth.from_gregorian(2000, 7) == MONTH
    for period in PERIODS:
        with pytest.raises(JucheRangeError, match="write earlier years in Gregorian"):
            period.from_gregorian(dt.date(1911, 12, 31))


@pytest.mark.parametrize("arguments", [(2000,), (dt.date(2000, 7, 19), 7)])
def test_the_month_of_a_gregorian_one_needs_both_numbers(arguments: Any) -> None:
    with pytest.raises(TypeError, match="from_gregorian takes a date, or a year and a month"):
        JucheMonth.from_gregorian(*arguments)


def test_is_leap_is_that_of_the_gregorian_year() -> None:
    for year, leap in ((89, True), (93, True), (90, False), (189, False), (489, True)):
        for period in (JucheYear(year), JucheMonth(year, 3), JucheDate(year, 5, 1)):
            assert period.is_leap is leap


def test_days_and_months() -> None:
    assert list(DATE.days()) == [DATE]
    assert DATE.day_count == 1
    assert list(MONTH.days()) == [JucheDate(89, 7, day) for day in range(1, 32)]
    assert (YEAR.day_count, JucheYear(90).day_count, INTERVAL.day_count) == (366, 365, 1096)
    assert len(list(JucheYear.MAX.days())) == 365
    whole = JucheInterval(JucheYear.MIN, JucheYear.MAX)
    assert next(whole.days()) == JucheDate.MIN  # lazy: the rest is three million
    assert list(JucheYear.MAX.months())[-1] == JucheMonth.MAX
    assert [month.month for month in YEAR.months()] == list(range(1, 13))


def test_the_iso_calendar_is_gregorian() -> None:
    assert tuple(JucheDate(89, 1, 1).isocalendar()) == (1999, 52, 6)
    assert tuple(JucheDate.MAX.isocalendar()) == (9999, 52, 5)


def test_patterns_match_by_position() -> None:
    match DATE:
        case JucheDate(year, month, day):
            assert (year, month, day) == (89, 7, 19)
    match MONTH:
        case JucheMonth(year, month):
            assert (year, month) == (89, 7)
    match INTERVAL:
        case JucheInterval(JucheYear(first), JucheYear(last)):
            assert (first, last) == (89, 91)


def test_replacing_as_the_standard_library_has_it() -> None:
    # copy.replace, from Python 3.13 on, calls this.
    assert YEAR.__replace__(year=90) == JucheYear(90)
    assert MONTH.__replace__(month=8) == JucheMonth(89, 8)
    assert DATE.__replace__(day=20) == JucheDate(89, 7, 20)
    assert INTERVAL.__replace__(end=YEAR) == JucheInterval(YEAR, YEAR)


@pytest.mark.skipif(not hasattr(copy, "replace"), reason="Python 3.13 brought copy.replace")
def test_copy_replace_works_on_all_values() -> None:
    replace: Any = vars(copy)["replace"]
    assert replace(DATE, year=90) == JucheDate(90, 7, 19)
    assert replace(INTERVAL, end=YEAR) == JucheInterval(YEAR, YEAR)


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        (YEAR, MONTH, JucheInterval(MONTH, MONTH)),
        (YEAR, DATE, JucheInterval(DATE, DATE)),
        (YEAR, YEAR, JucheInterval(YEAR, YEAR)),
        (YEAR, INTERVAL, JucheInterval(YEAR, YEAR)),
        (
            INTERVAL,
            JucheInterval(JucheYear(90), JucheYear(95)),
            JucheInterval(JucheYear(90), JucheYear(91)),
        ),
        (YEAR, JucheInterval(MONTH, JucheYear(91)), JucheInterval(MONTH, JucheMonth(89, 12))),
        (YEAR, JucheInterval(DATE, JucheYear(91)), JucheInterval(DATE, JucheDate(89, 12, 31))),
        (YEAR, JucheInterval(JucheMonth(88, 7), DATE), JucheInterval(JucheDate(89, 1, 1), DATE)),
        (YEAR, JucheInterval(JucheMonth(89, 1), MONTH), JucheInterval(JucheMonth(89, 1), MONTH)),
        (JucheMonth.MAX, JucheYear.MAX, JucheInterval(JucheMonth.MAX, JucheMonth.MAX)),
        (YEAR, JucheYear(90), None),
        (JucheDate.MIN, JucheDate.MAX, None),
        (MONTH, JucheDate(89, 8, 1), None),
    ],
)
def test_intersection_has_the_days_of_both_or_is_none(
    one: JuchePeriod | JucheInterval, two: JuchePeriod | JucheInterval, both: JucheInterval | None
) -> None:
    assert one.intersection(two) == two.intersection(one) == both
    assert one.overlaps(two) == two.overlaps(one) == (both is not None)


def test_dates_of_the_standard_library_overlap_too() -> None:
    day = dt.date(2000, 7, 19)
    assert YEAR.overlaps(day)
    assert MONTH.intersection(day) == JucheInterval(DATE, DATE)
    assert not YEAR.overlaps(dt.date(1911, 1, 1))
    assert JucheYear.MIN.intersection(dt.date(1911, 12, 31)) is None
    for call in (YEAR.overlaps, YEAR.intersection):
        with pytest.raises(TypeError, match="a JucheYear overlaps dates and periods, not int"):
            call(89)  # type: ignore[arg-type]  # that is the test


def test_today_is_the_day_of_the_time_zone() -> None:
    zone = dt.timezone(dt.timedelta(hours=9))
    before = dt.datetime.now(zone).date()
    today = JucheDate.today(zone).to_gregorian()
    assert before <= today <= dt.datetime.now(zone).date()
    assert isinstance(JucheDate.today(), JucheDate)
    day, month, year = JucheDate.today(zone), JucheMonth.today(zone), JucheYear.today(zone)
    assert dt.datetime.now(zone).day < 2 or (day in month and month in year)


@pytest.mark.parametrize("value", VALUES)
def test_immutable_slotted_final(value: JuchePeriod | JucheInterval) -> None:
    for name in ("year", "_key", "other"):
        with pytest.raises(AttributeError, match="is immutable"):
            setattr(value, name, 1)
        with pytest.raises(AttributeError, match="is immutable"):
            delattr(value, name)
    assert not hasattr(value, "__dict__")
    with pytest.raises(TypeError, match="is final"):
        type("Sub", (type(value),), {})


@pytest.mark.parametrize("value", VALUES)
def test_equality_stays_within_the_type(value: JuchePeriod | JucheInterval) -> None:
    assert value == eval(repr(value))  # noqa: S307 - repr is meant to evaluate back
    assert hash(value) == hash(eval(repr(value)))  # noqa: S307
    assert value == AlwaysEqual()
    assert value != NeverEqual()
    assert not value == DATE.to_gregorian()  # noqa: SIM201 - both operators are under test
    assert [value == other for other in VALUES].count(True) == 1


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("other", [*VALUES, 89, dt.date(2000, 7, 19), None])
def test_order_stays_within_the_type(value: Any, other: Any) -> None:
    if type(value) is type(other) and value is not INTERVAL:
        assert not value < other
        assert value <= other
        assert not value > other
        assert value >= other
        return
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError):
            compare(value, other)


def test_mixed_precisions_have_no_order_for_type_checkers_either() -> None:
    with pytest.raises(TypeError):
        sorted([YEAR, MONTH])  # type: ignore[type-var]  # that is the test
    assert sorted([JucheYear(90), YEAR]) == [YEAR, JucheYear(90)]
    assert sorted(PERIODS, key=lambda period: (period.first_day(), period.PRECISION)) == PERIODS


def test_a_period_contains_the_finer_periods_in_it() -> None:
    assert DATE in YEAR
    assert DATE in MONTH
    assert JucheDate(89, 7, 19) in DATE
    assert MONTH in YEAR
    assert YEAR not in MONTH
    assert INTERVAL not in YEAR
    assert YEAR in INTERVAL
    assert JucheYear(92) not in INTERVAL
    assert dt.date(2000, 7, 19) in MONTH
    assert dt.date(2000, 8, 1) not in MONTH
    with pytest.raises(TypeError, match="a JucheYear contains dates and periods, not int"):
        assert 89 in YEAR  # type: ignore[operator]  # that is the test


def test_first_and_last_days_are_the_bounds_of_a_period() -> None:
    assert JucheYear.MIN.first_day() == JucheMonth.MIN.first_day() == JucheDate.MIN
    assert JucheYear.MAX.last_day() == JucheMonth.MAX.last_day() == JucheDate.MAX
    assert MONTH.first_day() == JucheDate(89, 7, 1)
    assert JucheMonth(89, 2).last_day() == JucheDate(89, 2, 29)
    assert (INTERVAL.first_day(), INTERVAL.last_day()) == (
        JucheDate(89, 1, 1),
        JucheDate(91, 12, 31),
    )


def test_each_value_has_its_fields() -> None:
    assert (DATE.year, DATE.month, DATE.day, DATE.gregorian_year) == (89, 7, 19, 2000)
    assert (MONTH.year, MONTH.month, MONTH.gregorian_year) == (89, 7, 2000)
    assert (YEAR.year, YEAR.gregorian_year) == (89, 2000)
    assert (INTERVAL.start, INTERVAL.end) == (YEAR, JucheYear(91))


def test_replace_changes_the_named_fields_alone() -> None:
    assert YEAR.replace() == YEAR
    assert YEAR.replace(year=90) == JucheYear(90)
    assert MONTH.replace(month=8) == JucheMonth(89, 8)
    assert MONTH.replace(year=90) == JucheMonth(90, 7)
    assert DATE.replace(day=20) == JucheDate(89, 7, 20)
    assert DATE.replace(year=90, month=1) == JucheDate(90, 1, 19)
    assert INTERVAL.replace(end=YEAR) == JucheInterval(YEAR, YEAR)
    assert INTERVAL.replace(start=JucheYear(90)).start == JucheYear(90)
    with pytest.raises(JucheRangeError):
        DATE.replace(month=2, day=30)


def test_days_are_moved_by_timedeltas_and_subtracted() -> None:
    day = dt.timedelta(1)
    assert DATE + day == day + DATE == JucheDate(89, 7, 20)
    assert DATE - day == JucheDate(89, 7, 18)
    assert DATE - dt.timedelta(hours=25) == JucheDate.from_gregorian(
        dt.date(2000, 7, 19) - dt.timedelta(hours=25)
    )
    assert JucheDate(109, 7, 19) - DATE == dt.timedelta(7305)
    assert YEAR + 1 == 1 + YEAR == JucheYear(90)
    assert YEAR - 1 == JucheYear(88)
    assert JucheYear(91) - YEAR == 2
    assert MONTH + 6 == 6 + MONTH == JucheMonth(90, 1)
    assert MONTH - 7 == JucheMonth(88, 12)
    assert JucheMonth(90, 1) - MONTH == 6


def test_relativedelta_on_either_side() -> None:
    leap_day, year = JucheDate(89, 2, 29), relativedelta(years=1)
    assert leap_day + year == year + leap_day == JucheDate(90, 2, 28)
    assert leap_day - year == JucheDate(88, 2, 28)
    # Juche 88 is no multiple of four, 1999 neither; Juche 92 is one, but 2003 is no leap year.
    assert JucheDate(92, 1, 31) + relativedelta(months=1) == JucheDate(92, 2, 28)
    assert relativedelta(months=1) + JucheDate(93, 1, 31) == JucheDate(93, 2, 29)
    assert DATE + relativedelta(year=2001) == JucheDate(90, 7, 19)
    assert YEAR + year == year + YEAR == JucheYear(90)
    assert YEAR - year == JucheYear(88)
    assert MONTH + relativedelta(years=1, months=6) == JucheMonth(91, 1)
    assert MONTH - relativedelta(months=7) == JucheMonth(88, 12)


@pytest.mark.parametrize(
    "call",
    [
        lambda: YEAR + relativedelta(months=1),
        lambda: YEAR + relativedelta(days=1),
        lambda: MONTH + relativedelta(days=1),
        lambda: MONTH + relativedelta(year=2000),
        lambda: DATE + relativedelta(hours=1),
        lambda: YEAR + True,
        lambda: MONTH + True,
        lambda: YEAR + 1.0,  # type: ignore[operator]
        lambda: YEAR + "x",  # type: ignore[operator]
        lambda: YEAR - "x",  # type: ignore[operator]
        lambda: MONTH + "x",  # type: ignore[operator]
        lambda: MONTH - "x",  # type: ignore[operator]
        lambda: DATE + 1,  # type: ignore[operator]
        lambda: DATE - 1,  # type: ignore[operator]
        lambda: DATE - "x",  # type: ignore[operator]
        lambda: relativedelta(days=1) - DATE,  # type: ignore[operator]
        lambda: YEAR - MONTH,  # type: ignore[operator]
    ],
)
def test_what_cannot_be_added(call: Any) -> None:
    with pytest.raises(TypeError):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: JucheYear.MIN - 1,
        lambda: JucheYear.MAX + 1,
        lambda: JucheMonth.MIN - 1,
        lambda: JucheMonth.MAX + 1,
        lambda: JucheDate.MIN - dt.timedelta(1),
        lambda: JucheDate.MAX + dt.timedelta(1),
        lambda: JucheDate.MAX + dt.timedelta.max,
        lambda: JucheDate.MIN - relativedelta(days=1),
        lambda: JucheDate.MAX + relativedelta(days=1),
        lambda: JucheDate.MAX + relativedelta(years=1),
        lambda: JucheDate.MAX + relativedelta(months=1),
        lambda: JucheDate.MIN - relativedelta(years=3000),
        lambda: JucheDate.MIN - relativedelta(days=10**6),
    ],
)
def test_leaving_the_era(call: Any) -> None:
    with pytest.raises(JucheRangeError) as info:
        call()
    assert not info.value.min <= info.value.value <= info.value.max


@pytest.mark.parametrize(
    ("value", "text"),
    [(YEAR, "2000"), (MONTH, "2000-07"), (DATE, "2000-07-19"), (INTERVAL, "2000/2002")],
)
def test_isoformat_and_fromisoformat_invert_each_other(value: Any, text: str) -> None:
    assert value.isoformat() == text
    assert type(value).fromisoformat(text) == value
    assert f"{value:iso}" == text


def test_a_day_has_a_weekday_and_an_ordinal() -> None:
    assert (DATE.weekday(), DATE.isoweekday(), DATE.toordinal()) == (2, 3, 730320)


def test_an_interval_needs_two_periods_in_order() -> None:
    assert JucheInterval(YEAR, MONTH).last_day() == JucheDate(89, 7, 31)
    with pytest.raises(JucheError, match="cannot end .* before it starts"):
        JucheInterval(JucheYear(91), JucheYear(89))
    with pytest.raises(TypeError, match="start must be a JucheYear, JucheMonth or JucheDate"):
        JucheInterval(dt.date(2000, 1, 1), YEAR)  # type: ignore[arg-type]  # that is the test
    with pytest.raises(TypeError, match="end must be .*, not JucheInterval"):
        JucheInterval(YEAR, INTERVAL)  # type: ignore[arg-type]  # that is the test


@pytest.mark.parametrize("value", VALUES)
def test_copies_and_pickles_equal_the_value(value: JuchePeriod | JucheInterval) -> None:
    assert copy.copy(value) is value
    assert copy.deepcopy(value) is value
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value


def test_types_parse_their_own_precision() -> None:
    assert JucheDate.parse("July 19, Juche 89 (2000)") == DATE
    assert JucheInterval.parse("Juche 89-91") == INTERVAL
    with pytest.raises(
        JucheParseError, match="expected a JucheDate, not a JucheYear, at position 1"
    ):
        JucheDate.parse(" Juche 89")
    with pytest.raises(JucheError, match="no locale 'xx'"):
        JucheDate.parse("Juche 89", locale="xx")
