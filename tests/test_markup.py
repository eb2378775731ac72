"""Text in markup, and text not in composed form: its dates, their places, and rewriting."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

import juche
from juche import JucheError, annotate, normalize
from juche.annotation.views import MARKUPS, Markup, checking, markup_of, seen, view_of
from juche.annotation.views.mail import message_text
from juche.annotation.views.tags import marks_of
from support import Line, families, rows

ROWS = rows("markup.tsv")


@pytest.mark.parametrize(("markup", "marked", "values", "normalised"), ROWS)
def test_dates_in_markup_are_found_and_rewritten(
    markup: Markup, marked: str, values: str, normalised: str
) -> None:
    source = re.sub("[⟦⟧]", "", marked)
    found = annotate(source, markup=markup)
    assert [a.text for a in found] == re.findall("⟦(.*?)⟧", marked, re.DOTALL)
    assert [a.edtf for a in found] == values.replace("-", "", values == "-").split()
    assert all(source[a.start : a.end] == a.text for a in found)
    assert normalize(source, markup=markup) == normalised


@pytest.mark.parametrize(("markup", "source", "text"), rows("seen.tsv"))
def test_what_a_person_sees_of_markup(markup: Markup, source: str, text: str) -> None:
    assert seen(source, markup) == text
    assert seen(source, None) == source


@pytest.mark.parametrize("source", [row[1] for row in rows("seen.tsv") if row[0] == "html"])
def test_the_marks_of_a_page_lie_in_it_one_behind_another(source: str) -> None:
    place = 0
    for mark in marks_of(source):
        assert place <= mark.start < mark.end <= len(source)
        place = mark.end


@pytest.mark.parametrize(
    ("markup", "line_break"),
    [
        *(("markdown", line_break) for line_break in ("\\\n", "\\\r\n", "  \n")),
        *((markup, line_break) for markup in MARKUPS for line_break in ("<br>", "<br />\n")),
    ],
)
def test_a_line_break_hides_no_year_from_a_day(markup: Markup, line_break: str) -> None:
    text = f"July 19,{line_break}Juche 89"
    (found,) = annotate(text, markup=markup, reference=date(2020, 7, 19))
    assert (found.text, found.edtf) == (text, "2000-07-19")


def test_a_markup_that_is_unknown_is_named_with_those_that_are_known() -> None:
    for work in (annotate, normalize):
        with pytest.raises(JucheError) as info:
            work("Juche 89", markup="rtf")  # type: ignore[arg-type]
        assert str(info.value) == (
            "markup must be None, 'html', 'markdown' or 'wikitext', not 'rtf'"
        )


def test_what_is_plain_needs_no_view() -> None:
    for text in (
        "Juche 89",
        "주체89(2000)년",
        "２０００年",
        "Juche 89²",
        "Juche 89①",
        "\ud800é\u200b",
    ):
        assert view_of(text, None) is None


@pytest.mark.parametrize("markup", MARKUPS)
def test_plain_text_is_the_same_in_every_markup(markup: Markup) -> None:
    for line in families():
        if not re.search(r"[<\[*_'{|]", line.text):
            assert annotate(line.text, markup=markup) == annotate(line.text)


FORMS: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": "\u00ad".join,
    "radicals": lambda text: text.translate({ord("月"): "⽉", ord("日"): "⽇", ord("二"): "⼆"}),
    "full-width": lambda text: re.sub("[A-Za-z]", lambda match: chr(ord(match[0]) + 0xFEE0), text),
    "variants": lambda text: re.sub("(?=[年月日])", "", text).replace("年", "年\U000e0100"),
    "parted": lambda text: unicodedata.normalize("NFD", text).replace("7", "\u00ad7"),
}


@pytest.mark.parametrize("markup", [None, *MARKUPS])
@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_the_letters_changes_no_date(form: str, markup: Markup | None) -> None:
    # In markup the form is changed by the same steps, so that every third line is enough.
    for line in families()[:: 3 if markup else 1]:
        assert_alike(line, FORMS[form](line.text), markup)


def assert_alike(line: Line, changed: str, markup: Markup | None) -> None:
    expected = annotate(line.text, markup=markup)
    found = annotate(changed, markup=markup)
    got = [(a.kind, a.locale, a.value, a.edtf, a.flags) for a in found]
    assert got == [(a.kind, a.locale, a.value, a.edtf, a.flags) for a in expected]
    assert all(changed[a.start : a.end] == a.text for a in found)


@pytest.mark.parametrize("text", ["가", "갛", "히", "힣", "각가", "が", "é", "ệ", "কো"])
def test_a_letter_in_parts_is_seen_as_one(text: str) -> None:
    source = "x" + unicodedata.normalize("NFD", text)
    view = view_of(source, None)
    assert view is not None
    assert view.text == "x" + text
    assert view.source_span(1, len(view.text)) == (1, len(source))


def test_all_else_stays_as_it_was_written() -> None:
    text = unicodedata.normalize("NFD", "평양에서 주체89년에 ﬁ")
    assert normalize(text) == unicodedata.normalize("NFD", "평양에서 ") + "2000" + (
        unicodedata.normalize("NFD", "에 ﬁ")
    )
    assert normalize("Juche\u00ad 89\u00ad.") == "2000\u00ad."
    assert normalize("2000年㋆㏲", "juche") == "主体89年7月19日"


def test_letters_with_many_marks_take_no_longer() -> None:
    marks = "\u0301\u0323" * 50_000
    assert annotate(f"Juche 89{marks} é")[0].value is not None


def test_an_entity_of_more_digits_than_a_number_may_have_is_text() -> None:
    source = f"&#{'1' * 5_000};<b>Juche 89</b>"
    assert normalize(source, markup="html") == f"&#{'1' * 5_000};<b>2000</b>"


def test_a_sign_that_two_dates_share_is_the_first_ones() -> None:
    view = view_of("ﬁx", None)
    assert view is not None
    (one,) = annotate("Juche 89")
    first, second, third = (one._replace(start=at, end=at + 1) for at in range(3))
    assert view.all_placed([first, second, third]) == [
        first._replace(text="ﬁ"),
        third._replace(start=1, end=2, text="x"),
    ]
    assert view.rewritten([first, second, third], ["a", "b", "c"]) == "ac"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("html", "In &lt;b&gt; &amp; [x] '' {{*}}"),
        ("markdown", r"In \<b\> \& \[x\] '' {{\*}}"),
        ("wikitext", "In &#60;b&#62; &#38; &#91;x&#93; &#39;&#39; &#123;&#123;*&#125;&#125;"),
    ],
)
def test_what_a_function_returns_is_escaped(markup: Markup, expected: str) -> None:
    given: list[str] = []

    def to(annotation: juche.Annotation) -> str:
        given.append(annotation.text)
        return "<b> & [x] '' {{*}}"

    assert normalize("In Juche&nbsp;89", to, markup=markup) == expected
    assert given == ["Juche&nbsp;89"]


def test_what_keeps_its_text_keeps_its_markup() -> None:
    source = "<i>Juche</i> 89 (2000), Juche&nbsp;90"
    assert normalize(source, "paired", markup="html") == ("<i>Juche</i> 89 (2000), Juche 90 (2001)")
    assert normalize(source, lambda a: a.text, markup="html") == source


@pytest.mark.parametrize(
    ("markup", "opens", "closes"),
    [("html", "<b>", "</b>"), ("markdown", "**", "**"), ("wikitext", "'''", "'''")],
)
def test_what_has_its_year_only_then_is_rewritten_in_markup_too(
    markup: Markup, opens: str, closes: str
) -> None:
    source, expected = "19{} i 21 lipca 2000", "19 lipca Dżucze 89{} i 21 lipca Dżucze 89"
    assert normalize(opens + source.format(closes), "juche", markup=markup) == (
        opens + expected.format(closes)
    )


def test_emphasis_that_would_end_nowhere_keeps_its_paragraph() -> None:
    source = "**주체89년**에\n\n**주체90년** 봄\n\n주체91년"
    assert normalize(source, "en:paired", markup="markdown") == (
        "**주체89년**에\n\n**Juche 90 (2001)** 봄\n\nJuche 91 (2002)"
    )
    assert normalize("Juche 89\n\n*x*\n\n**주체90년**에", "en:paired", markup="markdown") == (
        "Juche 89 (2000)\n\n*x*\n\n**주체90년**에"
    )
    assert (
        normalize("Juche 89 (2000)", lambda _: "a\n\n- b", markup="markdown") == "Juche 89 (2000)"
    )
    assert normalize("Juche 89 (2000)", lambda _: "a\n\nb", markup="markdown") == "a\n\nb"


def test_after_so_many_rounds_all_paragraphs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_ROUNDS", 1)
    source = "**주체89년**에\n\n주체91년"
    assert normalize(source, "en:paired", markup="markdown") == source


def test_a_suffix_tells_the_markup() -> None:
    names = {"a.html": "html", "b/c.HTM": "html", "d.md": "markdown", "e.wiki": "wikitext"}
    assert {name: markup_of(name) for name in names} == names
    assert markup_of(Path("notes.txt")) is markup_of("html") is None


def message(text: str, subtype: str, charset: str) -> EmailMessage:
    made = EmailMessage()
    made.set_content(text, subtype=subtype, charset=charset)
    return made


def test_the_body_of_a_message() -> None:
    plain = message("주체89(2000)년\n", "plain", "euc-kr")
    assert message_text(bytes(plain)) == ("주체89(2000)년\n", None)
    both = message("Juche 89\n", "plain", "utf-8")
    both.add_alternative("<b>Juche 89</b>\n", subtype="html")
    both.add_attachment(b"Juche 90", maintype="application", subtype="pdf")
    assert message_text(bytes(both)) == ("Juche 89\n", None)
    page = message("<b>주체</b>89\n", "html", "utf-8")
    assert message_text(bytes(page)) == ("<b>주체</b>89\n", "html")


def test_a_message_without_a_text_or_in_no_known_charset() -> None:
    assert message_text(b"Content-Type: image/png\n\nJuche 89") == ("", None)
    assert message_text(b"Content-Type: text/plain; charset=x-none\n\nJuche 89 \xec") == (
        "Juche 89 \ufffd",
        None,
    )
    assert message_text(b"") == ("", None)


TABLES = [  # what a cell, a term or an item that says a year heads, and the days that it tells
    ("html", "<tr><td>1950</td><td>June 25</td><td>May 5</td></tr>", ["1950-06-25", "1950-05-05"]),
    ("html", "<tr><td>1950<td>June 25<tr><td>1951<td>May 5", ["1950-06-25", "1951-05-05"]),
    ("html", "<tr><th>Juche 39</th><td>June 25</td></tr>", ["1950", "1950-06-25"]),
    ("html", "<tr><th>주체39년<td>6월 25일", ["1950", "1950-06-25"]),
    ("html", "<tr><td>Room 39</td><td>June 25</td></tr>", ["2023-06-25"]),
    ("html", "<tr><td>June 25</td><td>1950</td></tr><tr><td>May 5", ["2023-06-25", "2023-05-05"]),
    ("html", "<table><tr><td>1950</td></tr></table><p>May 5", ["2023-05-05"]),
    (
        "html",
        "<table><tr><th colspan=2>1950<tr><td>June 25<td>a<tr><td>May 5<td>b</table>May 7",
        ["1950-06-25", "1950-05-05", "2023-05-07"],
    ),
    (
        "html",
        "<table><tr><th>1950</th><tr><td>June 25<tr><th>1951<tr><td>May 5<tr><td>1952<td>May 6",
        ["1950-06-25", "1951-05-05", "1952-05-06"],
    ),
    (
        "html",
        "<table><caption>Events of 1950</caption><tr><td>June 25<td>a</table>May 7",
        ["1950-06-25", "2023-05-07"],
    ),
    (
        "html",
        "<tr><td rowspan=2>1950<td>June 25<tr><td>May 5<tr><td>May 7",
        ["1950-06-25", "1950-05-05", "2023-05-07"],
    ),
    ("html", "<tr><td>1950<tr><td>1951<td>May 5", ["1951-05-05"]),
    (
        "html",
        "<tr><td rowspan='2'>1950<td>June 25</tr><tr><td>May 5</tr><tr><td>May 7</tr>",
        ["1950-06-25", "1950-05-05", "2023-05-07"],
    ),
    ("html", "<table><td rowspan=3>1950<td>June 25</table>May 7", ["1950-06-25", "2023-05-07"]),
    (
        "html",
        "<dl><dt>1950<dd>June 25<dd>May 5<dt>More<dd>May 7</dl>",
        ["1950-06-25", "1950-05-05", "2023-05-07"],
    ),
    (
        "html",
        "<dl><dt>Juche 39</dt><dd>June 25</dd></dl>May 5",
        ["1950", "1950-06-25", "2023-05-05"],
    ),
    (
        "html",
        "<ul><li>1950<ul><li>June 25<ol><li>A</ol></li><li>May 5</li></ul></li><li>May 7</ul>",
        ["1950-06-25", "1950-05-05", "2023-05-07"],
    ),
    ("html", "<ol><li>1950<ol><li>June 25</ol>May 7</ol>", ["1950-06-25", "2023-05-07"]),
    ("html", "<ul><li>1950</li><li>May 7</li></ul>", ["2023-05-07"]),
    ("html", "<ul><li>1950<ul><li>June 25<h2>More</h2>May 7", ["1950-06-25", "2023-05-07"]),
    (
        "markdown",
        "| Year | Day |\n|---|---|\n| Juche 39 | June 25 |\n| 1951 | May 5 |\n\nMay 7",
        ["1950", "1950-06-25", "1951-05-05", "2023-05-07"],
    ),
    (
        "markdown",
        "- 1950\n  - June 25\n    - a\n  - May 5\n- 1951\n  * May 7\n\nMay 9",
        ["1950-06-25", "1950-05-05", "1951-05-07", "2023-05-09"],
    ),
    ("markdown", "- 1950\n- May 5\n", ["2023-05-05"]),
    (
        "markdown",
        "- 1950\n  - June 25\n\n  May 5\n\nMay 7",
        ["1950-06-25", "1950-05-05", "2023-05-07"],
    ),
    ("markdown", "- 1950\n  - June 25\n\n# More\nMay 7", ["1950-06-25", "2023-05-07"]),
    (
        "wikitext",
        "{|\n| Juche 39 || June 25\n|-\n! 1951\n| May 5\n|-\n| May 7\n|}\n",
        ["1950", "1950-06-25", "1951-05-05", "2023-05-07"],
    ),
    ("wikitext", "{|\n| 1950\n|}\nMay 5", ["2023-05-05"]),
    (
        "wikitext",
        "* 1950\n** June 25\n*** a\n** May 5\n* 1951\n*# May 7\nMay 9",
        ["1950-06-25", "1950-05-05", "1951-05-07", "2023-05-09"],
    ),
    (
        "wikitext",
        "; 1950\n: June 25\n: May 5\n; 1951\n: May 7\nMay 9",
        ["1950-06-25", "1950-05-05", "1951-05-07", "2023-05-09"],
    ),
]


@pytest.mark.parametrize(
    ("markup", "source", "days"),
    [
        (
            "html",
            "<h2>1950</h2><ul><li>June 25: war</li><li>9월 15일 상륙</li></ul><h2>b</h2>July 4",
            ["1950-06-25", "1950-09-15", "2023-07-04"],
        ),
        (
            "html",
            "<h3>주체39(1950)년</h3><p>6월 25일 전쟁</p><p>9월 15일 상륙</p><h3>주체42(1953)년</h3><p>7월 27일",
            ["1950", "1950-06-25", "1950-09-15", "1953", "1953-07-27"],
        ),
        ("html", "<h2>Room 5</h2><p>June 25</p>", ["2023-06-25"]),
        (
            "markdown",
            "## 1950\n\n- **June 25**: war\n- June 27: truce\n\n## 1953\n\nOn July 27 it ended.\n\nOn August 5 they left.",
            ["1950-06-25", "1950-06-27", "1953-07-27", "1953-08-05"],
        ),
        (
            "wikitext",
            "== 1950 ==\n* [[June 25]]: war\n\nOn June 27 it went on.\n\n== See also ==\nJuly 4",
            ["1950-06-25", "1950-06-27", "2023-07-04"],
        ),
        # No date goes on from one block to the next.
        ("html", "<h2>1950</h2><ul><li>War on June 25</li><li>1953: truce</li></ul>", []),
        *TABLES,
    ],
)
def test_a_year_tells_the_days_of_what_it_heads(
    markup: Markup, source: str, days: list[str]
) -> None:
    reference = dt.date(2023, 5, 17)
    assert [a.edtf for a in annotate(source, reference=reference, markup=markup)] == days
    once = normalize(source, reference=reference, markup=markup)
    assert normalize(once, reference=reference, markup=markup) == once


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ("markdown", "| Juche 39 | June 25 |\n\nMay 5"),
        ("markdown", "- Juche 39\n  - June 25\n\nMay 5"),
        ("wikitext", "* Juche 39\n** June 25\n\nMay 5"),
        ("html", "<tr><td>Juche 39<td>June 25<tr><td>May 5"),
    ],
)
def test_what_a_year_heads_is_rewritten_where_the_new_text_is_no_year(
    markup: Markup, source: str
) -> None:
    new = normalize(source, lambda _: "x", reference=dt.date(2023, 5, 17), markup=markup)
    assert new == re.sub("Juche 39|June 25|May 5", "x", source)


@pytest.mark.parametrize("markup", ["markdown", "wikitext"])
def test_a_heading_may_be_rewritten_to_a_year(markup: Markup) -> None:
    sign = {"markdown": "## Juche 39\n", "wikitext": "== Juche 39 ==\n"}[markup]
    assert normalize(f"{sign}a\n\nb\n", markup=markup) == f"{sign}a\n\nb\n".replace(
        "Juche 39", "1950"
    )
