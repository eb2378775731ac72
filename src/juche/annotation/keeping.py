"""In which year an anniversary is kept, and so which year it commemorates."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..notation.anniversaries import Anniversary
from ..notation.reading import Reading

# How far from it, in its sentence, a date may tell of an anniversary.
_REACH = 160
_ENDS = re.compile(r"[.!?]\s|[。！？]|\n\s*\n")
# What makes a year the topic of its sentence, so that the anniversary is kept in it.
_TOPICS = ("은", "는", "에", "이", "は", "に", "是", "为", "為", "，", "、", "との")


class Keeping:
    """The dates of a text, asked for the year in which an anniversary is kept.

    Args:
        text: the text.
        year: that in which it was written.
        dated: the dates that carry a year of their own.
        resolved: those that were resolved against the document's.
    """

    def __init__(self, text: str, year: int, dated: list[Reading], resolved: list[Reading]) -> None:
        self._text = text
        self._year = year
        self._dated = dated
        self._resolved = sorted(resolved)

    def origin(self, one: Anniversary) -> tuple[int, bool]:
        """Return the year that is commemorated, and whether the year of keeping is assumed.

        The year told in the sentence counts: ``1975년은 당창건 30돐``. A year that lies
        the anniversary's number before the document's is the one commemorated.
        """
        start, end = self._sentence(one)
        years = [reading.first[0] for reading in _within(self._dated, start, end)]
        if self._year - one.years in years:
            return self._year - one.years, False
        for reading in reversed(_within(self._resolved, start, one.start)):
            return reading.first[0] - one.years, False
        for reading in reversed(_within(self._dated, start, one.start)):
            topic = self._text.startswith(_TOPICS, reading.end)
            if not reading.stated and (topic or reading.first[0] > self._year):
                return reading.first[0] - one.years, False
        return self._year - one.years, True

    def _sentence(self, one: Anniversary) -> tuple[int, int]:
        """Return where the sentence of an anniversary begins and ends, as far as it matters."""
        first, last = max(0, one.start - _REACH), one.end + _REACH
        ends = list(_ENDS.finditer(self._text, first, one.start))
        close = _ENDS.search(self._text, one.end, last)
        return ends[-1].end() if ends else first, close.start() if close else last


def _within(readings: list[Reading], start: int, end: int) -> list[Reading]:
    """Return the readings, in order, that begin between two places."""
    first = bisect_left(readings, (start,))
    return readings[first : bisect_left(readings, (end,))]
