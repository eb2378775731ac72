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


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def frozen(program: str, folder: Path) -> Path:
    """Return what PyInstaller makes of a program."""
    pytest.importorskip("PyInstaller")
    (source := folder / "program.py").write_text(program, "utf-8")
    folders = ("--distpath", folder / "dist", "--workpath", folder, "--specpath", folder)
    run(sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", *folders, source)
    return folder / "dist/program/program"


def test_a_program_frozen_by_pyinstaller_runs(tmp_path: Path) -> None:
    assert json.loads(run(frozen(PROGRAM, tmp_path))) == TOLD


def test_the_command_line_frozen_by_pyinstaller_runs(tmp_path: Path) -> None:
    program = frozen("from juche.__main__ import main\nmain()\n", tmp_path)
    (document := tmp_path / "document.txt").write_text("In Juche 89 (2000).", "utf-8")
    assert juche.__version__ in run(program, "--version")
    assert "2000" in run(program, "convert", "Juche 89")
    assert "Juche 89 (2000)" in run(program, "annotate", document)


def test_a_program_frozen_by_cx_freeze_runs(tmp_path: Path) -> None:
    pytest.importorskip("cx_Freeze")
    (program := tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    # Where it runs it looks for a project, and would leave metadata in ours.
    freeze = ("-m", "cx_Freeze", "--script", program, "--target-dir", tmp_path / "dist")
    run(sys.executable, *freeze, cwd=tmp_path)
    assert json.loads(run(tmp_path / "dist/program")) == TOLD
