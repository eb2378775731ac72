"""Settings for all tests."""

from __future__ import annotations

import os
import re

from hypothesis import settings

import juche
from juche import formatting, notation
from juche.notation import reading

settings.register_profile("default", deadline=None)
# For mutation testing, where each of thousands of runs must be short and alike.
settings.register_profile("short", deadline=None, max_examples=20, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_sessionstart() -> None:
    """Forget what is compiled and remembered, so that a mutant of what compiles is really run."""
    if "MUTANT_UNDER_TEST" not in os.environ:
        return
    notation._compiled.clear()
    reading.denoted.cache_clear()
    formatting._styled.cache_clear()
    formatting._patterned.cache_clear()
    for kind in (juche.JucheYear, juche.JucheMonth, juche.JucheDate, juche.JucheInterval):
        if "_canonical" in vars(kind):
            del kind._canonical


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name tests so that a command line can name them, whatever letters their texts have."""
    if isinstance(val, str):
        return re.sub(r"[^A-Za-z0-9.+%-]+", "_", val)[:40]
    return None
