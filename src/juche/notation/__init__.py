"""How dates are written: the only room that knows regular expressions.

Tables go in, compiled patterns come out, and what they match becomes a reading: a span of text,
the calendar fields in it and the value they make. Parsing and annotating share all of it.
"""

from __future__ import annotations

from ..locales import Table, table, tables
from .juche import Notation

__all__ = ["Notation", "notation_for", "notation_of"]

_compiled: dict[tuple[Table, ...], Notation] = {}
_MOST = 64


def notation_of(words: tuple[Table, ...]) -> Notation:
    """Return the notations of some tables, compiled on first use.

    Compiling is a pure function of the tables: two threads that come first at once make two equal
    notations, and either may be kept.
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
