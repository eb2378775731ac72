"""Years that stand on a line alone, as a chronology has them above its days.

1950
June 25 - The war begins.
June 28 - Seoul falls.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ..notation.late import late
from ..notation.letters import BLANK_LINE
from ..notation.reading import Reading

_YEARS = range(1800, 2200)
# Marks of a heading or of a list, dashes, blanks.
_MARKS = 8
_MARKED = late(rf"[^\w\n]{{0,{_MARKS}}}")
_LINE = rf"[^\w\n]{{0,{_MARKS}}}([12][0-9]{{3}})[^\w\n]{{0,{_MARKS}}}(?=\n|\Z)"
_FIRST_LINE, _OTHER_LINE = late(_LINE), late(f"\n{_LINE}")
_LINE_END = late(rf"[^\w\n]{{0,{_MARKS}}}(?:\n|\Z)")


class Heading(NamedTuple):
    """A year on a line alone."""

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
        self._stops: dict[int, int] = {}

    def _bare(self) -> Iterator[Heading]:
        first = _FIRST_LINE.match(self._text)
        for match in (*([first] if first else []), *_OTHER_LINE.finditer(self._text)):
            if int(match[1]) in _YEARS:
                yield Heading(*match.span(1), int(match[1]))

    def _of(self, one: Reading) -> Heading | None:
        """Return the heading that a date is or begins with: 1950년, or 1950년 above 6월 25일."""
        if one.last or one.stated or not self._begins_line(one.start):
            return None
        year, month, _ = one.first
        first_line = self._text[one.start : one.end].partition("\n")[0]
        end = one.start + len(first_line)
        if month:
            alone = end < one.end and str(year) in first_line
        else:
            alone = bool(_LINE_END.match(self._text, end))
        return Heading(one.start, end, year) if alone else None

    def _begins_line(self, place: int) -> bool:
        """Tell whether only marks stand before a place on its line."""
        least = max(0, place - _MARKS - 1)
        line = self._text.rfind("\n", least, place) + 1
        return (line > 0 or not least) and bool(_MARKED.fullmatch(self._text, line, place))

    def above(self, place: int) -> Heading | None:
        """Return the heading of the entry that begins at a place, None if there is none."""
        index = bisect_right(self.found, (place,)) - 1
        if index < 0 or not self._begins_line(place):
            return None
        return self.found[index] if place < self._stop(index) else None

    def _stop(self, index: int) -> int:
        """Return where the lines below a heading end: at a blank line or the next heading."""
        stop = self._stops.get(index)
        if stop is None:
            following = self.found[index + 1 : index + 2]
            stop = following[0].start if following else len(self._text)
            blank = BLANK_LINE.search(self._text, self.found[index].end, stop)
            stop = self._stops[index] = blank.start() if blank else stop
        return stop


def _is_inside(heading: Heading, dated: list[Reading]) -> bool:
    """Tell whether a year is all of a date that was read, or a part behind its beginning."""
    place = bisect_right(dated, (heading.end,)) - 1
    if place < 0 or dated[place].end <= heading.start:
        return False
    return dated[place].start < heading.start or dated[place].end == heading.end
