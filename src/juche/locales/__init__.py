"""The languages, one file of data each.

Every module in this folder whose name has no leading underscore has one table. To add a language,
put its file here and add a line to the list below. A project may also register a table of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from .. import _typing as t
from .._typing import TYPE_CHECKING
from ..errors import JucheError, quoted
from . import _lookup
from ._shape import Table
from .ar import TABLE as _AR
from .bg import TABLE as _BG
from .cs import TABLE as _CS
from .da import TABLE as _DA
from .de import TABLE as _DE
from .el import TABLE as _EL
from .en import TABLE as _EN
from .es import TABLE as _ES
from .fa import TABLE as _FA
from .fi import TABLE as _FI
from .fr import TABLE as _FR
from .hi import TABLE as _HI
from .hu import TABLE as _HU
from .id import TABLE as _ID
from .it import TABLE as _IT
from .ja import TABLE as _JA
from .ko import TABLE as _KO
from .nb import TABLE as _NB
from .nl import TABLE as _NL
from .pl import TABLE as _PL
from .pt import TABLE as _PT
from .ro import TABLE as _RO
from .ru import TABLE as _RU
from .sk import TABLE as _SK
from .sr_cyrl import TABLE as _SR_CYRL
from .sr_latn import TABLE as _SR_LATN
from .sv import TABLE as _SV
from .tr import TABLE as _TR
from .uk import TABLE as _UK
from .vi import TABLE as _VI
from .zh_hans import TABLE as _ZH_HANS
from .zh_hant import TABLE as _ZH_HANT

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

# Named one by one, so that tools which freeze or zip a program find them without running it.
_BUILT_IN: tuple[Table, ...] = tuple(
    sorted(
        (
            _AR,
            _BG,
            _CS,
            _DA,
            _DE,
            _EL,
            _EN,
            _ES,
            _FA,
            _FI,
            _FR,
            _HI,
            _HU,
            _ID,
            _IT,
            _JA,
            _KO,
            _NB,
            _NL,
            _PL,
            _PT,
            _RO,
            _RU,
            _SK,
            _SR_CYRL,
            _SR_LATN,
            _SV,
            _TR,
            _UK,
            _VI,
            _ZH_HANS,
            _ZH_HANT,
        ),
        key=lambda table: (table.rank, table.tag),
    )
)

_registered: tuple[Table, ...] = ()


def tables() -> tuple[Table, ...]:
    """Return all tables. An expression belongs to the first one that has all of its words.

    >>> tables()[0].name
    'English'
    """
    return _BUILT_IN + _registered


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
    found = _lookup.find(tag, tables())
    if found is None:
        raise _lookup.unknown(tag, tables())
    return found


def known(tag: str) -> bool:
    """Tell whether a language has a table. Its tag may have any usual form.

    >>> known("ko_KR.UTF-8"), known("korean")
    (True, False)
    """
    return _lookup.find(tag, tables()) is not None


def is_built_in(tag: str) -> bool:
    """Tell whether a tag is exactly that of a table of the package, which no other can replace.

    >>> is_built_in("ko"), is_built_in("ko-KP")
    (True, False)
    """
    return any(table.tag == tag for table in _BUILT_IN)


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
        JucheError: its tag is taken.
        TypeError: it is no table.
    """
    global _registered  # noqa: PLW0603 - one tuple replaced whole, so readers never see half of it
    if not isinstance(table, Table):
        raise TypeError(f"expected a Table, got {type(table).__name__}")
    if _lookup.folded(table.tag) in map(_lookup.folded, tags()):
        raise JucheError(f"locale {quoted(table.tag)} is there already")
    _registered = (*_registered, table)


def unregister(tag: str) -> None:
    """Remove a language that was registered. The languages of the package stay.

    Raises:
        JucheError: no such language was registered.
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


if TYPE_CHECKING:
    from ._literals import Style
