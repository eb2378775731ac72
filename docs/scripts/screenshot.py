"""Write the pictures of a page that ``to_html`` makes: python docs/scripts/screenshot.py.

The script needs Chromium and a font for Korean.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from juche import JucheDate, annotate
from juche.export import to_html

DOCS = Path(__file__).parents[1]
STATEMENT = DOCS / "examples/statement.txt"
PICTURES = {  # what the browser prefers -> the picture
    "1": DOCS / "examples/statement.png",
    "0": DOCS / "examples/statement-dark.png",
}


def main() -> None:
    """Render the page of the example, light and dark, and write its pictures."""
    # The lines of each paragraph are joined, because the page is narrower than they are.
    text = re.sub(r"(?<=\S)\n(?=\S)", " ", STATEMENT.read_text("utf-8"))
    reference = JucheDate(108, 5, 3)
    found = annotate(text, reference=reference)
    page = to_html(text, found, title=STATEMENT.name, reference=reference)
    for preference, picture in PICTURES.items():
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
                    f"--blink-settings=preferredColorScheme={preference}",
                    f"--user-data-dir={folder}/profile",
                    "--force-device-scale-factor=1.25",
                    "--window-size=860,552",  # as high as the text, whose last line is not cut
                    f"--screenshot={picture}",
                    path.as_uri(),
                ],
                check=True,
                capture_output=True,
            )


if __name__ == "__main__":
    main()
