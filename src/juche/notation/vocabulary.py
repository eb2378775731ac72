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
        spaced: dict[str, list[str]] = {}
        unspaced: dict[str, list[str]] = {}
        for phrase in phrases:
            first = _WORD.match(phrase) if phrase[0] < UNSPACED else None
            if first is not None:
                spaced.setdefault(first[0], []).append(phrase)
            else:
                unspaced.setdefault(phrase[0], []).append(phrase)
        self._spaced = {
            first: ([frozenset(_WORD.findall(phrase)) for phrase in known], _compiled(known))
            for first, known in spaced.items()
        }
        self._firsts = frozenset(spaced)
        self._unspaced = {first: _compiled(known) for first, known in unspaced.items()}

    def find(self, text: str, present: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield where the phrases stand, those of one first word in order.

        Args:
            text: the text.
            present: its words, as ``words_of`` gives them.
        """
        for first in self._firsts & present:
            phrases, pattern = self._spaced[first]
            # German "in diesem Jahr" must not make us look at every "in" of an English text.
            if not any(phrase <= present for phrase in phrases):
                continue
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


def _compiled(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(words(phrases).forward)


def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters of a text.

    >>> sorted(words_of("July 19, the 20th"))
    ['July', 'th', 'the']
    """
    # Most words repeat, so the runs of letters are looked for in what is left without repeats.
    return frozenset(_WORD.findall(" ".join(set(text.split()))))
