"""The facts of real papers as Python values: figures, names and places only, in words of our own."""

from __future__ import annotations

from tests.core.reading.findings.factory import Draft

from ntm.core.reading.facts import FactKind

HEALTH = ("Nậm Xe", "Pa Vây Sử", "Tung Qua Lìn", "Sin Suối Hồ", "Mù Sang", "Mồ Sì San", "Sì Lở Lầu", "Vàng Ma Chải")
HOUSES = ("Bản Lang", "Hoang Thèn", "Sin Suối Hồ", "Sì Lở Lầu", "Vàng Ma Chải", "Pa Vây Sử")
VILLAGES = ("Nậm Cáy", "Sin Suối Hồ", "Huổi Hán", "Pho", "Má Nghé", "Tô Y Phìn")


def muong_khoa() -> Draft:
    """A commune's plan for 2025: 12 → 13 of 19, and a sum with a digit mistyped."""
    plan = Draft(level="commune", year=2025, unit_name="xã Mường Khoa", within="tỉnh Lai Châu")
    plan.fact("duy trì 12/19 tiêu chí", FactKind.COMMUNE_CRITERIA, numerator=12, denominator=19, baseline=True,
              verb="duy trì")  # fmt: skip
    plan.fact("hoàn thành tiêu chí số 17", FactKind.CRITERION_COUNT, criterion="17", numerator=1, unit="tiêu chí",
              year=2025, delta=True)  # fmt: skip
    plan.fact("nâng lên 13/19", FactKind.COMMUNE_CRITERIA, numerator=13, denominator=19, year=2025)
    plan.target("lao động qua đào tạo", "64.3", year=2025, text="tỷ lệ lao động qua đào tạo 64,3%")
    plan.say("\n- Chỉ đạo đạt tiêu chí thu nhập trong bộ tiêu chí xã.\n")
    plan.target("lao động qua đào tạo", "64.3", year=2025, text="lao động qua đào tạo đạt 64,3%")
    plan.target("diện tích chè", "1282.2", "ha", year=2025)
    plan.target("diện tích chè kinh doanh", 1249, "ha", year=2025)
    plan.say("\n").capital("Tổng", 3900, year=2025).say("trong đó:\n- ")
    plan.capital("NSTW", 1304, "Tổng", year=2025).say("(trong đó: ")
    plan.capital("NSTW - đầu tư", 504, "NSTW", year=2025).capital("NSTW - sự nghiệp", 800, "NSTW", year=2025)
    plan.say(")\n- ").capital("NS xã", 40, "Tổng", year=2025).say("\n- ")
    plan.capital("Lồng ghép", 2256, "Tổng", year=2025).say("(trong đó: ")
    plan.capital("Lồng ghép - GNBV", 602, "Lồng ghép", year=2025)
    plan.capital("Lồng ghép - DTTS&MN", 1954, "Lồng ghép", year=2025).say(")\n")
    plan.say("Cuộc vận động 5 không, 3 sạch; phương châm bốn tại chỗ; biểu số 02, 03, 04; trẻ em dưới 5 tuổi.\n")
    return plan


