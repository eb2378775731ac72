"""Notations that were understood once: reading their like without the whole grammar.

The grammar looks at where digits stand, never at which they are, until the numbers are checked. So
a text that differs from an understood one in its digits alone has its fields in the same places;
if the numbers there make an agreeing, existing date, it is the date that the grammar would find.
Whatever fails a check goes the long way, errors above all.
"""

from __future__ import annotations

from datetime import date

from .._value import from_key
from ..era import EPOCH_YEAR
from ..values import JucheDate, JucheMonth, JuchePeriod, JucheYear
from .reading import Fields

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

    def learn(self, text: str, fields: Fields) -> None:
        """Remember a text by the fields that the grammar found in it.

        Only texts of which each number can be told to be one field, and one alone, are remembered.
        """
        if len(text) > _LONGEST or not text.isprintable():
            return
        slices = _numbers(text)
        year, month, day = fields
        wanted = {"juche": year - EPOCH_YEAR, "stated": year, "month": month, "day": day}
        places: dict[str, slice] = {}
        for place in slices:
            number = int(text[place])
            names = [name for name, value in wanted.items() if value == number and value]
            if len(names) != 1 or names[0] in places:
                return
            places[names[0]] = place
        if "juche" not in places or (day and "day" not in places):
            return
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[text.translate(_MASK)] = Shape(
            places["juche"],
            places.get("stated"),
            places.get("month"),
            places.get("day"),
            0 if "month" in places else month,
        )


def _numbers(text: str) -> list[slice]:
    """Return where the runs of digits stand."""
    slices = []
    start = None
    for place, letter in enumerate(f"{text} "):
        if letter in "0123456789":
            start = place if start is None else start
        elif start is not None:
            slices.append(slice(start, place))
            start = None
    return slices
