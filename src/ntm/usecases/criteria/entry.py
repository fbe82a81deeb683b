"""Entering law without code: a workbook becomes a draft, a second person's review puts it in force.

A draft is a whole set. Nothing is written before every cell has been read and the law, with the draft in it, could be
loaded; nothing is in force before somebody else than the author has approved it. A mark says that a person held one
provision against the official text; it is bound to what the provision says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ntm.core.criteria.provisions import Provision, provisions_of
from ntm.core.criteria.refusals import LawRefused
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.kernel.vietnamese import clean
from ntm.documents.law_workbook import layout
from ntm.documents.law_workbook.law_read import LawRead, read_law
from ntm.documents.law_workbook.overlay_layout import PROVINCE_PART
from ntm.documents.law_workbook.reading import Problem
from ntm.law import files, publishing
from ntm.store.accounts.models import User
from ntm.store.criteria import querysets
from ntm.store.criteria.models import LawDraft, LawFile, LawReview, VerificationMark
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.criteria import queries
from ntm.usecases.territory import queries as territory

APPROVED, REJECTED, WITHDRAWN = "approved", "rejected", "withdrawn"
_LONGEST_NOTE = 1_000
_LONGEST_PAGE = 40


class NotFit(ValueError):
    """A workbook that makes no law file; `problems` names every place. Nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} chỗ phải sửa")


class NothingChanges(ValueError):
    """The workbook says exactly what is in force already."""


class DraftNotFound(LookupError):
    """A number that no draft has."""


class AlreadyDecided(RuntimeError):
    """The draft was approved, rejected or withdrawn meanwhile; the message is Vietnamese."""


class OwnDraft(rules.NotAllowed):
    """The author reviews the own draft; the message is Vietnamese."""


class NotTheAuthor(rules.NotAllowed):
    """Somebody else withdraws a draft; the message is Vietnamese."""


class LawHasMoved(RuntimeError):
    """What is in force is no longer what the draft was compared with; the message is Vietnamese."""


class WordsMissing(ValueError):
    """A reason, a page or a day is missing or cannot be; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook that makes a law file: the file, the instruments it brings, and the set as it would be loaded."""

    law: Mapping[str, Any]
    instruments: tuple[Mapping[str, Any], ...]
    loaded: CriteriaSet


def check_workbook(content: bytes) -> Checked:
    """Return what a workbook comes to; raise `NotFit` with every problem, `WorkbookRefused` for what is no workbook."""
    folders = files.law_folders(queries.law_home())
    known = queries.library()
    read = read_law(content, known_instruments=known.instruments)
    if read.problems:
        raise NotFit(read.problems)
    instruments = publishing.with_cited(read.instruments, known=known.instruments)
    try:
        rehearsed = publishing.rehearse(read.law, instruments, folders=folders)
    except publishing.NotACode as error:
        message = "Mã gồm các từ viết thường không dấu, nối bằng gạch nối, dài nhất 58 ký tự: village-lai-chau"
        message += "; phần của tỉnh là mã bộ quốc gia, dấu @ và tên tỉnh: commune-2021-2025@lai-chau."
        key = "overlay.code" if "overlay" in read.law else "set.code"
        raise NotFit([read.place_of(key, message)]) from error
    if rehearsed.refusals or rehearsed.loaded is None:
        raise NotFit([_problem(read, refused) for refused in rehearsed.refusals])
    return Checked(read.law, instruments, rehearsed.loaded)


def _problem(read: LawRead, refused: LawRefused) -> Problem:
    detail = f" ({refused.detail})" if refused.detail else ""
    key = refused.key
    if key == "set.in_force":  # two sets for the same units on the same day
        detail += "; hãy ghi ngày hết hiệu lực của bộ cũ trước, hoặc sửa ngày của bộ này"
    words = f"{refused.fault.label}{detail}."
    return read.place_of(key, words[:1].upper() + words[1:])


