"""Text in composed form, each letter with its place in the source.

macOS writes letters in parts, web pages have hidden hyphens in words, and text from PDF files has
radicals for characters or one sign for a whole word. A person sees no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, is_normalized, normalize

from .late import late
from .letters import is_typographic

_HYPHEN = "\u00ad"
# Signs that a person does not see: the soft hyphen, and signs that choose the shape of a Han
# character.
_UNSEEN = f"{_HYPHEN}\ufe00-\ufe02\U000e0100-\U000e01ef"
# Compatibility forms that stand for letters: radicals, signs for a month or a day in one, vertical
# and small forms, ligatures, full-width letters, half-width kana. Not superscripts and numbers in
# circles, which mark notes, nor full-width digits, which the notations know.
_FORMS = (
    "\u2e9f\u2ef3\u2f00-\u2fd5\u32c0-\u32cb\u33e0-\u33fe\ufb00-\ufb06\ufb50-\ufdff"
    "\ufe10-\ufe19\ufe30-\ufe4f\ufe50-\ufe6b\ufe70-\ufefc\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f"
)
_FOLDED = late(f"[{_UNSEEN}{_FORMS}]")
_FORM = late(f"[{_FORMS}]")
_IS_UNSEEN = late(f"[{_UNSEEN}]")
# Letters that may change together. No letter depends on an ASCII letter behind it.
_STRETCH = late("[\x00-\x7f]?[^\x00-\x7f]+")
_IN_ASCII = re.compile("[\x00-\x7f]")
_BLOCK = 500
# The vowels and the last consonants of a syllable in parts.
_VOWEL, _LAST = "\u1161", "\u11c2"
_VOICED = "\uff9e\uff9f"
# Unicode's stream-safe form allows thirty marks on a letter. Sorting more takes ever longer.
_MOST = 32


def is_plain(text: str) -> bool:
    """Tell whether a text is in composed form."""
    # Of typographic signs, none is folded.
    return is_normalized("NFC", text) and (is_typographic(text) or not _FOLDED.search(text))


def uncomposed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a text begin and end that are not in composed form."""
    for start, stop in _blocks(text):
        if is_plain(text[start:stop]):
            continue  # one sign in a long text is soon found
        for match in _STRETCH.finditer(text, start, stop):
            if not is_plain(match[0]):
                yield match.span()


def letters(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the letters of a part in composed form, with their marks, and where each stands."""
    begins, ends = start, start
    for place in range(start, end):
        letter = text[place]
        if _IS_UNSEEN.match(letter):
            continue
        if _joins(letter) and place - begins < _MOST:
            ends = place + 1
            continue
        if begins < ends:
            yield _composed(text[begins:ends]), begins, ends
        begins, ends = place, place + 1
    if begins < ends:
        yield _composed(text[begins:ends]), begins, ends


def composed(text: str) -> tuple[str, list[int]]:
    r"""Return a text in composed form, and the places of its letters and of its end in the source.

    >>> composed("\u110c\u116e체89")
    ('주체89', [0, 2, 3, 4, 5])
    """
    pieces: list[str] = []
    places: list[int] = []
    place = 0
    for start, end in uncomposed(text):
        pieces.append(text[place:start])
        places += range(place, start)
        for letter, begins, _ in letters(text, start, end):
            pieces.append(letter)
            places += [begins] * len(letter)
        place = end
    pieces.append(text[place:])
    return "".join(pieces), [*places, *range(place, len(text) + 1)]


def _composed(letter: str) -> str:
    return normalize("NFC", _FORM.sub(_spelled, _IS_UNSEEN.sub("", letter)))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the blocks of a text begin and end. No stretch is in two of them."""
    start = 0
    while start < len(text):
        letter = _IN_ASCII.search(text, start + _BLOCK)
        stop = letter.start() if letter else len(text)
        yield start, stop
        start = stop


def _joins(letter: str) -> bool:
    """Tell whether a sign may make one letter with the one before it."""
    return _VOWEL <= letter <= _LAST or letter in _VOICED or category(letter)[0] == "M"


def _spelled(match: re.Match[str]) -> str:
    """Return the letters that a compatibility form stands for."""
    return normalize("NFKC", match[0])
