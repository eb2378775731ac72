"""Code in Markdown, which is seen but not read: fenced, indented and in spans.

Indented code stands where no paragraph is open. The paragraphs of a list item are indented too, so
inside an item code is indented by four blanks more than they are.
"""

from __future__ import annotations

import re

from .view import OPAQUE

# A line: blanks, perhaps quotation signs and more blanks, then what makes the line more than text.
_LINE = re.compile(
    r"^(?:(?P<raw> {0,3}<(?:!--|(?:pre|script|style|textarea)\b))"
    r"|(?P<outer>[ \t]*+)(?:(?:> ?+(?: {0,3}(?=>))?)++(?P<inner>[ \t]*+))?(?:"
    r"(?P<blank>\r?$)"
    r"|(?P<closed>#{1,6}(?=[ \t])|[-=*_](?:[ \t]*+[-=*_])++[ \t]*+\r?$)"
    r"|(?P<item>(?:(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]|\r?$)|\[\^[^\]\s]{1,100}\]:)[ \t]*+)?"
    r"(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})?"
    r"))[^\n]*+",
    re.MULTILINE | re.IGNORECASE,
)
_ELEMENT_ENDS = re.compile("</(?:pre|script|style|textarea)>", re.IGNORECASE)
_TICKS = re.compile(r"\\.|(`+)|\n[ \t>]*\n")
_CODE = 4
"""The columns from a tab to the next, and the columns by which code is indented."""
_DEEPEST = 12
"""The most signs before a fence, or between it and the sign of its list item."""


def without_code(source: str) -> str:
    r"""Return the source with placeholders for its code, so that offsets stay the same.

    >>> without_code("a `b`\n\n    c\n\n- d\n\n    e")
    'a \ufffc\ufffc\ufffc\n\n    \ufffc\n\n- d\n\n    e'
    """
    blocks = _Blocks(source)
    for match in _LINE.finditer(source):
        blocks.take(match)
    pieces: list[str] = []
    place = 0
    for start, end in blocks.ended():
        pieces += [_without_spans(source[place:start]), OPAQUE * (end - start)]
        place = end
    return "".join([*pieces, _without_spans(source[place:])])


class _Blocks:
    """The blocks of code, told line by line."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._code: list[tuple[int, int]] = []
        self._fence: re.Match[str] | None = None
        self._is_open = False
        """Whether the line before belongs to a paragraph, which an indented line goes on."""
        self._items: list[int] = []
        """The columns at which the text of the open list items begins."""
        self._raw = 0
        """Where the last comment or element ends in which a blank line ends nothing."""

    def ended(self) -> list[tuple[int, int]]:
        """Return the code. A fence that is not closed goes on to the end of the text."""
        if self._fence:
            self._code.append((self._fence.start("fence"), len(self._source)))
        return self._code

    def take(self, match: re.Match[str]) -> None:
        """Take the next line."""
        if self._fence:
            if not match["item"] and (match["fence"] or "").startswith(self._fence["fence"]):
                self._code.append((self._fence.start("fence"), match.end("fence")))
                self._fence = None
        elif match["blank"] is not None:
            self._is_open = False
        elif match.start() < self._raw:
            return
        elif match["raw"]:
            self._is_open = False
            self._raw = self._raw_end(match)
        else:
            self._filled(match)

    def _raw_end(self, match: re.Match[str]) -> int:
        """Return where a comment or element ends, at the end of the text if nothing ends it."""
        start = match.end("raw")
        if match["raw"].endswith("<!--"):
            end = self._source.find("-->", start - 2)
            return end if end >= 0 else len(self._source)
        ending = _ELEMENT_ENDS.search(self._source, start)
        return ending.start() if ending else len(self._source)

    def _filled(self, match: re.Match[str]) -> None:
        """Take a line that is not blank and stands outside of fences and of raw HTML."""
        indent, start = self._indent(match)
        if not self._is_open or match["item"] or match["closed"]:
            while self._items and self._items[-1] > indent:
                self._items.pop()
        if not self._is_open and indent >= self._base() + _CODE:
            self._code.append((start, match.end()))
        else:
            self._begin(match, indent)

    def _base(self) -> int:
        """Return the column at which the text of the innermost open list item begins."""
        return self._items[-1] if self._items else 0

    def _indent(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the columns before the text of a line, quotation signs left out, and its place."""
        outer, base = len(match["outer"].expandtabs(_CODE)), self._base()
        if match["inner"] is None or outer >= base + _CODE:
            return outer, match.end("outer")
        before = match[0][: match.end("inner") - match.start()]
        quoted = before[: before.rindex(">") + 1]
        # The column behind a quotation sign belongs to it.
        inner = len(before.expandtabs(_CODE)) - len(quoted.expandtabs(_CODE)) - 1
        return min(outer, base) + max(inner, 0), match.end("inner")

    def _begin(self, match: re.Match[str], indent: int) -> None:
        """Take a line that is no code, and what begins there."""
        before = match.start("fence") - max(match.start(), match.end("item"))
        is_fence = match["fence"] and before <= _DEEPEST
        self._is_open = not (is_fence or match["closed"])
        if is_fence:
            self._fence = match
        if match["item"]:
            width = len(match["item"].expandtabs(_CODE))
            self._items.append(indent + min(width, _CODE))


def _without_spans(text: str) -> str:
    """Return a text with placeholders for its code spans, none of which crosses a paragraph."""
    spans: list[tuple[int, int]] = []
    runs = [match for match in _TICKS.finditer(text) if match[1] or match[0][0] == "\n"]
    closing: list[int | None] = [None] * len(runs)
    following: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index][1] or "")
        if not length:
            following.clear()
            continue
        closing[index] = following.get(length)
        following[length] = index
    index = 0
    while index < len(runs):
        end = closing[index]
        if end is not None:
            spans.append((runs[index].start(), runs[end].end()))
            index = end
        index += 1
    pieces, place = [], 0
    for start, stop in spans:
        pieces += [text[place:start], OPAQUE * (stop - start)]
        place = stop
    return "".join([*pieces, text[place:]])
