from __future__ import annotations

from typing import Any

import pytest

from juche import (
    LOCALES,
    JucheDate,
    JucheError,
    JucheInterval,
    JucheMismatchError,
    JucheMonth,
    JucheParseError,
    JucheParseRangeError,
    JucheYear,
    formatting,
)
from juche.locales import register, table, unregister

YEAR, MONTH, DATE = JucheYear(89), JucheMonth(89, 7), JucheDate(89, 7, 19)


@pytest.mark.parametrize(
    ("locale", "style", "day", "month", "year"),
    [
        ("en", "paired", "July 19, Juche 89 (2000)", "July, Juche 89 (2000)", "Juche 89 (2000)"),
        ("en", "juche", "July 19, Juche 89", "July, Juche 89", "Juche 89"),
        ("en", "gregorian", "July 19, 2000", "July 2000", "2000"),
        ("en", "short", "Juche 89(2000).7.19", "Juche 89(2000).7", "Juche 89(2000)"),
        ("ko", "paired", "주체89(2000)년 7월 19일", "주체89(2000)년 7월", "주체89(2000)년"),
        ("ko", "juche", "주체89년 7월 19일", "주체89년 7월", "주체89년"),
        ("ko", "gregorian", "2000년 7월 19일", "2000년 7월", "2000년"),
        ("ko", "short", "주체89(2000).7.19", "주체89(2000).7", "주체89(2000)"),
        ("ru", "paired", "19 июля 89 года чучхе (2000)", "июль 89 года чучхе (2000)", "89 год чучхе (2000)"),
        ("es", "paired", "19 de julio de Juche 89 (2000)", "julio de Juche 89 (2000)", "Juche 89 (2000)"),
        ("de", "paired", "19. Juli Juche 89 (2000)", "Juli Juche 89 (2000)", "Juche 89 (2000)"),
        ("ja", "paired", "チュチェ89(2000)年7月19日", "チュチェ89(2000)年7月", "チュチェ89(2000)年"),
        ("zh-Hans", "juche", "主体89年7月19日", "主体89年7月", "主体89年"),
        ("zh-Hant", "gregorian", "2000年7月19日", "2000年7月", "2000年"),
    ],
)  # fmt: skip
def test_each_style_is_written_in_its_language(
    locale: str, style: str, day: str, month: str, year: str
) -> None:
    assert DATE.format(locale, style) == format(DATE, f"{locale}:{style}") == day
    assert MONTH.format(locale, style) == month
    assert YEAR.format(locale, style) == year


def test_str_and_format_specs_agree() -> None:
    assert str(DATE) == f"{DATE}" == "July 19, Juche 89 (2000)"
    assert str(MONTH) == "July, Juche 89 (2000)"
    assert str(YEAR) == "Juche 89 (2000)"
    assert f"{DATE:ko}" == "주체89(2000)년 7월 19일"
    assert f"{DATE:%d.%m.%J}" == "19.07.89"


def test_intervals_join_their_ends() -> None:
    interval = JucheInterval(YEAR, JucheMonth(91, 3))
    assert str(interval) == "Juche 89 (2000)-March, Juche 91 (2002)"
    assert f"{interval:ko:juche}" == "주체89년-주체91년 3월"
    with pytest.raises(JucheError, match="an interval has no %-pattern"):
        format(interval, "%J")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("%J %Y %m %d %-m %-d", "89 2000 07 09 7 9"),
        ("%B %b %A %a", "July Jul Sunday Sun"),
        ("%j %-j", "191 191"),
        ("%% 100%% %J", "% 100% 89"),
        ("", ""),
        ("no directive", "no directive"),
        ("%J", "89"),
        ("%4J%m%d", "00890709"),
        ("%A", "Sunday"),
    ],
)
def test_each_directive_writes_its_field(pattern: str, text: str) -> None:
    assert JucheDate(89, 7, 9).strftime(pattern) == text


def test_the_days_of_a_year_are_padded_to_three() -> None:
    assert JucheDate(89, 1, 5).strftime("%j %-j") == "005 5"


def test_names_are_those_of_the_locale() -> None:
    assert DATE.strftime("%A %-d %B", locale="ru") == "среда 19 июля"
    assert MONTH.strftime("%B", locale="ru") == "июль"
    assert DATE.strftime("%b", locale="ko") == "7월"


@pytest.mark.parametrize(
    ("value", "pattern", "message"),
    [
        (DATE, "%Q", "unknown directive '%Q' at position 0"),
        (DATE, "%J %", "unknown directive '%' at position 3"),
        (DATE, "%-J", "unknown directive '%-J'"),
        (MONTH, "%B %d", "directive '%d' at position 3 is finer than a month"),
        (YEAR, "%m", "directive '%m' at position 0 is finer than a year"),
    ],
)
def test_a_wrong_pattern_is_an_error_that_names_the_directive(
    value: JucheDate | JucheMonth | JucheYear, pattern: str, message: str
) -> None:
    with pytest.raises(JucheError, match=message):
        value.strftime(pattern)