def phong_tho() -> Draft:
    """A district's plan for 2024 over 16 communes."""
    plan = Draft(unit_name="huyện Phong Thổ", within="tỉnh Lai Châu", number="133/KH-UBND")
    plan.standard(4, baseline=True, year=None, verb="duy trì")
    plan.target("số tiêu chí đạt thêm", 32, "tiêu chí", delta=True)
    plan.band(2, 15, 18).band(10, 10, 14).mean("13.56")
    plan.kept(1, 16).start(2, 5, verb="duy trì").gain(2, 3).count(2, 8).kept(3, 16).kept(4, 16).kept(5, 9)
    plan.start(6, 4, verb="duy trì").gain(6, 4).count(6, 8).kept(7, 16)
    plan.start(8, 13, verb="duy trì").gain(8, 1).count(8, 14)
    plan.start(9, 5, verb="duy trì").gain(9, 6).count(9, 11).kept(10, 4).kept(11, 4).kept(12, 15)
    plan.start(13, 6, verb="duy trì").gain(13, 2).count(13, 8)
    plan.gain(14, 2, ("Lản Nhì Thàng", "Dào San")).count(14, 8)
    plan.gain(15, 8, HEALTH).count(15, 14).gain(16, 1, ("Dào San",)).count(16, 15).kept(17, 4)
    plan.gain(18, 5, ("Pa Vây Sử", "Hoang Thèn", "Dào San")).count(18, 16).kept(19, 16)
    plan.say("\n").capital("Tổng", 380246, year=2024).say("Trong đó:\n1. Vốn Chương trình\n- ")
    plan.capital("NSTW", 4912, "Tổng", year=2024).say("\n+ ").capital("NSTW - đầu tư", 3316, "NSTW", year=2024)
    plan.say("\n+ ").capital("NSTW - sự nghiệp", 1596, "NSTW", year=2024).say("\n- ")
    plan.capital("NSĐP", 0, "Tổng", year=2024).say("\n2. Vốn lồng ghép:\n- ")
    for label, value in (("cân đối huyện", 29513), ("Đề án hạ tầng", 50485), ("thu sử dụng đất", 12000)):
        plan.capital(label, value, "Lồng ghép", year=2024).say("\n- ")
    plan.capital("GNBV", 137374, "Lồng ghép", year=2024).say("\n+ ")
    plan.capital("GNBV - đầu tư", 85417, "GNBV", year=2024).say("\n+ ")
    plan.capital("GNBV - sự nghiệp", 51957, "GNBV", year=2024).say("\n- ")
    plan.capital("DTTS&MN", 128722, "Lồng ghép", year=2024).say("\n+ ")
    plan.capital("DTTS&MN - đầu tư", 68609, "DTTS&MN", year=2024).say("\n+ ")
    plan.capital("DTTS&MN - sự nghiệp", 60113, "DTTS&MN", year=2024).say("\n- ")
    plan.capital("Nghị quyết, đề án", 17240, "Lồng ghép", year=2024).say("\n3. ")
    plan.capital("Tín dụng", 0, "Tổng", year=2024).say("\n4. ").capital("Dân góp", 0, "Tổng", year=2024).say("\n")
    plan.standard(6, "bản", "thôn/bản NTM")
    plan.duty("2", "Bản Lang", "Hoang Thèn", "Mồ Sì San").duty("9", *HOUSES).duty("14", "Lản Nhì Thàng", "Dào San")
    plan.standard(6, "bản", "thôn/bản NTM", names=VILLAGES)
    plan.duty("6", "Bản Lang", "Lản Nhì Thàng", "Nậm Xe", "Hoang Thèn").duty("8", "Dào San", criteria=("8", "16"))
    plan.duty("12", "Tung Qua Lìn").duty("15", *reversed(HEALTH))
    plan.duty("18", "Dào San", task="hoàn thành chỉ tiêu 18.2 của tiêu chí")
    plan.duty("18", "Pa Vây Sử", "Hoang Thèn", "Vàng Ma Chải", "Mù Sang", task="hoàn thành chỉ tiêu 18.4 của tiêu chí")
    plan.say("Căn cứ kết quả năm 2023; phương châm 4 tại chỗ; 03 Chương trình; giai đoạn 2021-2030.\n")
    return plan


#: Criterion: communes meeting it in 2023 and in 2024, of 94.
PROVINCE = {
    2: (73, 77), 3: (93, 93), 4: (88, 91), 5: (64, 67), 6: (57, 66), 7: (91, 92), 8: (70, 94), 9: (56, 70),
    10: (41, 46), 11: (39, 45), 12: (79, 92), 13: (39, 56), 14: (63, 78), 15: (71, 82), 16: (85, 86), 17: (40, 47),
    18: (82, 82), 19: (39, 93),
}  # fmt: skip
NEW = ("Sơn Bình", "Khoen On", "Tà Mung", "Tà Hừa", "Pha Mu")


