"""The instruments that law files cite, and how a citation is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.refusals import Fault, Node
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.states import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An official paper that says something of criteria; days that are not known are None.

    `key` is how law files cite it: the official number, with the province where numbers of provinces collide.
    """

    key: str
    title: str
    issuer: str
    issued_on: date | None
    in_force_from: date | None
    amends: tuple[str, ...]
    replaces: tuple[str, ...]
    verification: Verification
    last_checked_on: date | None
    note: str


def load_instruments(parsed: object, *, file: str) -> dict[str, Instrument]:
    """Return the instruments of a file by key; raise `LawRefused` with file and key."""
    root = Node(parsed, file=file, key="")
    instruments: dict[str, Instrument] = {}
    for node in root.nodes("instruments", named="key"):
        key = node.text("key")
        if key in instruments:
            raise node.refusal(Fault.DUPLICATE, "key", detail=key)
        instruments[key] = Instrument(
            key=key,
            title=node.text("title"),
            issuer=node.text("issuer"),
            issued_on=node.optional_day("issued_on"),
            in_force_from=node.optional_day("in_force_from"),
            amends=node.texts("amends") if "amends" in node else (),
            replaces=node.texts("replaces") if "replaces" in node else (),
            verification=node.choice("verification", Verification),
            last_checked_on=node.optional_day("last_checked_on"),
            note=node.optional_text("note"),
        )
        node.finish()
    root.finish()
    for instrument in instruments.values():
        for other in (*instrument.amends, *instrument.replaces):
            if other not in instruments:
                raise root.refusal(Fault.UNKNOWN_INSTRUMENT, f"instruments[{instrument.key}]", detail=other)
    return instruments


def read_citation(parent: Node, *, instruments: Mapping[str, Instrument]) -> Citation:
    """Return the citation under the key `citation`; raise `LawRefused` when it is missing or says too little.

    `last_checked_on` must be written even when it is null: nobody ever held the value against the official text. A
    verified value names the day, who checked it and the page.
    """
    node = parent.node("citation")
    instrument = node.text("instrument")
    if instrument not in instruments:
        raise node.refusal(Fault.UNKNOWN_INSTRUMENT, "instrument", detail=instrument)
    place = node.text("place")
    verification = node.choice("verification", Verification)
    if "last_checked_on" not in node.written():
        raise node.refusal(Fault.MISSING_KEY, "last_checked_on")
    checked_on = node.optional_day("last_checked_on")
    checked_by, page, note = (node.optional_text(key) for key in ("checked_by", "page", "note"))
    node.finish()
    if verification is Verification.VERIFIED:
        if checked_on is None or not checked_by or not page:
            raise node.refusal(Fault.NOT_CHECKED_BY_ANYONE, "verification")
        note = "; ".join(part for part in (f"{checked_by} đối chiếu, trang {page}", note) if part)
    return Citation(
        instrument=instrument, place=place, verification=verification, last_checked_on=checked_on, note=note
    )
