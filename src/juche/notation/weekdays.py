"""The weekday that stands beside a day. It tells in which years the day can be meant."""

from __future__ import annotations

from datetime import date

from ..fields import MONTHS, Fields
from .parts import Place
from .tokens import Tokens

_BESIDE = " \n,("


def weekdays_beside(tokens: Tokens, start: int, end: int) -> int:
    """Return the weekdays that a word beside some tokens may name: Friday, April 13; 4월 13일(금).

    The answer is a mask whose first bit is Monday, or 0 if no weekday stands there. An abbreviation
    must stand in a bracket or before a sign, because some are words of other languages: Danish to.
    """
    outline, at = tokens.outline, tokens.before_all(start, _BESIDE, "ARTICLE", "ON", "POSSESSIVE")
    dotted = at > 0 and outline[at] == "."
    before = _weekdays(tokens, at - dotted, short=dotted or outline[at + 1 : at + 2] == ",")
    if before:
        return before
    at = end
    while at < len(outline) and outline[at] in _BESIDE:
        at += 1
    return _weekdays(tokens, at, short=outline[at - 1] == "(")


def day_stands_first(tokens: Tokens, place: Place, first: Fields) -> bool | None:
    """Tell whether a weekday beside numbers says which one is the day: Senin (6/11/2023).

    None if it says nothing, as where both are days of the month or no weekday stands there.

    Args:
        tokens: the stretch of text.
        place: where the numbers stand.
        first: the date, if the day stands first.
    """
    year, month, day = first
    if max(day, month) > MONTHS or day == month:
        return None
    weekdays = weekdays_beside(tokens, *place)
    fits = [weekdays >> date(year, *one).weekday() & 1 for one in ((month, day), (day, month))]
    return None if fits[0] == fits[1] else bool(fits[0])


def _weekdays(tokens: Tokens, index: int, *, short: bool) -> int:
    # In 7월 31일, 8월 2일 the word counts the day, and is no Sunday.
    before = tokens.before(index)
    short = short and not (before >= 0 and tokens.outline[before].isdecimal())
    known = tokens.has(index, "WEEKDAY") or (short and tokens.has(index, "WEEKDAY_SHORT"))
    return tokens.word(index).weekdays if known else 0
