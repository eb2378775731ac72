"""Shelf marks of a library that files its books by the day on which they appeared."""

from juche import JucheDate


def to_shelfmark(day: JucheDate) -> str:
    """Return the mark: ``J089-201`` for the 201st day of Juche 89."""
    first = day.replace(month=1, day=1)
    return f"J{day.year:03}-{(day - first).days + 1:03}"


def from_shelfmark(mark: str) -> JucheDate:
    """Return the day that a mark stands for."""
    year, number = mark.removeprefix("J").split("-")
    first = JucheDate(int(year), 1, 1)
    return JucheDate.fromordinal(first.toordinal() + int(number) - 1)
