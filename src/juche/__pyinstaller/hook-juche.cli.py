"""Add every module of the command line, whose commands are loaded when they are asked for."""

from __future__ import annotations

from pathlib import Path

_COMMANDS = Path(__file__).parents[1] / "cli"

hiddenimports = [f"juche.cli.{file.stem}" for file in sorted(_COMMANDS.glob("[!_]*.py"))]
