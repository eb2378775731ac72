"""A month and day without a year, as the rules that withhold it see it."""

from __future__ import annotations

from typing import NamedTuple

from .. import _typing as t
from .items import Group
from .letters import lead_in
from .lexicon import Lexicon
from .tokens import Tokens

# The most tokens between a day and a word behind it that changes its meaning.
_NEAR = 5


class Told(NamedTuple):
    """What a word beside months and days tells about their year."""

    shift: tuple[t.Unit, int] | None
    direction: int | None


NOTHING = Told(None, None)


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
        return any(told != NOTHING for told in (self.lead, self.behind, self.shared))

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
        behind = self.word_before() + 1
        return self.tokens.before_all(behind, " \n,", "ON", "POSSESSIVE")

    def has_behind(self, role: str) -> bool:
        """Tell whether a word of a role stands behind it. Gaps, signs and links may precede."""
        tokens = self.tokens
        for at in range(self.group.end, min(self.group.end + _NEAR, len(tokens.values))):
            if tokens.has(at, role):
                return True
            if tokens.outline[at] not in " \n,(" and not tokens.has(at, "YEAR_LINK"):
                return False
        return False
