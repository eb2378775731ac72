"""Markdown as a page shows it: CommonMark's emphasis, links, lists and code, with HTML inside.

Code is not read, be it in spans, fenced or indented.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from . import tags
from .heads import HEADING
from .unread import without_code
from .view import (
    CLOSE,
    EDGE,
    KEPT,
    OBJECT,
    OPAQUE,
    OPEN,
    TEXT,
    Builder,
    Mark,
    View,
    line_break,
)

_DEFINED = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]{1,200})\]:[ \t]*\S[^\n]*$", re.MULTILINE)
# The start of a line: quotation signs and blanks, then what makes the line more than text. A
# backslash at the end of the line before is a line break, if the paragraph goes on.
_LINE = (
    r"(?P<line>(?:\A|(?:\\(?=\r?\n(?![ \t>]*+\r?\n))\r?)?\n)(?:[ \t]*+>)*+[ \t]*+(?:"
    r"(?P<bullet>[-*+](?=[ \t])[ \t]*+|(?=[0-9]{1,9}[.)][ \t]))"
    r"|(?P<heading>#{1,6}[ \t]++|\|)"
    r"|(?P<rule>[-=*_|:](?:[ \t]*+[-=*_|:])++[ \t]*+$)"
    r")?)"
)
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
# The rest of a link: its target, with brackets in pairs, and perhaps a title; or a name for it.
_TARGET = (
    r"\((?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*+)"
    r"(?:\s++(?:\"[^\"]*\"|'[^']*'))?\s*+\)"
)
_INLINE = re.compile(
    _LINE + rf"|(?P<escape>{_ESCAPE.pattern})"
    rf"|{tags.ENTITY_MARK}"
    r"|(?P<note>\[\^[^\]\s]{1,100}\]:?)"
    rf"|(?P<linked>\](?:{_TARGET}|\[[^\[\]\n]{{1,200}}\]))"
    r"|(?P<open>!?\[)|(?P<close>\])"
    r"|(?P<cell>\|)"
    r"|(?P<run>\*+|_+|~~)",
    re.MULTILINE,
)
_SPECIAL = re.compile(r"[\\`*_~\[\]<>&|]")
_ADDRESS = re.compile("<(?:[a-z][a-z0-9+.-]{1,31}:|[^<>\\s@]{1,64}@)[^<>\\s]*>", re.IGNORECASE)
_COMMENT = re.compile("^ {0,3}<!--|(?P<inner><!--)", re.MULTILINE)
_LABEL = 200


def view(source: str) -> View:
    """Return a view of Markdown.

    >>> view("**Juche** 89 ([2000](a.md)), `2001`").text
    'Juche 89 (2000), \ufffc\ufffc\ufffc\ufffc\ufffc\ufffc'
    """
    text = _ADDRESS.sub(_masked, without_code(source))
    labels = {match[1].casefold() for match in _DEFINED.finditer(text)}
    text = _DEFINED.sub(_masked, text)
    marks = [tags.one_break(text, mark) for mark in tags.marks_of(_tagged(text))]
    inline = _Inline(text, labels)
    place = 0
    for mark in [*marks, Mark(len(text), len(text), EDGE)]:
        for match in _INLINE.finditer(text, place, mark.start):
            inline.take(match)
        place = mark.end
        if mark.role == EDGE:
            inline.reset()
    builder = Builder(text)
    builder.frozen = inline.frozen
    # A picture comes before the marks inside it, which it covers.
    builder.show(sorted([*inline.marks, *marks]), builder.copy)
    return View(builder, source, _escaped)


class _Run(NamedTuple):
    """The rest of a run of signs that may open emphasis."""

    start: int
    end: int


class _Inline:
    """The marks within lines, matched with one another within a paragraph."""

    def __init__(self, text: str, labels: set[str]) -> None:
        self.text = text
        self.marks: list[Mark] = []
        self.frozen: list[tuple[int, int]] = []
        self._labels = labels
        self._runs: dict[str, list[_Run]] = {}
        self._brackets: list[tuple[int, int]] = []
        self._kind = ""
        """Whether the last line is a heading or a row."""
        self._indents: list[int] = []
        """How far the open lists are indented."""

    def reset(self) -> None:
        """Forget what is open, where a paragraph ends."""
        self._runs, self._brackets = {}, []

    def take(self, match: re.Match[str]) -> None:
        """Take the next thing that may be a mark."""
        start, end = match.span()
        kind = match.lastgroup or ""
        if match["line"] is not None:
            self._line(match)
        elif kind == "escape":
            self.marks.append(Mark(start, end, TEXT, match[0][1:]))
        elif kind == "entity":
            self.marks.append(Mark(start, end, TEXT, unescape(match[0])))
        elif kind == "note":
            self.marks.append(Mark(start, end, KEPT))
        elif kind == "open":
            self._brackets.append((start, end))
        elif kind in {"linked", "close"}:
            self._close(start, end, linked=kind == "linked")
        elif kind == "run":
            self._run(start, end)
        elif self._kind:  # the edge of a table's cell
            self.marks.append(Mark(start, end, EDGE, "td"))

    def _line(self, match: re.Match[str]) -> None:
        """Take the start of a line."""
        start, end = match.span()
        names = self._names(match)
        if names or match["rule"] or self._kind:
            self.marks.append(Mark(start, end, EDGE, names))
        else:
            self.marks.append(line_break(match))
        if self.marks[-1].role == EDGE:
            self.reset()
        heading = match["heading"] or ""
        self._kind = HEADING if heading[:1] == "#" else "tr" if heading else ""

    def _names(self, match: re.Match[str]) -> str:
        """Return the names of the blocks that meet at the start of a line."""
        names = [f"/{HEADING}"] * (self._kind == HEADING)
        heading, bullet = match["heading"], match["bullet"] is not None
        # Without a bullet, the search for its line would be one of the last line of the text.
        at = match.start("bullet")
        indent = at - 1 - self.text.rfind("\n", 0, at) if bullet else -1
        blank = self.text[max(0, match.start() - 1) : match.end()] == "\n\n"
        if bullet or heading or blank:
            while self._indents and indent < self._indents[-1]:
                self._indents.pop()
                names.append("/ul")
        if bullet:
            if not self._indents or indent > self._indents[-1]:
                self._indents.append(indent)
                names.append("ul")
            names.append("li")
        elif heading:
            names.append(HEADING if heading[0] == "#" else "tr td")
        elif self._kind == "tr":
            names.append("/table")
        return " ".join(names)

    def _run(self, start: int, end: int) -> None:
        """Match a run of signs with those that it closes, and keep what it may open.

        Strong emphasis, with two signs, is seen as two pairs of one.
        """
        sign = self.text[start]
        opens, closes = _flanks(self.text, start, end)
        opened = self._runs.setdefault(sign, [])
        while closes and start < end and opened:
            begins, ends = opened.pop()
            self._pair((ends - 1, ends), (start, start + 1), sign)
            start += 1
            if begins < ends - 1:
                opened.append(_Run(begins, ends - 1))
        if opens and start < end:
            opened.append(_Run(start, end))

    def _pair(self, first: tuple[int, int], second: tuple[int, int], name: str) -> None:
        """Add a pair of marks, and forget what was opened between them: pairs do not cross."""
        self.marks += [Mark(*first, OPEN, name), Mark(*second, CLOSE, name)]
        for opened in self._runs.values():
            while opened and opened[-1].start >= first[1]:
                opened.pop()
        while self._brackets and self._brackets[-1][0] >= first[1]:
            self._brackets.pop()

    def _close(self, start: int, end: int, *, linked: bool) -> None:
        """Match a closing bracket. It ends a link if a target follows or a definition exists."""
        if not self._brackets:
            return
        begins, after = self._brackets.pop()
        label = self.text[after : min(start, after + _LABEL)].casefold()
        if not linked and label not in self._labels:
            return
        if not linked:
            self.frozen.append((begins, end))
        if self.text[begins] == "!":
            self.marks.append(Mark(begins, end, OBJECT))
        else:
            self._pair((begins, after), (start, end), "[")


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Tell whether a run of signs may open emphasis and whether it may close it.

    >>> _flanks("a *b", 2, 3), _flanks("a* b", 1, 2), _flanks("2 * 3", 2, 3), _flanks("a_b", 1, 2)
    ((True, False), (False, True), (False, False), (False, False))
    """
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens = not after.isspace() and (after.isalnum() or not before.isalnum())
    closes = not before.isspace() and (before.isalnum() or not after.isalnum())
    if text[start] == "_":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes


def _tagged(text: str) -> str:
    """Return a text with only the tags that are tags in Markdown, in their places.

    Inside a line, the start of a comment that has no end is text.
    """
    text = _ESCAPE.sub("++", text)
    closed = text.rfind("-->") + 1
    return text[:closed] + _COMMENT.sub(_without_inner, text[closed:])


def _without_inner(match: re.Match[str]) -> str:
    return "+!--" if match["inner"] else match[0]


def _masked(match: re.Match[str]) -> str:
    return OPAQUE * len(match[0])


def _escaped(text: str) -> str:
    """Return a text with a backslash before each sign that has a meaning in Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", text)
