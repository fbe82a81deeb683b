"""The places that the sample papers speak of, in both times, and papers in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Role, UnitKind
from ntm.core.territory import names
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.territory.models import Place, Unit, UnitVersion
from tests.usecases.access.places import person

BEGIN = date(2021, 1, 1)
REFORM = date(2025, 7, 1)
ON = date(2024, 6, 10)
AFTER = date(2025, 9, 10)
AT = datetime(2024, 6, 10, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def add_unit(name: str, kind: UnitKind, *above: Unit, start: date = BEGIN, end: date | None = None) -> Unit:
    """Add a unit with one version and its closure; `above` is its ancestors, nearest first."""
    unit = Unit.objects.create()
    span = open_span(start, end)
    UnitVersion.objects.create(
        unit=unit,
        level=kind.level.value,
        kind=kind.value,
        name=name,
        name_key=names.search_key(name),
        sort_key=vietnamese.sort_key(name),
        parent=above[0] if above else None,
        span=span,
    )
    for depth, ancestor in enumerate([unit, *above]):
        Place.objects.create(unit=unit, ancestor=ancestor, depth=depth, span=span)
    return unit


@dataclass(frozen=True)
class Country:
    """Two provinces, their districts until the reform, communes of both times, and an official for each level."""

    lai_chau: Unit
    phong_tho: Unit
    tam_duong: Unit
    nam_xe: Unit
    muong_khoa: Unit
    dien_bien: Unit
    tuan_giao: Unit
    province_officer: User
    district_officer: User
    commune_officer: User
    leader: User
    stranger: User


def make_country() -> Country:
    """Make the units and the people."""
    lai_chau = add_unit("Lai Châu", UnitKind.PROVINCE)
    phong_tho = add_unit("Phong Thổ", UnitKind.DISTRICT, lai_chau, end=REFORM)
    tam_duong = add_unit("Tam Đường", UnitKind.DISTRICT, lai_chau, end=REFORM)
    add_unit("Phong Thổ", UnitKind.TOWNSHIP, phong_tho, lai_chau, end=REFORM)
    nam_xe = add_unit("Nậm Xe", UnitKind.COMMUNE, phong_tho, lai_chau, end=REFORM)
    muong_khoa = add_unit("Mường Khoa", UnitKind.COMMUNE, lai_chau, start=REFORM)
    add_unit("Mường Khoa", UnitKind.COMMUNE, tam_duong, lai_chau, end=REFORM)
    dien_bien = add_unit("Điện Biên", UnitKind.PROVINCE)
    tuan_giao = add_unit("Tuần Giáo", UnitKind.DISTRICT, dien_bien, end=REFORM)
    return Country(
        lai_chau=lai_chau,
        phong_tho=phong_tho,
        tam_duong=tam_duong,
        nam_xe=nam_xe,
        muong_khoa=muong_khoa,
        dien_bien=dien_bien,
        tuan_giao=tuan_giao,
        province_officer=person(Role.PROVINCE_OFFICE, lai_chau, username="tinh"),
        district_officer=person(Role.DISTRICT_OFFICE, phong_tho, username="huyen"),
        commune_officer=person(Role.COMMUNE_OFFICER, nam_xe, username="xa"),
        leader=person(Role.LEADER, lai_chau, username="lanhdao"),
        stranger=person(Role.DISTRICT_OFFICE, tuan_giao, username="dienbien"),
    )


def district_plan(*, number: str = "15/KH-UBND", targets: str = "", tail: str = "") -> bytes:
    """Return a short plan of huyện Phong Thổ for 2024 whose capital does not add up."""
    head = f"Số: {number}" if number else "Số:     /KH-UBND"
    day = "Phong Thổ, ngày 15 tháng 4 năm 2024" if number else "Phong Thổ, ngày     tháng     năm 2024"
    targets = targets or "- Có 10/16 xã đạt tiêu chí số 2 về Giao thông.\n"
    return f"""ỦY BAN NHÂN DÂN
HUYỆN PHONG THỔ
{head}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{day}

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới
năm 2024 trên địa bàn huyện Phong Thổ, tỉnh Lai Châu

I. MỤC TIÊU
{targets}- Bình quân tiêu chí đạt 13,56 tiêu chí/xã.
- Thu nhập bình quân đầu người đạt từ 40 triệu đồng/người/năm trở lên.

II. NGUỒN VỐN
Tổng nguồn vốn thực hiện Chương trình năm 2024: 3.900 triệu đồng, gồm:
- Vốn ngân sách trung ương: 1.304 triệu đồng.
- Vốn ngân sách huyện: 40 triệu đồng.
- Vốn lồng ghép: 2.256 triệu đồng.
{tail}
""".encode()
