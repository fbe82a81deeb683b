"""What a plan promises against what is registered, both ways; and gains without names."""

from __future__ import annotations

from decimal import Decimal

from ntm.core.planning.own_findings import Promises
from ntm.core.planning.registered import commune_findings, unplanned
from ntm.core.planning.stated import Line, Source, Subject, SubjectKind, state

NAMES = {"5": "Trường học", "17": "Môi trường và an toàn thực phẩm"}
OWN = Subject(SubjectKind.OWN_CRITERIA)


def gain(subject: Subject, number: int) -> Line:
    return Line(subject=subject, year=2025, number=Decimal(number), is_increase=True, source=Source("KH", "thêm"))


def level(subject: Subject, number: int, *, is_baseline: bool = False) -> Line:
    source = Source("KH", "tổng số")
    return Line(subject=subject, year=2025, number=Decimal(number), is_baseline=is_baseline, source=source)


def criterion(number: str) -> Subject:
    return Subject(SubjectKind.CRITERION, number)


def plan(*lines: Line) -> Promises:
    return Promises(name="xã Mường Khoa", plan="01/KH-UBND", year=2025, stated=state(lines))


def test_a_plan_and_registrations_that_agree_say_nothing() -> None:
    agreed = plan(gain(criterion("17"), 1), level(OWN, 12, is_baseline=True), level(OWN, 13))
    assert commune_findings(agreed, {"17"}, names=NAMES) == ()


def test_what_is_promised_and_not_registered_and_the_reverse_are_told_apart() -> None:
    found = commune_findings(plan(gain(criterion("17"), 1)), {"5"}, names=NAMES)
    assert [(one.code, one.subject.item) for one in found] == [
        ("promised_unregistered", "17"),
        ("registered_unpromised", "5"),
    ]
    assert "tiêu chí 17 Môi trường và an toàn thực phẩm" in found[0].message and found[0].sources
    assert "01/KH-UBND không nêu" in found[1].message


def test_a_criterion_that_is_only_kept_promises_nothing_new() -> None:
    kept = plan(level(criterion("5"), 1, is_baseline=True))
    assert commune_findings(kept, set(), names=NAMES) == ()


def test_a_gain_that_is_only_a_number_lacks_its_list() -> None:
    found = commune_findings(plan(gain(criterion("17"), 1), gain(OWN, 3)), {"17"}, names=NAMES)
    assert [one.code for one in found] == ["gain_without_names"]
    assert "thiếu danh sách 2 tiêu chí" in found[0].message and found[0].arithmetic == "3 − 1 = 2"


def test_more_places_registered_than_the_plan_gains_are_pointed_out() -> None:
    district = plan(gain(criterion("5"), 1), level(criterion("17"), 9))
    registered = {criterion("5"): ["Nậm Xe", "Dào San"], criterion("17"): ["Nậm Xe"], criterion("2"): ["Bản Lang"]}
    found = unplanned(district, registered, names=NAMES)
    assert [(one.subject.item, one.arithmetic) for one in found] == [("5", "2 − 1 = 1"), ("2", "1 − 0 = 1")]
    assert "ghi thêm 1" in found[0].message and "không nêu" in found[1].message
