"""Laws of the patterns themselves, whatever the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # the only way to walk a pattern
from typing import Any

import pytest

from juche.annotation import resolving
from juche.locales import tags
from juche.notation import Notation, notation_for
from juche.notation import juche as juche_module
from juche.notation import leaning as leaning_module
from juche.notation import plain as plain_module
from juche.notation.vocabulary import Vocabulary

_REPEATS = {
    _constants.MAX_REPEAT,
    _constants.MIN_REPEAT,
    _constants.POSSESSIVE_REPEAT,
}
_MOST = 14


def patterns(notation: Notation) -> dict[str, re.Pattern[str]]:
    compiled = {name: getattr(notation.patterns, name) for name in notation.patterns.sources}
    leaning = vars(notation.leaning)
    compiled |= {name: value for name, value in leaning.items() if isinstance(value, re.Pattern)}
    for index, anniversary in enumerate(notation.leaning._anniversaries):
        compiled[f"anniversary {index}"] = anniversary._around
    for name, words in leaning.items():
        if isinstance(words, Vocabulary):
            compiled |= {
                f"{name} {first}": pattern for first, (_, pattern) in words._spaced.items()
            }
            compiled |= {f"{name} {first}": pattern for first, pattern in words._unspaced.items()}
    compiled["year before"] = leaning_module._YEAR_BEFORE
    compiled["gap"] = juche_module._GAP
    compiled["sentence"] = resolving._ENDS
    compiled["plain"] = notation.plain._pattern
    compiled["before"] = plain_module._BEFORE
    compiled |= notation.lists.compiled
    return compiled


def repeats(
    parsed: Any, depth: int = 0
) -> Iterator[tuple[int, int]]:  # sre's own types have no names
    """Yield the upper bound of each repeat and how many repeats it stands in."""
    for operation, argument in parsed:
        if operation in _REPEATS:
            _, most, body = argument
            yield most, depth
            yield from repeats(body, depth + (most > 1))
        elif operation is _constants.BRANCH:
            for branch in argument[1]:
                yield from repeats(branch, depth)
        elif operation is _constants.SUBPATTERN:
            yield from repeats(argument[-1], depth)
        elif operation in {_constants.ASSERT, _constants.ASSERT_NOT}:
            yield from repeats(argument[1], depth)


@pytest.mark.parametrize("locale", [None, *tags()])
def test_every_repeat_is_bounded_and_none_stands_in_another(locale: str | None) -> None:
    for name, pattern in patterns(notation_for(locale)).items():
        for most, depth in repeats(_parser.parse(pattern.pattern)):
            assert most <= _MOST, (name, most)
            assert most <= 1 or depth == 0, name


def test_the_walk_sees_what_it_looks_for() -> None:
    assert list(repeats(_parser.parse("(a{2,3}b)*"))) == [(_constants.MAXREPEAT, 0), (3, 1)]
    assert list(repeats(_parser.parse("(?=a+)|b?"))) == [(_constants.MAXREPEAT, 0), (1, 0)]


def test_compiled_once_and_shared() -> None:
    assert notation_for("en") is notation_for("en")
    assert notation_for(None) is notation_for(None)


def test_there_are_no_other_patterns() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        notation_for("en").patterns.nothing  # noqa: B018 - that is the test
