"""The year that a word tells for the days behind it: this year, last year."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ..fields import Fields
from ..notation.contextual import Contextual
from ..notation.letters import BLANK_LINE
from ..notation.lexicon import Lexicon
from ..notation.reading import EVERY, Reading, Span
from .sentences import Sentences, has_unspaced

# How many dates are looked at for one of the document's own year.
_DATES = 3
# The letters of the longest particle behind a word for a year, and what may stand beside it.
_PARTICLE = 2
_COMMAS = " ,，、"
# What stands between a word for a year and its number, and more than its length.
_BRACKET = 4
OPENINGS = frozenset(("(", "（", " ("))
"""What opens a bracket with a year."""


class YearSaid(NamedTuple):
    """A year that a word tells for the days behind it: this year."""

    end: int
    """Where the word ends in the text."""
    year: int
    this: bool
    """Whether it is the year of the reference."""
    front: bool
    """Whether its sentence begins with it."""


class Said:
    """What the words of a text tell of the years of its days. They come in the order of the text.

    Args:
        text: the text.
        words: the words of its languages.
        sentences: its sentences.
        dated: the dates that have a year of their own, in order.
    """

    def __init__(
        self, text: str, words: Lexicon, sentences: Sentences, dated: list[Reading]
    ) -> None:
        self._text = text
        self._words = words
        self._sentences = sentences
        self._dated = dated
        self._said: YearSaid | None = None
        self._read: Reading | None = None
        """What the last expression means, None if that is open."""
        self._nearest = False
        """Whether nothing beside that expression tells its year."""

    def remember(self, expression: Contextual, read: list[Reading]) -> None:
        """Remember what an expression tells by itself of the days behind it."""
        self._read = read[-1] if read else None
        self._nearest = expression.is_bare
        if expression.shift is None or expression.shift[0] != "year":
            return
        compared = self._words.is_compared(self._text, expression.start, expression.end)
        self._said = None
        if read and not expression.month and not compared:
            year = read[0].first[0]
            # A semicolon parts a sentence into two, each with a front of its own.
            lead = self._sentences.lead(expression.start).rpartition(";")[2]
            front, _ = self._words.begins_sentence(lead)
            self._said = YearSaid(expression.end, year, not expression.shift[1], front)

    def last_before(self, place: int, dated: Reading | None, *, same_month: bool) -> Reading | None:
        """Return the date whose year a word such as the same year means, None if it is not near.

        Args:
            place: where the word or its day begins.
            dated: the last date before it that has a year, of its own or told.
            same_month: whether its month is meant too, so that it is as right as that date.
        """
        known = [one for one in (dated, self._read) if one is not None]
        if not known:
            return None
        last = max(known, key=lambda one: one.start)
        if last is not dated and self._nearest and not same_month:
            return None  # it is only the nearest day, and perhaps of another year
        sentences = self._sentences.between(last.end, place)
        if sentences is None or sentences > 1:
            return None
        aside = self._sentences.is_aside(last) and not last.first[1]
        return None if aside or self._words.has_years_off(self._text[last.end : place]) else last

    def tells_its_own_year(self, year: int, past: Reading) -> bool:
        """Tell whether a date of the document's year stands before a past one in its paragraph.

        The text may come back to it: *They met on May 5, 2018. The first time was in 1958. …*
        """
        place = bisect_left(self._dated, past)
        return any(
            one.first[0] == year and not BLANK_LINE.search(self._text, one.end, past.start)
            for one in self._dated[max(0, place - _DATES) : place]
        )

    def is_behind(self, place: int) -> bool:
        """Tell whether a word for a year stands behind a place: In 1994 … last year, on May 6."""
        return self._said is not None and self._said.end > place

    def is_of_the_sentence(self, expression: Contextual) -> bool:
        """Tell whether the sentence of an expression has a word for a year before it: this year."""
        return self._since(expression) == 0

    def _since(self, expression: Contextual) -> int | None:
        """Return how many sentences end between a word for a year and an expression.

        None if there is no such word before it, or if it is far away.
        """
        said = self._said
        return None if said is None else self._sentences.between(said.end, expression.start)

    def names(self, year: int, expression: Contextual) -> bool:
        """Tell whether the text before a day names the document's own year.

        Its sentence may have the number: *Tours for 2014: July 24*. A sentence before it may begin
        with a word for the year: *This year is one of miracles. On February 12 they flew.*
        """
        said = self._said
        if said is not None and said.this and said.front and self._since(expression) is not None:
            return True
        return bool(re.search(rf"(?<!\d){year}(?!\d)", self._sentences.lead(expression.start)))

    def day_before(self, expression: Contextual) -> Fields | None:
        """Return the nearest day or the year said before another day, None if none is near.

        It is if no more than one sentence ends between them.
        """
        known = []
        if self._read is not None and self._nearest:
            known.append((self._read.end, self._read.first))
        if self._said is not None and not self._said.this:
            known.append((self._said.end, (self._said.year, 1, 1)))
        if not known:
            return None
        end, day = max(known)
        sentences = self._sentences.between(end, expression.start)
        return day if sentences is not None and sentences <= 1 else None

    def saying(self, expression: Contextual) -> YearSaid | None:
        """Return the year that a word tells in the sentence of an expression, None if none does."""
        of_it = expression.is_bare and self.is_of_the_sentence(expression)
        return self._said if of_it else None

    def is_of(self, said: YearSaid, expression: Contextual) -> bool:
        """Tell whether a day is of last year: Last year they met on May 6; 去年有两次：1月6日.

        A word at the front of its sentence is of the whole of it, unless it is of a noun alone, as
        last year's. In scripts without spaces it may be of any of its clauses, but not where only
        a particle or a comma stands between: 지난해에는 9월 20일.
        """
        between = self._text[said.end : expression.start]
        if between.rstrip().endswith((":", "：")):
            return True
        if has_unspaced(between):
            particle = between.strip(_COMMAS)
            joins = self._words.joins(particle, EVERY, "")
            return said.front and len(particle) <= _PARTICLE and not joins
        return said.front and between[:1].isspace()

    def is_told_otherwise(self, expression: Contextual, span: Span, before: Reading | None) -> bool:
        """Tell whether the text tells another year than a word such as next year.

        It does so in a bracket behind it, as in 다음해(2019년), or before it if the word may mean
        the year after one that was told: 1994년에 시작하여 다음해에 (law 4).
        """
        if expression.shift is None or expression.shift[0] != "year":
            return False
        place = bisect_left(self._dated, (expression.start,))
        behind = self._dated[place : place + 1]
        reach = expression.end + _BRACKET
        if behind and self._text[expression.end : min(behind[0].start, reach)] in OPENINGS:
            return behind[0].first[0] != span.first[0]
        expressed = self._text[expression.start : expression.end]
        if before is None or not any(word in expressed for word in self._words.following_years):
            return False
        sentences = self._sentences.between(before.end, expression.start)
        near = sentences is not None and sentences <= 1
        return near and before.first[0] + 1 != span.first[0]