def save_draft(*, content: bytes, file_name: str, reason: str, by: User, on: date, at: datetime) -> int:
    """Keep a workbook's set as a draft that waits for a second person, and return its number.

    The same file brought in again while its draft waits gives that draft. Raise `NotFit`, `WorkbookRefused`,
    `NothingChanges`, `WordsMissing`, `NotAllowed`; then nothing was written.
    """
    reason = _words(reason, "Hãy ghi lý do nhập hoặc sửa bộ tiêu chí (văn bản nào, ngày nào).")
    checked = check_workbook(content)
    loaded = checked.loaded
    unit_id = _scope(loaded, on=on)
    rules.require(by, Action.ENTER_LAW, unit_id=unit_id, on=on)
    base = queries.library().sets.get(loaded.code)
    # The digest tells one file from another; the content may be the same in both.
    if base is not None and replace(base, digest="") == replace(loaded, digest="") and not checked.instruments:
        raise NothingChanges(loaded.title)
    digest = hashlib.sha256(content).hexdigest()
    compared = base or predecessor(loaded)
    with transaction.atomic():
        querysets.lock_law()
        base_digest = base.digest if base is not None else ""
        known = LawDraft.objects.filter(file_digest=digest, base_digest=base_digest, by=by, review__isnull=True)
        waiting = known.first()
        if waiting is not None:
            return waiting.pk
        draft = LawDraft.objects.create(
            set_code=loaded.code,
            title=loaded.title,
            unit_id=unit_id,
            text=publishing.text_of(checked.law),
            instruments=publishing.text_of({"instruments": list(checked.instruments)}) if checked.instruments else "",
            digest=loaded.digest,
            base_digest=base_digest,
            compared_with=compared.code if compared is not None else "",
            file_name=clean(file_name)[:200] or "bo-tieu-chi.xlsx",
            file_digest=digest,
            reason=reason,
            by=by,
            at=at,
        )
        _record("law.draft_saved", draft, {"file": draft.file_digest, "reason": reason}, by=by, at=at)
    return draft.pk


def predecessor(loaded: CriteriaSet) -> CriteriaSet | None:
    """Return the set that governed the same units just before; the country's where the province had none."""
    if loaded.overlay is not None:
        return queries.library().sets.get(loaded.overlay.of)
    earlier = [
        one
        for one in queries.known_sets()
        if (one.level, one.tier) == (loaded.level, loaded.tier)
        and one.province_code in (None, loaded.province_code)
        and one.span.start <= loaded.span.start
        and one.overlay is None
    ]
    return max(earlier, key=lambda one: (one.province_code is not None, one.span.start), default=None)


def approve(*, draft_id: int, note: str, by: User, on: date, at: datetime) -> None:
    """Put a draft in force as a second person; the law file is written in the same transaction, or nothing is.

    Raise `DraftNotFound`, `NotAllowed`, `OwnDraft`, `AlreadyDecided`, `LawHasMoved`, `NotFit`, `KeptByHand`.
    """
    with transaction.atomic():
        querysets.lock_law()
        draft = _waiting_draft(draft_id)
        _require_second_person(draft, by=by, on=on)
        base = queries.library().sets.get(draft.set_code)
        if (base.digest if base is not None else "") != draft.base_digest:
            raise LawHasMoved(
                f"Bộ tiêu chí {draft.set_code} đã đổi từ khi soạn dự thảo; người soạn tải bộ hiện hành và làm lại."
            )
        law, instruments = law_of(draft)
        rehearsed = publishing.rehearse(law, instruments, folders=files.law_folders(queries.law_home()))
        if rehearsed.refusals or rehearsed.loaded is None or rehearsed.loaded.digest != draft.digest:
            raise LawHasMoved(
                "Luật trong hệ thống đã đổi nên dự thảo không còn nạp được: "
                + "; ".join(f"{one.key}: {one.fault.label}" for one in rehearsed.refusals[:3])
            )
        _review(draft, APPROVED, clean(note)[:_LONGEST_NOTE], by=by, at=at)
        path = f"criteria/{draft.set_code}/{publishing.file_name_of(law)}"
        LawFile.objects.get_or_create(path=path, digest=draft.digest, defaults={"loaded_at": at})
        with publishing.published(law, instruments, home=queries.law_home()):
            _record("law.approved", draft, {"note": clean(note)[:_LONGEST_NOTE], "path": path}, by=by, at=at)


