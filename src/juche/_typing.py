"""Names for annotations, each loaded when something evaluates the annotation.

Importing ``typing`` takes longer than the whole of ``import juche``, and so does dateutil.
``collections.abc`` takes half as long. Type checkers treat any variable called ``TYPE_CHECKING``
as true, so they see the real names below. Tools that evaluate annotations at run time
(``typing.get_type_hints``, Pydantic, Sphinx) look the names up on this module, which then loads
them. So write ``t.Self`` in an annotation, and never a name that is imported for type checkers
alone.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable as Callable
    from collections.abc import Iterator as Iterator
    from typing import Any as Any
    from typing import ClassVar as ClassVar
    from typing import Self as Self
    from typing import TypeVar as TypeVar
    from typing import dataclass_transform as dataclass_transform
    from typing import final as final

    from dateutil.relativedelta import relativedelta as relativedelta

    from .date import JucheDate as JucheDate
    from .interval import JucheInterval as JucheInterval
    from .locales._literals import Style as Style
    from .locales._literals import Unit as Unit
    from .values import JuchePeriod as JuchePeriod
else:

    def final(cls):  # noqa: ANN001, ANN202 - checkers read the branch above
        """Replace ``typing.final``, which does nothing at run time either."""
        return cls


_SOURCES = {
    "Callable": "collections.abc",
    "Iterator": "collections.abc",
    "Any": "typing",
    "ClassVar": "typing",
    "Self": "typing",
    "relativedelta": "dateutil.relativedelta",
    "JucheInterval": "juche.interval",
    "Style": "juche.locales._literals",
    "Unit": "juche.locales._literals",
    "JucheDate": "juche.date",
    "JuchePeriod": "juche.values",
}


def __getattr__(name: str) -> object:
    if name not in _SOURCES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_SOURCES[name]), name)
