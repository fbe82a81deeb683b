"""Who is charged: where the name of an office, of several in a row or of a person ends and the duty begins.

The name of an office is its head noun ("phòng", "hội", "chủ tịch"), then words of its name: capital letters, or the
lower-case words that offices are named and described with. Any other word, a verb of duty or a colon ends it.
"""

from __future__ import annotations

import re

from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction import criteria
from ntm.core.reading.layout import CAPITAL
from ntm.core.reading.text import View

_END = r"(?![a-zà-ỹđ])"
_PERSON = r"(?:đồng chí|đ/c|ông|bà)"
_HEADS = (
    r"(?:đ/c|đồng chí|đảng đoàn|thủ trưởng|giám đốc|phó (?:giám đốc|chủ tịch|trưởng|chánh|bí thư)|chánh|đại diện"
    r"|phòng|sở|ban(?! hành)|[uủ][yỷ] ban|ubnd|ubmttq|mttq|mặt trận|hội(?! nghị| thi)|đoàn(?! kết)|công an|trung tâm"
    r"|chi cục|cục|văn phòng|trưởng|trạm|đảng ủy|đảng bộ|huyện ủy|tỉnh ủy|thị ủy|thành ủy|hội đồng|hđnd|chủ tịch"
    r"|bí thư|đài|báo(?! cáo)|ngân hàng|kho bạc|tổ(?! chức)|điện lực|bưu điện|viễn thông|vnpt|agribank"
    r"|đồn biên phòng|hạt|bộ(?! tiêu chí| phận| mặt)"
    r"|(?:cơ quan|đơn vị|ngành)(?! (?:chủ trì|phối hợp|thực hiện|phụ trách|tham mưu|chịu trách)[^:;.]{0,25}:)"
    r"|thành viên|liên minh|viện|trường(?! hợp)|đội|công chức|huyện đoàn|tỉnh đoàn|xã đoàn|thành đoàn"
    r"|cán bộ|chi bộ|công đoàn|thanh tra|thường trực|bảo hiểm xã hội|bhxh|chi nhánh|quỹ(?! đất)|liên đoàn|lhpn|ubkt"
    r"|thôn đội|ông|bà|(?:thôn|xóm|ấp|bản|khu) trưởng|cấp ủy|vpđp|bcđ|bql|hợp tác xã|doanh nghiệp|chủ đầu tư"
    r"|nhà trường|hiệu trưởng|ttyt|ttdvnn|bch|lđlđ|hlhpn|hnd|hccb|đtn|nhcsxh|tổ công tác|ủy viên|địa chính"
    r"|nhân viên|người (?:đứng đầu|dân)|nhân dân|cựu chiến binh|phụ nữ"
    r"|nông dân|chỉ huy trưởng|chính quyền|tổ chức(?= (?:chính trị|đoàn thể|hội|đảng)))"
)
# "các xã", "các ngành": only more than one of them is somebody.
_OF_MANY = (
    r"(?:xã|phường|thị trấn|huyện|thị xã|thành phố|địa phương|thôn|bản|xóm|ấp|buôn|ngành|cấp|lực lượng|tổ chức"
    r"|đoàn thể|hộ)"
)
# "các cơ quan, đơn vị", "cấp ủy, chính quyền": nobody in particular.
GENERAL = re.compile(
    rf"^(?:các\s)*(?:cơ quan|đơn vị|ban, ngành|ngành|phòng, ban|cấp|cấp ủy|chính quyền|đảng bộ|tổ chức|đoàn thể"
    rf"|địa phương"
    rf"|lực lượng|hộ|người dân|nhân dân|doanh nghiệp|cán bộ|nhân viên){_END}"
)
AGENCY = re.compile(
    rf"^(?:đề nghị |yêu cầu |giao |kiến nghị |các )*(?:{_PERSON}:? )?(?:{_HEADS}|(?<=các ){_OF_MANY}){_END}"
)
# "huyện Thăng Hoa", "xã Đông Sang": a unit that is charged by its own name.
_BEGINS = re.compile(
    rf"(?:các\s)*(?:{_PERSON}:?\s)?(?:{_HEADS}|(?<=các\s){_OF_MANY}|(?:xã|phường|thị trấn|huyện|thị xã"
    rf"|thành phố)(?=\s))" + _END
)
# "TTDVNN huyện": letters that stand for an office, of the unit behind them.
_SHORT = re.compile(r"(?!NTM|OCOP|MTQG|BHYT)[A-ZĐ]{3,8}(?=\s(?:huyện|tỉnh|xã|thị xã|thành phố|phường)(?![^\W\d_]))")
_OF_A_UNIT = re.compile(r"(?:xã|phường|thị trấn|huyện|thị xã|thành phố)\s")
LEAD = re.compile(
    r"^(?:(?:đề nghị|kiến nghị(?: với)?|yêu cầu|đối với|giao(?: cho)?(?! (?:thông|dịch|lưu|ban(?! cán| chỉ| quản| dân"
    r"| tuyên| nội| kiểm))))\s)+"
)
STRONG = re.compile(
    r"(?<![a-zà-ỹđ])(?:chủ trì|(?<!điều )phối hợp|chủ động|tham mưu|tập trung|căn cứ|tăng "
    r"cường|hướng dẫn|chịu trách nhiệm|triển khai|có trách nhiệm|tiếp tục|đẩy mạnh|"
    r"rà soát|phát huy|thường xuyên|khẩn trương|định kỳ|đề xuất|bám sát|theo dõi|đôn đốc|"
    r"giúp(?! việc)|,? ?(?:là )?cơ quan thường trực|là cơ quan|có kế hoạch|xây dựng (?:kế "
    r"hoạch|chương trình)|lãnh đạo(?=,| và| công| hoàn thành| thực hiện| tổ chức| chỉ đạo)|"
    r"theo (?:nhiệm vụ|chức năng|quyết định|kế "
    r"hoạch|phân công)|trên cơ sở|cùng (?=hội|các|ubnd|với)|đẩy nhanh|đấu tranh|có nhiệm vụ|"
    r"có các nhiệm vụ|"
    r"(?<!ban )chỉ đạo|củng cố|kịp thời|giải ngân|sớm(?= )|nghiên cứu|bố trí|cân đối|phân bổ|thẩm định|phát động|"
    r"tổ chức(?= (?:lấy|thực hiện|triển khai|tuyên truyền|kiểm tra|hướng dẫn|rà soát|thẩm|đánh giá|họp|ký|quán "
    r"triệt|xây|"
    r"các (?:hoạt|cuộc|đợt|lớp)|phát|tập huấn|giám sát))|hoàn thành|nghiêm túc|chấp hành|phê duyệt|thẩm tra|"
    r"tổng hợp|sơ kết|tổng kết|đánh giá|hưởng ứng|đảm nhận|đảm nhiệm|hỗ trợ|giúp đỡ|đỡ đầu|xem xét|quan tâm|"
    r"(?<!trực tiếp )phụ trách(?= (?:các )?(?:tiêu chí|chỉ tiêu)(?: số)? \d| tiêu chí [a-zà-ỹđ]{2,}"
    r"| (?:các )?(?:xã|huyện|thôn|bản|xóm|ấp|buôn) )|"
    r"nâng cao|thống nhất|làm tốt|chuẩn bị|tiến hành)(?![a-zà-ỹđ])"
)
_WEAK = re.compile(
    r"(?<![a-zà-ỹđ])(?:thực hiện|tuyên truyền|vận động|kiểm tra|giám sát|báo cáo|huy động|lồng ghép|đảm bảo|bảo đảm"
    r"|lập|trình|gửi|phổ biến|quán triệt)(?![a-zà-ỹđ])"
)
# Verbs that are part of a name behind certain words: "Sở Xây dựng", "Ban Quản lý", "các tổ chức chính trị".
_NOUN_AFTER = {
    "xây dựng": re.compile(
        r"(?:sở|phòng|ban|bộ|chỉ đạo|điều phối|dự án|đầu tư|quản lý|giám sát|phát triển|đạo|và|[,-]|(?:sở|phòng"
        r"|ban)[^:]{0,20}:|thuật|tầng|thương|trường"
        r"|thông)\s$"
    ),
    "tổ chức": re.compile(r"(?:các|ban|và|[,:-]|với)\s$"),
    "quản lý": re.compile(r"(?:ban|phòng|trung tâm|cán bộ|chi cục|hội đồng|tổ|đội|và|cơ quan|trạm|[,-])\s$"),
    "thực hiện": re.compile(r"chỉ đạo\s$"),
    "kiểm tra": re.compile(r"(?:ban|ủy ban|đoàn|tổ|đội)\s$"),
    "giám sát": re.compile(r"(?:ban|đoàn|tổ)\s$"),
    "thẩm định": re.compile(r"(?:hội đồng|tổ|đoàn)\s$"),
    "thẩm tra": re.compile(r"(?:hội đồng|tổ|đoàn)\s$"),
    "thường xuyên": re.compile(r"giáo dục\s$"),
    "hỗ trợ": re.compile(r"(?:quỹ|trung tâm|tổ)\s$"),
    "tổng hợp": re.compile(r"(?:phòng|tổ|kỹ thuật|khối)\s$"),
}
_VERBAL = re.compile("(?:" + "|".join(_NOUN_AFTER) + ")" + _END)
_IN_CHARGE_OF = re.compile(
    r"(?:trực tiếp )?(?:phụ trách|giúp đỡ|theo dõi)(?: các)? (?:tiêu chí|chỉ tiêu|lĩnh vực|địa bàn|xã)(?! số| \d)"
    + _END
)

