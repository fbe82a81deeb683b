"""What the five papers state, as figures and names; no sentence of theirs stands here."""

from __future__ import annotations

from decimal import Decimal

from ntm.core.reading.facts import FactKind

#: Facts of each paper that must stand in it whatever its wording, line breaks in numbers healed.
KEY_FIGURES = {
    "lai-chau-plan-2024": (
        *("263/QĐ-TTg", "27/2022/NĐ-CP", "38/2023/NĐ-CP", "10-NQ/TU", "2496/KH-UBND", "2222/QĐ-UBND", "5114/TB-UBND"),
        *("3360/QĐ-BNN-VPĐP", "3650/KH-UBND", "39 xã", "5 xã", "44 xã", "45 thôn, bản", "15,5 tiêu chí/xã"),
        *("13,6 tiêu chí/xã", "77/94", "73/94", "91/94", "88/94", "67/94", "64/94", "66/94", "57/94", "92/94", "94/94"),
        *("70/94", "46/94", "56/94", "41/94", "79/94", "39/94", "45/94", "78/94", "82/94", "63/94", "71/94", "86/94"),
        *("85/94", "47/94", "40/94", "93/94", "4.916.475", "114.765", "92.423", "67.950", "24.473", "22.342", "21.000"),
        *("1.607.617", "521.102", "1.086.515", "2.000.000", "118.430", "72 dự án", "Khoen On", "Tà Mung", "Tà Hừa"),
        *("Pha Mu", "Sơn Bình", "San Thàng", "Bản Bo", "Phúc Khoa"),
    ),
    "phong-tho-plan-2024": (
        *("133/KH-UBND", "ngày 15 tháng 4 năm 2024", "364/KH-UBND", "3868/QĐ-UBND", "41/NQ-HĐND", "30/QĐ-UBND"),
        *("43/QĐ-UBND", "32 tiêu chí", "13,56 tiêu chí/xã", "5/16", "3/16", "8/16", "09/16", "04/16", "13/16", "14/16"),
        *("11/16", "15/16", "6/16", "16/16", "99,8%", "42 triệu đồng/người/năm", "380.246", "4.912", "3.316", "1.596"),
        *("29.513", "50.485", "12.000", "137.374", "85.417", "51.957", "128.722", "68.609", "60.113", "17.240"),
        *("Chỉ tiêu 13.1", "18.2", "Chỉ tiêu 18.3", "18.4", "19.1", "19.2", "Nậm Cáy", "Huổi Hán", "bản Pho"),
        *("Má Nghé", "Tô Y Phìn", "Tung Qua Lìn", "ngày 15 tháng cuối cùng", "Trịnh Văn Đoàn"),
    ),
    "tam-duong-directive-2024": (
        *("14/2022/NQ-HĐND", "26 tháng 8 năm 2022", "2496/KH-UBND", "454/KH-UBND", "1285/QĐ-UBND", "50%", "12/12 xã"),
        *("20 bản", "Giang Ma 06 bản", "Sơn Bình 05 bản", "Tả Lèng 05 bản", "Nà Tăm 04 bản", "hết năm 2025"),
        "Sùng Lử Páo",
    ),
    "tuan-giao-plan-2024": (
        *("07/NQ-HU", "188/KH-UBND", "09/NQ-TU", "1926/QĐ-UBND", "13 xã", "03 xã", "30 bản", "18 bản", "12 bản"),
        *("15,8 tiêu chí/xã", "42 triệu đồng/người/năm", "28%", "60%", "90%", "tháng 8/2024", "tháng 9-10/2024"),
        *("tháng 10/2024", "tháng 11/2024", "Quài Cang", "Quài Nưa", "Chiềng Sinh", "bản Có xã Quài Tở"),
        "Phạm Thị Tuyên",
    ),
    "muong-khoa-plan-2025": (
        *(
            "263/QĐ-TTg",
            "1487/QĐ-UBND",
            "37- QĐ/ĐU",
            "12/19",
            "13/19",
            "≥ 54 triệu đồng/năm",
            "≤ 11%",
            "≥ 60%",
            "07 km",
        ),
        *(
            "1.282,2 ha",
            "1.249 ha",
            "11.000 tấn",
            "1,89 ha",
            "349 người",
            "64,3%",
            "0,6%",
            "18,92%",
            "88% hộ",
            "80% bản",
        ),
        *(
            "3.900 triệu",
            "1.304 triệu",
            "504 triệu",
            "800 triệu",
            "40 triệu",
            "2.256 triệu",
            "602 triệu",
            "1.954 triệu",
        ),
    ),
}

