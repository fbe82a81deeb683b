"""Whom a paper's words mean by those who report: roles, so that a renamed agency changes nothing."""

from __future__ import annotations

import re

from ntm.core.kernel import vietnamese
from ntm.core.reporting.obligations import Reporter

# Without diacritics, in the order in which several are told.
_ROLES: tuple[tuple[re.Pattern[str], Reporter], ...] = (
    (
        re.compile(
            r"(?:cac|tung) (?:co quan|phong|so|don vi|ban,? ?nganh|nganh)|co quan,? (?:don vi|ban,? ?nganh)|"
            r"thu truong (?:cac )?(?:co quan|don vi)|co quan duoc (?:giao|phan cong)|so,? ?(?:ban,? )?nganh|phong,? ban"
        ),
        Reporter.AGENCY,
    ),
    (re.compile(r"doan the|to chuc chinh tri|mat tran to quoc.{0,30}(?:va cac|,)"), Reporter.MASS_ORGANISATION),
    (re.compile(r"(?:ubnd|uy ban nhan dan) (?:cac )?huyen(?:,|$| va| thi)|cac huyen"), Reporter.DISTRICT),
    (
        re.compile(
            r"(?:ubnd|uy ban nhan dan) (?:cac )?xa(?:,| va) (?:phuong|thi tran)|cac xa(?:,| va) (?:phuong|thi tran)"
        ),
        Reporter.COMMUNE_LEVEL,
    ),
    (
        re.compile(r"(?:ubnd|uy ban nhan dan) (?:cap|cac) xa|cac xa(?!,? (?:phuong|thi tran)| va (?:phuong|thi tran))"),
        Reporter.COMMUNE,
    ),
    (re.compile(r"(?:cac|truong) (?:thon|ban(?! ?nganh)|ap|buon)"), Reporter.VILLAGE),
)


def reporters_meant(words: str) -> tuple[Reporter, ...]:
    """Return the roles that words on who reports name, none where they name no role ("Phòng Kinh tế")."""
    text = vietnamese.fold(words)
    found = [role for pattern, role in _ROLES if pattern.search(text)]
    if Reporter.COMMUNE_LEVEL in found and Reporter.COMMUNE in found:
        found.remove(Reporter.COMMUNE)
    return tuple(found)
