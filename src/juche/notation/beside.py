"""Months and days that take their year from beside them: from either side, or from a list."""

from __future__ import annotations

from ..fields import Fields
from .days import Days, month_or_day
from .edges import begins_inside
from .items import Group, Item
from .lexicon import Lexicon
from .parts import Place
from .reading import EVERY, MonthDay, Reading, in_order
from .tokens import FAMILY, Tokens

# A range that goes back by so many months crosses a New Year: December 31 – January 2.
_OVER_NEW_YEAR = 6
_CENTURY = 100


def ends(year: int, group: Group, last_year: int | None = None) -> tuple[Fields, Fields | None]:
    """Return the ends of a group before its year. A range over New Year begins a year earlier."""
    first, last = group.first, group.last
    if last is None:
        return (year, *first), None
    if last_year is None and is_over_new_year(group):
        return (year - 1, *first), (year, *last)
    return (year, *first), (last_year or year, *last)


def ends_behind(year: int, group: Group) -> tuple[Fields, Fields | None]:
    """Return the ends of a group behind its year. A range over New Year ends a year later."""
    return ends(year, group, year + 1 if is_over_new_year(group) else None)


def is_over_new_year(group: Group) -> bool:
    """Tell whether a range of days goes on in the next year: December 31 – January 2."""
    first, last = group.first, group.last
    return bool(first[1] and last and first[0] - last[0] >= _OVER_NEW_YEAR)


def earlier(tokens: Tokens, groups: list[Group], head: Reading) -> list[Reading]:
    """Return the items of a list that stand before the one with the year, in order.

    A word must join the last one, as in ``April, May and June 2010``, or it has its month from the
    one before, as in ``August 1, 4 Juche 6``. A comma alone is no evidence of a list.
    """
    found: list[Reading] = []
    if not groups or (groups[-1].joint != "list" and groups[-1].own):
        return found
    year, following = head.first[0], head.first
    for group in reversed(groups[:-1]):
        first: Fields = (year, *group.first)
        last: Fields | None = (year, *group.last) if group.last else None
        fits = group.first[0] and bool(first[2]) == bool(following[2]) and first < following
        if not fits or not in_order(first, last) or begins_inside(tokens, group.start):
            break
        start, end = tokens.places[group.start], tokens.places[group.end]
        found.insert(0, Reading(start, end, first, last, head.mask, elided=True))
        following = first
    return found


def begun(numbers: list[int], month: int) -> MonthDay:
    """Return the first day of a range of numbers, in the month of its last if it has none.

    >>> begun([25], 5), begun([25, 12], 1)
    ((5, 25), (12, 25))
    """
    day, *months = numbers
    return (months[0] if months else month), day


def later(tokens: Tokens, groups: list[Group], head: Reading) -> list[tuple[Reading, int]]:
    """Return the items of a list behind the one with the year, each with the token behind it."""
    found: list[tuple[Reading, int]] = []
    year, has_day = head.first[0], bool(head.first[2])
    reached = (head.last or head.first)[1:]
    for group in groups[1:]:
        start, end = tokens.places[group.start], tokens.places[group.end]
        if not _goes_on(group, has_day=has_day) or group.first <= reached:
            break
        first: Fields = (year, *group.first)
        last: Fields | None = (year, *group.last) if group.last else None
        if not in_order(first, last) or (last and last <= first):
            break
        found.append((Reading(start, end, first, last, head.mask, elided=True), group.end))
        reached = group.last or group.first
    return found


def _goes_on(group: Group, *, has_day: bool) -> bool:
    """Tell whether an item continues a list.

    A day alone needs its unit and a joining word. An item with a month needs a joining word, unless
    it has the precision of the first item.
    """
    if not group.own:
        return group.joint == "list" and has_day and group.unit
    return bool(group.first[1]) == has_day or group.joint == "list"


def is_named(tokens: Tokens, place: Place) -> bool:
    """Tell whether a place begins with a gap and the name of a month."""
    return tokens.outline[place[0]] in " \n" and tokens.has(place[0] + 1, "MONTH")


