"""The project's own property tests; nothing of juche's strategies is imported."""

from hypothesis import given
from hypothesis import strategies as st
from shelfmark import from_shelfmark, to_shelfmark

from juche import JucheDate, JucheMonth


@given(st.from_type(JucheDate))
def test_marks_round_trip(day: JucheDate) -> None:
    assert from_shelfmark(to_shelfmark(day)) == day


@given(st.from_type(JucheMonth))
def test_a_month_ends_before_the_next_begins(month: JucheMonth) -> None:
    if month != JucheMonth.MAX:
        last, following = month.last_day(), (month + 1).first_day()
        assert from_shelfmark(to_shelfmark(last)) < from_shelfmark(to_shelfmark(following))


@given(...)
def test_marks_sort_as_days_do_for_a_thousand_years(one: JucheDate, other: JucheDate) -> None:
    if max(one, other).year < 1000:
        assert (to_shelfmark(one) < to_shelfmark(other)) == (one < other)