# Lower-case words with which offices are named and described; a phrase wins over the words that it begins with.
_NAME_WORDS = (
    "và|với|của|các|đồng chí|đ/c|ông|bà|huyện|xã|tỉnh|thôn|bản|ấp|buôn|xóm|làng|phường|khu|tổ|cấp|cơ sở|thành phố"
    "|thị xã|thị trấn|dân phố|dân cư|địa phương|trung ương|quốc gia|việt nam|nhà nước|nhân dân|khu vực|liên xã|vùng"
    "|nông thôn mới|nông thôn|nông nghiệp|lâm nghiệp|thủy sản|thủy lợi|kiểm lâm|khuyến nông|khuyến công|khuyến học"
    "|chăn nuôi|thú y|trồng trọt|bảo vệ thực vật|bảo vệ|bảo tồn|phát triển|ptnt|ntm|môi trường|tài nguyên|đất đai"
    "|đo đạc"
    "|địa chính|kinh tế|hạ tầng|đô thị|kỹ thuật|công thương|công nghiệp|thương mại|giao thông|vận tải|quy hoạch"
    "|kiến trúc|điện lực|điện|viễn thông|thị trường|bưu chính|bưu điện|nước sạch|vệ sinh|cấp nước|quỹ đất"
    "|giải phóng mặt bằng"
    "|văn hóa|thông tin|thể thao|thể dục|du lịch|truyền thông|truyền thanh|truyền hình|phát thanh|gia đình|trẻ em"
    "|thi đua|khen thưởng|khoa học|công nghệ|chuyển đổi số|giáo dục|đào tạo|thường xuyên|nghề nghiệp|dạy nghề"
    "|học tập|cộng đồng|rừng"
    "|phòng hộ|đặc dụng|mầm non|tiểu học|trung học|phổ thông|y tế|dân số|dược|lao động|thương binh|xã hội|việc làm"
    "|giảm nghèo|nội vụ|tư pháp|hộ tịch|thanh tra|dân tộc|tôn giáo|pháp chế|hành chính công|hành chính|phục vụ"
    "|một cửa"
    "|tài chính|kế hoạch|đầu tư|ngân sách|kế toán|thống kê|thuế|hải quan|kho bạc|ngân hàng|chính sách|tín dụng|quỹ"
    "|bảo hiểm|chi nhánh|chi cục|công an|quân sự|biên phòng|chỉ huy trưởng|chỉ huy|chỉ đạo|điều phối|dự án|đồn"
    "|chương trình|mục tiêu|mtqg|giúp việc|công tác|chuyên trách|chuyên môn|chuyên viên|dịch vụ|sự nghiệp"
    "|mặt trận|tổ quốc|đoàn thể|đoàn|thanh niên|cộng sản|hội viên|đoàn viên|hội|nông dân|phụ nữ|liên hiệp"
    "|cựu chiến binh"
    "|cựu thanh niên xung phong|người cao tuổi|chữ thập đỏ|khuyết tật|sinh vật cảnh|làm vườn|liên đoàn|công đoàn"
    "|hợp tác xã|htx|liên minh|doanh nghiệp|hộ kinh doanh|chủ đầu tư|tổ hợp tác|trang trại|chính trị|tuyên giáo"
    "|dân vận|cán sự|tuyên huấn|nội chính|đảng ủy|đảng bộ|huyện ủy|tỉnh ủy|cấp ủy|chi bộ|đảng|chính quyền"
    "|ủy ban|uỷ ban|hội đồng|chủ tịch|phó|bí thư|thư ký|trưởng|giám đốc|chánh|hiệu trưởng|thủ trưởng|người đứng đầu"
    "|thường trực|thường vụ|chấp hành|cơ quan|đơn vị|ban|ngành|phòng|sở|bộ|cục|trung tâm|trạm|văn phòng|thành viên"
    "|ủy viên|nhóm|đội|lực lượng|cán bộ|công chức|viên chức|nhân viên|đại biểu|đại diện|già làng|người có uy tín"
    "|người dân|hộ dân|hộ|có liên quan|liên quan|trực thuộc|thuộc|trên địa bàn|còn lại|khác|nêu trên|nói trên"
    "|có tên tại điều|có tên trong danh sách|có tên"
    "|cùng cấp|đóng trên|lân cận|được giao|được phân công|nhiệm vụ|tiêu chí|chỉ tiêu|lĩnh vực|địa bàn|chưa đạt chuẩn"
    "|đã đạt chuẩn|đạt chuẩn|chưa đạt|đăng ký về đích|về đích|chưa về đích|ubnd|hđnd|mttq|chqs|đài|báo|điều tra"
    "|trưởng thôn|trưởng bản|bệnh viện|trường học|nhà trường|trường|giáo viên|cơ yếu|xây lắp|tư vấn|điểm"
)
_WORDS = re.compile("(?:" + "|".join(sorted(_NAME_WORDS.split("|"), key=len, reverse=True)) + ")" + _END)
# "ban nganh": a mark is forgotten; the word is known all the same.
_UNMARKED = frozenset(vietnamese.fold(word) for word in _NAME_WORDS.split("|") if " " not in word)
_NAME = re.compile(r"[^\W\d_][^\s,;:()]*|\d{1,4}(?![\d.,/%])")
_BLANK = re.compile(r"\s+")
_JOINT = re.compile(r"\s?[,;/&-]\s?")
# "Các sở: Xây dựng, Công Thương theo chức năng …": the colon opens their names, not their duty.
_LISTED = re.compile(
    r"(?:[Cc]ác (?:[Ss]ở|[Pp]hòng|[Bb]an)|(?:UBND|[ỦU][ỷy] ban nhân dân) các (?:xã|huyện|phường))[^:;.]{0,20}:\s"
    r"(?=" + CAPITAL + r"[^:.;]{3,120}(?:,| và )\s?" + CAPITAL + ")"
)
_LONGEST = 220


