"""The one line of revisions of a unit: whoever says a figure appends to it, and nobody's figure gets lost.

What is not named is carried over from what stood before. Whoever appends says which revision they had before them; a
newer one that touched other measures alone is no hindrance, one that said something else of the same measure is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ntm.core.criteria.admissibility import contradictions
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.criteria.models import Form
from ntm.store.reporting import querysets
from ntm.store.reporting.models import FigureNote, Origin, ReportRevision
from ntm.usecases.audit import operations as audit
from ntm.usecases.audit.operations import Deed
from ntm.usecases.reporting import period_gate

#: Two people who append at the very same moment: the later tries again on what the earlier left.
_TRIES = 5


class FiguresRefused(ValueError):
    """Figures that cannot be what they claim; `problems` maps measure codes (or "") to Vietnamese sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


class SomebodyWasFaster(RuntimeError):
    """A newer revision says something else of the same measures; both are kept, nothing was written.

    `theirs` maps those measures to what stands now, None for a figure that was withdrawn.
    """

    def __init__(
        self, *, revision: int, by: str, saved_at: datetime, theirs: Mapping[str, float | None] | None = None
    ) -> None:
        super().__init__(f"{by} đã lưu bản số {revision} trong lúc anh/chị nhập.")
        self.revision, self.by, self.saved_at, self.theirs = revision, by, saved_at, dict(theirs or {})


class NothingChanged(ValueError):
    """A submission in which no figure differs from what stands already."""


@dataclass(frozen=True, slots=True)
class SavedReport:
    """The revision that was appended, and the measures that changed in it."""

    revision_id: int
    revision: int
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What somebody says of a unit's day, by measure code; None withdraws a number.

    `confirmed` are measures said to be unchanged. `period` is the code of the period reported on, `reason` why figures
    that stood already are corrected, `agency_id` the agency that speaks where it is not the unit itself.
    """

    figures: Mapping[str, float | None]
    source: str
    numerators: Mapping[str, float | None] = field(default_factory=dict)
    denominators: Mapping[str, float | None] = field(default_factory=dict)
    estimates: Mapping[str, float | None] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    period: str = ""
    reason: str = ""
    client_id: UUID | None = None
    agency_id: int | None = None

    @property
    def measures(self) -> tuple[str, ...]:
        """Return every measure that is spoken of, each once."""
        parts = (self.figures, self.numerators, self.denominators, self.estimates, sorted(self.confirmed))
        return tuple(dict.fromkeys(code for part in parts for code in part))


def form_for(criteria_set: CriteriaSet) -> Form:
    """Return the form that pins the order of a set's measures, recording it when it is new."""
    codes = [measure.code for measure in criteria_set.measures]
    return Form.objects.get_or_create(set_code=criteria_set.base_code, measures=codes)[0]


def _form_after(before: ReportRevision | None, criteria_set: CriteriaSet) -> Form:
    """Return the form of a new revision: that of the one before where the set still asks for the same."""
    codes = [measure.code for measure in criteria_set.measures]
    if before is not None and (before.form.set_code, before.form.measures) == (criteria_set.base_code, codes):
        return before.form
    return form_for(criteria_set)


def newest_revision(unit_id: int, *, as_of: date, criteria_set: CriteriaSet) -> ReportRevision | None:
    """Return the revision that stands for a unit on a day, None where nothing was ever said."""
    return querysets.revisions_up_to(as_of, unit_id=unit_id, set_code=criteria_set.base_code).first()


def append(
    said: Saying,
    *,
    unit_id: int,
    as_of: date,
    criteria_set: CriteriaSet,
    seen: ReportRevision | None,
    by: User,
    at: datetime,
) -> SavedReport:
    """Append a revision of a unit's figures for a day and record the deed, in one transaction.

    `seen` is the revision that the person had before them. The same `client_id` again returns what it made first.
    Rights and admissibility are the caller's to check. Raise `SomebodyWasFaster`, `FiguresRefused` where a part exceeds
    its whole, or `NothingChanged`; then nothing was written.
    """
    with transaction.atomic():
        saved, deeds = write(said, unit_id=unit_id, as_of=as_of, criteria_set=criteria_set, seen=seen, by=by, at=at)
        audit.append_many(deeds, by=by, at=at)
    return saved


def write(
    said: Saying,
    *,
    unit_id: int,
    as_of: date,
    criteria_set: CriteriaSet,
    seen: ReportRevision | None,
    by: User,
    at: datetime,
) -> tuple[SavedReport, tuple[Deed, ...]]:
    """Append a revision as `append` does, inside the caller's transaction, and return the deeds that it has to record
    last of all: those of several units are recorded together, so that writers never wait for each other in a ring."""
    for _ in range(_TRIES):
        if said.client_id is not None:
            sent = ReportRevision.objects.filter(client_id=said.client_id).first()
            if sent is not None:
                return SavedReport(sent.pk, sent.revision, ()), ()
        try:
            with transaction.atomic():
                return _append(said, unit_id=unit_id, as_of=as_of, criteria_set=criteria_set, seen=seen, by=by, at=at)
        except IntegrityError as error:
            if _constraint(error) not in ("report_revision_once_a_form", "report_revision_sent_once"):
                raise
            last = error
    raise last


