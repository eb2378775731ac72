"""Write the picture of a page that ``to_html`` makes: python docs/scripts/screenshot.py.

It needs Chromium, and a font for Korean.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from juche import JucheDate, annotate
from juche.export import to_html

DOCS = Path(__file__).parents[1]
STATEMENT = DOCS / "examples/statement.txt"
PICTURE = DOCS / "examples/statement.png"


def main() -> None:
    """Render the page of the example and write its picture."""
    text = STATEMENT.read_text("utf-8")
    page = to_html(text, annotate(text, reference=JucheDate(108, 5, 3)), title=STATEMENT.name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, "utf-8", newline="")
        subprocess.run(
            [
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
                "--window-size=800,760",
                f"--screenshot={PICTURE}",
                path.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
