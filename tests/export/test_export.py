"""Other programs read the exports back: the same text, the same spans, the same values."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import example, given

from juche import Annotation, JucheError, JucheMonth, annotate
from juche.export import (
    pages,
    to_html,
    to_jsonl,
    to_timex3,
    to_web_annotations,
    utf16_spans,
)
from juche.export.spans import segments
from juche.export.web import iter_web_annotations
from support import STATEMENT, hostile_text

REFERENCE = date(2020, 7, 19)
SOURCE = "https://example.org/statement.txt"


def found(text: str) -> list[Annotation]:
    return annotate(text, reference=REFERENCE)


# --- TIMEX3


def read_timex3(document: str) -> ET.Element:
    """Parse XML, and keep the processing instructions, which stand for characters that XML lacks."""
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_pis=True))
    return ET.fromstring(document, parser=parser)


def text_of(element: ET.Element) -> str:
    """Return an element's text, with the characters that XML lacks."""
    if not isinstance(element.tag, str):  # a processing instruction
        target, code = (element.text or "").split()
        tail = element.tail or ""
        assert target == "char"
        assert tail.startswith("\ufffd")
        return chr(int(code, 16)) + tail[1:]
    inside = (element.text or "") + "".join(map(text_of, element))
    return inside + (element.tail or "")


@given(hostile_text)
@example(STATEMENT)
def test_timex3_gives_back_the_text_and_the_values(text: str) -> None:
    annotations = found(text)
    root = read_timex3(to_timex3(text, annotations, reference=REFERENCE))
    body = root.find("TEXT")
    assert body is not None
    assert text_of(body) == text
    marked = [one for one in body if one.tag == "TIMEX3" and text_of(one) != (one.tail or "")]
    for annotation, element in zip(annotations, marked, strict=True):
        spoken = (
            text_of(element).removesuffix(element.tail or "") if element.tail else text_of(element)
        )
        assert spoken == annotation.text
        if annotation.edtf is None:
            assert element.attrib["value"].startswith("XXXX")
        elif "/" not in annotation.edtf:
            assert element.attrib["value"] == annotation.edtf
        else:
            ends = [element.attrib["beginPoint"], element.attrib["endPoint"]]
            values = {one.attrib["tid"]: one.attrib["value"] for one in body.iter("TIMEX3")}
            assert "/".join(values[end] for end in ends) == annotation.edtf
    tids = [one.attrib["tid"] for one in root.iter("TIMEX3")]
    assert tids == [f"t{number}" for number in range(len(tids))]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Juche 89 (2000)", "DATE", "2000"),
        ("July, Juche 89 (2000)", "DATE", "2000-07"),
        ("5 October 1890", "DATE", "1890-10-05"),
        ("Juche 89-91 (2000-2002)", "DURATION", "P3Y"),
        ("January to May, Juche 75 (1986)", "DURATION", "P5M"),
        ("Juche 89 (2000)-July, Juche 90 (2001)", "DURATION", "P578D"),
        ("주체89(2000)년 7월-주체90(2001)년 2월 3일", "DURATION", "P218D"),
        ("May 26-27, Juche 89", "DURATION", "P2D"),
        ("March 9 to April 20, Juche 89", "DURATION", "P43D"),
        ("Juche 89 (2001)", "DATE", "XXXX"),
        ("July 19, Juche 89 (2001)", "DATE", "XXXX-07-19"),
        ("Juche 89-91 (2000-2003)", "DATE", "XXXX"),
        ("Juche 89-91 (2001-2002)", "DATE", "XXXX"),
        ("Juche 89 (1850)", "DATE", "XXXX"),
    ],
)
def test_timex3_has_the_type_and_the_value_of_each_date(text: str, kind: str, value: str) -> None:
    document = to_timex3(text, annotate(text))
    element = read_timex3(document).find("TEXT/TIMEX3")
    assert element is not None
    assert (element.attrib["type"], element.attrib["value"]) == (kind, value)


def test_timex3_escapes_what_xml_cannot_hold() -> None:
    assert to_timex3("a<b>&\r\x01", []).endswith(
        "<TEXT>a&lt;b&gt;&amp;&#13;<?char 0001?>\ufffd</TEXT></TimeML>\n"
    )