@pytest.mark.parametrize("spec", ["xx", "en:xx", ":", "iso:en", "paired"])
def test_an_unknown_format_spec_is_an_error(spec: str) -> None:
    with pytest.raises(JucheError, match="no (locale|style) '"):
        format(DATE, spec)


@pytest.mark.parametrize(
    ("text", "pattern", "value"),
    [
        ("19 July 89", "%d %B %J", DATE),
        ("2000-07-19", "%Y-%m-%d", DATE),
        ("20000719", "%Y%m%d", DATE),
        ("89/201", "%J/%j", DATE),
        ("Wed 19 JUL 89 = 2000", "%a %d %b %J = %Y", DATE),
        ("Wednesday, July 19, 89", "%A, %B %d, %J", DATE),
        ("100% 19.7.89", "100%% %-d.%-m.%J", DATE),
        ("890719", "%J%m%d", DATE),
        ("00890719", "%4J%m%d", DATE),
        ("00890719", "%J%m%d", DATE),
        ("19072000", "%d%m%Y", DATE),
        ("89201", "%J%j", DATE),
        ("89July19", "%J%B%-d", DATE),
        ("8900719", "%J00%-m%d", DATE),
        ("890x0719", "%J0x%m%d", DATE),
        ("８９年７月１９日", "%J年%-m月%-d日", DATE),
        ("١٩ July ٨٩", "%d %B %J", DATE),
        ("१९.०७.२०००", "%d.%m.%Y", DATE),
    ],
)
def test_strptime_reads_a_date_by_its_pattern(text: str, pattern: str, value: JucheDate) -> None:
    assert JucheDate.strptime(text, pattern) == value


@pytest.mark.parametrize("year", [1, 5, 89, 113, 999, 1000, 8088])
@pytest.mark.parametrize(
    "pattern",
    ["%J%m%d", "%4J%m%d", "%d%m%J", "%J%j", "%Y%m%d", "%m%d%Y", "%J%Y%m%d", "%d%J%m", "7%J8%m9%d"],
)
def test_patterns_without_signs_between_round_trip(year: int, pattern: str) -> None:
    for month in range(1, 13):
        day = JucheDate(year, month, 28)
        assert JucheDate.strptime(day.strftime(pattern), pattern) == day


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        (">40", "                July 19, Juche 89 (2000)"),
        ("40", "July 19, Juche 89 (2000)                "),
        ("·^30", "···July 19, Juche 89 (2000)···"),
        (":>26", "::July 19, Juche 89 (2000)"),
        ("iso:>12", "  2000-07-19"),
        ("iso:x<12", "2000-07-19xx"),
        ("en:juche:*^20", "*July 19, Juche 89**"),
        ("ko:25", "주체89(2000)년 7월 19일       "),
        ("3", "July 19, Juche 89 (2000)"),
    ],
)
def test_a_spec_may_have_a_width_and_an_alignment(spec: str, text: str) -> None:
    assert format(DATE, spec) == text


@pytest.mark.parametrize(
    "spec",
    [
        ">10000",
        "iso:>99999999999999999999999",
        "9" * 5000,
        "ko:25:30",
        "25:>30",
        ":>1" * 3000,
    ],
)
def test_a_spec_has_one_width_of_up_to_four_digits(spec: str) -> None:
    with pytest.raises(JucheError, match="^a spec has one width, of up to 4 digits, got '") as info:
        format(DATE, spec)
    assert spec[:40] in str(info.value)
    assert len(format(DATE, ">9999")) == 9999


def test_a_pattern_may_end_like_a_width() -> None:
    assert f"{DATE:%J:>40}" == "89:>40"


def test_strptime_reads_months_and_years_too() -> None:
    assert JucheMonth.strptime("июль 89", "%B %J", locale="ru") == MONTH
    assert JucheYear.strptime("2000", "%Y") == YEAR


@pytest.mark.parametrize(
    ("text", "pattern", "error", "position"),
    [
        ("x July 89", "%d %B %J", "expected a day", 0),
        ("19-July 89", "%d %B %J", "expected ' '", 2),
        ("19 Smarch 89", "%d %B %J", "expected the name of a month", 3),
        ("19 Smarch 89", "%d %b %J", "expected the name of a month", 3),
        ("89/x", "%J/%j", "expected a day of year", 3),
        ("x 19 July 89", "%a %d %B %J", "expected the name of a weekday", 0),
        ("19 July 89 ", "%d %B %J", "expected the end of the text", 10),
        ("½ July 89", "%d %B %J", "expected a day", 0),
        ("719", "%J%m%d", "expected a day", 3),
        ("Mon 19 July 89", "%a %d %B %J", "expected the weekday of 2000-07-19", 0),
        ("19 July 7 8 89", "%d %B %m %d %J", "expected the same day as before", 10),
        ("2000 19 July 2001", "%Y %d %B %Y", "expected the same gregorian year as before", 13),
        ("19 July 89 200", "%d %B %J %j", "expected the day of 2000-07-18", 0),
        ("6 89/201", "%m %J/%j", "expected the month of 2000-07-19", 0),
    ],
)
def test_strptime_refuses_a_text_that_does_not_follow_its_pattern(
    text: str, pattern: str, error: str, position: int
) -> None:
    with pytest.raises(JucheParseError) as info:
        JucheDate.strptime(text, pattern)
    assert str(info.value) == f"{error} at position {position} in '{text}'"
    assert info.value.position == position


