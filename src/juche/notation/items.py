"""Months and days as a text has them, and the dates that they make together."""

from __future__ import annotations

from typing import NamedTuple

from .reading import EVERY, MonthDay, narrowed


class Item(NamedTuple):
    """One month and day, as an outline has it."""

    start: int
    end: int
    month: int
    """0 if a neighbour has it."""
    day: int
    mask: int
    order: str
    """``month first``, ``day first``, ``units`` or ``day``."""
    joint: str = ""
    """What joins it to the item before: ``range``, ``list``, ``comma``, or empty."""
    weak: bool = False
    """Whether its month is doubtful: an abbreviation or an English name in lower case."""
    unit: bool = False
    """Whether the day has its unit."""
    month_place: int = -1
    day_place: int = -1
    written: bool = False
    open: bool = False
    """Whether the end of its range must have the unit of its day: (12월) 27(~31일)."""
    month_end: int = -1
    """Where the unit of its month ends, if it has one."""


class Group(NamedTuple):
    """A month and day, or a range of them, in a list."""

    start: int
    end: int
    first: MonthDay
    last: MonthDay | None
    mask: int
    own: bool = True
    """Whether it has a month of its own."""
    joint: str = ""
    """What joins it to the group before: ``list``, ``comma``, or empty."""
    weak: bool = False
    """Whether its month is doubtful."""
    order: str = "month first"
    unit: bool = False
    """Whether its day has its unit."""
    written: bool = False
    """Whether some table has its month exactly as it is written."""


def day_of(item: Item) -> Item:
    """Return the day of an item alone, without the month behind it."""
    return item._replace(end=item.day_place + 1, month=0, mask=EVERY, order="day", month_place=-1)


def closed(items: list[Item]) -> list[Item]:
    """Return the items up to the first number that wants the unit of a day and has none."""
    for index, item in enumerate(items):
        if not item.open:
            continue
        following = items[index + 1] if index + 1 < len(items) else None
        if following and following.joint == "range" and following.unit:
            continue
        listed = _counted_list(items, index)
        if listed:
            return [*items[:index], *listed]
        # The number behind the month is no day: 7월 5개.
        return [*items[:index], item._replace(day=0, end=item.month_end, open=False)]
    return items


def _counted_list(items: list[Item], index: int) -> list[Item]:
    """Return days whose unit stands behind the last, none where it does not: 9월 8·9일."""
    days = items[index : index + 1]
    for item in items[index + 1 :]:
        if item.order != "day" or item.joint == "range" or item.day <= days[-1].day:
            return []
        days.append(item._replace(joint="list", unit=True))
        if item.unit:
            first = days[0]._replace(unit=True, open=False)
            return [first, *days[1:], *items[index + len(days) :]]
    return []


def with_months(items: list[Item]) -> list[Item]:
    """Return the items. Each day without a month takes that of its neighbour."""
    filled = list(items)
    for index, item in enumerate(filled[1:], 1):
        before = filled[index - 1]
        order = before.order.removesuffix(" day")
        after = filled[index + 1] if index + 1 < len(filled) else None
        if after and after.order == "day first" and after.joint == "range":
            continue  # 10-13 August
        leans = order in {"month first", "units"} or (
            item.joint == "range" and order == "day first" and item.day > before.day
        )
        if item.order == "day" and before.day and leans:
            filled[index] = item._replace(
                month=before.month, mask=before.mask, order=f"{order} day", weak=before.weak
            )
    for index in range(len(filled) - 2, -1, -1):
        item, after = filled[index], filled[index + 1]
        if item.order == "day" and after.month and after.order in {"day first", "day first day"}:
            filled[index] = item._replace(
                month=after.month, mask=after.mask, order="day first day", weak=after.weak
            )
    return filled


def grouped(items: list[Item]) -> list[Group]:
    """Return the items as groups. The two ends of a range are one group."""
    groups: list[Group] = []
    for item in items:
        first = item.month, item.day
        if item.joint == "range" and groups and groups[-1].last is None:
            before = groups[-1]
            if before.order == "day" and not before.unit and item.order == "units" and not item.day:
                before = before._replace(first=(before.first[1], 0), own=True)  # 7-9월
            if bool(before.first[1]) == bool(item.day):
                mask = narrowed(item.mask, before.mask)
                leans = before.order == "day first day"
                groups[-1] = before._replace(
                    end=item.end,
                    last=first,
                    mask=mask,
                    unit=before.unit or item.unit,
                    own=before.own or leans,
                    order=item.order if leans else before.order,
                )
                continue
        own = not item.order.endswith("day")
        groups.append(
            Group(
                item.start,
                item.end,
                first,
                None,
                item.mask,
                own,
                item.joint,
                item.weak,
                item.order,
                item.unit,
                item.written,
            )
        )
    return groups
