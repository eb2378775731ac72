"""Wikitext as a page shows it: quotes, links, headings, lists, tables and the tags of HTML.

Templates are not read, because only the wiki knows what they show. Pictures, categories and notes
are not read either. A link whose text is its target is read, but never rewritten in part.
"""

from __future__ import annotations

import re
from html import unescape

from . import tags
from .heads import HEADING
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

_TAGS = frozenset(
    "abbr b bdi bdo big cite data del dfn em font i includeonly ins mark noinclude onlyinclude "
    "poem q rb references rp rt rtc ruby s section small span strike strong sub sup time tt u "
    "var".split()
)
_KNOWN = tags.BLOCKS | tags.OBJECTS | tags.VOID | tags.HIDDEN | _TAGS
_LITERAL = frozenset(["nowiki", "pre"])
# Elements whose content is no wikitext, and the brackets of templates.
_APART = re.compile(
    r"(?P<comment><!--)|-->|(?P<open>\{\{)|(?P<close>\}\})"
    r"|<(?P<slash>/?)(?P<name>nowiki|pre|ref|math|gallery|syntaxhighlight|source|timeline|score"
    r"|templatedata|hiero|chem|code)\b(?P<rest>[^<>]*+)>",
    re.IGNORECASE,
)
# The start of a line, and what makes it a row, a cell, a heading, an item or a rule.
_LINE = (
    r"(?P<line>(?:\A|\n)[ \t]*+(?:"
    r"(?P<table>\{\|[^\n]*|\|-[^\n]*|\|\}|\|\+)"
    r"|(?P<cell>[|!](?:[^|=\n\[\]]*+=[^|\n\[\]]*+\|(?!\|))?)"
    r"|(?P<heading>={1,6}(?=[^\n]*=[ \t]*$))"
    r"|(?P<item>[*#:;]++[ \t]*+|-{4,}+)"
    r")?)"
)
_INLINE = re.compile(
    _LINE + r"|(?P<quotes>'{2,})"
    r"|(?P<link>\[\[)|(?P<unlink>\]\])"
    r"|(?P<outward>\[(?:https?:|ftp:)?//[^\s\[\]<>]*+[ \t]*+)|(?P<end>\])"
    r"|(?P<pipe>\|\|?)|(?P<column>!!)"
    rf"|{tags.ENTITY_MARK}"
    r"|(?P<closing>=+[ \t]*$)|(?P<magic>__[A-Z]{2,20}__)",
    re.MULTILINE,
)
# The blocks that lines begin.
_ITEMS = {"*": "li", "#": "li", ":": "dd", ";": "dt"}
_TABLES = {"{|": "table", "|-": "tr", "|}": "/table"}
_NAMESPACE = re.compile(r"[^:\s][^:\n]{0,30}:\S")
_ESCAPES = {sign: f"&#{ord(sign)};" for sign in "'[]{}|<>&=~_"}
_ITALIC, _BOLD, _BOTH = 2, 3, 5


def view(source: str) -> View:
    r"""Return a view of wikitext.

    >>> view("''Juche'' [[North Korean calendar|96]] (2007){{note}}<ref>x</ref>").text
    'Juche 96 (2007)\ufffc'
    """
    builder = Builder(source)
    apart, text = _set_apart(source)
    marks = [tags.one_break(text, mark) for mark in tags.marks_of(text, _KNOWN)]
    inline = _Inline(text)
    place = 0
    for mark in [*marks, Mark(len(text), len(text), EDGE)]:
        for match in _INLINE.finditer(text, place, mark.start):
            inline.take(match)
        place = mark.end
        if mark.role == EDGE:
            inline.links.clear()
    builder.frozen = inline.frozen
    # A mark comes before the marks inside it: a picture before the marks in its caption.
    builder.show(sorted([*apart, *inline.marks, *marks]), builder.copy)
    return View(builder, source, _escaped)


class _Link:
    """An open link: where it begins, and where its parts end."""

    def __init__(self, start: int, after: int) -> None:
        self.start = start
        self.after = after
        self.pipes: list[int] = []


