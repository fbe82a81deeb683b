"""A paper becomes data: previewed, written, the same when written again, and taken back by a new fact."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.reporting.obligations import Reporter
from ntm.store.audit.models import Entry
from ntm.store.instruments.models import Instrument
from ntm.store.planning.capital_lines import CapitalLine
from ntm.store.planning.models import Target
from ntm.store.reading.models import PaperBasis, PaperDatum, PaperFact
from ntm.store.reporting.models import DutyRule
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.planning import capital_lines
from ntm.usecases.reading import becoming
from ntm.usecases.reading.becoming import PaperData
from ntm.usecases.reading.data_lines import DataLine, Group, LineState
from ntm.usecases.reporting import duty_rules
from tests.usecases.reading.country import AT, ON, Country, district_plan
from tests.usecases.reading.kept import add, review

pytestmark = pytest.mark.django_db

TAIL = """Căn cứ Quyết định số 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng Chính phủ;

III. TỔ CHỨC THỰC HIỆN
1. Ủy ban nhân dân các xã: định kỳ hàng quý báo cáo kết quả thực hiện gửi UBND huyện trước ngày 15 tháng cuối quý.
"""


@pytest.fixture
def paper(country: Country) -> int:
    return int(add(country, district_plan(tail=TAIL)).paper_id)


def _data(country: Country, paper: int) -> PaperData:
    return becoming.data_of(paper, user=country.district_officer, on=ON)


def _line(country: Country, paper: int, group: Group, words: str = "") -> DataLine:
    return next(line for line in _data(country, paper).of(group) if words in f"{line.says} {line.quote}")


def _write(country: Country, paper: int, line: DataLine) -> DataLine:
    return becoming.write_line(paper_id=paper, key=line.key, lead=None, by=country.district_officer, on=ON, at=AT)


def _undo(country: Country, paper: int, line: DataLine) -> None:
    becoming.undo_line(paper_id=paper, key=line.key, by=country.district_officer, on=ON, at=AT)


def _write_all(country: Country, paper: int) -> becoming.Written:
    return becoming.write_certain(paper_id=paper, groups=tuple(Group), by=country.district_officer, on=ON, at=AT)


def test_a_preview_writes_nothing(country: Country, paper: int) -> None:
    data = _data(country, paper)
    assert {count.group for count in data.counts} >= {Group.TARGET, Group.CAPITAL, Group.CITATION, Group.DUTY}
    assert data.certain > 3
    assert not Target.objects.exists()
    assert not CapitalLine.objects.exists()
    assert not PaperDatum.objects.exists()


def test_the_certain_lines_are_written_at_once_with_paper_quote_and_place(country: Country, paper: int) -> None:
    expected = _data(country, paper).certain
    written = _write_all(country, paper)
    assert (written.done, written.refused) == (expected, ())
    assert Target.objects.count() >= 2
    assert PaperDatum.objects.count() == expected
    for row in PaperDatum.objects.select_related("fact"):
        assert row.fact.paper_id == paper
        assert row.numbers
        assert row.fact.quote
    told = Entry.objects.get(what="reading.data_written").payload["lines"]
    assert [(one["line"], one["numbers"]) for one in told] == list(PaperDatum.objects.values_list("key", "numbers"))
    assert len(told) == expected


def test_taking_the_paper_again_changes_nothing(country: Country, paper: int) -> None:
    _write_all(country, paper)
    before = (Target.objects.count(), CapitalLine.objects.count(), DutyRule.objects.count(), PaperDatum.objects.count())
    assert _write_all(country, paper).done == 0
    for line in _data(country, paper).lines:
        if line.state is LineState.WRITTEN:
            _write(country, paper, line)
    after = (Target.objects.count(), CapitalLine.objects.count(), DutyRule.objects.count(), PaperDatum.objects.count())
    assert after == before


def test_capital_that_does_not_add_up_is_left_for_a_person(country: Country, paper: int) -> None:
    total = _line(country, paper, Group.CAPITAL, "Tổng nguồn vốn")
    assert any("không khớp" in doubt for doubt in total.doubts)
    _write_all(country, paper)
    assert not CapitalLine.objects.filter(amount=3_900_000_000).exists()
    _write(country, paper, total)
    line = CapitalLine.objects.get(amount=3_900_000_000)
    assert (line.year, line.place_id) == (2024, country.phong_tho.pk)
    assert "3.900 triệu đồng" in line.quote
    assert _line(country, paper, Group.CAPITAL, "Tổng nguồn vốn").state is LineState.WRITTEN


def test_capital_taken_back_leaves_the_plan_and_stays_on_record(country: Country, paper: int) -> None:
    line = _line(country, paper, Group.CAPITAL, "1.304")
    _write(country, paper, line)
    _undo(country, paper, _line(country, paper, Group.CAPITAL, "1.304"))
    plan_id = CapitalLine.objects.first().plan_id  # type: ignore[union-attr]
    assert capital_lines.lines_of([plan_id])[plan_id] == ()
    assert CapitalLine.objects.count() == 2
    again = _line(country, paper, Group.CAPITAL, "1.304")
    assert again.state is LineState.UNDONE
    _write(country, paper, again)
    assert [one.amount for one in capital_lines.lines_of([plan_id])[plan_id]] == [1_304_000_000]


def test_another_amount_in_the_plan_is_told_and_not_overwritten(country: Country, paper: int) -> None:
    _write(country, paper, _line(country, paper, Group.CAPITAL, "40 triệu"))
    other = add(
        country, district_plan(tail=TAIL + "Ghi chú.").replace("huyện: 40 triệu".encode(), "huyện: 50 triệu".encode())
    )
    line = _line(country, other.paper_id, Group.CAPITAL, "50 triệu")
    _write(country, other.paper_id, _line(country, other.paper_id, Group.TARGET, "10/16"))
    line = _line(country, other.paper_id, Group.CAPITAL, "50 triệu")
    assert line.state is LineState.DIFFERENT
    assert "40.000.000 đồng" in line.beside
    assert not line.is_certain


def test_a_target_that_the_plan_has_already_is_the_same(country: Country, paper: int) -> None:
    _write(country, paper, _line(country, paper, Group.TARGET, "10/16"))
    again = add(country, district_plan(tail=TAIL + "Ghi chú."))
    assert _line(country, again.paper_id, Group.TARGET, "10/16").state is LineState.SAME
    changed = add(country, district_plan(targets="- Có 12/16 xã đạt tiêu chí số 2 về Giao thông.\n"))
    line = _line(country, changed.paper_id, Group.TARGET, "12/16")
    assert line.state is LineState.DIFFERENT
    assert "10/16" in line.beside


def test_a_target_taken_back_is_withdrawn_and_can_be_written_again(country: Country, paper: int) -> None:
    _write(country, paper, _line(country, paper, Group.TARGET, "10/16"))
    _undo(country, paper, _line(country, paper, Group.TARGET, "10/16"))
    assert Target.objects.get().withdrawn_by == country.district_officer
    line = _line(country, paper, Group.TARGET, "10/16")
    assert line.state is LineState.UNDONE
    _write(country, paper, line)
    assert Target.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_a_duty_to_report_becomes_a_rule_with_the_day_before_the_one_named(country: Country, paper: int) -> None:
    line = _line(country, paper, Group.DUTY)
    assert (line.state, line.value) == (LineState.NEW, "hằng quý, chậm nhất ngày 14")
    _write(country, paper, line)
    rule = DutyRule.objects.get()
    assert (rule.reporter, rule.frequency, rule.due_day) == (Reporter.COMMUNE.value, "quarter", 14)
    assert (rule.span.lower, rule.span.upper) == (date(2024, 4, 15), date(2025, 1, 1))
    assert "15/KH-UBND" in rule.source
    _undo(country, paper, _line(country, paper, Group.DUTY))
    assert DutyRule.objects.get().span.upper == ON


def test_a_duty_that_is_set_already_is_the_same_and_another_day_is_told(country: Country, paper: int) -> None:
    def set_rule(day: int) -> None:
        duty_rules.add_rule(
            duty_rules.NewRule(
                unit_id=country.phong_tho.pk,
                title="Báo cáo quý",
                reporter=Reporter.COMMUNE,
                frequency="quarter",
                start=date(2024, 1, 1),
                due_day=day,
                source="văn bản khác",
            ),
            by=country.district_officer,
            on=ON,
            at=AT,
        )

    set_rule(20)
    line = _line(country, paper, Group.DUTY)
    assert (line.state, "ngày 20" in line.beside) == (LineState.DIFFERENT, True)
    set_rule(14)
    assert _line(country, paper, Group.DUTY).state is LineState.SAME


def test_a_cited_instrument_enters_the_registry_once_and_is_linked(country: Country, paper: int) -> None:
    _write(country, paper, _line(country, paper, Group.CITATION, "263/QĐ-TTg"))
    instrument = Instrument.objects.get(official_number="263/QĐ-TTg")
    assert instrument.issued_on == date(2022, 2, 22)
    other = add(country, district_plan(number="16/KH-UBND", tail=TAIL))
    _write(country, other.paper_id, _line(country, other.paper_id, Group.CITATION, "263/QĐ-TTg"))
    assert Instrument.objects.count() == 1
    assert set(PaperBasis.objects.values_list("paper_id", flat=True)) == {paper, other.paper_id}


def test_a_citation_of_another_day_is_told_beside_the_registered_one(country: Country, paper: int) -> None:
    Instrument.objects.create(official_number="263/QĐ-TTg", issued_on=date(2022, 2, 21), issuer="")
    line = _line(country, paper, Group.CITATION, "263/QĐ-TTg")
    assert (line.state, "21/02/2022" in line.beside) == (LineState.DIFFERENT, True)


def test_a_rejected_fact_becomes_nothing(country: Country, paper: int) -> None:
    fact = PaperFact.objects.filter(paper_id=paper, kind="capital")[0]
    review(country, fact, "rejected")
    assert f"capital-{fact.pk}" not in {line.key for line in _data(country, paper).lines}


def test_a_draft_sets_no_duties(country: Country) -> None:
    paper = int(add(country, district_plan(number="", tail=TAIL)).paper_id)
    line = _line(country, paper, Group.DUTY)
    assert line.state is LineState.BLOCKED
    with pytest.raises(becoming.NoSuchDatum):
        _write(country, paper, line)


@pytest.mark.parametrize("who", ["leader", "stranger"])
def test_who_may_not_review_writes_nothing(country: Country, paper: int, who: str) -> None:
    line = _line(country, paper, Group.TARGET, "10/16")
    with pytest.raises(NotAllowed):
        becoming.write_line(paper_id=paper, key=line.key, lead=None, by=getattr(country, who), on=ON, at=AT)
    with pytest.raises(NotAllowed):
        becoming.write_certain(paper_id=paper, groups=tuple(Group), by=getattr(country, who), on=ON, at=AT)
    assert not PaperDatum.objects.exists()
