"""``--markup``: web pages, Markdown, wikitext and mail from files, as they are seen."""

from __future__ import annotations

import json
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from juche.annotation.views import seen
from juche.cli import reading
from juche.cli.files import Document
from juche.cli.forms import FormName
from juche.cli.markups import MARKUP_NAMES, shape_of
from juche.cli.reading import Cut, passages
from juche.cli.work import Annotating
from support import PLAIN, run

SEEN = """\
News of Juche 108

On July 19, Juche 89 (2000), the guest came.

주체89(2000)년 7월 19일. Then came 5 October 2007

Juche 2025 and Juche 89 (2001), 70th anniversary
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>News of Juche 108</title>
<style>.juche-90 { color: red }</style><script>var day = "Juche 91";</script></head>
<body><!-- Juche 92 -->
<p title="Juche 93">On <a href="/1999/juche-94.html">July 19</a>, <b>Juche</b>&nbsp;89 (2000), the guest came.</p>
<p>주체<span>89</span>(2000)년 7월&#32;19일. Then came 5<br>October 2007</p>
<p><em>Juche 2025</em> and Juche 89 <i>(2001)</i>, 70<sup>th</sup> anniversary</p>
</body></html>
"""


def dates(*arguments: str | Path, stdin: bytes | str = "") -> list[dict[str, Any]]:
    """Return the records of JSON Lines."""
    result = run("annotate", "--format", "jsonl", *arguments, stdin=stdin)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def meanings(records: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return [
        (one["kind"], one["edtf"], one["value"], *one["flags"], *one["alternatives"])
        for one in records
    ]


def test_a_saved_page_has_the_dates_of_its_text(tmp_path: Path) -> None:
    page, text = tmp_path / "page.HTM", tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    text.write_text(SEEN, "utf-8")
    referenced = ("--reference", "2020-07-19")
    found = dates(*referenced, page)
    assert meanings(found) == meanings(dates(*referenced, text))
    assert len(found) == 7
    assert all(PAGE[one["start"] : one["end"]] == one["text"] for one in found)
    # The same page from a pipe and from a file that says nothing, and as plain text.
    (tmp_path / "page").write_text(PAGE, "utf-8")
    named = ("--markup", "html", *referenced)
    for again in (dates(*named, stdin=PAGE), dates(*named, tmp_path / "page")):
        assert meanings(again) == meanings(found)
    plain = meanings(dates("--markup", "plain", page))
    assert plain == meanings(dates(stdin=PAGE))
    assert plain != meanings(found)


@pytest.mark.parametrize(
    ("name", "source", "text"),
    [
        ("a.md", "`Juche 90`, **July** 19, [Juche 89](https://example.org/) ", "July 19, Juche 89"),
        ("a.wiki", "''Juche'' 96<ref>Juche 97</ref> (2007){{as of|Juche 98}}", "Juche 96 (2007)"),
        ("a.xhtml", "<p>Juche <b>89</b></p>", "Juche 89"),
        ("a.txt", "Juche 89, **Juche** 90", "Juche 89, **Juche** 90"),
    ],
)
def test_the_suffix_tells_the_markup(tmp_path: Path, name: str, source: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(source, "utf-8")
    found = dates(path)
    assert found
    assert meanings(found) == meanings(dates(stdin=text))


def test_check_reads_a_page_and_tells_places_of_its_source(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{path}:7:8: ambiguous year: 3936 or 2025 in Juche 2025",
        f"{path}:7:28: year mismatch: 2000 or 2001 in Juche 89 <i>(2001)",
    ]
    assert ", 1 mismatch, 1 ambiguous year, 0 failures" in result.stderr


class Balance(HTMLParser):
    """Follows the tags of a page that leaves none out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag not in {"br", "input", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


@pytest.mark.parametrize("to", ["iso", "ko:paired", "juche", "gregorian"])
def test_a_page_rewritten_in_place_stays_well_formed(tmp_path: Path, to: str) -> None:
    path, strict = tmp_path / "page.html", tmp_path / "page.xhtml"
    path.write_text(PAGE, "utf-8")
    body = PAGE[PAGE.index("<p title") : PAGE.index("</body>")].replace("<br>", "<br/>")
    strict.write_text(f"<div>{body.replace('&nbsp;', '&#160;')}</div>", "utf-8")
    result = run("normalize", "-q", "--in-place", "--to", to, path, strict)
    assert (result.exit_code, result.output) == (0, "")
    written = path.read_text("utf-8")
    assert written != PAGE
    page = Balance(written)
    assert not page.open
    assert ET.fromstring(strict.read_text("utf-8")).tag == "div"
    for untouched in ('var day = "Juche 91"', "<!-- Juche 92 -->", 'title="Juche 93"', "juche-94"):
        assert untouched in written
    if to == "iso":
        expected = '<p title="Juche 93">On <a href="/1999/juche-94.html">2000-07-19</a>, the guest'
        assert expected in written
        assert "<p>2000-07-19. Then came 2007-10-05</p>" in written


def test_a_page_keeps_the_bytes_of_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes("<p>가 주체<b>89</b>년에\r\n<i>나</i>".encode("cp949"))
    result = run("normalize", "--encoding", "cp949", path)
    assert result.stdout_bytes == "<p>가 2000에\r\n<i>나</i>".encode("cp949")


@pytest.mark.parametrize("markup", ["html", "markdown", "wikitext"])
def test_what_shows_or_quotes_a_text_has_it_as_it_is_seen(markup: str) -> None:
    source = {
        "html": PAGE,
        "markdown": "# News of Juche 108\n\nOn **July 19**, [Juche 89](x) (2000) &amp; `Juche 91`\n",
        "wikitext": "== News of Juche 108 ==\n''July 19'', [[Juche 89]] (2000)<ref>Juche 91</ref>\n",
    }[markup]
    named = ("--markup", markup, "--reference", "2020-07-19")
    listed = dates(*named, stdin=source)
    text = seen(source, markup)
    assert len(listed) > 1
    assert not any(sign in text for sign in ("<", "*", "''", "[", "`"))
    tree = ET.fromstring(run("annotate", "--format", "timex3", *named, stdin=source).stdout)
    (written,) = tree.iter("TEXT")
    assert "".join(written.itertext()) == text
    values = [one.get("value") for one in written.iter("TIMEX3")]
    known = [one["edtf"] for one in listed if one["edtf"]]
    assert [value for value in values if value and not value.startswith("XXXX")] == known
    page = Balance(run("annotate", "--format", "html", *named, stdin=source).stdout)
    shown = "".join(page.seen)
    assert text in shown
    assert not any(f"{tag}>" in shown for tag in ("<b", "</b", "<span", "<ref"))
    lines = run("annotate", "--format", "web", *named, stdin=source).stdout.splitlines()
    assert len(lines) == len(listed)
    for selectors in (json.loads(line)["target"]["selector"] for line in lines):
        place, quote = selectors
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    plain = run("annotate", "--format", "timex3", "--markup", "plain", stdin=source).stdout
    (written,) = ET.fromstring(plain).iter("TEXT")
    assert "".join(written.itertext()) == source, "as it stands, where that is asked for"


def test_the_page_of_a_message_has_the_text_of_its_body(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.eml", plain=None)
    shown = "".join(Balance(run("annotate", "--format", "html", path).stdout).seen)
    assert seen(PAGE, "html") in shown
    assert "Subject" not in shown


# --- mail


def letter(path: Path, *, plain: str | None = SEEN, page: str | None = PAGE) -> Path:
    message = EmailMessage()
    message["Subject"] = "Juche 90"
    if plain is not None:
        message.set_content(plain, charset="utf-8", cte="base64")
    if page is not None:
        message.add_alternative(page, subtype="html", cte="quoted-printable")
    path.write_bytes(bytes(message))
    return path


@pytest.mark.parametrize("name", ["letter.eml", "LETTER.EML", "page.mhtml", "page.mht"])
def test_the_text_of_a_message_is_read(tmp_path: Path, name: str) -> None:
    both = letter(tmp_path / name)
    found = dates("--reference", "2020-07-19", both)
    assert meanings(found) == meanings(dates("--reference", "2020-07-19", stdin=SEEN))
    assert all(SEEN[one["start"] : one["end"]] == one["text"] for one in found)
    page = letter(tmp_path / name, plain=None)
    assert meanings(dates("--reference", "2020-07-19", page)) == meanings(found)


def test_check_reads_a_message(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.eml", page=None)
    result = run("check", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{path}:7:1: ambiguous year: 3936 or 2025 in Juche 2025",
        f"{path}:7:16: year mismatch: 2000 or 2001 in Juche 89 (2001)",
    ]


def test_a_message_in_another_charset_and_one_without_text(tmp_path: Path) -> None:
    path, silent = tmp_path / "a.eml", tmp_path / "b.eml"
    path.write_bytes(b"Content-Type: text/plain; charset=euc-kr\n\n" + "주체89년".encode("euc-kr"))
    silent.write_bytes(b"Content-Type: image/png\n\nJuche 89")
    assert [one["edtf"] for one in dates(path, silent)] == ["2000"]


def test_a_message_is_not_rewritten(tmp_path: Path) -> None:
    path, other = letter(tmp_path / "a.eml"), tmp_path / "b.txt"
    other.write_text("Juche 89", "utf-8")
    before = path.read_bytes()
    result = run("normalize", "--in-place", tmp_path)
    assert result.exit_code == 1
    told, closing = result.stderr.splitlines()
    assert told == (
        f"juche: {path}: a message, in which the text is encoded; save that as a file of its own, "
        "or --markup plain rewrites the message as it stands"
    )
    assert closing == "juche: 1 file, 1 date, 0 mismatches, 1 failure"
    assert (path.read_bytes(), other.read_text("utf-8")) == (before, "2000")
    asked = run("normalize", "--markup", "plain", path)
    assert asked.exit_code == 0
    assert asked.stdout_bytes.startswith(b"Subject: 2001\n")


# --- large files


def test_what_has_markup_is_read_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGE", 4096)
    monkeypatch.setattr(reading, "PASSAGE", 1024)
    lines = ["<!--", *["Juche 90\n"] * 300, "-->", *["<p>Juche\n<b>89</b></p>\n"] * 300]
    content = "\n".join(lines)
    for name, count in (("a.html", 300), ("a.txt", 300)):
        (tmp_path / name).write_text(content, "utf-8")
        assert len(dates(tmp_path / name)) == count
    found = dates(tmp_path / "a.html")
    assert {one["edtf"] for one in found} == {"2000"}
    for jobs in ("1", "2"):
        written = run("normalize", "--jobs", jobs, tmp_path / "a.html")
        assert written.stdout == content.replace("Juche\n<b>89</b>", "<b>2000</b>")
    plain = Document(tmp_path / "a.txt", Path("a.txt"))
    assert len(list(passages(plain, "utf-8", Cut.TEXT))) > 3


@pytest.mark.parametrize(
    ("name", "form", "cut"),
    [
        ("a.txt", "csv", Cut.TEXT),
        ("a.txt", "html", Cut.NOWHERE),
        ("a.html", "csv", Cut.NOWHERE),
        ("a.eml", "csv", Cut.NOWHERE),
    ],
)
def test_a_large_text_may_be_cut_and_markup_may_not(name: str, form: FormName, cut: Cut) -> None:
    task = Annotating(**PLAIN, form=form)
    assert task.cut_of(Document(Path(name))) is cut


# --- records


def test_values_of_records_are_in_the_markup_that_is_named(tmp_path: Path) -> None:
    table = tmp_path / "a.md"
    table.write_text("text\nJuche <b>89</b>\n`Juche 90`\n", "utf-8")
    html = run("annotate", "--column", "text", "--markup", "html", table).stdout
    assert [row.split(",")[1] for row in html.splitlines()] == ["text_dates", "2000", "2001"]
    auto = run("annotate", "--column", "text", table).stdout
    assert [row.split(",")[1] for row in auto.splitlines()] == ["text_dates", "", "2001"]
    rewritten = run("normalize", "--column", "text", "--markup", "html", table).stdout
    assert rewritten == "text\n<b>2000</b>\n`2001`\n"


def test_wrong_markup_is_wrong_usage() -> None:
    result = run("annotate", "--markup", "tex", stdin="")
    assert result.exit_code == 2
    assert "'tex' is not one of 'auto', 'plain', 'html', 'markdown', 'wikitext'" in result.stderr


def test_every_name_has_a_shape() -> None:
    shapes = {name: shape_of(name, Path("a.eml")) for name in MARKUP_NAMES}
    assert shapes.pop("auto").is_message
    assert [shape.markup for shape in shapes.values()] == [None, "html", "markdown", "wikitext"]
    assert not any(shape.is_message for shape in shapes.values())
