"""Read a text after a %-pattern, part by part, so that an error knows its place."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from ._value import Period
from .directives import DAY, MONTH, Directive, Part, names, split
from .era import EPOCH_YEAR, MAX_YEAR, MIN_YEAR
from .errors import (
    JucheError,
    JucheMismatchError,
    JucheParseError,
    JucheParseRangeError,
    checked_str,
    quoted,
)
from .formatting import day_of_year
from .locales import Table, table
from .values import JucheDate, JucheMonth, JucheYear

_P = TypeVar("_P", bound=Period)


class _Found(NamedTuple):
    number: int
    position: int


_BOUNDS = {
    "year": (MIN_YEAR, MAX_YEAR),
    "gregorian_year": (MIN_YEAR + EPOCH_YEAR, MAX_YEAR + EPOCH_YEAR),
    "month": (1, 12),
    "day": (1, 31),
    "day_of_year": (1, 366),
}
# No name is longer, so no more letters of the text are looked at.
_LONGEST_NAME = 40


def strptime(kind: type[_P], text: str, pattern: str, locale: str) -> _P:
    """Return the value that a text denotes when read after a pattern."""
    checked_str("text", text)
    parts = split(pattern, kind.PRECISION)
    lacking = _lacking(parts, kind.PRECISION)
    if lacking:
        raise JucheError(
            f"pattern {quoted(pattern)} does not give the {lacking} of a {kind.__name__}"
        )
    fields = _read(text, parts, table(locale))
    for field, found in fields.items():
        least, most = _BOUNDS.get(field, (0, 6))
        if not least <= found.number <= most:
            raise JucheParseRangeError(text, found.position, field, found.number, least, most)
    value = _assemble(kind.PRECISION, text, fields)
    assert isinstance(value, kind)  # noqa: S101 - the precision says which
    return value


def _lacking(parts: list[Part], precision: int) -> str:
    """Return the fields that a pattern lacks, an empty string when it determines a value."""
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
            raise JucheParseError(text, start, f"the same {field} as before")
        fields[field] = _Found(number, start)
    if position != len(text):
        raise JucheParseError(text, position, "the end of the text")
    return fields


def _read_field(
    text: str, start: int, index: int, parts: list[Part], known: tuple[str, ...]
) -> tuple[int, int]:
    """Return the number of a field and where it ends; names count from 1, weekdays from 0."""
    directive = parts[index]
    assert isinstance(directive, Directive)  # noqa: S101 - the caller has read the literal texts
    what = directive.field.removesuffix("_short").replace("_", " ")
    if directive.widest:
        end = start
        while text[end : end + 1].isdecimal() and end < start + _LONGEST_RUN:
            end += 1
        if end == start:
            raise JucheParseError(text, start, f"a {what}")
        # In 890719 the month and the day have two digits each, so the year has those before.
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
    """Return how many digits of a run belong to the fields that follow without a sign between."""
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


_DIGITS = "0123456789"
# No sensible pattern has more digits in a row. Digits beyond are not counted.
_LONGEST_RUN = 40


def _assemble(precision: int, text: str, fields: dict[str, _Found]) -> Period:
    stated = fields.get("gregorian_year")
    year = (
        fields["year"].number if "year" in fields else fields["gregorian_year"].number - EPOCH_YEAR
    )
    if stated and stated.number != year + EPOCH_YEAR:
        raise JucheMismatchError(text, stated.position, year, stated.number)
    if precision < MONTH:
        return JucheYear(year)
    if precision < DAY:
        return JucheMonth(year, fields["month"].number)
    date = _date(text, year, fields)
    actual = {"month": date.month, "day": date.day, "weekday": date.weekday()}
    for field, found in fields.items():
        if actual.get(field, found.number) != found.number:
            raise JucheParseError(text, found.position, f"the {field} of {date.isoformat()}")
    return date


def _date(text: str, year: int, fields: dict[str, _Found]) -> JucheDate:
    if "day_of_year" in fields:
        first, last = JucheYear(year).first_day(), JucheYear(year).last_day()
        field, most = "day_of_year", day_of_year(last)
    else:
        month = JucheMonth(year, fields["month"].number)
        first, last = month.first_day(), month.last_day()
        field, most = "day", last.day
    number, position = fields[field]
    if number > most:
        raise JucheParseRangeError(text, position, field, number, 1, most)
    return JucheDate.fromordinal(first.toordinal() + number - 1)
