"""Laws of the grammar that do not depend on the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # the only way to walk a pattern
from typing import Any

import pytest

from juche.annotation import sentences
from juche.locales import tags
from juche.notation import notation_for
from juche.notation.grammar import Grammar, Rule
from juche.notation.parts import YearParts

_REPEATS = {
    _constants.MAX_REPEAT,
    _constants.MIN_REPEAT,
    _constants.POSSESSIVE_REPEAT,
}
_MOST = 14
RULES = [name for name, member in vars(Grammar).items() if hasattr(member, "attrname")]


def patterns(locale: str | None) -> dict[str, re.Pattern[str]]:
    grammar = notation_for(locale).grammar
    compiled = {name: getattr(grammar, name)._pattern for name in RULES}
    return compiled | {
        "sentence": sentences._ENDS,
        "beginning of a sentence": sentences._BEGINNING,
    }


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


@pytest.mark.slow
@pytest.mark.parametrize("locale", [None, *tags()])
def test_every_repeat_is_bounded_and_none_stands_in_another(locale: str | None) -> None:
    for name, pattern in patterns(locale).items():
        for most, depth in repeats(_parser.parse(pattern.pattern)):
            assert most <= _MOST, (name, most)
            assert most <= 1 or depth == 0, name


def test_the_walk_sees_what_it_looks_for() -> None:
    assert list(repeats(_parser.parse("(a{2,3}b)*"))) == [(_constants.MAXREPEAT, 0), (3, 1)]
    assert list(repeats(_parser.parse("(?=a+)|b?"))) == [(_constants.MAXREPEAT, 0), (1, 0)]


def test_made_once_and_shared() -> None:
    assert notation_for("en") is notation_for("en")
    assert notation_for(None) is notation_for(None)


def test_a_capture_is_a_field_of_its_parts() -> None:
    with pytest.raises(TypeError, match="YearParts has no month"):
        Rule("(?P<month>a)", YearParts)


def test_a_rule_is_written_in_the_signs_of_the_grammar() -> None:
    grammar = Grammar({}, "rule = MONTH % n")
    with pytest.raises(SyntaxError, match="% n"):
        grammar.pattern("rule")
