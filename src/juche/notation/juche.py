"""Reading what stands round an era word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..era import EPOCH_YEAR
from .days import Days, Group, Item
from .grammar import LONGEST, NOWHERE, EraParts, Grammar, Place, Rule
from .guards import Candidate, begins_inside, fits
from .lexicon import Lexicon, fold
from .reading import EVERY, Fields, Reading, Span, in_order, is_juche_year, narrowed
from .tokens import FAMILY, Tokens

# How many tokens before its era word a year may stand.
_NEAREST = 16
_NUMBERS = frozenset("12345")
# Months so far apart lie on both sides of a New Year: December 31 – January 2.
_OVER_NEW_YEAR = 6


class Stated(NamedTuple):
    """The Gregorian year beside a Juche year, and where it ends."""

    end: int
    year: int | None = None
    last_year: int | None = None
    closed: bool = False
    """Whether it is a bracket alone, which closes one that opened before the era word."""
    whole: bool = True
    """False when what stands there is not of this expression, so that it ends before."""


class Dated(NamedTuple):
    """A reading with its place in the outline and the other items that share its year."""

    reading: Reading
    end: int
    """The token behind it."""
    earlier: tuple[Reading, ...] = ()
    later: tuple[Reading, ...] = ()


class EraReader:
    """The reader of dates of the era, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._days = Days(lexicon, grammar)

    def at(self, tokens: Tokens, floor: int, anchor: int) -> Dated | None:
        """Return the date of the era whose era word is a token, None if there is none.

        Args:
            tokens: the stretch of text.
            floor: the token before which nothing belongs to it.
            anchor: the token of the era word.
        """
        # Most era words have no number beside them, and need no search for where a date begins.
        near = tokens.outline[max(floor, anchor - _NEAREST) : anchor]
        numbered = not _NUMBERS.isdisjoint(near)
        first = None
        if self._grammar.era_ahead.match(tokens.outline, anchor) is not None:
            first = self._search(self._grammar.era_first, tokens, floor, anchor)
        if first is not None and first.mark[0] < 0:
            dated = self.read(tokens, first, floor, strict=False)
            if dated is not None:
                return dated
            first = None
        # 1 год чучхе-1 год чучхе: the dash before the second number joins two dates.
        second = None
        if numbered:
            second = self._search(self._grammar.number_first, tokens, floor, anchor)
        for parts in (second, first):
            dated = parts and self.read(tokens, parts, floor, strict=False)
            if dated:
                return dated
        return None

    def _search(
        self, rule: Rule[EraParts], tokens: Tokens, floor: int, anchor: int
    ) -> EraParts | None:
        """Return the parts of the date round an era word, by one rule."""
        start, stop = floor, anchor + LONGEST
        while (found := rule.search(tokens.outline, start, stop)) is not None:
            parts = found[0]
            if parts.anchor[0] >= anchor:
                return parts if parts.anchor[0] == anchor else None
            start = parts.anchor[0] + 1  # of an era word that has been refused
        return None

    def whole(self, tokens: Tokens) -> Dated | None:
        """Return the date that a whole text is, by its caller's word."""
        start = _behind_article(tokens)
        for rule in (self._grammar.era_first, self._grammar.number_first):
            found = rule.fullmatch(tokens.outline, start)
            if found is not None:
                dated = self.read(tokens, found[0], start, strict=True)
                if dated is not None and dated.end == len(tokens.outline) and not dated.earlier:
                    begins = dated.reading.start in {0, tokens.places[start]}
                    if begins and not dated.later:
                        return dated
        return None

    def forms(self, tokens: Tokens) -> Iterator[EraParts]:
        """Yield the parts of a whole text that has the form of a date of the era."""
        start = _behind_article(tokens)
        for rule in (self._grammar.era_first, self._grammar.number_first):
            found = rule.fullmatch(tokens.outline, start)
            if found is not None:
                yield found[0]

    def ends_of(self, tokens: Tokens, parts: EraParts) -> list[Item]:
        """Return the months and days of a date as they stand, for what may be wrong in them."""
        place = parts.after if parts.after[0] >= 0 else parts.before
        if place[0] < 0:
            place = parts.front
        if place[0] < 0:
            return []
        start, stop = place
        if parts.after[0] >= 0 and tokens.outline[start] in ".-/・":
            return _numbers(tokens, place)
        if place == parts.front:
            return []
        named = place == parts.after and tokens.outline[start] in " \n" and tokens.has(start + 1, "MONTH")
        if named and named_after(self._lexicon, self._days, tokens, place) is None:
            return []
        while start < stop and not (tokens.outline[start] in "12" or tokens.has(start, "MONTH")):
            start += 1
        return self._days.items(tokens, (start, stop), EVERY, whole=True)

    def read(
        self, tokens: Tokens, parts: EraParts, floor: int, *, strict: bool
    ) -> Dated | None:
        """Return what the parts of a date say, None where they make none."""
        number_first = parts.link is not NOWHERE or parts.year[1] <= parts.anchor[0] and parts.year[0] >= 0
        year = 1 if parts.first[0] >= 0 else tokens.number(parts.year[0]) if parts.year[0] >= 0 else 0
        number = parts.first if parts.first[0] >= 0 else parts.year
        written = tokens.written(*number)
        if not is_juche_year(year) or written[0] in "0０٠۰":
            return None
        mask = self._mask(tokens, parts)
        gregorian = year + EPOCH_YEAR
        last = self._last_year(tokens, parts, year)
        stated = Stated(parts.year[1], whole=False)  # Juche 89-1 de enero de Juche 90
        if parts.last[0] < 0 or last is not None:
            stated = self._stated(tokens, parts, gregorian, number_first=number_first, strict=strict
            )
        end = stated.end
        if stated.whole and parts.unit[0] >= 0:
            end = parts.unit[1]
        after: list[Group] = []
        if stated.whole and parts.after[0] >= 0 and last is None:
            after, end = self._after(tokens, parts, mask, stated, end, strict=strict)
            if end < 0:
                return None
        ahead = self._ahead(tokens, parts, mask, gregorian, stated, strict=strict)
        before = [] if after else ahead.groups
        begin = ahead.begin
        if after and ahead.groups:
            begin = parts.anchor[0] if not number_first else number[0]
            ahead = ahead._replace(year=None)
        said = stated.year if stated.year is not None else ahead.year
        if parts.between[0] >= 0:
            inner = self._bracket(tokens, parts.between)
            if inner is None:
                return None
            said = inner.year if said is None or inner.year != gregorian else said
        month_days = after or before
        head = (after[0] if after else before[-1]) if month_days else None
        if head is not None:
            mask = narrowed(head.mask, mask)
        years = (gregorian, last)
        other = (said if said is not None else gregorian, stated.last_year or last)
        reading = _reading(tokens, begin, end, head, mask, years, other)
        if reading is None:
            return None
        if not strict:
            candidate = Candidate(
                tokens,
                parts,
                begin,
                end,
                floor,
                year,
                said,
                head is not None,
                number_first,
                self._lexicon,
            )
            if not fits(candidate):
                return None
        earlier = self._earlier(tokens, before, reading) if before else []
        later = _later(tokens, after, reading, self._lexicon.not_years) if after else []
        if later:
            end = later[-1][1]
        return Dated(reading, end, tuple(earlier), tuple(one for one, _ in later))

    def _mask(self, tokens: Tokens, parts: EraParts) -> int:
        """Return the languages of an era word, by the words that go with it."""
        mask = tokens.mask(parts.anchor[0], "ERA")
        for place, role in ((parts.suffix, "ERA_SUFFIX"), (parts.link, "ERA_LINK")):
            if place[0] >= 0:
                mask = narrowed(mask, tokens.mask(place[0], role))
        return mask

    def _last_year(self, tokens: Tokens, parts: EraParts, year: int) -> int | None:
        """Return the year that a dash behind the first leads to: Juche 89-91.

        In 1 de enero de Juche 1-31 de enero de Juche 1 it leads to a day.
        """
        if parts.last[0] < 0 or any(tokens.has(at, "MONTH") for at in range(*parts.before)):
            return None
        last = tokens.number(parts.last[0])
        return last + EPOCH_YEAR if last > year else None

    def _stated(
        self, tokens: Tokens, parts: EraParts, year: int, *, number_first: bool, strict: bool
    ) -> Stated:
        """Read what stands behind: a Gregorian year in a bracket or loosely, a closing bracket."""
        places = (parts.tail, parts.gloss, parts.anchor) if number_first else (parts.counted, parts.last, parts.first, parts.year)
        end = max(place[1] for place in places)
        if parts.pair[0] < 0:
            return Stated(end)
        start, stop = parts.pair
        if tokens.outline[start:stop].lstrip(" \n")[0] == "(":
            bracket = self._bracket(tokens, parts.pair)
            return Stated(end, whole=False) if bracket is None else bracket
        if tokens.outline[stop - 1] == ")":
            opening = parts.opening[0]
            if parts.front[0] >= 0:
                opening = opening if _front(tokens, parts.front)[0] is not None else -1
            elif parts.before[0] < 0:
                opening = -1
            if opening >= 0 and _paired(tokens, opening, stop - 1):
                return Stated(stop, closed=True)
            return Stated(end, whole=False)
        stated = tokens.number(stop - 1)
        # In a text that is one expression two years side by side are its own, agreeing or not.
        if stated == year or strict:
            return Stated(stop, stated)
        return Stated(end, whole=False)

    def _bracket(self, tokens: Tokens, place: Place) -> Stated | None:
        """Read a Gregorian year in brackets, None where these are of two families."""
        start, stop = place
        opening = tokens.outline.index("(", start)
        if not _paired(tokens, opening, stop - 1):
            return None
        years = [tokens.number(at) for at in range(start, stop) if tokens.outline[at] == "4"]
        return Stated(stop, years[0], years[1] if len(years) > 1 else None)

    def _after(
        self, tokens: Tokens, parts: EraParts, mask: int, stated: Stated, end: int, *, strict: bool
    ) -> tuple[list[Group], int]:
        """Return the months and days behind the year, and where the first of them ends.

        The end is -1 where what stands there makes something else of the year: Juche 1.5.
        """
        start, stop = parts.after
        sign = tokens.outline[start]
        if sign in ".-/・":
            group = _numeric(tokens, parts.after, mask)
            if group is None:
                return [], -1
            alone = not group.first[1] and sign == "."
            if alone and stated.year is None:
                return [], -1
            return [group], group.end
        after = parts.after
        if sign == "," or tokens.has(start + 1, "MONTH"):
            if sign in " \n":
                return self._in_names(tokens, parts.after, mask, end)
            while not (tokens.has(start, "MONTH") or tokens.outline[start] in "12"):
                start += 1
            after = (start, stop)
        else:
            while tokens.outline[start] not in "12":
                start += 1
            after = (start, stop)
        groups = self._days.groups(tokens, after, mask, whole=strict)
        if not groups or not groups[0].first[0]:
            return [], end
        return groups, groups[0].end

    def _in_names(
        self, tokens: Tokens, place: Place, mask: int, end: int
    ) -> tuple[list[Group], int]:
        """Read a named month and its days behind a year: Hungarian ``június 12.``."""
        # At a line's end another may begin, unless the era word is of such a language.
        if tokens.outline[place[0]] == "\n" and not mask & self._lexicon.month_after_year:
            return [], end
        group = named_after(self._lexicon, self._days, tokens, place)
        return ([group], group.end) if group else ([], end)

    def _ahead(
        self,
        tokens: Tokens,
        parts: EraParts,
        mask: int,
        year: int,
        stated: Stated,
        *,
        strict: bool,
    ) -> Ahead:
        """Read the months and days, and the Gregorian year, that stand before."""
        number_first = parts.year[0] >= 0 and parts.year[0] < parts.anchor[0]
        start = parts.anchor[0]
        if number_first:
            start = year_word(tokens, parts.year[0])
        nothing = Ahead(start, [], None)
        groups: list[Group] = []
        if parts.before[0] >= 0:
            groups = self._days.groups(tokens, parts.before, mask, whole=strict)
            if not self._days.reaches(tokens, groups, parts.before[1]):
                groups = []
        opened = parts.opening[0] >= 0
        if opened and not stated.closed:
            return nothing
        if parts.front[0] < 0:
            return Ahead(groups[-1].start, groups, None) if groups else nothing
        ahead, month_day, begin = _front(tokens, parts.front)
        if ahead is None:
            return nothing
        between = tokens.outline[parts.front[1] : start]
        ours = opened or ("." not in between) and (
            stated.year is None and (ahead == year or bool(groups) or month_day is not None)
        )
        if not ours:
            return nothing
        if month_day is not None:
            place = parts.front
            groups = [Group(*place, month_day, None, mask, True, "", False, "units", True, -1, False)]
        return Ahead(groups[-1].start if groups else begin, groups, ahead)

    def _earlier(self, tokens: Tokens, groups: list[Group], head: Reading) -> list[Reading]:
        return earlier(tokens, groups, head)


