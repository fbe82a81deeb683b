"""Workbooks and pasted blocks on their way into a report: staged, looked at, taken as a whole or in part."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from ntm.core.kernel import vietnamese
from ntm.core.reporting.proposals import Standing
from ntm.documents.forms import layout, reading
from ntm.documents.forms.reading import FilledCell, FilledForm
from ntm.documents.sheets import boards, opening
from ntm.store.accounts.models import User
from ntm.store.reporting.models import StagedUpload
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import drafts, form_lines, form_workbooks, previews, report_queries
from ntm.usecases.reporting.drafts import FIELDS, Entry
from ntm.usecases.reporting.form_lines import FormLines
from ntm.usecases.reporting.form_workbooks import Seen
from ntm.usecases.reporting.previews import Preview, Proposal, SaidPlace
from ntm.usecases.reporting.report_queries import ReportPage

#: What nobody took within so many days is forgotten.
KEPT_DAYS = 30


class UploadRefused(ValueError):
    """A file that does not belong into this report; the message is Vietnamese and says where it belongs."""


class UploadNotFound(LookupError):
    """No staged file has that number, or another person brought it."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged file with its preview and the report that it is for."""

    upload: StagedUpload
    page: ReportPage
    asked: FormLines
    preview: Preview


@dataclass(frozen=True, slots=True)
class Taken:
    """How many places went into the draft, and which were not taken because somebody said otherwise meanwhile."""

    count: int
    conflicts: tuple[str, ...]


def stage_form(content: bytes, *, file_name: str, report_id: int, by: User, on: date, at: datetime) -> UUID:
    """Keep a form that came back, to be looked at; nothing of it counts yet.

    Raise `ReportNotFound`, `NotAllowed`, `WorkbookRefused`, `NotOurForm`, or `UploadRefused` for the form of another
    report.
    """
    page = report_queries.report_page(report_id, by=by, on=on)
    book = opening.open_book(content)
    seen_looks, said_of_looks = boards.looks_of(content, book)
    form = reading.read_form(book, looks=seen_looks)
    _refuse_another(form, page)
    try:
        seen = form_workbooks.unpacked(form.seen)
    except form_workbooks.SeenDamaged as error:
        raise UploadRefused(str(error)) from error
    said = _said(form, seen)
    notes = [*form.notes, *([said_of_looks] if said_of_looks else []), *_notes(form, page)]
    base = {key: entry for key, entry in seen.draft.items() if key in said}
    base |= {key: text for key, text in seen.words.items() if key in said}
    return keep(
        said,
        page=page,
        origin="form",
        file_name=file_name,
        digest=hashlib.sha256(content).hexdigest(),
        base=base,
        stood={key: text for key, text in seen.standing.items() if key in said},
        notes=notes,
        by=by,
        at=at,
    )


def keep(
    said: Mapping[str, SaidPlace],
    *,
    page: ReportPage,
    origin: str,
    file_name: str,
    digest: str,
    base: Mapping[str, Entry],
    stood: Mapping[str, str],
    notes: Collection[str] = (),
    unknown: Collection[tuple[str, str, str]] = (),
    grid: Any = None,
    by: User,
    at: datetime,
) -> UUID:
    """Keep what a file says until somebody takes it; what the same person left lying for long is forgotten."""
    StagedUpload.objects.filter(by=by, at__lt=at - timedelta(days=KEPT_DAYS)).delete()
    earlier = StagedUpload.objects.filter(report_id=page.id, digest=digest, taken__gt=0).order_by("-at").first()
    told = list(notes)
    if earlier is not None and origin != "paste":
        when = timezone.localtime(earlier.taken_at)
        told.append(f"Tệp này đã được nhận {earlier.taken} ô lúc {when:%H:%M %d/%m/%Y}.")
    number = uuid4()
    StagedUpload.objects.create(
        id=number,
        report_id=page.id,
        origin=origin,
        file_name=vietnamese.clean(file_name)[:200],
        digest=digest,
        grid=grid,
        said={key: one.as_json() for key, one in said.items()},
        base={"d": dict(base), "s": dict(stood)},
        notes=told,
        unknown=[list(one) for one in unknown],
        by=by,
        at=at,
    )
    return number


def _refuse_another(form: FilledForm, page: ReportPage) -> None:
    """Raise `UploadRefused` for the form of another report: another unit's, another period's, of another duty."""
    stamp, duty = form.stamp, page.duty
    if stamp.get("report") == str(page.id):
        return
    name = stamp.get("name", "nơi khác")
    if (stamp.get("unit"), stamp.get("agency", "")) != (str(duty.unit_id), str(duty.agency_id or "")):
        raise UploadRefused(f"Biểu này của {name}, không phải của {duty.name}. Không nhận ô nào.")
    if stamp.get("period") != duty.period.code:
        label = stamp.get("period_label") or stamp.get("period", "")
        raise UploadRefused(f"Biểu này của {label}; báo cáo đang mở là {duty.period.label}. Không nhận ô nào.")
    raise UploadRefused(f"Biểu này là “{stamp.get('form', '')}”, không phải “{duty.rule.title}”. Không nhận ô nào.")


def _notes(form: FilledForm, page: ReportPage) -> list[str]:
    notes = []
    digest = page.criteria_set.digest if page.criteria_set is not None else ""
    if form.stamp.get("set_digest", "") != digest:
        notes.append("Bộ tiêu chí đã đổi từ khi tải biểu: mức yêu cầu ghi trong biểu có thể đã cũ.")
    if form.stamp.get("step", "0") != str(page.last_step):
        notes.append("Báo cáo đã được gửi hoặc xử lý từ khi tải biểu; số mới là đính chính.")
    elif form.stamp.get("draft_version", "0") != str(page.draft_version):
        notes.append("Bản nháp đã được lưu thêm từ khi tải biểu; chỗ nào khác nhau thì anh/chị chọn.")
    return notes


