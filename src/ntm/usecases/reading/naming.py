"""How pages name papers, and the criteria that these speak of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.kernel.states import Level
from ntm.store.reading.models import Paper
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reading.shown import PaperName

PAPER_KINDS: Mapping[str, str] = {
    "plan": "Kế hoạch",
    "directive": "Chỉ thị",
    "report": "Báo cáo",
    "decision": "Quyết định",
    "notice": "Thông báo",
    "other": "Văn bản khác",
}

_TITLE_KINDS = ("Kế hoạch", "Chỉ thị", "Báo cáo", "Quyết định", "Thông báo", "Nghị quyết", "Công văn", "Tờ trình")


def sentence_title(title: str) -> str:
    """Return a title as a sentence writes it: "KẾ HOẠCH Triển khai …" → "Kế hoạch triển khai …"."""
    for kind in _TITLE_KINDS:
        if title.startswith(kind.upper() + " "):
            rest = title[len(kind) + 1 :]
            # The word after the kind of paper has a capital only because a new line began there.
            if len(rest) > 1 and not rest[:2].isupper():
                rest = rest[0].lower() + rest[1:]
            return f"{kind} {rest}"
    return title


def name_of(row: Paper, unit: str) -> PaperName:
    """Return how pages name a paper; `unit` is its unit's name on its day, empty where it is not known."""
    return PaperName(
        id=row.pk,
        title=sentence_title(row.title) or row.file_name,
        unit=unit if row.unit_id is not None else row.unit_name,
        number=row.number,
        issued_on=row.issued_on,
        is_sample=row.is_sample,
    )


def criterion_names(year: int | None) -> Mapping[str, str]:
    """Return the short names of the communes' criteria in force in the middle of a year, by number."""
    if year is None:
        return {}
    try:
        criteria_set = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=date(year, 6, 30))
    except NoSetInForce:
        return {}
    return {str(criterion.number): criterion.short_name for criterion in criteria_set.criteria}
