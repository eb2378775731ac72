"""Writing values: named styles and %-patterns, both from the same tables.

A pattern is compiled once into twelve templates, one for each month, so that writing a date is one
``%`` of a few integers. The C library is never asked, so nothing depends on the machine's locale.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from ._value import Period, Value
from .era import EPOCH_YEAR
from .errors import JucheError, JucheMismatchError, JucheParseError, JucheParseRangeError
from .interval import JucheInterval
from .locales import STYLES, Table, table, tags
from .values import JucheDate, JucheMonth, JucheYear

_P = TypeVar("_P", bound=Period)
_PRECISIONS = (JucheYear, JucheMonth, JucheDate)
_RANGE = "-"


class Directive(NamedTuple):
    """One directive: what it needs of a value, how it is written, what it may be when read."""

    precision: int
    template: str
    index: int
    widest: int = 0
    """The most digits it may have, 0 for a name."""


# What the getters below pick from: Juche year, Gregorian year, month, day, day of the year, and
# the two names of the weekday. Month names are part of the twelve templates.
DIRECTIVES = {
    "J": Directive(0, "%d", 0, 4),
    "Y": Directive(0, "%04d", 1, 4),
    "m": Directive(1, "%02d", 2, 2),
    "-m": Directive(1, "%d", 2, 2),
    "B": Directive(1, "", -1),
    "b": Directive(1, "", -1),
    "d": Directive(2, "%02d", 3, 2),
    "-d": Directive(2, "%d", 3, 2),
    "j": Directive(2, "%03d", 4, 3),
    "-j": Directive(2, "%d", 4, 3),
    "A": Directive(2, "%s", 5),
    "a": Directive(2, "%s", 6),
}


def format_spec(value: Value, spec: str) -> str:
    """Return what ``format(value, spec)`` gives: see the format mini-language in the docs.

    Raises:
        JucheError: the spec is neither empty, ``iso``, a locale, ``locale:style`` nor a pattern.
    """
    if "%" in spec:
        if isinstance(value, Period):
            return strftime(value, spec, "en")
        raise JucheError("an interval has no %-pattern, format its start and end")
    if spec == "":
        return str(value)
    if spec == "iso":
        return value.isoformat()  # type: ignore[attr-defined, no-any-return]  # all four have it
    locale, _, style = spec.partition(":")
    return format_value(value, locale, style or "paired")


def format_value(value: Value, locale: str, style: str) -> str:
    """Return a value in a locale's named style."""
    if isinstance(value, JucheInterval):
        ends = (format_value(end, locale, style) for end in (value.start, value.end))
        return _RANGE.join(ends)
    return _styled(type(value), locale, style)(value)


def strftime(value: Period, pattern: str, locale: str) -> str:
    """Return a value written after a %-pattern."""
    return _patterned(type(value), pattern, locale)(value)


def canonical(kind: type[Value]) -> Callable[[Any], str]:
    """Return the function that writes what ``str`` gives: paired, in English."""
    if kind is JucheInterval:
        return lambda value: format_value(value, "en", "paired")
    return _styled(kind, "en", "paired")


@lru_cache(maxsize=256)
def _styled(kind: type[Value], locale: str, style: str) -> Callable[[Any], str]:
    words = table(locale)
    if style not in STYLES:
        raise JucheError(f"no style {str(style)[:40]!r}, there are {', '.join(STYLES)}")
    precision = _PRECISIONS.index(kind)  # type: ignore[arg-type]  # never the interval
    return compile_pattern(getattr(words, style)[precision], words, precision)


@lru_cache(maxsize=256)
def _patterned(kind: type[Value], pattern: str, locale: str) -> Callable[[Any], str]:
    precision = _PRECISIONS.index(kind)  # type: ignore[arg-type]  # never the interval
    return compile_pattern(pattern, table(locale), precision)


