"""Speed as ratios against peers in the same run, printed as a table at the end.

    pytest tests/benchmarks -m benchmark --benchmark-enable -s

A ratio says how many times as fast ours is, best round against best round. Beside it stand the
ratio of 0.1, where it was measured, and the target. Nothing is asserted: a target that is missed is
marked in the table, because a busy machine is no bug.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import timeit
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from dateutil import parser as dateutil_parser

from juche import JucheDate, annotate, parse
from support import ROOT

pytestmark = pytest.mark.benchmark

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ALTERNATION = re.compile(rf"(?:(?:{MONTHS})(?: \d{{1,2}})?, )?Juche \d+")
_ROUNDS, _FEWEST = 15, 2
_SECONDS = 2.0
"""About how long all rounds of a peer may take; one that takes longer has the fewest rounds."""
KOREAN = "\n".join(
    f"평양 {month}월 {day}일발. 경축행사가 주체107(2018)년 {month}월 {day}일 진행되였다. 이에 앞서 지난 "
    f"{day}일 대표단이 도착하였다. 올해의 행사는 주체{year}({year + 1911})년에 시작된 전통을 이은것이다."
    for month, day, year in ((9, 9, 37), (10, 10, 34), (4, 25, 21), (2, 8, 37), (12, 27, 61))
)
BenchmarkFixture = Any  # pytest-benchmark is not typed
Compare = Callable[..., None]


class Row(NamedTuple):
    """A line of the table."""

    name: str
    ratio: float
    target: float
    before: float | None = None
    """The ratio of 0.1."""


_rows: list[Row] = []


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    yield
    lines = ["", "   now     0.1  target  measure"]
    for row in _rows:
        before = "      -" if row.before is None else f"{row.before:7.2f}"
        verdict = "" if row.ratio >= row.target else "  BELOW TARGET"
        lines.append(f"{row.ratio:6.2f} {before} {row.target:7.2f}  {row.name}{verdict}")
    sys.stdout.write("\n".join(lines) + "\n")


@pytest.fixture
def compare(benchmark: BenchmarkFixture) -> Compare:
    def compare_with(
        name: str,
        ours: Callable[[], object],
        theirs: Callable[[], object],
        *,
        target: float,
        before: float | None = None,
        times: int = 1,
    ) -> None:
        once = timeit.timeit(theirs, number=times)
        rounds = max(_FEWEST, min(_ROUNDS, int(_SECONDS / once)))
        # Between two halves of the peer's rounds, so that both meet the same machine.
        peer = timeit.repeat(theirs, number=times, repeat=rounds)
        benchmark.pedantic(ours, rounds=rounds, iterations=times, warmup_rounds=1)
        peer += timeit.repeat(theirs, number=times, repeat=rounds)
        if benchmark.stats is not None:  # it is when benchmarks are disabled
            ratio = min(peer) / times / benchmark.stats.stats.min
            benchmark.extra_info["ratio"] = ratio
            _rows.append(Row(name, ratio, target, before))

    return compare_with


def _prose() -> str:
    """Return a document with four dates in about four kilobytes, a real one where it is at hand."""
    real = ROOT.parent / "shared/real/statement.txt"
    path = real if real.exists() else ROOT / "tests/benchmarks/prose.txt"
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def megabyte() -> str:
    prose = _prose()
    return (prose * (1_000_000 // len(prose) + 1))[:1_000_000]


def _dates() -> list[str]:
    return [str(JucheDate(89, month, day)) for month in range(1, 13) for day in (7, 14, 21)]


def test_parse(compare: Compare) -> None:
    compare(
        "parse, a text parsed before / datetime.strptime",
        lambda: parse("July 19, Juche 89 (2000)"),
        lambda: datetime.strptime("July 19, 2000", "%B %d, %Y"),  # noqa: DTZ007 - a peer
        target=3,
        before=1.95,
        times=10_000,
    )


def test_parse_new_texts(compare: Compare) -> None:
    days = (JucheDate.from_gregorian(date(1912, 1, 1) + timedelta(n)) for n in count())
    ours = (str(day) for day in days)
    theirs = [JucheDate.parse(text).format("en", "gregorian") for text in _dates()]
    compare(
        "parse, a text not parsed before / datetime.strptime",
        lambda: [parse(next(ours)) for _ in theirs],
        lambda: [datetime.strptime(text, "%B %d, %Y") for text in theirs],  # noqa: DTZ007
        target=0.5,
        before=0.24,
        times=20,
    )


def test_parse_against_dateutil(compare: Compare) -> None:
    compare(
        "parse / dateutil.parser.parse",
        lambda: parse("July 19, Juche 89 (2000)"),
        lambda: dateutil_parser.parse("July 19, 2000"),
        target=10,
        times=2_000,
    )


def test_str(compare: Compare) -> None:
    ours, theirs = JucheDate(89, 7, 19), date(2000, 7, 19)
    compare(
        "str(JucheDate) / date.strftime",
        lambda: str(ours),
        lambda: theirs.strftime("%B %d, %Y"),
        target=1.5,
        times=20_000,
    )


def test_format(compare: Compare) -> None:
    ours, theirs = JucheDate(89, 7, 19), date(2000, 7, 19)
    compare(
        'format(JucheDate, "ko") / date.strftime',
        lambda: format(ours, "ko"),
        lambda: theirs.strftime("%Y년 %m월 %d일"),
        target=2.5,
        before=0.64,
        times=20_000,
    )


def test_there_and_back(compare: Compare) -> None:
    day = date(2000, 7, 19)
    compare(
        "from_gregorian and to_gregorian / date()",
        lambda: JucheDate.from_gregorian(day).to_gregorian(),
        lambda: date(2000, 7, 19),
        target=0.4,
        before=0.11,
        times=50_000,
    )


def test_annotate_juche(compare: Compare, megabyte: str) -> None:
    compare(
        'annotate(1 MB, kinds={"juche"}) / one month alternation',
        lambda: annotate(megabyte, kinds={"juche"}),
        lambda: sum(1 for _ in ALTERNATION.finditer(megabyte)),
        target=4,
        before=3.3,
    )


def test_annotate(compare: Compare, megabyte: str) -> None:
    compare(
        "annotate(1 MB) / one month alternation",
        lambda: annotate(megabyte),
        lambda: sum(1 for _ in ALTERNATION.finditer(megabyte)),
        target=3.5,
        before=2.1,
    )


def test_annotate_with_a_reference(compare: Compare) -> None:
    """The peer takes seconds for a megabyte, so both get a shorter text; both are linear."""
    search = pytest.importorskip("dateparser.search", reason="in the extra bench")
    prose = _prose() * 5
    reference = date(2020, 7, 19)
    compare(
        "annotate(reference=...) / dateparser.search.search_dates",
        lambda: annotate(prose, reference=reference),
        lambda: search.search_dates(prose, languages=["en"]),
        target=120,
        before=94,
    )


def test_annotate_pages_without_dates(compare: Compare) -> None:
    prose = (ROOT / "tests/benchmarks/prose.txt").read_text("utf-8")
    page = "\n\n".join(one for one in prose.split("\n\n") if not re.search("[0-9]", one))
    reference = date(2020, 7, 19)
    compare(
        "annotate(page without dates, reference=...) / one month alternation",
        lambda: annotate(page, reference=reference),
        lambda: sum(1 for _ in ALTERNATION.finditer(page)),
        target=1.4,
        before=0.41,
        times=100,
    )


def test_annotate_dated_korean_news(compare: Compare) -> None:
    """The target is four times the speed of 0.1."""
    reference = date(2018, 9, 10)
    compare(
        "annotate(dated Korean news, reference=...) / one month alternation",
        lambda: annotate(KOREAN, reference=reference),
        lambda: sum(1 for _ in ALTERNATION.finditer(KOREAN)),
        target=0.16,
        before=0.033,
        times=100,
    )


def test_memory(tmp_path: Path) -> None:
    """What a text of forty million letters takes beyond itself and its answer."""
    pytest.importorskip("resource")
    code = f"""
