"""What pages of the law show: sets in force on a day, one set whole, drafts, and who checked what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ntm.core.criteria import overlays
from ntm.core.criteria.provisions import Change, Provision, changes, provisions_of, recited
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level, Verification
from ntm.documents.law_workbook.writing import blank_workbook, workbook_of
from ntm.law import files, publishing
from ntm.store.accounts.models import User
from ntm.store.criteria import querysets
from ntm.store.criteria.models import LawDraft
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.criteria import entry, overlay_queries, queries
from ntm.usecases.territory import queries as territory

_STATES = {entry.APPROVED: "đã duyệt", entry.REJECTED: "trả lại", entry.WITHDRAWN: "người soạn rút"}
LEVEL_WORDS = {
    Level.CENTRAL: "cả nước",
    Level.PROVINCE: "tỉnh",
    Level.DISTRICT: "huyện",
    Level.COMMUNE: "xã",
    Level.VILLAGE: "thôn, bản",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Who held a provision against the official text, when and on which page."""

    by: str
    checked_on: date
    page: str
    note: str

    @property
    def words(self) -> str:
        """Return it as pages show it."""
        return f"{self.by} đối chiếu ngày {format_day(self.checked_on)}, trang {self.page}"


def marks_of(provisions: Iterable[Provision]) -> dict[str, Mark]:
    """Return the marks that hold, by fingerprint, in one query."""
    newest = querysets.newest_marks([one.fingerprint for one in provisions if one.can_be_checked])
    return {
        fingerprint: Mark(by=mark.by.full_name, checked_on=mark.checked_on, page=mark.page, note=mark.note)
        for fingerprint, mark in newest.items()
        if mark.holds
    }


#: The set with its marks, by code, digest and the newest mark of all: marks are only ever added, so it tells them all.
_CHECKED: dict[tuple[str, str, int], CriteriaSet] = {}
_PROVISIONS: dict[tuple[str, str], tuple[Provision, ...]] = {}
_KEPT = 32


def provisions(criteria_set: CriteriaSet) -> tuple[Provision, ...]:
    """Return everything that a set says, kept for the next request."""
    key = (criteria_set.code, criteria_set.digest)
    if key not in _PROVISIONS:
        if len(_PROVISIONS) >= _KEPT:
            _PROVISIONS.clear()
        _PROVISIONS[key] = provisions_of(criteria_set)
    return _PROVISIONS[key]


def with_marks(criteria_set: CriteriaSet) -> CriteriaSet:
    """Return the set whose citations say who checked them, from the marks that hold; in one query, or two
    after somebody has added a mark.

    Without marks it is the set itself. The digest stays: a mark changes no verdict.
    """
    last = querysets.last_mark()
    if last is None:
        return criteria_set
    key = (criteria_set.code, criteria_set.digest, last)
    if key not in _CHECKED:
        if len(_CHECKED) >= _KEPT:
            _CHECKED.clear()
        marks = marks_of(provisions(criteria_set))

        def citation_of(provision: Provision) -> Citation:
            mark = marks.get(provision.fingerprint) if provision.can_be_checked else None
            return provision.citation if mark is None else marked(provision.citation, mark)

        _CHECKED[key] = recited(criteria_set, citation_of) if marks else criteria_set
    return _CHECKED[key]


def marked(citation: Citation, mark: Mark) -> Citation:
    """Return a citation that says who checked it; what the law file noted of the source before no longer holds."""
    words = f"{mark.by} đối chiếu, trang {mark.page}" + (f"; {mark.note}" if mark.note else "")
    return replace(citation, verification=Verification.VERIFIED, last_checked_on=mark.checked_on, note=words)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A set in a list: how much of it was checked, and whether it is in force on the day asked for."""

    criteria_set: CriteriaSet
    province: str
    in_force: bool
    checked: int
    total: int

    @property
    def level(self) -> str:
        """Return the level in words."""
        return LEVEL_WORDS[self.criteria_set.level]

    @property
    def indicators(self) -> int:
        """Return how many indicators are known."""
        return sum(len(one.indicators) for one in self.criteria_set.criteria if not one.judged_whole)

    @property
    def unchecked(self) -> int:
        """Return how many provisions nobody has checked."""
        return self.total - self.checked


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets in force on a day, and the others with their days."""

    on: date
    in_force: tuple[SetLine, ...]
    others: tuple[SetLine, ...]


