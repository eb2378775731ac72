"""The literal types of tables. They have a module of their own, because they need ``typing``."""

from __future__ import annotations

from typing import Literal

Style = Literal["paired", "juche", "gregorian", "short"]
"""The name of a style that every table writes."""

Unit = Literal["day", "month", "year"]
"""The unit in which a relative word counts."""
