"""The years of other eras that a text has before its days."""

from __future__ import annotations

from bisect import bisect_left

from ..notation.contextual import Contextual
from ..notation.letters import BLANK_LINE
from ..notation.lexicon import Lexicon
from ..notation.reading import Reading
from .sentences import REACH

# How far behind a year of another era a day may be of that year.
_STORY = 2_000


class OtherEras:
    """The years of other eras in a text.

    Args:
        text: the text.
        words: the words of its languages.
        years: the dates that have a year of another era, in order.
    """

    def __init__(self, text: str, words: Lexicon, years: list[Reading]) -> None:
        self._text = text
        self._words = words
        self._years = years

    def are_near(self, expression: Contextual) -> bool:
        """Tell whether the paragraph of an expression has such a year, or names an era, before it.

        As ``5 กรกฎาคม 2543`` and ``พ.ศ. 2543`` are years of the Buddhist era.
        """
        start, text = expression.start, self._text
        place = bisect_left(self._years, (start,)) - 1
        end = self._years[place].end if place >= 0 else None
        if end is not None and start - end <= _STORY and not BLANK_LINE.search(text, end, start):
            return True
        if not self._words.counts_otherwise(expression.mask):
            return False
        paragraph = BLANK_LINE.split(text[max(0, start - REACH) : start])[-1]
        return self._words.names_another_era(expression.mask, paragraph)