_ORDER = [Level.COMMUNE, Level.VILLAGE, Level.DISTRICT, Level.PROVINCE, Level.CENTRAL]


def sets_on(on: date) -> Sets:
    """Return every set of the library, those in force on a day first."""
    found = sorted(queries.known_sets(), key=lambda one: (_ORDER.index(one.level), one.span.start, one.code))
    every = [provision for one in found for provision in provisions(one)]
    marks = marks_of(every)
    names = {one.code: one.name for one in territory.provinces(on)}
    lines = [_line(one, marks, names, on=on) for one in found]
    return Sets(
        on=on,
        in_force=tuple(line for line in lines if line.in_force),
        others=tuple(line for line in lines if not line.in_force),
    )


def _line(one: CriteriaSet, marks: dict[str, Mark], names: dict[str, str], *, on: date) -> SetLine:
    can = [provision for provision in provisions(one) if provision.can_be_checked]
    checked = sum(it.citation.is_verified or it.fingerprint in marks for it in can)
    province = names.get(one.province_code, f"mã {one.province_code}") if one.province_code else ""
    return SetLine(one, province, on in one.span, checked, len(can))


@dataclass(frozen=True, slots=True)
class Checkable:
    """A provision on the page where people check: whether and by whom it was checked."""

    provision: Provision
    mark: Mark | None

    @property
    def is_checked(self) -> bool:
        """Say whether somebody vouches for it, in the law file or by a mark."""
        return self.mark is not None or self.provision.citation.is_verified


def checkables(criteria_set: CriteriaSet, *, item: str = "") -> tuple[Checkable, ...]:
    """Return the provisions of a set that can be checked, or those of one criterion ("4"), or of the set's head."""
    own = [
        one for one in provisions(criteria_set) if one.can_be_checked and (not item or one.item.split(".")[0] == item)
    ]
    marks = marks_of(own)
    return tuple(Checkable(one, marks.get(one.fingerprint)) for one in own)


def set_named(code: str) -> CriteriaSet:
    """Return a set with its marks; raise `files.UnknownSet`."""
    return with_marks(queries.library().criteria_set(code))


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft in a list."""

    id: int
    set_code: str
    title: str
    reason: str
    by: str
    by_id: int
    at: datetime
    decision: str
    reviewed_by: str
    reviewed_at: datetime | None
    note: str

    @property
    def is_waiting(self) -> bool:
        """Say whether nobody has decided yet."""
        return not self.decision

    @property
    def state(self) -> str:
        """Return what became of it in words."""
        return _STATES.get(self.decision, "chờ người thứ hai duyệt")


def _draft_line(draft: LawDraft) -> DraftLine:
    review = getattr(draft, "review", None)
    return DraftLine(
        id=draft.pk,
        set_code=draft.set_code,
        title=draft.title,
        reason=draft.reason,
        by=draft.by.full_name,
        by_id=draft.by_id,
        at=draft.at,
        decision=review.decision if review is not None else "",
        reviewed_by=review.by.full_name if review is not None else "",
        reviewed_at=review.at if review is not None else None,
        note=review.note if review is not None else "",
    )


def drafts(*, set_code: str = "", most: int = 50) -> tuple[DraftLine, ...]:
    """Return the newest drafts, of one set or of all."""
    found = querysets.drafts()
    return tuple(_draft_line(draft) for draft in (found.filter(set_code=set_code) if set_code else found)[:most])


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A draft to be read before it is decided on: the set, what it changes, and who may do what."""

    line: DraftLine
    loaded: CriteriaSet
    compared_with: CriteriaSet | None
    is_replacement: bool
    has_moved: bool
    changes: tuple[Change, ...]
    counts: tuple[tuple[str, int], ...]
    new_instruments: tuple[str, ...]
    said_verified: int
    checkable: int
    may_review: bool
    may_withdraw: bool
    file_name: str


