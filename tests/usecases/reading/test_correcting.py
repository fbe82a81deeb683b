"""What the form of a correction asks."""

from __future__ import annotations

import pytest

from ntm.core.reading.facts import FactKind
from ntm.usecases.reading import correcting


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_kind_of_fact_can_be_put_right(kind: FactKind) -> None:
    assert all(name in correcting.LABELS for name in correcting.FIELDS[kind])


@pytest.mark.parametrize(
    ("name", "value", "typed"),
    [
        ("value", 1304.5, "1.304,5"),
        ("value", 40, "40"),
        ("numerator", 0, "0"),
        ("numerator", None, ""),
        ("band", [15, None], "15–"),
        ("date", "2024-06-15", "15/06/2024"),
        ("names", ["Nậm Xe", "Mường So"], "Nậm Xe; Mường So"),
    ],
)
def test_a_value_is_shown_as_a_person_types_it(name: str, value: object, typed: str) -> None:
    assert correcting.as_typed(name, value) == typed
