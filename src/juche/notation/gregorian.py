"""Reading what stands round a Gregorian year."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from .juche import Notation
from .patterns import REACH
from .pieces import BLANKS, spaced
from .ranges import join
from .reading import (
    MonthDay,
    Reading,
    field,
    in_order,
    month_day_after,
    month_day_before,
    place_of,
)
from .words import continues_number, inside_number, is_glued, near

# A year without a month is one only between these: neither a thousand years nor another era.
_FIRST_BARE, _LAST_BARE = 1200, 2199
_CUE_REACH = 24
_PAUSES = frozenset(".,;:!?)]}\"'”’»。、，）」』،؛\n")
_EVERY = -1
_MONTHS = 12


def find_years(notation: Notation, text: str, taken: list[Reading]) -> list[Reading]:
    """Return the expressions that carry a Gregorian year, outside the spans already taken."""
    return join(text, list(_scan(notation, text, taken)), notation.lexicon)


def _scan(notation: Notation, text: str, taken: list[Reading]) -> Iterator[Reading]:
    floor = 0
    end_of_text = len(text), len(text)
    ahead = iter([*((one.start, one.end) for one in taken), end_of_text])
    begin, end = next(ahead)
    for match in notation.patterns.years.finditer(text):
        start = match.start()
        while end <= start:
            floor = max(floor, end)
            begin, end = next(ahead)
        if floor <= start < begin:
            reading = _read(notation, text, start, floor)
            if reading is not None and reading.end <= begin:
                yield reading
                floor = reading.end


def _read(notation: Notation, text: str, start: int, floor: int) -> Reading | None:
    match = notation.patterns.year.match(text, start)
    if match is None or inside_number(text, start):
        return None
    if match["num"] is not None:
        return _year_first(match)
    window = text[max(floor, start - REACH) : start][::-1]
    before = notation.patterns.before_year.match(window)
    if before is not None and before["dm"] is not None:
        return _year_last(notation, match, before, start)
    month_day = before and month_day_before(notation.lexicon, before, _EVERY, start)
    if month_day:
        return _after_month(notation, match, month_day)
    if match["u"]:
        return _with_unit(notation, match)
    named = match["cal"] and notation.lexicon.month_after_year and match["w4"]
    # What follows may be no month: He came in 1999 and left.
    return (named and _with_unit(notation, match)) or _after_cue(notation, match)


def _year_first(match: Match[str]) -> Reading | None:
    """Read ``2000-07-19``, ``2000/07/19``, ``2000.7.19`` or ``2000. 7. 19``."""
    mark = match["s1"]
    spaced = any(letter.isspace() for letter in match[0])
    if mark != match["s2"] or (spaced and mark != "."):
        return None
    end = match.end() if mark in ".．" else match.end("nd")
    first = int(match["y"]), field(match["nm"]), field(match["nd"])
    start = match.start()
    text, behind = match.string, match.end("nd")
    # A clock time may follow, as in 2000-07-19T12:00; a version may not: v2000.7.19.
    timed = text[behind : behind + 1] in {"T", "t"} and text[behind + 1 : behind + 2].isdecimal()
    version = mark == "." and start > 0 and text[start - 1] in {"v", "V"}
    if (is_glued(text, behind) and not timed) or version or continues_number(text, start):
        return None
    return Reading(start, end, first, None, 0) if in_order(first, None) else None


def _year_last(
    notation: Notation, match: Match[str], before: Match[str], start: int
) -> Reading | None:
    """Read ``28.08.2018``; with slashes or dashes only what has one reading, as ``02/27/2020``."""
    mark = before["dm1"]
    one, two = field(before["dmd"], -1), field(before["dmm"], -1)
    begin = place_of(before, "dm", start)
    text = match.string
    if mark != before["dm2"] or continues_number(text, begin) or is_glued(text, match.end("y")):
        return None
    if mark != "." and one != two and (one <= _MONTHS) == (two <= _MONTHS):
        return None
    day, month = (one, two) if two <= _MONTHS else (two, one)
    first = int(match["y"]), month, day
    mask = notation.lexicon.unit_mask(match["u"])
    end = match.end("u") if match["u"] else match.end("y")
    return Reading(begin, end, first, None, mask) if in_order(first, None) else None


def _after_month(notation: Notation, match: Match[str], month_day: MonthDay) -> Reading | None:
    """Read ``March 2, 2010``, ``5 October 1992``, ``Feb 1946``."""
    end = match.end("u") if match["u"] and not match["y2"] else match.end("y")
    if is_glued(match.string, end):
        return None
    first, last = month_day.first, month_day.last
    year = int(match["y"])
    ends = (year, *first), (year, *last) if last else None
    if not in_order(*ends):
        return None
    mask = month_day.within(notation.lexicon.unit_mask(match["u"]))
    return Reading(month_day.reach, end, *ends, mask)


def _with_unit(notation: Notation, match: Match[str]) -> Reading | None:
    """Read ``2000년``, ``2000年7月19日``, ``2016-2020年``, ``2000. július 19.``."""
    text, start = match.string, match.start()
    end = match.end("u")
    lexicon = notation.lexicon
    year = int(match["y"])
    last_year = int(match["y2"]) if match["y2"] else None
    mask = lexicon.unit_mask(match["u"])
    before = near(text[max(0, start - _CUE_REACH) : start])
    if before.endswith(lexicon.foreign_eras):
        return None
    month_day = None
    if match["cal"] and last_year is None:
        month_day = month_day_after(lexicon, match, mask)
    if month_day is not None:
        first, last = month_day.first, month_day.last
        ends = (year, *first), (year, *last) if last else None
        end, mask = month_day.reach, month_day.within(mask)
    else:
        if not match["u"] or text.startswith(lexicon.not_years, end):
            return None
        if not _FIRST_BARE <= year <= _LAST_BARE:
            return None
        ends = (year, 0, 0), (last_year, 0, 0) if last_year else None
    return Reading(start, end, *ends, mask) if in_order(*ends) else None


def _after_cue(notation: Notation, match: Match[str]) -> Reading | None:
    """Read a bare year that a word before it makes one, as ``in 1999``."""
    text, start, end = match.string, match.start(), match.end("y")
    year = int(match["y"])
    if match["y2"] or not _FIRST_BARE <= year <= _LAST_BARE:
        return None
    rest = text[end : end + _CUE_REACH]
    behind = rest.lstrip(BLANKS)  # in 1999 ;
    if (behind and behind[0] not in _PAUSES) or rest[1:2].isdigit():
        return None
    before = text[max(0, start - _CUE_REACH) : start].casefold()
    cue = notation.patterns.cue.search(before)
    if cue is None:
        return None
    mask = notation.lexicon.cues[spaced(cue["cue"])]
    return Reading(start, end, (year, 0, 0), None, mask)
