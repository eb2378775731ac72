"""What was read before, by its shape, so that the grammar need not read it again.

A cell is what stands round an era word, up to the nearest word on either side that no table has. No
date reaches across such a word, and a cell of the same words and signs says the same of other
numbers. So the grammar reads the first cell of a shape, and what it said tells the others.

    arrived in Juche 90 (2001), Juche 91 (2002). They  ->   in Juche # (#), Juche # (#). They
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..era import EPOCH_YEAR
from ..fields import LONGEST_MONTH, exists
from .late import late
from .letters import UNSPACED
from .lexicon import Lexicon
from .numerals import NUMERALS
from .reading import Reading
from .tokens import OPENING, walls

# The zero of 07 is a letter of the shape. The pattern looks back only once it has a digit, because
# a search for a set of characters is three times as fast.
_NUMBER = late(
    "([1-9１-９](?:(?<![0-9０-９][1-9１-９])[0-9０-９]*"
    "|(?<=(?<![0-9０-９])[0０][1-9１-９])(?![0-9０-９])))"
)
_BRACKETED = late(rf"[\d{''.join(sorted(NUMERALS))}]\s{{0,9}}[{re.escape(OPENING)}]")
_SIGN = "\0"
"""What stands before the size of a number in a shape. It is a wall, so no cell has it itself."""
_EDGE = _SIGN + _SIGN
"""What stands for a blank line or an end of the text."""
_WHOLE = _SIGN + _EDGE
"""What the shape of a whole text begins with, because less is asked of a date alone."""
# A cell has no more runs without a blank on either side, and none of them more letters.
_RUNS, _RUN = 16, 32
# How far behind an era word a year in brackets may still be one of its years.
_ORPHAN = 100
_REMEMBERED = 8_192
# Juche years with more digits may be Gregorian ones, which other rules are for.
_LAST = 999
# The last number of each size. No rule tells two numbers of one size apart: they have as many
# digits, and both or neither may be a day.
_SIZES = (9, LONGEST_MONTH, 99, _LAST)
_SIGNS = [f"{_SIGN}{size}" for size in range(len(_SIZES) + 1)]


class _Run(NamedTuple):
    """What of a run of text without blanks is on this side of its wall."""

    shape: str
    numbers: tuple[str, ...]
    size: int
    walled: bool
    cut: bool
    """Whether the wall is at the far end, where a word may go on."""


class _Date(NamedTuple):
    """One date of a shape: where it stands, and which number is what, -1 where none is."""

    before: int
    """How many letters stand before it, numbers aside."""
    size: int
    """How many it has, numbers aside."""
    first: int
    """Its first number, and the one behind its last."""
    stop: int
    juche: int
    stated: int
    month: int
    day: int
    named: int
    """The month that it names, 0 where it names none."""
    mask: int


class Cell(NamedTuple):
    """What stands between two walls, with its numbers taken out."""

    start: int
    end: int
    shape: str
    numbers: tuple[str, ...]


class Cells:
    """What the grammar said of the cells of texts, for a lexicon. Threads may share it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ahead: dict[str, _Run] = {}
        self._back: dict[str, _Run] = {}
        self._said: dict[str, tuple[_Date, ...]] = {}

    def read(self, cell: Cell) -> list[Reading] | None:
        """Return the dates of a cell, None where the grammar must read it."""
        said = self._said.get(cell.shape)
        if said is None:
            return None
        found: list[Reading] = []
        for date in said:
            one = _reading(cell, date)
            if one is None:
                return None
            found.append(one)
        return found

    def learn(self, text: str, cell: Cell, eras: int, found: list[Reading]) -> None:
        """Remember what the grammar said of a cell with so many era words."""
        dates = _dates(text, cell, eras, found)
        if dates is not None:
            if len(self._said) >= _REMEMBERED:
                self._said.clear()
            self._said[cell.shape] = dates

    def of_whole(self, text: str) -> Cell | None:
        """Return the one cell of a text that may be a date from end to end."""
        if _SIGN in text:
            return None
        shape, numbers = _shape(text)
        return Cell(0, len(text), _WHOLE + shape, numbers)

    def of_eras(
        self, text: str, places: list[int], start: int, stop: int
    ) -> Iterator[tuple[list[int], Cell | None]]:
        """Yield the places of the era words of each cell, and the cell.

        It is None where one is too long or not whole.

        Args:
            text: the text.
            places: where the era words begin, in order.
            start: where the stretch begins that the grammar would read.
            stop: where it ends.
        """
        reached = start
        first = 0
        while first < len(places):
            cell = self._cell(text, places[first])
            # A word that only begins like an era word is a wall itself.
            if cell is None or cell.start < reached or not places[first] < cell.end <= stop:
                behind, cell = first + 1, None
            else:
                behind = bisect_left(places, cell.end, first)
                reached = cell.end
                if not cell.numbers and _BRACKETED.search(text, reached, reached + _ORPHAN):
                    cell = None
            yield places[first:behind], cell
            first = behind

    def _cell(self, text: str, place: int) -> Cell | None:
        """Return the cell of an era word, None where it is too long."""
        start = end = place
        shapes: list[str] = []
        numbers: tuple[str, ...] = ()
        for _ in range(_RUNS):
            least = max(0, start - _RUN)
            blank = text.rfind(" ", least, start)
            written = text[blank + 1 if blank >= 0 else least : start]
            run = self._back.get(written) or self._remember(written, back=True)
            if blank < 0 < least and (run.cut or not run.walled):
                return None
            shapes.append(run.shape)
            numbers = run.numbers + numbers
            start -= run.size
            if run.walled or not start:
                break
            start -= 1
        else:
            return None
        if not start:
            shapes.append(_EDGE)
        shape = " ".join(reversed(shapes))
        shapes = []
        for _ in range(_RUNS):
            stop = text.find(" ", end, end + _RUN)
            written = text[end : stop if stop >= 0 else end + _RUN]
            run = self._ahead.get(written) or self._remember(written, back=False)
            if stop < 0 and end + _RUN < len(text) and (run.cut or not run.walled):
                return None
            shapes.append(run.shape)
            numbers += run.numbers
            end += run.size
            if run.walled:
                break
            if end == len(text):
                shapes.append(_EDGE)
                break
            end += 1
        else:
            return None
        return Cell(start, end, shape + " ".join(shapes), numbers)

    def _remember(self, written: str, *, back: bool) -> _Run:
        """Return what of a run is behind its last wall, or before its first."""
        known = self._back if back else self._ahead
        inside = list(walls(self._lexicon, written))
        part, cut, blank = written, False, ""
        if inside:
            start, end = inside[-1 if back else 0]
            part = written[end:] if back else written[:start]
            cut = not start if back else end == len(written)
            blank = _EDGE if written[start].isspace() else ""
        shape, numbers = _shape(part)
        shape = blank + shape if back else shape + blank
        if len(known) >= _REMEMBERED:
            known.clear()
        run = known[written] = _Run(shape, numbers, len(part), bool(inside), cut)
        return run


