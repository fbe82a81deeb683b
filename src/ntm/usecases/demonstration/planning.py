"""The year's promises of the demonstration: what Phong Thổ's plan of 2024 lists by name.

Who registered what stands in section V of 133/KH-UBND, the six villages too. Simulated are the roadmap's lines and the
works for them, which say so; no paper of the demonstration states a cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID, uuid5

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.kernel.states import Level
from ntm.core.planning.plans import PlanRules
from ntm.core.territory.attributes import Attribute
from ntm.store.accounts.models import User
from ntm.store.planning.models import RoadmapLine
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.planning import (
    issuing,
    plan_views,
    registering,
    registration_queries,
    roadmaps,
    subordinates,
    works,
)
from ntm.usecases.planning.new_registrations import NewRegistration
from ntm.usecases.planning.registration_steps import Seen
from ntm.usecases.planning.roadmaps import NewLine
from ntm.usecases.planning.works import WorkLinks, WorkState, WorkTerms
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries as units

#: The day of 133/KH-UBND, on which its list was drawn up.
ISSUED = date(2024, 4, 15)
WORKING_DAY = date(2024, 6, 10)
_OURS = UUID("0b7d7f0e-54ab-4a59-8a33-0a5a1c9c2f24")

#: Section V of 133/KH-UBND: criterion or indicator, and the communes that registered it for 2024.
REGISTERED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "2": ("Bản Lang", "Hoang Thèn", "Mồ Sì San"),
        "6": ("Bản Lang", "Lản Nhì Thàng", "Nậm Xe", "Hoang Thèn"),
        "8": ("Dào San",),
        "9": ("Bản Lang", "Hoang Thèn", "Sin Suối Hồ", "Sì Lở Lầu", "Vàng Ma Chải", "Pa Vây Sử"),
        "12": ("Tung Qua Lìn",),
        "14": ("Lản Nhì Thàng", "Dào San"),
        "15": (
            "Nậm Xe",
            "Pa Vây Sử",
            "Tung Qua Lìn",
            "Sin Suối Hồ",
            "Mồ Sì San",
            "Sì Lở Lầu",
            "Vàng Ma Chải",
            "Mù Sang",
        ),
        "16": ("Dào San",),
        "18.2": ("Dào San",),
        "18.4": ("Pa Vây Sử", "Hoang Thèn", "Vàng Ma Chải", "Mù Sang"),
    }
)
VILLAGES: tuple[tuple[str, str], ...] = (
    ("Hoang Thèn", "Nậm Cáy"),
    ("Sin Suối Hồ", "Sin Suối Hồ"),
    ("Nậm Xe", "Huổi Hán"),
    ("Bản Lang", "Pho"),
    ("Bản Lang", "Má Nghé"),
    ("Lản Nhì Thàng", "Tô Y Phìn"),
)
#: Simulated lines of Nậm Xe's roadmap: item, quarter, cost in đồng, way.
_ROAD = (
    ("2.1", 4, 1_850_000_000, "Cứng hóa đoạn đường trục xã còn lại"),
    ("6.2", 3, 420_000_000, "Sửa nhà văn hóa hai bản"),
    ("15.1", 3, 0, "Vận động từng hộ tham gia bảo hiểm y tế"),
    ("17.1", None, None, "Khảo sát nguồn nước sinh hoạt"),
)


def set_up_planning(*, at: datetime) -> None:
    """Register what the papers list, under the plans that were read from them; a second run adds nothing.

    Without an official plan of Phong Thổ for 2024, because its paper was read otherwise, nothing is registered.
    """
    district = units.find_unit("109", Level.DISTRICT, ISSUED)
    try:
        plan = plan_views.plan_in_force(district.id, year=2024, on=WORKING_DAY)
    except plan_views.NoPlanInForce:
        return
    by = User.objects.get(username="vpdp-huyen")
    _rule(plan, by=by, at=at)
    communes = {unit.name: unit.id for unit in units.children(district.id, ISSUED)}
    _register_phong_tho(communes, by=by, at=at)
    rows = registration_queries.registrations(list(communes.values()), year=2024, on=WORKING_DAY)
    open_rows = [Seen(row.id, row.number) for row in rows if row.state.value == "registered"]
    if open_rows:
        registering.consolidate(seen=open_rows, plan_id=plan.id, client_id=_id("consolidate"), by=by, on=ISSUED, at=at)
        registering.approve(
            seen=[Seen(one.registration_id, one.number + 1) for one in open_rows],
            plan_id=plan.id,
            approver="UBND huyện Phong Thổ",
            client_id=_id("approve"),
            by=by,
            on=ISSUED,
            at=at,
        )
    _expect(plan, communes, by=by, at=at)
    _road(communes["Nậm Xe"], at=at)
    _works(communes["Nậm Xe"], plan_id=plan.id, at=at)


def _id(name: str) -> UUID:
    return uuid5(_OURS, name)


def _rule(plan: plan_views.PlanView, *, by: User, at: datetime) -> None:
    """State what 133/KH-UBND says of villages, and that it stands under the province's plan of the year."""
    wanted = PlanRules(villages_of=Attribute.SPECIALLY_DISADVANTAGED.value)
    if plan.plan.revision > 1:
        return
    issuing.set_rules(plan_id=plan.id, wanted=wanted, revision=1, by=by, on=ISSUED, at=at)
    province = units.ancestors(plan.plan.unit_id, ISSUED)[0]
    above = plan_views.best_known(plan_views.plans_of(province.id, year=2024, on=WORKING_DAY), year=2024)
    if above is not None:
        issuing.link_parent(plan_id=plan.id, parent_id=above.id, revision=2, by=by, on=ISSUED, at=at)


