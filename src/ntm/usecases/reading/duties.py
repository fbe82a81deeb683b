"""Makes assignments of what papers say: proposals resolved to agencies, places and sets, which an office confirms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from ntm.core.assignments.responsibilities import Part
from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.reading import duties as core
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Assignment, VillageSet
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import Paper, PaperFact
from ntm.usecases.assignments import assigning, village_sets
from ntm.usecases.assignments.assigning import NewAssignment
from ntm.usecases.assignments.queries import AgencyView
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reading import reviewing
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.reading.place_names import PaperNames
from ntm.usecases.reading.reviewing import CONFIRMED, REJECTED
from ntm.usecases.territory import queries as units

NO_AGENCY = "Không tìm thấy cơ quan này trong danh mục của nơi ban hành."
SEVERAL = "Văn bản giao chung cho nhiều cơ quan mà không nói cơ quan nào chủ trì; hãy chọn một."
NO_SET = "Chưa có bộ tiêu chí áp dụng cho cấp này."
NO_ITEM = "Bộ tiêu chí không có số này."


class StillADraft(ValueError):
    """A paper without its own day, from which no assignment can begin, or of an unknown unit; Vietnamese message."""


class CannotBeConfirmed(ValueError):
    """A proposal whose agency, place, set or item is not known, or that names no lead of several; Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDuty:
    """A proposal of a paper, resolved. `key` names it within the paper; `units` are (number, name) of the places, and
    `unknown` the communes that the register does not have. `assigned` says whether it was confirmed before."""

    key: str
    fact_id: int
    quote: str
    words: str
    agencies: tuple[AgencyView, ...]
    set_code: str
    items: tuple[str, ...]
    part: Part
    units: tuple[tuple[int, str], ...]
    unknown: tuple[str, ...]
    start: date | None
    end: date | None
    doubts: tuple[str, ...]
    assigned: bool

    @property
    def can_be_confirmed(self) -> bool:
        """Say whether all that an assignment needs is known."""
        return bool(self.agencies and self.units and self.set_code and self.items) and self.start is not None

    @property
    def is_certain(self) -> bool:
        """Say whether nothing is doubtful, so that it may be confirmed with others at once."""
        return self.can_be_confirmed and not self.doubts and not self.unknown and len(self.agencies) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperList:
    """A list of units that a paper gives to several agencies, resolved."""

    key: str
    members: tuple[village_sets.Member, ...]
    agencies: tuple[AgencyView, ...]
    unknown: tuple[str, ...]
    quote: str
    recorded: bool


