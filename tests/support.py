"""Functions that several test modules share: strategies for values, and the two corpora."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from click.testing import CliRunner, Result
from hypothesis import strategies as st

from juche import Annotation, JuchePeriod, strategies
from juche.cli import juche as command

ROOT = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"
STATEMENT = (ROOT / "docs/examples/statement.txt").read_text("utf-8")
TEXT = "In August, Juche 89 (2000). And on July 19."
"""A document with a date of the era and one that needs a reference."""
PLAIN: dict[str, Any] = {
    "encoding": "utf-8",
    "reference": None,
    "from_name": False,
    "kinds": (),
    "locales": (),
    "markup": "auto",
}
"""What a task of the command line is given if no option is."""

gregorian_dates = st.dates(min_value=date(1912, 1, 1))
juche_years = strategies.juche_years()
juche_months = strategies.juche_months()
juche_dates = strategies.juche_dates()
juche_intervals = strategies.juche_intervals()
juche_periods: st.SearchStrategy[JuchePeriod] = st.one_of(juche_years, juche_months, juche_dates)


def script(name: str) -> ModuleType:
    """Import a command of the folder .ci, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Line:
    """A line of a corpus: its text and each date's start, end, kind and value as written there."""

    name: str
    label: str
    """The language, or the reference."""
    text: str
    gold: tuple[tuple[int, int, str, str], ...]


def families() -> list[Line]:
    return _lines("families.tsv", "juche", "gregorian")


def contextual() -> list[Line]:
    return _lines("contextual.tsv", "contextual", "anniversary")


def _lines(name: str, double: str, single: str) -> list[Line]:
    lines = []
    for number, line in enumerate((CORPUS / name).read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        label, marked, values = line.split("\t")
        spans, text, position = [], "", 0
        for match in re.finditer("⟦(.*?)⟧|⟨(.*?)⟩", marked):
            text += marked[position : match.start()]
            expression = match[1] or match[2]
            spans.append((len(text), len(text) + len(expression), double if match[1] else single))
            text += expression
            position = match.end()
        text += marked[position:]
        gold = [(*span, value) for span, value in zip(spans, values.split(), strict=True)]
        lines.append(Line(f"{name}-{number}", label, text, tuple(gold)))
    return lines


_ESCAPES = re.compile(r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt\\])")


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table, with its escapes decoded as in Python."""
    lines = (CORPUS / name).read_text("utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return [[_ESCAPES.sub(_unescaped, cell) for cell in row] for row in cells]


def _unescaped(match: re.Match[str]) -> str:
    return match[0].encode().decode("unicode_escape")


def dev() -> list[dict[str, Any]]:
    """Return the records of the development corpus. Its fields have many types."""
    text = (CORPUS / "dev.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


# What breaks readers of text: halves of notations, digits of many scripts, marks that turn the
# direction or join letters, what markup gives a meaning, line ends, and what is no letter at all.
FRAGMENTS = (
    *("Juche ", "Juche", "JUCHE ", "주체", "主体", "чучхе", "زوتشيه", "Chuch’e", "89", "Juche 89"),
    *(
        "(2000)",
        "（2000）",
        "(2001)",
        "[2000",
        "(",
        ")",
        "1912",
        "1950\n",
        "1950\nJune 25 war\n",
        "0",
        "20",
        "년",
        "年",
        "元年",
        "года",
    ),
    *(
        " 7월 19일",
        "7월",
        "19일",
        "5일",
        "July 19, ",
        "July",
        "19,",
        "19. Juli ",
        "Jan.",
        "May",
        "de",
    ),
    *(".7.19", "-", "–", "~", "/", " to ", "부터", "the 89th", "2000-07-19", "last ", "April "),
    *("20th anniversary", " anniversary", "20돐", "돐", "last year", "today", "yesterday"),
    *("지난", "지난해", "지난달 30일", "오는 15일"),
    *("８９", "٨٩", "𝟖𝟗", "²", "①", "😀", "\U0001f1f0\U0001f1f5", "e\u0301", "각", "\u1100\u1161"),
    *("\u202e", "\u200f", "\u200d", "\u200b", "\ufeff", "\u00a0", "\u2028", "\x85", "\r\n", "\r"),
    *("\t", " ", "\n", "\x00", "\x1b[31m", "\x7f", "\ud800", "\udc00", "\ufffe", "\uffff"),
    *("<script>", "</script>", "<!--", "]]>", "&amp;", "&#0;", '"', "'", "`", "\\", "%"),
)
hostile_text = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.text(st.characters(), max_size=3)), max_size=12
).map("".join)


def complete(annotations: list[Annotation]) -> list[Annotation]:
    """Return the annotations that do not depend on another item of a list.

    The last days of July 19 and 21, Juche 89 have the month of the first, which is flagged.
    """
    pairs = pairwise([None, *annotations])
    return [
        second
        for first, second in pairs
        if second and not any("era_elided" in one.flags for one in (first, second) if one)
    ]


def run(*arguments: str | Path, stdin: bytes | str = "") -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(command, list(map(str, arguments)), input=stdin)


def refused(*arguments: str | Path, stdin: bytes | str = "") -> str:
    """Return what a command says of wrong usage, for which its exit status is 2."""
    result = run(*arguments, stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, "")
    usage, _, message = result.stderr.partition("\n\nError: ")
    assert usage.startswith("Usage: ")
    return message.removesuffix("\n")


def calls(action: Callable[[], object]) -> int:
    """Return how many functions, of Python and of C, an action calls."""
    count = 0

    def counter(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counter)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def table(text: str, delimiter: str = ",") -> list[list[str]]:
    """Return the cells of a table that was written."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def lines_of(stderr: bytes) -> list[str]:
    """Return the lines of standard error, none of them of a traceback."""
    said = stderr.decode().splitlines()
    assert not any("Traceback" in line for line in said), stderr.decode()
    return said


def told(found: list[Annotation]) -> str:
    """Return annotations as the tables of the corpus have them: 2000-07-19 j."""
    return " | ".join(
        f"{' '.join(one.text.split())} = {one.edtf or '?'} {one.kind[0]}{one.ordinal or ''}"
        f"{'e' * ('era_elided' in one.flags)}"
        for one in found
    )


def shell(line: str, *arguments: str | Path, **named: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell in which $J is the command and $1, $2, ... the arguments."""
    line = line.replace("$J", f"'{sys.executable}' -m juche")
    command = ["sh", "-c", line, "sh", *map(str, arguments)]
    return subprocess.run(command, timeout=60, check=False, capture_output=True, **named)


def eventually(true: Callable[[], object]) -> bool:
    """Tell whether a condition becomes true within half a minute."""
    for _ in range(600):
        if true():
            return True
        time.sleep(0.05)
    return False
