"""Work is linear in the text: counted in function calls, which no busy machine can change.

What a call of a pattern costs is bounded, because its repeats are (see ``test_patterns``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from juche import annotate, normalize, parse
from support import calls

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


@pytest.mark.parametrize("unit", UNITS)
def test_calls_grow_with_the_text_and_no_faster(unit: str) -> None:
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


@pytest.mark.parametrize("head", ["", "2001年", "주체90(2001)년 ", "Juche 90 (2001), "])
@pytest.mark.parametrize("form", LISTS)
def test_a_list_of_days_is_read_once(form: str, head: str) -> None:
    # Each day is later than the one before, so that each could be the rest of each one's list.
    days = [LISTS[form](month, day) for month in range(1, 13) for day in range(1, 29)]

    def work(count: int) -> int:
        text = head + "".join(days[:count])
        return calls(lambda: annotate(text, reference=date(2020, 7, 19)))

    work(len(days))  # compiles and caches
    small, middle, large = (work(count) for count in (112, 224, 336))
    assert large - middle <= 1.1 * (middle - small) + 100


@pytest.mark.parametrize("unit", UNITS)
def test_rewriting_is_linear_too(unit: str) -> None:
    normalize(unit * 100)  # compiles and caches
    counts = [calls(lambda n=n: normalize(unit * n)) for n in (100, 1000, 1900)]  # type: ignore[misc]
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
