"""Reading what needs the document's date: months and days without their year, relative words.

What is read here is not yet a date. It says what the text says - a month and a day, a distance, a
direction. What it means in a document of a date is for the annotating room to resolve.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from .. import _typing as t
from .anchors import Anchors
from .days import Days, Group
from .grammar import ContextualParts, Grammar
from .guards import breaks
from .juche import begins_inside
from .languages import Languages
from .lexicon import Lexicon, lead_in
from .reading import EVERY, MonthDay
from .stretches import stretches
from .tokens import Tokens, tokenize, without

PAST, THIS, COMING = -1, 0, 1
_DIRECTIONS = {"PAST": PAST, "THIS": THIS, "COMING": COMING}
_ASIDE = {"PAST_BEHIND": PAST, "COMING_BEHIND": COMING}
_TODAY = ("day", 0)


class Shared(NamedTuple):
    """An item of a list that has its year from the expression it stands beside."""

    start: int
    end: int
    first: MonthDay
    last: MonthDay | None


class Contextual(NamedTuple):
    """An expression that needs the document's date: what it says, and where."""

    start: int
    end: int
    mask: int
    month: int = 0
    day: int = 0
    last: MonthDay | None = None
    """Month and day of the other end of a range."""
    shift: tuple[t.Unit, int] | None = None
    """A distance from the document's day, month or year."""
    direction: int | None = None
    """Whether the latest before, that of the year or the first after is meant, or the nearest."""
    shared: tuple[Shared, ...] = ()


