"""How dates are written: the only package that reads the letters of a text.

A text becomes tokens. One grammar matches their outline. A match becomes a reading: a span of text
and its calendar fields. The package knows no values. ``grammar`` has the notations, and ``guards``
the rules for what is no date.
"""

from __future__ import annotations

from ..locales import Table, table, tables
from .notation import Notation

__all__ = ["Notation", "notation_for", "notation_of"]

_compiled: dict[tuple[Table, ...], Notation] = {}
_MOST = 64


def notation_of(words: tuple[Table, ...]) -> Notation:
    """Return the notations of some tables. The first call makes them.

    The tables alone decide the result. If two threads make it at the same time, the two results
    are equal, and either may be kept.
    """
    found = _compiled.get(words)
    if found is None:
        if len(_compiled) >= _MOST:
            _compiled.clear()
        found = _compiled[words] = Notation(words)
    return found


def notation_for(locale: str | None) -> Notation:
    """Return the notations of one locale, or of all locales if it is None.

    Raises:
        JucheError: there is no such locale.
    """
    return notation_of(tables() if locale is None else (table(locale),))
