from __future__ import annotations

import datetime as dt
from datetime import date
from typing import Any

import pytest

import juche
from juche import (
    Annotation,
    JucheDate,
    JucheError,
    JucheInterval,
    JucheMismatchError,
    JucheMonth,
    JucheYear,
    annotate,
    parse,
)
from support import ROOT, Line, complete, dev, families

SHARED_STATEMENT = """\
In July, Juche 89 (2000), the summit was held. He visited the Federation in Juche 90 (2001),
Juche 91 (2002) and Juche 100 (2011). It was held in April last year."""


def found(text: str, **options: Any) -> list[tuple[str, str, str | None]]:
    annotations = annotate(text, **options)
    for annotation in annotations:
        assert text[annotation.start : annotation.end] == annotation.text
    return [(a.text, a.kind, a.edtf) for a in annotations]


def test_the_notations_of_a_statement() -> None:
    assert found(SHARED_STATEMENT) == [
        ("July, Juche 89 (2000)", "juche", "2000-07"),
        ("Juche 90 (2001)", "juche", "2001"),
        ("Juche 91 (2002)", "juche", "2002"),
        ("Juche 100 (2011)", "juche", "2011"),
    ]


@pytest.mark.parametrize("line", families(), ids=lambda line: line.name)
def test_every_notation_family_is_read(line: Line) -> None:
    annotations = annotate(line.text)
    assert [(a.start, a.end, a.kind, a.edtf) for a in annotations] == list(line.gold)
    for annotation in complete(annotations):
        if annotation.kind == "juche":
            # One notation, three users: what annotate finds, parse reads.
            assert parse(annotation.text) == annotation.value


@pytest.mark.parametrize("record", dev(), ids=lambda record: str(record["id"]))
def test_every_juche_date_of_the_development_corpus_is_found_and_nothing_else(
    record: dict[str, Any],
) -> None:
    text = record["text"]
    got = {
        (a.start, a.end, a.edtf, "year_mismatch" in a.flags): a
        for a in annotate(text)
        if a.kind == "juche"
    }
    kinds = {"juche", "mismatch"}
    wanted = [gold for gold in record["gold"] if gold["kind"] in kinds]
    optional = [(gold["start"], gold["end"]) for gold in record["gold"] if gold.get("optional")]
    for gold in wanted:
        key = gold["start"], gold["end"], gold["value"], gold["kind"] == "mismatch"
        if not gold.get("optional"):
            assert key in got
            annotation = got[key]
            if annotation.value is not None and "era_elided" not in annotation.flags:
                assert parse(annotation.text) == annotation.value
    spans = {(gold["start"], gold["end"]) for gold in wanted}
    for start, end, *_ in got:
        near = any(start < other_end and other < end for other, other_end in optional)
        assert (start, end) in spans or near


def test_the_fields_of_an_annotation() -> None:
    (annotation,) = annotate("on July 19, Juche 89 (2000)")
    assert annotation == Annotation(
        3, 27, "July 19, Juche 89 (2000)", "juche", "en", JucheDate(89, 7, 19), "2000-07-19"
    )
    assert annotation.to_dict() == {
        "start": 3,
        "end": 27,
        "text": "July 19, Juche 89 (2000)",
        "kind": "juche",
        "locale": "en",
        "value": "July 19, Juche 89 (2000)",
        "edtf": "2000-07-19",
        "ordinal": None,
        "flags": [],
        "alternatives": [],
    }


def test_a_mismatch_is_reported_never_corrected() -> None:
    (annotation,) = annotate("주체91(2004)년 1월 12일")
    assert annotation.flags == {"year_mismatch"}
    assert (annotation.value, annotation.edtf) == (None, None)
    assert annotation.alternatives == (JucheDate(91, 1, 12), JucheDate(93, 1, 12))
    (early,) = annotate("Juche 1 (1911)")
    assert early.alternatives == (JucheYear(1),)
    (interval,) = annotate("Juche 89-91 (2000-2003)")
    assert interval.alternatives == (
        JucheInterval(JucheYear(89), JucheYear(91)),
        JucheInterval(JucheYear(89), JucheYear(92)),
    )
    assert interval.to_dict()["alternatives"] == [str(value) for value in interval.alternatives]


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("February 29, Juche 89 (2001)", (JucheDate(89, 2, 29),)),
        ("Juche 89-91 (2002-2000)", (JucheInterval(JucheYear(89), JucheYear(91)),)),
        ("Juche 89 (0000)", (JucheYear(89),)),
    ],
)
def test_a_reading_that_cannot_be_is_no_alternative(
    text: str, alternatives: tuple[object, ...]
) -> None:
    (annotation,) = annotate(text)
    assert annotation.alternatives == alternatives
    with pytest.raises(JucheMismatchError):
        parse(text)


def test_elided_items_are_flagged() -> None:
    flags = [a.flags for a in annotate("In Juche 90 (2001), 91 (2002) and 100 (2011).")]
    assert flags == [set(), {"era_elided"}, {"era_elided"}]


