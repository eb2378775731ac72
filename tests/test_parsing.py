from __future__ import annotations

from typing import Any
from unicodedata import normalize

import pytest

from juche import (
    JucheDate,
    JucheInterval,
    JucheMismatchError,
    JucheMonth,
    JucheParseError,
    JucheParseRangeError,
    JucheYear,
    annotate,
    parse,
)


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "a Juche date"),
        ("   ", 3, "a Juche date"),
        ("July 19, 2000", 0, "a Juche date"),
        ("2000", 0, "a Juche date"),
        ("Juche", 5, "a Juche year"),
        ("Juche x", 6, "a Juche year"),
        ("  Juche x", 8, "a Juche year"),
        ("Juche idea", 6, "a Juche year"),
        ("Juche 007", 6, "a Juche year"),
        ("Juche -1", 6, "a Juche year"),
        ("Juche +89", 6, "a Juche year"),
        ("Juche 8_9", 6, "a Juche year"),
        ("Juche 𝟖𝟗", 6, "a Juche year"),
        ("Juche 89 foo", 8, "the end of the text"),
        ("Juche 89 (2000) Juche 90", 15, "the end of the text"),
        ("Juche 89\n\n(2000)", 8, "the end of the text"),
        ("Juche 89 (2000]", 8, "the end of the text"),
        ("on Juche 89", 0, "a Juche date"),
        ("Smarch 19, Juche 89", 0, "a Juche date"),
        ("May 19, Juche 89 (2000", 16, "the end of the text"),
    ],
)
def test_parse_refuses_what_is_no_date(text: str, position: int, expected: str) -> None:
    with pytest.raises(JucheParseError) as info:
        parse(text)
    assert (info.value.position, info.value.expected) == (position, expected)
    assert info.value.text == text


@pytest.mark.parametrize(
    ("text", "field", "value", "position"),
    [
        ("Juche 0", "year", 0, 6),
        ("Juche 8090", "year", 8090, 6),
        ("Juche 99999", "year", 99999, 6),
        ("Juche 123456789", "year", 123456789, 6),
        (" Juche 0", "year", 0, 7),
        ("February 29, Juche 90", "day", 29, 9),
        ("April 31, Juche 90 (2001)", "day", 31, 6),
        ("30 February Juche 89", "day", 30, 0),
        ("주체89년 13월", "month", 13, 6),
        ("주체89년 0월", "month", 0, 6),
        ("주체89(2000)년 2월 30일", "day", 30, 15),
        ("주체89(2000).13.1", "month", 13, 11),
        ("July 19-32, Juche 89", "day", 32, 8),
        ("주체89년 7월 19일부터 32일", "day", 32, 15),
        ("Dzsucse 96. (2007) június 31.", "day", 31, 26),
    ],
)
def test_parse_tells_the_field_of_a_number_out_of_range(
    text: str, field: str, value: int, position: int
) -> None:
    with pytest.raises(JucheParseRangeError) as info:
        parse(text)
    assert (info.value.field, info.value.value) == (field, value)
    assert info.value.position == position


@pytest.mark.parametrize(
    ("text", "juche", "gregorian", "position"),
    [
        ("Juche 89 (2001)", 89, 2001, 10),
        (" Juche 89 (2001)", 89, 2001, 11),
        ("Juche 89, 2001", 89, 2001, 10),
        ("Juche 89 2001", 89, 2001, 9),
        ("July 19, Juche 89 (1999)", 89, 1999, 19),
        ("2001 (Juche 89)", 89, 2001, 0),
        ("주체91(2004)년 1월 12일", 91, 2004, 5),
        ("Juche 89-91 (2000-2003)", 91, 2003, 18),
        ("주체８９（２００１）年", 89, 2001, 5),
        ("89 года чучхе (2001)", 89, 2001, 15),
    ],
)
def test_parse_refuses_two_years_that_disagree(
    text: str, juche: int, gregorian: int, position: int
) -> None:
    with pytest.raises(JucheMismatchError) as info:
        parse(text)
    assert (info.value.juche_year, info.value.gregorian_year) == (juche, gregorian)
    assert info.value.position == position


@pytest.mark.parametrize(
    "text",
    ["x" * 100_000, "Juche " * 20_000, "9" * 100_000, "(" * 100_000, "Juche 89" + " " * 99_999],
)
def test_parse_reads_or_refuses_a_long_text_with_a_short_message(text: str) -> None:
    try:
        assert parse(text) == JucheYear(89)
    except JucheParseError as error:
        assert len(str(error)) < 300


