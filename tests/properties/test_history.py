"""The reading of a text does not depend on earlier ones. Fresh processes are the oracle."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from juche import LOCALES, JucheDate, JucheMonth, JucheYear
from juche.locales import STYLES
from support import families, rows

# Each process reads the texts in the order that it is given, and prints the answers.
READER = """
import json, sys
from juche import annotate, parse, JucheError
def told(text):
    try:
        return repr(parse(text))
    except JucheError as error:
        return f"{type(error).__name__}: {error}"
def found(text):
    return repr([(a.text, a.edtf, a.kind, a.locale) for a in annotate(text, reference=REFERENCE)])
from datetime import date
REFERENCE = date(2019, 9, 17)
texts = json.load(sys.stdin)
order = range(len(texts)) if sys.argv[1] == "forwards" else reversed(range(len(texts)))
answers = {index: (told(texts[index]), found(texts[index])) for index in order}
print(json.dumps([answers[index] for index in range(len(texts))]))
"""
# Forms whose digits decide which reading they have, or whether they have one.
FORMS = [
    "89 (2000) года чучхе (2000)",
    "July 2000년 8월 3일 (Juche 89)",
    "주체89-91년 7월",
    "Dzsucse 89-91 december 4",
    "Juche 89-91 (2000-2002).7.19",
    "On July 32 Juche Tower it opened",
    "On July 19 Juche Tower it opened",
    "Widmung, 17.12. Juche 100 da",
    "Section 3.5. Juche 89 was",
    "July 19, 20 to 21, Juche 89",
    "2000 (Juche 89) 2000",
    "28.08.2000 года (89 чучхе)",
    "Juche 89.7.19-20",
    "12월 31일부터 1월 2일",
    "Between July 4 and July 7",
    "7월 19일과 20일",
    "in the year 2000.",
]
YEARS = ("89", "90", "88", "1", "0")
NUMBERS = re.compile("[0-9]+")


def _drawn(draw: random.Random, texts: list[str], count: int) -> Iterator[str]:
    """Yield texts with other digits in place of their own. A few of these fit together."""
    for _ in range(count):
        base = draw.choice(texts)
        year = draw.choice((88, 89, 90, 91, 12))

        def number(match: re.Match[str], year: int = year) -> str:
            width = len(match[0])
            if draw.random() < 0.4:
                return match[0]
            if draw.random() < 0.6:
                return str(year + 1911 if width == 4 else year)
            return "".join(draw.choice("0123456789") for _ in range(width))

        yield NUMBERS.sub(number, base)


def _texts() -> list[str]:
    draw = random.Random(19)  # noqa: S311 - the same each time, and no secret
    written = [
        value.format(locale, style)
        for value in (JucheDate(89, 7, 19), JucheMonth(89, 7), JucheYear(89))
        for locale in LOCALES
        for style in STYLES
    ]
    corpus = [line.text[start:end] for line in families() for start, end, *_ in line.gold]
    refused = [text for text, *_ in rows("refused.tsv") if text.isprintable()]
    texts = [*_drawn(draw, FORMS, 300), *_drawn(draw, [*written, *corpus, *refused], 500)]
    draw.shuffle(texts)
    return list(dict.fromkeys(texts))


def _answers(texts: list[str], order: str) -> list[tuple[str, str]]:
    process = subprocess.run(
        [sys.executable, "-c", READER, order],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[tuple[str, str]] = json.loads(process.stdout)
    return answers


@pytest.mark.slow
def test_order_changes_no_answer() -> None:
    texts = _texts()
    assert len(texts) > 500
    forwards, backwards = (_answers(texts, order) for order in ("forwards", "backwards"))
    differing = [
        (text, *pair)
        for text, *pair in zip(texts, forwards, backwards, strict=True)
        if pair[0] != pair[1]
    ]
    assert differing == []


def test_asking_twice_gets_one_answer() -> None:
    answers = _answers(FORMS * 2, "forwards")
    assert answers[: len(FORMS)] == answers[len(FORMS) :]
