"""Turn the README into the description that a package index shows; the build calls this.

A package index has neither the other files of the repository nor its pictures. So the pictures go, and a
relative link becomes its words with the file's name behind them. The source distribution has those files.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

PICTURE = re.compile(r"<picture>.*?</picture>\n*", re.DOTALL)
RELATIVE_LINK = re.compile(r"\[([^\]]*)\]\((?!https?:|#)([^)]+)\)")


def description(readme: str) -> str:
    """Return the README without pictures and relative links.

    >>> description("[Changes](docs/changelog.md), [PEP 8](https://peps.python.org/pep-0008/)")
    'Changes (`docs/changelog.md`), [PEP 8](https://peps.python.org/pep-0008/)'
    """
    return RELATIVE_LINK.sub(r"\1 (`\2`)", PICTURE.sub("", readme))


class CustomMetadataHook(MetadataHookInterface):
    """What hatchling looks for."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the description of the package."""
        readme = Path(self.root, "README.md").read_text("utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": description(readme)}
