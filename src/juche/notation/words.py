"""Where words and numbers begin and end, which depends on the script."""

from __future__ import annotations

from .pieces import BLANKS

WHITE = BLANKS + "\n"
# From here on Unicode has Hangul, kana and Han, whose words stand together without spaces.
UNSPACED = "\u1100"


def inside_word(text: str, start: int, word: str) -> bool:
    """Tell whether a word of a script with spaces continues another word or a handle.

    >>> inside_word("jujuche 89", 2, "juche"), inside_word("법주체112(2023)년", 1, "주체")
    (True, False)
    >>> inside_word("조선Juche 89", 2, "Juche")
    False
    """
    if word[0] >= UNSPACED or not start:
        return False
    before = text[start - 1]
    if before in "-_@/.\\":
        return text[max(0, start - 2)].isalpha() or before in "_@"
    return before.isalpha() and before < UNSPACED


def ends_number(after: str) -> bool:
    """Tell whether a number may end before these two characters, of which there is at least one."""
    sign, following = after[0], after[1:]
    if sign in ".,:/-" and following:
        return not (following.isdigit() or (sign == "-" and following.isalpha()))
    return not (sign in "%％_°" or sign.isdigit() or (sign.isalpha() and sign < UNSPACED))


def breaks(text: str, place: int) -> bool:
    """Tell whether the sentence pauses at a place, so that no noun follows there."""
    rest = text[place : place + 3].lstrip(BLANKS)
    return not rest or not (rest[0].isalnum() or rest[0] in "-_%/'’")


def near(before: str) -> str:
    r"""Return what stands before a place, white space aside, nothing past a blank line.

    >>> near("from "), near("from\n"), near("from\n\n")
    ('from', 'from', '')
    """
    stripped = before.rstrip(WHITE)
    return "" if before.count("\n", len(stripped)) > 1 else stripped


def inside_number(text: str, start: int) -> bool:
    """Tell whether the digit before a place continues in the number there."""
    return bool(start) and text[start - 1].isdecimal()


def continues_number(text: str, place: int) -> bool:
    """Tell whether the number at a place is the rest of another, as in ``1,234``."""
    before = text[max(0, place - 2) : place]
    return before[-1:].isdigit() or (
        before[-1:] in (".", ",", ":", "/", "-") and before[:1].isdigit()
    )


def is_glued(text: str, end: int) -> bool:
    """Tell whether a number goes on in letters of a script with spaces, or in a percent sign."""
    after = text[end : end + 1]
    return bool(after) and (after in "%％_" or (after.isalpha() and after < UNSPACED))
