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
    dates = "July 19, Juche 89 (2000); 1890-10-05; the 20th anniversary; Juche 89 (2001)"
    text = f"{dates}; the 5000th anniversary."
    page = to_html(text, found(text))
    assert [shown["data-reading"] for shown in Page(page).highlights] == [
        "July 19, Juche 89 · 2000-07-19",
        "- · 1890-10-05",
        "anniversary 20 of Juche 89 · 2000",
        "year mismatch · 2000 or 2001",
        "anniversary 5000 of - · -",
    ]
    assert "5 dates: " in page
    assert "1 year mismatch<" in page
    rows = re.findall(r'<tr><th scope="row">(\d+)</th><td>(.*?)</td><td>(\d+)', page)
    assert rows == [("1890", "-", "1"), ("2000", "89", "2")]


def test_the_text_and_its_table_as_html_has_them() -> None:
    text = "<In> Juche 89 (2001),\nthe 20th anniversary & 5. 5. 2000, Juche 90 (2002)"
    page = to_html(text, found(text))
    doubt, again = (f"year mismatch · {years}" for years in ("2000 or 2001", "2001 or 2002"))
    day, year = "May 5, Juche 89 · 2000-05-05", "anniversary 20 of Juche 89 · 2000"

    def link(number: int, look: str, told: str, rest: str) -> str:
        place = f'id="d{number}" href="#r{number}" aria-describedby="r{number}"'
        return f'<a {place} class="{look}" title="{told}" data-reading="{told}"{rest}</a>'

    def step(arrow: str, which: str, number: int) -> str:
        told = f'title="{which} doubtful date" aria-label="{which} doubtful date"'
        return f'<a class="juche-step" data-step="{arrow}" {told} href="#d{number}"></a>'

    def row(number: int, look: str, *cells: str) -> str:
        names = ("expression", "Juche", "Gregorian", "kind")
        first = f'<a href="#d{number}">{cells[0]}</a>'
        named = zip(names, (first, *cells[1:]), strict=True)
        row = "".join(f'<td data-column="{name}">{cell}</td>' for name, cell in named)
        return f'<tr id="r{number}" class="{look}">{row}</tr>\n'

    looks = ("juche-juche juche-mismatch", "juche-anniversary", "juche-gregorian")
    wrong, counted, plain = (f"juche-date {look}" for look in looks)
    boxes = "".join(
        f'<input type="checkbox" id="show-{name}"{state}><label for="show-{name}">{told}</label>\n'
        for name, state, told in (
            ("readings", "", "readings in the text"),
            ("juche", " checked", "juche"),
            ("gregorian", " checked", "gregorian"),
            ("anniversary", " checked", "anniversary"),
        )
    )
    main = page.partition("<main>\n")[2]
    assert main.partition('<section id="years">')[0] == (
        f'{boxes}<article id="text" class="juche-text" dir="auto">&lt;In&gt; '
        + link(1, wrong, doubt, ' lang="en">Juche 89 (2001)')
        + step("\u2193", "next", 4)
        + ",\nthe "
        + link(2, counted, year, ' lang="en">20th anniversary')
        + " &amp; "
        + link(3, plain, day, ">5. 5. 2000")
        + ", "
        + link(4, wrong, again, ' lang="en">Juche 90 (2002)')
        + step("\u2191", "previous", 1)
        + "</article>\n"
    )
    table = main[main.index('<section id="dates">') :]
    heads = "".join(
        f'<th scope="col">{name}</th>' for name in ("expression", "Juche", "Gregorian", "kind")
    )
    assert table == (
        '<section id="dates">\n<table><caption>Dates in order</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        + row(1, looks[0], "Juche 89 (2001)", "year mismatch", "2000 or 2001", "juche")
        + row(2, looks[1], "20th anniversary", "Juche 89", "2000", "anniversary")
        + row(3, looks[2], "5. 5. 2000", "May 5, Juche 89", "2000-05-05", "gregorian")
        + row(4, looks[0], "Juche 90 (2002)", "year mismatch", "2001 or 2002", "juche")
        + "</tbody></table>\n</section>\n</main>\n</body>\n</html>\n"
    )
    header = page.partition("<header>\n")[2].partition("</header>")[0]
    kinds = "".join(
        f'<span class="juche-date juche-{kind}">{number} {kind}</span>, '
        for kind, number in (("juche", 2), ("gregorian", 1), ("anniversary", 1))
    )
    assert header == (
        f"<h1>Dates</h1>\n<p>4 dates: {kinds}"
        '<a class="juche-date juche-mismatch" href="#d1">2 year mismatches</a></p>\n'
    )


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
    assert page.endswith(
        """</style>
</head>
<body class="juche-page">
<header>
<h1>a &lt; b</h1>
<p>0 dates</p>
</header>
<main>
<article id="text" class="juche-text" dir="auto">&lt;b&gt;</article>


</main>
</body>
</html>
"""
    )


def test_the_page_needs_nothing_else() -> None:
    page = to_html(STATEMENT, found(STATEMENT))
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|<script|<link|<img|url\(|@import", page)


def test_a_notebook_shows_the_text() -> None:
    shown = Highlighted(STATEMENT, annotate(STATEMENT))._repr_html_()
    assert shown.count("<mark") == len(annotate(STATEMENT))
    assert "id=" not in shown
    assert "href=" not in shown
    one = Highlighted("a Juche 1.", annotate("a Juche 1."))._repr_html_()
    told = "Juche 1 · 1912"
    shape = f'class="juche-date juche-juche" title="{told}" data-reading="{told}" lang="en"'
    marked = f'<mark tabindex="0" {shape}>Juche 1</mark>'
    assert one.endswith(f'</style>\n<div class="juche-text" dir="auto">a {marked}.</div>')
    # The style of a cell reaches nothing else of the notebook.
    rules = re.sub(r"/\*.*?\*/", "", shown.partition("</style>")[0].partition("<style>")[2])
    selectors = re.findall(r"([^{}@;]+)\{", re.sub(r"@media[^{]*\{", "", rules))
    assert selectors
    for selector in ",".join(selectors).split(","):
        assert selector.strip().startswith(".juche-"), selector
