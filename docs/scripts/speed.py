"""Write the page on speed: this library and others in one run, as ratios.

pip install -e ".[test,bench]" && python docs/scripts/speed.py
"""

from __future__ import annotations

import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import timeit
from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import convertdate.persian
import dateparser
import jdatetime
from dateparser.search import search_dates
from dateutil import parser
from hijridate import Gregorian, Hijri
from matplotlib import pyplot as plt

import juche

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/figures/speed.md"
PICTURES = {  # the colour of text and lines -> the picture
    "#14181f": ROOT / "docs/figures/growth.svg",
    "#e8ebf0": ROOT / "docs/figures/growth-dark.svg",
}
PROSE = (ROOT / "tests/benchmarks/prose.txt").read_text("utf-8")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ALTERNATION = re.compile(rf"(?:(?:{MONTHS})(?: \d{{1,2}})?, )?Juche \d+")
PACKAGES = ("python-dateutil", "dateparser", "jdatetime", "hijridate", "convertdate")
CAPTION = "Time against length, both axes logarithmic: straight lines"
ROUNDS = 7
NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"
# What was measured of 0.1, by this script and on a machine of the same kind but for the last four.
IN_0_1 = {
    "from Gregorian": "1.04 µs",
    "to Gregorian": "31.8 ns",
    "construction": "674 ns",
    "parsing text": "2.04 µs",
    "parsing the ISO form": "1.85 µs",
    "writing": "554 ns",
    'annotating 1 MB, kinds={"juche"}': "7.67 ms",
    "annotating 1 MB, without a reference": "12.9 ms",
    "annotating 20 kB, all kinds": "1 ms",
    "importing": "2.75 ms",
    "the first `parse` of a process": "110 to 270 ms",
    "the first `annotate` with a reference": "285 to 480 ms",
    "`juche convert 2000`": "103 ms",
    "`juche annotate FILE --reference DATE`": "361 ms",
}
FIRST = ("July 19, Juche 89 (2000)", "주체89(2000)년 7월 19일", "19 июля 89 года чучхе (2000)")
DAY = date(2000, 7, 19)
REFERENCE = date(2020, 7, 19)


class Measure(NamedTuple):
    """What is compared: ours, and by library what does the like."""

    name: str
    ours: Callable[[], object]
    theirs: dict[str, Callable[[], object]]


def conversions() -> list[Measure]:
    """Return the measures of values."""
    ours, persian, hijri = (
        juche.JucheDate(89, 7, 19),
        jdatetime.date(1379, 4, 29),
        Hijri(1421, 4, 17),
    )
    return [
        Measure(
            "from Gregorian",
            lambda: juche.JucheDate.from_gregorian(DAY),
            {
                "jdatetime": lambda: jdatetime.date.fromgregorian(date=DAY),
                "hijridate": lambda: Gregorian.fromdate(DAY).to_hijri(),
                "convertdate": lambda: convertdate.persian.from_gregorian(2000, 7, 19),
            },
        ),
        Measure(
            "to Gregorian",
            ours.to_gregorian,
            {
                "jdatetime": persian.togregorian,
                "hijridate": hijri.to_gregorian,
                "convertdate": lambda: convertdate.persian.to_gregorian(1379, 4, 29),
            },
        ),
        Measure(
            "construction",
            lambda: juche.JucheDate(89, 7, 19),
            {
                "datetime.date": lambda: date(2000, 7, 19),
                "jdatetime": lambda: jdatetime.date(1379, 4, 29),
                "hijridate": lambda: Hijri(1421, 4, 17),
            },
        ),
        Measure(
            "parsing text",
            lambda: juche.parse("July 19, Juche 89 (2000)"),
            {
                "datetime.strptime": lambda: datetime.strptime("July 19, 2000", "%B %d, %Y"),  # noqa: DTZ007
                "dateutil.parser": lambda: parser.parse("July 19, 2000"),
                "dateparser": lambda: dateparser.parse("July 19, 2000"),
                "jdatetime": lambda: jdatetime.datetime.strptime("1379-04-29", "%Y-%m-%d"),
            },
        ),
        Measure(
            "parsing the ISO form",
            lambda: juche.JucheDate.fromisoformat("2000-07-19"),
            {
                "datetime.date": lambda: date.fromisoformat("2000-07-19"),
                "dateutil.parser": lambda: parser.isoparse("2000-07-19"),
                "jdatetime": lambda: jdatetime.date.fromisoformat("1379-04-29"),
            },
        ),
        Measure(
            "writing",
            lambda: str(ours),
            {
                "datetime.date": lambda: DAY.strftime("%B %d, %Y"),
                "jdatetime": lambda: persian.strftime("%B %d, %Y"),
            },
        ),
    ]