def test_timex3_anchors_contextual_dates_at_the_creation_time() -> None:
    text = "On July 19, the 20th anniversary of Juche 89."
    noon = datetime(2020, 7, 19, 12, tzinfo=UTC)
    root = read_timex3(to_timex3(text, found(text), reference=noon))
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "2020-07-19",
        "functionInDocument": "CREATION_TIME",
    }
    anchors = [one.attrib.get("anchorTimeID") for one in root.iterfind("TEXT/TIMEX3")]
    assert anchors == ["t0", "t0", None]
    month = to_timex3("", [], reference=JucheMonth(109, 7))
    assert 'value="2020-07"' in month
    assert to_timex3("", []) == '<?xml version="1.0"?>\n<TimeML><TEXT></TEXT></TimeML>\n'


# --- Web Annotation


def resolve_quote(text: str, selector: dict[str, str], near: int) -> int:
    """Find a quotation as a client does: by its surroundings, and the nearest of several."""
    quoted = selector["prefix"] + selector["exact"] + selector["suffix"]
    places = [match.start() for match in re.finditer(f"(?={re.escape(quoted)})", text)]
    return min((place + len(selector["prefix"]) for place in places), key=lambda at: abs(at - near))


def assert_shape(web: dict[str, Any]) -> None:
    """Check an object against the model: sections 3.1 (annotations), 3.2.4 (bodies), 4.2 (selectors)."""
    assert web["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert web["type"] == "Annotation"
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", web["id"])
    assert set(web) == {"@context", "id", "type", "motivation", "body", "target"}
    purposes = {"tagging", "classifying", "describing", "questioning"}
    assert web["motivation"] in purposes
    for body in web["body"]:
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in purposes
        assert set(body) <= {"type", "value", "purpose", "format", "language", "conformsTo"}
    position, quote = web["target"]["selector"]
    assert set(web["target"]) == {"source", "selector"}
    assert set(position) == {"type", "start", "end"}
    assert position["type"] == "TextPositionSelector"
    assert 0 <= position["start"] < position["end"]
    assert quote["type"] == "TextQuoteSelector"
    assert set(quote) == {"type", "exact", "prefix", "suffix"}


@given(hostile_text)
@example(STATEMENT)
def test_web_annotations_resolve_to_the_span(text: str) -> None:
    annotations = found(text)
    # Written as UTF-8, in which a half of a character cannot be quoted.
    written = json.dumps(to_web_annotations(text, annotations, source=SOURCE), ensure_ascii=False)
    webs = json.loads(written.encode("utf-8"))
    as_utf_8 = re.sub("[\ud800-\udfff]", "\ufffd", text)
    units = text.encode("utf-16-le", "surrogatepass")
    assert len({web["id"] for web in webs}) == len(annotations)
    for annotation, web, span in zip(
        annotations, webs, utf16_spans(text, annotations), strict=True
    ):
        assert_shape(web)
        assert web["target"]["source"] == SOURCE
        position, quote = web["target"]["selector"]
        assert text[position["start"] : position["end"]] == annotation.text == quote["exact"]
        assert resolve_quote(as_utf_8, quote, annotation.start) == annotation.start
        start, end = span
        assert units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") == annotation.text


def test_a_source_with_half_a_character_is_written_as_utf_8() -> None:
    text = "Juche 89"
    (web,) = to_web_annotations(text, found(text), source="http://x/\ud800")
    (whole,) = to_web_annotations(text, found(text), source="http://x/\ufffd")
    assert web == whole
    assert json.dumps(web, ensure_ascii=False).encode("utf-8")


def bodies(text: str) -> list[tuple[str, str]]:
    (web,) = to_web_annotations(text, found(text), source=SOURCE)
    return [(body["purpose"], body["value"]) for body in web["body"]]


def test_a_web_annotation_has_a_body_for_each_reading() -> None:
    assert bodies("주체89년") == [
        ("classifying", "juche"),
        ("tagging", "2000"),
        ("describing", "Juche 89 (2000)"),
    ]
    assert bodies("5 October 1890") == [("classifying", "gregorian"), ("tagging", "1890-10-05")]
    assert bodies("Juche 89 (2001)") == [
        ("classifying", "juche"),
        ("questioning", "2000"),
        ("questioning", "2001"),
    ]
    assert bodies("the 5000th anniversary") == [("classifying", "anniversary")]


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("Juche 89 (2000)", 't1 type="DATE" value="2000"'),
        ("Juche 91 (2002?)", 't1 type="DATE" value="2002" mod="APPROX"'),
        ("c. Juche 89 (2000)", 't1 type="DATE" value="2000" mod="APPROX"'),
        ("Juche 89 (2000-)", 't1 type="DATE" value="2000" mod="ON_OR_AFTER"'),
        ("Juche 89 (2001)", 't1 type="DATE" value="XXXX"'),
        ("July 19, Juche 89 (2001)", 't1 type="DATE" value="XXXX-07-19"'),
        ("Juche 89-91 (2001-2003)", 't1 type="DATE" value="XXXX"'),
        (
            "July 19",
            't1 type="DATE" value="2020-07-19" temporalFunction="true" anchorTimeID="t0"',
        ),
    ],
)
def test_an_element_as_timeml_has_it(text: str, element: str) -> None:
    element = element.replace("t1", '"t1"', 1)
    document = to_timex3(text, found(text), reference=REFERENCE)
    assert document.endswith(f"<TEXT><TIMEX3 tid={element}>{text}</TIMEX3></TEXT></TimeML>\n")


