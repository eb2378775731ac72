"""What each word of the tables means, as a dictionary of its language has it.

The tables say it in numbers and roles, the rows in plain English or as a date: a change of one word
in a table, or of what it stands for, is a difference between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from babel.dates import get_month_names

from juche import annotate
from juche.locales import Table, tables
from support import rows

DAY = date(2019, 9, 17)
MEANINGS = {
    "day before yesterday": "2019-09-15",
    "yesterday": "2019-09-16",
    "today": "2019-09-17",
    "tomorrow": "2019-09-18",
    "day after tomorrow": "2019-09-19",
    "last month": "2019-08",
    "this month": "2019-09",
    "next month": "2019-10",
    "year before last": "2017",
    "last year": "2018",
    "this year": "2019",
    "next year": "2020",
    "October before": "2018-10",
    "October after": "2019-10",
    "May of the year": "2019-05",
    "May after": "2020-05",
}
FACTS = [
    (tag, text, MEANINGS.get(value, value))
    for tag, value, texts in rows("words.tsv")
    for text in texts.split(" | ")
]


def said(text: str, locales: list[str] | None) -> str:
    found = annotate(text, reference=DAY, locales=locales)
    return " + ".join(f"{one.ordinal}." if one.ordinal else str(one.edtf) for one in found)


@pytest.mark.parametrize(("tag", "text", "value"), FACTS)
def test_what_a_word_means(tag: str, text: str, value: str) -> None:
    for sentence in (text, f"… {text}.", f"({text})"):
        assert said(sentence, [tag]) == value


@pytest.mark.parametrize("blank", ["\n", "\u200b", "\u200f", "\u200b\u200b", "\u200f\n\u200f"])
def test_what_stands_between_its_words_does_not_change_it(blank: str) -> None:
    for tag, text, value in FACTS:
        assert said(text.replace(" ", blank), [tag]) == value, text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (tag, text)
        for tag, meaning, texts in rows("words.tsv")
        if meaning in MEANINGS
        for text in texts.split(" | ")
    ],
)
def test_all_of_a_phrase_is_meant(tag: str, text: str) -> None:
    found = annotate(f"… {text}.", reference=DAY, locales=[tag])
    assert [one.text for one in found] == [text]


@pytest.mark.parametrize(("text", "value"), [fact[1:] for fact in FACTS])
def test_other_languages_do_not_change_it(text: str, value: str) -> None:
    assert said(f"… {text}.", None) == value


def months(known: Table) -> Iterator[tuple[str, int]]:
    """Yield CLDR's names of months in a table's language, and their numbers."""
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            names = get_month_names(width, context, known.tag.replace("-", "_"))
            for number in range(1, 13):
                name = names[number]
                if not any(letter.isdecimal() for letter in name):
                    yield name, number


@pytest.mark.parametrize(
    "known", [known for known in tables() if not known.month_units], ids=lambda known: known.tag
)
def test_months_mean_what_cldr_says(known: Table) -> None:
    forms = {*known.months, *known.months_alone, *known.months_short}
    read = 0
    for name, number in months(known):
        if name not in forms:
            continue
        text = f"2000. {name} 5." if known.month_after_year else f"5. {name} 2000"
        assert said(text, [known.tag]) == f"2000-{number:02}-05", text
        read += 1
    assert read >= 12 or known.month_words