def split_pattern(pattern: str, precision: int) -> list[str | Directive]:
    """Split a pattern into literal texts and directives.

    Raises:
        JucheError: a directive is unknown, or finer than the precision; it is named.
    """
    parts: list[str | Directive] = []
    position = 0
    while (found := pattern.find("%", position)) >= 0:
        parts.append(pattern[position:found])
        name = pattern[found + 1 : found + 3]
        name = name if name[:1] == "-" else name[:1]
        position = found + 1 + len(name)
        if name == "%":
            parts.append("%")
            continue
        directive = DIRECTIVES.get(name)
        if directive is None:
            known = " ".join(f"%{known}" for known in DIRECTIVES)
            raise JucheError(
                f"unknown directive {'%' + name!r} at position {found}, not of {known}"
            )
        if directive.precision > precision:
            finer = ("year", "month")[precision]
            raise JucheError(f"directive '%{name}' at position {found} is finer than a {finer}")
        parts.append(directive)
    parts.append(pattern[position:])
    return [part for part in parts if part != ""]


def month_names(
    words: Table, directive: Directive, parts: list[str | Directive]
) -> tuple[str, ...]:
    """Return the month names of ``%B`` or ``%b``; a month without a day may take another form."""
    if directive is DIRECTIVES["b"]:
        return words.months_short or words.months
    dated = any(isinstance(part, Directive) and part.index == _DAY for part in parts)
    return words.months if dated or not words.months_alone else words.months_alone


_DAY = DIRECTIVES["d"].index


def compile_pattern(pattern: str, words: Table, precision: int) -> Callable[[Any], str]:
    """Return the function that writes a value of a precision after a pattern."""
    parts = split_pattern(pattern, precision)
    indexes = [part.index for part in parts if isinstance(part, Directive) and part.template]
    templates = [""]
    for month in range(12):
        texts = []
        for part in parts:
            if isinstance(part, str):
                texts.append(part.replace("%", "%%"))
            elif part.template:
                texts.append(part.template)
            else:
                texts.append(month_names(words, part, parts)[month].replace("%", "%%"))
        templates.append("".join(texts))
    # Repeating an index keeps the getter's answer a tuple; %-formatting refuses what is left over.
    if len(indexes) == 1:
        templates = [template and template + "%.0s" for template in templates]
        indexes = indexes * 2
    pick: Callable[[tuple[object, ...]], object] = (
        itemgetter(*indexes) if indexes else lambda fields: ()
    )
    if precision == 0:
        return lambda value: templates[1] % pick((value._key, value._key + EPOCH_YEAR))
    if precision == 1:
        return lambda value: (
            templates[value.month] % pick((value.year, value.gregorian_year, value.month))
        )
    if max(indexes, default=0) > _DAY:
        return lambda value: templates[value.month] % pick(_all_fields(value, words))

    def write(value: JucheDate) -> str:
        date = value._key
        year, month = date.year, date.month
        return templates[month] % pick((year - EPOCH_YEAR, year, month, date.day))

    return write


def _all_fields(value: JucheDate, words: Table) -> tuple[object, ...]:
    weekday = value.weekday()
    names, short = words.weekdays, words.weekdays_short
    return (
        value.year,
        value.gregorian_year,
        value.month,
        value.day,
        _day_of_year(value),
        names[weekday],
        (short or names)[weekday],
    )


def _day_of_year(value: JucheDate) -> int:
    return (value - value.replace(month=1, day=1)).days + 1


def strptime(kind: type[_P], text: str, pattern: str, locale: str) -> _P:
    """Return the value that a text denotes when read after a pattern."""
    precision = _PRECISIONS.index(kind)  # type: ignore[arg-type]  # never the interval
    parts = split_pattern(pattern, precision)
    words = table(locale)
    needed = _needed(parts, precision)
    if needed:
        raise JucheError(f"pattern {pattern[:40]!r} does not say the {needed} of a {kind.__name__}")
    fields: dict[int, tuple[int, int]] = {}
    position = 0
    for part in parts:
        start = position
        if isinstance(part, str):
            if not text.startswith(part, position):
                raise JucheParseError(text, position, repr(part))
            position += len(part)
            continue
        if part.widest:
            number, position = _read_number(text, position, part)
            index = part.index
        else:
            number, position, index = _read_name(text, position, part, parts, words)
        if fields.get(index, (number,))[0] != number:
            raise JucheParseError(text, start, f"{fields[index][0]} again")
        fields[index] = (number, start)
    if position != len(text):
        raise JucheParseError(text, position, "the end of the text")
    return _assemble(kind, text, fields)


