"""Đăng ký: what communes promise for a year, the office's list of a place, one registration through its steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet, Tier
from ntm.core.kernel.states import Level
from ntm.core.planning.registrations import State, Terms
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import plan_year
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.planning import commenting, promise_checks, registering, registration_queries
from ntm.usecases.planning.new_registrations import NewRegistration
from ntm.usecases.planning.registration_steps import Seen
from ntm.usecases.recognition import queries as recognition
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.planning import forms, opinions, places
from ntm.web.planning.places import Stand
from ntm.web.planning.registration_forms import seen_in


def _address(unit_id: int, year: int) -> str:
    return f"{reverse('planning:registrations', args=[unit_id])}?nam={year}"


def _may(request: HttpRequest, action: Action, unit_id: int) -> bool:
    return rules.may(person(request), action, unit_id=unit_id, on=working_day(request))


@for_signed_in
@require_safe
def index(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what a commune promises for a year, or the list of all communes of a place."""
    stand = places.stand_on(request, unit_id)
    if stand.is_village:
        return HttpResponseRedirect(_address(stand.above[-1].id, stand.year))
    found = plan_year.plan_year(unit_id, year=stand.year, on=stand.on, by=person(request))
    page = {
        "stand": stand,
        "tab": "registrations",
        "found": found,
        "may_register": not stand.has_ended and stand.is_commune and _may(request, Action.REGISTER, unit_id),
        "may_consolidate": _may(request, Action.CONSOLIDATE_REGISTRATIONS, unit_id),
        "may_approve": _may(request, Action.APPROVE_REGISTRATIONS, unit_id),
        "client_id": forms.new_client_id(),
    }
    page["may_decide"] = page["may_consolidate"] or page["may_approve"]
    rows = [row for one in found.communes for row in one.rows]
    page["opinions"] = opinions.tally(rows)
    names = {one.unit.id: one.unit.title for one in found.communes}
    checks = promise_checks.of_communes(_communes(stand), year=stand.year, on=stand.on)
    page["promise_findings"] = [(names[unit_id], found) for unit_id, found in checks.items() if unit_id in names]
    page["awaiting"] = [
        (row, names[row.unit_id])
        for row in commenting.awaiting_comment(rows, place_id=unit_id, by=person(request), on=stand.on)
    ]
    if stand.is_commune:
        page |= _choices(stand)
        return render(request, "planning/commune_registrations.html", page)
    return render(request, "planning/registrations.html", page)


def _communes(stand: Stand) -> Sequence[units.UnitOn]:
    if stand.is_commune:
        return [stand.unit]
    day = stand.on if stand.on in stand.unit.span else stand.unit.span.start
    return units.communes_in(stand.unit.id, day)


def _choices(stand: Stand) -> dict[str, object]:
    sets = _sets(stand)
    standard = next((one for one in sets if one.level is Level.COMMUNE and one.tier is Tier.STANDARD), None)
    return {
        "standard": standard,
        "choices": registration_queries.choices_of(standard.code, year=stand.year) if standard is not None else (),
        "higher": [one for one in sets if one.level is Level.COMMUNE and one.tier is not Tier.STANDARD],
        "village_set": next((one for one in sets if one.level is Level.VILLAGE), None),
        "villages": () if stand.has_ended else units.villages_in(stand.unit.id, stand.on),
    }


def standard_set(stand: Stand) -> CriteriaSet | None:
    """Return the communes' own set of the place and year, None where none is in force."""
    return next((one for one in _sets(stand) if one.level is Level.COMMUNE and one.tier is Tier.STANDARD), None)