def reject(*, draft_id: int, note: str, by: User, on: date, at: datetime) -> None:
    """Send a draft back as a second person, with the reason; the draft stays to be read.

    Raise `DraftNotFound`, `NotAllowed`, `OwnDraft`, `AlreadyDecided`, `WordsMissing`.
    """
    with transaction.atomic():
        querysets.lock_law()
        draft = _waiting_draft(draft_id)
        _require_second_person(draft, by=by, on=on)
        words = _words(note, "Hãy ghi vì sao trả lại, để người soạn biết phải sửa gì.")
        _review(draft, REJECTED, words, by=by, at=at)
        _record("law.rejected", draft, {"note": words}, by=by, at=at)


def withdraw(*, draft_id: int, by: User, at: datetime) -> None:
    """Take back one's own draft; it stays to be read. Raise `DraftNotFound`, `NotTheAuthor`, `AlreadyDecided`."""
    with transaction.atomic():
        querysets.lock_law()
        draft = _waiting_draft(draft_id)
        if draft.by_id != by.pk:
            raise NotTheAuthor("Chỉ người soạn mới rút được dự thảo của mình.")
        _review(draft, WITHDRAWN, "", by=by, at=at)
        _record("law.withdrawn", draft, {}, by=by, at=at)


def law_of(draft: LawDraft) -> tuple[dict[str, Any], tuple[dict[str, Any], ...]]:
    """Return the law file of a draft and the instruments that it brings."""
    entries = publishing.parse(draft.instruments)["instruments"] if draft.instruments else ()
    return publishing.parse(draft.text), tuple(entries)


def write_again() -> tuple[str, ...]:
    """Write the approved sets whose files the home has lost, the newest of each code, and return the codes written.

    For a home that was restored from a backup of the database, which holds every approved text; a file that is there
    is left alone.
    """
    approved = querysets.drafts().filter(review__decision=APPROVED).order_by("set_code", "-review__pk")
    written: list[str] = []
    for draft in approved.distinct("set_code"):
        if any((queries.law_home() / "law" / "criteria" / draft.set_code).glob("*.yaml")):
            continue
        law, instruments = law_of(draft)
        with publishing.published(law, instruments, home=queries.law_home()):
            written.append(draft.set_code)
    return tuple(written)


def _waiting_draft(draft_id: int) -> LawDraft:
    draft = querysets.drafts().filter(pk=draft_id).first()
    if draft is None:
        raise DraftNotFound(draft_id)
    review = LawReview.objects.filter(draft=draft).select_related("by").first()
    if review is not None:
        done = {APPROVED: "duyệt", REJECTED: "trả lại", WITHDRAWN: "rút"}[review.decision]
        raise AlreadyDecided(f"{review.by.full_name} đã {done} dự thảo này.")
    return draft


def _require_second_person(draft: LawDraft, *, by: User, on: date) -> None:
    rules.require(by, Action.REVIEW_LAW, unit_id=draft.unit_id, on=on)
    if draft.by_id == by.pk:
        raise OwnDraft("Người soạn không được tự duyệt; cần người thứ hai.")


def _review(draft: LawDraft, decision: str, note: str, *, by: User, at: datetime) -> None:
    LawReview.objects.create(draft=draft, decision=decision, note=note, author_id=draft.by_id, by=by, at=at)


def _record(what: str, draft: LawDraft, more: Mapping[str, Any], *, by: User, at: datetime) -> None:
    payload = {"draft": draft.pk, "set": draft.set_code, "digest": draft.digest, **more}
    audit.append(chain=draft.unit_id or audit.INSTALLATION, what=what, payload=payload, by=by, at=at)


