"""Photos and papers behind a report's figures: taken with their own time and place, kept under their digest."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath, PureWindowsPath
from uuid import UUID

from django.db import transaction

from ntm.documents import photos
from ntm.documents.photos import NotEvidence
from ntm.store.accounts.models import User
from ntm.store.reporting.models import FigureEvidence, Report
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.audit import operations as audit
from ntm.usecases.instruments import evidence as files
from ntm.usecases.reporting import duties, submission
from ntm.usecases.reporting.drafts import ReportNotFound, require_writer
from ntm.usecases.reporting.period_gate import require_open_period
from ntm.usecases.reporting.report_parts import SECURITY, may_read_sensitive

__all__ = ["NotEvidence"]

#: A phone's photo has 2–6 MB, a scanned paper a little more.
LARGEST_FILE = 15 * 1024 * 1024
#: No report needs more; a slip of the finger that sends a folder stops here.
MOST_FILES = 60
_LONGEST_NAME = 120
_LONGEST_NOTE = 500


class NoSuchEvidence(LookupError):
    """No evidence has that number."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A photo or paper as pages list it; place and time are the photo's own statement."""

    id: int
    measure: str
    file_name: str
    media_type: str
    size: int
    taken_at: datetime | None
    latitude: float | None
    longitude: float | None
    note: str
    by: str
    at: datetime

    @property
    def is_photo(self) -> bool:
        """Say whether browsers can show it as a picture."""
        return self.media_type.startswith("image/")


def attach(
    *,
    report_id: int,
    measure: str,
    content: bytes,
    file_name: str,
    note: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Keep a photo or paper with a report, for one measure or ("") for all of it, and return its number.

    The same `client_id` again returns the first one. Raise `ReportNotFound`, `NotAllowed`, `PeriodIsClosed` or
    `NotEvidence`.
    """
    report = Report.objects.select_related("rule").filter(pk=report_id).first()
    if report is None:
        raise ReportNotFound(str(report_id))
    require_writer(report, by=by, on=on)
    sent = FigureEvidence.objects.filter(client_id=client_id).first()
    if sent is not None:
        return sent.pk
    require_open_period(rule_id=report.rule_id, period=report.period)
    if not content:
        raise NotEvidence("Tệp rỗng.")
    if len(content) > LARGEST_FILE:
        raise NotEvidence(f"Tệp lớn hơn {LARGEST_FILE // 1024 // 1024} MB.")
    looked = photos.look(content)
    duty = duties.duty_of_report(report)
    if duty is None:
        raise NotEvidence("Quy định không yêu cầu báo cáo này nữa.")
    as_of = submission.day_of_figures(duty, on=on)
    criteria_set = submission.set_of(duty, as_of=as_of)
    if measure and (criteria_set is None or measure not in {one.code for one in criteria_set.measures_on(as_of)}):
        raise NotEvidence(f"Không có chỉ tiêu {measure} trong báo cáo này.")
    # Bytes first: a row that names a missing file would be worse than a file that no row names.
    files.keep(content)
    with transaction.atomic():
        if report.evidence.count() >= MOST_FILES:
            raise NotEvidence(f"Báo cáo đã có {MOST_FILES} tệp minh chứng.")
        row = FigureEvidence.objects.create(
            unit_id=report.unit_id,
            report=report,
            set_code=criteria_set.base_code if criteria_set is not None else "",
            measure=measure,
            as_of=as_of,
            digest=files.digest_of(content),
            file_name=safe_name(file_name),
            media_type=looked.media_type,
            size=len(content),
            taken_at=looked.taken_at,
            latitude=looked.latitude,
            longitude=looked.longitude,
            note=note.strip()[:_LONGEST_NOTE],
            client_id=client_id,
            by=by,
            at=at,
        )
        payload = {"report": report.pk, "measure": measure, "digest": row.digest, "file": row.file_name}
        audit.append(chain=report.unit_id, what="evidence.attach", payload=payload, by=by, at=at)
    return row.pk


def safe_name(name: str) -> str:
    """Return the last part of a file's name without anything that a system or a page could take for a command."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    letters = (char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C")
    kept = "".join(char for char in letters if char not in '<>:"/\\|?*').strip()
    stem, dot, ending = kept.rpartition(".")
    if not dot or not ending or len(ending) > 5:
        stem, ending = kept, ""
    stem = stem[: _LONGEST_NAME - 6].strip(" .") or "minh-chung"
    return f"{stem}.{ending}" if ending else stem


def evidence_of(report_id: int, *, by: User, on: date) -> tuple[EvidenceView, ...]:
    """Return what is kept with a report, the newest last; what shows criterion 19 is for those in charge alone."""
    rows = list(FigureEvidence.objects.filter(report_id=report_id).select_related("by").order_by("pk"))
    if not rows:
        return ()
    sensitive = any(_is_sensitive(row) for row in rows)
    in_charge = sensitive and may_read_sensitive(by, unit_id=rows[0].unit_id, on=on)
    return tuple(_view(row) for row in rows if in_charge or not _is_sensitive(row))


def fetch(evidence_id: int, *, by: User, on: date) -> tuple[EvidenceView, bytes]:
    """Return a photo or paper with its bytes.

    Raise `NoSuchEvidence`, `NotAllowed`, or what `instruments.evidence.fetch` raises for a missing or damaged file.
    """
    row = FigureEvidence.objects.select_related("by").filter(pk=evidence_id).first()
    if row is None:
        raise NoSuchEvidence(str(evidence_id))
    rules.require(by, Action.VIEW, unit_id=row.unit_id, on=on)
    if _is_sensitive(row) and not may_read_sensitive(by, unit_id=row.unit_id, on=on):
        raise NotAllowed("Minh chứng của tiêu chí 19 chỉ dành cho người phụ trách.")
    return _view(row), files.fetch(row.digest)


def _is_sensitive(row: FigureEvidence) -> bool:
    return row.measure.partition(":")[0].partition(".")[0] == SECURITY


def _view(row: FigureEvidence) -> EvidenceView:
    return EvidenceView(
        id=row.pk,
        measure=row.measure,
        file_name=row.file_name,
        media_type=row.media_type,
        size=row.size,
        taken_at=row.taken_at,
        latitude=row.latitude,
        longitude=row.longitude,
        note=row.note,
        by=str(row.by),
        at=row.at,
    )
