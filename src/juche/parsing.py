"""Read a whole text as one value. Nothing is guessed or taken from today."""

from __future__ import annotations

from functools import lru_cache

from .denoting import Value, value_of
from .interval import JucheInterval
from .notation import Notation, notation_for
from .texts import ends_in, ends_of, is_kept
from .values import JuchePeriod


def parse(text: str, *, locale: str | None = None) -> JuchePeriod | JucheInterval:
    """Return the value of a text that is one Juche date, with an era word.

    Args:
        text: one date. White space around it is ignored.
        locale: a tag of ``juche.LOCALES``. None means any of them.

    Raises:
        JucheParseError: the text is not one Juche date. ``position`` says where reading stopped.
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
    if is_kept(text):
        return _parsed(notation_for(locale), text)
    return value_of(*ends_of(text, locale))


@lru_cache(maxsize=1024)
def _parsed(notation: Notation, text: str) -> Value:
    return value_of(*ends_in(notation, text))
