"""Marks that cataloguers add to a date: it is in doubt, approximate, or has no end yet.

EDTF, the form in which libraries exchange dates, has a mark for each: ``1997?``, ``1997~`` and
``1997/..``.
"""

from __future__ import annotations

from typing import NamedTuple

from .late import late

_REACH = 8
# A capital C. may end a sentence: Plan C. Juche 89 was ...
_CIRCA = late(r"(?:^|(?<=[\s\[(,;:]))(?:[Cc]irca|[Cc]a\.?|c\.)[ \xa0]?$")
_LAST_OF_CIRCA = frozenset("a.")
_DOUBTS = frozenset("?？")
_CLOSING = frozenset("])）］〕")
# [Juche 91?]: a question mark before a bracket is the cataloguer's, not the sentence's.
_IN_DOUBT = late(r"[?？] ?[\])）］〕]")
# Chuch'e 86- [1997- ]
_ONWARDS = late(r"\d ?[-‐–] ?[\])）］〕]$")
CODES = "$‡|\x1f"
"""The signs that begin the code of a MARC subfield."""
# Before the year of an imprint: the sign of copyright, c2002, or the code of a subfield, $c2001.
_COPYRIGHT = late(rf"(?:^|[\[(,;:] ?)(?:[cp©℗]|\([CcPp]\) ?)$|[{CODES}][a-z] ?$")


class Qualified(NamedTuple):
    """An expression with the marks of a cataloguer."""

    start: int
    end: int
    doubt: bool = False
    circa: bool = False
    onwards: bool = False

    def edtf(self, plain: str) -> str:
        """Return the EDTF form of the expression. ``plain`` is that of its date.

        >>> Qualified(0, 9, doubt=True).edtf("1997"), Qualified(0, 9, circa=True).edtf("1997/1999")
        ('1997?', '1997~/1999~')
        >>> Qualified(0, 9, onwards=True).edtf("1997")
        '1997/..'
        """
        first, slash, last = plain.partition("/")
        circa = "~" if self.circa else ""
        mark = {(True, True): "%", (True, False): "?"}.get((self.doubt, self.circa), circa)
        # In a range, the question mark belongs to the end.
        written = f"{first}{circa}/{last}{mark}" if slash else f"{first}{mark}"
        return f"{written}/.." if self.onwards else written


def qualified(text: str, start: int, end: int) -> Qualified | None:
    """Return an expression with the marks of a cataloguer, None if it has none.

    >>> qualified("[Juche 91?]", 1, 9)
    Qualified(start=1, end=10, doubt=True, circa=False, onwards=False)
    >>> qualified("ca. Juche 86 (1997)", 4, 19)
    Qualified(start=0, end=19, doubt=False, circa=True, onwards=False)
    """
    expression, before = text[start:end], text[max(0, start - _REACH) : start]
    # Almost no date has a mark, and to look at one letter is cheaper than a search.
    circa = _CIRCA.search(before) if before.rstrip(" \xa0")[-1:] in _LAST_OF_CIRCA else None
    behind = _IN_DOUBT.match(text, end) if text[end : end + 1] in _DOUBTS else None
    doubt = behind is not None or "?" in expression or "？" in expression
    onwards = expression[-1:] in _CLOSING and _ONWARDS.search(expression) is not None
    if not (circa or doubt or onwards):
        return None
    begin = start - len(circa[0]) if circa else start
    return Qualified(begin, end + 1 if behind else end, doubt, circa is not None, onwards)


def mark_of(text: str) -> int:
    """Return the place of the mark of doubt or of an open end, in an expression that has one.

    >>> mark_of("Juche 91 [2002?]"), mark_of("Juche 86- [1997- ]")
    (14, 15)
    """
    open_end = _ONWARDS.search(text)
    return open_end.start() + 1 if open_end else max(text.find("?"), text.find("？"))


def tells_year(text: str, place: int) -> bool:
    """Tell whether the marks of an imprint before a place make a year of a number there.

    >>> [tells_year(text, len(text)) for text in ("P'yongyang, c", "[ca. ", "$c", "model c")]
    [True, True, True, False]
    """
    before = text[max(0, place - _REACH) : place]
    return bool(_COPYRIGHT.search(before) or _CIRCA.search(before))


def is_code(written: str) -> bool:
    """Tell whether a token is the code of a MARC subfield: $c, ‡c."""
    return written[0] in CODES
