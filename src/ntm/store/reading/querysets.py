"""Papers, their facts and findings as rows; set-based, so that no page asks once per fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from ntm.core.kernel.states import UnitKind
from ntm.core.territory import names
from ntm.store.accounts.models import HeldRight
from ntm.store.reading.models import FactReview, NameAnswer, Paper, PaperFact, PaperFinding
from ntm.store.territory.models import Place, UnitVersion

_FROM_WIDE_TO_NARROW = ("province", "district", "commune", "village")


def kept_within(roots: Collection[int]) -> QuerySet[Paper]:
    """Return the papers kept in places of these scopes, the newest first."""
    here = Place.objects.filter(unit_id=OuterRef("kept_at_id"), ancestor_id__in=list(roots))
    return Paper.objects.filter(Exists(here)).order_by("-added_at", "-pk")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts a paper has, how many nobody decided on, how many of those carry doubts; findings by weight."""

    facts: int = 0
    waiting: int = 0
    doubtful: int = 0
    errors: int = 0
    warnings: int = 0


def counts(paper_ids: Collection[int]) -> Mapping[int, Counts]:
    """Return the counts of papers, in one query."""
    sql = """
        SELECT p.id, f.facts, f.waiting, f.doubtful, d.errors, d.warnings
        FROM unnest(%(papers)s::bigint[]) AS p(id)
        CROSS JOIN LATERAL (
            SELECT count(*) AS facts,
                   count(*) FILTER (WHERE NOT r.reviewed) AS waiting,
                   count(*) FILTER (WHERE NOT r.reviewed AND jsonb_array_length(fact.data->'doubts') > 0) AS doubtful
            FROM paper_fact fact
            CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM fact_review WHERE fact_id = fact.id) AS reviewed) r
            WHERE fact.paper_id = p.id
        ) f
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE severity = 'error') AS errors,
                   count(*) FILTER (WHERE severity <> 'error') AS warnings
            FROM paper_finding WHERE paper_id = p.id OR other_id = p.id
        ) d
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"papers": list(paper_ids)})
        return {row[0]: Counts(*row[1:]) for row in cursor.fetchall()}


def latest_reviews(paper_id: int) -> Mapping[int, FactReview]:
    """Return the review that counts for each reviewed fact of a paper, with who made it and the target it made."""
    rows = (
        FactReview.objects.filter(fact__paper_id=paper_id)
        .order_by("fact_id", "-id")
        .distinct("fact_id")
        .select_related("by", "target__plan")
    )
    return {row.fact_id: row for row in rows}


def name_answers(paper_id: int) -> Mapping[tuple[str, str, bool], NameAnswer]:
    """Return what people said that the names of a paper mean, by name, the unit that it is put in, and whether it is an
    agency's."""
    rows = NameAnswer.objects.filter(paper_id=paper_id).order_by("pk")
    return {(row.name, row.within, row.is_agency): row for row in rows}


def findings_about(paper_id: int) -> list[PaperFinding]:
    """Return the contradictions in a paper and between it and others, errors first."""
    inside = PaperFinding.objects.filter(paper_id=paper_id)
    elsewhere = PaperFinding.objects.filter(other_id=paper_id)
    rows = (inside | elsewhere).select_related("paper", "other")
    # Every row would bring the text of both papers along.
    rows = rows.defer("paper__text", "paper__agreements", "other__text", "other__agreements")
    found = {row.pk: row for row in rows}
    return sorted(
        found.values(), key=lambda row: (row.severity != "error", row.other_id is not None, row.paper_id, row.position)
    )


def findings_of(paper_ids: Collection[int]) -> list[PaperFinding]:
    """Return the contradictions in some papers and between them and any others, without the papers' texts."""
    ids = list(paper_ids)
    rows = PaperFinding.objects.filter(Q(paper_id__in=ids) | Q(other_id__in=ids)).select_related("paper", "other")
    return list(rows.defer("paper__text", "paper__agreements", "other__text", "other__agreements"))


def facts_without_review(paper_id: int) -> QuerySet[PaperFact]:
    """Return the facts of a paper on which nobody has decided, in order of place."""
    reviewed = FactReview.objects.filter(fact_id=OuterRef("pk"))
    return PaperFact.objects.filter(~Exists(reviewed), paper_id=paper_id).order_by("position")


def standing_facts(paper_ids: Collection[int]) -> list[PaperFact]:
    """Return the facts of papers, those left out in whose place a person put others, in order of place."""
    corrected = PaperFact.objects.filter(corrects_id=OuterRef("pk"))
    rows = PaperFact.objects.filter(~Exists(corrected), paper_id__in=list(paper_ids))
    return list(rows.order_by("paper_id", "start", "position"))


