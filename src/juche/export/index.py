"""A page that lists many documents, each with the number of its dates by kind and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..annotation import KINDS, Annotation, Flag, Kind
from .pages import DOUBTFUL, by_year, cells_of, escaped, framed, summary, table, table_of_years
from .spans import counted


class Entry(NamedTuple):
    """A line of the index: a document, and the numbers of its dates.

    Attributes:
        name: the name of the document.
        link: the URI reference of its page, as ``to_html`` makes it.
        kinds: the number of dates of each kind.
        years: the number of dates that begin in each Gregorian year.
        doubtful: the number of doubtful years, by the flag that says why.
        first: for each of these flags, the number of the first such date on the page.
    """

    name: str
    link: str
    kinds: Mapping[Kind, int]
    years: Mapping[int, int]
    doubtful: Mapping[Flag, int]
    first: Mapping[Flag, int]

    @classmethod
    def of(cls, name: str, link: str, annotations: Iterable[Annotation]) -> Entry:
        """Return the line for a document with its annotations.

        >>> from juche import annotate
        >>> entry = Entry.of("a.txt", "a.txt.html", annotate("Juche 89 (2000), Juche 90 (2002)"))
        >>> entry.kinds, entry.years, entry.doubtful, entry.first
        ({'juche': 2}, {2000: 1}, {'year_mismatch': 1}, {'year_mismatch': 2})
        """
        found = list(annotations)
        places = {
            flag: [at for at, one in enumerate(found, 1) if flag in one.flags] for flag in DOUBTFUL
        }
        return cls(
            name,
            link,
            dict(Counter(one.kind for one in found)),
            dict(by_year(found)),
            {flag: len(those) for flag, those in places.items() if those},
            {flag: those[0] for flag, those in places.items() if those},
        )


def to_index(entries: Iterable[Entry], *, title: str = "Dates") -> str:
    """Return a complete page that lists documents, each with a link to its page and its counts.

    The page needs no network and runs no script. If a document has years that disagree or may be of
    either count, their number is a link to the first of them. Below the list, a table counts the
    dates of all documents by the year in which they begin.

    Args:
        entries: the documents, in the order in which they are listed.
        title: the heading of the page.

    >>> from juche import annotate
    >>> entry = Entry.of("<a>.txt", "a.html", annotate("Juche 89 (2000), Juche 90 (2002)"))
    >>> page = to_index([entry], title="Letters")
    >>> '<a href="a.html"><bdi>&lt;a&gt;.txt</bdi></a>' in page, 'href="a.html#d2">1</a>' in page
    (True, True)
    """
    listed = list(entries)
    kinds: Counter[str] = Counter()
    years: Counter[int] = Counter()
    doubtful: Counter[str] = Counter()
    for entry in listed:
        kinds.update(entry.kinds)
        years.update(entry.years)
        doubtful.update(entry.doubtful)
    told = [
        f'<span class="juche-date juche-mismatch">{counted(doubtful[flag], *names)}</span>'
        for flag, names in DOUBTFUL.items()
        if doubtful[flag]
    ]
    documents = counted(len(listed), "document", "documents")
    shown = [kind for kind in KINDS if kinds[kind]]
    columns = ("document", "dates", *shown, *(many for _, many in DOUBTFUL.values()))
    rows = [_row(entry, columns, shown) for entry in listed]
    content = (
        table("documents", "Documents", columns, rows),
        table_of_years(years),
    )
    return framed(title, f"<p>{documents}, {summary(kinds, told)}</p>\n", "\n".join(content))


def _row(entry: Entry, columns: tuple[str, ...], shown: list[Kind]) -> str:
    """Return the row of a document, with a cell for each column."""
    link = escaped(entry.link)
    counts = [sum(entry.kinds.values()), *(entry.kinds.get(kind, 0) for kind in shown)]
    cells = [
        f'<a href="{link}"><bdi>{escaped(entry.name)}</bdi></a>',
        *(f"{number:,}" for number in counts),
        *(_doubtful(entry, link, flag) for flag in DOUBTFUL),
    ]
    return f"<tr>{cells_of(columns, cells)}</tr>"


def _doubtful(entry: Entry, link: str, flag: Flag) -> str:
    """Return how many dates are doubtful for one reason, as a link to the first."""
    number = entry.doubtful.get(flag)
    if not number:
        return "0"
    return f'<a class="juche-date juche-mismatch" href="{link}#d{entry.first[flag]}">{number:,}</a>'
