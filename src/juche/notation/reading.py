"""From a match to a meaning: the calendar fields of an expression and the value they make.

A reading is what the text says, with its place. It is made only of fields that are there: a part
that does not fit (a word that is no month, a second year that is another sentence's) is left out
of the span, and what cannot be a date at all is no reading.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from re import Match
from typing import NamedTuple

from .._value import from_key
from ..era import EPOCH_YEAR, MAX_YEAR
from ..interval import JucheInterval
from ..values import JucheDate, JucheMonth, JuchePeriod, JucheYear
from .lexicon import Lexicon
from .pieces import BRACKETS, COMMAS, spaced
from .words import near

Fields = tuple[int, int, int]
"""A Gregorian year, month and day; the month and the day are 0 where there is none."""
Value = JuchePeriod | JucheInterval


class Span(NamedTuple):
    """The ends of an expression, the last None where there is one alone."""

    first: Fields
    last: Fields | None


class Reading(NamedTuple):
    """One expression: its span, the Gregorian fields of its ends, its languages."""

    start: int
    end: int
    first: Fields
    last: Fields | None
    mask: int
    stated: Span | None = None
    """On a mismatch, the ends as the text's Gregorian year has them."""
    elided: bool = False


_NEVER = 99


def field(digits: str | None, step: int = 1) -> int:
    """Return the number of a month or day, 0 for none; a 0 that is written is never one."""
    return int(digits[::step]) or _NEVER if digits else 0


class MonthDay(NamedTuple):
    """The month-and-day part of an expression, and how far it reaches."""

    first: tuple[int, int]
    last: tuple[int, int] | None
    reach: int
    mask: int

    def within(self, mask: int) -> int:
        """Return the languages of a mask that have the month's word, or its own if none has."""
        return self.mask & mask or self.mask


def value_of(fields: Fields) -> JuchePeriod:
    """Return the value of fields that are known to be a period of the era."""
    year, month, day = fields
    if not month:
        return JucheYear(year - EPOCH_YEAR)
    if day:
        return from_key(JucheDate, date(year, month, day))
    return JucheMonth(year - EPOCH_YEAR, month)


def exists(fields: Fields) -> bool:
    """Tell whether there is such a year, month or day in the Gregorian calendar."""
    year, month, day = fields
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return bool(month) or not day


def span_value(first: Fields, last: Fields | None) -> Value | None:
    """Return the value of an expression, None when any of it lies before the era."""
    if first[0] <= EPOCH_YEAR:
        return None
    if last is None:
        return value_of(first)
    return JucheInterval(value_of(first), value_of(last))


def edtf(first: Fields, last: Fields | None) -> str:
    """Return the Gregorian EDTF string of an expression, which may lie before the era.

    >>> edtf((1894, 7, 10), None), edtf((2000, 0, 0), (2002, 0, 0))
    ('1894-07-10', '2000/2002')
    """
    year, month, day = first
    if not month:
        text = f"{year:04}"
    elif day:
        text = f"{year:04}-{month:02}-{day:02}"
    else:
        text = f"{year:04}-{month:02}"
    return text if last is None else f"{text}/{edtf(last, None)}"


def step_of(match: Match[str]) -> int:
    """Return -1 for a match in reversed text; only patterns of the text as it runs have an era."""
    return 1 if "era" in match.re.groupindex else -1


def place_of(match: Match[str], group: str, anchor: int) -> int:
    """Return where a group begins in the text, ``anchor`` being where the reversed text ended."""
    return match.start(group) if step_of(match) == 1 else anchor - match.end(group)


class End(NamedTuple):
    """One end of a month-and-day: the month is 0 where it is elided."""

    month: int
    day: int
    mask: int
    group: str
    """The group that reaches as far as the end does."""


def month_day_before(
    lexicon: Lexicon, match: Match[str], mask: int, anchor: int
) -> MonthDay | None:
    """Read the month and day that stand before a year, in a match of either direction."""
    step = step_of(match)
    near = end_of(lexicon, match, "n", mask, step) if match["n"] else None
    if near is None:
        return None
    far = end_of(lexicon, match, "f", mask, step) if match["f"] else None
    # One of the months may be elided; a day on one side alone makes no range.
    if far and (far.month or (near.month and far.day)) and bool(far.day) == bool(near.day):
        first = far.month or near.month, far.day
        last = near.month or far.month, near.day
        mask = near.mask & far.mask or near.mask
        if _ranges(lexicon, match, mask):
            return MonthDay(first, last, place_of(match, far.group, anchor), mask)
        # In July 19 and 21 the month of the second day is the first one's.
        return MonthDay(last, None, place_of(match, near.group, anchor), mask)
    if not near.month:
        return None
    return MonthDay((near.month, near.day), None, place_of(match, near.group, anchor), near.mask)


