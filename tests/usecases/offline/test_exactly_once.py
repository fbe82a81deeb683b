"""Devices, cuts and retries in any order: each accepted entry is there exactly once, and nobody lost a word."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.store.offline.models import Receipt
from ntm.store.oversight.models import Visit
from ntm.store.reporting.models import ReportDraft
from ntm.usecases.offline.entries import Entry, ReportTurn
from ntm.usecases.offline.outbox import Answer
from tests.usecases.offline.outboxes import sent, turn, visit
from tests.usecases.reporting.programme import figure, make_programme

pytestmark = pytest.mark.django_db

KEYS = ("f:4.2", "f:10.1", "source")
#: What a device writes: a visit, or a value of a key, said over what the device last knew to stand there.
WRITTEN = st.one_of(st.none(), st.tuples(st.sampled_from(KEYS), st.integers(1, 3)))
#: Which device sends how many of its waiting entries, and whether the request or its answer is lost on the way.
SENDING = st.tuples(st.integers(0, 2), st.integers(1, 4), st.sampled_from(["heard", "lost", "unheard"]))


class Told:
    """What an honest reader expects of a report: each key's value, and of each turn whether it was taken."""

    def __init__(self) -> None:
        self.content: dict[str, Any] = {}
        self.outcomes: dict[object, str] = {}

    def read(self, entry: Entry) -> None:
        """Take a turn as it reaches the server for the first time."""
        if entry.client_id in self.outcomes or not isinstance(entry.body, ReportTurn):
            return
        ((key, mine),) = entry.body.turn.mine.items()
        stands, base = self.content.get(key), entry.body.turn.base.get(key)
        if stands in (base, mine):
            self.content[key] = mine
        self.outcomes[entry.client_id] = "accepted" if stands in (base, mine) else "conflict"


def value_of(key: str, number: int) -> Any:
    return figure(str(number)) if key.startswith("f:") else f"nguồn {number}"


def test_each_accepted_entry_is_there_exactly_once_whatever_is_cut_and_sent_again() -> None:
    programme = make_programme()
    village = programme.country.village.pk
    kept = 0

    @settings(max_examples=400 if os.environ.get("NTM_SOAK") == "1" else 12, deadline=None)
    @given(
        written=st.lists(st.lists(WRITTEN, max_size=5), min_size=3, max_size=3),
        sendings=st.lists(SENDING, max_size=12),
    )
    def run(written: list[list[tuple[str, int] | None]], sendings: list[tuple[int, int, str]]) -> None:
        nonlocal kept
        ReportDraft.objects.all().delete()
        report, told = programme.open(), Told()
        outboxes: list[list[Entry]] = []
        for said in written:
            known: dict[str, Any] = {}
            outbox: list[Entry] = []
            for one in said:
                if one is None:
                    outbox.append(visit(village, f"Đã thấy {uuid4()}"))
                    continue
                key, mine = one[0], value_of(*one)
                if known.get(key) != mine:
                    outbox.append(turn(report, {key: mine}, base={key: known[key]} if key in known else {}))
                    known[key] = mine
            outboxes.append(outbox)
        every = [entry for outbox in outboxes for entry in outbox]
        heard: dict[object, Answer] = {}
        last_rounds = [(device, 99, "heard") for device in range(3)]
        for device, many, fate in [*sendings, *last_rounds]:
            batch = [entry for entry in outboxes[device] if entry.client_id not in heard][:many]
            if fate == "lost" or not batch:
                continue
            for entry in batch:
                told.read(entry)
            answers = sent(*batch, by=programme.officer)
            if fate == "heard":
                heard |= {one.client_id: one for one in answers}
        assert set(heard) == {entry.client_id for entry in every}
        _holds(every, heard, told=told, content=_content(report))
        kept += sum(not isinstance(entry.body, ReportTurn) for entry in every)
        assert Visit.objects.count() == kept

    run()


def _content(report_id: int) -> Mapping[str, Any]:
    draft = ReportDraft.objects.filter(report_id=report_id).first()
    return draft.content if draft is not None else {}


def _holds(every: list[Entry], heard: Mapping[object, Answer], *, told: Told, content: Mapping[str, Any]) -> None:
    assert Receipt.objects.filter(client_id__in=[entry.client_id for entry in every]).count() == len(every)
    assert content == told.content
    for entry in every:
        answer = heard[entry.client_id]
        if isinstance(entry.body, ReportTurn):
            assert answer.outcome.value == told.outcomes[entry.client_id]
            # Whoever lost sees the other side beside their own words, and the device still has these.
            assert bool(answer.theirs) == (answer.outcome.value == "conflict")
        else:
            assert answer.outcome.value == "accepted"
            assert Visit.objects.filter(client_id=entry.client_id).count() == 1
