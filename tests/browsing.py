"""Functions that the tests in a real browser share: its size and colours, and questions to a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


def emulate(browser: Chrome, width: int, scheme: str) -> None:
    """Set the width of the window, and the colour scheme that the person prefers."""
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme_wanted = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme_wanted)


def ask(browser: Chrome, script: str, *arguments: object) -> Any:
    return browser.execute_script(script, *arguments)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2, from 0 for black to 1 for white."""
    parts = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    linear = [(part + 0.055) ** 2.4 / 1.055**2.4 if part > 0.04 else part / 12.92 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
