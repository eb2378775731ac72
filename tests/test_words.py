"""What each word of the tables means, as a dictionary of its language has it.

The tables have numbers and roles, and the rows plain English or a date. If one word of a table or
its meaning changes, the two differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from babel.dates import get_month_names

from juche import annotate
from juche.locales import Table, table, tables, tags
from juche.notation.letters import fold
from support import rows, told

DAY = date(2019, 9, 17)
MEANINGS = {
    "three days ago": "2019-09-14",
    "day before yesterday": "2019-09-15",
    "yesterday": "2019-09-16",
    "today": "2019-09-17",
    "tomorrow": "2019-09-18",
    "day after tomorrow": "2019-09-19",
    "in three days": "2019-09-20",
    "month before last": "2019-07",
    "last month": "2019-08",
    "this month": "2019-09",
    "next month": "2019-10",
    "month after next": "2019-11",
    "year before last": "2017",
    "last year": "2018",
    "this year": "2019",
    "next year": "2020",
    "year after next": "2021",
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


@pytest.mark.parametrize("tag", tags())
def test_what_a_word_means(tag: str) -> None:
    for language, text, value in FACTS:
        for sentence in (text, f"… {text}.", f"({text})") if language == tag else ():
            assert said(sentence, [tag]) == value, sentence


@pytest.mark.parametrize(
    "blank",
    [
        "\u200f\n\u200f",
        *(
            pytest.param(blank, marks=pytest.mark.slow)
            for blank in ("\n", "\u200b", "\u200f", "\u200b\u200b")
        ),
    ],
)
def test_what_stands_between_its_words_does_not_change_it(blank: str) -> None:
    for tag, text, value in FACTS:
        # Where the month follows, another date may begin at a line's end: 2000 januárjában.
        if not (table(tag).month_after_year and text.startswith("2000 ")):
            assert said(text.replace(" ", blank), [tag]) == value, text


@pytest.mark.parametrize("tag", tags())
def test_all_of_a_phrase_is_meant(tag: str) -> None:
    for language, meaning, texts in rows("words.tsv"):
        for text in texts.split(" | ") if language == tag and meaning in MEANINGS else ():
            found = annotate(f"… {text}.", reference=DAY, locales=[tag])
            assert [one.text for one in found] == [text]


# Words that other languages use often for something else, so that alone they tell no language.
OFTEN = {fold(word): known.tag for known in tables() for word in known.common}


@pytest.mark.parametrize("tag", tags())
def test_other_languages_do_not_change_it(tag: str) -> None:
    for language, text, value in FACTS:
        expected = "" if OFTEN.get(fold(text), tag) != tag else value
        assert language != tag or said(f"… {text}.", None) == expected, text


def months(known: Table) -> Iterator[tuple[str, int]]:
    """Yield CLDR's names of months in a table's language, and their numbers."""
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            names = get_month_names(width, context, known.tag.replace("-", "_"))
            for number in range(1, 13):
                name = names[number]
                if not any(letter.isdecimal() for letter in name):
                    yield name, number


def dates_of_months() -> Iterator[tuple[str, str, str]]:
    """Yield a language, a date with CLDR's name of a month, and the value of the date."""
    for known in tables():
        forms = {*known.months, *known.months_alone, *known.months_short}
        for name, number in [] if known.month_units else months(known):
            if name in forms:
                text = f"2000. {name} 5." if known.month_after_year else f"5. {name} 2000"
                yield known.tag, text, f"2000-{number:02}-05"


@pytest.mark.parametrize(
    "known", [known for known in tables() if not known.month_units], ids=lambda known: known.tag
)
def test_months_mean_what_cldr_says(known: Table) -> None:
    dates = [one for one in dates_of_months() if one[0] == known.tag]
    assert len(dates) >= 12 or known.month_words
    for tag, text, value in dates:
        assert said(text, [tag]) == value, text


SENTENCES = [
    (tag, sentence.replace("_", word), reading.replace("_", word))
    for tag, _field, sentence, reading, words in rows("words-in-sentences.tsv")
    for word in words.split(" | ")
]


@pytest.mark.parametrize("tag", tags())
def test_what_a_word_does_in_a_sentence(tag: str) -> None:
    wrong = [
        (text, found)
        for language, text, reading in SENTENCES
        if language == tag
        if (found := told(annotate(text, reference=DAY, locales=tag))) != reading
    ]
    assert not wrong


@pytest.mark.slow
def test_other_languages_do_not_change_what_it_does() -> None:
    wrong = [
        text for _, text, reading in SENTENCES if told(annotate(text, reference=DAY)) != reading
    ]
    assert not wrong


# What has other tests: how dates are written, CLDR's words, the numbers in words, endings that count
# in January alone, and the function words by which a language is told, of which no single one decides.
OTHERS = {
    *("aliases", "paired", "juche", "gregorian", "short", "common", "number_words", "past_endings"),
    *("months", "months_alone", "months_short", "weekdays", "weekdays_short"),
}


@pytest.mark.parametrize("known", tables(), ids=lambda known: known.tag)
def test_every_word_has_a_row(known: Table) -> None:
    shown = {
        (field, word)
        for tag, field, _, _, words in rows("words-in-sentences.tsv")
        if tag == known.tag
        for word in words.split(" | ")
    }
    texts = [fold(text) for tag, text, _ in FACTS if tag == known.tag]
    for field, words in vars(known).items():
        # The only era word of a language is in every row of it.
        alone = field == "eras" and len(words) == 1
        if field in OTHERS or alone or not isinstance(words, tuple | Mapping):
            continue
        for word in words:
            parts = re.split("[#… ]+", fold(word))
            fact = any(all(part in text for part in parts) for text in texts)
            assert (field, word) in shown or fact, (field, word)


@pytest.mark.parametrize("known", tables(), ids=lambda known: known.tag)
def test_every_ending_of_the_past_has_a_row(known: Table) -> None:
    told = [text.rstrip(".。") for text, reference, _ in rows("laws.tsv") if "-01-" in reference]
    for ending in known.past_endings:
        assert any(text.endswith(ending) for text in told), ending
