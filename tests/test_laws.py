"""The laws of reading, each with what is read and what is withheld."""

from __future__ import annotations

import pytest

import juche
from juche import JucheInterval, annotate
from support import rows


@pytest.mark.parametrize(("text", "reference", "expected"), rows("laws.tsv"))
def test_a_law_of_reading(text: str, reference: str, expected: str) -> None:
    written = juche.read(reference)
    assert not isinstance(written, JucheInterval)
    found = (
        f"{' '.join(one.text.split())} = {one.edtf or '?'} {one.kind[0]}{one.ordinal or ''}"
        f"{'e' * ('era_elided' in one.flags)}"
        for one in annotate(text, reference=written)
    )
    assert " | ".join(found) == expected
