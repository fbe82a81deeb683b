"""Consolidating quarter II of 2024 with some communes missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.criteria.sets import MeasureKind
from ntm.core.kernel.states import Level, Role, VerdictFlag
from ntm.core.reporting.closing import DecisionKind, DecisionNotPossible, DifferenceKind
from ntm.core.reporting.consolidation import SendingState
from ntm.store.audit.models import Entry
from ntm.store.reporting.models import PeriodDecision, ReportRevision, Snapshot
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import judged, places
from ntm.usecases.reporting import closing, consolidation, operations, period_gate, pictures, steps
from ntm.usecases.reporting.consolidation import Consolidation, NothingToConsolidate
from tests.usecases.reporting import period_scene
from tests.usecases.reporting.period_scene import DUE, IN, NOW, ON, QUARTER, PeriodScene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def quarter(country_database: None, django_db_blocker: object) -> Iterator[PeriodScene]:
    with period_scene.in_one_transaction(django_db_blocker) as built:
        yield built


def read(quarter: PeriodScene, place: int | None = None, on: date = ON) -> Consolidation:
    scene = quarter.scene
    office = scene.people[Role.PROVINCE_OFFICE]
    return consolidation.consolidate(place or scene.phong_tho, period=QUARTER, on=on, by=office)


def close(quarter: PeriodScene, **changes: object) -> int:
    wanted: dict[str, object] = {
        "stream_id": quarter.rule,
        "period": QUARTER,
        "kind": DecisionKind.CLOSED,
        "client_id": uuid4(),
        "by": quarter.scene.people[Role.DISTRICT_OFFICE],
        "on": ON,
        "at": NOW,
    }
    return closing.decide(**(wanted | changes))  # type: ignore[arg-type]


def test_the_office_sees_who_sent_who_is_late_and_who_was_returned(quarter: PeriodScene) -> None:
    found = read(quarter)
    by_name = {row.name.removeprefix("xã "): row.sending for row in found.rows}
    assert len(found.rows) == 16
    assert by_name["Nậm Xe"].state is SendingState.ACCEPTED
    assert (by_name["Mường So"].days_late, by_name["Khổng Lào"].days_late) == (0, 1)  # 23:50 on the 14th, the 15th
    assert (by_name["Ma Li Pho"].state, by_name["Ma Li Pho"].returned) == (SendingState.RETURNED, 1)
    assert (by_name["Huổi Luông"].returned, by_name["Huổi Luông"].days_late) == (1, 0)
    assert (by_name["Sin Suối Hồ"].state, by_name["Sin Suối Hồ"].days_late) == (SendingState.OVERDUE, 4)
    assert found.rows[0].sending.due_on == DUE


def test_ten_missing_communes_are_missing_and_not_zero(quarter: PeriodScene) -> None:
    figures = read(quarter).figures
    assert figures is not None
    assert figures.total.coverage.words() == "thiếu 10/16 xã"
    assert figures.total.summary.counted == len(IN)
    assert {unit.name for unit in figures.missing} == set(quarter.scene.communes) - set(IN)
    totals = [
        int((figures.judged.rolled[row] == int(VerdictFlag.MET)).sum())
        for row, unit in enumerate(figures.judged.units)
        if unit.name in IN and figures.judged.counted[row]
    ]
    assert figures.total.summary.total_met == sum(totals)
    assert float(figures.mean or 0) == pytest.approx(sum(totals) / len(IN), abs=0.005)
    for line in figures.total.lines:
        assert line.met <= line.included == 6
        assert line.at_most == line.met + line.unclear + 10
    assert any(line.unclear for line in figures.total.lines)  # said nothing of it: neither met nor not met


def test_the_names_behind_a_number_are_those_that_are_in(quarter: PeriodScene) -> None:
    figures = read(quarter).figures
    assert figures is not None
    for line in figures.total.lines:
        names = consolidation.units_with(figures, criterion=line.number, flags=[VerdictFlag.MET])
        assert len(names) == line.met
        assert {unit.name for unit in names} <= set(IN)


def test_the_province_reads_the_district_without_anybody_typing_again(quarter: PeriodScene) -> None:
    district, province = read(quarter), read(quarter, quarter.scene.province)
    assert district.figures is not None
    assert province.figures is not None
    assert province.figures.total.coverage.owed == 94
    assert province.figures.total.coverage.included == 6
    (group,) = [one for one in province.figures.groups if one.unit_id == quarter.scene.phong_tho]
    assert group.met == tuple(line.met for line in district.figures.total.lines)
    assert (group.mean, group.coverage.words()) == (district.figures.mean, "thiếu 10/16 xã")


def test_the_day_before_shows_what_was_there_the_day_before(quarter: PeriodScene) -> None:
    found = read(quarter, on=date(2024, 6, 14))
    by_name = {row.name.removeprefix("xã "): row.sending for row in found.rows}
    assert by_name["Khổng Lào"].state is SendingState.WAITED  # sent on the 15th
    assert by_name["Mường So"].state is SendingState.SENT  # on the 14th, ten minutes before midnight


def test_before_the_rule_began_nothing_is_owed(quarter: PeriodScene) -> None:
    office = quarter.scene.people[Role.DISTRICT_OFFICE]
    first = consolidation.consolidate(quarter.scene.phong_tho, period="2024-Q1", on=ON, by=office)
    assert first.rows == ()
    with pytest.raises(NothingToConsolidate):
        consolidation.consolidate(quarter.scene.phong_tho, period="2024-M05", on=ON, by=office)


def test_queries_do_not_grow_with_the_communes(quarter: PeriodScene) -> None:
    counts = []
    for place in (quarter.scene.phong_tho, quarter.scene.province):
        read(quarter, place)
        with CaptureQueriesContext(connection) as queries:
            read(quarter, place)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 3, counts


def test_closing_freezes_what_was_in_and_the_picture_proves_itself(quarter: PeriodScene) -> None:
    office = quarter.scene.people[Role.DISTRICT_OFFICE]
    before = read(quarter)
    assert before.figures is not None
    client = uuid4()
    decision = close(quarter, client_id=client)
    assert close(quarter, client_id=client) == decision  # a double click closes once
    assert PeriodDecision.objects.filter(rule_id=quarter.rule, kind="closed").count() == 1
    (shown,) = closing.decisions_of(quarter.rule, period=QUARTER, on=ON)
    assert shown.snapshot_id is not None
    checked = pictures.verify(shown.snapshot_id, by=office, on=ON)
    assert checked.frozen.is_intact
    assert checked.is_comparable
    assert checked.differences == ()
    summary = checked.frozen.picture.summary
    assert (summary["included"], summary["counted"]) == (6, 16)
    assert dict(summary["met"]) == {line.number: line.met for line in before.figures.total.lines}
    assert len(summary["reports"]) == 16
    # The record of deeds holds the digest, so that a picture cannot be swapped without showing.
    entry = Entry.objects.get(what="reporting.period_decided", payload__decision=decision)
    assert checked.frozen.stored_digest in entry.payload["digests"].values()

    with pytest.raises(DecisionNotPossible):
        close(quarter)
    with pytest.raises(period_gate.PeriodIsClosed, match="quý II/2024"):
        period_gate.require_open_period(rule_id=quarter.rule, period=QUARTER)
    closed_set = checked.frozen.picture.set_code
    criteria_set = quarter.scene.criteria_set
    assert criteria_set.code == closed_set
    commune = quarter.scene.communes["Nậm Xe"]
    assert period_gate.why_figures_are_closed(commune, as_of=DUE, criteria_set=criteria_set)
    assert period_gate.why_figures_are_closed(commune, as_of=date(2024, 6, 15), criteria_set=criteria_set) is None
    assert period_gate.why_figures_are_closed(commune, as_of=date(2024, 3, 14), criteria_set=criteria_set) is None

    # A figure that slips past the gate shows as a difference; the frozen picture stays as it was.
    newest = ReportRevision.objects.filter(unit_id=commune).order_by("-as_of", "-revision").first()
    assert newest is not None
    values = list(newest.v)
    place = next(at for at, value in enumerate(values) if value is not None and value > 1)
    values[place] = 0.5
    late = ReportRevision.objects.create(
        unit_id=commune,
        as_of=DUE,
        form=newest.form,
        revision=1,
        saved_at=NOW,
        by=office,
        source="thử",
        v=values,
        src=newest.src,
    )
    later = pictures.verify(shown.snapshot_id, by=office, on=ON)
    assert later.frozen.is_intact
    kinds = {(one.kind, one.unit_id) for one in later.differences}
    assert (DifferenceKind.VALUE, commune) in kinds
    assert (DifferenceKind.REPORTED, commune) in kinds
    assert next(one.today for one in later.differences if one.kind is DifferenceKind.REPORTED) == late.pk

    with pytest.raises(DecisionNotPossible, match="lý do"):
        close(quarter, kind=DecisionKind.REOPENED, reason=" ")
    close(quarter, kind=DecisionKind.REOPENED, reason="Xã Nậm Xe báo sai tỷ lệ")
    period_gate.require_open_period(rule_id=quarter.rule, period=QUARTER)
    assert pictures.frozen(shown.snapshot_id, by=office, on=ON).is_reopened
    close(quarter)
    assert Snapshot.objects.filter(decision__rule_id=quarter.rule).count() == 2
    close(quarter, kind=DecisionKind.REOPENED, reason="thử xong")


def test_a_deadline_moved_for_all_makes_the_late_punctual(quarter: PeriodScene) -> None:
    close(quarter, kind=DecisionKind.MOVED, reason="Mưa lũ chia cắt", due_on=date(2024, 6, 20))
    found = read(quarter)
    assert {row.sending.due_on for row in found.rows} == {date(2024, 6, 20)}
    assert not found.late
    with pytest.raises(DecisionNotPossible):
        close(quarter, kind=DecisionKind.MOVED, reason="nữa", due_on=date(2024, 6, 17))


def test_a_commune_closes_nothing_of_its_district(quarter: PeriodScene) -> None:
    with pytest.raises(NotAllowed):
        close(quarter, by=quarter.scene.people[Role.COMMUNE_OFFICER])
    with pytest.raises(NotAllowed):
        close(quarter, by=quarter.scene.people[Role.LEADER])


def test_a_missing_commune_stands_with_nothing_in_the_picture(quarter: PeriodScene) -> None:
    office = quarter.scene.people[Role.DISTRICT_OFFICE]
    close(quarter)
    shown = closing.decisions_of(quarter.rule, period=QUARTER, on=ON)[0]
    assert shown.snapshot_id is not None
    picture = pictures.frozen(shown.snapshot_id, by=office, on=ON).picture
    row = picture.unit_ids.index(quarter.scene.communes["Sin Suối Hồ"])
    width, items = len(picture.measures), len(picture.items)
    assert picture.revision_ids[row] is None
    assert set(picture.values[row * width : (row + 1) * width]) == {None}
    assert set(picture.verdicts[row * items : (row + 1) * items]) == {0}
    assert np.count_nonzero([one is not None for one in picture.revision_ids]) == 6


def test_after_closing_nothing_is_returned_sent_or_said_until_it_is_opened_again(quarter: PeriodScene) -> None:
    scene, office = quarter.scene, quarter.scene.people[Role.DISTRICT_OFFICE]
    if not period_gate.is_period_closed(rule_id=quarter.rule, period=QUARTER):
        close(quarter)
    report = quarter.reports["Mường So"]
    with pytest.raises(period_gate.PeriodIsClosed):
        steps.return_with_note(
            report_id=report, note="xem lại", seen_step=1, client_id=uuid4(), by=office, on=ON, at=NOW
        )
    said = {"unit_id": scene.communes["Mường So"], "as_of": DUE, "criteria_set": scene.criteria_set}
    measure = next(one.code for one in scene.criteria_set.measures_on(DUE) if one.kind is MeasureKind.PERCENT)
    figures = {"figures": {measure: 41.0}, "notes": {}, "source": "Sổ theo dõi", "seen_revision": 0}
    with pytest.raises(operations.FiguresRefused, match="đã chốt"):
        operations.submit_figures(**said, **figures, by=office, on=ON, at=NOW)  # type: ignore[arg-type]
    # The day after the quarter's figures end belongs to the next one, which is open.
    after = said | {"as_of": date(2024, 6, 15)}
    operations.submit_figures(**after, **figures, by=office, on=ON, at=NOW)  # type: ignore[arg-type]
    close(quarter, kind=DecisionKind.REOPENED, reason="Mường So gửi nhầm bản")
    steps.return_with_note(report_id=report, note="xem lại", seen_step=1, client_id=uuid4(), by=office, on=ON, at=NOW)


def test_a_consolidation_judges_as_the_board_does(quarter: PeriodScene) -> None:
    figures = read(quarter).figures
    assert figures is not None
    found = places.units_below(quarter.scene.phong_tho, days=[DUE], levels={Level.COMMUNE})[DUE]
    board = judged.judge_units(found, criteria_set=figures.criteria_set, on=DUE)
    by_unit = {unit.id: row.tolist() for unit, row in zip(board.units, board.rolled, strict=True)}
    mine = {unit.id: row.tolist() for unit, row in zip(figures.judged.units, figures.judged.rolled, strict=True)}
    assert mine == by_unit


def test_last_quarters_estimate_stands_beside_what_came_of_it(quarter: PeriodScene) -> None:
    commune = quarter.scene.communes["Nậm Xe"]
    before = ReportRevision.objects.filter(unit_id=commune).order_by("-as_of", "-revision").first()
    assert before is not None
    at = next(place for place, value in enumerate(before.v) if value is not None and value > 1)
    expected: list[float | None] = [None] * len(before.v)
    expected[at] = float(before.v[at] or 0) + 2
    ReportRevision.objects.create(
        unit_id=commune,
        as_of=date(2024, 3, 14),
        form=before.form,
        revision=1,
        saved_at=NOW,
        by=quarter.scene.people[Role.DISTRICT_OFFICE],
        source="thử",
        v=before.v,
        src=before.src,
        e=expected,
        period="2024-Q1",
    )
    figures = read(quarter).figures
    assert figures is not None
    assert figures.previous_label == "quý I/2024"
    (one,) = figures.estimates
    assert (one.name, one.measure.code) == ("Nậm Xe", before.form.measures[at])
    assert one.estimate == expected[at]
    (by_measure,) = figures.measure_estimates
    assert by_measure.compared == by_measure.above + by_measure.equal + by_measure.below == 1
