"""The laws of reading: examples of what is read and what is withheld, and rare notations."""

from __future__ import annotations

import pytest

import juche
from juche import JucheInterval, annotate, explain
from juche.notation import notation_for
from juche.notation.tokens import tokenize
from support import rows, told

LAWS = rows("laws.tsv") + rows("seldom.tsv")


@pytest.mark.parametrize(("text", "reference", "expected"), LAWS)
def test_each_example_of_a_law_is_read_or_withheld_as_it_says(
    text: str, reference: str, expected: str
) -> None:
    written = juche.read(reference)
    assert not isinstance(written, JucheInterval)
    assert told(annotate(text, reference=written)) == expected


@pytest.mark.parametrize(("text", "reference", "expected"), LAWS)
def test_explain_agrees_with_annotate_on_each_example_of_a_law(
    text: str, reference: str, expected: str
) -> None:
    written = juche.read(reference)
    assert not isinstance(written, JucheInterval)
    explanation = explain(text, reference=written)
    assert explanation.text == text
    assert list(explanation.annotations) == annotate(text, reference=written)
    assert all(text[one.start : one.end] == one.text for one in explanation.candidates)
    assert not expected or explanation.annotations


def test_what_is_remembered_of_words_is_bounded() -> None:
    lexicon = notation_for(None).lexicon
    expected = annotate("Juche 89, July")
    for start in range(0, 20_000, 1_000):
        words = (
            "".join(chr(ord("a") + int(digit)) for digit in f"{number:07}")
            for number in range(start, start + 1_000)
        )
        text = " ".join(words)
        assert len(tokenize(lexicon, text, 0, len(text)).outline) > 1_000
        assert len(lexicon.pieces) <= 16_384
    assert annotate("Juche 89, July") == expected
