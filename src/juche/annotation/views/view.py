"""A text as a person sees it, with the way back to its source.

A view is a list of pieces. Each piece is a stretch of the source and the text that a person sees
of it. If both are equally long, each letter stands for one letter. Otherwise the piece is
indivisible, as an entity is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..model import Annotation
from .heads import Heads

OPEN, CLOSE, KEPT, DROPPED = "open", "close", "kept", "dropped"
"""Marks that a person does not see: those that open, close or must stay, and the rest."""
EDGE, OBJECT, TEXT = "edge", "object", "text"
"""The edge of a block, an object that is seen but not read, and a mark that is seen as its name."""
BLANK_LINE = "\n\n"
OPAQUE = "\ufffc"
"""Unicode's sign for an object. It stands for things that are not read, such as a picture."""
_BLANKS = " \n"
_SEEN = re.compile(r"\S")
# An entity that is not finished cannot begin further back.
_NEAR = 40
# A line break behind so wide a gap that no date goes on from one block to the next.
_LINE_END = "     \n"
EDGES = re.compile(rf"(?:\n\n|{_LINE_END})+")
"""How the edges of blocks are seen."""
_REMEMBERED = frozenset([OPEN, CLOSE, KEPT, EDGE, OBJECT])


class Mark(NamedTuple):
    """A stretch of the source that is markup: a tag, a delimiter, an entity, a comment."""

    start: int
    end: int
    role: str
    name: str = ""


def line_break(match: re.Match[str]) -> Mark:
    """Return the mark of a line that begins nothing but its text.

    It is a line break, the edge of a block if the line is empty, and nothing at the very start.
    """
    if "\n" not in match[0]:
        return Mark(*match.span(), DROPPED)
    if match.string.startswith("\n", match.end()):
        return Mark(*match.span(), EDGE)
    return Mark(*match.span(), TEXT, "\n")


