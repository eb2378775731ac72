"""Speed as ratios against peers in the same run, printed as a table at the end.

    pytest tests/benchmarks -m benchmark --benchmark-enable --no-cov -s

A ratio says how many times as fast ours is, best round against best round. Nothing is asserted:
a budget that is missed is marked in the table, because a busy machine is no bug.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import timeit
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from dateutil import parser as dateutil_parser

from juche import JucheDate, annotate, parse
from support import ROOT

pytestmark = pytest.mark.benchmark

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ALTERNATION = re.compile(rf"(?:(?:{MONTHS})(?: \d{{1,2}})?, )?Juche \d+")
_ROUNDS = 15
BenchmarkFixture = Any  # pytest-benchmark is not typed
_rows: list[tuple[str, float, float]] = []
Compare = Callable[..., None]


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    yield
    lines = ["", "ratio   budget  measure"]
    for name, ratio, budget in _rows:
        verdict = "" if ratio >= budget else "  BELOW BUDGET"
        lines.append(f"{ratio:6.2f}  {budget:6.2f}  {name}{verdict}")
    sys.stdout.write("\n".join(lines) + "\n")


@pytest.fixture
def compare(benchmark: BenchmarkFixture) -> Compare:
    def compare_with(
        name: str,
        ours: Callable[[], object],
        theirs: Callable[[], object],
        *,
        budget: float,
        times: int = 1,
        rounds: int = _ROUNDS,
    ) -> None:
        # Between two halves of the peer's rounds, so that both meet the same machine.
        peer = timeit.repeat(theirs, number=times, repeat=rounds)
        benchmark.pedantic(ours, rounds=rounds, iterations=times, warmup_rounds=1)
        peer += timeit.repeat(theirs, number=times, repeat=rounds)
        if benchmark.stats is not None:  # it is when benchmarks are disabled
            ratio = min(peer) / times / benchmark.stats.stats.min
            benchmark.extra_info["ratio"] = ratio
            _rows.append((name, ratio, budget))

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
        "parse / datetime.strptime",
        lambda: parse("July 19, Juche 89 (2000)"),
        lambda: datetime.strptime("July 19, 2000", "%B %d, %Y"),  # noqa: DTZ007 - a peer
        budget=1.5,
        times=10_000,
    )


def test_parse_many(compare: Compare) -> None:
    ours = _dates()
    theirs = [JucheDate.parse(text).format("en", "gregorian") for text in ours]
    compare(
        "parse / datetime.strptime, many dates",
        lambda: [parse(text) for text in ours],
        lambda: [datetime.strptime(text, "%B %d, %Y") for text in theirs],  # noqa: DTZ007
        budget=1.5,
        times=300,
    )


def test_parse_against_dateutil(compare: Compare) -> None:
    compare(
        "parse / dateutil.parser.parse",
        lambda: parse("July 19, Juche 89 (2000)"),
        lambda: dateutil_parser.parse("July 19, 2000"),
        budget=10,
        times=2_000,
    )


def test_str(compare: Compare) -> None:
    ours, theirs = JucheDate(89, 7, 19), date(2000, 7, 19)
    compare(
        "str(JucheDate) / date.strftime",
        lambda: str(ours),
        lambda: theirs.strftime("%B %d, %Y"),
        budget=1.5,
        times=20_000,
    )


def test_annotate_juche(compare: Compare, megabyte: str) -> None:
    compare(
        'annotate(1 MB, kinds={"juche"}) / one month alternation',
        lambda: annotate(megabyte, kinds={"juche"}),
        lambda: sum(1 for _ in ALTERNATION.finditer(megabyte)),
        budget=4,
    )


def test_annotate(compare: Compare, megabyte: str) -> None:
    compare(
        "annotate(1 MB) / one month alternation",
        lambda: annotate(megabyte),
        lambda: sum(1 for _ in ALTERNATION.finditer(megabyte)),
        budget=1,
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
        budget=80,
    )


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
    _rows.append(("import juche / import dateutil.parser", ratio, 2))


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
    _rows.append(("juche convert 2000 / python -c 'import click'", ratio, 0.67))


def test_two_jobs_against_one(compare: Compare, tmp_path: Path) -> None:
    """A thousand files of four kilobytes, the processes and their start included."""
    page = (_prose() * 2)[:4096]
    for number in range(1000):
        (tmp_path / f"{number:04}.txt").write_text(page, "utf-8")

    def run(jobs: str) -> Callable[[], object]:
        command = [sys.executable, "-m", "juche", "annotate", "--jobs", jobs, str(tmp_path)]
        options = ["--format", "jsonl", "--reference", "2020-07-19"]
        return lambda: subprocess.run([*command, *options], check=True, capture_output=True)

    compare(
        "annotating 1,000 files with two jobs / with one", run("2"), run("1"), budget=1, rounds=3
    )


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
        budget=0.7,
    )
