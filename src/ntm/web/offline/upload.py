"""A saved outbox, loaded by hand: a plain form that takes the file a device saved, each entry once."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ntm.usecases.offline.entries import MOST_ENTRIES
from ntm.usecases.offline.outbox import Outcome
from ntm.usecases.oversight.visits import NewFile
from ntm.web.access import for_signed_in
from ntm.web.offline.views import taken
from ntm.web.person import person

_LARGEST = 25 * 1024 * 1024


class NotASavedOutbox(ValueError):
    """A file that no device of ours saved, or somebody else's; the message is Vietnamese."""


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file that a device saved, and show of each entry what became of it."""
    problem, rows = "", []
    if request.method == "POST":
        try:
            raw, files = _read(request)
        except NotASavedOutbox as refused:
            problem = str(refused)
        else:
            answers = taken(request, list(raw), device_id=None, files=files)
            rows = [_row(one, answers) for one in raw]
    context = {"problem": problem, "rows": rows, "accepted": sum(row["outcome"] is Outcome.ACCEPTED for row in rows)}
    return render(request, "offline/upload.html", context, status=422 if problem else 200)


def _read(request: HttpRequest) -> tuple[list[dict[str, Any]], dict[str, list[NewFile]]]:
    file = request.FILES.get("tep")
    if file is None:
        raise NotASavedOutbox("Hãy chọn tệp đã lưu từ máy làm việc ngoại tuyến.")
    if (file.size or 0) > _LARGEST:
        raise NotASavedOutbox(f"Tệp lớn hơn {_LARGEST // 1024 // 1024} MB.")
    try:
        told = json.loads(file.read().decode())
        if told["format"] != "ntm-ngoai-tuyen" or not isinstance(told["entries"], list):
            raise KeyError("format")
        entries = [one for one in told["entries"] if isinstance(one, dict)]
        files = {str(one.get("id", "")): [_file(row) for row in one.get("files", [])] for one in entries}
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error) as error:
        raise NotASavedOutbox("Đây không phải là tệp đã lưu từ máy làm việc ngoại tuyến.") from error
    if told.get("user") != person(request).pk:
        raise NotASavedOutbox("Tệp này do người khác lưu; người đó phải đăng nhập và tự gửi.")
    if len(entries) > MOST_ENTRIES:
        raise NotASavedOutbox(f"Tệp có quá {MOST_ENTRIES} mục.")
    return entries, files


def _file(row: dict[str, Any]) -> NewFile:
    return NewFile(base64.b64decode(row["base64"], validate=True), str(row["name"]))


def _row(one: dict[str, Any], answers: dict[str, dict[str, object]]) -> dict[str, Any]:
    answer = answers.get(str(one.get("id", "")).lower(), answers.get(str(one.get("id", ""))[:40], {}))
    return {
        "title": str(one.get("title", ""))[:300],
        "outcome": Outcome(str(answer.get("outcome", Outcome.REFUSED))),
        "why": answer.get("why", ""),
        "address": answer.get("address", ""),
    }
