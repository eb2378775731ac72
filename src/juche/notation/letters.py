"""Letters and white space: case, apostrophes, gaps, blank lines, whole words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from .late import late

GAP = " "
# From here on, Unicode has Hangul, kana and Han, whose words have no spaces between them.
UNSPACED = "\u1100"
APOSTROPHES = dict.fromkeys("ʹʺʻʼʽʾʿ‘’‛′`´＇", "'")
TATWEEL = "\u0640"
"""The stroke that makes an Arabic word longer: بـالذكرى."""
# Case folding decomposes letters such as İ and ΐ. Their marks are removed.
_FOLDED = str.maketrans(
    dict.fromkeys(f"\u0301\u0307\u0308{TATWEEL}", "") | {"ı": "i", "ς": "σ"} | APOSTROPHES
)
_REPLACED = frozenset(map(chr, _FOLDED))
WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
"""White space and invisible marks, as the inside of a class of a pattern."""
GAPS = late(f"[{WHITE}]{{1,40}}")
# It begins with a set of characters, because that is fast to search.
BLANK_LINE = late("[\n\x85\u2028\u2029](?:(?<=\u2029)|[ \t\u3000\xa0]{0,8}(?:\r\n|[\n\x85\u2028]))")
# The same in a text without other line breaks. To search for one letter is faster still.
_USUAL_BLANK_LINE = late("\n[ \t\u3000\xa0]{0,8}\r?\n")
_UNUSUAL = "\x85\u2028\u2029"
# The quotation marks of titles. Others enclose speech, or the cells of tables.
_TITLES = {"«": "»", "「": "」", "《": "》", "〈": "〉"}
_LEAD = 40
_REMEMBERED = 256
# The words of a long text are taken a part at a time, because a list of all of them is large.
_BLOCK = 1 << 16
SPACED = "^\\W\\d_\u02b9-\u02bf\u0e00-\u0e7f\u1100-\u11ff\u2e80-\U0010ffff"
"""The letters of scripts with spaces between words, as the inside of a class of a pattern.

Those of Thai, Hangul, kana and Han are none, nor are those that cataloguers use as apostrophes.
"""
LETTERS = late(f"[{SPACED}]{{1,32}}")
"""A run of letters of a script with spaces."""
# Typographic signs are no letters. Many texts are ASCII but for those.
_BEYOND_ASCII = late("[^\0-\x7f\xa0\u2000-\u206f]")
# The usual ones. To replace them one by one is many times as fast as a search for another letter.
_TYPOGRAPHIC = "\u2019\u201c\u201d\u2013\u2014\xa0\u2018\u2026"
_NON_ASCII = late("[^\0-\x7f]")
# Most texts in other letters have one among the first.
_FRONT = 64
# A letter that each word of a script without spaces has.
_EASTERN = late("[\u0e00-\u0e7f\u2e80-\uffdc]")
# In ASCII, a table that replaces all else with spaces is many times as fast as an expression.
_APART = {code: " " for code in range(128) if not chr(code).isalpha()}


def fold(text: str) -> str:
    """Return a text without differences of case, of apostrophes and of the Turkish letters i and ı.

    >>> fold("Chuchʻe"), fold("KASIM") == fold("Kasım")
    ("chuch'e", True)
    """
    folded = text.casefold()
    # Few texts have a letter that is replaced, and in ASCII only the grave accent is one.
    alike = "`" not in folded if folded.isascii() else _REPLACED.isdisjoint(folded)
    return folded if alike else folded.translate(_FOLDED)


def fold_all(phrases: Collection[str]) -> list[str]:
    """Return phrases, none with a line break, folded: one call for all of them.

    >>> fold_all(("Juillet", "Août"))
    ['juillet', 'août']
    """
    return fold("\n".join(phrases)).split("\n") if phrases else []


def lead_in(text: str, place: int) -> str:
    r"""Return the text before a place in its paragraph, folded, with one space for each gap.

    >>> lead_in("It was so.\n\nIn  the year 1999", 25)
    'in the year'
    """
    return _lead_in(text[max(0, place - _LEAD) : place])


# Many rules ask for the same few letters.
@lru_cache(_REMEMBERED)
def _lead_in(near: str) -> str:
    return fold(GAPS.sub(GAP, BLANK_LINE.split(near)[-1])).strip()


def lead_out(text: str, place: int) -> str:
    r"""Return the text behind a place in its paragraph, folded, with one space for each gap.

    >>> lead_out("On May 6  two Years ago.\n\nIt was so.", 8)
    ' two years ago.'
    """
    return _lead_out(text[place : place + _LEAD])


@lru_cache(_REMEMBERED)
def _lead_out(near: str) -> str:
    return fold(GAPS.sub(GAP, BLANK_LINE.split(near)[0]))


def begun_line(text: str, place: int, most: int) -> str | None:
    """Return what stands before a place on its line, None if it is longer than ``most``."""
    line = text[max(0, place - most - 1) : place].rpartition("\n")[2]
    return line if len(line) <= most else None


def ends_with_word(before: str, words: tuple[str, ...]) -> bool:
    """Tell whether a folded text ends with one of some words, as a whole word.

    Thai has no spaces between words, so there a letter may stand before it.
    """
    return before.endswith(words) and any(
        before.endswith(word)
        and (is_thai(word[0]) or not (word[0].isalpha() and before[: -len(word)][-1:].isalpha()))
        for word in words
    )


class Present(NamedTuple):
    """What a text has, by which words are not looked for that it cannot have."""

    words: frozenset[str]
    """Its words in scripts with spaces, as ``words_of`` returns them."""
    eastern: bool
    """Whether it has letters of scripts without spaces."""


def present_in(text: str) -> Present:
    """Return what a text has.

    >>> present_in("주체89"), present_in("“Juche” 89")
    (Present(words=frozenset(), eastern=True), Present(words=frozenset({'Juche'}), eastern=False))
    """
    eastern = not is_typographic(text) and _EASTERN.search(text) is not None
    return Present(words_of(text), eastern)


def is_typographic(text: str) -> bool:
    """Tell whether a text is ASCII but for typographic signs: quotation marks, dashes, spaces."""
    # A part at a time, because the copies of a long text are large.
    starts = range(0, len(text), _BLOCK)
    return text.isascii() or all(in_ascii(text[at : at + _BLOCK]) is not None for at in starts)


def in_ascii(text: str) -> str | None:
    """Return a text with a space for each typographic sign: quotation marks, dashes, spaces.

    Return None if it has other letters or signs beyond ASCII.

    >>> in_ascii("the 20th of July—2000"), in_ascii("7월")
    ('the 20th of July 2000', None)
    """
    if text.isascii():
        return text
    if _BEYOND_ASCII.search(text, 0, _FRONT):
        return None
    for sign in _TYPOGRAPHIC:
        text = text.replace(sign, " ")
    if text.isascii():
        return text
    return None if _BEYOND_ASCII.search(text) else _NON_ASCII.sub(" ", text)


def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters of a text.

    >>> sorted(words_of("July 19, the 20th"))
    ['July', 'th', 'the']
    """
    return frozenset().union(*map(_words, _blocks(text))) if len(text) > _BLOCK else _words(text)


