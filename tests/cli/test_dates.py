from __future__ import annotations

import pytest

from support import refused, run


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("July 19, Juche 89 (2000)", "July 19, Juche 89 (2000)\t2000-07-19\n"),
        ("주체89(2000)년", "Juche 89 (2000)\t2000\n"),
        ("2000-07", "July, Juche 89 (2000)\t2000-07\n"),
        ("2000/2002", "Juche 89 (2000)-Juche 91 (2002)\t2000/2002\n"),
        ("19 July 2000", "July 19, Juche 89 (2000)\t2000-07-19\n"),
    ],
)
def test_convert_writes_a_date_in_both_counts(text: str, output: str) -> None:
    result = run("convert", text)
    assert (result.exit_code, result.output) == (0, output)


def test_convert_writes_each_date_in_the_named_form() -> None:
    result = run("convert", "--to", "ko", "2000-07-19", "July, Juche 89")
    assert result.output.splitlines() == ["주체89(2000)년 7월 19일", "주체89(2000)년 7월"]
    assert run("convert", "--to", "%d/%m/%J", "2000-07-19").output == "19/07/89\n"


def test_convert_writes_a_line_for_each_line_of_a_pipe() -> None:
    result = run("convert", "--to", "iso", stdin="Juche 89\n\n  2001-01-01")
    assert result.output.splitlines() == ["2000", "", "2001-01-01"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Juche 0", "year must be in 1..8088, got 0 at position 6 in 'Juche 0'"),
        ("Juche 8090", "year must be in 1..8088, got 8090 at position 6 in 'Juche 8090'"),
        ("Juche 89 (2001)", "Juche 89 is 2000, but the text says 2001"),
        ("", "expected a date, Juche or Gregorian, at position 0 in ''"),
        ("x" * 100_000, f"expected a date, Juche or Gregorian, at position 0 in '{'x' * 40}'..."),
        ("1900", "gregorian year must be in 1912..9999, got 1900; the Juche era begins in 1912"),
        (
            "5 May 1900",
            "gregorian year must be in 1912..9999, got 1900; the Juche era begins in 1912",
        ),
        ("2000-13", "month must be in 1..12, got 13 at position 5 in '2000-13'"),
    ],
)
def test_convert_says_what_is_wrong_in_one_line(text: str, line: str) -> None:
    result = run("convert", text, "Juche 89")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"juche: {line}")
    assert result.stderr.count("\n") == 1
    assert result.stdout == "Juche 89 (2000)\t2000\n"


def test_unknown_form_is_wrong_usage() -> None:
    told = refused("convert", "--to", "xx", "Juche 89")
    assert told.startswith("Invalid value for '--to': no locale 'xx', there are en, ko, zh-Hans, ")
    assert told.endswith(", hi, th, ca")


def test_a_style_alone_is_the_english_one() -> None:
    assert run("convert", "--to", "gregorian", "2000-07").stdout == "July 2000\n"
    assert run("convert", "--to", "gregorian", "주체89.7.19").stdout == "July 19, 2000\n"


def test_a_line_that_is_not_text_does_not_stop_the_pipe() -> None:
    result = run("convert", stdin=b"\xef\xbb\xbfJuche 89\r\n\xff\nJuche 90\n")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["Juche 89 (2000)\t2000", "\t", "Juche 90 (2001)\t2001"]
    assert result.stderr == "juche: line 2: not UTF-8: byte 0xff at offset 0\n"


def test_anniversary_writes_the_next_ones_with_their_numbers() -> None:
    result = run("anniversary", "July 19, Juche 89 (2000)", "--count", "2", "--every", "5")
    assert result.stdout.splitlines() == [
        "5\tJuly 19, Juche 94 (2005)\t2005-07-19",
        "10\tJuly 19, Juche 99 (2010)\t2010-07-19",
    ]
    after = run("anniversary", "2000-07-19", "--after", "2026", "--count", "1", "--to", "ko")
    assert after.stdout == "27\t주체116(2027)년 7월 19일\n"
    assert len(run("anniversary", "1948").stdout.splitlines()) == 10
    assert run("anniversary", "9999").stdout == ""


