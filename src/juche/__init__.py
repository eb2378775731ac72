"""Dates of the Juche era, the North Korean year count: Juche N is Gregorian N + 1911.

>>> import juche
>>> juche.parse("July 19, Juche 89 (2000)").isoformat()
'2000-07-19'
"""

from __future__ import annotations

from ._typing import TYPE_CHECKING
from .era import EPOCH_YEAR, gregorian_year, juche_year
from .errors import (
    JucheError,
    JucheMismatchError,
    JucheParseError,
    JucheParseRangeError,
    JucheRangeError,
)
from .interval import JucheInterval
from .values import JucheDate, JucheMonth, JuchePeriod, JucheYear

if TYPE_CHECKING:
    from .annotation import Annotation, annotate, normalize
    from .commemorations import (
        Anniversary,
        anniversaries,
        anniversary,
        completed_years,
        next_anniversary,
    )
    from .parsing import parse

    LOCALES: tuple[str, ...]
    __version__: str

__all__ = [
    "EPOCH_YEAR",
    "LOCALES",
    "Anniversary",
    "Annotation",
    "JucheDate",
    "JucheError",
    "JucheInterval",
    "JucheMismatchError",
    "JucheMonth",
    "JucheParseError",
    "JucheParseRangeError",
    "JuchePeriod",
    "JucheRangeError",
    "JucheYear",
    "__version__",
    "anniversaries",
    "anniversary",
    "annotate",
    "completed_years",
    "gregorian_year",
    "juche_year",
    "next_anniversary",
    "normalize",
    "parse",
]

# What costs time to load comes in when it is first asked for (PEP 562).
_LAZY = {
    "Anniversary": "commemorations",
    "anniversaries": "commemorations",
    "anniversary": "commemorations",
    "completed_years": "commemorations",
    "next_anniversary": "commemorations",
    "Annotation": "annotation",
    "annotate": "annotation",
    "normalize": "annotation",
    "parse": "parsing",
}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        from importlib import import_module

        value = getattr(import_module(f".{_LAZY[name]}", __name__), name)
        globals()[name] = value
        return value
    if name == "__version__":
        from importlib.metadata import version

        return version(__name__)
    if name == "LOCALES":  # asked anew each time, because a project may register another
        from .locales import tags

        return tags()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
