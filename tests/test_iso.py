from __future__ import annotations

import pytest

from juche import (
    JucheDate,
    JucheInterval,
    JucheMonth,
    JucheParseError,
    JucheParseRangeError,
    JucheYear,
)


@pytest.mark.parametrize(
    "text",
    ["", "2000-7-19", "20000719", "2000-07-19T00:00", " 2000-07-19", "2000-07-1９", "x", "2000/"],
)
def test_fromisoformat_refuses_other_forms(text: str) -> None:
    for kind in (JucheYear, JucheMonth, JucheDate, JucheInterval):
        with pytest.raises(JucheParseError):
            kind.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "field", "position"),
    [("1911-01-01", "gregorian_year", 0), ("2000-13-01", "month", 5), ("2001-02-29", "day", 8)],
)
def test_fromisoformat_tells_the_field_and_position_of_a_number_out_of_range(
    text: str, field: str, position: int
) -> None:
    with pytest.raises(JucheParseRangeError) as info:
        JucheDate.fromisoformat(text)
    assert (info.value.field, info.value.position) == (field, position)


def test_fromisoformat_refuses_another_precision() -> None:
    with pytest.raises(JucheParseError, match="the ISO 8601 form of a JucheDate at position 0"):
        JucheDate.fromisoformat("2000-07")
    with pytest.raises(JucheParseError, match="the ISO 8601 form of a JucheInterval"):
        JucheInterval.fromisoformat("2000")


def test_fromisoformat_tells_what_is_wrong_in_an_interval() -> None:
    with pytest.raises(JucheParseError, match="an end no earlier than the start at position 5"):
        JucheInterval.fromisoformat("2002/2000")
    with pytest.raises(JucheParseRangeError) as info:
        JucheInterval.fromisoformat("2000/2001-13")
    assert info.value.position == 10
    with pytest.raises(JucheParseError, match="position 5"):
        JucheInterval.fromisoformat("2000/x")
