"""A text as tokens: numbers, words that the tables know, and what stands between.

A token is one letter of a small alphabet, so a stretch of text is a short string, its *outline*.
The grammar is written over outlines and never sees a word of any language.

    July 19, Juche 89 (2000)   ->   M 2, E 2 (4)
    7월 19일부터 20일            ->   1m 2dr 2d          (with a letter each for M, E, m, d, r)

Tokens touch: each ends where the next begins, so a place in the outline is a place in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from .imprints import CODES
from .letters import GAP, fold
from .lexicon import Lexicon, Piece, Word
from .numerals import NUMERALS, value_of
from .stretches import Stretch, near

BREAK, UNKNOWN, OTHER, LINE = "|", "w", "x", "\n"
"""A blank line or a wide gap; a word that no table has; any other sign; a gap with a line break."""
_TWO = "\x01"
TAKEN, YEAR_TAKEN = "#", "%"
"""A token of an expression that was read before, and of one that is a year alone."""
_OUTSIDE = frozenset((UNKNOWN, OTHER, BREAK))
_ENDS = _OUTSIDE | {""}
_WALLS = (UNKNOWN, OTHER, BREAK, TAKEN, YEAR_TAKEN)
# A run of digits, of letters of a script with spaces, of blanks, or one character. Letters that
# are apostrophes to cataloguers end a run, and so do Hangul, kana and Han, which have no spaces.
_PIECES = re.compile(
    "[0-9０-９٠-٩۰-۹]+"
    "|[^\\W\\d_\u02b9-\u02bf\u1100-\U0010ffff]+"
    "|[\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+"
    # The code of a MARC subfield, which is written together with what follows: $cChuch'e.
    f"|[{CODES}][a-z](?=[A-Z0-9\u0100-\U0010ffff])"
    "|.",
    re.DOTALL,
)
_LINES = re.compile("\r\n|[\n\r\x85\u2028]")
OPENING = "([<（［＜〔〈【"
"""The brackets that a year may stand in."""
_MARKS = {
    **dict.fromkeys("-‐‑‒–—―−－~〜～∼", "-"),
    **dict.fromkeys(OPENING, "("),
    **dict.fromkeys(")]>）］＞〕〉】", ")"),
    **dict.fromkeys(",،，、", ","),
    **dict.fromkeys("·・‧∙", "・"),
    **dict.fromkeys(".．", "."),
    **dict.fromkeys("/／", "/"),
    **dict.fromkeys("=＝", "="),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("?？", "?"),
    **dict.fromkeys('"«»“”„‟〝〞', "'"),
    "&": "&",
    ";": ";",
}
DASHES = frozenset("-‐‑‒–—―−－~〜～∼")
HYPHENS = frozenset("-‐‑")
FAMILY = dict(zip(OPENING, "([<([<〔<〔", strict=True)) | dict(
    zip(")]>）］＞〕〉】", "([<([<〔<〔", strict=True)
)
"""Which family a bracket is of: an opening one is closed by one of its own family."""
_DIGITS = frozenset("0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
BLANKS = frozenset("\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u2060\u3000\ufeff").union(
    map(chr, range(0x2000, 0x2010))
)
# No gap inside a date has more blanks on one side of a line break.
_WIDEST = 4
_LONGEST = 6
_REMEMBERED = 16_384
# The letter of a number is how many digits it has, 5 for any more.
_WIDTH = 5
MOST = 99_999
"""What stands for any number of more than five digits."""


_LAST = Piece("", None, "", None)
"""What stands behind the last piece."""


class _Joined(NamedTuple):
    """Several pieces that are one token."""

    start: int
    stop: int
    letter: str
    value: int | Word


class Tokens:
    """A stretch of text as an outline, with where each token begins and what it is."""

    __slots__ = ("outline", "places", "text", "values")

    def __init__(
        self, text: str, outline: str, places: list[int], values: list[int | Word | None]
    ) -> None:
        self.text = text
        self.outline = outline
        self.places = places
        """Where each token begins, and where the last one ends."""
        self.values = values
        """The number or the word that each token is, None for what is neither."""

    def written(self, start: int, end: int) -> str:
        """Return the text of some tokens."""
        return self.text[self.places[start] : self.places[end]]

    def phrase(self, place: tuple[int, int]) -> str:
        """Return the folded text of a place, a space for each gap, empty where there is none."""
        return fold(" ".join(self.written(*place).split())) if place[0] >= 0 else ""

    def before(self, index: int) -> int:
        """Return the token before another, a gap aside; -1 where there is none."""
        index -= 1
        return index - 1 if index >= 0 and self.outline[index] in " \n" else index

    def behind_walls(self, start: int, index: int) -> int:
        """Return the first token from one on from which a date may reach another.

        No date reaches across a word that no table has, nor across what was read before.
        """
        rfind = self.outline.rfind
        return max(start, *[rfind(wall, start, index) + 1 for wall in _WALLS])

    def ends_at(self, index: int) -> bool:
        """Tell whether no date goes on at a token: a word that no table has stands there."""
        outline = self.outline
        at = index + 1 if outline[index : index + 1] in {" ", "\n"} else index
        return outline[at : at + 1] in _ENDS

    def number(self, index: int) -> int:
        """Return the number that a token is."""
        value = self.values[index]
        assert isinstance(value, int)  # noqa: S101 - the grammar has put a number there
        return value

    def word(self, index: int) -> Word:
        """Return the word that a token is."""
        value = self.values[index]
        assert isinstance(value, Word)  # noqa: S101 - the grammar has put a word there
        return value

    def has(self, index: int, role: str) -> bool:
        """Tell whether a token is a word of a role."""
        if not 0 <= index < len(self.values):
            return False
        value = self.values[index]
        return isinstance(value, Word) and role in value.roles

    def mask(self, index: int, role: str) -> int:
        """Return the languages in which the word at an index has a role, 0 for none."""
        return self.word(index).roles[role] if self.has(index, role) else 0


def tokenize(lexicon: Lexicon, text: str, start: int, stop: int) -> Tokens:
    """Return a stretch of text as tokens, longer words before shorter ones."""
    written = _PIECES.findall(text, start, stop)
    # What each piece is by itself; then a phrase or a numeral makes one token of several.
    pieces, outline = _looked_up(lexicon, written)
    if _TWO in outline:
        written = [part for pair in zip(written, pieces, strict=True) for part in _parts(*pair)]
        pieces, outline = _looked_up(lexicon, written)
    values = [piece.value for piece in pieces]
    places = list(accumulate(map(len, written), initial=start))
    joined: list[_Joined] = []
    reached = 0
    for index in [
        index
        for index, (piece, following) in enumerate(pairwise((*pieces, _LAST)))
        if piece.after is not None and (following.key in piece.after or piece.key in NUMERALS)
    ]:
        if index >= reached:
            found = _phrase(pieces, index) or _numeral(written, pieces, index)
            if found is not None:
                joined.append(found)
                reached = found.stop
    tokens = Tokens(text, outline, places, values)
    return _with_joined(joined, tokens) if joined else tokens


def tokenize_near(lexicon: Lexicon, text: str, stretch: Stretch) -> Tokens:
    """Return a stretch as tokens, or the part of it round its anchors if that will do.

    It will where a word that no table has stands on either side of the anchors, because no date
    reaches across such a word.
    """
    start, stop = near(text, stretch)
    tokens = tokenize(lexicon, text, start, stop)
    begun = start == stretch.start or _has_wall(lexicon, tokens, start, stretch.first)
    if begun and (stop == stretch.stop or _has_wall(lexicon, tokens, stretch.last, stop)):
        return tokens
    return tokenize(lexicon, text, stretch.start, stretch.stop)


def _has_wall(lexicon: Lexicon, tokens: Tokens, start: int, stop: int) -> bool:
    """Tell whether a piece that no table has, alone or in a phrase, is in a part of a text."""
    places, outline = tokens.places, tokens.outline
    first, last = bisect_left(places, start), bisect_left(places, stop)
    at = outline.find(UNKNOWN, first, last)
    while at >= 0:
        key = fold(tokens.written(at, at + 1))
        if key not in lexicon.first and key not in lexicon.inner:
            return True
        at = outline.find(UNKNOWN, at + 1, last)
    return False


def _with_joined(joined: list[_Joined], tokens: Tokens) -> Tokens:
    """Return tokens with some of them joined, as they are told in order."""
    outline, places, values = tokens.outline, tokens.places, tokens.values
    letters: list[str] = []
    begins: list[int] = []
    meant: list[int | Word | None] = []
    reached = 0
    for start, stop, letter, value in joined:
        letters += outline[reached:start], letter
        begins += places[reached : start + 1]
        meant += values[reached:start]
        meant.append(value)
        reached = stop
    letters.append(outline[reached:])
    begins += places[reached:]
    meant += values[reached:]
    return Tokens(tokens.text, "".join(letters), begins, meant)


def _looked_up(lexicon: Lexicon, written: list[str]) -> tuple[list[Piece], str]:
    """Return what each piece is by itself, and their letters."""
    known = lexicon.pieces
    try:
        pieces = list(map(known.__getitem__, written))
    except KeyError:
        pieces = [known.get(one) or _piece(lexicon, one) for one in written]
    return pieces, "".join([piece.letter for piece in pieces])


def walls(lexicon: Lexicon, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a text stand that no table has, alone or in a phrase."""
    start = 0
    for written in _PIECES.findall(text):
        piece = lexicon.pieces.get(written) or _piece(lexicon, written)
        end = start + len(written)
        known = piece.after is not None or piece.key in lexicon.inner
        if piece.letter in _OUTSIDE and not known:
            yield start, end
        start = end


