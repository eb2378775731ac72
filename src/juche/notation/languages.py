"""The languages of a text, told by its scripts and its commonest words.

The words of a paragraph tell its languages. If there are too few of them, those of the document
do. If these are too few as well, every language of the scripts is possible.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from ..locales import Table, tables
from .letters import is_typographic, paragraphs, words_of
from .reading import narrowed

# The letters of each script, as ranges.
_SCRIPTS = {
    "hangul": "가-힣",
    "kana": "ぁ-ヿ",
    "han": "一-鿿",
    "cyrillic": "а-яА-Я",
    "arabic": "ء-ي",
    "greek": "α-ωΑ-Ω",
    "thai": "ก-๛",
    "devanagari": "ऀ-ॿ",
    "latin": "A-Za-z",
}
_NOT_LATIN = tuple(one for one in _SCRIPTS if one != "latin")
# A text is in a language if it has so many of its common words, and no less than one in _SHARE of
# the number that the likeliest language has.
_LEAST, _SHARE = 2, 3
# A word that more languages than these have tells none of them.
_SHARED = 2
# In a long document, the words of the beginning are enough.
_MOST = 40_000
_KANA = 4


class Languages:
    """The languages of one text. Those of a paragraph are found when they are first asked for."""

    def __init__(self, text: str, known: tuple[Table, ...]) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self._bits = _bits(known)
        self._found: dict[int, tuple[int, int]] = {}
        self._document: dict[str, int] | None = None

    def at(self, place: int) -> int:
        """Return the languages of the paragraph at a place, as a mask."""
        return self._spoken(place)[0]

    def uses_otherwise(self, place: int, word: str, mask: int) -> bool:
        """Tell whether a word of some languages is rather one that another uses often there.

        That is so where the other is the likeliest, or where nothing tells which is.
        """
        often = self._mask(_evidence(tables()).using(word.lower()))
        likeliest = self._spoken(place)[1]
        return bool(often) and not mask & likeliest and (not likeliest or bool(often & likeliest))

    def spoken(self, mask: int, place: int) -> int:
        """Return a mask, narrowed to the languages of the paragraph and then to the likeliest.

        A step that would leave no language is skipped.
        """
        there, likeliest = self._spoken(place)
        return narrowed(narrowed(mask, there), likeliest)

    def _spoken(self, place: int) -> tuple[int, int]:
        """Return the languages of the paragraph at a place, and the likeliest of them."""
        if self._starts is None:
            self._starts = paragraphs(self._text)
        index = bisect_right(self._starts, place) - 1
        masks = self._found.get(index)
        if masks is None:
            masks = self._found[index] = self._masks(index, self._starts)
        return masks

    def _masks(self, index: int, starts: list[int]) -> tuple[int, int]:
        start = starts[index]
        end = starts[index + 1] if index + 1 < len(starts) else len(self._text)
        paragraph = self._text[start : min(end, start + _MOST)]
        evidence = _evidence(tables())
        told = evidence.by_words(paragraph)
        if not told:
            if self._document is None:
                self._document = evidence.by_words(self._text[:_MOST])
            told = self._document
        most = max(told.values(), default=0)
        likeliest = frozenset(tag for tag, count in told.items() if count == most)
        there = self._mask(evidence.in_its_scripts(paragraph, frozenset(told)))
        # Those of a document in other letters tell nothing of a paragraph.
        return there, self._mask(likeliest) & there

    def _mask(self, tags: frozenset[str]) -> int:
        return sum(self._bits.get(tag, 0) for tag in tags)


class _Evidence:
    """The common words and the scripts of some tables, which tell their languages."""

    def __init__(self, known: tuple[Table, ...]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._letters = {letter: table.tag for table in known for letter in table.letters}
        self._scripts: dict[str, frozenset[str]] = {}
        for table in known:
            for word in table.common:
                self._words[word] = (*self._words.get(word, ()), table.tag)
        self._words = {word: tags for word, tags in self._words.items() if len(tags) <= _SHARED}
        for table in known:
            for script in _scripts_of(table):
                self._scripts[script] = self._scripts.get(script, frozenset()) | {table.tag}

    def using(self, word: str) -> frozenset[str]:
        """Return the languages of which a word in lower case is one of the common ones."""
        return frozenset(self._words.get(word, ()))

    def by_words(self, text: str) -> dict[str, int]:
        """Return the languages that the words of a text tell, each with how many words it has."""
        counts: dict[str, int] = {}
        lowered = text.lower()
        for word in self._words.keys() & words_of(lowered):
            for tag in self._words[word]:
                counts[tag] = counts.get(tag, 0) + 1
        best = max(counts.values(), default=0)
        if best < _LEAST:
            return {}
        if not is_typographic(lowered):
            for tag in {self._letters[one] for one in self._letters.keys() & set(lowered)}:
                counts[tag] = counts.get(tag, 0) + 1
        return {tag: count for tag, count in counts.items() if count * _SHARE >= best}

    def in_its_scripts(self, text: str, told: frozenset[str]) -> frozenset[str]:
        """Return the languages of a text. A script without any of those told has all of its own."""
        latin = is_typographic(text) or not _letters(*_NOT_LATIN).search(text)
        scripts = ("latin",) if latin else self._scripts
        there = {one for one in scripts if one in self._scripts and _letters(one).search(text)}
        if {"kana", "han"} <= there:
            # Chinese has kana only in names, and almost every Japanese sentence has some.
            kana, han = (len(_letters(one).findall(text)) for one in ("kana", "han"))
            there.remove("han" if kana * _KANA >= han else "kana")
        found: set[str] = set()
        for script in there:
            tags = self._scripts[script]
            found |= (tags & told) or tags
        return frozenset(found)


@cache
def _letters(*scripts: str) -> re.Pattern[str]:
    """Return a pattern for one letter of some scripts, compiled when it is first needed."""
    return re.compile(f"[{''.join(_SCRIPTS[one] for one in scripts)}]")


@cache
def _bits(known: tuple[Table, ...]) -> dict[str, int]:
    """Return the bit of each language in masks of some tables."""
    return {table.tag: 1 << bit for bit, table in enumerate(known)}


@cache
def _evidence(known: tuple[Table, ...]) -> _Evidence:
    return _Evidence(known)


def _scripts_of(table: Table) -> tuple[str, ...]:
    """Return the scripts of a table's months and era words."""
    # Without patterns: it takes longer to compile those of all scripts than to look at the words.
    letters = set("".join((*table.months, *table.eras)))
    found = tuple(
        script
        for script, ranges in _SCRIPTS.items()
        if any(
            ranges[at] <= letter <= ranges[at + 2]
            for at in range(0, len(ranges), 3)
            for letter in letters
        )
    )
    # A language that numbers its months may write the era in Latin letters too.
    return tuple(one for one in found if one != "latin") or found
