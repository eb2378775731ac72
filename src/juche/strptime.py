"""Read a text by a %-pattern, part by part, so that an error has a position."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .directives import Directive, Part, names, split
from .era import EPOCH_YEAR, GREGORIAN_YEARS, MAX_YEAR, MIN_YEAR
from .errors import (
    JucheError,
    JucheMismatchError,
    JucheParseError,
    JucheParseRangeError,
    checked_str,
    quoted,
)
from .fields import DAY, LONGEST_MONTH, MONTH, MONTHS, TYPES, Fields, day_of_year, last, last_day
from .locales import Table, table


class _Found(NamedTuple):
    number: int
    position: int


_BOUNDS = {
    "year": (MIN_YEAR, MAX_YEAR),
    "gregorian_year": GREGORIAN_YEARS,
    "month": (1, MONTHS),
    "day": (1, LONGEST_MONTH),
    "day_of_year": (1, 366),
    "weekday": (0, 6),
}
# No name is longer, so the reader looks at no more letters of the text.
_LONGEST_NAME = 40
# No sensible pattern has more digits in a row. Digits beyond are not counted.
_LONGEST_RUN = 40
_DIGITS = "0123456789"


def strptime(precision: int, text: str, pattern: str, locale: str) -> Fields:
    """Return the fields that a text has by a pattern, in a given precision.

    Raises:
        JucheParseError: the text does not follow the pattern.
        JucheError: the pattern does not determine so precise a date.

    >>> strptime(DAY, "19 July 89", "%d %B %J", "en")
    (2000, 7, 19)
    """
    checked_str("text", text)
    parts = split(pattern, precision)
    lacking = _lacking(parts, precision)
    if lacking:
        raise JucheError(
            f"pattern {quoted(pattern)} does not give the {lacking} of a {TYPES[precision]}"
        )
    found = _read(text, parts, table(locale))
    for field, (number, position) in found.items():
        least, most = _BOUNDS[field]
        if not least <= number <= most:
            raise JucheParseRangeError(text, position, field, number, least, most)
    return _assemble(precision, text, found)


def _lacking(parts: list[Part], precision: int) -> str:
    """Return the names of the fields that a pattern lacks, an empty string if it lacks none."""
    has = {part.field for part in parts if isinstance(part, Directive)}
    missing = [] if has & {"year", "gregorian_year"} else ["year"]
    if "day_of_year" not in has:
        if precision >= MONTH and "month" not in has:
            missing.append("month")
        if precision >= DAY and "day" not in has:
            missing.append("day")
    return " and ".join(missing)


def _read(text: str, parts: list[Part], words: Table) -> dict[str, _Found]:
    fields: dict[str, _Found] = {}
    position = 0
    known = names(parts, words)
    for index, part in enumerate(parts):
        start = position
        if isinstance(part, str):
            if not text.startswith(part, position):
                raise JucheParseError(text, position, quoted(part))
            position += len(part)
            continue
        number, position = _read_field(text, position, index, parts, known.get(part, ()))
        field = part.field.removesuffix("_short")
        if field in fields and fields[field].number != number:
            raise JucheParseError(text, start, f"the same {field.replace('_', ' ')} as before")
        fields[field] = _Found(number, start)
    if position != len(text):
        raise JucheParseError(text, position, "the end of the text")
    return fields


def _read_field(
    text: str, start: int, index: int, parts: list[Part], known: tuple[str, ...]
) -> tuple[int, int]:
    """Return the number of a field and where it ends. Months count from 1, weekdays from 0."""
    directive = parts[index]
    assert isinstance(directive, Directive)  # noqa: S101 - the caller has read the literal texts
    what = directive.field.removesuffix("_short").replace("_", " ")
    if directive.widest:
        end = start
        while text[end : end + 1].isdecimal() and end < start + _LONGEST_RUN:
            end += 1
        if end == start:
            raise JucheParseError(text, start, f"a {what}")
        # In 890719 the month and the day have two digits each, so the year has the first two.
        left = end - start - _taken(parts[index + 1 :])
        digits = min(end - start, directive.widest, max(directive.least, left))
        return int(text[start : start + digits]), start + digits
    rest = text[start : start + _LONGEST_NAME].casefold()
    # The longest first: 1월 is no part of 11월, but a name may begin another.
    for name in sorted(known, key=len, reverse=True):
        if rest.startswith(name.casefold()):
            first = 1 if directive.field == "month" else 0
            return known.index(name) + first, start + len(name)
    raise JucheParseError(text, start, f"the name of a {what}")


def _taken(parts: list[Part]) -> int:
    """Return how many digits of a run belong to the fields that follow without a separator."""
    taken = 0
    for part in parts:
        if isinstance(part, str):
            rest = part.lstrip(_DIGITS)
            taken += len(part) - len(rest)
            if rest:
                break
        elif part.widest:
            taken += part.least
        else:
            break
    return taken


def _assemble(precision: int, text: str, found: dict[str, _Found]) -> Fields:
    stated = found.get("gregorian_year")
    year = found["year"].number if "year" in found else found["gregorian_year"].number - EPOCH_YEAR
    if stated and stated.number != year + EPOCH_YEAR:
        raise JucheMismatchError(text, stated.position, year, stated.number)
    year += EPOCH_YEAR
    if precision < DAY:
        return year, found["month"].number if precision == MONTH else 0, 0
    day = _day(text, year, found)
    actual = {"month": day.month, "day": day.day, "weekday": day.weekday()}
    for field, (number, position) in found.items():
        if actual.get(field, number) != number:
            raise JucheParseError(text, position, f"the {field} of {day.isoformat()}")
    return day.year, day.month, day.day


def _day(text: str, year: int, found: dict[str, _Found]) -> date:
    if "day_of_year" in found:
        field, first, most = "day_of_year", date(year, 1, 1), day_of_year(last((year, 0, 0)))
    else:
        month = found["month"].number
        field, first, most = "day", date(year, month, 1), last_day(year, month)
    number, position = found[field]
    if number > most:
        raise JucheParseRangeError(text, position, field, number, 1, most)
    return date.fromordinal(first.toordinal() + number - 1)
