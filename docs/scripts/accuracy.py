"""Write the page on accuracy: this library and others on the same lines.

pip install -e ".[test,bench]" && python docs/scripts/accuracy.py
"""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/figures/accuracy.md"
sys.path.insert(0, str(ROOT / "tests"))

import juche  # noqa: E402
import support  # noqa: E402 - it reads the corpora

Outcome = Literal["right", "wrong", "missed"]
KINDS = ("juche", "gregorian", "contextual")
CORE = ("en", "ko", "zh-Hans", "zh-Hant", "ja", "ru", "es", "fr", "de", "ar")


class Gold(NamedTuple):
    """A date that stands in a line."""

    start: int
    end: int
    kind: str
    value: str


class Line(NamedTuple):
    """A line of a corpus, with what is not compared to be passed over."""

    language: str | None
    text: str
    reference: date
    gold: list[Gold]
    passed_over: list[tuple[int, int]]


class Hit(NamedTuple):
    """What a library reports: where, and a value in ISO 8601, as fine as it goes."""

    start: int
    end: int
    value: str


Finder = Callable[[Line], list[Hit]]


def reference_of(raw: str | None) -> date:
    """Return the day for a reference; for a month or a year one in its middle."""
    parts = [int(part) for part in (raw or "2020").split("-")]
    return date(*(parts + [7, 1][len(parts) - 1 :])[:3]) if len(parts) < 3 else date(*parts)


def lines() -> Iterator[Line]:
    """Yield the lines of the three corpora that have dates of the kinds compared."""
    for record in support.dev():
        gold, passed_over = [], []
        for one in record["gold"]:
            if one["kind"] in KINDS and one["value"] and not one.get("optional"):
                gold.append(Gold(one["start"], one["end"], one["kind"], one["value"]))
            else:
                passed_over.append((one["start"], one["end"]))
        needing = [one for one in gold if one.kind == "contextual"]
        if needing and not record["reference"]:
            gold = [one for one in gold if one.kind != "contextual"]
            passed_over += [(one.start, one.end) for one in needing]
        reference = reference_of(record["reference"])
        yield Line(record["lang"], record["text"], reference, gold, passed_over)
    for line in support.families():
        gold = [Gold(*one) for one in line.gold]
        yield Line(line.label, line.text, date(2020, 7, 1), gold, [])
    for line in support.contextual():
        gold = [Gold(*one) for one in line.gold if one[2] in KINDS]
        passed_over = [one[:2] for one in line.gold if one[2] not in KINDS]
        yield Line(None, line.text, date.fromisoformat(line.label), gold, passed_over)


def ours(line: Line) -> list[Hit]:
    """Find dates with this library."""
    found = juche.annotate(line.text, reference=line.reference, kinds=KINDS)
    return [Hit(one.start, one.end, one.edtf or "") for one in found]


def dateparser_hits(line: Line) -> list[Hit]:
    """Find dates with dateparser, whose results have no offsets: they are looked for in order."""
    from dateparser.search import search_dates

    noon = datetime.combine(line.reference, time(12))
    hits, place = [], 0
    for text, value in search_dates(line.text, settings={"RELATIVE_BASE": noon}) or []:
        start = line.text.find(text, place)
        if start >= 0:
            place = start + len(text)
            hits.append(Hit(start, place, value.date().isoformat()))
    return hits


def datefinder_hits(line: Line) -> list[Hit]:
    """Find dates with datefinder."""
    from datefinder import find_dates

    noon = datetime.combine(line.reference, time(12))
    found = find_dates(line.text, index=True, base_date=noon)
    return [Hit(*span, value.date().isoformat()) for value, span in found]


def dateutil_hits(line: Line) -> list[Hit]:
    """Read each expression with dateutil, which finds none itself: it is told where they are."""
    from dateutil import parser

    hits = []
    for start, end, *_ in line.gold:
        default = datetime.combine(line.reference, time())
        try:
            value = parser.parse(line.text[start:end], fuzzy=True, default=default)
        except (ValueError, OverflowError):
            continue
        hits.append(Hit(start, end, value.date().isoformat()))
    return hits