class _Inline:
    """The marks within lines, matched with one another."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: list[Mark] = []
        self.frozen: list[tuple[int, int]] = []
        self.links: list[_Link] = []
        self._outward: list[tuple[int, int]] = []
        self._quotes: list[int] = []
        self._tables = 0
        self._items = 0
        """How many lists are open."""
        self._is_heading = False

    def take(self, match: re.Match[str]) -> None:
        """Take the next thing that may be a mark."""
        start, end = match.span()
        kind = match.lastgroup or ""
        if match["line"] is not None:
            self._line(match)
        elif kind == "entity":
            self.marks.append(Mark(start, end, TEXT, unescape(match[0])))
        elif kind == "quotes":
            self._quoted(start, end)
        elif kind == "magic":
            self.marks.append(Mark(start, end, KEPT))
        elif kind == "closing" and self._is_heading:
            self.marks.append(Mark(start, end, EDGE, f"/{HEADING}"))
        else:
            self._linked(kind, start, end)

    def _line(self, match: re.Match[str]) -> None:
        """Take the start of a line."""
        start, end = match.span()
        table = match["table"] or ""
        self._tables += (table[:2] == "{|") - (table == "|}")
        names = self._names(match)
        if names or table or match["item"] or self._is_heading:
            self.marks.append(Mark(start, end, EDGE, names))
            self.links.clear()
        else:
            self.marks.append(line_break(match))
        self._is_heading = bool(match["heading"])
        self._quotes, self._outward = [], []

    def _names(self, match: re.Match[str]) -> str:
        """Return the names of the blocks that meet at the start of a line."""
        signs = (match["item"] or "").rstrip().strip("-")
        names = ["ul"] * (len(signs) - self._items) + ["/ul"] * (self._items - len(signs))
        if self._items and not signs:
            names.append("/dl")
        self._items = len(signs)
        table = (match["table"] or "")[:2]
        if signs:
            names.append(_ITEMS[signs[-1]])
        elif match["cell"]:
            names.append("td")
        elif match["heading"]:
            names.append(HEADING)
        elif table in _TABLES:
            names.append(_TABLES[table])
        return " ".join(names)

    def _quoted(self, start: int, end: int) -> None:
        """Take a run of apostrophes. The last two, three or five of them are marks."""
        length = end - start
        marks = length if length in {_ITALIC, _BOLD} else _BOLD if length < _BOTH else _BOTH
        start = end - marks
        widths = [marks] if marks < _BOTH else [_BOLD, _ITALIC]
        if marks == _BOTH and self._quotes:
            widths = [self._quotes[-1], _BOTH - self._quotes[-1]]
        for width in widths:
            opens = width not in self._quotes
            self.marks.append(Mark(start, start + width, OPEN if opens else CLOSE, "'" * width))
            if opens:
                self._quotes.append(width)
            else:
                self._quotes.remove(width)
            start += width

    def _linked(self, kind: str, start: int, end: int) -> None:
        """Take a part of a link, or a mark that divides the cells of a row."""
        if kind == "link":
            if self.links and not self.links[-1].pipes:
                self.links.pop()  # brackets that were never closed
            self.links.append(_Link(start, end))
        elif kind == "unlink" and self.links:
            self._close(self.links.pop(), start, end)
        elif kind == "outward":
            self._outward.append((start, end))
        elif kind == "end" and self._outward:
            begins, after = self._outward.pop()
            if after == start:
                self.marks.append(Mark(begins, end, OBJECT))
            else:
                self.marks += [Mark(begins, after, OPEN, "["), Mark(start, end, CLOSE, "[")]
        elif kind == "pipe" and self.links:
            self.links[-1].pipes.append(start)
        elif kind in {"pipe", "column"} and self._tables > 0 and end - start > 1:
            self.marks.append(Mark(start, end, EDGE, "td"))

    def _close(self, link: _Link, start: int, end: int) -> None:
        """Take the end of a link to a page or to a picture. The link may have a text of its own."""
        if not link.pipes:
            if _NAMESPACE.match(self.text, link.after, start):
                self.marks.append(Mark(link.start, end, OBJECT))
                return
            self.frozen.append((link.start, end))
        role = EDGE if len(link.pipes) > 1 else OPEN
        begins = link.pipes[-1] + 1 if link.pipes else link.after
        self.marks.append(Mark(link.start, begins, role, "[["))
        self.marks.append(Mark(start, end, CLOSE if role == OPEN else EDGE, "[["))


def _set_apart(source: str) -> tuple[list[Mark], str]:
    """Return the marks of what is no wikitext, and the source with placeholders for it."""
    matches = list(_APART.finditer(source))
    last = {_ending(match): match.start() for match in matches}
    marks: list[Mark] = []
    templates: list[int] = []
    awaited, opening = "", None
    for match in matches:
        if opening is not None:
            if _ending(match) == awaited:
                marks += _element(opening, match)
                opening = None
            continue
        awaited = _awaited(match)
        if awaited and last.get(awaited, -1) > match.start():
            opening = match
        elif match["open"]:
            templates.append(match.start())
        elif match["close"] and templates:
            marks.append(Mark(templates.pop(), match.end(), OBJECT))
        elif match["name"] and match["rest"].endswith("/"):
            marks.append(Mark(*match.span(), KEPT))
    marks.sort()
    return marks, _hidden(source, marks)


def _hidden(source: str, marks: list[Mark]) -> str:
    """Return the source with placeholders for what marks and pairs of marks cover."""
    pieces: list[str] = []
    place = 0
    for mark in marks:
        start = place if mark.role == CLOSE or mark.name == "/pre" else max(place, mark.start)
        if mark.end > start:
            pieces += [source[place:start], OPAQUE * (mark.end - start)]
            place = mark.end
    return "".join([*pieces, source[place:]])


def _awaited(match: re.Match[str]) -> str:
    """Return the end that an element or comment needs, an empty string if none begins here."""
    if match["comment"]:
        return "-->"
    opens = match["name"] and not match["slash"] and not match["rest"].endswith("/")
    return f"/{match['name'].lower()}" if opens else ""


def _ending(match: re.Match[str]) -> str:
    """Return the end that stands here, an empty string if none does."""
    if match["name"]:
        return f"/{match['name'].lower()}" if match["slash"] else ""
    return match[0]


def _element(opening: re.Match[str], closing: re.Match[str]) -> list[Mark]:
    """Return the marks of an element or a comment."""
    name = (opening["name"] or "").lower()
    if name in _LITERAL:
        roles = (EDGE, EDGE) if name == "pre" else (OPEN, CLOSE)
        slash = "/" * (name == "pre")
        return [
            Mark(*opening.span(), roles[0], name),
            Mark(*closing.span(), roles[1], slash + name),
        ]
    role = KEPT if name in {"", "ref"} else OBJECT
    return [Mark(opening.start(), closing.end(), role)]


def _escaped(text: str) -> str:
    """Return a text with entities for the signs that have a meaning in wikitext."""
    return "".join(_ESCAPES.get(sign, sign) for sign in text)
