"""The numeral systems that are read: the decimal digits of every script, and Chinese numerals.

Chinese numerals (kanji, hanja) are written by place as 一〇一 or by multiplication as 百一.
No other module knows a numeral system.
"""

from __future__ import annotations

ZEROS = "0٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０"
"""The zero of the decimal digits of each script, from U+0030 to U+FF10."""
_DECIMALS = ["".join(chr(ord(zero) + digit) for zero in ZEROS) for digit in range(10)]
DECIMALS = frozenset("".join(_DECIMALS))
"""All these digits. Those beyond them are letters of mathematics and of other notations."""
DIGITS = "〇一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}
_VALUES = {letter: index for index, letter in enumerate(DIGITS)} | {"零": 0, "○": 0, "◯": 0}
_ONES_AND_TWOS = _DECIMALS[1] + _DECIMALS[2] + DIGITS[1:3]

YEARS = f"[{_ONES_AND_TWOS}](?:(?<![一二])\\d{{3}}|(?<=[一二])[{''.join(_VALUES)}]{{3}})"
"""The pattern of a number of four digits from 1000 to 2999.

It begins with a set of characters, because a choice is five times as slow to search for.
"""
NUMERALS = frozenset((*_VALUES, *_UNITS, *_TENS))
"""The characters of numerals."""


def value_of(numeral: str) -> int | None:
    """Return the value of a numeral, None if its characters make none.

    >>> value_of("九十七"), value_of("一〇一"), value_of("一九九七"), value_of("十三")
    (97, 101, 1997, 13)
    >>> value_of("一百零一"), value_of("十十")
    (101, None)
    """
    if all(letter in _VALUES for letter in numeral):
        number = 0
        for letter in numeral:
            number = 10 * number + _VALUES[letter]
        return number
    total, digit, least = 0, None, 10_000
    for letter in numeral:
        if letter in _VALUES:
            # In Chinese, a zero stands for the places that are left out: 一百零一.
            skips = digit == 0 and least > _UNITS["十"] and total > 0
            if digit is not None and not (skips and _VALUES[letter]):
                return None
            digit = _VALUES[letter]
            continue
        unit = _UNITS.get(letter) or _TENS[letter] // 2
        if unit >= least or (letter in _TENS and digit is not None) or digit == 0:
            return None
        total += _TENS.get(letter) or (1 if digit is None else digit) * unit
        digit, least = None, 10 if letter in _TENS else unit
    return None if digit == 0 else total + (digit or 0)