def _parts(written: str, piece: Piece) -> tuple[str, ...]:
    """Return a piece, or the two words that are written together in it: وأمس, and yesterday."""
    return (written[0], written[1:]) if piece.letter == _TWO else (written,)


def _piece(lexicon: Lexicon, written: str) -> Piece:
    """Return what a piece is by itself; it is remembered, because most words of a text repeat."""
    key = fold(written)
    letter = _MARKS.get(written) or _other(written)
    value: int | Word | None = None
    if letter in {GAP, LINE}:
        key = GAP
    elif written[0] in _DIGITS:
        letter = str(min(len(written), _WIDTH))
        value = int(written) if len(written) < _LONGEST else MOST
    node = lexicon.first.get(key)
    after = (node.after or None) if node else None
    joined = node is None and written[0] in lexicon.proclitics and key not in lexicon.inner
    if joined and fold(written[1:]) in lexicon.first:
        letter = _TWO
    if node and node.word:
        letter, value = node.word.letter, node.word
    elif written in NUMERALS:
        after = after or {}  # to be looked at together with the numerals behind it
    piece = Piece(letter, value, key, after)
    if len(lexicon.pieces) >= _REMEMBERED:
        lexicon.pieces.clear()
    lexicon.pieces[written] = piece
    return piece


def _phrase(pieces: list[Piece], index: int) -> _Joined | None:
    """Return the longest phrase of several pieces that begins with one, None if there is none."""
    after, word, stop = pieces[index].after, None, index
    for following in range(index + 1, len(pieces)):
        node = after.get(pieces[following].key) if after else None
        if node is None:
            break
        after = node.after
        if node.word is not None:
            word, stop = node.word, following + 1
    return _Joined(index, stop, word.letter, word) if word else None


