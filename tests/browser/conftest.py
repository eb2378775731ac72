"""A real browser, and a way to show it a page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("selenium")

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from browsing import emulate

FLAGS = (
    "--headless=new",
    "--no-sandbox",  # machines that run tests run them as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    from selenium.webdriver import Chrome

    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert chromium is not None, "install chromium"
    assert driver is not None, "install chromium-driver"
    options = ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    with Chrome(options, ChromeService(driver)) as chrome:
        yield chrome


@pytest.fixture
def load(browser: Chrome, tmp_path: Path) -> Callable[[str], None]:
    """Give a way to show a page, at the size of a desk unless a test changes it."""

    def loaded(page: str) -> None:
        path = tmp_path / "page.html"
        path.write_text(page, "utf-8", newline="")
        browser.get(path.as_uri())

    emulate(browser, 1000, "light")
    return loaded
