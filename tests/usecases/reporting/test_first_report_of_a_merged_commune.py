"""A commune made on 1 July 2025 begins with what its parts said last, and says itself what it keeps of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client, override_settings

from ntm.core.kernel.states import Role
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.store.reporting.models import FigureNote, Origin, ReportDraft, ReportRevision
from ntm.store.territory.models import Lineage, Unit, UnitStatement
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import appending, drafts, duty_rules, report_queries
from ntm.usecases.reporting.appending import FiguresRefused, Saying
from ntm.usecases.reporting.period_figures import UnitFigures
from tests.usecases.access.places import AFTER, REFORM, Country, make_country, person
from tests.usecases.reporting.programme import SOURCE, moment, save, send

pytestmark = pytest.mark.django_db
LAST = date(2025, 6, 30)
IN_MAY = date(2025, 5, 14)


@dataclass(frozen=True)
class Scene:
    """Two old communes, the one that they became, its officer and the report that it owes."""

    country: Country
    office: User
    officer: User
    report_id: int

    @property
    def new(self) -> Unit:
        return self.country.new_commune

    def standing(self, *, on: date = AFTER) -> UnitFigures:
        """Give the figures with which the report's page begins."""
        page = report_queries.report_page(self.report_id, by=self.officer, on=on)
        return report_queries.own_figures(page)

    def said(self, code: str) -> float | None:
        """Give what the new commune says itself."""
        newest = ReportRevision.objects.filter(unit=self.new).latest("pk")
        return newest.v[newest.form.measures.index(code)]


@pytest.fixture
def scene() -> Scene:
    country = make_country()
    Lineage.objects.create(old=country.neighbour, new=country.new_commune, on_day=REFORM, whole=True, share=1)
    office = person(Role.PROVINCE_OFFICE, country.province)
    officer = person(Role.COMMUNE_OFFICER, country.new_commune, start=REFORM)
    rule = duty_rules.NewRule(
        unit_id=country.province.pk,
        title="Báo cáo quý của UBND xã",
        reporter=Reporter.COMMUNE,
        frequency="quarter",
        start=REFORM,
        due_day=14,
        set_code="commune-2021-2025",
        source="12/KH-UBND",
    )
    rule_id = duty_rules.add_rule(rule, by=office, on=REFORM, at=moment(REFORM))
    report_id = drafts.open_report(
        rule_id=rule_id,
        unit_id=country.new_commune.pk,
        agency_id=None,
        period="2025-Q3",
        by=officer,
        on=AFTER,
        at=moment(AFTER),
    )
    return Scene(country, office, officer, report_id)


def say(
    scene: Scene, unit: Unit, day: date, counts: dict[str, tuple[float, float]] | None = None, **figures: float
) -> None:
    """Say figures of an old commune (m9_1=3), with the counts behind some."""
    known = {code.removeprefix("m").replace("_", "."): value for code, value in figures.items()}
    criteria_set = criteria.library().sets["commune-2021-2025"]
    parts = counts or {}
    appending.append(
        Saying(
            figures=known,
            numerators={code: above for code, (above, _) in parts.items()},
            denominators={code: below for code, (_, below) in parts.items()},
            source="báo cáo",
            client_id=uuid4(),
        ),
        unit_id=unit.pk,
        as_of=day,
        criteria_set=criteria_set,
        seen=appending.newest_revision(unit.pk, as_of=day, criteria_set=criteria_set),
        by=scene.office,
        at=moment(day),
    )


def households(unit: Unit, number: int) -> None:
    UnitStatement.objects.create(
        unit=unit,
        attribute="households",
        value=str(number),
        since=date(2024, 1, 1),
        source="niên giám",
        by_name="Thống kê",
        at=moment(IN_MAY),
    )


def test_counts_add_and_rates_are_the_sums_of_their_counts(scene: Scene) -> None:
    say(scene, scene.country.commune, IN_MAY, {"4.2": (90, 100)}, m9_1=3, m4_2=90)
    say(scene, scene.country.neighbour, LAST, {"4.2": (150, 300)}, m9_1=4, m4_2=50)
    merged = scene.standing().merged
    assert merged["9.1"].value == 7
    assert merged["4.2"].value == pytest.approx(60)
    assert {part.name for part in merged["9.1"].parts} == {"xã Nậm Xe", "xã Thèn Sin"}


