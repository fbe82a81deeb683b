"""Trying the reader on cases that people's corrections made (`cases`): what it still gets wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ntm.core.reading import reading
from ntm.usecases.reading import json_form

#: What a fact may take from the headings above its paragraph, which a case does not have.
_FROM_ELSEWHERE = frozenset({"year", "standard", "criteria_set", "parent", "agency", "agencies"})


def misread(case: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what of a case the reader still gets wrong, in English, for the tests; empty when it reads all right.

    A case is read by its title and paragraph alone, so a fact is held to what it says and not to its place.
    """
    found = [json_form.fact(fact) for fact in reading.read(f"{case.get('title') or ''}\n\n{case['text']}").facts]
    wrong = [f"not read: {one}" for one in case.get("read") or () if not any(_states(got, one) for got in found)]
    wrong += [f"read: {one}" for one in case.get("not_read") or () if any(_states(got, one) for got in found)]
    return tuple(wrong)


class NotCases(ValueError):
    """A file that holds no list of cases; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A case as the reader did with it now: where it is from, its text, and what it still gets wrong."""

    paper: str
    text: str
    wrong: tuple[str, ...]


def try_cases(text: str) -> tuple[Tried, ...]:
    """Read every case of an exported file and say what is still misread; raise `NotCases`."""
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise NotCases("Tệp không phải là danh sách ca đọc (YAML).") from error
    if not isinstance(found, list) or not all(_is_case(one) for one in found):
        raise NotCases("Tệp không phải là danh sách ca đọc: mỗi ca cần text, read hoặc not_read.")
    return tuple(Tried(str(case.get("paper") or ""), str(case["text"]), misread(case)) for case in found)


def _is_case(one: object) -> bool:
    if not isinstance(one, dict) or not isinstance(one.get("text"), str):
        return False
    stated = [*(one.get("read") or ()), *(one.get("not_read") or ())]
    return bool(stated) and all(isinstance(fact, dict) and "kind" in fact for fact in stated)


def _states(got: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(
        got.get(name) == value or (name in _FROM_ELSEWHERE and got.get(name) is None)
        for name, value in wanted.items()
        if name != "quote"
    )
