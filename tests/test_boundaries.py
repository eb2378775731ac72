"""Texts at the edge of each rule, one step on either side, and the dates in them."""

from __future__ import annotations

from datetime import date

import pytest

from juche import JucheInterval, annotate
from juche.denoting import parse_iso
from support import rows, told


@pytest.mark.parametrize(("text", "expected"), rows("boundaries.tsv"))
def test_juche_and_gregorian_dates_at_the_edges_of_the_rules(text: str, expected: str) -> None:
    found = annotate(text)
    said = (
        f"{one.text} = {one.edtf or '?'} {one.kind[0]}{'e' * ('era_elided' in one.flags)}"
        for one in found
    )
    assert " | ".join(said) == expected
    assert annotate(text, kinds={"juche"}) == [one for one in found if one.kind == "juche"]


@pytest.mark.parametrize(("text", "reference", "expected"), rows("boundaries-contextual.tsv"))
def test_contextual_dates_at_the_edges_of_the_rules(
    text: str, reference: str, expected: str
) -> None:
    period = parse_iso(reference)
    assert not isinstance(period, JucheInterval)
    assert told(annotate(text, reference=period)) == expected


@pytest.mark.parametrize(("text", "expected"), rows("languages.tsv"))
def test_the_language_of_an_expression(text: str, expected: str) -> None:
    one_day = annotate(text, reference=date(2019, 9, 17))
    found = (f"{one.text} = {one.locale or '-'}" for one in one_day)
    assert " | ".join(found) == expected


@pytest.mark.parametrize("filler", [" ", "0", "a", "주", ". "])
def test_what_stands_far_before_changes_nothing(filler: str) -> None:
    # What is looked at begins within the filler, between two letters, digits or blanks of it.
    (found,) = annotate(f"{filler * 300} Juche 89 (2000)")
    assert (found.text, found.edtf) == ("Juche 89 (2000)", "2000")
