"""How well the reader reads what it was not shown: our own sentences and papers, as files give them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.reading.quality import generating, phrases, rounds, tabled
from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.phrases import Phrase
from tests.core.reading.quality.printing import SPOILINGS
from tests.core.reading.quality.scoring import Tally, score
from tests.core.reading.sentences import facts_of

from ntm.core.reading.facts import FactKind, Severity
from ntm.core.reading.reading import read

#: Kinds on which papers are judged strictly; assignments and other targets may be read a little worse.
STRICT = frozenset(FactKind) - {FactKind.ASSIGNMENT, FactKind.INDICATOR_TARGET}
#: Kinds beside those that people read by hand; the expectations do not list them.
UNLISTED = frozenset(kind for kind in FactKind if kind.value in ("reporting_duty", "campaign", "recipient"))

WRITTEN = {**rounds.OWN, **rounds.LATER, **rounds.SECOND_TO_FOURTH}


def _missed(tallies: dict[FactKind, Tally]) -> list[str]:
    return [line for tally in tallies.values() for line in (*tally.missed, *tally.extra)]


@pytest.mark.parametrize("spoiling", SPOILINGS)
@pytest.mark.parametrize("group", phrases.ALL)
def test_a_sentence_says_the_same_however_its_file_spoils_it(group: str, spoiling: str) -> None:
    tallies: dict[FactKind, Tally] = {}
    for phrase in phrases.ALL[group]:
        text = SPOILINGS[spoiling](phrase.text)
        facts = [fact for fact in facts_of(text, head=phrase.head) if fact.kind not in UNLISTED]
        score(facts, phrase.facts, tallies, told=phrase.text.strip())
    for kind, tally in tallies.items():
        assert tally.recall >= (0.9 if kind in STRICT else 0.8), _missed(tallies)
        assert tally.precision >= (0.9 if kind in STRICT else 0.85), _missed(tallies)


@pytest.mark.parametrize("group", generating.ALL)
@pytest.mark.parametrize("spoiling", ["as written", "wrapped at 60", "decomposed"])
def test_every_sentence_put_together_from_parts_is_read_back(group: str, spoiling: str) -> None:
    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(generating.ALL[group]())
    def is_read_back(phrase: Phrase) -> None:
        tallies: dict[FactKind, Tally] = {}
        facts = [fact for fact in facts_of(SPOILINGS[spoiling](phrase.text)) if fact.kind not in UNLISTED]
        score(facts, phrase.facts, tallies)
        assert not _missed(tallies), phrase.text

    is_read_back()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.one_of(*(strategy() for strategy in generating.ALL.values())), min_size=3, max_size=8))
def test_sentences_do_not_disturb_one_another(sentences: list[Phrase]) -> None:
    facts = [fact for fact in facts_of("".join(one.text for one in sentences)) if fact.kind not in UNLISTED]
    tallies = score(facts, [fact for one in sentences for fact in one.facts], {})
    assert not _missed(tallies)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_paper_of_another_kind_is_read_whole(name: str) -> None:
    paper = WRITTEN[name]
    tallies = score([fact for fact in read(paper.text).facts if fact.kind not in UNLISTED], paper.facts, {})
    for kind, tally in tallies.items():
        assert tally.recall >= (0.9 if kind in STRICT else 0.8), _missed(tallies)
        assert tally.precision >= (0.95 if kind in STRICT else 0.9), _missed(tallies)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_contradictions_of_a_paper_are_found_and_no_other_error_is_told(name: str) -> None:
    paper: Written = WRITTEN[name]
    told = Counter(one.code for one in read(paper.text).findings if one.severity is Severity.ERROR)
    assert told == Counter(paper.errors)


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("spoiling", ["wrapped at 60", "decomposed", "other blanks"])
def test_a_paper_tells_the_same_errors_however_its_file_spoils_it(name: str, spoiling: str) -> None:
    paper = WRITTEN[name]
    found = read(SPOILINGS[spoiling](paper.text)).findings
    assert Counter(one.code for one in found if one.severity is Severity.ERROR) == Counter(paper.errors)


@pytest.mark.parametrize(
    "papers_of_a_round",
    [rounds.FIFTH, rounds.SIXTH, rounds.SEVENTH, rounds.EIGHTH, rounds.NINTH, rounds.TENTH],
    ids=["fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
)
def test_a_round_of_strangers_papers_is_read_with_its_tables_and_no_error_is_told(
    papers_of_a_round: dict[str, Written],
) -> None:
    tallies: dict[FactKind, Tally] = {}
    for name, paper in papers_of_a_round.items():
        found = read(paper.text, tabled.structure(paper.text))
        assert Counter(one.code for one in found.findings if one.severity is Severity.ERROR) == Counter(paper.errors)
        facts = [fact for fact in found.facts if fact.kind not in UNLISTED]
        score(facts, paper.facts, tallies, allowed=paper.open_facts, told=name)
    for is_strict, recall, precision in ((True, 0.9, 0.95), (False, 0.8, 0.9)):
        of_kind = [tally for kind, tally in tallies.items() if (kind in STRICT) is is_strict]
        right = sum(tally.found for tally in of_kind)
        assert right >= recall * sum(tally.stated for tally in of_kind), _missed(tallies)
        assert right >= precision * (right + sum(tally.added for tally in of_kind)), _missed(tallies)
