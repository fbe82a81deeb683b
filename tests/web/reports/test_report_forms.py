"""What a report's page sends is read as it was meant, whoever tampered with it."""

from __future__ import annotations

import json
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ntm.web.reports import form
from ntm.web.reports.form import Seen

KEYS = {"f:4.2", "f:10.1", "t:progress", "source"}
CLIENT = "0b0f4a5e-4a37-4bb6-9a87-1d1f5b1f2c3d"


def read(posted: dict[str, str], *, seen: Seen | None = None, **more: object) -> form.Sent:
    given_: dict[str, object] = {"seen": seen or Seen({}, {}), "keys": KEYS, "sent_texts": {}, "standing_now": {}}
    return form.read_form({"client": CLIENT} | posted, **(given_ | more))  # type: ignore[arg-type]


def test_a_figure_is_kept_with_what_stood_beside_it() -> None:
    sent = read({"f:4.2.v": " 96,5 ", "f:4.2.e": "98"}, seen=Seen({}, {"f:4.2": "95.0"}))
    assert sent.mine == {"f:4.2": {"v": "96,5", "e": "98", "b": "95.0"}}
    assert sent.client_id == UUID(CLIENT)


def test_a_figure_left_as_it_was_keeps_what_stood_when_it_was_typed() -> None:
    before = {"v": "96,5", "b": "95.0"}
    sent = read({"f:4.2.v": "96,5"}, seen=Seen({"f:4.2": before}, {"f:4.2": "97.0"}))
    assert sent.mine == {"f:4.2": before}


def test_an_emptied_field_leaves_the_draft() -> None:
    sent = read({"f:4.2.v": ""}, seen=Seen({"f:4.2": {"v": "96,5", "b": ""}}, {}))
    assert sent.mine == {}
    assert sent.shown == ("f:4.2",)


def test_fields_that_the_person_may_not_write_are_left_out() -> None:
    sent = read({"f:19.1.v": "đạt", "t:security": "x", "u:7:4.2.v": "1"})
    assert (sent.shown, sent.mine) == ((), {})


def test_words_that_read_as_they_were_sent_last_were_not_touched() -> None:
    sent = read({"t:progress": "Đã làm.\r\nTiếp tục."}, sent_texts={"t:progress": "Đã làm.\nTiếp tục."})
    assert sent.mine == {}


def test_taking_theirs_leaves_a_colleagues_draft_and_drops_what_was_typed_against_what_stands() -> None:
    base = {"v": "90", "b": ""}
    of_draft = read({"f:4.2.v": "95", "choose:f:4.2": "theirs", "about:f:4.2": "draft"}, seen=Seen({"f:4.2": base}, {}))
    assert of_draft.mine == {"f:4.2": base}
    of_standing = read(
        {"f:4.2.v": "95", "choose:f:4.2": "theirs", "about:f:4.2": "standing"}, seen=Seen({"f:4.2": base}, {})
    )
    assert of_standing.mine == {}


def test_keeping_mine_says_that_what_stands_now_was_seen() -> None:
    sent = read({"f:4.2.v": "95", "choose:f:4.2": "mine"}, standing_now={"f:4.2": "97.0"})
    assert sent.mine == {"f:4.2": {"v": "95", "b": "97.0"}}
    assert sent.chosen == ("f:4.2",)


def test_all_blank_figures_are_said_to_be_unchanged_and_no_typed_one_is() -> None:
    kept = form.keep_all({"f:4.2": {"v": "96", "b": "95.0"}}, blank={"f:4.2": "95.0", "f:10.1": "41.0"})
    assert kept == {"f:4.2": {"v": "96", "b": "95.0"}, "f:10.1": {"v": "=", "b": "41.0"}}


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_what_a_page_says_that_it_showed_never_breaks_the_reading(text: str) -> None:
    seen = form.read_seen(text)
    assert all(isinstance(value, str) for value in seen.standing.values())


def test_what_the_page_carries_comes_back_as_it_was() -> None:
    seen = Seen({"f:4.2": {"v": "96,5", "b": "95.0"}, "t:progress": "“Đã” <làm>\n"}, {"f:4.2": "95.0"})
    assert form.read_seen(seen.as_text()) == seen
