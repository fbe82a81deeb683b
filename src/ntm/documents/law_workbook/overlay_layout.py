"""The sheets and columns of the workbook of a province's decisions over a national set."""

from __future__ import annotations

from dataclasses import replace

from ntm.documents.law_workbook.layout import (
    CITATION,
    INSTRUMENTS,
    OPERATORS,
    OTHER,
    Column,
    Kind,
    SheetLayout,
)

PROVINCE_PART = SheetLayout(
    "Phần của tỉnh",
    (
        Column("Mã", "code", Kind.CODE, True, 50, "Mã bộ quốc gia, dấu @, tên tỉnh: commune-2021-2025@lai-chau"),
        Column("Trên bộ tiêu chí", "of", Kind.CODE, True, hint="Mã bộ quốc gia mà tỉnh quy định thêm"),
        Column("Tên gọi", "title", Kind.TEXT, True),
        Column("Mã tỉnh", "province", Kind.CODE, True),
        Column(
            "Các phân cấp viện dẫn",
            "delegations",
            Kind.CODES,
            True,
            hint="Mã các câu của bộ quốc gia cho phép tỉnh quy định, xem trang Hướng dẫn",
        ),
        Column("Ghi chú", "note", Kind.TEXT),
    ),
    upright=True,
    needed=True,
    hint="Phần của tỉnh nằm trên bộ quốc gia nào, theo những phân cấp nào.",
)
DECISIONS = SheetLayout(
    "Quyết định của tỉnh",
    (
        Column("Từ ngày", "from", Kind.DAY, True, 12),
        Column("Hết từ ngày", "until", Kind.DAY, width=12, hint="Để trống: đến quyết định sau, hoặc đến hết bộ"),
        Column("Ghi chú", "note", Kind.TEXT, width=40),
        *CITATION,
    ),
    needed=True,
    hint="Mỗi dòng một quyết định của tỉnh, theo ngày; quyết định sau ghi lại đủ các mức của mình.",
)
PROVINCE_LEVELS = SheetLayout(
    "Mức của tỉnh",
    (
        Column("Từ ngày", "from", Kind.DAY, True, 12, "Ngày của quyết định, như ở trang “Quyết định của tỉnh”"),
        Column("Chỉ tiêu", "indicator", Kind.CODE, True, 9, "Ví dụ 2.1"),
        Column("Nội dung (để xem)", "shown.name", Kind.SHOWN, width=44),
        Column("Trường hợp", "case", Kind.TEXT, width=24, hint="Chỉ khi bộ quốc gia chia trường hợp; ghi đúng tên"),
        Column("Mã số đo", "measure", Kind.CODE, True, 16),
        Column("Mức quốc gia (để xem)", "shown.country", Kind.SHOWN, width=34),
        Column("So sánh", "operator", Kind.CHOICE, True, 8, choices=OPERATORS),
        Column("Tỷ lệ so với", "share_of", Kind.CODE, width=14),
        Column("Phân cấp", "delegation", Kind.CODE, True, 12, "Mã câu phân cấp cho phép mức này"),
        Column("Năm", "year", Kind.INTEGER, width=7, hint="Chỉ khi mức khác nhau theo năm"),
        Column("Vùng", "area", Kind.CODE, width=12, hint="Để trống: mọi xã của tỉnh; hoặc mã vùng của bộ quốc gia"),
        Column("Giá trị", "value", Kind.NUMBER, True, 10, "Để trống: tỉnh không quy định, dòng này không dùng"),
        *CITATION,
    ),
    counts_by="value",
    hint="Mỗi dòng một mức. Dòng chưa ghi giá trị thì không dùng: chỉ tiêu đó vẫn như bộ quốc gia. "
    "Mức không được thấp hơn mức quốc gia.",
)

OVERLAY_SHEETS = (
    PROVINCE_PART,
    replace(INSTRUMENTS, hint="Các quyết định của tỉnh; văn bản đã có trong hệ thống không phải ghi lại."),
    DECISIONS,
    PROVINCE_LEVELS,
    OTHER,
)
