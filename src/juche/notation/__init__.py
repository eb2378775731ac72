"""How dates are written: the only room that knows the letters of words.

A text becomes tokens, their outline is matched by one grammar, and what matches becomes a reading:
a span of text and the calendar fields in it. The room knows no values. See ``grammar`` for the
notations and ``guards`` for what is no date.
"""

from __future__ import annotations

from ..locales import Table, table, tables
from .notation import Notation

__all__ = ["Notation", "notation_for", "notation_of"]

_compiled: dict[tuple[Table, ...], Notation] = {}
_MOST = 64


def notation_of(words: tuple[Table, ...]) -> Notation:
    """Return the notations of some tables, made on first use.

    Making them is a pure function of the tables: two threads that come first at once make two
    equal notations, and either may be kept.
    """
    found = _compiled.get(words)
    if found is None:
        if len(_compiled) >= _MOST:
            _compiled.clear()
        found = _compiled[words] = Notation(words)
    return found


def notation_for(locale: str | None) -> Notation:
    """Return the notations of one locale, or of all when None.

    Raises:
        JucheError: no such locale.
    """
    return notation_of(tables() if locale is None else (table(locale),))
