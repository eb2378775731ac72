"""``read``: one text in either calendar becomes one value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

import juche
from juche import (
    JucheDate,
    JucheInterval,
    JucheMismatchError,
    JucheMonth,
    JucheParseError,
    JucheParseRangeError,
    JuchePeriod,
    JucheYear,
)
from support import hostile_text, juche_intervals, juche_periods

DAY = JucheDate(89, 7, 19)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2000-07-19", DAY),
        (" 2000-07\n", JucheMonth(89, 7)),
        ("2000/2002", JucheInterval(JucheYear(89), JucheYear(91))),
        ("July 19, Juche 89 (2000)", DAY),
        ("주체89(2000)년 7월 19일", DAY),
        ("Juche 2025", JucheYear(2025)),
        ("19 July 2000", DAY),
        ("July 19, 2000", DAY),
        ("2000년 7월 19일", DAY),
        ("2000.7.19", DAY),
        ("2000/07/19", DAY),
        ("2000-7-19", DAY),
        ("19/07/2000", DAY),
        ("7/19/2000", DAY),
        ("19 июля 2000 года", DAY),
        ("July 2000", JucheMonth(89, 7)),
        ("July 19-21, 2000", JucheInterval(DAY, JucheDate(89, 7, 21))),
    ],
)
def test_either_calendar_is_read(text: str, value: JuchePeriod | JucheInterval) -> None:
    assert juche.read(text) == value


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("today", JucheParseError, "expected a date, Juche or Gregorian, at position 0"),
        ("July 19", JucheParseError, "expected a date, Juche or Gregorian, at position 0"),
        ("", JucheParseError, "expected a date, Juche or Gregorian, at position 0 in ''"),
        ("5 May 2001, 6 May", JucheParseError, "expected a date, Juche or Gregorian"),
        ("on 5 May 2001", JucheParseError, "expected a date, Juche or Gregorian"),
        ("03/04/2000", JucheParseError, "expected a date of the form YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2000-13", JucheParseRangeError, "month must be in 1..12, got 13 at position 5"),
        ("29 February 2001", JucheParseError, "expected a day that the calendar has at position 0"),
        (" 2000년 2월 30일", JucheParseError, "expected a day that the calendar has at position 1"),
        ("31.06.2000", JucheParseError, "expected a day that the calendar has at position 0"),
        ("31.06.2000 came", JucheParseError, "expected a date, Juche or Gregorian"),
        ("Juche 89 (2000-2002)", JucheMismatchError, "Juche 89 is 2000, but the text says 2002"),
        ("1905-07-19", JucheParseRangeError, "gregorian year must be in 1912..9999, got 1905;"),
        ("19 July 1905", JucheParseRangeError, "gregorian year must be in 1912..9999, got 1905;"),
        ("19 July 1911", JucheParseRangeError, "gregorian year must be in 1912..9999, got 1911;"),
        ("Juche 89 x", JucheParseError, "expected the end of the text at position 8"),
        ("Juche 0", JucheParseRangeError, "year must be in 1..8088, got 0 at position 6"),
        ("Juche 89 (2001)", JucheMismatchError, "Juche 89 is 2000, but the text says 2001"),
    ],
)
def test_what_is_no_date_is_told(text: str, error: type[Exception], message: str) -> None:
    with pytest.raises(JucheParseError) as info:
        juche.read(text)
    assert type(info.value) is error
    assert str(info.value).startswith(message)
    assert info.value.text == text


@pytest.mark.parametrize(
    ("text", "error", "position"),
    [
        ("  2000-13", JucheParseRangeError, 7),
        ("\n2000-07/2000-06 ", JucheParseError, 9),
        (" 03/04/2000", JucheParseError, 1),
        ("  Juche 89 (2001)", JucheMismatchError, 12),
        (" July 19 ", JucheParseError, 1),
    ],
)
def test_an_error_has_the_text_as_it_was_given(
    text: str, error: type[JucheParseError], position: int
) -> None:
    with pytest.raises(JucheParseError) as info:
        juche.read(text)
    assert (type(info.value), info.value.text, info.value.position) == (error, text, position)


@pytest.mark.parametrize(("text", "position"), [("19 July 1905", 8), ("1905년 7월", 0)])
def test_an_error_of_the_range_stands_at_the_year(text: str, position: int) -> None:
    with pytest.raises(JucheParseRangeError) as info:
        juche.read(text)
    assert info.value.position == position


@pytest.mark.parametrize(("given", "kind"), [(None, "NoneType"), (2000, "int"), (b"2000", "bytes")])
def test_only_text_is_read(given: Any, kind: str) -> None:
    with pytest.raises(TypeError, match=f"text must be a str, not {kind}$"):
        juche.read(given)


@given(juche_periods | juche_intervals)
def test_iso_and_juche_forms_are_read_back(value: JuchePeriod | JucheInterval) -> None:
    assert juche.read(value.isoformat()) == value
    if not isinstance(value, JucheInterval):
        assert juche.read(str(value)) == value


@given(hostile_text)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = juche.read(text)
    except JucheParseError as error:
        assert len(str(error)) < 300
        assert 0 <= error.position <= len(error.text)
    else:
        assert isinstance(value, JuchePeriod | JucheInterval)