def _sets(stand: Stand) -> list[CriteriaSet]:
    """Return the sets that something of the place may be promised for in the year: the communes' and its villages'."""
    day = stand.on if stand.on.year == stand.year else stand.on.replace(year=stand.year, month=12, day=28)
    province = stand.above[0] if stand.above else stand.unit
    found: list[CriteriaSet] = []
    for level in (Level.COMMUNE, Level.VILLAGE):
        try:
            found.append(criteria.criteria_set_in_force(level=level, province_code=province.code, on=day))
        except NoSetInForce:
            continue
    higher = [
        one
        for one in criteria.known_sets()
        if one.level is Level.COMMUNE
        and one.tier is not Tier.STANDARD
        and day in one.span
        and one.province_code is None
    ]
    return [*found, *higher]


@for_signed_in
@require_POST
def register(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Register what a commune promises for a year."""
    year = places.number(request.POST.get("year", "")) or working_day(request).year

    def deed() -> None:
        wanted = _wanted(request, unit_id)
        if not wanted:
            raise forms.Unreadable("Chưa chọn tiêu chí, chỉ tiêu hay bản nào.")
        registering.register(
            unit_id=unit_id,
            year=year,
            wanted=wanted,
            client_id=forms.client_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã ghi đăng ký.", deed, _address(unit_id, year))


def _wanted(request: HttpRequest, unit_id: int) -> list[NewRegistration]:
    quarter = forms.whole(request, "quarter", "Quý")
    note = forms.text(request, "note")
    standard, villages = forms.text(request, "set_code"), forms.text(request, "village_set")
    wanted = [
        NewRegistration(set_code=standard, item=item, quarter=quarter, note=note)
        for item in request.POST.getlist("items")
    ]
    if request.POST.get("whole"):
        wanted.append(NewRegistration(set_code=standard, quarter=quarter, note=note))
    for text in request.POST.getlist("villages"):
        village = places.number(text)
        if village is not None:
            wanted.append(NewRegistration(set_code=villages, village_id=village, quarter=quarter, note=note))
    higher = forms.text(request, "higher")
    if higher:
        held = recognition.recognized_on([unit_id], on=working_day(request)).get(unit_id)
        wanted.append(
            NewRegistration(
                set_code=higher,
                quarter=quarter,
                note=note,
                recognised_by=held.source if held is not None else "",
                despite=forms.text(request, "despite"),
            )
        )
    return wanted


@for_signed_in
@require_POST
def decide_many(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Consolidate or approve the registrations that are ticked."""
    year = places.number(request.POST.get("year", "")) or working_day(request).year
    wants_approval = request.POST.get("deed") == "approve"

    def deed() -> None:
        plan_id = places.number(forms.text(request, "plan"))
        seen = [seen_in(text) for text in request.POST.getlist("rows")]
        if plan_id is None:
            raise forms.Unreadable("Chưa có kế hoạch của năm để tổng hợp vào; hãy lập kế hoạch trước.")
        if not seen:
            raise forms.Unreadable("Chưa chọn dòng nào.")
        if wants_approval:
            registering.approve(
                seen=seen,
                plan_id=plan_id,
                approver=forms.text(request, "approver"),
                client_id=forms.client_id(request),
                by=person(request),
                on=working_day(request),
                at=moment(request),
            )
        else:
            registering.consolidate(
                seen=seen,
                plan_id=plan_id,
                client_id=forms.client_id(request),
                by=person(request),
                on=working_day(request),
                at=moment(request),
            )

    words = "Đã phê duyệt." if wants_approval else "Đã tổng hợp vào kế hoạch."
    return forms.done(request, words, deed, _address(unit_id, year))


@for_signed_in
@require_safe
def one(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Show one registration through its steps, what was first approved beside what holds now."""
    on = working_day(request)
    try:
        found = registration_queries.registration_page(registration_id, on=on)
    except registration_queries.NoSuchRegistration as error:
        raise Http404("Không có đăng ký này.") from error
    stand = places.stand_on(request, found.unit.id, year=found.row.year)
    row = found.row
    state = row.state
    may_approve = _may(request, Action.APPROVE_REGISTRATIONS, row.unit_id)
    may_register = _may(request, Action.REGISTER, row.unit_id)
    page = {
        "stand": stand,
        "tab": "registrations",
        "found": found,
        "row": row,
        "words": found.village.full_name + " đạt chuẩn" if found.village is not None else row.words,
        "may_comment": state.stands and commenting.may_comment(person(request), row, on=on),
        "may_return": state in (State.REGISTERED, State.CONSOLIDATED)
        and _may(request, Action.CONSOLIDATE_REGISTRATIONS, row.unit_id),
        "may_withdraw": state in (State.REGISTERED, State.RETURNED) and may_register,
        "may_ask": state.is_binding and may_register,
        "may_decide": state is State.CHANGE_ASKED and may_approve,
        "client_id": forms.new_client_id(),
    }
    return render(request, "planning/registration.html", page)


Deed = Callable[[HttpRequest, Seen, User], None]


def _comment(request: HttpRequest, seen: Seen, by: User) -> None:
    commenting.comment(
        registration_id=seen.registration_id,
        agrees=request.POST.get("agrees") == "yes",
        text=forms.text(request, "note"),
        client_id=forms.client_id(request),
        by=by,
        on=working_day(request),
        at=moment(request),
    )


def _return(request: HttpRequest, seen: Seen, by: User) -> None:
    registering.return_(
        seen=seen,
        why=forms.text(request, "note"),
        client_id=forms.client_id(request),
        by=by,
        on=working_day(request),
        at=moment(request),
    )


def _withdraw(request: HttpRequest, seen: Seen, by: User) -> None:
    registering.withdraw(
        seen=seen,
        why=forms.text(request, "note"),
        client_id=forms.client_id(request),
        by=by,
        on=working_day(request),
        at=moment(request),
    )


def _ask(request: HttpRequest, seen: Seen, by: User) -> None:
    wanted = forms.text(request, "wanted")
    terms = (
        Terms(None, is_dropped=True)
        if wanted == "drop"
        else Terms(int(wanted) if wanted in "1234" and wanted else None)
    )
    registering.ask_change(
        seen=seen,
        terms=terms,
        why=forms.text(request, "note"),
        client_id=forms.client_id(request),
        by=by,
        on=working_day(request),
        at=moment(request),
    )


def _approve(request: HttpRequest, seen: Seen, by: User) -> None:
    registering.approve_change(
        seen=seen,
        approver=forms.text(request, "approver"),
        paper_number=forms.text(request, "paper_number"),
        paper_date=forms.day(request, "paper_date", "Ngày văn bản"),
        note=forms.text(request, "note"),
        client_id=forms.client_id(request),
        by=by,
        on=working_day(request),
        at=moment(request),
    )


def _refuse(request: HttpRequest, seen: Seen, by: User) -> None:
    registering.refuse_change(
        seen=seen,
        why=forms.text(request, "note"),
        client_id=forms.client_id(request),
        by=by,
        on=working_day(request),
        at=moment(request),
    )


_DEEDS: dict[str, tuple[Deed, str]] = {
    "y-kien": (_comment, "Đã ghi ý kiến."),
    "tra-lai": (_return, "Đã trả lại cho xã."),
    "rut": (_withdraw, "Đã rút đăng ký."),
    "xin-dieu-chinh": (_ask, "Đã gửi đề nghị điều chỉnh; đăng ký đã duyệt còn hiệu lực đến khi có quyết định."),
    "duyet-dieu-chinh": (_approve, "Đã duyệt điều chỉnh; bản đầu vẫn giữ."),
    "khong-duyet": (_refuse, "Đã ghi: không duyệt điều chỉnh."),
}


@for_signed_in
@require_POST
def deed(request: HttpRequest, registration_id: int, deed: str) -> HttpResponse:
    """Do one deed upon a registration."""
    if deed not in _DEEDS:
        raise Http404("Không có việc này.")
    doing, words = _DEEDS[deed]

    def run() -> None:
        seen = Seen(registration_id, forms.needed(request, "seen", "Bước đã xem"))
        doing(request, seen, person(request))

    return forms.done(request, words, run, reverse("planning:registration", args=[registration_id]))