def _register_phong_tho(communes: Mapping[str, int], *, by: User, at: datetime) -> None:
    standard = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code="12", on=ISSUED).base_code
    try:
        village_set = criteria.criteria_set_in_force(level=Level.VILLAGE, province_code="12", on=ISSUED).base_code
    except NoSetInForce:
        village_set = ""
    for name, unit_id in sorted(communes.items(), key=lambda pair: pair[1]):
        wanted = [NewRegistration(set_code=standard, item=item) for item, named in REGISTERED.items() if name in named]
        if village_set:
            wanted += [
                NewRegistration(set_code=village_set, village_id=_village(unit_id, village, at=at))
                for commune, village in VILLAGES
                if commune == name
            ]
        if wanted:
            registering.register(
                unit_id=unit_id, year=2024, wanted=wanted, client_id=_id(f"2024:{unit_id}"), by=by, on=ISSUED, at=at
            )


def _village(commune_id: int, name: str, *, at: datetime) -> int:
    for village in units.villages_in(commune_id, ISSUED):
        if village.name == name:
            return village.id
    return territory.add_village(commune_id=commune_id, name=name, local_term="bản", on=ISSUED, by=None, at=at)


def _expect(plan: plan_views.PlanView, communes: Mapping[str, int], *, by: User, at: datetime) -> None:
    if subordinates.subordinates(plan.id, on=WORKING_DAY):
        return
    there = [unit.id for unit in units.children(plan.plan.unit_id, ISSUED) if unit.is_counted]
    named = [one.id for one in agencies.agencies_at(plan.plan.unit_id, on=WORKING_DAY)]
    subordinates.expect(plan_id=plan.id, unit_ids=there, agency_ids=named, due_on=None, by=by, on=WORKING_DAY, at=at)


def _road(commune_id: int, *, at: datetime) -> None:
    if RoadmapLine.objects.filter(unit_id=commune_id).exists():
        return
    by = User.objects.get(username="canbo-xa")
    set_ = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code="12", on=WORKING_DAY)
    known = {indicator.id for indicator in set_.indicators}
    for item, quarter, cost, way in _ROAD:
        if item in known:
            roadmaps.write_line(
                unit_id=commune_id,
                set_code=set_.code,
                item=item,
                line=NewLine(due_year=2024, due_quarter=quarter, cost=cost, solution=f"{way} (mô phỏng)"),
                seen=0,
                client_id=_id(f"road:{commune_id}:{item}"),
                by=by,
                on=WORKING_DAY,
                at=at,
            )


def _works(commune_id: int, *, plan_id: int, at: datetime) -> None:
    """Enter a work for each of two lines of the roadmap, each marked as invented."""
    if works.works_of([commune_id], on=WORKING_DAY):
        return
    by = User.objects.get(username="canbo-xa")
    set_ = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code="12", on=WORKING_DAY)
    for terms in (
        WorkTerms(
            title="Cứng hóa đoạn đường trục xã còn lại (mô phỏng)",
            item="2.1",
            due_year=2024,
            due_quarter=4,
            quantity=Decimal("1.2"),
            unit_word="km",
            cost=1_850_000_000,
            source="Ngân sách trung ương (mô phỏng)",
            state=WorkState.UNDER_WAY,
        ),
        WorkTerms(
            title="Sửa nhà văn hóa hai bản (mô phỏng)",
            item="6.2",
            due_year=2024,
            due_quarter=3,
            quantity=Decimal(2),
            unit_word="nhà",
            cost=420_000_000,
            source="",
        ),
    ):
        works.add_work(
            unit_id=commune_id,
            terms=terms,
            links=WorkLinks(set_code=set_.code, plan_id=plan_id),
            client_id=_id(f"work:{commune_id}:{terms.item}"),
            by=by,
            on=WORKING_DAY,
            at=at,
        )
