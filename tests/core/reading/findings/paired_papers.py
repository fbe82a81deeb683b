"""Papers of related places and years as different drafters write them, with what was planted between them.

Every planted contradiction was written down before the reader saw the papers; a pair without any must stay silent.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Related:
    """Papers by file name, and the errors and warnings planted between them (code, words of the message or quotes)."""

    papers: dict[str, str]
    errors: tuple[tuple[str, ...], ...] = ()
    warnings: tuple[tuple[str, ...], ...] = ()


_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

_PROVINCE_HG = (
    """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
Số: 31/KH-UBND
"""
    + _STATE
    + """Hà Giang, ngày 22 tháng 01 năm 2024

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới tỉnh Hà Giang năm 2024

I. MỤC TIÊU
1. Về xã: Lũy kế đến hết năm 2024 có 52/175 xã đạt chuẩn nông thôn mới, trong đó công nhận mới 04 xã (Bằng Lang, Xuân
Giang huyện Quang Bình; Tùng Bá huyện Vị Xuyên; Đường Thượng huyện Yên Minh). Số tiêu chí bình quân đạt 14,1 tiêu
chí/xã.
2. Kết quả phấn đấu từng tiêu chí:
- Tiêu chí số 2 về Giao thông: có 88/175 xã đạt chuẩn (năm 2023 có 83/175 xã).
- Tiêu chí số 4 về Điện: có 160/175 xã đạt chuẩn (năm 2023 có 157/175 xã).
- Tiêu chí số 5 về Trường học: có 123/175 xã đạt chuẩn (năm 2023 có 120/175 xã).
- Tiêu chí số 8 về Thông tin và Truyền thông: có 172/175 xã đạt chuẩn (năm 2023 có 169/175 xã).
- Tiêu chí số 16 về Văn hóa: có 131/175 xã đạt chuẩn.
II. NGUỒN VỐN
Tổng nguồn vốn năm 2024: 812.400 triệu đồng, gồm:
- Ngân sách trung ương: 485.000 triệu đồng;
- Ngân sách địa phương: 205.400 triệu đồng;
- Vốn tín dụng: 122.000 triệu đồng.

TM. ỦY BAN NHÂN DÂN
Lò Văn Thử
"""
)


def _district_qb(four: str, five: str, eight: str, money: str, new: str) -> str:
    return (
        """UBND HUYỆN QUANG BÌNH
Số: 58/KH-UBND
"""
        + _STATE
        + f"""Quang Bình, ngày 26 tháng 02 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới năm 2024 huyện Quang Bình

Căn cứ Kế hoạch số 31/KH-UBND ngày 22/01/2024 của UBND tỉnh Hà Giang;
Phần 1. CHỈ TIÊU
- {new}
- Giao thông (tiêu chí 2): 9/14 xã.
- {four}
- {five}
- {eight}
- Văn hóa (tiêu chí 16): 12/14 xã.
Phần 2. KINH PHÍ
{money}

TM. ỦY BAN NHÂN DÂN
PHÓ CHỦ TỊCH
Hoàng A Tính
"""
    )


CHILD_AND_PARENT = Related(
    {
        "tinh.txt": _PROVINCE_HG,
        "huyen.txt": _district_qb(
            "Điện (tiêu chí 4): 13/14 xã.",
            "Trường học (tiêu chí 5): tăng thêm 05 xã, đạt 11/14 xã.",
            "Thông tin và truyền thông (tiêu chí 8): 10/14 xã.",
            "Tổng vốn 530.000 triệu đồng, bao gồm: ngân sách trung ương 492.000 triệu đồng; ngân sách huyện 38.000 "
            "triệu đồng.",
            "Công nhận mới 02 xã đạt chuẩn nông thôn mới, gồm xã Xuân Giang và xã Tân Bắc.",
        ),
    },
    errors=(
        ("cascade_conflict", "Tiêu chí 8", "10/14"),
        ("cascade_conflict", "Tiêu chí 5", "05 xã"),
        ("cascade_conflict", "492.000", "485.000"),
        ("cascade_conflict", "Tân Bắc"),
    ),
    warnings=(("scope_conflict", "Bằng Lang"),),
)

CHILD_AND_PARENT_IN_STEP = Related(
    {
        "tinh.txt": _PROVINCE_HG,
        "huyen.txt": _district_qb(
            "Điện (tiêu chí 4): 13/14 xã, tăng 01 xã so với năm 2023.",
            "Trường học (tiêu chí 5): tăng thêm 03 xã, đạt 11/14 xã.",
            "Thông tin và truyền thông (tiêu chí 8): giữ vững 14/14 xã.",
            "Tổng vốn 71.500 triệu đồng, bao gồm: ngân sách trung ương 42.000 triệu đồng; ngân sách huyện 29.500 triệu "
            "đồng.",
            "Công nhận mới 02 xã đạt chuẩn nông thôn mới, gồm xã Xuân Giang và xã Bằng Lang.",
        ),
    }
)

_PROVINCE_SL = (
    """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 204/KH-UBND
