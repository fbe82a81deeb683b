"""Targets entered by form: added, replaced, withdrawn; nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.planning.models import Plan, Target
from ntm.store.territory.models import Place, Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import plan_views
from ntm.usecases.planning.operations import NotATarget

#: Where a target stands that was not read from a text: after everything that was.
NOT_IN_TEXT = 2_000_000_000


class DraftIsNoBaseline(ValueError):
    """Last year's level is to be taken from a plan that was never issued; the message is Vietnamese."""


class TargetKind(StrEnum):
    """What a target entered by form may promise (PLN-05)."""

    KEEP_STANDARD = "keep_standard"
    NEW_STANDARD = "new_standard"
    REACH_STANDARD = "reach_standard"
    PROPOSED = "proposed"
    CRITERION = "criterion"
    NEW_CRITERION = "new_criterion"
    CRITERIA_GAINED = "criteria_gained"
    BAND = "band"
    MEAN = "mean"
    OWN_CRITERIA = "own_criteria"
    FIGURE = "figure"

    @property
    def label(self) -> str:
        """Return the Vietnamese words by which an officer knows it."""
        return {
            "keep_standard": "Duy trì số xã, bản, huyện đạt chuẩn",
            "new_standard": "Thêm số xã, bản, huyện đạt chuẩn",
            "reach_standard": "Tổng số xã, bản, huyện đạt chuẩn",
            "proposed": "Số đề nghị công nhận (chưa tính là đạt chuẩn)",
            "criterion": "Tổng số xã đạt một tiêu chí",
            "new_criterion": "Thêm số xã đạt một tiêu chí",
            "criteria_gained": "Thêm số tiêu chí trong năm",
            "band": "Số xã theo nhóm tiêu chí (15–18, 10–14, …)",
            "mean": "Bình quân tiêu chí/xã",
            "own_criteria": "Số tiêu chí của xã (n/19)",
            "figure": "Chỉ tiêu khác: tỷ lệ, thu nhập, ha, km, người …",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTarget:
    """A target as a person enters it; what the kind does not ask is left out.

    `before` is last year's level and `before_plan_id` the official plan that it comes from, else `before_source` says.
    """

    kind: TargetKind
    year: int
    number: Decimal
    of: int | None = None
    op: str = ""
    standard: str = ""
    word: str = "xã"
    criterion: str = ""
    indicator: str = ""
    band: tuple[int | None, int | None] = (None, None)
    names: tuple[str, ...] = ()
    assigned_to: int | None = None
    before: Decimal | None = None
    before_source: str = ""
    before_plan_id: int | None = None
    words: str = ""


def add_target(*, plan_id: int, target: NewTarget, client_id: UUID, by: User, on: date, at: datetime) -> int:
    """Add a target to a plan and return its id; the same `client_id` again is the same target.

    Raise `NotATarget`, `DraftIsNoBaseline`, `NotAllowed`.
    """
    return _write(plan_id, target, replaced=None, why="", client_id=client_id, by=by, on=on, at=at)


def replace_target(
    *, target_id: int, target: NewTarget, why: str, client_id: UUID, by: User, on: date, at: datetime
) -> int:
    """Put a target in the place of another, which stays on record with the reason; return its id.

    It corrects what was typed; what the plan itself changes later is an amendment, a paper of its own. Raise as
    `add_target`.
    """
    if not why.strip():
        raise NotATarget("Ghi lý do sửa.")
    replaced = Target.objects.only("plan_id").get(pk=target_id)
    return _write(replaced.plan_id, target, replaced=target_id, why=why, client_id=client_id, by=by, on=on, at=at)


def take_back_target(*, target_id: int, why: str, by: User, on: date, at: datetime) -> None:
    """Withdraw a target with the reason; once more does nothing. Raise `NotATarget`, `NotAllowed`."""
    if not why.strip():
        raise NotATarget("Ghi lý do bỏ.")
    with transaction.atomic():
        target = Target.objects.select_related("plan").select_for_update(of=("self",)).get(pk=target_id)
        rules.require(by, Action.EDIT_PLAN, unit_id=target.plan.unit_id, on=on)
        if target.withdrawn_at is not None:
            return
        _withdraw(target, why, by=by, at=at)
        audit.append(
            chain=target.plan.unit_id,
            what="planning.target_withdrawn",
            payload={"plan": target.plan_id, "target": target_id, "quote": target.quote, "why": why.strip()},
            by=by,
            at=at,
        )


def _write(
    plan_id: int,
    target: NewTarget,
    *,
    replaced: int | None,
    why: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    plan = Plan.objects.only("unit_id", "year", "number", "issued_on").get(pk=plan_id)
    rules.require(by, Action.EDIT_PLAN, unit_id=plan.unit_id, on=on)
    columns = _columns(target)
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=plan.unit_id)
        done = Target.objects.filter(client_id=client_id).first()
        if done is not None:
            return done.pk
        _refuse_twins(plan, target, columns, replaced=replaced)
        if target.assigned_to is not None and not _lies_below(target.assigned_to, plan.unit_id):
            raise NotATarget("Nơi được giao không thuộc đơn vị của kế hoạch.")
        columns |= _baseline(target, on=on)
        if replaced is not None:
            old = Target.objects.select_for_update().get(pk=replaced)
            if old.withdrawn_at is not None:
                raise NotATarget("Người khác vừa sửa hoặc bỏ chỉ tiêu này; hãy xem lại.")
            _withdraw(old, why, by=by, at=at)
        row = Target.objects.create(
            plan=plan,
            start=NOT_IN_TEXT,
            confirmed_by=by,
            confirmed_at=at,
            client_id=client_id,
            assigned_to_id=target.assigned_to,
            replaces_id=replaced,
            **columns,
        )
        audit.append(
            chain=plan.unit_id,
            what="planning.target_replaced" if replaced else "planning.target_entered",
            payload={
                "plan": plan_id,
                "target": row.pk,
                "replaces": replaced,
                "why": why.strip(),
                "assigned_to": target.assigned_to,
                **columns,
            },
            by=by,
            at=at,
        )
        return row.pk


def _refuse_twins(plan: Plan, target: NewTarget, columns: dict[str, object], *, replaced: int | None) -> None:
    same = Target.objects.filter(
        plan=plan,
        withdrawn_at__isnull=True,
        assigned_to_id=target.assigned_to,
        start=NOT_IN_TEXT,
        **{
            name: columns[name]
            for name in (
                "kind",
                "criterion",
                "criteria_set",
                "subject",
                "unit_word",
                "year",
                "band_low",
                "band_high",
                "is_baseline",
                "is_increase",
            )
        },
    )
    if (same if replaced is None else same.exclude(pk=replaced)).exists():
        raise NotATarget("Kế hoạch đã có chỉ tiêu này; hãy sửa dòng đang có.")


def _withdraw(target: Target, why: str, *, by: User, at: datetime) -> None:
    target.withdrawn_by, target.withdrawn_at, target.withdrawn_why = by, at, why.strip()[:500]
    target.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])