def test_a_rate_without_counts_is_weighed_and_says_so_or_stays_empty_with_the_reason(scene: Scene) -> None:
    say(scene, scene.country.commune, IN_MAY, m4_2=90)
    say(scene, scene.country.neighbour, IN_MAY, m4_2=50)
    found = scene.standing().merged["4.2"]
    assert found.value is None and "chưa có số hộ" in found.words
    households(scene.country.commune, 100)
    households(scene.country.neighbour, 300)
    found = scene.standing().merged["4.2"]
    assert found.value == pytest.approx(60) and "bình quân theo số hộ" in found.words


def test_a_part_that_said_nothing_leaves_the_figure_empty_and_is_named(scene: Scene) -> None:
    say(scene, scene.country.commune, LAST, m9_1=3)
    found = scene.standing().merged["9.1"]
    assert found.value is None and "xã Thèn Sin" in found.words


def test_the_key_for_no_change_keeps_the_carried_figure_with_its_sources(scene: Scene) -> None:
    say(scene, scene.country.commune, LAST, m9_1=3)
    say(scene, scene.country.neighbour, IN_MAY, m9_1=4)
    saved = save(scene.report_id, {"f:9.1": {"v": "=", "b": ""}, "source": SOURCE}, by=scene.officer, on=AFTER)
    send(scene.report_id, saved.version, by=scene.officer, on=AFTER)
    newest = ReportRevision.objects.filter(unit=scene.new).latest("pk")
    at = newest.form.measures.index("9.1")
    assert (newest.v[at], newest.src[at], newest.as_of) == (7, Origin.ENTERED, AFTER)
    note = FigureNote.objects.get(revision=newest, position=at).note
    assert "xã Nậm Xe (3, ngày 30/06/2025)" in note and "xã Thèn Sin (4, ngày 14/05/2025)" in note
    assert "9.1" not in scene.standing().merged, "what the commune says itself is no carried figure any more"


def test_nothing_is_kept_where_nothing_could_be_carried(scene: Scene) -> None:
    say(scene, scene.country.commune, LAST, m9_1=3)
    saved = save(scene.report_id, {"f:9.1": {"v": "=", "b": ""}, "source": SOURCE}, by=scene.officer, on=AFTER)
    with pytest.raises(FiguresRefused, match="chưa có số kỳ trước"):
        send(scene.report_id, saved.version, by=scene.officer, on=AFTER)
    assert not ReportRevision.objects.filter(unit=scene.new).exists()


def test_what_is_typed_goes_before_what_was_carried(scene: Scene) -> None:
    say(scene, scene.country.commune, LAST, m9_1=3)
    say(scene, scene.country.neighbour, LAST, m9_1=4)
    saved = save(scene.report_id, {"f:9.1": {"v": "6", "b": ""}, "source": SOURCE}, by=scene.officer, on=AFTER)
    send(scene.report_id, saved.version, by=scene.officer, on=AFTER)
    assert scene.said("9.1") == 6
    assert not FigureNote.objects.exists()


def test_the_report_begins_with_the_parts_figures_on_the_first_day_of_the_new_commune_already(scene: Scene) -> None:
    say(scene, scene.country.commune, LAST, m9_1=3)
    say(scene, scene.country.neighbour, LAST, m9_1=4)
    assert scene.standing(on=REFORM).merged["9.1"].value == 7


def test_the_page_marks_what_was_carried_and_one_key_keeps_it_all(scene: Scene) -> None:
    say(scene, scene.country.commune, LAST, {"3.1": (80, 100)}, m9_1=3, m3_1=80)
    say(scene, scene.country.neighbour, LAST, {"3.1": (60, 100)}, m3_1=60)
    client = Client()
    client.force_login(scene.officer, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/bao-cao/{scene.report_id}/"
    with override_settings(NTM_WORKING_DAY=AFTER.isoformat()):
        text = client.get(address).content.decode()
        assert "gộp từ xã Nậm Xe, xã Thèn Sin, chờ xác nhận" in text and "xã Thèn Sin (60, ngày 30/06/2025)" in text
        assert "chưa gộp được: xã Thèn Sin chưa có số liệu" in text
        client.post(address, {"action": "keep_all", "client": str(uuid4()), "source": SOURCE})
        # Of the figures that the commune supplies itself; others wait for whoever supplies them.
        assert {key for key in ReportDraft.objects.get().content if key[:2] == "f:"} == {"f:3.1"}
        typed = {"f:3.1.v": "=", "f:9.1.v": "=", "source": SOURCE, "seen": '{"d":{"f:3.1":{"v":"=","b":""}}}'}
        answer = client.post(address, typed, headers={"HX-Request": "true"}).content.decode()
    assert "2 số đã nhập" in answer and "1 số cần xem lại" in answer and "#f:9.1" in answer
