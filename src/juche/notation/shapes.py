"""Notations that were understood once: reading their like without the whole grammar.

The grammar looks at where digits stand, never at which they are, until the numbers are checked. So
a text that differs from an understood one in its digits alone has its fields in the same places;
if the numbers there make an agreeing, existing date, it is the date that the grammar would find.
Whatever fails a check goes the long way, errors above all.
"""

from __future__ import annotations

from datetime import date
from re import Match

from .._value import from_key
from ..era import EPOCH_YEAR
from ..values import JucheDate, JucheMonth, JuchePeriod, JucheYear

_MOST = 4096
_LONGEST = 64
_MASK = dict.fromkeys(map(ord, "0123456789"), "0")


class Shape:
    """Where the numbers of a notation stand; the month may be one of its words instead."""

    __slots__ = ("day", "juche", "month", "stated", "word_month")

    def __init__(
        self,
        juche: slice,
        stated: slice | None,
        month: slice | None,
        day: slice | None,
        word_month: int,
    ) -> None:
        self.juche = juche
        self.stated = stated
        self.month = month
        self.day = day
        self.word_month = word_month


class Shapes:
    """The notations understood so far; they change how fast an answer comes, not which."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[str, Shape] = {}

    def read(self, text: str) -> JuchePeriod | None:
        """Return the value of a text of a known shape, None when it needs the grammar."""
        shape = self._known.get(text.translate(_MASK))
        if shape is None:
            return None
        number = text[shape.juche]
        year = int(number) + EPOCH_YEAR
        if number[0] == "0" or (shape.stated and int(text[shape.stated]) != year):
            return None
        try:
            if shape.month is None and not shape.word_month:
                return JucheYear(year - EPOCH_YEAR)
            month = int(text[shape.month]) if shape.month else shape.word_month
            if shape.day is None:
                return JucheMonth(year - EPOCH_YEAR, month)
            return from_key(JucheDate, date(year, month, int(text[shape.day])))
        except ValueError:
            return None

    def learn(self, text: str, match: Match[str], month: int) -> None:
        """Remember a text by the groups of the match that was its reading.

        ``month`` is the number of the month, for when it is one of the text's words.
        """
        if len(text) > _LONGEST:
            return
        places = {name: _place(match, groups) for name, groups in _GROUPS.items()}
        if places["juche"] is None:
            return
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[text.translate(_MASK)] = Shape(
            places["juche"],
            places["stated"],
            places["month"],
            places["day"],
            0 if places["month"] else month,
        )


def _place(match: Match[str], groups: str) -> slice | None:
    """Return where the first of some groups that took part in a match stands."""
    known = match.re.groupindex
    for group in groups.split():
        if group in known and match[group]:
            return slice(*match.span(group))
    return None


_GROUPS = {
    "juche": "j lj",
    "stated": "py pl tpy tpl qy gy",
    "month": "m1 m2 m3 gm gm2 gm3 nm4",
    "day": "d1 d3 d4 nd1 nd2 nd4 gd gd2 gd3",
}
