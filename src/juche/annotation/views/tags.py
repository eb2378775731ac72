"""HTML as tokens with their places, through the standard library's parser.

The parser never sees an entity, because it stops reading at one that is cut off. Some input would
make it search the rest of the text again and again: the text behind the last end of a tag, comments
without an end, and marked sections. It never sees these either. (HTML has no marked sections.)
"""

from __future__ import annotations

import re
from collections.abc import Container
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

from .heads import HEADING
from .view import CLOSE, DROPPED, EDGE, KEPT, OBJECT, OPEN, TEXT, Builder, Mark

DATA, OPENING, CLOSING, SINGLE = "data", "opening", "closing", "single"

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "main menu nav ol optgroup option p pre search section select summary table tbody td tfoot th "
    "thead title tr ul".split()
)
"""Elements whose edges divide like a blank line."""
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
"""Elements that head the blocks behind them."""
OBJECTS = frozenset(
    "audio canvas code embed iframe img input kbd math object picture samp svg textarea "
    "video".split()
)
"""Elements that a person sees but that are not read: code, fields of forms, and objects."""
HIDDEN = frozenset(["script", "style", "template"])
"""Elements that a person does not see."""
READINGS = frozenset(["rp", "rt", "rtc"])
"""How characters are pronounced, written beside them."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset(["script", "style"])
# The parser of some versions takes this for the end of a comment. A browser does not.
_NO_END = re.compile(r"--(?=\s++>)")
_ENTITY = "&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
ENTITY = re.compile(_ENTITY)
ENTITY_MARK = r"(?P<entity>&(?:#\w{1,8}|[a-zA-Z]\w{1,31});)"
"""An entity among the marks of Markdown and of wikitext, which both want its semicolon."""
_UNEVEN = re.compile(f"[ \t\n\f\r]{{2,}}|[\t\n\f\r]|{_ENTITY}")
_LEADING = re.compile("[ \t\n\f\r]+")
_LINE_END = re.compile(r"[ \t]*+\r?\n")
_SPACES = frozenset(" \t\n\f\r")
# A raised number of up to three digits, bracket or sign is the mark of a note. Raised letters
# belong to their word, and a raised year is a year.
_RAISED = frozenset(["sup", "sub"])
_NOTE = re.compile(
    r"\s{0,8}(?:[\[(]|[*†‡§¶]{1,4}|[\[(]?[0-9]{1,3}(?:[,–-] ?[0-9]{1,3}){0,8}[\])]?"
    r"|\[[^\W\d_]{1,12} ?[0-9]{0,3}\])\s{0,8}"
)
_NEAR = 8


class Token(NamedTuple):
    """A tag, a stretch of text, or a comment or the like, which has no name."""

    kind: str
    start: int
    end: int
    name: str = ""


class _Parser(HTMLParser):
    """The standard library's parser, which keeps the tokens with their places."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tokens: list[Token] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, kind: str, *name: str) -> None:
        start = self._place()
        self.tokens.append(Token(kind, start, start, *name))

    def _add_tag(self, kind: str, name: str) -> None:
        start = self._place()
        end = start + len(self.get_starttag_text() or "")
        self.tokens.append(Token(kind, start, end, name))

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - HTMLParser gives it
        self._add_tag(SINGLE if tag in VOID else OPENING, tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - HTMLParser gives it
        self._add_tag(SINGLE, tag)

    def handle_endtag(self, tag: str) -> None:
        self._add(CLOSING, tag)

    def handle_data(self, data: str) -> None:  # noqa: ARG002 - HTMLParser gives it
        self._add(DATA)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - HTMLParser gives it
        self._add(SINGLE)

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 - HTMLParser gives it
        self._add(SINGLE)

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 - HTMLParser gives it
        self._add(SINGLE)


def tokenized(text: str) -> list[Token]:
    """Return the tokens of HTML in order, the text behind the last tag as the last one.

    The attributes of tags are not read.

    >>> [(token.kind, token.name) for token in tokenized("a<b>c</b>d")]
    [('data', ''), ('opening', 'b'), ('data', ''), ('closing', 'b'), ('data', '')]
    """
    cut = text.rfind(">") + 1
    fed = text[:cut].replace("&", "+").replace("<![", "<!x").replace("--!>", "--->")
    fed = _NO_END.sub("++", fed)
    closed = fed.rfind("-->") + 1
    fed = fed[:closed] + fed[closed:].replace("<!--", "<!+-")
    parser = _Parser(fed)
    parser.feed(fed)
    parser.close()
    # The parser does not report the text of a script without an end.
    rest = Token(DATA, cut, len(text))
    tokens = [
        token if token.end > token.start else token._replace(end=following.start)
        for token, following in pairwise([*parser.tokens, rest])
    ]
    return _hidden(text, [*tokens, rest], closed)


def _hidden(text: str, tokens: list[Token], closed: int) -> list[Token]:
    """Return tokens in which a comment without an end hides all behind it, as in a browser.

    The last token is the text behind the last tag.

    A comment has no end if it begins behind the place where the last one is closed.
    """
    for index, (kind, start, _, name) in enumerate(tokens):
        if kind == SINGLE and not name and start >= closed and text.startswith("<!--", start):
            return [*tokens[:index], Token(SINGLE, start, len(text), "")]
    *before, rest = tokens
    start = text.find("<!--", max(closed, rest.start))
    if start < 0:
        return tokens
    return [*before, rest._replace(end=start), Token(SINGLE, start, len(text), "")]


def pairs_of(tokens: list[Token]) -> dict[int, int]:
    """Return the index of the closing tag for each opening tag that has one.

    A script or style without an end goes on to the end of the text.
    """
    opened: dict[str, list[int]] = {}
    pairs: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind == OPENING:
            opened.setdefault(token.name, []).append(index)
        elif token.kind == CLOSING and opened.get(token.name):
            pairs[opened[token.name].pop()] = index
    for name in _RAW:
        pairs.update(dict.fromkeys(opened.get(name, []), len(tokens) - 1))
    return pairs


def marks_of(source: str, known: Container[str] | None = None) -> list[Mark]:
    """Return the marks of the tags and comments of a text, in order. Unknown names are left out.

    >>> [(mark.role, mark.name) for mark in marks_of("a<p>b<i>c</i><script>d</script>")]
    [('edge', 'p'), ('open', 'i'), ('close', 'i'), ('kept', '')]
    """
    tokens = tokenized(source)
    if known is not None:
        tokens = [token for token in tokens if token.name in known or not token.name]
    pairs = pairs_of(tokens)
    marks: list[Mark] = []
    index = 0
    while index < len(tokens):
        kind, start = tokens[index][:2]
        closing = pairs.get(index)
        if closing and (role := _element(source, tokens, index)):
            marks.append(Mark(start, tokens[closing].end, role))
            index = closing
        elif kind != DATA:
            marks.append(_tag(tokens[index]))
        index += 1
    return marks


def one_break(source: str, mark: Mark) -> Mark:
    r"""Return a mark, dropped if it is ``<br>`` at the end of a line, where both are one break.

    >>> [one_break("a<br>\nb", mark).role for mark in marks_of("a<br>\nb")]
    ['dropped']
    """
    is_break = mark.role == TEXT and _LINE_END.match(source, mark.end)
    return mark._replace(role=DROPPED) if is_break else mark


def _element(source: str, tokens: list[Token], index: int) -> str | None:
    """Return the mark of an element that is not read, None for all others."""
    name = tokens[index].name
    if name in OBJECTS:
        return OBJECT
    if name in HIDDEN or is_note(source, tokens, index):
        return KEPT
    return DROPPED if name in READINGS else None


def _tag(token: Token) -> Mark:
    """Return the mark of a tag or a comment."""
    kind, start, end, name = token
    if name in BLOCKS:
        block = HEADING if name in HEADINGS else name
        return Mark(start, end, EDGE, "/" * (kind == CLOSING) + block)
    if name in OBJECTS:
        return Mark(start, end, OBJECT)
    if name == "br":
        return Mark(start, end, TEXT, "\n")
    if kind == SINGLE:
        return Mark(start, end, DROPPED if name == "wbr" else KEPT)
    return Mark(start, end, OPEN if kind == OPENING else CLOSE, name)


def is_note(source: str, tokens: list[Token], index: int) -> bool:
    """Tell whether an opening tag begins the raised mark of a note.

    >>> source = "70<sup>th</sup> 1970<sup>2</sup>"
    >>> [is_note(source, tokenized(source), index) for index in (1, 5)]
    [False, True]
    """
    if tokens[index].name not in _RAISED:
        return False
    for token in tokens[index + 1 : index + 1 + _NEAR]:
        if token.kind == DATA and not source[token.start : token.end].isspace():
            return _NOTE.fullmatch(source, token.start, token.end) is not None
    return False


def show_entity(builder: Builder, start: int, end: int) -> None:
    """Show the character of an entity, or the text if it is no entity."""
    written = builder.source[start:end]
    text = unescape(written)
    if text and text != written:
        builder.put(text, start, end)
    else:
        builder.copy(start, end)


def show_collapsed(builder: Builder, start: int, end: int) -> None:
    """Show text as a page does: entities decoded, blanks and line breaks one blank."""
    leading = _LEADING.match(builder.source, start, end)
    if leading:
        builder.gap(start, leading.end())
        start = leading.end()
    for match in _UNEVEN.finditer(builder.source, start, end):
        builder.copy(start, match.start())
        start = match.end()
        if match[0][0] in _SPACES or unescape(match[0]) in _SPACES:
            builder.gap(match.start(), start)
        else:
            show_entity(builder, match.start(), start)
    builder.copy(start, end)


def show_kept(builder: Builder, start: int, end: int) -> None:
    """Show text as a page does where blanks and line breaks count."""
    for match in ENTITY.finditer(builder.source, start, end):
        builder.copy(start, match.start())
        start = match.end()
        show_entity(builder, match.start(), start)
    builder.copy(start, end)
