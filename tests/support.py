"""What several test modules share: strategies for values, and the two corpora."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from juche import JucheDate, JucheInterval, JucheMonth, JuchePeriod, JucheYear

ROOT = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"

gregorian_dates = st.dates(min_value=date(1912, 1, 1))
juche_years = st.integers(1, 8088).map(JucheYear)
juche_months = st.builds(JucheMonth, st.integers(1, 8088), st.integers(1, 12))
juche_dates = gregorian_dates.map(JucheDate.from_gregorian)
juche_periods: st.SearchStrategy[JuchePeriod] = st.one_of(juche_years, juche_months, juche_dates)


def _ordered(ends: tuple[JuchePeriod, JuchePeriod]) -> JucheInterval:
    start, end = ends
    if end.last_day() < start.first_day():
        start, end = end, start
    return JucheInterval(start, end)


juche_intervals = st.tuples(juche_periods, juche_periods).map(_ordered)


@dataclass(frozen=True)
class Line:
    """A line of a corpus: its text and each date's start, end, kind and value as written there."""

    label: str
    """The language, or the reference."""
    text: str
    gold: tuple[tuple[int, int, str, str], ...]


def families() -> list[Line]:
    return _lines("families.tsv", "juche", "gregorian")


def leaning() -> list[Line]:
    return _lines("leaning.tsv", "contextual", "anniversary")


def _lines(name: str, double: str, single: str) -> list[Line]:
    lines = []
    for line in (CORPUS / name).read_text("utf-8").splitlines():
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
        lines.append(Line(label, text, tuple(gold)))
    return lines


def dev() -> list[dict[str, Any]]:
    """Return the records of the development corpus; its fields are of many types."""
    text = (CORPUS / "dev.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]
