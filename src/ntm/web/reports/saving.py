"""Saves a report as its writer goes: the answer says what was kept and what is doubtful, and reads no more for it.

The whole page is laid out only where something has to be shown again: a refusal, a choice between two people's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from ntm.usecases.reporting import drafts, merged_figures, submission, writing
from ntm.usecases.reporting.drafts import Entry, SavedDraft
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from ntm.usecases.reporting.report_queries import ReportPage
from ntm.usecases.reporting.writing import Writing
from ntm.web.day import moment
from ntm.web.person import person
from ntm.web.reports import form, lines, pages, showing
from ntm.web.reports.form import Seen, Sent


def save(request: HttpRequest, report_id: int, *, on: date) -> HttpResponse:
    """Save what was typed into a report and answer with what became of it.

    Raise what `writing.writing_of` raises.
    """
    if request.POST.get("action") == "keep_all":
        return _save_beside_the_page(request, report_id, on=on)
    try:
        open_for = writing.writing_of(report_id, by=person(request), on=on)
    except writing.AgencysReport:
        return _save_beside_the_page(request, report_id, on=on)
    posted = request.POST.dict()
    seen = form.read_seen(posted.get("seen", ""))
    typed = form.read_form(
        posted,
        seen=seen,
        keys=open_for.keys,
        sent_texts=_sent_texts(open_for, posted, seen),
        standing_now=lines.standing_texts(open_for.standing, prefix="f:"),
    )
    try:
        saved = _keep(request, report_id, typed, typed.mine, on=on, held=open_for)
    except (drafts.DraftRefused, PeriodIsClosed) as error:
        return showing.show_refused(request, report_id, typed.mine, refusal=str(error), on=on)
    if saved.conflicts:
        return showing.ask(request, report_id, typed=typed.mine, base=typed.base, conflicts=saved.conflicts, on=on)
    if not request.headers.get("HX-Request"):
        return _go_on(request, report_id)
    # What the fields hold now is what this person has before them: a colleague's words of meanwhile are not.
    held = Seen({key: typed.mine[key] for key in typed.shown if key in typed.mine}, seen.standing)
    doubted, disputed = _in_question(open_for, saved)
    return _answer(saved, doubted=doubted, disputed=disputed, seen=held)


def _sent_texts(open_for: Writing, posted: Mapping[str, str], seen: Seen) -> Mapping[str, str]:
    """Return what was sent of the parts whose words may be the ones sent: those with words and no draft before."""
    asked = [code for code in open_for.parts if f"t:{code}" not in seen.draft and posted.get(f"t:{code}", "").strip()]
    return writing.sent_texts(open_for.report_id, parts=asked)


def _keep(
    request: HttpRequest,
    report_id: int,
    typed: Sent,
    mine: Mapping[str, Entry],
    *,
    on: date,
    held: Writing | None = None,
) -> SavedDraft:
    return drafts.save_draft(
        report_id=report_id,
        shown=[*typed.shown, *(key for key in mine if key not in typed.shown)],
        base=typed.base,
        mine=mine,
        chosen=typed.chosen,
        client_id=typed.client_id,
        by=person(request),
        on=on,
        at=moment(request),
        held=held.held if held is not None else None,
    )


def _go_on(request: HttpRequest, report_id: int) -> HttpResponse:
    if request.POST.get("action") == "send":
        return HttpResponseRedirect(reverse("reports:send", args=[report_id]))
    messages.success(request, "Đã lưu bản nháp. Chưa gửi: nơi nhận chưa thấy các số này.")
    return HttpResponseRedirect(request.get_full_path())


def _in_question(open_for: Writing, saved: SavedDraft) -> tuple[tuple[lines.Line, ...], tuple[lines.Line, ...]]:
    """Return the typed lines that are doubtful, and those of which somebody else has said something else since."""
    if open_for.criteria_set is None or open_for.scope is None or not any(key[:2] == "f:" for key in saved.content):
        return (), ()
    own = submission.written_by_unit(saved.content, own_unit=open_for.unit_id).get(open_for.unit_id, {})
    merged_figures.prefill(
        open_for.standing,
        codes=submission.unchanged(own),
        criteria_set=open_for.criteria_set,
        as_of=open_for.as_of,
    )
    laying = lines.Laying(
        criteria_set=open_for.criteria_set,
        on=open_for.as_of,
        prefix="f:",
        unit_name="",
        standing=open_for.standing,
        content=saved.content,
        scope=open_for.scope,
        area=lines.area_of(open_for.criteria_set, open_for.unit_id, on=open_for.as_of),
        agency_names={},
        problems={},
        theirs=pages.said_otherwise(
            open_for.criteria_set, open_for.standing, on=open_for.as_of, prefix="f:", shown=saved.content
        ),
        evidence=(),
    )
    found = lines.lines_typed(laying)
    return tuple(one for one in found if one.doubts or one.problem), tuple(one for one in found if one.theirs)


def _answer(
    saved: SavedDraft, *, doubted: tuple[lines.Line, ...], disputed: tuple[lines.Line, ...], seen: Seen
) -> HttpResponse:
    context = {
        "draft_at": saved.saved_at,
        "draft_by": saved.by,
        "typed_count": showing.typed_count(saved.content),
        "doubted": doubted,
        "disputed": disputed,
        "seen": seen.as_text(),
        "client": pages.new_client_id(),
    }
    return HttpResponse(render_to_string("reports/_kept.html", context))


def _save_beside_the_page(request: HttpRequest, report_id: int, *, on: date) -> HttpResponse:
    """Save what belongs to a page that has to be laid out first: an agency's grid, or every blank field at once."""
    by, item = person(request), request.GET.get("chi-tieu", "")
    page = showing.page_of(report_id, by=by, on=on)
    laid = pages.lay_out(page, by=by, on=on, item=item)
    posted = request.POST.dict()
    seen = form.read_seen(posted.get("seen", ""))
    typed = form.read_form(
        posted,
        seen=seen,
        keys=laid.keys,
        sent_texts={f"t:{one.part.code}": one.sent for one in page.parts},
        standing_now=laid.standing,
    )
    entries: dict[str, Entry] = dict(typed.mine)
    if request.POST.get("action") == "keep_all":
        entries = form.keep_all(entries, blank=laid.blank)
    try:
        saved = _keep(request, report_id, typed, entries, on=on)
    except (drafts.DraftRefused, PeriodIsClosed) as error:
        return showing.show_refused(request, report_id, entries, refusal=str(error), on=on)
    if saved.conflicts:
        return showing.ask(request, report_id, typed=entries, base=typed.base, conflicts=saved.conflicts, on=on)
    if not request.headers.get("HX-Request"):
        return _go_on(request, report_id)
    held = Seen({key: entries[key] for key in typed.shown if key in entries}, seen.standing)
    lined = pages.lay_out(_with_draft(page, saved), by=by, on=on, item=item).all_lines
    return _answer(
        saved,
        doubted=tuple(line for line in lined if line.doubts or line.problem),
        disputed=tuple(line for line in lined if line.theirs),
        seen=held,
    )


def _with_draft(page: ReportPage, saved: SavedDraft) -> ReportPage:
    return replace(page, content=saved.content, draft_version=saved.version, draft_by=saved.by, draft_at=saved.saved_at)
