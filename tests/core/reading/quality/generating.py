"""Sentences put together from parts: verbs, numbers in digits or words, names, units, with what each states.

Every combination is a sentence that an office might write; the parts are drawn by Hypothesis.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from tests.core.reading.quality.phrases import Phrase
from tests.core.reading.quality.scoring import band, cited, criterion, due, mean, standard

from ntm.core.kernel.vietnamese import format_number

_PLACES = ("Võ Miếu", "Cự Thắng", "Tân Lập", "Địch Quả", "Đông Cửu", "Khả Cửu", "Thượng Cửu", "Yên Sơn", "Hương Cần")
_CRITERIA = (
    ("2", "Giao thông"),
    ("5", "Trường học"),
    ("6", "Cơ sở vật chất văn hóa"),
    ("9", "Nhà ở dân cư"),
    ("10", "Thu nhập"),
    ("13", "Tổ chức sản xuất và phát triển kinh tế nông thôn"),
    ("15", "Y tế"),
    ("17", "Môi trường và an toàn thực phẩm"),
)
_TIERS = (("", ""), (" nâng cao", " nâng cao"), (" kiểu mẫu", " kiểu mẫu"))


def _digits(number: int, *, padded: bool) -> str:
    return f"{number:02d}" if padded else str(number)


@st.composite
def levels(draw: st.DrawFn) -> Phrase:
    """Draw a number of communes at a criterion."""
    number, name = draw(st.sampled_from(_CRITERIA))
    whole = draw(st.integers(5, 40))
    met = draw(st.integers(1, whole))
    padded = draw(st.booleans())
    n = f"{_digits(met, padded=padded)}/{_digits(whole, padded=padded)} xã"
    form = draw(
        st.sampled_from(
            (
                "- Tiêu chí số {number} về {name}: {n} đạt.",
                "- Tiêu chí {name} (tiêu chí số {number}): có {n} đạt chuẩn.",
                "- Có {n} đạt tiêu chí số {number} về {name}.",
                "- Số xã đạt tiêu chí {name} là {n}.",
                "- Tiêu chí {number} - {name}: phấn đấu {n} đạt.",
                "- Đến nay đã có {n} hoàn thành tiêu chí số {number}.",
                "- Duy trì {n} đạt tiêu chí {name}.",
            )
        )
    )
    return Phrase(form.format(number=number, name=name, n=n) + "\n", (criterion(number, met, whole),))


@st.composite
def rises(draw: st.DrawFn) -> Phrase:
    """Draw communes that newly reach a standard, with their names."""
    names = draw(st.lists(st.sampled_from(_PLACES), min_size=1, max_size=4, unique=True))
    tier, said = draw(st.sampled_from(_TIERS))
    n = _digits(len(names), padded=draw(st.booleans()))
    last = draw(st.booleans())
    listed = ", ".join(names) if not last or len(names) < 2 else f"{', '.join(names[:-1])} và {names[-1]}"
    form = draw(
        st.sampled_from(
            (
                "- Công nhận mới {n} xã đạt chuẩn nông thôn mới{tier} ({listed}).",
                "- Phấn đấu có thêm {n} xã đạt chuẩn NTM{tier} ({listed}).",
                "- Công nhận thêm {n} xã đạt chuẩn nông thôn mới{tier}, gồm: {listed}.",
                "- Phấn đấu thêm {n} xã đạt chuẩn nông thôn mới{tier}: {listed}.",
            )
        )
    )
    text = form.format(n=n, tier=tier, listed=listed)
    return Phrase(text + "\n", (standard(f"NTM{said}", len(names), delta=True, names=tuple(names)),))


@st.composite
def bands(draw: st.DrawFn) -> Phrase:
    """Draw communes by number of criteria."""
    low = draw(st.integers(5, 15))
    high = draw(st.integers(low + 1, 18))
    n = draw(st.integers(1, 30))
    form = draw(
        st.sampled_from(
            (
                "- Có {n} xã đạt từ {low} - {high} tiêu chí.",
                "- {n} xã đạt từ {low} đến {high} tiêu chí.",
                "- Số xã đạt từ {low}-{high} tiêu chí: {n} xã.",
                "- Nhóm xã đạt từ {low} đến {high} tiêu chí có {n} xã.",
            )
        )
    )
    return Phrase(form.format(n=n, low=low, high=high) + "\n", (band(low, high, n),))


@st.composite
def means(draw: st.DrawFn) -> Phrase:
    """Draw a mean number of criteria."""
    value = Decimal(draw(st.integers(800, 1890))) / 100
    before, after, op = draw(
        st.sampled_from(
            (("đạt ", "", "="), ("đạt trên ", "", ">"), ("đạt ", " trở lên", ">="), ("tối thiểu ", "", ">="))
        )
    )
    form = draw(
        st.sampled_from(
            (
                "- Bình quân toàn huyện {before}{value} tiêu chí/xã{after}.",
                "- Số tiêu chí bình quân {before}{value} tiêu chí/xã{after}.",
                "- Phấn đấu bình quân số tiêu chí {before}{value} tiêu chí/xã{after}.",
            )
        )
    )
    return Phrase(form.format(before=before, value=format_number(value), after=after) + "\n", (mean(str(value), op),))


@st.composite
def instruments(draw: st.DrawFn) -> Phrase:
    """Draw an instrument cited."""
    day = draw(st.dates(date(2016, 1, 1), date(2024, 1, 9)))
    serial = draw(st.integers(1, 4999))
    kind, symbol, issuer = draw(
        st.sampled_from(
            (
                ("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ"),
                ("Quyết định", "QĐ-UBND", "UBND tỉnh Phú Thọ"),
                ("Nghị quyết", "NQ-HĐND", "Hội đồng nhân dân tỉnh Phú Thọ"),
                ("Kế hoạch", "KH-UBND", "UBND huyện Thanh Sơn"),
                ("Công văn", "SNN-VPĐP", "Sở Nông nghiệp và Phát triển nông thôn"),
            )
        )
    )
    written = draw(
        st.sampled_from(
            (
                f"{day.day:02d}/{day.month}/{day.year}",
                f"{day.day} tháng {day.month} năm {day.year}",
                f"{day.day:02d}-{day.month:02d}-{day.year}",
            )
        )
    )
    lead = draw(st.sampled_from(("Căn cứ", "Thực hiện", "Theo")))
    text = f"{lead} {kind} số {serial}/{symbol} ngày {written} của {issuer} về xây dựng nông thôn mới;\n"
    return Phrase(text, (cited(f"{serial}/{symbol}", day, issuer),))


@st.composite
def deadlines(draw: st.DrawFn) -> Phrase:
    """Draw a day by which something is due."""
    day = draw(st.dates(date(2024, 2, 1), date(2024, 12, 31)))
    form = draw(
        st.sampled_from(
            (
                "- Gửi báo cáo về UBND huyện trước ngày {d}/{m}/{y}.",
                "- Hoàn thành chậm nhất ngày {d} tháng {m} năm {y}.",
                "- Hoàn thành hồ sơ trước {d}/{m}/{y}.",
                "- Thời gian hoàn thành: trước ngày {d}/{m}/{y}.",
                "- Báo cáo kết quả, gửi về Phòng Nông nghiệp trước ngày {d}/{m}/{y} để tổng hợp.",
            )
        )
    )
    return Phrase(form.format(d=day.day, m=day.month, y=day.year) + "\n", (due(day),))


ALL = {
    "levels": levels,
    "rises": rises,
    "bands": bands,
    "means": means,
    "instruments": instruments,
    "deadlines": deadlines,
}
