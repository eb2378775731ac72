"""What an expression says: the calendar fields of its ends, its place and its languages.

A reading is made only of what is there. A part that does not fit is left out of its span, and what
cannot be a date is no reading.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..era import MAX_YEAR

Fields = tuple[int, int, int]
"""A Gregorian year, month and day; the month and the day are 0 where there is none."""
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


def exists(fields: Fields) -> bool:
    """Tell whether there is such a year, month or day in the Gregorian calendar."""
    year, month, day = fields
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return bool(month) or not day


def in_order(first: Fields, last: Fields | None) -> bool:
    """Tell whether the ends exist and the last is not over before the first begins."""
    if not exists(first):
        return False
    if last is None:
        return True
    return exists(last) and first <= (last[0], last[1] or 12, last[2] or 31)


def is_juche_year(number: int) -> bool:
    """Tell whether a number can be a year of the era."""
    return 0 < number <= MAX_YEAR


def narrowed(mask: int, by: int) -> int:
    """Return the languages of a mask that another has too, all of them where it has none."""
    return mask & by or mask
