"""A text as tokens: numbers, words that the tables have, and the signs and gaps between.

Each token is written as one letter, so a stretch of text becomes a short string, its *outline*. The
grammar matches outlines and never sees a word of any language.

    July 19, Juche 89 (2000)   ->   M 2, E 2 (4)
    7월 19일부터 20일            ->   1m 2dr 2d          (with a letter each for M, E, m, d, r)

Each token ends where the next begins. So each place in an outline has a place in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from .dictionary import PIECES, Node, Piece
from .late import late
from .letters import GAP, TATWEEL, WHITE, fold
from .lexicon import Lexicon
from .numerals import DECIMALS, NUMERALS, value_of
from .parts import NOWHERE, Place
from .stretches import Stretch, near
from .words import Word

BREAK, UNKNOWN, OTHER, LINE = "|", "w", "x", "\n"
"""A blank line or a wide gap, a word that no table has, any other sign, a gap with a line break."""
_TWO = "\x01"
TAKEN, YEAR_TAKEN = "#", "%"
"""A token of a date that was read before, and a token of a year alone that was."""
_OUTSIDE = frozenset((UNKNOWN, OTHER, BREAK))
_ENDS = _OUTSIDE | {""}
_WALLS = (UNKNOWN, OTHER, BREAK, TAKEN, YEAR_TAKEN)
_LINES = late("\r\n|[\n\r\x85\u2028]")
OPENING, _CLOSING = "([<（［＜〔〈【", ")]>）］＞〕〉】"
"""The brackets that a year may stand in."""
DASHES = frozenset("-‐‑‒–—―−－~〜～∼")
_MARKS = {
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(OPENING, "("),
    **dict.fromkeys(_CLOSING, ")"),
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
HYPHENS = frozenset("-‐‑")
JOINERS = HYPHENS | frozenset("_@")
"""The signs that join the words on their two sides into one."""
FAMILY = dict(zip(OPENING + _CLOSING, "([<([<〔<〔" * 2, strict=True))
"""The kind of each bracket. An opening bracket is closed by one of its own kind."""
# With the letters of its range one by one.
BLANKS = frozenset(WHITE.replace("-", "".join(map(chr, range(0x2001, 0x200F)))))
# The most blanks of a gap inside a date, and those that begin a line in it.
_WIDEST, _INDENT = 4, 16
_LONGEST = 6
_REMEMBERED = 16_384
# The letter of a number is the number of its digits, at most 5.
_WIDTH = 5
MOST = 99_999
"""The value of every number of more than five digits."""


_LAST = Piece("", None, "", None)
"""The piece behind the last one."""


class _Joined(NamedTuple):
    """Several pieces that are one token."""

    start: int
    stop: int
    letter: str
    value: int | Word


class Tokens:
    """A stretch of text as an outline, with the place and the value of each token."""

    __slots__ = ("outline", "places", "text", "values")

    def __init__(
        self, text: str, outline: str, places: list[int], values: list[int | Word | None]
    ) -> None:
        self.text = text
        self.outline = outline
        self.places = places
        """The place at which each token begins, and that at which the last one ends."""
        self.values = values
        """The number or the word of each token, None if it is neither."""

    def written(self, start: int, end: int) -> str:
        """Return the text of some tokens."""
        return self.text[self.places[start] : self.places[end]]

    def phrase(self, place: Place) -> str:
        """Return the folded text of a place with one space for each gap, empty for NOWHERE."""
        return fold(" ".join(self.written(*place).split())) if place != NOWHERE else ""

    def before(self, index: int) -> int:
        """Return the token before another and before a gap, -1 if there is none."""
        index -= 1
        return index - 1 if index >= 0 and self.outline[index] in " \n" else index

    def numbers(self, place: Place) -> list[int]:
        """Return the values of the numbers of one or two digits in a place."""
        return [self.number(at) for at in range(*place) if self.outline[at] in "12"]

    def before_all(self, index: int, signs: str, *roles: str) -> int:
        """Return the last token before an index but for some signs and words, -1 if there is none.

        Args:
            index: a token.
            signs: the letters of the signs that are stepped over.
            roles: the roles of the words that are.
        """
        at = index - 1
        while at >= 0 and (self.outline[at] in signs or self.has_one_of(at, roles)):
            at -= 1
        return at

    def behind(self, index: int) -> int:
        """Return the token at an index, the next one if a gap stands there."""
        return index + (self.outline[index : index + 1] in {GAP, LINE})

    def is_of(self, index: int, role: str) -> bool:
        """Tell whether a word with a role stands before a token, as 旧暦 in 旧暦の2020年."""
        at = self.before(index)
        return self.has(at - self.has(at, "POSSESSIVE"), role)

    def behind_walls(self, start: int, index: int) -> int:
        """Return the first token, no earlier than ``start``, of a date that may reach ``index``.

        A date cannot cross a word that no table has, nor a date that was read before.
        """
        rfind = self.outline.rfind
        return max(start, *[rfind(wall, start, index) + 1 for wall in _WALLS])

    def ends_at(self, index: int) -> bool:
        """Tell whether every date ends before a token, because no date has such a word or sign."""
        at = self.behind(index)
        return self.outline[at : at + 1] in _ENDS

    def number(self, index: int) -> int:
        """Return the value of a token that is a number."""
        value = self.values[index]
        assert isinstance(value, int)  # noqa: S101 - the grammar matched a number there
        return value

    def word(self, index: int) -> Word:
        """Return the value of a token that is a word."""
        value = self.values[index]
        assert isinstance(value, Word)  # noqa: S101 - the grammar matched a word there
        return value

    def has(self, index: int, role: str) -> bool:
        """Tell whether a token is a word that has a role."""
        if not 0 <= index < len(self.values):
            return False
        value = self.values[index]
        return isinstance(value, Word) and role in value.roles

    def has_one_of(self, index: int, roles: Iterable[str]) -> bool:
        """Tell whether a token is a word that has one of some roles."""
        value = self.values[index] if 0 <= index < len(self.values) else None
        return isinstance(value, Word) and not value.roles.keys().isdisjoint(roles)

    def mask(self, index: int, role: str) -> int:
        """Return the languages in which the word at an index has a role, 0 if there are none."""
        return self.word(index).roles[role] if self.has(index, role) else 0

    def languages(self, index: int) -> int:
        """Return the languages of the word at an index, whatever its role."""
        mask = 0
        for known in self.word(index).roles.values():
            mask |= known
        return mask


def tokenize(lexicon: Lexicon, text: str, start: int, stop: int) -> Tokens:
    """Return a stretch of text as tokens. The longest phrase at a place is one token."""
    written = PIECES.findall(text, start, stop)
    # First each piece is looked up by itself. Then the pieces of a phrase or a numeral are joined.
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
        if index >= reached and not _is_attached(written, pieces, index):
            found = _phrase(pieces, index) or _numeral(written, pieces, index)
            if found is not None:
                joined.append(found)
                reached = found.stop
    tokens = Tokens(text, outline, places, values)
    return _with_joined(joined, tokens) if joined else tokens


def tokenize_near(lexicon: Lexicon, text: str, stretch: Stretch) -> Tokens:
    """Return a stretch as tokens, or the part of it round its anchors if that will do.

    It will where a word that no table has stands on either side of the anchors, because no date
    reaches across such a word. Beyond the words of a bracket, a year may stand: 2019 (sic) July 5.
    """
    start, stop = near(text, stretch)
    tokens = tokenize(lexicon, text, start, stop)
    outline = tokens.outline
    first, last = (bisect_left(tokens.places, one) for one in (stretch.first, stretch.last))
    closed = outline.rfind(")", 0, first) + 1
    if start == stretch.start or _has_wall(lexicon, tokens, closed, first):
        opened = outline.find("(", last)
        if stop == stretch.stop or _has_wall(lexicon, tokens, last, opened):
            return tokens
    return tokenize(lexicon, text, stretch.start, stretch.stop)


def _has_wall(lexicon: Lexicon, tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a word that no table has is one of some tokens, up to the end if last is -1."""
    outline = tokens.outline
    last = len(outline) if last < 0 else last
    at = outline.find(UNKNOWN, first, last)
    while at >= 0:
        if _is_wall(lexicon, _piece(lexicon, tokens.written(at, at + 1))):
            return True
        at = outline.find(UNKNOWN, at + 1, last)
    return False