def _constraint(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def values_of(revision: ReportRevision | None) -> dict[str, float]:
    """Return the figures of a revision by measure code, those not said left out."""
    if revision is None:
        return {}
    both = zip(revision.form.measures, revision.v, strict=True)
    return {code: value for code, value in both if value is not None}


def differing(
    figures: Mapping[str, float | None], *, seen: ReportRevision | None, now: ReportRevision | None
) -> dict[str, float | None]:
    """Return, of the figures that somebody wants to say, those of which a newer revision says something else."""
    if now is None or (seen is not None and seen.pk == now.pk):
        return {}
    before, standing = values_of(seen), values_of(now)
    return {
        code: standing.get(code)
        for code, value in figures.items()
        if standing.get(code) not in (before.get(code), value)
    }


def _append(
    said: Saying,
    *,
    unit_id: int,
    as_of: date,
    criteria_set: CriteriaSet,
    seen: ReportRevision | None,
    by: User,
    at: datetime,
) -> tuple[SavedReport, tuple[Deed, ...]]:
    closed = period_gate.why_figures_are_closed(unit_id, as_of=as_of, criteria_set=criteria_set)
    if closed is not None:
        raise FiguresRefused({"": closed})
    before = newest_revision(unit_id, as_of=as_of, criteria_set=criteria_set)
    theirs = differing(said.figures, seen=seen, now=before)
    if before is not None and theirs:
        raise SomebodyWasFaster(revision=before.revision, by=str(before.by), saved_at=before.saved_at, theirs=theirs)
    standing = before.revision if before is not None and before.as_of == as_of else 0
    form = _form_after(before, criteria_set)
    place = {code: position for position, code in enumerate(form.measures)}
    rows = _carried_over(before, place=place, as_of=as_of)
    changed = tuple(code for code, value in said.figures.items() if rows.v[place[code]] != value)
    # Saying a simulated or carried figure again makes it one's own, which is a change of who says it.
    owned = tuple(
        code
        for code in (*said.figures, *sorted(said.confirmed - set(said.figures)))
        if code not in changed
        and rows.v[place[code]] is not None
        and (code in said.confirmed or Origin(rows.src[place[code]]).is_simulated)
    )
    parted = rows.put(said, place=place)
    notes = {place[code]: vietnamese.clean(note) for code, note in said.notes.items() if code in place and note.strip()}
    if not changed and not owned and not notes and not parted:
        raise NothingChanged
    for code in (*changed, *owned):
        rows.v[place[code]] = said.figures.get(code, rows.v[place[code]])
        rows.src[place[code]] = int(Origin.ENTERED)
    _refuse_contradictions(criteria_set, form, rows.v)
    row = ReportRevision.objects.create(
        unit_id=unit_id,
        as_of=as_of,
        form=form,
        revision=standing + 1,
        saved_at=at,
        by=by,
        source=said.source,
        v=rows.v,
        src=rows.src,
        n=_or_null(rows.n),
        d=_or_null(rows.d),
        e=_or_null(rows.e),
        period=said.period,
        reason=said.reason,
        client_id=said.client_id,
        agency_id=said.agency_id,
    )
    FigureNote.objects.bulk_create(
        FigureNote(revision=row, position=position, note=note) for position, note in notes.items()
    )
    payload: dict[str, object] = {
        "as_of": as_of.isoformat(),
        "revision": row.revision,
        "set": criteria_set.code,
        "source": said.source,
        "figures": {code: rows.v[place[code]] for code in (*changed, *owned)},
    }
    more = {
        "numerators": dict(said.numerators),
        "denominators": dict(said.denominators),
        "estimates": dict(said.estimates),
        "period": said.period,
        "reason": said.reason,
        "agency": said.agency_id,
    }
    payload |= {key: value for key, value in more.items() if value}
    return SavedReport(row.pk, row.revision, (*changed, *owned)), (Deed(unit_id, "figures.submit", payload),)


@dataclass(slots=True)
class _Rows:
    """The arrays of a revision in the making."""

    v: list[float | None]
    src: list[int]
    n: list[float | None]
    d: list[float | None]
    e: list[float | None]

    def put(self, said: Saying, *, place: Mapping[str, int]) -> bool:
        """Take over numerators, denominators and estimates; say whether any of them changed.

        A figure that changes loses the parts that stood behind the old one unless new ones are said with it.
        """
        changed = False
        for code, value in said.figures.items():
            if self.v[place[code]] != value:
                self.n[place[code]] = self.d[place[code]] = None
        for array, given in ((self.n, said.numerators), (self.d, said.denominators), (self.e, said.estimates)):
            for code, value in given.items():
                changed = changed or array[place[code]] != value
                array[place[code]] = value
        return changed


def _carried_over(before: ReportRevision | None, *, place: Mapping[str, int], as_of: date) -> _Rows:
    """Return what a new revision starts from; an estimate belongs to its own period and is not carried to another."""
    length = len(place)
    rows = _Rows([None] * length, [int(Origin.ABSENT)] * length, [None] * length, [None] * length, [None] * length)
    if before is None:
        return rows
    for position, code in enumerate(before.form.measures):
        if code not in place:
            continue
        rows.v[place[code]] = before.v[position]
        rows.src[place[code]] = int(Origin(before.src[position]).when_carried)
        rows.n[place[code]] = before.n[position] if before.n else None
        rows.d[place[code]] = before.d[position] if before.d else None
        if before.as_of == as_of and before.e:
            rows.e[place[code]] = before.e[position]
    return rows


def _or_null(array: Sequence[float | None]) -> Sequence[float | None] | None:
    return array if any(value is not None for value in array) else None


def _refuse_contradictions(criteria_set: CriteriaSet, form: Form, values: Sequence[float | None]) -> None:
    given = {code: value for code, value in zip(form.measures, values, strict=True) if value is not None}
    found = contradictions(criteria_set, given)
    if found:
        raise FiguresRefused({one.part.code: f"{one.label}." for one in found})
