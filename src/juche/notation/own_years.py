"""The rules that withhold a day beside which a year of its own stands.

The grammar reads no date there: the year has two digits, or a bracket or a time parts it from the
day. The document's year would be wrong. The rules are those of ``withheld``.
"""

from __future__ import annotations

import re

from .bare import NOTHING, Bare
from .edges import INLINE, begins_inside
from .late import late
from .letters import BLANK_LINE, fold
from .parting import on_another_row
from .refusals import is_counted
from .tokens import BREAK, TAKEN, YEAR_TAKEN, Tokens

_BLANK = re.escape(INLINE)
# The last two digits of a year behind a day: behind an apostrophe, a sign, or a gap and at a pause.
_APOSTROPHE = rf"[{_BLANK},]{{0,3}}['’‘]\d\d(?![\d\w])"
_SHORT_YEAR, _LINKED = late(rf"{_APOSTROPHE}|[-./]\d\d(?![\d\w])"), late(_APOSTROPHE)
# One that begins with 0, or that stands before a time of the day, needs no pause.
_NUMBER_ALONE = late(
    rf"[{_BLANK}]{{1,2}}(?:0\d(?![\d:]|\.\d)"
    rf"|\d\d(?=[,;)\]]|\.(?!\d)|[{_BLANK}]{{0,4}}(?:\n|$))"
    rf"|\d\d?(?=[{_BLANK}]{{1,2}}\d\d?:\d\d))|\d"
)
# Where years of another era are usual, no pause is needed. A time of the day is no year.
_NUMBER = late(rf"[{_BLANK}.]{{0,3}}\d\d(?:\d\d)?(?!\d|[.:]\d)")
_HYPHENED = late("\\d{1,2}-[^\\W\\d]{3,12}\\.?-\\d\\d")
# The roles of the words that tell a direction from the document.
_DIRECTIONS = ("PAST", "THIS", "COMING", "PAST_BEHIND", "THIS_BEHIND", "COMING_BEHIND")
# The roles of the words that may stand between a day and its year.
_YEAR_LEADS = ("WEEKDAY", "YEAR_WORD", "GREGORIAN")
# The most tokens of a bracket between a day and its year.
_BRACKET = 8
# The outline between a day and its year: a bracket, or a few words between commas.
_ASIDE = late(
    rf"[ \n]?(?:\([^()\n{BREAK}45]{{1,12}}\),?|,[^,()\n{BREAK}0-9]{{1,6}},)"
    rf"[ \n]?(?=[4{YEAR_TAKEN}])"
)
# A year of an era whose word is left out, and the Gregorian year in its bracket.
_WITH_ITS_YEAR = late("[ ,\n]{0,2}[123][ \n]?\\([ \n]?4")
_OTHER_MONTH = late(rf"[ \n]?/[ \n]?{TAKEN}")
_NEXT_BUT_ONE = late(rf"[ \n]\w[ \n][^\n\d][ \n](?={YEAR_TAKEN})")
# A few words may stand between the word of a range and its other end, which has a year.
_OTHER_END = late(rf"(?:[ \n][^\W\d{TAKEN}]){{0,3}}[ \n]?{TAKEN}")
# How long an ending of a word is at most.
_ENDING = 5
# A time of the day, its zone and a year.
_CLOCK = late(rf"[ \n][12]:[12](?::[12])?(?: [^\n|.]){{0,2}} [4{YEAR_TAKEN}]")


def a_year_of_two_digits(one: Bare) -> bool | None:
    """Sept 9 '48, 3 Sep 85 08:19, 9 сентября 48 г., 19 ก.ค. 43: no century or era (law 1)."""
    if one.group.unit:
        return None
    text, start, end = one.tokens.text, one.start, one.end
    named = one.group.order == "day first" and one.group.last is None
    other = one.lexicon.counts_otherwise(one.group.mask) and _NUMBER.match(text, end)
    link = one.tokens.places[_behind_link(one.tokens, one.group.end)]
    linked = link > end and _LINKED.match(text, link)  # July of '36
    short = _SHORT_YEAR.match(text, end) or (named and _NUMBER_ALONE.match(text, end)) or other
    unit = _has_a_unit(one.tokens, one.group.end)
    return False if short or linked or unit or _HYPHENED.fullmatch(text, start, end) else None


def _behind_link(tokens: Tokens, at: int) -> int:
    """Return the token behind a word at a token, or near it, that links a day to its year."""
    return next((i + 1 for i in range(at, at + 3) if tokens.has(i, "YEAR_LINK")), at)


def _has_a_unit(tokens: Tokens, at: int) -> bool:
    """Tell whether a number behind a day has the unit of a year."""
    number = tokens.behind(at)
    if tokens.outline[number : number + 1] != "2":
        return False
    unit = tokens.behind(number + 1)
    return tokens.has(unit, "YEAR_UNIT")


