from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import juche.__main__
from juche.cli import juche as command
from support import ROOT

STATEMENT = "docs/examples/statement.txt"


def run(*arguments: str, stdin: bytes | str = "") -> Result:
    return CliRunner().invoke(command, arguments, input=stdin)


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
def test_convert(text: str, output: str) -> None:
    result = run("convert", text)
    assert (result.exit_code, result.output) == (0, output)


def test_convert_to_a_form() -> None:
    result = run("convert", "--to", "ko", "2000-07-19", "July, Juche 89")
    assert result.output.splitlines() == ["주체89(2000)년 7월 19일", "주체89(2000)년 7월"]
    assert run("convert", "--to", "%d/%m/%J", "2000-07-19").output == "19/07/89\n"


def test_convert_a_pipe() -> None:
    result = run("convert", "--to", "iso", stdin="Juche 89\n\n  2001-01-01\n")
    assert result.output.splitlines() == ["2000", "2001-01-01"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Juche 0", "year must be in 1..8088, got 0 at position 6 in 'Juche 0'"),
        ("Juche 8090", "year must be in 1..8088, got 8090 at position 6 in 'Juche 8090'"),
        ("Juche 89 (2001)", "Juche 89 is 2000, but the text says 2001"),
        ("", "expected a Juche date at position 0 in ''"),
        ("x" * 100_000, f"expected a Juche date at position 0 in '{'x' * 40}'..."),
        ("1900", "gregorian year must be in 1912..9999, got 1900; the Juche era begins in 1912"),
        ("5 May 1900", "expected a Juche date at position 0 in '5 May 1900'"),
        ("2000-13", "month must be in 1..12, got 13 at position 5 in '2000-13'"),
    ],
)
def test_convert_says_what_is_wrong_in_one_line(text: str, line: str) -> None:
    result = run("convert", text, "Juche 89")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"juche: {line}")
    assert result.stderr.count("\n") == 1
    assert result.stdout == "Juche 89 (2000)\t2000\n"


def test_annotate_a_document() -> None:
    result = run("annotate", str(ROOT / STATEMENT))
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0].split() == ["place", "expression", "juche", "gregorian", "kind"]
    assert len(lines) == 10
    assert re.search(r"txt:5:40 +May, Juche 87 \(1998\) +May, Juche 87 +1998-05 +juche$", lines[1])
    assert re.search(
        r"txt:10:41 +Juche 100 \(2012\) +year mismatch +2011 or 2012 +juche$", lines[7]
    )


def test_annotate_standard_input_by_kind_and_locale() -> None:
    text = "\ufeff주체89(2000)년,\r\nJuche\n90 (2001); 1894년"
    assert run("annotate", stdin=text).output.splitlines()[1:] == [
        "-:1:1   주체89(2000)년   Juche 89  2000       juche",
        "-:2:1   Juche 90 (2001)  Juche 90  2001       juche",
        "-:3:12  1894년           -         1894       gregorian",
    ]
    assert "1894" not in run("annotate", "--kind", "juche", stdin=text).output
    assert "주체" not in run("annotate", "--locale", "en", stdin=text).output


def test_annotate_nothing() -> None:
    result = run("annotate", stdin="nothing here")
    assert (result.exit_code, result.output) == (0, "")


def test_annotate_goes_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    binary, good = tmp_path / "binary", tmp_path / "good"
    binary.write_bytes(b"abc\xff")
    good.write_text("Juche 89 (2000)", "utf-8")
    missing = tmp_path / "missing"
    result = run("annotate", str(binary), str(missing), str(tmp_path), str(good))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"juche: {binary}: not UTF-8: byte 0xff at offset 3",
        f"juche: {missing}: No such file or directory",
        f"juche: {tmp_path}: Is a directory",
    ]
    assert "Juche 89 (2000)" in result.stdout


def test_standard_input_that_is_not_utf_8() -> None:
    for name in ("annotate", "convert"):
        result = run(name, stdin=b"\xff")
        assert result.exit_code == 1
        assert "not UTF-8: byte 0xff at offset 0" in result.stderr


def test_annotate_against_a_reference() -> None:
    text = "On July 19, in April last year, the 20th anniversary."
    lines = run("annotate", "--reference", "2020-07-19", stdin=text).output.splitlines()
    assert [line.split()[-2:] for line in lines[1:]] == [
        ["2020-07-19", "contextual"],
        ["2019-04", "contextual"],
        ["2000", "anniversary"],
    ]
    for reference, reason in (("x", "expected a date"), ("2000/2001", "an interval is no ref")):
        result = run("annotate", "--reference", reference, stdin=text)
        assert result.exit_code == 2
        assert reason in result.stderr


def test_unknown_locale_is_wrong_usage() -> None:
    result = run("annotate", "--locale", "xx", stdin="")
    assert result.exit_code == 2
    assert "no locale 'xx', there are en, ko" in result.stderr


def test_unknown_form_is_wrong_usage() -> None:
    result = run("convert", "--to", "xx", "Juche 89")
    assert result.exit_code == 2
    assert "no locale 'xx'" in result.stderr


def test_module_and_version() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "juche", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout == f"juche, version {juche.__version__}\n"


def test_main_without_click(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "click", None)
    monkeypatch.delitem(sys.modules, "juche.cli")
    assert juche.__main__.main() == 2
    assert capsys.readouterr().err == (
        'juche: the command line needs click: pip install "juche[cli]"\n'
    )


def test_main_does_not_hide_another_missing_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "juche.annotation", None)
    monkeypatch.delitem(sys.modules, "juche.cli")
    with pytest.raises(ModuleNotFoundError):
        juche.__main__.main()


def test_main_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["juche", "convert", "Juche 89"])
    with pytest.raises(SystemExit) as info:
        juche.__main__.main()
    assert info.value.code == 0