def _behind_article(tokens: Tokens) -> int:
    """Return the token at which a text begins, an article aside: the 89th year of Juche."""
    return 2 if tokens.has(0, "INNER_ARTICLE") and tokens.outline[1:2] in {" ", "\n"} else 0


def _numbers(tokens: Tokens, place: Place) -> list[Item]:
    """Return the months and days of .7.19-8.2 as they stand."""
    numbers = [at for at in range(*place) if tokens.outline[at] in "12"]
    items = []
    for start in range(0, len(numbers), 2):
        month, day = (*numbers[start : start + 2], -1)[:2]
        if start and day < 0:
            month, day = -1, month
        value = tokens.number(month) if month >= 0 else 0
        items.append(
            Item(numbers[start], place[1], value, 1, EVERY, "units", month_place=month, day_place=day)
        )
    return items


def year_word(tokens: Tokens, number: int) -> int:
    """Return the word for year before a number, or the number where there is none."""
    before = number - 1
    if before > 0 and tokens.outline[before] in " \n" and tokens.has(before - 1, "YEAR_WORD"):
        return before - 1
    return number


class Ahead(NamedTuple):
    """What stands before an era word and its year."""

    begin: int
    groups: list[Group]
    year: int | None


def earlier(tokens: Tokens, groups: list[Group], head: Reading) -> list[Reading]:
    """Return the months and days of a list before one whose year they share, in order.

    The last joint is a word, as in ``April, May and June 2010``; a comma alone may divide anything.
    """
    found: list[Reading] = []
    if groups[-1].joint != "list":
        return found
    following = head.first
    for group in reversed(groups[:-1]):
        first: Fields = (head.first[0], *group.first)
        same = bool(first[2]) == bool(following[2])
        if not (same and first[1] and first < following and in_order(first, None)):
            break
        if group.last and not in_order(first, (head.first[0], *group.last)):
            break
        if begins_inside(tokens, group.start):
            break
        last: Fields | None = (head.first[0], *group.last) if group.last else None
        start, end = tokens.places[group.start], tokens.places[group.end]
        found.insert(0, Reading(start, end, first, last, head.mask, elided=True))
        following = first
    return found


