"""Names that fit several units, or none, are asked; the answer stays with the paper."""

from __future__ import annotations

import pytest

from ntm.core.kernel.states import Level, UnitKind
from ntm.store.audit.models import Entry
from ntm.store.reading.models import NameAnswer, Paper
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reading import place_names
from ntm.usecases.reading.place_names import NameQuestion, PaperNames
from tests.usecases.reading.country import AT, ON, REFORM, Country, add_unit, district_plan
from tests.usecases.reading.kept import add

pytestmark = pytest.mark.django_db

TARGETS = "- Có 02 xã (Nâm Xe, Nậm Xe) đạt tiêu chí số 3 về Thủy lợi.\n- Có 01 xã (Tung Qua Lìn) đạt tiêu chí số 4.\n"


def _paper(country: Country, targets: str = TARGETS) -> Paper:
    return Paper.objects.get(pk=add(country, district_plan(targets=targets)).paper_id)


def _question(paper: Paper, name: str) -> NameQuestion:
    return next(one for one in place_names.questions_of(paper) if one.name == name)


def _answer(country: Country, paper: Paper, question: NameQuestion, chosen: int | None) -> NameQuestion:
    return place_names.answer_name(
        paper_id=paper.pk, key=question.key, chosen=chosen, by=country.district_officer, on=ON, at=AT
    )


def test_a_misspelt_name_is_asked_with_the_units_that_it_may_mean(country: Country) -> None:
    paper = _paper(country)
    question = _question(paper, "Nâm Xe")
    assert [(one.id, one.name) for one in question.candidates] == [(country.nam_xe.pk, "xã Nậm Xe")]
    assert "huyện Phong Thổ" in question.candidates[0].detail
    assert "15/04/2024" in question.candidates[0].detail
    assert question.answered is None
    assert question.fact_ids
    assert PaperNames(paper).unit_of("Nâm Xe") is None
    assert "Nậm Xe" not in {one.name for one in place_names.questions_of(paper)}


def test_two_communes_of_one_name_in_a_province_are_asked_and_never_chosen(country: Country) -> None:
    other = add_unit("Nậm Xe", UnitKind.COMMUNE, country.tam_duong, country.lai_chau, end=REFORM)
    plan = district_plan(targets="- Có 01 xã (Nậm Xe) đạt tiêu chí số 3 về Thủy lợi.\n")
    plan = plan.replace("HUYỆN PHONG THỔ".encode(), "TỈNH LAI CHÂU".encode())
    plan = plan.replace("địa bàn huyện Phong Thổ, tỉnh".encode(), "địa bàn tỉnh".encode())
    paper = Paper.objects.get(pk=add(country, plan).paper_id)
    assert paper.unit_id == country.lai_chau.pk
    question = _question(paper, "Nậm Xe")
    assert {one.id for one in question.candidates} == {country.nam_xe.pk, other.pk}
    assert PaperNames(paper).unit_of("Nậm Xe", level=Level.COMMUNE) is None
    place_names.answer_name(
        paper_id=paper.pk, key=question.key, chosen=other.pk, by=country.province_officer, on=ON, at=AT
    )
    meant = PaperNames(paper).unit_of("Nậm Xe", level=Level.COMMUNE)
    assert meant is not None
    assert meant.id == other.pk


def test_an_answer_is_remembered_for_the_paper_and_recorded(country: Country) -> None:
    paper = _paper(country)
    _answer(country, paper, _question(paper, "Nâm Xe"), country.nam_xe.pk)
    meant = PaperNames(paper).unit_of("Nâm Xe")
    assert meant is not None
    assert meant.id == country.nam_xe.pk
    assert _question(paper, "Nâm Xe").answered == country.nam_xe.pk
    entry = Entry.objects.get(what="reading.name_answered")
    assert (entry.chain, entry.payload["unit"]) == (country.phong_tho.pk, country.nam_xe.pk)


def test_another_answer_is_a_new_fact_and_the_newest_counts(country: Country) -> None:
    paper = _paper(country)
    question = _question(paper, "Nâm Xe")
    _answer(country, paper, question, country.nam_xe.pk)
    _answer(country, paper, question, country.nam_xe.pk)
    assert NameAnswer.objects.count() == 1
    _answer(country, paper, question, None)
    assert NameAnswer.objects.count() == 2
    assert PaperNames(paper).unit_of("Nâm Xe") is None
    assert _question(paper, "Nâm Xe").answered == 0


def test_a_name_that_nothing_resembles_can_only_be_said_to_be_unknown(country: Country) -> None:
    paper = _paper(country)
    question = _question(paper, "Tung Qua Lìn")
    assert question.candidates == ()
    with pytest.raises(place_names.NotACandidate):
        _answer(country, paper, question, country.nam_xe.pk)
    _answer(country, paper, question, None)
    assert _question(paper, "Tung Qua Lìn").answered == 0


def test_who_may_not_review_answers_nothing(country: Country) -> None:
    paper = _paper(country)
    with pytest.raises(NotAllowed):
        place_names.answer_name(
            paper_id=paper.pk,
            key=_question(paper, "Nâm Xe").key,
            chosen=country.nam_xe.pk,
            by=country.leader,
            on=ON,
            at=AT,
        )
    assert not NameAnswer.objects.exists()
