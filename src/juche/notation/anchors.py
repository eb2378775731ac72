"""Finding many words in a long text. The time depends on the few words that occur in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .languages import Languages
from .letters import LETTERS, TATWEEL, UNSPACED, Present
from .lexicon import Lexicon


class Anchors:
    """The places of a text at which a word of a date may stand."""

    def __init__(self, phrases: Mapping[str, int], proclitics: Mapping[str, int]) -> None:
        """Take phrases and the proclitics that may be joined to them, each with its languages."""
        self._spaced: dict[str, int] = {}
        unspaced: set[str] = set()
        chosen: dict[str, int] = {}
        written = {phrase: _spaced_words(phrase) for phrase in phrases}
        for phrase in sorted(phrases, key=lambda one: len(written[one])):
            words = written[phrase]
            if not words:
                # Any mark may stand for the gap, and the last stop of พ.ย. may be left out.
                unspaced.add(phrase.partition(" ")[0].rstrip("."))
                continue
            word = words[0]
            if len(words) > 1:
                # A word that is searched for anyway costs nothing more. Else the longest word is
                # the rarest. Of two as long the last is: year in last year.
                known = [word for word in words if word in chosen]
                word = max(reversed(known or words), key=len)
            chosen[word] = chosen.get(word, 0) | phrases[phrase]
        for word, mask in chosen.items():
            letters = [letter for letter, of in proclitics.items() if of & mask]
            joined = [letter + stroke + word for letter in letters for stroke in ("", TATWEEL)]
            for case in {word, word.upper(), word[:1].upper() + word[1:], *joined}:
                self._spaced[case] = self._spaced.get(case, 0) | mask
        # A search for a phrase also finds each longer phrase that contains it.
        self._unspaced = [one for one in unspaced if unspaced.isdisjoint(_parts(one))]

    def find(self, text: str, present: Present, languages: Languages | None = None) -> list[int]:
        """Return the places at which one of the words may stand, in order.

        Args:
            text: the text.
            present: what the text has.
            languages: the languages of the text. Words of other languages are skipped in scripts
                with spaces. None skips no word.
        """
        found: list[int] = []
        for word in self._spaced.keys() & present.words:
            mask = self._spaced[word]
            place = text.find(word)
            while place >= 0:
                end = place + len(word)
                inside = place and LETTERS.match(text, place - 1, place)
                whole = not inside and not LETTERS.match(text, end, end + 1)
                if whole and (languages is None or mask & languages.at(place)):
                    found.append(place)
                place = text.find(word, end)
        if not present.eastern:
            return sorted(found)
        for phrase in self._unspaced:
            place = text.find(phrase)
            while place >= 0:
                found.append(place)
                place = text.find(phrase, place + 1)
        return sorted(found)


def _spaced_words(phrase: str) -> list[str]:
    """Return the words of a phrase of a script with spaces."""
    if phrase.isascii() and phrase.isalpha():
        return [phrase]
    return LETTERS.findall(phrase) if phrase[0] < UNSPACED else []


def _parts(phrase: str) -> Iterator[str]:
    """Yield the parts of a phrase, without the whole of it."""
    for start in range(len(phrase)):
        for end in range(start + 1, len(phrase) + (start > 0)):
            yield phrase[start:end]


def contextual_anchors(lexicon: Lexicon) -> Anchors:
    """Return the words of months and of distances, beside which a contextual date may stand."""
    phrases = dict(lexicon.month_cases)
    for bit, table in enumerate(lexicon.tables):
        words = [*table.month_units, *table.month_words, *table.day_words]
        words += [*table.relative, *table.told_months]
        if table.day_units:
            words += [*table.past_words, *table.this_words, *table.coming_words]
        for word in words:
            phrases[word] = phrases.get(word, 0) | 1 << bit
    return Anchors(phrases, lexicon.proclitics)
