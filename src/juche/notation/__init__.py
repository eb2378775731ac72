"""How dates are written: the only package that reads the letters of a text.

A text becomes tokens. One grammar matches their outline. A match becomes a reading: a span of text
and its calendar fields. The package knows no values. ``grammar`` has the notations, and ``guards``
the rules for what is no date.
"""

from __future__ import annotations

from ..locales import Table, table, tables
from .notation import Notation

__all__ = ["Notation", "forget", "notation_for", "notation_of"]

_compiled: dict[tuple[Table, ...], Notation] = {}
_latest: list[Notation] = []
"""The one that was asked for last: to hash all tables takes longer than to see that they are its.
"""
_MOST = 64


def notation_of(words: tuple[Table, ...]) -> Notation:
    """Return the notations of some tables. The first call makes them.

    The tables alone decide the result. If two threads make it at the same time, the two results
    are equal, and either may be kept.
    """
    for latest in _latest:
        if latest.lexicon.tables is words:
            return latest
    found = _compiled.get(words)
    if found is None:
        if len(_compiled) >= _MOST:
            _compiled.clear()
        found = _compiled[words] = Notation(words)
    _latest[:] = [found]
    return found


def notation_for(locale: str | None) -> Notation:
    """Return the notations of one locale, or of all locales if it is None.

    Raises:
        JucheError: there is no such locale.
    """
    return notation_of(tables() if locale is None else (table(locale),))


def forget() -> None:
    """Let the notations be made anew."""
    _compiled.clear()
    _latest.clear()
