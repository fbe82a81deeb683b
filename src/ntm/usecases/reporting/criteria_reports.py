"""An agency reports its criteria as a whole in a place: a table made from the assessment, and words on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ntm.core.criteria.sets import Criterion
from ntm.core.kernel import vietnamese
from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Verdict
from ntm.core.reporting.assessment import criterion_judgement
from ntm.store.accounts.models import User
from ntm.store.reporting.models import CriteriaReport
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import responsibilities
from ntm.usecases.assignments.queries import AgencyView
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import assessing_rights, assessment_queries, committee_duties, judging
from ntm.usecases.reporting.assessment_queries import Cell, Frame
from ntm.usecases.reporting.committee_duties import CommitteeDutyView, StandingCommittee
from ntm.usecases.reporting.sent_criteria_reports import CriterionLine, SentReport, sent_in
from ntm.usecases.territory.queries import UnitOn

_LONGEST_TEXT = 4000
#: What an agency says of each criterion, in words.
PARTS = {"result": "Kết quả", "obstacles": "Khó khăn, vướng mắc", "proposals": "Đề nghị"}
#: How a judgement counts as a verdict's word when a criterion is put together.
_AS_SAID = {
    Verdict.MET: Judgement.MET,
    Verdict.NOT_MET: Judgement.NOT_MET,
    Verdict.NOT_APPLICABLE: Judgement.NOT_APPLICABLE,
}


class ReportRefused(ValueError):
    """A report without words on a criterion, or of an agency that reports none; the message is Vietnamese."""


class ReportedMeanwhile(RuntimeError):
    """A colleague sent a report after the person opened the page; nothing was written. The message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """What an agency reports of its criteria in a place for a period, and what agencies have sent.

    `committee` is the steering committee that stands on the day; `must_reach_committee` the paper by which the person's
    agency reports to it too, None where none says so.
    """

    frame: Frame
    agency: AgencyView | None
    table: tuple[CriterionLine, ...]
    mine: SentReport | None
    sent: tuple[SentReport, ...]
    committee: StandingCommittee | None
    must_reach_committee: CommitteeDutyView | None
    is_simulated: bool


