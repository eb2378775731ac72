"""Finding many words in a long text at the cost of the few that are there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .languages import Languages
from .letters import LETTERS, UNSPACED

# Each word of a script without spaces has such a letter.
_EASTERN = re.compile("[\u2e80-\uffdc]")


class Anchors:
    """Words of which a date may be built, to be found in a text."""

    def __init__(self, phrases: Mapping[str, int], proclitics: Mapping[str, int]) -> None:
        """Make the anchors of some phrases and of what they are written together with.

        Each has the mask of its languages.
        """
        self._spaced: dict[str, int] = {}
        unspaced: set[str] = set()
        for phrase, mask in phrases.items():
            words = LETTERS.findall(phrase) if phrase[0] < UNSPACED else []
            if words:
                # The longest is the rarest, and the last of two: year in last year, not last.
                word = max(reversed(words), key=len)
                joined = [letter + word for letter, known in proclitics.items() if known & mask]
                for case in {word, word.upper(), word[:1].upper() + word[1:], *joined}:
                    self._spaced[case] = self._spaced.get(case, 0) | mask
            else:
                unspaced.add(phrase.partition(" ")[0])  # the gap may be any mark
        # A phrase that holds another is found with it.
        self._unspaced = [
            one for one in unspaced if not any(other in one for other in unspaced if other != one)
        ]

    def find(
        self, text: str, present: frozenset[str], languages: Languages | None = None
    ) -> list[int]:
        """Return where one of the words may stand, in order.

        Args:
            text: the text.
            present: its words, as ``words_of`` gives them.
            languages: those of the text, to pass over words of others in scripts with spaces.
        """
        found: list[int] = []
        for word in self._spaced.keys() & present:
            mask = self._spaced[word]
            place = text.find(word)
            while place >= 0:
                end = place + len(word)
                inside = place and LETTERS.match(text, place - 1, place)
                whole = not inside and not LETTERS.match(text, end, end + 1)
                if whole and (languages is None or mask & languages.at(place)):
                    found.append(place)
                place = text.find(word, end)
        if text.isascii() or not _EASTERN.search(text):
            return sorted(found)
        for phrase in self._unspaced:
            place = text.find(phrase)
            while place >= 0:
                found.append(place)
                place = text.find(phrase, place + 1)
        return sorted(found)
