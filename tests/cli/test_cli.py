from __future__ import annotations

import re
import subprocess
import sys

import click
import pytest

import juche.__main__
from juche.cli import juche as command
from support import ROOT, run

STATEMENT = "docs/examples/statement.txt"


def test_annotate_lists_the_dates_of_a_document_in_columns() -> None:
    result = run("annotate", str(ROOT / STATEMENT))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["place", "expression", "juche", "gregorian", "kind"]
    assert len(lines) == 10
    assert result.stderr == "juche: 1 file, 9 dates, 1 mismatch, 0 failures\n"
    assert re.search(r"txt:5:40 +May, Juche 87 \(1998\) +May, Juche 87 +1998-05 +juche$", lines[1])
    assert re.search(
        r"txt:10:41 +Juche 100 \(2012\) +year mismatch +2011 or 2012 +juche$", lines[7]
    )


def test_annotate_standard_input_by_kind_and_locale() -> None:
    text = "\ufeff주체89(2000)년,\r\nJuche\n90 (2001); 1894년"
    assert run("annotate", stdin=text).stdout.splitlines()[1:] == [
        "-:1:1   주체89(2000)년   Juche 89  2000       juche",
        "-:2:1   Juche 90 (2001)  Juche 90  2001       juche",
        "-:3:12  1894년           -         1894       gregorian",
    ]
    assert "1894" not in run("annotate", "--kind", "juche", stdin=text).output
    assert "주체" not in run("annotate", "--locale", "en", stdin=text).output


def test_annotate_writes_nothing_for_a_text_without_dates() -> None:
    result = run("annotate", stdin="nothing here")
    assert (result.exit_code, result.stdout) == (0, "")


def test_standard_input_that_is_not_utf_8() -> None:
    for name in ("annotate", "convert"):
        result = run(name, stdin=b"\xff")
        assert result.exit_code == 1
        assert "not UTF-8: byte 0xff at offset 0" in result.stderr


def test_a_reference_dates_what_has_no_year() -> None:
    text = "On July 19, the 20th anniversary. And in April last year."
    lines = run("annotate", "--reference", "2020-07-19", stdin=text).stdout.splitlines()
    assert [line.split()[-2:] for line in lines[1:]] == [
        ["2020-07-19", "contextual"],
        ["2000", "anniversary"],
        ["2019-04", "contextual"],
    ]
    timed = run("annotate", "--format", "timex3", "--reference", "2020-07-19", stdin=text).stdout
    assert 'value="2020-07-19" functionInDocument="CREATION_TIME"' in timed
    for reference, reason in (
        ("x", "expected a date, Juche or Gregorian"),
        ("2000/2001", "an interval is not one day"),
    ):
        result = run("annotate", "--reference", reference, stdin=text)
        assert result.exit_code == 2
        assert reason in result.stderr


def test_unknown_locale_is_wrong_usage() -> None:
    result = run("annotate", "--locale", "xx", stdin="")
    assert result.exit_code == 2
    assert "no locale 'xx', there are en, ko" in result.stderr


def test_python_m_juche_tells_the_version() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "juche", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout == f"juche, version {juche.__version__}\n"


def test_without_click_main_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "click", None)
    monkeypatch.delitem(sys.modules, "juche.cli")
    assert juche.__main__.main() == 2
    assert capsys.readouterr().err == (
        'juche: the command line needs click: pip install "juche[cli]"\n'
    )


def test_main_does_not_hide_another_missing_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "juche.cli.ending", None)
    with pytest.raises(ModuleNotFoundError):
        juche.__main__.main()


def test_main_runs_the_command_and_returns_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["juche", "convert", "Juche 89"])
    assert juche.__main__.main() == 0


def test_help_is_there_without_docstrings() -> None:
    for arguments, said in (
        ((), "Dates of the Juche era, the North Korean year count"),
        (("annotate",), "List the dates in PATHS, or in standard input"),
    ):
        bare, plain = (
            subprocess.run(
                [sys.executable, *flags, "-m", "juche", *arguments, "--help"],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for flags in (["-OO"], [])
        )
        assert said in bare
        assert bare == plain


def test_every_command_has_help_of_its_own() -> None:
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        assert found.help
        assert found.callback is not None
        assert found.help != found.callback.__doc__, "docstrings are not there with -OO"