import resource, datetime
from pathlib import Path
from juche import annotate
prose = Path({str(ROOT / "tests/benchmarks/prose.txt")!r}).read_text("utf-8")
text = prose * (40_000_000 // len(prose))
annotate(prose, reference=datetime.date(2020, 7, 19))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = annotate(text, reference=datetime.date(2020, 7, 19))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, len(found))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    used, found = map(float, done.stdout.split())
    # An annotation is a tuple of ten, a string and a value.
    beyond = max(1.0, used - found * 600 / 2**20)
    _rows.append(Row(f"50 MB / {beyond:.0f} MB beyond the answer", 50 / beyond, 1, 0.04))


FIRST = [  # name, code, target and 0.1, where the peer is import dateutil.parser
    ("first parse, English", 'juche.parse("July 19, Juche 89 (2000)")', 2.5, 0.16),
    ("first parse, Korean", 'juche.parse("주체89(2000)년 7월 19일")', 2.5, 0.16),
    ("first parse, Russian", 'juche.parse("19 июля 89 (2000) года чучхе")', 2.5, 0.16),
    (
        "first error",
        'import contextlib\nwith contextlib.suppress(juche.JucheError):\n juche.parse("Juche of July")',
        2,
        0.11,
    ),
    ("first annotate", 'juche.annotate("On July 19, Juche 89 (2000).")', 1.67, None),
    (
        "first annotate with a reference",
        'juche.annotate("On July 19.", reference=datetime.date(2020, 7, 19))',
        0.77,
        0.08,
    ),
]