def test_a_date_may_need_its_anchor_and_be_uncertain() -> None:
    (one,) = found("July 19")
    anchor = 'temporalFunction="true" anchorTimeID="t0"'
    for edtf, told in (("2020-07-19~", "APPROX"), ("2020-07-19/..", "ON_OR_AFTER")):
        document = to_timex3("July 19", [one._replace(edtf=edtf)], reference=REFERENCE)
        assert f'value="2020-07-19" {anchor} mod="{told}">July 19<' in document


def test_an_interval_as_timeml_has_it() -> None:
    document = to_timex3("July 3-5", found("July 3-5"), reference=REFERENCE)
    anchor = 'temporalFunction="true" anchorTimeID="t0" beginPoint="t2" endPoint="t3"'
    assert document.endswith(
        f'<TEXT><TIMEX3 tid="t1" type="DURATION" value="P3D" {anchor}>July 3-5</TIMEX3>'
        '<TIMEX3 tid="t2" type="DATE" value="2020-07-03"/>'
        '<TIMEX3 tid="t3" type="DATE" value="2020-07-05"/></TEXT></TimeML>\n'
    )


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Juche 89-91", "P3Y"),
        ("November, Juche 88 – February, Juche 89", "P4M"),
        ("July 3, Juche 89 – August, Juche 89", "P60D"),
        ("July 3, Juche 89 – October, Juche 89", "P121D"),
        ("December 30, Juche 88 – January 2, Juche 89", "P4D"),
    ],
)
def test_the_length_of_an_interval(text: str, length: str) -> None:
    assert f'type="DURATION" value="{length}"' in to_timex3(text, annotate(text))


def test_the_length_of_an_interval_whose_ends_differ_in_form() -> None:
    (one,) = annotate("Juche 89-91")
    for edtf, length in (("2000-07/2001", "P549D"), ("2000/2001-02-03", "P400D")):
        assert f'value="{length}"' in to_timex3("Juche 89-91", [one._replace(edtf=edtf)])


def test_a_web_annotation_as_the_model_has_it() -> None:
    text = "x" * 40 + " In July, Juche 89" + "." * 40
    (web,) = to_web_annotations(text, annotate(text), source=SOURCE)
    assert web.pop("id") == "urn:uuid:0f4b6457-1d25-5ab7-bb05-7e5cf4188573"
    body = {"type": "TextualBody", "format": "text/plain"}
    edtf = "http://id.loc.gov/datatypes/edtf/EDTF"
    assert web == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            {**body, "purpose": "classifying", "value": "juche"},
            {**body, "purpose": "tagging", "value": "2000-07", "conformsTo": edtf},
            {**body, "purpose": "describing", "value": "July, Juche 89 (2000)", "language": "en"},
        ],
        "target": {
            "source": SOURCE,
            "selector": [
                {"type": "TextPositionSelector", "start": 44, "end": 58},
                {
                    "type": "TextQuoteSelector",
                    "exact": "July, Juche 89",
                    "prefix": "x" * 28 + " In ",
                    "suffix": "." * 32,
                },
            ],
        },
    }
    (web,) = to_web_annotations("Juche 89 (2001)", annotate("Juche 89 (2001)"), source=SOURCE)
    assert web["body"][1:] == [
        {**body, "purpose": "questioning", "value": "2000", "conformsTo": edtf},
        {**body, "purpose": "questioning", "value": "2001", "conformsTo": edtf},
    ]


