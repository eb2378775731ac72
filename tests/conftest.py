"""Settings for all tests."""

from __future__ import annotations

import os
import re
import zlib

import pytest  # noqa: TC002 - pytest itself reads the annotations of its hooks
from hypothesis import settings

import juche
from juche import denoting, formatting, notation, parsing, texts
from juche.annotation import resolving
from juche.locales import _lookup
from juche.notation import letters

# A fresh clone passes or fails alike everywhere; the long profile draws new examples each time.
settings.register_profile(
    "default", deadline=None, max_examples=50, derandomize=True, database=None
)
# For mutation testing, where each of thousands of runs must be short and alike.
settings.register_profile("short", deadline=None, max_examples=20, derandomize=True, database=None)
# For looking longer: HYPOTHESIS_PROFILE=long pytest tests/test_hostile.py
settings.register_profile("long", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


# For these tests, everything is compiled anew while mutmut records which test calls which function.
# Otherwise it would record only the first of them. There are hundreds of rows at the edges, and all
# of them would take five minutes, so one in eight is compiled anew.
COMPILING = (
    "test_every_notation_family",
    "test_every_line_of_the_corpus",
    "tests/test_formatting.py",
    "tests/test_parsing.py",
    "test_what_a_word_means",
    "test_months_mean_what_cldr_says",
    "test_what_a_word_does_in_a_sentence",
)
ROWS, ONE_IN = "tests/test_boundaries.py", 8


def forget() -> None:
    """Empty all caches."""
    notation.forget()
    denoting.denoted.cache_clear()
    texts._remembered.cache_clear()
    parsing._parsed.cache_clear()
    _lookup._looked_up.cache_clear()
    formatting._styled.cache_clear()
    formatting._patterned.cache_clear()
    forget_places()
    for kind in (juche.JucheYear, juche.JucheMonth, juche.JucheDate, juche.JucheInterval):
        kind._writers.clear()


def forget_places() -> None:
    """Empty the caches that are soon filled again."""
    resolving._resolve.cache_clear()
    letters._lead_in.cache_clear()
    letters._lead_out.cache_clear()


def pytest_sessionstart() -> None:
    if os.environ.get("MUTANT_UNDER_TEST"):
        forget()  # so that a mutant of what compiles is really run


def compiles_anew(test: str) -> bool:
    """Tell whether a test, by its name, compiles anew while mutmut takes notes."""
    if any(name in test for name in COMPILING):
        return True
    return ROWS in test and zlib.crc32(test.encode()) % ONE_IN == 0


def pytest_runtest_setup(item: pytest.Item) -> None:
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        forget_places()
        if compiles_anew(item.nodeid):
            forget()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name tests so that a command line can name them, whatever letters their texts have."""
    if isinstance(val, str):
        return re.sub(r"[^A-Za-z0-9.+%-]+", "_", val)[:40]
    return None
