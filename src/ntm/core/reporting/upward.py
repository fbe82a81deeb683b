"""The words of an office's own report upwards, drafted of the period that it closed; people go over them and send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.vietnamese import format_number
from ntm.core.reporting.consolidation import Coverage

#: What is gathered of one part is cut there; whoever wants the rest opens the reports themselves.
LONGEST_GATHERED = 18_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPeriod:
    """What a closed period comes to: `met` gives by criterion its name and how many of those that are in meet it.

    `noun` is what the units are called ("xã"); `missing` names those whose report is not in; `mean` is None where
    nobody's is.
    """

    label: str
    noun: str
    figures_day: date
    closed_on: date
    coverage: Coverage
    missing: tuple[str, ...]
    mean: Decimal | None
    meets_all: int
    met: tuple[tuple[int, str, int], ...]
    digest: str
    simulated: bool


def progress_text(closed: ClosedPeriod) -> str:
    """Return the part on progress of a report upwards: who is in, and what these come to; whoever is missing is named
    and counts as nothing, neither met nor not met."""
    included, noun = closed.coverage.included, closed.noun
    lines = [
        f"Tổng hợp {closed.label}, số liệu đến ngày {format_day(closed.figures_day)}, "
        f"chốt ngày {format_day(closed.closed_on)}: {closed.coverage.words(noun)} đã báo cáo."
        if closed.coverage.is_whole
        else f"Tổng hợp {closed.label}, số liệu đến ngày {format_day(closed.figures_day)}, "
        f"chốt ngày {format_day(closed.closed_on)}: đã nhận báo cáo của {included}/{closed.coverage.owed} {noun}, "
        f"{closed.coverage.words(noun)} ({', '.join(closed.missing)})."
    ]
    if closed.mean is not None:
        lines.append(
            f"Trong {included} {noun} đã báo cáo: bình quân {format_number(closed.mean, places=2)} tiêu chí/{noun}; "
            f"{closed.meets_all} {noun} đạt đủ tiêu chí."
        )
        counts = "; ".join(f"{number}. {name}: {met}/{included}" for number, name, met in closed.met)
        lines.append(f"Số {noun} đạt từng tiêu chí: {counts}.")
    if closed.simulated:
        lines.append("Có số liệu mô phỏng.")
    lines.append(f"Số liệu chi tiết ở bản chốt kèm báo cáo này, mã kiểm tra {closed.digest[:16]}.")
    return "\n".join(lines)


def gathered_text(said: Sequence[tuple[str, str]]) -> str:
    """Return what units said in one part, each under its name; what is too long is cut, and says so."""
    text = "\n".join(
        f"{name[:1].upper()}{name[1:]}: {' '.join(words.split())}" for name, words in said if words.strip()
    )
    if len(text) <= LONGEST_GATHERED:
        return text
    cut = text[:LONGEST_GATHERED].rsplit("\n", 1)[0]
    return f"{cut}\n(Còn nữa: xem báo cáo của từng nơi.)"
