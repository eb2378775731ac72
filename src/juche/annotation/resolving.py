"""Give a year to the dates of a document that need its reference."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .. import _typing as t
from .._value import Period
from ..fields import MONTHS, Fields, last_day
from ..notation.contextual import COMING, NEXT, PAST, SINCE, THIS, Contextual
from ..notation.letters import BLANK_LINE
from ..notation.lexicon import Lexicon
from ..notation.reading import Reading, Span, in_order
from ..values import JuchePeriod

# 29 February may be eight years away, around the turn of a century.
_YEARS = 8
_LEAP_DAY = (2, 29)
# How far apart a day and its month may stand, and what ends a sentence between them.
_SENTENCE = 200
_NEAR = 60
# How far behind a year of another era a day may be of that year.
_STORY = 2_000
_BARE = (None, None, 0)
# What stands between a word for a year and its number, and more than its length.
_BRACKET = 4
OPENINGS = frozenset(("(", "（", " ("))
"""What opens a bracket with a year."""
_PARAGRAPH = re.compile(r"\n\s")
_ENDS = re.compile(r"[.!?]\s|[。！？]|\n\s")


class YearSaid(NamedTuple):
    """A year that a word tells for the days behind it: this year."""

    end: int
    """Where the word ends in the text."""
    year: int
    this: bool
    """Whether it is the year of the reference."""


def resolve(expression: Contextual, reference: date | JuchePeriod) -> Span | None:
    """Return the meaning of an expression in a document that was written on a given date.

    If the reference is a month or a year, its first and its last day must give the same meaning.
    """
    if not isinstance(reference, Period):
        return _resolve(expression, date(reference.year, reference.month, reference.day))
    first = _resolve(expression, reference.first_day().to_gregorian())
    last = _resolve(expression, reference.last_day().to_gregorian())
    return first if first == last else None


def told(expression: Contextual, text: str, dated: list[Reading]) -> Span | None:
    """Return a day or a month whose year the text before it tells, None if it tells none.

    ``In June 1937 they came and struck on June 4.`` has one June. ``On July 8, 1994 he died. On
    July 11 they met.`` goes on in the same month. A later month goes on only in the same sentence,
    and only if it is near: ``In May 2012 they came and in June they left.``
    """
    place = bisect_left(dated, (expression.start,)) - 1 if _is_bare(expression) else -1
    if place < 0:
        return None
    before = dated[place]
    if before.last or before.stated or not before.first[1]:
        return None
    sentences = _sentences(text, before.end, expression.start)
    if sentences is None or sentences > 1:
        return None
    year, month, day = before.first
    near = expression.start - before.end <= _NEAR
    if expression.month == month:
        goes_on = expression.day > day if day else not sentences
    else:
        goes_on = expression.month > month and not sentences and near
    if not goes_on:
        return None
    first = year, expression.month, expression.day
    last = (year, *expression.last) if expression.last else None
    return Span(first, last) if in_order(first, last) else None


def is_open(
    expression: Contextual,
    text: str,
    dated: list[Reading],
    others: list[Reading],
    lexicon: Lexicon,
) -> bool:
    """Tell whether a day may be of a year of another era that its paragraph has before it.

    Behind ``5 กรกฎาคม 2543`` or ``พ.ศ. 2543``, of the Buddhist era, ``7 กรกฎาคม`` is hardly of the
    document's year.
    """
    start = expression.start
    place = bisect_left(others, (start,)) - 1
    end = others[place].end if place >= 0 else start - _STORY - 1
    behind_one = start - end <= _STORY and not BLANK_LINE.search(text, end, start)
    if not behind_one:
        if not lexicon.counts_otherwise(expression.mask):
            return False
        paragraph = BLANK_LINE.split(text[max(0, start - _SENTENCE) : start])[-1]
        if not lexicon.names_another_era(expression.mask, paragraph):
            return False
    return _is_bare(expression) and told(expression, text, dated) is None


def year_said(
    expression: Contextual, read: list[Reading], before: YearSaid | None
) -> YearSaid | None:
    """Return the year that is said behind an expression: by itself, or by one before it."""
    if expression.shift is None or expression.shift[0] != "year":
        return before
    if expression.month or not read:
        return None
    return YearSaid(expression.end, read[0].first[0], not expression.shift[1])


def in_the_year_said(
    expression: Contextual,
    span: Span,
    said: YearSaid | None,
    text: str,
    dated: list[Reading],
) -> Span | None:
    """Return what a day means behind a word for a year in its sentence, None if that is open.

    ``This year they met on January 8`` tells the year. ``Last year they met on September 9`` tells
    it too, but the day may be of another year. So a day that is nearer in another year is
    withheld.
    """
    if said is None or span.first[0] == said.year or not _is_bare(expression):
        return span
    place = bisect_left(dated, (expression.start,)) - 1
    dated_between = place >= 0 and dated[place].start > said.end
    if dated_between or _sentences(text, said.end, expression.start) != 0:
        return span
    if not said.this:
        return None
    first = said.year, *span.first[1:]
    last = (said.year + span.last[0] - span.first[0], *span.last[1:]) if span.last else None
    return Span(first, last) if in_order(first, last) else None


def is_told_otherwise(
    expression: Contextual, span: Span, text: str, dated: list[Reading], following: tuple[str, ...]
) -> bool:
    """Tell whether the text tells another year than a word such as next year.

    It does so in a bracket behind it, as in 다음해(2019년), or before it if the word may mean the
    year after one that was told: 1994년에 시작하여 다음해에 (law 4).
    """
    if expression.shift is None or expression.shift[0] != "year":
        return False
    place = bisect_left(dated, (expression.start,))
    behind = dated[place : place + 1]
    reach = expression.end + _BRACKET
    if behind and text[expression.end : min(behind[0].start, reach)] in OPENINGS:
        return behind[0].first[0] != span.first[0]
    if not place or not text.startswith(following, expression.start):
        return False
    before = dated[place - 1]
    sentences = _sentences(text, before.end, expression.start)
    near = sentences is not None and sentences <= 1
    return near and before.first[0] + 1 != span.first[0]


def _sentences(text: str, end: int, start: int) -> int | None:
    """Return how many sentences end between two places.

    None if the places are far apart, or in two paragraphs.
    """
    between = text[end:start]
    if start - end > _SENTENCE or _PARAGRAPH.search(between):
        return None
    return len(_ENDS.findall(between))


def _is_bare(expression: Contextual) -> bool:
    """Tell whether nothing beside an expression tells its year."""
    direction = None if expression.direction == SINCE else expression.direction
    return (expression.shift, direction, expression.year) == _BARE


def _resolve(expression: Contextual, today: date) -> Span | None:
    first = _first(expression, today)
    if first is None or not in_order(first, None):
        return None
    if expression.last is None:
        return Span(first, None)
    month, day = expression.last
    month = month or first[1]  # 지난달 26일부터 30일
    year = first[0] + ((month, day) < first[1:])
    last = year, month, day
    return Span(first, last) if in_order(last, None) else None


def _first(expression: Contextual, today: date) -> Fields | None:
    if expression.shift is not None:
        return _shifted(expression, *expression.shift, today)
    if expression.year:
        return expression.year, expression.month, expression.day
    candidates = [
        fields
        for fields in _occurrences(expression.month, expression.day, today)
        if in_order(fields, None)
    ]
    direction = expression.direction
    if direction == THIS:
        return next((fields for fields in candidates if fields[0] == today.year), None)
    if direction in {PAST, SINCE}:
        over = [one for one in candidates if _is_past(one, today, begun=direction == SINCE)]
        return max(over, default=None)
    if direction == COMING:  # 오는 10월 may be written in October
        return min((fields for fields in candidates if _is_ahead(fields, today)), default=None)
    if direction == NEXT:
        return min((fields for fields in candidates if _begins(fields) > today), default=None)
    return min(candidates, key=lambda fields: _distance(fields, today), default=None)


def _shifted(expression: Contextual, unit: t.Unit, amount: int, today: date) -> Fields | None:
    """Return the day, month or year at a distance, with the month and day that are named in it."""
    if unit == "year":
        return today.year + amount, expression.month, expression.day
    if unit == "month":
        years, month = divmod(today.month - 1 + amount, MONTHS)
        return today.year + years, month + 1, expression.day
    try:
        day = today + timedelta(amount)
    except OverflowError:
        return None
    return day.year, day.month, day.day


def _occurrences(month: int, day: int, today: date) -> Iterator[Fields]:
    """Yield the dates near today with a month and day, or with a day of any month."""
    if month:
        reach = _YEARS if (month, day) == _LEAP_DAY else 1
        for year in range(today.year - reach, today.year + reach + 1):
            yield year, month, day
        return
    for distance in range(-3, 4):
        years, index = divmod(today.month - 1 + distance, MONTHS)
        yield today.year + years, index + 1, day


def _begins(fields: Fields) -> date:
    return date(fields[0], fields[1], fields[2] or 1)


def _is_past(fields: Fields, today: date, *, begun: bool) -> bool:
    """Tell whether a day or month is over, or has at least begun."""
    return _begins(fields) <= today if begun else _ends(fields) < today


def _is_ahead(fields: Fields, today: date) -> bool:
    """Tell whether a day is still to come, or a month has not ended."""
    return _begins(fields) > today if fields[2] else _ends(fields) >= today


def _ends(fields: Fields) -> date:
    year, month, day = fields
    if day:
        return date(year, month, day)
    return date(year, month, last_day(year, month))


def _distance(fields: Fields, today: date) -> timedelta:
    """Return how far a day or month is from today. The past comes first, so it wins a tie."""
    begins, ends = _begins(fields), _ends(fields)
    return max(begins - today, today - ends, timedelta(0))
