"""The wheel as users get it: built, installed in an empty environment, and tested from there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from support import ROOT

pytestmark = pytest.mark.integration

HERE = Path(__file__).parent


def run(*command: str | Path, cwd: Path | None = None, **variables: str) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def sdist(built: Path) -> Path:
    (found,) = built.glob("*.tar.gz")
    return found


def environment(folder: Path, *requirements: str | Path) -> Path:
    """Make an environment, install the named packages, and return its folder of programs."""
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    run(programs / "python", "-m", "pip", "install", "-q", *requirements)
    return programs


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environment(tmp_path_factory.mktemp("bare"), wheel)


def test_the_wheel_holds_the_package_and_its_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        package = {name for name in names if name.startswith("juche/")}
        metadata = message_from_string(
            archive.read(next(name for name in names if name.endswith("/METADATA"))).decode()
        )
        entries = archive.read(next(name for name in names if name.endswith("/entry_points.txt")))
    source = ROOT / "src"
    expected = {
        str(path.relative_to(source))
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert package == expected
    assert {"juche/py.typed", "juche/export/page.css"} <= package
    assert all(name.startswith("juche") for name in names)
    assert b"juche = juche.__main__:main" in entries
    assert b"[hypothesis]\njuche = juche._hypothesis:register" in entries
    assert metadata["Name"] == "juche"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    required = metadata.get_all("Requires-Dist") or []
    assert [one for one in required if "extra ==" not in one] == ["python-dateutil>=2.9"]
    assert "Typing :: Typed" in (metadata.get_all("Classifier") or [])
    description = str(metadata.get_payload())
    assert "Juche N is Gregorian N + 1911" in description
    assert re.findall(r"\]\((?!https?:|#)|<img", description) == []  # an index has no other files


def test_the_wheel_needs_dateutil_alone(bare: Path) -> None:
    code = "import importlib.metadata as m; print(*{one.metadata['Name'] for one in m.distributions()})"
    names = set(run(bare / "python", "-c", code).split()) - {"pip", "setuptools"}
    assert names - {"six", "tzdata"} == {"juche", "python-dateutil"}, "six, tzdata are dateutil's"
    code = (
        "import juche, datetime, dateutil.relativedelta as r\n"
        "day = juche.parse('July 19, Juche 89 (2000)')\n"
        "assert day + r.relativedelta(years=20) == juche.anniversary(day, 20)\n"
        "assert juche.normalize('주체89년', 'en') == 'Juche 89 (2000)'\n"
        "import juche.export\n"
        "assert '<html' in juche.export.to_html('x', [])\n"
        "print(juche.__version__)"
    )
    version = run(bare / "python", "-W", "error", "-c", code).strip()
    assert f"juche-{version}" in str(list((bare.parent / "lib").rglob("*.dist-info")))


@pytest.mark.parametrize("dateutil", ["python-dateutil==2.9.*", "python-dateutil>=4"])
def test_the_sdist_installs_with_either_dateutil(
    dateutil: str, sdist: Path, tmp_path: Path
) -> None:
    programs = environment(tmp_path / "env", sdist, dateutil)
    code = (
        "import juche\n"
        "from dateutil.relativedelta import relativedelta as delta\n"
        "day = juche.JucheDate(89, 2, 29)\n"
        "assert delta(years=1) + day == day + delta(years=1) == juche.JucheDate(90, 2, 28)\n"
        "assert juche.JucheYear(89) + delta(years=1) == juche.JucheYear(90)\n"
        "assert day - delta(months=1) == juche.JucheDate(89, 1, 29)\n"
        "assert juche.anniversary(day, 1, leap_day='mar1') == juche.JucheDate(90, 3, 1)\n"
        "assert len(juche.LOCALES) >= 20"
    )
    run(programs / "python", "-W", "error", "-c", code)


def test_the_tests_of_the_sdist_pass_in_it(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (root,) = tmp_path.iterdir()
    # All tests are there to be collected, and those that read other files of the project pass.
    pytest_ = (sys.executable, "-m", "pytest", "-q", "-p", "no:randomly")
    where = {"PYTHONPATH": str(root / "src")}
    run(*pytest_, "--collect-only", cwd=root, **where)
    reading = ("docs", "import", "survivors", "annotation", "messages", "locales")
    said = run(*pytest_, *(f"tests/test_{name}.py" for name in reading), cwd=root, **where)
    assert " passed" in said


def test_the_command_says_what_it_needs(bare: Path) -> None:
    done = subprocess.run(
        [bare / "juche", "--version"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == 'juche: the command line needs click: pip install "juche[cli]"\n'


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_see_complete_types(checker: str, wheel: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "env", wheel, "hypothesis", checker)
    (tmp_path / "examples.py").write_text((HERE / "typing_examples.py").read_text("utf-8"), "utf-8")
    if checker == "mypy":
        run(programs / "mypy", "--strict", "examples.py", cwd=tmp_path)
    else:
        settings = {"typeCheckingMode": "strict", "reportUnnecessaryTypeIgnoreComment": True}
        settings |= {"enableTypeIgnoreComments": True, "venvPath": ".", "venv": "env"}
        settings |= {"include": ["examples.py"], "reportUnusedExpression": False}
        (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
        run(programs / "pyright", cwd=tmp_path)


def test_another_project_tests_itself_with_it(wheel: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "env", wheel, f"{HERE / 'project'}[test]")
    said = run(programs / "python", "-m", "pytest", "-q", HERE / "project/tests", cwd=tmp_path)
    assert "3 passed" in said
