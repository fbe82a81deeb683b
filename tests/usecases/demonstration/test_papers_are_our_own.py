"""The five shipped papers: complete, in our own words, with the facts and the contradictions of the real ones.

Where the real papers are at hand (`NTM_PAPERS`, or `../shared/documents` beside the checkout) ours are held against
them, word by word and fact by fact; everywhere else the tests hold ours against the figures of `what_papers_state`.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.usecases.demonstration.what_papers_state import CONTRADICTIONS, KEY_FIGURES, OFFICIAL_NAMES, STATED

from ntm.core.kernel import vietnamese
from ntm.core.reading.facts import Fact, FactKind, PaperReading
from ntm.usecases.demonstration import paper_files
from ntm.usecases.reading import reading

REAL = paper_files.real_papers_folder(os.environ)
OURS = paper_files.paper_files(None)
names = pytest.mark.parametrize("name", paper_files.PAPER_NAMES)

#: A run of this many words that both papers share would be a borrowed sentence.
LONGEST_SHARED_RUN = 8

#: An instrument with its number, day and issuer is a name too.
INSTRUMENT = re.compile(
    r"(quyết định|nghị định|nghị quyết|kế hoạch|thông báo)( số)? \d[\w/-]*((?<=-) \w[\w/]*)?"
    r"( ngày (\d+ tháng \d+ năm \d+|\d[\d/]+))?"
    r"( của (thủ tướng chính phủ|chính phủ|ban chấp hành đảng bộ tỉnh lai châu|hội đồng nhân dân tỉnh"
    r"|hđnd tỉnh lai châu|huyện ủy tuần giáo|đảng ủy xã mường khoa"
    r"|ubnd (tỉnh|huyện)( lai châu| điện biên| phong thổ)?))?"
)

#: A sentence, an item of a list or a heading ends here; a run of words over such an end is no sentence.
SENTENCE_END = re.compile(r"[.;:]\s|\s[-+]\s|[“”\"()]|ngày \d+ tháng \d+ năm \d+")


def extracted(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def healed(text: str) -> str:
    """Return the text as it was before its extraction: composed, page numbers and broken numbers mended, one line."""
    text = re.sub(r"(?m)^\s*\d{1,3}\s*$", "", vietnamese.compose(text))
    text = re.sub(r"(?<=\d[.])\s*\n\s*(?=\d{3}(?!\d))|(?<=\d[,/-])\s*\n\s*(?=\d)", "", text)
    return vietnamese.collapse(text)


def runs(text: str, *, length: int) -> Iterator[str]:
    """Give every run of so many words inside one sentence, official names put aside."""
    plain = vietnamese.canonical(healed(text))
    for name in sorted((vietnamese.canonical(name) for name in OFFICIAL_NAMES), key=len, reverse=True):
        plain = plain.replace(name, " ; ")
    for sentence in SENTENCE_END.split(INSTRUMENT.sub(" ; ", plain)):
        words = re.findall(r"\w+", sentence)
        yield from (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))


@names
def test_a_paper_is_whole_from_the_motto_to_the_signature(name: str) -> None:
    text = healed(extracted(OURS[name]))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Nơi nhận:" in text
    assert ("CHỈ THỊ" if "directive" in name else "KẾ HOẠCH") in text
    assert text.index("KẾ HOẠCH" if "plan" in name else "CHỈ THỊ") < text.index("./.") < text.index("Nơi nhận:")
    assert len(text.split()) > 1000


@names
def test_a_paper_states_its_key_figures(name: str) -> None:
    text = healed(extracted(OURS[name]))
    stated = [figure for figure in KEY_FIGURES[name] if re.search(rf"(?<![\d.,/]){re.escape(figure)}(?![\d/])", text)]
    assert stated == list(KEY_FIGURES[name])
    if REAL is not None:
        real = healed(extracted(paper_files.paper_files(REAL)[name]))
        figures = [figure for figure in KEY_FIGURES[name] if re.match(r"^[\d.,/%]+$", figure)]
        assert [figure for figure in figures if figure not in real] == []


def test_papers_bear_the_marks_of_extraction() -> None:
    texts = [extracted(path) for path in OURS.values()]
    assert any(re.search(r"(?m)^\d{1,3} *$", text) for text in texts), "no stray page number"
    assert any("\u00a0" in text for text in texts), "no non-breaking space"
    assert any(vietnamese.compose(text) != text for text in texts), "no decomposed letter"
    assert sum(bool(re.search(r"\d[.,]\n\d", text)) for text in texts) >= 2, "no number broken at a line end"


@names
def test_no_sentence_of_the_real_paper_is_left(name: str) -> None:
    ours = list(runs(extracted(OURS[name]), length=LONGEST_SHARED_RUN + 1))
    assert ours, "a paper without sentences"
    if REAL is None:
        return
    theirs = {
        run
        for path in paper_files.paper_files(REAL).values()
        for run in runs(extracted(path), length=LONGEST_SHARED_RUN + 1)
    }
    assert sorted(set(ours) & theirs) == []


def test_a_borrowed_sentence_would_be_noticed() -> None:
    sentence = "Mười hai bản vùng cao cùng nhau sửa lại con đường cũ trước mùa mưa"
    broken = "Mười hai bản vùng cao cùng nhau\n7 \nsửa lại con đường cũ trước\nmùa mưa"
    assert set(runs(broken, length=9)) == set(runs(sentence, length=9)) != set()


def millions(text: str, label: str) -> int:
    found = re.search(rf"{label}:? ([\d.]+) ?triệu đồng", text)
    assert found is not None, label
    return int(found[1].replace(".", ""))


def test_the_commune_plan_keeps_the_sum_that_does_not_hold() -> None:
    text = healed(extracted(OURS["muong-khoa-plan-2025"]))
    inside = millions(text, "miền núi") + millions(text, "giảm nghèo bền vững")
    assert inside == 2556
    assert millions(text, "Vốn lồng ghép") == 2256
    assert millions(text, "Ngân sách Trung ương") + millions(text, "Ngân sách xã") + 2256 == 3600
    assert millions(text, "năm 2025") == 3900
    assert millions(text, "Vốn sự nghiệp") + millions(text, "vốn đầu tư") == millions(text, "Ngân sách Trung ương")


def test_the_district_plan_names_three_of_its_five_communes_for_criterion_18() -> None:
    text = healed(extracted(OURS["phong-tho-plan-2024"]))
    found = re.search(r"(\d+) xã đạt tiêu chí \((Dào San, Hoang Thèn, Pa Vây Sử)\)", text)
    assert found is not None
    assert int(found[1]) == 5


def test_the_district_plan_promises_a_mean_that_its_counts_do_not_give() -> None:
    text = healed(extracted(OURS["phong-tho-plan-2024"]))
    targets = [16, 8, 16, 16, 9, 8, 16, 14, 11, 4, 4, 15, 8, 8, 14, 15, 4, 16, 16]
    assert round(Decimal(sum(targets)) / 16, 2) != Decimal("13.56")
    assert "13,56 tiêu chí/xã" in text


def test_the_provincial_plan_keeps_the_total_that_its_parts_do_not_give() -> None:
    text = healed(extracted(OURS["lai-chau-plan-2024"]))
    parts = ("giao năm 2023", r"\(ngân sách tỉnh\)", "Vốn lồng ghép", "Vốn tín dụng", "dân cư đóng góp")
    assert sum(millions(text, part) for part in parts) == 3_861_812
    assert millions(text, "Chương trình năm 2024") == 4_916_475


#: The fields that tell one fact from another, whatever the words around it.
KEY_FIELDS = (
    *("criterion", "criteria_set", "numerator", "denominator", "value", "unit", "year", "baseline", "delta"),
    *("band", "range", "standard", "op", "number", "date"),
)


def identity(fact: Fact) -> tuple[str, ...]:
    """Return what a fact says, free of the words and the order in which a paper says it."""
    named = sorted(vietnamese.canonical(name) for name in fact.names)
    if fact.kind is FactKind.ASSIGNMENT:
        return (vietnamese.fold(fact.agency or ""), str(sorted(fact.criteria)), str(named))
    values = ((field, getattr(fact, field)) for field in KEY_FIELDS)
    return (*(f"{field}={value}" for field, value in values if value is not None and value is not False), str(named))


def essence(fact: Fact) -> object:
    """Return the value by which `STATED` names a fact."""
    match fact.kind:
        case FactKind.CRITERION_COUNT:
            return (fact.criterion, fact.numerator, fact.denominator)
        case FactKind.COMMUNE_CRITERIA:
            return (fact.numerator, fact.denominator)
        case FactKind.BAND_COUNT:
            return (fact.band, fact.numerator)
        case FactKind.STANDARD_COUNT:
            return fact.numerator
        case FactKind.LEGAL_CITATION:
            return fact.number
        case FactKind.ASSIGNMENT:
            return (tuple(fact.criteria), tuple(sorted(map(vietnamese.compose, fact.names))))
        case _:
            return fact.value


@cache
def read(path: Path) -> PaperReading:
    return reading.read_file(path, path.name)


def contradictions(paper: PaperReading) -> Counter[tuple[str, Decimal | None, Decimal | None]]:
    return Counter((finding.code, finding.stated, finding.computed) for finding in paper.findings)


@names
def test_our_paper_yields_all_that_the_paper_states(name: str) -> None:
    found = read(OURS[name]).facts
    missed = {
        kind.value: sorted(map(str, stated - {essence(fact) for fact in found if fact.kind is kind}))
        for kind, stated in STATED[name].items()
    }
    assert {kind: values for kind, values in missed.items() if values} == {}


#: What a paper says around its promises; ours address fewer offices and campaigns than the real ones do.
AROUND = {FactKind.REPORTING_DUTY, FactKind.CAMPAIGN, FactKind.RECIPIENT}


def is_general(fact: Fact) -> bool:
    """Say whether a fact charges somebody without a criterion or a place: a wording that each paper has of its own."""
    return fact.kind is FactKind.ASSIGNMENT and not fact.criteria and not fact.names


def compared(path: Path, kind: FactKind) -> Counter[tuple[str, ...]]:
    """Return what a paper says of a kind, general charges put aside."""
    return Counter(identity(fact) for fact in read(path).facts if fact.kind is kind and not is_general(fact))


@names
@pytest.mark.parametrize("kind", [kind for kind in FactKind if kind not in AROUND], ids=str)
def test_both_give_the_same_facts(name: str, kind: FactKind) -> None:
    ours = compared(OURS[name], kind)
    if REAL is None:
        assert bool(ours) or kind not in STATED[name]
        return
    theirs = compared(paper_files.paper_files(REAL)[name], kind)
    assert (sorted((theirs - ours).elements()), sorted((ours - theirs).elements())) == ([], [])


@names
def test_our_paper_contradicts_itself_where_the_paper_does(name: str) -> None:
    ours = contradictions(read(OURS[name]))
    assert CONTRADICTIONS[name] - set(ours) == set()
    if REAL is None:
        return
    theirs = contradictions(read(paper_files.paper_files(REAL)[name]))
    assert (list((theirs - ours).elements()), list((ours - theirs).elements())) == ([], [])


@names
def test_our_paper_is_of_the_same_unit_and_year(name: str) -> None:
    ours = read(OURS[name]).head
    assert (ours.kind, ours.draft) == ("directive" if "directive" in name else "plan", name != "phong-tho-plan-2024")
    assert str(ours.year) in name
    assert vietnamese.fold(ours.unit_name or "").endswith(" ".join(name.split("-")[:2]))
    if REAL is None:
        return
    theirs = read(paper_files.paper_files(REAL)[name]).head
    fields = ("kind", "level", "unit_name", "within", "number", "date", "year", "draft")
    assert [getattr(ours, field) for field in fields] == [getattr(theirs, field) for field in fields]
