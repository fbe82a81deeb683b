"""Which agency a name means, on which day."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.assignments.agencies import (
    Agency,
    AgencyKind,
    AgencyName,
    AgencyRole,
    OverlappingNames,
    RoleHeld,
    key_of,
    meant_by,
    require_one_name_a_day,
)
from ntm.core.kernel.dates import Span

BEGIN, REFORM = date(2021, 1, 1), date(2025, 7, 1)
DAY = date(2024, 6, 10)
BEFORE = Span(BEGIN, REFORM)


def agency(number: int, name: str, *aliases: str, span: Span = BEFORE, standing: bool = False) -> Agency:
    names = (AgencyName(name, span, True, "thử"), *(AgencyName(alias, span, False, "thử") for alias in aliases))
    roles = (RoleHeld(AgencyRole.STANDING, span, "thử"),) if standing else ()
    return Agency(number, 1, AgencyKind.SPECIALIST, names, roles)


FARMING = agency(
    1, "Phòng Nông nghiệp và Phát triển nông thôn", "Văn phòng Điều phối nông thôn mới", "VPĐP", standing=True
)
MONEY = agency(2, "Phòng Tài chính – Kế hoạch")
ECONOMY = agency(3, "Phòng Kinh tế", span=Span(REFORM, None), standing=True)
HEALTH = agency(4, "Trung tâm Y tế")
OFFICE = agency(5, "Văn phòng HĐND và UBND")
ALL = (FARMING, MONEY, ECONOMY, HEALTH, OFFICE)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Phòng NN&PTNT", FARMING),
        ("phòng Nông nghiệp và PTNT huyện", FARMING),
        ("Phòng NN và PTNT", FARMING),
        ("phòng nông nghiệp và phát triển nông thôn", FARMING),
        ("VPĐP", FARMING),
        ("Văn phòng Điều phối NTM", FARMING),
        ("Văn phòng Điều phối xây dựng NTM huyện", FARMING),
        ("phòng Nông nghiệp và PTNT huyện – Văn phòng điều phối Nông thôn mới", FARMING),
        ("Phòng Nông nghiệp và PTNT – Văn phòng điều phối NTM", FARMING),
        ("Cơ quan Thường trực", FARMING),
        ("cơ quan thường trực Chương trình", FARMING),
        ("Cơ quan Thường trực - Phòng Nông nghiệp và Phát triển nông thôn", FARMING),
        ("Phòng Tài chính- Kế hoạch", MONEY),
        ("phòng TC-KH", MONEY),
        ("Văn phòng HĐND-UBND huyện", OFFICE),
        ("Trung tâm Y tế", HEALTH),
        ("TT Y tế huyện", HEALTH),
    ],
)
def test_people_write_one_agency_in_many_ways(text: str, wanted: Agency) -> None:
    assert meant_by(ALL, text, on=DAY) == (wanted,)


def test_the_standing_agency_is_whoever_holds_the_role_that_day() -> None:
    assert meant_by(ALL, "cơ quan thường trực", on=date(2025, 6, 30)) == (FARMING,)
    assert meant_by(ALL, "cơ quan thường trực", on=REFORM) == (ECONOMY,)


def test_a_name_of_the_past_means_nobody_today() -> None:
    assert meant_by(ALL, "Phòng NN&PTNT", on=date(2025, 6, 30)) == (FARMING,)
    assert meant_by(ALL, "Phòng NN&PTNT", on=REFORM) == ()


def test_a_name_that_two_bear_gives_both() -> None:
    twin = agency(6, "Phòng Kinh tế và Hạ tầng", "Phòng chuyên môn")
    other = agency(7, "Phòng Tư pháp", "Phòng chuyên môn")
    assert meant_by((twin, other), "phòng chuyên môn", on=DAY) == (twin, other)


def test_agencies_that_sound_alike_stay_apart() -> None:
    assert meant_by(ALL, "Phòng Kinh tế và Hạ tầng", on=REFORM) == ()
    assert meant_by(ALL, "Văn phòng", on=DAY) == ()
    assert meant_by(ALL, "", on=DAY) == ()


def test_short_forms_are_one_key() -> None:
    assert key_of("Sở NN&PTNT tỉnh") == key_of("Sở Nông nghiệp và Phát triển nông thôn")
    assert key_of("Ủy ban MTTQ Việt Nam huyện") == key_of("Uỷ ban Mặt trận Tổ quốc")
    assert key_of("Phòng LĐ-TB&XH") == key_of("Phòng Lao động - Thương binh và Xã hội")
    assert key_of("Sở NN&MT") == key_of("Sở Nông nghiệp và Môi trường")


def test_an_agency_has_one_official_name_a_day() -> None:
    first = AgencyName("A", Span(BEGIN, date(2024, 1, 1)), True, "thử")
    require_one_name_a_day([first, AgencyName("B", Span(date(2024, 1, 1)), True, "thử")])
    with pytest.raises(OverlappingNames, match="A, B"):
        require_one_name_a_day([first, AgencyName("B", Span(date(2023, 12, 31)), True, "thử")])
