"""Reading anniversaries: the word that tells one, and the number on one side of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from .anchors import Anchors
from .grammar import Grammar, KeptParts
from .guards import continues_number
from .lexicon import UNSPACED, Lexicon
from .stretches import stretches
from .tokens import Tokens, tokenize

_LONGEST_SUFFIX = 3
_MARKS = frozenset(".º°ª゜^")


class Anniversary(NamedTuple):
    """An anniversary: its number, and where it stands."""

    start: int
    end: int
    mask: int
    ordinal: int


class AnniversaryReader:
    """The reader of anniversaries, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar

    @cached_property
    def _anchors(self) -> Anchors:
        return Anchors(self._lexicon.kept)

    def find(self, text: str, present: frozenset[str]) -> Iterator[Anniversary]:
        """Yield the anniversaries of a text, ``present`` being its words."""
        for start, stop in stretches(text, self._anchors.find(text, present)):
            tokens = tokenize(self._lexicon, text, start, stop)
            yield from self._scan(tokens)

    def _scan(self, tokens: Tokens) -> Iterator[Anniversary]:
        for rule in (self._grammar.kept, self._grammar.kept_first):
            at = 0
            while (found := rule.search(tokens.outline, at)) is not None:
                parts, (start, end) = found
                one = self._one(tokens, parts, start, end)
                at = end if one else start + 1
                if one is not None:
                    yield one

    def _one(self, tokens: Tokens, parts: KeptParts, start: int, end: int) -> Anniversary | None:
        text, places = tokens.text, tokens.places
        begin = places[start]
        number = tokens.number(parts.number[0])
        before = text[begin - 1] if begin else ""
        if not number or (before.isalpha() and before < UNSPACED):
            return None
        if parts.number[0] == start and continues_number(text, begin):
            return None
        if parts.suffix[0] >= 0:
            suffix = tokens.written(*parts.suffix).lstrip("-‐")
            if len(suffix) > _LONGEST_SUFFIX or suffix >= UNSPACED:
                return None
        behind = parts.number[1]
        if tokens.outline[behind] == "x" and text[places[behind]] not in _MARKS:
            return None
        at = max(parts.far[0], parts.word[0])
        roles = tokens.word(at).roles
        mask = 0
        for role in ("KEPT_FAR", "KEPT", "KEPT_FIRST"):
            mask |= roles.get(role, 0)
        return Anniversary(begin, places[end], mask, number)
