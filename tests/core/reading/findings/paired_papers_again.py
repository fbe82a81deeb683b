"""Further papers of related places and years, as `paired_papers`.

At first reading 7 of the 21 contradictions planted here were found and nothing false was told (11 of 17 in the first
round). Three are left out below because the facts that they rest on are not read yet: a share behind "Phân bổ … tăng
thêm: 14 xã (…)", levels of two years in a table typed with bars, and names behind "đạt chuẩn nông thôn mới là".
"""

from __future__ import annotations

from tests.core.reading.findings.paired_papers import Related

_PROVINCE_BT = """UBND TỈNH BẾN TRE
Số: 912/KH-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bến Tre, ngày 19 tháng 02 năm 2024

KẾ HOẠCH
Thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2024 tỉnh Bến Tre

I. Chỉ tiêu
1. Phấn đấu cuối năm 2024 toàn tỉnh có 112 xã đạt chuẩn NTM, 42 xã đạt chuẩn NTM nâng cao.
2. Không còn xã đạt dưới 15 tiêu chí.
3. Phân bổ chỉ tiêu xã đạt chuẩn NTM nâng cao tăng thêm: 14 xã (Ba Tri 05 xã, Giồng Trôm 06 xã, Mỏ Cày Nam 03 xã).
4. Kết quả từng tiêu chí:
STT | Tiêu chí | Số xã đạt năm 2023 | Mục tiêu năm 2024
1 | Quy hoạch | 142/142 | 142/142
2 | Giao thông | 118/142 | 126/142
3 | Môi trường và an toàn thực phẩm | 109/142 | 120/142
II. Kinh phí: tổng nhu cầu 1.250 tỷ đồng; trong đó ngân sách trung ương 310 tỷ đồng, ngân sách tỉnh 420 tỷ đồng,
huy động khác
520 tỷ đồng.

CHỦ TỊCH
Nguyễn Văn Mười
"""


def _district_bt(nc, duoi, gt, mt, tw):
    return f"""UBND HUYỆN BA TRI
Số: 45/KH-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ba Tri, ngày 11 tháng 3 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới huyện Ba Tri năm 2024

Thực hiện Kế hoạch số 912/KH-UBND ngày 19/02/2024 của UBND tỉnh Bến Tre, UBND huyện xây dựng kế hoạch như sau:
1. {nc}
2. {duoi}
3. Tiêu chí Giao thông: {gt}
4. Tiêu chí Môi trường và an toàn thực phẩm: {mt}
5. Nguồn lực: {tw}

CHỦ TỊCH
Lê Thị Bảy
"""


DELTA_DISTRICT = Related(
    {
        "tinh": _PROVINCE_BT,
        "huyen": _district_bt(
            "Trong năm xây dựng thêm 04 xã đạt chuẩn nông thôn mới nâng cao.",
            "Có 02 xã đạt từ 10 đến 14 tiêu chí, 20 xã đạt từ 15 tiêu chí trở lên.",
            "từ 12/22 xã cuối năm 2023 lên 21/22 xã cuối năm 2024.",
            "đến cuối năm có 22/22 xã đạt.",
            "ngân sách trung ương 318 tỷ đồng; ngân sách huyện 12 tỷ đồng.",
        ),
    },
    errors=(("cascade_conflict", "nhóm"), ("cascade_conflict", "318.000")),
)
DELTA_DISTRICT_IN_STEP = Related(
    {
        "tinh": _PROVINCE_BT,
        "huyen": _district_bt(
            "Trong năm xây dựng thêm 05 xã đạt chuẩn nông thôn mới nâng cao.",
            "22/22 xã đạt từ 15 tiêu chí trở lên.",
            "từ 15/22 xã cuối năm 2023 lên 17/22 xã cuối năm 2024.",
            "đến cuối năm có 19/22 xã đạt.",
            "ngân sách trung ương 38 tỷ đồng; ngân sách huyện 12 tỷ đồng.",
        ),
    }
)
_DISTRICT_KB = """ỦY BAN NHÂN DÂN
HUYỆN KBANG
Số: 30/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kbang, ngày 05 tháng 02 năm 2023

KẾ HOẠCH
Xây dựng nông thôn mới năm 2023 trên địa bàn huyện Kbang, tỉnh Gia Lai

- Công nhận mới 02 xã đạt chuẩn nông thôn mới là Tơ Tung và Kông Lơng Khơng.
- 05 làng đạt chuẩn làng nông thôn mới trong vùng đồng bào dân tộc thiểu số.
- 03 xã đạt 15-18 tiêu chí (Đak Rong, Krong, Lơ Ku).
- Các xã còn lại đạt từ 12 tiêu chí trở lên.

CHỦ TỊCH
Đinh Văn Hơ
"""


