"""Reading contextual dates: months and days without a year, and relative words.

The result is not yet a date. It holds what the text says: a month and a day, a distance, or a
direction. The package ``annotation`` resolves it with the date of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import _typing as t
from ..fields import MONTHS
from . import relative
from .anchors import contextual_anchors
from .bare import NOTHING, Bare, Beside, FromTold, Listed, Told, day_behind_a_number, unread
from .days import Days, without_stop
from .grammar import Grammar
from .items import Group
from .languages import Languages
from .letters import UNSPACED, Present
from .lexicon import Lexicon
from .own_years import a_year_of_two_digits, of_a_year_beside_it, year_behind_a_clock
from .parting import on_another_row
from .parts import NOWHERE, ContextualParts, Place
from .reading import EVERY, MonthDay, narrowed
from .sharing import is_followed, shared_years
from .stretches import stretches
from .taken import without
from .tokens import Tokens, tokenize_near
from .trace import Traceable, seen
from .weekdays import weekdays_beside
from .withheld import deciding, told_ahead, told_since

PAST, THIS, COMING, NEXT, SINCE = -1, 0, 1, 2, 3
"""The last one before the document, the one in its year, the first that has not ended, the first
after it, and the last that has begun."""
_DIRECTIONS = {
    "PAST": PAST,
    "THIS": THIS,
    "COMING": COMING,
    "NEXT": NEXT,
    "PAST_BEHIND": PAST,
    "THIS_BEHIND": THIS,
    "COMING_BEHIND": COMING,
}
_ITS_YEAR = {a_year_of_two_digits.__name__, of_a_year_beside_it.__name__}
_UNITS: dict[str, t.Unit] = {"REL_DAY": "day", "REL_MONTH": "month", "REL_YEAR": "year"}


class Shared(NamedTuple):
    """An item of a list that takes its year from the expression beside it."""

    start: int
    end: int
    first: MonthDay
    last: MonthDay | None


class Contextual(NamedTuple):
    """A contextual date: what it says, and its place in the text."""

    start: int
    end: int
    mask: int
    month: int = 0
    day: int = 0
    last: MonthDay | None = None
    """The month and day of the other end of a range."""
    shift: tuple[t.Unit, int] | None = None
    """The distance from the document's day, month or year."""
    direction: int | None = None
    """Which occurrence is meant. None means the nearest."""
    shared: tuple[Shared, ...] = ()
    year: int = 0
    """The year behind a clock time, as in Nov 28 14:03:12 2014. 0 if there is none."""
    told_only: bool = False
    """Whether it is a date only if the text has told its year: junio de 2000. En octubre."""
    weekdays: int = 0
    """The weekdays that may stand beside it, as a mask whose first bit is Monday, or 0."""
    told: FromTold | None = None
    """The word beside it for a year by its distance from the one that the text told."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing beside it tells its year."""
        known = self.year or self.shift is not None or self.told is not None
        return not known and self.direction in (None, SINCE)


