"""What PyInstaller asks of a package that it freezes; an entry point leads it here."""

from __future__ import annotations

from pathlib import Path


def get_hook_dirs() -> list[str]:
    """Return the folder of the hook, which adds the style sheets."""
    return [str(Path(__file__).parent)]
