"""What can be said of an indicator, a criterion or a unit."""

from __future__ import annotations

from enum import IntFlag, StrEnum


class Verdict(StrEnum):
    """What the rules say of one indicator or criterion of one unit on one day."""

    MET = "met"
    PARTIALLY_MET = "partially_met"  # of a criterion only: some indicators met, some not
    NOT_MET = "not_met"
    NOT_JUDGED = "not_judged"  # reported, but the threshold is not known and nobody has decided yet
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"

    @property
    def flag(self) -> VerdictFlag:
        """Return the bit that stands for this verdict in arrays."""
        return VerdictFlag[self.name]

    @property
    def sign(self) -> str:
        """Return the sign that tells this verdict without colour."""
        return _SIGNS[self]

    @property
    def label(self) -> str:
        """Return the Vietnamese words for this verdict."""
        return _LABELS[self]


class VerdictFlag(IntFlag):
    """One bit a verdict, in `uint8` arrays; a criterion's indicators are joined with a bitwise or."""

    MET = 1
    NOT_MET = 2
    NOT_JUDGED = 4
    NOT_REPORTED = 8
    NOT_APPLICABLE = 16
    PARTIALLY_MET = 32

    @property
    def verdict(self) -> Verdict:
        """Return the verdict of a single bit."""
        return Verdict[str(self.name)]


_SIGNS = {
    Verdict.MET: "●",
    Verdict.PARTIALLY_MET: "◐",
    Verdict.NOT_MET: "✕",
    Verdict.NOT_JUDGED: "◌",
    Verdict.NOT_REPORTED: "?",
    Verdict.NOT_APPLICABLE: "–",
}
_LABELS = {
    Verdict.MET: "đạt",
    Verdict.PARTIALLY_MET: "còn non (thiếu một số chỉ tiêu)",
    Verdict.NOT_MET: "chưa đạt",
    Verdict.NOT_JUDGED: "chưa đánh giá",
    Verdict.NOT_REPORTED: "chưa báo cáo",
    Verdict.NOT_APPLICABLE: "không áp dụng",
}


class Judgement(StrEnum):
    """What a person in charge says of an indicator, with evidence."""

    MET = "met"
    NEARLY_MET = "nearly_met"
    NOT_MET = "not_met"
    NOT_ASSESSED = "not_assessed"
    NOT_APPLICABLE = "not_applicable"  # only where the law itself says "nếu có"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for this judgement."""
        return {
            "met": "đạt",
            "nearly_met": "cơ bản đạt",
            "not_met": "chưa đạt",
            "not_assessed": "không đánh giá",
            "not_applicable": "không áp dụng",
        }[self]


class Verification(StrEnum):
    """Whether a named person has held a value of the law against the official text."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"

    @property
    def label(self) -> str:
        """Return the Vietnamese words that pages and papers show beside the value."""
        return "đã đối chiếu văn bản gốc" if self is Verification.VERIFIED else "chưa đối chiếu văn bản gốc"


class Region(StrEnum):
    """The seven regions by which Decision 318/QĐ-TTg sets thresholds."""

    TDMNPB = "TDMNPB"
    DBSH = "DBSH"
    BTB = "BTB"
    DHNTB = "DHNTB"
    TN = "TN"
    DNB = "DNB"
    DBSCL = "DBSCL"

    @property
    def label(self) -> str:
        """Return the region's Vietnamese name."""
        return {
            "TDMNPB": "Trung du miền núi phía Bắc",
            "DBSH": "Đồng bằng sông Hồng",
            "BTB": "Bắc Trung Bộ",
            "DHNTB": "Duyên hải Nam Trung Bộ",
            "TN": "Tây Nguyên",
            "DNB": "Đông Nam Bộ",
            "DBSCL": "Đồng bằng sông Cửu Long",
        }[self]


