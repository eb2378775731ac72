"""What parts months and days from the year that stands beside them."""

from __future__ import annotations

from .items import Group
from .late import late
from .lexicon import Lexicon
from .tokens import LINE, Tokens

# A gap, and the first letter of the word behind it.
_WORD = 2
# How far before a day its line may begin.
_ROW = 1000
# The front of a row: what stands before its number, the number, and the word behind it.
_FRONT = late(r"([^\d\n\r]{0,24})(\d{1,4})(?!\d)[ .-]{0,2}([^\W\d_]{0,8})")
_YEAR = 4


def are_parted(lexicon: Lexicon, tokens: Tokens, groups: list[Group], stop: int, end: int) -> bool:
    """Tell whether a sign parts days from a year behind which the sentence goes on.

    A full stop behind the whole name of a month does: am 29. November. 1988 blieb er fern. So
    does a comma behind days with units: 第一次在10月9日，2009年的第二次在5月25日.

    A slash parts a day from a year, but no month: tháng 12/2011, maio/2018, not 5 May/2018.

    Args:
        lexicon: the words of the languages.
        tokens: the stretch of text.
        groups: the days.
        stop: the token behind them.
        end: the token behind the year.
    """
    if groups and tokens.outline[stop : stop + 1] == "/":
        return groups[-1].first[1] > 0
    place = tokens.places[end]
    if not groups or not tokens.text[place : place + _WORD].strip()[:1].isalpha():
        return False
    last = groups[-1]
    if last.order == "units":
        return tokens.outline.startswith(",", stop)
    at = last.end - 2
    if tokens.outline[last.end - 1] != "." or not tokens.has(at, "MONTH"):
        return False
    written = tokens.written(at, at + 1)
    abbreviated = lexicon.month_cases.get(f"{written}.", 0)
    return bool(lexicon.month_names.get(written, 0) & last.mask & ~abbreviated)


def begins_a_sentence(tokens: Tokens, stop: int) -> bool:
    """Tell whether a word that leads to a year begins a sentence: 4 August. In 2018.

    In 4 August. Juche 107 the era word is no such word.
    """
    at = tokens.behind(stop + tokens.outline.startswith(".", stop))
    stopped = "." in tokens.outline[stop - 1 : at] and not tokens.has(at, "ERA")
    return stopped and tokens.text[tokens.places[at]].isupper()


def on_another_row(tokens: Tokens, start: int, stop: int) -> bool:
    r"""Tell whether the year behind days begins a row, as their own row begins with another.

    In a chronicle the day is of its row: 1948 Founded, 9 September\n1950 War, 25 June.

    Args:
        tokens: the stretch of text.
        start: the first token of the days.
        stop: the token behind them.
    """
    line = tokens.outline.find(LINE, stop - 1, tokens.behind(stop + 1))
    if line < 0:
        return False
    text, begin = tokens.text, tokens.places[start]
    least = max(0, begin - _ROW)
    row = max(text.rfind(sign, least, begin) for sign in "\n\r") + 1
    if least and not row:
        return False
    return begin_alike(text, row, tokens.places[line + 1])


def begin_alike(text: str, one: int, other: int) -> bool:
    r"""Tell whether two lines of a text begin as the rows of a chronicle: each with a year.

    The year has four digits, or what stands before it or behind it is the same word.

    >>> rows = "Juche 37: founded\nJuche 101: opened\n37 days"
    >>> begin_alike(rows, 0, 18), begin_alike(rows, 0, 36)
    (True, False)

    Args:
        text: the text.
        one: where a line begins.
        other: where the other begins.
    """
    above, below = _FRONT.match(text, one), _FRONT.match(text, other)
    if above is None or below is None or above[1].lstrip() != below[1].lstrip():
        return False
    years = len(above[2]) == len(below[2]) == _YEAR
    led = any(map(str.isalpha, above[1]))
    return years or led or above[3] == below[3] != ""
