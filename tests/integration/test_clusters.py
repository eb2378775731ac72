"""The programs of the how-to on clusters find what a plain loop finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import juche
from support import ROOT

pytestmark = pytest.mark.integration

PAGES = [f"Page {number}: July 19, Juche {number + 1}, 5 May 2001." for number in range(1200)]
PLAIN = [
    (number, found.start, found.text, found.edtf)
    for number, page in enumerate(PAGES)
    for found in juche.annotate(page)
]


def run(script: str, *arguments: Path, **environment: str) -> str:
    program = [sys.executable, str(ROOT / "docs/examples" / script), *map(str, arguments)]
    done = subprocess.run(
        program, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_dask_example_annotates_a_folder(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("dask")
    folder, target = tmp_path / "texts", tmp_path / "dates.parquet"
    folder.mkdir()
    for number, page in enumerate(PAGES):
        (folder / f"{number:04}.txt").write_text(page, "utf-8")
    said = run("dask_folder.py", folder, target, DASK_NUM_WORKERS="2")
    assert said == "1200 files, 2400 dates, 1201 different ones\n"
    dates = pandas.read_parquet(target)
    assert len(list(target.iterdir())) == 3
    rows = dates[["file", "start", "text", "edtf"]].itertuples(index=False, name=None)
    assert [(int(name[:4]), *rest) for name, *rest in rows] == PLAIN


def test_the_spark_example_annotates_a_table(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyspark")
    documents, target = tmp_path / "documents.parquet", tmp_path / "dates.parquet"
    pandas.DataFrame({"id": range(len(PAGES)), "text": PAGES}).to_parquet(documents)
    said = run(
        "spark_table.py",
        documents,
        target,
        SPARK_LOCAL_IP="127.0.0.1",
        PYSPARK_SUBMIT_ARGS="--master local[2] pyspark-shell",
        PYSPARK_PYTHON=sys.executable,
    )
    assert "1200 documents, 2400 dates" in said
    dates = pandas.read_parquet(target).sort_values(["id", "start"])
    rows = dates[["id", "start", "text", "edtf"]].itertuples(index=False, name=None)
    assert list(rows) == PLAIN
