"""What a figure is about: the words beside it, the criterion that they speak of, the places where it holds."""

from __future__ import annotations

import re

from ntm.core.reading.extraction import names

_CRITERION_WORDS = (
    (re.compile(r"thu nhập"), "10"),
    (re.compile(r"hộ nghèo(?! ?,? ?hộ cận nghèo (?:được|sử|có))|nghèo đa chiều"), "11"),
    (re.compile(r"bảo hiểm y tế|bhyt|suy dinh dưỡng|khám chữa bệnh"), "15"),
    (re.compile(r"việc làm|lao động|đào tạo nghề"), "12"),
    (re.compile(r"điện lưới|sử dụng điện"), "4"),
    (re.compile(r"kênh|mương|thủy lợi"), "3"),
    (re.compile(r"đường|bê tông|cứng hóa"), "2"),
    (re.compile(r"bao gói|thu gom|chất thải|rác|nước sạch|nước (?:sinh hoạt )?hợp vệ sinh|môi trường"), "17"),
    (re.compile(r"văn hóa"), "16"),
    (re.compile(r"phổ cập|mù chữ|học sinh|đến trường|tốt nghiệp"), "14"),
    (re.compile(r"cơ sở vật chất|trường (?:học|đạt chuẩn)"), "5"),
    (re.compile(r"nhà tạm|nhà ở|nhà dột"), "9"),
    (re.compile(r"(?<!bộ )chợ"), "7"),
    (re.compile(r"hợp tác xã|htx|ocop"), "13"),
    (re.compile(r"tưới"), "3"),
)
_POOR = re.compile(r"\d\s?%[^,;]{0,20}(?:hộ nghèo|cận nghèo)|(?:thuộc|trẻ em|lao động|học sinh) hộ nghèo|nhà tiêu")
_WORKS = re.compile(
    r"(?i)(?P<keeps>(?:tiếp tục )?(?:duy trì|giữ vững|giữ ổn định|ổn định|phát triển|thêm|hiện|đang))|"
    r"(?:(?:bê tông|cứng|nhựa|kiên cố) hóa|nâng cấp|xây(?: dựng)?(?: mới)?|làm mới|sửa chữa|cải tạo|trồng(?: "
    r"mới)?|chăm sóc|"
    r"mở rộng|mở mới|lắp đặt|thành lập(?: mới)?|xóa|đào tạo(?: nghề)?(?: cho)?|hỗ trợ|giải quyết|bảo vệ|khoanh nuôi)"
    r"(?:(?:, | và )(?:(?:bê tông|cứng|nhựa|kiên cố) hóa|nâng cấp|xây(?: mới)?|làm mới|sửa chữa|cải tạo|mở rộng))*"
)
_AT = re.compile(r"(?:^|\s)(?:[Tt]ại|lên|[ởỞ]|vào)\s(?:các\s)?(?:bản|thôn|ấp|buôn|bon|làng|khóm|xóm|xã)\s(?=\S)")
_AHEAD = re.compile(r"^(?:[Tt]ại|[ỞởOo])\s(?:các\s)?(?:bản|thôn|ấp|buôn|bon|làng|khóm|xóm|xã)\s(?P<names>[^:;]+):")


_OF_ONE = re.compile(r"^(?:Giao\s)?(?:UBND\s)?(?:[Xx]ã|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn)\s(?=\S)")


def is_of_the_poor(said: str) -> bool:
    """Say whether a figure counts the poor who have something, and so no criterion of all."""
    return _POOR.search(said) is not None


def criterion_of(said: str) -> str | None:
    """Return the criterion of the commune set that the words of a figure speak of; None where none is meant."""
    if is_of_the_poor(said):
        return None
    return next((criterion for pattern, criterion in _CRITERION_WORDS if pattern.search(said)), None)


def subject_of(before: str, after: str) -> str | None:
    """Return what the figure is about: the words before it, or behind it where it stands first."""
    lead = re.sub(r"(?i)^[\s,;:+-]*(?:(?:phấn đấu|tiếp tục|năm \d{4}|có|đạt|trong đó|từ|và)\s)*", "", before)
    lead = re.sub(
        r"(?i)[\s,:(≥≤><=~]*(?:\s?(?:phấn đấu|đạt|là|trên|dưới|từ|khoảng|hơn|gần|tối thiểu|ít "
        r"nhất|còn|giảm|≥|≤|trong năm \d{4}|có))*[\s:≥≤><=~]*$",
        "",
        lead,
    )
    works = _WORKS.fullmatch(lead.strip(" ,;:."))
    if works and after.strip(" ,;:."):
        # The verb of a work alone says nothing: "bê tông hóa 07 km đường lên bản Hô Tra".
        thing = re.sub(r"\s+", " ", after).strip(" ,;:.")
        return thing if works.group("keeps") else f"{lead.strip(' ,;:.')} {thing}"
    if len(lead.strip()) >= 4 and not lead.rstrip().lower().endswith(("dành", "trích", "bố trí")):
        return lead.strip(" ,;:.")
    return after.strip(" ,;:.") or None


def places_of(said: str, ahead: str) -> tuple[str, ...]:
    """Return the places that the words of a figure name ("lên bản Hô Tra"), or else those that head its sentence ("Tại
    bản Hô Tra: …")."""
    match = _AT.search(said)
    found = tuple(item.name for item in names.leading_names(said[match.end() :])) if match else ()
    if found:
        return found
    whose = _OF_ONE.match(said)
    items = names.leading_names(said[whose.end() :]) if whose else ()
    if whose and len(items) == 1 and not said[whose.end() + items[0].end :].startswith("("):
        return (items[0].name,)
    heads = _AHEAD.match(ahead)
    return tuple(item.name for item in names.leading_names(heads.group("names"))) if heads else ()
