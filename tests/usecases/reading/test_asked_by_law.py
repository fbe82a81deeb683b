"""What the law asks of the targets of a paper, at its place and day; and whose commune a name is. No database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ntm.core.reading.facts import PaperReading
from ntm.documents.units import load_register
from ntm.usecases.reading.asked_by_law import thresholds
from ntm.usecases.reading.reading import communes_by_unit, read_file, read_files


def paper(*lines: str, unit: str = "HUYỆN PHONG THỔ", province: str = "tỉnh Lai Châu", day: str = "10/01/2024") -> str:
    number, month, year = day.split("/")
    goals = "\n".join(f"- {line}" for line in lines)
    return (
        f"ỦY BAN NHÂN DÂN\n{unit}\nSố: 12/KH-UBND\nPhong Thổ, ngày {number} tháng {month} năm {year}\nKẾ HOẠCH\n"
        f"Xây dựng nông thôn mới năm {max(int(year), 2024)}\n{unit.capitalize()}, {province}\n\nI. MỤC TIÊU\n{goals}\n"
    )


def read(text: str) -> PaperReading:
    return read_file(text.encode(), "ke-hoach.txt")


def told(found: PaperReading) -> list[str]:
    return [one.message for one in found.findings if one.code == "below_threshold"]


@pytest.mark.parametrize(("income", "below"), [("44,9", 1), ("45", 0)])
def test_an_income_below_that_of_the_region_and_year_is_told(income: str, below: int) -> None:
    found = read(paper(f"Thu nhập bình quân đầu người đạt {income} triệu đồng/người/năm."))
    assert len(told(found)) == below
    assert sum(one.code == "threshold" for one in found.agreements) == 1 - below


def test_what_is_told_says_where_the_law_stands_and_whether_it_was_checked() -> None:
    (message,) = told(read(paper("Thu nhập bình quân đầu người đạt 42 triệu đồng/người/năm.")))
    assert "318/QĐ-TTg, Phụ lục I, chỉ tiêu 10.1, mức Trung du miền núi phía Bắc" in message
    assert "chưa đối chiếu văn bản gốc" in message
    assert "của cả huyện" in message


def test_a_plan_signed_in_december_is_held_to_the_year_that_it_plans() -> None:
    text = paper("Thu nhập bình quân đầu người đạt 44 triệu đồng/người/năm.", day="20/12/2023")
    assert len(told(read(text))) == 1  # 42 in 2023, 45 in 2024


def test_a_target_of_another_year_than_the_laws_figure_is_left_alone() -> None:
    assert told(read(paper("Năm 2025 thu nhập bình quân đầu người đạt 42 triệu đồng/người/năm."))) == []


def test_a_paper_of_an_unknown_unit_is_held_against_nothing() -> None:
    found = read(paper("Thu nhập bình quân đầu người đạt 42 triệu đồng/người/năm.", unit="HUYỆN KHÔNG CÓ TÊN"))
    assert told(found) == []
    assert [one.code for one in found.agreements] == []


def test_the_poor_in_one_sense_are_not_held_to_the_law_of_another() -> None:
    assert told(read(paper("Tỷ lệ hộ nghèo khu vực nông thôn giảm còn dưới 28%."))) == []
    assert len(told(read(paper("Tỷ lệ nghèo đa chiều giảm còn dưới 28%.")))) == 1


def test_the_most_special_indicator_is_meant() -> None:
    assert told(read(paper("Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ đạt 25%."))) == []
    (message,) = told(read(paper("Tỷ lệ lao động qua đào tạo đạt 25%.")))
    assert "12.1" in message


@pytest.mark.parametrize(("day", "known"), [(date(2022, 3, 7), False), (date(2022, 3, 8), True)])
def test_the_law_asks_from_the_day_on_which_it_is_in_force(day: date, known: bool) -> None:
    register = load_register()
    unit = register.find("huyện Phong Thổ", on=day)[0]
    assert ("10.1" in thresholds(unit, register, on=day, year=day.year)) is known


def test_each_region_has_its_own_income() -> None:
    register, day = load_register(), date(2024, 4, 15)
    incomes = {
        name: thresholds(register.find(name, on=day)[0], register, on=day, year=2024)["10.1"].value
        for name in ("tỉnh Lai Châu", "tỉnh Hải Dương", "tỉnh Nghệ An")
    }
    assert incomes == {"tỉnh Lai Châu": 45, "tỉnh Hải Dương": 59, "tỉnh Nghệ An": 45}


SUPERIOR = paper(
    "Công nhận mới 2 xã (Sơn Bình, Nùng Nàng) đạt chuẩn nông thôn mới.", unit="TỈNH LAI CHÂU", province="Lai Châu"
)
INFERIOR = paper("Công nhận mới 1 xã (Nùng Nàng) đạt chuẩn nông thôn mới.", unit="HUYỆN TAM ĐƯỜNG")


def test_a_commune_of_the_superiors_list_is_looked_for_in_the_plan_of_its_own_district(tmp_path: Path) -> None:
    for name, text in (("tinh", SUPERIOR), ("huyen", INFERIOR)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    found = read_files([tmp_path / "huyen.txt"], context=[tmp_path / "tinh.txt"]).cross_findings
    assert [one.message for one in found if one.code == "scope_conflict"] == [
        "tỉnh Lai Châu đưa xã Sơn Bình vào danh sách đạt chuẩn năm 2024, nhưng văn bản của huyện Tam Đường không nhắc "
        "đến xã này."
    ]


def test_communes_are_those_of_the_papers_day() -> None:
    register = load_register()
    before = read(paper("Có 2 xã.", day="30/06/2025"))
    (own,) = communes_by_unit([before], register).values()
    assert len(own) == 17
    assert "Nậm Xe" in own
    after = read(paper("Có 2 xã.", day="01/07/2025"))  # the districts ended on that day
    assert communes_by_unit([after], register) == {}


def test_two_units_of_one_name_have_no_communes_by_that_name() -> None:
    here = read(paper("Có 2 xã.", unit="HUYỆN CHÂU THÀNH", province="tỉnh Long An"))
    there = read(paper("Có 2 xã.", unit="HUYỆN CHÂU THÀNH", province="tỉnh Tây Ninh"))
    register = load_register()
    assert list(communes_by_unit([here], register)) == list(communes_by_unit([there], register)) == ["huyện Châu Thành"]
    assert communes_by_unit([here, there], register) == {}
