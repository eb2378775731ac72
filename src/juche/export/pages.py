"""Functions that the HTML pages share: their frame, their tables, their styles and escaping."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ..annotation import KINDS, Annotation, Flag
from ..era import EPOCH_YEAR
from .spans import counted

# The characters that mean something in HTML, that its parsers change or that they cannot hold.
_SPECIAL = re.compile("[&<>\"'\r\x00\ud800-\udfff]")
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "\r": "&#13;",
}
# Nothing is fetched and nothing runs, whatever the text.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

DOUBTFUL: dict[Flag, tuple[str, str]] = {
    "year_mismatch": ("year mismatch", "year mismatches"),
    "ambiguous_year": ("ambiguous year", "ambiguous years"),
}
"""For each flag of a doubtful year, the words for one such date and for several."""


def framed(title: str, told: str, content: str) -> str:
    """Return a complete page.

    Args:
        title: the heading, as text.
        told: the lines below it, as HTML.
        content: the rest, as HTML.
    """
    heading = escaped(title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{heading}</title>
<style>
{style("highlight.css")}{style("page.css")}</style>
</head>
<body class="juche-page">
<header>
<h1>{heading}</h1>
{told}</header>
<main>
{content}
</main>
</body>
</html>
"""


def summary(kinds: Mapping[str, int], doubtful: Iterable[str]) -> str:
    """Return the number of dates, of each kind, and of the doubtful ones, as HTML."""
    parts = [
        f'<span class="juche-date juche-{kind}">{kinds[kind]:,} {kind}</span>'
        for kind in KINDS
        if kinds.get(kind)
    ]
    total = counted(sum(kinds.values()), "date", "dates")
    told = ", ".join([*parts, *doubtful])
    return f"{total}: {told}" if told else total


def table(name: str, caption: str, columns: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table in a section with a heading, an empty string without rows."""
    body = "\n".join(rows)
    if not body:
        return ""
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return "\n".join(
        [
            f'<section id="{name}">',
            f"<table><caption>{caption}</caption>",
            f"<thead><tr>{heads}</tr></thead>",
            f"<tbody>\n{body}",
            "</tbody></table>",
            "</section>",
        ]
    )


def cells_of(columns: Iterable[str], cells: Iterable[str]) -> str:
    """Return the cells of a row, each with the name of its column.

    On a phone the cells stand below one another, without the heads of the table.
    """
    named = zip(columns, cells, strict=True)
    return "".join(f'<td data-column="{column}">{cell}</td>' for column, cell in named)


def by_year(annotations: Iterable[Annotation]) -> Counter[int]:
    """Return the number of dates that begin in each Gregorian year. Others are not counted."""
    return Counter(int(one.edtf[:4]) for one in annotations if one.edtf is not None)


def table_of_years(years: Mapping[int, int]) -> str:
    """Return the table of the dates by Gregorian year, an empty string if none has a year."""
    most = max(years.values(), default=0)
    rows = [
        f'<tr><th scope="row">{year}</th><td>{max(0, year - EPOCH_YEAR) or "-"}</td><td>{number:,}'
        f'</td><td><span class="bar" style="width: {100 * number / most:.0f}%"></span></td></tr>'
        for year, number in sorted(years.items())
    ]
    return table("years", "Dates by year", ("Gregorian", "Juche", "dates", ""), rows)


def style(name: str) -> str:
    """Return a style sheet of this package.

    Raises:
        FileNotFoundError: the package was frozen or copied without its style sheets.
    """
    from importlib.resources import files  # loaded when there is a page

    try:
        return (files("juche.export") / name).read_text("utf-8")
    except FileNotFoundError as error:
        raise FileNotFoundError(
            f"juche/export/{name} is missing: include the data files of the package juche"
        ) from error


def escaped(text: str) -> str:
    """Return a text as HTML. Characters that HTML cannot hold become U+FFFD.

    >>> escaped("<a> & 'b'")
    '&lt;a&gt; &amp; &#39;b&#39;'
    """
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], "\ufffd"), text)
