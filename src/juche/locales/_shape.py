"""The class of a language's table: the words by which its dates are read and written."""

from __future__ import annotations

from collections.abc import Mapping

from .. import _typing as t
from ._record import Record

Patterns = tuple[str, str, str]
"""The %-patterns of a style for a year, a month and a day."""

_MONTHS = 12
_WEEKDAYS = 7
_NONE: Mapping[str, t.Any] = {}
# The number of words of the fields that list a fixed number. A field that may be empty allows 0.
_LENGTHS = {
    "months": (_MONTHS,),
    "months_alone": (0, _MONTHS),
    "months_short": (0, _MONTHS),
    "weekdays": (0, _WEEKDAYS),
    "weekdays_short": (0, _WEEKDAYS),
    "paired": (3,),
    "juche": (3,),
    "gregorian": (3,),
    "short": (3,),
}


class Table(Record):
    """One language: its words for the era and its way of writing dates.

    Only ``tag``, ``name``, ``eras``, ``months`` and the styles are required. The other fields are
    for words that only some languages have. Words are written as texts have them. Their case does
    not matter. A space inside a phrase stands for any white space.
    """

    tag: str
    """The BCP 47 language tag."""
    aliases: tuple[str, ...] = ()
    """Further tags that mean this table: zh, zh-CN. A region or a script may follow any tag."""
    name: str
    """The language's name in English, for documentation."""
    rank: int = 100
    """Its place among the tables. If several fit an expression, the lowest rank wins."""

    eras: tuple[str, ...]
    """The era word and its variants, each in the spelling that starts a sentence."""
    common_nouns: tuple[str, ...] = ()
    """Era words that are also everyday nouns. A bare number after them is no date."""
    era_suffixes: tuple[str, ...] = ()
    """What may stand between the era word and the year: 暦, 년호."""
    era_tails: tuple[str, ...] = ()
    """What may follow the era word when the year stands before it: (of the Juche) era."""

    months: tuple[str, ...]
    """The twelve months in the form that a date with a day takes, January first.

    One that begins with a link of days is read as the link and the rest: d’abril.
    """
    months_alone: tuple[str, ...] = ()
    """The twelve months in the form that a month without a day takes, if it is another form."""
    months_short: tuple[str, ...] = ()
    """The twelve abbreviations, as CLDR has them."""
    months_unstopped: tuple[str, ...] = ()
    """Those abbreviations that stand behind a day without their full stop too: 12 avr."""
    months_other: Mapping[str, int] = _NONE
    """Further spellings that are read but never written."""
    months_capital: bool = False
    """Whether a month always has a capital. Then ``may`` and ``march`` are no months."""
    weekdays: tuple[str, ...] = ()
    """The seven days of the week, Monday first, for ``%A``."""
    weekdays_short: tuple[str, ...] = ()
    """Their abbreviations, for ``%a``."""
    weekdays_other: Mapping[str, int] = _NONE
    """Further forms of them that are read but never written, each with its number in ISO 8601."""

    year_units: tuple[str, ...] = ()
    """What may follow the number of a year: 년, г., года."""
    month_units: tuple[str, ...] = ()
    """What follows the number of a month where months are numbered: 월."""
    month_words: tuple[str, ...] = ()
    """What precedes the number of a month where months are numbered: tháng."""
    day_words: tuple[str, ...] = ()
    """What precedes the number of a day: ngày."""
    day_units: tuple[str, ...] = ()
    """What follows the number of a day: 일."""
    first_year: tuple[str, ...] = ()
    """A word for year 1 that stands for its number: 원년."""

    ordinals: tuple[str, ...] = ()
    """What may be attached to the number of a day or a year to make it ordinal: th, er, -й."""
    ordinal_dot: bool = False
    """Whether a full stop makes the number of a day ordinal: 19. (Juli)."""
    decades: tuple[str, ...] = ()
    """Those ordinals that make a decade of a year: (1990)-е (гг.)."""
    year_words: tuple[str, ...] = ()
    """What may precede the number of a year: year (89)."""
    day_links: tuple[str, ...] = ()
    """What may stand between a day and its month: (28th) of (May)."""
    year_links: tuple[str, ...] = ()
    """What may stand between a month and its year: (julio) de (2000)."""
    era_links: tuple[str, ...] = ()
    """What may stand between the number of a year and the era word: (89th) year of (Juche)."""
    era_particles: tuple[str, ...] = ()
    """Those of the era links that do not speak of a year: (5) of the (Juche factories)."""
    range_words: tuple[str, ...] = ()
    """What joins the two ends of a range: to, 부터."""
    range_openers: Mapping[str, tuple[str, ...]] = _NONE
    """Words that make a range only behind one of some others: and, behind between."""
    night_openers: Mapping[str, tuple[str, ...]] = _NONE
    """Words that join two days only behind one of some others: auf, behind Nacht vom."""
    range_endings: tuple[str, ...] = ()
    """What is attached to the day with which a range begins: (5 Mart)'tan."""
    range_starts: tuple[str, ...] = ()
    """What makes two separate dates of a range: from (July 2001 to August 2003)."""
    alternative_words: tuple[str, ...] = ()
    """What may join the two years of one date, and the items of a list: (Juche 80) or (1991)."""
    list_words: tuple[str, ...] = ()
    """What joins the last two items of a list: and."""
    year_cues: tuple[str, ...] = ()
    """What makes a bare four-digit number after it a Gregorian year: in, since."""
    after_years: tuple[str, ...] = ()
    """What may follow such a number and is never counted, so that it is a year: in 1999 (the)."""
    first_cued: int = 0
    """The first year that such a word makes Gregorian. Those before are of another calendar."""
    gregorian_words: tuple[str, ...] = ()
    """What, before a number in brackets, says that it is a Gregorian year: (AD 2000)."""
    not_years: tuple[str, ...] = ()
    """What, following a year and its unit, or a day and its, makes it something else: (3일)간."""
    not_years_alone: tuple[str, ...] = ()
    """What does so to a year and may begin a word behind a day: (1990年)代, but 20日代表."""
    before_epoch: tuple[str, ...] = ()
    """What, preceding a number, makes it a year before our era: 기원전."""
    other_eras: tuple[str, ...] = ()
    """Other eras whose years must not be taken for Gregorian ones: 단기 (4281년)."""
    other_eras_behind: tuple[str, ...] = ()
    """Those that stand behind their years: (1365) AH."""
    other_era_from: int = 0
    """The first year that its texts mean in another era, 0 if none: พ.ศ. 2543 is 2000, in Thai."""
    relative: Mapping[str, tuple[t.Unit, int]] = _NONE
    """Words for a day, month or year by its distance from the document's: yesterday."""
    relative_counted: bool = False
    """Whether a number before such a word makes it a count: (5) ปีก่อน, five years ago."""
    duration_words: tuple[str, ...] = ()
    """What, before a relative year or month, makes it a span of time: over the (last year)."""
    told_years: Mapping[str, int | None] = _NONE
    """Words for a year by its distance from one that was told, None if that varies: 이듬해."""
    told_months: tuple[str, ...] = ()
    """Words for the month that was told last, with a day behind it: 같은 달 (19일)."""
    following_years: tuple[str, ...] = ()
    """Those words for next year that may mean the one after a year that was told: 다음해."""
    years_ago: tuple[str, ...] = ()
    """How a day beside it is told to be years off, # being their number: # years ago (on May 6)."""
    comparing_words: tuple[str, ...] = ()
    """What makes a word for a year behind it one that is compared with: than (last year)."""
    comparing_behind: tuple[str, ...] = ()
    """What makes a word for a year before it one that is compared with: (지난해)보다."""
    since_words: tuple[str, ...] = ()
    """What makes a month or day after it the latest that has begun: since (December)."""
    since_behind: tuple[str, ...] = ()
    """What makes a month or day before it the latest that has begun: (12月25日)以来."""
    attributive_endings: tuple[str, ...] = ()
    """What ends a verb behind a year that is one of a noun: 1972년에 창립(된) 공장."""
    it_was: tuple[str, ...] = ()
    """What may stand before a date at the front of its sentence: it was (in June 1950)."""
    was_behind: tuple[str, ...] = ()
    """What may stand between a date and the end of its sentence: (1961년)이였다, it was in 1961."""
    ahead_behind: tuple[str, ...] = ()
    """What makes a day before it one to come: (10월 10일)전으로."""
    general_particles: tuple[str, ...] = ()
    """What, behind the word for today, yesterday or tomorrow, makes it a time: 오늘날, nowadays."""
    past_words: tuple[str, ...] = ()
    """What makes a month or day after it the latest before the document: last (October)."""
    coming_words: tuple[str, ...] = ()
    """What makes a month or day after it the first after the document: next (May)."""
    this_words: tuple[str, ...] = ()
    """What makes a month after it one of the document's year: this (May)."""
    month_cues: tuple[str, ...] = ()
    """What makes a bare name of a month after it a date: in (May)."""
    month_prepositions: tuple[str, ...] = ()
    """What does so only where the text has told its year: fue en junio de 2000. En (octubre)."""
    anniversaries: tuple[str, ...] = ()
    """How anniversaries are written: # is the number, … up to two words (# … anniversary)."""
    past_behind: tuple[str, ...] = ()
    """What makes a month or day before it the latest before the document: (décembre) dernier."""
    coming_behind: tuple[str, ...] = ()
    """What makes a month or day before it the first after the document: (April 15) next."""
    articles: tuple[str, ...] = ()
    """What may stand before the other end of a range or the next item: to the (18th)."""
    inner_articles: tuple[str, ...] = ()
    """What may stand between a month and its day, and before a whole date: May the (5th)."""
    number_marks: tuple[str, ...] = ()
    """What may stand between the era word and the number of its year: 主体第(101年)."""
    first_year_alone: tuple[str, ...] = ()
    """A word for year 1 that stands for its number before a unit or bracket: 元(1912)年."""
    this_behind: tuple[str, ...] = ()
    """What makes a month before it one of the document's year: (شهر) الجاري."""
    day_prepositions: tuple[str, ...] = ()
    """What may stand between a year and its day: (In 2012,) on (July 17)."""
    possessives: tuple[str, ...] = ()
    """What may be attached between a year and its month: (1994年)の(7月)."""
    next_words: tuple[str, ...] = ()
    """Those coming words after which the document's own month does not count: next (May)."""
    approximate_words: tuple[str, ...] = ()
    """What makes a number of years after it a count: 약 (2000년), 近."""
    day_counts: tuple[str, ...] = ()
    """What makes a number of days before it a count: (4일) 뒤, (4日)後."""
    day_particles: tuple[str, ...] = ()
    """Particles that may be attached to a month and day. Any other letter makes it a name."""
    today_evidence: tuple[str, ...] = ()
    """What, in the rest of the sentence, shows that the word for today means a day: 왔다."""
    proclitics: tuple[str, ...] = ()
    """Words of one letter that are joined to the next word: و (and), as in وأمس."""
    ordinal_nouns: tuple[str, ...] = ()
    """Nouns behind an ordinal with a full stop: (Juche 3.) Auflage has no year."""
    anniversary_evidence: Mapping[str, tuple[str, ...]] = _NONE
    """Words such as 주기 that mean a cycle too, each with the words that show an anniversary."""
    numbered_nouns: tuple[str, ...] = ()
    """What makes a number after it that of a thing: Article (3 Juche)."""
    inclusive_anniversaries: tuple[str, ...] = ()
    """Those words of anniversaries that count the first year too: (3)回忌 is two years later."""
    keeping_links: tuple[str, ...] = ()
    """What joins an anniversary to the year in which it is kept: (100돐)이 되는 (해)."""
    past_endings: tuple[str, ...] = ()
    """How a sentence about the past ends, if its verb stands at the end: 였다."""
    habit_words: tuple[str, ...] = ()
    """What, a few words before a day, makes it one of every year: always (begins on April 1)."""
    hour_words: tuple[str, ...] = ()
    """What, behind a number, makes it an hour, so that it ends no range: (6 juin à 18) heures."""
    recurring_words: tuple[str, ...] = ()
    """What makes a day after it one of every year: every (April 15), 해마다."""
    recurring_behind: tuple[str, ...] = ()
    """What makes a day before it one of every year: (April 15) every year, каждого года."""
    lunar_words: tuple[str, ...] = ()
    """What makes a day after it one of another calendar: 음력, 旧暦."""
    lunar_behind: tuple[str, ...] = ()
    """What makes a day before it one of another calendar: (15 tháng 8) âm lịch."""
    names_behind: tuple[str, ...] = ()
    """What makes a month and day before it part of a name: (5월1일)경기장, Joint Declaration."""
    names_before: tuple[str, ...] = ()
    """What makes a month and day after it part of a name: Movimiento (26 de Julio), rue du."""
    decoys: tuple[str, ...] = ()
    """Longer words that contain a word of this table but have another meaning: 光明日报 (明日)."""
    number_words: Mapping[str, int] = _NONE
    """Numbers in words, as anniversaries have them: fifth, 일흔."""
    hundreds: tuple[str, ...] = ()
    """What makes a number in words after it greater by a hundred: one hundred and (seventh)."""
    anniversary_words: Mapping[str, int] = _NONE
    """Words that mean an anniversary and its number: centenary."""
    common: tuple[str, ...] = ()
    """The commonest function words, which tell that a text is in the language."""
    month_after_year: bool = False
    """Whether a named month and its day follow the year, as in Hungarian."""
    letters: str = ""
    """Letters that no other language of the tables has. They tell a language as its words do."""
    hint: str = ""
    """Letters, as ranges, that tell the language from others that share its words: kana."""

    paired: Patterns
    juche: Patterns
    gregorian: Patterns
    short: Patterns

    def _check(self) -> None:
        kinds = {"tag": str, "name": str, "eras": tuple} | dict.fromkeys(_LENGTHS, tuple)
        for name, value in vars(self).items():
            kind = kinds.get(name) or type(getattr(type(self), name))
            kind = Mapping if kind is dict else kind
            if not isinstance(value, kind):
                raise TypeError(
                    f"{name} of a table must be a {kind.__name__}, not {type(value).__name__}"
                )
        if not self.eras:
            raise TypeError("eras of a table must have a word")
        for name, lengths in _LENGTHS.items():
            if len(vars(self)[name]) not in lengths:
                raise TypeError(f"{name} of a table must have {lengths[-1]} entries")
        for name in self.months_unstopped:
            if f"{name}." not in self.months_short:
                raise TypeError(f"months_unstopped of a table has {name}, months_short no {name}.")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.tag}>"
