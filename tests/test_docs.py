"""The examples, links and generated pages of the README and the docs are right."""

from __future__ import annotations

import doctest
import json
import re
import runpy
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from juche.cli import juche as command
from support import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def needs(page: Path) -> list[str]:
    """Return the libraries that a page's examples need, from its line ``% needs: ...``."""
    line = re.match(r"% needs: (.*)", page.read_text("utf-8"))
    return line[1].split(", ") if line else []


def folder(page: Path) -> Path:
    """Return the folder in which a page's commands run, from its line ``% in: ...``."""
    line = re.match(r"% in: (.*)", page.read_text("utf-8"))
    return ROOT / line[1] if line else ROOT


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=name(page), marks=[pytest.mark.integration] if needs(page) else [])
        for page in PAGES
    ],
)
def test_examples_of_a_page_run_as_shown(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder(page))
    for module in needs(page):
        pytest.importorskip(module)
    options = doctest.ELLIPSIS
    results = doctest.testfile(
        str(page), module_relative=False, encoding="utf-8", optionflags=options
    )
    assert results.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_of_a_page_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_console_sessions_print_what_they_show(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A console block shows commands after $ and what they print, up to the next one."""
    monkeypatch.chdir(folder(page))
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, shown = session.partition("\n")
            program, *arguments = re.findall(r'"[^"]*"|\S+', line)
            assert program == "juche"
            result = CliRunner().invoke(command, [argument.strip('"') for argument in arguments])
            assert result.output.rstrip() == shown.rstrip()


def test_the_summary_for_language_models_links_to_every_page() -> None:
    summary = (ROOT / "docs/llms.txt").read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\.html\)", summary)
    assert [link for link in links if not (ROOT / f"docs/{link}.md").exists()] == []
    pages = {name(page).removeprefix("docs/").removesuffix(".md") for page in PAGES[1:]}
    parts_of_another = {page for page in pages if page.startswith("reference/api/")}
    assert pages - parts_of_another - set(links) == {"index"}


@pytest.mark.parametrize(
    "script",
    [
        "attested",
        "command_line",
        *(pytest.param(page, marks=pytest.mark.slow) for page in ("notations", "architecture")),
    ],
)
def test_generated_pages_are_up_to_date(script: str) -> None:
    code = runpy.run_path(str(ROOT / f"docs/scripts/{script}.py"))
    assert code["PAGE"].read_text("utf-8") == code["page"]()


def test_the_facts_of_the_era_are_up_to_date_and_complete() -> None:
    code = runpy.run_path(str(ROOT / "docs/scripts/attested.py"))
    written = code["FACTS"].read_text("utf-8")
    assert written == code["facts"]()
    assert code["ERA"].read_text("utf-8") == code["history"]()
    facts = json.loads(written)
    assert {event["date"] for event in facts["history"]} >= {"1997-07-08", "1997-09-09"}
    assert all(event["source"] for event in facts["history"])
    assert all(one["sources"] and one["edtf"] for one in facts["notations"])


def test_every_dependency_is_listed_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    required = {
        (extra, re.split("[^A-Za-z0-9-]", requirement)[0])
        for extra, requirements in project["optional-dependencies"].items()
        for requirement in requirements
    } | {("(none)", re.split("[^A-Za-z0-9-]", one)[0]) for one in project["dependencies"]}
    page = (ROOT / "docs/reference/dependencies.md").read_text("utf-8")
    listed = re.findall(r"^\| (\(none\)|`[a-z]+`) \| ([a-z0-9-]+) \| [^|]+ \|", page, re.MULTILINE)
    assert {(extra.strip("`"), name) for extra, name in listed} == required
