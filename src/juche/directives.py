"""The directives of %-patterns, in one table for writing and reading."""

from __future__ import annotations

from typing import NamedTuple

from .errors import JucheError, checked_str
from .fields import DAY, MONTH, YEAR
from .locales import Table


class Directive(NamedTuple):
    """A directive: the precision that it needs, how it is written, and how it is read."""

    field: str
    """The field that it shows. Two directives of one field must agree in a text."""
    precision: int
    template: str
    """The template for ``%``, empty for names of months, which are in the compiled templates."""
    widest: int = 0
    """The largest number of digits, 0 for a name."""
    least: int = 1
    """The smallest number of digits. A number right before it leaves so many digits to it."""
    short: bool = False
    """Whether a name is abbreviated."""


# What needs no zeros is written by %s, which is quicker. Gregorian years have four digits here.
DIRECTIVES = {
    "J": Directive("year", YEAR, "%s", 4),
    "4J": Directive("year", YEAR, "%04d", 4, 4),
    "Y": Directive("gregorian_year", YEAR, "%s", 4, 4),
    "m": Directive("month", MONTH, "%02d", 2, 2),
    "-m": Directive("month", MONTH, "%s", 2),
    "B": Directive("month", MONTH, ""),
    "b": Directive("month", MONTH, "", short=True),
    "d": Directive("day", DAY, "%02d", 2, 2),
    "-d": Directive("day", DAY, "%s", 2),
    "j": Directive("day_of_year", DAY, "%03d", 3, 3),
    "-j": Directive("day_of_year", DAY, "%s", 3),
    "A": Directive("weekday", DAY, "%s"),
    "a": Directive("weekday_short", DAY, "%s", short=True),
}

_FLAGS = {"-", "4"}
"""The flags between ``%`` and the letter: no padding, or four digits."""

Part = str | Directive


def split(pattern: str, precision: int) -> list[Part]:
    """Split a pattern into literal texts and directives.

    Raises:
        JucheError: a directive is unknown, or finer than the precision. The message names it.
        TypeError: the pattern is no string.

    >>> [part if isinstance(part, str) else part.field for part in split("%-d. %B %J", DAY)]
    ['day', '. ', 'month', ' ', 'year']
    """
    checked_str("pattern", pattern)
    parts: list[Part] = []
    position = 0
    while (found := pattern.find("%", position)) >= 0:
        parts.append(pattern[position:found])
        name = pattern[found + 1 : found + 3]
        name = name if name[:1] in _FLAGS else name[:1]
        position = found + 1 + len(name)
        parts.append("%" if name == "%" else _directive(name, found, precision))
    parts.append(pattern[position:])
    return [part for part in parts if part != ""]


def _directive(name: str, position: int, precision: int) -> Directive:
    directive = DIRECTIVES.get(name)
    if directive is None:
        known = " ".join(f"%{known}" for known in DIRECTIVES)
        raise JucheError(f"unknown directive {'%' + name!r} at position {position}, not of {known}")
    if directive.precision > precision:
        kind = ("year", "month")[precision]
        raise JucheError(f"directive '%{name}' at position {position} is finer than a {kind}")
    return directive


def names(parts: list[Part], words: Table) -> dict[Directive, tuple[str, ...]]:
    """Return the names that each directive of a pattern may show, where it shows a name.

    In some languages, a month without a day has another form than a month with a day.

    Raises:
        JucheError: the language's table has no such names.
    """
    # A pattern may repeat a directive, but each is looked up once.
    directives = {part for part in parts if isinstance(part, Directive)}
    dated = any(directive.precision == DAY for directive in directives)
    return {
        directive: _names(directive, words, dated=dated)
        for directive in directives
        if not directive.widest
    }


def _names(directive: Directive, words: Table, *, dated: bool) -> tuple[str, ...]:
    found: tuple[str, ...]
    if directive.field == "month":
        wide = words.months if dated or not words.months_alone else words.months_alone
        found = words.months_short or wide if directive.short else wide
    else:
        found = words.weekdays_short or words.weekdays if directive.short else words.weekdays
    if not found:
        raise JucheError(f"the table of {words.tag} has no weekdays")
    return found
