"""Papers of a district against those of its province, and of one unit in two years."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.reading.findings.factory import Draft, across

from ntm.core.reading.facts import FactKind, Severity
from ntm.core.reading.findings import compared


def province(**head: object) -> Draft:
    return Draft(**{"level": "province", "unit_name": "tỉnh Lai Châu", **head})


def district(**head: object) -> Draft:
    return Draft(**{"unit_name": "huyện Phong Thổ", "within": "tỉnh Lai Châu", **head})


def codes(*papers: Draft, **more: object) -> list[str]:
    return [item.code for item in across(*papers, **more)]


@pytest.mark.parametrize(("met", "expected"), [(14, ["cascade_conflict"]), (15, []), (16, [])])
def test_a_district_cannot_leave_out_more_communes_than_its_province(met: int, expected: list[str]) -> None:
    assert codes(province().count(8, 93, 94), district().count(8, met, 16)) == expected


@pytest.mark.parametrize(("met", "expected"), [(10, []), (11, ["cascade_conflict"])])
def test_a_district_cannot_have_more_communes_than_its_province(met: int, expected: list[str]) -> None:
    assert codes(province().count(8, 10, 94), district().count(8, met, 16)) == expected


def test_the_finding_quotes_both_papers_the_district_first() -> None:
    (found,) = across(province().count(8, 94, 94), district().count(8, 14, 16))
    assert found.files == ("1.txt", "0.txt")
    assert len(found.quotes) == len(found.spans) == 2
    assert found.arithmetic == "16 − 14 = 2 > 94 − 94 = 0"


def test_last_years_levels_are_held_against_last_years() -> None:
    above = province().count(8, 94, 94).start(8, 92, 94, year=2023)
    assert codes(above, district().count(8, 16, 16).start(8, 13, 16)) == ["cascade_conflict"]
    assert codes(above, district().count(8, 16, 16).start(8, 14, 16)) == []


def test_plans_of_different_years_are_not_compared() -> None:
    assert codes(province().count(8, 94, 94), district(year=2025).count(8, 14, 16, year=2025)) == []


@pytest.mark.parametrize(("gain", "expected"), [(4, []), (5, ["cascade_conflict"])])
def test_a_district_cannot_gain_more_than_its_province_on_balance(gain: int, expected: list[str]) -> None:
    above = province().count(2, 77, 94).start(2, 73, 94, year=2023)
    assert codes(above, district().gain(2, gain)) == expected
    assert codes(province().gain(2, 4), district().gain(2, gain)) == expected


@pytest.mark.parametrize(
    "head",
    [
        {"within": "tỉnh Điện Biên"},
        {"within": None, "unit_name": "huyện Tuần Giáo"},
        {"within": None, "unit_name": None},
    ],
)
def test_a_district_of_another_or_an_unknown_province_is_not_compared(head: dict[str, object]) -> None:
    assert codes(province().count(8, 94, 94), district(**head).count(8, 14, 16)) == []


def test_a_district_that_the_province_names_as_its_own_is_compared_without_a_stated_province() -> None:
    above = province().say("hoàn thành quy hoạch vùng huyện Phong Thổ. ").count(8, 94, 94)
    assert codes(above, district(within=None).count(8, 14, 16)) == ["cascade_conflict"]


def test_a_district_named_by_the_province_but_citing_another_province_is_not_compared() -> None:
    above = province().say("học tập huyện Phong Thổ. ").count(8, 94, 94)
    below = district(within=None).cite("1/QĐ-UBND", None, "UBND tỉnh Điện Biên").count(8, 14, 16)
    assert codes(above, below) == []


def test_a_district_that_counts_more_communes_than_its_province_counts_something_else() -> None:
    (found,) = across(province().count(8, 90, 94), district().count(8, 90, 95))
    assert (found.code, found.severity) == ("cross_document_denominator", Severity.WARNING)


def test_a_band_of_a_district_cannot_be_larger_than_its_provinces() -> None:
    assert codes(province().band(10, 15, 18), district().band(11, 15, 18)) == ["cascade_conflict"]
    assert codes(province().band(10, 15, 18), district().band(10, 15, 18)) == []
    assert codes(province().band(10, 15, 18), district().band(11, 10, 14)) == []


def test_recognised_communes_of_a_district_cannot_outnumber_its_provinces() -> None:
    assert codes(province().standard(4), district().standard(5)) == ["cascade_conflict"]
    assert codes(province().standard(5), district().standard(5)) == []


SHARED = "có 45 bản (Phong Thổ 20 bản, Than Uyên 20 bản, Mường Tè 5 bản)"


@pytest.mark.parametrize(("own", "expected"), [(20, []), (19, ["cascade_conflict"]), (21, ["cascade_conflict"])])
def test_a_districts_share_must_be_its_own_target(own: int, expected: list[str]) -> None:
    assert codes(province().standard(45, "bản", text=SHARED), district().standard(own, "bản")) == expected


def test_a_district_outside_a_list_that_shares_out_everything_has_none() -> None:
    above = province().standard(45, "bản", text=SHARED)
    assert codes(above, district(unit_name="huyện Sìn Hồ").standard(6, "bản")) == ["cascade_conflict"]


def test_a_list_that_leaves_some_over_says_nothing_of_the_others() -> None:
    above = province().standard(50, "bản", text=SHARED.replace("45", "50"))
    assert codes(above, district(unit_name="huyện Sìn Hồ").standard(5, "bản")) == []


def money(paper: Draft, central: int, poverty: int) -> Draft:
    paper.capital("Vốn ngân sách trung ương", central, year=2024).capital("Chương trình giảm nghèo", poverty, year=2024)
    return paper.capital("Thu sử dụng đất", 10**6, year=2024)


def test_money_that_comes_from_above_cannot_exceed_what_is_above() -> None:
    assert codes(money(province(), 100, 500), money(district(), 100, 500)) == []
    assert codes(money(province(), 100, 500), money(district(), 101, 500)) == ["cascade_conflict"]
    assert codes(money(province(), 100, 500), money(district(), 100, 501)) == ["cascade_conflict"]


def test_a_districts_own_revenue_need_not_stand_in_the_provinces_plan() -> None:
    below = district().capital("Thu sử dụng đất", 900, year=2024)
    assert codes(province().capital("Thu sử dụng đất", 100, year=2024), below) == []


NAMED = ("Sơn Bình", "Khoen On")


def test_a_commune_newly_recognised_by_the_district_must_be_in_the_provinces_full_list() -> None:
    above = province().standard(2, verb="công nhận mới", delta=True, names=NAMED)
    assert codes(above, district().standard(1, verb="công nhận mới", delta=True, names=("Sơn Bình",))) == []
    below = district().standard(1, verb="công nhận mới", delta=True, names=("Dào San",))
    assert codes(above, below) == ["cascade_conflict"]


def test_a_commune_the_province_places_in_the_district_must_be_in_its_plan() -> None:
    above = province().standard(
        2, verb="công nhận mới", delta=True, names=NAMED, within=("Phong Thổ", "Than Uyên")
    )  # fmt: skip
    (found,) = across(above, district())
    assert (found.code, "Sơn Bình" in found.message, "Khoen On" in found.message) == ("scope_conflict", True, False)
    assert codes(above, district().say("xã Sơn Bình phấn đấu")) == []
    assert codes(above, district().say("xã Sơn Bình Thượng")) == []


def test_a_commune_that_nobody_places_in_the_district_is_not_looked_for() -> None:
    above = province().standard(2, verb="công nhận mới", delta=True, names=NAMED)
    assert codes(above, district()) == []
    assert codes(above, district(), communes={"huyện Phong Thổ": ["Khoen On"]}) == ["scope_conflict"]


def test_last_years_report_must_be_this_years_start() -> None:
    report = district(kind="report", year=2023).count(2, 5, 16, year=2023)
    assert codes(report, district().start(2, 5).count(2, 8)) == []
    assert codes(report, district().start(2, 4).count(2, 8)) == ["cascade_conflict"]


def test_last_years_plan_was_a_promise_and_not_a_result() -> None:
    plan = district(year=2023).count(2, 7, 16, year=2023)
    assert codes(plan, district().start(2, 5).count(2, 8)) == []


def test_another_number_of_communes_than_last_year_wants_a_word() -> None:
    (found,) = across(district(year=2023).count(2, 7, 17, year=2023), district().count(2, 8, 16))
    assert (found.code, found.severity) == ("cross_document_denominator", Severity.WARNING)


def test_the_order_of_papers_changes_nothing_but_their_names() -> None:
    one, other = province().count(8, 94, 94), district().count(8, 14, 16)
    assert [item.message for item in across(one, other)] == [item.message for item in across(other, one)]


def commune(**head: object) -> Draft:
    return Draft(**{"level": "commune", "unit_name": "xã Dào San", "within": "huyện Phong Thổ, tỉnh Lai Châu", **head})


def own(paper: Draft, n: int, **fields: object) -> Draft:
    return paper.fact(
        f"xã đạt {n}/19 tiêu chí", FactKind.COMMUNE_CRITERIA, numerator=n, denominator=19, **{"year": 2024, **fields}
    )


@pytest.mark.parametrize(("reached", "expected"), [(18, ["cascade_conflict"]), (19, [])])
def test_a_commune_promised_at_the_standard_must_plan_all_criteria(reached: int, expected: list[str]) -> None:
    above = province().standard(1, verb="công nhận mới", delta=True, names=("Dào San",))
    assert codes(above, own(commune(), reached)) == expected
    assert codes(above, own(commune(year=2023), reached, year=2023)) == []


def test_a_commune_of_the_same_name_in_another_district_is_another() -> None:
    above = province().standard(1, verb="công nhận mới", delta=True, names=("Dào San",), within=("Than Uyên",))
    assert codes(above, own(commune(), 14)) == []


def test_a_commune_recognised_before_may_have_lost_a_criterion() -> None:
    assert codes(province().standard(1, verb="duy trì", names=("Dào San",)), own(commune(), 18)) == []


def test_a_commune_cannot_stay_in_a_group_that_its_superior_empties() -> None:
    assert codes(province().band(0, None, 9), own(commune(), 9)) == ["cascade_conflict"]
    assert codes(province().band(0, None, 9), own(commune(), 10)) == []
    assert codes(province().band(2, 15, 18, names=("Dào San",)), own(commune(), 14)) == ["cascade_conflict"]
    assert codes(province().band(2, 15, 18, names=("Dào San",)), own(commune(), 15)) == []


def test_groups_of_a_district_lie_within_wider_groups_of_its_province() -> None:
    assert codes(province().band(3, None, 9), district().band(4, 5, 9)) == ["cascade_conflict"]
    assert codes(province().band(3, None, 9), district().band(2, 5, 9).band(2, 0, 4)) == ["cascade_conflict"]
    assert codes(province().band(3, None, 9), district().band(2, 5, 9).band(1, 0, 4)) == []
    assert codes(province().band(3, 5, 9), district().band(4, None, 9)) == []


def test_a_gain_follows_from_two_levels_where_the_paper_states_none() -> None:
    above = province().count(2, 77, 94).start(2, 73, 94, year=2023)
    assert codes(above, district().count(2, 12, 16).start(2, 7, 16)) == ["cascade_conflict"]
    assert codes(above, district().count(2, 12, 16).start(2, 8, 16)) == []


def test_a_plan_cannot_start_elsewhere_than_last_years_report_ends() -> None:
    report = (
        district(kind="report", year=2023).standard(5, year=2023).mean("13.2", year=2023).band(3, 15, 18, year=2023)
    )
    plan = {"year": 2023, "baseline": True}
    assert codes(report, district().standard(6, **plan)) == ["cascade_conflict"]
    assert codes(report, district().mean("13.6", **plan)) == ["cascade_conflict"]
    assert codes(report, district().mean("13.18", **plan)) == []
    assert codes(report, district().mean("13.14", **plan)) == ["cascade_conflict"]
    assert codes(report, district().band(4, 15, 18, **plan)) == ["cascade_conflict"]
    assert codes(report, district().standard(5, **plan).mean("13.2", **plan).band(3, 15, 18, **plan)) == []


@pytest.mark.parametrize(
    ("head", "severity"),
    [
        ({"date": date(2023, 12, 1)}, Severity.ERROR),
        ({"date": date(2023, 11, 30)}, Severity.WARNING),
        ({"title": "BÁO CÁO 9 tháng năm 2023"}, Severity.WARNING),
        ({"title": "BÁO CÁO năm 2023"}, Severity.ERROR),
    ],
)
def test_a_report_made_before_the_year_is_over_only_warns(head: dict[str, object], severity: Severity) -> None:
    report = district(kind="report", year=2023, **head).count(2, 5, year=2023)
    (found,) = across(report, district().start(2, 6).count(2, 8))
    assert found.severity is severity


def test_a_target_below_what_was_reported_wants_a_look_and_one_kept_above_it_contradicts() -> None:
    report = district(kind="report", year=2023).count(2, 8, year=2023)
    assert codes(report, district().count(2, 7)) == ["target_tension"]
    assert codes(report, district().count(2, 8)) == []
    assert codes(report, district().kept(2, 9)) == ["verb_vs_baseline"]
    assert codes(report, district().kept(2, 8)) == []


def leads(paper: Draft, **agencies: str) -> Draft:
    for item, agency in agencies.items():
        number = item.removeprefix("c")
        paper.fact(
            f"{agency} chủ trì tiêu chí số {number}",
            FactKind.ASSIGNMENT,
            agency=agency,
            criterion=number,
            criteria=(number,),
            task=f"chủ trì tiêu chí số {number}",
        )
    return paper


def decision(**head: object) -> Draft:
    return district(**{"kind": "decision", **head})


def test_a_decision_and_a_plan_must_let_one_agency_lead() -> None:
    plan = leads(district(), c5="Phòng Giáo dục và Đào tạo", c17="Phòng Tài nguyên và Môi trường")
    same = leads(decision(), c5="Phòng GD&ĐT", c17="Phòng TN&MT huyện")
    other = leads(decision(), c5="Phòng Tài nguyên và Môi trường", c17="Phòng Tài nguyên và Môi trường")
    (found,) = across(plan, other)
    assert (found.code, found.severity) == ("assignment_conflict", Severity.ERROR)
    assert codes(plan, same) == []
    assert codes(plan, leads(decision(unit_name="huyện Than Uyên"), c5="Phòng Tài nguyên và Môi trường")) == []


def test_another_name_that_may_be_the_same_agency_is_only_asked_about() -> None:
    (found,) = across(
        leads(district(), c5="Phòng Văn hóa và Thông tin"), leads(decision(), c5="Phòng Văn hóa - Xã hội")
    )
    assert found.severity is Severity.WARNING
    assert codes(leads(district(), c5="Văn phòng HĐND và UBND"), leads(decision(), c5="Văn phòng UBND")) == []


def test_an_older_decision_may_have_been_changed_since() -> None:
    plan = leads(district(), c5="Phòng Y tế", c17="Phòng Nội vụ")
    (found,) = across(plan, leads(decision(year=2023), c5="Phòng Nội vụ"))
    assert found.severity is Severity.WARNING
    assert codes(plan, leads(decision(year=2022), c5="Phòng Nội vụ")) == []


def test_communes_that_a_decision_has_complete_a_criterion_fit_the_plans_gain() -> None:
    registered = decision().duty("12", "Dào San", "Mù Sang")
    assert codes(district().gain(12, 2), registered) == []
    assert codes(district().gain(12, 1), registered) == ["target_vs_assignment"]
    assert codes(district().gain(12, 2, names=("Dào San", "Bản Lang")), registered) == ["target_vs_assignment"]
    assert codes(district().kept(12, 14), registered) == ["target_vs_assignment"]


def held(*papers: Draft) -> list[str]:
    found = compared([(f"{index}.txt", draft.reading) for index, draft in enumerate(papers)])
    return [one.message for one in found.agreements]


def test_what_stays_within_the_superiors_levels_is_said() -> None:
    above = province().count(2, 77, 94).count(8, 94, 94).capital("Ngân sách trung ương", 100, year=2024)
    below = district().count(2, 8, 16).count(8, 14, 16).capital("Ngân sách trung ương", 40, year=2024)
    assert sorted(held(above, below)) == [
        "Ngân sách trung ương: huyện Phong Thổ trong mức của tỉnh Lai Châu (40 ≤ 100 triệu đồng).",
        "Tiêu chí 2: số xã của huyện Phong Thổ nằm trong mức của tỉnh Lai Châu.",
    ]


def test_a_criterion_whose_gain_is_disputed_is_not_said_to_hold() -> None:
    above = province().count(2, 77, 94).start(2, 75, 94, year=2023)
    assert held(above, district().count(2, 12, 16).gain(2, 3)) == []
    assert len(held(above, district().count(2, 12, 16).gain(2, 2))) == 1


def test_a_start_as_reported_and_a_plan_that_was_reached_are_said() -> None:
    report = district(kind="report", year=2023, date=date(2023, 12, 20)).count(2, 5, year=2023).mean("13.2", year=2023)
    plan = district(date=date(2024, 2, 1)).start(2, 5).count(2, 8)
    assert held(report, plan) == ["Kỳ gốc khớp báo cáo năm 2023: tiêu chí 2."]
    done = district(kind="report", date=date(2024, 12, 20)).count(2, 8).count(3, 9)
    assert held(plan, done) == ["Báo cáo đạt kế hoạch: tiêu chí 2."]
    assert held(plan, district(kind="report", date=date(2024, 12, 20)).count(2, 7)) == []


def test_the_same_lead_in_a_decision_and_a_plan_is_said() -> None:
    plan = leads(district(), c5="Phòng GD&ĐT", c17="Phòng Y tế")
    assert held(plan, leads(decision(), c5="Phòng Giáo dục và Đào tạo", c17="Phòng Nội vụ")) == [
        "Tiêu chí 5: kế hoạch và văn bản phân công giao cùng cơ quan."
    ]


def test_what_holds_between_papers_quotes_both_sides() -> None:
    found = compared([("a", province().count(2, 77, 94).reading), ("b", district().count(2, 8, 16).reading)])
    (one,) = found.agreements
    assert one.files == ("b", "a")
    assert len(one.quotes) == len(one.spans) == 2
