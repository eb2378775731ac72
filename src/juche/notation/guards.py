"""The guards of Juche dates: each is a named rule that tells a date from something else.

A guard returns True for a date, False for no date, or None to leave the decision to the next one.
Its docstring has the reason, an example and the law of reading that it serves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..era import EPOCH_YEAR
from ..fields import LONGEST_MONTH
from .edges import (
    INLINE,
    OURS,
    begins_a_time,
    breaks,
    continues_number,
    ends_number,
    glued,
    inside_word,
)
from .imprints import is_code
from .late import late
from .letters import BLANK_LINE, UNSPACED, fold, is_thai
from .lexicon import Lexicon
from .parts import NOWHERE, EraParts
from .tokens import BLANKS, BREAK, DASHES, LINE, Tokens
from .trace import first_answer

_BLANK = "".join(BLANKS)
_QUOTES = frozenset("\"'`‘’“”„‟″´「」『』《》«»‹›")
# A count of years is hardly ever as long: kept for 3 years.
_LONG = 50
# The number of a first course: Juche 101.
_FIRST_COURSE = 101
# White space without a blank line.
_GAP = rf"(?:[{re.escape(INLINE)}][{re.escape(_BLANK)}]?|\n[{re.escape(INLINE)}]?)"
_TIMES = late(rf"{_GAP}?[x×]{_GAP}?\d")
# Plural nouns of English and of languages that form them alike: schools, veces. The ending
# excludes was, always and focus.
_THINGS = late(rf"{_GAP}[a-z]{{3,20}}[b-hj-rtv-z]s\b")
_CORRECTED = late(rf"{_GAP}?[\[(（［〔] ?i\. ?e\.[^\])\n]{{0,12}}\d", re.IGNORECASE)
_MODELS = late(rf"{_GAP}[a-z]{{5,20}} [a-z]{{3,20}}[b-hj-rtv-z]s\b")
# What is measured in any language.
_MEASURES = (
    *("m", "km", "cm", "mm", "kg", "t", "ha", "м", "км", "т", "кг", "га"),
    *("€", "$", "EUR", "USD", "euro", "euros", "евро", "dollars"),
)
# What makes letters the beginning of a longer word or abbreviation: s'est, s.d.
_LONGER = late("\\.?[^\\W\\d_]|'")
# What names the era of a year before it.
_NAMED_YEARS = ("ERA", "ERA_SUFFIX", "FOREIGN_ERA", "GREGORIAN")


class Candidate(NamedTuple):
    """An expression with an era word as the guards see it."""

    tokens: Tokens
    parts: EraParts
    begin: int
    end: int
    floor: int
    """The token at which the expression before it ends."""
    year: int
    stated: int | None
    dated: bool
    number_first: bool
    lexicon: Lexicon

    @property
    def text(self) -> str:
        """The whole text."""
        return self.tokens.text

    @property
    def stop(self) -> int:
        """Where the expression ends in the text."""
        return self.tokens.places[self.end]

    @property
    def before(self) -> str:
        """The character before it."""
        start = self.tokens.places[self.begin]
        return self.text[max(0, start - 1) : start]

    @property
    def behind(self) -> str:
        """The two characters behind it."""
        return self.text[self.stop : self.stop + 2]

    @property
    def noun(self) -> bool:
        """Whether the era word is an everyday noun too."""
        return fold(self.tokens.written(*self.parts.anchor)) in self.lexicon.nouns

    @property
    def counted(self) -> bool:
        """Whether the year has its unit, or is the word for the first."""
        parts = self.parts
        if parts.first != NOWHERE:
            return True
        return parts.counted != NOWHERE or (parts.unit != NOWHERE and parts.unit[0] < self.end)


def inside_a_word(one: Candidate) -> bool | None:
    """The era word is the end of a longer word or name: a.juche 89, ลัทธิชูเช 89 (law 2)."""
    start = one.tokens.places[one.parts.anchor[0]]
    if is_thai(one.text[start]) and is_thai(one.text[max(0, start - 1)]) and start:
        # Thai has no spaces between words. A word that says that it is an era needs none.
        return False if one.noun else None
    if one.number_first or one.begin < one.parts.anchor[0]:
        return None
    at = one.begin - 1
    if one.tokens.has(at, "PROCLITIC") or (at >= 0 and is_code(one.tokens.written(at, one.begin))):
        return None
    if one.floor > 0 and one.tokens.places[one.floor] == start - 1:
        return None  # a hyphen between two dates joins no word
    return False if inside_word(one.text, start) else None


def behind_an_era_word(one: Candidate) -> bool | None:
    """The era word follows another one: Juche Juche 89 (law 1)."""
    at = one.tokens.before(one.begin)
    follows = one.tokens.has(at, "ERA")
    return False if follows and not one.number_first and one.begin == one.parts.anchor[0] else None


def goes_on(one: Candidate) -> bool | None:
    """A letter or a percent sign continues the number: Juche 89th, 주체 5% (law 2).

    A time may follow a date in numbers: Juche 107-04-27T09:30.
    """
    text, stop = one.text, one.stop
    timed = one.dated and begins_a_time(text, stop)
    return False if text[stop - 1].isdigit() and glued(text, stop) and not timed else None


def with_a_mark(one: Candidate) -> bool | None:
    """A sign before the number makes a name if no other date is there: Juche-9 diesel (law 5)."""
    if one.parts.mark != NOWHERE and one.stated is None and not one.dated:
        return False
    return None


def gregorian_year_of_a_noun(one: Candidate) -> bool | None:
    """An everyday noun has a Gregorian year behind it: 운영주체 2024년 (law 5).

    The year is Gregorian if a space stands before it. Without a space it is Gregorian if the noun
    is the end of a compound and no month is given.
    """
    parts = one.parts
    if not one.noun or one.number_first or one.stated is not None:
        return None
    if parts.first != NOWHERE or parts.suffix != NOWHERE or one.year not in OURS:
        return None
    start = one.tokens.places[parts.anchor[0]]
    compound = _is_compound(one.text[max(0, start - 1) : start])
    apart = parts.year[0] > parts.anchor[1]
    return False if apart or (compound and not one.dated) else None


def decades(one: Candidate) -> bool | None:
    """The number is a decade: 80-е года чучхе (law 5)."""
    return False if one.tokens.has(one.parts.year[1], "DECADE") else None


def claimed_before(one: Candidate) -> bool | None:
    """The number belongs to the era word before it: Juche 89Juche (law 1).

    A link says that it does not: 108 год чучхе, 111 год чучхе.
    """
    if not one.number_first or one.begin != one.parts.year[0] or one.parts.link != NOWHERE:
        return None
    at = one.tokens.before(one.begin)
    return False if one.tokens.has(at, "ERA") else None


def corrected(one: Candidate) -> bool | None:
    """A bracket corrects the year: Juche 86 [i.e. 87, 1998] (law 1)."""
    return False if one.stated is None and _CORRECTED.match(one.text, one.stop) else None


def of_a_lunar_calendar(one: Candidate) -> bool | None:
    """The day is one of another calendar: 음력 주체109(2020)년 8월 15일 (law 4)."""
    return False if one.dated and one.tokens.is_of(one.begin, "LUNAR") else None


def has_a_date(one: Candidate) -> bool | None:
    """A month or a Gregorian year makes it a date: July, Juche 89; Juche 89 (2000) (law 1)."""
    if one.number_first:
        return None
    return True if one.dated or one.stated is not None else None


def slogans(one: Candidate) -> bool | None:
    """A number before the era word must not count what follows: 106 Juche slogans (law 5)."""
    if not one.number_first:
        return None
    parts, tokens = one.parts, one.tokens
    start = tokens.places[one.begin]
    if one.text[start].isdecimal() and continues_number(one.text, start):
        return False
    link = tokens.phrase(parts.link)
    told = (
        (tokens.has(parts.year[0] - 2, "YEAR_WORD") and tokens.outline[parts.year[0] - 1] != BREAK)
        or (link and link not in one.lexicon.particles)
        or parts.tail != NOWHERE
    )
    disagrees = one.stated is not None and one.stated != one.year + EPOCH_YEAR
    if disagrees and not told and not one.dated and parts.between != NOWHERE:
        return False  # 12 (2020) of the Juche journal
    if told or one.dated or one.stated is not None or one.begin < parts.year[0]:
        return True
    return not one.noun and breaks(one.text, one.stop)


def day_of_a_month(one: Candidate) -> bool | None:
    """The number may be the day of the month before it: On July 19 Juche Tower opened (law 1)."""
    tokens, parts = one.tokens, one.parts
    if not one.number_first or one.stated is not None or parts.link != NOWHERE:
        return None
    month = tokens.before(parts.year[0])
    if one.year > LONGEST_MONTH or not tokens.has(month, "MONTH"):
        return None
    before = tokens.before(month)
    return None if before >= 0 and tokens.outline[before] in "12" else False


def another_number(one: Candidate) -> bool | None:
    """The number is that of an issue or an article: Article 3 Juche (law 5)."""
    if not one.number_first:
        return None
    return False if one.tokens.has(one.tokens.before(one.begin), "NUMBERED") else None


def of_a_name(one: Candidate) -> bool | None:
    """It is part of a name: calle Juche 12, улица Чучхе 12 (law 5)."""
    named = one.lexicon.leads_a_name(one.text, one.tokens.places[one.begin])
    return False if named else None


def unit_goes_on(one: Candidate) -> bool | None:
    """The unit is the start of a longer word: 주체80년대, 주체100년사 (law 5)."""
    if one.counted and one.text.startswith(one.lexicon.not_years, one.stop):
        return False
    return None


def years_of_somebody(one: Candidate) -> bool | None:
    """Years of a compound noun are a count if they are below fifty: 정보주체 3년 (law 5)."""
    if not one.noun or not one.counted:
        return None
    if one.year < _LONG and one.parts.first == NOWHERE and _among_counts(one):
        return False  # other years are counted beside it: 主体5年，水电1年
    if not _is_compound(one.before):
        return True
    return one.parts.suffix != NOWHERE or one.parts.first != NOWHERE or one.year >= _LONG


def quoted(one: Candidate) -> bool | None:
    """An everyday noun without a unit must be quoted with its number: 《주체89》 (law 5)."""
    if not one.noun:
        return None
    before, after = one.before, one.behind[:1]
    quoted_alone = before in _QUOTES and after in _QUOTES
    return quoted_alone and one.year >= _LONG  # 「主体1」 is one of several


def seventy_years(one: Candidate) -> bool | None:
    """A word behind the number makes it a count: чучхе 70 лет (law 5)."""
    if one.counted:
        return None
    return False if is_measured(one.lexicon, one.text, one.stop) else None


def an_ordinal(one: Candidate) -> bool | None:
    r"""The number is an ordinal: Juche 3. Auflage; Dżucze\n99. na świecie (law 5)."""
    if one.counted or not one.behind.startswith("."):
        return None
    following = _paragraph(one.text, one.stop + 1, 24).lstrip(_BLANK)
    below = LINE in one.tokens.outline[one.parts.anchor[1] : max(0, one.parts.year[0])]
    ordinal = following.startswith(one.lexicon.ordinal_nouns) or (below and following[:1].islower())
    return False if ordinal else None


def count_of_things(one: Candidate) -> bool | None:
    """The number counts things: Under Juche 9 schools were built; Juche 2 x 500 ml (law 5)."""
    if one.counted:
        return None
    if _THINGS.match(one.text, one.stop) or _TIMES.match(one.text, one.stop):
        return False
    # Below fifty, a number may name a model of things, unless a word such as in makes it a year.
    cued = one.lexicon.cue(one.text, one.tokens.places[one.begin])
    if one.year < _LONG and not cued and _MODELS.match(one.text, one.stop):
        return False
    return None


def ends(one: Candidate) -> bool | None:
    """The number must end there, or a dash and another era word follow: Juche 89 (law 1)."""
    after = one.behind
    if after[:1] in {":", "："} and (one.year == _FIRST_COURSE or after[1:].isdigit()):
        return False  # Juche 101: a first course; Juche 2:1
    if one.counted or not after or ends_number(after):
        return True
    return after[0] in DASHES and one.tokens.has(one.end + 1, "ERA")


GUARDS = (
    inside_a_word,
    behind_an_era_word,
    goes_on,
    with_a_mark,
    gregorian_year_of_a_noun,
    decades,
    claimed_before,
    day_of_a_month,
    another_number,
    corrected,
    of_a_lunar_calendar,
    has_a_date,
    slogans,
    of_a_name,
    unit_goes_on,
    years_of_somebody,
    quoted,
    seventy_years,
    an_ordinal,
    count_of_things,
    ends,
)


def deciding(one: Candidate) -> tuple[str, bool]:
    """Return the name of the first guard that decides, and whether the expression is a date."""
    return first_answer(GUARDS, one)


def is_count(lexicon: Lexicon, tokens: Tokens, at: int, end: int) -> bool:
    """Tell whether a number with the unit of a year counts years: 2000년 동안, 近2000年."""
    text, stop = tokens.text, tokens.places[end]
    if text.startswith(lexicon.not_years, stop):
        return True
    bare = _paragraph(text, stop, 16).lstrip(_BLANK)
    words = lexicon.longer_not_years
    if bare.startswith(words):
        # 2000 лет, but not 2000 году летом. Words of scripts without spaces stand close to others.
        ends = (word for word in words if bare.startswith(word))
        if any(word[-1] >= UNSPACED or not bare[len(word) :][:1].isalpha() for word in ends):
            return True
    return tokens.has(tokens.before(at), "ABOUT")


def is_measured(lexicon: Lexicon, text: str, place: int) -> bool:
    """Tell whether the word behind a number and a blank makes it a count: 70 лет, 1105 euros."""
    rest = _paragraph(text, place, 24)
    bare = rest.lstrip(_BLANK)
    found = (one for one in (*lexicon.not_years, *_MEASURES) if bare.startswith(one))
    ends = (bare[len(one) :] for one in found)
    return len(bare) < len(rest) and not all(_LONGER.match(fold(end)) for end in ends)


def _paragraph(text: str, place: int, reach: int) -> str:
    """Return the text behind a place up to a blank line, and no more than ``reach`` characters."""
    return BLANK_LINE.split(text[place : place + reach])[0]


def _among_counts(one: Candidate) -> bool:
    """Tell whether a paragraph counts the years of other things near a year: 本体1年、主体3年."""
    tokens, outline = one.tokens, one.tokens.outline
    start, stop = outline.rfind(BREAK, 0, one.begin) + 1, outline.find(BREAK, one.end)
    for match in one.lexicon.few_years.finditer(
        outline, start, stop if stop >= 0 else len(outline)
    ):
        before = tokens.text[
            max(0, tokens.places[match.start()] - 1) : tokens.places[match.start()]
        ]
        named = tokens.has_one_of(match.start() - 1, _NAMED_YEARS)
        if before.isalpha() and not named:
            return True
    return False


def _is_compound(before: str) -> bool:
    """Tell whether the letter before an everyday noun makes a compound. Hiragana does not."""
    return before.isalpha() and before >= UNSPACED and not "ぁ" <= before <= "ん"
