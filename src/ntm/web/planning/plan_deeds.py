"""What people do to plans: draft, issue, resolve upon, link, rule, enter targets, expect and receive plans below."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ntm.core.planning.plans import Body, PlanKind, PlanRules
from ntm.core.territory.attributes import Attribute
from ntm.usecases.planning import issuing, rolling_over, subordinates, target_entry
from ntm.usecases.planning.target_entry import NewTarget, TargetKind
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.planning import forms, places


def _plan_address(plan_id: int) -> str:
    return reverse("planning:plan", args=[plan_id])


@for_signed_in
@require_POST
def draft(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Draft a plan of a place and open it."""
    try:
        kind = PlanKind(forms.text(request, "kind"))
    except ValueError as error:
        raise Http404("Không có loại văn bản này.") from error
    try:
        plan_id = issuing.draft_plan(
            unit_id=unit_id,
            kind=kind,
            title=forms.text(request, "title"),
            year=forms.needed(request, "year", "Năm"),
            first_year=forms.whole(request, "first_year", "Từ năm"),
            parent_id=places.number(forms.text(request, "parent")),
            amends_id=places.number(forms.text(request, "amends")),
            client_id=forms.client_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except forms.REFUSALS as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(f"{reverse('planning:index')}?noi={unit_id}")
    messages.success(request, "Đã lập dự thảo; hãy nhập các chỉ tiêu.")
    return HttpResponseRedirect(_plan_address(plan_id))


@for_signed_in
@require_POST
def roll_over(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Draft the next year's plan from this one and open it."""
    try:
        new = rolling_over.roll_over(
            plan_id=plan_id,
            client_id=forms.client_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except forms.REFUSALS as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(_plan_address(plan_id))
    messages.success(request, "Đã lập dự thảo năm sau: mức của năm nay thành mức năm trước; hãy sửa từng mục tiêu.")
    return HttpResponseRedirect(_plan_address(new))


@for_signed_in
@require_POST
def issue(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Give a draft its number and day."""

    def deed() -> None:
        issuing.issue_plan(
            plan_id=plan_id,
            number=forms.text(request, "number"),
            issued_on=forms.needed_day(request, "issued_on", "Ngày ban hành"),
            revision=forms.needed(request, "revision", "Lần sửa"),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã ban hành: từ ngày ấy kế hoạch là bản chính thức.", deed, _plan_address(plan_id))


@for_signed_in
@require_POST
def resolve(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Record a resolution upon a commune's plan."""
    try:
        body = Body(forms.text(request, "body"))
    except ValueError as error:
        raise Http404("Không có cơ quan này.") from error

    def deed() -> None:
        issuing.record_resolution(
            plan_id=plan_id,
            body=body,
            number=forms.text(request, "number"),
            issued_on=forms.needed_day(request, "issued_on", "Ngày nghị quyết"),
            client_id=forms.client_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, f"Đã ghi nghị quyết của {body.label}.", deed, _plan_address(plan_id))


@for_signed_in
@require_POST
def link(request: HttpRequest, plan_id: int) -> HttpResponse:
    """State under which plan a plan stands."""

    def deed() -> None:
        issuing.link_parent(
            plan_id=plan_id,
            parent_id=places.number(forms.text(request, "parent")),
            revision=forms.needed(request, "revision", "Lần sửa"),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã ghi kế hoạch cấp trên.", deed, _plan_address(plan_id))


@for_signed_in
@require_POST
def rule(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Set a plan's own rules."""

    def deed() -> None:
        wanted = PlanRules(
            at_least=forms.whole(request, "at_least", "Ít nhất"),
            at_most=forms.whole(request, "at_most", "Nhiều nhất"),
            villages_of=Attribute.SPECIALLY_DISADVANTAGED.value if request.POST.get("villages_of") else "",
            above_recognised=bool(request.POST.get("above_recognised")),
            nearly_from=forms.whole(request, "nearly_from", "Cơ bản đạt từ"),
            resolutions=tuple(body for body in Body if body.value in request.POST.getlist("resolutions")),
        )
        issuing.set_rules(
            plan_id=plan_id,
            wanted=wanted,
            revision=forms.needed(request, "revision", "Lần sửa"),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã ghi quy định của kế hoạch.", deed, _plan_address(plan_id))


@for_signed_in
@require_POST
def add_target(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Add a target to a plan."""
    try:
        kind = TargetKind(forms.text(request, "kind"))
    except ValueError as error:
        raise Http404("Không có loại chỉ tiêu này.") from error

    def deed() -> None:
        count = forms.number(request, "number", "Mức")
        if count is None:
            raise forms.Unreadable("Mức: còn trống.")
        target_entry.add_target(
            plan_id=plan_id,
            target=NewTarget(
                kind=kind,
                year=forms.needed(request, "year", "Năm"),
                number=count,
                of=forms.whole(request, "of", "Trên tổng số"),
                op=forms.text(request, "op"),
                standard=forms.text(request, "standard"),
                word=forms.text(request, "word"),
                criterion=forms.text(request, "criterion"),
                indicator=forms.text(request, "indicator"),
                band=(forms.whole(request, "low", "Nhóm từ"), forms.whole(request, "high", "Nhóm đến")),
                names=tuple(name.strip() for name in forms.text(request, "names").split(",")),
                assigned_to=places.number(forms.text(request, "assigned_to")),
                before=forms.number(request, "before", "Mức năm trước"),
                before_source=forms.text(request, "before_source"),
                before_plan_id=places.number(forms.text(request, "before_plan")),
                words=forms.text(request, "words"),
            ),
            client_id=forms.client_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã ghi chỉ tiêu.", deed, f"{_plan_address(plan_id)}#chi-tieu")


@for_signed_in
@require_POST
def withdraw_target(request: HttpRequest, plan_id: int, target_id: int) -> HttpResponse:
    """Take a target back with the reason."""

    def deed() -> None:
        target_entry.take_back_target(
            target_id=target_id,
            why=forms.text(request, "why"),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã bỏ chỉ tiêu; bản cũ còn lưu.", deed, f"{_plan_address(plan_id)}#chi-tieu")


@for_signed_in
@require_POST
def expect(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Expect plans of units and agencies below."""

    def deed() -> None:
        subordinates.expect(
            plan_id=plan_id,
            unit_ids=[one for text in request.POST.getlist("units") if (one := places.number(text)) is not None],
            agency_ids=[one for text in request.POST.getlist("agencies") if (one := places.number(text)) is not None],
            due_on=forms.day(request, "due_on", "Thời hạn"),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã ghi các nơi phải gửi kế hoạch.", deed, f"{_plan_address(plan_id)}#cap-duoi")


@for_signed_in
@require_POST
def receive(request: HttpRequest, plan_id: int, expected_id: int) -> HttpResponse:
    """Note that an expected plan came in."""

    def deed() -> None:
        subordinates.receive(
            expected_id=expected_id,
            title=forms.text(request, "title"),
            number=forms.text(request, "number"),
            issued_on=forms.day(request, "issued_on", "Ngày ban hành"),
            received_on=forms.day(request, "received_on", "Ngày nhận") or working_day(request),
            client_id=forms.client_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã ghi nhận.", deed, f"{_plan_address(plan_id)}#cap-duoi")
