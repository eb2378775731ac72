"""Write the page of notations that were seen, the facts of the era as JSON, and its history.

    python docs/scripts/attested.py

They come from the passages of ``tests/corpus/dev.jsonl``, each of which names the document in which its
notations were seen, and from the constants of ``juche.era``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlparse

from juche import __version__, era
from juche.locales import tables

DOCS = Path(__file__).parents[1]
PAGE = DOCS / "reference/attested.md"
ERA = DOCS / "explanation/era.md"
MARKS = "<!-- history -->\n", "<!-- end of history -->\n"
FACTS = DOCS / "juche-era.json"
CORPUS = DOCS.parent / "tests/corpus/dev.jsonl"

NAMES = {table.tag: table.name for table in tables()} | {
    "ca": "Catalan",
    "fa": "Persian",
    "hi": "Hindi",
    "nan": "Southern Min",
    "sh": "Serbo-Croatian",
    "tr": "Turkish",
    "uz": "Uzbek",
}
MONTHS = sorted(
    {
        name
        for table in tables()
        for names in (table.months, table.months_short, table.months_alone, table.months_other)
        for name in names or ()
        if not any(letter.isdecimal() for letter in name)
    },
    key=len,
    reverse=True,
)
PART = re.compile(
    rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, MONTHS))})(?!\w)|(?P<number>\d+)|\s+", re.IGNORECASE
)
DAILY_NK = 'Daily NK archive, "주체연호·태양절 제정 (1997. 7. 8)"'
RULES = "Encyclopedia of Korean Culture, entry E0070119"
WITHDRAWAL = "Tongil News and Segye Ilbo, 17 October 2024"
HISTORY = [
    (era.DECREED.isoformat(), "The era was decreed.", DAILY_NK),
    ("1997-08-25", "Rules said how the era is written.", RULES),
    (era.IN_FORCE.isoformat(), "The era came into force.", DAILY_NK),
    (
        "2024-10-05",
        "The weekly Pyongyang Times printed its last Juche date.",
        "Tongil News, 17 October 2024",
    ),
    (era.LAST_DAILY_PRINT.isoformat(), "The party daily printed its last Juche date.", WITHDRAWAL),
    (
        "2024-10-18",
        "The evening news on television showed its last one.",
        "https://economicpost.co.kr/114830",
    ),
    (
        "2024-11-02",
        "The state agency's site still dated a page with November 2. 2024 Juche 113.",
        "http://kcna.co.jp/item/2024/202411/news02/20241102-01ss.html",
    ),
]
HEAD = """\
# Notations that were seen

