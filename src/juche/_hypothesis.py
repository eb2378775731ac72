"""The entry point that Hypothesis calls when it is imported, to register the types.

This module must not import ``juche.strategies``, whose import may be the one that imports
Hypothesis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .interval import JucheInterval
from .values import JucheDate, JucheMonth, JucheYear

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_STRATEGIES: dict[type[Any], str] = {
    JucheYear: "juche_years",
    JucheMonth: "juche_months",
    JucheDate: "juche_dates",
    JucheInterval: "juche_intervals",
}


def register() -> None:
    """Make ``st.from_type`` know the types. The strategies are loaded at the first draw."""
    from hypothesis import strategies as st

    for kind in _STRATEGIES:
        st.register_type_strategy(kind, _strategy)


def _strategy(kind: type[Any]) -> SearchStrategy[Any]:
    from . import strategies

    strategy: SearchStrategy[Any] = getattr(strategies, _STRATEGIES[kind])()
    return strategy
