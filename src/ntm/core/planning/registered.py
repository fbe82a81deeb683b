"""What a plan promises against what is registered: both ways, and gains without names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ntm.core.planning.own_findings import Finding, Promises, sources, whole_of
from ntm.core.planning.reconciliation import gain_of
from ntm.core.planning.stated import Stated, Subject, SubjectKind


def commune_findings(plan: Promises, registered: Collection[str], *, names: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return where a commune's own plan and its registrations of the year differ.

    `registered` holds the numbers of the criteria that it registered, an indicator counting for its criterion. A
    criterion promised and not registered has neither lead nor tasks; one registered and not promised has no money of
    the plan; a gain stated as a number alone cannot be followed.
    """
    promised = dict(_gained(plan))
    return (
        *_unregistered(plan, promised, registered, names),
        *_unpromised(plan, promised, registered, names),
        *_unnamed(plan, promised),
    )


def _gained(plan: Promises) -> Iterator[tuple[str, Stated]]:
    """Return the criteria that a commune's plan gains in its year, by number."""
    for one in plan.stated:
        if one.year == plan.year and one.subject.kind is SubjectKind.CRITERION and (one.gained or 0) > 0:
            yield one.subject.item.partition(".")[0], one


def _unregistered(
    plan: Promises, promised: Mapping[str, Stated], registered: Collection[str], names: Mapping[str, str]
) -> Iterator[Finding]:
    for criterion in sorted(set(promised) - set(registered), key=int):
        one = promised[criterion]
        yield Finding(
            "promised_unregistered",
            False,
            f"{plan.plan} hứa hoàn thành {_words(criterion, names)} nhưng chưa đăng ký cho năm {plan.year}.",
            sources(*one.lines),
            "",
            one.subject,
        )


def _unpromised(
    plan: Promises, promised: Mapping[str, Stated], registered: Collection[str], names: Mapping[str, str]
) -> Iterator[Finding]:
    for criterion in sorted(set(registered) - set(promised), key=int):
        yield Finding(
            "registered_unpromised",
            False,
            f"Đã đăng ký {_words(criterion, names)} năm {plan.year} nhưng {plan.plan} không nêu.",
            (),
            "",
            Subject(SubjectKind.CRITERION, criterion),
        )


def _unnamed(plan: Promises, promised: Mapping[str, Stated]) -> Iterator[Finding]:
    own = plan.of(Subject(SubjectKind.OWN_CRITERIA))
    gain = whole_of(own.gained) if own is not None else None
    if own is None or gain is None or gain == len(promised):
        return
    lacks = gain - len(promised)
    what = f"thiếu danh sách {lacks} tiêu chí" if lacks > 0 else f"nêu tên nhiều hơn {-lacks} tiêu chí"
    yield Finding(
        "gain_without_names",
        False,
        f"{plan.plan} ghi thêm {gain} tiêu chí, nêu tên {len(promised)}: {what}.",
        sources(*own.lines),
        f"{gain} − {len(promised)} = {lacks}",
        own.subject,
    )


def unplanned(
    plan: Promises, registered: Mapping[Subject, Sequence[str]], *, names: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return what the places below registered and a place's plan gains nothing of, or fewer of: the reverse of a gain
    without names."""
    found = []
    for subject, places in registered.items():
        one = plan.of(subject)
        gain = gain_of(one) if one is not None else None
        if gain is not None and gain >= len(places):
            continue
        if one is not None and gain is None:
            continue  # a level without its start says nothing of gains
        says = f"ghi thêm {gain}" if gain is not None else "không nêu"
        found.append(
            Finding(
                "registered_unplanned",
                False,
                f"{subject.label(names)}: {len(places)} nơi đăng ký ({', '.join(places)}) nhưng {plan.plan} {says}.",
                sources(*one.lines) if one is not None else (),
                f"{len(places)} − {gain or 0} = {len(places) - (gain or 0)}",
                subject,
            )
        )
    return tuple(found)


def _words(criterion: str, names: Mapping[str, str]) -> str:
    return f"tiêu chí {criterion} {names.get(criterion, '')}".rstrip()
