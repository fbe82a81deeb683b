"""A criteria set small enough to be read at a glance, for tests of the schema and of judging."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

from ntm.core.criteria.loading import load_set
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.criteria.sources import load_instruments

INSTRUMENTS = load_instruments(
    {
        "instruments": [
            {"key": key, "title": "Quyết định", "issuer": "UBND", "verification": "unverified"}
            for key in ("1/QĐ-TTg", "2/QĐ-TTg")
        ]
    },
    file="instruments.yaml",
)


def citation(place: str = "mục 1") -> dict[str, object]:
    return {"instrument": "1/QĐ-TTg", "place": place, "verification": "unverified", "last_checked_on": None}


def percent(code: str, operator: str = ">=", **threshold: object) -> dict[str, object]:
    """One version of an indicator with one percentage."""
    return {
        "from": date(2022, 1, 1),
        "name": f"Tỷ lệ {code}",
        "citation": citation(),
        "measures": [{"code": code, "label": "Tỷ lệ", "kind": "percent", "unit": "%"}],
        "requirements": [{"measure": code, "operator": operator, "citation": citation(), **threshold}],
    }


def small_file() -> dict[str, object]:
    """A valid file, to be spoilt by a test: two criteria, three indicators, two areas."""
    return deepcopy(
        {
            "schema": 1,
            "set": {
                "code": "small",
                "title": "Bộ nhỏ",
                "level": "commune",
                "tier": "standard",
                "in_force": {"from": date(2022, 1, 1), "until": date(2026, 1, 1)},
                "counts": {"criteria": 2, "indicators": 3},
                "citation": citation(),
                "areas": [{"code": "NUI", "title": "Miền núi"}, {"code": "BIEN", "title": "Ven biển"}],
                "categories": [{"code": "poor", "title": "Xã nghèo"}],
                "category_rules": [
                    {
                        "title": "Xã nghèo theo mức miền núi",
                        "categories": ["poor"],
                        "area": "NUI",
                        "citation": citation(),
                    }
                ],
                "bands": [
                    {"code": "2", "title": "Đủ", "at_least": 2, "at_most": 2},
                    {"code": "0-1", "title": "Chưa đủ", "at_least": 0, "at_most": 1},
                ],
            },
            "criteria": [
                {
                    "number": 1,
                    "name": "Đường",
                    "citation": citation(),
                    "indicators": [
                        {"id": "1.1", "versions": [percent("1.1", by_area={"NUI": 50, "BIEN": 80})]},
                        {"id": "1.2", "versions": [percent("1.2", "<=", value=10)]},
                    ],
                },
                {
                    "number": 2,
                    "name": "Điện",
                    "citation": citation(),
                    "indicators": [{"id": "2.1", "versions": [percent("2.1", not_known="tỉnh quy định")]}],
                },
            ],
        }
    )


def small_set() -> CriteriaSet:
    """The set of `small_file`, loaded."""
    return load_set({"small.yaml": small_file()}, instruments=INSTRUMENTS)
