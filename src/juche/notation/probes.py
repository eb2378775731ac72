"""Finding a few words in a long text, quickly.

Most text has no era word in it, and looking for a substring is some twenty times as fast as a
regular expression that starts with a choice. So the words are reduced to the fewest fragments such
that each word holds one, the text is searched for those, and only a hit is looked at closely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

_LENGTH = 3


class Probes:
    """The fragments of a set of words and where in the words they stand."""

    def __init__(self, words: Iterable[str]) -> None:
        words = frozenset(words)
        self._probes = tuple(
            (fragment, fragment[0] if not fragment[0].isascii() else "", offsets)
            for fragment, offsets in _cover(words)
        )
        self._words = tuple(sorted(words, key=lambda word: (-len(word), word)))

    def find(self, text: str) -> list[int]:
        """Return the places at which one of the words begins, in order."""
        found = [
            places
            for fragment, letter, offsets in self._probes
            # One letter is found faster still, and a text of another script has not even that.
            if (not letter or letter in text) and (places := list(_find(text, fragment, offsets)))
        ]
        if len(found) == 1:
            return found[0]
        return sorted({place for places in found for place in places})


def _find(
    text: str, fragment: str, offsets: tuple[tuple[int, tuple[str, ...]], ...]
) -> Iterator[int]:
    find = text.find
    place = find(fragment)
    while place >= 0:
        for offset, words in offsets:
            if place >= offset and text.startswith(words, place - offset):
                yield place - offset
                break
        place = find(fragment, place + 1)


def _cover(
    words: frozenset[str],
) -> Iterator[tuple[str, tuple[tuple[int, tuple[str, ...]], ...]]]:
    """Choose fragments until each word holds one: a greedy set cover."""
    left = set(words)
    while left:
        counts = Counter(fragment for word in left for fragment in set(_fragments(word)))
        best = max(counts, key=lambda fragment: (counts[fragment], fragment))
        covered = {word for word in left if best in word}
        offsets: dict[int, list[str]] = {}
        for word in sorted(covered):
            offsets.setdefault(word.index(best), []).append(word)
        yield (
            best,
            tuple(
                (offset, tuple(group)) for offset, group in sorted(offsets.items(), reverse=True)
            ),
        )
        left -= covered


def _fragments(word: str) -> Iterator[str]:
    for start in range(max(1, len(word) - _LENGTH + 1)):
        yield word[start : start + _LENGTH]
