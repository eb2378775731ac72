"""Columns of data frames. Each library gets back its own kind of frame."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import juche
from juche import JucheError, JucheParseError, frames
from support import juche_intervals, juche_periods

TEXTS = ["July 19, Juche 89 (2000)", None, "2000년 7월", "Juche 89-91", "July 19, Juche 89 (2000)"]
COLUMNS = {
    "juche_year": [89, None, 89, None, 89],
    "month": [7, None, 7, None, 7],
    "day": [19, None, None, None, 19],
    "edtf": ["2000-07-19", None, "2000-07", "2000/2002", "2000-07-19"],
    "first_day": [date(2000, 7, 19), None, date(2000, 7, 1), date(2000, 1, 1), date(2000, 7, 19)],
    "last_day": [date(2000, 7, 19), None, date(2000, 7, 31), date(2002, 12, 31), date(2000, 7, 19)],
}


@pytest.mark.parametrize(
    "texts",
    [
        pa.array(TEXTS),
        pa.array(TEXTS, pa.large_string()),
        pa.array(TEXTS, pa.string_view()),
        pa.array(TEXTS).dictionary_encode(),
        pa.chunked_array([TEXTS[:2], TEXTS[2:]]),
        pa.chunked_array(
            [pa.array(TEXTS[:2]).dictionary_encode(), pa.array(TEXTS[2:]).dictionary_encode()]
        ),
    ],
    ids=lambda texts: str(texts.type).partition("<")[0],
)
def test_an_arrow_column_becomes_an_arrow_table(texts: Any) -> None:
    table = frames.read_column(texts)
    assert isinstance(table, pa.Table)
    assert table.to_pydict() == COLUMNS


@pytest.mark.parametrize("kind", [pl.String, pl.Categorical], ids=str)
def test_a_polars_column_becomes_a_polars_frame(kind: Any) -> None:
    frame = frames.read_column(pl.Series(TEXTS, dtype=kind))
    assert isinstance(frame, pl.DataFrame)
    assert frame.to_dict(as_series=False) == COLUMNS
    assert frame.schema["first_day"] == pl.Date


@pytest.mark.parametrize("kind", ["object", "string", "category"])
def test_a_pandas_column_becomes_a_pandas_frame_with_its_index(kind: str) -> None:
    texts = pd.Series(TEXTS, index=[5, 6, 7, 8, 9], dtype=kind)
    frame = frames.read_column(texts)
    assert list(frame.index) == [5, 6, 7, 8, 9]
    assert frame.dtypes.astype(str)[["juche_year", "month", "first_day"]].tolist() == [
        "Int16",
        "Int8",
        "datetime64[s]",
    ]
    for name, expected in COLUMNS.items():
        # A missing value of pandas is not None.
        got = [None if pd.isna(one) else one for one in frame[name]]
        assert [one.date() if isinstance(one, pd.Timestamp) else one for one in got] == expected


def test_the_last_day_of_the_calendar_fits() -> None:
    for texts in (pd.Series(["9999-12-31"]), pl.Series(["9999-12-31"]), pa.array(["9999-12-31"])):
        assert str(frames.read_column(texts)["last_day"][0]).startswith("9999-12-31")


def test_a_text_that_is_no_date_is_an_error_with_its_row() -> None:
    with pytest.raises(JucheParseError, match="expected a date, Juche or Gregorian") as info:
        frames.read_column(pa.chunked_array([["Juche 89", "Juche 89"], ["Juche 90", "soon"]]))
    assert info.value.__notes__ == ["in row 3 of the column"]


def test_a_category_that_no_row_has_is_not_read() -> None:
    texts = pd.Series(pd.Categorical(["Juche 89"], categories=["soon", "Juche 89"]))
    assert frames.read_column(texts)["juche_year"].tolist() == [89]


def test_with_null_a_text_that_is_no_date_leaves_a_row_with_the_reason() -> None:
    table = frames.read_column(
        pa.array(["Juche 89", "soon", None, "Juche 89 (2001)"]), errors="null"
    )
    assert table["edtf"].to_pylist() == ["2000", None, None, None]
    assert table["error"].to_pylist() == [
        None,
        "expected a date, Juche or Gregorian, at position 0 in 'soon'",
        None,
        "Juche 89 is 2000, but the text says 2001",
    ]


def test_each_distinct_text_is_read_once() -> None:
    seen: list[str] = []

    def reader(text: str) -> juche.JuchePeriod | juche.JucheInterval | None:
        seen.append(text)
        return None if text == "-" else juche.parse(text)

    texts = pa.chunked_array([["Juche 89", "-", "Juche 89"], ["-", "Juche 90"]])
    table = frames.read_column(texts, reader=reader)
    assert table["juche_year"].to_pylist() == [89, None, 89, None, 90]
    assert seen == ["Juche 89", "-", "Juche 90"]


@pytest.mark.parametrize(
    "texts", [pa.array([], pa.string()), pa.array([None, None]), pl.Series([])]
)
def test_a_column_without_texts_becomes_a_frame_of_its_length(texts: Any) -> None:
    assert len(frames.read_column(texts)) == len(texts)


@pytest.mark.parametrize(
    ("texts", "options", "error", "message"),
    [
        (["Juche 89"], {}, TypeError, "expected a column of pandas, polars or Arrow, got list"),
        (pd.Index(["Juche 89"]), {}, TypeError, "or Arrow, got Index; a Series is one"),
        (pd.DataFrame({"x": ["Juche 89"]}), {}, TypeError, "or Arrow, got DataFrame; a Series"),
        (pl.DataFrame({"x": ["Juche 89"]}), {}, TypeError, "or Arrow, got DataFrame; a Series"),
        (pl.LazyFrame({"x": ["Juche 89"]}), {}, TypeError, "or Arrow, got LazyFrame; a Series"),
        (pa.table({"x": ["Juche 89"]}), {}, TypeError, "or Arrow, got Table; a Series"),
        (pa.array([2000]), {}, TypeError, "expected a column of text, got one of int64"),
        (pa.array([1]).dictionary_encode(), {}, TypeError, "expected a column of text, got one"),
        (
            pa.array(["x"]),
            {"errors": "ignore"},
            JucheError,
            "errors must be one of raise, null, got",
        ),
        (pa.array(["x"]), {"reader": len}, TypeError, "the reader must return a value of the era"),
    ],
)
def test_a_value_that_is_no_column_of_text_is_refused(
    texts: Any, options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        frames.read_column(texts, **options)


@given(st.lists(juche_periods | juche_intervals, max_size=5))
def test_the_fields_are_those_of_the_values(
    values: list[juche.JuchePeriod | juche.JucheInterval],
) -> None:
    table = frames.read_column(pa.array([value.isoformat() for value in values], pa.string()))
    assert table["edtf"].to_pylist() == [value.isoformat() for value in values]
    assert table["first_day"].to_pylist() == [value.first_day().to_gregorian() for value in values]
    assert table["last_day"].to_pylist() == [value.last_day().to_gregorian() for value in values]
    years = [None if isinstance(one, juche.JucheInterval) else one.year for one in values]
    assert table["juche_year"].to_pylist() == years


def test_a_frame_can_be_written_to_parquet(tmp_path: Path) -> None:
    frames.read_column(pl.Series(TEXTS)).write_parquet(tmp_path / "dates.parquet")
    assert pl.read_parquet(tmp_path / "dates.parquet").to_dict(as_series=False) == COLUMNS
