"""A month and day without a year, as the rules that withhold it see it."""

from __future__ import annotations

from typing import NamedTuple

from .. import _typing as t
from .items import Group
from .letters import lead_in
from .lexicon import Lexicon
from .parts import Place
from .tokens import Tokens

# The most tokens between a day and a word behind it that changes its meaning.
_NEAR = 5


class Told(NamedTuple):
    """What a word beside months and days tells about their year."""

    shift: tuple[t.Unit, int] | None
    direction: int | None


NOTHING = Told(None, None)


class FromTold(NamedTuple):
    """A word for the month that was told, 같은 달, or for a year by its distance: 이듬해."""

    start: int
    """Where the word begins in the text."""
    distance: int


class Bare(NamedTuple):
    """A month and day without a year, as the rules see it."""

    tokens: Tokens
    group: Group
    lead: Told
    behind: Told
    behind_at: int
    lexicon: Lexicon
    cued: bool
    """Whether the month before it in its list is read as a date."""
    listed: bool
    """Whether an item of its list before it is read."""
    shared: Told = NOTHING
    """What a word beside another item of its list tells of its year."""
    followed: bool = False
    """Whether items of its list stand behind it, and the last of them is certain."""
    told_at: int = -1
    """The word for a year that the text told before: the same year, 이듬해. -1 if there is none."""

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens.places[self.group.start]

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens.places[self.group.end]

    @property
    def aided(self) -> bool:
        """Whether a word beside it tells its year."""
        beside = (self.lead, self.behind, self.shared)
        return self.told_at >= 0 or any(told != NOTHING for told in beside)

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

    def word_before(self) -> int:
        """Return the token before it and before gaps and articles."""
        return self.tokens.before_all(self.group.start, " \n", "ARTICLE")

    def word_leading(self) -> int:
        """Return the token before it, prepositions of days, commas and possessives aside too."""
        return _leading(self.tokens, self.group.start)

    def has_behind(self, role: str) -> bool:
        """Tell whether a word of a role stands behind it. Gaps, signs and links may precede."""
        tokens = self.tokens
        for at in range(self.group.end, min(self.group.end + _NEAR, len(tokens.values))):
            if tokens.has(at, role):
                return True
            if tokens.outline[at] not in " \n,(" and not tokens.has(at, "YEAR_LINK"):
                return False
        return False


def told_year(tokens: Tokens, group: Group, lead: Told) -> int:
    """Return the word beside a group for a year that the text told before, -1 if there is none.

    A word before it may be parted from it: the same year, on May 6. One behind a comma may be of
    what follows: on May 6, the next year.
    """
    if lead != NOTHING:
        return -1
    leading = _leading(tokens, group.start)
    if tokens.has(leading, "TOLD_YEAR"):
        return leading
    for at in range(group.end + 1, min(group.end + _NEAR, len(tokens.values))):
        if tokens.has(at, "TOLD_YEAR"):
            return at
        if tokens.outline[at - 1] not in " \n" and not tokens.has(at - 1, "YEAR_LINK"):
            break
    return -1


def _leading(tokens: Tokens, start: int) -> int:
    """Return the token before a group, prepositions of days, commas and possessives aside."""
    behind = tokens.before_all(start, " \n", "ARTICLE") + 1
    return tokens.before_all(behind, " \n,", "ON", "POSSESSIVE")
