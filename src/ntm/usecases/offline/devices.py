"""The second key to what a device keeps: made here, given to its owner alone while they are signed in."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.offline.models import Device
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.audit import operations as audit

_SECRET_BYTES = 32
#: Nobody works on more; a programme that makes devices in a loop stops here.
MOST_DEVICES = 20


class TooManyDevices(ValueError):
    """Somebody turned working without a network on, on more devices than anybody has; the message is Vietnamese."""


def secret_of(device_id: UUID, *, label: str, by: User, at: datetime) -> bytes:
    """Return a person's secret of a device (32 bytes), made when they first ask for it.

    Raise `NotAllowed` for a device of somebody else or a closed account, `TooManyDevices`.
    """
    if not by.is_active:
        raise NotAllowed("Tài khoản đã khóa.")
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        device = Device.objects.filter(pk=device_id).first()
        if device is not None:
            if device.user_id != by.pk:
                raise NotAllowed("Phần ngoại tuyến trên máy này là của người khác.")
            return bytes(device.secret)
        if Device.objects.filter(user=by).count() >= MOST_DEVICES:
            raise TooManyDevices(f"Anh/chị đã bật làm việc ngoại tuyến trên {MOST_DEVICES} máy.")
        secret = secrets.token_bytes(_SECRET_BYTES)
        Device.objects.create(id=device_id, user=by, secret=secret, label=vietnamese.clean(label)[:120], made_at=at)
        payload = {"device": str(device_id), "account": by.pk}
        audit.append(chain=audit.INSTALLATION, what="offline.device_turned_on", payload=payload, by=by, at=at)
    return secret
