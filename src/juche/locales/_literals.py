"""The closed sets of words that annotations of tables name, apart because they need ``typing``."""

from __future__ import annotations

from typing import Literal

Style = Literal["paired", "juche", "gregorian", "short"]
"""The name of a style that every table writes."""

Unit = Literal["day", "month", "year"]
"""What a relative word counts in."""
