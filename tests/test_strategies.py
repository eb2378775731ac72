"""Strategies draw what they promise, shrink to the beginning of the era, and register themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from juche import (
    LOCALES,
    JucheDate,
    JucheError,
    JucheInterval,
    JucheMonth,
    JuchePeriod,
    JucheYear,
    annotate,
    parse,
)
from juche.strategies import juche_dates, juche_intervals, juche_months, juche_years, notations
from support import juche_dates as any_date


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (JucheYear, JucheYear(1)),
        (JucheMonth, JucheMonth(1, 1)),
        (JucheDate, JucheDate(1, 1, 1)),
        (JucheInterval, JucheInterval(JucheYear(1), JucheYear(1))),
    ],
)
def test_types_are_registered_and_shrink_to_the_beginning(kind: type, least: object) -> None:
    assert find(st.from_type(kind), lambda _: True) == least


def test_shrinking_keeps_what_matters() -> None:
    assert find(juche_dates(), lambda day: day.month == 2 and day.day == 29) == JucheDate(1, 2, 29)
    assert find(juche_dates(), lambda day: day.year > 88) == JucheDate(89, 1, 1)
    assert find(juche_months(), lambda month: month.month > 6) == JucheMonth(1, 7)
    found = find(juche_intervals(), lambda interval: interval.start != interval.end)
    assert {found.start, found.end} <= {JucheYear(1), JucheYear(2), JucheMonth(1, 1)}


@given(st.from_type(JuchePeriod))  # type: ignore[arg-type]  # a union is a type to Hypothesis
def test_the_union_is_drawn(value: JuchePeriod) -> None:
    assert isinstance(value, JucheYear | JucheMonth | JucheDate)


@given(st.data(), any_date, any_date)
def test_dates_stay_within_their_bounds(
    data: st.DataObject, one: JucheDate, other: JucheDate
) -> None:
    least, most = min(one, other), max(one, other)
    assert least <= data.draw(juche_dates(least, most)) <= most
    months = JucheMonth(least.year, least.month), JucheMonth(most.year, most.month)
    assert months[0] <= data.draw(juche_months(*months)) <= months[1]
    years = JucheYear(least.year), JucheYear(most.year)
    assert years[0] <= data.draw(juche_years(*years)) <= years[1]


def test_both_bounds_are_reached() -> None:
    least, most = JucheDate(88, 12, 30), JucheDate(89, 1, 2)
    for day in (least, most):
        assert find(juche_dates(least, most), day.__eq__) == day


def test_wrong_bounds_are_refused_by_name() -> None:
    with pytest.raises(InvalidArgument, match="min_value must be a JucheYear, got 89"):
        juche_years(89)  # type: ignore[arg-type]
    with pytest.raises(InvalidArgument, match=r"max_value must be a JucheDate, got JucheYear\(1\)"):
        juche_dates(max_value=JucheYear(1))  # type: ignore[arg-type]
    with pytest.raises(InvalidArgument, match=r"JucheMonth\(2, 1\) is after max_value"):
        juche_months(JucheMonth(2, 1), JucheMonth(1, 1))
    with pytest.raises(JucheError, match="no locale 'xx'"):
        notations("xx")


@given(notations())
def test_notations_are_parsed_and_found(drawn: tuple[str, JuchePeriod | JucheInterval]) -> None:
    text, value = drawn
    assert parse(text) == value
    # What may be a Gregorian year too, as Juche 1912, has both readings and no value.
    assert [value in {a.value, *a.alternatives} for a in annotate(text)] == [True]


@pytest.mark.parametrize("locale", LOCALES)
def test_notations_of_a_language(locale: str) -> None:
    @settings(max_examples=settings().max_examples // 8)  # for each of many languages
    @given(notations(locale))
    def check(drawn: tuple[str, JuchePeriod | JucheInterval]) -> None:
        text, value = drawn
        assert parse(text, locale=locale) == value

    check()


def test_importing_the_library_does_not_import_hypothesis() -> None:
    code = (
        "import sys, juche, juche.export; juche.parse('Juche 89'); juche.annotate('x');"
        "assert not any(name.partition('.')[0] == 'hypothesis' for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


@pytest.mark.parametrize(
    "first",
    [
        "import hypothesis",
        "import juche",
        "from juche.strategies import juche_dates",
        "import juche.cli",
    ],
)
def test_hypothesis_registers_the_types_by_itself(first: str) -> None:
    code = (
        f"{first}\n"
        "from hypothesis import find, strategies as st\n"
        "from juche import JucheDate\n"
        "assert find(st.from_type(JucheDate), lambda day: day.month > 1) == JucheDate(1, 2, 1)\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
