"""The result of annotating: an expression of a text with its place and its meaning."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

from ..interval import JucheInterval
from ..values import JuchePeriod

Kind = Literal["juche", "gregorian", "contextual", "anniversary"]
Flag = Literal["year_mismatch", "era_elided", "ambiguous_year", "year_assumed"]
KINDS: tuple[Kind, ...] = get_args(Kind)
REFERENCED: frozenset[Kind] = frozenset({"contextual", "anniversary"})
"""The kinds that need a reference."""


class Annotation(NamedTuple):
    """A date in a text.

    Attributes:
        start: where the expression begins, in code points.
        end: where it ends. ``text[start:end]`` of the document is the expression.
        text: the expression, as the document has it.
        kind: ``"juche"`` (with an era word, or an item of a list that has one), ``"gregorian"``
            (with its Gregorian year), ``"contextual"`` or ``"anniversary"``.
        locale: the tag of its language, None for digits that belong to none.
        value: the value that it denotes. None before Juche 1, if there are two readings, and for
            an imprint that is in doubt, approximate or without an end.
        edtf: the value as a Gregorian EDTF string. It is there before Juche 1 too. It is ``2002?``
            for the imprint ``[Juche 91?]``, ``1997~`` for ``ca. Juche 86`` and ``1997/..`` for
            ``Juche 86- [1997- ]``.
        ordinal: the number of an anniversary.
        flags: ``"year_mismatch"`` if the Juche and the Gregorian year disagree. ``"era_elided"``
            if the era word stands only at another item of the list. ``"ambiguous_year"`` if the
            year may also be a Gregorian one, as in a bare ``Juche 2025``. ``"year_assumed"`` if
            the text does not tell in which year an anniversary is kept, so that it is taken to be
            the reference's year.
        alternatives: both readings, if there are two: by the Juche year and by the Gregorian year.

    >>> from juche import annotate
    >>> [(found.text, found.edtf, found.locale) for found in annotate("주체89(2000)년")]
    [('주체89(2000)년', '2000', 'ko')]
    """

    start: int
    end: int
    text: str
    kind: Kind
    locale: str | None
    value: JuchePeriod | JucheInterval | None
    edtf: str | None
    ordinal: int | None = None
    flags: frozenset[Flag] = frozenset()
    alternatives: tuple[JuchePeriod | JucheInterval, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the annotation as a dict of values that JSON has.

        >>> from juche import annotate
        >>> annotate("on July 19, Juche 89 (2000)")[0].to_dict()["value"]
        'July 19, Juche 89 (2000)'
        """
        fields = self._asdict()
        fields["value"] = None if self.value is None else str(self.value)
        fields["flags"] = sorted(self.flags)
        fields["alternatives"] = [str(value) for value in self.alternatives]
        return fields
