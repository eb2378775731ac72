from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from juche import JucheRangeError, era, gregorian_year, juche_year


def test_the_constants_of_the_era_are_those_of_its_sources() -> None:
    assert date(era.EPOCH_YEAR + 1, 1, 1) == era.FIRST_DAY
    assert era.FIRST_DAY.toordinal() == 697978
    # The Julian Day Number of a proleptic Gregorian ordinal, which counts from 1 January 1.
    assert era.FIRST_DAY.toordinal() + 1721425 == 2419403
    assert era.DECREED == date(1997, 7, 8)
    assert era.IN_FORCE == date(1997, 9, 9)
    assert era.LAST_DAILY_PRINT == date(2024, 10, 12)


@pytest.mark.parametrize(("juche", "gregorian"), [(1, 1912), (89, 2000), (113, 2024), (8088, 9999)])
def test_years_convert_both_ways(juche: int, gregorian: int) -> None:
    assert juche_year(gregorian) == juche
    assert gregorian_year(juche) == gregorian


@pytest.mark.parametrize("year", [0, -1, 8089, 10**5000], ids=["zero", "minus", "9999+1", "huge"])
def test_a_juche_year_out_of_range(year: int) -> None:
    with pytest.raises(JucheRangeError, match=r"^year must be in 1..8088, got ") as info:
        gregorian_year(year)
    assert (info.value.field, info.value.value) == ("year", year)
    assert (info.value.min, info.value.max) == (1, 8088)
    assert len(str(info.value)) < 300


def test_a_year_before_the_era_says_what_to_do() -> None:
    with pytest.raises(
        JucheRangeError, match="1912..9999, got 1911; .* write earlier years in Gre"
    ):
        juche_year(1911)


@pytest.mark.parametrize("year", [True, 89.0, "89", None])
def test_a_year_must_be_an_integer(year: object) -> None:
    with pytest.raises(TypeError, match="year must be an integer, not "):
        gregorian_year(year)  # type: ignore[arg-type]  # that is the test


def test_integers_of_other_types_are_years() -> None:
    index = SimpleNamespace(__index__=lambda: 89)
    assert gregorian_year(index) == 2000  # type: ignore[arg-type]  # NumPy's integers are such
