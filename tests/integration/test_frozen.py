"""Programs that PyInstaller and cx_Freeze froze find the tables, the styles and the version."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import juche

pytestmark = pytest.mark.integration

PROGRAM = """
import json, sys
import juche

text = "July 19, Juche 89 (2000), 주체89년 7월"
found = juche.annotate(text)
print(json.dumps({
    "frozen": getattr(sys, "frozen", False),
    "version": juche.__version__,
    "locales": juche.LOCALES,
    "edtf": [one.edtf for one in found],
    "styled": "juche-date" in juche.export.to_html(text, found).partition("</style>")[0],
    "anniversary": str(juche.anniversary(found[0].value, 20)),
}))
"""

TOLD = {
    "frozen": True,
    "version": juche.__version__,
    "locales": list(juche.LOCALES),
    "edtf": ["2000-07-19", "2000-07"],
    "styled": True,
    "anniversary": "July 19, Juche 109 (2020)",
}


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_pyinstaller(tmp_path: Path) -> None:
    pytest.importorskip("PyInstaller")
    (program := tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    folders = ("--distpath", tmp_path / "dist", "--workpath", tmp_path, "--specpath", tmp_path)
    run(sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", *folders, program)
    assert json.loads(run(tmp_path / "dist/program/program")) == TOLD


def test_cx_freeze(tmp_path: Path) -> None:
    pytest.importorskip("cx_Freeze")
    (program := tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    run(sys.executable, "-m", "cx_Freeze", "--script", program, "--target-dir", tmp_path / "dist")
    assert json.loads(run(tmp_path / "dist/program")) == TOLD