def _words(text: str) -> frozenset[str]:
    plain = in_ascii(text)
    if plain is not None:
        return frozenset(plain.translate(_APART).split())
    # Most words repeat. So the runs of letters are searched for in a text without repeats.
    return frozenset(LETTERS.findall(" ".join(set(text.split()))))


def _blocks(text: str) -> Iterator[str]:
    """Yield a long text in parts, none of which ends inside a word."""
    start = 0
    while start < len(text):
        stop = start + _BLOCK
        if LETTERS.match(text, stop - 1, stop):
            run = LETTERS.match(text, stop)
            stop = run.end() if run else stop
        yield text[start:stop]
        start = stop


def paragraphs(text: str) -> list[int]:
    r"""Return where each paragraph of a text begins.

    >>> paragraphs("One.\n\nTwo.\nTwo.\r\n\r\nThree.")
    [0, 6, 19]
    """
    blank_line = BLANK_LINE if any(sign in text for sign in _UNUSUAL) else _USUAL_BLANK_LINE
    return [0, *(match.end() for match in blank_line.finditer(text))]


def is_thai(letter: str) -> bool:
    """Tell whether a character is a letter, a vowel sign or a tone mark of Thai."""
    return "\u0e01" <= letter <= "\u0e4e"


def touches_thai(text: str, start: int, end: int) -> bool:
    """Tell whether Thai letters beside a Thai word may make another word of it.

    Thai has no spaces between words. Before a word they may always, as in สี่ปีก่อน, four years ago.
    Behind it they may where it ends in a letter, as in เมื่อวานซืน, the day before yesterday. Behind a
    vowel sign or a tone mark, another word begins.

    >>> touches_thai("วันนี้เขา", 0, 6), touches_thai("เมื่อวานซืน", 0, 8)
    (False, True)
    """
    if is_thai(text[start]) and start and is_thai(text[start - 1]):
        return True
    after = text[end : end + 1]
    if not is_thai(text[end - 1]) or not is_thai(after):
        return False
    return text[end - 1].isalpha() or not after.isalpha()


def continues_hangul(text: str, start: int) -> bool:
    """Tell whether a place is inside a Korean word: letters of Hangul on both sides.

    Chinese and Japanese have no spaces to tell by, and words of other scripts are found whole.
    """
    return start > 0 and is_syllable(text, start) and is_syllable(text, start - 1)


def is_syllable(text: str, place: int) -> bool:
    """Tell whether a syllable of Hangul stands at a place.

    >>> is_syllable("주체89", 1), is_syllable("주체89", 2)
    (True, False)
    """
    return "가" <= text[place : place + 1] <= "힣"


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether quotation marks enclose just a place, or the marks of a title open at it."""
    opening, closing = text[max(0, start - 1) : start], text[end : end + 1]
    return opening == "『" or _TITLES.get(opening) == closing
