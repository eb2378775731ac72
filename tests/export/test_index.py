"""The index of pages: a line for each document, and the dates of all by year."""

from __future__ import annotations

import re
from datetime import date

from juche import annotate
from juche.export import Entry, to_html, to_index

TEXTS = {
    "a.txt": "July 19, Juche 89 (2000); 5 May 2000; July 20 and the 20th anniversary",
    "b/c.txt": "Juche 89 (2001), Juche 2025, Juche 90 (2001), Juche 90 (2002)",
    "d.txt": "nothing here",
}
DAY = date(2020, 7, 1)


def entries() -> list[Entry]:
    return [
        Entry.of(name, f"{name}.html", annotate(text, reference=DAY))
        for name, text in TEXTS.items()
    ]


def rows(page: str, section: str) -> list[list[str]]:
    """Return the texts of the cells of a table."""
    part = page[page.index(f'<section id="{section}"') :].partition("</section>")[0]
    lines = part.partition("<tbody>")[2].strip().splitlines()
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line) for line in lines]
    return [[re.sub("<[^>]*>", "", cell) for cell in row] for row in cells if row]


def test_a_line_has_the_counts_of_its_document() -> None:
    page = to_index(entries(), title="Letters & <notes>")
    assert "<h1>Letters &amp; &lt;notes&gt;</h1>" in page
    heads = re.findall(r'<th scope="col">([^<]+)', page.partition("</thead>")[0])
    assert heads == [
        *("document", "dates", "juche", "gregorian", "contextual", "anniversary"),
        *("year mismatches", "ambiguous years"),
    ]
    assert rows(page, "documents") == [
        ["a.txt", "4", "1", "1", "1", "1", "0", "0"],
        ["b/c.txt", "4", "4", "0", "0", "0", "2", "1"],
        ["d.txt", "0", "0", "0", "0", "0", "0", "0"],
    ]
    for name in TEXTS:
        assert f'<a href="{name}.html"><bdi>{name}</bdi></a>' in page


def test_what_is_doubtful_is_linked_where_the_page_of_the_document_has_it() -> None:
    page = to_index(entries())
    links = re.findall(r'<a class="juche-date juche-mismatch" href="(.*?)#(d\d+)">(\d+)<', page)
    assert links == [("b/c.txt.html", "d1", "2"), ("b/c.txt.html", "d2", "1")]
    text = TEXTS["b/c.txt"]
    document = to_html(text, annotate(text))
    for _, place, _ in links:
        assert f'id="{place}"' in document


def test_the_index_counts_the_dates_of_all_documents() -> None:
    page = to_index(entries())
    told = page.partition("<header>")[2].partition("</header>")[0]
    assert "3 documents, 8 dates: " in told
    for part in ("5 juche", "1 gregorian", "1 contextual", "1 anniversary"):
        assert f">{part}</span>" in told
    assert ">2 year mismatches</span>" in told
    assert ">1 ambiguous year</span>" in told
    assert rows(page, "years") == [["2000", "89", "4", ""], ["2001", "90", "1", ""]]
    assert "width: 100%" in page
    assert "width: 25%" in page


def test_the_list_of_documents_as_html_has_it() -> None:
    page = to_index([Entry.of("a.txt", "a.html", annotate("Juche 89 (2001)"))])
    heads = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("document", "dates", "juche", "year mismatches", "ambiguous years")
    )
    assert "<h1>Dates</h1>" in page
    link = '<a class="juche-date juche-mismatch" href="a.html#d1">1</a>'
    assert page.endswith(
        f"""<main>
<section id="documents">
<table><caption>Documents</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
<tr><td data-column="document"><a href="a.html"><bdi>a.txt</bdi></a></td>\
<td data-column="dates">1</td><td data-column="juche">1</td>\
<td data-column="year mismatches">{link}</td><td data-column="ambiguous years">0</td></tr>
</tbody></table>
</section>

</main>
</body>
</html>
"""
    )


def test_columns_of_kinds_that_no_document_has_are_left_out() -> None:
    page = to_index([Entry.of("a", "a.html", annotate("Juche 89"))])
    assert "1 document, 1 date: " in page
    assert ">gregorian<" not in page
    assert rows(page, "documents") == [["a", "1", "1", "0", "0"]]


def test_names_of_documents_are_escaped() -> None:
    name = "\"><script>window.harm = 1</script>'&\ud800\x00"
    page = to_index([Entry.of(name, name, [])], title=name)
    assert "<script" not in page
    assert "&quot;&gt;&lt;script&gt;window.harm = 1&lt;/script&gt;&#39;&amp;\ufffd\ufffd" in page
    assert 'href="&quot;&gt;&lt;script' in page


def test_an_index_of_no_documents_has_no_table() -> None:
    page = to_index([])
    assert "0 documents, 0 dates</p>" in page
    assert "<table" not in page


def test_the_index_needs_nothing_else() -> None:
    page = to_index(entries())
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|<script|<link|<img|url\(|@import", page)
