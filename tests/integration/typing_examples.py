"""Examples that type checkers must accept or refuse. They are checked and never run."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import assert_type

import juche
from juche import (
    Anniversary,
    Annotation,
    JucheDate,
    JucheInterval,
    JucheMonth,
    JuchePeriod,
    JucheYear,
    anniversaries,
    anniversary,
    annotate,
    completed_years,
    next_anniversary,
    normalize,
    parse,
    read,
)
from juche.export import to_html, to_jsonl, to_timex3, to_web_annotations, utf16_spans
from juche.strategies import juche_dates, notations

day, month, year = JucheDate(89, 7, 19), JucheMonth(89, 7), JucheYear(89)
interval = JucheInterval(year, month)

assert_type(parse("Juche 89"), JucheYear | JucheMonth | JucheDate | JucheInterval)
assert_type(JucheDate.parse("x"), JucheDate)
assert_type(JucheYear.fromisoformat("2000"), JucheYear)
assert_type(JucheMonth.strptime("7 89", "%m %J"), JucheMonth)
assert_type(JucheDate.from_gregorian(date(2000, 7, 19)), JucheDate)
assert_type(JucheDate.from_gregorian(2000, 7, 19), JucheDate)
assert_type(JucheYear.from_gregorian(date(2000, 7, 19)), JucheYear)
assert_type(JucheMonth.from_gregorian(2000, 7), JucheMonth)
assert_type(JucheMonth.from_gregorian(date(2000, 7, 19)), JucheMonth)
assert_type(JucheMonth.today(), JucheMonth)
assert_type(year.is_leap, bool)
assert_type(interval.day_count, int)
assert_type(interval.days(), Iterator[JucheDate])
assert_type(year.months(), Iterator[JucheMonth])
assert_type(year.overlaps(date(2000, 7, 19)), bool)
assert_type(year.intersection(interval), JucheInterval | None)
assert_type(read("19 July 2000"), JucheYear | JucheMonth | JucheDate | JucheInterval)
assert_type(sorted([year, year]), list[JucheYear])
assert_type(day.to_gregorian(), date)
match interval:
    case JucheInterval(start, end):
        assert_type(start, JuchePeriod)
assert_type(day + timedelta(days=1), JucheDate)
assert_type(day - timedelta(days=1), JucheDate)
assert_type(day - day, timedelta)
assert_type(year + 1, JucheYear)
assert_type(year - year, int)
assert_type(month - month, int)
assert_type(day.replace(year=90), JucheDate)
assert_type(day < JucheDate.MAX, bool)
assert_type(year.first_day(), JucheDate)
assert_type(day in year, bool)
assert_type(JucheDate.MIN, JucheDate)
assert_type(interval.start, JuchePeriod)
assert_type(juche.juche_year(2000), int)
assert_type(juche.__version__, str)
assert_type(juche.LOCALES, tuple[str, ...])

assert_type(anniversary(day, 20), JucheDate)
assert_type(anniversary(date(2000, 7, 19), 20), date)
assert_type(anniversary(year, 20), JucheYear)
assert_type(anniversaries(month), Iterator[Anniversary[JucheMonth]])
assert_type(next_anniversary(day, after=date(2020, 7, 19)).date, JucheDate)
assert_type(completed_years(day, date(2020, 7, 19)), int)

assert_type(annotate("x", reference=day, kinds={"juche"}), list[Annotation])
for found in annotate("x"):
    assert_type(found.value, JucheYear | JucheMonth | JucheDate | JucheInterval | None)
    assert_type(found.edtf, str | None)
assert_type(normalize("x", "ko:juche"), str)
assert_type(normalize("x", lambda found: found.edtf), str)
assert_type(to_timex3("x", [], reference=month), str)
assert_type(to_html("x", []), str)
assert_type(to_jsonl([]), str)
assert_type(utf16_spans("x", []), list[tuple[int, int]])
to_web_annotations("x", [], source="https://example.org")[0]["id"]
juche_dates(min_value=day).map(str)
notations("ko").map(len)

# What must not pass.
JucheYear("89")  # type: ignore[arg-type]
day < month  # type: ignore[operator]
year >= day  # type: ignore[operator]
JucheMonth.from_gregorian(2000)  # type: ignore[call-overload]
annotate("x", kinds={"solar"})  # type: ignore[arg-type]
anniversary("x", 1)  # type: ignore[type-var]
