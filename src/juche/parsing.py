"""One whole text to one value: strict, nothing guessed, nothing taken from today."""

from __future__ import annotations

from typing import TypeVar

from ._value import Value
from .errors import JucheParseError
from .interval import JucheInterval
from .notation import notation_for
from .notation.diagnosis import explain
from .notation.reading import value_of
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
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    words = notation_for(locale)
    value = words.shapes.read(text)
    if value is not None:
        return value
    reading = words.whole(text.strip())
    if reading is None or reading.stated is not None:
        raise explain(words, text, reading)
    if reading.last is not None:
        return JucheInterval(value_of(reading.first), value_of(reading.last))
    return value_of(reading.first)


def parse_as(kind: type[_V], text: str, locale: str | None) -> _V:
    """Return what ``parse`` gives if it is of one type."""
    value = parse(text, locale=locale)
    if not isinstance(value, kind):
        start = len(text) - len(text.lstrip())
        raise JucheParseError(text, start, f"a {kind.__name__}, not a {type(value).__name__},")
    return value
