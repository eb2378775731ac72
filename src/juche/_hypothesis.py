"""What Hypothesis calls when it is imported, by an entry point, to learn of the types.

It must not need ``juche.strategies``: that may be the very module which is importing Hypothesis.
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
    """Make ``st.from_type`` know the types; the strategies are loaded when first drawn from."""
    from hypothesis import strategies as st

    for kind in _STRATEGIES:
        st.register_type_strategy(kind, _strategy)


def _strategy(kind: type[Any]) -> SearchStrategy[Any]:
    from . import strategies

    strategy: SearchStrategy[Any] = getattr(strategies, _STRATEGIES[kind])()
    return strategy
