"""What `import juche` loads, asked of fresh interpreters."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest

import juche
from support import ROOT


def loaded(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_import_is_light() -> None:
    modules = loaded("import juche") - loaded("pass")
    assert "juche.values" in modules
    heavy = {"re", "typing", "dateutil", "click", "hypothesis", "pydantic", "pandas", "dataclasses"}
    assert not modules & heavy
    assert not {"juche.notation", "juche.annotation", "juche.parsing", "juche.locales"} & modules


def test_what_is_asked_for_is_loaded() -> None:
    assert "juche.annotation" in loaded("import juche; juche.annotate")
    assert "dateutil.relativedelta" not in loaded(
        "import juche, datetime; juche.JucheDate(89, 7, 19) + datetime.timedelta(1)"
    )


def test_public_names() -> None:
    for name in juche.__all__:
        assert getattr(juche, name) is not None
        assert name in dir(juche)
    with pytest.raises(AttributeError, match="module 'juche' has no attribute 'nothing'"):
        juche.nothing  # noqa: B018 - that is the test


def test_version_is_that_of_the_metadata() -> None:
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert juche.__version__ == metadata["project"]["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", juche.__version__)
