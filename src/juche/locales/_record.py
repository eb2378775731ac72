"""An immutable record with keyword arguments, as the tables need it.

Dataclasses would load ``inspect``, which takes longer than all tables together.
"""

from __future__ import annotations

from .. import _typing as t
from .._typing import TYPE_CHECKING


class _Fields:
    """A base whose subclasses name their fields by annotations and default values."""

    def __init__(self, **given: object) -> None:
        """Make a record of its fields, all by keyword. A field with a default may be left out."""
        kind, known = type(self), vars(type(self))
        fields = kind.fields()
        values = {name: known[name] for name in fields if name in known} | given
        for name in given.keys() - set(fields):
            raise TypeError(f"{kind.__name__} has no field {str(name)[:40]!r}")
        missing = [name for name in fields if name not in values]
        if missing:
            raise TypeError(f"{kind.__name__} needs {', '.join(missing)}")
        self.__dict__.update(values)
        self._check()

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """Return the names of the fields, in their order."""
        return tuple(cls.__annotations__)

    def _check(self) -> None:
        """Raise TypeError if a field has a wrong type or length."""

    def replace(self, **changes: t.Any) -> t.Self:
        """Return a record with the given fields in place of its own."""
        return type(self)(**(vars(self) | changes))

    __replace__ = replace

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable, cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable, cannot delete {name!r}")


if TYPE_CHECKING:

    @t.dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False)
    class Record(_Fields): ...
else:
    Record = _Fields