class View:
    """The text that a person sees of a source, and the place of each part in the source."""

    def __init__(
        self,
        builder: Builder,
        source: str,
        escape: Callable[[str], str] = str,
        unfinished: re.Pattern[str] | None = None,
    ) -> None:
        self.text = "".join(builder.pieces)
        self.source = source
        self._escape = escape
        self._unfinished = unfinished
        self._seen = builder.seen
        self._starts = builder.starts
        self._ends = builder.ends
        self._marks = builder.marks
        self._frozen = sorted(builder.frozen)
        self._under: View | None = None

    def over(self, under: View) -> View:
        """Return this view of another view's text as a view of the other view's source."""
        self._under = under
        return self

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source, tags inside it included, of a span that is not empty."""
        first = bisect_right(self._seen, start) - 1
        last = bisect_left(self._seen, end) - 1
        begins, ends = self._starts[first], self._ends[last]
        if self._is_even(first):
            begins += start - self._seen[first]
        if self._is_even(last):
            ends = self._starts[last] + end - self._seen[last]
        return self._under.source_span(begins, ends) if self._under else (begins, ends)

    def _is_even(self, index: int) -> bool:
        """Tell whether each letter of a piece stands for one letter."""
        shown = self._after(index) - self._seen[index]
        return shown == self._ends[index] - self._starts[index]

    def _after(self, index: int) -> int:
        """Return where a piece ends in the view."""
        return self._seen[index + 1] if index + 1 < len(self._seen) else len(self.text)

    def placed(self, one: Annotation) -> Annotation:
        """Return an annotation of the view as one of the source."""
        source = self._under.source if self._under else self.source
        start, end = self.source_span(one.start, one.end)
        return one._replace(start=start, end=end, text=source[start:end])

    def all_placed(self, found: list[Annotation]) -> list[Annotation]:
        """Return annotations of the view as annotations of the source.

        Two that share one sign, such as a ligature, would overlap there, so only the first one
        stays.
        """
        placed: list[Annotation] = []
        for one in map(self.placed, found):
            if not placed or placed[-1].end <= one.start:
                placed.append(one)
        return placed

    def is_movable(self, one: Annotation) -> bool:
        """Tell whether an expression can be replaced without harm to the markup around it."""
        start, end = self.source_span(one.start, one.end)
        return (self._under or self)._around(start, end) is not None

    def rewritten(self, found: list[Annotation], written: list[str | None]) -> str:
        """Return the source with new texts in place of the annotations of the view.

        An expression whose new text is the old one keeps the markup inside it.
        """
        bottom = self._under or self
        source, place = bottom.source, 0
        pieces: list[str] = []
        for one, new in zip(found, written, strict=True):
            if new is None or new == one.text:
                continue
            start, end = self.source_span(one.start, one.end)
            around = bottom._around(start, end)
            if around is None or start < place or new == source[start:end]:
                continue
            ahead, behind = around
            pieces += [source[place:start], ahead, bottom._escape(new), behind]
            place = end
        pieces.append(source[place:])
        return "".join(pieces)

    def _around(self, start: int, end: int) -> tuple[str, str] | None:
        """Return the marks of a span that must stay, ahead of and behind its new text.

        A pair that opens and closes inside the span goes with it. The result is None in four
        cases: if no order of the marks would be well-formed, if a link or another element would be
        left empty, if the span divides something that must stay whole, or if the new text might
        complete markup that begins before it.
        """
        near = max(0, start - _NEAR)
        if self._unfinished and self._unfinished.search(self.source, near, start):
            return None
        for edge in (start, end):
            before = bisect_left(self._frozen, (edge,)) - 1
            if before >= 0 and edge < self._frozen[before][1]:
                return None
        kept: list[Mark] = []
        opened: list[int] = []
        place = bisect_left(self._marks, (start,))
        while place < len(self._marks) and self._marks[place].start < end:
            mark = self._marks[place]
            place += 1
            if mark.role == CLOSE and opened:
                if kept[opened[-1]].name != mark.name:
                    return None
                del kept[opened.pop()]
                continue
            if mark.role == OPEN:
                opened.append(len(kept))
            kept.append(mark)
        stays = "".join(self.source[mark.start : mark.end] for mark in kept)
        closes = any(mark.role == CLOSE for mark in kept)
        if opened and closes and self._is_empty(place, end):
            return None
        return (stays, "") if opened and not closes else ("", stays)

    def _is_empty(self, place: int, end: int) -> bool:
        """Tell whether the element that is open where a span ends has no more to see behind it.

        The marks behind the span begin at an index.
        """
        last = bisect_left(self._ends, end)
        seen = _SEEN.search(self.text, self._after(last) - (self._ends[last] - end))
        stop = self.source_span(*seen.span())[0] if seen else len(self.source)
        depth = 0
        for index in range(place, bisect_left(self._marks, (stop,))):
            depth += (self._marks[index].role == OPEN) - (self._marks[index].role == CLOSE)
            if depth < 0:
                return True
        return False


class Builder:
    """Makes a view, from the start of the source to its end."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.seen: list[int] = []
        """Where each piece begins in the view."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.marks: list[Mark] = []
        self.frozen: list[tuple[int, int]] = []
        """Spans that must stay whole or go as a whole: links whose text is their target."""
        self.preformatted = 0
        """How many elements are open in which blanks and line breaks count."""
        self.length = 0
        self.tail = ""
        """The last two characters of the view."""
        self._even = False
        self._heads = Heads()

    def copy(self, start: int, end: int) -> None:
        """Show a stretch of the source as it is."""
        if start < end:
            self.put(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Show a stretch of the source as a text that is not empty."""
        even = len(text) == end - start
        if even and self._even and self.ends[-1] == start:
            self.ends[-1] = end
        else:
            self.seen.append(self.length)
            self.starts.append(start)
            self.ends.append(end)
        self._even = even
        self.pieces.append(text)
        self.length += len(text)
        self.tail = (self.tail + text[-2:])[-2:]

    def gap(self, start: int, end: int) -> None:
        """Show blanks as one, and none behind another or at the start of a line."""
        if self.tail[-1:] not in _BLANKS:
            self.put(" ", start, end)

    def show(self, marks: Iterable[Mark], show: Callable[[int, int], None]) -> None:
        """Show the source with its marks, which are in order. A mark hides the marks inside it."""
        place = 0
        for mark in marks:
            if mark.start >= place:
                show(place, mark.start)
                self.apply(mark)
                place = mark.end
        show(place, len(self.source))

    def apply(self, mark: Mark) -> None:
        """Show the effect of a mark on the text around it."""
        start, end, role, name = mark
        if role == TEXT and not (name == "\n" and self._is_divided()):
            self.put(name, start, end)
        elif role == OBJECT:
            self.put(OPAQUE, start, end)
        elif role == EDGE:
            self._divide(start, end, name)
        if role in _REMEMBERED:
            self.marks.append(mark)
        self.preformatted += (name == "pre") - (name == "/pre")

    def _divide(self, start: int, end: int, name: str) -> None:
        """Show the edge of a block as a blank line, or as a line break where a year heads it."""
        self._heads.leave(name, self._shown)
        if self.length and not self._is_divided():
            self.put(_LINE_END if self._heads.are_there else BLANK_LINE, start, end)
        self._heads.enter(name, len(self.pieces), self.source[start:end])

    def _shown(self, piece: int) -> str:
        """Return what has been shown from a piece on."""
        return "".join(self.pieces[piece:])

    def _is_divided(self) -> bool:
        """Tell whether the edge of a block has been shown at the end of the view."""
        return self.tail[-1:] == "\n" if self._heads.are_there else self.tail == BLANK_LINE
