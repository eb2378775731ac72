"""The readers for the notations of some tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from .._typing import TYPE_CHECKING
from ..locales._shape import Table
from .cells import Cell, Cells
from .edges import breaks
from .expression import Dated
from .grammar import Grammar
from .imprints import qualified
from .items import Item
from .juche import EraReader
from .languages import Languages
from .letters import fold
from .lexicon import Lexicon
from .lists import Lists
from .parts import NOWHERE, EraParts
from .probes import Probes
from .ranges import join
from .reading import Reading, in_order
from .stretches import Stretch, stretches
from .tokens import Tokens, tokenize
from .trace import Trace, twin

if TYPE_CHECKING:
    from .anniversaries import AnniversaryReader
    from .contextual import ContextualReader
    from .gregorian import GregorianReader

_LONGEST = 200


class Notation:
    """The notations of some tables. Threads may share it."""

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self._trace: Trace | None = None
        self.lexicon = Lexicon(tables)
        self.grammar = Grammar(self.lexicon.roles)
        self.eras = EraReader(self.lexicon, self.grammar)
        self.lists = Lists(self.lexicon, self.grammar)
        self.cells = Cells(self.lexicon)
        self._era_letters = re.compile(f"[{self.lexicon.roles['ERA']}]")

    def traced(self, trace: Trace) -> Notation:
        """Return the same notations, with readers that report each candidate to a trace."""
        told = twin(self)
        told._trace = trace
        told.eras = self.eras.traced(trace)
        told.years = self.years.traced(trace)
        told.contextual = self.contextual.traced(trace)
        told.anniversaries = self.anniversaries.traced(trace)
        return told

    @cached_property
    def probes(self) -> Probes:
        """The search for era words in a long text."""
        return Probes(self.lexicon.eras)

    @cached_property
    def years(self) -> GregorianReader:
        """The reader of dates with a Gregorian year."""
        from .gregorian import GregorianReader

        return GregorianReader(self.lexicon, self.grammar)

    @cached_property
    def contextual(self) -> ContextualReader:
        """The reader of contextual dates."""
        from .contextual import ContextualReader

        return ContextualReader(self.lexicon, self.grammar)

    @cached_property
    def anniversaries(self) -> AnniversaryReader:
        """The reader of anniversaries."""
        from .anniversaries import AnniversaryReader

        return AnniversaryReader(self.lexicon, self.grammar)

    def languages(self, text: str) -> Languages:
        """Return the languages of a text, as masks of these tables."""
        return Languages(text, self.lexicon.tables)

    def find(self, text: str) -> list[Reading]:
        """Return every Juche date of a text, in order. None overlaps another."""
        found: list[Reading] = []
        places = self.probes.find(text)
        last = 0
        for stretch in stretches(text, places):
            first, last = last, bisect_left(places, stretch.stop, last)
            found += self._read(text, places[first:last], stretch)
        return join(text, found, self.lexicon)

    def _read(self, text: str, places: list[int], stretch: Stretch) -> list[Reading]:
        """Return the dates of a stretch, which the shapes of cells tell or the grammar reads."""
        found: list[Reading] = []
        unknown: list[tuple[list[int], Cell | None]] = []
        reached = stretch.start
        for eras, cell in self.cells.of_eras(text, places, stretch.start, stretch.stop):
            told = self.cells.read(cell) if cell and self._trace is None else None
            if cell is None or told is None:
                unknown.append((eras, cell))
                continue
            found += self._asked(text, unknown, reached, cell.start)
            _add(found, told)
            unknown, reached = [], cell.end
        return found + self._asked(text, unknown, reached, stretch.stop)

    def _asked(
        self, text: str, unknown: list[tuple[list[int], Cell | None]], start: int, stop: int
    ) -> list[Reading]:
        """Return what the grammar says of the era words between two places, and remember it."""
        found: list[Reading] = []
        for part in stretches(text, [place for eras, _ in unknown for place in eras]):
            tokens = tokenize(self.lexicon, text, part.start, part.stop)
            found += self._scan(tokens, start, stop)
        for eras, cell in unknown:
            if cell is not None:
                first = bisect_left(found, (cell.start,))
                last = bisect_left(found, (cell.end,), first)
                self.cells.learn(text, cell, len(eras), found[first:last])
        return found

    def _scan(self, tokens: Tokens, start: int, stop: int) -> list[Reading]:
        """Return the dates of the era words of a stretch that stand between two places."""
        outline = tokens.outline
        anchors = [match.start() for match in self._era_letters.finditer(outline)]
        found: list[Reading] = []
        floor = previous = 0
        for number, anchor in enumerate(anchors):
            if anchor < floor:
                continue  # part of the date before, as a gloss is: 主体（チュチェ）89年
            if not start <= tokens.places[anchor] < stop:
                previous = anchor + 1
                continue
            dated = self.eras.at(tokens, max(floor, previous), anchor)
            previous = anchor + 1
            following = anchors[number + 1] if number + 1 < len(anchors) else len(outline)
            if dated is None:
                orphan = self.lists.orphan(
                    tokens, anchor + 1, following, tokens.mask(anchor, "ERA")
                )
                if orphan is not None:
                    found += self.lists.following(tokens, *orphan)[0]
                continue
            readings, floor = self._with_items(tokens, dated)
            _add(found, readings)
        return found

    def _with_items(self, tokens: Tokens, dated: Dated) -> tuple[list[Reading], int]:
        head, end = dated.reading, dated.end
        if tokens.ends_at(end) and not dated.later:
            return [*dated.earlier, head], end
        head, end = self._twice(tokens, head, end)
        if dated.later:
            return [*dated.earlier, head, *dated.later], end
        joined = None if head.last or head.stated else self.years.joined(tokens, end)
        if joined is not None and in_order(head.first, joined[0].first):
            other, end = joined
            if bool(other.first[1]) >= bool(head.first[1]) and not other.last:
                return [*dated.earlier, head._replace(end=other.end, last=other.first)], end
            end = dated.end
        items, end = self.lists.following(tokens, head, end)
        return [*dated.earlier, *items], end

    def _twice(self, tokens: Tokens, head: Reading, end: int) -> tuple[Reading, int]:
        """Return a year with a second era word, as in ``Juche 89 of the Juche era``, and its end.

        Without the second word, the rewritten text would be ``2000 of the Juche era``, and 2000
        would look like a Juche year.
        """
        if head.first[1] or head.last:
            return head, end
        found = self.grammar.twice.match(tokens.outline, end)
        if found is None:
            return head, end
        parts, (_, stop) = found
        if fold(tokens.written(*parts.era)) in self.lexicon.nouns:
            return head, end
        link = tokens.phrase(parts.link)
        told = link and (link not in self.lexicon.particles or tokens.outline[end - 1] == ")")
        if not told and parts.tail == NOWHERE and not breaks(tokens.text, tokens.places[stop]):
            return head, end
        return head._replace(end=tokens.places[stop]), stop

    def forms(self, tokens: Tokens) -> Iterator[EraParts]:
        """Yield the parts of a text that has the form of one Juche date."""
        return self.eras.forms(tokens)

    def ends_of(self, tokens: Tokens, parts: EraParts) -> list[Item]:
        """Return the months and days of a date as the text has them, so that errors can be told."""
        return self.eras.ends_of(tokens, parts)

    def whole(self, text: str) -> Reading | None:
        """Return the reading of a text that is one expression, None if it is not."""
        if len(text) > _LONGEST:
            return None
        cell = self.cells.of_whole(text)
        told = self.cells.read(cell) if cell else None
        if told:
            return told[0]
        # A value cannot have a doubt or an open end, so the shape of such a text is never learned.
        if qualified(text, 0, len(text)) is not None:
            return None
        dated = self.eras.whole(tokenize(self.lexicon, text, 0, len(text)))
        reading = dated.reading if dated is not None else self._found_whole(text)
        if reading is not None and cell:
            self.cells.learn(text, cell, 1, [reading])
        return reading

    def _found_whole(self, text: str) -> Reading | None:
        """Return the one expression that is found in a text and has all of it."""
        found = self.find(text)
        whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
        return found[0] if whole else None


def _add(found: list[Reading], readings: list[Reading]) -> None:
    """Add readings to those before them.

    A year far behind an era word is not of it if it is of a later one: Juche ... 104 (2015) Juche.
    """
    while found and readings and found[-1].end > readings[0].start:
        found.pop()
    found += readings
