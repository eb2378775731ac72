"""One whole text to one value: strict, nothing guessed, nothing taken from today."""

from __future__ import annotations

from typing import TypeVar

from ._value import Value
from .denoting import period
from .errors import JucheParseError, checked_str
from .interval import JucheInterval
from .notation import notation_for
from .notation.faults import fault
from .values import JuchePeriod

_V = TypeVar("_V", bound=Value)


def parse(text: str, *, locale: str | None = None) -> JuchePeriod | JucheInterval:
    """Return the value that the whole of ``text`` denotes, an era word included.

    Args:
        text: one date, white space around it aside.
        locale: a tag of ``juche.LOCALES``; any of them when None.

    Raises:
        JucheParseError: not one Juche date; its position is where reading stopped.
        JucheMismatchError: the two years of the text disagree.
        JucheParseRangeError: a number in it is out of range.
        JucheError: no such locale.
        TypeError: the text is no string.

    >>> parse("July 19, Juche 89 (2000)")
    JucheDate(89, 7, 19)
    >>> parse("주체89(2000)년")
    JucheYear(89)
    >>> parse("Juche 89-91 (2000-2002)")
    JucheInterval(JucheYear(89), JucheYear(91))
    """
    checked_str("text", text)
    notation = notation_for(locale)
    reading = notation.whole(text.strip())
    if reading is None or reading.stated is not None:
        raise fault(notation, text, reading)
    first = period(reading.first)
    return first if reading.last is None else JucheInterval(first, period(reading.last))


def parse_as(kind: type[_V], text: str, locale: str | None) -> _V:
    """Return what ``parse`` gives if it is of one type."""
    value = parse(text, locale=locale)
    if not isinstance(value, kind):
        start = len(text) - len(text.lstrip())
        raise JucheParseError(text, start, f"a {kind.__name__}, not a {type(value).__name__},")
    return value
