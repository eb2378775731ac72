"""Every day of the era, one after another."""

from __future__ import annotations

from datetime import date

import pytest

from juche import JucheDate


@pytest.mark.slow
def test_all_days_convert_both_ways_and_follow_one_another() -> None:
    last = None
    for ordinal in range(date(1912, 1, 1).toordinal(), date.max.toordinal() + 1):
        gregorian = date.fromordinal(ordinal)
        juche = JucheDate.fromordinal(ordinal)
        assert juche.to_gregorian() == gregorian
        assert (juche.year, juche.month, juche.day) == (
            gregorian.year - 1911,
            gregorian.month,
            gregorian.day,
        )
        assert last is None or last < juche
        last = juche
    assert last == JucheDate.MAX
