"""The year in which an anniversary is kept, and so the year that it commemorates."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from .._value import Period
from ..notation.anniversaries import Anniversary
from ..notation.late import late
from ..notation.plain import Plain
from ..notation.reading import Reading
from ..values import JuchePeriod
from .said import OPENINGS

# The most characters between an anniversary and a date of its sentence that tells its year.
_REACH = 160
_ENDS = late(r"[.!?]\s|[。！？]|\n\s*\n")
_CLOSING = ".!?。！？ \n\t\u3000\"'”’》」』)）"
# Behind one of these a year is the topic of its sentence, so the anniversary is kept in that year.
_TOPICS = ("은", "는", "에", "이", "は", "に", "是", "为", "為", "，", "、", "との")
# The most characters between a year and an anniversary beside it, and what parts the two.
_BESIDE = 16
_PAUSES = frozenset(",;:、，；：—")
# The most characters before the date that opens a sentence: On, Im Jahr.
_OPENING = 12
# What joins a Korean clause to the next.
_CLAUSE = "이며 "


class Keeping:
    """The dates of a text, which tell the year in which an anniversary is kept.

    Args:
        text: the text.
        reference: the day, month or year on which it was written.
        words: the words of the text's languages.
        dated: the dates that have a year of their own.
        resolved: the dates that were resolved against the reference.
    """

    def __init__(
        self,
        text: str,
        reference: date | JuchePeriod,
        words: Plain,
        dated: list[Reading],
        resolved: list[Reading],
    ) -> None:
        self._text = text
        self._year = reference.gregorian_year if isinstance(reference, Period) else reference.year
        self._new_year = getattr(reference, "month", 0) == 1
        self._words = words
        self._dated = dated
        self._resolved = sorted(resolved)
        self._all = sorted([*dated, *resolved])

    def origin(self, one: Anniversary) -> tuple[int, bool]:
        """Return the year that is commemorated, and whether the year of keeping is assumed.

        The sentence may tell the year of keeping: ``1975년은 당창건 30돐``. A year of the sentence
        that is as many years before the reference as the anniversary's number is the commemorated
        year itself.
        """
        start, end = self._sentence(one)
        years = [reading.first[0] for reading in _within(self._dated, start, end)]
        if self._year - one.years in years:
            return self._year - one.years, False
        kept = self._told_behind(one, end) or self._told_before(one, start)
        year, assumed = kept or (self._likely(self._text[start:end]), True)
        return year - one.years, assumed

    def _told_behind(self, one: Anniversary, end: int) -> tuple[int, bool] | None:
        """Return the year of keeping that the next date tells, and whether that is only likely."""
        for reading in _within(self._all, one.end, end)[:1]:
            between, late = self._text[one.end : reading.start], self._is_late(reading, one)
            # The year in which it is kept may follow: 100돐이 되는 2012년.
            if between.strip() in self._words.keeping_links:
                return reading.first[0], False
            # So may one in a bracket: 70周年（2018年）.
            if late and between in OPENINGS:
                return reading.first[0], False
            # One right behind it is likely to be that year: its 70th anniversary in Juche 104.
            if late and self._is_beside(between, reading):
                return reading.first[0], True
        return None

    def _told_before(self, one: Anniversary, start: int) -> tuple[int, bool] | None:
        """Return the year of keeping that a date before tells, and whether that is only likely."""
        for reading in _within(self._all, start, one.start)[-1:]:
            # One right before it is likely to be that year: 2018年9月9日の建国70周年.
            beside = self._is_beside(self._text[reading.end : one.start], reading)
            if beside and not self._is_topic(reading) and self._is_late(reading, one):
                return reading.first[0], True
        dated = _within(self._dated, start, one.start)
        topics = [reading for reading in dated if self._is_topic(reading)]
        tells = sorted([*_within(self._resolved, start, one.start), *topics])
        if tells:
            # Behind a clause of its own the year may be that of the clause alone.
            clause = _CLAUSE in self._text[tells[-1].end : one.start]
            return tells[-1].first[0], clause
        if dated and self._opens(dated[0], one, start) and self._is_late(dated[0], one):
            return dated[0].first[0], False
        return None

    def _likely(self, sentence: str) -> int:
        """Return the year of keeping where no date tells it.

        What was kept, told in the first month of a year, was kept in the year before.
        """
        past = sentence.rstrip(_CLOSING).endswith(self._words.past_endings)
        return self._year - (self._new_year and past)

    def _is_beside(self, between: str, reading: Reading) -> bool:
        """Tell whether a date has a year of its own, and little parts it from an anniversary."""
        near = len(between) <= _BESIDE and not _PAUSES & set(between)
        return near and bool(_within(self._dated, reading.start, reading.end))

    def _opens(self, reading: Reading, one: Anniversary, start: int) -> bool:
        """Tell whether a date opens the sentence that begins at a place, and so dates it.

        ``On September 9, 2018, the country celebrated its 70th anniversary.``
        """
        before = self._text[start : reading.start]
        begins = one.start - start < _REACH
        return begins and len(before) <= _OPENING and not _PAUSES & set(before)

    def _is_late(self, reading: Reading, one: Anniversary) -> bool:
        """Tell whether a date is too late for the event itself, so that it tells the keeping."""
        late = reading.first[0] + one.years > self._year + 1
        return late and not reading.stated and reading.last is None

    def _is_topic(self, reading: Reading) -> bool:
        """Tell whether a date with its year may be the year in which an anniversary is kept."""
        topic = self._text.startswith(_TOPICS, reading.end)
        return not reading.stated and (topic or reading.first[0] > self._year)

    def _sentence(self, one: Anniversary) -> tuple[int, int]:
        """Return where the sentence of an anniversary begins and ends, within the reach."""
        first, last = max(0, one.start - _REACH), one.end + _REACH
        ends = list(_ENDS.finditer(self._text, first, one.start))
        close = _ENDS.search(self._text, one.end, last)
        return ends[-1].end() if ends else first, close.start() if close else last


def _within(readings: list[Reading], start: int, end: int) -> list[Reading]:
    """Return the readings, in order, that begin between two places."""
    first = bisect_left(readings, (start,))
    return readings[first : bisect_left(readings, (end,))]
