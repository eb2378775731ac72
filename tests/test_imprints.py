"""The marks that cataloguers add to a date, and their EDTF forms."""

from __future__ import annotations

import pytest

import juche
from juche import JucheError, JucheYear, annotate, export, normalize, parse, read

IMPRINTS = [
    # In doubt.
    ("[Juche 91?]", "Juche 91?", "2002?"),
    ("Chuch'e 91 [2002?]", "Chuch'e 91 [2002?]", "2002?"),
    ("Juche 86 (1997?)", "Juche 86 (1997?)", "1997?"),
    ("[주체91년?]", "주체91년?", "2002?"),
    ("［主体91年？］", "主体91年？", "2002?"),
    ("Chuch'e 86-88 [1997-1999?]", "Chuch'e 86-88 [1997-1999?]", "1997/1999?"),
    # Approximate.
    ("ca. Juche 86 (1997)", "ca. Juche 86 (1997)", "1997~"),
    ("circa Juche 86-88", "circa Juche 86-88", "1997~/1999~"),
    ("[c. Juche 86]", "c. Juche 86", "1997~"),
    ("P'yŏngyang, ca. 1997.", "ca. 1997", "1997~"),
    ("[Ca. 1997?]", "Ca. 1997?", "1997%"),
    # Without an end.
    ("Chuch'e 86- [1997- ]", "Chuch'e 86- [1997- ]", "1997/.."),
    ("Juche 86- (1997-)", "Juche 86- (1997-)", "1997/.."),
    ("Chuch'e 86-  [1997-].", "Chuch'e 86-  [1997-]", "1997/.."),
    # Years of copyright, codes of subfields.
    ("P'yŏngyang : Oegungmun Ch'ulp'ansa, c2002.", "2002", "2002"),
    ("[©2002]", "2002", "2002"),
    ("(C) 2002.", "2002", "2002"),
    ("$aP'yŏngyang,$c2001.", "2001", "2001"),
    ("$cChuch'e 90 [2001]", "Chuch'e 90 [2001]", "2001"),
    ("‡cChuchʻe 90 [2001].", "Chuchʻe 90 [2001]", "2001"),
    ("\x1fcJuche 90", "Juche 90", "2001"),
    ("|c주체90(2001)년", "주체90(2001)년", "2001"),
]


@pytest.mark.parametrize(("imprint", "expression", "edtf"), IMPRINTS)
def test_the_marks_of_an_imprint_are_in_its_edtf_form(
    imprint: str, expression: str, edtf: str
) -> None:
    (found,) = annotate(imprint)
    assert (found.text, found.edtf) == (expression, edtf)
    assert imprint[found.start : found.end] == expression
    if not edtf.isdecimal():
        # No value holds a doubt or an open end, and what has no value is not rewritten.
        assert found.value is None
        assert normalize(imprint) == imprint
        with pytest.raises(JucheError):
            parse(expression)
        with pytest.raises(JucheError):
            read(expression)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Was it Juche 91?", "2002"),  # the sentence asks
        ("Was it Juche 91? (2002)", "2002"),
        ("That was plan C. Juche 89 began.", "2000"),
        ("Juche 86 [1997]- and so on", "1997"),
        ("In Juche 86 - [1997] - it", "1997"),
    ],
)
def test_a_question_mark_of_the_sentence_is_no_mark_of_doubt(text: str, edtf: str) -> None:
    (found,) = annotate(text)
    assert found.edtf == edtf
    assert found.value is not None


@pytest.mark.parametrize(
    "text",
    [
        "model c2002 is",
        "model, C2002.",
        "[1997?]",
        "Juche 86 [i.e. 87, 1998]",
        "Juche 86 (i.e. in 87)",
    ],
)
def test_a_number_that_no_mark_of_an_imprint_makes_a_year_is_none(text: str) -> None:
    assert annotate(text) == []


def test_a_correction_is_a_mismatch() -> None:
    (found,) = annotate("Chuchʻe 86 [i.e. 1998]")
    assert (found.edtf, sorted(found.flags)) == (None, ["year_mismatch"])
    assert found.alternatives == (JucheYear(86), JucheYear(87))
    (doubted,) = annotate("Chuch'e 91 [2003?]")
    assert (doubted.edtf, sorted(doubted.flags)) == (None, ["year_mismatch"])


@pytest.mark.parametrize(
    ("text", "position"),
    [("Chuch'e 91 [2002?]", 16), ("Chuch'e 86- [1997- ]", 17), (" Juche 86 (1997？)", 15)],
)
def test_the_error_points_at_the_mark(text: str, position: int) -> None:
    with pytest.raises(juche.JucheParseError, match="without doubt and with an end") as info:
        parse(text)
    assert info.value.position == position


@pytest.mark.parametrize(
    ("text", "row", "timex"),
    [
        ("[Juche 91?]", ("2002-01-01", "2002-12-31"), 'value="2002" mod="APPROX"'),
        ("ca. Juche 91", ("2002-01-01", "2002-12-31"), 'value="2002" mod="APPROX"'),
        ("Juche 86- [1997-]", ("1997-01-01", None), 'value="1997" mod="ON_OR_AFTER"'),
        ("ca. Juche 86-88", ("1997-01-01", "1999-12-31"), 'value="P3Y" mod="APPROX"'),
    ],
)
def test_exports_keep_the_marks_of_an_imprint(
    text: str, row: tuple[str, str | None], timex: str
) -> None:
    found = annotate(text)
    (flat,) = export.to_rows(text, found)
    assert (flat["first_day"], flat["last_day"]) == row
    assert timex in export.to_timex3(text, found)
