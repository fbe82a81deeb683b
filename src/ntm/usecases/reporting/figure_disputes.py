"""A unit says that a figure which somebody else entered for it is wrong; both values are kept and shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments.tasks import TaskKind
from ntm.core.criteria import wording
from ntm.core.criteria.admissibility import admissible
from ntm.core.criteria.sets import CriteriaSet, Measure
from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Power
from ntm.store.accounts.models import User
from ntm.store.reporting import querysets
from ntm.store.reporting.models import FigureDispute, FigureDisputeAnswer, Origin, ReportRevision
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments import scope, task_closing, tasks
from ntm.usecases.assignments.task_queries import unit_names
from ntm.usecases.audit import operations as audit
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import assessing_rights, assessment_rules

_LONGEST_TEXT = 2000
_SAID = frozenset({int(Origin.ENTERED), int(Origin.SIMULATED)})
#: What may become of a dispute, in words.
OUTCOMES = {"corrected": "đã sửa số", "kept": "giữ nguyên số", "taken_back": "đơn vị rút ý kiến"}


class DisputeRefused(ValueError):
    """A dispute of no figure or of one's own, or an answer that does not hold; the message is Vietnamese."""


class DisputeNotFound(LookupError):
    """No dispute has that number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """A disputed figure: what was entered and by whom, what the unit holds to be right, what stands now, the answer."""

    id: int
    unit_id: int
    place: str
    measure: str
    label: str
    entered: str
    entered_by: str
    proposed: str
    standing: str
    text: str
    by: str
    at: datetime
    outcome: str
    answer: str
    answered_by: str
    may_answer: bool
    may_take_back: bool

    @property
    def item(self) -> str:
        """Return the indicator of the measure."""
        return self.measure.partition(":")[0]

    @property
    def is_open(self) -> bool:
        """Say whether it still waits for an answer."""
        return not self.outcome


def said_by_others(unit_id: int, *, criteria_set: CriteriaSet, on: date) -> dict[str, ReportRevision]:
    """Return the measures whose figure that stands was said by an agency, each with the revision that said it."""
    found: dict[str, ReportRevision] = {}
    settled: set[str] = set()
    for revision in querysets.revisions_up_to(on, unit_id=unit_id, set_code=criteria_set.base_code):
        for code, value, origin in zip(revision.form.measures, revision.v, revision.src, strict=True):
            if code in settled or origin not in _SAID:
                continue
            settled.add(code)
            if revision.agency_id is not None and value is not None:
                found[code] = revision
    return found


def dispute(
    unit_id: int,
    measure: str,
    *,
    criteria_set: CriteriaSet,
    as_of: date,
    proposed: float | None,
    text: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Dispute the figure of a measure that an agency entered for a unit and that stands on a day; return the dispute.

    The agency gets a task. A unit's own figure is not disputed but corrected. The same `client_id` again returns the
    first. Raise `NotAllowed`, `DisputeRefused`.
    """
    rules.require(by, Action.SELF_ASSESS, unit_id=unit_id, on=on)
    first = FigureDispute.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
    if first is not None:
        return int(first)
    revision = said_by_others(unit_id, criteria_set=criteria_set, on=as_of).get(measure)
    if revision is None or revision.agency_id is None:
        raise DisputeRefused("Số liệu này không do cơ quan nhập thay; đơn vị tự đính chính ở trang Số liệu.")
    known = {one.code: one for one in criteria_set.measures_on(as_of)}
    if proposed is not None and measure in known and (objection := admissible(known[measure], proposed)) is not None:
        raise DisputeRefused(f"Số đề nghị: {objection.label}.")
    words = vietnamese.clean(text)[:_LONGEST_TEXT]
    if not words:
        raise DisputeRefused("Hãy nêu căn cứ: vì sao số này chưa đúng.")
    if FigureDispute.objects.filter(unit_id=unit_id, revision=revision, measure=measure, answer__isnull=True).exists():
        raise DisputeRefused("Đơn vị đã có ý kiến về số này, đang chờ trả lời.")
    name = agencies.names_on([revision.agency_id], on=on).get(revision.agency_id, "")
    try:
        with transaction.atomic():
            row = FigureDispute.objects.create(
                unit_id=unit_id,
                revision=revision,
                measure=measure,
                proposed=proposed,
                text=words,
                client_id=client_id,
                by=by,
                at=at,
            )
            payload = {"dispute": row.pk, "measure": measure, "revision": revision.pk, "proposed": proposed}
            audit.append(chain=unit_id, what="figure.dispute", payload=payload | {"text": words}, by=by, at=at)
            days = assessment_rules.practice_of(unit_id, on=on).settle_days
            lives = agency_lives(revision.agency_id, on=on)
            standing = None if lives else assessing_rights.standing_agency(unit_id, on=on)
            owner = revision.agency_id if lives else (standing.id if standing is not None else None)
            tasks.open_task(
                unit_id=unit_id,
                kind=TaskKind.DISPUTE,
                title=f"Xem lại số liệu {measure} của {unit_names([unit_id], on=on).get(unit_id, 'đơn vị')}",
                detail=f"{name} nhập; đơn vị cho là chưa đúng: {words}",
                owner_agency_id=owner,
                owner_unit_id=None if owner is not None else unit_id,
                due_on=on + timedelta(days=days),
                origin=_origin(row.pk),
                client_id=uuid5(client_id, "task"),
                by=by,
                on=on,
                at=at,
            )
    except IntegrityError:
        found = FigureDispute.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if found is None:
            raise
        return int(found)
    return int(row.pk)


def agency_lives(agency_id: int, *, on: date) -> bool:
    """Say whether an agency exists on a day."""
    try:
        agencies.agency_on(agency_id, on=on)
    except agencies.AgencyNotFound:
        return False
    return True


