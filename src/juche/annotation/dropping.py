"""Why a date that the notation read is dropped: its text or the reference says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Reason(NamedTuple):
    """A rule by which a date is dropped after it was read, and why."""

    name: str
    because: str


Report = Callable[[int, Reason], object]
"""What is told the place of a date that is dropped, and the reason."""

IN_AN_ADDRESS = Reason(
    "in_an_address",
    "It is inside a URL, a mail address or a file name: example.org/juche-89 (law 5).",
)
OF_ANOTHER_LANGUAGE = Reason(
    "of_another_language", "Its paragraph is in another language: the Mars 2020 mission (law 3)."
)
OF_AN_ERA_BEFORE = Reason(
    "of_an_era_before",
    "Its paragraph has a year of another era before it: พ.ศ. 2543 … 7 กรกฎาคม (law 4).",
)
NOT_RESOLVED = Reason(
    "not_resolved", "The reference does not give it one year: July 19, in a document of Juche 89."
)
OF_THE_YEAR_SAID = Reason(
    "of_the_year_said", "Its sentence names another year: last year they met on July 19 (law 4)."
)
NOT_TOLD = Reason(
    "not_told", "Nothing tells the year of the month: en mayo, not junio de 2000. En mayo (law 4)."
)
OF_THE_STORY = Reason(
    "of_the_story", "It may go on with a year told before: On June 25, 1950 … on August 4 (law 4)."
)
TOLD_OTHERWISE = Reason(
    "told_otherwise", "The text tells another year than the word: 다음해(2019년) (law 4)."
)
OF_AN_UNNAMED_ERA = Reason(
    "of_an_unnamed_era",
    "In Thai so late a year is of another era, which is not named: 19 กรกฎาคม 2543 (law 4).",
)
NO_ANNIVERSARY = Reason(
    "no_anniversary",
    "The number is no ordinal, or the word counts something else: 3주기 대학평가 (law 6).",
)
NOT_ASKED_FOR = Reason("not_asked_for", "Its kind is not among the kinds to look for.")

REASONS = (
    IN_AN_ADDRESS,
    OF_ANOTHER_LANGUAGE,
    OF_AN_ERA_BEFORE,
    NOT_RESOLVED,
    OF_THE_YEAR_SAID,
    OF_THE_STORY,
    NOT_TOLD,
    TOLD_OTHERWISE,
    OF_AN_UNNAMED_ERA,
    NO_ANNIVERSARY,
    NOT_ASKED_FOR,
)


def unreported(_start: int, _reason: Reason) -> None:
    """Tell nobody."""
