"""Typing names that cost nothing at run time.

Importing ``typing`` takes longer than the whole of ``import juche``. Type checkers treat any
variable called ``TYPE_CHECKING`` as true, so they see the real names and the interpreter never
loads the module.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import final as final  # noqa: PLC0414 - the alias makes it this module's own
else:

    def final(cls):  # noqa: ANN001, ANN202 - checkers read the branch above
        """Stand in for ``typing.final``, which does nothing at run time either."""
        return cls
