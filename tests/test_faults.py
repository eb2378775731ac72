"""Faults that were found once, each kind tested through the public interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import juche
from juche import (
    JucheDate,
    JucheError,
    JucheMonth,
    JuchePeriod,
    JucheYear,
    annotate,
    normalize,
    parse,
)
from juche.locales import STYLES, Table, register, table, unregister
from juche.notation import notation_for
from support import calls, contextual, families, hostile_text, juche_periods, rows

DAY = JucheDate(89, 7, 19)
FORMS_OF_MONTHS = ["in December", "last December", "next January", "between Januar and December"]
FORMS_OF_MONTHS += ["12월 31일", "지난 12월", "오는 31일", "next month", "내년", "tomorrow"]
# Beginnings and ends of dates, which a blank line keeps from becoming one.
PASSAGES = (
    *(
        "July 19",
        "July",
        "19",
        "19,",
        "2000",
        "2000 guests",
        "Juche 89",
        "Juche",
        "89 (2000)",
        "in",
    ),
    *(
        "(2000)",
        "between",
        "from",
        "to",
        "and 21",
        "to 20",
        "of",
        "last",
        "last year",
        "next",
        "May",
    ),
    *("지난", "9월", "12일", "7월 19일", "주체89(2000)년", "작년", "과 22일", "부터 20일", "주체"),
    *("that year", "2000年", "7月", "3日", "1999", "in the year", "19 de", "julio de", "20th"),
    *("anniversary", "88 (1999)", ", 90 (2001)", "or", "-", "July 4", "12", "Dzsucse 89.", "május"),
)
# What is long when it is written in escapes, what is short, and what ends a pattern's directive.
LONG = st.sampled_from(["\U0010ffff", "\ud800", "\x00", "\u202e", "x", "주", "'\"", "\\", "\n"])


@given(
    LONG.map(lambda letter: letter * 50) | LONG.map(lambda letter: letter * 5000),
    st.sampled_from(["", "89", "Juche 89 (2000)"]),
)
def test_every_message_is_short(text: str, before: str) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: parse(before + text),
        lambda: parse("Juche 89", locale=text),
        lambda: JucheDate.parse(before + text),
        lambda: JucheYear.fromisoformat(before + text),
        lambda: JucheYear.strptime(before + text, "%J"),
        lambda: JucheYear.strptime("89", "%J" + text),
        lambda: JucheMonth.strptime("89", "%J" + text),
        lambda: JucheYear(89).strftime("%" + text),
        lambda: JucheYear(89).format(text),
        lambda: JucheYear(89).format("en", text),
        lambda: format(JucheYear(89), text),
        lambda: annotate("x", kinds={text}),  # type: ignore[arg-type]  # as a caller may do
        lambda: annotate("x", locales=[text]),
        lambda: normalize("x", text),
        lambda: juche.anniversary(DAY, 1, leap_day=text),  # type: ignore[arg-type]  # as above
        lambda: unregister(text),
    ]
    for attempt in attempts:
        assert len(_refusal(attempt)) < 300


def _refusal(attempt: Callable[[], object]) -> str:
    """Return the message of the error that an action raises, an empty string if it raises none."""
    try:
        attempt()
    except JucheError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("directive", ["%B", "%b", "%A", "%J %d"])
def test_patterns_are_compiled_once_for_each_directive(directive: str) -> None:
    def work(times: int) -> int:
        return calls(lambda: DAY.strftime(directive * times))

    def read(times: int) -> int:
        text, pattern = f"{DAY:{directive}}" * times, directive * times
        return calls(lambda: _refusal(lambda: JucheDate.strptime(text, pattern)))

    for count in (work, read):
        count(1)  # loads the table of the language, once
        small, middle, large = (count(times) for times in (100, 1000, 1900))
        assert large - middle <= middle - small + 100


@pytest.fixture
def foreign() -> Iterator[Table]:
    words = _written(table("hu").replace(tag="xx", name="Nobody's"), "Ksudz")
    register(words)
    yield words
    if "xx" in juche.LOCALES:
        unregister("xx")


def _written(words: Table, era: str) -> Table:
    """Return a table with another era word and one style."""
    style = f"{era} %J", f"{era} %J.%-m", f"{era} %J.%-m.%-d"
    return words.replace(eras=(era,), paired=style, juche=style, gregorian=style, short=style)


USES: dict[str, Callable[[], object]] = {
    "format": lambda: DAY.format("xx"),
    "format juche": lambda: DAY.format("xx", "juche"),
    "format spec": lambda: f"{DAY:xx}",
    "strftime": lambda: DAY.strftime("%B %J", "xx"),
    "strptime": lambda: JucheDate.strptime("89 július 19", "%J %B %d", "xx"),
    "parse": lambda: parse("Ksudz 89.7.19"),
    "parse in it": lambda: parse("Ksudz 89.7.19", locale="xx"),
    "annotate in it": lambda: annotate("Ksudz 89.7.19", locales=["xx"]),
    "normalize": lambda: normalize("Juche 89", "xx"),
    "table": lambda: table("xx"),
}


@pytest.mark.parametrize("use", USES)
def test_what_is_unregistered_is_gone(foreign: Table, use: str) -> None:
    assert USES[use]()
    unregister(foreign.tag)
    with pytest.raises(JucheError):
        USES[use]()
    assert annotate("Ksudz 89.7.19") == []


@pytest.mark.usefixtures("foreign")
def test_another_table_of_the_same_tag_is_another() -> None:
    assert DAY.format("xx") == "Ksudz 89.7.19"
    assert DAY.strftime("%B", "xx") == "július"
    unregister("xx")
    months = tuple(f"month{number}" for number in range(1, 13))
    register(_written(table("hu").replace(tag="xx", months=months), "Zdusk"))
    assert DAY.format("xx") == "Zdusk 89.7.19"
    assert DAY.strftime("%B", "xx") == "month7"
    assert parse("Zdusk 89.7.19") == DAY


FORMS = ["iso", "paired", "juche", "gregorian", "short", "ko", "ru:juche", "hu:gregorian"]


@pytest.mark.parametrize(("text", "to", "expected"), rows("rewritten.tsv"))
def test_normalize_leaves_the_neighbours_of_a_date(text: str, to: str, expected: str) -> None:
    assert normalize(text, to) == expected
    assert normalize(expected, to) == expected
    # A function has the last word on what stands in the text.
    assert normalize(text, lambda found: found.text) == text


@given(
    before=st.sampled_from(["", "10", "제3", "v", "(", "Am "]),
    value=juche_periods,
    # Those whose dates never end with the era word, which a number may follow.
    locale=st.sampled_from(["en", "ko", "zh-Hans", "zh-Hant", "ja", "de", "fr"]),
    style=st.sampled_from(STYLES),
    after=st.sampled_from(["", "10", "6時", "x", "-10", ",3", "/4", ")", ". She", "."]),
    to=st.sampled_from(FORMS),
)
def test_a_date_stays_apart_from_the_numbers_beside_it(
    before: str, value: JuchePeriod, locale: str, style: str, after: str, to: str
) -> None:
    written = value.format(locale, style)
    # Only what the text keeps apart can stay so.
    assume(not before[-1:].isdecimal() or written[0] >= "\u1100")
    assume(not written[-1].isdecimal() or not re.search("[0-9]", after))
    text = before + written + after
    numbers = {"10", "3", "6", "4"}
    once = normalize(text, to)
    beside = [number for number in re.findall("[0-9]+", before + " " + after) if number in numbers]
    assert set(beside) <= set(re.findall("[0-9]+", once))
    assert normalize(once, to) == once


@given(hostile_text, st.sampled_from(FORMS), st.one_of(st.none(), st.just(date(2019, 9, 17))))
def test_rewriting_twice_is_rewriting_once(text: str, to: str, reference: date | None) -> None:
    once = normalize(text, to, reference=reference)
    assert normalize(once, to, reference=reference) == once


@pytest.mark.parametrize("text", [line.text for line in contextual()] + FORMS_OF_MONTHS)
@pytest.mark.parametrize(
    "years",
    [
        (9998, 9999),
        *(pytest.param(years, marks=pytest.mark.slow) for years in ((9990, 9997), (1, 2), (3, 9))),
    ],
)
def test_where_the_calendar_ends_nothing_is_raised(text: str, years: tuple[int, int]) -> None:
    for year in range(years[0], years[1] + 1):
        for month, day in ((1, 1), (6, 30), (12, 1), (12, 31)):
            for one in annotate(text, reference=date(year, month, day)):
                assert one.edtf is None or one.edtf[:4] >= "0001"
    for period in (JucheYear.MAX, JucheMonth.MAX, JucheDate.MAX, JucheYear.MIN, JucheMonth.MIN):
        annotate(text, reference=period)
        normalize(text, reference=period)


MARKS = ["\u200b", "\u200e", "\u200f", "\u2060", "\ufeff"]


@pytest.mark.parametrize(
    "mark", [MARKS[0], *(pytest.param(mark, marks=pytest.mark.slow) for mark in MARKS[1:])]
)
def test_invisible_marks_beside_spaces_change_no_meaning(mark: str) -> None:
    for line in [*contextual(), *families()]:
        reference = date(2019, 9, 17)
        plain = [(one.kind, one.edtf) for one in annotate(line.text, reference=reference)]
        for marked in (f" {mark}", f"{mark} "):
            text = line.text.replace(" ", marked)
            found = annotate(text, reference=reference)
            assert [(one.kind, one.edtf) for one in found] == plain, text


@given(hostile_text, st.sampled_from(MARKS), st.sampled_from(MARKS))
def test_invisible_marks_for_spaces_raise_nothing(text: str, one: str, two: str) -> None:
    marked = text.replace(" ", one).replace("\n", two)
    annotate(marked, reference=date(2019, 9, 17))


@given(
    st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=4),
    st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=4),
    st.sampled_from(["\n\n", "\n \n", "\r\n\r\n", "\n\n\n", "\n\u3000\n"]),
)
def test_beyond_a_blank_line_nothing_depends(
    above: list[str], below: list[str], between: str
) -> None:
    def read(text: str, offset: int = 0) -> list[tuple[int, int, str, str | None]]:
        found = annotate(text, reference=date(2019, 9, 17))
        return [(one.start + offset, one.end + offset, one.kind, one.edtf) for one in found]

    first, second = " ".join(above), " ".join(below)
    whole = first + between + second
    # A paragraph that does not tell its language is in that of its document.
    spoken = notation_for(None).languages
    assume(spoken(whole).at(0) == spoken(first).at(0))
    assume(spoken(whole).at(len(whole)) == spoken(second).at(0))
    assert read(whole) == read(first) + read(second, len(first) + len(between))


def test_a_date_that_grows_beyond_what_is_rewritten_is_left() -> None:
    text = "the 年 of last19일年 "
    written = normalize(text, "juche", reference=date(2019, 9, 17))
    assert normalize(written, "juche", reference=date(2019, 9, 17)) == written == text


def test_a_day_that_one_of_two_possible_years_has() -> None:
    (found,) = annotate("29 Feb Juche 1913")
    assert (found.value, sorted(found.flags)) == (None, ["ambiguous_year"])
    assert found.alternatives == (JucheDate(1913, 2, 29),)