def _later(
    tokens: Tokens, groups: list[Group], head: Reading, not_years: tuple[str, ...]
) -> list[tuple[Reading, int]]:
    """Return the months and days of a list behind one whose year they share, each with its end."""
    found: list[tuple[Reading, int]] = []
    year = head.first[0]
    reached = (head.last or head.first)[1:]
    has_day = bool(head.first[2])
    for group in groups[1:]:
        lone = not group.own
        if lone and not (group.joint == "list" and has_day and group.unit):
            break
        if not lone and bool(group.first[1]) != has_day and group.joint != "list":
            break
        text = tokens.text
        if lone and text.startswith(not_years, tokens.places[group.end]):
            break
        if group.first <= reached or not in_order((year, *group.first), None):
            break
        last: Fields | None = (year, *group.last) if group.last else None
        if last and not (in_order((year, *group.first), last) and last > (year, *group.first)):
            break
        start, end = tokens.places[group.start], tokens.places[group.end]
        reading = Reading(start, end, (year, *group.first), last, head.mask, elided=True)
        found.append((reading, group.end))
        reached = group.last or group.first
    return found


later = _later


def named_after(lexicon: Lexicon, days: Days, tokens: Tokens, place: Place) -> Group | None:
    """Read a named month and its days behind a year: Hungarian ``szeptember 28. – október 2.``."""
    start, stop = place
    names = [at for at in range(start, stop) if tokens.has(at, "MONTH")]
    numbers = [at for at in range(start, stop) if tokens.outline[at] in "12"]
    month, known, _ = days.month(tokens, names[0], lexicon.month_after_year)
    known &= lexicon.month_after_year
    if not known:
        return None
    first, last = (month.number, 0), None
    if numbers:
        first = month.number, tokens.number(numbers[0])
    if len(numbers) > 1:
        later_month = days.month(tokens, names[1], known)[0] if len(names) > 1 else month
        last = later_month.number, tokens.number(numbers[1])
    return Group(names[0], stop, first, last, known, True, "", False, "month first", False, names[0], True)