def test_the_option_leap_day_moves_or_skips_29_february() -> None:
    leap = ("anniversary", "2000-02-29", "--count", "1", "--to", "iso", "--leap-day")
    assert run(*leap, "feb28").stdout == "1\t2001-02-28\n"
    assert run(*leap, "skip").stdout == "4\t2004-02-29\n"
    refused = run(*leap, "raise")
    assert (refused.exit_code, refused.stderr) == (1, "juche: there is no 29 February in 2001\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("x",), "'ORIGIN': expected a date, Juche or Gregorian, at position 0 in 'x'"),
        (("2000/2001",), "'ORIGIN': an interval is not one day, month or year, got '2000/2001'"),
        (("2000", "--count", "0"), "'--count': 0 is not in the range x>=1."),
        (("2000", "--every", "0"), "'--every': 0 is not in the range 1<=x<=8088."),
        (("2000", "--every", "99999"), "'--every': 99999 is not in the range 1<=x<=8088."),
        (
            ("2000", "--after", "1911"),
            (
                "'--after': gregorian year must be in 1912..9999, got 1911; the Juche era begins in "
                "1912, write earlier years in Gregorian at position 0 in '1911'"
            ),
        ),
    ],
)
def test_a_wrong_argument_of_anniversary_is_wrong_usage(
    arguments: tuple[str, ...], message: str
) -> None:
    assert refused("anniversary", *arguments) == f"Invalid value for {message}"


def test_a_form_finer_than_the_origin() -> None:
    result = run("anniversary", "2000", "--to", "%d")
    assert result.exit_code == 1
    assert result.stderr == "juche: directive '%d' at position 0 is finer than a year\n"


def test_a_form_finer_than_a_line_leaves_it_empty() -> None:
    result = run("convert", "--to", "%d", stdin="2000\n2000-07-19\n")
    assert result.exit_code == 1
    assert result.stdout == "\n19\n"
    assert result.stderr == "juche: line 1: directive '%d' at position 0 is finer than a year\n"


def test_every_line_gives_exactly_one() -> None:
    lines = ["Juche 89", "", "x", "  ", "2000-07", "Juche 89 (2001)", "89", "주체89년"]
    result = run("convert", stdin="\r\n".join(lines))
    shown = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[1] for row in shown] == ["2000", "", "", "", "2000-07", "", "", "2000"]
    assert all(len(row) == 2 for row in shown)
    assert result.stderr.splitlines() == [
        "juche: line 3: expected a date, Juche or Gregorian, at position 0 in 'x'",
        "juche: line 6: Juche 89 is 2000, but the text says 2001",
        (
            "juche: line 7: expected a date of the form YYYY, YYYY-MM or YYYY-MM-DD at position 0 "
            "in '89', did you mean Juche 89?"
        ),
    ]


@pytest.mark.parametrize(
    ("encoding", "lines"),
    [
        *((name, "주체89년\n없음\n주체90년 7월\n") for name in ("cp949", "utf-8-sig", "johab")),
        *((name, "主体89年\n無し\n主体90年7月\n") for name in ("iso2022_jp", "cp932", "gb18030")),
    ],
)
def test_lines_are_read_in_the_named_encoding(encoding: str, lines: str) -> None:
    result = run("convert", "--encoding", encoding, "--to", "iso", stdin=lines.encode(encoding))
    assert result.exit_code == 1
    assert result.stdout == "2000\n\n2001-07\n"
    assert result.stderr.startswith("juche: line 2: expected a date")
    wrong = run("convert", "--encoding", "ascii", stdin="2000\n가\n")
    assert wrong.stdout == "Juche 89 (2000)\t2000\n\t\n"
    assert wrong.stderr == "juche: line 2: not ASCII: byte 0xea at offset 0\n"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("auto", "--encoding auto looks at a whole file: name that of standard input"),
        ("utf-16", "standard input is read line by line, which utf-16 does not allow; use UTF-8"),
        *(
            (name, f"standard input is read line by line, which {name} does not allow; use UTF-8")
            for name in ("utf-32-be", "cp037")
        ),
    ],
)
def test_an_encoding_that_has_no_lines_is_refused(encoding: str, told: str) -> None:
    assert refused("convert", "--encoding", encoding, stdin="2000".encode("utf-16")) == told
    assert run("convert", "--encoding", encoding, "2000").exit_code == 0, "an argument is text"
