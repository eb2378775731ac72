"""Writing values: named styles and %-patterns, both from the same tables.

A pattern is compiled once into twelve templates, one for each month. So writing a date is one
``%`` of a few integers. The C library is never asked, so nothing depends on the machine's locale.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any

from ._value import Period, Value
from .directives import DAY, DIRECTIVES, MONTH, YEAR, Directive, Part, names, split
from .era import EPOCH_YEAR
from .errors import JucheError, checked_str, quoted
from .interval import JucheInterval
from .locales import STYLES, Table, table
from .values import JucheDate

Writer = Callable[[Any], str]
"""A function of a value of one precision; which, its maker knows."""

_RANGE = "-"
_ALIGNMENTS = {"<", ">", "^"}
_FIELDS = ("year", "gregorian_year", "month", "day", "day_of_year", "weekday", "weekday_short")
_NO_NAMES = ("",) * 7
_QUICK = _FIELDS.index("day")


def format_spec(value: Value, spec: str) -> str:
    """Return what ``format(value, spec)`` gives: see the format mini-language in the docs.

    Raises:
        JucheError: the spec is neither empty, ``iso``, a locale, ``locale:style`` nor a pattern.
    """
    if _is_padding(spec):
        return format(str(value), spec)
    what, _, padding = spec.rpartition(":")
    if _is_padding(padding) and "%" not in spec:
        return format(format_spec(value, what), padding)
    if "%" in spec:
        if isinstance(value, Period):
            return strftime(value, spec, "en")
        raise JucheError("an interval has no %-pattern, format its start and its end")
    if not spec:
        return str(value)
    if spec == "iso":
        return value.isoformat()
    locale, _, style = spec.partition(":")
    return format_value(value, locale, style or "paired")


def _is_padding(spec: str) -> bool:
    """Tell whether a spec is a width with its alignment, as strings have it: ``>40``, ``·^40``."""
    signs = 2 if spec[1:2] in _ALIGNMENTS else int(spec[:1] in _ALIGNMENTS)
    width = spec[signs:]
    return width.isascii() and width.isdigit()


def format_value(value: Value, locale: str, style: str) -> str:
    """Return a value in a locale's named style."""
    if isinstance(value, JucheInterval):
        ends = (format_value(end, locale, style) for end in (value.start, value.end))
        return _RANGE.join(ends)
    return _styled(value.PRECISION, table(locale), style)(value)


def strftime(value: Period, pattern: str, locale: str) -> str:
    """Return a value written after a %-pattern."""
    return _patterned(value.PRECISION, checked_str("pattern", pattern), table(locale))(value)


def canonical(precision: int) -> Writer:
    """Return the function that writes what ``str`` gives: paired, in English."""
    if precision > DAY:
        return lambda value: format_value(value, "en", "paired")
    return _styled(precision, table("en"), "paired")


# Kept by the table, not by its tag: another table may be registered under that.
@lru_cache(maxsize=256)
def _styled(precision: int, words: Table, style: str) -> Writer:
    if style not in STYLES:
        raise JucheError(
            f"no style {quoted(checked_str('style', style))}, there are {', '.join(STYLES)}"
        )
    return _compile(getattr(words, style)[precision], words, precision)


@lru_cache(maxsize=256)
def _patterned(precision: int, pattern: str, words: Table) -> Writer:
    return _compile(pattern, words, precision)


def _compile(pattern: str, words: Table, precision: int) -> Writer:
    """Return the function that writes a value of a precision after a pattern."""
    parts = split(pattern, precision)
    known = names(parts, words)
    templates = ["", *(_template(parts, known, month) for month in range(12))]
    picked = [
        _FIELDS.index(part.field) for part in parts if isinstance(part, Directive) and part.template
    ]
    pick = _picker(picked)
    if precision == YEAR:
        return lambda value: templates[1] % pick((value.year, value.gregorian_year))
    if precision == MONTH:
        return lambda value: (
            templates[value.month] % pick((value.year, value.gregorian_year, value.month))
        )
    if max(picked, default=0) > _QUICK:
        weekdays = [known.get(DIRECTIVES[letter], _NO_NAMES) for letter in ("A", "a")]
        return lambda value: templates[value.month] % pick(_all_fields(value, weekdays))

    def write(value: JucheDate) -> str:
        date = value._key
        year, month = date.year, date.month
        written: str = templates[month] % pick((year - EPOCH_YEAR, year, month, date.day))
        return written

    return write


def _template(parts: list[Part], known: dict[Directive, tuple[str, ...]], month: int) -> str:
    texts = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part.replace("%", "%%"))
        else:
            texts.append(part.template or known[part][month].replace("%", "%%"))
    return "".join(texts)


def _picker(indexes: list[int]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Return the quickest way to a tuple of fields. ``itemgetter`` makes none of one field."""
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda fields: tuple(fields[index] for index in indexes)


def _all_fields(value: JucheDate, weekdays: list[tuple[str, ...]]) -> tuple[object, ...]:
    day = value.weekday()
    written = (names[day] for names in weekdays)
    return value.year, value.gregorian_year, value.month, value.day, day_of_year(value), *written


def day_of_year(value: JucheDate) -> int:
    """Return the number of a day within its year, 1 to 366."""
    return value.toordinal() - value.replace(month=1, day=1).toordinal() + 1