class ContextualReader:
    """The reader of what needs the document's date, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._days = Days(lexicon, grammar)

    @cached_property
    def _anchors(self) -> Anchors:
        fields = "month_units", "month_words"
        words = {word for table in self._lexicon.tables for field in fields for word in getattr(table, field)}
        words |= {word for table in self._lexicon.tables for word in table.relative}
        words |= set(self._lexicon.month_cases)
        for table in self._lexicon.tables:
            if table.day_units:
                words |= {*table.past_words, *table.this_words, *table.coming_words}
        return Anchors(words)

    def find(
        self,
        text: str,
        taken: list[tuple[int, int]],
        present: frozenset[str],
        languages: Languages,
    ) -> Iterator[Contextual]:
        """Yield the expressions of a text outside the spans taken, in order."""
        for start, stop in stretches(text, self._anchors.find(text, present)):
            tokens = tokenize(self._lexicon, text, start, stop)
            for one in self._scan(without(tokens, taken)):
                if one.mask & languages.at(one.start):
                    yield one

    def _scan(self, tokens: Tokens) -> Iterator[Contextual]:
        at, end = 0, len(tokens.outline)
        found = self._grammar.contextual.search(tokens.outline, at)
        while True:
            relative = self._relative(tokens, at, found[1][0] if found else end)
            if relative is not None:
                one, at = relative
                if one is not None:
                    yield one
                continue
            if found is None:
                return
            parts, (start, _) = found
            several, at = self._read(tokens, parts)
            at = max(at, start + 1)
            yield from several
            found = self._grammar.contextual.search(tokens.outline, at)

    def _relative(
        self, tokens: Tokens, at: int, limit: int
    ) -> tuple[Contextual | None, int] | None:
        """Return the relative word before a place that begins no longer expression."""
        for index in range(at, limit):
            for role in ("REL_DAY", "REL_MONTH", "REL_YEAR"):
                if tokens.has(index, role):
                    return self._word(tokens, index, role), index + 1
        return None

    def _word(self, tokens: Tokens, index: int, role: str) -> Contextual | None:
        word = tokens.word(index)
        unit = {"REL_DAY": "day", "REL_MONTH": "month", "REL_YEAR": "year"}[role]
        shift = next(one for one in word.relative if one[0] == unit)
        start, end = tokens.places[index], tokens.places[index + 1]
        text = tokens.text
        if text[start].isupper() and _inside_sentence(text, start) and not text[start:end].isupper():
            return None  # a capital makes it part of a name: USA Today
        if shift == _TODAY and text.startswith(self._lexicon.general, end):
            return None
        if unit != "day" and shift[1] and self._follows(text, start, self._lexicon.durations):
            return None  # over the last year is a span of time, last year is a year
        if continues_hangul(text, start):
            return None
        return Contextual(start, end, word.roles[role], shift=shift)

    def _read(self, tokens: Tokens, parts: ContextualParts) -> tuple[list[Contextual], int]:
        """Return what a match says, and the token from which to look further."""
        groups = [_trimmed(tokens, one) for one in self._days.groups(tokens, parts.before, EVERY)]
        start = parts.before[0]
        if not groups:
            return [], start + 1
        lead = self._lead(tokens, parts)
        whole = groups[-1].end in {parts.before[1], parts.before[1] - 1}
        behind = self._behind(tokens, parts) if whole else (None, None)
        if not groups[0].first[0] and parts.lead[0] >= 0:
            return self._days_alone(tokens, parts, groups, lead)
        if not any(group.first[0] for group in groups):
            return [], start + 1
        found: list[Contextual] = []
        cued = False
        end = groups[0].end
        for number, group in enumerate(groups):
            head = number == 0
            end = group.end
            own = lead if head else (None, None)
            last = number == len(groups) - 1
            after = behind if last else (None, None)
            kept = self._fits(tokens, group, parts, own, after, cued=cued, head=head)
            if kept is None:
                cued = cued and not group.first[1] and False
                if not group.own and found:
                    break
                continue
            if not group.first[1]:
                cued = True
            begin = tokens.places[parts.lead[0] if head and own != (None, None) else group.start]
            stop = tokens.places[group.end]
            shift, direction = own
            if after != (None, None):
                shift, direction = after
                stop = tokens.places[max(parts.behind[1], parts.aside[1])]
                end = max(parts.behind[1], parts.aside[1])
            if not group.own and found and group.order != "day first day":
                shared = Shared(begin, stop, group.first, group.last)
                found[-1] = found[-1]._replace(shared=(*found[-1].shared, shared))
                continue
            month, day = group.first
            found.append(
                Contextual(begin, stop, group.mask, month, day, group.last, shift, direction)
            )
        return _leaning_back(found, groups, tokens), end

    def _lead(
        self, tokens: Tokens, parts: ContextualParts
    ) -> tuple[tuple[t.Unit, int] | None, int | None]:
        """Return the distance or the direction that a word before the months and days tells."""
        if parts.lead[0] < 0 or continues_hangul(tokens.text, tokens.places[parts.lead[0]]):
            return None, None
        return self._told(tokens, parts.lead[0])

    def _told(
        self, tokens: Tokens, index: int
    ) -> tuple[tuple[t.Unit, int] | None, int | None]:
        for role, unit in (("REL_YEAR", "year"), ("REL_MONTH", "month")):
            if tokens.has(index, role):
                return next(one for one in tokens.word(index).relative if one[0] == unit), None
        for role, direction in (_DIRECTIONS | _ASIDE).items():
            if tokens.has(index, role):
                return None, direction
        return None, None

    def _behind(
        self, tokens: Tokens, parts: ContextualParts
    ) -> tuple[tuple[t.Unit, int] | None, int | None]:
        place = max(parts.behind, parts.aside)
        return self._told(tokens, place[0]) if place[0] >= 0 else (None, None)

    def _days_alone(
        self,
        tokens: Tokens,
        parts: ContextualParts,
        groups: list[Group],
        lead: tuple[tuple[t.Unit, int] | None, int | None],
    ) -> tuple[list[Contextual], int]:
        """Read days whose month a word before tells: 지난달 30일, 오는 15일, 지난달 27∼31일."""
        shift, direction = lead
        group = groups[0]
        told = direction is not None or (shift is not None and shift[0] == "month")
        refused = self._lead_alone(tokens, parts.lead[0]), parts.before[0]
        if not told or not group.unit:
            return refused
        text, end = tokens.text, tokens.places[group.end]
        if text.startswith(self._lexicon.not_years, end) or continues_hangul(text, tokens.places[parts.lead[0]]):
            return refused
        last = group.last
        if last is not None and last[1] <= group.first[1]:
            last = None
        start = tokens.places[parts.lead[0]]
        shared: list[Shared] = []
        reach = group.end
        for other in groups[1:]:
            if other.joint != "list" or not other.unit or other.first[1] <= group.first[1]:
                break
            if text.startswith(self._lexicon.not_years, tokens.places[other.end]):
                break
            shared.append(
                Shared(tokens.places[other.start], tokens.places[other.end], other.first, other.last)
            )
            reach = other.end
        one = Contextual(
            start, end, group.mask & tokens_mask(tokens, parts.lead[0]) or group.mask, 0, group.first[1], last, shift, direction, tuple(shared)
        )
        return [one], reach

    def _lead_alone(self, tokens: Tokens, index: int) -> list[Contextual]:
        """Return the word before days that are none of its, where it is a date itself."""
        for role in ("REL_MONTH", "REL_YEAR"):
            if tokens.has(index, role):
                one = self._word(tokens, index, role)
                return [one] if one else []
        return []

    def _fits(
        self,
        tokens: Tokens,
        group: Group,
        parts: ContextualParts,
        lead: tuple[tuple[t.Unit, int] | None, int | None],
        behind: tuple[tuple[t.Unit, int] | None, int | None],
        *,
        cued: bool,
        head: bool,
    ) -> Group | None:
        text, places = tokens.text, tokens.places
        start, end = places[group.start], places[group.end]
        month, day = group.first
        if not month or group.weak and (lead == behind == (None, None) or not day):
            return None
        if begins_inside(tokens, group.start):
            return None
        if group.last and (not group.last[0] or (group.last <= group.first and group.last[0] == month)):
            return None
        if day and _number_goes_on(text, end):
            return None
        if group.unit and text.startswith(self._lexicon.not_years, end):
            return None
        if head and lead == (None, None) and self._has_a_year(tokens, group.start):
            return None
        if self._told_year(tokens, group.end):
            return None
        if behind != (None, None):
            place = max(parts.behind[0], parts.aside[0])
            if self._follows(text, places[place], self._lexicon.durations):
                return None
        if day or lead != (None, None) or behind != (None, None):
            if not group.own and group.order != "day first day":
                return group if group.joint == "list" and (group.unit or breaks(text, end)) else None
            return group
        if group.unit or group.order == "units" or _is_name(text, end):
            return None
        return group if cued or self._follows(text, start, self._lexicon.month_cues) else None

    def _has_a_year(self, tokens: Tokens, index: int) -> bool:
        """Tell whether a year stands before that is not the reference's: 2000 July 19, 그해 4월."""
        at = index - 1
        while at >= 0 and tokens.outline[at] in " \n,":
            at -= 1
        if at < 0:
            return False
        if tokens.outline[at] == "4" and not begins_inside(tokens, at):
            return True
        if tokens.has(at, "TOLD_YEAR"):
            return True
        if not tokens.has(at, "YEAR_UNIT"):
            return False
        at -= 1
        if at >= 0 and tokens.outline[at] in " \n":
            at -= 1
        return at >= 0 and tokens.outline[at] in "12345"

    def _told_year(self, tokens: Tokens, index: int) -> bool:
        """Tell whether a year stands behind that the text has told: September of that year."""
        for at in range(index, min(index + 5, len(tokens.values))):
            if tokens.has(at, "TOLD_YEAR"):
                return at > index
            linking = tokens.has(at, "DAY_LINK") or tokens.has(at, "YEAR_LINK")
            if tokens.outline[at] not in " \n" and not linking:
                return False
        return False

    def _follows(self, text: str, start: int, words: tuple[str, ...]) -> bool:
        """Tell whether one of some words stands before a place, on a word's own."""
        before = lead_in(text, start).rstrip(" -")
        return any(
            before.endswith(word)
            and not (word[0].isalpha() and before[: -len(word)][-1:].isalpha())
            for word in words
        )


