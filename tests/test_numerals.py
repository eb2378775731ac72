"""Numerals: the digits of every script, and Chinese ones as num2words writes them in Japanese."""

from __future__ import annotations

import unicodedata

import pytest
from num2words import num2words

from juche import annotate
from juche.notation.numerals import DIGITS, NUMERALS, ZEROS, value_of


def test_the_digits_are_those_of_unicode() -> None:
    plane = map(chr, range(0x10000))
    assert set(ZEROS) == {one for one in plane if unicodedata.decimal(one, None) == 0}


@pytest.mark.parametrize("zero", ZEROS)
def test_dates_are_read_in_the_digits_of_every_script(zero: str) -> None:
    digits = {ord(str(digit)): chr(ord(zero) + digit) for digit in range(10)}
    texts = ("Juche 89", "19 July, Juche 89 (2000)", "2000-07-19", "19 July 2000", "Juche 89-91")
    for text in texts:
        written = text.translate(digits)
        (plain,), (found,) = annotate(text), annotate(f"{written}.")
        assert (found.text, found.edtf) == (written, plain.edtf)
    assert not annotate("Juche 012".translate(digits))


def test_every_number_is_read_as_it_is_written() -> None:
    for number in range(1, 10_000):
        assert value_of(num2words(number, lang="ja")) == number


def test_every_number_is_read_digit_by_digit() -> None:
    for number in range(10_000):
        written = "".join(DIGITS[int(digit)] for digit in str(number))
        assert value_of(written) == number
        for zero in "零○◯":
            assert value_of(written.replace("〇", zero)) == number


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一十", 10),
        ("一十一", 11),
        ("一百一十", 110),
        ("一百", 100),
        ("一千", 1000),
        ("廿", 20),
        ("廿一", 21),
        ("廿九", 29),
        ("卅", 30),
        ("卅一", 31),
        ("百廿", 120),
        ("百廿五", 125),
        ("二百卅五", 235),
        ("千廿", 1020),
        ("百五", 105),
        ("千五", 1005),
        ("一百零一", 101),
        ("一百〇九", 109),
        ("一千零一", 1001),
        ("一千零一十", 1010),
        ("一千零二十五", 1025),
        ("二千零五", 2005),
        ("九", 9),
        ("〇", 0),
        ("〇五", 5),
    ],
)
def test_other_ways_to_write_a_number(numeral: str, number: int) -> None:
    assert value_of(numeral) == number


@pytest.mark.parametrize(
    "numeral",
    [
        "十十",
        "百百",
        "千千",
        "十百",
        "一十百",
        "百千",
        "一百零",
        "一百零零一",
        "一百零十",
        "一百零廿",
        "十零一",
        "零十一",
        "零一十",
        "一零十",
        "一百一零",
        "一千零一零",
        "十千",
        "二三十",
        "十一二",
        "百一二",
        "〇十",
        "〇百",
        "二〇十",
        "零千",
        "廿廿",
        "廿十",
        "十廿",
        "卅廿",
        "廿百",
        "二廿",
        "五卅",
        "廿卅",
        "一百廿十",
        "百十百",
        "千百千",
    ],
)
def test_characters_that_make_no_numeral_have_no_value(numeral: str) -> None:
    assert value_of(numeral) is None


def test_numerals_have_these_characters() -> None:
    assert frozenset("〇一二三四五六七八九十百千廿卅零○◯") == NUMERALS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主体九十七年に", "2008"),
        ("主体一〇一年に", "2012"),
        ("主体百一年に", "2012"),
        ("主体一百零一年に", "2012"),
        ("主体廿年に", "1931"),
        ("主体卅五年に", "1946"),
        ("主体十十年に", None),
        ("主体十百年に", None),
        ("一九九七年七月八日に", "1997-07-08"),
        ("一九九七年七月廿八日に", "1997-07-28"),
        ("一九九七年七月三十一日に", "1997-07-31"),
        ("一九九七年七月三十二日に", None),
    ],
)
def test_a_date_in_numerals_is_read(text: str, found: str | None) -> None:
    assert [one.edtf for one in annotate(text, locales="ja")] == [found] * (found is not None)