def begins(view: View, start: int, end: int) -> bool:
    """Say whether somebody who can be charged is named at a place of the view."""
    match = _BEGINS.match(view.key, start, end)
    if match is None:
        return _SHORT.match(view.text, start, end) is not None
    unit = _OF_A_UNIT.fullmatch(view.key, match.start(), min(match.end() + 1, end))
    return unit is None or view.text[unit.end() : unit.end() + 1].isupper()


def reach(view: View, start: int, end: int) -> int:
    """Return where the name of those charged ends that begins at `start`; `start` itself where nobody is named."""
    if not begins(view, start, end):
        return start
    end = min(end, start + _LONGEST)
    listed = _LISTED.match(view.text, start, end)
    at = listed.end() if listed else _head_end(view, start, end)
    stop = at
    while at < end:
        if blank := _BLANK.match(view.text, at, end):
            at = blank.end()
            continue
        if view.text[at] == "(":
            at = _past_parenthesis(view, at, end)
            if at <= stop:
                break
            stop = at
            continue
        if joint := _JOINT.match(view.text, at, end):
            if not _goes_on(view, joint, end):
                break
            at = joint.end()
            continue
        if at > stop and _is_another(view, at, end):
            break
        following = _word(view, start, at, end)
        if following <= at:
            break
        at = stop = following
    return _without_tail(view, start, _before_charge(view, start, stop, end))


