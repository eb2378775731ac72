"""Years that head the lines below them, as in a chronology.

    Events of the year 1950
    June 25 - The war begins.
    June 28 - Seoul falls.
    1951
    January 4 - Seoul falls again.

A day that begins such a line is of the year above it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ..notation.contextual import Contextual
from ..notation.edges import OURS
from ..notation.late import late
from ..notation.letters import begun_line, paragraphs
from ..notation.reading import Reading, Span
from .resolving import in_year

# Marks of a heading or of a list, dashes, blanks.
_MARKS = 8
_LINE = rf"[^\w\n]{{0,{_MARKS}}}([12][0-9]{{3}})[^\w\n]{{0,{_MARKS}}}(?=\n|\Z)"
_FIRST_LINE, _OTHER_LINE = late(_LINE), late(f"\n{_LINE}")
# The words of a heading. A sentence is none, and neither is a line with other numbers.
_WORDS = 40
_BEFORE = late(rf"[^\d\n.!?。]{{0,{_WORDS}}}")
_BEHIND = late(rf"([^\d\n.!?。]{{0,{_WORDS}}})\n")


class Heading(NamedTuple):
    """A year that heads the lines below it."""

    start: int
    end: int
    year: int


class Headings:
    """The headings of a text, each for the lines below it, as far as a blank line.

    Args:
        text: the text.
        dated: the dates that have a year of their own, in order.
    """

    def __init__(self, text: str, dated: list[Reading]) -> None:
        self._text = text
        whole = [heading for one in dated if (heading := self._of(one)) is not None]
        bare = [one for one in self._bare() if not _is_inside(one, dated)]
        self.found = sorted([*whole, *bare])
        self._paragraphs = paragraphs(text) if self.found else []

    def _bare(self) -> Iterator[Heading]:
        first = _FIRST_LINE.match(self._text)
        for match in (*([first] if first else []), *_OTHER_LINE.finditer(self._text)):
            if int(match[1]) in OURS:
                yield Heading(*match.span(1), int(match[1]))

    def _of(self, one: Reading) -> Heading | None:
        """Return the heading that a date is, or that it begins with, as 1950년 above 6월 25일."""
        year, month, _ = one.first
        before = begun_line(self._text, one.start, _WORDS)
        if one.last or one.stated or before is None:
            return None
        first = not any(map(str.isalnum, before))
        if month:
            line, line_break, _ = self._text[one.start : one.end].partition("\n")
            heads = first and line_break and str(year) in line
            return Heading(one.start, one.start + len(line), year) if heads else None
        behind = _BEHIND.match(self._text, one.end)
        if behind is None or not _BEFORE.fullmatch(before):
            return None
        last = not any(map(str.isalpha, behind[1]))
        # Events in 2000, or 2000년 주요 일지
        return Heading(one.start, one.end, year) if first or last else None

    def above(self, place: int) -> Heading | None:
        """Return the heading above a place, None if there is none or a blank line is between."""
        index = bisect_right(self.found, (place,)) - 1
        if index < 0:
            return None
        heading = self.found[index]
        paragraph = bisect_right(self._paragraphs, place)
        return heading if bisect_right(self._paragraphs, heading.start) == paragraph else None


def _is_inside(heading: Heading, dated: list[Reading]) -> bool:
    """Tell whether a year is part of a date that was read."""
    place = bisect_right(dated, (heading.end,)) - 1
    return place >= 0 and heading.start < dated[place].end


def under(heading: Heading, expression: Contextual, before: Reading | None) -> Span | None:
    """Return a day in the year of the heading of its entry, None if that is open.

    It is open where the last date before the entry has another year, and where the year of the
    heading is not certain: Juche 2018.
    """
    if before is not None and before.start > heading.start and before.first[0] != heading.year:
        return None
    return in_year(expression, heading.year) if heading.year in OURS else None
