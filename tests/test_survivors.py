"""The list of surviving mutants names existing functions, each once and with a reason."""

from __future__ import annotations

from pkgutil import resolve_name

from support import rows

ROWS = rows("../survivors.tsv")


def test_every_survivor_is_a_function_with_a_count_and_a_reason() -> None:
    for function, count, reason in ROWS:
        assert resolve_name(function) is not None
        assert int(count) > 0
        assert reason


def test_the_survivors_are_in_order() -> None:
    functions = [function for function, *_ in ROWS]
    assert functions == sorted(set(functions))