def _lies_below(unit_id: int, ancestor_id: int) -> bool:
    return Place.objects.filter(unit_id=unit_id, ancestor_id=ancestor_id, depth__gt=0).exists()


def _baseline(target: NewTarget, *, on: date) -> dict[str, object]:
    if target.before is None:
        return {}
    source = vietnamese.clean(target.before_source)
    if target.before_plan_id is not None:
        view = plan_views.plan_view(target.before_plan_id, on=on)
        if not view.is_official:
            raise DraftIsNoBaseline(
                f"{view.label}: {view.status_words.lower()}; bản chưa ban hành không thể làm mức xuất phát."
            )
        source = view.label
    if not source:
        raise NotATarget("Ghi nguồn của mức năm trước.")
    return {"before": target.before, "before_source": source[:300]}


_STANDARDS = frozenset({TargetKind.KEEP_STANDARD, TargetKind.NEW_STANDARD, TargetKind.REACH_STANDARD})
_CRITERIA = frozenset({TargetKind.CRITERION, TargetKind.NEW_CRITERION})
_COUNTS = _STANDARDS | _CRITERIA | {TargetKind.PROPOSED, TargetKind.BAND, TargetKind.OWN_CRITERIA}
_OPS = frozenset({"", "=", ">=", "<=", ">", "<", "~"})


