"""What the offline pages ask the server for, as JSON: who is signed in, the second key, the pack, the outbox."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from ntm.store.accounts.models import User
from ntm.usecases.offline import devices, outbox
from ntm.usecases.offline import entries as sent
from ntm.usecases.offline.entries import MOST_ENTRIES, Entry, NotAnEntry
from ntm.usecases.offline.outbox import Outcome
from ntm.usecases.oversight.visits import NewFile
from ntm.usecases.reporting import obstacle_photos
from ntm.web import evidence_files
from ntm.web.access import for_signed_in, public
from ntm.web.day import moment, working_day
from ntm.web.evidence_files import BoundedEvidence
from ntm.web.offline import packing
from ntm.web.person import person

P = ParamSpec("P")


def _json(found: object, *, status: int = 200) -> JsonResponse:
    answer = JsonResponse(found, status=status, json_dumps_params={"ensure_ascii": False}, safe=False)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _tells_why(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Answer a refusal as JSON, as the pages read it."""

    @wraps(view)
    def told(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except PermissionDenied as refused:
            return _json({"why": str(refused)}, status=403)

    return told


@public
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Say who is signed in, if anybody, with a token for what is to be sent, and the server's day and clock."""
    user = request.user if isinstance(request.user, User) else None
    signed_in = user is not None and user.one_time_until is None
    return _json(
        {
            "user": {"id": user.pk, "name": str(user)} if user is not None and signed_in else None,
            "csrf": get_token(request) if signed_in else "",
            "day": working_day(request).isoformat(),
            "now": moment(request).isoformat(),
        }
    )


@for_signed_in
@require_POST
@_tells_why
def second_key(request: HttpRequest) -> HttpResponse:
    """Give a person the secret of their device, made when they turn working without a network on."""
    device = _uuid(request.POST.get("may", ""))
    if device is None:
        return _json({"why": "Không nhận ra máy này."}, status=400)
    try:
        secret = devices.secret_of(device, label=request.POST.get("ten", ""), by=person(request), at=moment(request))
    except devices.TooManyDevices as refused:
        return _json({"why": str(refused)}, status=409)
    return _json({"secret": secret.hex()})


@for_signed_in
@require_POST
@_tells_why
def pack(request: HttpRequest) -> HttpResponse:
    """Give a person what they take along: their forms, obstacles, places and lists, and nothing else."""
    found = packing.pack(person(request), on=working_day(request), at=moment(request))
    return _json(found | {"now": moment(request).isoformat()})


@for_signed_in
@require_POST
@csrf_exempt  # the handlers are set before anything reads the body; the check follows at once
def receive(request: HttpRequest) -> HttpResponse:
    """Take a batch of an outbox and say of each entry what became of it."""
    return _receive(request, evidence_files.bound(request))


@csrf_protect
@_tells_why
def _receive(request: HttpRequest, bounded: BoundedEvidence) -> HttpResponse:
    try:
        raw = json.loads(request.POST.get("thu", ""))
    except (ValueError, RecursionError):
        why = obstacle_photos.too_large() if bounded.is_too_large else "Không đọc được thư gửi lên."
        return _json({"why": why}, status=400)
    if bounded.is_too_large:
        return _json({"why": obstacle_photos.too_large()}, status=413)
    if not isinstance(raw, list) or len(raw) > MOST_ENTRIES:
        return _json({"why": f"Mỗi lần gửi nhiều nhất {MOST_ENTRIES} mục."}, status=400)
    return _json({"answers": taken(request, raw, device_id=_uuid(request.POST.get("may", "")))})


def taken(
    request: HttpRequest, raw: list[object], *, device_id: UUID | None, files: dict[str, list[NewFile]] | None = None
) -> dict[str, dict[str, object]]:
    """Take entries as they came and return each one's answer by its number.

    What cannot be read is refused without a receipt: a newer page may yet send it rightly. `files` are those of each
    entry where they did not come as the request's own.
    """
    answers: dict[str, dict[str, object]] = {}
    read: list[Entry] = []
    for one in raw:
        number = str(one.get("id", "")) if isinstance(one, dict) else ""
        try:
            own = files.get(number, []) if files is not None else _files(request, number)
            read.append(sent.read_entry(one, files=own))
        except NotAnEntry as refused:
            answers[number[:40]] = outbox.Answer(UUID(int=0), Outcome.REFUSED, str(refused)).as_json()
    found = outbox.receive(read, device_id=device_id, by=person(request), on=working_day(request), at=moment(request))
    return answers | {str(one.client_id): one.as_json() for one in found}


def _files(request: HttpRequest, number: str) -> list[NewFile]:
    found: list[NewFile] = []
    while (file := request.FILES.get(f"{number}:{len(found)}")) is not None:
        found.append(NewFile(file.read(), file.name or ""))
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
