"""A small country for tests of access: two provinces, districts until 1 July 2025, communes, a village."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ntm.core.kernel.states import Role, UnitKind
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.territory.models import Lineage, Place, Unit, UnitVersion

BEGIN = date(2021, 1, 1)
REFORM = date(2025, 7, 1)
BEFORE = date(2024, 6, 10)
AFTER = date(2025, 9, 10)
AT = datetime(2024, 6, 10, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def add_unit(name: str, kind: UnitKind, above: list[Unit], start: date, end: date | None) -> Unit:
    """Add a unit with one version and its closure; `above` is its ancestors, nearest first."""
    unit = Unit.objects.create()
    span = open_span(start, end)
    UnitVersion.objects.create(
        unit=unit,
        level=kind.level.value,
        kind=kind.value,
        name=name,
        name_key=name.lower(),
        sort_key=name,
        parent=above[0] if above else None,
        span=span,
    )
    for depth, ancestor in enumerate([unit, *above]):
        Place.objects.create(unit=unit, ancestor=ancestor, depth=depth, span=span)
    return unit


@dataclass(frozen=True)
class Country:
    """Lai Châu with Phong Thổ and Tam Đường, a merged commune after the reform, and another province."""

    province: Unit
    district: Unit
    other_district: Unit
    commune: Unit
    neighbour: Unit
    village: Unit
    new_commune: Unit
    other_province: Unit
    other_commune: Unit


def make_country() -> Country:
    """Make the units."""
    province = add_unit("Lai Châu", UnitKind.PROVINCE, [], BEGIN, None)
    district = add_unit("Phong Thổ", UnitKind.DISTRICT, [province], BEGIN, REFORM)
    other_district = add_unit("Tam Đường", UnitKind.DISTRICT, [province], BEGIN, REFORM)
    commune = add_unit("Nậm Xe", UnitKind.COMMUNE, [district, province], BEGIN, REFORM)
    neighbour = add_unit("Thèn Sin", UnitKind.COMMUNE, [other_district, province], BEGIN, REFORM)
    village = add_unit("Mấn", UnitKind.VILLAGE, [commune, district, province], BEGIN, REFORM)
    new_commune = add_unit("Sin Suối Hồ", UnitKind.COMMUNE, [province], REFORM, None)
    Lineage.objects.create(old=commune, new=new_commune, on_day=REFORM, whole=True, share=1)
    other_province = add_unit("Điện Biên", UnitKind.PROVINCE, [], BEGIN, None)
    other_commune = add_unit("Quài Tở", UnitKind.COMMUNE, [other_province], BEGIN, None)
    return Country(
        province=province,
        district=district,
        other_district=other_district,
        commune=commune,
        neighbour=neighbour,
        village=village,
        new_commune=new_commune,
        other_province=other_province,
        other_commune=other_commune,
    )


def person(
    role: Role,
    unit: Unit,
    *,
    start: date = BEGIN,
    end: date | None = None,
    criteria: tuple[str, ...] = (),
    username: str = "",
) -> User:
    """Make a person with one grant."""
    user = User.objects.create(username=username or f"{role.value}-{unit.pk}", full_name=role.label)
    Grant.objects.create(user=user, role=role.value, unit=unit, span=open_span(start, end), criteria=list(criteria))
    return user
