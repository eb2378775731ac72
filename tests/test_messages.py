"""The message of every error, word for word. It names the field, the value and what is right."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

import juche
from juche.errors import JucheParseError
from juche.locales import register, table, unregister
from support import rows

NAMES = {
    **{name: getattr(juche, name) for name in juche.__all__},
    "juche": juche,
    "date": date,
    "timedelta": timedelta,
    "rd": relativedelta,
    "table": table,
    "register": register,
    "unregister": unregister,
}


@pytest.mark.parametrize(("expression", "error", "message"), rows("messages.tsv"))
def test_each_message_is_the_one_in_the_table(expression: str, error: str, message: str) -> None:
    with pytest.raises(Exception) as info:  # noqa: PT011 - which one, the row says
        eval(expression, dict(NAMES))  # noqa: S307 - the rows are ours
    assert (type(info.value).__name__, str(info.value)) == (error, message)
    if isinstance(info.value, JucheParseError):
        # The text that was given is kept, and the position lies in it.
        assert repr(info.value.text).strip("'") in expression
        assert 0 <= info.value.position <= len(info.value.text)
