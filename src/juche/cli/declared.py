"""The encoding that a page or an XML document declares in its first bytes."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

# The bytes that are searched. A declaration stands at the beginning of a document.
_BEGINNING = 1 << 12
_XML = re.compile(r"""<\?xml\s[^<>?]{0,80}?encoding\s{0,8}=\s{0,8}["']([^"'<>]{1,40})["']""")
_CHARSET = re.compile(r"""charset\s{0,8}=\s{0,8}["']?([^\s"';,]{1,40})""", re.IGNORECASE)
# The elements of the head of a page. Any other element ends the head.
_HEAD = frozenset("html head title base link meta noscript script style template".split())
# The encoding that browsers use for a name, by Python's names. Pages name the smaller set and use
# the larger one. If the declaration can be read as ASCII, the page is not in UTF-16.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# The encodings that a page may be in by https://encoding.spec.whatwg.org/, by Python's names.
_KNOWN = frozenset(
    """utf-8 cp866 koi8-r koi8-u mac-roman mac-cyrillic cp949 cp932 euc_jp iso2022_jp gb18030
    big5hkscs cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2
    iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14
    iso8859-15 iso8859-16""".split()
)


def declared(content: bytes) -> str | None:
    r"""Return the codec that a document declares, None if it declares none or an unknown one.

    The declaration is an XML declaration, or ``<meta charset=...>`` or ``<meta http-equiv=...
    content="...charset=...">`` in the head of a page. A name means what it means to browsers.

    >>> declared(b'<html><meta charset="euc-kr">'), declared(b"<?xml version='1.0' encoding='x'?>")
    ('cp949', None)
    >>> declared(b"<body><meta charset=koi8-r>"), declared(b"charset=koi8-r")
    (None, None)
    """
    beginning = content[:_BEGINNING].decode("latin-1").lstrip()
    if not beginning.startswith("<"):
        return None
    found = _XML.match(beginning)
    return _codec(found[1] if found else _Head(beginning).charset)


def _codec(name: str) -> str | None:
    """Return Python's codec for the name that a page gives of its encoding."""
    name = name.strip().lower()
    for known in (name, name.removeprefix("x-"), name.replace("windows-", "cp")):
        try:
            codec = codecs.lookup(known).name
        except (LookupError, ValueError):  # a name with a NUL
            continue
        meant = _MEANT.get(codec, codec)
        return meant if meant in _KNOWN else None
    return None


class _Head(HTMLParser):
    """Finds the first charset in the head of a page. It is empty if there is none."""

    def __init__(self, beginning: str) -> None:
        super().__init__()
        self.charset = ""
        self._is_over = False
        self.feed(beginning)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_over |= tag not in _HEAD
        if tag == "meta" and not self._is_over and not self.charset:
            given = {name: value or "" for name, value in attrs}
            found = _CHARSET.search(given.get("content", "")) if "http-equiv" in given else None
            self.charset = given.get("charset") or (found[1] if found else "")
