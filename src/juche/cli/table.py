"""Laying out the dates of a document in columns for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

import click

from ..annotation import Annotation
from ..export.pages import DOUBTFUL
from ..export.rows import START, Begin, places
from ..export.spans import readings
from .saying import visible

Row = tuple[str, ...]

_COLUMNS: Row = ("place", "expression", "juche", "gregorian", "kind")
_WIDEST = 60
_GAP = "  "
_COLOURS = {
    "juche": "blue",
    "gregorian": "green",
    "contextual": "yellow",
    "anniversary": "magenta",
}
_DOUBTFUL = frozenset(one for one, _ in DOUBTFUL.values())


def rows(
    source: str, text: str, annotations: Iterable[Annotation], begin: Begin = START
) -> Iterator[Row]:
    """Yield a row for each date. No character in it can move a terminal's cursor."""
    name = visible(source)
    for annotation, line, column in places(text, annotations, begin):
        expression = visible(" ".join(annotation.text.split()))
        yield (f"{name}:{line}:{column}", expression, *readings(annotation), annotation.kind)


class Layout:
    """Columns that widen for a longer cell, so that rows can be written at once.

    Args:
        width: the number of columns of the terminal. None means that a line may have any length.
    """

    def __init__(self, width: int | None = None) -> None:
        self._widths = [0] * len(_COLUMNS)
        self._width = width

    def lines(self, rows: tuple[Row, ...]) -> Iterator[str]:
        """Yield a line for each row, and the heads before the first."""
        if not rows:
            return
        if not any(self._widths):
            self._widen((_COLUMNS, *rows))
            yield click.style(self._line(_COLUMNS), bold=True)
        self._widen(rows)
        for row in rows:
            colour = "red" if _DOUBTFUL.intersection(row) else _COLOURS[row[-1]]
            yield click.style(self._line(row), fg=colour)

    def _widen(self, rows: tuple[Row, ...]) -> None:
        widest = self._width or _WIDEST
        longest = (min(widest, max(map(_width, cells))) for cells in zip(*rows, strict=True))
        self._widths = list(map(max, self._widths, longest))

    def _line(self, row: Row) -> str:
        if self._width is None:
            return _GAP.join(map(_padded, row, self._widths)).rstrip()
        widths = _fitting(self._widths, self._width - len(_GAP) * (len(row) - 1))
        # The end of a place differs from others, and so does the beginning of any other cell.
        first = _fitted(row[0], widths[0], start=True)
        return _GAP.join((first, *map(_fitted, row[1:], widths[1:]))).rstrip()


def _fitting(widths: list[int], room: int) -> list[int]:
    """Return widths that fit into the room. The widest column gives up what is too much."""
    fitting = list(widths)
    while sum(fitting) > room and max(fitting) > 1:
        fitting[fitting.index(max(fitting))] -= 1
    return fitting


def _fitted(cell: str, width: int, *, start: bool = False) -> str:
    return _padded(_shortened(cell, width, start=start), width)


def _shortened(cell: str, width: int, *, start: bool) -> str:
    """Return a cell with a mark in place of the part that does not fit."""
    if _width(cell) <= width:
        return cell
    while cell and _width(cell) >= width:
        cell = cell[1:] if start else cell[:-1]
    return f"…{cell}" if start else f"{cell}…"


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(cell: str) -> int:
    """Return the width of a text on a terminal. East Asian wide letters take two columns."""
    if cell.isascii():
        return len(cell)
    return sum(2 if east_asian_width(letter) in {"W", "F"} else 1 for letter in cell)
