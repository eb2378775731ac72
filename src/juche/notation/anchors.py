"""Finding many words in a long text. The time depends on the few words that occur in it."""

from __future__ import annotations

from collections.abc import Mapping

from .languages import Languages
from .late import late
from .letters import LETTERS, UNSPACED

# A letter that each word of a script without spaces has.
_EASTERN = late("[\u2e80-\uffdc]")


class Anchors:
    """The places of a text at which a word of a date may stand."""

    def __init__(self, phrases: Mapping[str, int], proclitics: Mapping[str, int]) -> None:
        """Take phrases and the proclitics that may be joined to them, each with its languages."""
        self._spaced: dict[str, int] = {}
        unspaced: set[str] = set()
        for phrase, mask in phrases.items():
            words = LETTERS.findall(phrase) if phrase[0] < UNSPACED else []
            if words:
                # The longest word is the rarest. Of two as long the last is: year in last year.
                word = max(reversed(words), key=len)
                joined = [letter + word for letter, known in proclitics.items() if known & mask]
                for case in {word, word.upper(), word[:1].upper() + word[1:], *joined}:
                    self._spaced[case] = self._spaced.get(case, 0) | mask
            else:
                unspaced.add(phrase.partition(" ")[0])  # any mark may stand for the gap
        # A search for a phrase also finds each longer phrase that contains it.
        self._unspaced = [
            one for one in unspaced if not any(other in one for other in unspaced if other != one)
        ]

    def find(
        self, text: str, present: frozenset[str], languages: Languages | None = None
    ) -> list[int]:
        """Return the places at which one of the words may stand, in order.

        Args:
            text: the text.
            present: the words of the text, as ``words_of`` returns them.
            languages: the languages of the text. Words of other languages are skipped in scripts
                with spaces. None skips no word.
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
