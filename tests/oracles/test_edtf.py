"""The ``edtf`` package, which parses and checks Extended Date/Time Format strings."""

from __future__ import annotations

import edtf
import pytest
from hypothesis import given

from juche import JucheInterval, JuchePeriod, annotate
from support import hostile_text, juche_intervals, juche_periods


@pytest.mark.slow
@given(juche_periods)
def test_iso_forms_are_edtf(value: JuchePeriod) -> None:
    read = edtf.parse_edtf(value.isoformat())
    assert str(read) == value.isoformat()
    assert date_of(read.lower_strict()) == value.first_day().isoformat()
    assert date_of(read.upper_strict()) == value.last_day().isoformat()


@pytest.mark.slow
@given(juche_intervals)
def test_intervals_are_edtf(value: JucheInterval) -> None:
    read = edtf.parse_edtf(value.isoformat())
    assert date_of(read.lower_strict()) == value.first_day().isoformat()
    assert date_of(read.upper_strict()) == value.last_day().isoformat()


@given(hostile_text)
def test_what_annotations_say_is_edtf(text: str) -> None:
    for annotation in annotate(text):
        if annotation.edtf is not None:
            assert str(edtf.parse_edtf(annotation.edtf)) == annotation.edtf


def date_of(moment: tuple[int, ...]) -> str:
    """Return the day of a ``time.struct_time``, in which edtf gives days."""
    year, month, day = moment[:3]
    return f"{year:04}-{month:02}-{day:02}"