def report_page(place_id: int, *, period: Period, by: User, on: date) -> ReportPage:
    """Return the table of the criteria that the person's agency reports as a whole, and the reports of all agencies.

    A criterion whose indicators are split is in the table of the agency that reports it as a whole, and of no other.
    Raise `NotAllowed`, `NothingToAssess`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    frame = assessment_queries.frame_of(place_id, period=period, on=on)
    units = assessment_queries.units_of(frame)
    rights = assessing_rights.rights_in(frame, units, by=by, on=on)
    own = rights.agency if rights.works_for_an_agency else None
    criteria = _reported_by(frame, units, own) if own is not None else ()
    judged = judging.judge_units(units, criteria_set=frame.criteria_set, on=frame.day)
    cells = assessment_queries.cells_of(frame, units, on=on, judged=judged)
    sent = sent_in(frame, own_agency=own.id if own is not None else None, by=by, on=on)
    owed = committee_duties.duties_at(place_id, on=on) if own is not None else ()
    return ReportPage(
        frame=frame,
        agency=own if criteria else None,
        table=tuple(_line(frame, criterion, units, cells) for criterion in criteria),
        mine=next((one for one in sent if own is not None and one.agency_id == own.id), None),
        sent=sent,
        committee=committee_duties.committee_on(place_id, on=on),
        must_reach_committee=next((one for one in owed if own is not None and one.agency_id == own.id), None),
        is_simulated=bool(judged.figures.simulated_units),
    )


def _reported_by(frame: Frame, units: Sequence[UnitOn], agency: AgencyView) -> tuple[Criterion, ...]:
    """Return the criteria that an agency reports as a whole in at least one of the units."""
    answering = responsibilities.responsibilities_of(
        [unit.id for unit in units], set_code=frame.criteria_set.code, on=frame.day
    )
    found = []
    for criterion in frame.criteria_set.criteria:
        reporters = {
            held.agency for one in answering.values() if (held := one.reporter_of(str(criterion.number))) is not None
        }
        if agency.id in reporters:
            found.append(criterion)
    return tuple(found)


def _line(
    frame: Frame, criterion: Criterion, units: Sequence[UnitOn], cells: Mapping[tuple[int, str], Cell]
) -> CriterionLine:
    items = [one.id for one in criterion.indicators if one.is_in_force(frame.day)]
    by_rules, by_unit, by_lead, reported, differing = 0, 0, 0, 0, 0
    lacking = []
    for unit in units:
        own = [cells[unit.id, item] for item in items]
        computed = criterion_judgement(_AS_SAID.get(cell.by_rules) for cell in own)
        by_rules += computed is Verdict.MET
        reported += computed is not Verdict.NOT_JUDGED
        by_unit += criterion_judgement(cell.unit.judgement if cell.unit else None for cell in own) is Verdict.MET
        by_lead += criterion_judgement(cell.lead.judgement if cell.lead else None for cell in own) is Verdict.MET
        differing += any(cell.state.is_open for cell in own)
        if computed in (Verdict.NOT_MET, Verdict.PARTIALLY_MET):
            lacking.append(unit.name)
    return CriterionLine(
        criterion=criterion.number,
        name=criterion.name,
        of=len(units),
        by_rules=by_rules,
        reported=reported,
        by_unit=by_unit,
        by_lead=by_lead,
        differing=differing,
        lacking=tuple(lacking),
    )


def send(
    place_id: int,
    *,
    period: Period,
    parts: Mapping[str, Mapping[str, str]],
    to_committee: bool,
    seen: int,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Send an agency's report on its criteria to the standing agency, and to the committee where it must; return it.

    Where a paper makes the agency report to the steering committee, the report goes there whatever `to_committee` says;
    elsewhere it goes there if the agency wants. The committee is the one that stands on the day. `parts` gives, by
    criterion, the words of `PARTS`; each criterion needs its result in words. The table is frozen as it stands. A later
    report is a new one, the earlier stays; `seen` is the number of the newest (0: none). The same `client_id` again
    returns the first. Raise `NotAllowed`, `NothingToAssess`, `ReportRefused`, `ReportedMeanwhile`.
    """
    first = CriteriaReport.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
    if first is not None:
        return int(first)
    page = report_page(place_id, period=period, by=by, on=on)
    if page.agency is None:
        raise NotAllowed("Cơ quan của anh/chị không được phân công báo cáo tiêu chí nào ở đây.")
    said = {
        str(line.criterion): {part: _lines(parts.get(str(line.criterion), {}).get(part, "")) for part in PARTS}
        for line in page.table
    }
    silent = [number for number, words in said.items() if not words["result"]]
    if silent:
        raise ReportRefused(f"Hãy nêu kết quả của tiêu chí {', '.join(silent)}.")
    reaches = to_committee or page.must_reach_committee is not None
    if (page.mine.seq if page.mine is not None else 0) != seen:
        raise ReportedMeanwhile("Đồng nghiệp vừa gửi báo cáo của cơ quan; hãy xem lại rồi gửi tiếp.")
    try:
        with transaction.atomic():
            row = CriteriaReport.objects.create(
                agency_id=page.agency.id,
                unit_id=place_id,
                set_code=page.frame.set_code,
                period=period.code,
                seq=seen + 1,
                parts=said,
                table=[_to_data(line) for line in page.table],
                as_of=page.frame.day,
                to_committee=reaches,
                committee_id=page.committee.id if reaches and page.committee is not None else None,
                client_id=client_id,
                by=by,
                at=at,
            )
            payload = {"agency": page.agency.id, "period": period.code, "criteria": sorted(said), "seq": row.seq}
            payload |= {"committee": row.committee_id}
            audit.append(chain=place_id, what="criteria.report", payload=payload, by=by, at=at)
    except IntegrityError as error:
        found = CriteriaReport.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if found is None:
            raise ReportedMeanwhile("Đồng nghiệp vừa gửi báo cáo của cơ quan; hãy xem lại rồi gửi tiếp.") from error
        return int(found)
    return int(row.pk)


def _to_data(line: CriterionLine) -> dict[str, object]:
    return {
        "criterion": line.criterion,
        "name": line.name,
        "of": line.of,
        "by_rules": line.by_rules,
        "reported": line.reported,
        "by_unit": line.by_unit,
        "by_lead": line.by_lead,
        "differing": line.differing,
        "lacking": list(line.lacking),
    }


def _lines(text: str) -> str:
    return "\n".join(vietnamese.clean(line) for line in text.strip().splitlines())[:_LONGEST_TEXT]
