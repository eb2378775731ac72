"""Add the files that are no modules: the style sheets of the HTML page."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]

datas = [(str(file), "juche/export") for file in sorted(_PACKAGE.glob("export/*.css"))]
