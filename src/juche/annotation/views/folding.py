"""Text in composed form, with the way back to its source.

macOS writes letters in parts, web pages have hidden hyphens in words, and text from PDF files has
radicals for characters or one sign for a whole word. A person sees no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, is_normalized, normalize

from ...notation.late import late
from ...notation.letters import is_typographic
from .view import Builder, View

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


def folded(text: str) -> View | None:
    r"""Return a view in composed form, None if the text is already in it.

    >>> view = folded("\u110c\u116e체89")
    >>> view and (view.text, view.source_span(0, 2))
    ('주체89', (0, 3))
    """
    if text.isascii() or is_plain(text):
        return None
    builder = Builder(text)
    place = 0
    for start, stop in _blocks(text):
        if is_plain(text[start:stop]):
            continue  # one sign in a long text is soon found
        for match in _STRETCH.finditer(text, start, stop):
            if not is_plain(match[0]):
                builder.copy(place, match.start())
                _compose(builder, match.start(), match.end())
                place = match.end()
    builder.copy(place, len(text))
    return View(builder, text)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the blocks of a text begin and end. No stretch is in two of them."""
    start = 0
    while start < len(text):
        letter = _IN_ASCII.search(text, start + _BLOCK)
        stop = letter.start() if letter else len(text)
        yield start, stop
        start = stop


def is_plain(text: str) -> bool:
    """Tell whether a text is in composed form."""
    # Of typographic signs, none is folded.
    return is_normalized("NFC", text) and (is_typographic(text) or not _FOLDED.search(text))


def _compose(builder: Builder, start: int, end: int) -> None:
    """Add a stretch to the view letter by letter, each with its marks."""
    source, begins, ends = builder.source, start, start
    for place in range(start, end):
        letter = source[place]
        if _IS_UNSEEN.match(letter):
            continue
        if _joins(letter) and place - begins < _MOST:
            ends = place + 1
            continue
        _put(builder, begins, ends)
        begins, ends = place, place + 1
    _put(builder, begins, ends)


def _put(builder: Builder, start: int, end: int) -> None:
    if start < end:
        seen = _IS_UNSEEN.sub("", builder.source[start:end])
        builder.put(normalize("NFC", _FORM.sub(_spelled, seen)), start, end)


def _joins(letter: str) -> bool:
    """Tell whether a sign may make one letter with the one before it."""
    return _VOWEL <= letter <= _LAST or letter in _VOICED or category(letter)[0] == "M"


def _spelled(match: re.Match[str]) -> str:
    """Return the letters that a compatibility form stands for."""
    return normalize("NFKC", match[0])
