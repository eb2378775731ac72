"""Fields of Pydantic models. The library itself does not import Pydantic."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import date, datetime
from typing import Annotated, Any

import pytest
from hypothesis import given
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

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
        "19 July 2000",
        "2000년 7월 19일",
        "2000/07/19",
        "2000-7-19",
        date(2000, 7, 19),
        datetime(2000, 7, 19, 12),  # noqa: DTZ001 - of which only the date is used
    ],
)
def test_instances_iso_forms_and_juche_text_are_valid(given: object) -> None:
    assert Law.model_validate({"adopted": given}).adopted == JucheDate(89, 7, 19)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("Juche 89", "Value error, expected a JucheDate, not a JucheYear, at position 0 in"),
        ("2000-07", "Value error, expected a JucheDate, not a JucheMonth, at position 0 in"),
        (" 2000-13", "Value error, month must be in 1..12, got 13 at position 6 in ' 2000-13'"),
        ("2000-13-01", "Value error, month must be in 1..12, got 13 at position 5"),
        ("July 19, Juche 89 (2001)", "Value error, Juche 89 is 2000, but the text says 2001"),
        ("", "Value error, expected a date, Juche or Gregorian, at position 0 in ''"),
        (
            JucheYear(89),
            "expected a JucheDate, a date, its ISO 8601 form or Juche text, got JucheYear",
        ),
        (20000719, "expected a JucheDate, a date, its ISO 8601 form or Juche text, got int"),
        (None, "expected a JucheDate, a date, its ISO 8601 form or Juche text, got NoneType"),
        (
            date(1911, 12, 31),
            "gregorian year must be in 1912..9999, got 1911; the Juche era begins in 1912, write earlier years in Gregorian",
        ),
    ],
)
def test_a_wrong_value_is_an_error_that_says_why(given: object, message: str) -> None:
    with pytest.raises(ValidationError) as info:
        Law.model_validate({"adopted": given})
    (error,) = info.value.errors()
    assert error["loc"] == ("adopted",)
    assert error["msg"].startswith(message) or error["msg"] == f"Value error, {message}"


def test_a_date_is_no_year_and_no_month() -> None:
    for name in ("month", "year", "term"):
        with pytest.raises(ValidationError, match="its ISO 8601 form or Juche text, got date"):
            Law.model_validate({"adopted": "2000-07-19", name: date(2000, 7, 19)})
    law = Law.model_validate({"adopted": "2000-07-19", "any": date(2000, 7, 19)})
    assert law.any == JucheDate(89, 7, 19)


@pytest.mark.parametrize(
    ("bound", "day", "fits"),
    [
        (Field(ge=JucheDate(86, 9, 9)), "1997-09-09", True),
        (Field(ge=JucheDate(86, 9, 9)), "1997-09-08", False),
        (Field(gt=JucheDate(86, 9, 9)), "1997-09-09", False),
        (Field(le=JucheDate(86, 9, 9)), "1997-09-09", True),
        (Field(lt=JucheDate(86, 9, 9)), "1997-09-09", False),
    ],
)
def test_a_field_may_have_bounds(bound: Any, day: str, *, fits: bool) -> None:
    adapter: TypeAdapter[JucheDate] = TypeAdapter(Annotated[JucheDate, bound])
    if fits:
        assert adapter.validate_python(day).isoformat() == day
    else:
        with pytest.raises(ValidationError, match=r"Input should be .* JucheDate\(86, 9, 9\)"):
            adapter.validate_python(day)
    (said,) = set(adapter.json_schema()) & {"ge", "gt", "le", "lt"}
    assert adapter.json_schema()[said] == "1997-09-09"


def test_values_that_no_annotation_speaks_of_are_written() -> None:
    anything: TypeAdapter[Any] = TypeAdapter(Any)
    for value, text in (
        (JucheYear(89), b'"2000"'),
        (JucheMonth(89, 7), b'"2000-07"'),
        (JucheDate(89, 7, 19), b'"2000-07-19"'),
        (JucheInterval(JucheYear(89), JucheYear(91)), b'"2000/2002"'),
    ):
        assert anything.dump_json(value) == text
        assert anything.dump_json({"a": [value]}) == b'{"a":[' + text + b"]}"


def test_a_default_that_is_no_value_is_written_as_it_is() -> None:
    class Draft(BaseModel):
        adopted: JucheDate = None  # type: ignore[assignment]  # as many models have it

    assert Draft().model_dump_json() == '{"adopted":null}'


def test_without_pydantic_there_is_no_serializer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "juche._pydantic", None)
    assert not hasattr(JucheYear, "__pydantic_serializer__")


def test_dates_of_toml_and_json_files() -> None:
    given = tomllib.loads('adopted = 2000-07-19\nmonth = "2000-07"\nyear = "Juche 89"\n')
    law = Law.model_validate(given)
    assert (law.adopted, law.month, law.year) == (
        JucheDate(89, 7, 19),
        JucheMonth(89, 7),
        JucheYear(89),
    )
    assert (
        Law.model_validate_json('{"adopted": "2000-07-19", "month": "July 2000"}').month
        == law.month
    )


def test_the_json_schema_tells_the_form_and_an_example() -> None:
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
