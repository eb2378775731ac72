"""Imports: no circle of modules, and no room imports one above it. Imports in functions count.

Two kinds do not count. Imports under ``if TYPE_CHECKING`` never run. And ``juche/__init__.py`` loads
the rooms above the values by name, when one of their names is used.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from support import ROOT

SOURCE = ROOT / "src"
DOOR = "juche"
VALUES = {
    *("juche._value", "juche.date", "juche.month", "juche.year", "juche.values"),
    *("juche.interval", "juche.denoting", "juche.parsing", "juche.reading"),
}
# The rooms that a value's methods call, which know fields and no value.
BELOW = (
    *("era", "errors", "fields", "directives", "formatting", "iso", "strptime", "texts"),
    *("locales", "notation"),
)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): path for path in sorted(SOURCE.rglob("*.py"))}


def statements(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield all imports of a tree, except those that only type checkers see."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            seen = child.body if isinstance(child.test, ast.UnaryOp) else child.orelse
            yield from statements(ast.Module(seen, []))
        elif isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        else:
            yield from statements(child)


def imported(name: str, source: str, *, package: bool) -> Iterator[str]:
    """Yield the modules of the package that a module imports, by their full names."""
    for node in statements(ast.parse(source)):
        if isinstance(node, ast.Import):
            bases = [(alias.name, "") for alias in node.names]
        else:
            parts = name.split(".") if package else name.split(".")[:-1]
            above = parts[: len(parts) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            bases = [(base, alias.name) for alias in node.names]
        for base, member in bases:
            inner = f"{base}.{member}"
            found = inner if inner in MODULES else base
            if found in MODULES and found != DOOR:
                yield found


GRAPH = {
    name: set(imported(name, path.read_text("utf-8"), package=path.stem == "__init__"))
    for name, path in MODULES.items()
    if name != DOOR
}


def reached(name: str) -> set[str]:
    """Return the modules that one imports, directly or through others."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        new = GRAPH[ahead.pop()] - found
        found |= new
        ahead += new
    return found


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Return a circle of modules, an empty list if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circle(GRAPH) == []


@pytest.mark.parametrize("room", BELOW)
def test_what_is_below_knows_no_values(room: str) -> None:
    inside = [name for name in GRAPH if f"{name}.".startswith(f"juche.{room}.")]
    assert inside
    assert {name: reached(name) & VALUES for name in inside} == {name: set() for name in inside}


def test_notation_knows_little() -> None:
    known = {
        other
        for name in GRAPH
        for other in GRAPH[name]
        if name.startswith("juche.notation") and not other.startswith("juche.notation")
    }
    below = {"juche._typing", "juche.era", "juche.errors", "juche.fields"}
    assert {name for name in known if not name.startswith("juche.locales")} <= below


def test_a_value_calls_what_is_below_it() -> None:
    assert {"juche.formatting", "juche.texts", "juche.iso", "juche.strptime"} <= GRAPH[
        "juche._value"
    ]
    assert "juche.notation.grammar" in reached("juche.date")


def test_imports_are_found_wherever_they_stand() -> None:
    source = (
        "from . import era\n"
        "import juche.errors\n"
        "from .export.rows import Row\n"
        "if TYPE_CHECKING:\n    from .parsing import parse\nelse:\n    from .iso import ends_of\n"
        "if not TYPE_CHECKING:\n    from . import fields\n"
        "def f():\n    try:\n        from .locales import table\n    except ImportError:\n"
        "        from .notation import guards\n"
        "class C:\n    def g(self):\n        import juche.reading as r\n"
        "from . import JucheDate\nimport re\n"
    )
    assert set(imported("juche.new", source, package=False)) == {
        *("juche.era", "juche.errors", "juche.export.rows", "juche.iso", "juche.fields"),
        *("juche.locales", "juche.notation.guards", "juche.reading"),
    }
    # From a package and from a module in it the same module has another distance.
    assert set(imported("juche.cli", "from .. import era", package=True)) == {"juche.era"}
    assert set(imported("juche.cli", "from .work import x", package=True)) == {"juche.cli.work"}
    assert set(imported("juche.cli.work", "from . import x", package=False)) == {"juche.cli"}
    assert set(imported("juche.cli.work", "from ..iso import x", package=False)) == {"juche.iso"}


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})
    assert not circle({"a": {"b", "c"}, "b": {"c"}, "c": set()})
