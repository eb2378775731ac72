"""Writing dates from their numbers: named styles and %-patterns, both from the same tables.

A pattern is compiled once into twelve templates, one for each month. So writing a date is one
``%`` operation on a few integers. The C library is not used, so the result does not depend on the
locale of the machine. This module knows no values. A value asks for the writer of its precision,
keeps it, and gives it its numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from .directives import DIRECTIVES, Directive, Part, names, split
from .errors import JucheError, checked_str, quoted
from .fields import INTERVAL, day_of_year, edtf, precision
from .locales import STYLES, Table, is_built_in, table

Numbers = tuple[int, int, int, int]
"""The year of the era, and the fields: the Gregorian year, the month, the day."""
Writer = Callable[[Any], str]
"""A function that writes the numbers of a period, or those of both ends of an interval."""

_RANGE = "-"
_ALIGNMENTS = {"<", ">", "^"}
_MOST_DIGITS = 4  # of a width
_FIELDS = ("year", "gregorian_year", "month", "day", "day_of_year", "weekday", "weekday_short")
_NO_NAMES = ("",) * 7
_QUICK = _FIELDS.index("day")


def spec_writer(kind: int, spec: str) -> Writer:
    """Return the function behind ``format(value, spec)`` for values of a precision.

    See the format mini-language in the docs.

    Raises:
        JucheError: the spec is neither empty, ``iso``, a locale, ``locale:style`` nor a pattern,
            or its width has more than four digits.

    >>> spec_writer(2, "iso:>12")((89, 2000, 7, 19))
    '  2000-07-19'
    """
    what, padding = _parted(spec)
    if padding:
        return _padded(spec_writer(kind, what), padding)
    if "%" in spec:
        if kind == INTERVAL:
            raise JucheError("an interval has no %-pattern, format its start and its end")
        return pattern_writer(kind, spec, "en")
    if spec == "iso":
        return _iso_of_ends if kind == INTERVAL else _iso
    locale, _, style = spec.partition(":")
    return style_writer(kind, locale if spec else "en", style or "paired")


def is_lasting(spec: str) -> bool:
    """Tell whether the result of a spec stays the same when other tables are registered.

    >>> is_lasting("ko:juche"), is_lasting("%J"), is_lasting("ko-KP")
    (True, True, False)
    """
    locale = spec.partition(":")[0]
    return locale in {"", "iso"} or "%" in spec or is_built_in(locale)


def _parted(spec: str) -> tuple[str, str]:
    """Return a spec without its padding, and the padding, empty if there is none."""
    what, padding = "", spec
    if not _width(spec):
        what, _, padding = spec.rpartition(":")
        if "%" in spec or not _width(padding):
            return spec, ""
    # A wider one would need more memory than there may be.
    if len(_width(padding)) > _MOST_DIGITS or _width(what.rpartition(":")[2]):
        raise JucheError(
            f"a spec has one width, of up to {_MOST_DIGITS} digits, got {quoted(spec)}"
        )
    return what, padding


def _width(spec: str) -> str:
    """Return the width if a spec is a width and an alignment, as for strings: ``>40``, ``·^40``."""
    signs = 2 if spec[1:2] in _ALIGNMENTS else int(spec[:1] in _ALIGNMENTS)
    width = spec[signs:]
    return width if width.isascii() and width.isdigit() else ""


def _padded(write: Writer, padding: str) -> Writer:
    return lambda numbers: format(write(numbers), padding)


def _iso(numbers: Numbers) -> str:
    return edtf(*numbers[1:])


def _iso_of_ends(ends: tuple[Numbers, Numbers]) -> str:
    return "/".join(map(_iso, ends))


def style_writer(kind: int, locale: str, style: str) -> Writer:
    """Return the function that writes a locale's named style.

    Raises:
        JucheError: no such locale or style.
        TypeError: one of them is no string.

    >>> style_writer(2, "ko", "paired")((89, 2000, 7, 19))
    '주체89(2000)년 7월 19일'
    """
    words = table(locale)
    if kind < INTERVAL:
        return _styled(kind, words, style)

    def write(ends: tuple[Numbers, Numbers]) -> str:
        return _RANGE.join(_styled(precision(end[1:]), words, style)(end) for end in ends)

    return write


def pattern_writer(kind: int, pattern: str, locale: str) -> Writer:
    """Return the function that writes by a %-pattern.

    Raises:
        JucheError: an unknown directive, or one finer than the precision; or no such locale.

    >>> pattern_writer(2, "%A, %-d %B %Y is in Juche %J", "en")((89, 2000, 7, 19))
    'Wednesday, 19 July 2000 is in Juche 89'
    """
    return _patterned(kind, checked_str("pattern", pattern), table(locale))


def _no_style(style: str) -> JucheError:
    # Loaded here, because only an error needs it.
    from difflib import get_close_matches

    near = get_close_matches(style.lower(), STYLES, n=1)
    hint = f"did you mean {near[0]!r}? There are" if near else "there are"
    return JucheError(f"no style {quoted(style)}, {hint} {', '.join(STYLES)}")


# The key is the table and not its tag, because another table may be registered under the tag.
@lru_cache(maxsize=256)
def _styled(kind: int, words: Table, style: str) -> Writer:
    if style not in STYLES:
        raise _no_style(checked_str("style", style))
    return _compile(getattr(words, style)[kind], words, kind)


@lru_cache(maxsize=256)
def _patterned(kind: int, pattern: str, words: Table) -> Writer:
    return _compile(pattern, words, kind)


def _compile(pattern: str, words: Table, kind: int) -> Writer:
    """Return the function that writes the numbers of a precision by a pattern."""
    parts = split(pattern, kind)
    known = names(parts, words)
    # A year has the month 0, and any of the templates writes it.
    templates = [_template(parts, known, month) for month in (0, *range(12))]
    picked = [
        _FIELDS.index(part.field) for part in parts if isinstance(part, Directive) and part.template
    ]
    pick = _picker(picked)
    if max(picked, default=0) > _QUICK:
        weekdays = [known.get(DIRECTIVES[letter], _NO_NAMES) for letter in ("A", "a")]
        return lambda numbers: templates[numbers[2]] % pick(_all_fields(numbers, weekdays))
    return lambda numbers: templates[numbers[2]] % pick(numbers)


def _template(parts: list[Part], known: dict[Directive, tuple[str, ...]], month: int) -> str:
    texts = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part.replace("%", "%%"))
        else:
            texts.append(part.template or known[part][month].replace("%", "%%"))
    return "".join(texts)


def _picker(indexes: list[int]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Return the fastest function that picks fields as a tuple, a single field too."""
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda fields: tuple(fields[index] for index in indexes)


def _all_fields(numbers: Numbers, weekdays: list[tuple[str, ...]]) -> tuple[object, ...]:
    fields = numbers[1:]
    weekday = date(*fields).weekday()
    return *numbers, day_of_year(fields), *(names[weekday] for names in weekdays)
