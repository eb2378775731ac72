"""Finding many words in a long text at the cost of the few that are there.

Of hundreds of names of months and words for days a text has a handful. Which, is seen from the set
of its words; only those are then searched for. Words of scripts without spaces are searched for
where their first letter occurs at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .pieces import LETTER, words
from .words import UNSPACED

_WORD = re.compile(f"{LETTER}{{1,32}}")


class Vocabulary:
    """Words and phrases, each found whole."""

    def __init__(self, phrases: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = {}
        unspaced: dict[str, list[str]] = {}
        for phrase in phrases:
            first = _WORD.match(phrase)
            if first is not None and phrase[0] < UNSPACED:
                by_first.setdefault(first[0], []).append(phrase)
            else:
                unspaced.setdefault(phrase[0], []).append(phrase)
        self._spaced = {
            first: re.compile(words(known).forward) for first, known in by_first.items()
        }
        self._firsts = frozenset(by_first)
        self._unspaced = {
            first: re.compile(words(known).forward) for first, known in unspaced.items()
        }

    def find(self, text: str, present: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield where the phrases stand, those of one first word in order.

        Args:
            text: the text.
            present: its words, as ``words_of`` gives them.
        """
        for first in self._firsts & present:
            pattern = self._spaced[first]
            place = text.find(first)
            while place >= 0:
                if not (place and text[place - 1].isalpha()):
                    match = pattern.match(text, place)
                    if match is not None and not text[match.end() : match.end() + 1].isalpha():
                        yield match.span()
                place = text.find(first, place + 1)
        for first, pattern in self._unspaced.items():
            place = text.find(first)
            while place >= 0:
                match = pattern.match(text, place)
                if match is not None:
                    yield match.span()
                place = text.find(first, place + 1)


def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters of a text.

    >>> sorted(words_of("July 19, the 20th"))
    ['July', 'the', 'th']
    """
    # Most words repeat, so the runs of letters are looked for in what is left without repeats.
    return frozenset(_WORD.findall(" ".join(set(text.split()))))
