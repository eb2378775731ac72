"""Java's ``MinguoDate``: the same calendar in java.time, with its own arithmetic of years."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

from juche import JucheDate, anniversary

pytestmark = pytest.mark.java

PROGRAM = Path(__file__).with_name("Minguo.java")
RANGES = {
    # Every day of the first two centuries.
    "1912-2111": ("1912-01-01,2111-12-31,1", 73_049),
    # Another prime step than Node's.
    "to 9998": ("2112-01-01,9998-12-31,89", 32_368),
    "last day but a year": ("9998-12-31,9998-12-31,1", 1),
}
BOUNDARIES = [(1, 1, 1), (89, 2, 29), (93, 2, 29), (189, 2, 28), (489, 2, 29), (8088, 12, 31)]


def ask(*ranges: str) -> list[list[str]]:
    java = shutil.which("java")
    assert java is not None, "the marker java needs a Java development kit on the path"
    command = [java, str(PROGRAM), *ranges]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split() for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", RANGES)
def test_every_day_agrees_with_java_time(name: str) -> None:
    days, expected = RANGES[name]
    rows = ask(days)
    assert len(rows) == expected
    for iso, era, *fields, later in rows:
        year, month, day, length, day_of_year, weekday = map(int, fields)
        juche = JucheDate.fromisoformat(iso)
        assert era == "ROC"
        assert (juche.year, juche.month, juche.day) == (year, month, day)
        assert (juche.replace(month=12, day=31) - juche.replace(month=1, day=1)).days + 1 == length
        assert int(juche.strftime("%-j")) == day_of_year
        assert juche.isoweekday() == weekday
        assert anniversary(juche, 1).isoformat() == later
        assert (juche + relativedelta(years=1)).isoformat() == later


def test_boundary_days_agree_with_java_time() -> None:
    dates = [JucheDate(*fields) for fields in BOUNDARIES]
    rows = ask(*(f"{day.isoformat()},{day.isoformat()},1" for day in dates))
    assert [tuple(map(int, row[2:5])) for row in rows] == BOUNDARIES


def test_the_day_before_the_first_is_of_no_year() -> None:
    (row,) = ask("1911-12-31,1911-12-31,1")
    assert row[1] == "BEFORE_ROC"
    with pytest.raises(ValueError, match="1912"):
        JucheDate.from_gregorian(date(1911, 12, 31))
