"""Who works for which agency: entered by whoever sets up agencies or accounts, dated, one agency a person and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, AgencyName, AgencyOfficer
from ntm.store.base import open_span
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments.assigning import SpanIsEmpty, source_of
from ntm.usecases.assignments.operations import NotThen
from ntm.usecases.audit import operations as audit


class WorksElsewhere(ValueError):
    """The person works for an agency on such a day already; the message names the person."""


class NobodyOfThatName(LookupError):
    """No account bears that username; the message is the username."""


@dataclass(frozen=True, slots=True)
class OfficerView:
    """A person of an agency and since when."""

    id: int
    user_id: int
    name: str
    username: str
    start: date
    end: date | None
    works: bool


def appoint(
    *,
    agency_id: int,
    username: str,
    start: date,
    end: date | None,
    source: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Say that a person works for an agency from a day on and return the entry; the same `client_id` again returns the
    first. Raise `NotAllowed`, `NotThen`, `NobodyOfThatName`, `WorksElsewhere`, `SpanIsEmpty`, `NoSource`.

    With it the person may do for the agency's indicators what the role of an agency allows; seeing anything at all
    still takes a grant.
    """
    source = source_of(source)
    with transaction.atomic():
        agency = Agency.objects.filter(pk=agency_id).first()
        if agency is None:
            raise NotThen(f"cơ quan số {agency_id}")
        rules.require(by, Action.ASSIGN, unit_id=agency.unit_id, on=on)
        known = AgencyOfficer.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if known is not None:
            return int(known)
        user = User.objects.filter(username=username.strip()).first()
        if user is None:
            raise NobodyOfThatName(username.strip())
        if end is not None and end <= start:
            raise SpanIsEmpty("ngày kết thúc phải sau ngày bắt đầu")
        if not AgencyName.objects.filter(agency=agency, is_official=True, span__contains=start).exists():
            raise NotThen(f"cơ quan số {agency_id}")
        try:
            with transaction.atomic():
                row = AgencyOfficer.objects.create(
                    user=user, agency=agency, span=open_span(start, end), source=source, client_id=client_id
                )
        except IntegrityError as error:
            if "agency_officer_one_agency_a_day" not in str(error):
                raise
            raise WorksElsewhere(str(user)) from error
        payload = {"officer": row.pk, "agency": agency_id, "user": user.pk, "start": start, "end": end}
        audit.append(
            chain=agency.unit_id,
            what="assignments.officer_appointed",
            payload={**payload, "source": source},
            by=by,
            at=at,
        )
    return int(row.pk)


def end_post(*, officer_id: int, end: date, source: str, by: User, on: date, at: datetime) -> None:
    """End a person's work for an agency on a day, the first on which they no longer do; again changes nothing.

    Raise `NotAllowed`, `NotThen`, `SpanIsEmpty`, `NoSource`.
    """
    source = source_of(source)
    with transaction.atomic():
        row = (
            AgencyOfficer.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=officer_id).first()
        )
        if row is None:
            raise NotThen(f"số {officer_id}")
        rules.require(by, Action.ASSIGN, unit_id=row.agency.unit_id, on=on)
        if row.span.upper is not None and row.span.upper <= end:
            return
        if end <= row.span.lower:
            raise SpanIsEmpty("ngày kết thúc phải sau ngày bắt đầu")
        AgencyOfficer.objects.filter(pk=row.pk).update(span=open_span(row.span.lower, end))
        audit.append(
            chain=row.agency.unit_id,
            what="assignments.officer_ended",
            payload={"officer": row.pk, "agency": row.agency_id, "user": row.user_id, "end": end, "source": source},
            by=by,
            at=at,
        )


def officers_of(agency_id: int, *, on: date) -> tuple[OfficerView, ...]:
    """Return who works for an agency on a day, those whose account is closed too."""
    rows = AgencyOfficer.objects.select_related("user").filter(agency_id=agency_id, span__contains=on)
    return tuple(
        OfficerView(
            row.pk, row.user_id, str(row.user), row.user.username, row.span.lower, row.span.upper, row.user.is_active
        )
        for row in rows.order_by("user__full_name", "pk")
    )
