from __future__ import annotations

import copy
import pickle

import pytest

from juche import (
    JucheError,
    JucheMismatchError,
    JucheParseError,
    JucheParseRangeError,
    JucheRangeError,
)

ERRORS = [
    (JucheRangeError("year", 0, 1, 8088), "year must be in 1..8088, got 0"),
    (
        JucheParseError("Juche x", 6, "a Juche year"),
        "expected a Juche year at position 6 in 'Juche x'",
    ),
    (JucheParseError("x", 0), "expected a Juche date at position 0 in 'x'"),
    (
        JucheMismatchError("Juche 89 (2001)", 10, 89, 2001),
        "Juche 89 is 2000, but the text says 2001",
    ),
    (
        JucheParseRangeError("Juche 0", 6, "year", 0, 1, 8088),
        "year must be in 1..8088, got 0 at position 6 in 'Juche 0'",
    ),
]


@pytest.mark.parametrize(("error", "message"), ERRORS)
def test_each_error_has_its_message(error: JucheError, message: str) -> None:
    assert str(error) == message


@pytest.mark.parametrize("error", [error for error, _ in ERRORS])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_pickle_and_copy(error: JucheError, protocol: int) -> None:
    for twin in (pickle.loads(pickle.dumps(error, protocol)), copy.deepcopy(error)):
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert vars(twin) == vars(error)


def test_the_errors_inherit_from_each_other_as_documented() -> None:
    assert issubclass(JucheError, ValueError)
    assert issubclass(JucheMismatchError, JucheParseError)
    assert issubclass(JucheParseRangeError, JucheParseError)
    assert issubclass(JucheParseRangeError, JucheRangeError)


@pytest.mark.parametrize("text", ["x" * 100_000, "\ud800" * 100_000, "\u202e" * 1000, "\n" * 1000])
@pytest.mark.parametrize("position", [0, 500, 99_999])
def test_messages_are_short_and_printable(text: str, position: int) -> None:
    message = str(JucheParseError(text, position, "a Juche year"))
    assert len(message) < 300
    assert message.isprintable()


def test_an_excerpt_is_cut_on_both_sides() -> None:
    message = str(JucheParseError("a" * 50 + "b" + "c" * 50, 50))
    assert message.count("...") == 2
    assert "ab" in message


@pytest.mark.parametrize(
    ("text", "position", "place"),
    [
        ("a" * 20 + "b" * 20, 20, f"at position 20 in {'a' * 20 + 'b' * 20!r}"),
        ("a" * 20 + "b" * 21, 20, f"at position 20 in {'a' * 20 + 'b' * 20!r}..."),
        ("a" * 21 + "b" * 20, 21, f"at position 21 in ...{'a' * 20 + 'b' * 20!r}"),
        ("a" * 30 + "b" * 30, 30, f"at position 30 in ...{'a' * 20 + 'b' * 20!r}..."),
        ("a" * 30 + "b" * 30, 60, f"at position 60 in ...{'a' * 10 + 'b' * 30!r}"),
        ("a" * 30 + "b" * 30, 0, f"at position 0 in {'a' * 30 + 'b' * 10!r}..."),
        ("주\ud800\u202e", 1, r"at position 1 in '\uc8fc\ud800\u202e'"),
    ],
)
def test_the_place_of_an_error_is_shown_with_what_stands_round_it(
    text: str, position: int, place: str
) -> None:
    assert JucheParseError(text, position).place() == place
