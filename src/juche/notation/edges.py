"""The edges of numbers and words: whether one ends where a token does."""

from __future__ import annotations

from .letters import UNSPACED, is_thai
from .tokens import BLANKS, Tokens

_PAUSE = 8
INLINE = "".join(BLANKS - {"\n"})
"""The blanks that stand inside a line."""
OURS = range(1800, 2200)
"""The numbers that are years behind an everyday noun, on a line alone and below their month."""


def inside_word(text: str, start: int) -> bool:
    """Tell whether a word begins inside a longer word or a handle, in a script with spaces.

    >>> inside_word("jujuche 89", 2), inside_word("법주체112(2023)년", 1)
    (True, False)
    """
    if not start or text[start] >= UNSPACED:
        return False
    before = text[start - 1]
    if before in "-_@/.\\":
        return text[max(0, start - 2)].isalpha() or before in "_@"
    return before.isalpha() and before < UNSPACED


def ends_number(after: str) -> bool:
    """Tell whether a number may end before one or two characters."""
    sign, following = after[0], after[1:]
    if sign in ".,:/-" and following:
        return not (following.isdigit() or (sign == "-" and following.isalpha()))
    return not (sign in "%％_°" or sign.isdigit() or (sign.isalpha() and sign < UNSPACED))


def begins_inside(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is the rest of a longer number or word."""
    if tokens.has(index - 1, "TO") or tokens.has(index - 1, "PROCLITIC"):
        return False
    start = tokens.places[index]
    before = tokens.text[max(0, start - 1) : start]
    if before.isalpha():
        first = tokens.text[start]
        return before < UNSPACED and first < UNSPACED and not is_thai(first)
    return tokens.text[start].isdecimal() and continues_number(tokens.text, start)


def breaks(text: str, place: int) -> bool:
    """Tell whether the sentence pauses at a place. No noun follows the number there."""
    rest = text[place : place + _PAUSE].lstrip(INLINE)
    return not rest or not (rest[0].isalnum() or rest[0] in "-_%/'’")


def glued(text: str, end: int) -> bool:
    """Tell whether a letter of a script with spaces, a percent sign or ``_`` continues a number."""
    after = text[end : end + 1]
    return bool(after) and (after in "%％_" or (after.isalpha() and after < UNSPACED))


def begins_a_time(text: str, place: int) -> bool:
    """Tell whether a time of the day stands right behind a date in numbers: 2000-07-19T12:00."""
    return text[place : place + 1] in {"T", "t"} and text[place + 1 : place + 2].isdecimal()


def continues_number(text: str, place: int) -> bool:
    """Tell whether the number at a place is the rest of another, as in ``1,234``."""
    before = text[max(0, place - 2) : place]
    return before[-1:].isdigit() or (
        before[-1:] in (".", ",", ":", "/", "-") and before[:1].isdigit()
    )
