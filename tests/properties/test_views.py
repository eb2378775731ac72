"""Laws of views: the text that is seen is read, in any markup and form, and markup stays whole."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from juche import Annotation, annotate, normalize
from juche.annotation.views import MARKUPS, Markup, view_of
from juche.notation.composing import is_plain
from support import families, hostile_text

REFERENCE = date(2020, 7, 19)
LINES = [line.text for line in families()]
HTML = (
    *(
        "<",
        ">",
        "</",
        "<b",
        "<b>",
        "</b>",
        "<i a='>'>",
        "</i>",
        "<p>",
        "</p>",
        "<td>",
        "<br>",
        "<br/>",
    ),
    *("<sup>", "</sup>", "<code>", "</code>", "<script>", "</script>", "<style>", "<textarea>"),
    *(
        "<!--",
        "-->",
        "--!>",
        "<!",
        "<![",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "<a href='",
        '<a b="',
        "</ b>",
    ),
    *(
        "&",
        "&#",
        "&#x",
        "&#0;",
        "&#xd800;",
        "&amp",
        "&nbsp;",
        "&nbsp19",
        "&notit;",
        "\x00",
        "<pre>",
        "</>",
    ),
)
MARKDOWN = (
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "`",
        "``",
        "```\n",
        "\n~~~\n",
        "\\",
        "[",
        "]",
        "![",
        "](x)",
    ),
    *(
        "](x 'y')",
        "][a]",
        "\n[a]: b\n",
        "[^1]",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n# ",
        "\n---\n",
        "\n\n    ",
        "\n\n\t",
        "\\\n",
        "|",
        "<a@b>",
    ),
)
WIKITEXT = (
    *(
        "''",
        "'''",
        "'''''",
        "[[",
        "]]",
        "|",
        "{{",
        "}}",
        "\n{|",
        "\n|-",
        "\n|}",
        "\n| a=b | ",
        "||",
        "!!",
    ),
    *(
        "[http://x ",
        "[//x]",
        "]",
        "\n== ",
        " ==\n",
        "\n* ",
        "<ref>",
        "</ref>",
        "<ref/>",
        "<nowiki>",
    ),
    *("</nowiki>", "<pre>", "[[a:b", "__TOC__"),
)
SIGNS = {"html": HTML, "markdown": HTML + MARKDOWN, "wikitext": HTML + WIKITEXT}


@st.composite
def sources(draw: st.DrawFn, markup: str) -> str:
    """Return dates, halves of dates and marks of a markup, in any order."""
    parts = st.one_of(st.sampled_from(LINES), st.sampled_from(SIGNS[markup]), hostile_text)
    return "".join(draw(st.lists(parts, max_size=12)))


in_markup = st.sampled_from(MARKUPS).flatmap(
    lambda markup: st.tuples(st.just(markup), sources(markup))
)


def meaning(found: list[Annotation]) -> list[object]:
    return [(a.kind, a.locale, a.value, a.edtf, a.ordinal, a.flags) for a in found]


@given(in_markup)
def test_what_is_seen_and_the_source_have_the_same_dates(given: tuple[Markup, str]) -> None:
    markup, source = given
    view = view_of(source, markup)
    assert view is not None
    seen = annotate(view.text, reference=REFERENCE)
    found = annotate(source, reference=REFERENCE, markup=markup)
    assert meaning(found) == meaning(seen)
    end = 0
    for one in found:
        assert end <= one.start < one.end
        assert source[one.start : one.end] == one.text
        end = one.end


INLINE = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<i title='Juche 1 &amp; >'>",
        "</i>",
        "<!-- Juche 2 -->",
        "<wbr>",
        "<u\n>",
        "</u>",
    ]
)


@st.composite
def dressed(draw: st.DrawFn) -> tuple[str, str]:
    """Return a line and the same one in HTML, with tags between its letters and entities for them."""
    line = draw(st.sampled_from(LINES))
    places = draw(st.dictionaries(st.integers(0, len(line)), INLINE, max_size=6))
    entities = draw(st.sets(st.integers(0, len(line) - 1), max_size=4))
    written = [
        places.get(place, "") + (f"&#{ord(letter)};" if place in entities else html.escape(letter))
        for place, letter in enumerate(line)
    ]
    return line, "".join([*written, places.get(len(line), "")])


@given(dressed())
def test_tags_and_entities_change_no_date(given: tuple[str, str]) -> None:
    line, source = given
    assert meaning(annotate(source, markup="html")) == meaning(annotate(line))


FORMS: list[Callable[[str], str]] = [
    lambda text: unicodedata.normalize("NFD", text),
    "\u00ad".join,
    lambda text: "".join(f"<b>{letter}</b>" for letter in unicodedata.normalize("NFD", text)),
]


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_letters_inside_markup_changes_no_date(form: Callable[[str], str]) -> None:
    for line in LINES:
        if not set(line) & set("<>&[]*_"):
            assert meaning(annotate(form(line), markup="html")) == meaning(annotate(line))


@given(st.text(st.sampled_from("aeé가각\u1100\u1161\u11a8\u0301\u0323\u00ad⽉⼆ﬁ年\ufe00ﾁｭﾞ\n")))
def test_a_view_is_composed_and_covers_its_source(source: str) -> None:
    view = view_of(source, None)
    if view is None:
        assert is_plain(source)
        return
    assert is_plain(view.text)
    place = 0
    for index in range(len(view.text)):
        start, end = view.source_span(index, index + 1)
        assert 0 <= start < end <= len(source)
        assert place <= start
        place = start


COMPOSED = st.text(st.sampled_from("ae 1é가\u1100\u1161\u0301\u00ad⽉年\n"))


@given(COMPOSED)
def test_a_text_is_composed_alike_in_blocks_of_any_size(source: str) -> None:
    whole = view_of(source, None)
    with pytest.MonkeyPatch.context() as patch:
        for size in (1, 2, 5):
            patch.setattr("juche.notation.composing._BLOCK", size)
            view = view_of(source, None)
            if view is None or whole is None:
                assert view is whole
                continue
            assert view.text == whole.text
            for index in range(len(view.text)):
                assert view.source_span(index, index + 1) == whole.source_span(index, index + 1)


class _Elements(HTMLParser):
    """The tags of a page that are not closed or not opened. Matching pairs are removed."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's
        if tag not in {"br", "wbr", "hr", "img"}:
            self.left.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.left and self.left[-1] == tag:
            self.left.pop()
        else:
            self.left.append(f"/{tag}")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Stand alone."""


def left_open(source: str) -> list[str]:
    parser = _Elements()
    parser.feed(source.replace("&", "+"))
    parser.close()
    return parser.left


FORMATS = st.sampled_from(["iso", "paired", "ko:juche", "en:gregorian", "short"])


@given(dressed(), FORMATS)
def test_rewriting_leaves_open_what_was_and_nothing_else(given: tuple[str, str], to: str) -> None:
    source = given[1]
    assert left_open(normalize(source, to, markup="html")) == left_open(source)


TREES = st.recursive(
    st.sampled_from(
        [*map(html.escape, LINES), "Juche ", "89 ", "(2000)", "July 19, ", "<br>", "&nbsp;"]
    ),
    lambda inner: st.tuples(
        st.sampled_from(["b", "i", "a", "span", "p", "td", "sup", "code", "rt"]),
        st.lists(inner, max_size=4),
    ).map(lambda pair: f"<{pair[0]} c='d'>{''.join(pair[1])}</{pair[0]}>"),
    max_leaves=12,
)

EMPTY = re.compile(r"<(\w+)[^>]*>\s*</\1>")


@given(st.lists(TREES, max_size=6).map("".join), FORMATS)
@example("<b>Juche </b><i>89 </i><b>(2000) <i>x</i></b>", "iso")
@example("<b>Juche </b><i>89 </i><b><b>(2000)</b></b>", "iso")
def test_a_balanced_page_stays_balanced_and_no_element_is_left_empty(source: str, to: str) -> None:
    assert left_open(source) == []
    once = normalize(source, to, markup="html")
    assert left_open(once) == []
    before, after = view_of(source, "html"), view_of(once, "html")
    assert before is not None
    assert after is not None
    if all(before.is_movable(one) for one in annotate(before.text)):
        assert after.text == normalize(before.text, to)
    assert len(EMPTY.findall(once)) <= len(EMPTY.findall(source))


@given(in_markup)
@example(("markdown", "*Juche 89*a"))
def test_what_is_rewritten_is_seen_as_it_was_written(given: tuple[Markup, str]) -> None:
    """A paragraph shows the new text, or stays as it was if a mark would be harmed."""
    markup, source = given
    before, after = (
        view_of(text, markup) for text in (source, normalize(source, lambda _: "X)", markup=markup))
    )
    assert before is not None
    assert after is not None
    written = before.text
    for one in reversed(annotate(before.text)):
        if one.value is not None and before.is_movable(one):
            written = f"{written[: one.start]}X){written[one.end :]}"
    old, new, seen = (text.split("\n\n") for text in (before.text, written, after.text))
    assert len(old) == len(new) == len(seen)
    assert all(one in both for one, *both in zip(seen, old, new, strict=True))


@given(sources("html"))
def test_rewriting_to_iso_twice_changes_nothing_more(source: str) -> None:
    once = normalize(source, markup="html")
    assert normalize(once, markup="html") == once
