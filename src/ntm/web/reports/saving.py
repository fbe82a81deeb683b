"""Saves a report as its writer goes: the answer says what was kept and what is doubtful, and reads no more for it.

The whole page is laid out only where something has to be shown again: a refusal, a choice between two people's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from ntm.usecases.reporting import drafts, merged_figures, submission, writing
from ntm.usecases.reporting.drafts import Entry, SavedDraft
from ntm.usecases.reporting.period_gate import PeriodIsClosed
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
        return _keep_all(request, report_id, on=on)
    open_for = writing.writing_of(report_id, item=request.GET.get("chi-tieu", ""), by=person(request), on=on)
    posted = request.POST.dict()
    seen = form.read_seen(posted.get("seen", ""))
    typed = form.read_form(
        posted,
        seen=seen,
        keys=open_for.keys,
        sent_texts=_sent_texts(open_for, posted, seen),
        standing_now=_standing_texts(open_for),
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


def _standing_texts(open_for: Writing) -> dict[str, str]:
    every = (lines.standing_texts(one, prefix=prefix) for prefix, one in open_for.standing.items())
    return {key: text for texts in every for key, text in texts.items()}


def _in_question(open_for: Writing, saved: SavedDraft) -> tuple[tuple[lines.Line, ...], tuple[lines.Line, ...]]:
    """Return the typed lines that are doubtful, and those of which somebody else has said something else since."""
    prefixes = [prefix for prefix in open_for.standing if any(key.startswith(prefix) for key in saved.content)]
    if open_for.criteria_set is None or not prefixes:
        return (), ()
    criteria_set, on, mine = open_for.criteria_set, open_for.as_of, open_for.keys
    # The communes of an agency lie in one place; each of its lines is of an indicator that the agency leads there.
    area = lines.area_of(criteria_set, open_for.standing[prefixes[0]].unit_id, on=on)
    found: list[lines.Line] = []
    for prefix in prefixes:
        standing, shown = open_for.standing[prefix], saved.content
        if prefix == writing.OWN:
            own = submission.written_by_unit(shown, own_unit=standing.unit_id).get(standing.unit_id, {})
            codes = submission.unchanged(own)
            merged_figures.prefill(standing, codes=codes, criteria_set=criteria_set, as_of=on)
        else:
            shown = {key: entry for key, entry in shown.items() if key in mine}
        laying = lines.Laying(
            criteria_set=criteria_set,
            on=on,
            prefix=prefix,
            unit_name="",
            standing=standing,
            content=shown,
            scope=open_for.scope,
            area=area,
            agency_names={},
            problems={},
            theirs=pages.said_otherwise(criteria_set, standing, on=on, prefix=prefix, shown=shown),
            evidence=(),
        )
        found += lines.lines_typed(laying)
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


def _keep_all(request: HttpRequest, report_id: int, *, on: date) -> HttpResponse:
    """Save what was typed, and that every blank field of the page is unchanged; the page says which those are."""
    by, item = person(request), request.GET.get("chi-tieu", "")
    page = showing.page_of(report_id, by=by, on=on)
    laid = pages.lay_out(page, by=by, on=on, item=item)
    posted = request.POST.dict()
    typed = form.read_form(
        posted,
        seen=form.read_seen(posted.get("seen", "")),
        keys=laid.keys,
        sent_texts={f"t:{one.part.code}": one.sent for one in page.parts},
        standing_now=laid.standing,
    )
    entries = form.keep_all(typed.mine, blank=laid.blank)
    try:
        saved = _keep(request, report_id, typed, entries, on=on)
    except (drafts.DraftRefused, PeriodIsClosed) as error:
        return showing.show_refused(request, report_id, entries, refusal=str(error), on=on)
    if saved.conflicts:
        return showing.ask(request, report_id, typed=entries, base=typed.base, conflicts=saved.conflicts, on=on)
    return _go_on(request, report_id)
