"""Columns of data frames, in pandas, polars and Arrow: from texts to fields and dates.

Each distinct text is read once, and Arrow copies its fields to all its rows. So a column of
millions of rows does not need a Python object for each row. It needs pyarrow: ``pip install
"juche[frames]"``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple, get_args

import pyarrow as pa

from ._value import Value
from .errors import JucheError
from .interval import JucheInterval
from .reading import read
from .values import JuchePeriod

Errors = Literal["raise", "null"]
"""What to do with a text that is no date: raise an error, or leave its row without values."""

_FIELDS = {
    "juche_year": pa.int16(),
    "month": pa.int8(),
    "day": pa.int8(),
    "edtf": pa.string(),
    "first_day": pa.date32(),
    "last_day": pa.date32(),
}


class _Row(NamedTuple):
    """The values of the columns for one text. A value that the text does not have is None."""

    juche_year: int | None = None
    month: int | None = None
    day: int | None = None
    edtf: str | None = None
    first_day: Any = None  # a datetime.date
    last_day: Any = None  # as above
    error: str | None = None


_NOTHING = _Row()


# A frame belongs to a library that may not be installed, so no type can name it.
def read_column(
    texts: Any,
    *,
    errors: Errors = "raise",
    reader: Callable[[str], JuchePeriod | JucheInterval | None] = read,
) -> Any:
    """Return the fields of a column of texts as a frame of the same library, a row for each text.

    The columns are ``juche_year``, ``month``, ``day``, ``edtf``, ``first_day`` and ``last_day``.
    An interval has no value in the first three, and a year has no month. A missing text has no
    values.

    Args:
        texts: a pandas Series, a polars Series, or an Arrow array. The frame keeps the index of a
            pandas Series.
        errors: ``"raise"``, or ``"null"`` for a row without values. With ``"null"`` a further
            column, ``error``, has the reason.
        reader: the function that reads a text. The default is ``juche.read``. ``juche.parse``
            reads only Juche text. A function of your own may return None for a row without values.

    Raises:
        JucheError: a text is no date, or there is no such value of ``errors``. A note names the
            first row of the text.
        TypeError: the argument is no column, or not a column of text.

    >>> import pyarrow as pa
    >>> table = read_column(pa.array(["Juche 89 (2000)", None, "19 July 2000"]))
    >>> table["juche_year"].to_pylist(), table["edtf"].to_pylist()
    ([89, None, 89], ['2000', None, '2000-07-19'])
    """
    if errors not in get_args(Errors):
        raise JucheError(f"errors must be one of {', '.join(get_args(Errors))}, got {errors!r:.40}")
    library = type(texts).__module__.partition(".")[0]
    if library == "pandas" and _is_series(texts):
        table = _read(pa.chunked_array([pa.Array.from_pandas(texts)]), errors, reader)
        return _to_pandas(table, texts.index)
    if library == "polars" and _is_series(texts):
        import polars as pl

        return pl.from_arrow(_read(pa.chunked_array([texts.to_arrow()]), errors, reader))
    if isinstance(texts, pa.Array):
        return _read(pa.chunked_array([texts]), errors, reader)
    if isinstance(texts, pa.ChunkedArray):
        return _read(texts, errors, reader)
    raise TypeError(
        f"expected a column of pandas, polars or Arrow, got {type(texts).__name__}; "
        "a Series is one, and pyarrow.array makes one of a list"
    )


def _is_series(given: Any) -> bool:
    """Tell whether an object of pandas or polars is a Series, or of a class made from it."""
    return any(one.__name__ == "Series" for one in type(given).__mro__)


def _read(texts: Any, errors: Errors, reader: Callable[[str], Any]) -> Any:
    """Return the table of a chunked array."""
    if not pa.types.is_dictionary(texts.type):
        texts = _as_text(texts).dictionary_encode()
    kinds = _FIELDS | ({"error": pa.string()} if errors == "null" else {})
    known: dict[str, _Row] = {}
    chunks: dict[str, list[Any]] = {name: [] for name in kinds}
    row = 0
    for chunk in texts.chunks:
        distinct = _as_text(chunk.dictionary).to_pylist()
        # A dictionary may have words that no row has, for example those of other chunks.
        for index in chunk.indices.unique().drop_null().to_pylist():
            text = distinct[index]
            if text in known:
                continue
            try:
                known[text] = _row(reader(text))
            except JucheError as error:
                if errors == "raise":
                    place = row + chunk.indices.index(index).as_py()
                    error.add_note(f"in row {place} of the column")
                    raise
                known[text] = _Row(error=str(error))
        rows = [known.get(text, _NOTHING) for text in distinct]
        for name, kind in kinds.items():
            values = pa.array([getattr(one, name) for one in rows], kind)
            chunks[name].append(values.take(chunk.indices))
        row += len(chunk)
    return pa.table({name: pa.chunked_array(chunks[name], kind) for name, kind in kinds.items()})


def _as_text(texts: Any) -> Any:
    """Return a column as text. A column of missing values alone is text too."""
    if pa.types.is_null(texts.type) or pa.types.is_string_view(texts.type):
        return texts.cast(pa.large_string())
    if not (pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type)):
        raise TypeError(f"expected a column of text, got one of {texts.type}")
    return texts


def _row(value: JuchePeriod | JucheInterval | None) -> _Row:
    if value is None:
        return _NOTHING
    if not isinstance(value, Value):
        raise TypeError(f"the reader must return a value of the era, not {type(value).__name__}")
    numbers: Iterable[int | None] = () if isinstance(value, JucheInterval) else value._arguments()
    year, month, day = (*numbers, None, None, None)[:3]
    first, last = value.first_day().to_gregorian(), value.last_day().to_gregorian()
    return _Row(year, month, day, value.isoformat(), first, last)


def _to_pandas(table: Any, index: Any) -> Any:
    """Return a table as a pandas frame, with nullable integers and days in seconds.

    The default of pandas is nanoseconds, which end in the year 2262.
    """
    import pandas as pd

    for place, name in enumerate(table.column_names):
        if pa.types.is_date(table.schema.field(name).type):
            table = table.set_column(place, name, table[name].cast(pa.timestamp("s")))
    integers = {pa.int16(): pd.Int16Dtype(), pa.int8(): pd.Int8Dtype()}
    frame = table.to_pandas(types_mapper=integers.get)
    frame.index = index
    return frame