def of_a_year_beside_it(one: Bare) -> bool | None:
    """A year stands beside it: 2000 July 19, 단기 4281년 7월 12일, 19 กรกฎาคม พ.ศ. 2543 (law 1)."""
    tokens, outline = one.tokens, one.tokens.outline
    if one.lead != NOTHING:
        return None
    at = one.group.start - 1
    while at >= 0 and (
        outline[at] in " \n,()"
        or tokens.has(at, "WEEKDAY")
        or tokens.has(at, "ON")
        or fold(tokens.written(at, at + 1)) in one.lexicon.starts  # in 2019, from July 5
    ):
        if _closes_a_year(outline, at):
            return False  # (2000) July 19
        opening = _opening(outline, at)
        at = opening - 1 if opening >= 0 else at - 1
    if at >= 0:
        bare = outline[at] == "4" and not begins_inside(tokens, at)
        if bare or outline[at] == YEAR_TAKEN or tokens.has(at, "FIRST_YEAR"):
            return False
        if tokens.has(at, "YEAR_UNIT"):
            at = tokens.before(at)
            if at >= 0 and (outline[at] in "12345" or _closes_a_year(outline, at)):
                return False
    other = on_another_row(tokens, one.group.start, one.group.end)
    return False if _year_follows(one) and not other else None


def _closes_a_year(outline: str, at: int) -> bool:
    """Tell whether a bracket with a year ends at a token: 去（2019）年."""
    opening = _opening(outline, at)
    # Where the bracket does not open nearby, a year that is near may still be in it.
    return "4" in outline[opening if opening >= 0 else _reached(outline, at, 3 * _BRACKET) : at]


def _opening(outline: str, at: int) -> int:
    """Return where a bracket that ends at a token opens, -1 if it is far, or the token itself."""
    return outline.rfind("(", _reached(outline, at, _BRACKET), at) if outline[at] == ")" else at


def _reached(outline: str, at: int, most: int) -> int:
    """Return the first of so many tokens before another that no blank line divides from it."""
    least = max(0, at - most)
    return max(least, outline.rfind(BREAK, least, at) + 1)


def of_a_range_dated_behind(one: Bare) -> bool | None:
    """The other end has its year: June 20 to early July 2016, 5월 8일부터 2019년 6월 (law 1)."""
    tokens = one.tokens
    at = tokens.behind(one.group.end)
    led = tokens.has(at, "TO") or tokens.has(at, "UP_TO") or tokens.outline[at : at + 1] == "-"
    ending = fold(tokens.text[one.end : one.end + _ENDING])
    if ending.startswith(one.lexicon.range_endings):  # 5 Mart'tan 7 Mart 2018'e
        led, at = True, one.group.end + 1
    if one.aided or not led:
        return None
    return False if _OTHER_END.match(tokens.outline, at + 1) else None


def _year_follows(one: Bare) -> bool:
    """Tell whether a year stands behind a day: (2012), [sic] 2012, in Seoul, 2012 or 81 (1992).

    Another month may have it, March/April 1995, or it may stand behind one word: weekend in 1980.

    A word such as last may stand before it: 10 марта прошлого, 2019 года. Behind a comma, a number
    that counts what follows is none: April 5, 2018 people.
    """
    tokens, at = one.tokens, one.group.end
    outline = tokens.outline
    if _WITH_ITS_YEAR.match(outline, _behind_link(tokens, at)) or _OTHER_MONTH.match(outline, at):
        return True
    later = _NEXT_BUT_ONE.match(outline, at)
    if later and one.lexicon.cue(tokens.text, tokens.places[later.end()]):
        return True
    aside = _ASIDE.match(outline, at)
    at = aside.end() if aside else at
    word = tokens.behind(at)
    if tokens.has_one_of(word, _DIRECTIONS):
        at = word + 1
    # Columns may part them: January 28,        1986.
    wide = at + outline.startswith(",", at)
    if outline.startswith(BREAK, wide) and not BLANK_LINE.search(tokens.written(wide, wide + 1)):
        at = wide + 1
    begun = at
    while at < len(outline) and (
        outline[at] in " \n,()/;"
        or tokens.has_one_of(at, _YEAR_LEADS)
        or tokens.written(at, at + 1) == "|"
    ):
        at += 1
    if outline[at : at + 1] == "4":
        return at == begun + 1 or not is_counted(one.lexicon, tokens, at)
    return outline[at : at + 1] == YEAR_TAKEN or tokens.has(at, "FOREIGN_ERA")


def year_behind_a_clock(tokens: Tokens, index: int) -> int:
    """Return the year behind a clock time at a token, 0 if there is none."""
    clock = _CLOCK.match(tokens.outline, index)
    year = tokens.written(clock.end() - 1, clock.end()) if clock else ""
    return int(year) if year.isdecimal() else 0