def _shape(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with the sizes of its numbers in their places, and the numbers."""
    parts = _NUMBER.split(text)
    numbers = tuple(parts[1::2])
    parts[1::2] = [_SIGNS[bisect_left(_SIZES, int(number))] for number in numbers]
    return "".join(parts), numbers


def _dates(text: str, cell: Cell, eras: int, found: list[Reading]) -> tuple[_Date, ...] | None:
    """Return what the dates of a cell say of its shape, None where they do not tell it.

    They do not where a number is no part of a date, or where two numbers are the same. Nor do years
    alone: whether Juche 89 is a year may depend on what stands behind the wall.
    """
    numbers = list(_NUMBER.finditer(text, cell.start, cell.end))
    if len(found) != eras and (found or numbers):
        return None
    dates: list[_Date] = []
    reached = 0
    for one in found:
        inside = [at for at, number in enumerate(numbers) if one.start <= number.start() < one.end]
        date = _date(text, cell, one, numbers, inside)
        if date is None or date.first != reached:
            return None
        reached = date.stop
        dates.append(date)
    return tuple(dates) if reached == len(numbers) else None


def _date(
    text: str, cell: Cell, one: Reading, numbers: list[re.Match[str]], inside: list[int]
) -> _Date | None:
    """Return which number of a date is what, None where that is not plain."""
    year, month, day = one.first
    at = {int(numbers[index][0]): index for index in inside}
    meant = [part for part in (year - EPOCH_YEAR, year, month, day) if part]
    juche, stated = at.get(year - EPOCH_YEAR, -1), at.get(year, -1)
    plain = (
        not (one.last or one.stated or one.elided)
        and len(at) == len(inside)
        and len(set(meant)) == len(meant)
        and at.keys() <= set(meant)
        and juche >= 0
        and year <= _LAST + EPOCH_YEAR
        # 31 is a year in February 31 Juche, and 19 is a day in February 19 Juche.
        and (stated >= 0 or day or (month and year > LONGEST_MONTH + EPOCH_YEAR))
        and (not day or day in at)
    )
    # What stands beside the date must be of the shape, for some words go on: 89th, @juche.
    if not plain or not _is_inside(text, cell, one):
        return None
    return _Date(
        before=one.start - cell.start - sum(len(number[0]) for number in numbers[: inside[0]]),
        size=one.end - one.start - sum(len(numbers[index][0]) for index in inside),
        first=inside[0],
        stop=inside[-1] + 1,
        juche=juche,
        stated=stated,
        month=at.get(month, -1),
        day=at.get(day, -1),
        named=month if month not in at else 0,
        mask=one.mask,
    )


def _is_inside(text: str, cell: Cell, one: Reading) -> bool:
    """Tell whether nothing outside its cell touches a date, where that could matter."""
    before, behind = text[max(0, cell.start - 1) : cell.start], text[cell.end : cell.end + 1]
    # A sign may join a date to the word before it: a.Juche 89.
    inside = text[one.start] >= UNSPACED or one.start > cell.start + 1
    inside = inside or text[cell.start : one.start].isspace()
    begins = inside or not before or before.isspace()
    ends = one.end < cell.end or not behind or behind.isspace() or not text[one.end - 1].isdigit()
    return begins and ends


def _reading(cell: Cell, date: _Date) -> Reading | None:
    """Return a date of a cell, None where its numbers are no plain date."""
    numbers = cell.numbers
    juche = int(numbers[date.juche])
    year = juche + EPOCH_YEAR
    month = date.named or (int(numbers[date.month]) if date.month >= 0 else 0)
    day = int(numbers[date.day]) if date.day >= 0 else 0
    if not exists(year, month, day):
        return None
    if date.stated >= 0 and int(numbers[date.stated]) != year:
        return None
    start = cell.start + date.before + len("".join(numbers[: date.first]))
    end = start + date.size + len("".join(numbers[date.first : date.stop]))
    return Reading(start, end, (year, month, day), None, date.mask)