def _head_end(view: View, start: int, end: int) -> int:
    """Return where the head noun ends, the longer of "hội" and "hội đồng"."""
    first = _BEGINS.match(view.key, start, end)
    many = _MANY.match(view.key, start, end)
    at = many.end() if many else start
    known = _WORDS.match(view.key, at, end)
    return max(first.end() if first else start, known.end() if known else at)


_MANY = re.compile(r"(?:các\s)+")


def _goes_on(view: View, joint: re.Match[str], end: int) -> bool:
    """Say whether a list of names goes on behind a comma, a semicolon or a dash."""
    if ";" in joint.group(0):
        return begins(view, joint.end(), end)
    return joint.end() < end and not view.key.startswith(("- ", "+ "), joint.end())


def _is_another(view: View, at: int, end: int) -> bool:
    """Say whether a line begins with another office, without a mark behind the one before: "Đơn vị phối hợp: …"."""
    return (
        view.text[at].isupper()
        and view.text[at - 2] not in ",;&/-"
        and view.is_line_start(at)
        and not view.key.endswith((" và ", " của ", " các "), 0, at)
        and (begins(view, at, end) or view.key.startswith(("đơn vị", "cơ quan", "ngành"), at))
    )


def _past_parenthesis(view: View, at: int, end: int) -> int:
    """Return the end of a parenthesis that names somebody too ("Sở Nông nghiệp (Văn phòng Điều phối)"), else `at`."""
    close = view.text.find(")", at, end)
    if close < 0 or not begins(view, at + 1, close) or view.key.startswith(("cơ quan", "đơn vị"), at + 1):
        return at
    return close + 1 if reach(view, at + 1, close) >= close - 1 else at


