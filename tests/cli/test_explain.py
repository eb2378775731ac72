"""``juche explain`` writes what the library returns."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import click
import pytest

from juche import explain
from juche.cli import explaining
from support import refused, run

TEXT = "정보주체 3년은. On July 19, Juche 89 (2000). And on July 20."


def test_it_says_what_the_library_says() -> None:
    for arguments in ((TEXT,), ("-",), ()):
        result = run("explain", *arguments, stdin=TEXT)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == f"{explain(TEXT)}\n"
    assert "decided by years_of_somebody" in result.stdout
    assert run("explain", "").stdout == "nothing here has the form of a date\n"


def test_a_reference_and_a_language_change_the_answer() -> None:
    for reference in ("2020-07-19", "July 19, Juche 109"):
        result = run("explain", TEXT, "--reference", reference)
        assert result.stdout == f"{explain(TEXT, reference=date(2020, 7, 19))}\n"
    english = run("explain", TEXT, "--locale", "en").stdout
    assert english == f"{explain(TEXT, locales='en')}\n"
    assert "주체 3년" not in english
    both = run("explain", TEXT, "--locale", "en", "--locale", "ko").stdout
    assert both == f"{explain(TEXT, locales=['en', 'ko'])}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--reference", "x"), "Invalid value for '--reference': expected a date, Juche or"),
        (("--locale", "xx"), "Invalid value for '--locale': no locale 'xx', there are en, ko, "),
        (("Juche", "89"), "Got unexpected extra argument (89)"),
    ],
)
def test_unknown_words_are_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    assert refused("explain", *arguments).startswith(message)


def test_the_text_may_come_from_standard_input() -> None:
    marked = run("explain", stdin="\ufeffJuche 89".encode())
    assert marked.stdout == run("explain", "Juche 89").stdout
    failed = run("explain", stdin=b"Juche \xff")
    assert (failed.exit_code, failed.stdout) == (1, "")
    assert failed.stderr == "juche: -: not UTF-8: byte 0xff at offset 6\n"


def test_a_closed_standard_input_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(click.UsageError, match="^standard input is closed, and there is no TEXT$"):
        explaining._standard_input()


def test_a_shell_may_close_standard_input() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m juche explain <&-"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "standard input is closed, and there is no TEXT" in done.stderr


def test_control_characters_of_the_text_are_not_written() -> None:
    shown = run("explain", "Juche\u202e 89 Juche\x1b 89, July\x9b 19, Juche 89").stdout
    assert all(letter == "\n" or letter.isprintable() for letter in shown)