"""
    + _STATE
    + """Sơn La, ngày 12 tháng 8 năm 2025

KẾ HOẠCH
Thực hiện Chương trình xây dựng nông thôn mới 6 tháng cuối năm 2025 trên địa bàn tỉnh Sơn La

1. Năm 2025 có thêm 03 xã đạt chuẩn nông thôn mới: Mường Bú, Chiềng Sung, Tà Hộc.
2. Có 12 xã đạt từ 15 đến 18 tiêu chí; 40 xã đạt từ 10 đến 14 tiêu chí.
3. Nguồn lực: vốn ngân sách trung ương 96.300 triệu đồng; vốn huy động nhân dân 11.250 triệu đồng.

TM. ỦY BAN NHÂN DÂN
Quàng Văn Ước
"""
)


def _commune_sl(name: str, goal: str, money: str) -> str:
    return (
        f"""ỦY BAN NHÂN DÂN
XÃ {name.upper()}
Số: 19/KH-UBND
"""
        + _STATE
        + f"""{name}, ngày 03 tháng 9 năm 2025

KẾ HOẠCH
Xây dựng nông thôn mới năm 2025 trên địa bàn xã {name}, tỉnh Sơn La

I. Mục tiêu
{goal}
II. Vốn
{money}

TM. ỦY BAN NHÂN DÂN
Lường Thị Ón
"""
    )


COMMUNE_AND_PROVINCE = Related(
    {
        "tinh.txt": _PROVINCE_SL,
        "xa.txt": _commune_sl(
            "Chiềng Sung",
            "Hiện nay xã đạt 14/19 tiêu chí. Phấn đấu đến hết năm 2025 xã đạt 16/19 tiêu chí.",
            "Ngân sách trung ương 97.300 triệu đồng; nhân dân đóng góp 150 triệu đồng.",
        ),
    },
    errors=(("cascade_conflict", "Chiềng Sung", "16/19"), ("cascade_conflict", "97.300")),
)

COMMUNE_AND_PROVINCE_IN_STEP = Related(
    {
        "tinh.txt": _PROVINCE_SL,
        "xa.txt": _commune_sl(
            "Tà Hộc",
            "Năm 2025 xã hoàn thành 03 tiêu chí còn lại, đạt 19/19 tiêu chí và được công nhận đạt chuẩn nông thôn mới.",
            "Ngân sách trung ương 2.300 triệu đồng; nhân dân đóng góp 11.900 triệu đồng.",
        ),
        "xa-khac.txt": _commune_sl(
            "Mường Giôn",
            "Phấn đấu năm 2025 đạt 13/19 tiêu chí, tăng 02 tiêu chí.",
            "Ngân sách trung ương 1.100 triệu đồng.",
        ),
    }
)


def _district_qp_report(mean: str = "13,2") -> str:
    return (
        """ỦY BAN NHÂN DÂN
HUYỆN QUẾ PHONG
Số: 402/BC-UBND
"""
        + _STATE
        + f"""Quế Phong, ngày 15 tháng 12 năm 2023

BÁO CÁO
Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2023

Thực hiện chỉ đạo của UBND tỉnh Nghệ An, UBND huyện báo cáo như sau:
1. Đến nay toàn huyện có 05/12 xã đạt chuẩn nông thôn mới.
2. Bình quân tiêu chí toàn huyện đạt {mean} tiêu chí/xã.
3. Kết quả theo tiêu chí: tiêu chí số 10 (Thu nhập) có 4/12 xã đạt; tiêu chí số 11 (Nghèo đa chiều) có 6/12 xã đạt;
tiêu chí số 13 (Tổ chức sản xuất) có 8/12 xã đạt; tiêu chí số 19 (Quốc phòng và An ninh) có 12/12 xã đạt.