def annotations() -> list[Measure]:
    """Return the measures of a document of a megabyte."""
    text = megabyte()
    short = text[:20_000]
    return [
        Measure(
            'annotating 1 MB, kinds={"juche"}',
            lambda: juche.annotate(text, kinds={"juche"}),
            {"one month alternation": lambda: list(ALTERNATION.finditer(text))},
        ),
        Measure(
            "annotating 1 MB, without a reference",
            lambda: juche.annotate(text),
            {"one month alternation": lambda: list(ALTERNATION.finditer(text))},
        ),
        Measure(
            "annotating 20 kB, all kinds",
            lambda: juche.annotate(short, reference=REFERENCE),
            {"dateparser.search": lambda: search_dates(short, languages=["en"])},
        ),
    ]


def megabyte() -> str:
    """Return prose with a date in each kilobyte or so, a megabyte of it."""
    return (PROSE * (1_000_000 // len(PROSE) + 1))[:1_000_000]


def best(function: Callable[[], object]) -> float:
    """Return the seconds of one call, the best of several rounds of a tenth of a second or more."""
    timer = timeit.Timer(function)
    number, taken = timer.autorange()
    number = max(1, int(number * 0.1 / taken))
    return min(timer.repeat(ROUNDS if taken < 1 else 2, number)) / number


def imports() -> dict[str, float]:
    """Return the seconds that importing takes in a fresh interpreter, from byte code as installed."""
    environment = {key: value for key, value in os.environ.items() if key != NO_BYTE_CODE}

    def once(name: str) -> float:
        code = (
            f"import time; t = time.perf_counter(); import {name}; print(time.perf_counter() - t)"
        )
        program = [sys.executable, "-c", code]
        done = subprocess.run(program, env=environment, check=True, capture_output=True, text=True)
        return float(done.stdout)

    names = ["juche", "dateutil.parser", "dateparser", "jdatetime", "hijridate", "convertdate"]
    with tempfile.TemporaryDirectory() as environment["PYTHONPYCACHEPREFIX"]:
        return {name: min(once(name) for _ in range(2 * ROUNDS)) for name in names}


def shown(seconds: float) -> str:
    """Return a time in the unit that suits it."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def ratio(times: float) -> str:
    """Return a ratio in as many digits as it deserves."""
    return f"{times:,.0f}×" if times >= 100 else f"{times:.2g}×"


def cold() -> dict[str, str]:
    """Return the processor time of first uses, each in a fresh interpreter, its start left out."""
    environment = {key: value for key, value in os.environ.items() if key != NO_BYTE_CODE}

    def once(*arguments: str) -> float:
        program = [sys.executable, *arguments]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(program, env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return sum(after[:2]) - sum(before[:2])

    def least(*arguments: str) -> float:
        return min(once(*arguments) for _ in range(ROUNDS))

    with tempfile.TemporaryDirectory() as environment["PYTHONPYCACHEPREFIX"]:
        start = least("-c", "pass")
        call = "import datetime, juche; juche."
        told = {}
        for name, code in (
            ("the first `parse` of a process", "parse({!r})"),
            (
                "the first `annotate` with a reference",
                "annotate({!r}, reference=datetime.date.today())",
            ),
        ):
            times = [least("-c", call + code.format(text)) - start for text in FIRST]
            told[name] = f"{min(times) * 1e3:.0f} to {max(times) * 1e3:.0f} ms"
        statement = str(ROOT / "docs/examples/statement.txt")
        for name, arguments in (
            ("`juche convert 2000`", ["convert", "2000"]),
            (
                "`juche annotate FILE --reference DATE`",
                ["annotate", statement, "--reference", "2019-05-03"],
            ),
        ):
            told[name] = f"{least('-m', 'juche', *arguments) * 1e3:.0f} ms"
    return told


def history(now: dict[str, str]) -> list[str]:
    """Return the section that compares the first version with this one."""
    return [
        "## 0.1 against now",
        "",
        "In 0.2 one grammar for all languages took the place of the patterns of 0.1. It reads more notations, and it withholds more of",
        "what is no date. Reading a document costs more than in 0.1, and the first use in a process costs less.",
        "",
        "The last four lines are the processor time of a first use, import included, in a process of its own. A range is that of",
        "several notations and languages. The two commands have the start of the interpreter in their time. The figures of 0.1 are",
        "from runs of that version on a machine of the same kind, so compare their size and not their last digits.",
        "",
        "| | 0.1 | now |",
        "|---|---|---|",
        *(f"| {name} | {then} | {now[name]} |" for name, then in IN_0_1.items()),
        "",
    ]


def compared(measures: list[Measure], now: dict[str, str]) -> list[str]:
    """Return the rows of a table: ours, kept in ``now`` too, and how many times as long others take."""
    rows = []
    for name, ours, theirs in measures:
        taken = best(ours)
        now[name] = shown(taken)
        ratios = (f"{library} {ratio(best(call) / taken)}" for library, call in theirs.items())
        rows.append(f"| {name} | {shown(taken)} | {', '.join(ratios)} |")
    return rows


def draw(lengths: list[int], times: dict[str, list[float]]) -> None:
    """Draw the seconds against the lengths, for light and for dark pages."""
    for colour, picture in PICTURES.items():
        parts = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color")
        with plt.rc_context(dict.fromkeys(parts, colour)):
            figure, axes = plt.subplots(figsize=(7, 4.2), layout="constrained")
            for name, seconds in times.items():
                style = ":" if "alternation" in name else "-"
                axes.loglog(lengths, seconds, style, marker="o", label=name)
            axes.set_xlabel("letters of the text")
            axes.set_ylabel("seconds")
            axes.grid(visible=True, alpha=0.3)
            axes.legend(facecolor="none")
            figure.savefig(picture, metadata={"Date": None}, transparent=True)
            plt.close(figure)


def growth() -> list[str]:
    """Draw the time of annotating against the length of the text; return the rows of a table."""
    lengths = [10**power for power in range(3, 8)]
    prose = megabyte() * 10
    lines: dict[str, Callable[[str], object]] = {
        "kinds={'juche'}": lambda text: juche.annotate(text, kinds={"juche"}),
        "without a reference": juche.annotate,
        "all kinds, with a reference": lambda text: juche.annotate(text, reference=REFERENCE),
        "one month alternation": lambda text: list(ALTERNATION.finditer(text)),
    }
    times = {
        name: [best(lambda call=call, text=prose[:length]: call(text)) for length in lengths]
        for name, call in lines.items()
    }
    draw(lengths, times)
    per_letter = (
        [shown(second / length) for second, length in zip(seconds, lengths, strict=True)]
        for seconds in times.values()
    )
    return [
        f"| {name} | {' | '.join(cells)} |" for name, cells in zip(times, per_letter, strict=True)
    ]


def machine() -> str:
    """Return what the figures were measured on."""
    cpu = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", cpu.read_text()) if cpu.exists() else None
    name = model[1] if model else platform.processor() or platform.machine()
    return f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {name}"


def page() -> str:
    """Measure, and return the page."""
    costs = imports()
    now = {"importing": shown(costs["juche"])} | cold()
    peers = ", ".join(f"{name} {ratio(costs[name] / costs['juche'])}" for name in list(costs)[1:])
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join(
        [
            "# Speed",
            "",
            "This page compares the time that this library takes with the time that others take for like tasks, in one run",
            "on one machine. It also shows how time grows with the text. `python docs/scripts/speed.py` measures all of it",
            "anew and writes this page.",
            "",
            "A ratio says how many times as long the other library takes. Above 1 this library is faster. Each time is the",
            f"best of {ROUNDS} rounds. Measured on {machine()}, with {versions}.",
            "",
            "| | juche | others, as ratios |",
            "|---|---|---|",
            *compared(conversions(), now),
            *compared(annotations(), now),
            f"| importing | {shown(costs['juche'])} | {peers} |",
            "",
            "jdatetime, hijridate and convertdate know the Persian and the Islamic calendar, whose arithmetic is more work.",
            "They stand here as libraries of the same shape. *One month alternation* is the plain regular expression that a",
            "program would use instead: `(?:(?:January|...|December)(?: \\d{1,2})?, )?Juche \\d+`. It reads one notation of",
            "one language. The rules are compiled when they are first needed, once in a process. No figure of this table contains",
            "that; the next table does.",
            "",
            *history(now),
            "HeidelTime and Duckling have published no times on these texts. HeidelTime runs on Java behind a tagger of",
            "parts of speech, and Duckling is a compiled Haskell program, so neither can be timed in one process with a Python library.",
            "",
            "## Growth with the text",
            "",
            "The time for each letter does not grow from a thousand to ten million letters, because work is linear:",
            "",
            "| letters | 1,000 | 10,000 | 100,000 | 1,000,000 | 10,000,000 |",
            "|---|---|---|---|---|---|",
            *growth(),
            "",
            f"![{CAPTION}](growth.svg){{.only-light}}",
            f"![{CAPTION}](growth-dark.svg){{.only-dark}}",
            "",
        ]
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
