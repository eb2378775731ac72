"""The table of dates, in columns for a person, and what a terminal is shown."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click
import pytest

from juche.cli import delivering
from juche.cli import juche as command
from juche.cli.encodings import Encoding
from juche.cli.files import Document
from juche.cli.table import Layout
from juche.cli.work import Result

ROWS = (
    (
        "letters/1998.txt:1:1",
        "July 19, Juche 89 (2000)",
        "July 19, Juche 89",
        "2000-07-19",
        "juche",
    ),
    (
        "letters/1998.txt:12:40",
        "주체89(2000)년 7월 19일",
        "July 19, Juche 89",
        "2000-07-19",
        "juche",
    ),
)
WHOLE = """\
place                   expression                juche              gregorian   kind
letters/1998.txt:1:1    July 19, Juche 89 (2000)  July 19, Juche 89  2000-07-19  juche
letters/1998.txt:12:40  주체89(2000)년 7월 19일   July 19, Juche 89  2000-07-19  juche
"""


# A place loses its beginning, any other cell its end. The widest column loses most. A letter of two
# columns that does not fit leaves a blank.
@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (None, WHOLE),
        (300, WHOLE),
        (86, WHOLE),
        (
            85,
            """\
place                   expression               juche              gregorian   kind
letters/1998.txt:1:1    July 19, Juche 89 (200…  July 19, Juche 89  2000-07-19  juche
letters/1998.txt:12:40  주체89(2000)년 7월 19일  July 19, Juche 89  2000-07-19  juche
""",
        ),
        (
            76,
            """\
place               expression          juche              gregorian   kind
…ters/1998.txt:1:1  July 19, Juche 89…  July 19, Juche 89  2000-07-19  juche
…rs/1998.txt:12:40  주체89(2000)년 7…   July 19, Juche 89  2000-07-19  juche
""",
        ),
        (
            60,
            """\
place         expression    juche          gregorian   kind
…998.txt:1:1  July 19, Ju…  July 19, Juc…  2000-07-19  juche
…8.txt:12:40  주체89(2000…  July 19, Juc…  2000-07-19  juche
""",
        ),
        (
            40,
            """\
place   expres…  juche    gregor…  kind
…t:1:1  July 1…  July 1…  2000-0…  juche
…12:40  주체89…  July 1…  2000-0…  juche
""",
        ),
        (
            20,
            """\
…e  e…  j…  gr…  ki…
…1  J…  J…  20…  ju…
…0  …   J…  20…  ju…
""",
        ),
        (14, "…  …  …  …  k…\n" + "…  …  …  …  j…\n" * 2),
        (13, "…  …  …  …  …\n" * 3),
        (1, "…  …  …  …  …\n" * 3),
    ],
)
def test_the_columns_fit_the_width(width: int | None, shown: str) -> None:
    lines = [click.unstyle(line) for line in Layout(width).lines(ROWS)]
    assert lines == shown.splitlines()


@pytest.mark.parametrize(("length", "width"), [(59, 59), (60, 60), (61, 60), (200, 60)])
def test_one_long_cell_makes_no_column_wider_than_sixty(length: int, width: int) -> None:
    rows = tuple(("place", cell, "b", "c", "juche") for cell in ("a" * length, "a"))
    _, long, short = (click.unstyle(line) for line in Layout().lines(rows))
    assert long.index("b") == len("place  ") + length + len("  "), "nothing is cut"
    assert short.index("b") == len("place  ") + width + len("  ")


def test_a_letter_as_wide_as_two_takes_two_columns() -> None:
    rows = tuple(("place", cell, "b", "c", "juche") for cell in ("Ａ", "가", "ｱ", "é", "№"))
    _, *lines = (click.unstyle(line) for line in Layout().lines(rows))
    narrow = len("place  expression  ")
    assert [line.index("b") for line in lines] == [narrow - 1] * 2 + [narrow] * 3


def test_a_date_has_the_colour_of_its_kind_and_a_doubtful_one_is_red() -> None:
    rows = (
        ("a:1:1", "x", "Juche 89", "2000", "juche"),
        ("a:2:1", "x", "Juche 89", "2000", "gregorian"),
        ("a:3:1", "x", "-", "-", "contextual"),
        ("a:4:1", "x", "-", "-", "anniversary"),
        ("a:5:1", "x", "year mismatch", "2000 or 2001", "juche"),
        ("a:6:1", "x", "ambiguous year", "3936 or 2025", "juche"),
    )
    assert list(Layout().lines(rows)) == [
        "\x1b[1mplace  expression  juche           gregorian     kind\x1b[0m",
        "\x1b[34ma:1:1  x           Juche 89        2000          juche\x1b[0m",
        "\x1b[32ma:2:1  x           Juche 89        2000          gregorian\x1b[0m",
        "\x1b[33ma:3:1  x           -               -             contextual\x1b[0m",
        "\x1b[35ma:4:1  x           -               -             anniversary\x1b[0m",
        "\x1b[31ma:5:1  x           year mismatch   2000 or 2001  juche\x1b[0m",
        "\x1b[31ma:6:1  x           ambiguous year  3936 or 2025  juche\x1b[0m",
    ]


def test_later_rows_have_no_head_and_widen_the_columns() -> None:
    layout = Layout()
    assert not list(layout.lines(()))
    assert len(list(layout.lines(ROWS[:1]))) == 2
    (line,) = layout.lines((("a", "b", "c", "d", "juche"),))
    assert click.unstyle(line).index("b") == len("letters/1998.txt:1:1  ")
    (wider,) = layout.lines(ROWS[1:])
    assert click.unstyle(wider).index("주") == len("letters/1998.txt:12:40  ")


# --- on a terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Let standard output be a terminal of forty columns."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = Terminal()
    monkeypatch.setattr(sys, "stdout", shown)
    return shown


DOCUMENT = Document(Path("a"), Path("a"))


def test_a_terminal_is_shown_a_table_of_its_width_in_colours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = on_terminal(monkeypatch)
    delivering.ToTable().put(Result(DOCUMENT, rows=ROWS))
    shown = terminal.getvalue()
    head, *lines = shown.splitlines()
    assert head == "\x1b[1mplace   expres…  juche    gregor…  kind\x1b[0m"
    assert all(line.startswith("\x1b[34m") for line in lines)
    terminal.truncate(0)
    terminal.seek(0)
    monkeypatch.setenv("NO_COLOR", "1")
    delivering.ToTable().put(Result(DOCUMENT, rows=ROWS))
    assert terminal.getvalue() == click.unstyle(shown)


def test_a_terminal_is_shown_no_character_that_moves_its_cursor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = on_terminal(monkeypatch)
    stream = delivering.ToStream("가\x1b\n".encode())
    stream.put(Result(DOCUMENT, content=b"a\x1b[31m\tJuche 89\r\nb\xff\xc2\x9b\r\n"))
    stream.put(Result(DOCUMENT, content=b"c"))
    stream.put(Result(DOCUMENT))
    assert terminal.getvalue() == "가\\x1b\na\\x1b[31m\tJuche 89\nb\ufffd\\x9b\nc"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"\xff\xfe" + "가\t\t나 \n".encode("utf-16-le"), Encoding("utf-16-le", b"\xff\xfe")),
        ("가\t\t나 \n".encode("cp949"), Encoding("cp949")),
        (b"\xef\xbb\xbf" + "가\t\t나 \n".encode(), Encoding("utf-8", b"\xef\xbb\xbf")),
    ],
)
def test_a_terminal_is_shown_text_whatever_its_encoding(content: bytes, encoding: Encoding) -> None:
    assert delivering.shown(content, encoding) == "가\t\t나 \n"


@pytest.mark.parametrize(("said", "shown"), [("주체89년", "2000"), ("날자없음", "날자없음")])
@pytest.mark.parametrize("encoding", ["utf-16", "cp949", "utf-8-sig"])
def test_a_terminal_is_shown_a_document_that_was_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, said: str, shown: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"t\n{said} 가을".encode(encoding))
    for more in ((), ("--column", "t")):
        terminal = on_terminal(monkeypatch)
        with pytest.raises(SystemExit) as ended:
            command.main(["normalize", "--quiet", "--encoding", encoding, *more, str(path)])
        assert (ended.value.code, terminal.getvalue()) == (0, f"t\n{shown} 가을")
