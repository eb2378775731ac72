"""Each form of a date that a language has, in a sentence that was written for it."""

from __future__ import annotations

from datetime import date

import pytest

from juche import annotate
from juche.locales import Table, tables
from support import rows, told

DAY = date(2019, 9, 17)
FORMS = rows("forms.tsv")


@pytest.mark.parametrize("known", tables(), ids=lambda known: known.tag)
def test_each_form_of_a_date_is_read(known: Table) -> None:
    forms = [(text, expected) for tag, text, expected in FORMS if tag == known.tag]
    assert forms
    read = [(text, told(annotate(text, reference=DAY))) for text, _ in forms]
    assert read == forms
