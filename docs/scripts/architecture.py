"""Write the picture of the rooms into the page on the design, from what the modules import.

python docs/scripts/architecture.py
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

PAGE = Path(__file__).parents[1] / "explanation" / "design.md"
SOURCE = Path(__file__).parents[2] / "src" / "juche"
MARKS = "<!-- rooms -->\n", "<!-- end of rooms -->\n"
# Modules that make one room together; every other module or package is a room of its own.
ROOMS = {
    "_typing": "era",
    "errors": "era",
    "directives": "formatting",
    "iso": "formatting",
    "strptime": "formatting",
    "_arithmetic": "values",
    "_value": "values",
    "date": "values",
    "interval": "values",
    "month": "values",
    "year": "values",
    "_hypothesis": "strategies",
    "__main__": "cli",
}


def room(name: str) -> str:
    """Return the room of a module of the package."""
    return ROOMS.get(name, name)


def statements(node: ast.AST) -> Iterator[ast.ImportFrom]:
    """Yield the imports of a tree, in functions too, but for those that only checkers see."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            yield from statements(ast.Module(child.orelse, []))
        elif isinstance(child, ast.ImportFrom):
            yield child
        else:
            yield from statements(child)


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of the package that a file imports, be it when a function is called."""
    depth = len(path.relative_to(SOURCE).parts)
    for node in statements(ast.parse(path.read_text("utf-8"))):
        if node.level == depth:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from (name.partition(".")[0] for name in names)


def rooms() -> dict[str, set[str]]:
    """Return the rooms, those they stand on first, each with the rooms it imports."""
    graph: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        own = room(path.relative_to(SOURCE).parts[0].removesuffix(".py"))
        if own in {"__init__", "__pyinstaller"}:  # the door, and what is no part of the program
            continue
        known = {room(name) for name in imported(path)} - {own, "__version__"}
        graph.setdefault(own, set()).update(known)
    order = TopologicalSorter({name: sorted(graph[name]) for name in sorted(graph)})
    return {name: graph[name] for name in order.static_order()}  # raises where there is a circle


def picture() -> str:
    """Return a line for each room with what it stands on."""
    lines = ["```text"]
    for name, known in rooms().items():
        below = [other for other in rooms() if other in known]
        lines.append(f"{name:<15}" + (f"<- {' '.join(below)}" if below else ""))
    return "\n".join([*(line.rstrip() for line in lines), "```\n"])


def page() -> str:
    """Return the page with the picture as it is now."""
    text = PAGE.read_text("utf-8")
    before, rest = text.split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    return f"{before}{MARKS[0]}{picture()}{MARKS[1]}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
