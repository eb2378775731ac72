"""Dates of the Juche era, the North Korean year count: Juche N is Gregorian N + 1911.

>>> import juche
>>> juche.parse("July 19, Juche 89 (2000)").isoformat()
'2000-07-19'
"""

from __future__ import annotations

from . import _typing as _t
from . import era, errors
from ._typing import TYPE_CHECKING
from ._value import Value as _Value
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

# Programs that freeze others read these imports, and so find the modules that are loaded below.
if TYPE_CHECKING:
    from . import export, locales
    from .annotation import Annotation, Explanation, annotate, explain, normalize
    from .commemorations import (
        Anniversary,
        anniversaries,
        anniversary,
        completed_years,
        next_anniversary,
    )
    from .parsing import parse
    from .reading import read

    LOCALES: tuple[str, ...]

__version__ = "0.2.0"
"""The version. The package's metadata takes it from here."""

__all__ = [
    "EPOCH_YEAR",
    "LOCALES",
    "Anniversary",
    "Annotation",
    "Explanation",
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
    "era",
    "errors",
    "explain",
    "export",
    "gregorian_year",
    "juche_year",
    "locales",
    "next_anniversary",
    "normalize",
    "parse",
    "read",
]

# A name that costs time to load is loaded when it is first asked for (PEP 562). The strategies
# are no public name here, because they need Hypothesis and the public names must load without it.
_LAZY = {
    "Anniversary": "commemorations",
    "Annotation": "annotation",
    "Explanation": "annotation",
    "anniversaries": "commemorations",
    "anniversary": "commemorations",
    "annotate": "annotation",
    "completed_years": "commemorations",
    "explain": "annotation",
    "export": "export",
    "locales": "locales",
    "next_anniversary": "commemorations",
    "normalize": "annotation",
    "parse": "parsing",
    "read": "reading",
    "strategies": "strategies",
}


def __getattr__(name: str) -> object:
    if name == "LOCALES":  # computed each time, because a project may register another
        from .locales import tags

        return tags()
    home = _LAZY.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module(f".{home}", __name__)
    value = module if home == name else getattr(module, name)
    globals()[name] = value
    return value


def _load_pydantic() -> _t.Any:
    """Load the functions that Pydantic needs for a type."""
    import juche._pydantic

    return juche._pydantic


_Value._PYDANTIC = _load_pydantic


def __dir__() -> list[str]:
    return list(__all__)
