"""Fields of Pydantic models, the library itself unchanged by it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from pydantic import BaseModel, TypeAdapter, ValidationError

from juche import JucheDate, JucheInterval, JucheMonth, JuchePeriod, JucheYear
from support import juche_dates, juche_intervals, juche_months, juche_years


class Law(BaseModel):
    adopted: JucheDate
    month: JucheMonth | None = None
    year: JucheYear | None = None
    term: JucheInterval | None = None
    any: JuchePeriod | None = None
    by_day: dict[JucheDate, str] = {}


@given(juche_dates, juche_months, juche_years, juche_intervals)
def test_json_gives_back_the_values(
    day: JucheDate, month: JucheMonth, year: JucheYear, term: JucheInterval
) -> None:
    law = Law(adopted=day, month=month, year=year, term=term, any=month, by_day={day: "x"})
    written = law.model_dump_json()
    assert f'"adopted":"{day.isoformat()}"' in written
    assert Law.model_validate_json(written) == law
    assert law.model_dump()["adopted"] == day
    assert law.model_dump(mode="json")["by_day"] == {day.isoformat(): "x"}


@pytest.mark.parametrize(
    "given",
    [
        JucheDate(89, 7, 19),
        "2000-07-19",
        " 2000-07-19\n",
        "July 19, Juche 89 (2000)",
        "주체89.7.19",
    ],
)
def test_instances_iso_forms_and_juche_text_are_valid(given: object) -> None:
    assert Law.model_validate({"adopted": given}).adopted == JucheDate(89, 7, 19)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("Juche 89", "Value error, expected a JucheDate, not a JucheYear, at position 0 in"),
        ("2000-07", "Value error, expected the ISO 8601 form of a JucheDate at position 0"),
        ("2000-13-01", "Value error, month must be in 1..12, got 13 at position 5"),
        ("July 19, Juche 89 (2001)", "Value error, Juche 89 is 2000, but the text says 2001"),
        ("", "Value error, expected a date, Juche or Gregorian, at position 0 in ''"),
        (JucheYear(89), "expected a JucheDate, its ISO 8601 form or Juche text, got JucheYear"),
        (20000719, "expected a JucheDate, its ISO 8601 form or Juche text, got int"),
        (None, "expected a JucheDate, its ISO 8601 form or Juche text, got NoneType"),
    ],
)
def test_what_is_wrong_is_told(given: object, message: str) -> None:
    with pytest.raises(ValidationError) as info:
        Law.model_validate({"adopted": given})
    (error,) = info.value.errors()
    assert error["loc"] == ("adopted",)
    assert error["msg"].startswith(message) or error["msg"] == f"Value error, {message}"


def test_json_schema() -> None:
    for kind, form, example in (
        (JucheYear, "year", "2000"),
        (JucheMonth, "year-month", "2000-07"),
        (JucheDate, "date", "2000-07-19"),
        (JucheInterval, "interval", "2000/2002"),
    ):
        adapter: TypeAdapter[object] = TypeAdapter(kind)
        for mode in ("validation", "serialization"):
            schema = adapter.json_schema(mode=mode)
            assert (schema["type"], schema["format"]) == ("string", form)
            assert schema["examples"][0] == example
            for text in schema["examples"]:
                assert isinstance(adapter.validate_python(text), kind)


def test_the_library_does_not_import_pydantic() -> None:
    code = (
        "import sys, juche; juche.parse('Juche 89'); hash(juche.JucheYear(89));"
        "assert not any(name.startswith('pydantic') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