class ContextualReader(Traceable):
    """The reader of contextual dates, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._days = Days(lexicon, grammar)
        letters = "".join(lexicon.roles.get(role, "") for role in _UNITS)
        self._relative = re.compile(f"[{letters}]" if letters else "(?!)")
        self._anchors = contextual_anchors(lexicon)

    def find(
        self,
        text: str,
        taken: list[tuple[int, int, str]],
        present: Present,
        languages: Languages,
    ) -> Iterator[Contextual]:
        """Yield the contextual dates of a text outside the spans taken, in order.

        Args:
            text: the text.
            taken: the start and end of each date that was read before, and its outline letter.
            present: what the text has.
            languages: the languages of the text. Most words of others are passed over.
        """
        for stretch in stretches(text, self._anchors.find(text, present, languages)):
            tokens = tokenize_near(self._lexicon, text, stretch)
            yield from self._scan(without(tokens, taken))

    def _scan(self, tokens: Tokens) -> Iterator[Contextual]:
        at, end = 0, len(tokens.outline)
        rule = self._grammar.contextual
        found = self._grammar.first(rule, tokens.outline, at, end)
        while True:
            limit = found[1][0] if found else end
            for match in self._relative.finditer(tokens.outline, at, limit):
                yield from self._word(tokens, match.start())
            if found is None:
                return
            parts, (start, _) = found
            several, at = self._read(tokens, parts)
            at = max(at, start + 1)
            yield from several
            found = self._grammar.first(rule, tokens.outline, at, end)

    def _word(self, tokens: Tokens, index: int) -> Iterator[Contextual]:
        """Yield a relative word that stands alone: yesterday, last month, 지난해."""
        for role, unit in _UNITS.items():
            if tokens.has(index, role):
                shift = tokens.word(index).shift(unit)
                guard, read = relative.deciding(relative.Lone(tokens, index, shift, self._lexicon))
                if self._trace is not None:
                    place = (index, index + 1)
                    self._trace(seen("relative", tokens, place, {role: place}, guard, read=read))
                if read:
                    start, end = tokens.places[index : index + 2]
                    yield Contextual(start, end, tokens.mask(index, role), shift=shift)
                return

    def _read(self, tokens: Tokens, parts: ContextualParts) -> tuple[list[Contextual], int]:
        """Return what a match says, and the token from which the search goes on."""
        there = self._days.groups(tokens, parts.before, EVERY)
        groups = [without_stop(tokens, one) for one in there]
        month = day_behind_a_number(tokens, groups[0], self._lexicon.ordinal_dot) if groups else 0
        if not groups or month:
            return [], month
        lead = self._told(tokens, parts.lead, groups[0].mask)
        same = tokens.has(parts.lead[0], "TOLD_MONTH")
        if not groups[0].first[0] and (same or lead != NOTHING):
            return self._told_of(tokens, parts, self._days_alone(tokens, parts, groups, lead))
        if not any(group.first[0] for group in groups):
            return self._told_of(tokens, parts, self._of_a_month(tokens, parts, groups))
        # A word behind the groups belongs to the last of them alone.
        place = max(parts.behind, parts.aside)
        whole = groups[-1].end >= parts.before[1] - 1
        whole = whole and not _is_next_sentence(tokens, groups[-1], place[0])
        # A month names no other month: 8월 14일 다음달.
        whole = whole and not tokens.has(place[0], "REL_MONTH")
        behind = self._told(tokens, place, groups[-1].mask) if whole else NOTHING
        found: list[Contextual] = []
        end, cued, guard = groups[-1].end, False, ""
        shared = shared_years(groups, lead, behind)
        for number, group in enumerate(groups):
            last = number == len(groups) - 1
            one = Bare(
                self._lexicon,
                tokens,
                group,
                Beside(
                    NOTHING if number else lead,
                    behind if last else NOTHING,
                    place[0] if last else -1,
                    shared[number],
                ),
                Listed(
                    cued,
                    bool(found),
                    not last and is_followed(tokens, groups[number + 1 :], told=behind != NOTHING),
                ),
            )
            guard, read = deciding(one)
            if self._trace is not None:
                at = (group.start, group.end)
                self._trace(seen("contextual", tokens, at, parts._asdict(), guard, read=read))
            if not read:
                if found and not group.own:
                    end = group.start
                    break
                cued = False
                continue
            cued = not group.first[1]
            begin, stop = one.place
            begin = parts.lead[0] if one.lead != NOTHING else begin
            if one.behind != NOTHING:
                stop = place[1]
            end = max(end, stop)
            _add(found, tokens, (begin, stop), one)
        if guard in _ITS_YEAR and self._lexicon.counts_otherwise(groups[-1].mask):
            return [], end  # 5 มกราคม และ 7 สิงหาคม 43: the list may have the year of its last day
        return _joined_back(found, groups, tokens), end if found else unread(tokens, groups[-1])

    def _told_of(
        self, tokens: Tokens, parts: ContextualParts, answer: tuple[list[Contextual], int]
    ) -> tuple[list[Contextual], int]:
        """Return an answer about days whose month a word tells, reported to the trace."""
        if self._trace is not None:
            for one in [found for found in answer[0] if found.day]:
                at = tokens.places.index(one.start), tokens.places.index(one.end)
                self._trace(seen("contextual", tokens, at, parts._asdict(), "", read=True))
        return answer

    def _of_a_month(
        self, tokens: Tokens, parts: ContextualParts, groups: list[Group]
    ) -> tuple[list[Contextual], int]:
        """Read a day of a month that a word behind it names: the 9th of next month.

        Without a link it must be an ordinal, vom 9. dieses Monats, or have the unit of days, 12
        числа прошлого месяца. Another number without an article may count: 5 of last month's
        prizes. So may one before a capital, which begins an item: 9. Nächsten Monat.
        """
        index, group = parts.behind[0], groups[-1]
        alone = len(groups) == 1 and group.first[1] and group.last is None
        if alone and tokens.has(index, "REL_MONTH") and self._is_of_it(tokens, group, index):
            shift = tokens.word(index).shift("month")
            start, end = tokens.places[group.start], tokens.places[index + 1]
            mask = tokens.mask(index, "REL_MONTH")
            return [Contextual(start, end, mask, 0, group.first[1], shift=shift)], parts.behind[1]
        return list(self._leading(tokens, parts)), 0

    def _is_of_it(self, tokens: Tokens, group: Group, index: int) -> bool:
        """Tell whether a number is a day of the month that a word at an index names."""
        before, between = tokens.before(group.start), tokens.before(index)
        counted = group.unit and tokens.text[tokens.places[group.end - 1]] < UNSPACED  # not 5일
        ordinal = group.end - 1 > group.start
        linked = counted or tokens.has(between, "DAY_LINK")
        linked = linked or (ordinal and between == group.end - 1)
        certain = counted or tokens.has(before, "ARTICLE") or tokens.has(before, "ON")
        return linked and (certain or (ordinal and self._counts_nothing(tokens, group, index)))

    def _counts_nothing(self, tokens: Tokens, group: Group, index: int) -> bool:
        """Tell whether an ordinal before a word for a month is no number of an item.

        A full stop makes an ordinal in some languages alone.
        """
        written = tokens.text[tokens.places[index]]
        dotted = tokens.outline[group.end - 1] == "."
        known = not dotted or tokens.mask(index, "REL_MONTH") & self._lexicon.ordinal_dot
        return written.islower() and bool(known)

    def _leading(self, tokens: Tokens, parts: ContextualParts) -> Iterator[Contextual]:
        """Yield the word before numbers that are not days of its month."""
        if parts.lead != NOWHERE:
            yield from self._word(tokens, parts.lead[0])

    def _told(self, tokens: Tokens, place: Place, mask: int) -> Told:
        """Return the distance or the direction that the word at a place means.

        A word of two languages means what it does in those of the month beside it: neste mai is
        next May in Norwegian, neste maio this May in Portuguese. One of other languages tells
        nothing: Romanian este mai bine.
        """
        index = place[0]
        if index < 0:
            return NOTHING
        for role in ("REL_YEAR", "REL_MONTH"):
            if tokens.mask(index, role) & mask:
                if relative.is_more(relative.Lone(tokens, index, None, self._lexicon)):
                    return NOTHING
                return Told(tokens.word(index).shift(_UNITS[role]), None)
        here = (role for role in _DIRECTIONS if tokens.mask(index, role) & mask)
        role = next(here, "")
        return Told(None, _DIRECTIONS[role]) if role else NOTHING

    def _days_alone(
        self, tokens: Tokens, parts: ContextualParts, groups: list[Group], lead: Told
    ) -> tuple[list[Contextual], int]:
        """Read days whose month the word before them gives: 지난달 30일, 오는 15일, 같은 달 2일."""
        group, text, places = groups[0], tokens.text, tokens.places
        told = lead.direction is not None or (lead.shift is not None and lead.shift[0] == "month")
        same = tokens.has(parts.lead[0], "TOLD_MONTH")
        one = relative.Lone(tokens, parts.lead[0], lead.shift, self._lexicon)
        counted = text.startswith(self._lexicon.not_days, places[group.end])
        # The word and the unit must be of one language: no date in last 12일.
        units = [tokens.mask(index, "DAY_UNIT") for index in range(group.start, group.end)]
        mask = tokens.languages(parts.lead[0]) & max(units)
        if not (told or same) or not mask or counted or not relative.deciding(one)[1]:
            return list(self._leading(tokens, parts)), parts.before[0]
        shared: list[Shared] = []
        reach = group.end
        for other in groups[1:]:
            counted = text.startswith(self._lexicon.not_days, places[other.end])
            follows = other.joint == "list" and other.unit and other.first > group.first
            if counted or not follows:
                break
            span = places[other.start], places[other.end]
            shared.append(Shared(*span, other.first, other.last))
            reach = other.end
        start, end = places[parts.lead[0]], places[group.end]
        last = group.last if group.last and group.last[1] > group.first[1] else None
        if group.last and not last:
            return [], reach
        read = Contextual(
            start, end, mask, 0, group.first[1], last, lead.shift, lead.direction, tuple(shared)
        )
        return [read._replace(told=FromTold(start, 0)) if same else read], reach


def _add(found: list[Contextual], tokens: Tokens, place: Place, one: Bare) -> None:
    """Add a contextual date, or add a day to the date before it whose month or year it has."""
    start, stop = tokens.places[place[0]], tokens.places[place[1]]
    group = one.group
    goes_on = found and group.order != "day first day"
    if goes_on and (not group.own or _is_of_its_year(found[-1], one)):
        shared = Shared(start, stop, group.first, group.last)
        found[-1] = found[-1]._replace(shared=(*found[-1].shared, shared))
        return
    told = one.behind if one.behind != NOTHING else one.lead
    if told == NOTHING and one.shared != NOTHING:
        told = one.shared
    elif told == NOTHING and told_since(one):
        told = Told(None, SINCE)
    elif told == NOTHING and told_ahead(one):
        told = Told(None, COMING)
    year = year_behind_a_clock(tokens, place[1])
    mask = group.mask
    beside = (place[0] if one.lead != NOTHING else -1, one.behind_at) if told != NOTHING else ()
    for index in (*beside, one.told_at):
        if index >= 0 and tokens.outline[index].isalpha():
            mask = narrowed(mask, tokens.languages(index))
    open_month = not group.first[1] and not one.aided and told == NOTHING and not one.has_cue()
    # A month of a list is as sure as the one before it: en abril y mayo.
    alone = one.has_preposition() or one.heads_an_entry()
    told_only = open_month and (alone or found[-1].told_only)
    told_only = told_only or on_another_row(tokens, *place)
    weekdays = 0 if group.last else weekdays_beside(tokens, *place)
    found.append(
        Contextual(
            start,
            stop,
            mask,
            *group.first,
            group.last,
            *told,
            (),
            year,
            told_only,
            weekdays,
            one.told,
        )
    )


def _is_of_its_year(before: Contextual, one: Bare) -> bool:
    """Tell whether a later item of a list has the year of the first: last May 5 and October 6."""
    group = one.group
    listed = group.joint == "list" or (group.joint == "comma" and one.followed)
    if before.is_bare or before.direction is None or not listed:
        return False
    reached = before.shared[-1].first if before.shared else (before.month, before.day)
    later = reached < group.first or (reached[0], group.first[0]) == (MONTHS, 1)
    return later and bool(before.day) == bool(group.first[1])


def _is_next_sentence(tokens: Tokens, group: Group, index: int) -> bool:
    """Tell whether a word behind a day begins a sentence: July 19. This year, not 4 Sept. last."""
    stopped = index >= 0 and tokens.outline[group.end] == "."
    return stopped and tokens.text[tokens.places[index]].isupper()


def _joined_back(found: list[Contextual], groups: list[Group], tokens: Tokens) -> list[Contextual]:
    """Join each day that takes its month from the date behind it to that date: 19 and 21 July."""
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
