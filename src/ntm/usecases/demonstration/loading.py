"""Sets the demonstration up: real units, the five papers, people in their roles, simulated figures.

What is there already stays: a second run adds nothing. Everything goes through the same use cases as people's deeds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
from django.db import transaction

from ntm.core.criteria.applicability import threshold_region
from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level, Role
from ntm.core.reading.facts import PaperReading
from ntm.store.accounts.models import User
from ntm.store.reporting.models import ReportRevision
from ntm.usecases.access import operations as access
from ntm.usecases.assignments import operations as assignments
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.demonstration import assessments, assigning, consolidation, duties, muong_khoa, people, planning
from ntm.usecases.demonstration.paper_files import SHIPPED_PAPERS, paper_files
from ntm.usecases.demonstration.simulation import areas, matrix
from ntm.usecases.demonstration.simulation.figures import invent
from ntm.usecases.demonstration.simulation.stated import stated_before
from ntm.usecases.reading import operations as reading
from ntm.usecases.reading import reviewing
from ntm.usecases.reading.reading import read_file
from ntm.usecases.recognition import operations as recognition
from ntm.usecases.reporting import operations as reporting
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries as units

#: The declared working day, and the days of which figures are invented.
WORKING_DAY = date(2024, 6, 10)
TWO_TIER_DAY = date(2025, 9, 10)
DAYS = (date(2022, 12, 31), date(2023, 12, 31))
SEED = 20231231
SOURCE = "Mô phỏng cho bản trình diễn (hạt giống 20231231), không phải số liệu thật"

#: Papers whose certain facts a person of the demonstration has confirmed already; the others wait for review.
_CONFIRMED = {
    "lai-chau-plan-2024": "vpdp-tinh",
    "phong-tho-plan-2024": "vpdp-huyen",
    "tuan-giao-plan-2024": "vpdp-tuangiao",
}
#: Who brings in which paper, and on which working day.
_BROUGHT_BY = {
    "lai-chau-plan-2024": ("vpdp-tinh", WORKING_DAY),
    "phong-tho-plan-2024": ("vpdp-huyen", WORKING_DAY),
    "tam-duong-directive-2024": ("vpdp-tinh", WORKING_DAY),
    "tuan-giao-plan-2024": ("vpdp-tuangiao", WORKING_DAY),
    "muong-khoa-plan-2025": ("canbo-muongkhoa", TWO_TIER_DAY),
}


class NotADemonstration(RuntimeError):
    """A database in which people work already; a simulation has no place in it."""


@dataclass(frozen=True, slots=True)
class Account:
    """A way in, printed once when the demonstration is set up."""

    username: str
    password: str
    full_name: str
    role: Role


def set_up(*, papers_folder: Path | None, at: datetime, say: Callable[[str], None]) -> tuple[Account, ...]:
    """Load everything the demonstration shows and return its accounts with new passwords.

    `papers_folder` holds the real papers, None for the shipped ones. `say` hears of each step.
    Raise `NotADemonstration` where the database has accounts of other people.
    """
    ours = {post.username for post in (*people.POSTS, people.POST_IN_TWO_TIERS)}
    if User.objects.exclude(username__in=ours).exists():
        raise NotADemonstration(
            "Cơ sở dữ liệu này có tài khoản của người dùng thật; bản trình diễn không ghi số liệu mô phỏng vào đó."
        )
    say("Nạp danh mục đơn vị hành chính hai thời kỳ …")
    territory.load_units(by=None, at=at)
    assignments.load_agencies_named_in_papers(by=None, at=at)
    say("Tạo tài khoản …")
    accounts = _people(at=at)
    files = paper_files(papers_folder)
    say("Đọc năm văn bản …")
    for name, file in files.items():
        _bring_in(name, file, at=at)
    say("Ghi phân công …")
    assigning.set_up_assignments(
        district_id=unit_at(("Lai Châu", "Phong Thổ"), on=WORKING_DAY),
        commune_id=unit_at(("Lai Châu", "Mường Khoa"), on=TWO_TIER_DAY),
        on=WORKING_DAY,
        later=TWO_TIER_DAY,
        at=at,
    )
    say("Đặt nghĩa vụ báo cáo …")
    duties.set_up_duties(at=at)
    say("Ghi đăng ký, lộ trình …")
    planning.set_up_planning(at=at)
    muong_khoa.set_up_muong_khoa(unit_at(("Lai Châu", "Mường Khoa"), on=TWO_TIER_DAY), at=at)
    if not ReportRevision.objects.exists():
        say("Mô phỏng số liệu cấp xã …")
        readings = {name: read_file(file) for name, file in files.items()}
        with transaction.atomic():
            _simulate(readings, at=at)
    say("Mô phỏng đánh giá hai phía, vướng mắc quý II/2024 …")
    nam_xe = ("Lai Châu", "Phong Thổ", "Nậm Xe")
    assessments.set_up_assessments(
        commune_id=unit_at(nam_xe, on=WORKING_DAY),
        village_id=unit_at((*nam_xe, "Huổi Hán"), on=WORKING_DAY),
        on=WORKING_DAY,
        at=at,
    )
    say("Mô phỏng báo cáo quý II/2024, giao ban …")
    consolidation.set_up_consolidation(
        district_id=unit_at(("Lai Châu", "Phong Thổ"), on=WORKING_DAY),
        commune_id=unit_at(("Lai Châu", "Mường Khoa"), on=TWO_TIER_DAY),
    )
    return accounts


class NoSuchPlace(LookupError):
    """A path of names that leads to no unit on a day."""


def unit_at(path: Sequence[str], *, on: date) -> int:
    """Return the unit at the end of a path of names from its province down; raise `NoSuchPlace`."""
    found = [unit.id for unit in units.provinces(on) if _same(unit.name, path[0])]
    for name in path[1:]:
        found = [child.id for parent in found for child in units.children(parent, on) if _same(child.name, name)]
    if not found:
        raise NoSuchPlace(" › ".join(path))
    return found[0]


def _same(name: str, other: str) -> bool:
    return vietnamese.canonical(name) == vietnamese.canonical(other)


def _people(*, at: datetime) -> tuple[Account, ...]:
    accounts = []
    for post, since, day in (
        *((post, people.SINCE, WORKING_DAY) for post in people.POSTS),
        (people.POST_IN_TWO_TIERS, people.TWO_TIERS, TWO_TIER_DAY),
    ):
        if post.role is Role.VILLAGE_HEAD:
            place = _village(post.place, on=day, at=at)
        else:
            place = unit_at(post.place, on=day)
        password = access.make_password()
        user = User.objects.filter(username=post.username).first()
        if user is not None:
            access.reset_password(user=user, password=password, by=None, at=at, on=day)
        else:
            user = access.create_user(
                username=post.username, full_name=post.full_name, password=password, by=None, at=at, on=day
            )
            access.grant_role(
                user=user,
                role=post.role,
                unit_id=place,
                start=since,
                by=None,
                at=at,
                on=day,
                agency=post.agency,
                criteria=post.criteria,
            )
        accounts.append(Account(post.username, password, post.full_name, post.role))
    return tuple(accounts)


def _village(path: Sequence[str], *, on: date, at: datetime) -> int:
    """Return the village at the end of a path, adding it to its commune when it is not there yet."""
    try:
        return unit_at(path, on=on)
    except NoSuchPlace:
        commune = unit_at(path[:-1], on=on)
        return territory.add_village(commune_id=commune, name=path[-1], local_term="bản", on=on, by=None, at=at)


def _bring_in(name: str, file: Path, *, at: datetime) -> None:
    username, on = _BROUGHT_BY[name]
    by = User.objects.get(username=username)
    added = reading.add_paper(
        content=file.read_bytes(),
        file_name=file.name,
        by=by,
        on=on,
        at=at,
        is_sample=file.parent == SHIPPED_PAPERS,
    )
    if added.is_new and name in _CONFIRMED:
        reviewing.review_many(paper_id=added.paper_id, by=User.objects.get(username=_CONFIRMED[name]), on=on, at=at)


def _simulate(readings: Mapping[str, PaperReading], *, at: datetime) -> None:
    by = User.objects.get(username="vpdp-tinh")
    last = DAYS[-1]
    province = unit_at(("Lai Châu",), on=last)
    tuan_giao = unit_at(("Điện Biên", "Tuần Giáo"), on=last)
    for number, root in enumerate((province, tuan_giao)):
        communes = units.communes_in(root, last)
        counted = [unit for unit in communes if unit.is_counted]
        others = [unit for unit in communes if not unit.is_counted]
        _simulate_area(root, counted, others, readings, by=by, at=at, seed=SEED + number)


def _places(
    root: int, counted: Sequence[units.UnitOn], readings: Mapping[str, PaperReading], *, year: int
) -> tuple[areas.Place, ...]:
    """Return the areas below a root, itself included, of which a paper for the following year speaks."""
    found = []
    on = date(year, 12, 31)
    rows_of = {unit.id: row for row, unit in enumerate(counted)}
    for reading_ in readings.values():
        head = reading_.head
        if head.year != year + 1 or head.level not in (Level.PROVINCE, Level.DISTRICT) or not head.unit_name:
            continue
        for hit in units.search(head.unit_name, on, within=root, limit=5):
            if hit.unit.level is not Level(head.level):
                continue
            rows = tuple(rows_of[unit.id] for unit in units.communes_in(hit.unit.id, on) if unit.id in rows_of)
            found.append(areas.Place(hit.unit.id, hit.unit.title, rows, stated_before(reading_, year=year)))
            break
    return tuple(found)


def _simulate_area(
    root: int,
    counted: Sequence[units.UnitOn],
    others: Sequence[units.UnitOn],
    readings: Mapping[str, PaperReading],
    *,
    by: User,
    at: datetime,
    seed: int,
) -> None:
    rng = np.random.default_rng(seed)
    last = DAYS[-1]
    places = _places(root, counted, readings, year=last.year)
    names = [unit.name for unit in counted]
    recognized, misses = areas.choose_recognized(places, row_names=names, rng=rng)
    wished = areas.wished_totals(places, communes=len(counted), recognized=recognized, rng=rng)
    shares = areas.free_shares(places, communes=len(counted), wished=wished, rng=rng)
    solution = matrix.solve(
        areas=areas.hard_areas(places, row_names=names),
        wished_totals=wished,
        free_shares=shares,
        seed=seed,
        bands=areas.band_wishes(places, recognized=recognized),
    )
    # A year earlier some criteria were not met yet; recognised communes had most of theirs.
    lost = (
        rng.random(solution.met.shape)
        < np.where(np.isin(np.arange(len(counted)), list(recognized)), 0.03, 0.18)[:, None]
    )
    by_day = {DAYS[0]: solution.met & ~lost, last: solution.met}
    towns = {day: rng.random((len(others), 19)) < 0.75 for day in DAYS}
    for day in DAYS:
        rows = [*zip(counted, by_day[day], strict=True), *zip(others, towns[day], strict=True)]
        _record(rows, day=day, by=by, at=at, rng=rng)
    recognition.record_recognitions(
        [
            recognition.NewRecognition(counted[row].id, "standard", _decided_on(row, seed), SOURCE)
            for row in sorted(recognized)
        ],
        simulated=True,
        by=by if root != unit_at(("Điện Biên", "Tuần Giáo"), on=last) else User.objects.get(username="vpdp-tuangiao"),
        on=WORKING_DAY,
        at=at,
    )
    sentences = [(root, last, text) for text in (*misses, *solution.unmet)]
    for unit_id, texts in areas.misses_of_wishes(places, met=solution.met, recognized=recognized).items():
        sentences += [(unit_id, last, text) for text in texts]
    reporting.note_what_could_not_be_met(sentences)


def _decided_on(row: int, seed: int) -> date:
    return date(2015 + (row * 7 + seed) % 8, 1 + (row * 5) % 12, 15)


def _record(
    rows: Sequence[tuple[units.UnitOn, np.ndarray]], *, day: date, by: User, at: datetime, rng: np.random.Generator
) -> None:
    if not rows:
        return
    criteria_set = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=day)
    reports = []
    for unit, met in rows:
        area = threshold_region(criteria_set, region=unit.region, categories=())
        invented = invent(criteria_set, on=day, area=area, met=met, rng=rng)
        reports.append(reporting.NewReport(unit.id, day, invented.figures, invented.decisions))
    reporting.record_simulation(reports, criteria_set=criteria_set, source=SOURCE, by=by, at=at)
