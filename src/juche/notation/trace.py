"""The candidates that a reader looked at, and its decisions. ``explain`` shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from .. import _typing as t
from .parts import NOWHERE, Place
from .tokens import Tokens


class Seen(NamedTuple):
    """A candidate that a reader looked at.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        rule: the grammar rule that it matches.
        outline: its outline, one letter for each token.
        parts: its captures, each with its text.
        guard: the guard or the rule that decided, empty if none was asked.
        read: whether it is read as a date.
    """

    start: int
    end: int
    rule: str
    outline: str
    parts: dict[str, str]
    guard: str
    read: bool


Trace = Callable[[Seen], None]
C = TypeVar("C")


class Traceable:
    """A reader that may report each candidate to a trace."""

    _trace: Trace | None = None

    def traced(self, trace: Trace) -> t.Self:
        """Return the same reader, which reports to a trace."""
        told = twin(self)
        told._trace = trace
        return told


def twin(one: C) -> C:
    """Return a second object with the attributes of another.

    The module ``copy`` would do the same, but loading it takes as long as to read ten dates.
    """
    told = object.__new__(type(one))
    vars(told).update(vars(one))
    return told


def first_answer(rules: tuple[Callable[[C], bool | None], ...], one: C) -> tuple[str, bool]:
    """Return the name of the first rule that decides, and whether a candidate is read.

    The name is empty if no rule decides. Then it is read.
    """
    for rule in rules:
        answer = rule(one)
        if answer is not None:
            return rule.__name__, answer
    return "", True


def seen(
    rule: str, tokens: Tokens, place: Place, parts: dict[str, Place], guard: str, *, read: bool
) -> Seen:
    """Return a candidate for a trace, with the text of each part that is there."""
    start, end = place
    said = {name: tokens.written(*at) for name, at in parts.items() if at != NOWHERE}
    outline = tokens.outline[start:end]
    return Seen(tokens.places[start], tokens.places[end], rule, outline, said, guard, read)
