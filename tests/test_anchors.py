"""The places of a text at which a word of a date may stand."""

from __future__ import annotations

import pytest

from juche.locales import tables
from juche.notation.anchors import Anchors
from juche.notation.letters import fold, present_in
from juche.notation.plain import Plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("el 3 de mayo, de", ["mayo"]),
        ("3 Mayo, 3 MAYO, 3 mayoría", ["Mayo", "MAYO"]),
        ("3 ومayo", []),
        ("5년 전, 5년", ["년 전", "년"]),
        ("5 พ.ย. และ 5 พ.ย", ["พ.ย.", "พ.ย"]),
        ("ten 年", []),
    ],
)
def test_the_places_of_its_words_and_no_others_are_found(text: str, words: list[str]) -> None:
    anchors = Anchors({"de mayo": 1, "년 전": 2, "พ.ย.": 4}, {})
    found = anchors.find(text, present_in(text))
    there = [text[at : at + len(word)] for at, word in zip(found, words, strict=True)]
    assert there == words


def test_a_word_has_the_languages_of_the_tables_that_have_it() -> None:
    for word, mask in Plain(tables()).proclitics.items():
        known = (word in map(fold, table.proclitics) for table in tables())
        assert mask == sum(1 << bit for bit, has_it in enumerate(known) if has_it), word
