"""The command that counts what the laws of reading give, on folders made for it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from support import script


@pytest.fixture(scope="module")
def laws() -> ModuleType:
    return script("laws")


def printed(
    laws: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *folders: Path,
) -> list[str]:
    text, addresses = folders
    words = ["laws.py", "--text", str(text), "--addresses", str(addresses)]
    monkeypatch.setattr(sys, "argv", words)
    assert laws.main() == 0
    return capsys.readouterr().out.splitlines()


def test_the_counts(
    laws: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text, addresses = tmp_path / "text", tmp_path / "addresses"
    (text / "de").mkdir(parents=True)
    addresses.mkdir()
    german = "Sie kamen am 5. Mai mit der Familie.\n%\nThe men came on May 5 and it was good.\n"
    (text / "de" / "one").write_text(german + "x" * (5_000 - len(german) + 1), "utf-8")
    (text / "de" / "one.dat").write_bytes(b"\xff")
    (text / "brasil").write_text("Apr 01 00:55:18 <a> log\nEle veio no dia 5 de maio.", "utf-8")
    told = "올해는 당창건 30돐이 되는 해이다. 공화국창건 30돐을 맞는다. 학교창립 30돐을 맞는다."
    (addresses / "1975.txt").write_text(told, "utf-8")
    found = printed(laws, monkeypatch, capsys, text, addresses)
    assert [line.split(":")[0] for line in found[:7]] == [f"law {n}" for n in range(1, 8)]
    assert all(line.endswith("rows hold") for line in found[:7])
    assert found[7:] == [
        "law 3: 0.0 million characters, 3 dates",
        "law 3: en 198.93 a million in other texts",
        "law 3: 0.00 a million in all but English",
        "law 6: 1 of 2 right, all (50.0 %)",
        "law 6: 1 of 1 right, not assumed (100.0 %)",
    ]


def test_what_a_folder_is_not_there_for_is_left_out(
    laws: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    nowhere = tmp_path / "nowhere"
    assert len(printed(laws, monkeypatch, capsys, nowhere, nowhere)) == 7


def test_the_founding_that_is_named_last_counts(laws: ModuleType) -> None:
    assert laws.founding_years("당창건과 조국해방전쟁승리") == (1953,)
    assert laws.founding_years("학교창립") == ()
