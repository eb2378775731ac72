"""Web Annotations of the W3C: the place of each date in a document, and its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..annotation import Annotation
from .spans import checked, segments

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
# How many code points of the text a quotation carries on either side.
_AROUND = 32
_SURROGATES = re.compile("[\ud800-\udfff]")


def to_web_annotations(
    text: str, annotations: Iterable[Annotation], *, source: str
) -> list[dict[str, Any]]:
    """Return the annotations as objects of the Web Annotation Data Model, ready for JSON-LD.

    Each has an ``id`` that depends only on the source and the place. The target has a
    TextPositionSelector, which counts code points as the model requires, and a TextQuoteSelector.
    The bodies are the kind (``classifying``), the EDTF form (``tagging``) and the Juche form
    (``describing``). If the two years disagree, each reading has a body (``questioning``). UTF-8
    has no unpaired surrogates, so a quotation and the source have U+FFFD in their place.

    Args:
        text: the text that was annotated.
        annotations: its annotations from ``annotate``, all or some.
        source: the IRI of the document.

    Raises:
        JucheError: an annotation is not of this text, or not in order.

    Source: R. Sanderson, P. Ciccarese, B. Young (eds.), "Web Annotation Data Model", W3C
    Recommendation 23 February 2017.

    >>> from juche import annotate
    >>> text = "In July, Juche 89 (2000)."
    >>> (web,) = to_web_annotations(text, annotate(text), source="https://example.org/a.txt")
    >>> web["target"]["selector"][0]
    {'type': 'TextPositionSelector', 'start': 3, 'end': 24}
    >>> [(body["purpose"], body["value"]) for body in web["body"]]
    [('classifying', 'juche'), ('tagging', '2000-07'), ('describing', 'July, Juche 89 (2000)')]
    """
    return list(iter_web_annotations(text, annotations, source, 0))


def iter_web_annotations(
    text: str, annotations: Iterable[Annotation], source: str, offset: int
) -> Iterator[dict[str, Any]]:
    """Yield the objects for a passage that begins at an offset of its document."""
    source = _whole(source)
    for annotation in checked(text, annotations):
        yield _annotation(text, annotation, source, offset)


def _annotation(text: str, annotation: Annotation, source: str, offset: int) -> dict[str, Any]:
    start, end, expression = annotation[:3]
    selectors = [
        {"type": "TextPositionSelector", "start": offset + start, "end": offset + end},
        {
            "type": "TextQuoteSelector",
            "exact": _whole(expression),
            "prefix": _whole(text[max(0, start - _AROUND) : start]),
            "suffix": _whole(text[end : end + _AROUND]),
        },
    ]
    start, end = offset + start, offset + end
    return {
        "@context": _CONTEXT,
        # The fragment of RFC 5147 names the span, and the UUID makes an IRI of it.
        "id": uuid5(NAMESPACE_URL, f"{source}#char={start},{end}").urn,
        "type": "Annotation",
        "motivation": "tagging",
        "body": _bodies(annotation),
        "target": {"source": source, "selector": selectors},
    }


def _whole(text: str) -> str:
    """Return a text that UTF-8 can encode, with U+FFFD for unpaired surrogates."""
    return _SURROGATES.sub("\ufffd", text)


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    bodies = [_body("classifying", annotation.kind)]
    if annotation.edtf is not None:
        bodies.append(_body("tagging", annotation.edtf) | {"conformsTo": _EDTF})
    if annotation.value is not None:
        bodies.append(_body("describing", str(annotation.value)) | {"language": "en"})
    bodies += [
        _body("questioning", value.isoformat()) | {"conformsTo": _EDTF}
        for value in annotation.alternatives
    ]
    return bodies


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def utf16_spans(text: str, annotations: Iterable[Annotation]) -> list[tuple[int, int]]:
    r"""Return the start and end of each annotation in UTF-16 code units, as browsers count.

    Raises:
        JucheError: an annotation is not of this text, or not in order.

    >>> from juche import annotate
    >>> text = "\N{GRINNING FACE} Juche 89 (2000)"
    >>> utf16_spans(text, annotate(text))
    [(3, 18)]
    """
    spans, place = [], 0
    for piece, annotation in segments(text, annotations):
        start = place
        place += len(piece.encode("utf-16-le", "surrogatepass")) // 2
        if annotation is not None:
            spans.append((start, place))
    return spans
