"""Which blocks of a page a year heads.

A heading heads the blocks below it. A cell, a term or an item heads what belongs to it, if it says
nothing but a year.

    <h2>1950</h2> <p>June 25: …          <tr> <td>1950</td> <td>June 25</td>
    <dt>Juche 39</dt> <dd>June 25: …     <li>1950 <ul> <li>June 25: …

A caption, and a cell that is alone in its row, heads the rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...locales import tables
from ...notation import notation_of

HEADING = "h"
"""The edge that opens a heading. With a slash before it, the edge that closes one."""
_LISTS = frozenset(["ul", "ol"])
_CELLS = frozenset(["td", "th"])
_OF_TABLES = _CELLS | {"caption"}
_ROW_ENDS = frozenset(["tr", "/tr", "/table"])
_CELL_ENDS = _CELLS | {"/td", "/th"} | _ROW_ENDS
# The edges that end each block that may head others.
_ENDS = {
    HEADING: frozenset([HEADING, f"/{HEADING}"]),
    "td": _CELL_ENDS,
    "th": _CELL_ENDS,
    "caption": _CELL_ENDS | {"/caption"},
    "dt": frozenset(["dt", "dd", "/dt"]),
    "li": frozenset(["li", "/li", *_LISTS]),
}
# What each edge behind it adds to how far it reaches. A cell reaches over its rows, what heads a
# table to its end, and an item over the list inside it. A heading reaches as far as the next one.
_REACHES: dict[str, dict[str, int]] = {
    HEADING: {},
    "td": {"tr": -1},
    "th": {"tr": -1},
    "caption": {},
    "dt": {"dt": -1, "/dl": -1},
    "li": {"ul": 1, "ol": 1, "/ul": -1, "/ol": -1},
}
_ROWS = re.compile(r"\browspan\s{0,9}=\s{0,9}[\"']?([0-9]{1,3})")
# The words that say a year: 1950, Juche 39 (1950), Events of 1950.
_OF_A_YEAR = re.compile(
    r"[^\d.!?。]{0,40}(?:\d{1,4}[^\d.!?。]{1,4})?(?:1[89]|2[01])\d\d[^\d.!?。]{0,40}"
)
# A smaller number is a year if an era word stands there too: Juche 39, not Chapter 3.
_NUMBERED = re.compile(r"[^\d.!?。]{0,40}\d{1,3}[^\d.!?。]{0,40}")


class Heads:
    """The years that head blocks, from the start of a page to the place that is reached."""

    def __init__(self) -> None:
        self._open = ""
        """The last block that may head others, empty if it is closed."""
        self._begun = 0
        """Where it begins, as the builder counts."""
        self._rows = 1
        """How many rows it has, if it is a cell."""
        self._cells = 0
        """How many cells the row has."""
        self._is_row_headed = False
        """Whether one of them says a year."""
        self._heads: list[tuple[str, int]] = []
        """The blocks that say a year, the heading first, each with how far it still reaches."""

    @property
    def are_there(self) -> bool:
        """Whether a year heads what follows."""
        return bool(self._heads)

    def leave(self, edge: str, words: Callable[[int], str]) -> None:
        """Pass the edge of a block, before it is shown.

        Args:
            edge: the names of the blocks that meet there, with a slash before those that end.
            words: returns what has been shown from a place on.
        """
        for name in edge.split():
            if name == HEADING:
                self._heads = []
            self._close(name, words)
            if name in _ROW_ENDS:
                self._end_row()
            if self._heads:
                kind, reach = self._heads.pop()
                reach += _REACHES[kind].get(name, 0)
                self._heads += [(kind, reach)] * (reach > 0)
            while name == "/table" and self._heads and self._heads[-1][0] in _OF_TABLES:
                self._heads.pop()

    def _close(self, name: str, words: Callable[[int], str]) -> None:
        """Close the last block, if an edge ends it, and let it head others if it says a year."""
        kind = self._open
        if not kind or name not in _ENDS[kind]:
            return
        self._open = ""
        if not _has_a_year(words(self._begun)):
            return
        # An item reaches nowhere without a list inside it, whose edge is counted behind this.
        self._heads.append((kind, self._rows - (kind == "li")))
        self._is_row_headed = kind in _CELLS

    def _end_row(self) -> None:
        """Let a cell that is alone in its row head the rows below it, as a caption does."""
        if self._is_row_headed and self._cells == 1:
            self._heads.append(("caption", 1))
        self._is_row_headed, self._cells = False, 0

    def enter(self, edge: str, place: int, tag: str) -> None:
        """Begin the block of an edge that has been shown as a tag, at a place."""
        name = edge.rpartition(" ")[2]
        if name in _ENDS:
            self._open, self._begun = name, place
            self._cells += name in _CELLS
            rows = _ROWS.search(tag)
            self._rows = int(rows[1]) if rows else 1


def _has_a_year(words: str) -> bool:
    """Tell whether words say a year, Gregorian or Juche, and no more than what it is of."""
    words = words.strip()
    if _OF_A_YEAR.fullmatch(words):
        return True
    return bool(_NUMBERED.fullmatch(words) and notation_of(tables()).probes.find(words))
