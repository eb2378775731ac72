"""Laying the dates of a document out in columns, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import east_asian_width

import click

from ..annotation import Annotation
from ..export.spans import readings

Row = tuple[str, ...]

_COLUMNS: Row = ("place", "expression", "juche", "gregorian", "kind")
_WIDEST = 60
_COLOURS = {
    "juche": "blue",
    "gregorian": "green",
    "contextual": "yellow",
    "anniversary": "magenta",
}
MISMATCH = "year mismatch"


def rows(path: Path, text: str, annotations: Iterable[Annotation]) -> Iterator[Row]:
    """Yield a row for each date: line and column count from 1, as editors do."""
    line, line_start, counted = 1, 0, 0
    for annotation in annotations:
        # Only what lies between two dates is looked at, so that one long line costs no more.
        line += text.count("\n", counted, annotation.start)
        newline = text.rfind("\n", counted, annotation.start)
        line_start = newline + 1 if newline >= 0 else line_start
        counted = annotation.start
        place = f"{path}:{line}:{annotation.start - line_start + 1}"
        expression = " ".join(annotation.text.split())
        yield (place, expression, *readings(annotation), annotation.kind)


class Layout:
    """Columns that widen when a longer cell comes, so that no document waits for the next."""

    def __init__(self) -> None:
        self._widths = [0] * len(_COLUMNS)

    def lines(self, rows: tuple[Row, ...]) -> Iterator[str]:
        """Yield a line for each row, the heads before the very first."""
        if not rows:
            return
        if not any(self._widths):
            self._widen((_COLUMNS, *rows))
            yield click.style(self._line(_COLUMNS), bold=True)
        self._widen(rows)
        for row in rows:
            colour = "red" if MISMATCH in row else _COLOURS[row[-1]]
            yield click.style(self._line(row), fg=colour)

    def _widen(self, rows: tuple[Row, ...]) -> None:
        longest = (min(_WIDEST, max(map(_width, cells))) for cells in zip(*rows, strict=True))
        self._widths = [max(pair) for pair in zip(self._widths, longest, strict=True)]

    def _line(self, row: Row) -> str:
        cells = (
            cell + " " * (width - _width(cell))
            for cell, width in zip(row, self._widths, strict=True)
        )
        return "  ".join(cells).rstrip()


def _width(cell: str) -> int:
    """Return how many columns a terminal gives a text: two for East Asian wide letters."""
    if cell.isascii():
        return len(cell)
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in cell)
