"""Read a whole text as the fields of one date. Nothing is guessed or taken from today."""

from __future__ import annotations

from functools import lru_cache

from .errors import checked_str, of_another_type
from .fields import TYPES, Ends, precision
from .notation import Notation, notation_for
from .notation.faults import fault
from .notation.reading import Reading

_KEPT = 60  # letters of a text whose reading is remembered; few dates have more


def ends_of(text: str, locale: str | None) -> Ends:
    """Return the ends of the date that a whole text denotes. Both are of the era.

    Raises:
        JucheParseError: the text is not one Juche date. ``position`` says where reading stopped.
        JucheMismatchError: the two years of the text disagree.
        JucheParseRangeError: a number in it is out of range.
        JucheError: no such locale.
        TypeError: the text is no string.

    >>> ends_of("July 19, Juche 89 (2000)", None)
    ((2000, 7, 19), None)
    """
    checked_str("text", text)
    notation = notation_for(locale)
    bare = text.strip()
    reading = _read(notation, bare) if len(bare) <= _KEPT else notation.whole(bare)
    if reading is None or reading.stated is not None:
        raise fault(notation, text, reading)
    return reading.first, reading.last


@lru_cache(maxsize=1024)
def _read(notation: Notation, text: str) -> Reading | None:
    """Read a short text and keep the result, because a column repeats the same few dates."""
    return notation.whole(text)


def ends_as(kind: int, text: str, locale: str | None) -> Ends:
    """Return the result of ``ends_of`` if it has a given precision.

    Raises:
        JucheParseError: the precision is another one, or ``ends_of`` raises this error.
    """
    ends = ends_of(text, locale)
    found = precision(*ends)
    if found != kind:
        raise of_another_type(text, TYPES[kind], TYPES[found])
    return ends