def _numeral(written: list[str], pieces: list[Piece], index: int) -> _Joined | None:
    """Return the number that some letters make, None if they make none."""
    if pieces[index].value is not None or written[index] not in NUMERALS:
        return None
    most = index + 1 + _LONGEST
    stop = next(
        (at for at, one in enumerate(written[index:most], index) if one not in NUMERALS),
        min(most, len(written)),
    )
    number = value_of("".join(written[index:stop]))
    if number is None:
        return None
    return _Joined(index, stop, str(min(len(str(number)), _WIDTH)), number)


def _other(piece: str) -> str:
    """Return the letter of a piece that is no number, no known word and no mark of a date."""
    if piece[0].isalpha():
        return UNKNOWN
    if piece[0] not in BLANKS:
        return OTHER
    lines = _LINES.split(piece)
    others = lines[1:]
    if len(others) > 1 or "\u2029" in piece or any(len(line) > _WIDEST for line in lines):
        return BREAK
    return LINE if others else GAP


def without(tokens: Tokens, taken: list[tuple[int, int, str]]) -> Tokens:
    """Return tokens whose outline has letters of its own for what is taken.

    Args:
        tokens: a stretch of text.
        taken: where each expression taken begins and ends in the text, in order, and its letter.
    """
    places = tokens.places
    first = bisect_left(taken, (places[0], places[0], ""))
    first -= first > 0 and taken[first - 1][1] > places[0]
    spans = taken[first : bisect_left(taken, (places[-1], 0, ""))]
    if not spans:
        return tokens
    letters, values = list(tokens.outline), list(tokens.values)
    at = 0
    for start, end, letter in spans:
        while at < len(letters) and places[at + 1] <= start:
            at += 1
        while at < len(letters) and places[at] < end:
            letters[at] = letter
            values[at] = None
            at += 1
    return Tokens(tokens.text, "".join(letters), places, values)
