"""``python -m juche`` and the ``juche`` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line, or say in one line which library is missing."""
    try:
        from .cli import juche
        from .cli.ending import run
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.stderr.write('juche: the command line needs click: pip install "juche[cli]"\n')
        return 2
    return run(juche)


if __name__ == "__main__":
    sys.exit(main())
