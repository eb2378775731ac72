"""Contextual dates and anniversaries, which need the reference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juche import JucheDate, JucheMonth, JucheYear, annotate, normalize
from support import Line, contextual, dev

STATEMENT = """\
July 19 is a significant day which marks the 20th anniversary of the adoption. In July, Juche 89
(2000), talks were held; he visited in Juche 90 (2001), Juche 91 (2002) and Juche 100 (2011). The
meeting held in April last year constituted an occasion.
"""
DAY = date(2020, 7, 19)


def found(text: str, reference: Any, **options: Any) -> list[tuple[str, str | None]]:
    return [(a.text, a.edtf) for a in annotate(text, reference=reference, **options)]


def test_the_dates_of_a_statement_are_resolved_against_its_reference() -> None:
    annotations = annotate(STATEMENT, reference=DAY)
    assert [(" ".join(a.text.split()), a.kind, a.edtf) for a in annotations] == [
        ("July 19", "contextual", "2020-07-19"),
        ("20th anniversary", "anniversary", "2000"),
        ("July, Juche 89 (2000)", "juche", "2000-07"),
        ("Juche 90 (2001)", "juche", "2001"),
        ("Juche 91 (2002)", "juche", "2002"),
        ("Juche 100 (2011)", "juche", "2011"),
        ("April last year", "contextual", "2019-04"),
    ]
    assert (annotations[1].ordinal, annotations[1].value) == (20, JucheYear(89))
    assert annotations[0].value == JucheDate(109, 7, 19)


@pytest.mark.parametrize("line", contextual(), ids=lambda line: line.name)
def test_every_line_of_the_corpus_is_resolved_as_it_says(line: Line) -> None:
    annotations = annotate(line.text, reference=date.fromisoformat(line.label))
    shown = [
        (a.start, a.end, a.kind, str(a.ordinal) if a.kind == "anniversary" else a.edtf)
        for a in annotations
    ]
    assert shown == list(line.gold)


def _overlaps(start: int, end: int, spans: Sequence[dict[str, Any]]) -> bool:
    return any(start < span["end"] and span["start"] < end for span in spans)


def test_every_contextual_date_of_the_development_corpus_is_right() -> None:
    right = wrong = missed = 0
    for record in dev():
        if record["reference"] is None:
            continue
        reference = _reference(record["reference"])
        gold = [g for g in record["gold"] if g["kind"] in {"contextual", "anniversary"}]
        wanted = {(g["start"], g["end"]): g for g in gold if not g.get("optional")}
        optional = [g for g in record["gold"] if g.get("optional")]
        annotations = annotate(
            record["text"], reference=reference, kinds={"contextual", "anniversary"}
        )
        for a in annotations:
            match = wanted.pop((a.start, a.end), None)
            expected = match and (match["value"] or match["notes"]["n"])
            if match and expected in {a.edtf, a.ordinal}:
                right += 1
            elif match or not _overlaps(a.start, a.end, optional):
                wrong += 1
        missed += len(wanted)
    assert (right, wrong, missed) == (85, 0, 0)


def _reference(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), *((7, 1) if len(text) == 4 else (15,)))[:3]
    return date(year, month, day)


def test_nothing_is_guessed_without_a_reference() -> None:
    assert annotate("July 19, last year, the 20th anniversary, 지난해 4월, 20돐") == []


def test_each_kind_can_be_asked_for_alone() -> None:
    text = "July 19, the 20th anniversary; July 19, 2000; Juche 89"
    for kind in ("contextual", "anniversary", "gregorian", "juche"):
        annotations = annotate(text, reference=DAY, kinds={kind})
        assert [a.kind for a in annotations] == [kind]


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("April last year", "2018-04", "2018-04"),
        ("this year", "2019", "2019"),
        ("last month", None, "2019-08"),
        ("yesterday", None, None),
        ("September 3", None, "2019-09-03"),
        ("last October", None, "2018-10"),
        ("지난 12일", None, None),
        ("작년 4월 7일", "2018-04-07", "2018-04-07"),
        ("20th anniversary", "1999", "1999"),
    ],
)
def test_a_coarse_reference_gives_only_what_follows(
    text: str, year: str | None, month: str | None
) -> None:
    for reference, edtf in ((JucheYear(108), year), (JucheMonth(108, 9), month)):
        expected = [] if edtf is None else [(text, edtf)]
        assert found(text, reference) == expected


def test_a_reference_may_be_a_juche_date_or_a_datetime() -> None:
    expected = [("July 19", "2020-07-19")]
    assert found("July 19", JucheDate(109, 7, 1)) == expected
    assert found("July 19", dt.datetime(2020, 7, 1, 12)) == expected  # noqa: DTZ001
    days = found("On April 13 and, again, on March 16", dt.datetime(2012, 10, 1, 12))  # noqa: DTZ001
    assert days == [("April 13", "2012-04-13"), ("March 16", "2012-03-16")]


@pytest.mark.parametrize(
    ("text", "reference", "edtf"),
    [
        ("yesterday", date.min, None),
        ("tomorrow", date.max, None),
        ("July 19", date.max, "9999-07-19"),
        ("July 19", date.min, "0001-07-19"),
        ("last July", date.min, None),
        ("next July", date.max, None),
        ("last year", date.min, None),
        ("next December", date(9998, 12, 31), "9999-12"),
        ("last month", date.min, None),
        ("this February 29", date(2019, 1, 1), None),
        ("February 29", date(1900, 3, 1), "1904-02-29"),
        ("the 20th anniversary", date(1910, 1, 1), "1890"),
        ("the 20th anniversary", date(10, 1, 1), None),
        ("December 30 to February 30", date(2019, 1, 1), None),
        ("지난 31일", date(2019, 3, 1), "2019-01-31"),
    ],
)
def test_contextual_dates_stop_at_the_edges_of_the_calendar(
    text: str, reference: date, edtf: str | None
) -> None:
    annotations = annotate(text, reference=reference)
    if edtf is None and "anniversary" not in text:
        assert annotations == []
    else:
        assert [a.edtf for a in annotations] == [edtf]
        assert (annotations[0].value is None) == (edtf is None or int(edtf[:4]) < 1912)


def _moved(edtf: str | None, years: int) -> str | None:
    if edtf is None:
        return None
    return "/".join(f"{int(end[:4]) + years:04}{end[4:]}" for end in edtf.split("/"))


@given(st.sampled_from(contextual()), st.integers(0, 19))
def test_resolution_moves_with_the_calendar(line: Line, cycles: int) -> None:
    # In 400 years the calendar repeats, leap days and all, so everything moves with it.
    reference = date.fromisoformat(line.label)
    years = 400 * cycles
    moved = reference.replace(year=reference.year + years)
    before, after = (annotate(line.text, reference=day) for day in (reference, moved))
    assert [(a.start, a.end, a.kind) for a in before] == [(a.start, a.end, a.kind) for a in after]
    assert [_moved(a.edtf, years) for a in before] == [a.edtf for a in after]


@pytest.mark.parametrize(
    "text",
    [
        *("last October", "next May", "this April 5", "June 3 this year", "April last year"),
        *(
            "지난 9월",
            "오는 15일",
            "지난달 30일",
            "작년 4월 7일",
            "yesterday",
            "next month",
            "올해",
        ),
        *("September 3", "October 30 to November 2", "8월 1일", "20th anniversary"),
    ],
)
@given(years=st.integers(-100, 7000))
def test_resolution_moves_with_the_years(text: str, years: int) -> None:
    # Away from leap days, and from half a year's distance, where one day more or less decides.
    reference = date(2019, 9, 17)
    moved = reference.replace(year=reference.year + years)
    ((_, before),) = found(text, reference)
    ((_, after),) = found(text, moved)
    assert after == _moved(before, years)


@given(st.sampled_from(contextual()), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_normalizing_twice_changes_nothing_more(line: Line, reference: date) -> None:
    once = normalize(line.text, reference=reference)
    assert normalize(once, reference=reference) == once


def test_normalize_rewrites_contextual_dates_and_no_anniversaries() -> None:
    text = "On July 19, in April last year, 지난해 4월에."
    assert normalize(text, reference=DAY) == "On 2020-07-19, in 2019-04, 2019-04에."
    assert normalize(text, "paired", reference=DAY) == (
        "On July 19, Juche 109 (2020), in April, Juche 108 (2019), 주체108(2019)년 4월에."
    )
    assert normalize("the 20th anniversary", reference=DAY, kinds={"contextual"}) == (
        "the 20th anniversary"
    )


@pytest.mark.parametrize(
    ("text", "edtf", "flags"),
    [
        ("올해는 당창건 30돐이 되는 해이다.", "1990", ""),
        ("올해의 투쟁은 장엄한 투쟁이며 당창건 30돐을 빛내일 투쟁이다.", "1990", "year_assumed"),
        ("지난해의 과업은 2024년에 발표 10돐을 맞이하는것이였다.", "2014", ""),
        ("2024년에 우리는 지난해의 과업인 발표 10돐을 맞이한다.", "2009", ""),
    ],
)
def test_the_year_in_which_an_anniversary_is_kept(text: str, edtf: str, flags: str) -> None:
    kept = annotate(text, reference=DAY, kinds={"anniversary"})
    assert [(one.edtf, " ".join(one.flags)) for one in kept] == [(edtf, flags)]


@pytest.mark.parametrize(("letters", "dates"), [(1_998, 0), (1_999, 1)])
def test_a_year_of_another_era_reaches_the_days_near_it(letters: int, dates: int) -> None:
    text = f"5 กรกฎาคม 2543 {'ก' * letters} 7 กรกฎาคม เขามา"
    assert len(found(text, DAY)) == dates
