"""Work is linear in the text. The tests count function calls, which no busy machine can change.

The cost of one call of a pattern is bounded, because its repeats are (see ``test_patterns``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from drawn import FOLLOWING, RULES, text_of
from juche import annotate, normalize, parse
from juche.annotation.views import MARKUPS, Markup, view_of
from juche.locales import tables
from support import FRAGMENTS, calls

UNITS = [
    "Juche ",
    "Juche 89 (",
    "Juche 89 (2000) ",
    "Juche 89 (2000)-",
    "Juche 89 (2000), 90 (2001), ",
    "The Juche idea and ",
    "주체89",
    "주체 86년 ",
    "2000-",
    "2000년 ",
    "May ",
    "July 19 to ",
    "July 19 and ",
    "1, 2 and 3 July, ",
    "July 19 and 21, Juche 89, ",
    "June 1937 and June 4, ",
    "On June 4, 1937. On July 5. ",
    "In July, ",
    "last year: July 5; ",
    "昨天的",
    "On the July 5 Hall ",
    "Juche 89 (2000) to ",
    "Juche 89 Juche ",
    "주체62(1973)년 9월 21일과 ",
    "9월 21일, ",
    "last ",
    "지난 ",
    "7월 ",
    "20 anniversary ",
    "(",
    "9",
    "\u200f",
    "\ud800",
]

# Halves and wholes of what each markup, and text that is not composed, is made of.
IN_MARKUP: dict[Markup | None, list[str]] = {
    None: ["주\u1100\u1161", "\u0323\u0301", "\u00ad", "⽉", "Juche\u00ad 89 "],
    "html": [
        *(
            "<b>Juche 89",
            "<p>Juche</p> 89 ",
            "<i>Juche</i> 89 ",
            "<i>July</i> 19, <b>Juche 89</b>",
            "<i>July</i> 19, <b>Juche 89 <br> <u>",
            "<a b='",
            "<b ",
            "<",
            "</",
            "</p>",
        ),
        *(
            "<!--",
            "<!---->",
            "<!-- >",
            "<!-- --!>",
            "-- ",
            "<![",
            "<?",
            "&#x",
            "&amp;",
            "<script>",
            "<code>",
            "<sup>",
            "<pre> \n",
        ),
        *(
            "<h2>1950",
            "<td>1950",
            "<td rowspan=999>1950",
            "<tr><td>Juche 39<td>June 25",
            "<li>1950<ul>",
            "<li>1950<ul><li>June 25</ul>",
            "<dl><dt>1950<dd>June 25",
        ),
    ],
    "markdown": [
        *(
            "**Juche** 89 ",
            "*a",
            "**a*",
            "`",
            "``a`",
            "[",
            "](",
            "[a](b ",
            "[Juche](b) 89, ",
            "![a](b)",
        ),
        *("\n\n    a", "\n\n- a\n\n\t\tb", "> ", "> \n", " ", "\t", "\n    - a", "    - a\n\n"),
        *("a\\\n", "\\\r", "<!--", "\n<!--", "\n<pre>", "\n<!-- -->\n", "-- ", "a <br>\n"),
        *("\n- 1950\n  - June 25", "\n| Juche 39 | June 25 |", "\n# 1950\nJune 25"),
        *("\n- ", "\n> ", "|", "\n~~~", "\\*", "[a]: b\n", "***Juche** 89*a "),
    ],
    "wikitext": [
        *(
            "'''Juche''' 89 ",
            "''",
            "'''''a",
            "[[",
            "[[Juche]] 89 ",
            "[[a|",
            "[[a|b|c]]",
            "{{",
            "{{a}}",
        ),
        *(
            "\n| a=b |",
            "\n{|",
            "||",
            "[//a b",
            "\n== a ==",
            "<ref>",
            "<ref></ref>",
            "<nowiki>",
            "<!--",
        ),
        *("\n* 1950\n** June 25", "\n| 1950 || June 25", "\n; 1950\n: June 25", "*"),
    ],
}
PAIRS = [(markup, unit) for markup, units in IN_MARKUP.items() for unit in units]


@pytest.mark.slow
@pytest.mark.parametrize(("markup", "unit"), PAIRS)
def test_rewriting_in_markup_is_linear(markup: Markup | None, unit: str) -> None:
    normalize(unit * 100, markup=markup)  # compiles and caches
    small, middle, large = (
        calls(lambda n=n: normalize(unit * n, markup=markup))  # type: ignore[misc]
        for n in (20, 200, 380)
    )
    assert large - middle <= middle - small + 100


@pytest.mark.slow
@pytest.mark.parametrize(("markup", "unit"), PAIRS)
def test_a_long_text_in_markup_takes_a_second(markup: Markup | None, unit: str) -> None:
    """A parser's searches are no calls, so their time is measured. Quadratic ones take minutes."""
    text = unit * (200_000 // len(unit))
    view = view_of(text, markup)
    assert view is not None
    # The edge of a block below a year is six letters long, and its tag may have none.
    edges = "".join(re.findall(" {5}\n", view.text))
    assert len(view.text) - len(edges) <= len(text) + 2


@pytest.mark.slow
def test_a_long_last_line_is_not_searched_for_each_line_before_it() -> None:
    """It takes a second or two. Searched again and again, it takes minutes."""
    text = "a\n" * 100_000 + "b" * 10_000_000
    view = view_of(text, "markdown")
    assert view is not None
    assert view.text == text


@pytest.mark.parametrize(
    "unit", [*UNITS[:3], *(pytest.param(unit, marks=pytest.mark.slow) for unit in UNITS[3:])]
)
def test_annotating_is_linear(unit: str) -> None:
    def work(times: int) -> Callable[[], object]:
        return lambda: annotate(unit * times, reference=date(2020, 7, 19))

    work(1)()  # compiles and caches
    small, large = calls(work(100)), calls(work(1000))
    assert large <= 10 * small + 100


NAMES = "January February March April May June July August September October November December"
LISTS = {
    "kanji": lambda month, day: f"{month}月{day}日、",
    "hangul": lambda month, day: f"{month}월 {day}일, ",
    "hangul and": lambda month, day: f"{month}월 {day}일과 ",
    "English": lambda month, day: f"{NAMES.split()[month - 1]} {day}, ",
    "English and": lambda month, day: f"{NAMES.split()[month - 1]} {day} and ",
    "English day first": lambda month, day: f"{day} {NAMES.split()[month - 1]}, ",
    "days": lambda month, day: f"{day}일, " if day > 1 else f"{month}월 1일, ",
}


@pytest.mark.parametrize(
    "head",
    [
        "주체90(2001)년 ",
        *(
            pytest.param(head, marks=pytest.mark.slow)
            for head in ("", "2001年", "Juche 90 (2001), ")
        ),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        pytest.param(form, marks=() if form in {"kanji", "English and"} else pytest.mark.slow)
        for form in LISTS
    ],
)
def test_a_list_of_days_is_read_once(form: str, head: str) -> None:
    # Each day is later than the one before, so that each could be the rest of each one's list.
    days = [LISTS[form](month, day) for month in range(1, 13) for day in range(1, 29)]

    def work(count: int) -> int:
        text = head + "".join(days[:count])
        return calls(lambda: annotate(text, reference=date(2020, 7, 19)))

    work(len(days))  # compiles and caches
    small, middle, large = (work(count) for count in (112, 224, 336))
    assert large - middle <= 1.1 * (middle - small) + 100


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_rewriting_is_linear(unit: str) -> None:
    normalize(unit * 50)  # compiles and caches
    counts = [calls(lambda n=n: normalize(unit * n)) for n in (50, 350, 650)]  # type: ignore[misc]
    small, middle, large = counts
    assert large - middle <= middle - small + 100


@pytest.mark.parametrize("unit", UNITS)
def test_parsing_looks_at_no_more_than_a_date(unit: str) -> None:
    def attempt(times: int) -> None:
        try:
            parse(unit * times)
        except ValueError as error:
            str(error)

    attempt(100)
    assert calls(lambda: attempt(10_000)) <= 4 * calls(lambda: attempt(100)) + 100


def _drawn() -> dict[str, list[str]]:
    """Return texts of every rule that is a date, or goes on one, in many languages."""
    draw = Random(29)  # noqa: S311 - the same each time, and no secret
    found: dict[str, list[str]] = {}
    for rule in (*RULES, *FOLLOWING):
        drawn = (text_of(draw, draw.choice(tables()), rule) for _ in range(200))
        found[rule] = list(dict.fromkeys(text for text in drawn if text))[:40]
    return found


DRAWN = _drawn()
WORST = [*FRAGMENTS, *(text for texts in DRAWN.values() for text in texts)]
"""The fragments, of which repeats or pairs could be worst."""


def _is_linear(text: str, markup: Markup | None) -> bool:
    def work(times: int) -> int:
        return calls(lambda: annotate(text * times, reference=date(2020, 7, 19), markup=markup))

    work(10)  # compiles and caches
    small, middle, large = (work(times) for times in (10, 70, 130))
    # The smallest text may be read in another way, at a higher cost than the larger ones.
    grown = max(middle - small, middle * 60 // 70)
    return large - middle <= 1.1 * grown + 200


@pytest.mark.slow
@pytest.mark.parametrize("markup", [None, *MARKUPS])
@pytest.mark.parametrize("rule", DRAWN)
def test_every_rule_is_linear(rule: str, markup: Markup | None) -> None:
    first, *_, last = DRAWN[rule]
    assert _is_linear(f"{first} ", markup)
    assert _is_linear(f"{last}, {first}\n", markup)


def test_there_are_fragments_of_every_rule() -> None:
    assert min(map(len, DRAWN.values())) >= 5
    assert len(WORST) >= 500


@pytest.mark.slow
@pytest.mark.parametrize("markup", [None, *MARKUPS])
def test_every_fragment_is_linear(markup: Markup | None) -> None:
    assert [text for text in WORST if not _is_linear(text, markup)] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_pairs_of_fragments_are_linear(seed: int) -> None:
    draw = Random(seed)  # noqa: S311 - the same each time, and no secret
    pairs = (
        draw.choice(WORST) + draw.choice(("", " ", ", ")) + draw.choice(WORST) for _ in range(250)
    )
    assert [text for text in pairs if not _is_linear(text, draw.choice((None, *MARKUPS)))] == []
