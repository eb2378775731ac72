"""``python -m juche`` and the ``juche`` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line, or say in one line what it needs."""
    try:
        from .cli import juche
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.stderr.write('juche: the command line needs click: pip install "juche[cli]"\n')
        return 2
    juche(prog_name="juche")
    return 0  # pragma: no cover - click leaves by SystemExit


if __name__ == "__main__":
    sys.exit(main())
