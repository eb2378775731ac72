"""The rules that withhold a month and day without a year, because its year may be wrong.

A rule returns False to withhold it, True to read it, or None to leave the decision to the next one.
Its docstring has the reason, an example and the law of reading that it serves.
"""

from __future__ import annotations

from .bare import NOTHING, Bare
from .edges import INLINE, begins_inside, breaks
from .late import late
from .letters import (
    UNSPACED,
    ends_with_word,
    fold,
    lead_in,
    lead_out,
    touches_thai,
)
from .names import a_name, a_title
from .own_years import a_year_of_two_digits, of_a_range_dated_behind, of_a_year_beside_it
from .tokens import HYPHENS, JOINERS, UNKNOWN, Tokens
from .trace import first_answer

_THOUSANDS = late("[ \xa0\u202f]\\d{3}(?!\\d)")
_GAP = 8
# How many words before a day may tell a habit.
_HABIT = 3
_CLAUSE_END = late("[.,:;!?](?: |$)")
# A word behind a number.
_NOUN = late("[ \xa0\n]([^\\W\\d_]{1,20})")
_ROMAN = late("(?:^|[^\\w.])(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})[ \xa0\n]$")
_PARTED = late("\\d{1,2} ?,")
_SUFFIX = late("-[^\\W\\d_]{1,4}(?![\\w-])")


def in_no_language(one: Bare) -> bool | None:
    """No language writes a month so: In may 3 men came (law 2)."""
    # An abbreviation in lower case may be another word, but not behind its day: 25 mar.
    abbreviated = one.group.order == "day first" and one.group.written
    weak = one.group.weak and (not one.aided or not one.group.first[1]) and not abbreviated
    return False if weak or not one.group.first[0] else None


def inside_a_longer_word(one: Bare) -> bool | None:
    """It is part of a longer word: 1.19 July, Covid-19 May, Wal-Mart last year (law 2)."""
    tokens, at = one.tokens, one.group.start
    start, end, text = one.start, one.end, one.tokens.text
    # Behind a day and its month, another Thai word begins: 19 กรกฎาคมที่ผ่านมา.
    touched = not one.group.first[1] and touches_thai(text, start, end)
    if touched or begins_inside(tokens, at):
        return False
    # Of a word that no table has, a hyphen makes no range: April-5 May.
    if tokens.outline[at] in "12" and text[start - 1 : start] in HYPHENS:
        return False if tokens.outline[at - 2 : at - 1] == UNKNOWN else None
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if text[start].isalpha() and before[-1:] in JOINERS | {"/"} and before[:1].isalpha():
        cued = one.lexicon.month_cue(one.lead_text)
        return None if cued or one.listed else False
    joined = after[:1] in JOINERS and after[1:].isalpha()
    return False if joined and text[end - 1].isalpha() else None


def backwards(one: Bare) -> bool | None:
    """The range goes back: July 7 to 4 (law 1)."""
    first, last = one.group.first, one.group.last
    if last and (not last[0] or (last <= first and last[0] == first[0])):
        return False
    return None


def a_number_that_goes_on(one: Bare) -> bool | None:
    """The number goes on: March 5,000 men, May 8:30, In March 20 000 people (law 1)."""
    text, end = one.tokens.text, one.end
    if not one.group.first[1] or not text[end - 1].isdecimal():
        return None
    after = text[end : end + 2]
    suffix = _SUFFIX.match(text, end)
    if suffix and suffix[0] in one.lexicon.day_particles:
        return None  # Hungarian augusztus 3-án
    if after[:1] in {".", ",", ":", "/"}:
        return False if after[1:].isdecimal() else None
    if (
        after[:1].isdecimal()
        or after[:1] in {"%", "-"}
        or (after[:1].isalpha() and after < UNSPACED)
    ):
        return False
    return False if _THOUSANDS.match(text, end) else None