@dataclass(frozen=True, slots=True)
class PaperDuties:
    """What a paper proposes: its unit and day, each duty, and the lists that several agencies share."""

    paper_id: int
    title: str
    source: str
    unit_id: int | None
    start: date | None
    duties: tuple[PaperDuty, ...]
    lists: tuple[PaperList, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposal that an office confirms: as which part, and which agency leads where the paper names several.

    `note` stands behind the paper in the assignment's source: on what the choice rests where the paper leaves one.
    """

    key: str
    part: Part
    agency_id: int | None = None
    note: str = ""


def duties_of(paper_id: int) -> PaperDuties:
    """Return what a paper proposes, resolved on its own day. Raise `NoSuchPaper`."""
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rows = list(PaperFact.objects.filter(paper=paper).order_by("position"))
    facts = mapping.reading(paper, rows).facts
    resolver = _Resolver.of(paper)
    refused = {fact for fact, review in querysets.latest_reviews(paper_id).items() if review.decision == REJECTED}
    found = []
    for index, one in enumerate(core.proposals(paper.text, facts)):
        if rows[one.fact].pk in refused:
            continue  # its number stays taken: keys name what was confirmed before
        key = f"{rows[one.fact].pk}-{index}"
        found.append(resolver.duty(one, key=key, fact_id=rows[one.fact].pk))
    assigned = set(
        Assignment.objects.filter(origin__in=[origin_of(one.key) for one in found]).values_list("origin", flat=True)
    )
    lists = [resolver.shared(one, key=f"{rows[one.facts[0]].pk}-list") for one in core.shared_lists(facts)]
    recorded = set(
        VillageSet.objects.filter(client_id__in=[_list_id(one.key) for one in lists]).values_list(
            "client_id", flat=True
        )
    )
    return PaperDuties(
        paper_id=paper_id,
        title=paper.title or paper.file_name,
        source=source_of(paper),
        unit_id=paper.unit_id,
        start=paper.issued_on,
        duties=tuple(replace(one, assigned=origin_of(one.key) in assigned) for one in found),
        lists=tuple(replace(one, recorded=_list_id(one.key) in recorded) for one in lists),
    )


def confirm_duties(
    *,
    paper_id: int,
    choices: Sequence[Choice],
    lists: Sequence[str] = (),
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Make assignments of the proposals chosen and relations of the lists chosen, all or nothing; return how many
    assignments were made. Their facts are confirmed with it; what was confirmed before stays.

    Raise `NoSuchPaper`, `StillADraft`, `CannotBeConfirmed`, `NotAllowed`, and as `assigning.assign`.
    """
    with transaction.atomic():
        Paper.objects.select_for_update(no_key=True).filter(pk=paper_id).first()
        paper = duties_of(paper_id)
        if paper.start is None or paper.unit_id is None:
            raise StillADraft("Văn bản chưa có ngày ban hành hoặc chưa rõ nơi ban hành nên chưa thể phân công theo.")
        known = {one.key: one for one in paper.duties}
        news: list[NewAssignment] = []
        for choice in choices:
            duty = known.get(choice.key)
            if duty is None or not duty.can_be_confirmed:
                raise CannotBeConfirmed(
                    f"Chưa đủ căn cứ để phân công: {duty.words if duty is not None else choice.key}"
                )
            if not duty.assigned:
                news += _news(paper, duty, choice)
        made = assigning.assign_many(news, client_id=client_id, by=by, on=on, at=at) if news else ()
        for fact_id in dict.fromkeys(known[choice.key].fact_id for choice in choices):
            reviewing.review_fact(fact_id=fact_id, decision=CONFIRMED, note="", by=by, on=on, at=at)
        for one in paper.lists:
            if one.key in lists and not one.recorded:
                village_sets.record_set(
                    unit_id=paper.unit_id,
                    title=f"{len(one.members)} thôn, bản theo {paper.source}",
                    members=one.members,
                    agency_ids=[agency.id for agency in one.agencies],
                    start=paper.start,
                    end=date(paper.start.year + 1, 1, 1),
                    source=paper.source,
                    client_id=_list_id(one.key),
                    by=by,
                    on=on,
                    at=at,
                )
    return len(made)


def _news(paper: PaperDuties, duty: PaperDuty, choice: Choice) -> list[NewAssignment]:
    ids = [agency.id for agency in duty.agencies]
    first = choice.agency_id if choice.agency_id is not None else ids[0] if len(ids) == 1 else None
    if first not in ids:
        raise CannotBeConfirmed(f"Chọn cơ quan chủ trì: {duty.words}")
    assert first is not None and duty.start is not None
    return [
        NewAssignment(
            agency_id=agency_id,
            unit_ids=tuple(number for number, _ in duty.units),
            set_code=duty.set_code,
            items=duty.items,
            part=choice.part if agency_id == first else Part.SUPPORT,
            start=duty.start,
            end=duty.end,
            source=f"{paper.source}; {choice.note}" if choice.note else paper.source,
            quote=duty.quote,
            origin=origin_of(duty.key),
        )
        for agency_id in (first, *(one for one in ids if one != first))
    ]


@dataclass(frozen=True, slots=True)
class _Resolver:
    """What a paper's words mean at its unit on its day."""

    paper: Paper
    day: date | None
    names: PaperNames
    sets: Mapping[str, CriteriaSet]

    @classmethod
    def of(cls, paper: Paper) -> _Resolver:
        day = paper.issued_on
        sets: dict[str, CriteriaSet] = {}
        if paper.unit_id is not None and day is not None:
            above = units.ancestors(paper.unit_id, day)
            province = above[0].code if above else units.unit_on(paper.unit_id, day).code
            for family, level in (("commune", Level.COMMUNE), ("village", Level.VILLAGE)):
                try:
                    sets[family] = criteria.criteria_set_in_force(level=level, province_code=province, on=day)
                except NoSetInForce:
                    continue
        return cls(paper, day, PaperNames(paper), sets)

    def duty(self, one: core.Proposal, *, key: str, fact_id: int) -> PaperDuty:
        """Resolve a proposal."""
        agencies = self.names.agencies_of(one.agency)
        known = self.sets.get(one.family)
        places, unknown = self._places(one.communes)
        doubts = list(one.doubts)
        if not agencies:
            doubts.append(NO_AGENCY)
        if len(agencies) > 1:
            doubts.append(SEVERAL)
        items = one.items if known is not None and _has(known, one.items) else ()
        if known is None:
            doubts.append(NO_SET)
        elif not items:
            doubts.append(f"{NO_ITEM[:-1]}: {', '.join(one.items)}.")
        if unknown:
            doubts.append(f"Không tìm thấy xã: {', '.join(unknown)}.")
        year = self.paper.year or (self.day.year if self.day is not None else None)
        return PaperDuty(
            key=key,
            fact_id=fact_id,
            quote=one.quote,
            words=one.agency,
            agencies=agencies,
            set_code=known.base_code if known is not None else "",
            items=items,
            part=one.part,
            units=places,
            unknown=unknown,
            start=self.day,
            # What a year's plan asks of communes by name is for that year.
            end=date(year + 1, 1, 1) if one.communes and year is not None else None,
            doubts=tuple(doubts),
            assigned=False,
        )

    def _places(self, names: Sequence[str]) -> tuple[tuple[tuple[int, str], ...], tuple[str, ...]]:
        if self.paper.unit_id is None or self.day is None:
            return (), ()
        if not names:
            return ((self.paper.unit_id, units.unit_on(self.paper.unit_id, self.day).full_name),), ()
        found = {name: self.names.unit_of(name, level=Level.COMMUNE) for name in names}
        return (
            tuple((unit.id, unit.full_name) for unit in found.values() if unit is not None),
            tuple(name for name, unit in found.items() if unit is None),
        )

    def shared(self, one: core.SharedList, *, key: str) -> PaperList:
        """Resolve a list that several agencies share."""
        members = tuple(
            village_sets.Member(
                f"bản {name}, xã {within}",
                self._village(name, within),
            )
            for name, within in one.members
        )
        agencies: dict[int, AgencyView] = {}
        unknown = []
        for words in one.agencies:
            found = self.names.agencies_of(words)
            agencies.update({agency.id: agency for agency in found})
            unknown += [] if found else [words]
        return PaperList(
            key=key,
            members=members,
            agencies=tuple(agencies.values()),
            unknown=tuple(unknown),
            quote=one.quote,
            recorded=False,
        )

    def _village(self, name: str, within: str) -> int | None:
        unit = self.names.unit_of(name, within=within, level=Level.VILLAGE)
        return unit.id if unit is not None and unit.level is Level.VILLAGE else None


def _has(known: CriteriaSet, items: Sequence[str]) -> bool:
    numbers = {str(criterion.number) for criterion in known.criteria} | {one.id for one in known.indicators}
    return set(items) <= numbers


def origin_of(key: str) -> str:
    """Return the origin under which assignments made of a proposal are kept."""
    return f"fact:{key}"


_LISTS = UUID("6e746d00-0000-4000-8000-000000000001")


def _list_id(key: str) -> UUID:
    return uuid5(_LISTS, key)


def source_of(paper: Paper) -> str:
    """Return a paper as the source of what is made of it: number, issuer and day, cut to 300 characters."""
    day = f", {format_day(paper.issued_on)}" if paper.issued_on is not None else ""
    issuer = f" của {paper.issuer}" if paper.issuer else ""
    return f"{paper.number or 'Bản thảo'}{issuer}{day}"[:300]