def tokens_mask(tokens: Tokens, index: int) -> int:
    """Return the languages of the word at an index, whatever its role."""
    mask = 0
    for known in tokens.word(index).roles.values():
        mask |= known
    return mask


def _trimmed(tokens: Tokens, group: Group) -> Group:
    """Return months and days without a full stop behind them, which may end the sentence."""
    if tokens.outline[group.end - 1] == "." and group.order != "day first day":
        return group._replace(end=group.end - 1)
    return group


def _leaning_back(
    found: list[Contextual], groups: list[Group], tokens: Tokens
) -> list[Contextual]:
    """Give each day that leaves its month to the one behind it that one's year: 19 and 21 July."""
    backward = {tokens.places[one.start] for one in groups if one.order == "day first day"}
    kept: list[Contextual] = []
    waiting: list[Contextual] = []
    for one in found:
        if one.start in backward:
            waiting.append(one)
            continue
        shared = tuple(
            Shared(item.start, item.end, (item.month, item.day), item.last)
            for item in waiting
            if (item.month, item.day) < (one.month, one.day)
        )
        waiting = []
        kept.append(one._replace(shared=(*shared, *one.shared)))
    return kept


def continues_hangul(text: str, start: int) -> bool:
    """Tell whether a Korean word, whose particles follow it, has letters of the same word before.

    Chinese and Japanese have no spaces to tell by, and words of other scripts are found whole.
    """
    return start > 0 and "가" <= text[start] <= "힣" and "가" <= text[start - 1] <= "힣"


def _is_name(text: str, end: int) -> bool:
    """Tell whether a capital follows the name of a month, as in April Smith."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _inside_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence has begun before a place, so that a capital there means something."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return before[-1:].isalnum() or before[-1:] in {",", ";", "-"}


def _number_goes_on(text: str, end: int) -> bool:
    """Tell whether the number that ended is the start of a longer thing: 5,000, 8:30, 5pm."""
    if not text[end - 1].isdecimal():
        return False
    after = text[end : end + 2]
    if after[:1] in {".", ",", ":", "/"}:
        return after[1:].isdecimal()
    return after[:1].isdecimal() or after[:1] in {"%", "-"} or after[:1].isalpha()

