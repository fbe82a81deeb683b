"""Photos and papers of a report: taken without ever holding more than the largest file, given out without danger."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from ntm.usecases.instruments.evidence import EvidenceIsDamaged, EvidenceIsMissing
from ntm.usecases.reporting import evidence
from ntm.usecases.reporting.drafts import ReportNotFound
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.reports import form


class _Bounded(MemoryFileUploadHandler):
    """Stops taking a file as soon as it is larger than allowed, whatever length was declared."""

    taken = 0
    is_too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.taken += len(raw_data)
        if self.taken > evidence.LARGEST_FILE:
            self.is_too_large = True
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)


@for_signed_in
@csrf_exempt  # the handlers are set before anything reads the body; the check follows at once
def attach(request: HttpRequest, report_id: int) -> HttpResponse:
    """Keep a photo or paper with a report."""
    bounded = _Bounded(request)
    request.upload_handlers = [bounded, TemporaryFileUploadHandler(request)]
    return _attach(request, report_id, bounded)


@csrf_protect
@require_POST
def _attach(request: HttpRequest, report_id: int, bounded: _Bounded) -> HttpResponse:
    file = request.FILES.get("file")
    try:
        if bounded.is_too_large:
            raise evidence.NotEvidence(f"Tệp lớn hơn {evidence.LARGEST_FILE // 1024 // 1024} MB.")
        if file is None:
            raise evidence.NotEvidence("Hãy chọn một tệp.")
        evidence.attach(
            report_id=report_id,
            measure=request.POST.get("measure", ""),
            content=file.read(),
            file_name=file.name or "",
            note=request.POST.get("note", ""),
            client_id=form.read_client_id(request.POST.get("client", "")),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except ReportNotFound as error:
        raise Http404("Không có báo cáo này.") from error
    except (evidence.NotEvidence, PeriodIsClosed) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã kèm minh chứng.")
    return HttpResponseRedirect(f"{reverse('reports:report', args=[report_id])}#minh-chung")


@for_signed_in
def show(request: HttpRequest, evidence_id: int) -> HttpResponse:
    """Give out a photo or paper: photos to look at, everything else to keep; nothing in it is ever run."""
    try:
        found, content = evidence.fetch(evidence_id, by=person(request), on=working_day(request))
    except evidence.NoSuchEvidence as error:
        raise Http404("Không có minh chứng này.") from error
    except (EvidenceIsMissing, EvidenceIsDamaged) as error:
        raise Http404("Tệp gốc không còn hoặc đã hỏng; hãy báo quản trị.") from error
    response = HttpResponse(content, content_type=found.media_type)
    way = "inline" if found.is_photo else "attachment"
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(found.file_name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
