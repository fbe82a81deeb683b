"""What a set says, thing by thing: names that last, fingerprints of the content, differences between two sets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ntm.core.criteria.provisions import ChangeKind, changes, provisions_of, recited
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.criteria.statements import statements_of
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.states import Verification
from ntm.law.files import load_library, package_folder

LIBRARY = load_library([package_folder()])
COMMUNE = LIBRARY.criteria_set("commune-2021-2025")
SETS = list(LIBRARY.sets.values())


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.code)
def test_every_thing_has_its_own_name(one: CriteriaSet) -> None:
    keys = [provision.key for provision in provisions_of(one)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.code)
def test_every_statement_that_can_be_checked_is_there(one: CriteriaSet) -> None:
    said = [provision.citation for provision in provisions_of(one) if provision.can_be_checked]
    assert said == [statement.citation for statement in statements_of(one)]


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.code)
def test_a_set_with_its_own_citations_is_itself_and_with_others_has_no_old_one_left(one: CriteriaSet) -> None:
    assert recited(one, lambda provision: provision.citation) == one
    other = Citation("0/QĐ", "trang 1", Verification.VERIFIED)
    again = recited(one, lambda provision: other)
    assert {statement.citation for statement in statements_of(again)} == {other}
    assert replace(again, digest="") == replace(again, digest="") and again.measures == one.measures


def test_a_set_differs_from_itself_in_nothing() -> None:
    assert changes(provisions_of(COMMUNE), provisions_of(COMMUNE)) == ()


def test_what_is_added_changed_removed_and_cited_anew_is_told_apart() -> None:
    before = list(provisions_of(COMMUNE))
    values = [one for one in before if one.key.startswith("11.1@2022-03-08//11.1//")]
    changed, cited, removed = values[:3]
    after = [one for one in before if one is not removed]
    after[after.index(changed)] = replace(changed, content="≤ 1 %")
    after[after.index(cited)] = replace(cited, citation=replace(cited.citation, place="Phụ lục II"))
    after.append(replace(changed, key="99"))
    found = {change.provision.key: change.kind for change in changes(before, after)}
    assert found == {
        changed.key: ChangeKind.CHANGED,
        cited.key: ChangeKind.CITED_ANEW,
        removed.key: ChangeKind.REMOVED,
        "99": ChangeKind.ADDED,
    }


def test_the_fingerprint_follows_content_and_place_and_nothing_else() -> None:
    one = next(one for one in provisions_of(COMMUNE) if one.key == "11.1@2022-03-08//11.1//TDMNPB")
    assert one.content == "≤ 13 %"
    same = replace(one, citation=replace(one.citation, verification=Verification.VERIFIED, note="khác"))
    parted = replace(one, key="11.1@2024-10-22//11.1//TDMNPB")
    assert one.fingerprint == same.fingerprint == parted.fingerprint
    others = [
        replace(one, content="≤ 12 %"),
        replace(one, key="11.1@2022-03-08//11.1//DBSH"),
        replace(one, citation=replace(one.citation, instrument="319/QĐ-TTg")),
        replace(one, citation=replace(one.citation, place="Phụ lục II")),
    ]
    assert len({one.fingerprint, *(other.fingerprint for other in others)}) == 5