@pytest.mark.parametrize(
    "text",
    [
        "Juche 90 (2001), 91 (2003)",
        "Juche 90 (2001), 91 (2002]",
        "Juche 90 (2001), 9000 (2002)",
        "주체100년, 10년",
        "주체100년, 101년 3월",
        "주체8080년, 8089년",
        "July, Juche 90 (2001), 91 (2002)",
    ],
)
def test_what_is_no_item_of_a_list(text: str) -> None:
    assert all(not annotation.flags for annotation in annotate(text))
    assert len(annotate(text, kinds={"juche"})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Juche idea and 107 (2019)",
        "The Juche idea and 1.107 (2018)",
        "The Juche idea\nand 107 (2018)",
        "The Juche idea and 107 (2018]",
        "The Juche idea" + " and" * 20 + " 107 (2018)",
    ],
)
def test_what_is_no_year_of_the_era_though_it_is_near(text: str) -> None:
    assert annotate(text, kinds={"juche"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Juche 1.5 million",
        "Juche 100%",
        "Juche 100m",
        "Juche 1,000",
        "Juche 3-D",
        "x-juche 89 (2000)",
        "@juche 89",
        "Juche 89.13.1",
        "Juche 9000 (2000)",
        "February 30, Juche 89 (2000)",
        "1.106 Juche",
        "0106 Juche",
        "106 Juche slogans",
        "9000 Juche",
        "Juche 91-89",
    ],
)
def test_a_number_near_the_era_word_that_counts_something_is_no_date(text: str) -> None:
    assert annotate(text, kinds={"juche"}) == []


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        ("from July, Juche 90 (2001) to August, Juche 92 (2003)", 2),
        ("July, Juche 90 (2001) to August, Juche 92 (2003)", 1),
        ("Juche 90 (2001) and Juche 91 (2002)", 2),
        ("between Juche 90 (2001) and Juche 91 (2002)", 1),
        ("Juche 91 (2002)-Juche 90 (2001)", 2),
        ("Juche 90 (2001)-Juche 91 (2003)", 2),
        ("Juche 90 (2001)\n\n-Juche 91 (2002)", 2),
        ("from Juche 90 (2001) - Juche 91 (2002)", 1),
        ("주체83(1994)년부터 주체100(2011)년까지", 1),
    ],
)
def test_two_dates_or_one_range(text: str, expressions: int) -> None:
    assert len(annotate(text)) == expressions


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2000 Juche 89 (2000)", "2000"),
        ("(2000 (Juche 89, July", "2000"),
        ("1999 Juche 89", "2000"),
        ("2000 [Juche 89)", "2000"),
        ("Juche 89) 7월", "2000"),
        ("July 19, 주체89(2000)년 7월 20일", "2000-07-20"),
        ("Juche 89 (2000) July 19", "2000"),
    ],
)
def test_what_does_not_belong_is_left_out(text: str, edtf: str) -> None:
    assert [a.edtf for a in annotate(text, kinds={"juche"})] == [edtf]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 02/27/2020 there", "2020-02-27"),
        ("on 27/02/2020 there", "2020-02-27"),
        ("on 27.02.2020 there", "2020-02-27"),
        ("on 02/03/2020 there", None),
        ("on 27/02-2020 there", None),
        ("on 27.13.2020 there", None),
        ("on 31.02.2020 there", None),
        ("on 2.27.02.2020 there", None),
        ("on 2020-02-30 there", None),
        ("at 2020-02-27T12:00Z there", "2020-02-27"),
        ("at 2020-02-27Tuesday there", None),
        ("with v2020.2.27 there", None),
        ("with 2020.2.27 there", "2020-02-27"),
        ("en 1999 ; puis", "1999"),
        ("عام 1997، ثم", "1997"),
        ("on 2020-02/27 there", None),
        ("on 2020 - 02 - 27 there", None),
        ("on 12020-02-27 there", None),
        ("on 5-2020-02-27 there", None),
        ("on 2020-02-27th there", None),
        ("on 30 February 2020 there", None),
        ("on 5 May 2020th there", None),
        ("2100-2050年", "2050"),
        ("3000년", None),
        ("1000년", None),
        ("2000. abcde 5", None),
        ("in 1999.", "1999"),
        ("in 1999.5", None),
        ("in 1999 tons", None),
        ("in 1100.", None),
        ("win 1999.", None),
        ("since 1999", "1999"),
        ("in 1999-2001.", None),
        ("2016-2020년", "2016/2020"),
        ("January 11, 2011 AD", "2011-01-11"),
        ("may 2000", None),
        ("set 2000", None),
        ("5 set 2000", "2000-09-05"),
        ("1894년 7월 10일", "1894-07-10"),
    ],
)
def test_gregorian_dates_are_read_unless_their_order_is_open(text: str, value: str | None) -> None:
    got = [a.edtf for a in annotate(text)]
    assert got == ([] if value is None else [value])


