"""What stored targets count, so that plans that word it differently are held against each other."""

from __future__ import annotations

from ntm.core.planning.stated import Subject, SubjectKind
from ntm.usecases.planning.stored import Target

#: Standards as papers word them, and as subjects have them.
_STANDARDS = {
    "ntm": "",
    "nông thôn mới": "",
    "xã ntm": "",
    "đạt chuẩn ntm": "",
    "thôn/bản ntm": "",
    "bản ntm": "",
    "huyện ntm": "",
}


def subject_of(target: Target) -> Subject | None:
    """Return what a stored target counts, None for one that counts what no other plan does."""
    if target.criteria_set not in ("commune", "standard", ""):
        return None
    match target.kind:
        case "criterion_count" if target.unit_word in ("", "xã", "tiêu chí") and target.criterion:
            return Subject(SubjectKind.CRITERION, target.criterion)
        case "standard_count":
            word = "bản" if target.unit_word in ("thôn, bản", "thôn", "bản") else target.unit_word or "xã"
            return Subject(SubjectKind.STANDARD, _STANDARDS.get(target.subject.lower(), target.subject), word)
        case "proposal_count":
            return Subject(SubjectKind.PROPOSED, "", target.unit_word or "xã")
        case "band_count":
            low, high = target.band
            return Subject(SubjectKind.BAND, "", "", low or 0, high)
        case "average_criteria":
            return Subject(SubjectKind.MEAN)
        case "commune_criteria":
            return Subject(SubjectKind.OWN_CRITERIA)
        case "criteria_gained":
            return Subject(SubjectKind.CRITERIA_GAINED)
        case "indicator_target" if target.unit_word == "tiêu chí" and target.is_increase:
            return Subject(SubjectKind.CRITERIA_GAINED)
        case "indicator_target":
            return Subject(SubjectKind.FIGURE, target.criterion, target.subject)
    return None