def draft_view(draft_id: int, *, by: User, on: date) -> DraftView:
    """Return a draft; raise `entry.DraftNotFound`, `NotAllowed`."""
    draft = querysets.drafts().filter(pk=draft_id).first()
    if draft is None:
        raise entry.DraftNotFound(draft_id)
    rules.require(by, Action.ENTER_LAW, unit_id=draft.unit_id, on=on)
    line = _draft_line(draft)
    law, instruments = entry.law_of(draft)
    known = queries.library()
    rehearsed = publishing.rehearse(law, instruments, folders=files.law_folders(queries.law_home()))
    loaded = rehearsed.loaded
    compared = _compared_with(draft, known, loaded)
    base = known.sets.get(draft.set_code)
    has_moved = loaded is None or (base.digest if base is not None else "") != draft.base_digest
    if loaded is None:
        raise DraftNoLongerLoads(
            "Luật trong hệ thống đã đổi nên dự thảo không còn nạp được: "
            + "; ".join(f"{one.key}: {one.fault.label}" for one in rehearsed.refusals[:3])
        )
    own = provisions(loaded)
    found = changes(provisions(compared) if compared is not None else (), own)
    kinds: dict[str, int] = {}
    for change in found:
        kinds[change.kind.label] = kinds.get(change.kind.label, 0) + 1
    return DraftView(
        line=line,
        loaded=loaded,
        compared_with=compared,
        is_replacement=bool(draft.base_digest),
        has_moved=has_moved and line.is_waiting,
        changes=found,
        counts=tuple(kinds.items()),
        new_instruments=tuple(str(one["key"]) for one in instruments),
        said_verified=sum(one.can_be_checked and one.citation.is_verified for one in own),
        checkable=sum(one.can_be_checked for one in own),
        may_review=line.is_waiting
        and draft.by_id != by.pk
        and rules.may(by, Action.REVIEW_LAW, unit_id=draft.unit_id, on=on),
        may_withdraw=line.is_waiting and draft.by_id == by.pk,
        file_name=draft.file_name,
    )


def _compared_with(draft: LawDraft, known: files.LawLibrary, loaded: CriteriaSet | None) -> CriteriaSet | None:
    """Return the set that a draft was compared with, also where it is in force no longer; None where there was none.

    A province's first overlay is held against the country's text in the province's days.
    """
    if not draft.base_digest:
        before = known.sets.get(draft.compared_with)
        if before is not None and loaded is not None and loaded.overlay is not None:
            return replace(overlays.undecided(loaded, before), title=before.title)
        return before
    current = known.sets.get(draft.set_code)
    if current is not None and current.digest == draft.base_digest:
        return current
    folders = (files.package_folder(),)
    earlier = querysets.drafts().filter(set_code=draft.set_code, digest=draft.base_digest).first()
    if earlier is not None:
        law, instruments = entry.law_of(earlier)
        return publishing.rehearse(law, instruments, folders=files.law_folders(queries.law_home())).loaded
    brought = files.read_library(folders).library.sets.get(draft.set_code)
    return brought if brought is not None and brought.digest == draft.base_digest else None


class DraftNoLongerLoads(ValueError):
    """A draft that the law of today refuses; the message is Vietnamese."""


def may(by: User, action: Action, *, criteria_set: CriteriaSet | None, on: date) -> bool:
    """Say whether a person may do something to a set (None: to bring one in at all)."""
    province = criteria_set.province_code if criteria_set is not None else None
    if province is None:
        return rules.may(by, action, unit_id=None, on=on)
    try:
        return rules.may(by, action, unit_id=territory.find_unit(province, Level.PROVINCE, on).id, on=on)
    except territory.UnitNotFound:
        return False


def workbook(code: str, *, on: date) -> bytes:
    """Return the workbook of a set as it is in the library, or of an overlay; raise `files.UnknownSet`."""
    if "@" in code:
        return overlay_queries.workbook(code, on=on)
    library = queries.library()
    law = publishing.parsed_set(code, folders=files.law_folders(queries.law_home()))
    return workbook_of(law, instruments=[publishing.entry_of(one) for one in library.instruments.values()])


def blank() -> bytes:
    """Return a blank workbook with the instruments that are known."""
    return blank_workbook(instruments=[publishing.entry_of(one) for one in queries.library().instruments.values()])


def versions_of(criteria_set: CriteriaSet) -> Sequence[date]:
    """Return the days on which the set starts to read otherwise, its first day included."""
    return sorted({version.span.start for indicator in criteria_set.indicators for version in indicator.versions}
                  | {criteria_set.span.start})  # fmt: skip