#: Names that nobody may rephrase: the state's formulae, programmes, campaigns, sets, criteria, agencies.
OFFICIAL_NAMES = (
    "cộng hòa xã hội chủ nghĩa việt nam độc lập - tự do - hạnh phúc",
    "tm. ủy ban nhân dân kt. chủ tịch phó chủ tịch",
    "chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    "chương trình mtqg xây dựng nông thôn mới",
    "chương trình mtqg xây dựng ntm",
    "chương trình mtqg giảm nghèo bền vững",
    "chương trình mtqg phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi",
    "chương trình mtqg phát triển kt-xh vùng đồng bào dân tộc thiểu số và miền núi",
    "vùng dân tộc thiểu số và miền núi",
    "chương trình mục tiêu quốc gia",
    "chương trình mỗi xã một sản phẩm",
    "toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh",
    "toàn dân đoàn kết xây dựng ntm, đô thị văn minh",
    "toàn dân chung sức xây dựng ntm, đô thị văn minh",
    "nông dân thi đua sản xuất kinh doanh giỏi, đoàn kết giúp nhau làm giàu và giảm nghèo bền vững",
    "toàn dân bảo vệ an ninh tổ quốc",
    "lai châu chung sức xây dựng nông thôn mới",
    "gia đình 5 không, 3 sạch",
    "gia đình 5 không 3 sạch 3 an toàn",
    "gia đình 5 không 3 sạch",
    "hỗ trợ phụ nữ khởi nghiệp giai đoạn 2017-2025",
    "xây dựng đời sống văn hóa ở khu dân cư",
    "mạng lưới y tế cơ sở trong tình hình mới",
    "bộ tiêu chí xã nông thôn mới nâng cao",
    "bộ tiêu chí xã nông thôn mới",
    "bộ tiêu chí huyện nông thôn mới",
    "bộ tiêu chí thôn, bản nông thôn mới",
    "thủy lợi và phòng, chống thiên tai",
    "thủy lợi và phòng chống thiên tai",
    "cơ sở vật chất văn hóa",
    "cơ sở hạ tầng thương mại nông thôn",
    "thông tin và truyền thông",
    "nhà ở dân cư",
    "tổ chức sản xuất và phát triển kinh tế nông thôn",
    "giáo dục và đào tạo",
    "môi trường và an toàn thực phẩm",
    "chất lượng môi trường sống",
    "hệ thống chính trị và tiếp cận pháp luật",
    "hệ thống chính trị - an ninh trật tự - hành chính công",
    "y tế - văn hóa - giáo dục",
    "quốc phòng và an ninh",
    "ủy ban mặt trận tổ quốc việt nam tỉnh và các đoàn thể chính trị - xã hội tỉnh",
    "ủy ban mặt trận tổ quốc, hội nông dân, đoàn thanh niên, hội liên hiệp phụ nữ huyện",
    "ủy ban mặt trận tổ quốc và các tổ chức thành viên",
    "ủy ban mặt trận tổ quốc huyện",
    "ubmttq việt nam, các tổ chức đoàn thể chính trị xã",
    "sở nông nghiệp và phát triển nông thôn",
    "sở nông nghiệp và ptnt",
    "sở nông nghiệp và môi trường",
    "phòng nông nghiệp và phát triển nông thôn",
    "phòng nông nghiệp và ptnt",
    "văn phòng điều phối ntm",
    "phòng tài chính - kế hoạch huyện",
    "phòng tài chính- kế hoạch",
    "phòng kinh tế và hạ tầng huyện",
    "phòng giáo dục và đào tạo huyện",
    "phòng văn hóa - thông tin",
    "trung tâm văn hóa thể thao và truyền thông huyện",
    "phòng lao động, thương binh - xã hội huyện",
    "trung tâm y tế, văn phòng hđnd-ubnd huyện",
    "phòng tài nguyên và môi trường huyện",
    "ban chỉ huy quân sự huyện",
    "văn phòng hđnd và ubnd xã, ban chỉ huy quân sự, công an xã, trạm y tế xã",
    "các phòng ban ngành trực tiếp phụ trách các tiêu chí",
    "các cơ quan, ban, ngành huyện được giao phụ trách các tiêu chí",
    "các thành viên ban chỉ đạo, các cơ quan, đơn vị của huyện có liên quan, ubnd các xã",
    "hội nông dân, hội phụ nữ huyện",
    "các cơ quan, ban ngành, đoàn thể huyện và ubnd các xã",
    "cơ quan thường trực của ban chỉ đạo",
    "ban chỉ đạo các chương trình mục tiêu quốc gia",
    "ủy ban nhân dân",
    "đài phát thanh - truyền hình tỉnh",
)

