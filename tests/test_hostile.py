"""Hostile text: texts that must not parse, and laws of annotating and rewriting for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import juche
from juche import JucheError, JucheParseError, JuchePeriod, annotate, normalize, parse
from support import complete, hostile_text, juche_periods, rows

REFUSED = rows("refused.tsv")
REFERENCE = date(2020, 7, 19)
# A letter, a half and a whole of what is looked for, and what is in no text at all, a megabyte each.
MONOTONOUS = [
    "a",
    "J",
    "9",
    "(",
    " ",
    "\n",
    "\x00",
    "\u200f",
    "\u0301",
    "\ud800",
    "😀",
    "주",
    "主",
    "-",
]
SIZE = 1_000_000


@pytest.mark.parametrize(("text", "error", "position", "said"), REFUSED)
def test_parse_refuses_what_is_not_one_date_and_says_where(
    text: str, error: str, position: str, said: str
) -> None:
    for before, after in (("", ""), (" \n", ""), (" ", " \n")):
        with pytest.raises(JucheParseError) as info:
            parse(before + text + after)
        assert type(info.value) is getattr(juche, error)
        assert info.value.position == int(position) + len(before)
        assert info.value.text == before + text + after
        assert info.value.expected == said or (
            error != "JucheParseError" and said in str(info.value)
        )
        assert len(str(info.value)) < 300
        assert str(info.value).isprintable()


def test_the_table_is_long_and_has_no_line_twice() -> None:
    texts = [text for text, *_ in REFUSED]
    assert len(texts) == len(set(texts)) > 200


@given(hostile_text, st.one_of(st.none(), st.dates(), juche_periods))
@example("", None)
def test_annotate_takes_any_text(text: str, reference: date | JuchePeriod | None) -> None:
    end = 0
    for annotation in annotate(text, reference=reference):
        assert end <= annotation.start < annotation.end <= len(text)
        assert text[annotation.start : annotation.end] == annotation.text
        assert bool(annotation.alternatives) == bool(
            annotation.flags & {"year_mismatch", "ambiguous_year"}
        )
        assert annotation.value is None or annotation.value.isoformat() == annotation.edtf
        end = annotation.end


@given(hostile_text, st.one_of(st.none(), st.dates()))
def test_what_annotate_finds_parse_reads(text: str, reference: date | None) -> None:
    for annotation in complete(annotate(text, reference=reference, kinds={"juche"})):
        if "ambiguous_year" in annotation.flags:
            assert parse(annotation.text) == annotation.alternatives[0]
        elif annotation.flags:
            with pytest.raises(juche.JucheMismatchError):
                parse(annotation.text)
        else:
            assert parse(annotation.text) == annotation.value


@given(
    hostile_text,
    st.sampled_from(["iso", "juche", "paired", "gregorian", "short", "ko", "ru:juche"]),
)
def test_rewriting_leaves_the_rest_byte_for_byte(text: str, to: str) -> None:
    rest, place = [], 0
    for annotation in annotate(text, reference=REFERENCE):
        if annotation.value is not None:
            rest.append(text[place : annotation.start])
            place = annotation.end
    rest.append(text[place:])
    written = normalize(text, to, reference=REFERENCE)
    assert written.startswith(rest[0])
    assert written.endswith(rest[-1])
    position = 0
    for piece in rest:
        assert piece in written[position:]
        position = written.index(piece, position) + len(piece)
    assert normalize(text, lambda _: None, reference=REFERENCE) == text
    assert normalize(text, lambda found: found.text, reference=REFERENCE) == text


@given(hostile_text)
def test_rewriting_to_iso_twice_changes_nothing_more(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@given(st.one_of(hostile_text, st.text(st.characters(), max_size=40)))
def test_parse_raises_nothing_but_its_errors(text: str) -> None:
    try:
        value = parse(text)
    except JucheError as error:
        assert len(str(error)) < 300
        assert str(error).isprintable()
        assert isinstance(error, JucheParseError)
        assert 0 <= error.position <= len(text)
    else:
        assert parse(str(value)) == value


@pytest.mark.slow
@pytest.mark.parametrize("letter", MONOTONOUS, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_megabyte_of_one_letter_takes_a_second(letter: str) -> None:
    text = letter * SIZE
    assert annotate(text, reference=REFERENCE) == []
    assert normalize(text, reference=REFERENCE) == text
    with pytest.raises(JucheParseError) as info:
        parse(text)
    assert len(str(info.value)) < 300