def a_span_of_time(one: Bare) -> bool | None:
    """The days are counted: 7월 3일간, but not 3일부터 5일사이 (law 1)."""
    text, words = one.tokens.text, one.lexicon
    between = one.group.last and text.startswith(words.day_particles, one.end)
    counted = one.group.unit and not between and text.startswith(words.not_days, one.end)
    return False if counted else None


def numbered(one: Bare) -> bool | None:
    """The number counts something else: page 12月3日 (law 5)."""
    tokens, at = one.tokens, one.before
    counts = tokens.outline[one.group.start] in "12" and tokens.has(at, "NUMBERED")
    return False if counts else None


def of_a_year_told_before(one: Bare) -> bool | None:
    """A word may tell its year: on September 9, the next year they met; 隔年5月3日 (law 4)."""
    tokens = one.tokens
    if one.told_at < 0:
        if one.lead == NOTHING and tokens.has(one.leading, "OTHER_YEAR"):
            return False
        if one.has_behind("TOLD_YEAR") and not tokens.has(one.group.end, "TOLD_YEAR"):
            return False
    if one.behind != NOTHING:
        before = lead_in(tokens.text, tokens.places[one.behind_at])
        return False if ends_with_word(before, one.lexicon.durations) else None
    return None


def of_every_year(one: Bare) -> bool | None:
    """It is in every year: every April 15, every year on April 15, April 15 every year (law 4)."""
    leading = one.tokens.has(one.leading, "RECURRING")
    return False if leading or one.has_behind("RECURRING_BEHIND") else None


def of_a_habit(one: Bare) -> bool | None:
    """It is in every year by habit: The school year always begins on April 1 (law 4)."""
    lead = lead_in(one.tokens.text, one.tokens.places[one.leading + 1])
    words = _CLAUSE_END.split(lead)[-1].split()
    return None if one.lexicon.habits.isdisjoint(words[-_HABIT:]) else False


def years_ago(one: Bare) -> bool | None:
    """It is told to be years off: two years ago, on May 6; 10년 전 9월 9일 (law 4)."""
    if one.aided:
        return None
    tokens, leading = one.tokens, one.leading
    if tokens.has(leading, "REL_YEAR"):
        return False  # สี่ปีก่อน วันที่ 6 พฤษภาคม
    before = lead_in(tokens.text, tokens.places[leading + 1])
    behind = lead_out(tokens.text, one.end)
    return False if one.lexicon.are_years_off(before, behind) else None


def told_since(one: Bare) -> bool:
    """Tell whether a day or month has begun: since December, depuis le 6 mai, 12月25日以来."""
    tokens = one.tokens
    before = lead_in(tokens.text, tokens.places[one.leading + 1])
    behind = lead_out(tokens.text, one.end).lstrip()
    since = ends_with_word(before, one.lexicon.since)
    return since or behind.startswith(one.lexicon.since_behind)


def told_ahead(one: Bare) -> bool:
    """Tell whether a day is a term to come: 10월 10일전으로, before October 10."""
    return one.tokens.text.startswith(one.lexicon.ahead_behind, one.end)


def of_another_calendar(one: Bare) -> bool | None:
    """It is of another calendar: 음력 1월 15일, 旧暦の8月15日, 15 tháng 8 âm lịch (law 4)."""
    tokens, at = one.tokens, one.before
    at -= tokens.has(at, "POSSESSIVE")
    before = tokens.has(at, "LUNAR") or tokens.has(at, "FOREIGN_ERA")
    return False if before or one.has_behind("LUNAR_BEHIND") else None


def a_count_in_a_list(one: Bare) -> bool | None:
    """The number of a list may be a count: May 2 and 3 hours later (law 1)."""
    group = one.group
    if not (group.first[1] and one.listed) or group.own or group.order == "day first day":
        return None
    listed = group.joint == "list" or one.followed
    text, end = one.tokens.text, one.end
    goes_on = one.lexicon.goes_on(text, end, group.mask)  # June 1 and 22 that they
    goes_on = goes_on or _joins_no_number(one.tokens, group.end)
    told = one.behind != NOTHING  # September 9 and 10 last year
    sure = listed and (group.unit or one.followed or goes_on or told or breaks(text, end))
    return None if sure else False


