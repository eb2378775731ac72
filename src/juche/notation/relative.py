"""The rules that withhold a relative word, such as ``today`` and 지난해.

Each rule returns False to withhold it, or None to leave the decision to the next one. A word that
no rule withholds is read. The docstring has the reason, an example and the law of reading that it
serves.
"""

from __future__ import annotations

from typing import NamedTuple

from .. import _typing as t
from .edges import INLINE
from .letters import (
    UNSPACED,
    continues_hangul,
    ends_with_word,
    is_quoted,
    is_syllable,
    lead_in,
    touches_thai,
)
from .lexicon import Lexicon
from .names import has_particle
from .tokens import JOINERS, TAKEN, YEAR_TAKEN, Tokens
from .trace import first_answer

_SENTENCE = 160
_ENDS = ".!?。！？\n"
_GAP = 8
# How many tokens away another word for a day may stand that makes a contrast with it.
_CLAUSE = 20


class Lone(NamedTuple):
    """A relative word, as the rules see it."""

    tokens: Tokens
    at: int
    shift: tuple[t.Unit, int] | None
    lexicon: Lexicon

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens.places[self.at]

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens.places[self.at + 1]


def part_of_a_name(one: Lone) -> bool | None:
    """It is part of a name, USA Today, unless a sentence begins: (KCNA) -- Today (law 5)."""
    text, start = one.tokens.text, one.start
    if not text[start].isupper():
        return None
    before = text[max(0, start - _GAP) : start].rstrip(INLINE)
    if before.endswith("--") or (before[-1:] == "-" and before[:-1].rstrip(INLINE)[-1:] == ")"):
        return None
    return False if before[-1:].isalnum() or before[-1:] in {",", ";", "-"} else None


def initials(one: Lone) -> bool | None:
    """It is the initials of a person: Т. Г. Шевченко (law 5)."""
    written = one.tokens.text[one.start : one.end]
    return False if "." in written and written.isupper() else None


def part_of_a_word(one: Lone) -> bool | None:
    """It is part of a longer word: 그오늘, today.gif, Today-Show, เมื่อวานซืน (law 2)."""
    text, start, end = one.tokens.text, one.start, one.end
    if continues_hangul(text, start) or touches_thai(text, start, end):
        return False
    if " " in text[start:end] and is_syllable(text, end):
        # With its words apart, a noun is apart from them too: 다음 해결, 다음 달력.
        return None if has_particle(text, end, one.lexicon.day_particles) else False
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if text[start] >= UNSPACED:
        return None
    glued = before in {"/", "\\", "_", "@", "#"}
    joined = after[:1] in JOINERS | {"/"} and after[1:].isalpha()
    named = after[:1] == "." and after[1:].isalpha()
    return False if glued or joined or named else None


def a_title_alone(one: Lone) -> bool | None:
    """It is quoted by itself, as a title: газета «Сегодня» (law 5)."""
    return False if is_quoted(one.tokens.text, one.start, one.end) else None


def a_day_of_another_year(one: Lone) -> bool | None:
    """A word before the day tells another year: 去年今日, 昨年の今日, 75年前的今天 (law 4)."""
    tokens, at = one.tokens, one.at - 1
    if one.shift is None or one.shift[0] != "day":
        return None
    while at >= 0 and (tokens.outline[at] == " " or tokens.has(at, "POSSESSIVE")):
        at -= 1
    before = lead_in(tokens.text, tokens.places[at + 1])
    return False if tokens.has(at, "REL_YEAR") or one.lexicon.are_years_off(before) else None


def a_contrast(one: Lone) -> bool | None:
    """It stands for an age beside another such word: 昨天的苦换来明天的甜 (law 5)."""
    tokens = one.tokens
    if one.shift is None or one.shift[0] != "day" or not tokens.has(one.at + 1, "POSSESSIVE"):
        return None
    others = range(max(0, one.at - _CLAUSE), min(len(tokens.values), one.at + _CLAUSE))
    found = (
        tokens.has(at, "REL_DAY") and tokens.has(at + 1, "POSSESSIVE")
        for at in others
        if at != one.at
    )
    return False if any(found) else None


def counted(one: Lone) -> bool | None:
    """A number before it makes it a count: 5 ปีก่อน, five years ago (law 4)."""
    before = one.tokens.before(one.at)
    numbered = before >= 0 and one.tokens.outline[before].isdecimal()
    return False if numbered and one.tokens.languages(one.at) & one.lexicon.counting else None


def is_more(one: Lone) -> bool:
    """Tell whether what is beside a word makes it mean another: 5 ปีก่อน, ปีก่อนหน้า."""
    return counted(one) is False or touches_thai(one.tokens.text, one.start, one.end)


def before_its_year(one: Lone) -> bool | None:
    """Its word for year is that of the number behind it: i år 2019, not 올해 2015년 (law 4)."""
    tokens, at = one.tokens, one.at + 2
    taken = tokens.outline[at - 1 : at + 1] in {f" {TAKEN}", f" {YEAR_TAKEN}"}
    if not taken or one.shift != ("year", 0) or not tokens.text[tokens.places[at]].isdecimal():
        return None
    word = tokens.written(one.at, at - 1).rpartition(" ")[2]
    return False if one.lexicon.is_year_word(word) else None


def a_label(one: Lone) -> bool | None:
    r"""It is a line of its own, above another: Today\nFriday, 26 April (law 5)."""
    if one.shift is None or one.shift[0] != "day":
        return None
    text = one.tokens.text
    above = text[max(0, one.start - _GAP) : one.start].rstrip(INLINE)
    below = text[one.end : one.end + _GAP].lstrip(INLINE)
    # The line below must be of the same paragraph.
    follows = below[:1] == "\n" and below[1:].lstrip(INLINE)[:1] not in {"", "\n"}
    return False if above[-1:] in {"", "\n"} and follows else None


def nowadays(one: Lone) -> bool | None:
    """It means nowadays: 오늘의 세계, 오늘 우리 혁명은, today's youth (law 5)."""
    if one.shift is None or one.shift[0] != "day":
        return None
    text, end = one.tokens.text, one.end
    if abs(one.shift[1]) <= 1 and text.startswith(one.lexicon.general, end):
        return False
    evidence = one.lexicon.evidence.get(text[one.start : end])
    if not evidence:
        return None
    rest = text[end : end + _SENTENCE]
    stop = min((at for sign in _ENDS if (at := rest.find(sign)) >= 0), default=len(rest))
    alone = not any(letter.isalpha() for letter in rest[:stop])
    return None if alone or any(word in rest[: stop + 1] for word in evidence) else False


def a_span(one: Lone) -> bool | None:
    """It is a span of time: over the last year (law 4)."""
    if one.shift is None or one.shift[0] == "day" or not one.shift[1]:
        return None
    before = lead_in(one.tokens.text, one.start)
    return False if ends_with_word(before, one.lexicon.durations) else None


RULES = (
    part_of_a_name,
    initials,
    part_of_a_word,
    counted,
    before_its_year,
    a_title_alone,
    a_day_of_another_year,
    a_contrast,
    a_label,
    nowadays,
    a_span,
)


def deciding(one: Lone) -> tuple[str, bool]:
    """Return the name of the rule that withholds a relative word, and whether it is read.

    The name is empty if no rule withholds it.
    """
    return first_answer(RULES, one)