@pytest.mark.parametrize(
    ("text", "pattern", "field", "position", "said"),
    [
        ("0-01-01", "%J-%m-%d", "year", 0, "year must be in 1..8088, got 0"),
        ("1911-01-01", "%Y-%m-%d", "gregorian_year", 0, "gregorian year must be in 1912..9999"),
        ("89-13-01", "%J-%m-%d", "month", 3, "month must be in 1..12, got 13"),
        ("90-02-29", "%J-%m-%d", "day", 6, "day must be in 1..28, got 29"),
        ("90-366", "%J-%j", "day_of_year", 3, "day of year must be in 1..365, got 366"),
        ("90-367", "%J-%j", "day_of_year", 3, "day of year must be in 1..366, got 367"),
    ],
)
def test_strptime_tells_the_field_and_position_of_a_number_out_of_range(
    text: str, pattern: str, field: str, position: int, said: str
) -> None:
    with pytest.raises(JucheParseRangeError) as info:
        JucheDate.strptime(text, pattern)
    assert (info.value.field, info.value.position) == (field, position)
    assert str(info.value).startswith(said)
    assert str(info.value).endswith(f"at position {position} in '{text}'")


def test_strptime_refuses_two_years_that_disagree() -> None:
    with pytest.raises(JucheMismatchError) as info:
        JucheYear.strptime("89 (2001)", "%J (%Y)")
    assert str(info.value) == "Juche 89 is 2000, but the text says 2001"
    assert (info.value.text, info.value.position) == ("89 (2001)", 4)


@pytest.mark.parametrize(
    ("pattern", "lacking"),
    [
        ("%J", "month and day"),
        ("%B %d", "year"),
        ("", "year and month and day"),
        ("%J %d", "month"),
    ],
)
def test_strptime_refuses_a_pattern_that_lacks_a_field(pattern: str, lacking: str) -> None:
    with pytest.raises(JucheError, match=f"does not give the {lacking} of a JucheDate"):
        JucheDate.strptime("", pattern)


def test_a_pattern_that_lacks_a_field_is_named_with_it() -> None:
    with pytest.raises(JucheError) as info:
        JucheMonth.strptime("89", "%J")
    assert str(info.value) == "pattern '%J' does not give the month of a JucheMonth"


def test_strptime_reads_a_text_and_nothing_else() -> None:
    with pytest.raises(TypeError, match="^text must be a str, not int"):
        JucheYear.strptime(89, "%J")  # type: ignore[arg-type]


def test_every_locale_writes_every_style() -> None:
    for locale in LOCALES:
        for style in ("paired", "juche", "gregorian", "short"):
            for value in (YEAR, MONTH, DATE):
                assert value.format(locale, style)


def test_what_is_kept_to_write_with_is_bounded_and_right_again() -> None:
    for number in range(600):
        assert format(YEAR, f"{number} %J") == f"{number} 89"
        assert YEAR.strftime(f"%J {number}") == f"89 {number}"
    assert len(JucheYear._writers) <= 256
    # A pattern, a spec and the arguments of a style are not taken for one another.
    assert [YEAR.strftime("ko"), YEAR.format("ko"), f"{YEAR:ko}"] == ["ko", *["주체89(2000)년"] * 2]
    with pytest.raises(JucheError, match="no locale 'paired'"):
        YEAR.strftime("ko", "paired")


def test_what_is_kept_to_write_with_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def written() -> list[str]:
        return [DATE.strftime("kept %J"), DATE.format("ko", "short"), f"{DATE:kept %d}"]

    once = written()
    for name in ("pattern_writer", "style_writer", "spec_writer"):
        monkeypatch.setattr(formatting, name, None)
    assert written() == once


def test_only_what_no_registering_changes_is_kept() -> None:
    kept = DATE.format("ko")
    for _ in range(2):
        assert [DATE.format("ko-KP"), f"{DATE:ko_KP}", DATE.strftime("%B", "KO")] == [
            kept,
            kept,
            "7월",
        ]
    assert not any("KP" in str(key) or "KO" in str(key) for key in JucheDate._writers)
    register(table("ko").replace(tag="ko-KP", months=("달",) * 12, paired=("%J", "%B", "%d%B")))
    try:
        assert [DATE.format("ko-KP"), f"{DATE:ko-KP}", DATE.format("ko")] == ["19달", "19달", kept]
    finally:
        unregister("ko-KP")
    assert DATE.format("ko-KP") == f"{DATE:ko-KP}" == kept


@pytest.mark.parametrize("given", [["ko"], {}, 5, None])
def test_a_locale_or_pattern_that_is_no_string_is_refused_by_name(given: Any) -> None:
    with pytest.raises(TypeError, match="locale must be a str, not "):
        DATE.format(given)
    with pytest.raises(TypeError, match="locale must be a str, not "):
        DATE.strftime("%J", given)
    with pytest.raises(TypeError, match="pattern must be a str, not "):
        DATE.strftime(given)
