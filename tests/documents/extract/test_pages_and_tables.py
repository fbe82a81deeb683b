"""PDF pages, web pages and rich text: numbers of pages go, rows of tables stay."""

from __future__ import annotations

from tests.documents.made_papers import as_pdf

from ntm.documents.extract import extract

_ROWS = [
    ["TT", "Xã", "Tiêu chí đạt", "Vốn (triệu đồng)"],
    ["1", "Nậm Xe", "12/19", "1.304"],
    ["2", "Pa Vây Sử", "", "2.500"],
]


def test_rows_of_a_ruled_table_keep_their_cells() -> None:
    found = extract(as_pdf("Phụ lục: phân bổ vốn cho các xã năm 2024", rows=_ROWS), name="a.pdf")
    assert found.text.split("\n")[-3:] == [
        "TT | Xã | Tiêu chí đạt | Vốn (triệu đồng)",
        "1 | Nậm Xe | 12/19 | 1.304",
        "2 | Pa Vây Sử |  | 2.500",
    ]
    place = found.structure.place_of(found.text.index("2.500"))
    assert place.words == "trang 1, bảng 1, hàng 3, cột 4"


def test_numbers_of_pages_are_left_out_and_the_pages_remembered() -> None:
    lines = [f"Dòng thứ nhất của đoạn {number} nói về tiêu chí" for number in range(120)]
    found = extract(as_pdf("\n".join(lines)), name="a.pdf")
    assert [line for line in found.text.replace("\f", "").split("\n") if line.strip()] == lines
    assert found.structure.place_of(found.text.index("đoạn 119")).page == len(found.structure.pages) == 3


def test_space_between_paragraphs_becomes_empty_lines() -> None:
    found = extract(as_pdf("4. Giảm nghèo\n\nCó 70/94 xã đạt\ntiêu chí nhà ở\nthuộc bộ tiêu chí xã"), name="a.pdf")
    assert found.text.rstrip().startswith("4. Giảm nghèo\n\n\nCó 70/94 xã đạt\ntiêu chí nhà ở\n")


def test_a_hyphen_at_a_line_s_end_is_the_paper_s_own() -> None:
    lines = "\n".join(f"Căn cứ Quyết định số {number}/QĐ-\nUBND ngày 03/8/2023" for number in (11, 12))
    found = extract(as_pdf(lines), name="a.pdf")
    assert "11/QĐ-" in found.text
    assert "12/QĐ-" in found.text


def test_a_figure_that_stands_alone_at_the_end_of_a_page_stays() -> None:
    found = extract(as_pdf("Tổng số xã đạt chuẩn nông thôn mới toàn tỉnh:\n39"), name="a.pdf")
    assert found.text.rstrip().endswith("39")


def test_cells_of_a_web_page_that_span_rows_keep_the_others_in_their_columns() -> None:
    page = (
        "<html><body><p>Biểu 1</p><table><tr><th colspan=2>Đơn vị</th><th>Đạt</th></tr>"
        "<tr><td rowspan=2>Phong Thổ</td><td>Nậm Xe</td><td>x</td></tr>"
        "<tr><td>Dào San</td><td></td></tr></table></body></html>"
    )
    found = extract(page.encode(), name="a.html")
    assert found.text.split("\n") == ["Biểu 1", "Đơn vị | Đạt", "Phong Thổ | Nậm Xe | x", " | Dào San | "]
    (table,) = found.structure.tables
    dao_san = next(cell for cell in table.cells if cell.text(found.text) == "Dào San")
    assert (dao_san.row, dao_san.column) == (2, 1)


def test_a_web_page_that_was_cut_off_gives_what_is_there() -> None:
    assert extract("<html><body><table><tr><td>Nậm Xe<td>12/19".encode(), name="a.html").text == "Nậm Xe | 12/19"


def test_rich_text_gives_words_and_rows_and_no_pictures() -> None:
    words = "".join(f"\\u{ord(char)}?" if not char.isascii() else char for char in "Kế hoạch xã Nậm Xe")
    data = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times New Roman;}}{\pict\pngblip 89504e47aabb}"
        rf"\pard {words}\par\trowd\cellx100\cellx200\intbl 1\cell 2\cell\row}}"
    ).encode()
    found = extract(data, name="a.rtf")
    assert found.format == "rtf"
    assert found.text.split("\n")[0] == "Kế hoạch xã Nậm Xe"
    assert "1 | 2" in found.text
    assert "89504e47" not in found.text


def test_rich_text_in_an_old_font_is_read_in_unicode() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252 "
        + rb"C\'e9ng ho\'b5 x\'b7 h\'e9i ch\'f1 ngh\'dca Vi\'d6t Nam, n\'a8m hai ngh\'d7n, ti\'aau ch\'dd}"
    )
    found = extract(data, name="a.rtf")
    assert found.text.strip().startswith("Cộng hoà xã hội chủ nghĩa Việt Nam")
    assert found.encoding == "tcvn3"