def _needed(parts: list[str | Directive], precision: int) -> str:
    """Return what a pattern lacks, an empty string when it determines a value."""
    indexes = {part.index for part in parts if isinstance(part, Directive)}
    month = bool(indexes & {2, -1})
    missing = []
    if not indexes & {0, 1}:
        missing.append("year")
    if 4 not in indexes:
        if precision >= 1 and not month:
            missing.append("month")
        if precision == 2 and _DAY not in indexes:  # noqa: PLR2004 - the finest precision
            missing.append("day")
    return " and ".join(missing)


def _read_number(text: str, position: int, directive: Directive) -> tuple[int, int]:
    end = position
    while end < len(text) and end - position < directive.widest and text[end] in "0123456789":
        end += 1
    if end == position:
        raise JucheParseError(text, position, _FIELD_NAMES[directive.index])
    return int(text[position:end]), end


_FIELD_NAMES = {
    0: "a Juche year",
    1: "a Gregorian year",
    2: "a month",
    3: "a day",
    4: "a day of the year",
}


def _read_name(
    text: str, position: int, directive: Directive, parts: list[str | Directive], words: Table
) -> tuple[int, int, int]:
    if directive.index == -1:
        names, what, index = month_names(words, directive, parts), "a month name", 2
    else:
        short = directive is DIRECTIVES["a"] and words.weekdays_short
        names, what, index = short or words.weekdays, "a weekday name", 5
    rest = text[position : position + 40].casefold()
    # The longest first: 1월 ends 11월, May begins no other, but a table may have such.
    for name in sorted(names, key=len, reverse=True):
        if rest.startswith(name.casefold()):
            return names.index(name) + (index == 2), position + len(name), index  # noqa: PLR2004
    raise JucheParseError(text, position, what)


def _assemble(kind: type[_P], text: str, fields: dict[int, tuple[int, int]]) -> _P:
    for index, (field, least, most) in _BOUNDS.items():
        if index in fields and not least <= fields[index][0] <= most:
            number, place = fields[index]
            raise JucheParseRangeError(text, place, field, number, least, most)
    year = fields[0][0] if 0 in fields else fields[1][0] - EPOCH_YEAR
    if 1 in fields and fields[1][0] != year + EPOCH_YEAR:
        raise JucheMismatchError(text, fields[1][1], year, fields[1][0])
    value: Any
    if kind is JucheYear:
        value = JucheYear(year)
    elif kind is JucheMonth:
        value = JucheMonth(year, fields[2][0])
    else:
        value = _assemble_date(text, year, fields)
    return value  # type: ignore[no-any-return]  # of the type asked for, branch by branch


def _assemble_date(text: str, year: int, fields: dict[int, tuple[int, int]]) -> JucheDate:
    if 4 in fields:
        last = JucheYear(year).last_day()
        number, place = fields[4]
        if number > _day_of_year(last):
            raise JucheParseRangeError(text, place, "day of year", number, 1, _day_of_year(last))
        value = JucheDate.fromordinal(JucheYear(year).first_day().toordinal() + number - 1)
    else:
        last = JucheMonth(year, fields[2][0]).last_day()
        number, place = fields[3]
        if number > last.day:
            raise JucheParseRangeError(text, place, "day", number, 1, last.day)
        value = last.replace(day=number)
    found = {2: value.month, 3: value.day, 5: value.weekday()}
    for index, (number, place) in fields.items():
        if found.get(index, number) != number:
            raise JucheParseError(text, place, f"what agrees with {value.isoformat()}")
    return value


_BOUNDS = {
    0: ("year", 1, 8088),
    1: ("gregorian_year", 1912, 9999),
    2: ("month", 1, 12),
    3: ("day", 1, 31),
    4: ("day of year", 1, 366),
}
__all__ = ["DIRECTIVES", "format_spec", "format_value", "strftime", "strptime", "tags"]
