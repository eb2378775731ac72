"""What `import juche` loads, asked of fresh interpreters."""

from __future__ import annotations

import importlib.util
import os
import re
import runpy
import shutil
import subprocess
import sys
import zipapp
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import juche
from juche.__pyinstaller import get_hook_dirs
from support import ROOT


def loaded(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_importing_juche_loads_no_heavy_module() -> None:
    modules = loaded("import juche") - loaded("pass")
    assert "juche.values" in modules
    heavy = {
        *("re", "typing", "collections", "dataclasses", "enum", "functools", "importlib.metadata"),
        *("dateutil", "click", "hypothesis", "pydantic", "pandas", "pyarrow"),
    }
    assert not modules & heavy
    assert not {"juche.notation", "juche.annotation", "juche.parsing", "juche.locales"} & modules


def test_a_public_name_loads_its_module() -> None:
    assert "juche.annotation" in loaded("import juche; juche.annotate")
    assert "dateutil.relativedelta" not in loaded(
        "import juche, datetime; juche.JucheDate(89, 7, 19) + datetime.timedelta(1)"
    )


def test_a_table_is_loaded_when_its_language_is_asked_for() -> None:
    def languages(statement: str) -> set[str]:
        return {
            name.removeprefix("juche.locales.")
            for name in loaded(statement)
            if name.startswith("juche.locales.") and "._" not in name
        }

    assert languages("import juche; str(juche.JucheDate(89, 7, 19))") == {"en"}
    assert languages("import juche; juche.JucheYear(89).format('zh-Hant')") == {"zh_hant"}
    assert languages("import juche; juche.JucheYear(89).strftime('%J', 'ko')") == {"ko"}
    assert languages("import juche; juche.LOCALES") == set(juche.locales._MODULES)
    assert languages("import juche; juche.JucheYear(89).format('ko_KR')") > {"ko"}


def test_a_short_command_loads_little() -> None:
    command = "import sys; sys.argv = ['juche', 'convert', '2000']\n"
    modules = loaded(
        f"{command}from juche.__main__ import main\ntry:\n    main()\nfinally:\n    pass"
    ) - loaded("import click")
    assert "juche.locales.en" in modules
    heavy = {"dataclasses", "importlib.metadata", "importlib.resources", "dateutil", "tempfile"}
    assert not modules & heavy
    rooms = {"notation", "annotation", "export", "parsing", "commemorations", "locales.ko"}
    assert not modules & {f"juche.{room}" for room in rooms}


def test_dir_lists_the_public_names() -> None:
    assert set(dir(juche)) == set(juche.__all__)
    for name in juche.__all__:
        assert getattr(juche, name) is not None
    with pytest.raises(AttributeError, match="module 'juche' has no attribute 'nothing'"):
        juche.nothing  # noqa: B018 - that is the test


@pytest.mark.parametrize("room", ["era", "errors", "export", "locales", "strategies"])
def test_rooms_need_no_import_of_their_own(room: str) -> None:
    assert f"juche.{room}" in loaded(f"import juche; juche.{room}")


def test_the_metadata_have_the_version() -> None:
    assert juche.__version__ == version("juche")
    assert re.fullmatch(r"\d+\.\d+\.\d+", juche.__version__)


@pytest.mark.parametrize("options", [["-OO"], ["-X", "dev"]], ids=str)
def test_the_package_works_without_assertions_and_warns_of_nothing(options: list[str]) -> None:
    code = (
        "import datetime, juche, juche.export\n"
        "day = juche.JucheDate.strptime('19 July 89', '%d %B %J')\n"
        "found = juche.annotate('Juche 89 (2000); July 19', reference=day)\n"
        "print(juche.read('19 July 2000') == day, day.format('ko'), [one.edtf for one in found])\n"
        "juche.export.to_html('Juche 89', juche.annotate('Juche 89'))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", *options, "-X", "utf8", "-c", code],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (
        done.stdout.decode().split("\n")[0] == "True 주체89(2000)년 7월 19일 ['2000', '2000-07-19']"
    )


def test_the_answer_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "import juche, support\n"
        "text = '\\n'.join(line.text for line in support.families())\n"
        "print(ascii([(one.start, one.end, one.locale, one.edtf) for one in juche.annotate(text)]))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "tests")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(answers) == 1


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a zip file of the library and what it needs, as Spark's --py-files has it."""
    folder = tmp_path_factory.mktemp("zipped")
    for name in ("juche", "dateutil", "click"):
        (origin,) = importlib.import_module(name).__path__
        shutil.copytree(origin, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    six = importlib.util.find_spec("six")  # which dateutil needs up to 2.9
    if six is not None and six.origin is not None:
        shutil.copy(six.origin, folder)
    archive = folder.with_suffix(".pyz")
    zipapp.create_archive(folder, archive, main="juche.__main__:main")
    return archive


def alone(*arguments: str | Path, stdin: str = "") -> str:
    """Run an interpreter that sees no installed package."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", *arguments],
        input=stdin.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_a_zipped_program_has_all_it_needs(zipped: Path) -> None:
    assert juche.__version__ in alone(zipped, "--version")
    assert "2000-07-19" in alone(zipped, "annotate", stdin="July 19, Juche 89 (2000)")
    code = (
        f"import sys; sys.path.insert(0, {str(zipped)!r})\n"
        "import juche\n"
        "assert len(juche.LOCALES) >= 20 and juche.__file__.startswith(sys.path[0])\n"
        "found = juche.annotate('주체89년 7월')\n"
        "print(len(found), '<style>' in juche.export.to_html('주체89년 7월', found))"
    )
    assert alone("-c", code).split() == ["1", "True"]


def test_a_copy_without_its_styles_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.resources.files", Path)
    with pytest.raises(FileNotFoundError, match=r"juche/export/highlight\.css is missing: include"):
        juche.export.to_html("", [])


def test_pyinstaller_is_told_of_the_styles_and_the_commands() -> None:
    (folder,) = get_hook_dirs()

    def hook(name: str) -> dict[str, Any]:
        # Under a name of the package, or coverage would not count it.
        return runpy.run_path(f"{folder}/hook-{name}.py", run_name=f"juche.hook-{name}")

    commands = hook("juche.cli")["hiddenimports"]
    assert {"juche.cli.dates", "juche.cli.documents"} <= set(commands)
    assert all(importlib.util.find_spec(name) for name in commands)
    told = hook("juche")["datas"]
    assert {Path(file).name for file, _ in told} == {"highlight.css", "page.css"}
    assert {target for _, target in told} == {"juche/export"}
