"""Node's Intl, which has CLDR's names of days, months and years by their distance."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from juche import LOCALES, annotate

pytestmark = pytest.mark.node

SCRIPT = Path(__file__).with_name("relative.mjs")
DAY = date(2019, 9, 17)
EXPECTED = {
    "day": {number: f"2019-09-{17 + number}" for number in range(-2, 3)},
    "month": {number: f"2019-{9 + number:02}" for number in range(-1, 2)},
    "year": {number: str(2019 + number) for number in range(-1, 2)},
}


def ask() -> list[list[str]]:
    node = shutil.which("node")
    assert node is not None, "the marker node needs Node.js on the path"
    result = subprocess.run(
        [node, SCRIPT, *LOCALES], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return [line.split("\t") for line in result.stdout.splitlines()]


def test_what_is_read_means_what_cldr_says() -> None:
    read, wrong = 0, []
    for tag, unit, distance, name in ask():
        found = annotate(name, reference=DAY, locales=[tag])
        # Not every name is in the tables, and some are longer than one that is.
        if [one.text for one in found] != [name]:
            continue
        read += 1
        if found[0].edtf != EXPECTED[unit][int(distance)]:
            wrong.append((tag, name, distance, found[0].edtf))
    assert wrong == []
    assert read > 140
