"""Vướng mắc: a village head says in one hand what stands in the way; whoever may decide answers."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from ntm.core.reporting.explanations import NowhereHigher, ObstacleState, ObstacleStepRefused
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import responsibility
from ntm.usecases.analytics.responsibility import Responsibility
from ntm.usecases.instruments.evidence import EvidenceIsDamaged, EvidenceIsMissing
from ntm.usecases.reporting import obstacle_photos, obstacle_queries, obstacle_recordings, obstacles
from ntm.usecases.reporting.obstacle_desks import ObstacleRefused
from ntm.usecases.reporting.obstacle_photos import NewPhoto, NotEvidence
from ntm.usecases.reporting.obstacle_queries import ObstacleNotFound
from ntm.usecases.reporting.obstacle_recordings import NewRecording, NotARecording
from ntm.web import evidence_files
from ntm.web.access import for_signed_in
from ntm.web.assessment.asked import deed_id
from ntm.web.day import moment, working_day
from ntm.web.evidence_files import BoundedEvidence
from ntm.web.person import person


def _places(request: HttpRequest) -> tuple[Responsibility, ...]:
    """Return the places of which the person may raise obstacles."""
    on = working_day(request)
    return tuple(
        one
        for one in responsibility.responsibilities(person(request), on=on)
        if rules.criteria_scope(person(request), Action.RAISE_OBSTACLE, unit_id=one.place.unit.id, on=on)
    )


@for_signed_in
@csrf_exempt  # the handlers are set before anything reads the body; the check follows at once
def index(request: HttpRequest) -> HttpResponse:
    """Show what is to be answered and what was raised, and take a new obstacle, with a photo or without."""
    return _index(request, evidence_files.bound(request))


def _photo(request: HttpRequest, bounded: BoundedEvidence) -> NewPhoto | None:
    """Return the photo of the form, None where none was chosen; raise `NotEvidence` for one beyond the bound."""
    file = request.FILES.get("anh")
    if bounded.is_too_large:
        raise NotEvidence(obstacle_photos.too_large())
    return NewPhoto(file.read(), file.name or "") if file is not None else None


def _recording(request: HttpRequest) -> NewRecording | None:
    """Return the voice note of the form, None where none was chosen."""
    file = request.FILES.get("ghi-am")
    return NewRecording(file.read(), file.name or "") if file is not None else None


@csrf_protect
def _index(request: HttpRequest, bounded: BoundedEvidence) -> HttpResponse:
    on = working_day(request)
    places = _places(request)
    problem = ""
    if request.method == "POST":
        unit = request.POST.get("noi", "")
        if not unit.isdecimal():
            raise Http404("Không có đơn vị này.")
        try:
            number = obstacles.raise_obstacle(
                unit_id=int(unit),
                title=request.POST.get("viec-gi", ""),
                text=request.POST.get("noi-ro", ""),
                item=request.POST.get("chi-tieu", "").strip()[:20],
                photo=_photo(request, bounded),
                recording=_recording(request),
                client_id=deed_id(request),
                by=person(request),
                on=on,
                at=moment(request),
            )
        except ObstacleRefused as refused:
            problem = str(refused)
        except NotEvidence as refused:
            problem = f"Vướng mắc chưa được gửi. {refused} Hãy chọn ảnh khác, hoặc gửi không kèm ảnh."
        except NotARecording as refused:
            problem = f"Vướng mắc chưa được gửi. {refused} Hãy ghi lại, hoặc gửi không kèm lời nói."
        else:
            messages.success(request, "Đã gửi vướng mắc. Trả lời sẽ hiện ở trang này.")
            return HttpResponseRedirect(reverse("obstacles:obstacle", args=[number]))
    found = obstacle_queries.obstacles_for(person(request), on=on)
    still = [row for row in found.others if not row.state.is_closed]
    context = {
        "found": found,
        "others": still[:100],
        "more": max(0, len(still) - 100),
        "overdue": sum(row.overdue for row in found.to_answer),
        "places": places,
        "deed": uuid4(),
        "on": on,
        "problem": problem,
        "place_typed": request.POST.get("noi", ""),
        "largest_mb": obstacle_photos.LARGEST_FILE // 1024 // 1024,
        "title_typed": request.POST.get("viec-gi", ""),
        "text_typed": request.POST.get("noi-ro", ""),
        "item_typed": request.POST.get("chi-tieu", ""),
    }
    return render(request, "obstacles/index.html", context, status=422 if problem else 200)


_DEEDS: dict[str, tuple[Callable[..., None], str]] = {
    "tra-loi": (obstacles.answer, "Đã trả lời."),
    "chuyen": (obstacles.route, "Đã chuyển lên cấp trên."),
    "xong": (obstacles.settle, "Đã ghi: vướng mắc được tháo gỡ."),
    "neu-lai": (obstacles.reopen, "Đã nêu lại."),
    "rut": (obstacles.withdraw, "Đã rút vướng mắc."),
}


@for_signed_in
def obstacle(request: HttpRequest, obstacle_id: int) -> HttpResponse:
    """Show an obstacle with everything that became of it, and take the next step."""
    on = working_day(request)
    problem = ""
    try:
        if request.method == "POST":
            deed, words = _DEEDS.get(request.POST.get("viec", ""), (None, ""))
            seen = request.POST.get("thay", "")
            if deed is None or not seen.isdecimal():
                raise Http404("Không có việc này.")
            try:
                deed(
                    obstacle_id,
                    text=request.POST.get("noi-dung", ""),
                    seen=int(seen),
                    client_id=deed_id(request),
                    by=person(request),
                    on=on,
                    at=moment(request),
                )
            except (ObstacleStepRefused, obstacles.MovedMeanwhile) as refused:
                problem = str(refused)
            except NowhereHigher:
                problem = "Vướng mắc đã ở cấp cao nhất của hệ thống."
            else:
                messages.success(request, words)
                return HttpResponseRedirect(request.path)
        page = obstacle_queries.obstacle_page(obstacle_id, by=person(request), on=on)
    except ObstacleNotFound as error:
        raise Http404("Không có vướng mắc này.") from error
    context = {
        "page": page,
        "row": page.row,
        "deed": uuid4(),
        "on": on,
        "problem": problem,
        "typed": request.POST.get("noi-dung", ""),
        "may_answer": page.may_answer and page.row.state in (ObstacleState.OPEN, ObstacleState.ANSWERED),
        "may_route": page.may_answer and page.is_open and page.higher,
        "may_settle": (page.may_raise or page.may_answer) and not page.row.state.is_closed,
        "may_reopen": page.may_raise and page.row.state in (ObstacleState.ANSWERED, ObstacleState.SETTLED),
        "may_withdraw": page.may_raise and not page.row.state.is_closed,
    }
    return render(request, "obstacles/obstacle.html", context, status=422 if problem else 200)


@for_signed_in
@require_safe
def photo(request: HttpRequest, obstacle_id: int) -> HttpResponse:
    """Give out the photo of an obstacle to whoever may see the obstacle."""
    try:
        found, content = obstacle_photos.fetch(obstacle_id, by=person(request), on=working_day(request))
    except obstacle_photos.NoSuchPhoto as error:
        raise Http404("Không có ảnh này.") from error
    except (EvidenceIsMissing, EvidenceIsDamaged) as error:
        raise Http404("Ảnh gốc không còn hoặc đã hỏng; hãy báo quản trị.") from error
    return evidence_files.given_out(content, media_type=found.media_type, file_name=found.file_name)


@for_signed_in
@require_safe
def recording(request: HttpRequest, obstacle_id: int) -> HttpResponse:
    """Give out the voice note of an obstacle to whoever may see the obstacle."""
    try:
        found, content = obstacle_recordings.fetch(obstacle_id, by=person(request), on=working_day(request))
    except obstacle_recordings.NoSuchRecording as error:
        raise Http404("Không có đoạn ghi âm này.") from error
    except (EvidenceIsMissing, EvidenceIsDamaged) as error:
        raise Http404("Đoạn ghi âm gốc không còn hoặc đã hỏng; hãy báo quản trị.") from error
    return evidence_files.given_out(content, media_type=found.media_type, file_name=found.file_name)
