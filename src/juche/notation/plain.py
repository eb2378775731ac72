"""The words of some tables that are searched for in the text itself, not in its outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, reduce
from operator import or_

from ..locales._shape import Table
from .late import late
from .letters import UNSPACED, ends_with_word, fold, lead_in

# The most words before a date that begins its sentence.
_LEAD_WORDS = 7
# A number or a word for one. A number that is a year counts none: 1950년 전쟁.
_NUMBER = "(?<!\\d)(?!(?:1[89]|2[01])\\d\\d)[^\\W_]{1,12}"
# What may open between the word for a street and its name.
_QUOTES = " \"“”„«‚‘'"
# The signs that end a clause.
_STOPS = "。.．!?！？、,，"
# A word behind a gap. In French and Italian an article may end with an apostrophe.
_WORD = late("[ \xa0\n](l['’]|[^\\W\\d_]{1,12}(?![\\w'’-]))")


class Plain:
    """The words that the guards look for in a text."""

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self.tables = tables
        self.nouns: frozenset[str] = frozenset(
            fold(word) for table in self.tables for word in table.common_nouns
        )
        """The era words that are also everyday nouns."""
        self.proclitics = self._with_languages("proclitics")
        """The words that are joined to the next word, each with its languages."""
        self._cues = self._with_languages("year_cues")
        self._cue_ends = tuple(self._cues)
        self._after_years = self._with_languages("after_years")
        self.not_days, self.ordinal_nouns = self._all("not_years"), self._all("ordinal_nouns")
        self.not_years = self.not_days + self._all("not_years_alone")
        # Behind a gap, a single letter may be the start of any word: 2000년 대회.
        self.longer_not_years = tuple(one for one in self.not_years if len(one) > 1)
        self.counted = frozenset(map(fold, self.not_years))
        """The words for things that are counted."""
        self._month_cues = self._with_languages("month_cues")
        self._prepositions = self._with_languages("month_prepositions")
        self.habits = frozenset(map(fold, self._all("habit_words")))
        hours = "|".join(sorted(map(re.escape, self._all("hour_words")), reverse=True)) or "(?!)"
        self.hours = late(f"[ \xa0]?(?:{hours})(?!\\w)")
        """How the text behind an hour begins: 18 h, 6 p.m."""
        self.durations = tuple(map(fold, self._all("duration_words")))
        self._names_before = tuple(map(fold, self._all("names_before")))
        self.comparing = tuple(map(fold, self._all("comparing_words")))
        self.comparing_behind = self._all("comparing_behind")
        self.since = tuple(map(fold, self._all("since_words")))
        self.it_was = tuple(map(fold, self._all("it_was")))
        self.was_behind = self._all("was_behind")
        self.since_behind = self._all("since_behind")
        endings = "|".join(self._all("attributive_endings")) or "(?!)"
        self.of_a_noun = late(
            f"(?:[^\\W\\d_] )?[^\\W\\d_]{{1,8}}?(?:{endings})(?![가-힣{_STOPS}]|$)"
        )
        """A verb behind a year that makes it one of a noun: 1972년에 창립된 공장, not 開いた。"""
        self.ahead_behind = self._all("ahead_behind")
        ago = _counted(self._all("years_ago"))
        self._years_ago, self._years_ago_behind = late(f"(?:{ago})$"), late(f"[ ,]{{0,2}}(?:{ago})")
        self._years_off = late(ago)
        self._ago_ends = tuple(fold(one).rpartition("#")[2] for one in self._all("years_ago"))
        self.following_years = self._all("following_years")
        self.day_counts = self.not_days + self._all("day_counts")
        self.day_particles = self._all("day_particles")
        self.evidence = {
            word: table.today_evidence
            for table in self.tables
            for word, shift in table.relative.items()
            if shift == ("day", 0) and table.today_evidence
        }
        """For each word for today, the words that show that it means a day and not nowadays."""
        self.anniversary_evidence = {
            fold(word): tells
            for table in self.tables
            for word, tells in table.anniversary_evidence.items()
        }
        """For some words, those that show that they mean an anniversary and not a cycle."""
        self.keeping_links = frozenset(self._all("keeping_links"))
        self.past_endings = self._all("past_endings")
        self.inclusive = frozenset(map(fold, self._all("inclusive_anniversaries")))
        self.starts, self.range_endings = map(self._all, ("range_starts", "range_endings"))
        self.particles = frozenset(fold(word) for word in self._all("era_particles"))
        self.general = self._all("general_particles")
        self._hints = [
            (1 << bit, late(f"[{table.hint}]"))
            for bit, table in enumerate(self.tables)
            if table.hint
        ]
        self.hinted = sum(mask for mask, _ in self._hints)

    def _all(self, field: str) -> tuple[str, ...]:
        return tuple(word for table in self.tables for word in getattr(table, field))

    def _with_languages(self, field: str) -> dict[str, int]:
        """Return the words of a field, folded, each with its languages."""
        return self._masks(lambda table: map(fold, getattr(table, field)))

    def _masks(self, written: Callable[[Table], Iterable[str]]) -> dict[str, int]:
        """Return what is written in the tables, each with its languages."""
        masks: dict[str, int] = {}
        for bit, table in enumerate(self.tables):
            for one in written(table):
                masks[one] = masks.get(one, 0) | 1 << bit
        return masks

    def cue(self, text: str, place: int) -> int:
        """Return the languages in which the word before a place makes a number there a year."""
        before = lead_in(text, place)
        letters = words = 0
        if before.endswith(self._cue_ends):
            for cue, known in self._cues.items():
                if before.endswith(cue) and self._begins_word(before[: -len(cue)]):
                    letters |= known if len(cue) == 1 else 0
                    words |= known if len(cue) > 1 else 0
        return words or letters

    def goes_on(self, text: str, place: int, mask: int) -> bool:
        """Tell whether a word that no number counts follows a place: the, wurde."""
        word = _WORD.match(text, place)
        return word is not None and bool(self._after_years.get(fold(word[1]), 0) & mask)

    def are_years_off(self, before: str, behind: str = "") -> bool:
        """Tell whether the folded text on one side of a day says that it is years off.

        As it does in two years ago, on May 6 and in 10년 전 9월 9일.
        """
        # Few texts end so, and to look for that is quicker than a search.
        ends = before.endswith(self._ago_ends) and self._years_ago.search(before)
        return bool(ends or self._years_ago_behind.match(behind))

    def has_years_off(self, text: str) -> bool:
        """Tell whether a text says that what follows is years off: three years later."""
        return self._years_off.search(fold(text)) is not None

    def month_cue(self, before: str) -> int:
        """Return the languages in which the word that ends a text makes a month behind it a date.

        The text is folded.
        """
        return _ending(self._month_cues, before)

    def month_preposition(self, before: str) -> int:
        """Return those in which it does so where the text has told the year of the month."""
        return _ending(self._prepositions, before)

    def first_cued(self, mask: int) -> int:
        """Return the first year that a word of some languages makes Gregorian."""
        firsts = [table.first_cued for bit, table in enumerate(self.tables) if mask >> bit & 1]
        return min(firsts, default=0)

    @cached_property
    def _fronts(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """The words before a date that begins its sentence, and the beginnings of longer ones."""
        cues = ("month_prepositions", "year_cues", "month_cues")
        others = ("day_prepositions", "range_starts", "since_words")
        words = {fold(word) for field in (*cues, *others) for word in self._all(field)}
        # Articles and letters such as the Italian a begin other things as well.
        few = {fold(word) for word in self._all("articles")}
        few |= {word for word in words if len(word) == 1 and word.isascii()}
        return frozenset(words), tuple(f"{word} " for word in sorted(words - few))

    def begins_sentence(self, lead: str) -> tuple[bool, bool]:
        """Tell whether a date begins its sentence, and whether a word such as since leads it.

        Args:
            lead: what stands before the date in its sentence: On, In the winter of, It was in.
        """
        words, beginnings = self._fronts
        said = fold(lead)
        for opening in self.it_was:
            said = f"{said} ".removeprefix(f"{opening} ").rstrip()
        few = said.count(" ") <= _LEAD_WORDS and "," not in said
        # Another number may be a year too: in 2000 and 2007.
        long = few and said.startswith(beginnings) and not any(map(str.isdecimal, said))
        since = f"{said} ".startswith(self.since)
        return not said or said in words or long, since

    def leads_a_name(self, text: str, place: int) -> bool:
        """Tell whether the word before a place makes a name of a date there: calle, бул. „."""
        before = lead_in(text, place)
        # The sign that ends an article that is elided is that of a quotation: plaça de l'11.
        return any(
            ends_with_word(one, self._names_before) for one in (before, before.rstrip(_QUOTES))
        )

    def _begins_word(self, before: str) -> bool:
        """Tell whether a word may begin behind a text: not behind a letter, unless a proclitic."""
        if before[-1:] in self.proclitics:
            before = before[:-1]
        return not before[-1:].isalpha()

    def is_compared(self, text: str, start: int, end: int) -> bool:
        """Tell whether a word for a year is one that is compared with: than last year."""
        before = lead_in(text, start)
        # Words of scripts without spaces stand close to others.
        attached = before[-1:] >= UNSPACED and before.endswith(self.comparing)
        compared = attached or ends_with_word(before, self.comparing)
        return compared or text.startswith(self.comparing_behind, end)

    def told_apart(self, mask: int, text: str) -> int:
        """Return the one of some languages whose own letters are the most frequent in a text.

        Return all of them if the text has no such letter.
        """
        counts = [
            (len(letters.findall(text)), -known) for known, letters in self._hints if known & mask
        ]
        most, language = max(counts)
        return -language if most else mask


def _ending(known: dict[str, int], before: str) -> int:
    """Return the languages of the words that end a folded text."""
    if not ends_with_word(before, tuple(known)):
        return 0
    return reduce(or_, (mask for word, mask in known.items() if ends_with_word(before, (word,))))


def _counted(phrases: tuple[str, ...]) -> str:
    """Return the pattern of folded phrases in which # is a number or a word for one.

    The number that many begin with stands before them, so that it is matched once.
    """
    led = "|".join(re.escape(fold(one[1:])) for one in phrases if one[0] == "#") or "(?!)"
    others = [fold(one).split("#") for one in phrases if one[0] != "#"]
    inside = [f"\\b{_NUMBER.join(map(re.escape, parts))}" for parts in others]
    return "|".join((*inside, f"{_NUMBER}(?:{led})"))