def _columns(target: NewTarget) -> dict[str, object]:
    """Return the columns of a target; raise `NotATarget` for what cannot be one."""
    kind, number = target.kind, target.number
    if not number.is_finite() or number < 0 or number.adjusted() > 17:
        raise NotATarget("Con số chưa đúng.")
    if kind in _COUNTS and number != number.to_integral_value():
        raise NotATarget("Số xã, số bản, số tiêu chí phải là số nguyên.")
    if target.of is not None and (target.of < 0 or (number > target.of and kind not in (TargetKind.NEW_CRITERION,))):
        raise NotATarget(f"{number}/{target.of} không thể là một mục tiêu: tử số lớn hơn mẫu số.")
    if target.op not in _OPS:
        raise NotATarget("Dấu so sánh chưa đúng.")
    if kind in _CRITERIA and not target.criterion:
        raise NotATarget("Chọn tiêu chí hoặc chỉ tiêu.")
    if kind is TargetKind.FIGURE and not (target.indicator.strip() and target.word.strip()):
        raise NotATarget("Ghi tên chỉ tiêu và đơn vị tính.")
    low, high = target.band
    if kind is TargetKind.BAND and (low is None or (high is not None and high < low)):
        raise NotATarget("Ghi nhóm từ bao nhiêu đến bao nhiêu tiêu chí.")
    counted = kind in _COUNTS
    names = [vietnamese.clean(name)[:120] for name in target.names if name.strip()]
    stored_kind = {
        TargetKind.KEEP_STANDARD: "standard_count",
        TargetKind.NEW_STANDARD: "standard_count",
        TargetKind.REACH_STANDARD: "standard_count",
        TargetKind.PROPOSED: "proposal_count",
        TargetKind.CRITERION: "criterion_count",
        TargetKind.NEW_CRITERION: "criterion_count",
        TargetKind.CRITERIA_GAINED: "criteria_gained",
        TargetKind.BAND: "band_count",
        TargetKind.MEAN: "average_criteria",
        TargetKind.OWN_CRITERIA: "commune_criteria",
        TargetKind.FIGURE: "indicator_target",
    }[kind]
    word = {
        TargetKind.MEAN: "tiêu chí/xã",
        TargetKind.CRITERIA_GAINED: "tiêu chí",
        TargetKind.OWN_CRITERIA: "tiêu chí",
        TargetKind.BAND: "xã",
        TargetKind.CRITERION: "xã",
        TargetKind.NEW_CRITERION: "xã",
    }.get(kind, vietnamese.clean(target.word))
    return {
        "kind": stored_kind,
        "criteria_set": "commune",
        "criterion": target.criterion[:10] if kind in (*_CRITERIA, TargetKind.FIGURE) else "",
        "subject": vietnamese.clean(target.indicator if kind is TargetKind.FIGURE else target.standard)[:300],
        "numerator": int(number) if counted else None,
        "denominator": target.of if counted else None,
        "value": None if counted else number,
        "unit_word": word[:40],
        "year": target.year,
        "op": target.op,
        "band_low": low if kind is TargetKind.BAND else None,
        "band_high": high if kind is TargetKind.BAND else None,
        "names": names,
        "is_baseline": kind is TargetKind.KEEP_STANDARD,
        "is_increase": kind in (TargetKind.NEW_STANDARD, TargetKind.NEW_CRITERION, TargetKind.CRITERIA_GAINED),
        "quote": vietnamese.clean(target.words),
    }
