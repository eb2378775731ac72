"""``explain`` names the rule that decides, and each rule has a reason."""

from __future__ import annotations

import re

import pytest

from juche import explain
from juche.notation import guards, refusals, withheld


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2000-07/19", "two_marks"),
        ("2000 - 07 - 19", "spaced_hyphens"),
        ("v2000.7.19", "a_version"),
        ("2000-07-19b", "letters_behind"),
        ("1,2000-07-19", "a_longer_number"),
        ("03/04/2020", "either_order"),
        ("2000-13-40", "no_such_day"),
        ("on February 30, 2000", "no_such_date"),
        ("March 2, 2010th", "letters_follow"),
        ("x5 October 1992", "rest_of_a_word"),
        ("1990-е годы", "no_pause"),
        ("단기 2281년", "of_another_era"),
        ("近2000年", "counted_years"),
        ("in 1999-2000", "two_bare_years"),
        ("in 1999 people", "no_pause"),
        ("the 1999", "no_cue"),
        ("정보주체 3년", "years_of_somebody"),
        ("Juche 3. Auflage", "an_ordinal"),
        ("Juche 86 [i.e. 87]", "corrected"),
    ],
)
def test_explain_names_the_rule_that_refuses(text: str, rule: str) -> None:
    candidate = explain(text).candidates[0]
    assert (candidate.guard, candidate.annotation) == (rule, None)
    assert candidate.because


def test_each_rule_names_the_law_that_it_serves() -> None:
    of_the_calendar = {"no_such_day", "no_such_date", "far_off", "either_order"}
    rules = (*guards.GUARDS, *refusals.RULES, *withheld.RULES, *withheld.LONE_RULES)
    for rule in rules:
        named = re.search(r"\(law [1-7]\)", rule.__doc__ or "")
        assert named or rule.__name__ in of_the_calendar, rule
