"""Files that would waste the server's time or say nothing: each is refused or read with doubt, in a clear sentence."""

from __future__ import annotations

import io
import time

import docx
import pypdfium2
import pytest
from fpdf import FPDF
from tests.documents.made_papers import as_docx, as_pdf

from ntm.core.reading.facts import FactKind
from ntm.core.reading.reading import ANOTHER_PROGRAMME, NOT_ABOUT_NTM, NOT_VIETNAMESE, read
from ntm.documents.extract import IsProtected, TooLarge, TooLong, extract

_SECONDS = 20.0  # far more than any of them takes; a file that runs away takes minutes


def _pages(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_pdf_of_three_thousand_pages_is_refused_at_once() -> None:
    started = time.perf_counter()
    with pytest.raises(TooLarge, match="3000 trang"):
        extract(_pages(3000), name="a.pdf")
    assert time.perf_counter() - started < _SECONDS


def test_a_pdf_with_more_words_than_any_paper_is_refused_before_it_is_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ntm.documents.extract.pdf.MAX_CHARS", 2_000)
    with pytest.raises(TooLong, match="tách phụ lục"):
        extract(as_pdf("Xã đạt tiêu chí số 2 về giao thông\n" * 200), name="a.pdf")


def test_a_pdf_with_a_password_says_so() -> None:
    pages = FPDF()
    pages.set_encryption(owner_password="chu", user_password="khach")
    pages.add_page()
    pages.set_font("helvetica", size=12)
    pages.cell(text="NTM")
    with pytest.raises(IsProtected, match="mật khẩu"):
        extract(bytes(pages.output()), name="a.pdf")


def test_a_table_that_declares_a_million_rows_is_not_believed() -> None:
    page = (
        "<html><body><table><tr><td rowspan=1000000 colspan=1000000>Nậm Xe</td><td>12/19</td></tr>"
        "</table></body></html>"
    )
    started = time.perf_counter()
    found = extract(page.encode(), name="a.html")
    assert time.perf_counter() - started < _SECONDS
    assert found.text == "Nậm Xe | 12/19"


def test_a_word_table_of_very_many_rows_is_refused_for_its_length_and_takes_no_minutes() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    row = table.rows[0]._tr
    row.tc_lst[0].p_lst[0].add_r().text = "Xã Nậm Xe đạt tiêu chí số 2 về giao thông trong năm nay và các năm sau"
    body = table._tbl
    for _ in range(9_000):
        body.append(__import__("copy").deepcopy(row))
    stream = io.BytesIO()
    document.save(stream)
    started = time.perf_counter()
    with pytest.raises(TooLong, match="tách phụ lục"):
        extract(stream.getvalue(), name="a.docx")
    assert time.perf_counter() - started < _SECONDS


def test_marks_of_direction_hide_no_fact() -> None:
    plain = "Năm 2024 phấn đấu 09/15 xã đạt tiêu chí số 2 nông thôn mới.\n"
    marked = plain.replace("09/15", "\u202b09/15\u202c").replace("tiêu chí", "\u200ftiêu chí\u200e")
    (fact,) = [one for one in read(marked).facts if one.kind is FactKind.CRITERION_COUNT]
    assert (fact.criterion, fact.numerator, fact.denominator) == ("2", 9, 15)
    assert fact.quote in " ".join(marked.split())


def test_a_paper_in_another_language_is_read_as_such() -> None:
    text = "The people's committee of the district reports that 12 of 15 communes meet criterion number 2. " * 8
    found = read(extract(text.encode(), name="a.txt").text)
    assert found.facts == ()
    assert found.doubts == (NOT_VIETNAMESE,)


def test_a_paper_of_another_programme_is_not_taken_for_one_of_ours() -> None:
    text = (
        "KẾ HOẠCH\nGiảm nghèo bền vững năm 2024\n\nI. MỤC TIÊU\n1. Tỷ lệ hộ nghèo còn 12%.\n2. Có 05 mô hình sinh kế.\n"
    )
    assert NOT_ABOUT_NTM in read(text).doubts
    beside = read(text + "3. Lồng ghép với Chương trình xây dựng nông thôn mới tại 05 xã.\n")
    assert ANOTHER_PROGRAMME in beside.doubts
    assert all(fact.doubts and (fact.confidence or 0) < 0.98 for fact in beside.facts)


@pytest.mark.parametrize(("make", "name"), [(as_docx, "a.pdf"), (as_docx, "a.txt"), (as_pdf, "a.docx"), (as_pdf, "a")])
def test_a_wrong_ending_does_not_matter(make: object, name: str) -> None:
    text = "Kế hoạch xây dựng nông thôn mới năm 2024 của xã Nậm Xe"
    assert text in extract(make(text), name=name).text  # type: ignore[operator]