def _words(text: str, missing: str) -> str:
    words = clean(text)[:_LONGEST_NOTE]
    if not words:
        raise WordsMissing(missing)
    return words


def _scope(criteria_set: CriteriaSet, *, on: date) -> int | None:
    """Return the province for whose units a set is written, None for the whole country."""
    province_code = criteria_set.province_code
    if province_code is None:
        return None
    try:
        return territory.find_unit(province_code, Level.PROVINCE, on).id
    except territory.UnitNotFound as error:
        sheet = layout.SET if criteria_set.overlay is None else PROVINCE_PART
        column = sheet.column("province")
        place = Problem(sheet.name, 0, column.heading, "", f"Không có tỉnh mã {province_code} ngày {format_day(on)}.")
        raise NotFit([place]) from error


def mark(
    *,
    set_code: str,
    fingerprints: Collection[str],
    checked_on: date | None,
    page: str,
    note: str,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Record that a person held provisions of a set against the official text on a day, and return how many.

    `fingerprints` are those that the person saw: one whose content has changed meanwhile is refused. Raise
    `files.UnknownSet`, `NotAllowed`, `WordsMissing`, `LawHasMoved`; then nothing was written.
    """
    if checked_on is None or checked_on > on:
        raise WordsMissing("Hãy ghi ngày đối chiếu, không sau ngày làm việc.")
    page = clean(page)[:_LONGEST_PAGE]
    if not page:
        raise WordsMissing("Hãy ghi trang của văn bản gốc.")
    return _mark(set_code, fingerprints, holds=True, checked_on=checked_on, page=page, note=clean(note), by=by, on=on,
                 at=at)  # fmt: skip


def take_back(*, set_code: str, fingerprints: Collection[str], note: str, by: User, on: date, at: datetime) -> int:
    """Record that earlier marks of provisions do not hold, and why; the marks stay to be read. Raise as `mark` does."""
    words = _words(note, "Hãy ghi vì sao bỏ đánh dấu.")
    return _mark(set_code, fingerprints, holds=False, checked_on=on, page="", note=words, by=by, on=on, at=at)


def _mark(
    set_code: str,
    fingerprints: Collection[str],
    *,
    holds: bool,
    checked_on: date,
    page: str,
    note: str,
    by: User,
    on: date,
    at: datetime,
) -> int:
    criteria_set = queries.library().criteria_set(set_code)
    unit_id = _scope(criteria_set, on=on)
    rules.require(by, Action.VERIFY_LAW, unit_id=unit_id, on=on)
    asked = set(fingerprints)
    if not asked:
        raise WordsMissing("Chưa chọn mục nào.")
    found: dict[str, Provision] = {one.fingerprint: one for one in provisions_of(criteria_set) if one.can_be_checked}
    if asked - found.keys():
        raise LawHasMoved("Bộ tiêu chí đã đổi từ khi mở trang; hãy mở lại và đối chiếu với nội dung mới.")
    with transaction.atomic():
        VerificationMark.objects.bulk_create(
            [
                VerificationMark(
                    set_code=set_code,
                    key=one.key[:300],
                    fingerprint=fingerprint,
                    content=f"{one.what}: {one.content}; {one.citation.label}",
                    checked_on=checked_on,
                    page=page,
                    note=note[:_LONGEST_NOTE],
                    holds=holds,
                    by=by,
                    at=at,
                )
                for fingerprint, one in found.items()
                if fingerprint in asked
            ]
        )
        payload = {"set": set_code, "digest": criteria_set.digest, "checked_on": checked_on, "page": page,
                   "note": note[:_LONGEST_NOTE], "fingerprints": sorted(asked)}  # fmt: skip
        what = "law.verified" if holds else "law.verification_taken_back"
        audit.append(chain=unit_id or audit.INSTALLATION, what=what, payload=payload, by=by, at=at)
    return len(asked)
