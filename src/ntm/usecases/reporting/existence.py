"""Whether a unit exists on the day that a figure speaks of, and whom to ask instead."""

from __future__ import annotations

from datetime import date, timedelta

from ntm.core.kernel.dates import format_day
from ntm.usecases.territory import queries as territory


def why_not_on(unit_id: int, *, on: date) -> str | None:
    """Return why a unit has no figures of a day, offering its successors or parts; None where it exists then."""
    try:
        history = territory.history(unit_id)
    except territory.UnitNotFound:
        return f"Không có đơn vị số {unit_id}."
    if any(on in version.span for version in history.versions):
        return None
    last, first = history.versions[-1], history.versions[0]
    if last.span.end is not None and on >= last.span.end:
        heirs = ", ".join(f"{link.unit.full_name} (mã {link.unit.code})" for link in history.successors)
        offer = f"hãy ghi cho {heirs}" if heirs else "không có đơn vị kế thừa"
        end = format_day(last.span.end - timedelta(days=1))
        return f"{last.title} chỉ có đến hết ngày {end}; số liệu ngày {format_day(on)} {offer}."
    parts = ", ".join(f"{link.unit.full_name} (mã {link.unit.code})" for link in history.predecessors)
    offer = f"; khi đó là {parts}" if parts else ""
    return f"{first.title} chỉ có từ ngày {format_day(first.span.start)}, chưa có ngày {format_day(on)}{offer}."