def labels(wanted: Iterable[tuple[int, date | None]]) -> Mapping[tuple[int, date | None], str]:
    """Return "huyện Phong Thổ" for each unit and day, as it was called on the day, else as it was called last."""
    pairs = set(wanted)
    versions: dict[int, list[UnitVersion]] = {}
    for version in UnitVersion.objects.filter(unit_id__in={unit for unit, _ in pairs}).order_by("span"):
        versions.setdefault(version.unit_id, []).append(version)
    found: dict[tuple[int, date | None], str] = {}
    for unit, day in pairs:
        known = versions.get(unit, [])
        covering = [version for version in known if day is not None and _covers(version, day)]
        for version in (covering or known)[-1:]:
            found[unit, day] = f"{version.local_term or UnitKind(version.kind).label} {version.name}"
    return found


def _covers(version: UnitVersion, day: date) -> bool:
    lower, upper = version.span.lower, version.span.upper
    return bool((lower is None or lower <= day) and (upper is None or day < upper))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A unit on a day: its name, the units above it from the nearest up, and its communes' names."""

    label: str
    above: tuple[str, ...]
    communes: tuple[str, ...]


def surroundings(unit_id: int, *, on: date) -> Surroundings | None:
    """Return a unit's name, the units above it and its communes on a day; None where it does not exist then."""
    sql = """
        SELECT p.depth, v.kind, v.local_term, v.name, p.ancestor_id = %(unit)s AS is_below
        FROM place p
        JOIN unit_version v ON v.span @> %(on)s::date
             AND v.unit_id = CASE WHEN p.unit_id = %(unit)s THEN p.ancestor_id ELSE p.unit_id END
        WHERE p.span @> %(on)s::date
          AND (p.unit_id = %(unit)s OR (p.ancestor_id = %(unit)s AND v.level = 'commune'))
        ORDER BY p.depth, v.sort_key
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"unit": unit_id, "on": on})
        rows = cursor.fetchall()
    own = [row for row in rows if row[0] == 0]
    if not own:
        return None
    return Surroundings(
        label=_label(own[0]),
        above=tuple(_label(row) for row in rows if row[0] > 0 and not row[4]),
        communes=tuple(row[3] for row in rows if row[0] > 0 and row[4]),
    )


def _label(row: tuple[int, str, str, str, bool]) -> str:
    return f"{row[2] or UnitKind(row[1]).label} {row[3]}"


def related_papers(paper: Paper) -> QuerySet[Paper]:
    """Return the papers that a paper can contradict: of a unit that is the same, above it or below it, for the same
    year or the one before or after. Papers whose unit or year is not known contradict nobody."""
    if paper.unit_id is None or paper.year is None:
        return Paper.objects.none()
    above = Place.objects.filter(unit_id=paper.unit_id, ancestor_id=OuterRef("unit_id"))
    below = Place.objects.filter(unit_id=OuterRef("unit_id"), ancestor_id=paper.unit_id)
    return (
        Paper.objects.filter(Exists(above) | Exists(below), year__range=(paper.year - 1, paper.year + 1))
        .exclude(pk=paper.pk)
        .order_by("pk")
    )


def find_units(written: str, *, level: str, within: str, on: date) -> tuple[int, ...]:
    """Return the units that a letterhead may name on a day: none, one, or several of the same name.

    `level` and `within` (the province as written) narrow the search where they are not empty. Diacritics and the
    placing of tone marks decide only between units that are alike without them.
    """
    readings: list[tuple[str, frozenset[UnitKind] | None]] = [(names.search_key(written), None)]
    for length, kinds in names.kinds_named_first(written):
        readings.append((" ".join(names.search_key(written).split(" ")[length:]), kinds))
    rows = UnitVersion.objects.filter(name_key__in=[key for key, _ in readings], span__contains=on)
    if level:
        rows = rows.filter(level=level)
    if within:
        keys = [names.search_key(within)]
        keys += [" ".join(keys[0].split(" ")[length:]) for length, _ in names.kinds_named_first(within)]
        province = Place.objects.filter(
            unit_id=OuterRef("unit_id"),
            span__contains=on,
            ancestor__versions__name_key__in=keys,
            ancestor__versions__level="province",
            ancestor__versions__span__contains=on,
        )
        rows = rows.filter(Exists(province))
    meant = [
        row
        for row in rows
        if any(row.name_key == key and (kinds is None or UnitKind(row.kind) in kinds) for key, kinds in readings)
    ]
    if len(meant) > 1:
        spelt = names.exact_key(written)
        exact = [row for row in meant if spelt.endswith(names.exact_key(row.name))]
        meant = exact or meant
    return tuple(sorted({row.unit_id for row in meant}))


def own_place(user_id: int, *, roles: Collection[str], on: date) -> int | None:
    """Return the place of a person's widest grant of some roles, in force on a day; None for a person without one."""
    rank = Case(*[When(level=level, then=index) for index, level in enumerate(_FROM_WIDE_TO_NARROW)], default=9)
    granted = HeldRight.objects.filter(user_id=user_id, role__in=list(roles), span__contains=on).values("unit_id")
    versions = UnitVersion.objects.filter(unit_id__in=granted, span__contains=on)
    return versions.annotate(rank=rank).order_by("rank", "unit_id").values_list("unit_id", flat=True).first()