def _said(form: FilledForm, seen: Seen) -> dict[str, SaidPlace]:
    """Return what a form says anew, by key; cells left as they were when it was taken away say nothing."""
    by_key: dict[str, dict[str, FilledCell]] = {}
    for cell in form.cells:
        if cell.row.startswith("u:"):
            code, _, field = cell.column.partition(layout.FIELD_SIGN)
            by_key.setdefault(f"{cell.row}:{code}", {})[field or "v"] = cell
        else:
            by_key.setdefault(cell.row, {})[cell.column] = cell
    found: dict[str, SaidPlace] = {}
    for key, cells in by_key.items():
        one = _said_words(key, cells, seen) if "t" in cells else _said_figure(key, cells, seen)
        if one is not None:
            found[key] = one
    return found


def _said_words(key: str, cells: Mapping[str, FilledCell], seen: Seen) -> SaidPlace | None:
    cell = cells["t"]
    text = cell.text.replace("\r\n", "\n").strip()
    if text == seen.words.get(key, "").strip() and not cell.problem:
        return None
    return SaidPlace(text, cell.place, (cell.caution,) if cell.caution else (), cell.problem)


def _said_figure(key: str, cells: Mapping[str, FilledCell], seen: Seen) -> SaidPlace | None:
    before = seen.draft.get(key)
    held = before if isinstance(before, dict) else {}
    fields = {name: str(held.get(name, "")) for name in FIELDS}
    changed: list[FilledCell] = []
    for name, cell in cells.items():
        if name in fields and (cell.problem or not previews.same_text(cell.text, fields[name])):
            changed.append(cell)
            fields[name] = vietnamese.clean(cell.text)
    if not changed:
        return None
    entry = {name: text for name, text in fields.items() if text}
    problem = next((cell.problem for cell in changed if cell.problem), "")
    cautions = tuple(f"{cell.caution}" for cell in changed if cell.caution)
    return SaidPlace(entry, changed[0].place, cautions, problem)


def staged(upload_id: UUID, *, by: User, on: date) -> Staged:
    """Return a staged file beside the report as it is now; raise `UploadNotFound` for another person's."""
    upload = StagedUpload.objects.filter(pk=upload_id, by=by).first()
    if upload is None:
        raise UploadNotFound(str(upload_id))
    page = report_queries.report_page(upload.report_id, by=by, on=on)
    asked = form_lines.form_lines(page, by=by, on=on)
    found = previews.preview(
        {key: previews.said_place(kept) for key, kept in upload.said.items()},
        base=upload.base.get("d", {}),
        stood=upload.base.get("s", {}),
        asked=asked,
        unknown=[(one[0], one[1], one[2]) for one in upload.unknown],
        notes=upload.notes,
    )
    return Staged(upload, page, asked, found)


def take(
    upload_id: UUID,
    *,
    keys: Collection[str],
    mine: Mapping[str, str],
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> Taken:
    """Take places of a staged file into the report's draft.

    `keys` are the places that the person ticked; `mine` maps places in conflict, where they chose the file's word, to
    the tokens of what they saw beside it: what moved again since is asked again. Refused places are never taken. The
    same file again changes nothing. Raise `UploadNotFound`, `NotAllowed`, `PeriodIsClosed` or `DraftRefused`.
    """
    with transaction.atomic():
        found = staged(upload_id, by=by, on=on)
        page = found.page
        chosen = [one for one in found.preview.proposals if _is_chosen(one, keys=keys, mine=mine)]
        if not chosen:
            return Taken(0, tuple(key for key in mine if key not in {one.key for one in chosen}))
        entries = {one.key: _entry(one, found) for one in chosen}
        saved = drafts.save_draft(
            report_id=page.id,
            shown=[one.key for one in chosen],
            base={key: entry for key, entry in page.content.items() if key in entries},
            mine={key: entry for key, entry in entries.items() if entry},
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
        took = [key for key in entries if key not in saved.conflicts]
        moved = (*saved.conflicts, *(key for key in mine if key not in entries))
        if took:
            StagedUpload.objects.filter(pk=upload_id).update(taken_at=at, taken=found.upload.taken + len(took))
            payload = {
                "report": page.id,
                "origin": found.upload.origin,
                "digest": found.upload.digest,
                "places": len(took),
            }
            audit.append(chain=page.duty.unit_id, what="workbook.take", payload=payload, by=by, at=at)
    return Taken(len(took), moved)


def _is_chosen(one: Proposal, *, keys: Collection[str], mine: Mapping[str, str]) -> bool:
    if one.standing is Standing.CONFLICT:
        return mine.get(one.key) == one.token
    return one.standing.is_takable and one.key in keys


def _entry(one: Proposal, found: Staged) -> Entry:
    """Return what the draft keeps of a place: with the figure that stood beside it when it was written.

    Where a person chose between the file and what was said meanwhile, that is what stands now.
    """
    entry = one.entry
    if not isinstance(entry, dict):
        return entry
    line = found.asked.lines[one.key]
    stood: Mapping[str, str] = found.upload.base.get("s", {})
    before = found.upload.base.get("d", {}).get(one.key)
    if one.standing is Standing.CONFLICT:
        return entry | {"b": line.standing_text}
    if isinstance(before, dict) and before.get("v", "") == entry.get("v", "") and "b" in before:
        return entry | {"b": before["b"]}
    return entry | {"b": stood.get(one.key, line.standing_text if found.upload.origin != "form" else "")}