def test_shapes_once_understood_are_read_alike() -> None:
    first = parse("July 19, Juche 89 (2000)")
    assert first == JucheDate(89, 7, 19)
    assert parse("July 20, Juche 90 (2001)") == JucheDate(90, 7, 20)
    assert parse("주체89년 7월") == JucheMonth(89, 7)
    for wrong in (
        "주체89년 0월",
        "July 32, Juche 90 (2001)",
        "July 20, Juche 90 (2000)",
        "July 20, Juche 09 (2001)",
        "주체89년 0월",
    ):
        with pytest.raises(JucheParseError):
            parse(wrong)


def test_equal_numbers_are_not_confused() -> None:
    # Once with fields that can be told apart, once with day, month and year of one number.
    assert parse("주체8(1919)년 9월 7일") == JucheDate(8, 9, 7)
    assert parse("주체7(1918)년 7월 7일") == JucheDate(7, 7, 7)
    assert parse("주체7(1918)년 8월 9일") == JucheDate(7, 8, 9)


def test_parse_reads_only_the_named_language() -> None:
    assert parse("19. Juni Juche 53 (1964)", locale="de") == JucheDate(53, 6, 19)
    with pytest.raises(JucheParseError):
        parse("19. Juni Juche 53 (1964)", locale="en")
    with pytest.raises(JucheParseError):
        parse("주체89(2000)년", locale="en")


def test_ranges_of_two_whole_dates() -> None:
    expected = JucheInterval(JucheYear(1), JucheYear(101))
    assert parse("Juche 1 (1912)-Juche 101 (2012)") == expected
    assert (
        parse("July, Juche 90 (2001) to August, Juche 92 (2003)").isoformat() == "2001-07/2003-08"
    )
    for wrong in ("Juche 101-Juche 1", "Juche 89 (2000)-Juche 90 (2000)", "Juche 1-July, Juche 90"):
        with pytest.raises(JucheParseError):
            parse(wrong)


def test_a_dash_before_the_same_year_joins_both_and_before_another_makes_a_range() -> None:
    assert parse("JUCHE 90-2001") == parse("주체90 · 2001") == JucheYear(90)
    assert parse("주체90년-2003년") == JucheInterval(JucheYear(90), JucheYear(92))
    with pytest.raises(JucheParseError, match="expected a Juche year at position 6"):
        parse("Juche 90-2003")


def test_the_article_may_stand_before() -> None:
    assert parse("the 89th year of Juche") == parse("the Juche 89") == JucheYear(89)
    assert parse("主体（チュチェ）89年") == parse("year 89 of Juche (Juche)") == JucheYear(89)
    assert parse("The year 89 of the Juche era (2000)") == JucheYear(89)


def test_only_text_is_read() -> None:
    bad: Any = b"Juche 89"
    for call in (parse, JucheYear.parse, JucheYear.fromisoformat):
        with pytest.raises(TypeError, match="text must be a str, not bytes"):
            call(bad)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Juche 89, July 19 and 21", "2000-07-19/2000-07-21"),
        ("between July 19 and 21, Juche 89", None),
        ("Juche 89, July 3.", "2000-07-03"),
        ("주체89년 7월 19일과 21일", None),
        ("주체89.7.19-21", "2000-07-19/2000-07-21"),
    ],
)
def test_days_of_a_text_that_is_one_expression(text: str, edtf: str | None) -> None:
    # In a text that is one expression two days are the ends of one range, or no date.
    try:
        said = parse(text).isoformat()
    except JucheParseError:
        said = None
    assert said == edtf


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("주체89년 13월", 6),
        (" 주체89(2001)년 7월 19일", 6),
        ("19 février Juche 89 é", 19),
        ("주체", 2),
        ("Schrö", 0),
    ],
)
def test_errors_of_text_in_parts_name_its_own_places(text: str, position: int) -> None:
    in_parts = normalize("NFD", text)
    with pytest.raises(JucheParseError) as whole:
        parse(text)
    with pytest.raises(JucheParseError) as info:
        parse(in_parts)
    assert whole.value.position == position
    assert info.value.text == in_parts
    assert normalize("NFC", in_parts[: info.value.position]) == text[:position]
    assert type(info.value) is type(whole.value)
    assert info.value.args[2:] == whole.value.args[2:]
    assert info.value.__cause__ is None


@pytest.mark.parametrize("text", ["Juche\u00ad89", "ＪＵＣＨＥ 89", "主体89年⽉", "㎧"])
def test_signs_that_a_person_reads_as_letters(text: str) -> None:
    # annotate reads them so, and parse gives the same value or refuses.
    found = annotate(text)
    if found and found[0].text == text:
        assert parse(text) == found[0].value == JucheYear(89)
    else:
        with pytest.raises(JucheParseError):
            parse(text)
