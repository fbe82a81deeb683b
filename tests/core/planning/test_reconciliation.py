"""What plans state, and where they contradict themselves and each other, on the numbers of real plans."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ntm.core.planning import own_findings, reconciliation
from ntm.core.planning.own_findings import Finding, Promises
from ntm.core.planning.stated import Line, Source, Subject, SubjectKind, state, with_shares

NAMES = {"2": "Giao thông", "15": "Y tế", "18": "Hệ thống chính trị"}
VILLAGES = Subject(SubjectKind.STANDARD, "", "bản")
MEAN = Subject(SubjectKind.MEAN)
GAINED = Subject(SubjectKind.CRITERIA_GAINED)


def criterion(number: int) -> Subject:
    return Subject(SubjectKind.CRITERION, str(number))


def line(
    subject: Subject,
    number: float,
    *,
    of: int | None = None,
    start: bool = False,
    gain: bool = False,
    names: tuple[str, ...] = (),
    year: int = 2024,
    before: int | None = None,
    plan: str = "133/KH-UBND",
) -> Line:
    return Line(
        subject=subject,
        year=year,
        number=Decimal(str(number)),
        of=of,
        names=names,
        is_baseline=start,
        is_increase=gain,
        before=None if before is None else Decimal(before),
        source=Source(plan, f"{number}"),
    )


def promises(name: str, lines: Iterable[Line], *, units: int | None = None) -> Promises:
    known = with_shares(lines)
    shares = tuple(one for one in known if one.assigned_to)
    return Promises(name, "kế hoạch", 2024, state(known), shares, units)


def whole(*numbers: Decimal | int | None) -> list[int | None]:
    return [None if number is None else int(number) for number in numbers]


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def own(plan: Promises) -> tuple[Finding, ...]:
    return own_findings.own_findings(plan, names=NAMES, criteria=19)


def test_a_start_a_gain_and_a_level_are_one_statement() -> None:
    (stated,) = state(
        [
            line(criterion(2), 5, of=16, start=True),
            line(criterion(2), 3, of=16, gain=True),
            line(criterion(2), 8, of=16),
        ]
    )
    assert whole(stated.starts_at, stated.gained, stated.reached, stated.of) == [5, 3, 8, 16]
    assert stated.words == "8/16 (từ 5, thêm 3)"


def test_last_years_level_beside_a_target_is_its_start() -> None:
    (stated,) = state([line(criterion(2), 8, of=16, before=5)])
    assert whole(stated.starts_at, stated.gained) == [5, 3]


def test_what_a_plan_does_not_state_is_unknown_and_not_nothing() -> None:
    (stated,) = state([line(criterion(15), 8, gain=True)])
    assert stated.starts_at is None and stated.reached is None and stated.gained == 8


def test_a_goal_of_a_later_year_stands_beside_this_years() -> None:
    found = state([line(VILLAGES, 6), line(VILLAGES, 20, year=2025)])
    assert [whole(one.year, one.reached) for one in found] == [[2024, 6], [2025, 20]]


def test_a_level_shared_out_among_places_is_not_stated_several_times() -> None:
    lines = [
        line(VILLAGES, 45, names=("Tam Đường", "Than Uyên", "Mường Tè")),
        line(VILLAGES, 20, names=("Tam Đường",)),
        line(VILLAGES, 20, names=("Than Uyên",)),
        line(VILLAGES, 5, names=("Mường Tè",)),
    ]
    plan = promises("Tỉnh Lai Châu", lines)
    assert plan.stated[0].reached == 45 and not plan.stated[0].several
    assert [(share.assigned_to, int(share.number)) for share in plan.shares] == [
        ("Tam Đường", 20),
        ("Than Uyên", 20),
        ("Mường Tè", 5),
    ]
    assert own(plan) == ()  # the list names districts, not villages


def test_gains_that_miss_the_stated_total_are_found() -> None:
    gains = [(2, 3), (6, 4), (8, 1), (9, 6), (13, 2), (14, 2), (15, 8), (16, 1), (18, 5)]
    lines = [line(criterion(number), gain, gain=True) for number, gain in gains]
    assert codes(own(promises("Huyện Phong Thổ", [line(GAINED, 32, gain=True), *lines]))) == []
    (finding,) = own(promises("Huyện Phong Thổ", [line(GAINED, 33, gain=True), *lines]))
    assert finding.code == "sum_mismatch" and "33" in finding.message and "32" in finding.message


def test_a_start_and_a_gain_that_do_not_make_the_level_are_found() -> None:
    lines = [line(criterion(2), 5, start=True), line(criterion(2), 3, gain=True), line(criterion(2), 9)]
    (finding,) = own(promises("Huyện Phong Thổ", lines))
    assert finding.code == "movement_mismatch" and finding.arithmetic == "5 + 3 = 8 ≠ 9"
    assert len(finding.sources) == 3


PHONG_THO = (16, 8, 16, 16, 9, 8, 16, 14, 11, 4, 4, 15, 8, 8, 14, 15, 4, 16, 16)


def test_an_average_that_the_counts_do_not_give_is_found_as_the_reader_finds_it() -> None:
    counts = [line(criterion(number), count, of=16) for number, count in enumerate(PHONG_THO, 1)]
    (finding,) = own(promises("Huyện Phong Thổ", [line(MEAN, 13.56), *counts], units=16))
    assert finding.code == "average_mismatch" and finding.arithmetic.startswith("218 : 16")
    assert own(promises("Huyện Phong Thổ", [line(MEAN, 13.63), *counts], units=16)) == ()


def test_an_average_is_not_judged_by_criteria_that_nobody_counted() -> None:
    counts = [line(criterion(number), count, of=16) for number, count in enumerate(PHONG_THO[:10], 1)]
    assert own(promises("Huyện Phong Thổ", [line(MEAN, 13.56), *counts], units=16)) == ()


def test_groups_that_hold_more_communes_than_there_are_are_found() -> None:
    bands = [
        line(Subject(SubjectKind.BAND, low=15, high=18), 5),
        line(Subject(SubjectKind.BAND, low=10, high=14), 10),
        line(Subject(SubjectKind.STANDARD, "", "xã"), 4),
    ]
    assert codes(own(promises("Huyện Phong Thổ", bands, units=16))) == ["sum_mismatch"]
    assert own(promises("Huyện Phong Thổ", bands, units=19)) == ()


def test_overlapping_groups_are_found_and_a_group_within_another_is_none() -> None:
    rival = [line(Subject(SubjectKind.BAND, low=15, high=18), 2), line(Subject(SubjectKind.BAND, low=10, high=15), 2)]
    assert codes(own(promises("Huyện Phong Thổ", rival))) == ["overlapping_bands"]
    nested = [
        line(Subject(SubjectKind.BAND, low=15, high=None), 2),
        line(Subject(SubjectKind.BAND, low=15, high=18), 2),
    ]
    assert own(promises("Huyện Phong Thổ", nested)) == ()


def test_one_district_is_enough_to_contradict_the_province() -> None:
    province = promises("Tỉnh Lai Châu", [line(criterion(8), 94, of=94, before=70)])
    district = promises("Huyện Phong Thổ", [line(criterion(8), 14, of=16, before=13)])
    (finding,) = reconciliation.cascade_findings(province, [district], names={"8": "Thông tin"})
    assert finding.code == "cascade_conflict" and finding.arithmetic == "16 − 14 = 2 > 94 − 94 = 0"
    assert len(finding.sources) == 2


def test_a_district_that_gains_more_than_the_province_is_pointed_out_but_not_called_wrong() -> None:
    province = promises("Tỉnh Lai Châu", [line(criterion(18), 94, of=100, before=94)])
    district = promises("Huyện Phong Thổ", [line(criterion(18), 16, of=16, before=11)])
    (finding,) = reconciliation.cascade_findings(province, [district], names=NAMES)
    assert finding.code == "cascade_gain" and not finding.is_error


def test_a_share_that_is_not_taken_up_is_found_at_its_own_district_only() -> None:
    province = Promises(
        "Tỉnh Lai Châu",
        "kế hoạch",
        2024,
        state([line(VILLAGES, 45)]),
        (
            Line(
                subject=VILLAGES,
                year=2024,
                number=Decimal(20),
                assigned_to="Huyện Tam Đường",
                source=Source("KH tỉnh", "Tam Đường 20 bản"),
            ),
        ),
    )
    short = promises("Huyện Tam Đường", [line(VILLAGES, 15)])
    other = promises("Huyện Phong Thổ", [line(VILLAGES, 6)])
    assert codes(reconciliation.cascade_findings(province, [short, other], names=NAMES)) == ["share_not_taken_up"]
    assert reconciliation.cascade_findings(province, [other], names=NAMES) == ()


def test_what_places_without_a_plan_would_take_up_is_unknown_and_not_nothing() -> None:
    province = promises("Tỉnh Lai Châu", [line(criterion(2), 77, of=94)])
    district = promises("Huyện Phong Thổ", [line(criterion(2), 8, of=16)])
    (row,) = reconciliation.cascade_rows(province, [("Huyện Phong Thổ", district), ("Huyện Tam Đường", None)])
    assert whole(row.number, row.taken_up, row.lacking, row.silent) == [77, 8, 69, 1]
    assert row.below[1].number is None and not row.below[1].has_plan


def test_averages_never_add_up() -> None:
    plan = promises("Tỉnh Lai Châu", [line(MEAN, 15.5)])
    assert (
        reconciliation.cascade_rows(plan, [("Huyện Phong Thổ", promises("Huyện Phong Thổ", [line(MEAN, 13.56)]))]) == ()
    )


def test_a_gain_without_names_is_flagged_and_one_with_all_its_names_is_not() -> None:
    plan = promises(
        "Huyện Phong Thổ",
        [
            line(criterion(2), 3, gain=True),
            line(criterion(15), 2, gain=True, names=("Nậm Xe", "Mù Sang")),
            line(VILLAGES, 6),
        ],
    )
    registered = {criterion(15): ["Nậm Xe", "Dào San"], VILLAGES: ["Pho"] * 6}
    rows = {row.subject: row for row in reconciliation.named_rows(plan, registered)}
    assert rows[criterion(2)].lacking == 3
    assert rows[criterion(15)].lacking == 0 and rows[criterion(15)].unregistered == ("Mù Sang",)
    assert rows[VILLAGES].lacking == 0
    flagged = reconciliation.unnamed(rows.values(), plan="133/KH-UBND", names=NAMES)
    assert ["thiếu danh sách 3 nơi" in finding.message for finding in flagged] == [True]


def test_a_registration_for_what_the_plan_only_keeps_is_shown_without_a_count() -> None:
    plan = promises("Huyện Phong Thổ", [line(criterion(12), 15, of=16)])
    (row,) = reconciliation.named_rows(plan, {criterion(12): ["Tung Qua Lìn"]})
    assert row.gain is None and row.lacking is None and row.registered == ("Tung Qua Lìn",)


@given(st.lists(st.tuples(st.integers(0, 16), st.integers(1, 16)), min_size=1, max_size=8))
def test_a_province_whose_numbers_are_the_sums_of_its_districts_contradicts_none(
    pairs: list[tuple[int, int]],
) -> None:
    levels = [(min(met, units), units) for met, units in pairs]
    children = [
        promises(f"Huyện {index}", [line(criterion(2), met, of=units)]) for index, (met, units) in enumerate(levels)
    ]
    whole = line(criterion(2), sum(met for met, _ in levels), of=sum(units for _, units in levels))
    parent = promises("Tỉnh", [whole])
    assert reconciliation.cascade_findings(parent, children, names=NAMES) == ()
    (row,) = reconciliation.cascade_rows(parent, [(child.name, child) for child in children])
    assert row.lacking == 0 and not row.is_over
