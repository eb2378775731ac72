"""Reading months and days: one, a range, or a list that shares a month or a year."""

from __future__ import annotations

from ..fields import LONGEST_MONTH
from .edges import INLINE
from .grammar import Grammar
from .items import Group, Item, closed, day_of, grouped, with_months
from .late import late
from .letters import lead_in
from .lexicon import Lexicon
from .parting import begins_a_sentence, on_another_row
from .parts import NOWHERE, EndParts, Place
from .reading import EVERY, narrowed
from .tokens import DASHES, Tokens
from .words import Month

# How many characters behind a number are searched for a word that makes it a count.
_COUNT = 8
# What follows a full stop that ends no sentence.
_SIGNS = frozenset((",", ":", ";", ")"))
# What ends the sentence before a word.
_STOPS = frozenset(".!?:")
# The outline of a number that ends a place.
_DAY_BEHIND = late("[ \n][12]\\.?")
NO_MONTH = 99
"""A number that is no month or day. 0 means that there is no number."""


class Days:
    """The reader of months and days, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar

    def groups(
        self, tokens: Tokens, place: Place, mask: int, *, whole: bool = False
    ) -> list[Group]:
        """Return the months and days of a place in order. The two ends of a range are one group.

        Args:
            tokens: the stretch of text.
            place: where the months and days stand in its outline.
            mask: the languages of the expression to which they belong.
            whole: whether the text is one expression. Then ``and`` makes a range.
        """
        items = self.items(tokens, place, mask, whole=whole)
        if items and _is_number_of_a_thing(tokens, items[0]):
            several = len(items) > 1 and items[1].joint == "range"
            several = several and tokens.outline.startswith(",", items[1].day_place + 1)
            month = items[several]._replace(start=items[several].month_place, day=0, joint="")
            items = [month, *items[1 + several :]] if month.month else items[1:]
        return grouped(with_months(items))

    def behind(
        self, tokens: Tokens, place: Place, mask: int, *, whole: bool = False
    ) -> list[Group]:
        """Return the months and days behind a year, as ``groups`` does.

        None are if the first number is that of another date: 2000, 5 May/June.
        """
        part = first_part(tokens, place)
        groups = self.groups(tokens, part, mask, whole=whole)
        begins = groups and groups[0].start == part[0] and groups[0].first[0]
        return groups if begins else []

    def reaches(self, tokens: Tokens, groups: list[Group], stop: int) -> bool:
        """Tell whether the last group ends at a token. A day of the week may stand between.

        A day that takes its month from an item before it must be later than that: not July 9, 5.
        """
        if not groups or not groups[-1].first[0]:
            return False
        last = groups[-1]
        if not last.own and groups[1:] and last.first <= (groups[-2].last or groups[-2].first):
            return False
        if begins_a_sentence(tokens, stop) or on_another_row(tokens, last.start, stop):
            return False
        end = last.end
        if end == stop:
            return True
        found = self._grammar.weekday.match(tokens.outline, end, stop)
        return found is not None and found[1][1] == stop

    def items(self, tokens: Tokens, place: Place, mask: int, *, whole: bool) -> list[Item]:
        """Return the months and days of a place, each as the text has it."""
        at, end = place
        items: list[Item] = []
        joint: Place | None = None
        while found := self._one(tokens, at, end):
            item = self._item(tokens, *found, mask)
            if item is None and items:
                break
            said = self._said(tokens, joint, items, item, whole=whole) if item and joint else ""
            if item and joint and said:
                if said == "range" and not whole and self._is_no_end(tokens, joint, item):
                    break
                item = item._replace(joint=said)
                if self._ends_a_sentence(tokens, found, items[-1], item):
                    items.append(day_of(item))
                    break
            if item:
                if not said:
                    items.clear()  # nothing joins what stands before: by 12 on 28 February
                items.append(item)
            # A word that is no month there stands before the first: handed out, 15 April.
            between = self._grammar.between.match(tokens.outline, found[1][1], end)
            if between is None:
                break
            parts, (_, at) = between
            joint = parts.joint if items else None
        return closed(items)

    def _said(
        self, tokens: Tokens, joint: Place, items: list[Item], item: Item, *, whole: bool
    ) -> str:
        """Return what joins an item to those before it, empty if they are none."""
        before = items[-1]
        known = narrowed(item.mask, before.mask)
        said = self.joint(tokens, joint, items[0].start, known, whole=whole)
        if not said:
            return "list" if before.month else ""
        if said != "range" and self._is_counted(tokens, item):
            return "comma"
        return "list" if said == "comma" and self._goes_on(before, item) else said

    def _one(self, tokens: Tokens, at: int, end: int) -> tuple[EndParts, Place] | None:
        """Return one month and day, None if there is none.

        Where a number ends the place behind a day and its month, that number is the day, and the
        one before the month is that of a thing: Decree No. 1 of October 1, 1991.
        """
        found = self._grammar.one.match(tokens.outline, at, end)
        if found is None or found[0].behind == NOWHERE:
            return found
        (parts, (_, stop)), outline = found, tokens.outline
        misread = _DAY_BEHIND.fullmatch(outline, stop, end)
        return self._grammar.one.match(outline, parts.behind[0], end) if misread else found

    def _ends_a_sentence(
        self, tokens: Tokens, found: tuple[EndParts, Place], before: Item, item: Item
    ) -> bool:
        """Tell whether the full stop behind a day makes no ordinal: June 14 to 19. April 25 won.

        It makes none where no language of the month before it writes 19. April.
        """
        told = found[0].told
        stopped = item.order == "day first" and tokens.outline[slice(*told)] == "."
        return stopped and before.month > 0 and not item.mask & before.mask

    def _is_counted(self, tokens: Tokens, item: Item) -> bool:
        """Tell whether a word behind a number of days makes it a count: 5일 뒤, 三日続けて."""
        if item.order != "day" or not item.unit:
            return False
        end = tokens.places[item.end]
        behind = tokens.text[end : end + _COUNT].lstrip()
        return behind.startswith(self._lexicon.day_counts)

    def _goes_on(self, before: Item, item: Item) -> bool:
        """Tell whether a day behind a comma goes on a list: 5월 3일, 4일; 5월 3일, 5일, 8일.

        A second number may be a count if it is not that of the next day.
        """
        if not (item.order == "day" and before.unit and item.unit and item.day > before.day):
            return False
        return before.joint in {"list", "comma"} or item.day == before.day + 1

    def _is_no_end(self, tokens: Tokens, joint: Place, item: Item) -> bool:
        """Tell whether a number behind a dash or a word of ranges is no day that ends one.

        25 апреля — 85-летие; 7 dicembre, a 19 anni; le 6 décembre à 18 h; 2월 23일부터 70일전투.
        """
        signs = tokens.outline[slice(*joint)]
        far = item.order == "day" and item.day > LONGEST_MONTH
        if far and "-" not in signs:
            return True  # morto il 6 dicembre a 69 anni
        if item.order != "day" or item.unit:
            return False
        end = tokens.places[item.day_place + 1]
        behind = tokens.text[end : end + 2]
        counted = far or (behind[:1] in DASHES and behind[1:].isalpha())
        dashed = counted and signs[0] in " \n" and "-" in signs
        return signs[0] == "," or dashed or self._lexicon.hours.match(tokens.text, end) is not None

    def _item(self, tokens: Tokens, parts: EndParts, place: Place, mask: int) -> Item | None:
        start, end = place
        worded = max(parts.worded_month, parts.slashed_month) != NOWHERE
        if worded or parts.numbered_month != NOWHERE:
            month_at = max(parts.worded_month, parts.slashed_month, parts.numbered_month)[0]
            day_at = max(parts.worded_day, parts.slashed_day, parts.numbered_day)[0]
            known = _mask_of_units(tokens, parts, start)
            day, unit = month_or_day(tokens, day_at), worded or parts.day_unit != NOWHERE
            return Item(
                start,
                end,
                month_or_day(tokens, month_at),
                day,
                narrowed(known, mask),
                "day first" if worded and day else "units",
                unit=unit,
                month_place=month_at,
                day_place=day_at,
                open=bool(day) and not unit,
                month_end=parts.unit[1],
            )
        if parts.day_alone != NOWHERE:
            day, unit = month_or_day(tokens, parts.day_alone[0]), parts.lone_unit != NOWHERE
            at = parts.day_alone[0]
            if tokens.has(end, "YEAR_UNIT"):
                return None  # 주체89년 7월 3일부터 90년 8월
            return Item(start, end, 0, day, EVERY, "day", unit=unit, day_place=at)
        return self._named(tokens, parts, place, mask)

    def _named(self, tokens: Tokens, parts: EndParts, place: Place, mask: int) -> Item | None:
        start, end = place
        day_first = parts.behind != NOWHERE
        at = max(parts.behind, parts.ahead, parts.alone)[0]
        slashed = max(parts.second, parts.other, parts.same)
        other = slashed[0]
        day = month_or_day(tokens, parts.day_of[0]) or month_or_day(tokens, parts.of_day[0])
        month, known, weak = self.month(tokens, at, mask)
        if day_first:
            # What links it to its day tells the language: 10 d'octubre is not Spanish.
            link = tokens.mask(tokens.before(at), "DAY_LINK")
            if link:
                known &= link
            if not known:
                return None  # Romanian secțiunile 1 și 2 de mai sus
        if slashed != NOWHERE:
            second, seconds, odd = self.month(tokens, other, known)
            if second.number != month.number:  # In 5 May/June 2000 the day is of another month.
                day = month_or_day(tokens, parts.of_day[0])
                if not day and odd and second.short and not _is_stopped(tokens, other):
                    return None
                found = Item(other, end, second.number, day, seconds, "month first", weak=odd)
                return found._replace(month_place=other, day_place=parts.of_day[0])
            known = known & seconds or known
        nth = max(parts.told, parts.ordinal)
        # The full stop of July 19. may end the sentence. That of 19. Juli tells the language.
        if nth != NOWHERE and (day_first or tokens.outline[nth[0]] != "."):
            known = narrowed(known, self._nth_mask(tokens, nth))
        if not day and weak and month.short and not _is_stopped(tokens, at):
            return None
        order = "day first" if day_first else "month first"
        day_place = max(parts.day_of, parts.of_day)[0]
        return Item(
            start,
            end,
            month.number,
            day,
            known,
            order,
            weak=weak,
            month_place=at,
            day_place=day_place,
            written=bool(self._written(tokens, at)),
        )

    def _nth_mask(self, tokens: Tokens, place: Place) -> int:
        """Return the languages that form an ordinal in the way of a place."""
        for index in range(*place):
            mask = tokens.mask(index, "ORDINAL")
            if mask:
                return mask
        return self._lexicon.ordinal_dot

    def month(self, tokens: Tokens, index: int, mask: int) -> tuple[Month, int, bool]:
        """Return the month at an index, its languages, and whether it is doubtful.

        It is doubtful in lower case if each of the languages has a capital there or abbreviates.
        """
        months = tokens.word(index).months
        month = next((one for one in months if one.mask & mask), months[0])
        written = tokens.written(index, index + 1)
        known = self._written(tokens, index) & month.mask
        if not known:
            known = month.mask
            if written[0].islower():
                known = month.mask & ~month.capital or month.mask
        weak = written[0].islower() and not known & ~(month.capital | month.short)
        return month, known, weak

    def _written(self, tokens: Tokens, index: int) -> int:
        """Return the languages that write a month exactly so, with its full stop or without."""
        cases, written = self._lexicon.month_cases, tokens.written(index, index + 1)
        mask = cases.get(written, 0)
        if mask and _opens_a_sentence(tokens, index):
            mask |= cases.get(written.lower(), 0)  # Hungarian december has a capital there
        return mask | cases.get(f"{written}.", 0) if _is_dotted(tokens, index) else mask

    def joint(self, tokens: Tokens, place: Place, start: int, mask: int, *, whole: bool) -> str:
        """Return what joins two items: ``range``, ``list`` or ``comma``, empty if nothing does."""
        said = "comma"
        opening = lead_in(tokens.text, tokens.places[start])
        for index in range(*place):
            if tokens.outline[index] == "-":
                return "range"
            if tokens.outline[index] == "&":
                said = "list"
            word = tokens.written(index, index + 1)
            joined = self._lexicon.joins(word, mask, opening, whole=whole)
            said = joined or ("" if tokens.has(index, "OVER") else said)
        return said


def _mask_of_units(tokens: Tokens, parts: EndParts, start: int) -> int:
    """Return the languages of what makes a number a month: 7月, tháng 7, ngày 19/7."""
    if parts.worded_month != NOWHERE:
        return tokens.mask(tokens.before(parts.worded_month[0]), "MONTH_WORD")
    if parts.slashed_month != NOWHERE:
        return tokens.mask(start, "DAY_WORD")
    return tokens.mask(parts.unit[0], "MONTH_UNIT")


def _is_number_of_a_thing(tokens: Tokens, item: Item) -> bool:
    """Tell whether the number before a month is no day: No. 4, May; pp. 17-29, May; 21(11):17."""
    at = tokens.before_all(item.start, " \n.")
    cited = tokens.outline[: item.start].endswith("):")
    return item.order in {"day first", "day"} and (cited or tokens.has(at, "NUMBERED"))


def _opens_a_sentence(tokens: Tokens, at: int) -> bool:
    """Tell whether a word begins its line or sentence, where every language has a capital."""
    before = lead_in(tokens.text, tokens.places[at])
    ended = before[-1:] in _STOPS and not before[-2:-1].isdecimal()  # not in 2024. November
    return not before or ended or tokens.outline[at - 1] == "\n"


def _is_dotted(tokens: Tokens, index: int) -> bool:
    return tokens.text.startswith(".", tokens.places[index + 1])


def _is_stopped(tokens: Tokens, index: int) -> bool:
    """Tell whether a full stop makes a month of a short word: дек. 1972, but not mar 2020.

    It makes none of one that is a weekday too: mar. is Tuesday in French.
    """
    return _is_dotted(tokens, index) and not tokens.has(index, "WEEKDAY_SHORT")


def month_or_day(tokens: Tokens, index: int) -> int:
    """Return the number at an index, 0 if the index is negative. A written 0 is NO_MONTH."""
    return (tokens.number(index) or NO_MONTH) if index >= 0 else 0


def without_stop(tokens: Tokens, group: Group) -> Group:
    """Return a group without the full stop behind it, which may end the sentence.

    It ends none behind an abbreviation or a number if another sign, a small letter or a wide gap
    follows, as in 20 Sept.: they won. An abbreviation with a stop inside has one behind it: 5 พ.ค.
    """
    if tokens.outline[group.end - 1] != "." or group.order == "day first day":
        return group
    if "." in tokens.written(group.end - 2, group.end - 1):
        return group
    end = tokens.places[group.end]
    behind = tokens.text[end : end + 3]
    follows = behind[:1] in INLINE and (behind[1:2] == "(" or behind[1:2].islower())
    if _may_be_short(tokens, group.end - 2) and (
        behind[:1] in _SIGNS or follows or (behind[2:] and behind.isspace() and "\n" not in behind)
    ):
        return group
    return group._replace(end=group.end - 1)


def _may_be_short(tokens: Tokens, index: int) -> bool:
    """Tell whether a token may have a full stop of its own: Sept, 20; not September."""
    months = tokens.word(index).months if tokens.has(index, "MONTH") else ()
    return not months or any(month.short for month in months)


def first_part(tokens: Tokens, place: Place) -> Place:
    """Return the part of a place that begins with its first number or month."""
    start, stop = place
    while not (tokens.outline[start] in "12" or names_a_month(tokens, start)):
        start += 1
    return start, stop


def names_a_month(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is the name of a month, or the word before its number: tháng 5."""
    return tokens.has(index, "MONTH") or tokens.has(index, "MONTH_WORD")
