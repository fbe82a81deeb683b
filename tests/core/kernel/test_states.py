"""Verdicts, kinds of units and roles: each has its bit, its sign and its Vietnamese words."""

from __future__ import annotations

from ntm.core.kernel.states import Judgement, Level, Region, Role, UnitKind, Verdict, VerdictFlag, Verification


def test_every_verdict_has_a_bit_and_a_sign_of_its_own() -> None:
    assert len({verdict.flag for verdict in Verdict}) == len(Verdict)
    assert len({verdict.sign for verdict in Verdict}) == len(Verdict)
    assert all(verdict.flag.verdict is verdict for verdict in Verdict)
    assert max(VerdictFlag) < 256


def test_only_xa_count_in_n_of_n() -> None:
    assert [kind for kind in UnitKind if kind.is_counted] == [UnitKind.COMMUNE]


def test_everything_that_people_see_has_vietnamese_words() -> None:
    for values in (Verdict, Judgement, Region, Role, UnitKind, Verification):
        labels = [value.label for value in values]
        assert all(labels)
    assert len({role.label for role in Role}) == len(Role)


def test_every_kind_of_unit_stands_on_a_level() -> None:
    assert {kind.level for kind in UnitKind} == set(Level) - {Level.CENTRAL}
