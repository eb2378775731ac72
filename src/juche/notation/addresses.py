"""URLs, e-mail addresses and names of files, in which no date is read."""

from __future__ import annotations

import re

from .late import late

_ADDRESS = 200
_CLOSERS = ".,;:!?)]}>\"'"
_INSIDE_ADDRESSES = frozenset("/\\_@=&?%#-.:~+0123456789abcdefghijklmnopqrstuvwxyz")
_ADDRESSES = late(
    r"://|^www\.|^[(<\"']?[^@\s]{1,64}@[^@\s]{1,64}\.[a-z]"
    r"|\.(?:html?|php|aspx?|pdf|jpe?g|png|gif|svg|webp|txt|csv|tsv|docx?|xlsx?|pptx?|hwp|odt|epub|zip"
    r"|gz|tar|xml|json|mp[34]|avi|wav|py|js|css|md|log|com|org|net|kp)(?:$|[/?#])",
    re.IGNORECASE,
)


def in_an_address(text: str, start: int, end: int) -> bool:
    """Tell whether an expression is part of a URL, an e-mail address or the name of a file.

    >>> in_an_address("see https://a.org/juche/107/ now", 18, 27), in_an_address("today.gif", 0, 5)
    (True, True)
    """
    before, after = text[start - 1 : start] if start else "", text[end : end + 2]
    if before not in _INSIDE_ADDRESSES and not (
        after[:1] in _INSIDE_ADDRESSES and (after[0] != "." or after[1:].isalnum())
    ):
        return False
    first = start
    while first > max(0, start - _ADDRESS) and "!" <= text[first - 1] <= "~":
        first -= 1
    last = end
    while last < min(len(text), end + _ADDRESS) and "!" <= text[last] <= "~":
        last += 1
    return _ADDRESSES.search(text[first:last].rstrip(_CLOSERS)) is not None