def korean_hits(line: Line) -> list[Hit]:
    """Find dates with korean-datetime."""
    from korean_datetime import parse_all

    found = parse_all(line.text, now=datetime.combine(line.reference, time(12)))
    return [Hit(*one.span, one.start.date().isoformat()) for one in found if one.start]


def japanese_hits(line: Line) -> list[Hit]:
    """Find dates with ja-timex."""
    from ja_timex import TimexParser

    found = TimexParser().parse(line.text)
    return [Hit(*one.span, one.value) for one in found if one.type == "DATE" and one.span]


FINDERS: dict[str, tuple[Finder, str | None]] = {
    "juche": (ours, None),
    "dateutil": (dateutil_hits, None),
    "dateparser": (dateparser_hits, None),
    "datefinder": (datefinder_hits, None),
    "korean-datetime": (korean_hits, "ko"),
    "ja-timex": (japanese_hits, "ja"),
}


def outcome(gold: Gold, hits: list[Hit]) -> Outcome:
    """Judge what is reported at a place by the precision of what stands there."""
    near = [hit for hit in hits if hit.start < gold.end and gold.start < hit.end]
    if not near:
        return "missed"
    # An interval is granted to who finds its start; a day to who has it right, span or not.
    wanted = gold.value.partition("/")[0]
    return "right" if any(hit.value.startswith(wanted) for hit in near) else "wrong"


def exact(gold: Gold, hits: list[Hit]) -> bool:
    """Tell whether the very expression is reported with its value."""
    wanted = gold.value.partition("/")[0]
    spans = [hit for hit in hits if hit[:2] == gold[:2]]
    return any(hit.value.startswith(wanted) for hit in spans)


def measure() -> tuple[dict[tuple[str, str | None, str], Counter[str]], Counter[str], int]:
    """Return the outcomes by library, language and kind, and what is reported elsewhere."""
    outcomes: dict[tuple[str, str | None, str], Counter[str]] = {}
    elsewhere: Counter[str] = Counter()
    corpus = list(lines())
    for line in corpus:
        places = [(one.start, one.end) for one in line.gold] + line.passed_over
        for name, (find, language) in FINDERS.items():
            if language not in (None, line.language):
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                hits = find(line)
            for gold in line.gold:
                key = name, line.language, gold.kind
                counts = outcomes.setdefault(key, Counter())
                counts.update([outcome(gold, hits), *["exact"] * exact(gold, hits)])
            elsewhere[name] += sum(
                not any(hit.start < end and start < hit.end for start, end in places)
                for hit in hits
            )
    return outcomes, elsewhere, len(corpus)


HEAD = """\
# Accuracy

This page shows how many dates of this project's own corpus are read right, by this library and by others
on the same lines, for each kind and each language. `python docs/scripts/accuracy.py` measures them anew and writes
this page.

The corpus is `tests/corpus/`: {lines} lines, passages whose notations were seen in real documents, and lines
made for each family of notation. Some lines have no date. A date counts as *right* when the value reported at its
place is right at its precision. For a year the year is enough, and for an interval its start. The extent of the
expression does not matter. A date counts as *wrong* when something else is reported there, and as *missed* otherwise.
Each library gets the document's date as reference. `dateutil` finds no dates in text, so it is told where they are
and reads the expression alone (`fuzzy=True`).

Compared are juche {juche}, python-dateutil {python-dateutil}, dateparser {dateparser}, datefinder {datefinder},
korean-datetime {korean-datetime} (Korean lines alone) and ja-timex {ja-timex} (Japanese lines alone).
"""
# F1 on passages that are outside the repository, measured with the project's own scorer, which
# compares places and values; the last is that of this version.
HISTORY = {
    "0.1.0": ("0.83", "0.92", "0.83", "0.94"),
    "0.2.0": ("1.000", "0.997", "1.000", "1.000"),
}
PRECISION = "1.000"
TAIL = """\
## 0.1 against now

This table compares the first version with this one, as F1, on 317 passages with 440 dates. Their notations were collected when 0.1 was done,
and 0.1 had not seen them. Version 0.2 was developed with them, so its line does not foretell new text. The passages are not in this
repository, and a date counts as right only if its place and its value are exactly right. Of an anniversary, its place and its number count.

| | `juche` | `gregorian` | `contextual` | `anniversary` |
|---|---|---|---|---|
{history}

The precision of `contextual` was 0.77 in 0.1. It is {precision} now: what was wrong is withheld, or takes the year that the text tells.

## HeidelTime and Duckling

No figures of these two on dates of the era are published, so they have no column above.

- [HeidelTime](https://github.com/HeidelTime/heideltime) tags dates, times, durations and repeated times in thirteen languages with rules made by
  hand, among them neither Korean nor Japanese. Its authors'
  [page of results for version 1.8](https://github.com/microth/heideltime/blob/702280e4c779ed1fc0001a746354cd8e1d1e9264/EvaluationResults.md)
  has a value F1 of 77.6 % on the English and of 85.3 % on the Spanish evaluation corpus of TempEval-3. Those are other data, news with Gregorian dates alone, so the figures say nothing about the ones here.
- [Duckling](https://github.com/facebook/duckling) is a Haskell library that reads times, durations, numbers, amounts of money, e-mail addresses and
  other things from short texts. Its README has examples and no measured accuracy.

## What the figures do not say

- This library was developed on this corpus. The others were not, and they were made for other dates. The
  figures say what happens to Juche dates when such a tool is used on them, not how good it is at its own work.
- Rare notations have more lines here than they have in real text. No figure here is the share of a newspaper's dates.
- The first rule is generous. Much that is right by it is a Gregorian year in brackets that was read without
  the rest. A text normalised by it would still hold the other half.
- *Wrong* weighs more than *missed*. A missing date is seen, and 1989 for `Juche 89 (2000)` is not.
"""


