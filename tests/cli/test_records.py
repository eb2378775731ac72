"""CSV and JSON Lines: each record comes back with its dates, and all else stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juche.cli.records import Change, NoCsvError, changed_csv
from support import refused, run, table

CATALOGUE = (
    "title,imprint,n\r\n"
    '"A, B","Juche 89 (2000)",1\r\n'
    '"two\nlines",nothing,2\r\n'
    "\r\n"
    "short\r\n"
    "a,b,c,d\r\n"
    "C,Juche 89 (2001)"
)


def test_a_column_gets_its_dates_and_every_record_stays() -> None:
    result = run("annotate", "--column", "imprint", stdin=CATALOGUE)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "juche: -: line 7: 4 fields where the header has 3",
        "juche: 1 file, 2 dates, 1 mismatch, 1 failure",
    ]
    before, after = table(CATALOGUE), table(result.stdout)
    assert [row[: len(old)] for row, old in zip(after, before, strict=True)] == before
    assert [row[3:] for row in after] == [
        ["imprint_dates", "imprint_expressions", "imprint_flags"],
        ["2000", "Juche 89 (2000)", ""],
        ["", "", ""],
        [],
        ["", "", ""],
        ["d"],
        ["[2000,2001]", "Juche 89 (2001)", "year_mismatch"],
    ]
    # What was written is written again, byte for byte.
    assert result.stdout_bytes.startswith(b"title,imprint,n,imprint_dates,")
    assert b'\r\n"A, B","Juche 89 (2000)",1,2000,Juche 89 (2000),\r\n' in result.stdout_bytes


def test_a_column_is_converted() -> None:
    result = run("convert", "--column", "imprint", stdin=CATALOGUE)
    assert result.exit_code == 1
    assert [row[3:] for row in table(result.stdout)] == [
        ["imprint_juche", "imprint_gregorian"],
        ["Juche 89 (2000)", "2000"],
        ["", ""],
        [],
        ["", ""],
        ["d"],
        ["", ""],
    ]
    assert [line.split(": ")[2] for line in result.stderr.splitlines()[:-1]] == [
        "line 3",
        "line 7",
        "line 8",
    ]
    tabs = "y\tz\n89\t1\n2000-07\t\n"
    one = run("convert", "--column", "y", "--to", "ko", stdin=tabs)
    assert one.stdout == "y\tz\ty_converted\n89\t1\t\n2000-07\t\t주체89(2000)년 7월\n"
    assert "line 2: " in one.stderr
    assert "did you mean Juche 89?" in one.stderr


def test_the_dates_of_a_cell_stand_in_one_cell() -> None:
    text = (
        '"July 19,\nJuche 89 (2000) and Juche 89 (2001), then Juche 2025"\nthe 2500th anniversary\n'
    )
    result = run("annotate", "--column", "t", "--reference", "2020", stdin=f"t\n{text}")
    assert [row[1:] for row in table(result.stdout)[1:]] == [
        [
            "2000-07-19; [2000,2001]; [3936,2025]",
            "July 19, Juche 89 (2000); Juche 89 (2001); Juche 2025",
            "ambiguous_year year_mismatch",
        ],
        ["XXXX", "2500th anniversary", "year_assumed"],
    ]


def test_a_table_takes_its_reference_from_its_name(tmp_path: Path) -> None:
    path = tmp_path / "2020-07-19.csv"
    path.write_text("t\nOn July 18.\n", "utf-8")
    result = run("annotate", "--column", "t", "--reference-from-name", path)
    assert table(result.stdout)[1] == ["On July 18.", "2020-07-18", "July 18", ""]


def test_a_table_is_replaced_only_where_a_cell_changes(tmp_path: Path) -> None:
    path, other = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_text("t\nJuche 89\n", "utf-8")
    other.write_text("t\n2000\n", "utf-8")
    before = other.stat()
    assert run("normalize", "--in-place", "--column", "t", path, other).exit_code == 0
    assert path.read_text("utf-8") == "t\n2000\n"
    assert other.stat().st_ino == before.st_ino


def test_a_column_is_rewritten() -> None:
    result = run("normalize", "--column", "imprint", stdin=CATALOGUE)
    assert result.stdout_bytes.decode() == CATALOGUE.replace('"Juche 89 (2000)"', "2000")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"multi\nline",Juche 89\n', '"multi\nline",2000\n'),
        ('"007","Juche 89", "x" \r\n', '"007",2000, "x" \r\n'),
        ('5",Juche 89,"a""b"c\n', '5",2000,"a""b"c\n'),
        ('"",Juche 89', '"",2000'),
    ],
)
def test_the_cells_beside_a_rewritten_one_keep_their_bytes(before: str, after: str) -> None:
    result = run("normalize", "--column", "b", stdin=f"a,b,c\n{before}")
    assert result.stdout_bytes.decode() == f"a,b,c\n{after}"


CELLS = st.text('a ,;\t"\r\n', max_size=8)


@given(st.text('a ,;\t"\r\n', max_size=30), CELLS, st.sampled_from(",;\t"))
def test_a_changed_cell_changes_no_other_and_an_added_one_goes_behind(
    record: str, new: str, delimiter: str
) -> None:
    header = delimiter.join(["a", "b", "c"])
    text = f"{header}\n{record}\n"

    def changing(value: str) -> Change:
        return Change(value and new, {"n": new})

    try:
        written = changed_csv(text, "", "b", ("n",), changing, lambda *_: None)
    except NoCsvError:
        return
    before, after = table(text, delimiter), table(written, delimiter)
    for old, row in zip(before[1:], after[1:], strict=True):
        if len(old) > 3 or not old:
            assert row == old
        else:
            expected = [*old, "", ""][:3]
            expected[1] = expected[1] and new
            assert row == [*expected, new]


def test_a_line_end_in_a_cell_is_quoted_in_a_table_of_dates(tmp_path: Path) -> None:
    path = tmp_path / "a\rb.txt"
    path.write_text("Juche 89\n", "utf-8")
    result = run("annotate", "--format", "csv", "--quiet", path)
    assert [row[0] for row in table(result.stdout_bytes.decode())] == ["file", str(path)]


def test_an_open_quotation_mark_is_a_failure_of_its_file(tmp_path: Path) -> None:
    whole, broken = tmp_path / "a.csv", tmp_path / "b.csv"
    whole.write_text("a,b\nx,Juche 89\n", "utf-8")
    broken.write_text('a,b\n"1\n2",Juche 88\nx,"Juche 89\ny,Juche 90\n', "utf-8")
    result = run("annotate", "--column", "b", "--output", tmp_path / "out", whole, broken)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"juche: {broken}: line 4: no CSV: a quotation mark of this record is never closed",
        "juche: 1 file, 1 date, 0 mismatches, 1 failure",
    ]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.csv"]


def test_a_header_with_a_quotation_mark_of_another_separator() -> None:
    result = run("normalize", "--column", "b", "--quiet", stdin='a;b;c,"d\n1;Juche 89;2\n')
    assert result.stdout == 'a;b;c,"d\n1;2000;2\n'


RETURN = "a carriage return outside quotation marks; lines must end with LF or CR LF"


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (
            "a,Imprint\n",
            "imprint",
            "no column 'imprint', there are a, Imprint, did you mean Imprint?",
        ),
        ("a,b,c,d,e\n", "x", "no column 'x', there are a, b, c, d, e\n"),
        ("a,b,c,d,e,f\n", "x", "no column 'x', there are a, b, c, d, e, ...\n"),
        ("", "x", "no column 'x': the first line, which should name them, is empty"),
        ("\n\nx,y\n", "x", "no column 'x': the first line, which should name them, is empty"),
        ("x,x_dates\n", "x", "there is a column 'x_dates' already"),
        ("x\na\rb\n", "x", f"line 2: no CSV: {RETURN}\n"),
        ("x,y\ra,b\r", "x", f"line 1: no CSV: {RETURN}\n"),
    ],
)
def test_a_table_that_does_not_fit(text: str, name: str, message: str) -> None:
    result = run("annotate", "--column", name, stdin=text)
    assert result.exit_code == 1
    assert message in result.stderr


OBJECTS = (
    '{"t": "\\uc8fc\\uccb489\\ub144", "n": 1e5}\n'
    "\n"
    '{"a":1}\r\n'
    "{bad\n"
    "{}\n"
    '{"t": "Juche 1", "t":"가 Juche 90"} \n'
    '{"t": 2000}\n'
    '{"t": null} 1\n'
    '{"t": true, }\n'
    "[]\n"
    '{"t"; 1}'
)


def test_a_field_gets_its_dates_and_every_line_stays() -> None:
    result = run("annotate", "--field", "t", stdin=OBJECTS)
    assert result.exit_code == 1
    said = [line.removeprefix("juche: -: ") for line in result.stderr.splitlines()]
    assert said == [
        'line 4: no JSON object: expected " at column 2',
        "line 8: no JSON object: more behind it at column 13",
        'line 9: no JSON object: expected " at column 13',
        "line 10: no JSON object: expected { at column 1",
        "line 11: no JSON object: expected : at column 5",
        "juche: 1 file, 2 dates, 0 mismatches, 5 failures",
    ]
    before, after = OBJECTS.split("\n"), result.stdout_bytes.decode().split("\n")
    assert len(before) == len(after)
    assert after[0].startswith('{"t": "\\uc8fc\\uccb489\\ub144", "n": 1e5, "t_dates": [{"start": 0')
    assert after[0].isascii()
    assert json.loads(after[0])["t_dates"][0]["text"] == "주체89년"
    assert after[2] == '{"a":1, "t_dates": []}\r'
    assert after[4] == '{"t_dates": []}'
    assert json.loads(after[5])["t_dates"][0]["edtf"] == "2001"
    assert [line for line in (1, 3, 7, 8, 9, 10) if after[line] != before[line]] == []


def test_a_field_is_rewritten_or_converted() -> None:
    lines = run("normalize", "--field", "t", "--to", "ko", stdin=OBJECTS).stdout.split("\n")
    assert lines[0] == '{"t": "\\uc8fc\\uccb489(2000)\\ub144", "n": 1e5}'
    assert lines[5] == '{"t": "Juche 1", "t":"가 주체90(2001)년"} '
    assert lines[6] == '{"t": 2000}'
    result = run("convert", "--field", "t", stdin=OBJECTS)
    assert (
        result.stdout.split("\n")[6]
        == '{"t": 2000, "t_juche": "Juche 89 (2000)", "t_gregorian": "2000"}'
    )
    assert "line 6: expected a date, Juche or Gregorian," in result.stderr
    missing = run("annotate", "--field", "tt", stdin='{"t": 1}\n{"n": 1}\n')
    assert "juche: -: no field 'tt', there are t, n, did you mean t?\n" in missing.stderr


def test_a_line_in_ascii_stays_so_and_an_empty_object_gets_its_fields() -> None:
    lines = '{ }\n{"\\uc8fc": "Juche 89" }\n{"n":1,"주":"x"}\n'
    assert run("convert", "--field", "주", "--to", "ko", stdin=lines).stdout.splitlines() == [
        '{ "\\uc8fc_converted": ""}',
        '{"\\uc8fc": "Juche 89" , "\\uc8fc_converted": "\\uc8fc\\uccb489(2000)\\ub144"}',
        '{"n":1,"주":"x", "주_converted": ""}',
    ]


@pytest.mark.parametrize("command", ["annotate", "convert", "normalize"])
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('["Juche 89", "Juche 90"]', """a list at column 7, '["Juche 89", "Juche 90"]'"""),
        ('{"year": "Juche 89"}', """an object at column 7, '{"year": "Juche 89"}'"""),
        (f"[{'1,' * 50}1]", f"a list at column 7, '[{'1,' * 19}1'..."),
    ],
)
def test_a_field_of_several_values_is_told(command: str, value: str, shown: str) -> None:
    result = run(command, "--field", "t", stdin=f'{{}}\n{{"t": {value}}}\n{{"t": ""}}\n')
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        (
            f"juche: -: line 2: field 't' must be a text, got {shown}; "
            "give each text a field or a record of its own"
        ),
        "juche: 1 file, 0 dates, 0 mismatches, 1 failure",
    ]
    records = [json.loads(line) for line in result.stdout.splitlines()]
    added = {name: records[0][name] for name in records[0]}
    assert not any(added.values())
    assert records[1] == {"t": json.loads(value)} | added


def test_a_field_that_is_neither_a_text_nor_a_whole_number() -> None:
    scalars = "".join(f'{{"t": {value}}}\n' for value in ("2000.5", "true", "null", "[]", "{}"))
    result = run("convert", "--field", "t", stdin=scalars)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:-1] == [
        "juche: -: line 1: expected a date, Juche or Gregorian, at position 0 in '2000.5'",
        "juche: -: line 2: expected a date, Juche or Gregorian, at position 0 in 'true'",
    ]
    assert result.stdout == scalars.replace("}\n", ', "t_juche": "", "t_gregorian": ""}\n')
    assert run("annotate", "--field", "t", stdin=scalars).exit_code == 0, "none has a date"


def test_a_field_that_would_be_there_twice_is_refused() -> None:
    once = run("annotate", "--field", "t", stdin='{"t": "Juche 89"}\n').stdout
    for command, text in (("annotate", once), ("convert", '{"t": "x", "t_gregorian": 1}\n')):
        result = run(command, "--field", "t", stdin='{"t": "Juche 89"}\n' + text)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "juche: -: there is a field 't_" in result.stderr
    rewritten = run("normalize", "--field", "t", "--quiet", stdin=once).stdout
    assert rewritten == once.replace('"Juche 89"', '"2000"', 1)


def test_records_that_would_not_keep_their_bytes() -> None:
    content = b"t\n\x87\x9a Juche 89\n"
    result = run("annotate", "--column", "t", "--encoding", "cp932", stdin=content)
    assert "cp932 cannot be rewritten with all else byte for byte" in result.stderr


TWO = "--column is for CSV, --field for JSON Lines: name one of them"
AGAIN = "--column and --field write the records again: no --format"
EACH = "--column makes a table of each"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("annotate", "--column", "a", "--field", "b"), TWO),
        (("normalize", "--field", "b", "--column", "a"), TWO),
        (("convert", "--column", "a", "--field", "b", "x"), TWO),
        (("annotate", "--column", "a", "--format", "csv"), AGAIN),
        (("annotate", "--field", "a", "--bom"), AGAIN),
        (("annotate", "--column", "a", "x", "y"), f"{EACH}: name a folder --output"),
        (("normalize", "--column", "a", "."), f"{EACH}: name a folder --output"),
        (("convert", "--column", "a", "x", "y"), f"{EACH}: convert one file at a time"),
        (("convert", "--column", "a", "."), f"{EACH}: convert one file at a time"),
        (("annotate", "--bom"), "--bom is for --format csv and tsv, not for table"),
    ],
)
def test_wrong_options_for_records_are_wrong_usage(
    arguments: tuple[str, ...], message: str
) -> None:
    assert refused(*arguments) == message
