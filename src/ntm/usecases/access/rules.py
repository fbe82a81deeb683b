"""Who may do what, where and when: one table of roles and actions, and the places that grants reach.

A grant holds for its unit and everything below it, on the days of its span and as long as its unit exists. What it
allows to do there stands in `ALLOWED`; it may be limited to criteria, and to powers (entering, assessing, approving …),
to one of which every action belongs. What somebody may do in another's name, by a dated delegation, counts as a grant
of their own that is never wider than the giver's is on that day.

Viewing reaches further: whoever holds a grant sees the programme's figures of the whole province around it, upwards and
beside, because communes are compared with each other and every plan is read against its superior's; a village head sees
the commune around the village. Whoever holds no grant sees nothing.

`on` is the day on which the person acts (a page's working day), never the day that a figure speaks of: an office that
was set up in 2024 corrects a figure of 2023.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.core.exceptions import PermissionDenied

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Power, Role
from ntm.store.accounts import querysets
from ntm.store.accounts.mapping import HeldGrant
from ntm.store.accounts.models import User


class Action(StrEnum):
    """What a person may do in a place."""

    VIEW = "view"
    ENTER_FIGURES = "enter_figures"
    DECIDE_INDICATOR = "decide_indicator"
    ADD_PAPER = "add_paper"
    REVIEW_FACT = "review_fact"
    ADD_VILLAGE = "add_village"
    EDIT_VILLAGES = "edit_villages"
    DECLARE_SHARES = "declare_shares"
    RECORD_ATTRIBUTES = "record_attributes"
    EDIT_AGENCIES = "edit_agencies"
    ASSIGN = "assign"
    RECORD_RECOGNITION = "record_recognition"
    EDIT_PLAN = "edit_plan"
    REGISTER = "register"
    COMMENT_REGISTRATION = "comment_registration"
    CONSOLIDATE_REGISTRATIONS = "consolidate_registrations"
    APPROVE_REGISTRATIONS = "approve_registrations"
    CONSOLIDATE = "consolidate"
    CLOSE_PERIOD = "close_period"
    HOLD_BRIEFING = "hold_briefing"
    SELF_ASSESS = "self_assess"
    SETTLE = "settle"
    RAISE_OBSTACLE = "raise_obstacle"
    ANSWER_OBSTACLE = "answer_obstacle"
    REPORT_VISIT = "report_visit"
    CONFIRM_LIST = "confirm_list"
    MANAGE_ACCOUNTS = "manage_accounts"
    LOAD_UNITS = "load_units"
    ENTER_LAW = "enter_law"
    REVIEW_LAW = "review_law"
    VERIFY_LAW = "verify_law"
    #: Words on public security (criterion 19): for those in charge of it alone.
    READ_SENSITIVE = "read_sensitive"

    @property
    def power(self) -> Power:
        """Return the power that a limited grant must leave for the action."""
        return _POWERS.get(self, Power.ADMINISTER)

    @property
    def label(self) -> str:
        """Return the Vietnamese words that complete "Anh/chị không được phép …"."""
        return _LABELS[self]


_LABELS = {
    Action.VIEW: "xem số liệu",
    Action.ENTER_FIGURES: "nhập số liệu",
    Action.DECIDE_INDICATOR: "đánh giá chỉ tiêu",
    Action.ADD_PAPER: "thêm văn bản",
    Action.REVIEW_FACT: "xác nhận dữ kiện của văn bản",
    Action.ADD_VILLAGE: "thêm thôn, bản",
    Action.EDIT_VILLAGES: "đổi tên, gộp, phân về xã mới các thôn, bản",
    Action.DECLARE_SHARES: "ghi tỷ lệ các phần của đơn vị được chia",
    Action.RECORD_ATTRIBUTES: "ghi thuộc tính của đơn vị",
    Action.EDIT_AGENCIES: "sửa danh mục cơ quan",
    Action.ASSIGN: "phân công, giao việc",
    Action.RECORD_RECOGNITION: "ghi quyết định công nhận",
    Action.EDIT_PLAN: "lập, sửa kế hoạch",
    Action.REGISTER: "đăng ký tiêu chí, lập lộ trình",
    Action.COMMENT_REGISTRATION: "góp ý đăng ký",
    Action.CONSOLIDATE_REGISTRATIONS: "tổng hợp đăng ký",
    Action.APPROVE_REGISTRATIONS: "phê duyệt đăng ký",
    Action.CONSOLIDATE: "tổng hợp, đôn đốc báo cáo",
    Action.CLOSE_PERIOD: "chốt, mở lại kỳ báo cáo, dời hạn gửi",
    Action.HOLD_BRIEFING: "ghi biên bản, kết luận giao ban",
    Action.SELF_ASSESS: "tự đánh giá, giải trình, phản hồi số liệu thay đơn vị",
    Action.SETTLE: "kết luận ý kiến khác nhau, yêu cầu giải trình",
    Action.RAISE_OBSTACLE: "nêu vướng mắc",
    Action.ANSWER_OBSTACLE: "xử lý vướng mắc",
    Action.REPORT_VISIT: "ghi chuyến thăm",
    Action.CONFIRM_LIST: "xác nhận danh sách",
    Action.MANAGE_ACCOUNTS: "quản lý tài khoản",
    Action.LOAD_UNITS: "nạp danh mục đơn vị hành chính",
    Action.ENTER_LAW: "nhập bộ tiêu chí",
    Action.REVIEW_LAW: "duyệt bộ tiêu chí",
    Action.VERIFY_LAW: "đối chiếu bộ tiêu chí với văn bản gốc",
    Action.READ_SENSITIVE: "xem nội dung an ninh",
}

_POWERS: Mapping[Action, Power] = {
    Action.VIEW: Power.READ,
    Action.ENTER_FIGURES: Power.ENTER,
    Action.ADD_PAPER: Power.ENTER,
    Action.ADD_VILLAGE: Power.ENTER,
    Action.EDIT_VILLAGES: Power.ENTER,
    Action.RECORD_ATTRIBUTES: Power.ENTER,
    Action.EDIT_AGENCIES: Power.ENTER,
    Action.DECLARE_SHARES: Power.ENTER,
    Action.RECORD_RECOGNITION: Power.ENTER,
    Action.ENTER_LAW: Power.ENTER,
    Action.DECIDE_INDICATOR: Power.ASSESS,
    Action.REVIEW_FACT: Power.ASSESS,
    Action.VERIFY_LAW: Power.ASSESS,
    Action.REVIEW_LAW: Power.APPROVE,
    Action.ASSIGN: Power.CONSOLIDATE,
    Action.EDIT_PLAN: Power.ENTER,
    Action.REGISTER: Power.ENTER,
    Action.COMMENT_REGISTRATION: Power.ASSESS,
    Action.CONSOLIDATE_REGISTRATIONS: Power.CONSOLIDATE,
    Action.APPROVE_REGISTRATIONS: Power.APPROVE,
    Action.CONSOLIDATE: Power.CONSOLIDATE,
    Action.CLOSE_PERIOD: Power.CONSOLIDATE,
    Action.HOLD_BRIEFING: Power.CONSOLIDATE,
    Action.SELF_ASSESS: Power.ENTER,
    Action.SETTLE: Power.CONSOLIDATE,
    Action.RAISE_OBSTACLE: Power.ENTER,
    Action.ANSWER_OBSTACLE: Power.CONSOLIDATE,
    Action.REPORT_VISIT: Power.ENTER,
    Action.CONFIRM_LIST: Power.ENTER,
    Action.MANAGE_ACCOUNTS: Power.ADMINISTER,
    Action.LOAD_UNITS: Power.ADMINISTER,
    Action.READ_SENSITIVE: Power.READ_SENSITIVE,
}

_VIEW = frozenset({Action.VIEW})

#: What a standing agency does with plans; of an approval it records the paper that was signed.
_PLANNING = (
    Action.EDIT_PLAN,
    Action.REGISTER,
    Action.COMMENT_REGISTRATION,
    Action.CONSOLIDATE_REGISTRATIONS,
    Action.APPROVE_REGISTRATIONS,
)

#: What a unit says of itself, and what stands in its way.
_OF_ITSELF = (Action.SELF_ASSESS, Action.RAISE_OBSTACLE, Action.CONFIRM_LIST)

#: What whoever receives reports does with them.
_CONSOLIDATING = (Action.CONSOLIDATE, Action.CLOSE_PERIOD, Action.HOLD_BRIEFING, Action.REPORT_VISIT)

#: The one table: a role, and what it allows in its place. Whoever enters, decides and oversees are different people.
ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.COMMUNE_OFFICER: _VIEW
    | {Action.ENTER_FIGURES, Action.ADD_PAPER, Action.REVIEW_FACT, Action.ADD_VILLAGE, Action.EDIT_VILLAGES}
    | {Action.ASSIGN}
    | {Action.EDIT_PLAN, Action.REGISTER}
    | {*_CONSOLIDATING}
    # They answer what their villages raise; what they raise themselves lies with the place above.
    | {*_OF_ITSELF, Action.ANSWER_OBSTACLE}
    # They write the words on security; a colleague of the same commune goes on with them.
    | {Action.READ_SENSITIVE},
    Role.VILLAGE_HEAD: _VIEW | {Action.ENTER_FIGURES, *_OF_ITSELF},
    Role.AGENCY: _VIEW
    | {Action.ENTER_FIGURES, Action.DECIDE_INDICATOR, Action.ADD_PAPER, Action.COMMENT_REGISTRATION}
    | {Action.RAISE_OBSTACLE, Action.REPORT_VISIT}
    # Only for an agency that is in charge of that very criterion (`_in_charge`).
    | {Action.READ_SENSITIVE},
    Role.DISTRICT_OFFICE: _VIEW
    | {
        Action.ENTER_FIGURES,
        Action.DECIDE_INDICATOR,
        Action.ADD_PAPER,
        Action.REVIEW_FACT,
        Action.ADD_VILLAGE,
        Action.EDIT_VILLAGES,
        Action.RECORD_ATTRIBUTES,
        Action.EDIT_AGENCIES,
        Action.ASSIGN,
        Action.RECORD_RECOGNITION,
        *_PLANNING,
        *_CONSOLIDATING,
        Action.SETTLE,
        Action.RAISE_OBSTACLE,
        Action.ANSWER_OBSTACLE,
    },
    Role.PROVINCE_OFFICE: _VIEW
    | {
        Action.ENTER_FIGURES,
        Action.DECIDE_INDICATOR,
        Action.ADD_PAPER,
        Action.REVIEW_FACT,
        Action.ADD_VILLAGE,
        Action.EDIT_VILLAGES,
        Action.DECLARE_SHARES,
        Action.RECORD_ATTRIBUTES,
        Action.EDIT_AGENCIES,
        Action.ASSIGN,
        Action.RECORD_RECOGNITION,
        *_PLANNING,
        *_CONSOLIDATING,
        Action.SETTLE,
        Action.ANSWER_OBSTACLE,
        # Whoever enters a set never reviews it: the use case refuses the author.
        Action.ENTER_LAW,
        Action.REVIEW_LAW,
        Action.VERIFY_LAW,
    },
    Role.FINANCE: _VIEW,
    Role.LEADER: _VIEW
    | {Action.APPROVE_REGISTRATIONS, Action.READ_SENSITIVE, Action.ANSWER_OBSTACLE, Action.REPORT_VISIT},
    Role.OVERSIGHT: _VIEW,
    Role.ADMINISTRATOR: _VIEW | {Action.MANAGE_ACCOUNTS, Action.LOAD_UNITS},
}

#: Roles that see one step above their place, not the province.
_SEE_THEIR_NEIGHBOURHOOD = frozenset({Role.VILLAGE_HEAD.value})


class NotAllowed(PermissionDenied):
    """A person may not do that there; the message is Vietnamese and names the action and the place.

    `action` and `unit_id` say what was asked, where the rules were asked, for the record of refusals.
    """

    def __init__(self, message: str = "", *, action: Action | None = None, unit_id: int | None = None) -> None:
        super().__init__(message)
        self.action, self.unit_id = action, unit_id


@dataclass(frozen=True, slots=True)
class CriteriaScope:
    """For which criteria a person may do something in a place: all of them, or those of `numbers`."""

    whole_set: bool
    numbers: frozenset[str]

    def covers(self, criterion: str) -> bool:
        """Say whether a criterion ("5"), or the one that an indicator ("5.1") belongs to, is among them."""
        return self.whole_set or criterion.partition(".")[0] in self.numbers

    def __bool__(self) -> bool:
        return self.whole_set or bool(self.numbers)


def may(user: User, action: Action, *, unit_id: int | None, on: date, criterion: str | None = None) -> bool:
    """Say whether a person may do something in a place on a day.

    `unit_id=None` is the installation as a whole: for those who hold a role that allows it on a unit with nothing above
    it. `criterion` is the criterion or the indicator concerned; without it a grant limited to some criteria allows
    nothing but viewing (ask `criteria_scope` for what it allows).
    """
    if not user.is_active or user.pk is None:
        return False
    if action is Action.VIEW:
        roots = visible_scope(user, on)
        return bool(roots) and (unit_id is None or querysets.lies_within(unit_id, roots=roots, on=on))
    return any(grant.covers_criterion(criterion) for grant in _grants_that_allow(user, action, unit_id=unit_id, on=on))


def require(user: User, action: Action, *, unit_id: int | None, on: date, criterion: str | None = None) -> None:
    """Raise `NotAllowed` unless `may` says yes."""
    if may(user, action, unit_id=unit_id, on=on, criterion=criterion):
        return
    where = "toàn hệ thống" if unit_id is None else querysets.place_name(unit_id, on=on)
    about = f" thuộc tiêu chí {criterion}" if criterion else ""
    raise NotAllowed(
        f"Anh/chị không được phép {action.label}{about} tại {where} (ngày {format_day(on)}).",
        action=action,
        unit_id=unit_id,
    )


#: What an agency does for the criteria that it answers for, and for no others.
_FOR_ITS_CRITERIA = frozenset({Action.ENTER_FIGURES, Action.DECIDE_INDICATOR, Action.COMMENT_REGISTRATION})


def _is_by_assignment(grant: HeldGrant, action: Action) -> bool:
    """Say whether an agency's grant names no criteria: then what the agency is assigned says which they are.

    Criteria that a delegation of such a grant names only narrow it.
    """
    return action in _FOR_ITS_CRITERIA and grant.role is Role.AGENCY and not grant.names_criteria


@dataclass(frozen=True, slots=True)
class Held:
    """What a person holds over a place on a day: every grant that reaches it, read once for several questions.

    Whoever holds one may view the place; who holds none may still view it as a neighbour (`may`).
    """

    grants: tuple[HeldGrant, ...]

    def __bool__(self) -> bool:
        return bool(self.grants)

    def scope(self, action: Action) -> CriteriaScope:
        """Return for which criteria the grants allow an action in the place, as `criteria_scope` says."""
        allowing = [grant for grant in self.grants if _allows(grant, action)]
        return CriteriaScope(
            whole_set=any(not grant.criteria and not _is_by_assignment(grant, action) for grant in allowing),
            numbers=frozenset().union(*(one.criteria for one in allowing if not _is_by_assignment(one, action))),
        )

    def places(self, action: Action) -> frozenset[int]:
        """Return the units that hold grants which allow an action, whatever criteria they name: it or those above."""
        return frozenset(grant.unit_id for grant in self.grants if _allows(grant, action))


def held_over(user: User, *, unit_id: int, on: date) -> Held:
    """Return what a person holds over a place on a day, in one query; empty for nobody's account."""
    if not user.is_active or user.pk is None:
        return Held(())
    return Held(querysets.grants_over_place(user_id=user.pk, unit_id=unit_id, on=on))


