"""The year that a text tells for the days and months behind it."""

from __future__ import annotations

from bisect import bisect_left

from ..fields import MONTHS
from ..notation.bare import FromTold
from ..notation.contextual import Contextual
from ..notation.edges import OURS
from ..notation.late import late
from ..notation.lexicon import Lexicon
from ..notation.reading import Reading, Span, in_order
from .dropping import NOT_TOLD, OF_THE_STORY, OF_THE_YEAR_SAID, Reason
from .eras import OtherEras
from .headings import Headings, under
from .resolving import falls, in_year, is_beside, is_later
from .said import Said
from .sentences import Sentences, is_near

# How many sentences may stand between a month and its days.
_SAME_MONTH = 3
# What introduces days behind a year: in 2006: on October 3.
_INTRODUCING = frozenset(":：–—")
# How many sentences a past year may stand before a day that is far from the document's.
_PAST = 3
_NEXT_LINE = late(r"\n[^\S\n]{0,40}\S")
# What a date before a day may say of its year. Nothing is said where it is empty.
_TOLD, _OPEN = "told", "open"


class Story:
    """What a text tells of the years of its days. They are asked for in the order of the text.

    Args:
        text: the text.
        words: the words of its languages.
        dated: the dates that have a year of their own, in order.
        others: those that have a year of another era, in order.
        headings: the years that head the lines below them.
        now: the document's own year and month, 0 if its month is not known.
    """

    def __init__(
        self,
        text: str,
        words: Lexicon,
        dated: list[Reading],
        others: list[Reading],
        headings: Headings,
        now: tuple[int, int],
    ) -> None:
        self._text = text
        self._words = words
        self._dated = dated
        self._eras = OtherEras(text, words, others)
        self._headings = headings
        self._year, self._month = now
        self._sentences = Sentences(text, words)
        self.said = Said(text, words, self._sentences, dated)
        self._last: Reading | None = None
        """The last date whose year the text told."""
        self._open: Contextual | None = None
        """The last expression of which the text leaves open whether it tells the year."""
        self._rival = -1
        """Where the last day begins that is open and that a past year before it may not tell."""
        self._goes_further = False
        """Whether the story of that date goes on behind its sentence."""
        self._now = -1
        """Where the last date of the document's own time begins. It ends a story."""

    def told(self, expression: Contextual, nearest: Span | None) -> Span | Reason | None:
        """Return a day or a month whose year the text before it tells.

        None if it tells none, and the reason if it leaves open whether it does.

        ``In June 1937 they came and struck on June 4.`` has one June. ``On July 8, 1994 he died. On
        July 11 they met.`` goes on in the same month. A story goes on in its year: ``On January 23,
        1968 the ship was boarded, and the crew came home on December 23.``
        """
        if not expression.is_bare:
            return None
        far = nearest is not None and self._is_far(nearest)
        span = self._verdict(expression, near=nearest is not None and not far)
        if span is None and self._goes_on_open(expression):
            span = OF_THE_STORY
        if far and not isinstance(span, Span):
            span = self._of_the_past(expression, span)
        if span is OF_THE_STORY:
            self._open = expression
            if not far:
                self._rival = expression.start
        if isinstance(span, Span):
            if expression.weekdays and not falls(expression, span.first):
                return None
            self._tell(expression, span, further=True)
        return span

    def _is_far(self, nearest: Span) -> bool:
        """Tell whether the nearest day is neither in the document's month nor in one beside it.

        Most texts tell of days that are near them. A day that is far from its document is more
        often of a year that the sentences before it tell.
        """
        return self._month > 0 and not is_beside(nearest.first, self._year, self._month)

    def _past_before(self, expression: Contextual) -> Reading | None:
        """Return the date of a past year in the sentences before a day, None if there is none.

        A sentence that ends its line ends what the line tells too.
        """
        before = self._before(expression.start)
        if before is None or self._is_over(before.end):
            return None
        there = before.end, expression.start
        if self._sentences.ends_a_line(*there):
            return None
        sentences = self._sentences.between(*there)
        past = (before.last or before.first)[0] < self._year
        goes_on = sentences is not None and sentences <= _PAST
        return before if past and goes_on and not self._sentences.is_since(before) else None

    def _of_the_past(
        self, expression: Contextual, span: Span | Reason | None
    ) -> Span | Reason | None:
        """Return a day far from its document as that of a past year before it, or as open.

        ``He came in August 1974. The rains had ended. On September 9`` goes on in that year. It is
        open where the year is that of an aside, *the hall, built in 1974, was shut*, where another
        open day or the document's own year is told too, and where it is earlier in the year.
        """
        before = self._past_before(expression)
        if before is None or self.said.saying(expression) is not None:
            return span
        year, *end = before.last or before.first
        if not is_later(expression, *end):
            self._rival = expression.start
        told = in_year(expression, year)
        aside = self._interrupts(before) or self.said.tells_its_own_year(self._year, before)
        certain = self._rival < before.start and _tells_a_year(before) and not aside
        goes_on = certain and self._goes_on_behind(before, expression.start)
        return told if goes_on and told is not None else OF_THE_STORY

    def _goes_on_behind(self, before: Reading, place: int) -> bool:
        """Tell whether the sentences behind that of a date go on with its year, on its line.

        Behind a month, its own sentence does too.
        """
        sentences = self._sentences
        if "\n" in self._text[before.end : place] or sentences.is_one_of_several(before):
            return False
        goes_on = before.first[1] > 0 or sentences.between(before.end, place) != 0
        return goes_on and not sentences.is_aside(before)

    def _goes_on_open(self, expression: Contextual) -> bool:
        """Tell whether a day goes on behind one that is open: on 2 September … on 12 October."""
        one = self._open
        if one is None or self._is_over(one.end):
            return False
        sentences = self._sentences.between(one.end, expression.start)
        later = (expression.month, expression.day) >= (one.month, one.day)
        return sentences is not None and sentences <= 1 and later

    def _is_over(self, end: int) -> bool:
        """Tell whether a story is over behind a date: the text has come to its own time."""
        return end < self._now or self.said.is_behind(end)

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

    def _verdict(self, expression: Contextual, *, near: bool = False) -> Span | Reason | None:
        before = self._before(expression.start)
        heading = self._headings.above(expression.start)
        if heading is not None and self._sentences.begins_line(expression.start):
            return under(heading, expression, before) or OF_THE_STORY
        open_year = OF_THE_STORY if heading is not None and heading.end > self._now else None
        if before is None or self._is_over(before.end):
            return open_year
        sentences = self._sentences.between(before.end, expression.start)
        if self._sentences.are_entries(before, expression.start):
            return OF_THE_STORY  # 12. Speech of 4 January 1975. 13. Ibid., 5 January
        if sentences is None:
            if not self._sentences.are_rows(before, expression.start):
                return open_year
            if near:  # perhaps a paragraph of prose, which tells of the document's own time
                return OF_THE_STORY
            sentences = 1
        year, month, _ = before.last or before.first
        follows = month == MONTHS and expression.month == 1  # over New Year
        if not month:
            goes_on = self._of_the_year(before, expression, sentences, near=near)
        else:
            goes_on = self._goes_on(before, expression, sentences, follows=follows)
        between = self._text[before.end : expression.start]
        # In 2020 a plan begins. They met on December 28.
        ahead = near and not month and year > self._year
        told = goes_on == _TOLD and not ahead and _tells_a_year(before)
        if told and not self._words.has_years_off(between):
            return in_year(expression, year + follows) or OF_THE_STORY
        return OF_THE_STORY if goes_on else open_year

    def _of_the_year(
        self, year: Reading, expression: Contextual, sentences: int, *, near: bool
    ) -> str:
        """Return whether an expression is of a year without a month, ``told`` or ``open``.

        A year at the front tells the days of its sentence and of the next one: *In 1968 the crew
        were held. The ship was boarded on January 23.* A year with few words before it tells the
        day that begins the next sentence, unless that is near the document. Elsewhere it tells
        those beside it, with the same exception, or behind a colon. Others are open, as are those
        behind a year that closes its sentence.
        """
        front, since = self._sentences.front(year)
        closes = self._sentences.ends(year.end)
        lasts = self._sentences.is_since(year) or (since and not closes)
        # The document's own year tells nothing of the turn of the year, where the nearest is meant.
        own = year.first[0] == self._year and not front
        if lasts or own or self.said.is_of_the_sentence(expression):
            return ""
        between = self._text[year.end : expression.start]
        if "\n" in between:
            line = self._sentences.begins(expression.start) and self._sentences.is_a_line(year)
            return _TOLD if line else _OPEN * closes
        if sentences > 1:
            return ""
        if sentences:
            topic = self._sentences.is_topic(year) and self._sentences.begins(expression.start)
            alone = topic and not near and not self._sentences.is_aside(year)
            told = (front or alone) and not self._interrupts(year)
            return _TOLD if told else _OPEN * (front or closes or topic)
        if between.count(")") > between.count("("):
            return ""
        parted = ";" in between or self._sentences.is_aside(year)
        beside = is_near(between) and not parted and not near
        return _TOLD if front or beside or between.lstrip()[:1] in _INTRODUCING else _OPEN

    def _interrupts(self, year: Reading) -> bool:
        """Tell whether a year without a month stands behind a sentence of the document's own time.

        The text may come back to that: *They met yesterday. In 1964 he was here. On March 10 …*
        """
        return not year.first[1] and self._sentences.between(self._now, year.start) == 1

    def _goes_on(
        self, before: Reading, expression: Contextual, sentences: int, *, follows: bool
    ) -> str:
        """Return whether an expression is of the year of a day or month before it.

        The answer is ``told``, ``open``, or empty if it is not, as a day or month that is earlier
        in the year.
        """
        _, month, day = end = before.last or before.first
        # A day on a line by itself is that of a letter, which tells of other days as well.
        if day and self._sentences.is_a_line(before):
            return ""
        # Behind May 1959, the next sentences tell of days in May.
        most = _SAME_MONTH if expression.month == month and not day else 1
        # A day inside a range is of it: from January 5 to 12, 2021. On January 9
        begun = before.first if before.first[0] == end[0] else end
        later = is_later(expression, *begun[1:])
        if sentences > most or not (later or follows):
            return ""
        clause = not day and self._sentences.closes_a_clause(before)
        if expression.month == month and expression.day and (day or not (sentences or clause)):
            return _TOLD
        between = self._text[before.end : expression.start]
        near = not _NEXT_LINE.search(between) and is_near(between)
        if not sentences and (near or expression.month == month):
            return _OPEN if clause else _TOLD
        return self._is_story(before, expression, sentences)

    def _is_story(self, before: Reading, expression: Contextual, sentences: int) -> str:
        """Return whether a date begins a story to which a later day belongs, as ``_goes_on`` does.

        A date at the front of its sentence does, and one at its end if the next sentence begins
        with the day. So does a date that is a sentence by itself, or a line.
        """
        chained = before is self._last
        if chained and sentences and not self._goes_further:
            return ""
        _, month, day = before.last or before.first
        same_month = expression.month == month
        ends = self._sentences.ends(before.end)
        front, since = self._sentences.front(before)
        since = since or self._sentences.is_since(before)
        front = front and (ends or not since)
        begins = self._sentences.begins(expression.start)
        if "\n" in self._text[before.end : expression.start]:
            line = begins and (
                chained
                or self._sentences.is_a_line(before)
                # An entry of a chronology goes on with the year of the entry above.
                or (day > 0 and self._sentences.begins_line(before.start))
            )
            return _TOLD if line else ""
        plain = self._sentences.is_plain_front(before)
        if not sentences:
            return _TOLD if chained or front else _OPEN * plain
        if front or (begins and (chained or plain or ends or same_month)):
            return _TOLD
        closes = ends and day > 0
        return _OPEN if chained or plain or closes or same_month else ""

    def is_open(self, expression: Contextual) -> bool:
        """Tell whether a day may be of a year of another era that its paragraph has before it.

        Behind ``5 กรกฎาคม 2543`` or ``พ.ศ. 2543``, of the Buddhist era, ``7 กรกฎาคม`` is hardly
        of the document's year.
        """
        near = self._eras.are_near(expression)
        return near and expression.is_bare and self._verdict(expression) is None

    def in_the_year_told(self, expression: Contextual, word: FromTold) -> Span | Reason:
        """Return a day of that year or of the next, or why it is open: 그해 10월, 이듬해 5월.

        The year is told in the same sentence or the one before, with no open day between.
        """
        place = min(word.start, expression.start)
        same_month = not expression.month
        before = self.said.last_before(place, self._before(place), same_month=same_month)
        left_open = (
            self._open is not None and before is not None and self._open.start > before.start
        )
        if before is None or left_open or not _tells_a_year(before):
            return OF_THE_STORY
        year, month, _ = before.last or before.first
        if same_month:
            last = expression.last and (expression.last[0] or month, expression.last[1])
            expression = expression._replace(month=month, last=last)
        span = in_year(expression, year + word.distance)
        if span is not None:
            self._tell(expression, span, further=True)
        return span or OF_THE_STORY

    def is_told_otherwise(self, expression: Contextual, span: Span) -> bool:
        """Tell whether the text tells another year than a word such as next year."""
        before = self._before(expression.start)
        return self.said.is_told_otherwise(expression, span, before)

    def _nearest(self, expression: Contextual, nearest: Span) -> Span | Reason:
        """Return the nearest day, or why it may not be meant."""
        if expression.told_only:
            return NOT_TOLD
        # Its weekday is not that of the year told, or is that of the nearest by chance.
        bare = expression.is_bare and expression.weekdays
        if bare and self._is_far(nearest) and self._past_before(expression):
            self._open = expression
            return OF_THE_STORY
        self._now = expression.start
        if expression.month and (expression.shift or ("", 0)) == ("year", -1):
            self._tell(expression, nearest, further=False)  # in May last year … on May 6
        return nearest

    def in_the_year_said(self, expression: Contextual, nearest: Span) -> Span | Reason:
        """Return what a day means behind a word for a year in its sentence, or why that is open.

        ``This year they met on January 8`` tells the year. ``They met last year and on September
        9`` tells it too, but the day may be of another year. So a day that is nearer in another
        year is withheld. Without such a word the day is the nearest.
        """
        said = self.said.saying(expression)
        if said is None:
            return self._nearest(expression, nearest)
        if nearest.first[0] == said.year and not expression.told_only:
            return nearest
        if not said.this and not self.said.is_of(said, expression):
            return OF_THE_YEAR_SAID
        _, *first = nearest.first
        last = nearest.last and (said.year + nearest.last[0] - nearest.first[0], *nearest.last[1:])
        span = Span((said.year, first[0], first[1]), last)
        if not in_order(*span):
            return OF_THE_YEAR_SAID
        if not said.this:
            self._tell(expression, span, further=False)
        return span


def _tells_a_year(one: Reading) -> bool:
    """Tell whether the year of a date is certain: not Juche 89 (2001), nor Juche 2018."""
    return not one.stated and max(one.first, one.last or one.first)[0] < OURS.stop