def _numeric(tokens: Tokens, place: Place, mask: int) -> Group | None:
    """Read ``.7.19``, ``.7.19-21``, ``-07-19`` or ``・4・15`` behind a year."""
    start, stop = place
    numbers = [(at, tokens.number(at)) for at in range(start, stop) if tokens.outline[at] in "12"]
    values = [value or 99 for _, value in numbers]
    dash = tokens.outline.find("-", numbers[min(1, len(numbers) - 1)][0], stop) if tokens.outline[start] == "." else -1
    if dash < 0:
        first = (values[0], values[1] if len(values) > 1 else 0)
        return Group(start, stop, first, None, mask, True, "", False, "units", True, -1, False)
    ahead = [value for at, value in numbers if at < dash]
    behind = [value or 99 for at, value in numbers if at > dash]
    if len(ahead) < 2:
        return None
    last = (behind[0], behind[1]) if len(behind) > 1 else (ahead[0], behind[0])
    return Group(start, stop, (ahead[0], ahead[1]), last, mask, True, "", False, "units", True, -1, False)


def _front(tokens: Tokens, place: Place) -> tuple[int | None, tuple[int, int] | None, int]:
    """Return the Gregorian year before the era word, its month and day, and where it begins."""
    start, stop = place
    at = tokens.outline.index("4", start, stop)
    numbers = [tokens.number(index) or 99 for index in range(start, stop) if tokens.outline[index] in "12"]
    before = tokens.outline[max(0, start - 2) : start]
    if start == at and before[-1:] == "-" and before[:1] in "12345":
        return None, None, start  # the end of a range of years of its own
    marks = {tokens.text[tokens.places[index]] for index in range(start, stop) if tokens.outline[index] in "-/." and index + 1 < stop}
    if start == at and len(numbers) == 2 and len(marks) > 1 and not any(tokens.has(i, "MONTH_UNIT") for i in range(start, stop)):
        return None, None, start
    month_day = None
    if numbers:
        if at > start:
            month_day = (numbers[1], numbers[0])
        else:
            month_day = (numbers[0], numbers[1] if len(numbers) > 1 else 0)
    return tokens.number(at), month_day, start


