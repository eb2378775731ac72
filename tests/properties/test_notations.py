"""Laws of text: a date that is written is read back, whatever text is around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from juche import (
    LOCALES,
    JucheDate,
    JucheError,
    JucheInterval,
    JuchePeriod,
    JucheYear,
    annotate,
    parse,
    read,
)
from juche.locales import LOSSLESS_STYLES, table
from juche.notation import Notation
from support import families, juche_dates, juche_intervals, juche_periods

# What is drawn for each of a hundred languages and styles is an eighth of what is drawn once.
FEWER = settings(max_examples=settings().max_examples // 8)
# Letters of each script that are no era word and join no date.
LETTERS = {"ko": "가나다라마", "ja": "あいうえお", "zh-Hans": "们这说对", "zh-Hant": "們這說對"}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("style", LOSSLESS_STYLES)
@FEWER
@given(value=juche_periods)
@example(value=JucheDate.MIN)
@example(value=JucheDate.MAX)
def test_parse_reads_what_format_writes(locale: str, style: str, value: JuchePeriod) -> None:
    written = value.format(locale, style)
    assert parse(written) == value
    assert parse(written, locale=locale) == value
    assert type(value).parse(f"\n {written}\u3000") == value
    in_parts = normalize("NFD", written)  # as the names of files on macOS
    assert parse(in_parts) == read(in_parts) == value


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("style", LOSSLESS_STYLES)
@FEWER
@given(value=juche_periods, data=st.data())
def test_annotate_finds_what_format_writes(
    locale: str, style: str, value: JuchePeriod, data: st.DataObject
) -> None:
    # A bare year from 1912 to 2199 may be a Gregorian one, so it has no value.
    assume(style != "juche" or not 1912 <= value.year <= 2199)
    written = value.format(locale, style)
    letters = st.text(LETTERS.get(locale, ""), max_size=4)
    before, after = data.draw(letters), data.draw(letters)
    if style == "juche" and isinstance(value, JucheYear):
        before += " "  # 정보주체 3년 is three years of somebody, so the script does not allow it
    if locale not in LETTERS:
        before, after = f"{before}Xyz ", " xyz"
    text = f"… {before}{written}{after} …"
    found = annotate(text)
    assert [(a.text, a.value) for a in found] == [(written, value)]


@given(
    value=juche_intervals, locale=st.sampled_from(LOCALES), style=st.sampled_from(LOSSLESS_STYLES)
)
def test_parse_reads_the_intervals_that_format_writes(
    value: JucheInterval, locale: str, style: str
) -> None:
    # Ends of two precisions, or one end inside the other, are read as two dates by design.
    assume(type(value.start) is type(value.end))
    assume(value.start.first_day() <= value.end.first_day())
    written = value.format(locale, style)
    assert parse(written) == value
    assert [a.value for a in annotate(f"… {written} …")] == [value]


def _wide(text: str) -> str:
    return text.translate(
        {
            **{ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)},
            ord("("): "（",
            ord(")"): "）",
        }
    )


VARIANTS: dict[str, Callable[[str], str]] = {
    "full-width": _wide,
    "no-break": lambda text: text.replace(" ", "\xa0"),
    "broken": lambda text: re.sub(" +", "\n", text),
    "broken and indented": lambda text: re.sub(" +", "\r\n  ", text),
    "doubled": lambda text: text.replace(" ", "  "),
    "ideographic space": lambda text: text.replace(" ", "\u3000"),
    "en dash": lambda text: text.replace("-", "–"),
    "square": lambda text: text.replace("(", "[").replace(")", "]"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_typography_changes_no_meaning(variant: str) -> None:
    change = VARIANTS[variant]
    for line in families():
        for start, end, kind, value in line.gold:
            text = line.text[start:end]
            ordinal = re.search(r"[-'](\D|$)", text)
            if kind != "juche" or (variant == "en dash" and ordinal):
                continue
            try:
                plain = parse(text)
            except JucheError:
                continue  # an item of a list, which needs its head
            assert plain.isoformat() == value
            assert parse(change(text)) == plain


@given(value=juche_dates, locale=st.sampled_from(LOCALES), style=st.sampled_from(LOSSLESS_STYLES))
def test_reading_twice_is_reading_once(value: JucheDate, locale: str, style: str) -> None:
    text = value.format(locale, style)
    words = (table(locale),)
    assert Notation(words).whole(text) is not None
    first, second = parse(text, locale=locale), parse(text, locale=locale)
    assert first == second == value