Vi Văn Mão
"""
    )


def _district_qp_plan(start: str, ten: str, thirteen: str) -> str:
    return (
        """ỦY BAN NHÂN DÂN
HUYỆN QUẾ PHONG
Số: 21/KH-UBND
"""
        + _STATE
        + f"""Quế Phong, ngày 18 tháng 01 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới huyện Quế Phong, tỉnh Nghệ An năm 2024

A. Thực trạng: {start}
B. Chỉ tiêu cụ thể năm 2024
- {ten}
- Tiêu chí số 11: nâng từ 6/12 xã lên 7/12 xã đạt.
- {thirteen}
- Tiêu chí số 19: giữ vững 12/12 xã đạt.

TM. ỦY BAN NHÂN DÂN
Vi Văn Mão
"""
    )


THIS_YEAR_AND_LAST = Related(
    {
        "bao-cao-2023.txt": _district_qp_report(),
        "ke-hoach-2024.txt": _district_qp_plan(
            "Hết năm 2023, huyện có 06/12 xã đạt chuẩn nông thôn mới; bình quân đạt 13,6 tiêu chí/xã.",
            "Tiêu chí số 10: năm 2023 có 5/12 xã đạt, năm 2024 có 6/12 xã đạt.",
            "Tiêu chí số 13: phấn đấu có 7/12 xã đạt.",
        ),
    },
    errors=(
        ("cascade_conflict", "Tiêu chí 10", "5/12"),
        ("cascade_conflict", "06/12"),
        ("cascade_conflict", "13,6"),
    ),
    warnings=(("target_tension", "Tiêu chí 13"),),
)

THIS_YEAR_AND_LAST_IN_STEP = Related(
    {
        "bao-cao-2023.txt": _district_qp_report(),
        "ke-hoach-2024.txt": _district_qp_plan(
            "Hết năm 2023, huyện có 05/12 xã đạt chuẩn nông thôn mới; bình quân đạt 13,2 tiêu chí/xã.",
            "Tiêu chí số 10: năm 2023 có 4/12 xã đạt, năm 2024 có 6/12 xã đạt.",
            "Tiêu chí số 13: thêm 02 xã, phấn đấu có 10/12 xã đạt.",
        ),
    }
)

_PLAN_VB = (
    """UBND HUYỆN VĂN BÀN
Số: 66/KH-UBND
"""
    + _STATE
    + """Văn Bàn, ngày 05 tháng 3 năm 2025

KẾ HOẠCH
Triển khai xây dựng nông thôn mới huyện Văn Bàn, tỉnh Lào Cai năm 2025

I. MỤC TIÊU
- Toàn huyện có 13/21 xã đạt chuẩn nông thôn mới.
- Bình quân toàn huyện đạt 16,4 tiêu chí/xã.
- Có 18/21 xã đạt tiêu chí số 3 (Thủy lợi); 15/21 xã đạt tiêu chí số 6 (Cơ sở vật chất văn hóa); 17/21 xã đạt tiêu chí
số 17 (Môi trường).
II. VỐN: Tổng nguồn vốn 96.500 triệu đồng, gồm ngân sách trung ương 71.000 triệu đồng, ngân sách huyện 25.500 triệu
đồng.
III. PHÂN CÔNG
- Phòng Giáo dục và Đào tạo chủ trì tiêu chí số 5, số 14.
- Phòng Tài nguyên và Môi trường chủ trì tiêu chí số 17.
- Phòng Nông nghiệp và PTNT chủ trì tiêu chí số 3, số 13.
- Phòng Văn hóa và Thông tin chủ trì tiêu chí số 6, số 8, số 16.

TM. ỦY BAN NHÂN DÂN
Nông Văn Sình
"""
)

PLAN_AND_AMENDMENT = Related(
    {
        "ke-hoach.txt": _PLAN_VB,
        "dieu-chinh.txt": """UBND HUYỆN VĂN BÀN
Số: 141/KH-UBND
"""
        + _STATE
        + """Văn Bàn, ngày 20 tháng 5 năm 2025

KẾ HOẠCH
Điều chỉnh một số chỉ tiêu xây dựng nông thôn mới huyện Văn Bàn, tỉnh Lào Cai năm 2025