#: What each paper states, as values: the facts that any reading of it must bring out.
#: criterion_count (criterion, numerator, denominator), band_count (band, numerator), commune_criteria (n, of),
#: assignment (criteria, communes or villages), the other kinds one value, number or count each.
STATED: dict[str, dict[FactKind, frozenset[object]]] = {
    "lai-chau-plan-2024": {
        FactKind.CRITERION_COUNT: frozenset(
            (criterion, count, 94)
            for criterion, counts in {
                "2": (73, 77),
                "3": (93,),
                "4": (88, 91),
                "5": (64, 67),
                "6": (57, 66),
                "7": (91, 92),
                "8": (70, 94),
                "9": (56, 70),
                "10": (41, 46),
                "11": (39, 45),
                "12": (79, 92),
                "13": (39, 56),
                "14": (63, 78),
                "15": (71, 82),
                "16": (85, 86),
                "17": (40, 47),
                "18": (82,),
                "19": (39, 93),
            }.items()
            for count in counts
        ),
        FactKind.BAND_COUNT: frozenset(
            {((15, 18), 2), ((15, 18), 10), ((10, 14), 27), ((10, 14), 40), ((5, 9), 26), ((5, 9), 0)}
        ),
        FactKind.STANDARD_COUNT: frozenset({39, 5, 44, 45}),
        FactKind.AVERAGE_CRITERIA: frozenset({Decimal("13.6"), Decimal("15.5")}),
        FactKind.CAPITAL: frozenset(
            map(
                Decimal,
                {4_916_475, 114_765, 92_423, 67_950, 24_473, 22_342, 21_000}
                | {1_607_617, 521_102, 1_086_515, 2_000_000, 118_430},
            )
        ),
        FactKind.LEGAL_CITATION: frozenset(
            {"263/QĐ-TTg", "27/2022/NĐ-CP", "38/2023/NĐ-CP", "10-NQ/TU", "2496/KH-UBND", "2222/QĐ-UBND"}
            | {"5114/TB-UBND", "3360/QĐ-BNN-VPĐP", "3650/KH-UBND"}
        ),
    },
    "phong-tho-plan-2024": {
        FactKind.CRITERION_COUNT: frozenset(
            {(str(number), 16, 16) for number in (1, 3, 4, 7, 18, 19)}
            | {("2", 5, 16), ("2", 3, 16), ("2", 8, 16), ("5", 9, 16), ("6", 4, 16), ("6", 4, None), ("6", 8, 16)}
            | {("8", 13, 16), ("8", 1, None), ("8", 14, 16), ("9", 5, 16), ("9", 6, None), ("9", 11, 16)}
            | {("10", 4, 16), ("11", 4, 16), ("12", 15, 16), ("13", 6, 16), ("13", 2, None), ("13", 8, 16)}
            | {("14", 2, None), ("14", 8, 16), ("15", 8, None), ("15", 14, 16), ("16", 1, None), ("16", 15, 16)}
            | {("17", 4, 16), ("18", 5, None)}
        ),
        FactKind.BAND_COUNT: frozenset({((15, 18), 2), ((10, 14), 10)}),
        FactKind.STANDARD_COUNT: frozenset({4, 6}),
        FactKind.AVERAGE_CRITERIA: frozenset({Decimal("13.56")}),
        FactKind.INDICATOR_TARGET: frozenset({Decimal(32), Decimal("99.8"), Decimal(42)}),
        FactKind.CAPITAL: frozenset(
            map(
                Decimal,
                {380_246, 4_912, 3_316, 1_596, 29_513, 50_485, 12_000, 137_374, 85_417, 51_957, 128_722, 68_609}
                | {60_113, 17_240, 0},
            )
        ),
        FactKind.LEGAL_CITATION: frozenset(
            {"263/QĐ-TTg", "27/2022/NĐ-CP", "38/2023/NĐ-CP", "10-NQ/TU", "2496/KH-UBND", "364/KH-UBND", "43/QĐ-UBND"}
            | {"3868/QĐ-UBND", "3360/QĐ-BNN-VPĐP", "3650/KH-UBND", "41/NQ-HĐND", "30/QĐ-UBND", "2151/QĐ-UBND"}
        ),
        FactKind.ASSIGNMENT: frozenset(
            {
                (("2",), ("Bản Lang", "Hoang Thèn", "Mồ Sì San")),
                (("9",), ("Bản Lang", "Hoang Thèn", "Pa Vây Sử", "Sin Suối Hồ", "Sì Lở Lầu", "Vàng Ma Chải")),
                (("14",), ("Dào San", "Lản Nhì Thàng")),
                (("6",), ("Bản Lang", "Hoang Thèn", "Lản Nhì Thàng", "Nậm Xe")),
                (("12",), ("Tung Qua Lìn",)),
            }
        ),
    },
    "tam-duong-directive-2024": {
        FactKind.STANDARD_COUNT: frozenset({12, 20, 1}),
        FactKind.LEGAL_CITATION: frozenset({"14/2022/NQ-HĐND", "2496/KH-UBND", "454/KH-UBND", "1285/QĐ-UBND"}),
        FactKind.INDICATOR_TARGET: frozenset({Decimal(50)}),
    },
    "tuan-giao-plan-2024": {
        FactKind.STANDARD_COUNT: frozenset({13, 3, 30, 18, 12}),
        FactKind.AVERAGE_CRITERIA: frozenset({Decimal("15.8")}),
        FactKind.INDICATOR_TARGET: frozenset({Decimal(42), Decimal(28), Decimal(60), Decimal(90)}),
        FactKind.LEGAL_CITATION: frozenset({"07/NQ-HU", "188/KH-UBND", "09/NQ-TU", "1926/QĐ-UBND"}),
    },
    "muong-khoa-plan-2025": {
        FactKind.COMMUNE_CRITERIA: frozenset({(12, 19), (13, 19)}),
        FactKind.INDICATOR_TARGET: frozenset(
            map(
                Decimal,
                {"54", "11", "60", "100", "7", "1282.2", "1249", "11000", "1.89", "349", "64.3", "0.6", "90", "50"}
                | {"18.92", "88", "80"},
            )
        ),
        FactKind.CAPITAL: frozenset(map(Decimal, [3_900, 1_304, 504, 800, 40, 2_256, 602, 1_954])),
        FactKind.LEGAL_CITATION: frozenset({"263/QĐ-TTg", "1487/QĐ-UBND", "37-QĐ/ĐU"}),
    },
}

#: Contradictions of each paper (code, stated, computed) that a person found in the real one by hand.
CONTRADICTIONS: dict[str, frozenset[tuple[str, Decimal | None, Decimal | None]]] = {
    "lai-chau-plan-2024": frozenset(
        {
            ("sum_mismatch", Decimal(4_916_475), Decimal(3_861_812)),
            ("verb_vs_baseline", Decimal(92), Decimal(91)),
            ("name_in_two_lists", None, None),
        }
    ),
    "phong-tho-plan-2024": frozenset(
        {
            ("name_count_mismatch", Decimal(5), Decimal(3)),
            ("average_mismatch", Decimal("13.56"), Decimal("13.63")),
            ("target_vs_assignment", Decimal(15), Decimal(16)),
        }
    ),
    "tam-duong-directive-2024": frozenset(),
    "tuan-giao-plan-2024": frozenset({("ambiguous_scope", Decimal(13), Decimal(16))}),
    "muong-khoa-plan-2025": frozenset(
        {
            ("sum_mismatch", Decimal(3_900), Decimal(3_600)),
            ("sum_mismatch", Decimal(2_256), Decimal(2_556)),
            ("target_vs_task", Decimal(13), Decimal(14)),
        }
    ),
}