@pytest.mark.parametrize(("name", "code", "target", "before"), FIRST)
def test_first_use(
    name: str, code: str, target: float, before: float | None, tmp_path: Path
) -> None:
    """The processor's time in a fresh process, the start of the interpreter left out."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def seconds(said: str) -> float:
        lines = (
            "import datetime, time",
            "a = time.process_time()",
            said,
            "print(time.process_time() - a)",
        )
        command = [sys.executable, "-c", "\n".join(lines)]
        result = subprocess.run(
            command, capture_output=True, text=True, check=True, env=environment
        )
        return float(result.stdout)

    pairs = [(seconds(f"import juche\n{code}"), seconds("import dateutil.parser")) for _ in "12345"]
    ratio = min(theirs for _, theirs in pairs) / min(ours for ours, _ in pairs)
    _rows.append(Row(f"{name} / import dateutil.parser", ratio, target, before))


def test_import(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Both from compiled files, as installed packages are; this one may lie here as source."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def seconds(module: str) -> float:
        code = (
            f"import time as t; a = t.perf_counter(); import {module}; print(t.perf_counter() - a)"
        )
        command = [sys.executable, "-c", code]
        result = subprocess.run(
            command, capture_output=True, text=True, check=True, env=environment
        )
        return float(result.stdout)

    benchmark.pedantic(lambda: seconds("juche"), rounds=1)
    pairs = [(seconds("juche"), seconds("dateutil.parser")) for _ in range(_ROUNDS)]
    ratio = min(theirs for _, theirs in pairs) / min(ours for ours, _ in pairs)
    _rows.append(Row("import juche / import dateutil.parser", ratio, 2))


def test_start_of_the_command_line(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The processor's time of one short command, whose budget is 1.5 times Python and click."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    resource = pytest.importorskip("resource")

    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return float(usage.ru_utime + usage.ru_stime)

    def seconds(*arguments: str) -> float:
        before = spent()
        command = [sys.executable, *arguments]
        subprocess.run(command, capture_output=True, check=True, env=environment)
        return spent() - before

    benchmark.pedantic(lambda: seconds("-m", "juche", "convert", "2000"), rounds=1)
    pairs = [
        (seconds("-m", "juche", "convert", "2000"), seconds("-c", "import click"))
        for _ in range(_ROUNDS)
    ]
    ratio = min(theirs for _, theirs in pairs) / min(ours for ours, _ in pairs)
    _rows.append(Row("juche convert 2000 / python -c 'import click'", ratio, 0.67))


def test_two_jobs_against_one(compare: Compare, tmp_path: Path) -> None:
    """A thousand files of four kilobytes, the processes and their start included."""
    page = (_prose() * 2)[:4096]
    for number in range(1000):
        (tmp_path / f"{number:04}.txt").write_text(page, "utf-8")

    def run(jobs: str) -> Callable[[], object]:
        command = [sys.executable, "-m", "juche", "annotate", "--jobs", jobs, str(tmp_path)]
        options = ["--format", "jsonl", "--reference", "2020-07-19"]
        return lambda: subprocess.run([*command, *options], check=True, capture_output=True)

    compare("annotating 1,000 files with two jobs / with one", run("2"), run("1"), target=1)


@pytest.mark.parametrize(
    "text", ["Juche ", "(", "7월 ", "July 19, ", "Juche 89 (", "2000-", "主体89", "May to ", "19 "]
)
def test_time_grows_no_faster_than_the_text(compare: Compare, text: str) -> None:
    """Thirty short texts take about as long as one of thirty times the length."""
    short, long = text * 1_000, text * 30_000
    compare(
        f"linear in {text!r}: one long text / thirty short",
        lambda: annotate(long),
        lambda: [annotate(short) for _ in range(30)],
        target=0.7,
    )
