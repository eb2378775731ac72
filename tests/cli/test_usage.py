"""Convenience: the command line finds its files, suggests words, fits the terminal, starts fast."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from datetime import date
from pathlib import Path

import pytest

from juche import JucheDate, annotate
from juche.cli import documents
from juche.cli.files import Document
from juche.cli.forms import FORMS
from juche.cli.names import written_on
from juche.cli.saying import visible
from juche.locales import tags
from support import refused, run

# --- the reference from names


@pytest.mark.parametrize(
    "name",
    [
        "2020-07-19-statement.txt",
        "a_2020.07.19.txt",
        "2020_07_19",
        "20200719.txt",
        "12345678-20200719.txt",
        "20201399-20200719.txt",
        "KCNA 20200719T1200.txt",
        "주체109.7.19.txt",
        "주체109(2020)년 7월 19일.txt",
        "July_19,_Juche_109.txt",
        "Juche_109_(2020)_Juche_109.7.19.txt",
        "/data/2020/07/19/a.txt",
        "2020/7/19/a.txt",
        "1999/01/01/2020/07/19/x/a.txt",
    ],
)
def test_a_file_name_tells_the_day_of_writing(name: str) -> None:
    assert written_on(Path(name)) == date(2020, 7, 19)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.txt", "no day such as 2020-07-19 in its name"),
        ("12345678.txt", "no day such as"),
        ("20200230.txt", "no day such as"),
        ("202007191.txt", "no day such as"),
        ("Juche 109.txt", "no day such as"),
        ("19 July 2020.txt", "no day such as"),
        ("2020-07_19.txt", "no day such as"),
        ("2020/07/a.txt", "no day such as"),
        ("2020-02-30.txt", "no day 2020-02-30: day is out of range for month"),
        ("2020/2/30/a", "no day 2020-02-30: day is out of range for month"),
    ],
)
def test_a_name_without_a_day(name: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        written_on(Path(name))


# --- which files


def test_a_pattern_that_matches_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Juche 89", "utf-8")
    (tmp_path / "empty").mkdir()
    result = run("annotate", "--glob", "*.md", "--glob", "*.txt", "--format", "jsonl", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "juche: *.md: no file in the folders has a name like this",
        "juche: 1 file, 1 date, 0 mismatches, 1 failure",
    ]
    assert len(result.stdout.splitlines()) == 1
    result = run("check", tmp_path / "empty")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        1,
        f"juche: {tmp_path}/empty: no file in this folder",
    )
    assert run("annotate", "--glob", "*.md", tmp_path / "a.txt").exit_code == 0


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("*.txt", "No such file or directory; for a pattern name a folder and --glob"),
        ("2000-07-19", "No such file or directory; to convert a date use juche convert"),
        ("Juche 89", "No such file or directory; to convert a date use juche convert"),
        ("missing.txt", "No such file or directory"),
    ],
)
def test_a_name_that_leads_nowhere_has_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, hint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("annotate", "-q", name).stderr == f"juche: {name}: {hint}\n"


# --- what was meant

NO_YEAR = "expected a date of the form YYYY, YYYY-MM or YYYY-MM-DD at position 0"
NO_FORM = (
    "cannot normalize to {!r}, only to iso, paired, juche, gregorian, short, a locale or "
    "locale:style"
)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("annotate", "--reference", "109"),
            f"Invalid value for '--reference': {NO_YEAR} in '109', did you mean Juche 109?",
        ),
        (
            ("anniversary", "37"),
            f"Invalid value for 'ORIGIN': {NO_YEAR} in '37', did you mean Juche 37?",
        ),
        (
            ("normalize", "--to", "isso"),
            f"Invalid value for '--to': {NO_FORM.format('isso')}, did you mean iso?",
        ),
        (
            ("normalize", "--to", "Gregorain"),
            f"Invalid value for '--to': {NO_FORM.format('Gregorain')}, did you mean gregorian?",
        ),
        (("normalize", "--to", "en:x"), f"Invalid value for '--to': {NO_FORM.format('en:x')}"),
        (("normalize", "--to", "xyzzy"), f"Invalid value for '--to': {NO_FORM.format('xyzzy')}"),
        (("anotate",), "No such command 'anotate', did you mean annotate?"),
        (("xyzzy",), "No such command 'xyzzy'"),
        (
            ("annotate", "--encoding", "utf-99"),
            (
                "Invalid value for '--encoding': 'utf-99' is no text encoding: "
                "unknown encoding: utf-99"
            ),
        ),
        (
            ("annotate", "--encoding", "y" * 99),
            (
                f"Invalid value for '--encoding': '{'y' * 40}' is no text encoding: "
                f"unknown encoding: {'y' * 99}"
            ),
        ),
        (("today", "--zone", "Mars"), "Invalid value for '--zone': no time zone 'Mars'"),
        (("today", "--zone", "x" * 99), f"Invalid value for '--zone': no time zone '{'x' * 40}'"),
    ],
)
def test_an_unknown_word_names_the_nearest_one(arguments: tuple[str, ...], message: str) -> None:
    assert refused(*arguments) == message


@pytest.mark.parametrize(
    ("arguments", "option", "known"),
    [
        (("convert", "--to", "gregorain", "2000"), "--to", ", did you mean gregorian?"),
        (("annotate", "--locale", "xx"), "--locale", ""),
    ],
)
def test_an_unknown_language_names_all(arguments: tuple[str, ...], option: str, known: str) -> None:
    unknown = arguments[2]
    assert refused(*arguments) == (
        f"Invalid value for '{option}': no locale {unknown!r}, there are {', '.join(tags())}{known}"
    )


@pytest.mark.parametrize("arguments", [("--bogus",), ("--", "-x")])
def test_an_unknown_option_is_no_command(arguments: tuple[str, ...]) -> None:
    assert refused(*arguments).startswith("No such option")


@pytest.mark.parametrize(
    "arguments", [("annotate", "--locale"), ("convert", "--to"), ("normalize", "--to")]
)
@pytest.mark.parametrize(
    ("wrong", "meant"), [("zh-hanz", "zh-Hans"), ("aid", "id"), ("shortish", "")]
)
def test_what_is_named_already_is_not_named_twice(
    arguments: tuple[str, ...], wrong: str, meant: str
) -> None:
    told = refused(*arguments, wrong)
    assert (f"did you mean {meant!r}?" in told) is bool(meant)
    assert told.count("did you mean") == (bool(meant) or "--to" in arguments)


@pytest.mark.parametrize(("text", "meant"), [("89", 89), (" 7 ", 7), ("007", 7), ("101", 101)])
def test_a_bare_number_may_be_a_year_of_the_era(text: str, meant: int) -> None:
    result = run("convert", text)
    place = len(text) - len(text.lstrip())
    told = NO_YEAR.replace("position 0", f"position {place}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"juche: {told} in {text!r}, did you mean Juche {meant}?\n"


@pytest.mark.parametrize("text", ["0", "000", "1000", "x"])
def test_what_is_no_year_of_the_era_has_no_suggestion(text: str) -> None:
    assert "did you mean" not in run("convert", text).stderr


# --- check and today


def test_check_lists_what_is_doubtful(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text("Juche 89 (2000)", "utf-8")
    bad.write_text("Once\nin Juche 89 (2001).", "utf-8")
    result = run("check", good)
    assert (result.exit_code, result.stdout) == (0, "")
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert result.stdout == f"{bad}:2:4: year mismatch: 2000 or 2001 in Juche 89 (2001)\n"
    assert result.stderr == "juche: 2 files, 2 dates, 1 mismatch, 0 failures\n"


def test_check_knows_years_of_either_count() -> None:
    text = "Juche 89 (2001), Juche 2025 and Juche 114.\n주체2018년 4월"
    result = run("check", stdin=text)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "-:1:1: year mismatch: 2000 or 2001 in Juche 89 (2001)",
        "-:1:18: ambiguous year: 3936 or 2025 in Juche 2025",
        "-:2:1: ambiguous year: 3929-04 or 2018-04 in 주체2018년 4월",
    ]
    assert result.stderr == "juche: 1 file, 4 dates, 1 mismatch, 2 ambiguous years, 0 failures\n"


def test_an_assumed_year_is_not_doubtful() -> None:
    text = "the 20th anniversary"
    found = annotate(text, reference=date(2020, 7, 19))
    assert [one.flags for one in found] == [{"year_assumed"}]
    result = run("check", "--reference", "2020-07-19", stdin=text)
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("suffix", [".txt", ".html", ".md", ".wiki", ".eml"])
@pytest.mark.parametrize(
    "command",
    [
        *(("annotate", "--format", form) for form in FORMS),
        ("annotate", "--encoding", "auto"),
        ("annotate", "--field", "t"),
        ("check",),
    ],
    ids=" ".join,
)
def test_an_empty_file_has_no_dates_and_is_no_failure(
    tmp_path: Path, command: tuple[str, ...], suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.touch()
    result, piped = run(*command, path), run(*command, stdin="")
    assert (result.exit_code, piped.exit_code) == (0, 0)
    assert result.stderr == piped.stderr == "juche: 1 file, 0 dates, 0 mismatches, 0 failures\n"


def test_an_empty_file_stays_empty_and_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.touch()
    result = run("normalize", "--in-place", path)
    assert (result.exit_code, result.stderr) == (
        0,
        "juche: 1 file, 0 dates, 0 mismatches, 0 failures\n",
    )
    assert path.read_bytes() == b""
    run("normalize", "--output", tmp_path / "out", path)
    assert (tmp_path / "out" / "a.csv").read_bytes() == b""
    for result in (run("annotate", "--column", "x", path), run("annotate", "--column", "x")):
        assert "no column 'x': the first line" in result.stderr


@pytest.mark.parametrize("spec", ["%Q", "%", "%-B"])
@pytest.mark.parametrize("command", [("today",), ("convert", "2000"), ("anniversary", "2000")])
def test_an_unknown_directive_is_one_line(command: tuple[str, ...], spec: str) -> None:
    result = run(*command, "--to", spec)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"juche: unknown directive '{spec}' at position 0")
    assert len(result.stderr.splitlines()) == 1


def test_today_is_written_in_a_form_and_a_time_zone() -> None:
    before = JucheDate.today()
    shown = run("today", "--to", "iso").stdout.strip()
    assert before.isoformat() <= shown <= JucheDate.today().isoformat()
    far = run("today", "--zone", "Pacific/Kiritimati").stdout
    assert "\t" in far
    assert (
        far.split("\t")[1].strip()
        >= run("today", "--to", "iso", "--zone", "Etc/GMT+12").stdout.strip()
    )


# --- on a terminal


def on_terminal(columns: int, *arguments: str | Path) -> str:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    process = subprocess.Popen(
        [sys.executable, "-m", "juche", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment | {"NO_COLOR": "1"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    process.wait()
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "columns", [40, 300, *(pytest.param(n, marks=pytest.mark.slow) for n in (60, 80))]
)
def test_a_table_fits_the_terminal(tmp_path: Path, columns: int) -> None:
    path = tmp_path / "a-name-of-some-length-in-a-folder.txt"
    path.write_text("July 19, Juche 89 (2000) 주체89(2000)년 7월 19일", "utf-8")
    lines = on_terminal(columns, "annotate", path).splitlines()
    assert len(lines) == 3
    assert all(len(line) <= columns for line in lines)
    if columns >= 60:
        assert ".txt:1:1 " in lines[1]
        assert lines[1].endswith("juche")
    assert (str(path) in lines[1]) == (columns == 300)


def test_no_document_moves_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("a\x1b[31m\tJuche 89\r\nb\u202e\x9b\n".encode())
    shown = on_terminal(80, "normalize", path)
    assert shown == "a\\x1b[31m\t2000\nb\\u202e\\x9b\n"
    piped = run("normalize", path)
    assert piped.stdout_bytes == "a\x1b[31m\t2000\r\nb\u202e\x9b\n".encode()
    assert "\x9b" not in on_terminal(80, "annotate", "--format", "timex3", path)


def test_the_size_of_what_cannot_be_looked_at() -> None:
    assert documents._size(Document(Path("a\0b"), Path("a"))) == 0
    assert documents._size(Document(None, Path("stdin"))) == 0
    assert documents._size(Document(Path(__file__), Path("a"))) == len(Path(__file__).read_bytes())


def test_visible_escapes_control_characters_and_surrogates() -> None:
    assert visible("가 a\t\udcff\ud800\u2028") == "가 a\\t\\xff\\ud800\\u2028"


def test_a_large_file_has_a_progress_bar(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("nothing to be found here\n\n" * 200_000, "utf-8")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "juche", "annotate", path], stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    out, _ = process.communicate(timeout=60)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert out == b""
    assert "100%" in shown


# --- fast


def test_a_short_command_loads_little() -> None:
    code = (
        "import sys, juche.cli\n"
        "try: juche.cli.juche(['convert', '2000'])\n"
        "except SystemExit: print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines())
    heavy = ("juche.notation", "juche.annotation", "juche.export", "juche.parsing", "dateutil")
    assert "juche.cli.dates" in loaded
    assert not loaded.intersection(
        (*heavy, "multiprocessing", "csv", "json", "difflib", "zipfile", "charset_normalizer")
    )


def test_json_lines_end_where_the_document_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a\u2028Juche 89\x85b", "utf-8")
    (line,) = run("annotate", "--format", "jsonl", path).stdout.splitlines()
    assert json.loads(line)["edtf"] == "2000"
