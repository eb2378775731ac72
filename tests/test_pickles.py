"""Every later version loads the pickles of the first version that has a class.

If a class moves to another module, the old one must keep its name. Otherwise these tests fail.
"""

from __future__ import annotations

import pickle

import pytest

import juche
from juche import (
    Anniversary,
    JucheDate,
    JucheError,
    JucheInterval,
    JucheMismatchError,
    JucheMonth,
    JucheParseError,
    JucheParseRangeError,
    JucheRangeError,
    JucheYear,
    annotate,
    explain,
)
from support import rows

VALUES: dict[str, object] = {
    "year": JucheYear(89),
    "month": JucheMonth(89, 7),
    "day": JucheDate(89, 7, 19),
    "interval": JucheInterval(JucheYear(89), JucheMonth(91, 3)),
    "anniversary": Anniversary(20, JucheDate(109, 7, 19)),
    "mismatch": annotate("Juche 89 (2001)")[0],
    "elided": annotate("Juche 90 (2001), 91 (2002)")[1],
    "error": JucheError("no locale"),
    "range error": JucheRangeError("year", 0, 1, 8088),
    "parse error": JucheParseError("Juche x", 6, "a Juche year"),
    "mismatch error": JucheMismatchError("Juche 89 (2001)", 10, 89, 2001),
    "explanation": explain("no date"),
    "parse range error": JucheParseRangeError("Juche 0", 6, "year", 0, 1, 8088),
}
PINNED = rows("pickles.tsv")


@pytest.mark.parametrize(("name", "pinned"), PINNED, ids=VALUES)
def test_pinned_pickles_load(name: str, pinned: str) -> None:
    value = VALUES[name]
    loaded = pickle.loads(bytes.fromhex(pinned))
    assert type(loaded) is type(value)
    if isinstance(value, JucheError):
        assert isinstance(loaded, JucheError)
        assert str(loaded) == str(value)
        assert loaded.args == value.args
        assert vars(loaded) == vars(value)
    else:
        assert loaded == value
        assert hash(loaded) == hash(value)


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_protocol_gives_the_value_back(name: str, protocol: int) -> None:
    loaded = pickle.loads(pickle.dumps(VALUES[name], protocol))
    assert type(loaded) is type(VALUES[name])
    assert repr(loaded) == repr(VALUES[name])


def test_every_public_class_is_pinned() -> None:
    assert [name for name, _ in PINNED] == list(VALUES)
    public = {getattr(juche, name) for name in juche.__all__}
    classes = {one for one in public if isinstance(one, type)}
    assert {type(value) for value in VALUES.values()} == classes
