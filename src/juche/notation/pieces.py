"""Pieces of a pattern that can be matched in both directions.

An era word or a year is rare and quick to find; what stands before it is best read backwards from
there. So every piece is a pair of regular expressions, one for the text as it runs and one for the
text reversed, and combining pieces combines both. All repeats are bounded by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

DIGITS = "0-9０-９"
DASHES = "-‐‑‒–—―−－~〜～∼"
OPEN = "([<（［＜〔〈【"
CLOSE = ")]>）］＞〕〉】"
BRACKETS = dict(zip(OPEN, "([<([<〔<〔", strict=True)) | dict(
    zip(CLOSE, "([<([<〔<〔", strict=True)
)
"""Which family a bracket is of: an opening one is closed by one of its own family."""
COMMAS = ",،，"
LETTER = r"[^\W\d_]"
# Invisible marks that right-to-left text and word processors put between words.
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# White space that is not a line break, and those marks.
BLANKS = "\t\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + _MARKS
BLANKS += "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_BLANK = f"[{BLANKS}]"


class Piece(NamedTuple):
    """A pattern and the pattern of the same text reversed."""

    forward: str
    backward: str


def chars(charset: str, least: int = 1, most: int = 1) -> Piece:
    """Return a bounded repeat of one character class."""
    repeat = "" if least == most == 1 else f"{{{least},{most}}}" if most > 1 else "?"
    return Piece(charset + repeat, charset + repeat)


def seq(*pieces: Piece) -> Piece:
    """Return the pieces one after the other."""
    return Piece(
        "".join(piece.forward for piece in pieces),
        "".join(piece.backward for piece in reversed(pieces)),
    )


def either(*pieces: Piece) -> Piece:
    """Return a choice, the first that fits."""
    return Piece(
        f"(?:{'|'.join(piece.forward for piece in pieces)})",
        f"(?:{'|'.join(piece.backward for piece in pieces)})",
    )


def maybe(*pieces: Piece) -> Piece:
    """Return the pieces in sequence, all of them or none."""
    forward, backward = seq(*pieces)
    return Piece(f"(?:{forward})?", f"(?:{backward})?")


def named(name: str, *pieces: Piece) -> Piece:
    """Return the pieces in sequence as a named group."""
    forward, backward = seq(*pieces)
    return Piece(f"(?P<{name}>{forward})", f"(?P<{name}>{backward})")


def words(entries: Iterable[str], *, usual_first: bool = False) -> Piece:
    """Return a choice of words or phrases, the longest that fits; matching nothing if empty.

    With ``usual_first`` the entries are tried by length, the shortest first, which suits words
    that a digit must follow: none of them can hide a longer one then.
    """
    ordered = sorted(
        set(entries), key=lambda word: (len(word) if usual_first else -len(word), word)
    )
    if not ordered:
        return Piece("(?!)", "(?!)")
    phrases = [
        seq(*[part for word in entry.split(" ") for part in (SPACED, _literal(word))][1:])
        for entry in ordered
    ]
    return either(*phrases)


def spaced(phrase: str) -> str:
    r"""Return a phrase as tables have it, whatever white space and invisible marks a text has.

    >>> spaced("last\u200byear"), spaced(" of \n the\xa0year")
    ('last year', 'of the year')
    """
    return " ".join(phrase.translate(_NO_MARKS).split())


_NO_MARKS = dict.fromkeys(map(ord, _MARKS), " ")


def _literal(word: str) -> Piece:
    return Piece(re.escape(word), re.escape(word[::-1]))


NOTHING = Piece("", "")
# A line break with no other behind it, so that a date never reaches across a blank line, however
# many spaces a pattern allows one after the other.
_BREAK = f"\n(?!{_BLANK}{{0,14}}\n)"
SPACE = chars(f"{_BLANK}{{0,4}}(?:{_BREAK}{_BLANK}{{0,4}})?")
SPACED = chars(f"(?:{_BLANK}{{1,4}}(?:{_BREAK}{_BLANK}{{0,4}})?|{_BREAK}{_BLANK}{{0,4}})")
DASH = seq(SPACE, chars(f"[{DASHES}]"), SPACE)
