"""Sentences about the law that a district officer can check, each held against the law files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from ntm.core.criteria.applicability import area_index, threshold_region
from ntm.core.criteria.evaluation import Decision, compile_rules, judge
from ntm.core.criteria.roll_up import roll_up
from ntm.core.kernel.states import VerdictFlag
from ntm.law.files import load_library, package_folder

LIBRARY = load_library([package_folder()])


def _cases() -> list[Any]:
    collected = []
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        for place, entry in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), start=1):
            for number, case in enumerate(entry["cases"], start=1):
                merged = {"criteria": "commune-2021-2025", **entry, **case}
                collected.append(pytest.param(merged, id=f"{file.stem}-{place}-{number}"))
    return collected


@pytest.mark.parametrize("case", _cases())
def test_the_sentence_holds(case: dict[str, Any]) -> None:
    on: date = case["day"]  # not "on", which YAML reads as true
    criteria_set = LIBRARY.criteria_set(case["criteria"])
    rules = compile_rules(criteria_set, on=on)
    area = threshold_region(criteria_set, region=case.get("region"), categories=case.get("categories", ()))
    figures = np.full((1, len(rules.measures)), np.nan)
    for code, value in case["figures"].items():
        figures[0, rules.measures.index(code)] = value
    decisions = np.zeros((1, len(rules.indicators)), dtype=np.int8)
    for name, decision in case.get("decisions", {}).items():
        decisions[0, rules.indicators.index(name)] = Decision[decision.upper()]
    verdicts = judge(
        rules, figures=figures, regions=np.array([area_index(criteria_set, area)], dtype=np.int8), decisions=decisions
    )
    criteria = roll_up(rules, verdicts)
    numbers = [str(criterion.number) for criterion in criteria_set.criteria]
    for item, expected in case["expect"].items():
        table, columns = (verdicts, list(rules.indicators)) if item in rules.indicators else (criteria, numbers)
        assert VerdictFlag(int(table[0, columns.index(item)])).verdict == expected, f"{case['sentence']} ({item})"
