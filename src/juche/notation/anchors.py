"""Finding many words in a long text at the cost of the few that are there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .lexicon import UNSPACED

_WORD = re.compile(r"[^\W\d_]{1,32}")


class Anchors:
    """Words of which a date may be built, to be found in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        spaced: set[str] = set()
        unspaced: set[str] = set()
        for phrase in phrases:
            first = _WORD.match(phrase) if phrase[0] < UNSPACED else None
            if first is not None:
                word = first[0]
                spaced |= {word, word.upper(), word[:1].upper() + word[1:]}
            else:
                unspaced.add(phrase.partition(" ")[0])  # the gap may be any mark
        self._spaced = frozenset(spaced)
        # A phrase that holds another is found with it.
        self._unspaced = [
            one for one in unspaced if not any(other in one for other in unspaced if other != one)
        ]

    def find(self, text: str, present: frozenset[str]) -> list[int]:
        """Return where one of the words may stand, in order.

        Args:
            text: the text.
            present: its words, as ``words_of`` gives them.
        """
        found: list[int] = []
        for word in self._spaced & present:
            place = text.find(word)
            while place >= 0:
                end = place + len(word)
                before = place and text[place - 1].isalpha() and text[place - 1] < UNSPACED
                if not before and not text[end : end + 1].isalpha():
                    found.append(place)
                place = text.find(word, end)
        if text.isascii():
            return sorted(found)
        for phrase in self._unspaced:
            place = text.find(phrase)
            while place >= 0:
                found.append(place)
                place = text.find(phrase, place + 1)
        return sorted(found)


def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters of a text.

    >>> sorted(words_of("July 19, the 20th"))
    ['July', 'th', 'the']
    """
    # Most words repeat, so the runs of letters are looked for in what is left without repeats.
    return frozenset(_WORD.findall(" ".join(set(text.split()))))