def _joins_no_number(tokens: Tokens, end: int) -> bool:
    """Tell whether a joining word and no number follows: on May 7 and 8 and saw it."""
    joint = tokens.behind(end)
    following = tokens.behind(joint + 1)
    return tokens.has(joint, "AND") and tokens.outline[following : following + 1] == UNKNOWN


def a_count_behind_a_month(one: Bare) -> bool | None:
    """The number counts what is named behind it: In March 4 miles, mai 3 zile, Mai 9 Uhr (law 1).

    In most languages the day never follows its month, so that any word there is a thing counted.
    """
    group, text, end = one.group, one.tokens.text, one.end
    if group.order != "month first" or one.followed or not text[end - 1].isdecimal():
        return None
    noun = _NOUN.match(text, end)
    if group.last or noun is None:
        return None
    if not one.tokens.mask(group.start, "MONTH") & one.lexicon.month_first:
        return False
    counts = fold(noun[1]) in one.lexicon.counted
    return False if counts and not one.tokens.has(one.before, "ON") else None


def dated(one: Bare) -> bool | None:
    """A day, or a word that tells the year, makes it a date: July 19, last October (law 1)."""
    return True if one.group.first[1] or one.aided else None


def a_roman_day(one: Bare) -> bool | None:
    """Its day is a Roman numeral, which no grammar here reads: Via XX Settembre 12 (law 1)."""
    before = one.tokens.text[max(0, one.start - _GAP) : one.start]
    return False if one.group.order == "month first" and _ROMAN.search(before) else None


def a_comma_inside(one: Bare) -> bool | None:
    """A comma parts a number from the month: una lista di 3, agosto compreso (law 1)."""
    group = one.group
    if group.order != "day first" or group.last or one.aided:
        return None
    parted = _PARTED.match(one.tokens.text, one.start)
    return False if parted and not one.tokens.has(one.before, "ON") else None


def a_day_in_words(one: Bare) -> bool | None:
    """Its day is written in words, which no grammar here reads: the Seventh of July (law 1)."""
    tokens, at = one.tokens, one.before
    linked = tokens.has(at, "DAY_LINK") and tokens.has(tokens.before(at), "NUMBER_WORD")
    return False if linked else None


def _is_short(one: Bare) -> bool:
    """Tell whether a month is one abbreviation without a full stop, in each of its languages."""
    text, at = one.tokens.text, one.group.start
    if "." in text[one.end - 1 : one.end + 1] or not one.tokens.has(at, "MONTH"):
        return False
    months = one.tokens.word(at).months
    month = next(month for month in months if month.number == one.group.first[0])
    return not one.group.last and not one.group.mask & ~month.short


def a_month_alone(one: Bare) -> bool | None:
    """A month alone needs a word such as in before it: in May, not May I, April Smith (law 5).

    A short one without a full stop is another name: a call from DEC, in Mar del Plata. One that
    heads an entry of a chronology needs no word: January: talks.
    """
    following = one.tokens.text[one.end : one.end + _GAP].lstrip(INLINE)
    if following[:1].isupper() or _is_short(one):
        return False
    return one.cued or one.has_cue() or one.has_preposition() or one.heads_an_entry()


RULES = (
    in_no_language,
    inside_a_longer_word,
    backwards,
    numbered,
    a_number_that_goes_on,
    a_year_of_two_digits,
    a_span_of_time,
    of_a_year_beside_it,
    of_a_range_dated_behind,
    of_a_year_told_before,
    of_every_year,
    of_a_habit,
    years_ago,
    of_another_calendar,
    a_name,
    a_title,
    a_count_in_a_list,
    a_count_behind_a_month,
    a_roman_day,
    a_comma_inside,
    dated,
    a_day_in_words,
    a_month_alone,
)


def deciding(one: Bare) -> tuple[str, bool]:
    """Return the name of the first rule that decides, and whether the date is read."""
    return first_answer(RULES, one)
