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

from .lexicon import GAP, Lexicon, Node, Word, fold
from .numerals import NUMERALS, value_of

BREAK, UNKNOWN, OTHER, LINE = "|", "w", "x", "\n"
"""A blank line or a wide gap; a word that no table has; any other sign; a gap with a line break."""
TAKEN, YEAR_TAKEN = "#", "%"
"""A token of an expression that was read before, and of one that is a year alone."""
# A run of digits, of letters of a script with spaces, of blanks, or one character. Letters that
# are apostrophes to cataloguers end a run, and so do Hangul, kana and Han, which have no spaces.
_PIECES = re.compile(
    "[0-9０-９٠-٩۰-۹]+"
    "|[^\\W\\d_\u02b9-\u02bf\u1100-\U0010ffff]+"
    "|[\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+"
    "|.",
    re.DOTALL,
)
_LINES = re.compile("\r\n|[\n\r\x85\u2028]")
_MARKS = {
    **dict.fromkeys("-‐‑‒–—―−－~〜～∼", "-"),
    **dict.fromkeys("([<（［＜〔〈【", "("),
    **dict.fromkeys(")]>）］＞〕〉】", ")"),
    **dict.fromkeys(",،，、", ","),
    **dict.fromkeys("·・‧∙", "・"),
    **dict.fromkeys(".．", "."),
    **dict.fromkeys("/／", "/"),
    **dict.fromkeys("=＝", "="),
    **dict.fromkeys(":：", ":"),
    "&": "&",
    ";": ";",
}
DASHES = frozenset("-‐‑‒–—―−－~〜～∼")
HYPHENS = frozenset("-‐‑")
FAMILY = dict(zip("([<（［＜〔〈【", "([<([<〔<〔", strict=True)) | dict(
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
_NO_PHRASE = Node()
# The letter of a number is how many digits it has, 5 for any more.
_WIDTH = 5
MOST = 99_999
"""What stands for any number of more than five digits."""


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
    pieces = _PIECES.findall(text, start, stop)
    letters: list[str] = []
    places: list[int] = []
    values: list[int | Word | None] = []
    known, place = lexicon.pieces, start
    index, count = 0, len(pieces)
    while index < count:
        piece = pieces[index]
        places.append(place)
        place += len(piece)
        index += 1
        entry = known.get(piece)
        if entry is None:
            entry = _entry(lexicon, piece)
        node, letter, value = entry
        if node is None:
            letters.append(letter)
            values.append(value)
            continue
        taken, word = _longest(node, pieces, index)
        if word is not None:
            place += sum(map(len, pieces[index:taken]))
            index = taken
            letters.append(word.letter)
            values.append(word)
            continue
        if piece in NUMERALS:
            taken = index
            while taken < count and pieces[taken] in NUMERALS and taken - index < _LONGEST:
                taken += 1
            number = value_of("".join(pieces[index - 1 : taken]))
            if number is not None:
                place += taken - index
                index = taken
                letters.append(str(min(len(str(number)), _WIDTH)))
                values.append(number)
                continue
        letters.append(letter)
        values.append(value)
    places.append(place)
    return Tokens(text, "".join(letters), places, values)


def _entry(lexicon: Lexicon, piece: str) -> tuple[Node | None, str, int | None]:
    """Return what a piece is by itself, and where in the dictionary a phrase goes on with it.

    It is remembered, because most words of a text repeat.
    """
    node = lexicon.first.get(piece)
    if node is None and len(piece) > 1:
        node = lexicon.first.get(fold(piece))
    if node is None and piece in NUMERALS:
        node = _NO_PHRASE  # to be looked at together with the numerals behind it
    letter, value = _MARKS.get(piece) or _other(piece), None
    if piece == GAP:
        letter = GAP
    elif piece[0] in _DIGITS:
        letter = str(min(len(piece), _WIDTH))
        value = int(piece) if len(piece) < _LONGEST else MOST
    if len(lexicon.pieces) >= _REMEMBERED:
        lexicon.pieces.clear()
    lexicon.pieces[piece] = node, letter, value
    return node, letter, value


def _longest(node: Node, pieces: list[str], index: int) -> tuple[int, Word | None]:
    """Return where the longest phrase that begins before a piece ends, and its word."""
    word, taken = node.word, index
    while index < len(pieces):
        following = pieces[index]
        found = node.after.get(GAP if _is_gap(following) else following)
        if found is None:
            found = node.after.get(fold(following))
            if found is None:
                break
        node = found
        index += 1
        if node.word is not None:
            word, taken = node.word, index
    return taken, word


def _is_gap(piece: str) -> bool:
    """Tell whether a piece is blank and no blank line, which no phrase reaches across."""
    return piece == " " or (piece[0] in BLANKS and _other(piece) != BREAK)


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