def criteria_scope(user: User, action: Action, *, unit_id: int, on: date) -> CriteriaScope:
    """Return for which criteria a person may do something in a place; an empty scope is false.

    An agency's grant without criteria gives none here: what the agency leads is added where assignments are known.
    """
    return held_over(user, unit_id=unit_id, on=on).scope(action)


def visible_scope(user: User, on: date) -> frozenset[int]:
    """Return the units whose whole scope a person may view; empty without a grant in force.

    They are provinces (for a village head, the commune), and the units that became those by merging.
    """
    if not user.is_active or user.pk is None:
        return frozenset()
    return querysets.viewing_roots(user_id=user.pk, on=on, near=_SEE_THEIR_NEIGHBOURHOOD)


def _grants_that_allow(user: User, action: Action, *, unit_id: int | None, on: date) -> tuple[HeldGrant, ...]:
    if unit_id is None:
        grants = querysets.grants_over_installation(user_id=user.pk, on=on)
    else:
        grants = querysets.grants_over_place(user_id=user.pk, unit_id=unit_id, on=on)
    return tuple(grant for grant in grants if _allows(grant, action))


def _allows(grant: HeldGrant, action: Action) -> bool:
    return action in ALLOWED[grant.role] and grant.has_power(action.power) and _in_charge(grant, action)


def _in_charge(grant: HeldGrant, action: Action) -> bool:
    """Say whether an agency's grant names its criteria, where only those in charge of the criterion may look."""
    return action is not Action.READ_SENSITIVE or grant.role is not Role.AGENCY or grant.names_criteria
