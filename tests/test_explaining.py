"""``explain`` names the rule that decides, and each rule has a reason."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

import pytest

from juche import explain
from juche.annotation import Kind, dropping
from juche.notation import guards, refusals, relative, withheld


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2000-07/19", "two_marks"),
        ("2000 - 07 - 19", "spaced_hyphens"),
        ("v2000.7.19", "a_version"),
        ("2000-07-19b", "letters_behind"),
        ("1,2000.7.19", "a_longer_number"),
        ("03/04/2020", "either_order"),
        ("2000-13-40", "no_such_day"),
        ("on February 30, 2000", "no_such_date"),
        ("March 2, 2010th", "letters_follow"),
        ("x5 October 1992", "rest_of_a_word"),
        ("1990-е годы", "a_decade"),
        ("since the early 1950's", "a_decade"),
        ("단기 2281년", "of_another_era"),
        ("近2000年", "counted_years"),
        ("农历2020年八月十五", "of_a_lunar_year"),
        ("in 1999-2000", "two_bare_years"),
        ("in 1999 people", "no_pause"),
        ("the 1999", "no_cue"),
        ("سال ۱۳۵۷", "of_a_local_calendar"),
        ("정보주체 3년", "years_of_somebody"),
        ("Juche 3. Auflage", "an_ordinal"),
        ("Juche 0", "no_such_date"),
        ("Juche 86 [i.e. 87]", "corrected"),
        ("음력 주체109(2020)년 8월 15일", "of_a_lunar_calendar"),
        ("19 กรกฎาคม 2543", "of_an_unnamed_era"),
    ],
)
def test_explain_names_the_rule_that_refuses(text: str, rule: str) -> None:
    candidate = explain(text).candidates[0]
    assert (candidate.guard, candidate.annotation) == (rule, None)
    assert candidate.because


@pytest.mark.parametrize(
    ("text", "candidate", "rule"),
    [
        ("1.19 July", "19 July", "inside_a_longer_word"),
        ("Wal-Mart last year", "Mart", "inside_a_longer_word"),
        ("July 7 to 4", "July 7 to 4", "backwards"),
        ("page 12月3日", "12月3日", "numbered"),
        ("March 5,000 men", "March 5", "a_number_that_goes_on"),
        ("In March 20 000 people", "March 20", "a_number_that_goes_on"),
        ("7월 3일간", "7월 3일", "a_span_of_time"),
        ("Resolution 2000 July 19", "July 19", "of_a_year_beside_it"),
        ("(2000) July 19", "July 19", "of_a_year_beside_it"),
        ("July 19, in Seoul, 2012", "July 19", "of_a_year_beside_it"),
        ("단기 4281년 7월 12일", "7월 12일", "of_a_year_beside_it"),
        ("隔年4月15日", "4月15日", "of_a_year_told_before"),
        ("on July 7, the next year", "July 7", "of_a_year_told_before"),
        ("September 9 of the same year", "September 9", "of_the_story"),
        ("Every April 15", "April 15", "of_every_year"),
        ("April 15 every year", "April 15", "of_every_year"),
        ("음력 1월 15일", "1월 15일", "of_another_calendar"),
        ("15 tháng 8 âm lịch", "15 tháng 8", "of_another_calendar"),
        ("5월1일경기장", "5월1일", "a_name"),
        ("June 15 Joint Declaration", "June 15", "a_name"),
        ("3月3日祭", "3月3日", "a_name"),
        ("«8 Марта» и он", "8 Марта", "a_title"),
        ("Газета «Сегодня» была", "Сегодня", "a_title_alone"),
        ("75年前的今天", "今天", "a_day_of_another_year"),
        ("May 2 and 3 hours later", "3", "a_count_in_a_list"),
        ("the May", "May", "a_month_alone"),
        ("USA Today", "Today", "part_of_a_name"),
        ("그오늘", "오늘", "part_of_a_word"),
        ("see today.gif", "today", "part_of_a_word"),
        ("Today-Show", "Today", "part_of_a_word"),
        ("Today\nFriday, 26 April", "Today", "a_label"),
        ("오늘의 세계", "오늘", "nowadays"),
        ("Over the last year", "last year", "a_span"),
        ("5 ปีก่อน", "ปีก่อน", "counted"),
        ("เมื่อวานซืน", "เมื่อวาน", "part_of_a_word"),
    ],
)
def test_the_rule_that_withholds(text: str, candidate: str, rule: str) -> None:
    found = {one.text: one for one in explain(text, reference=date(2019, 9, 17)).candidates}
    one = found[candidate]
    assert (one.guard, one.annotation) == (rule, None)
    assert one.because
    alone = rule in {lone.__name__ for lone in relative.RULES}
    assert one.rule == ("relative" if alone else "contextual")


DROPPED = [
    ("See https://example.org/2019-07-19/ there", "2019-07-19", "in_an_address"),
    ("See https://example.org/100돌/x there", "100돌", "in_an_address"),
    ("the Mars 2020 mission, which was sent", "Mars 2020", "of_another_language"),
    ("Sie arbeitet hier.", "hier", "of_another_language"),
    ("พ.ศ. 2543 … 7 กรกฎาคม", "7 กรกฎาคม", "of_an_era_before"),
    ("On February 29 last year they met.", "February 29", "not_resolved"),
    ("They met last year and on September 30.", "September 30", "of_the_year_said"),
    ("Vinieron en mayo.", "mayo", "not_told"),
    ("They came on May 1, 1937. They struck on August 4.", "August 4", "of_the_story"),
    ("다음해(2018년)에 만났다", "다음해", "told_otherwise"),
    ("19 กรกฎาคม 2543", "19 กรกฎาคม 2543", "of_an_unnamed_era"),
    ("3주기 대학평가", "3주기", "no_anniversary"),
    ("July 19", "July 19", "not_asked_for"),
    ("July 19, 2000", "July 19, 2000", "not_asked_for"),
    ("2000년", "2000년", "not_asked_for"),
]


@pytest.mark.parametrize(("text", "candidate", "reason"), DROPPED)
def test_the_reason_why_a_date_is_dropped(text: str, candidate: str, reason: str) -> None:
    kinds: set[Kind] | None = {"anniversary"} if reason == "not_asked_for" else None
    said = explain(text, reference=date(2019, 9, 17), kinds=kinds)
    one = {one.text: one for one in said.candidates}[candidate]
    assert (one.guard, one.annotation) == (reason, None)
    assert one.because


def test_every_reason_is_shown() -> None:
    shown = {reason for _, _, reason in DROPPED}
    assert {reason.name for reason in dropping.REASONS} == shown


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2000-07-19", "year_first"),
        ("2000-07/19", "year_first"),
        ("19/07/2000", "year_last"),
        ("03/04/2020", "year_last"),
        ("July 19, 2000", "gregorian"),
        ("the 1999", "gregorian"),
        ("Juche 89", "era_first"),
        ("89 Juche", "number_first"),
    ],
)
def test_the_rule_of_the_grammar(text: str, rule: str) -> None:
    assert [one.rule for one in explain(text).candidates] == [rule]


def test_a_day_that_is_told_by_a_word_needs_no_guard() -> None:
    text = "1994년 7월 8일에 왔다. 같은 달 19일에 갔다."
    told = [one for one in explain(text, reference=date(2019, 9, 17)).candidates if one.annotation]
    assert [(one.text, one.guard) for one in told] == [
        ("1994년 7월 8일", ""),
        ("같은 달 19일", ""),
    ]


def test_what_is_read_is_told_too() -> None:
    text = "Yesterday, on July 4, they met."
    day, month = explain(text, reference=date(2019, 9, 17)).candidates
    assert (day.text, day.rule, day.guard) == ("Yesterday", "relative", "")
    assert (month.text, month.rule, month.guard) == ("July 4", "contextual", "dated")
    assert [one.annotation and one.annotation.edtf for one in (day, month)] == [
        "2019-09-16",
        "2019-07-04",
    ]
    assert dict(day.parts) == {"REL_DAY": "Yesterday"}
    assert (day.because, bool(month.because)) == ("", True)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2018年2019年の会議", ["2018年", "2019年"]),
        ("2024. November 21, 2025", [None, "November 21, 2025"]),
    ],
)
def test_a_candidate_has_its_own_date_and_not_that_of_a_neighbour(
    text: str, read: list[str | None]
) -> None:
    candidates = explain(text).candidates
    assert [one.annotation and one.annotation.text for one in candidates] == read


def test_an_explanation_as_people_read_it() -> None:
    assert str(explain("Juche 89 (2001) and 정보주체 3년")).splitlines() == [
        "'Juche 89 (2001)' at 0: juche two readings",
        "  rule era_first: anchor 'Juche', year '89', pair ' (2001)'",
        (
            "  decided by has_a_date: A month or a Gregorian year makes it a date: "
            "July, Juche 89; Juche 89 (2000) (law 1)."
        ),
        "'주체 3년' at 22: no date",
        "  rule era_first: anchor '주체', year '3', counted '년'",
        (
            "  decided by years_of_somebody: Years of a compound noun are a count if they are below "
            "fifty: 정보주체 3년 (law 5)."
        ),
    ]
    assert str(explain("on February 30, 2000")).splitlines() == [
        "'February 30, 2000' at 3: no date",
        "  rule gregorian: before 'February 30', anchor '2000'",
        "  decided by no_such_date: there is no such day or year, or the range ends before it begins",
    ]
    assert str(explain("In 2008, they met.")).splitlines() == [
        "'2008' at 3: gregorian 2008",
        "  rule gregorian: anchor '2008'",
    ]
    assert str(explain("nothing")) == "nothing here has the form of a date"


def test_an_explanation_is_of_the_text_that_was_given() -> None:
    # annotate reads a text in composed form and without soft hyphens, and so does explain.
    for date_in_it in (normalize("NFD", "주체89(2000)년"), "Ju\u00adly 19, Juche 89 (2000)"):
        text = f"e\u0301 {date_in_it}"
        explanation = explain(text)
        (one,) = explanation.candidates
        assert explanation.text == text
        assert (one.start, one.end, one.text) == (3, len(text), date_in_it)
        assert one.annotation == explanation.annotations[0]
    (kept,) = explain("the 20th anniversary", reference=date(2020, 7, 19)).candidates
    assert (kept.text, kept.rule, kept.guard) == ("20th anniversary", "kept", "")
    listed = explain("the 65th and 70th anniversaries", reference=date(2020, 7, 19)).candidates
    assert [(one.text, one.rule, one.parts, one.guard) for one in listed] == [
        ("65th", "kept", {"number": "65th"}, ""),
        (
            "70th anniversaries",
            "kept",
            {"listed": "65th and ", "number": "70", "suffix": "th", "far": "anniversaries"},
            "",
        ),
    ]
    assert all(one.annotation for one in listed)


def test_an_explanation_looks_where_it_is_told() -> None:
    both = "Juche 89 and July 19, 2000"
    assert [one.kind for one in explain(both, kinds={"juche"}).annotations] == ["juche"]
    assert explain("주체89년", locales="en").annotations == ()
    assert explain("주체89년", locales="en").candidates == ()
    (one,) = explain("July, Juche 89").candidates
    assert len(one.outline) == 6  # a letter for each token
    with pytest.raises(TypeError, match="text must be a str, not int"):
        explain(89)  # type: ignore[arg-type]


def test_each_rule_names_the_law_that_it_serves() -> None:
    of_the_calendar = {"no_such_day", "no_such_date", "far_off", "either_order"}
    rules = (*guards.GUARDS, *refusals.RULES, *withheld.RULES, *relative.RULES)
    assert len({rule.__name__ for rule in rules}) == len(set(rules))
    for rule in rules:
        named = re.search(r"\(law [1-7]\)", rule.__doc__ or "")
        assert named or rule.__name__ in of_the_calendar, rule


def test_items_of_a_list_that_are_read_apart_are_told_apart() -> None:
    told = explain("They came on May 13 and 14, 2017.", reference=date(2019, 5, 9))
    assert [(one.text, one.annotation and one.annotation.text) for one in told.candidates] == [
        ("May 13", "May 13"),
        ("May 13 and 14, 2017.", "14, 2017"),
    ]


@pytest.mark.parametrize(
    "text", ["지난달 30일에 왔다.", "오는 15일에 온다.", "on the 9th of next month"]
)
def test_days_whose_month_a_word_tells_are_explained(text: str) -> None:
    told = explain(text, reference=date(2023, 8, 1))
    assert [one.annotation for one in told.candidates] == list(told.annotations) != []
