"""From a text to its annotations: each kind's readings, in order, none overlapping another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from operator import itemgetter

from .._value import Period
from ..errors import JucheError
from ..interval import JucheInterval
from ..locales import table, tables
from ..notation import Notation, notation_of
from ..notation.gregorian import find_years
from ..notation.reading import Reading, edtf, span_value
from ..values import JuchePeriod
from .model import KINDS, Annotation, Flag, Kind

_UNAIDED = frozenset({"juche", "gregorian"})
_NONE: frozenset[Flag] = frozenset()
_ELIDED: frozenset[Flag] = frozenset({"era_elided"})
# How much of the text on either side tells its language, where words are shared by several.
_CONTEXT = 100
_MISMATCH: frozenset[Flag] = frozenset({"year_mismatch"})


def annotate(
    text: str,
    *,
    reference: date | JuchePeriod | None = None,
    kinds: Collection[Kind] | None = None,
    locales: Iterable[str] | None = None,
) -> list[Annotation]:
    """Return the dates of a text, in order, none overlapping another.

    Args:
        text: any string.
        reference: the day, month or year on which the document was written.
        kinds: which kinds to look for; all that are possible when None.
        locales: the tags of the languages to read; all when None.

    Raises:
        TypeError: the text is no string, the reference no date and no period.
        JucheError: an unknown kind or locale, named.

    >>> for a in annotate("In July, Juche 89 (2000), and again on 5 October 2007."):
    ...     print(a.start, a.text, a.kind, a.edtf)
    3 July, Juche 89 (2000) juche 2000-07
    39 5 October 2007 gregorian 2007-10-05
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if reference is not None and not isinstance(reference, (date, Period)):
        raise TypeError(
            f"reference must be a date or a Juche period, not {type(reference).__name__}"
        )
    wanted = _wanted(kinds)
    words = notation_of(tables() if locales is None else tuple(table(tag) for tag in locales))
    # The expressions of the era come first: what they hold is not looked at again.
    readings = words.find(text)
    found = _annotations(words, text, readings, "juche") if "juche" in wanted else []
    if "gregorian" in wanted:
        found += _annotations(words, text, find_years(words, text, readings), "gregorian")
        found.sort(key=itemgetter(0))
    return found


def _wanted(kinds: Collection[Kind] | None) -> frozenset[str]:
    if kinds is None:
        return _UNAIDED
    if isinstance(kinds, str) or not set(kinds) <= set(KINDS):
        raise JucheError(f"kinds must be some of {', '.join(KINDS)}, got {str(kinds)[:80]!r}")
    return _UNAIDED & frozenset(kinds)


def _annotations(
    words: Notation, text: str, readings: list[Reading], kind: Kind
) -> list[Annotation]:
    tag, hinted = words.lexicon.tag, words.lexicon.hinted
    new = tuple.__new__
    found: list[Annotation] = []
    for start, end, first, last, mask, stated, elided in readings:
        flags = _NONE
        alternatives: tuple[JuchePeriod | JucheInterval, ...] = ()
        value = span_value(first, last)
        iso: str | None = edtf(first, last)
        if stated is not None:
            both = value, span_value(*stated)
            alternatives = tuple(one for one in both if one is not None)
            value, iso, flags = None, None, _MISMATCH
        elif elided:
            flags = _ELIDED
        if mask & hinted and mask & (mask - 1) and mask > 0:
            context = text[max(0, start - _CONTEXT) : end + _CONTEXT]
            locale = tag(words.lexicon.told_apart(mask, context))
        else:
            locale = tag(mask)
        expression = text[start:end]
        # Annotation(...) spelled as the tuple that it is: this is the innermost loop.
        fields = start, end, expression, kind, locale, value, iso, None, flags, alternatives
        found.append(new(Annotation, fields))
    return found
