"""Read a whole text as the fields of one date. Nothing is guessed or taken from today."""

from __future__ import annotations

from functools import lru_cache

from .errors import JucheParseError, checked_str, of_another_type
from .fields import TYPES, Ends, precision
from .notation import Notation, notation_for
from .notation.faults import fault
from .notation.reading import Reading

_LONGEST = 60  # letters of a text that is remembered; few dates have more


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
    return _remembered(notation, text) if is_kept(text) else ends_in(notation, text)


def is_kept(text: object) -> bool:
    """Tell whether what a text denotes is remembered, because a column repeats the same few dates.

    >>> is_kept("July 19, Juche 89 (2000)"), is_kept(89)
    (True, False)
    """
    # A subclass may be equal to another text.
    return type(text) is str and len(text) <= _LONGEST


def ends_in(notation: Notation, text: str) -> Ends:
    """Return what ``ends_of`` returns, as a notation reads it. Nothing is remembered."""
    reading = notation.whole(text.strip())
    if reading is None and not text.isascii():
        return _ends_as_seen(notation, text)
    return _checked(notation, text, reading)


def _ends_as_seen(notation: Notation, text: str) -> Ends:
    """Return what ``ends_of`` returns of a text that may not be in composed form, as on macOS."""
    # Few texts come here, and the first date that is read must not wait for what they need.
    from .notation.composing import composed, is_plain

    if is_plain(text):
        raise fault(notation, text, None)
    seen, places = composed(text)
    try:
        return _checked(notation, seen, notation.whole(seen.strip()))
    except JucheParseError as error:
        raise error.in_source(text, places) from None


def _checked(notation: Notation, text: str, reading: Reading | None) -> Ends:
    """Return the ends of a reading of a text.

    Raises:
        JucheParseError: there is no reading, or its two years disagree.
    """
    if reading is None or reading.stated is not None:
        raise fault(notation, text, reading)
    return reading.first, reading.last


_remembered = lru_cache(maxsize=1024)(ends_in)


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