def named_after(lexicon: Lexicon, days: Days, tokens: Tokens, place: Place) -> Group | None:
    """Read a named month and its days behind a year: Hungarian ``szeptember 28. – október 2.``."""
    start, stop = place
    names = [at for at in range(start, stop) if tokens.has(at, "MONTH")]
    numbers = tokens.numbers(place)
    month, known, _ = days.month(tokens, names[0], lexicon.month_after_year)
    known &= lexicon.month_after_year
    if not known:
        return None
    first, last = (month.number, 0), None
    if numbers:
        first = month.number, numbers[0]
    if len(numbers) > 1:
        other = days.month(tokens, names[1], known)[0] if len(names) > 1 else month
        last = other.number, numbers[1]
    return Group(names[0], stop, first, last, known)


def numeric(tokens: Tokens, place: Place, mask: int) -> Group | None:
    """Read ``.7.19``, ``.7.19-21``, ``-07-19`` or ``・4・15`` behind a year."""
    items = numeric_items(tokens, place)
    months = [
        (month_or_day(tokens, item.month_place), month_or_day(tokens, item.day_place))
        for item in items
    ]
    if len(months) == 1:
        return Group(*place, months[0], None, mask)
    (month, day), (later_month, later_day) = months
    if not day:
        return None  # 89.7-8, 89.7-8.21
    return Group(*place, (month, day), (later_month or month, later_day), mask)


def numeric_items(tokens: Tokens, place: Place) -> list[Item]:
    """Return the months and days of ``.7.19-8.2`` as they stand."""
    start, stop = place
    # A dash ends the first date, unless dashes divide all the numbers: -07-19.
    dash = tokens.outline.find("-", start + 1, stop) if tokens.outline[start] == "." else -1
    numbers = [at for at in range(*place) if tokens.outline[at] in "12"]
    first = [at for at in numbers if dash < 0 or at < dash]
    items = []
    for joint, written in (("", first), ("range", numbers[len(first) :])):
        if not written:
            continue
        alone = bool(joint) and len(written) < len(first)
        month, day = (-1, *written) if alone else (*written, -1)[:2]
        item = Item(written[0], stop, month_or_day(tokens, month), 1, EVERY, "units", joint)
        items.append(item._replace(month_place=month, day_place=day))
    return items


def front(tokens: Tokens, place: Place) -> tuple[int, MonthDay | None] | None:
    """Return the Gregorian year before the era word, with its month and day.

    None if the year ends a range of its own, as in ``2000-2002 (Juche 89-91)``, if it is of another
    era, as in ``단기 4345년(주체101년)``, or if the marks between the numbers differ.
    """
    start, stop = place
    if tokens.has(tokens.before(start), "FOREIGN_ERA"):
        return None
    at = tokens.outline.index("4", start, stop)
    numbers = [index for index in range(start, stop) if tokens.outline[index] in "12"]
    before = tokens.outline[max(0, start - 2) : start]
    if start == at and before[-1:] == "-" and before[:1] in "12345":
        return None
    month_day: MonthDay | None = None
    if numbers:
        values = [month_or_day(tokens, index) for index in numbers]
        marks = [index for index in range(start, numbers[-1]) if tokens.outline[index] in "-/."]
        if start == at and len({tokens.written(one, one + 1) for one in marks}) > 1:
            return None
        month, day = (*values, 0)[:2]
        month_day = (day, month) if at > start else (month, day)
    return tokens.number(at), month_day


def paired(tokens: Tokens, opening: int, closing: int) -> bool:
    """Tell whether two tokens are an opening and a closing bracket of the same kind."""
    return (
        FAMILY[tokens.written(opening, opening + 1)] == FAMILY[tokens.written(closing, closing + 1)]
    )


def years_of(tokens: Tokens, place: Place) -> list[int] | None:
    """Return the Gregorian years of a bracket, None if its two signs are of different kinds.

    The second one may have two digits: ``[1980-81]``.
    """
    start, stop = place
    if not paired(tokens, tokens.outline.index("(", start), stop - 1):
        return None
    first, *rest = (tokens.number(at) for at in range(start, stop) if tokens.outline[at] in "24")
    return [first, *(_in_full(first, number) for number in rest)]


def _in_full(first: int, number: int) -> int:
    """Return the year that the last two digits of a year behind a first year mean."""
    century, year = divmod(first, _CENTURY)
    if number >= _CENTURY:
        return number
    return (century + (number <= year)) * _CENTURY + number