def table(title: str, rows: list[tuple[str, list[Counter[str]]]], columns: list[str]) -> str:
    """Return a table with right / wrong / missed in each cell."""
    written = [f"## {title}", "", f"| | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    for name, cells in rows:
        shown = (
            f"{cell['right']} / {cell['wrong']} / {cell['missed']}" if cell.total() else "-"
            for cell in cells
        )
        written.append(f"| {name} | {' | '.join(shown)} |")
    return "\n".join(written) + "\n"


def page() -> str:
    """Measure, and return the page."""
    outcomes, elsewhere, count = measure()
    names = list(FINDERS)

    def cell(name: str, kind: str, language: str | None = "all") -> Counter[str]:
        chosen = (
            found
            for (library, spoken, of), found in outcomes.items()
            if library == name and of == kind and language in ("all", spoken)
        )
        return sum(chosen, Counter())

    kinds = [(f"`{kind}`", [cell(name, kind) for name in names]) for kind in KINDS]
    spoken = {language for _, language, kind in outcomes if language and kind == "juche"}
    order = sorted(
        spoken, key=lambda tag: (tag not in CORE, CORE.index(tag) if tag in CORE else tag)
    )
    languages = [(f"`{tag}`", [cell(name, "juche", tag) for name in names]) for tag in order]
    packages = ["juche", "python-dateutil", *names[2:]]
    versions = {package: version(package) for package in packages}
    head = HEAD.format(lines=count, **versions)
    strict = []
    for kind, cells in kinds:
        shown = (f"{one['exact']}" if one else "-" for one in (cells[0], *cells[2:]))
        strict.append(
            f"| {kind} | {sum(cells[0].values()) - cells[0]['exact']} | {' | '.join(shown)} |"
        )
    false = [f"| {name} | {elsewhere[name]} |" for name in names if name != "dateutil"]
    return "\n".join(
        [
            head,
            table("By kind: right / wrong / missed", kinds, names),
            table("Dates of the era by language: right / wrong / missed", languages, names),
            "## The very expression with its value",
            "",
            "This table counts the dates above that were found from their first letter to their last.",
            "",
            f"| | dates | {' | '.join(name for name in names if name != 'dateutil')} |",
            "|---|---|---|---|---|---|---|",
            *strict,
            "",
            "## Reported where no date is",
            "",
            "This table counts reports on all lines. For the last two libraries it counts the lines in their language.",
            "",
            "| | reports |",
            "|---|---|",
            *false,
            "",
            TAIL.format(
                history="\n".join(
                    f"| {name} | {' | '.join(figures)} |" for name, figures in HISTORY.items()
                ),
                precision=PRECISION,
            ),
        ]
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
