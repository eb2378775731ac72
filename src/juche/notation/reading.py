"""Readings: the calendar fields of an expression, its place and its languages.

The span of a reading has only the parts that fit. An expression that cannot be a date has no
reading.
"""

from __future__ import annotations

from typing import NamedTuple

from ..era import MAX_YEAR
from ..fields import Fields, exists
from ..fields import in_order as ordered

MonthDay = tuple[int, int]
"""A month and a day. Each is 0 if there is none."""
EVERY = -1
"""The mask of all languages."""


class Span(NamedTuple):
    """The ends of an expression. The last is None if it is no range."""

    first: Fields
    last: Fields | None


class Reading(NamedTuple):
    """One expression: its place in the text, the Gregorian fields of its ends, its languages."""

    start: int
    end: int
    first: Fields
    last: Fields | None
    mask: int
    stated: Span | None = None
    """The ends by the Gregorian year of the text, if it disagrees with the Juche year."""
    elided: bool = False


def in_order(first: Fields, last: Fields | None) -> bool:
    """Tell whether the ends exist and the last does not end before the first begins."""
    if not (first[0] and exists(*first)):
        return False
    return last is None or (exists(*last) and ordered(first, last))


def is_juche_year(number: int) -> bool:
    """Tell whether a number can be a year of the era."""
    return 0 < number <= MAX_YEAR


def narrowed(mask: int, by: int) -> int:
    """Return the languages that two masks share, or those of the first if they share none."""
    return mask & by or mask
