"""A month and day without a year, as the rules that withhold it see it."""

from __future__ import annotations

from typing import NamedTuple

from .. import _typing as t
from .items import Group
from .late import late
from .letters import begun_line, lead_in
from .lexicon import Lexicon
from .parts import Place
from .tokens import Tokens

# The most tokens between a day and a word behind it that changes its meaning.
_NEAR = 5
# The marks and blanks that may stand before an entry of a list.
_MARKS = 7
_DAYS = frozenset("12")
"""The signs of numbers that may be days in outlines."""
# What stands behind the day of an entry: April 9: talks.
_ENTRY = late(r":\s|\s[–-]\s(?!\d)")


class Told(NamedTuple):
    """What a word beside months and days tells about their year."""

    shift: tuple[t.Unit, int] | None
    direction: int | None


NOTHING = Told(None, None)
_NOTHING_AT_ALL = (NOTHING, NOTHING, NOTHING)


class FromTold(NamedTuple):
    """A word for the month that was told, 같은 달, or for a year by its distance: 이듬해."""

    start: int
    """Where the word begins in the text."""
    distance: int


class Beside(NamedTuple):
    """What the words beside a month and day tell of its year."""

    lead: Told
    """What the word before it tells."""
    behind: Told
    behind_at: int
    """Where the word behind it stands, -1 if none does."""
    shared: Told
    """What a word beside another item of its list tells."""


class Listed(NamedTuple):
    """What the list of a month and day tells of it."""

    cued: bool
    """Whether the month before it is read as a date."""
    listed: bool
    """Whether an item before it is read."""
    followed: bool
    """Whether items stand behind it, and the last of them is certain."""


class Bare:
    """A month and day without a year, as the rules see it.

    What most rules ask is found once.

    Attributes:
        start, end: its place in the text.
        before: the token before it and before gaps and articles.
        leading: the token before it, prepositions of days, commas and possessives aside too.
        told_at: the word beside it for a year that the text told before, -1 if there is none.
        aided: whether a word beside it tells its year.
    """

    __slots__ = (
        "aided",
        "before",
        "behind",
        "behind_at",
        "cued",
        "end",
        "followed",
        "group",
        "lead",
        "leading",
        "lexicon",
        "listed",
        "shared",
        "start",
        "tokens",
        "told_at",
    )

    def __init__(
        self,
        lexicon: Lexicon,
        tokens: Tokens,
        group: Group,
        beside: Beside,
        listed: Listed,
    ) -> None:
        """Take a group of some tokens, and what the words beside it and its list tell."""
        self.lexicon = lexicon
        self.tokens = tokens
        self.group = group
        self.lead, self.behind, self.behind_at, self.shared = beside
        self.cued, self.listed, self.followed = listed
        self.start = tokens.places[group.start]
        self.end = tokens.places[group.end]
        self.before = tokens.before_all(group.start, " \n", "ARTICLE")
        self.leading = tokens.before_all(self.before + 1, " \n,", "ON", "POSSESSIVE")
        self.told_at = self._told_year() if beside.lead == NOTHING else -1
        told = (beside.lead, beside.behind, beside.shared)
        self.aided = self.told_at >= 0 or told != _NOTHING_AT_ALL

    @property
    def told(self) -> FromTold | None:
        """The word for a year that the text told before, None if there is none."""
        tokens, at = self.tokens, self.told_at
        return FromTold(tokens.places[at], tokens.word(at).number) if at >= 0 else None

    @property
    def place(self) -> Place:
        """Its tokens, with the word right beside it for a year that the text told."""
        tokens, (start, end), at = self.tokens, (self.group.start, self.group.end), self.told_at
        if at >= end:
            return start, at + 1
        if at >= 0 and tokens.before_all(start, " \n", "POSSESSIVE") == at:
            return at, end
        return start, end

    @property
    def lead_text(self) -> str:
        """The folded text before it, without the hyphen that may join it: mid-May."""
        return lead_in(self.tokens.text, self.start).rstrip(" -")

    def has_cue(self) -> bool:
        """Tell whether a word before it makes a month alone a date: in May."""
        return bool(self.lexicon.month_cue(self.lead_text) & self.group.mask)

    def has_preposition(self) -> bool:
        """Tell whether a word before it does so where the text has told its year: en mayo."""
        return bool(self.lexicon.month_preposition(self.lead_text) & self.group.mask)

    def heads_an_entry(self) -> bool:
        """Tell whether it begins its line before a sign, as in a chronology: - January: talks."""
        tokens, end = self.tokens, self.group.end
        at = tokens.behind(end + tokens.outline.startswith(".", end))
        paused = tokens.outline[at : at + 1] == ":" or tokens.outline[at : at + 2] == "- "
        lead = begun_line(tokens.text, self.start, _MARKS)
        return paused and lead is not None and not any(map(str.isalnum, lead))

    def has_behind(self, role: str) -> bool:
        """Tell whether a word of a role stands behind it. Gaps, signs and links may precede."""
        tokens = self.tokens
        for at in range(self.group.end, min(self.group.end + _NEAR, len(tokens.values))):
            if tokens.has(at, role):
                return True
            if tokens.outline[at] not in " \n,(" and not tokens.has(at, "YEAR_LINK"):
                return False
        return False

    def _told_year(self) -> int:
        """Return the word beside it for a year that the text told before, -1 if there is none.

        A word before it may be parted from it: the same year, on May 6. One behind a comma may be
        of what follows: on May 6, the next year.
        """
        tokens, end = self.tokens, self.group.end
        if tokens.has(self.leading, "TOLD_YEAR"):
            return self.leading
        for at in range(end + 1, min(end + _NEAR, len(tokens.values))):
            if tokens.has(at, "TOLD_YEAR"):
                return at
            if tokens.outline[at - 1] not in " \n" and not tokens.has(at - 1, "YEAR_LINK"):
                break
        return -1


def unread(tokens: Tokens, group: Group) -> int:
    """Return the token from which a search goes on behind a group that is no date.

    The day behind a word that is no month there may be that of the next: They set 8 July.
    """
    day = group.end - 1
    while tokens.outline[day] not in _DAYS and day > group.start:
        day -= 1
    behind = tokens.behind(group.end)
    again = day > group.start and tokens.has_one_of(behind, ("MONTH", "DAY_LINK"))
    return day if again else group.end


def day_behind_a_number(tokens: Tokens, group: Group, ordinal_dot: int) -> int:
    """Return the month of a day that stands behind the number of an entry, 0 if none does.

    In 1. May 7: talks. the month is that of the seventh, unless its language writes 1. May. If it
    may, only a sign behind the number tells that it is a day.
    """
    month, outline = group.end - 1, tokens.outline
    while month > group.start and not tokens.has(month, "MONTH"):
        month -= 1
    dotted = group.order == "day first" and "." in outline[group.start : month]
    day = tokens.behind(group.end)
    if not dotted or outline[day : day + 1] not in _DAYS:
        return 0
    shared = ordinal_dot & tokens.mask(month, "MONTH")
    return month if not shared or _ENTRY.match(tokens.text, tokens.places[day + 1]) else 0
