"""A third round of related papers, as `paired_papers`: half of them in step, to see that nothing is told of them.

At first reading 8 of the 10 contradictions planted here were found; the others lay in facts that were not read (a
capital without its source, a criterion taken for the one before it: that one is left out). Nothing false was told.
"""

from __future__ import annotations

from tests.core.reading.findings.paired_papers import Related


def _paper(head, num, place_day, kind, title, body, sign="CHỦ TỊCH\nNguyễn Văn Thử"):
    return (
        f"{head}\nSố: {num}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{place_day}"
        f"\n\n{kind}\n{title}\n\n{body}\n\nTM. ỦY BAN NHÂN DÂN\n{sign}\n"
    )


_PROVINCE_TH = _paper(
    "ỦY BAN NHÂN DÂN\nTỈNH THANH HÓA",
    "18/KH-UBND",
    "Thanh Hóa, ngày 19 tháng 01 năm 2024",
    "KẾ HOẠCH",
    "Triển khai thực hiện Chương trình MTQG xây dựng nông thôn mới tỉnh Thanh Hóa năm 2024",
    """1. Mục tiêu đến 31/12/2024: có thêm 01 huyện, 15 xã, 60 thôn bản đạt chuẩn nông thôn mới; 28 xã đạt chuẩn
nông thôn mới nâng cao; 10 xã đạt chuẩn nông thôn mới kiểu mẫu. Lũy kế toàn tỉnh có 380/465 xã đạt chuẩn NTM; bình
quân đạt 17,9 tiêu chí/xã.
2. Tiêu chí số 13 có 430/465 xã đạt; tiêu chí số 17 có 391/465 xã đạt; tiêu chí số 19 có 465/465 xã đạt.
3. Dự kiến vốn ngân sách Trung ương năm 2024: 215,6 tỷ đồng (vốn đầu tư phát triển 160 tỷ đồng, vốn sự nghiệp
55,6 tỷ đồng).""",
)


def _plan_qs(body, n="42/KH-UBND", y=2024):
    return _paper(
        "ỦY BAN NHÂN DÂN\nHUYỆN QUAN SƠN",
        n,
        f"Quan Sơn, ngày 28 tháng 02 năm {y}",
        "KẾ HOẠCH",
        f"Xây dựng nông thôn mới huyện Quan Sơn, tỉnh Thanh Hóa năm {y}",
        body,
    )


MOUNTAIN_DISTRICT_IN_STEP = Related(
    {
        "tinh": _PROVINCE_TH,
        "huyen": _plan_qs("""1. Mục tiêu: xây dựng thành công 01 xã và 05 bản đạt chuẩn nông thôn mới; giữ vững 04
xã đã đạt chuẩn. Bình quân toàn huyện đạt 14,2 tiêu chí/xã.
2. Tiêu chí số 13: 9/11 xã; tiêu chí số 17: 5/11 xã; tiêu chí số 19: duy trì 11/11 xã.
3. Vốn giai đoạn 2021-2025: ngân sách Trung ương 312.500 triệu đồng. Riêng năm 2024: ngân sách Trung ương
41.200 triệu đồng, gồm vốn đầu tư phát triển 33.000 triệu đồng, vốn sự nghiệp 8.200 triệu đồng."""),
    }
)
MOUNTAIN_DISTRICT = Related(
    {
        "tinh": _PROVINCE_TH,
        "huyen": _plan_qs("""1. Mục tiêu: xây dựng thành công 01 xã và 05 bản đạt chuẩn nông thôn mới; giữ vững 04
xã đã đạt chuẩn.
2. Tiêu chí số 13: 9/11 xã; tiêu chí số 17: 5/11 xã; tiêu chí số 19: có 10/11 xã đạt chuẩn.
3. Vốn năm 2024: ngân sách Trung ương 241.200 triệu đồng, gồm vốn đầu tư phát triển 133.000 triệu đồng, vốn
sự nghiệp 108.200 triệu đồng."""),
    },
    errors=(("cascade_conflict", "241.200"), ("cascade_conflict", "108.200")),
)


def _report_qs(day, body, title="Kết quả thực hiện Chương trình xây dựng nông thôn mới năm 2023"):
    return _paper(
        "ỦY BAN NHÂN DÂN\nHUYỆN QUAN SƠN",
        "377/BC-UBND",
        f"Quan Sơn, ngày {day} năm 2023",
        "BÁO CÁO",
        title + " huyện Quan Sơn, tỉnh Thanh Hóa",
        body,
    )


