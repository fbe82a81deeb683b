"""Bộ tiêu chí: sets in force on a day, one set whole, its workbook, drafts under review, checking against the text."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ntm.core.criteria.additions import Means
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import NotADay, parse_day
from ntm.core.kernel.states import Role
from ntm.documents.law_workbook.reading import MOST_PROBLEMS, Problem
from ntm.documents.workbooks import LARGEST_FILE, WorkbookRefused
from ntm.law import files, publishing
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.criteria import entry, entry_queries, overlay_queries, practice
from ntm.web.access import for_roles, for_signed_in
from ntm.web.criteria.annex import annex_of
from ntm.web.day import asked_day, moment, working_day
from ntm.web.person import person
from ntm.web.reading import upload

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TOO_LARGE = f"Tệp quá lớn: mẫu bộ tiêu chí chỉ nhận đến {LARGEST_FILE // 1024 // 1024} MB."


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the sets in force on a day, the others, and the drafts."""
    on, today = asked_day(request), working_day(request)
    may_enter = entry_queries.may(person(request), Action.ENTER_LAW, criteria_set=None, on=today)
    page = {
        "sets": entry_queries.sets_on(on),
        "on": on,
        "may_enter": may_enter,
        "drafts": entry_queries.drafts() if may_enter else (),
    }
    return render(request, "criteria/index.html", page)


def _set_or_404(code: str) -> CriteriaSet:
    try:
        return entry_queries.set_named(code)
    except files.UnknownSet as error:
        raise Http404("Không có bộ tiêu chí này.") from error


def _day_of(request: HttpRequest, criteria_set: CriteriaSet) -> date:
    """Return the day asked for where the set is in force then, else the nearest of its days."""
    on = asked_day(request)
    return on if on in criteria_set.span or on > criteria_set.span.start else criteria_set.span.start


@for_signed_in
@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show a whole set as it reads on a day."""
    criteria_set = _set_or_404(code)
    on = _day_of(request, criteria_set)
    user, today = person(request), working_day(request)
    checkables = entry_queries.checkables(criteria_set)
    page = {
        "set": criteria_set,
        "level": entry_queries.LEVEL_WORDS[criteria_set.level],
        "on": on,
        "asked_for": asked_day(request),
        "annex": annex_of(criteria_set, on=on),
        "version_days": entry_queries.versions_of(criteria_set),
        "checked": sum(it.is_checked for it in checkables),
        "total": len(checkables),
        "drafts": [it for it in entry_queries.drafts(set_code=code) if it.decision == entry.APPROVED],
        "decisions": overlay_queries.decisions(criteria_set),
        "may_check": entry_queries.may(user, Action.VERIFY_LAW, criteria_set=criteria_set, on=today),
        "may_enter": entry_queries.may(user, Action.ENTER_LAW, criteria_set=criteria_set, on=today),
    }
    return render(request, "criteria/set.html", page)


_MEANS = {"it": Means.CHEAP, "tien": Means.NEEDS_MONEY}


@for_signed_in
@require_safe
def practised(request: HttpRequest, code: str) -> HttpResponse:
    """Show who supplies each indicator, its evidence, what it takes, the plan's content and what other sets call it."""
    criteria_set = _set_or_404(code)
    on = _day_of(request, criteria_set)
    means = request.GET.get("nl", "")
    try:
        found = practice.practice(criteria_set, on=on, plan_code=request.GET.get("kh", ""), means=_MEANS.get(means))
    except practice.UnknownPlan as error:
        raise Http404("Không có kế hoạch này.") from error
    page = {"set": criteria_set, "on": on, "practice": found, "means": means if means in _MEANS else ""}
    return render(request, "criteria/practice.html", page)


