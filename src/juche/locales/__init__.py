"""The languages, one file of data each.

Each module of this package without a leading underscore has one table. To add a language, add its
file, and its name to the two lists of this package. A project may also register a table of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import import_module

from .. import _typing as t
from .._typing import TYPE_CHECKING
from ..errors import JucheError, checked_str, quoted
from . import _lookup
from ._shape import Table

# A table is loaded when its language is first needed. Programs that freeze or zip others read these
# imports, and so find the modules that are loaded by name.
if TYPE_CHECKING:
    from . import (  # noqa: F401 - as said above
        ar,
        bg,
        ca,
        cs,
        da,
        de,
        el,
        en,
        es,
        fa,
        fi,
        fr,
        hi,
        hu,
        id,  # noqa: A004 - the language, which no code calls
        it,
        ja,
        ko,
        nb,
        nl,
        pl,
        pt,
        ro,
        ru,
        sk,
        sr_cyrl,
        sr_latn,
        sv,
        th,
        tr,
        uk,
        vi,
        zh_hans,
        zh_hant,
    )
    from ._literals import Style

__all__ = [
    "LOSSLESS_STYLES",
    "STYLES",
    "Style",
    "Table",
    "chosen",
    "known",
    "nearest",
    "register",
    "table",
    "tables",
    "tags",
    "unregister",
]

STYLES: tuple[t.Style, ...] = ("paired", "juche", "gregorian", "short")
"""The named styles that every table writes."""

LOSSLESS_STYLES: tuple[t.Style, ...] = ("paired", "juche", "short")
"""The styles with an era word. ``parse`` reads back what they write."""

_MODULES = frozenset(
    """ar bg ca cs da de el en es fa fi fr hi hu id it ja ko nb nl pl pt ro ru sk sr_cyrl sr_latn sv
    th tr uk vi zh_hans zh_hant""".split()
)
"""The modules of the tables, each named by its tag in small letters, ``_`` for ``-``."""

_registered: tuple[Table, ...] = ()


def tables() -> tuple[Table, ...]:
    """Return all tables. An expression belongs to the first one that has all of its words.

    >>> tables()[0].name
    'English'
    """
    return _built_in() + _registered


@cache
def _built_in() -> tuple[Table, ...]:
    """Return the tables of the package, which loads them all."""
    found = map(_of_module, _MODULES)
    return tuple(sorted(found, key=lambda table: (table.rank, table.tag)))


def _of_module(name: str) -> Table:
    found: Table = import_module(f".{name}", __name__).TABLE
    return found


@lru_cache(maxsize=256)
def _own(tag: str) -> Table | None:
    """Return the table of the package with exactly this tag, and load no other table."""
    name = tag.replace("-", "_").lower()
    if name not in _MODULES:
        return None
    found = _of_module(name)
    return found if found.tag == tag else None


def _found(tag: str) -> Table | None:
    """Return the table that a locale means, None if there is none."""
    # No other table can have the tag, so tables that are not loaded need not be searched.
    return _own(checked_str("locale", tag)) or _lookup.find(tag, tables())


def tags() -> tuple[str, ...]:
    """Return the tags of all languages.

    >>> "ko" in tags()
    True
    """
    return tuple(table.tag for table in tables())


def table(tag: str) -> Table:
    """Return the table of a language. Its tag may have any usual form: ``ko``, ``ko_KR.UTF-8``.

    Raises:
        JucheError: there is none. The message names the nearest tag, and all tags.
        TypeError: the tag is no string.

    >>> table("ko-KP").eras
    ('주체',)
    >>> table("zh_TW").tag
    'zh-Hant'
    """
    found = _found(tag)
    if found is None:
        raise _lookup.unknown(tag, tables())
    return found


def known(tag: str) -> bool:
    """Tell whether a language has a table. Its tag may have any usual form.

    >>> known("ko_KR.UTF-8"), known("korean")
    (True, False)
    """
    return _found(tag) is not None


def is_built_in(tag: str) -> bool:
    """Tell whether a tag is exactly that of a table of the package. No other table can replace it.

    >>> is_built_in("ko"), is_built_in("ko-KP")
    (True, False)
    """
    return _own(tag) is not None


def nearest(tag: str) -> str | None:
    """Return the known tag nearest to an unknown one, None if none is near.

    >>> nearest("korean"), nearest("jp"), nearest("xx")
    ('ko', 'ja', None)
    """
    return _lookup.nearest(tag, tables())


def chosen(locales: str | Iterable[str] | None) -> tuple[Table, ...]:
    """Return the tables of some languages without repetition. A string is one tag, None means all.

    Raises:
        JucheError: a language has no table, or no language is named.
        TypeError: a tag is no string, or the argument is no series of tags.

    >>> [table.tag for table in chosen(["ko-KP", "en", "ko"])]
    ['ko', 'en']
    """
    if locales is None:
        return tables()
    if not isinstance(locales, str | Iterable):
        raise TypeError(f"locales must be tags of languages, not {type(locales).__name__}")
    found = dict.fromkeys(map(table, [locales] if isinstance(locales, str) else locales))
    if not found:
        raise JucheError("locales names no language; leave it out to read all")
    return tuple(found)


def register(table: Table) -> None:
    """Add a language to the running process.

    Raises:
        JucheError: another table has its tag.
        TypeError: it is no table.

    >>> register(table("en").replace(tag="en-x-mine", aliases=()))
    >>> "en-x-mine" in tags()
    True
    >>> unregister("en-x-mine")
    """
    global _registered  # noqa: PLW0603 - one tuple replaced whole, so readers never see half of it
    if not isinstance(table, Table):
        raise TypeError(f"expected a Table, got {type(table).__name__}")
    if _lookup.folded(table.tag) in map(_lookup.folded, tags()):
        raise JucheError(f"locale {quoted(table.tag)} already exists")
    _registered = (*_registered, table)


def unregister(tag: str) -> None:
    """Remove a language that was registered. See ``register`` for an example.

    Raises:
        JucheError: no such language was registered. The package's languages cannot be removed.
    """
    global _registered  # noqa: PLW0603 - as above
    kept = tuple(table for table in _registered if table.tag != tag)
    if len(kept) == len(_registered):
        raise JucheError(f"locale {quoted(tag)} was not registered")
    _registered = kept


def __getattr__(name: str) -> object:
    if name == "Style":
        from ._literals import Style

        return Style
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
