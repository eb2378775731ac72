"""The page of ``to_html`` in a real browser: its text, its readings, its keys, and no harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from juche import annotate
from juche.export import Highlighted, to_html, utf16_spans
from support import FRAGMENTS, STATEMENT

pytest.importorskip("selenium")

from selenium.webdriver import ActionChains, Chrome, Keys

from browsing import ask, emulate, luminance

pytestmark = pytest.mark.browser

FOUND = annotate(STATEMENT, reference=date(2018, 9, 9))
HOSTILE = [
    "<script>window.harm = 1</script> Juche 89",
    "<img src=x onerror='window.harm = 1'> Juche 89",
    "</article></main><script>window.harm = 1</script> Juche 89 (2001)",
    "<style>body { display: none }</style><iframe src='javascript:window.harm=1'></iframe>",
    "--><svg onload=window.harm=1> & &lt; &#60; &#x3c; <!-- Juche 89",
    "\" onfocus='window.harm=1' autofocus x=\" July 19, Juche 89",
    "\n\nJuche 89\r\n July\t19,\r Juche\n89 \x00\x1b[31m\x85\u2028\ufffe\x9f",
    "\u202eJuche 89 (2000)\u202c \u200f주체89(2000)년\u200d e\u0301 😀 \ud800",
    *("".join(FRAGMENTS[start:]) for start in range(0, len(FRAGMENTS), 7)),
]


def test_every_date_is_highlighted_with_its_reading(
    browser: Chrome, load: Callable[[str], None]
) -> None:
    load(to_html(STATEMENT, FOUND, title="Communique"))
    assert ask(browser, "return document.querySelector('#text').textContent") == STATEMENT
    shown = ask(
        browser,
        """return [...document.querySelectorAll('#text a.juche-date')].map(a => [
            a.textContent, a.dataset.reading,
            document.querySelector(a.getAttribute('href')).innerText,
            getComputedStyle(a).backgroundColor])""",
    )
    looks = {}
    for annotation, (text, reading, row, colour) in zip(FOUND, shown, strict=True):
        assert text == annotation.text
        for value in annotation.alternatives or (annotation.value,):
            assert value is not None
            assert value.isoformat() in reading
            assert value.isoformat() in row
        looks[bool(annotation.alternatives) or annotation.kind] = colour
    assert len(set(looks.values())) == len(looks) == 4, "each kind, and a mismatch, has its look"


def test_offsets_for_browsers(browser: Chrome, load: Callable[[str], None]) -> None:
    text = "😀 Juche 89, 𝟖𝟗 주체90(2001)년"
    found = annotate(text)
    load(to_html(text, found))
    for annotation, span in zip(found, utf16_spans(text, found), strict=True):
        cut = "return document.querySelector('#text').textContent.slice(...arguments)"
        assert ask(browser, cut, *span) == annotation.text


def test_the_keyboard_reaches_every_date(browser: Chrome, load: Callable[[str], None]) -> None:
    load(to_html(STATEMENT, FOUND))
    boxes = "document.querySelectorAll('input')"
    ask(browser, f"[...{boxes}].at(-1).focus()")
    ActionChains(browser).send_keys(Keys.SPACE).perform()
    assert ask(browser, f"return [...{boxes}].map(box => box.checked).at(-1)") is False
    ActionChains(browser).send_keys(Keys.SPACE).perform()
    for annotation in FOUND:
        ActionChains(browser).send_keys(Keys.TAB).perform()
        text, reading, drawn, place = ask(
            browser,
            """const a = document.activeElement, style = getComputedStyle(a, '::after');
            return [a.textContent, a.dataset.reading, style.content, style.position]""",
        )
        assert text == annotation.text
        assert drawn == f'"{reading}"'
        assert place == "fixed"
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert browser.current_url.endswith(f"#r{len(FOUND)}")
    assert ask(browser, "return document.querySelector(':target').rowIndex") == len(FOUND)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_in_light_and_dark_and_on_a_phone(
    browser: Chrome, load: Callable[[str], None], scheme: str
) -> None:
    load(to_html(STATEMENT + "x" * 300, FOUND))
    for width in (1000, 320):
        emulate(browser, width, scheme)
        assert ask(browser, "return document.documentElement.scrollWidth") <= width
        ink, paper = ask(
            browser,
            "const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]",
        )
        light, dark = (paper, ink) if scheme == "light" else (ink, paper)
        assert luminance(light) > 0.8
        assert luminance(dark) < 0.02
        size = ask(browser, "return getComputedStyle(document.body).fontSize")
        assert float(size.removesuffix("px")) >= 16


PHONE = 320
DOUBTFUL = "Juche 89 (2001), Juche 114. " + "Then\n" * 200 + "Juche 2025. " + "And\n" * 200
DOUBTFUL += "5 May 2000, Juche 90 (2002)."


def test_readings_stand_in_the_text_when_they_are_asked_for(
    browser: Chrome, load: Callable[[str], None]
) -> None:
    load(to_html(STATEMENT, FOUND))
    drawn = """return [...document.querySelectorAll('#text a.juche-date')].map(a => {
        const style = getComputedStyle(a, '::after'); return [style.content, style.position]})"""
    assert {content for content, _ in ask(browser, drawn)} == {"none"}
    browser.find_element("css selector", "label[for=show-readings]").click()
    readings = ask(
        browser,
        "return [...document.querySelectorAll('#text a.juche-date')].map(a => a.dataset.reading)",
    )
    for (content, position), reading in zip(ask(browser, drawn), readings, strict=True):
        assert reading in content
        assert position == "static"
    assert ask(browser, "return document.querySelector('#text').textContent") == STATEMENT


def test_a_kind_can_be_hidden(browser: Chrome, load: Callable[[str], None]) -> None:
    load(to_html(STATEMENT, FOUND))
    rows = """return [...document.querySelectorAll('#dates tbody tr')]
        .filter(row => row.offsetParent !== null).map(row => row.cells[3].textContent)"""
    marked = """return [...document.querySelectorAll('#text a.juche-date')]
        .filter(a => getComputedStyle(a).textDecorationLine !== 'none').length"""
    kinds = [annotation.kind for annotation in FOUND]
    assert ask(browser, rows) == kinds
    for kind in sorted(set(kinds)):
        box = browser.find_element("css selector", f"label[for=show-{kind}]")
        box.click()
        left = [other for other in kinds if other != kind]
        assert ask(browser, rows) == left
        assert ask(browser, marked) == len(left)
        box.click()
    assert ask(browser, rows) == kinds


def test_arrows_lead_from_one_doubtful_date_to_the_next(
    browser: Chrome, load: Callable[[str], None]
) -> None:
    load(to_html(DOUBTFUL, annotate(DOUBTFUL)))
    browser.find_element("css selector", "header a.juche-mismatch").click()
    visited = []
    for arrow in "↓↓↑↑":
        visited.append(ask(browser, "return document.querySelector(':target').textContent"))
        box = ask(
            browser,
            "const r = document.querySelector(':target').getBoundingClientRect();"
            "return r.top >= 0 && r.bottom <= innerHeight",
        )
        assert box
        step = f":target ~ a.juche-step[data-step='{arrow}']"
        assert ask(browser, "return document.querySelector(arguments[0]).offsetWidth", step) > 0
        ask(browser, "document.querySelector(arguments[0]).click()", step)
    assert visited == ["Juche 89 (2001)", "Juche 2025", "Juche 90 (2002)", "Juche 2025"]
    assert ask(browser, "return document.querySelector('#text').textContent") == DOUBTFUL
    looks = "return [...document.querySelectorAll('#dates tr.juche-mismatch')].length"
    assert ask(browser, looks) == 3, "an ambiguous year is marked like a mismatch"


def test_no_column_is_cut_on_a_phone(browser: Chrome, load: Callable[[str], None]) -> None:
    load(to_html(STATEMENT, FOUND))
    emulate(browser, PHONE, "light")
    cells = ask(
        browser,
        """return [...document.querySelectorAll('td, #years th, #dates tbody th')].map(cell => {
            const box = cell.getBoundingClientRect(); return [box.left, box.right, box.width]})""",
    )
    assert cells
    assert all(left >= 0 and right <= PHONE and width > 0 for left, right, width in cells)
    for width in range(200, 500, 20):
        emulate(browser, width, "light")
        lines = "return [...document.querySelectorAll('label')].map(a => a.getClientRects().length)"
        assert set(ask(browser, lines)) == {1}, "a box stands in one line with its label"
    name = "return getComputedStyle(document.querySelector('#dates td'), '::before').content"
    assert "expression" in ask(browser, name)


def test_on_paper_readings_are_shown_and_switches_are_not(
    browser: Chrome, load: Callable[[str], None]
) -> None:
    load(to_html(STATEMENT, FOUND, reference=date(2018, 9, 9)))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        content, position, colour = ask(
            browser,
            """const style = getComputedStyle(document.querySelector('#text a'), '::after');
            return [style.content, style.position, style.color]""",
        )
        assert "Juche" in content
        assert position == "static"
        assert luminance(colour) < 0.01
        assert ask(browser, "return document.querySelector('input').offsetParent") is None
        assert ask(browser, "return document.querySelector('header').innerText").endswith(
            "Written: September 9, Juche 107 (2018) · 2018-09-09"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_and_unchanged(
    browser: Chrome, load: Callable[[str], None], text: str
) -> None:
    found = annotate(text, reference=date(2020, 7, 19))
    load(to_html(text, found, title=text))
    expected = re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
    assert ask(browser, "return document.querySelector('#text').textContent") == expected
    assert ask(browser, "return document.querySelectorAll('#text a.juche-date').length") == len(
        found
    )
    assert ask(browser, "return window.harm === undefined")
    harmful = "script, img, iframe, svg, object, link, [onerror], [onload], [onfocus]"
    assert ask(browser, "return document.querySelector(arguments[0])", harmful) is None


def test_a_policy_forbids_what_escaping_might_let_through(
    browser: Chrome, load: Callable[[str], None]
) -> None:
    page = to_html("", [])
    load(page.replace("<main>", "<main><script>window.harm = 1</script>"))
    assert ask(browser, "return document.scripts.length") == 1
    assert ask(browser, "return window.harm === undefined")


def test_a_notebook_cell(browser: Chrome, load: Callable[[str], None]) -> None:
    cell = Highlighted(STATEMENT, FOUND)._repr_html_()
    load(f"<!DOCTYPE html><meta charset=utf-8><body>{cell}{cell}")
    assert ask(browser, "return document.querySelector('.juche-text').textContent") == STATEMENT
    ActionChains(browser).send_keys(Keys.TAB).perform()
    assert ask(browser, "return document.activeElement.textContent") == FOUND[0].text
    outside = "return getComputedStyle(document.body).getPropertyValue('--juche')"
    assert ask(browser, outside) == "", "the notebook's own page keeps its style"
