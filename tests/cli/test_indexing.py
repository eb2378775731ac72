"""The index that ``annotate --format html`` writes beside the pages of a folder."""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from support import run

MADE = {
    "a.txt": "July 19, Juche 89 (2000) and 5 May 2000",
    "b/c: d #1?.txt": "Juche 89 (2001) and Juche 2025",
    "e&<i>%41.txt": "Juche 90",
    "한글.txt": "주체89년",
    "page.html": "<p>Juche <b>91</b>",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "letters"
    for name, text in MADE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / os.fsdecode(b"\xff.txt")).write_text("Juche 92", "utf-8")
    return root


def pages(output: Path) -> dict[Path, str]:
    return {
        path.relative_to(output): path.read_text("utf-8")
        for path in output.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_index_leads_to_the_page_of_each_document(folder: Path, jobs: str) -> None:
    output = folder.parent / "out"
    options = ("--format", "html", "--output", output, "--jobs", jobs)
    result = run("annotate", folder, *options)
    assert result.exit_code == 0, result.stderr
    written = pages(output)
    index = written.pop(Path("index.html"))
    assert "<h1>Dates in letters</h1>" in index
    assert "6 documents, 8 dates: " in index
    assert ">1 year mismatch</span>" in index
    links = [unescape(link) for link in re.findall(r'<a href="(.*?)"><bdi>', index)]
    targets = [Path(os.fsdecode(unquote_to_bytes(link))) for link in links]
    assert targets == sorted(written), "each once, in the order of their names"
    assert not any(re.match("[a-z]+:", link) for link in links)
    names = [unescape(name) for name in re.findall("<bdi>(.*?)</bdi>", index)]
    assert names == [str(path).removesuffix(".html") for path in targets[:-1]] + ["\\xff.txt"]
    assert 'href="b/c%3A%20d%20%231%3F.txt.html#d1">1</a>' in index


def test_existing_files_are_replaced_only_when_asked(folder: Path) -> None:
    output = folder.parent / "out"
    options = ("--format", "html", "--output", output)
    output.mkdir()
    (output / "index.html").write_text("mine", "utf-8")
    result = run("annotate", folder, *options)
    assert result.exit_code == 1
    told, closing = result.stderr.splitlines()
    assert told == f"juche: the index: {output}/index.html exists; --overwrite replaces it"
    assert closing.endswith("6 files, 8 dates, 1 mismatch, 1 ambiguous year, 1 failure")
    assert (output / "index.html").read_text("utf-8") == "mine"
    again = run("annotate", folder, *options)
    assert len(again.stderr.splitlines()) == 7, "no index is tried where no page was written"
    assert run("annotate", folder, *options, "--overwrite").exit_code == 0
    assert "6 documents" in (output / "index.html").read_text("utf-8")
    assert not list(output.glob(".juche-*"))


@pytest.mark.parametrize("name", ["index", "INDEX"])
def test_no_document_takes_the_place_of_the_index(folder: Path, name: str) -> None:
    (folder / name).write_text("Juche 93", "utf-8")
    (folder / "b/index").write_text("Juche 94", "utf-8")
    output = folder.parent / "out"
    options = ("--format", "html", "--output", output)
    result = run("annotate", folder, *options)
    assert result.exit_code == 1
    told, closing = result.stderr.splitlines()
    assert told == (
        f"juche: {folder}/{name}: its page would be {output}/{name}.html, where the index of all "
        "goes; rename it, or annotate it by itself"
    )
    assert closing.endswith("7 files, 9 dates, 1 mismatch, 1 ambiguous year, 1 failure")
    assert "7 documents" in (output / "index.html").read_text("utf-8")
    assert (output / "b/index.html").exists()
    alone = folder.parent / "alone"
    assert run("annotate", folder / name, "--format", "html", "--output", alone).exit_code == 0
    assert [str(path) for path in pages(alone)] == [f"{name}.html"]


def test_one_document_has_no_index_and_several_have_one(folder: Path) -> None:
    output = folder.parent / "out"
    options = ("--format", "html", "--output", output, "--overwrite")
    run("annotate", folder / "a.txt", *options)
    assert [str(path) for path in pages(output)] == ["a.txt.html"]
    run("annotate", folder / "a.txt", folder / "page.html", folder / "none.txt", *options)
    written = pages(output)
    assert sorted(map(str, written)) == ["a.txt.html", "index.html", "page.html.html"]
    index = written[Path("index.html")]
    assert "<h1>Dates</h1>" in index
    assert "2 documents, 3 dates: " in index
    run("annotate", folder, *options[:-1], "--format", "timex3")
    assert pages(output)[Path("index.html")] == index, "other formats have none"


def test_no_index_where_every_document_failed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_bytes(b"\xff")
    output = tmp_path / "out"
    result = run("annotate", tmp_path / "in", "--format", "html", "--output", output)
    assert result.exit_code == 1
    assert not output.exists()


def test_a_full_disk_leaves_no_half_of_an_index(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("juche.export.to_index", fail)
    output = folder.parent / "out"
    (folder / "z.txt").write_bytes(b"\xff")
    result = run("annotate", folder, "--format", "html", "--output", output)
    assert result.exit_code == 1
    _, told, closing = result.stderr.splitlines()
    assert told == "juche: the index: No space left on device"
    assert closing.endswith(", 2 failures")
    assert len(pages(output)) == 6
