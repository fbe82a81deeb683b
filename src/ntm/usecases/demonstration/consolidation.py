"""Quarter II of 2024 in Phong Thổ and August 2025 in Mường Khoa as they come in; everything here is simulated.

The reports hold words alone, each marked "mô phỏng": figures stay those of the simulation, and marked as such.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from uuid import NAMESPACE_URL, UUID, uuid5

from ntm.core.kernel.states import UnitKind
from ntm.store.accounts.models import User
from ntm.store.reporting.models import DutyRule, Report, ReportStep
from ntm.usecases.oversight import operations as oversight
from ntm.usecases.reporting import drafts, steps, submission
from ntm.usecases.territory import queries as units

_HANOI = timezone(timedelta(hours=7))
_QUARTER, _MONTH = "2024-Q2", "2025-M08"
_WORDS = "Mô phỏng cho bản trình diễn: xã rà soát các tiêu chí, số liệu không thay đổi so với kỳ trước."

#: Days of June 2024 on which communes sent; those not named here have not yet, Nậm Xe's officer among them.
_SENT = {
    "Mường So": 3,
    "Khổng Lào": 4,
    "Huổi Luông": 5,
    "Ma Li Pho": 5,
    "Bản Lang": 6,
    "Dào San": 6,
    "Lản Nhì Thàng": 7,
    "Hoang Thèn": 7,
    "Mù Sang": 7,
}
_ACCEPTED = ("Mường So", "Khổng Lào", "Huổi Luông", "Bản Lang")
_RETURNED = "Dào San"

_BRIEFING_DAY = date(2024, 5, 20)
_CONCLUSIONS = (
    ("Rà soát hồ sơ tiêu chí 18 của xã, gửi Phòng Nội vụ (mô phỏng)", "Dào San", date(2024, 6, 5)),
    ("Gửi báo cáo quý II đúng hạn (mô phỏng)", "Nậm Xe", date(2024, 6, 14)),
)


def set_up_consolidation(*, district_id: int, commune_id: int) -> None:
    """Send and answer simulated reports of Phong Thổ's communes and of Mường Khoa, and hold a briefing in May 2024.

    What is there already stays.
    """
    office = User.objects.get(username="vpdp-huyen")
    province = User.objects.get(username="vpdp-tinh")
    quarterly = DutyRule.objects.filter(unit_id=district_id, code="phong-tho-2024-communes").first()
    if quarterly is not None:
        communes = units.communes_in(district_id, date(2024, 6, 10))
        by_name = {unit.name: unit.id for unit in communes if unit.kind is UnitKind.COMMUNE}
        _brief(district_id, by_name, by=office)  # in May, before anything was sent
        for name, day in _SENT.items():
            sent = _send(quarterly.pk, by_name[name], _QUARTER, by=office, on=date(2024, 6, day))
            if name in _ACCEPTED:
                _answer(sent, "", by=office, on=date(2024, 6, day + 1))
            elif name == _RETURNED:
                note = "Mô phỏng: bổ sung kết quả chỉ tiêu 18.2 rồi gửi lại."
                _answer(sent, note, by=office, on=date(2024, 6, day + 1))
    monthly = DutyRule.objects.filter(unit_id=commune_id, code="muong-khoa-2025-month").first()
    if monthly is not None:
        officer = User.objects.get(username="canbo-muongkhoa")
        sent = _send(monthly.pk, commune_id, _MONTH, by=officer, on=date(2025, 8, 13))
        _answer(sent, "", by=province, on=date(2025, 8, 14))


def _at(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), tzinfo=_HANOI)


def _id(*parts: object) -> UUID:
    """Return the same id for the same deed, so that a second run does nothing."""
    return uuid5(NAMESPACE_URL, "mo-phong/" + "/".join(map(str, parts)))


def _send(rule_id: int, unit_id: int, period: str, *, by: User, on: date) -> int:
    known = Report.objects.filter(rule_id=rule_id, unit_id=unit_id, agency=None, period=period).first()
    if known is not None and known.steps.exists():
        return known.pk
    report_id = drafts.open_report(
        rule_id=rule_id, unit_id=unit_id, agency_id=None, period=period, by=by, on=on, at=_at(on, 8)
    )
    saved = drafts.save_draft(
        report_id=report_id,
        shown=["t:progress"],
        base={},
        mine={"t:progress": _WORDS},
        client_id=_id("draft", report_id),
        by=by,
        on=on,
        at=_at(on, 9),
    )
    submission.submit(
        report_id=report_id,
        draft_version=saved.version,
        reason="",
        client_id=_id("send", report_id),
        by=by,
        on=on,
        at=_at(on, 10),
    )
    return report_id


def _answer(report_id: int, note: str, *, by: User, on: date) -> None:
    last = ReportStep.objects.filter(report_id=report_id).order_by("-seq").first()
    if last is None or last.seq > 1:
        return
    client_id = _id("answer", report_id)
    if note:
        steps.return_with_note(
            report_id=report_id, note=note, seen_step=1, client_id=client_id, by=by, on=on, at=_at(on, 15)
        )
    else:
        steps.accept(report_id=report_id, seen_step=1, client_id=client_id, by=by, on=on, at=_at(on, 15))


def _brief(district_id: int, communes: dict[str, int], *, by: User) -> None:
    briefing = oversight.call_briefing(
        unit_id=district_id,
        held_on=_BRIEFING_DAY,
        title="Giao ban tháng 5/2024 giữa Ban Chỉ đạo huyện và các xã (mô phỏng)",
        venue="UBND huyện Phong Thổ",
        client_id=_id("briefing", district_id),
        by=by,
        on=_BRIEFING_DAY,
        at=_at(_BRIEFING_DAY, 7),
    )
    for text, commune, due_on in _CONCLUSIONS:
        oversight.conclude(
            briefing_id=briefing,
            text=text,
            owner_unit_id=communes[commune],
            due_on=due_on,
            client_id=_id("conclusion", briefing, commune),
            by=by,
            on=_BRIEFING_DAY,
            at=_at(_BRIEFING_DAY, 11),
        )
    oversight.keep_minutes(
        briefing_id=briefing,
        chair="Phó Chủ tịch UBND huyện (mô phỏng)",
        attendees="Ban Chỉ đạo huyện, cơ quan được phân công tiêu chí, UBND 16 xã",
        text="Mô phỏng cho bản trình diễn: các xã rà soát tiêu chí đã đăng ký, báo cáo quý II đúng hạn.",
        seen=0,
        client_id=_id("minutes", briefing),
        by=by,
        on=_BRIEFING_DAY,
        at=_at(_BRIEFING_DAY, 16),
    )