def _attachment(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=_WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@for_signed_in
@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """Give the set as a workbook, to be read or changed."""
    try:
        return _attachment(entry_queries.workbook(code, on=working_day(request)), f"{code}.xlsx")
    except files.UnknownSet as error:
        raise Http404("Bộ tiêu chí này không tải về thành bảng tính được.") from error


@for_signed_in
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """Give a blank workbook."""
    return _attachment(entry_queries.blank(), "mau-bo-tieu-chi.xlsx")


@for_roles(Role.PROVINCE_OFFICE)
@csrf_exempt  # the body is bounded before anything reads it, the token included; `_take` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Show how a set is brought in; take a workbook."""
    if request.method != "POST":
        return _entering(request)
    if upload.declared_length(request) > upload.LARGEST_BODY:
        upload.forget_body(request)
        return _entering(request, problem=_TOO_LARGE, status=413)
    upload.bound(request)
    return _take(request)


@csrf_protect
def _take(request: HttpRequest) -> HttpResponse:
    file, reason = request.FILES.get("tep"), request.POST.get("ly-do", "")
    bounded = request.upload_handlers[0]
    if isinstance(bounded, upload.BoundedUpload) and bounded.is_too_large:
        return _entering(request, problem=_TOO_LARGE, reason=reason, status=413)
    if file is None:
        return _entering(request, problem="Chưa chọn tệp nào.", reason=reason, status=422)
    name = file.name or ""
    try:
        draft_id = entry.save_draft(
            content=file.read(),
            file_name=name,
            reason=reason,
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except entry.NotFit as error:
        return _entering(request, problems=error.problems, reason=reason, file_name=name, status=422)
    except (WorkbookRefused, entry.WordsMissing) as error:
        return _entering(request, problem=str(error), reason=reason, file_name=name, status=422)
    except entry.NothingChanges:
        words = "Nội dung tệp giống hệt bộ đang có trong hệ thống: không có gì để duyệt."
        return _entering(request, problem=words, reason=reason, file_name=name, status=422)
    except NotAllowed as error:
        return _entering(request, problem=str(error), reason=reason, file_name=name, status=403)
    messages.success(request, "Đã lưu dự thảo. Bộ tiêu chí chưa đổi cho đến khi người thứ hai duyệt.")
    return HttpResponseRedirect(reverse("criteria:draft", args=[draft_id]))


def _entering(
    request: HttpRequest,
    *,
    problem: str = "",
    problems: tuple[Problem, ...] = (),
    reason: str = "",
    file_name: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "problem": problem,
        "problems": problems,
        "is_cut": len(problems) >= MOST_PROBLEMS,
        "reason": reason,
        "file_name": file_name,
        "sets": [
            line for line in entry_queries.sets_on(working_day(request)).in_force if not line.criteria_set.overlay
        ],
        "choices": overlay_queries.choices(person(request), on=working_day(request)),
        "largest_mb": LARGEST_FILE // 1024 // 1024,
    }
    return render(request, "criteria/enter.html", page, status=status)


@for_roles(Role.PROVINCE_OFFICE)
@require_safe
def draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Show a draft with everything that it changes."""
    return _draft(request, draft_id)


def _draft(
    request: HttpRequest, draft_id: int, *, problem: str = "", note: str = "", status: int = 200
) -> HttpResponse:
    try:
        view = entry_queries.draft_view(draft_id, by=person(request), on=working_day(request))
    except entry.DraftNotFound as error:
        raise Http404("Không có dự thảo này.") from error
    except entry_queries.DraftNoLongerLoads as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("criteria:index"))
    decisions = overlay_queries.decisions(view.loaded)
    on = decisions[-1].version.span.start if decisions else view.loaded.span.start
    page = {
        "draft": view,
        "decisions": decisions,
        "annex": annex_of(view.loaded, on=on),
        "on": on,
        "problem": problem,
        "note": note,
    }
    return render(request, "criteria/draft.html", page, status=status)


@for_roles(Role.PROVINCE_OFFICE)
@require_POST
def decide(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Approve, send back or withdraw a draft."""
    wanted, note = request.POST.get("viec", ""), request.POST.get("ghi-chu", "")
    user, on, at = person(request), working_day(request), moment(request)
    try:
        if wanted == "duyet":
            entry.approve(draft_id=draft_id, note=note, by=user, on=on, at=at)
            messages.success(request, "Đã duyệt. Bộ tiêu chí có hiệu lực trong hệ thống từ bây giờ.")
        elif wanted == "tra-lai":
            entry.reject(draft_id=draft_id, note=note, by=user, on=on, at=at)
            messages.success(request, "Đã trả lại dự thảo cho người soạn.")
        elif wanted == "rut":
            entry.withdraw(draft_id=draft_id, by=user, at=at)
            messages.success(request, "Đã rút dự thảo; bản này vẫn được giữ để xem lại.")
        else:
            return _draft(request, draft_id, problem="Chưa chọn việc cần làm.", note=note, status=422)
    except entry.DraftNotFound as error:
        raise Http404("Không có dự thảo này.") from error
    except NotAllowed as error:
        return _draft(request, draft_id, problem=str(error), note=note, status=403)
    except (entry.AlreadyDecided, entry.LawHasMoved) as error:
        return _draft(request, draft_id, problem=str(error), note=note, status=409)
    except publishing.KeptByHand:
        words = (
            "Thư mục của bộ tiêu chí này có tệp do quản trị hệ thống đặt; nhờ quản trị gộp hoặc bỏ các tệp đó trước."
        )
        return _draft(request, draft_id, problem=words, note=note, status=409)
    except OSError:
        words = "Máy chủ không ghi được tệp luật (hết chỗ hoặc không có quyền); chưa có gì thay đổi, nhờ quản trị xem."
        return _draft(request, draft_id, problem=words, note=note, status=503)
    except entry.WordsMissing as error:
        return _draft(request, draft_id, problem=str(error), note=note, status=422)
    return HttpResponseRedirect(reverse("criteria:draft", args=[draft_id]))


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """List what a set says, to be held against the official text; record what was."""
    criteria_set = _set_or_404(code)
    if request.method != "POST":
        return _checking(request, criteria_set)
    user, on, at = person(request), working_day(request), moment(request)
    chosen, note = request.POST.getlist("muc"), request.POST.get("ghi-chu", "")
    try:
        if request.POST.get("viec") == "bo":
            count = entry.take_back(set_code=code, fingerprints=chosen, note=note, by=user, on=on, at=at)
            messages.success(request, f"Đã bỏ đánh dấu {count} mục; lần đánh dấu trước vẫn được giữ.")
        else:
            try:
                checked_on = parse_day(request.POST.get("ngay-doi-chieu", ""))
            except NotADay:
                checked_on = None
            count = entry.mark(
                set_code=code,
                fingerprints=chosen,
                checked_on=checked_on,
                page=request.POST.get("trang-van-ban", ""),
                note=note,
                by=user,
                on=on,
                at=at,
            )
            messages.success(request, f"Đã ghi {count} mục là đã đối chiếu.")
    except NotAllowed as error:
        return _checking(request, criteria_set, problem=str(error), status=403)
    except entry.WordsMissing as error:
        return _checking(request, criteria_set, problem=str(error), status=422)
    except entry.LawHasMoved as error:
        return _checking(request, criteria_set, problem=str(error), status=409)
    return HttpResponseRedirect(request.get_full_path())


def _checking(request: HttpRequest, criteria_set: CriteriaSet, *, problem: str = "", status: int = 200) -> HttpResponse:
    asked = request.GET.get("tc", "")
    items = [("set", "Cả bộ")] + [(str(one.number), f"{one.number}. {one.short_name}") for one in criteria_set.criteria]
    item = asked if asked in dict(items) else ""
    only_open = request.GET.get("loc") != "tat-ca"
    found = entry_queries.checkables(criteria_set, item=item)
    page = {
        "set": criteria_set,
        "items": items,
        "item": item,
        "only_open": only_open,
        "rows": [it for it in found if not (only_open and it.is_checked)],
        "checked": sum(it.is_checked for it in found),
        "total": len(found),
        "problem": problem,
        "chosen": set(request.POST.getlist("muc")),
        "typed": {
            "day": request.POST.get("ngay-doi-chieu", ""),
            "page": request.POST.get("trang-van-ban", ""),
            "note": request.POST.get("ghi-chu", ""),
        },
        "today": working_day(request),
        "may_check": entry_queries.may(
            person(request), Action.VERIFY_LAW, criteria_set=criteria_set, on=working_day(request)
        ),
    }
    return render(request, "criteria/check.html", page, status=status)
