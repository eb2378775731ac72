"""What several tests of the command line share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support import TEXT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with files in two levels, hidden ones and links."""
    root = tmp_path / "texts"
    (root / "b").mkdir(parents=True)
    (root / ".git").mkdir()
    for name in ("a.txt", "b/2020-07-19-x.txt", "c.md", ".hidden", ".git/config"):
        (root / name).write_text(TEXT, "utf-8")
    outside = tmp_path / "outside.txt"
    outside.write_text(TEXT, "utf-8")
    (root / "link.txt").symlink_to(outside)
    (root / "round").symlink_to(root)
    os.mkfifo(root / "pipe")
    return root
