"""The flat rows: their fields, and that they agree with the annotations."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import example, given

from juche import JucheError, annotate
from juche.export import to_rows
from juche.export.rows import COLUMNS, Begin, iter_rows
from support import ROOT, STATEMENT, hostile_text, run

REFERENCE = date(2020, 7, 19)


def test_the_documentation_lists_every_field_of_a_row() -> None:
    page = (ROOT / "docs/reference/rows.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(COLUMNS)
    (row,) = to_rows("Juche 89", annotate("Juche 89"))
    assert tuple(row) == COLUMNS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Juche 89", "89 - - 2000 2000-01-01 2000-12-31 - -"),
        ("July, Juche 89 (2000)", "89 7 - 2000-07 2000-07-01 2000-07-31 - -"),
        ("July 19, Juche 89 (2000)", "89 7 19 2000-07-19 2000-07-19 2000-07-19 - -"),
        ("Juche 89-91 (2000-2002)", "89 - - 2000/2002 2000-01-01 2002-12-31 - -"),
        ("5 October 1890", "- 10 5 1890-10-05 1890-10-05 1890-10-05 - -"),
        ("October 1890", "- 10 - 1890-10 1890-10-01 1890-10-31 - -"),
        ("in the year 1890", "- - - 1890 1890-01-01 1890-12-31 - -"),
        ("1905-1910年", "- - - 1905/1910 1905-01-01 1910-12-31 - -"),
        ("July to August 1905", "- 7 - 1905-07/1905-08 1905-07-01 1905-08-31 - -"),
        ("Juche 89 (2001)", "- - - - - - - year_mismatch"),
        ("the 20th anniversary", "89 - - 2000 2000-01-01 2000-12-31 20 year_assumed"),
        ("the 5000th anniversary", "- - - - - - 5000 year_assumed"),
    ],
)
def test_a_row_has_the_fields_of_its_date(text: str, expected: str) -> None:
    (row,) = to_rows(text, annotate(text, reference=REFERENCE))
    names = ("juche_year", "month", "day", "edtf", "first_day", "last_day", "ordinal", "flags")
    fields = row.items()
    assert " ".join(str(value or "-") for name, value in fields if name in names) == expected


def test_a_row_is_flat() -> None:
    text = "In 2019.\nOn 주체89(2000)년 7월 here"
    _, one = annotate(text)
    (row,) = to_rows(text, [one._replace(flags=frozenset({"year_assumed", "era_elided"}))])
    assert row == {
        "file": None,
        "line": 2,
        "column": 4,
        "start": 12,
        "end": 26,
        "expression": "주체89(2000)년 7월",
        "kind": "juche",
        "locale": "ko",
        "juche_year": 89,
        "month": 7,
        "day": None,
        "edtf": "2000-07",
        "first_day": "2000-07-01",
        "last_day": "2000-07-31",
        "ordinal": None,
        "flags": "era_elided year_assumed",
    }


def test_lines_and_columns_are_those_of_an_editor() -> None:
    text = "\nJuche 1 and Juche 2\n\n x Juche 3, Juche 4\nJuche 5"
    rows = to_rows(text, annotate(text))
    places = [(2, 1), (2, 13), (4, 4), (4, 13), (5, 1)]
    assert [(row["line"], row["column"]) for row in rows] == places
    passage = list(iter_rows(text, annotate(text), None, Begin(7, 3, 9)))
    assert [(row["line"], row["column"]) for row in passage] == [
        (line + 2, column) for line, column in places
    ]
    assert [row["end"] - row["start"] for row in passage] == [7] * 5


def test_a_form_that_has_no_days() -> None:
    (found,) = annotate("in the year 1890")
    for edtf in ("1890-13", "18XX", "1890-02-30", "1890-7", "1890-07-05-01", "9" * 20):
        (row,) = to_rows("in the year 1890", [found._replace(edtf=edtf)])
        assert (row["edtf"], row["first_day"], row["last_day"]) == (edtf, None, None)
    (row,) = to_rows("in the year 1890", [found._replace(edtf="1890-XX-05")])
    assert (row["month"], row["day"]) == (None, 5)


@given(hostile_text)
@example(STATEMENT)
def test_rows_agree_with_the_annotations(text: str) -> None:
    found = annotate(text, reference=REFERENCE)
    rows = to_rows(text, found, file="a.txt")
    lines = text.split("\n")
    for row, annotation in zip(rows, found, strict=True):
        assert row["file"] == "a.txt"
        assert text[row["start"] : row["end"]] == row["expression"] == annotation.text
        before = "\n".join([*lines[: row["line"] - 1], ""]) if row["line"] > 1 else ""
        assert len(before) + row["column"] - 1 == annotation.start
        assert (row["edtf"], row["kind"]) == (annotation.edtf, annotation.kind)


def test_rows_of_a_passage_count_from_its_beginning_in_the_document() -> None:
    text = "x Juche 89\nJuche 90"
    first, second = iter_rows(text, annotate(text), None, Begin(100, 5, 11))
    assert (first["start"], first["line"], first["column"]) == (102, 5, 13)
    assert (second["start"], second["line"], second["column"]) == (111, 6, 1)


def test_rows_of_another_text_are_refused() -> None:
    with pytest.raises(JucheError, match="in order and of this text"):
        to_rows("x", annotate("Juche 89"))


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_csv_and_tsv_have_the_rows(form: str, delimiter: str) -> None:
    text = 'In "Juche\n89 (2000)", 5 October 1992; Juche 89 (2001)'
    result = run("annotate", "--format", form, "--bom", stdin=text)
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbffile")
    table = io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")
    rows = to_rows(text, annotate(text), file="-")
    expected = [{key: "" if one is None else str(one) for key, one in row.items()} for row in rows]
    assert list(csv.DictReader(table, delimiter=delimiter)) == expected
