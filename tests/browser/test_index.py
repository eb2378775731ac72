"""The index of a folder in a real browser: its links, on a phone, in the dark and on paper."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from browsing import ask, emulate, luminance
from support import STATEMENT, run

pytest.importorskip("selenium")

from selenium.webdriver import ActionChains, Chrome, Keys

pytestmark = pytest.mark.browser

MADE = {
    "2018/a statement with a long name, of the ninth of September, without a place to break.txt": (
        STATEMENT
    ),
    "b: c #1?.txt": "Then\n" * 300 + "Juche 89 (2001), Juche 2025, 5 May 2000",
    "<img src=x onerror='window.harm = 1'>.txt": "Juche 90",
    f"{'가' * 80}.txt": "주체90(2001)년",
    "x" * 200: "nothing",
}


@pytest.fixture
def index(browser: Chrome, tmp_path: Path) -> Path:
    """Show the index of a folder at the size of a desk, and return where it is."""
    for name, text in MADE.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "in" / os.fsdecode(b"\xff.txt")).write_text("Juche 91", "utf-8")
    output = tmp_path / "out"
    options = ("--format", "html", "--output", output, "--reference", "2018-09-09")
    result = run("annotate", tmp_path / "in", *options)
    assert result.exit_code == 0, result.stderr
    emulate(browser, 1000, "light")
    browser.get((output / "index.html").as_uri())
    return output / "index.html"


LINKS = "[...document.querySelectorAll('#documents td:first-child a')]"


def test_every_link_leads_to_the_page_of_its_document(browser: Chrome, index: Path) -> None:
    links = ask(browser, f"return {LINKS}.map(a => [a.href, a.textContent])")
    assert len(links) == len(MADE) + 1
    for link, name in links:
        browser.get(link)
        assert ask(browser, "return document.querySelector('#text') !== null"), name
        if name in MADE:
            assert ask(browser, "return document.querySelector('#text').textContent") == MADE[name]
    browser.get(index.as_uri())
    assert ask(browser, "return window.harm === undefined")
    assert ask(browser, "return document.querySelector('img, script, [onerror]')") is None


def test_a_doubtful_year_is_a_step_away(browser: Chrome, index: Path) -> None:
    row = "[...document.querySelectorAll('#documents tr')].find(r => r.innerText.includes('#1?'))"
    for column, text in ((4, "Juche 89 (2001)"), (5, "Juche 2025")):
        browser.get(index.as_uri())
        links = f"[...{row}.querySelectorAll('a.juche-mismatch')]"
        ask(browser, f"{links}[{column} - 4].focus()")
        ActionChains(browser).send_keys(Keys.ENTER).perform()
        assert ask(browser, "return document.querySelector(':target').textContent") == text
        top = "return document.querySelector(':target').getBoundingClientRect().top"
        assert 0 <= ask(browser, top) <= 800


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_in_light_and_dark_and_on_a_phone(browser: Chrome, scheme: str) -> None:
    for width in (1000, 740, 730, 600, 540, 320):
        emulate(browser, width, scheme)
        assert ask(browser, "return document.documentElement.scrollWidth") <= width
        boxes = ask(
            browser,
            """return [...document.querySelectorAll('#documents td, #years :is(td, th)')].map(cell => {
                const box = cell.getBoundingClientRect(); return [box.left, box.right]})""",
        )
        assert all(left >= 0 and right <= width for left, right in boxes)
        ink, paper = ask(
            browser,
            f"return [getComputedStyle({LINKS}[0]).color, "
            "getComputedStyle(document.body).backgroundColor]",
        )
        light, dark = (paper, ink) if scheme == "light" else (ink, paper)
        assert luminance(light) > 0.8
        assert luminance(dark) < 0.02
    shown = """return getComputedStyle(document.querySelectorAll('#documents td')[1], '::before')
        .content"""
    assert "dates" in ask(browser, shown), "on a phone each number has the name of its column"
    emulate(browser, 1000, scheme)
    assert ask(browser, shown) == "none"


@pytest.mark.usefixtures("index")
def test_on_paper_it_is_black_on_white(browser: Chrome) -> None:
    emulate(browser, 1000, "dark")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        colours = ask(
            browser,
            f"""return [getComputedStyle(document.body).backgroundColor, ...{LINKS}
                .concat(...document.querySelectorAll('header p, #years td'))
                .map(one => getComputedStyle(one).color)]""",
        )
        assert luminance(colours[0]) > 0.99
        assert all(luminance(colour) < 0.01 for colour in colours[1:])
        breaks = "return getComputedStyle(document.querySelector('#documents tr')).breakInside"
        assert ask(browser, breaks) == "avoid"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
