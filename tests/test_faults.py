"""What went wrong once: each kind of fault, told through the public interface alone."""

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
from support import calls, hostile_text, juche_periods, rows

DAY = JucheDate(89, 7, 19)
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
    """Return what is said against something, nothing where it is taken."""
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
def test_what_becomes_of_the_neighbours_of_a_date(text: str, to: str, expected: str) -> None:
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
