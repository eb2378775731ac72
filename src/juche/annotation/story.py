"""The year that a text tells for the days and months behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ..notation.contextual import SINCE, Contextual
from ..notation.late import late
from ..notation.letters import BLANK_LINE, UNSPACED, ends_with_word, fold
from ..notation.lexicon import Lexicon
from ..notation.reading import Reading, Span, in_order
from .dropping import NOT_TOLD, OF_THE_STORY, OF_THE_YEAR_SAID, Reason
from .headings import Heading, Headings, begun_line

# How far apart a day and its month may stand, and what ends a sentence between them.
_SENTENCE = 200
_NEAR, _NEAR_UNSPACED = 24, 12
# How many sentences may stand between a month and its days.
_SAME_MONTH = 3
_ENDS = late(r"[.!?]\s|[。！？]|\n\s")
_PARAGRAPH = late(r"\n\s")
_NEXT_LINE = late(r"\n\S")
# How far behind a year of another era a day may be of that year.
_STORY = 2_000
_BARE = (None, None, 0)
# What stands between a word for a year and its number, and more than its length.
_BRACKET = 4
OPENINGS = frozenset(("(", "（", " ("))
"""What opens a bracket with a year."""
# What may stand before the first word of a sentence: a dash, a quotation mark, Q: in an interview.
_BEGINNING = late(r"^[\W_]{0,4}(?:[^\W\d_]: )?")
# In scripts without spaces, the most characters before a day that begins its sentence, and between
# it and the comma behind it.
_FEW, _PAUSE = 6, 8
_COMMAS = frozenset(",、，")
# What may stand between a word such as tomorrow and its day: tomorrow, on July 20.
_NEAREST = 7
_BESIDE = late(r"[ \xa0]?[,、，（(]?[ \xa0]?(?:[^\W\d_]{1,3}[ \xa0])?")
_ADVERB = late(r"[^\W\d_]{1,4}[ \xa0]")


class _YearSaid(NamedTuple):
    """A year that a word tells for the days behind it: this year."""

    end: int
    """Where the word ends in the text."""
    year: int
    this: bool
    """Whether it is the year of the reference."""
    front: bool
    """Whether its sentence begins with it."""


class Story:
    """What a text tells of the years of its days. They are asked for in the order of the text.

    Args:
        text: the text.
        words: the words of its languages.
        dated: the dates that have a year of their own, in order.
        others: those that have a year of another era, in order.
        headings: the years that head the lines below them.
    """

    def __init__(
        self,
        text: str,
        words: Lexicon,
        dated: list[Reading],
        others: list[Reading],
        headings: Headings,
    ) -> None:
        self._text = text
        self._words = words
        self._dated = dated
        self._others = others
        self._headings = headings
        self._last: Reading | None = None
        """The last date whose year the text told."""
        self._goes_further = False
        """Whether the story of that date goes on behind its sentence."""
        self._said: _YearSaid | None = None
        self._day_said = -_NEAREST
        """Where the last word for a day ends, such as tomorrow."""

    def told(self, expression: Contextual) -> Span | Reason | None:
        """Return a day or a month whose year the text before it tells.

        None if it tells none, and the reason if it leaves open whether it does.

        ``In June 1937 they came and struck on June 4.`` has one June. ``On July 8, 1994 he died. On
        July 11 they met.`` goes on in the same month. A story goes on in its year: ``On January 23,
        1968 the ship was boarded, and the crew came home on December 23.``
        """
        span = self._verdict(expression)
        if isinstance(span, Span):
            self._tell(expression, span, further=True)
        return span

    def agrees(self, expression: Contextual, nearest: Span) -> bool:
        """Tell whether the nearest day is of the year that may be told, so that both agree."""
        before = self._before(expression.start)
        heading = self._headings.above(expression.start)
        year = (before.last or before.first)[0] if before else None
        if heading is not None and (before is None or before.start < heading.start):
            year = heading.year
        return year == nearest.first[0] and not expression.told_only

    def _tell(self, expression: Contextual, span: Span, *, further: bool) -> None:
        """Let an expression tell the year of those behind it."""
        self._goes_further = further
        self._last = Reading(expression.start, expression.end, *span, expression.mask)

    def _before(self, place: int) -> Reading | None:
        """Return the last date before a place that has a year, of its own or told."""
        index = bisect_left(self._dated, (place,)) - 1
        dated = self._dated[index] if index >= 0 else None
        if self._last is not None and (dated is None or dated.start < self._last.start):
            return self._last
        return dated

    def _verdict(self, expression: Contextual) -> Span | Reason | None:
        if not is_bare(expression):
            return None
        before = self._before(expression.start)
        heading = self._headings.above(expression.start)
        if heading is not None and self._begins_line(expression.start):
            return _under(heading, expression, before)
        if self._is_beside_a_day(expression):
            return None
        open_year = OF_THE_STORY if heading is not None and heading.alone else None
        if before is None or before.stated:
            return open_year
        sentences = self._sentences(before.end, expression.start)
        goes_on = "" if sentences is None else self._goes_on(before, expression, sentences)
        if goes_on == "told":
            return _in_year(expression, (before.last or before.first)[0])
        return OF_THE_STORY if goes_on else open_year

    def _goes_on(self, before: Reading, expression: Contextual, sentences: int) -> str:
        """Return whether an expression is of the year of a date before it: ``told`` or ``open``.

        The answer is empty if it is not, as a day or month that is earlier in the year.
        """
        _, month, day = before.last or before.first
        # A day on a line by itself is that of a letter, which tells of other days as well.
        if day and self._is_a_line(before):
            return ""
        # Behind May 1959, the next sentences tell of days in May.
        most = _SAME_MONTH if expression.month == month and not day else 1
        if sentences > most or (expression.month, expression.day or day + 1) <= (month, day):
            return ""
        if expression.month == month and expression.day:
            return "told"
        between = self._text[before.end : expression.start]
        near = not _NEXT_LINE.search(between) and len(between) <= (
            _NEAR_UNSPACED if _has_unspaced(between) else _NEAR
        )
        if month and not sentences and (near or expression.month == month):
            return "told"
        return self._is_story(before, expression, sentences)

    def _is_story(self, before: Reading, expression: Contextual, sentences: int) -> str:
        """Return whether a date begins a story to which a later day belongs, as ``_goes_on`` does.

        A date at the front of its sentence does, and one at its end if the next sentence begins
        with the day. So does a date that is a sentence by itself, or a line.
        """
        chained = before is self._last
        if chained and sentences and not self._goes_further:
            return ""
        ends = self._ends(before.end)
        front, since = self._front(before)
        front = front and (ends or not since)
        begins = self._begins(expression)
        if "\n" in self._text[before.end : expression.start]:
            if begins and (chained or self._is_a_line(before)):
                return "told"
            return "open" if self._closes_with_a_year(before) else ""
        plain = self._is_plain_front(before)
        if not sentences:
            return "told" if chained or front else "open" * plain
        month = bool(before.first[1])
        if (front and ends) or (begins and (chained or plain or (month and (front or ends)))):
            return "told"
        return "open" if chained or plain or front or self._closes_with_a_year(before) else ""

    def _closes_with_a_year(self, one: Reading) -> bool:
        """Tell whether a year closes its sentence: They met in 1980, not: None since 1980."""
        if one.first[1] or not self._ends(one.end):
            return False
        return not ends_with_word(fold(self._lead(one.start)), self._words.since)

    def _ends(self, place: int) -> bool:
        """Tell whether a sentence ends at a place."""
        return self._has_stopped(place) or _ENDS.match(self._text, place) is not None

    def _has_stopped(self, place: int) -> bool:
        """Tell whether the stop of a date ends its sentence: that of 1950 г. before a capital."""
        return self._text[place - 1] == "." and self._text[place + 1 : place + 2].isupper()

    def _is_a_line(self, one: Reading) -> bool:
        """Tell whether a date is a line by itself."""
        return self._text[one.end] == "\n" and not self._lead(one.start)

    def _front(self, one: Reading) -> tuple[bool, bool]:
        """Tell whether a date begins its sentence, and whether a word such as since leads it."""
        lead = self._lead(one.start)
        if not _has_unspaced(self._text[one.start : one.end]):
            return self._words.begins_sentence(lead)
        return len(lead) <= _FEW and self._pauses(one), False

    def _is_plain_front(self, one: Reading) -> bool:
        """Tell whether a day begins its sentence without a comma, in a script without spaces.

        ``1950년 6월 25일 전쟁이 터졌다.`` tells of that day, but in ``2018년 4월 27일 선언`` it is
        part of a name. So such a day tells the year of a sentence that begins with another day, and
        leaves it open elsewhere.
        """
        unspaced = bool(one.first[2]) and _has_unspaced(self._text[one.start : one.end])
        return unspaced and len(self._lead(one.start)) <= _FEW and not self._pauses(one)

    def _pauses(self, one: Reading) -> bool:
        """Tell whether a comma stands behind a date or its particle."""
        return not _COMMAS.isdisjoint(self._text[one.end : one.end + _PAUSE])

    def _begins(self, expression: Contextual) -> bool:
        """Tell whether a day begins its sentence. A short word may stand before it: then, уже."""
        lead = self._lead(expression.start)
        short = _ADVERB.match(f"{lead} ")
        rest = f"{lead} "[short.end() :] if short else lead
        return self._words.begins_sentence(lead)[0] or self._words.begins_sentence(rest)[0]

    def _begins_line(self, place: int) -> bool:
        """Tell whether a day begins its line. A word such as on may stand before it."""
        lead = begun_line(self._text, place, _NEAR)
        return lead is not None and self._words.begins_sentence(_stripped(lead))[0]

    def _lead(self, place: int) -> str:
        """Return what stands before a place in its sentence and line."""
        near = self._text[max(0, place - _SENTENCE) : place]
        sentence = _ENDS.split(near.rpartition("\n")[2])[-1]
        for dash in ("--", "—"):
            sentence = sentence.rpartition(dash)[2]
        return _stripped(sentence)

    def is_open(self, expression: Contextual) -> bool:
        """Tell whether a day may be of a year of another era that its paragraph has before it.

        Behind ``5 กรกฎาคม 2543`` or ``พ.ศ. 2543``, of the Buddhist era, ``7 กรกฎาคม`` is hardly
        of the document's year.
        """
        start, text = expression.start, self._text
        place = bisect_left(self._others, (start,)) - 1
        end = self._others[place].end if place >= 0 else None
        if end is None or start - end > _STORY or BLANK_LINE.search(text, end, start):
            if not self._words.counts_otherwise(expression.mask):
                return False
            paragraph = BLANK_LINE.split(text[max(0, start - _SENTENCE) : start])[-1]
            if not self._words.names_another_era(expression.mask, paragraph):
                return False
        return is_bare(expression) and self._verdict(expression) is None

    def _is_beside_a_day(self, expression: Contextual) -> bool:
        """Tell whether a word such as tomorrow stands right before a day: tomorrow, July 7."""
        end, start = self._day_said, expression.start
        return start - end <= _NEAREST and _BESIDE.fullmatch(self._text, end, start) is not None

    def say(self, expression: Contextual, read: list[Reading]) -> None:
        """Remember what an expression tells by itself of the days behind it."""
        if expression.shift is None:
            return
        if expression.shift[0] == "day":
            self._day_said = expression.end
        if expression.shift[0] != "year":
            return
        compared = self._words.is_compared(self._text, expression.start, expression.end)
        self._said = None
        if read and not expression.month and not compared:
            year = read[0].first[0]
            front, _ = self._words.begins_sentence(self._lead(expression.start))
            self._said = _YearSaid(expression.end, year, not expression.shift[1], front)

    def names(self, year: int, expression: Contextual) -> bool:
        """Tell whether the sentence of a day names a year before it: Tours for 2014: July 24."""
        return bool(re.search(rf"(?<!\d){year}(?!\d)", self._lead(expression.start)))

    def in_the_year_said(self, expression: Contextual, nearest: Span) -> Span | Reason:
        """Return what a day means behind a word for a year in its sentence, or why that is open.

        ``This year they met on January 8`` tells the year. ``They met last year and on September
        9`` tells it too, but the day may be of another year. So a day that is nearer in another
        year is withheld. Without such a word the day is the nearest.
        """
        said = self._saying(expression)
        if said is None:
            return NOT_TOLD if expression.told_only else nearest
        if nearest.first[0] == said.year and not expression.told_only:
            return nearest
        if not said.this and not self._is_of(said, expression):
            return OF_THE_YEAR_SAID
        _, *first = nearest.first
        last = nearest.last and (said.year + nearest.last[0] - nearest.first[0], *nearest.last[1:])
        span = Span((said.year, first[0], first[1]), last)
        if not in_order(*span):
            return OF_THE_YEAR_SAID
        if not said.this:
            self._tell(expression, span, further=False)
        return span

    def _saying(self, expression: Contextual) -> _YearSaid | None:
        """Return the year that a word tells in the sentence of an expression, None if none does."""
        said = self._said
        if said is None or not is_bare(expression):
            return None
        before = self._before(expression.start)
        dated_between = before is not None and before.start > said.end
        sentences = self._sentences(said.end, expression.start)
        return None if dated_between or sentences != 0 else said

    def _is_of(self, said: _YearSaid, expression: Contextual) -> bool:
        """Tell whether a day is of last year: Last year they met on May 6; 去年有两次：1月6日.

        A word at the front of its sentence is of the whole of it, unless it is of a noun alone, as
        last year's. In scripts without spaces it may be of any of its clauses.
        """
        between = self._text[said.end : expression.start]
        if between.rstrip().endswith((":", "：")):
            return True
        return said.front and not _has_unspaced(between) and between[:1].isspace()

    def is_told_otherwise(self, expression: Contextual, span: Span) -> bool:
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
        if not place or not self._text.startswith(self._words.following_years, expression.start):
            return False
        before = self._dated[place - 1]
        sentences = self._sentences(before.end, expression.start)
        near = sentences is not None and sentences <= 1
        return near and before.first[0] + 1 != span.first[0]

    def _sentences(self, end: int, start: int) -> int | None:
        """Return how many sentences end between two places.

        None if the places are far apart, or in two paragraphs.
        """
        between = self._text[end:start]
        if start - end > _SENTENCE or _PARAGRAPH.search(between):
            return None
        return self._has_stopped(end) + len(_ENDS.findall(between))


def _stripped(lead: str) -> str:
    """Return the words that begin a sentence, without the marks before them."""
    return _BEGINNING.sub("", lead).strip()


def _under(heading: Heading, expression: Contextual, before: Reading | None) -> Span | Reason:
    """Return a day in the year of the heading of its entry, or the reason why that is open.

    It is open where the last date before the entry has another year.
    """
    if before is not None and before.start > heading.start and before.first[0] != heading.year:
        return OF_THE_STORY
    return _in_year(expression, heading.year) or OF_THE_STORY


def _in_year(expression: Contextual, year: int) -> Span | None:
    """Return a day or month in a year, None if the year has no such day."""
    first = year, expression.month, expression.day
    last = (year, *expression.last) if expression.last else None
    return Span(first, last) if in_order(first, last) else None


def is_bare(expression: Contextual) -> bool:
    """Tell whether nothing beside an expression tells its year."""
    direction = None if expression.direction == SINCE else expression.direction
    return (expression.shift, direction, expression.year) == _BARE


def _has_unspaced(text: str) -> bool:
    return not text.isascii() and any(letter >= UNSPACED for letter in text)