def test_the_table_of_years_and_the_summary() -> None:
    names = ("Gregorian", "Juche", "dates", "")
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    bar = '<span class="bar" style="width: %d%%"></span>'
    assert pages.table_of_years({2000: 1_000, 1890: 500}).splitlines() == [
        '<section id="years">',
        "<table><caption>Dates by year</caption>",
        f"<thead><tr>{heads}</tr></thead>",
        "<tbody>",
        f'<tr><th scope="row">1890</th><td>-</td><td>500</td><td>{bar % 50}</td></tr>',
        f'<tr><th scope="row">2000</th><td>89</td><td>1,000</td><td>{bar % 100}</td></tr>',
        "</tbody></table>",
        "</section>",
    ]
    assert pages.table_of_years({}) == ""
    assert pages.summary({"gregorian": 1, "juche": 2_000}, ["1 in doubt"]) == (
        '2,001 dates: <span class="juche-date juche-juche">2,000 juche</span>, '
        '<span class="juche-date juche-gregorian">1 gregorian</span>, 1 in doubt'
    )
    assert pages.summary({}, []) == "0 dates"
    assert pages.by_year(annotate("In 2000, 2000년 and Juche 89 (2001)")) == {2000: 2}


def test_a_style_sheet_that_was_left_out_is_named() -> None:
    with pytest.raises(FileNotFoundError) as info:
        pages.style("none.css")
    assert str(info.value) == (
        "juche/export/none.css is missing: include the data files of the package juche"
    )


def test_web_annotation_ids_depend_on_source_and_place_alone() -> None:
    text = "Juche 89, Juche 89"
    first, second = to_web_annotations(text, annotate(text), source=SOURCE)
    (again,) = to_web_annotations(text, annotate(text)[1:], source=SOURCE)
    (other,) = to_web_annotations(text, annotate(text)[1:], source=SOURCE + "x")
    assert first["id"] != second["id"] == again["id"] != other["id"]
    (passage,) = iter_web_annotations(text[8:], annotate(text[8:]), SOURCE, 8)
    assert passage["id"] == second["id"]
    assert passage["target"]["selector"][0] == second["target"]["selector"][0]
    assert second["target"]["selector"][1]["prefix"] == "Juche 89, "


# --- JSON Lines, and what all exports share


@given(hostile_text)
@example(STATEMENT)
def test_json_lines_hold_an_annotation_each(text: str) -> None:
    annotations = found(text)
    lines = to_jsonl(annotations).splitlines()
    assert [json.loads(line) for line in lines] == [one.to_dict() for one in annotations]


def test_json_lines_may_name_their_source() -> None:
    (line,) = to_jsonl(annotate("Juche\u2028 89"), source="가.txt").splitlines()
    assert line.startswith('{"source": "가.txt", "start": 0, ')
    assert "\\u2028" in line


@pytest.mark.parametrize("text", ["Juche 89", "Juche 89, Juche 90", " Juche 89 ", "none", ""])
def test_the_pieces_of_a_text_are_the_text_and_none_is_empty(text: str) -> None:
    pieces = [piece for piece, _ in segments(text, found(text))]
    assert "".join(pieces) == text
    assert all(pieces)


def test_annotations_of_another_text_are_refused() -> None:
    text = "Juche 89 and Juche 90"
    first, second = annotate(text)
    for wrong in ([second, first], [first, first], [first._replace(end=0)]):
        with pytest.raises(JucheError, match="in order and of this text, got 'Juche"):
            to_html(text, wrong)
    with pytest.raises(JucheError, match="in order and of this text, got ''"):
        to_html(text, [first._replace(end=0, text="")])
    with pytest.raises(JucheError, match=r"at 13\.\.21 where 8 of 20 code points"):
        to_timex3(text[:-1], [first, second])
    hostile = first._replace(text="\ud800" * 1000)
    with pytest.raises(JucheError) as info:
        to_web_annotations(text, [hostile], source=SOURCE)
    assert len(str(info.value)) < 400
