"""The days of a list that have the year which a word beside one of them tells."""

from __future__ import annotations

from .. import _typing as t
from ..fields import MONTHS
from .bare import NOTHING, Told
from .edges import breaks
from .items import Group
from .tokens import Tokens


def shared_years(groups: list[Group], lead: Told, behind: Told) -> list[Told]:
    """Return what tells the year of each of some days: January 6 and September 9 last year.

    A word beside the first tells that of those behind it, and one beside the last that of those
    before it, as long as a list goes on in one year, or from December to January.
    """
    told = [NOTHING] * len(groups)
    shift = lead.shift
    for number in range(1, len(groups)):
        shift = _going_on(groups[number - 1], groups[number], {"list", "comma"}, shift, 1)
        told[number] = Told(shift, None) if shift else told[number]
    shift = behind.shift
    for number in range(len(groups) - 2, -1, -1):
        shift = _going_on(groups[number], groups[number + 1], {"list"}, shift, -1)
        told[number] = Told(shift, None) if shift else told[number]
    return told


def _going_on(
    before: Group, group: Group, joints: set[str], shift: tuple[t.Unit, int] | None, step: int
) -> tuple[t.Unit, int] | None:
    """Return the year beside one that is told, ``step`` away over New Year, None if none is."""
    if shift is None or shift[0] != "year":
        return None
    if not group.own:
        # It has the year of the day before it: September 9, 10 and 11 last year.
        return shift if step < 0 and group.joint else None
    if group.joint not in joints:
        return None
    if before.first < group.first:
        return shift
    over = before.first[0] == MONTHS and group.first[0] == 1
    return (shift[0], shift[1] + step) if over else None


def is_followed(tokens: Tokens, groups: list[Group], *, told: bool) -> bool:
    """Tell whether days follow, the last at a pause, of another month, or with its year told.

    On April 5, 16 and 29; on June 1, 8 and 22 and July 6; on April 5, 16 and 29 last year.
    """
    for group in groups:
        if group.joint not in {"list", "comma"} or not group.first[1]:
            return False
        if group.own and group.order == "day first":
            return False  # May 2, 3 and 4 July
        if group.own or group.unit or breaks(tokens.text, tokens.places[group.end]):
            return True
    return told
