"""What an expression says: the calendar fields of its ends, its place and its languages.

A reading is made only of what is there. A part that does not fit is left out of its span, and what
cannot be a date is no reading.
"""

from __future__ import annotations

from typing import NamedTuple

from ..era import MAX_YEAR
from ..fields import Fields, exists
from ..fields import in_order as ordered

MonthDay = tuple[int, int]
"""A month and a day, each 0 where there is none."""
EVERY = -1
"""The mask of all languages."""


class Span(NamedTuple):
    """The ends of an expression, the last None where there is one alone."""

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
    """On a mismatch, the ends as the text's Gregorian year has them."""
    elided: bool = False


def in_order(first: Fields, last: Fields | None) -> bool:
    """Tell whether the ends exist and the last is not over before the first begins."""
    if not (first[0] and exists(*first)):
        return False
    return last is None or (exists(*last) and ordered(first, last))


def is_juche_year(number: int) -> bool:
    """Tell whether a number can be a year of the era."""
    return 0 < number <= MAX_YEAR


def narrowed(mask: int, by: int) -> int:
    """Return the languages of a mask that another has too, all of them where it has none."""
    return mask & by or mask