_NEXT = _plan_qs("""I. Kết quả năm 2023: toàn huyện có 04/11 xã đạt chuẩn nông thôn mới, 32 bản đạt chuẩn nông
thôn mới; bình quân 13,6 tiêu chí/xã.
II. Chỉ tiêu năm 2024
1. Thêm 01 xã đạt chuẩn, lũy kế 05/11 xã đạt chuẩn nông thôn mới.
2. Tiêu chí số 13: năm 2023 đạt 8/11 xã, năm 2024 phấn đấu 9/11 xã.
3. Tiêu chí số 10: duy trì 5/11 xã.""")
PLAN_AFTER_REPORT_IN_STEP = Related(
    {
        "bc": _report_qs(
            "20 tháng 12",
            "1. Toàn huyện có 04/11 xã, 32 bản đạt chuẩn nông thôn mới. Bình quân tiêu chí đạt 13,6 tiêu "
            "chí/xã.\n2. Tiêu chí số 13 có 8/11 xã đạt; tiêu chí số 10 có 5/11 xã đạt.",
        ),
        "kh": _NEXT,
    }
)
PLAN_AFTER_REPORT = Related(
    {
        "bc": _report_qs(
            "20 tháng 12",
            "1. Toàn huyện có 04/11 xã, 30 bản đạt chuẩn nông thôn mới. Bình quân tiêu chí đạt 13,2 tiêu "
            "chí/xã.\n2. Tiêu chí số 13 có 7/11 xã đạt; tiêu chí số 10 có 4/11 xã đạt.",
        ),
        "kh": _NEXT,
    },
    errors=(
        ("cascade_conflict", "bản", "32"),
        ("cascade_conflict", "13,6"),
        ("cascade_conflict", "Tiêu chí 13"),
        ("verb_vs_baseline", "Tiêu chí 10"),
    ),
)
PLAN_AFTER_HALF_A_YEAR = Related(
    {
        "bc": _report_qs(
            "10 tháng 7",
            "1. Toàn huyện có 03/11 xã đạt chuẩn nông thôn mới.\n2. Tiêu chí số 13 có 7/11 xã đạt.",
            "Tình hình thực hiện Chương trình xây dựng nông thôn mới 6 tháng đầu năm 2023",
        ),
        "kh": _NEXT,
    },
    warnings=(("cascade_conflict", "Tiêu chí 13"), ("cascade_conflict", "chuẩn")),
)
AFTER_A_MERGER = Related(
    {
        "bc": _report_qs(
            "20 tháng 12",
            "1. Toàn huyện có 04/13 xã đạt chuẩn nông thôn mới.\n2. Tiêu chí số 13 có 10/13 xã đạt; tiêu chí số "
            "10 có 5/13 xã đạt.",
        ),
        "kh": _NEXT,
    },
    warnings=(("cross_document_denominator", "13"),),
)
_PLAN_BEFORE = _plan_qs(
    "Tiêu chí số 13: 9/11 xã. Tiêu chí số 10: 6/11 xã. Có 05/11 xã đạt chuẩn nông thôn mới.", n="11/KH-UBND", y=2023
)
PROMISE_AND_RESULT = Related({"kh23": _PLAN_BEFORE, "kh24": _NEXT})
_DECISION_QS = _paper(
    "ỦY BAN NHÂN DÂN\nHUYỆN QUAN SƠN",
    "655/QĐ-UBND",
    "Quan Sơn, ngày 12 tháng 02 năm 2024",
    "QUYẾT ĐỊNH",
    "Về việc phân công các phòng, ban, đơn vị phụ trách, hướng dẫn thực hiện các tiêu chí nông thôn mới "
    "huyện Quan Sơn, tỉnh Thanh Hóa năm 2024",
    """Điều 1. Phân công như sau:
1. Phòng Kinh tế và Hạ tầng: phụ trách tiêu chí 1, 2, 4, 7, 9.
2. Phòng Nông nghiệp và PTNT: phụ trách tiêu chí 3, 10, 13, 17.
3. Phòng Giáo dục và Đào tạo: phụ trách tiêu chí 5, 14.
4. Công an huyện, Ban CHQS huyện: phụ trách tiêu chí 19.
Điều 2. Quyết định này có hiệu lực từ ngày ký.""",
)


def _assigning_plan(a):
    return _plan_qs("I. Chỉ tiêu: Tiêu chí số 13: 9/11 xã.\nII. Tổ chức thực hiện\n" + a)


ASSIGNED_IN_STEP = Related(
    {
        "qd": _DECISION_QS,
        "kh": _assigning_plan(
            "1. Phòng Nông nghiệp và Phát triển nông thôn: cơ quan thường trực, phụ trách các tiêu chí số 3, 10, "
            "13, 17.\n2. Phòng Tài nguyên và Môi trường: phối hợp thực hiện tiêu chí số 17.\n"
            "3. Phòng GD&ĐT: phụ trách tiêu chí số 5, số 14.\n4. Ban Chỉ huy Quân sự huyện, Công an huyện: phụ "
            "trách tiêu chí số 19."
        ),
    }
)
ASSIGNED_OTHERWISE = Related(
    {
        "qd": _DECISION_QS,
        "kh": _assigning_plan(
            "1. Phòng Nông nghiệp và Phát triển nông thôn: phụ trách các tiêu chí số 3, 10, 13.\n"
            "2. Phòng Kinh tế và Hạ tầng: phụ trách tiêu chí số 2, số 17.\n"
            "3. Phòng GD&ĐT: phụ trách tiêu chí số 5, số 14."
        ),
    },
    errors=(("assignment_conflict", "Tiêu chí 17"),),
)
RENAMED_AGENCIES = Related(
    {
        "qd": _DECISION_QS,
        "kh": _assigning_plan(
            "1. Phòng Nông nghiệp và Môi trường: phụ trách các tiêu chí số 3, 10, 13, 17.\n"
            "2. Phòng Kinh tế: phụ trách tiêu chí số 2."
        ),
    },
    warnings=(("assignment_conflict", "Tiêu chí 3, 10, 13, 17"),),
)

ALL = {name: value for name, value in sorted(globals().items()) if isinstance(value, Related)}