class Level(StrEnum):
    """The level of an administrative unit."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


class UnitKind(StrEnum):
    """The official kind of an administrative unit."""

    PROVINCE = "province"
    CENTRALLY_RUN_CITY = "centrally_run_city"
    DISTRICT = "district"
    URBAN_DISTRICT = "urban_district"
    TOWN = "town"
    PROVINCIAL_CITY = "provincial_city"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"
    VILLAGE = "village"
    RESIDENTIAL_GROUP = "residential_group"

    @property
    def label(self) -> str:
        """Return the Vietnamese word, in lower case, that stands before the unit's name."""
        return _KIND_LABELS[self]

    @property
    def level(self) -> Level:
        """Return the level that units of this kind stand on."""
        return _KIND_LEVELS[self]

    @property
    def is_counted(self) -> bool:
        """Say whether the unit counts in n/N of communes: only xã do; thị trấn and phường report all the same."""
        return self is UnitKind.COMMUNE


_KIND_LABELS = {
    UnitKind.PROVINCE: "tỉnh",
    UnitKind.CENTRALLY_RUN_CITY: "thành phố",
    UnitKind.DISTRICT: "huyện",
    UnitKind.URBAN_DISTRICT: "quận",
    UnitKind.TOWN: "thị xã",
    UnitKind.PROVINCIAL_CITY: "thành phố",
    UnitKind.COMMUNE: "xã",
    UnitKind.WARD: "phường",
    UnitKind.TOWNSHIP: "thị trấn",
    UnitKind.SPECIAL_ZONE: "đặc khu",
    UnitKind.VILLAGE: "bản",
    UnitKind.RESIDENTIAL_GROUP: "tổ dân phố",
}
_KIND_LEVELS = {
    UnitKind.PROVINCE: Level.PROVINCE,
    UnitKind.CENTRALLY_RUN_CITY: Level.PROVINCE,
    UnitKind.DISTRICT: Level.DISTRICT,
    UnitKind.URBAN_DISTRICT: Level.DISTRICT,
    UnitKind.TOWN: Level.DISTRICT,
    UnitKind.PROVINCIAL_CITY: Level.DISTRICT,
    UnitKind.COMMUNE: Level.COMMUNE,
    UnitKind.WARD: Level.COMMUNE,
    UnitKind.TOWNSHIP: Level.COMMUNE,
    UnitKind.SPECIAL_ZONE: Level.COMMUNE,
    UnitKind.VILLAGE: Level.VILLAGE,
    UnitKind.RESIDENTIAL_GROUP: Level.VILLAGE,
}


class Role(StrEnum):
    """What a person may be in a place; a person can hold several."""

    COMMUNE_OFFICER = "commune_officer"
    VILLAGE_HEAD = "village_head"
    AGENCY = "agency"
    DISTRICT_OFFICE = "district_office"
    PROVINCE_OFFICE = "province_office"
    FINANCE = "finance"
    LEADER = "leader"
    OVERSIGHT = "oversight"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """Return the Vietnamese name of the role."""
        return {
            "commune_officer": "Cán bộ xã",
            "village_head": "Trưởng bản",
            "agency": "Cơ quan chuyên môn",
            "district_office": "Văn phòng điều phối huyện",
            "province_office": "Văn phòng điều phối tỉnh",
            "finance": "Tài chính",
            "leader": "Lãnh đạo",
            "oversight": "Giám sát",
            "administrator": "Quản trị hệ thống",
        }[self]


class Power(StrEnum):
    """What kind of thing a role lets somebody do; a role that is given, or delegated, may be limited to some."""

    READ = "read"
    ENTER = "enter"
    ASSESS = "assess"
    CONSOLIDATE = "consolidate"
    APPROVE = "approve"
    ADMINISTER = "administer"
    READ_SENSITIVE = "read_sensitive"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the power."""
        return {
            "read": "Xem",
            "enter": "Nhập",
            "assess": "Đánh giá",
            "consolidate": "Tổng hợp",
            "approve": "Duyệt",
            "administer": "Quản trị",
            "read_sensitive": "Xem nội dung an ninh (tiêu chí 19)",
        }[self]