def _word(view: View, start: int, at: int, end: int) -> int:
    """Return the end of the word of a name that stands at a place, or the place itself where none does."""
    key = view.key
    if (verbal := _VERBAL.match(key, at, end)) and _NOUN_AFTER[verbal.group(0)].search(key, start, at):
        return verbal.end()
    if key.startswith(("phụ trách", "trực tiếp phụ trách"), at) or key.endswith("được phân công ", 0, at):
        charge = _IN_CHARGE_OF.match(key, at, end)
        return at if charge is None or _says_of_what(view, charge.end(), end) else charge.end()
    if verbal or STRONG.match(key, at, end) or _WEAK.match(key, at, end):
        return at
    if known := _WORDS.match(key, at, end):
        return known.end()
    if key.endswith("tại điều ", 0, at) and (article := _ARTICLES.match(key, at, end)):
        return article.end()
    if (number := _NUMBERED.match(key, at, end)) and not key.endswith(("tiêu chí ", "chỉ tiêu "), 0, at):
        return number.end()
    first = view.text[at]
    if first.islower() and (plain := _PLAIN.match(key, at, end)) and plain.group(0) in _UNMARKED:
        return plain.end()
    if not (first.isupper() or (first.isdigit() and view.text[at - 2].isalpha())):
        return at
    word = _NAME.match(view.text, at, end)
    if word is None:
        return at
    compound = _COMPOUND.match(view.text, at, end)
    if compound and _AFTER_HEAD.search(key, start, at):
        return compound.end()
    return word.end() - (word.group(0).endswith(".") and len(word.group(0)) > 4)


def _says_of_what(view: View, at: int, end: int) -> bool:
    """Say whether the words behind "phụ trách các tiêu chí" or "phụ trách xã" go on with which: then they are the
    duty, and not what tells these offices from others."""
    lead = _TO_CRITERIA.match(view.key, at, end)
    if lead is None:
        return False
    named = lead.group("number") is not None or criteria.name_at(view.key, lead.end(), end) is not None
    return named or (":" not in lead.group(0) and view.text[lead.end() : lead.end() + 1].isupper())


_TO_CRITERIA = re.compile(r"[\s:(]*(?:về\s)?(?:(?:các\s)?(?:xã|thôn|bản|ấp|xóm|buôn|huyện)\s)?(?P<number>(?:số\s)?\d)?")
_ARTICLES = re.compile(r"\d{1,2}(?:(?:, | và |, điều | và điều )\d{1,2})*")
_NUMBERED = re.compile(r"số\s\d{1,2}(?![\d/]|[.,]\d)")
_PLAIN = re.compile(r"[a-z]{4,}(?![a-zà-ỹđ])")
# "Sở Ngoại vụ": behind the head noun a capital letter may begin a word of two syllables that no list knows.
_COMPOUND = re.compile(CAPITAL + r"[a-zà-ỹđ]+\s[a-zà-ỹđ]+")
_AFTER_HEAD = re.compile(r"(?:sở|phòng|ban|cục|hội|trung tâm|viện|và|[,-])\s$")
_CHARGED = re.compile(r"[\s,]+được (?:phân công|giao)$")
_CHARGE = re.compile(r"\s(?:phụ trách|giúp đỡ|theo dõi|chịu trách nhiệm|chủ trì|hỗ trợ|đỡ đầu|đảm nhiệm)(?![a-zà-ỹđ])")


def _before_charge(view: View, start: int, stop: int, end: int) -> int:
    """Leave "được phân công" out of a name where it belongs to the duty: "Phòng Tư pháp được phân công giúp đỡ …";
    "các cơ quan được phân công" are told by it."""
    if GENERAL.match(view.key[start:stop]):
        return stop
    charged = _CHARGED.search(view.key, start, stop)
    return charged.start() if charged and _CHARGE.match(view.key, stop, end) else stop


_TAIL = re.compile(r"(?:[\s,:;/&.-]|\s(?:và|với|của|các|có|được giao|nhiệm vụ))+$")


def _without_tail(view: View, start: int, stop: int) -> int:
    tail = _TAIL.search(view.key, start, stop)
    return tail.start() if tail and tail.start() > start else stop