def _commune_kb(name, goal):
    return f"""ỦY BAN NHÂN DÂN
XÃ {name.upper()}
Số: 08/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{name}, ngày 01 tháng 3 năm 2023

KẾ HOẠCH
Xây dựng nông thôn mới năm 2023 xã {name}, huyện Kbang, tỉnh Gia Lai

Mục tiêu: {goal}

CHỦ TỊCH
Đinh Thị Plơi
"""


COMMUNES_OF_A_DISTRICT = Related(
    {
        "huyen": _DISTRICT_KB,
        "xa1": _commune_kb(
            "Tơ Tung",
            "Hoàn thành 02 tiêu chí số 17 và số 18, nâng tổng số tiêu chí đạt chuẩn của xã lên 17/19 tiêu chí.",
        ),
        "xa2": _commune_kb("Krong", "Phấn đấu cuối năm xã đạt 13/19 tiêu chí."),
    },
    errors=(("cascade_conflict", "Krong", "13"),),
)
COMMUNES_OF_A_DISTRICT_IN_STEP = Related(
    {
        "huyen": _DISTRICT_KB,
        "xa1": _commune_kb(
            "Tơ Tung",
            "Hoàn thành tiêu chí còn lại, đạt 19/19 tiêu chí, được công nhận xã đạt chuẩn nông thôn mới trong "
            "năm 2023.",
        ),
        "xa2": _commune_kb("Krong", "Phấn đấu cuối năm xã đạt 15/19 tiêu chí."),
        "xa3": _commune_kb("Sơn Lang", "Duy trì 19/19 tiêu chí; xây dựng 01 làng đạt chuẩn."),
    }
)
_REPORT_YB = """UBND TỈNH YÊN BÁI
Số: 410/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Yên Bái, ngày 28 tháng 12 năm 2022

BÁO CÁO
Kết quả xây dựng nông thôn mới năm 2022; phương hướng, nhiệm vụ năm 2023

I. Kết quả
1. Toàn tỉnh có 97/150 xã được công nhận đạt chuẩn nông thôn mới, 18 xã đạt chuẩn nông thôn mới nâng cao.
2. Số tiêu chí bình quân/xã: 16,1 tiêu chí.
3. Có 60/150 xã đạt tiêu chí Môi trường; 101/150 xã đạt tiêu chí Giao thông; 139/150 xã đạt tiêu chí Điện.
II. Phương hướng năm 2023: phấn đấu có thêm 07 xã đạt chuẩn nông thôn mới.

CHỦ TỊCH
Trần Thị Chín
"""


def _plan_yb(a, b, c):
    return f"""UBND TỈNH YÊN BÁI
Số: 15/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Yên Bái, ngày 30 tháng 01 năm 2023

KẾ HOẠCH
Thực hiện Chương trình xây dựng nông thôn mới tỉnh Yên Bái năm 2023

1. Năm 2022, toàn tỉnh có {a} xã đạt chuẩn nông thôn mới; bình quân đạt {b} tiêu chí/xã.
2. Năm 2023: {c}

CHỦ TỊCH
Trần Thị Chín
"""


PROVINCE_AFTER_ITS_REPORT = Related(
    {
        "bc": _REPORT_YB,
        "kh": _plan_yb(
            "95/150",
            "16,4",
            "duy trì 105/150 xã đạt tiêu chí Giao thông (tiêu chí số 2); có 55/150 xã đạt tiêu chí Môi trường "
            "(tiêu chí số 17).",
        ),
    },
    errors=(("cascade_conflict", "95"), ("cascade_conflict", "16,4"), ("verb_vs_baseline", "105")),
    warnings=(("target_tension", "Tiêu chí 17", "55"),),
)
PROVINCE_AFTER_ITS_REPORT_IN_STEP = Related(
    {
        "bc": _REPORT_YB,
        "kh": _plan_yb(
            "97/150",
            "16,1",
            "có 108/150 xã đạt tiêu chí Giao thông (tiêu chí số 2), tăng 07 xã; có 68/150 xã đạt tiêu chí Môi "
            "trường (tiêu chí số 17).",
        ),
    }
)
_DECISION_BH = """ỦY BAN NHÂN DÂN
HUYỆN BẮC HÀ
Số: 77/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Hà, ngày 02 tháng 02 năm 2024

QUYẾT ĐỊNH
Phân công các cơ quan giúp đỡ xã hoàn thành tiêu chí nông thôn mới năm 2024 huyện Bắc Hà, tỉnh Lào Cai

Điều 1. Phân công nhiệm vụ:
- Phòng Kinh tế và Hạ tầng phụ trách tiêu chí số 2, số 4; phối hợp với UBND các xã Tả Van Chư, Lùng Cải, Hoàng Thu
Phố hoàn thành tiêu chí số 2.
- Phòng Lao động - Thương binh và Xã hội phụ trách tiêu chí số 11, số 12.
- Trung tâm Y tế huyện phụ trách tiêu chí số 15.
Điều 2. Các cơ quan có tên tại Điều 1 chịu trách nhiệm thi hành.

CHỦ TỊCH
Vàng Seo Lử
"""