def _with_joined(joined: list[_Joined], tokens: Tokens) -> Tokens:
    """Return tokens with some of them joined. ``joined`` is in order."""
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
    """Return each piece by itself, and the letters of all."""
    known = lexicon.pieces
    try:
        pieces = list(map(known.__getitem__, written))
    except KeyError:
        pieces = [_piece(lexicon, one) for one in written]
    return pieces, "".join([piece.letter for piece in pieces])


def walls(lexicon: Lexicon, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a text stand that no table has, alone or in a phrase."""
    start = 0
    for written in PIECES.findall(text):
        end = start + len(written)
        if _is_wall(lexicon, _piece(lexicon, written)):
            yield start, end
        start = end


def _is_wall(lexicon: Lexicon, piece: Piece) -> bool:
    """Tell whether no table has a piece, alone or in a phrase."""
    known = piece.after is not None or piece.key in lexicon.dictionary.inner
    return piece.letter in _OUTSIDE and not known


def _parts(written: str, piece: Piece) -> tuple[str, ...]:
    """Return a piece, or the proclitic and the word that make it: وأمس, and yesterday."""
    if piece.letter != _TWO:
        return (written,)
    end = 1 + written.startswith(TATWEEL, 1)
    return written[:end], written[end:]


def _piece(lexicon: Lexicon, written: str) -> Piece:
    """Return a piece by itself. It is remembered, because most words of a text repeat."""
    remembered = lexicon.pieces.get(written)
    if remembered is not None:
        return remembered
    key = fold(written)
    letter = _MARKS.get(written) or _other(written)
    value: int | Word | None = None
    if letter in {GAP, LINE}:
        key = GAP
    elif written[0] in DECIMALS:
        letter = str(min(len(written), _WIDTH))
        value = int(written) if len(written) < _LONGEST else MOST
    begun = lexicon.dictionary.get
    node = begun(key)
    after = node.after if node else None
    of = lexicon.proclitics.get(written[0], 0) if node is None else 0
    joined = begun(fold(written[1:])) if of else None
    if joined and _may_be_joined(joined, of) and key not in lexicon.dictionary.inner:
        letter = _TWO
    if node and node.word:
        letter, value = node.word.letter, node.word
    elif written in NUMERALS:
        after = after or {}  # it may be joined to the numerals behind it
    piece = Piece(letter, value, key, after)
    if len(lexicon.pieces) >= _REMEMBERED:
        lexicon.pieces.clear()
    lexicon.pieces[written] = piece
    return piece


def _may_be_joined(node: Node, mask: int) -> bool:
    """Tell whether a word is of the era, or of a language of the proclitic before it."""
    roles = node.word.roles if node.word else {}
    return not roles or "ERA" in roles or any(mask & known for known in roles.values())


def _is_attached(written: list[str], pieces: list[Piece], index: int) -> bool:
    """Tell whether a piece makes a number ordinal: in 20th 7월 there is no Vietnamese Th 7."""
    value = pieces[index].value
    ordinal = isinstance(value, Word) and "ORDINAL" in value.roles
    spaced = GAP in [one.key for one in pieces[index + 1 : index + 2]]  # unlike French 1ᵉʳ
    return ordinal and spaced and index > 0 and written[index - 1][0] in DECIMALS


def _phrase(pieces: list[Piece], index: int) -> _Joined | None:
    """Return the longest phrase of several pieces at an index, None if there is none."""
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
    """Return the numeral at an index, None if there is none."""
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
    """Return the letter of an unknown word, of a sign that is no mark of a date, or of a gap."""
    if piece[0].isalpha():
        return UNKNOWN
    if piece[0] not in BLANKS:
        return OTHER
    line, *others = _LINES.split(piece)
    wide = len(line) > _WIDEST or any(len(other) > _INDENT for other in others)
    if wide or len(others) > 1 or "\u2029" in piece:
        return BREAK
    return LINE if others else GAP
