"""Agencies through time: dated names, other names, roles and successors, and which agency a written name means.

An agency belongs to a unit and never changes its identity; its names hold for spans of days. "Cơ quan thường trực" is
not a name but a role: whoever holds it on a day is meant on that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span


class AgencyKind(StrEnum):
    """What sort of body an agency is."""

    COMMITTEE = "committee"
    SPECIALIST = "specialist"
    SERVICE = "service"
    VERTICAL = "vertical"
    FORCES = "forces"
    FRONT = "front"
    PARTY = "party"
    ELECTED = "elected"
    PRESS = "press"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the kind."""
        return {
            "committee": "Ủy ban nhân dân",
            "specialist": "Cơ quan chuyên môn",
            "service": "Đơn vị sự nghiệp",
            "vertical": "Ngành dọc",
            "forces": "Lực lượng vũ trang",
            "front": "Mặt trận và đoàn thể",
            "party": "Cơ quan Đảng",
            "elected": "Cơ quan dân cử",
            "press": "Báo chí, truyền thông",
        }[self]


class AgencyRole(StrEnum):
    """A part that an agency plays in the programme, besides its own work."""

    STANDING = "standing"
    COORDINATION = "coordination"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the role."""
        return {
            "standing": "Cơ quan thường trực Chương trình",
            "coordination": "Văn phòng điều phối nông thôn mới",
        }[self]


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A name that an agency has for a span, official or another that people use."""

    text: str
    span: Span
    is_official: bool
    source: str


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that an agency holds for a span."""

    role: AgencyRole
    span: Span
    source: str


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of a unit with all its names and roles; its life is from its first official name to its last."""

    id: int
    unit: int
    kind: AgencyKind
    names: tuple[AgencyName, ...]
    roles: tuple[RoleHeld, ...]

    def name_on(self, on: date) -> str | None:
        """Return the official name on a day, None where the agency does not exist then."""
        return next((one.text for one in self.names if one.is_official and on in one.span), None)

    def aliases_on(self, on: date) -> tuple[str, ...]:
        """Return the other names in use on a day, in the order given."""
        return tuple(one.text for one in self.names if not one.is_official and on in one.span)

    def roles_on(self, on: date) -> tuple[AgencyRole, ...]:
        """Return the roles held on a day."""
        return tuple(one.role for one in self.roles if on in one.span)


#: What people write for one and the same word, as keys without diacritics; the longest are tried first.
_ABBREVIATIONS = (
    ("nong nghiep va phat trien nong thon", "nnptnt"),
    ("nong nghiep va ptnt", "nnptnt"),
    ("nn va ptnt", "nnptnt"),
    ("nn ptnt", "nnptnt"),
    ("nong nghiep va moi truong", "nnmt"),
    ("nn va mt", "nnmt"),
    ("nn mt", "nnmt"),
    ("tai nguyen va moi truong", "tnmt"),
    ("tn va mt", "tnmt"),
    ("tn mt", "tnmt"),
    ("tai chinh ke hoach", "tckh"),
    ("tc kh", "tckh"),
    ("giao duc va dao tao", "gddt"),
    ("gd va dt", "gddt"),
    ("gd dt", "gddt"),
    ("lao dong thuong binh va xa hoi", "ldtbxh"),
    ("lao dong thuong binh xa hoi", "ldtbxh"),
    ("lao dong tb va xh", "ldtbxh"),
    ("ld tb va xh", "ldtbxh"),
    ("ld tbxh", "ldtbxh"),
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban mat tran to quoc viet nam", "mttq"),
    ("uy ban mat tran to quoc", "mttq"),
    ("uy ban mttq viet nam", "mttq"),
    ("uy ban mttq", "mttq"),
    ("mat tran to quoc viet nam", "mttq"),
    ("mat tran to quoc", "mttq"),
    ("mttq viet nam", "mttq"),
    ("van phong dieu phoi", "vpdp"),
    ("vp dieu phoi", "vpdp"),
    ("van phong", "vp"),
    ("xay dung nong thon moi", "ntm"),
    ("xay dung ntm", "ntm"),
    ("nong thon moi", "ntm"),
    ("trung tam", "tt"),
    ("lien hiep phu nu", "lhpn"),
    ("ban chi huy quan su", "chqs"),
    ("ban chqs", "chqs"),
    ("thuong truc", "thuongtruc"),
)
_LEVEL_WORDS = re.compile(r"\b(?:cap )?(?:huyen|tinh|xa|thi tran|phuong)\b")
_LINKS = re.compile(r"\bva\b")
_MARKS = re.compile(r"[^0-9a-z]+")


def key_of(text: str) -> str:
    """Return the key under which spellings of one agency are equal.

    Diacritics, capitals, hyphens and "và" do not matter, neither do the common short forms ("NN&PTNT", "VPĐP",
    "UBND") nor the word of the level ("huyện"): which unit is meant is asked apart.
    """
    key = _MARKS.sub(" ", vietnamese.fold(text.replace("&", " và "))).strip()
    for written, short in _ABBREVIATIONS:
        key = re.sub(rf"\b{written}\b", short, key)
    key = re.sub(r"\bnn va ptnt\b|\bnnptnt\b", "nnptnt", key)
    bare = _LINKS.sub(" ", _LEVEL_WORDS.sub(" ", key))
    return " ".join(bare.split()) or key


_STANDING = frozenset(
    {key_of(text) for text in ("cơ quan thường trực", "cơ quan thường trực Chương trình", "thường trực BCĐ")}
)


def means_the_standing_agency(text: str) -> bool:
    """Say whether a text names the role of the standing agency and not an agency."""
    key = key_of(text)
    return key in _STANDING or key.startswith("co quan thuongtruc")


def meant_by(agencies: Iterable[Agency], text: str, *, on: date) -> tuple[Agency, ...]:
    """Return the agencies that a written name may mean on a day: none, one, or several that only a person can tell.

    A role names whoever holds it that day. A text of two names joined by a dash ("Phòng NN&PTNT – Văn phòng điều phối")
    means the agency that bears both, or either. A name that an agency had earlier is not meant on a later day.
    """
    living = [agency for agency in agencies if agency.name_on(on) is not None]
    if means_the_standing_agency(text):
        holders = tuple(agency for agency in living if AgencyRole.STANDING in agency.roles_on(on))
        rest = re.split(r"[-–—:]", text, maxsplit=1)[1:]
        return holders or (meant_by(living, rest[0], on=on) if rest else ())
    wanted = key_of(text)
    exact = tuple(agency for agency in living if wanted in _keys(agency, on))
    if exact or not wanted:
        return exact
    parts = [key_of(part) for part in re.split(r"\s+[-–—]\s+|\s*[–—]\s*", text) if part.strip()]
    if len(parts) > 1:
        both = tuple(agency for agency in living if all(part in _keys(agency, on) for part in parts))
        return both or tuple(agency for agency in living if any(part in _keys(agency, on) for part in parts))
    return ()


def _keys(agency: Agency, on: date) -> set[str]:
    return {key_of(one.text) for one in agency.names if on in one.span}


class OverlappingNames(ValueError):
    """Two official names of one agency on the same day; the message names both."""


def require_one_name_a_day(names: Sequence[AgencyName]) -> None:
    """Raise `OverlappingNames` where two official names hold on the same day."""
    official = sorted((one for one in names if one.is_official), key=lambda one: one.span.start)
    for one, other in pairwise(official):
        if one.span.overlaps(other.span):
            raise OverlappingNames(f"{one.text}, {other.text}")
