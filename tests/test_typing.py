"""Type annotations at run time: every name in them can be resolved."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError, validate_call

import juche
from juche import (
    JucheDate,
    JuchePeriod,
    JucheYear,
    _typing,
    era,
    errors,
    export,
    locales,
    strategies,
)

ROOMS: tuple[ModuleType, ...] = (juche, era, errors, export, locales, strategies)


def public() -> Iterator[tuple[str, Any]]:
    """Yield each public class and function, and each method, with its name."""
    for room in ROOMS:
        for name in getattr(room, "__all__", [name for name in vars(room) if name[0] != "_"]):
            found = getattr(room, name)
            if not getattr(found, "__module__", "").startswith("juche"):
                continue
            yield f"{room.__name__}.{name}", found
            if isinstance(found, type):
                for kind in found.__mro__:
                    if kind.__module__.startswith("juche"):
                        yield from methods(f"{room.__name__}.{name}", kind)


def methods(name: str, kind: type) -> Iterator[tuple[str, Any]]:
    for attribute, found in vars(kind).items():
        inner = getattr(found, "__func__", found)
        inner = found.fget if isinstance(found, property) else inner
        # The __new__ of a named tuple is the interpreter's own, and knows no names at all.
        if inspect.isfunction(inner) and inner.__module__.startswith("juche"):
            yield f"{name}.{attribute}", inner


PUBLIC = dict(public())


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_signature_resolves(name: str) -> None:
    found = PUBLIC[name]
    if inspect.isfunction(found) or isinstance(found, type):
        hints = typing.get_type_hints(found)
        assert not any(isinstance(hint, str) for hint in hints.values())
        if typing.is_typeddict(found):
            return  # has the signature of dict, which is none
        # The signature of an exception or a tuple may be the interpreter's own.
        signature = inspect.signature(found, eval_str=True)
        assert not any(isinstance(one.annotation, str) for one in signature.parameters.values())


def test_there_are_many_public_names_with_hints() -> None:
    assert len(PUBLIC) > 200
    assert "juche.JucheYear.months" in PUBLIC
    assert typing.get_type_hints(JucheYear.parse)["return"] is typing.Self
    assert typing.get_type_hints(JucheYear.overlaps)["return"] is bool
    with pytest.raises(AttributeError, match="'juche._typing' has no attribute 'nothing'"):
        _typing.nothing  # noqa: B018 - that is the test


def test_pydantic_validates_calls() -> None:
    @validate_call
    def kept(day: JucheDate, period: JuchePeriod | None = None) -> object:
        return day, period

    loose: Callable[..., object] = kept
    assert loose("2000-07-19", "Juche 89") == (JucheDate(89, 7, 19), JucheYear(89))
    with pytest.raises(ValidationError, match="month must be in 1..12, got 13"):
        loose("2000-13-19")
    anniversary: Callable[..., object] = validate_call(juche.completed_years)
    assert anniversary(JucheDate(89, 7, 19), JucheDate(109, 7, 19)) == 20
