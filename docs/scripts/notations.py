"""Write the page of notations from the tables: what each language reads and writes.

    python docs/scripts/notations.py

Every example on the page is made from a table's words and is on it only because ``annotate`` finds
exactly it, so the page cannot say what the library does not do.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from juche import JucheDate, JucheMonth, JucheYear, annotate
from juche.locales import STYLES, Table, tables

PAGE = Path(__file__).parents[1] / "reference" / "notations.md"
DATE, MONTH, YEAR = JucheDate(89, 7, 19), JucheMonth(89, 7), JucheYear(89)
DAYS = {day.lstrip("0123456789"): day for day in ("1er", "1re", "21st", "22nd", "23rd")}
"""The days that have an ordinal of their own, by what is attached to the number."""
HEAD = """\
# Languages and notations

This page lists what the library writes and reads in each language. The first table of a language has its styles. The second has examples of
other notations that are read, with their meaning. `docs/scripts/notations.py` generates the page from the tables.

In every notation digits and brackets may be full-width, brackets and dashes may be of any kind, and white space or a line break may stand between the
parts.
"""


def candidates(table: Table) -> Iterator[str]:
    """Yield texts that the words of a table suggest; not all of them are notations."""
    month, day = table.months[6], f"19{table.day_units[0] if table.day_units else ''}"
    unit = table.year_units[0] if table.month_units else ""
    gap = "" if table.month_units else " "
    usual = table.eras[0]
    for era in table.eras:
        yield from (f"{era}{gap}89", f"{era}{gap}89(2000)", f"{era}{gap}89(2000){unit}")
    yield from (f"{usual}{gap}89 [2000]", f"{usual} 89, 2000", f"{usual}{gap}89{unit}")
    yield from (f"{usual}{first}" for first in table.first_year)
    yield from (f"{usual}{gap}{suffix}{gap}89{unit}" for suffix in table.era_suffixes)
    yield f"89 {usual}"
    yield from (f"89 {link} {usual} (2000)" for link in table.era_links)
    # One link is enough: each of them goes with each tail.
    for link in table.era_links[:1]:
        yield from (f"89 {link} {usual} {tail}" for tail in table.era_tails)
    yield from (f"{word} 89 {usual}" for word in table.year_words)
    yield from (f"2000{unit} ({usual} 89)", f"2000{unit}({usual}89{unit}){month}")
    yield from (f"19 {month} 2000 ({usual} 89)", f"{month} 19 2000 {usual} 89")
    yield from (f"{month} 19, {usual} 89 (2000)", f"19 {month} {usual} 89", f"{month} {usual} 89")
    for link in ("", *table.year_links):
        yield f"19 {month} {link} {usual} 89".replace("  ", " ")
        yield from (
            f"19 {of} {month} {link} {usual} 89".replace("  ", " ") for of in table.day_links
        )
    for ordinal in table.ordinals:
        yield f"{DAYS.get(ordinal, f'19{ordinal}')} {month} {usual} 89"
    yield f"{usual}{gap}89(2000){unit}{month} {day}"
    yield from (f"{usual}{gap}89.7.19", f"{usual}{gap}89-91 (2000-2002)")
    yield f"{usual}{gap}89(2000){unit}-{usual}{gap}91(2002){unit}"
    for word in table.range_words:
        yield f"19 {word} 21 {month} {usual} 89"
        yield f"{usual}89(2000){unit} {month} {day}{word} {day.replace('19', '21')}"


def recognised(table: Table) -> Iterator[tuple[str, str]]:
    """Yield each candidate that is found whole, with its meaning."""
    for text in dict.fromkeys(candidates(table)):
        found = annotate(f" {text} ", locales=[table.tag])
        if len(found) == 1 and found[0].text == text and found[0].edtf:
            yield text, found[0].edtf


def page() -> str:
    """Return the whole page."""
    lines = [HEAD]
    for table in tables():
        lines += [f"## {table.name} (`{table.tag}`)", "", "| written | year | month | day |"]
        lines.append("|---|---|---|---|")
        for style in STYLES:
            cells = (f"`{value.format(table.tag, style)}`" for value in (YEAR, MONTH, DATE))
            lines.append(f"| `{style}` | {' | '.join(cells)} |")
        lines += ["", "| read | meaning |", "|---|---|"]
        lines += [f"| `{text}` | `{edtf}` |" for text, edtf in recognised(table)]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