def end_of(lexicon: Lexicon, match: Match[str], side: str, mask: int, step: int) -> End | None:
    """Read one end; a word before a day that is no month leaves the day alone."""

    def number(name: str) -> int:
        return field(match[side + name], step)

    if match[f"{side}m4"]:
        return End(number("m4"), number("d4"), mask & lexicon.month_numbering or mask, side)
    word = match[f"{side}w1"] or match[f"{side}w2"]
    if side == "f" and match["fw5"]:
        month = lexicon.month(match["fw5"][::step], mask)
        return End(month.number if month else 0, number("d5"), mask, "fd5")
    if word is None:
        return End(0, number("d3"), mask, side)
    day = number("d1") or number("d2")
    month = lexicon.month(word[::step], mask)
    if month is None:
        return End(0, day, mask, f"{side}d1") if match[f"{side}d1"] else None
    if not day and month.short and word[::step].islower():
        return None
    known = lexicon.exact(word[::step], month.mask)
    if told := match[f"{side}o"]:
        known = lexicon.ordinals.get(told[::step].casefold(), known) & known or known
    if other := match[f"{side}x"]:
        same = lexicon.month(other[::step], mask)
        if same is None or same.number != month.number:
            return End(month.number, 0, known, f"{side}w2")
    return End(month.number, day, known, side)


def _ranges(lexicon: Lexicon, match: Match[str], mask: int) -> bool:
    """Tell whether the word between two ends makes a range of them, in the languages of a mask.

    If not it makes a list. A word such as ``and`` makes a range behind between alone.
    """
    step = step_of(match)
    start, stop = sorted((match.start("n"), match.end("n"), match.start("f"), match.end("f")))[1:3]
    word = spaced(match.string[start:stop][::step].strip(f" {COMMAS}").casefold())
    if step == 1 and word in lexicon.range_openers:
        return True  # a whole text is one expression, and what opens the range is not part of it
    before = match.string[match.end("f") : match.end("f") + 16][::-1]
    return lexicon.ranges(word, mask, near(before))


def month_day_after(lexicon: Lexicon, match: Match[str], mask: int) -> MonthDay | None:
    """Read the month and day that follow a year."""
    month = match["m1"] or match["m3"] or match["m2"]
    if month is None:
        return _named_after(lexicon, match)
    first = field(month), field(match["d1"] or match["d3"])
    day = match["ed1"] or match["ed2"] or match["ed3"]
    later = match["em1"] or match["em2"] or match["em3"] or match["em4"]
    last = None
    if day or later:
        last = field(later or month), field(day)
    return MonthDay(first, last, match.end("cal"), mask)


def _named_after(lexicon: Lexicon, match: Match[str]) -> MonthDay | None:
    """Read a named month and its day, or its days: Hungarian ``szeptember 28. – október 2.``."""
    # In 2024\nNovember 5, 2024 the month is the next line's: Hungarian writes it without a capital.
    month = lexicon.month(match["w4"], lexicon.month_after_year)
    if month is None or not month.mask & lexicon.month_after_year or match["w4"][0].isupper():
        return None
    first, last = (month.number, field(match["d4"])), None
    if match["ed4"]:
        later = match["ew4"] and lexicon.month(match["ew4"], month.mask)
        last = (later or month).number, field(match["ed4"])
    return MonthDay(first, last, match.end("cal"), month.mask)


def numbered(match: Match[str]) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Return the ends of a numbered month and day, or of a range of them: 7월 19일부터 20일."""
    later = match["em2"] or match["em3"] or match["em4"]
    ending = match["ed2"] or match["ed3"]
    last = (field(later or match["m3"]), field(ending)) if later or ending else None
    return (field(match["m3"]), field(match["d3"])), last


def paired(match: Match[str], opening: str, closing: str) -> bool:
    """Tell whether two groups hold brackets of the same family."""
    return BRACKETS[match[opening]] == BRACKETS[match[closing]]


@lru_cache(maxsize=4096)
def denoted(first: Fields, last: Fields | None) -> tuple[Value | None, str]:
    """Return the value and the EDTF string of an expression.

    Both are immutable, and a document names the same few dates again and again.
    """
    return span_value(first, last), edtf(first, last)


def in_order(first: Fields, last: Fields | None) -> bool:
    """Tell whether the ends exist and the last is not over before the first begins."""
    if not exists(first):
        return False
    if last is None:
        return True
    return exists(last) and first <= (last[0], last[1] or 12, last[2] or 31)


def is_juche_year(number: int) -> bool:
    """Tell whether a number can be a year of the era."""
    return 0 < number <= MAX_YEAR