def _plan_bh(gain, who):
    return f"""ỦY BAN NHÂN DÂN
HUYỆN BẮC HÀ
Số: 91/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Hà, ngày 01 tháng 3 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới năm 2024 huyện Bắc Hà, tỉnh Lào Cai

I. MỤC TIÊU
- Tiêu chí số 2 Giao thông: {gain}
II. PHÂN CÔNG
{who}

CHỦ TỊCH
Vàng Seo Lử
"""


DECISION_WITH_COMMUNES = Related(
    {
        "qd": _DECISION_BH,
        "kh": _plan_bh(
            "có 8/18 xã đạt, tăng 02 xã so với năm 2023.",
            "1. Phòng KT&HT: chủ trì thực hiện tiêu chí số 2.\n2. Phòng LĐ-TB&XH: chủ trì tiêu chí số 12, "
            "15.\n3. Trung tâm Y tế: chủ trì tiêu chí số 11.",
        ),
    },
    errors=(
        ("target_vs_assignment", "Tiêu chí 2"),
        ("assignment_conflict", "Tiêu chí 11"),
        ("assignment_conflict", "Tiêu chí 15"),
    ),
)
DECISION_WITH_COMMUNES_IN_STEP = Related(
    {
        "qd": _DECISION_BH,
        "kh": _plan_bh(
            "có 9/18 xã đạt, tăng 03 xã so với năm 2023.",
            "1. Phòng KT&HT: chủ trì thực hiện tiêu chí số 2.\n2. Phòng LĐTB&XH: chủ trì tiêu chí số 11, 12.\n3. "
            "Trung tâm Y tế: chủ trì tiêu chí số 15.\n4. Văn phòng HĐND và UBND huyện: tổng hợp, báo cáo.",
        ),
    }
)
_PLAN_NL = """UBND THỊ XÃ NGHĨA LỘ
Số: 12/KH-UBND
Nghĩa Lộ, ngày 20 tháng 01 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới năm 2024 thị xã Nghĩa Lộ, tỉnh Yên Bái

- Toàn thị xã có 10/10 xã đạt chuẩn nông thôn mới; 05/10 xã đạt chuẩn nông thôn mới nâng cao.
- 9/10 xã đạt tiêu chí số 17; 10/10 xã đạt tiêu chí số 18.
- Bình quân đạt 18,6 tiêu chí/xã.
- Tỷ lệ hộ nghèo giảm còn 4,2%.
- Tổng kinh phí: 45.000 triệu đồng, gồm ngân sách trung ương 20.000 triệu đồng, ngân sách thị xã 25.000 triệu đồng.
"""
_REPORT_NL = """UBND THỊ XÃ NGHĨA LỘ
Số: 98/BC-UBND
Nghĩa Lộ, ngày 15 tháng 12 năm 2024

BÁO CÁO
Tình hình xây dựng nông thôn mới năm 2024 thị xã Nghĩa Lộ, tỉnh Yên Bái

- Đến nay có 10/10 xã đạt chuẩn nông thôn mới; 03/10 xã đạt chuẩn nông thôn mới nâng cao.
- 7/10 xã đạt tiêu chí số 17; 10/10 xã đạt tiêu chí số 18.
- Bình quân đạt 18,4 tiêu chí/xã.
"""
YEARS_REPORT_BEHIND = Related(
    {"kh": _PLAN_NL, "bc": _REPORT_NL},
    warnings=(("target_missed", "nâng cao"), ("target_missed", "Tiêu chí 17"), ("target_missed", "18,4")),
)
_AMENDMENT_NL = """UBND THỊ XÃ NGHĨA LỘ
Số: 60/QĐ-UBND
Nghĩa Lộ, ngày 15 tháng 7 năm 2024

QUYẾT ĐỊNH
Về việc sửa đổi, bổ sung Kế hoạch xây dựng nông thôn mới năm 2024 thị xã Nghĩa Lộ, tỉnh Yên Bái

Điều 1. Sửa đổi một số nội dung Kế hoạch số 12/KH-UBND ngày 20/01/2024:
1. Toàn thị xã có 04/10 xã đạt chuẩn nông thôn mới nâng cao.
2. 8/10 xã đạt tiêu chí số 17.
3. Tỷ lệ hộ nghèo giảm còn 4,6%.
4. Tổng kinh phí: 43.500 triệu đồng, gồm ngân sách trung ương 18.500 triệu đồng, ngân sách thị xã 25.000 triệu đồng.
"""
AMENDED_BY_DECISION = Related(
    {"kh": _PLAN_NL, "dc": _AMENDMENT_NL},
    warnings=(
        ("amended_target", "nâng cao"),
        ("amended_target", "Tiêu chí 17"),
        ("amended_target", "4,6"),
        ("amended_target", "43.500"),
        ("amended_target", "18.500"),
    ),
)

ALL = {name: value for name, value in sorted(globals().items()) if isinstance(value, Related)}