def answer(dispute_id: int, *, outcome: str, text: str, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Answer a dispute: "corrected" (the figure has been changed since), "kept", or "taken_back" by the unit.

    For the agency that entered the figure and for the standing agency; only the unit takes it back. Both values stay.
    The same `client_id` again changes nothing. Raise `DisputeNotFound`, `NotAllowed`, `DisputeRefused`.
    """
    with transaction.atomic():
        row = (
            FigureDispute.objects.select_for_update(of=("self",), no_key=True)
            .select_related("revision__form")
            .filter(pk=dispute_id)
            .first()
        )
        if row is None:
            raise DisputeNotFound(str(dispute_id))
        before = FigureDisputeAnswer.objects.filter(dispute=row).select_related("by").first()
        if before is not None:
            if before.client_id == client_id:
                return
            raise DisputeRefused(f"{before.by} đã trả lời: {OUTCOMES[before.outcome]}.")
        if outcome not in OUTCOMES:
            raise DisputeRefused("Hãy chọn cách trả lời.")
        words = vietnamese.clean(text)[:_LONGEST_TEXT]
        if not words:
            raise DisputeRefused("Hãy nêu căn cứ của trả lời.")
        if outcome == "taken_back":
            rules.require(by, Action.SELF_ASSESS, unit_id=row.unit_id, on=on)
        elif not _may_answer(row, by=by, on=on):
            rules.require(by, Action.SETTLE, unit_id=row.unit_id, on=on)
        if outcome == "corrected" and _value(_newest(row, on=on), row.measure) == _value(row.revision, row.measure):
            raise DisputeRefused("Số đang dùng vẫn là số cũ; hãy nhập số đúng trước rồi ghi “đã sửa”.")
        FigureDisputeAnswer.objects.create(dispute=row, outcome=outcome, text=words, client_id=client_id, by=by, at=at)
        payload = {"dispute": row.pk, "measure": row.measure, "outcome": outcome, "text": words}
        audit.append(chain=row.unit_id, what="figure.dispute_answer", payload=payload, by=by, at=at)
        task_closing.close_by_origin(
            [_origin(row.pk)],
            text=f"{OUTCOMES[outcome].capitalize()}. {words}",
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )


def disputes_of(unit_ids: Collection[int], *, by: User, on: date) -> tuple[DisputeView, ...]:
    """Return the newest fifty disputed figures of units, open ones first, the newest first."""
    found = list(
        FigureDispute.objects.filter(unit_id__in=unit_ids)
        .select_related("revision__form", "by", "answer__by")
        .order_by("-at", "-pk")[:50]
    )
    acting = _acting(by, on=on)
    settles = {one: rules.may(by, Action.SETTLE, unit_id=one, on=on) for one in {row.unit_id for row in found}}
    speaks = {one: rules.may(by, Action.SELF_ASSESS, unit_id=one, on=on) for one in settles}
    names = unit_names({row.unit_id for row in found}, on=on)
    by_agency = agencies.names_on({row.revision.agency_id for row in found if row.revision.agency_id}, on=on)
    views = [
        _view(
            row,
            names.get(row.unit_id, ""),
            by_agency,
            may_answer=settles[row.unit_id] or row.revision.agency_id in acting,
            may_take_back=speaks[row.unit_id],
            on=on,
        )
        for row in found
    ]
    return tuple(sorted(views, key=lambda one: not one.is_open))


def _view(
    row: FigureDispute, place: str, names: dict[int, str], *, may_answer: bool, may_take_back: bool, on: date
) -> DisputeView:
    measure = _measure(row)
    reply = getattr(row, "answer", None)
    return DisputeView(
        id=row.pk,
        unit_id=row.unit_id,
        place=place,
        measure=row.measure,
        label=measure.label if measure is not None else row.measure,
        entered=_words(measure, _value(row.revision, row.measure)),
        entered_by=names.get(row.revision.agency_id or 0, ""),
        proposed=_words(measure, row.proposed),
        standing=_words(measure, _value(_newest(row, on=on), row.measure)),
        text=row.text,
        by=str(row.by),
        at=row.at,
        outcome=OUTCOMES[reply.outcome] if reply is not None else "",
        answer=reply.text if reply is not None else "",
        answered_by=str(reply.by) if reply is not None else "",
        may_answer=reply is None and may_answer,
        may_take_back=reply is None and may_take_back,
    )


def _may_answer(row: FigureDispute, *, by: User, on: date) -> bool:
    return row.revision.agency_id in _acting(by, on=on, unit_id=row.unit_id)


def _acting(by: User, *, on: date, unit_id: int | None = None) -> frozenset[int | None]:
    """Return the agencies for which a person enters figures on a day, their own or by delegation."""
    acting = scope.acting_for(by, on=on, power=Power.ENTER, unit_id=unit_id)
    return frozenset(one.agency.id for one in acting)


def _newest(row: FigureDispute, *, on: date) -> ReportRevision:
    newest = querysets.revisions_up_to(on, unit_id=row.unit_id, set_code=row.revision.form.set_code).first()
    return newest if newest is not None else row.revision


def _value(revision: ReportRevision, measure: str) -> float | None:
    measures = list(revision.form.measures)
    return revision.v[measures.index(measure)] if measure in measures else None


def _measure(row: FigureDispute) -> Measure | None:
    found = criteria.library().sets.get(row.revision.form.set_code)
    if found is None:
        return None
    return next((one for one in found.measures if one.code == row.measure), None)


def _words(measure: Measure | None, value: float | None) -> str:
    if value is None:
        return "–"
    return wording.figure_in_words(measure, value) if measure is not None else vietnamese.format_number(value)


def _origin(dispute_id: int) -> str:
    return f"figure-dispute:{dispute_id}"
