"""The day on which a document was written, taken from its name or its folders."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from ..values import JucheDate

# 2020-07-19, 2020.07.19, 2020_07_19
_PARTED = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-._])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)"
)
# 20200719. Eight digits are often something else, so they must be a day that exists.
_SOLID = re.compile(r"(?<!\d)(?P<year>19\d\d|20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
# 2020/07/19/
_FOLDERS = re.compile(r"(?:^|/)(?P<year>\d{4})/(?P<month>\d\d?)/(?P<day>\d\d?)(?=/|$)")
# .txt, .tar.gz. With a suffix, a text is the name of a file, in which annotate reads no date.
_SUFFIXES = re.compile(r"(?:\.[^\W\d]\w*)+$")


def written_on(path: Path) -> date:
    """Return the day in the name of a file, or in the names of its folders.

    The name may have it as 2020-07-19, 2020.07.19, 2020_07_19, 20200719 or, in any language, as a
    Juche date: 주체109.7.19. The folders may be 2020/07/19.

    Raises:
        ValueError: there is no day, or the day does not exist.
    """
    match = _PARTED.search(path.name)
    if match is not None:
        return _day(match)
    for match in _SOLID.finditer(path.name):
        try:
            return _day(match)
        except ValueError:
            continue
    found = _juche_day(path.name)
    if found is not None:
        return found
    for match in reversed([*_FOLDERS.finditer(path.parent.as_posix())]):
        return _day(match)
    raise ValueError("no day such as 2020-07-19 in its name")


def _day(match: re.Match[str]) -> date:
    year, month, day = match["year"], match["month"], match["day"]
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValueError(f"no day {year}-{month:0>2}-{day:0>2}: {error}") from None


def _juche_day(name: str) -> date | None:
    from ..annotation import annotate

    # Names often have underscores in place of blanks.
    for found in annotate(_SUFFIXES.sub("", name).replace("_", " "), kinds={"juche"}):
        if isinstance(found.value, JucheDate):
            return found.value.to_gregorian()
    return None
