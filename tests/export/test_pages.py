"""The page and the notebook's view: Python's reader of HTML reads them back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given

from juche import Annotation, JucheMonth, annotate
from juche.export import (
    Highlighted,
    to_html,
)
from support import STATEMENT, hostile_text

REFERENCE = date(2020, 7, 19)
SOURCE = "https://example.org/statement.txt"


def found(text: str) -> list[Annotation]:
    return annotate(text, reference=REFERENCE)


class Page(HTMLParser):
    """The text of ``#text`` and its highlights, as Python's reader of HTML sees them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.text = ""
        self.highlights: list[dict[str, str | None]] = []
        self.steps: list[tuple[str | None, str | None]] = []
        self.tags: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.inside |= named.get("id") == "text"
        if self.inside and tag == "a" and named["class"] == "juche-step":
            self.steps.append((named["data-step"], named["href"]))
        elif self.inside and tag == "a":
            self.highlights.append(named)

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data


@given(hostile_text)
@example(STATEMENT)
def test_the_page_shows_the_text_and_every_date(text: str) -> None:
    annotations = found(text)
    page = Page(to_html(text, annotations, title=text))
    assert page.text == re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
    assert set(page.tags) <= set(Page(to_html(STATEMENT, found(STATEMENT))).tags)
    for annotation, shown in zip(annotations, page.highlights, strict=True):
        reading = shown["data-reading"] or ""
        assert f"juche-{annotation.kind}" in (shown["class"] or "")
        assert ("juche-mismatch" in (shown["class"] or "")) == bool(annotation.alternatives)
        for value in annotation.alternatives or (annotation.value,):
            assert value is None or value.isoformat() in reading


def test_the_page_tells_both_counts() -> None:
    text = "July 19, Juche 89 (2000); 1890-10-05; the 20th anniversary; Juche 89 (2001)."
    page = to_html(text, found(text))
    assert [shown["data-reading"] for shown in Page(page).highlights] == [
        "July 19, Juche 89 · 2000-07-19",
        "- · 1890-10-05",
        "anniversary 20 of Juche 89 · 2000",
        "year mismatch · 2000 or 2001",
    ]
    assert "4 dates: " in page
    assert "1 year mismatch<" in page
    rows = re.findall(r'<tr><th scope="row">(\d+)</th><td>(.*?)</td><td>(\d+)', page)
    assert rows == [("1890", "-", "1"), ("2000", "89", "2")]


def test_doubtful_years_are_counted_and_linked() -> None:
    text = "Juche 89 (2001), Juche 114, Juche 2025, 5 May 2000 and Juche 90 (2002)."
    page = to_html(text, annotate(text))
    assert 'juche-mismatch" href="#d1">2 year mismatches</a>' in page
    assert 'juche-mismatch" href="#d3">1 ambiguous year</a>' in page
    steps = [("\u2193", "#d3"), ("\u2193", "#d5"), ("\u2191", "#d1"), ("\u2191", "#d3")]
    assert sorted(Page(page).steps) == sorted(steps)
    assert not Page(to_html("Juche 89 (2001)", annotate("Juche 89 (2001)"))).steps


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        (date(2020, 7, 19), "July 19, Juche 109 (2020) · 2020-07-19"),
        (datetime(2020, 7, 19, 12, 30, tzinfo=UTC), "July 19, Juche 109 (2020) · 2020-07-19"),
        (JucheMonth(109, 7), "July, Juche 109 (2020) · 2020-07"),
        (date(1911, 7, 19), "1911-07-19"),
    ],
)
def test_the_page_says_when_the_document_was_written(reference: Any, shown: str) -> None:
    text = "On July 19."
    page = to_html(text, annotate(text, reference=reference), reference=reference)
    assert f"<p>Written: {shown}</p>" in page
    assert "Written" not in to_html(text, [])


def test_a_page_without_dates_has_no_table() -> None:
    page = to_html("<b>", [], title="a < b")
    assert "<title>a &lt; b</title>" in page
    assert "0 dates" in page
    assert "<table" not in page
    assert "<input" not in page


def test_the_page_needs_nothing_else() -> None:
    page = to_html(STATEMENT, found(STATEMENT))
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|<script|<link|<img|url\(|@import", page)


def test_a_notebook_shows_the_text() -> None:
    shown = Highlighted(STATEMENT, annotate(STATEMENT))._repr_html_()
    assert shown.count("<mark") == len(annotate(STATEMENT))
    assert "id=" not in shown
    # The style of a cell reaches nothing else of the notebook.
    rules = re.sub(r"/\*.*?\*/", "", shown.partition("</style>")[0].partition("<style>")[2])
    selectors = re.findall(r"([^{}@;]+)\{", re.sub(r"@media[^{]*\{", "", rules))
    assert selectors
    for selector in ",".join(selectors).split(","):
        assert selector.strip().startswith(".juche-"), selector
