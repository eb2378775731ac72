"""Write the pictures of the pages of ``to_html`` and ``to_index``: python docs/scripts/screenshot.py.

The script needs Chromium and a font for Korean.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from juche import JucheDate, annotate
from juche.export import Entry, to_html, to_index

DOCS = Path(__file__).parents[1]
STATEMENT = DOCS / "examples/statement.txt"
PREFERENCES = {"1": "", "0": "-dark"}
"""What the browser prefers, and what is put behind the name of the picture."""
LETTERS = {
    "letters/2017-04-15.txt": "Written on April 15, Juche 106 (2017), 3 May 2016 and July 2016.",
    "letters/2018-09-09.txt": "주체107(2018)년 9월 9일에 썼다. 주체106(2016)년 5월, the 70th anniversary.",
    "notes.md": "Juche 2018 or Juche 107? Built in Juche 98 (2009), opened on 1 March 2010.",
}
"""What stands beside the example in the folder of the index; all of it is invented."""


def main() -> None:
    """Render the page of the example and an index, light and dark, and write their pictures."""
    # The lines of each paragraph are joined, because the page is narrower than they are.
    text = re.sub(r"(?<=\S)\n(?=\S)", " ", STATEMENT.read_text("utf-8"))
    reference = JucheDate(108, 5, 3)
    found = annotate(text, reference=reference)
    page = to_html(text, found, title=STATEMENT.name, reference=reference)
    texts = LETTERS | {STATEMENT.name: text}
    index = to_index(
        (
            Entry.of(name, f"{name}.html", annotate(texts[name], reference=reference))
            for name in sorted(texts)
        ),
        title="Dates in fair",
    )
    pictures = {"statement": (page, "860,552"), "index": (index, "860,820")}
    for name, (shown, size) in pictures.items():
        for preference, ending in PREFERENCES.items():
            _write(shown, DOCS / f"examples/{name}{ending}.png", size, preference)


def _write(page: str, picture: Path, size: str, preference: str) -> None:
    """Write the picture of a page in a window of that size."""
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
                f"--window-size={size}",
                f"--screenshot={picture}",
                path.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
