"""Node's Intl, with the Minguo calendar: the same arithmetic, written by others."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from juche import JucheDate

pytestmark = pytest.mark.node

SCRIPT = Path(__file__).with_name("node_roc.mjs")
_EPOCH = date(1970, 1, 1).toordinal()


def _days(first: date, last: date, step: int = 1) -> str:
    return f"{first.toordinal() - _EPOCH},{last.toordinal() - _EPOCH},{step}"


RANGES = {
    # Every day of the first two centuries.
    "1912-2112": (_days(date(1912, 1, 1), date(2112, 12, 31)), 73_415),
    # A prime step, so that every day of the month and of the week has its turn.
    "to 9999": (_days(date(2113, 1, 1), date(9999, 12, 31), 97), 29_698),
    "last day": (_days(date(9999, 12, 31), date(9999, 12, 31)), 1),
}
BOUNDARIES = [(1, 1, 1), (89, 2, 29), (93, 2, 29), (189, 2, 28), (489, 2, 29), (8088, 12, 31)]


def ask(*ranges: str) -> list[list[str]]:
    node = shutil.which("node")
    assert node is not None, "the marker node needs Node.js on the path"
    result = subprocess.run([node, SCRIPT, *ranges], capture_output=True, text=True, check=True)
    return [line.split() for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", RANGES)
def test_every_day_agrees_with_node(name: str) -> None:
    days, expected = RANGES[name]
    rows = ask(days)
    assert len(rows) == expected
    for iso, era, year, month, day in rows:
        juche = JucheDate.fromisoformat(iso)
        assert era == "Minguo"
        assert (juche.year, juche.month, juche.day) == (int(year), int(month), int(day))


@pytest.mark.parametrize(("year", "month", "day"), BOUNDARIES)
def test_boundary_days_agree_with_node(year: int, month: int, day: int) -> None:
    gregorian = JucheDate(year, month, day).to_gregorian()
    (row,) = ask(_days(gregorian, gregorian))
    assert row == [gregorian.isoformat(), "Minguo", str(year), str(month), str(day)]


def test_the_day_before_the_first_is_of_no_year() -> None:
    (row,) = ask(_days(date(1911, 12, 31), date(1911, 12, 31)))
    assert row[1] != "Minguo"
