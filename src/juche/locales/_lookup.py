"""From a locale as people write it to its table.

The rule is the look-up of RFC 4647: subtags are removed from the end until a table has the rest.
``ko_KR.UTF-8`` also names an encoding, and ``sr_RS@latin`` a variant. These are ignored.
"""

from __future__ import annotations

from functools import lru_cache

from ..errors import JucheError, quoted
from ._shape import Table

_SCRIPT = 4  # letters, which no other subtag has in the tags of our languages
_ASKED = 60  # letters of an unknown tag that are compared
_LISTED = 180  # letters of the tags that an error lists
# Countries that are taken for languages, with the language of each.
_COUNTRIES = {
    "br": "pt",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gb": "en",
    "gr": "el",
    "ir": "fa",
    "jp": "ja",
    "kp": "ko",
    "kr": "ko",
    "rs": "sr",
    "se": "sv",
    "tw": "zh-hant",
    "ua": "uk",
    "us": "en",
    "vn": "vi",
}


def find(asked: str, tables: tuple[Table, ...]) -> Table | None:
    """Return the table that a locale means, None if there is none."""
    for table in tables:
        if table.tag == asked:
            return table
    return _looked_up(asked, tables)


@lru_cache(maxsize=256)
def _looked_up(asked: str, tables: tuple[Table, ...]) -> Table | None:
    tags = {folded(table.tag): table for table in tables}
    aliases = {folded(alias): table for table in tables for alias in table.aliases}
    subtags = folded(asked).split("-")
    scripted = False
    while subtags:
        tag = "-".join(subtags)
        # An alias such as sr means one script, so it does not answer a tag that names another.
        found = tags.get(tag) or (None if scripted else aliases.get(tag))
        if found is not None:
            return found
        scripted |= len(subtags.pop()) == _SCRIPT
    return None


def folded(tag: str) -> str:
    """Return a tag in the spelling that is compared: small letters, hyphens, no encoding.

    >>> folded("ko_KR.UTF-8"), folded("sr_RS@latin")
    ('ko-kr', 'sr-rs')
    """
    return tag.partition(".")[0].partition("@")[0].strip().replace("_", "-").lower()


def nearest(asked: str, tables: tuple[Table, ...]) -> str | None:
    """Return the known tag nearest to an unknown one, None if none is near.

    The unknown tag may be a country, the English name of a language, or a typing error.
    """
    from difflib import get_close_matches

    tag = folded(asked)[:_ASKED]
    known = {folded(table.tag): table.tag for table in tables}
    for name in (_COUNTRIES.get(tag), tag.partition("-")[0]):
        for folded_tag, meant in known.items():
            if name and name in (folded_tag, folded_tag.partition("-")[0]):
                return meant
    for table in tables:
        known.setdefault(table.name.lower(), table.tag)
        known.setdefault(table.name.lower().partition(" (")[0], table.tag)
    near = get_close_matches(tag, known, cutoff=0.7)
    return known[near[0]] if near else None


def unknown(asked: str, tables: tuple[Table, ...]) -> JucheError:
    """Return the error of a locale that no table has."""
    near = nearest(asked, tables)
    hint = f"did you mean {near!r}? There are" if near else "there are"
    tags = ", ".join(table.tag for table in tables)
    return JucheError(f"no locale {quoted(asked)}, {hint} {tags[:_LISTED]}")