Điều chỉnh Kế hoạch số 66/KH-UBND ngày 05/3/2025 của UBND huyện như sau:
1. Số xã đạt chuẩn nông thôn mới: toàn huyện có 12/21 xã đạt chuẩn nông thôn mới.
2. Tiêu chí số 17 (Môi trường): có 15/21 xã đạt.
3. Tiêu chí số 3 (Thủy lợi): có 18/21 xã đạt.
4. Tổng nguồn vốn 98.700 triệu đồng, gồm ngân sách trung ương 73.200 triệu đồng, ngân sách huyện 25.500 triệu đồng.

TM. ỦY BAN NHÂN DÂN
Nông Văn Sình
""",
    },
    warnings=(
        ("amended_target", "13", "12"),
        ("amended_target", "Tiêu chí 17", "15"),
        ("amended_target", "96.500", "98.700"),
        ("amended_target", "71.000", "73.200"),
    ),
)

REPORT_AND_PLAN = Related(
    {
        "ke-hoach.txt": _PLAN_VB,
        "bao-cao.txt": """UBND HUYỆN VĂN BÀN
Số: 233/BC-UBND
"""
        + _STATE
        + """Văn Bàn, ngày 20 tháng 6 năm 2025

BÁO CÁO
Kết quả xây dựng nông thôn mới huyện Văn Bàn, tỉnh Lào Cai năm 2025

- Đến nay có 13/21 xã đạt chuẩn nông thôn mới (Kế hoạch giao 13 xã).
- Tiêu chí bình quân đạt 15,9 tiêu chí/xã.
- Tiêu chí Thủy lợi (số 3) có 18/21 xã đạt; tiêu chí cơ sở vật chất văn hóa (số 6) có 14/21 xã đạt; tiêu chí môi trường
(số 17) có 19/21 xã đạt.

TM. ỦY BAN NHÂN DÂN
Nông Văn Sình
""",
    },
    warnings=(("target_missed", "Tiêu chí 6", "14"), ("target_missed", "15,9", "16,4")),
)


def _decision_vb(assigned: str) -> str:
    return (
        """ỦY BAN NHÂN DÂN
HUYỆN VĂN BÀN
Số: 512/QĐ-UBND
"""
        + _STATE
        + f"""Văn Bàn, ngày 10 tháng 02 năm 2025

QUYẾT ĐỊNH
Về việc phân công cơ quan phụ trách các tiêu chí nông thôn mới năm 2025 huyện Văn Bàn, tỉnh Lào Cai

Điều 1. Phân công các phòng, ban phụ trách tiêu chí như sau:
{assigned}
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

TM. ỦY BAN NHÂN DÂN
Nông Văn Sình
"""
    )


DECISION_AND_PLAN = Related(
    {
        "ke-hoach.txt": _PLAN_VB,
        "quyet-dinh.txt": _decision_vb(
            """1. Phòng Giáo dục và Đào tạo: chủ trì tiêu chí số 5, số 14.
2. Phòng Tài nguyên và Môi trường: chủ trì tiêu chí số 3, số 17.
3. Phòng Nông nghiệp và PTNT: chủ trì tiêu chí số 13.
4. Phòng Văn hóa và Thông tin: chủ trì tiêu chí số 6, số 8, số 16.
5. Phòng Y tế: chủ trì tiêu chí số 15."""
        ),
    },
    errors=(("assignment_conflict", "tiêu chí 3", "Phòng Nông nghiệp", "Phòng Tài nguyên"),),
)

DECISION_AND_PLAN_IN_STEP = Related(
    {
        "ke-hoach.txt": _PLAN_VB,
        "quyet-dinh.txt": _decision_vb(
            """1. Phòng GD&ĐT: chủ trì tiêu chí số 5, số 14.
2. Phòng Tài nguyên và Môi trường: chủ trì tiêu chí số 17; phối hợp tiêu chí số 3.
3. Phòng Nông nghiệp và Phát triển nông thôn: chủ trì tiêu chí số 3, số 13.
4. Phòng Văn hóa và Thông tin: chủ trì tiêu chí số 6, số 8, số 16.
5. Phòng Y tế: chủ trì tiêu chí số 15."""
        ),
    }
)

ALL = {name: value for name, value in sorted(globals().items()) if isinstance(value, Related)}