def lai_chau() -> Draft:
    """A province's plan for 2024 over 94 communes, a draft without number and day."""
    plan = Draft(level="province", unit_name="tỉnh Lai Châu", draft=True)
    plan.standard(39, baseline=True, year=None, verb="duy trì")
    plan.standard(5, verb="công nhận mới", names=NEW, delta=True, text="công nhận mới 5 xã (Sơn Bình huyện Tam Đường; "
                  "Khoen On, Tà Mung, Tà Hừa, Pha Mu huyện Than Uyên)")  # fmt: skip
    plan.standard(44, verb="nâng tổng số", text="tổng số 44 xã")
    plan.standard(4, standard="NTM nâng cao", names=("San Thàng", "Bản Bo", "Phúc Khoa", "Pha Mu"))
    plan.standard(45, "bản", text="có 45 bản (Tam Đường 20 bản, Than Uyên 20 bản, Mường Tè 5 bản)")
    plan.mean("15.5").mean("13.6", year=2023, baseline=True)
    plan.band(10, 15, 18).band(2, 15, 18, year=2023, baseline=True)
    plan.band(40, 10, 14).band(27, 10, 14, year=2023, baseline=True)
    plan.band(0, 5, 9).band(26, 5, 9, year=2023, baseline=True)
    for criterion, (before, after) in PROVINCE.items():
        verb = "duy trì" if criterion in (3, 7, 18) else None
        plan.count(criterion, after, 94, verb=verb)
        if criterion in (2, 3, 4, 7, 8, 9, 12, 13, 17, 19):
            plan.count(criterion, 4, None, criteria_set="advanced", standard="NTM nâng cao")
        if criterion in (6, 10, 11):
            plan.count(criterion, 3, None, criteria_set="advanced", standard="NTM nâng cao")
        plan.count(criterion, before, 94, year=2023, baseline=True)
    plan.say("\nNguồn vốn là ").capital("Tổng", 4916475, year=2024, text="4.916.475 triệu đồng").say("\n- ")
    plan.capital("NSTW", 114765, "Tổng", year=2024, text="Vốn NSTW giao năm 2023: 114.765 triệu đồng").say(
        "trong đó:\n+ "
    )
    plan.capital("NSTW - đầu tư", 92423, "NSTW", year=2024).say("(")
    plan.capital("vốn trong nước", 67950, "NSTW - đầu tư", year=2024)
    plan.capital("vốn nước ngoài", 24473, "NSTW - đầu tư", year=2024).say(")\n+ ")
    plan.capital("NSTW - sự nghiệp", 22342, "NSTW", year=2024).say("\n- ")
    plan.capital("NS địa phương", 21000, "Tổng", year=2024).say("\n- ")
    plan.capital("Lồng ghép", 1607617, "Tổng", year=2024).say("trong đó:\n+ ")
    plan.capital("GNBV", 521102, "Lồng ghép", year=2024).say("\n+ ")
    plan.capital("DTTS&MN", 1086515, "Lồng ghép", year=2024).say("\n- ")
    plan.capital("Tín dụng", 2000000, "Tổng", year=2024).say("\n- ")
    plan.capital("Cộng đồng", 118430, "Tổng", year=2024).say("\n")
    plan.standard(3, "huyện", "huyện NTM", names=("Tam Đường", "Than Uyên", "Tân Uyên"))
    for criterion, districts in ((3, 3), (4, 3), (5, 2), (9, 2)):
        plan.count(criterion, districts, None, criteria_set="district", unit="huyện")
    plan.say("1. Danh mục dự án dự kiến đầu tư trong năm 2023: 72 dự án.\n")
    plan.say("- Bồi dưỡng công chức xã năm 2023 theo khung chương trình.\n")
    return plan


def tam_duong() -> Draft:
    """A district chairman's directive, Lai Châu."""
    paper = Draft(kind="directive", unit_name="huyện Tam Đường", within="tỉnh Lai Châu")
    paper.standard(20, "bản", year=2025).standard(12, denominator=12, year=2025)
    paper.standard(1, standard="NTM nâng cao", year=2025)
    shares = "xã Sơn Bình 05 bản, xã Giang Ma 06 bản, xã Nà Tăm 04 bản, xã Tả Lèng 05 bản"
    paper.standard(20, "bản", verb="công nhận", text=f"công nhận 20 bản ({shares})")
    paper.standard(1, verb="công nhận mới", delta=True, names=("Sơn Bình",))
    return paper


def tuan_giao() -> Draft:
    """A district's plan for 2024, Điện Biên."""
    plan = Draft(unit_name="huyện Tuần Giáo", within="tỉnh Điện Biên")
    plan.standard(13, standard="cơ bản đạt chuẩn NTM").band(13, 15, None)
    plan.standard(3, names=("Quài Cang", "Quài Nưa", "Chiềng Sinh"))
    plan.standard(30, "bản").standard(18, "bản", verb="duy trì", year=None, baseline=True)
    plan.standard(12, "bản", verb="xây dựng thêm", delta=True).mean("15.8", op=">")
    plan.target("hộ nghèo", 28, op="<").target("nước hợp vệ sinh", 90, op=">")
    plan.standard(3, names=("Quài Cang", "Quài Nưa", "Chiềng Sinh"))
    return plan