def test_before_the_era_there_is_an_edtf_but_no_value() -> None:
    (annotation,) = annotate("1894년 7월 10일")
    assert (annotation.value, annotation.edtf) == (None, "1894-07-10")


def test_what_is_inside_another_expression_is_not_found_again() -> None:
    assert found("September 17. 2010 Juch 99") == [
        ("September 17. 2010 Juch 99", "juche", "2010-09-17")
    ]
    assert found("September 17. 2010 Juch 99", kinds={"gregorian"}) == []
    assert found("Juche 89 (2000), 2001년") == [
        ("Juche 89 (2000)", "juche", "2000"),
        ("2001년", "gregorian", "2001"),
    ]
    assert found("2000-01-01 Juche 89") == [("2000-01-01 Juche 89", "juche", "2000-01-01")]
    assert found("2000-01.01 Juche 89") == [("Juche 89", "juche", "2000")]


def test_kinds_and_locales_narrow_the_result() -> None:
    text = "주체89(2000)년, Juche 90 (2001), 2002년, 5 May 2003"
    assert len(annotate(text)) == 4
    assert [a.edtf for a in annotate(text, kinds={"juche"})] == ["2000", "2001"]
    assert [a.edtf for a in annotate(text, kinds={"gregorian"})] == ["2002", "2003-05-05"]
    assert [a.edtf for a in annotate(text, locales=["en"])] == ["2001", "2003-05-05"]
    assert [a.locale for a in annotate(text, locales=["ko"])] == ["ko", "ko"]
    assert annotate(text, kinds=[]) == []
    day = date(2019, 9, 17)
    also = f"{text}, July 19, the 20th anniversary"
    every = annotate(also, reference=day, kinds=["juche", "gregorian", "contextual", "anniversary"])
    assert every == annotate(also, reference=day)
    assert len(every) == 6


def test_an_unknown_kind_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(JucheError, match="kinds must be some of juche, gregorian"):
        annotate("", kinds=["nothing"])  # type: ignore[list-item]  # that is the test


def test_a_kind_alone_is_an_error_that_says_what_to_write() -> None:
    with pytest.raises(JucheError, match=r"kinds must be a collection such as {'juche'}, with"):
        annotate("", kinds="juche")  # type: ignore[arg-type]  # that is the test


def test_wrong_types_and_locales_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match="text must be a str, not bytes"):
        annotate(b"Juche 89")  # type: ignore[arg-type]  # that is the test
    with pytest.raises(TypeError, match="reference must be a date or a Juche period, not str"):
        annotate("", reference="2020")  # type: ignore[arg-type]  # that is the test
    with pytest.raises(JucheError, match="no locale 'xx'"):
        annotate("", locales=["xx"])


@pytest.mark.parametrize("reference", [dt.date(2020, 7, 19), JucheMonth(109, 7), JucheYear(109)])
def test_a_reference_changes_no_date_that_needs_none(reference: Any) -> None:
    assert annotate("Juche 89 (2000)", reference=reference) == annotate("Juche 89 (2000)")


def test_the_document_of_the_readme() -> None:
    text = (ROOT / "docs/examples/statement.txt").read_text("utf-8")
    assert len(annotate(text)) == 9
    assert juche.Annotation is Annotation


def test_a_year_that_may_be_of_either_count_has_both_readings() -> None:
    def readings(text: str) -> list[str]:
        (one,) = annotate(text, kinds={"juche"})
        assert (one.value, one.edtf, sorted(one.flags)) == (None, None, ["ambiguous_year"])
        return [value.isoformat() for value in one.alternatives]

    assert readings("Juche 2025") == ["3936", "2025"]
    assert readings("July, Juche 1912") == ["3823-07", "1912-07"]
    assert readings("주체2001년 2월 29일") == ["3912-02-29"]  # no day of 2001


def test_the_year_of_keeping_is_told_or_assumed() -> None:
    def assumed(text: str) -> list[bool]:
        found = annotate(text, reference=date(2019, 9, 17), kinds={"anniversary"})
        return ["year_assumed" in one.flags for one in found]

    assert assumed("the 20th anniversary") == [True]
    assert assumed("1975년은 당창건 30돐") == [False]
    assert assumed("100돐이 되는 2012년") == [False]
    assert assumed("In 1999, the 20th anniversary") == [False]
    assert assumed("建国70周年（2018年）") == [False]
    assert assumed("2018年9月9日の建国70周年") == [True]
    assert assumed("1975년은 뜻깊은 해이며 당창건 30돐") == [True]
    # What tells it stands in the same sentence, and near.
    assert assumed("the 20th anniversary in 1999") == [False]
    assert assumed("the 20th anniversary. In 1999 they met") == [True]
    assert assumed(f"the 20th anniversary{' and more' * 20} in 1999. They left.") == [True]
    assert assumed("Last year was the 20th anniversary.") == [False]
