"""The people of the demonstration: an account for each role, with passwords made when it is set up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.states import Role


@dataclass(frozen=True, slots=True)
class Post:
    """An account to be made: who, in which role, at which place (its path of names from the province down)."""

    username: str
    full_name: str
    role: Role
    place: tuple[str, ...]
    agency: str = ""
    criteria: tuple[str, ...] = ()


#: From this day the accounts may act; the demonstration's working days lie after it.
SINCE = date(2021, 1, 1)
#: From this day the two-tier authorities act.
TWO_TIERS = date(2025, 7, 1)

_LAI_CHAU = "Lai Châu"
_PHONG_THO = (_LAI_CHAU, "Phong Thổ")

POSTS: Sequence[Post] = (
    Post("vpdp-tinh", "Văn phòng Điều phối tỉnh Lai Châu", Role.PROVINCE_OFFICE, (_LAI_CHAU,)),
    # A set of criteria that one of them enters is reviewed by the other.
    Post("vpdp-tinh-2", "Phó Chánh Văn phòng Điều phối tỉnh Lai Châu", Role.PROVINCE_OFFICE, (_LAI_CHAU,)),
    Post("vpdp-huyen", "Văn phòng Điều phối huyện Phong Thổ", Role.DISTRICT_OFFICE, _PHONG_THO),
    Post("vpdp-tuangiao", "Văn phòng Điều phối huyện Tuần Giáo", Role.DISTRICT_OFFICE, ("Điện Biên", "Tuần Giáo")),
    Post("canbo-xa", "Cán bộ xã Nậm Xe", Role.COMMUNE_OFFICER, (*_PHONG_THO, "Nậm Xe")),
    Post("truong-ban", "Trưởng bản Huổi Hán", Role.VILLAGE_HEAD, (*_PHONG_THO, "Nậm Xe", "Huổi Hán")),
    Post("phong-yte", "Trung tâm Y tế huyện Phong Thổ", Role.AGENCY, _PHONG_THO, "Trung tâm Y tế huyện", ("15",)),
    Post("tai-chinh", "Phòng Tài chính – Kế hoạch Phong Thổ", Role.FINANCE, _PHONG_THO),
    Post("lanh-dao", "Lãnh đạo UBND tỉnh Lai Châu", Role.LEADER, (_LAI_CHAU,)),
    Post("giam-sat", "Đoàn giám sát HĐND tỉnh Lai Châu", Role.OVERSIGHT, (_LAI_CHAU,)),
    Post("quan-tri", "Quản trị hệ thống", Role.ADMINISTRATOR, (_LAI_CHAU,)),
)
#: After 1 July 2025 the district's people are gone; this commune's office speaks for itself.
POST_IN_TWO_TIERS = Post(
    "canbo-muongkhoa", "Phòng Kinh tế xã Mường Khoa", Role.COMMUNE_OFFICER, (_LAI_CHAU, "Mường Khoa")
)
