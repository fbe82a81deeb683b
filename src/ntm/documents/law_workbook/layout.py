"""The sheets and columns of a criteria set's workbook, in the words of the office that fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

#: The version of this layout; a workbook of another one is refused.
VERSION = 1
#: The sheet that tells people how to fill in the others; its first row holds the version.
GUIDE = "Hướng dẫn"
VERSION_WORDS = "Phiên bản mẫu"


class Kind(StrEnum):
    """What a column takes."""

    TEXT = "text"
    CODE = "code"  # a text even where it looks like a number: 2.10 is not 2.1
    NUMBER = "number"
    INTEGER = "integer"
    DAY = "day"
    TRUTH = "truth"
    CHOICE = "choice"
    CODES = "codes"  # codes parted by semicolons or commas
    LIST = "list"  # texts parted by upright bars, since a text may hold any other mark
    JSON = "json"
    SHOWN = "shown"  # written for people to read, and not read back


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the key of the law file that it fills, and what it takes."""

    heading: str
    key: str
    kind: Kind = Kind.TEXT
    required: bool = False
    width: int = 16
    hint: str = ""
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet; `upright` ones hold one record, a heading a row, the others one record a row."""

    name: str
    columns: tuple[Column, ...]
    upright: bool = False
    #: Whether a set must have a record here.
    needed: bool = False
    hint: str = ""
    #: The key without which a row says nothing yet: rows prepared for people to fill in are left out.
    counts_by: str = ""

    def column(self, key: str) -> Column:
        """Return the column that fills a key."""
        return next(one for one in self.columns if one.key == key)

    def letter(self, key: str) -> str:
        """Return the letter of the column that fills a key."""
        return chr(ord("A") + [one.key for one in self.columns].index(key))


def _choices(*pairs: tuple[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(pairs))


LEVELS = _choices(
    ("xã", "commune"), ("thôn, bản", "village"), ("huyện", "district"), ("tỉnh", "province"), ("cả nước", "central")
)
TIERS = _choices(("đạt chuẩn", "standard"), ("nâng cao", "advanced"), ("kiểu mẫu", "exemplary"))
VERIFICATIONS = _choices(("chưa đối chiếu", "unverified"), ("đã đối chiếu", "verified"))
KINDS = _choices(
    ("tỷ lệ %", "percent"),
    ("đạt/chưa đạt", "boolean"),
    ("số đếm", "count"),
    ("mức độ", "level"),
    ("số lượng", "amount"),
)
WHOLES = _choices(("hộ", "households"), ("người", "people"), ("thôn, bản", "villages"))
#: "đạt" stands for measures that take đạt/chưa đạt and have no number to reach.
OPERATORS = _choices(("≥", ">="), (">", ">"), ("≤", "<="), ("<", "<"), ("đạt", "is_true"))
SUPPLIERS = _choices(
    ("UBND xã", "commune"), ("cơ quan chuyên môn", "agency"), ("cơ quan thống kê", "statistics_office")
)
MEANS = _choices(("cần ít nguồn lực", "cheap"), ("cần kinh phí", "needs_money"))
YES = "có"
#: In the column of areas: a value of the whole country, shown and never used for a unit.
NATIONAL = "cả nước"

#: Where a value stands, and whether anybody checked it.
CITATION = (
    Column("Văn bản", "citation.instrument", Kind.CODE, True, 18, "Ký hiệu như ở trang “Văn bản”, ví dụ 318/QĐ-TTg"),
    Column("Chỗ trong văn bản", "citation.place", Kind.TEXT, True, 26, "Phụ lục, mục, điều khoản"),
    Column("Đối chiếu", "citation.verification", Kind.CHOICE, True, 15, choices=VERIFICATIONS),
    Column("Ngày đối chiếu", "citation.last_checked_on", Kind.DAY, width=13),
    Column("Người đối chiếu", "citation.checked_by", Kind.TEXT, width=18),
    Column("Trang", "citation.page", Kind.CODE, width=8),
    Column("Ghi chú nguồn", "citation.note", Kind.TEXT, width=30),
)
_INDICATOR = Column("Chỉ tiêu", "indicator", Kind.CODE, True, 9, "Ví dụ 2.1")
_FROM = Column("Từ ngày", "from", Kind.DAY, True, 12)

SET = SheetLayout(
    "Bộ tiêu chí",
    (
        Column("Mã bộ tiêu chí", "code", Kind.CODE, True, 50, "Chữ thường không dấu, số, gạch nối: village-lai-chau"),
        Column("Tên bộ tiêu chí", "title", Kind.TEXT, True),
        Column("Cấp", "level", Kind.CHOICE, True, choices=LEVELS),
        Column("Bậc", "tier", Kind.CHOICE, True, choices=TIERS),
        Column("Mã tỉnh", "province", Kind.CODE, hint="Để trống nếu áp dụng cả nước"),
        Column("Hiệu lực từ ngày", "in_force.from", Kind.DAY, True),
        Column("Hết hiệu lực từ ngày", "in_force.until", Kind.DAY, hint="Ngày đầu tiên không còn hiệu lực"),
        Column("Số tiêu chí", "counts.criteria", Kind.INTEGER, True, hint="Đếm trong văn bản, để phát hiện dòng sót"),
        Column("Số chỉ tiêu", "counts.indicators", Kind.INTEGER, True, hint="0 nếu chưa biết chỉ tiêu nào"),
        Column("Chỉ biết một phần", "only_partly_known", Kind.TRUTH),
        Column("Ghi chú", "note", Kind.TEXT),
        *CITATION,
    ),
    upright=True,
    needed=True,
    hint="Cả bộ: mã, tên, cấp, ngày có hiệu lực, văn bản ban hành.",
)
INSTRUMENTS = SheetLayout(
    "Văn bản",
    (
        Column("Ký hiệu", "key", Kind.CODE, True, 24, "Quyết định của tỉnh ghi kèm tên tỉnh: 43/QĐ-UBND (Lai Châu)"),
        Column("Tên văn bản", "title", Kind.TEXT, True, 60),
        Column("Nơi ban hành", "issuer", Kind.TEXT, True, 24),
        Column("Ngày ban hành", "issued_on", Kind.DAY, width=13),
        Column("Có hiệu lực từ", "in_force_from", Kind.DAY, width=13),
        Column("Sửa đổi", "amends", Kind.CODES, width=20),
        Column("Thay thế", "replaces", Kind.CODES, width=20),
        Column("Đối chiếu", "verification", Kind.CHOICE, True, 15, choices=VERIFICATIONS),
        Column("Ngày đối chiếu", "last_checked_on", Kind.DAY, width=13),
        Column("Ghi chú", "note", Kind.TEXT, width=40),
    ),
    hint="Các văn bản được viện dẫn; văn bản đã có trong hệ thống không phải ghi lại.",
)
AREAS = SheetLayout(
    "Vùng, nhóm xã",
    (Column("Mã vùng", "code", Kind.CODE, True, 14), Column("Tên vùng, nhóm xã", "title", Kind.TEXT, True, 60)),
    hint="Các cột của bảng mức: vùng của giai đoạn 2021–2025, nhóm xã của giai đoạn 2026–2030.",
)
BANDS = SheetLayout(
    "Nhóm số tiêu chí",
    (
        Column("Mã nhóm", "code", Kind.CODE, True, 10),
        Column("Tên nhóm", "title", Kind.TEXT, True, 40),
        Column("Từ", "at_least", Kind.INTEGER, True, 8),
        Column("Đến", "at_most", Kind.INTEGER, True, 8),
    ),
    hint="Nhóm xã theo số tiêu chí đạt, ví dụ 15–18.",
)
CATEGORIES = SheetLayout(
    "Loại xã",
    (Column("Mã loại", "code", Kind.CODE, True, 28), Column("Tên loại", "title", Kind.TEXT, True, 70)),
    hint="Loại xã mà bộ tiêu chí có quy định riêng.",
)
RULES = SheetLayout(
    "Áp dụng mức vùng",
    (
        Column("Quy định", "title", Kind.TEXT, True, 60),
        Column("Loại xã", "categories", Kind.CODES, True, 30, "Mã ở trang “Loại xã”, cách nhau bằng dấu chấm phẩy"),
        Column("Áp dụng mức của vùng", "area", Kind.CODE, True, 14),
        *CITATION,
    ),
    hint="Loại xã nào áp dụng mức của vùng khác.",
)
CRITERIA = SheetLayout(
    "Tiêu chí",
    (
        Column("Tiêu chí số", "number", Kind.INTEGER, True, 10),
        Column("Tên tiêu chí", "name", Kind.TEXT, True, 44),
        Column("Tên ngắn", "short_name", Kind.TEXT, width=22),
        Column("Nhóm", "group", Kind.TEXT, width=28),
        Column("Đánh giá cả tiêu chí", "judged_whole", Kind.TRUTH, width=12, hint="“có” khi chưa biết các chỉ tiêu"),
        *CITATION,
    ),
    hint="Mỗi dòng một tiêu chí.",
)
INDICATORS = SheetLayout(
    "Chỉ tiêu",
    (
        _INDICATOR,
        _FROM,
        Column("Hết từ ngày", "until", Kind.DAY, width=12),
        Column("Nội dung chỉ tiêu", "name", Kind.TEXT, True, 60),
        Column("Tỉnh quy định", "province_decides", Kind.TRUTH, width=10),
        Column("Chỉ khi có", "conditional", Kind.TEXT, width=24, hint="Lời văn “nếu có”"),
        Column("Ghi chú", "note", Kind.TEXT, width=30),
        *CITATION,
    ),
    hint="Mỗi dòng một chỉ tiêu từ một ngày; chỉ tiêu được sửa giữa kỳ có thêm dòng từ ngày sửa.",
)
MEASURES = SheetLayout(
    "Số đo",
    (
        _INDICATOR,
        _FROM,
        Column("Mã số đo", "code", Kind.CODE, True, 16, "Bằng mã chỉ tiêu, hoặc mã chỉ tiêu:phần, ví dụ 15.1:male"),
        Column("Tên số đo", "label", Kind.TEXT, True, 44),
        Column("Loại số", "kind", Kind.CHOICE, True, 14, choices=KINDS),
        Column("Đơn vị", "unit", Kind.TEXT, width=16),
        Column("Là một phần của", "whole", Kind.CODE, width=16),
        Column("Tỷ lệ của số", "share_in", Kind.CHOICE, width=12, choices=WHOLES),
    ),
    hint="Con số mà xã, bản báo cáo cho mỗi chỉ tiêu.",
)
CASES = SheetLayout(
    "Trường hợp",
    (
        _INDICATOR,
        _FROM,
        Column("Trường hợp", "title", Kind.TEXT, True, 40),
        Column("Vùng", "areas", Kind.CODES, width=24),
        Column("Khi số đo", "measure", Kind.CODE, width=16),
        Column("So sánh", "operator", Kind.CHOICE, width=8, choices=OPERATORS),
        Column("Giá trị", "value", Kind.NUMBER, width=10),
    ),
    hint="Chỉ khi chỉ tiêu có yêu cầu khác nhau theo vùng hoặc điều kiện; nhiều điều kiện thì nhiều dòng cùng tên.",
)
LEVELS_ASKED = SheetLayout(
    "Mức",
    (
        _INDICATOR,
        _FROM,
        Column("Trường hợp", "case", Kind.TEXT, width=24, hint="Để trống khi chỉ tiêu không chia trường hợp"),
        Column("Mã số đo", "measure", Kind.CODE, True, 16),
        Column("So sánh", "operator", Kind.CHOICE, True, 8, choices=OPERATORS),
        Column("Tỷ lệ so với", "share_of", Kind.CODE, width=16),
        Column("Năm", "year", Kind.INTEGER, width=7, hint="Chỉ khi mức khác nhau theo năm"),
        Column("Vùng", "area", Kind.CODE, width=12, hint="Để trống: mọi nơi; “cả nước”: mức chung để tham khảo"),
        Column("Giá trị", "value", Kind.NUMBER, width=10),
        Column("Chưa biết vì", "not_known", Kind.TEXT, width=30, hint="Ghi lý do thay cho giá trị; không đoán"),
        *CITATION,
    ),
    hint="Mỗi dòng một giá trị, có căn cứ riêng.",
)
SUPPLY = SheetLayout(
    "Nguồn số liệu",
    (
        Column("Tiêu chí, chỉ tiêu", "item", Kind.CODE, True, 12),
        Column("Ai cung cấp", "supplier", Kind.CHOICE, True, 20, choices=SUPPLIERS),
        Column("Cơ quan", "agency", Kind.TEXT, width=30),
        Column("Minh chứng", "evidence", Kind.LIST, width=50, hint="Cách nhau bằng dấu |"),
        Column("Nguồn lực", "means", Kind.CHOICE, True, 16, choices=MEANS),
        Column("Căn cứ", "basis", Kind.TEXT, True, 40),
    ),
    hint="Ai cung cấp số liệu, minh chứng nào, có cần kinh phí không.",
)
OTHER = SheetLayout(
    "Thông tin khác",
    (
        Column("Thuộc", "place", Kind.CODE, True, 40),
        Column("Khóa", "key", Kind.CODE, True, 24),
        Column("Nội dung", "content", Kind.JSON, True, 80),
    ),
    hint="Phần của tệp luật không có cột riêng; giữ nguyên khi tải về và nộp lại.",
)

SHEETS = (
    SET,
    INSTRUMENTS,
    AREAS,
    BANDS,
    CATEGORIES,
    RULES,
    CRITERIA,
    INDICATORS,
    MEASURES,
    CASES,
    LEVELS_ASKED,
    SUPPLY,
    OTHER,
)


def name_of_choice(choices: Mapping[str, str], value: str) -> str:
    """Return the words that stand for a value of the law file."""
    return next((words for words, known in choices.items() if known == value), value)