def _paired(tokens: Tokens, opening: int, closing: int) -> bool:
    """Tell whether two tokens are brackets of the same family."""
    text, places = tokens.text, tokens.places
    return FAMILY[text[places[opening]]] == FAMILY[text[places[closing]]]


paired = _paired


def _reading(
    tokens: Tokens,
    begin: int,
    end: int,
    group: Group | None,
    mask: int,
    years: tuple[int, int | None],
    stated: tuple[int, int | None],
) -> Reading | None:
    """Put the fields together, None when there is no such date."""
    first, last = _fields(years, group)
    if not in_order(first, last):
        return None
    start, stop = tokens.places[begin], tokens.places[end]
    if stated == years:
        return Reading(start, stop, first, last, mask)
    return Reading(start, stop, first, last, mask, Span(*_fields(stated, group)))


def _fields(years: tuple[int, int | None], group: Group | None) -> tuple[Fields, Fields | None]:
    year, last_year = years
    if group is None:
        return (year, 0, 0), None if last_year is None else (last_year, 0, 0)
    return ends(year, group, last_year)


def ends(year: int, group: Group, last_year: int | None = None) -> tuple[Fields, Fields | None]:
    """Return the ends of a month and day of a year; a range over New Year began the year before."""
    first, last = group.first, group.last
    if last is None:
        return (year, *first), None
    if first[1] and first[0] - last[0] >= _OVER_NEW_YEAR and last_year is None:
        return (year - 1, *first), (year, *last)
    return (year, *first), (last_year or year, *last)
