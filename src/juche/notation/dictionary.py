"""The phrases of a lexicon by their pieces: runs of letters or digits, signs and gaps.

There are thousands of phrases, and a text has few of their first letters. So the phrases of a first
letter are taken apart when a text has it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from .imprints import CODES
from .late import late
from .letters import GAP, SPACED, UNSPACED, WHITE
from .vocabulary import Vocabulary
from .words import Word

# A run of digits, of letters of a script with spaces, or of white space, or else one character.
PIECES = late(
    r"\d+"
    f"|[{SPACED}]+"
    f"|[{WHITE}]+"
    # The code of a MARC subfield, which has no space behind it: $cChuch'e.
    # Behind it stand a capital, a digit or any letter beyond Latin-1, told by what they are not: a
    # class of all that they are takes two hundred times as long to compile.
    f"|[{CODES}][a-z](?=[^\0-/:-@\\[-\xff])"
    "|.",
    re.DOTALL,
)


# From here on, Unicode has scripts whose words are taken apart.
_PARTED = "\u0e00"


class Node:
    """The word that ends at a piece of a phrase, and the pieces that may follow."""

    __slots__ = ("after", "word")

    def __init__(self) -> None:
        self.word: Word | None = None
        self.after: dict[str, Node] | None = None


class Piece(NamedTuple):
    """What a run of letters, a run of digits or a sign means by itself."""

    letter: str
    value: int | Word | None
    key: str
    """Its key in the dictionary."""
    after: dict[str, Node] | None
    """What may follow it in a phrase. None if it begins neither a phrase nor a numeral."""


class Dictionary:
    """The phrases of some words. Threads may share it: they enter the same nodes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._waiting: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in vocabulary.phrases:
            self._waiting[phrase[:1]].append(phrase)
        self._first: dict[str, Node] = {}

    def get(self, piece: str) -> Node | None:
        """Return the node of the piece that begins a phrase, None if no phrase begins with it."""
        waiting = self._waiting.get(piece[:1])
        if waiting is not None:
            self._first.update(self._nodes(waiting))
            self._waiting.pop(piece[:1], None)
        return self._first.get(piece)

    @cached_property
    def inner(self) -> frozenset[str]:
        """The pieces with which a phrase continues."""
        return frozenset(
            piece
            for phrase in self._vocabulary.phrases
            if not _is_one_piece(phrase)
            for piece in _pieces(phrase)[1:]
        )

    def _nodes(self, phrases: list[str]) -> dict[str, Node]:
        """Return the nodes of some phrases, each by the piece that begins it."""
        first: dict[str, Node] = {}
        for phrase in phrases:
            begin, *others = (phrase,) if _is_one_piece(phrase) else _pieces(phrase)
            node = first.setdefault(begin, Node())
            for piece in others:
                if node.after is None:
                    node.after = {}
                node = node.after.setdefault(piece, Node())
            node.word = self._vocabulary.word(phrase)
        return first


def _is_one_piece(phrase: str) -> bool:
    """Tell quickly of most phrases of one piece that they are. Others are taken apart.

    A folded phrase has no letters that cataloguers use as apostrophes.
    """
    return phrase.isalpha() and (phrase.isascii() or max(phrase) < _PARTED)


def _pieces(phrase: str) -> list[str]:
    if phrase.isalpha() and min(phrase) >= UNSPACED:
        return list(phrase)
    return [GAP if piece.isspace() else piece for piece in PIECES.findall(phrase)]