This page lists the notations of the era that were seen in real documents: first by language, with the years and the places of the
documents, then [by year](#by-year). `docs/scripts/attested.py` generates it from the project's corpus. The corpus collects examples. It
is no sample, so the number of passages does not say how common a notation is.

In a notation *N* is the Juche year, *G* the Gregorian year, *M* the month, *D* the day, and *Month* the name of a month. A document
whose date is not known has no year here.

{download}`juche-era.json <../juche-era.json>` has the same for programs and for citing: the arithmetic, the history with its sources, the
era's names in these languages, and each notation with the addresses of the documents. Cite it with its version and the licence that it names.
"""


class Seen(NamedTuple):
    """A notation in a passage of a document."""

    language: str
    notation: str
    example: str
    value: str
    document: str
    source: str


def shape(expression: str, juche: str, value: str) -> str:
    """Return the notation of an expression, with letters in place of its numbers.

    >>> shape("July 19, Juche 89 (2000)", "0089-07-19", "2000-07-19")
    'Month D, Juche N (G)'
    >>> shape("주체89(2000)년 7월 19일", "0089-07-19", "2000-07-19")
    '주체N(G)년 M월 D일'
    """
    years = {int(one.partition("-")[0]): "G" for one in value.split("/")}
    years |= {int(one.partition("-")[0]): "N" for one in juche.split("/")}
    months = {int(one.split("-")[1]) for one in value.split("/") if "-" in one}
    if any(found["name"] for found in PART.finditer(expression)):
        months = set()
    written = ""
    end = 0
    for found in PART.finditer(expression):
        sign = "Month" if found["name"] else " "
        if found["number"]:
            number = int(found["number"])
            month = number in months
            sign = years.get(number) or ("M" if month else "D")
            months -= {number}
        written += expression[end : found.start()] + sign
        end = found.end()
    return written + expression[end:]


def host(source: str) -> str:
    """Return where a document is, as short as a table wants it."""
    return urlparse(source).netloc.removeprefix("www.") if "://" in source else "a code repository"


def seen() -> Iterator[Seen]:
    """Yield the notations of the corpus in its order."""
    for line in CORPUS.read_text("utf-8").splitlines():
        passage = json.loads(line)
        document = (passage["reference"] or "")[:4]
        for date in passage["gold"]:
            if date["kind"] != "juche" or date.get("optional") or not date.get("juche"):
                continue
            notation = shape(date["expr"], date["juche"], date["value"])
            example = " ".join(date["expr"].split())
            source = passage["source"]
            yield Seen(passage["lang"], notation, example, date["value"], document, source)


def notations() -> dict[str, dict[str, list[Seen]]]:
    """Return what was seen of each notation of each language, the most passages first."""
    languages: dict[str, dict[str, list[Seen]]] = {}
    for one in seen():
        languages.setdefault(one.language, {}).setdefault(one.notation, []).append(one)
    order = [table.tag for table in tables()]
    return {
        tag: dict(sorted(languages[tag].items(), key=lambda item: -len(item[1])))
        for tag in sorted(languages, key=lambda tag: order.index(tag) if tag in order else 99)
    }


def years(found: list[Seen]) -> list[str]:
    """Return the years of the documents in order, none where no document has a date."""
    return sorted({one.document for one in found if one.document})


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for tag, found in notations().items():
        parts += [
            f"## {NAMES[tag]} (`{tag}`)",
            "",
            "| notation | example | passages | years | seen at |",
            "|---|---|---|---|---|",
        ]
        for notation, passages in found.items():
            first = passages[0]
            hosts = list(dict.fromkeys(host(one.source) for one in passages))
            places = f"{hosts[0]} and {len(hosts) - 1} more" if len(hosts) > 1 else hosts[0]
            cells = (f"`{notation}`", f"`{first.example}`", len(passages))
            known = years(passages)
            columns = (*cells, "-".join(dict.fromkeys([*known[:1], *known[-1:]])), places)
            parts.append(f"| {' | '.join(map(str, columns))} |")
        parts.append("")
    return "\n".join([*parts, *by_year()])


def by_year() -> list[str]:
    """Return the table of the notations by the year of the document and the language."""
    found: dict[tuple[str, str], list[str]] = {}
    for tag, kinds in notations().items():
        for notation, passages in kinds.items():
            for year in years(passages):
                found.setdefault((year, tag), []).append(f"`{notation}`")
    rows = sorted(found.items(), key=lambda item: item[0][0])
    return [
        "## By year",
        "",
        "| year | language | notations |",
        "|---|---|---|",
        *(f"| {year} | {NAMES[tag]} | {', '.join(kinds)} |" for (year, tag), kinds in rows),
        "",
    ]


def history() -> str:
    """Return the page on the era with the table of its history as it is now."""
    text = ERA.read_text("utf-8")
    before, rest = text.split(MARKS[0])
    behind = rest.split(MARKS[1])[1]
    rows = [
        f"| {day} | {what} | {f'<{source}>' if '://' in source else source} |"
        for day, what, source in HISTORY
    ]
    table = "\n".join(["| day | what happened | source |", "|---|---|---|", *rows, ""])
    return before + MARKS[0] + table + MARKS[1] + behind


def facts() -> str:
    """Return the facts of the era as JSON."""
    found_in = notations()
    names = {table.tag: list(table.eras) for table in tables() if table.tag in found_in}
    attested: list[dict[str, Any]] = [
        {
            "language": tag,
            "notation": notation,
            "example": passages[0].example,
            "edtf": passages[0].value,
            "passages": len(passages),
            "years_of_documents": years(passages),
            "sources": list(dict.fromkeys(one.source for one in passages)),
        }
        for tag, found in found_in.items()
        for notation, passages in found.items()
    ]
    told = {
        "title": "The Juche era: arithmetic, history and notations",
        "authors": "The juche developers",
        "version": __version__,
        "licence": "MIT",
        "gregorian_year": f"juche_year + {era.EPOCH_YEAR}",
        "first_day": era.FIRST_DAY.isoformat(),
        "last_year": era.MAX_YEAR,
        "history": [
            {"date": day, "event": what, "source": source} for day, what, source in HISTORY
        ],
        "names": names,
        "notations": attested,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    FACTS.write_text(facts(), "utf-8")
    ERA.write_text(history(), "utf-8")
