"""The languages, one file of data each.

Every module beside this one whose name has no leading underscore holds one table; putting a file
here is all it takes to add a language. A project may also register a table of its own.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ..errors import JucheError, checked_str, quoted
from ._shape import Style, Table

__all__ = [
    "LOSSLESS_STYLES",
    "STYLES",
    "Style",
    "Table",
    "register",
    "table",
    "tables",
    "tags",
    "unregister",
]

STYLES: tuple[Style, ...] = ("paired", "juche", "gregorian", "short")
"""The named styles that every table writes."""

LOSSLESS_STYLES: tuple[Style, ...] = ("paired", "juche", "short")
"""Those that carry the era, so that what they write is read back."""

_registered: tuple[Table, ...] = ()


@cache
def _builtin() -> tuple[Table, ...]:
    names = [module.name for module in iter_modules(__path__) if module.name[0] != "_"]
    found: list[Table] = [import_module(f"{__name__}.{name}").TABLE for name in names]
    return tuple(sorted(found, key=lambda table: (table.rank, table.tag)))


def tables() -> tuple[Table, ...]:
    """Return all tables; an expression belongs to the first one that has all of its words.

    >>> tables()[0].name
    'English'
    """
    return _builtin() + _registered


def tags() -> tuple[str, ...]:
    """Return the tags of all languages.

    >>> "ko" in tags()
    True
    """
    return tuple(table.tag for table in tables())


def table(tag: str) -> Table:
    """Return the table of a language.

    Raises:
        JucheError: there is none, with the tags that there are.
        TypeError: the tag is no string.

    >>> table("ko").eras
    ('주체',)
    """
    for candidate in tables():
        if candidate.tag == tag:
            return candidate
    raise JucheError(
        f"no locale {quoted(checked_str('locale', tag))}, there are {', '.join(tags())}"
    )


def register(table: Table) -> None:
    """Add a language that this package does not have, for the running process.

    Raises:
        JucheError: its tag is taken.
    """
    global _registered  # noqa: PLW0603 - one tuple replaced whole, so readers never see half of it
    if table.tag in tags():
        raise JucheError(f"locale {quoted(table.tag)} is there already")
    _registered = (*_registered, table)


def unregister(tag: str) -> None:
    """Take back a language that was registered; those of the package stay.

    Raises:
        JucheError: no such language was registered.
    """
    global _registered  # noqa: PLW0603 - as above
    kept = tuple(table for table in _registered if table.tag != tag)
    if len(kept) == len(_registered):
        raise JucheError(f"locale {quoted(tag)} was not registered")
    _registered = kept
