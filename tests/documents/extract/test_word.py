"""Word papers as their printed page reads: changes accepted, notes at the end, cells in their places."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ntm.documents.extract import Extracted, IsDamaged, TooLarge, extract

_W = nsdecls("w")


def _read(document: Any) -> Extracted:
    stream = io.BytesIO()
    document.save(stream)
    return extract(stream.getvalue(), name="ke-hoach.docx")


def _with(*blocks: str) -> Any:
    document = docx.Document()
    for block in blocks:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(block))
    return document


def test_tracked_changes_read_as_accepted_and_say_so() -> None:
    found = _read(
        _with(
            f"<w:p {_W}><w:r><w:t>Phấn đấu </w:t></w:r>"
            '<w:del w:id="1" w:author="a"><w:r><w:delText>39</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>41</w:t></w:r></w:ins>'
            "<w:r><w:t>/94 xã đạt chuẩn</w:t></w:r></w:p>"
        )
    )
    assert found.text == "Phấn đấu 41/94 xã đạt chuẩn"
    assert "1 chỗ thêm, 1 chỗ xóa" in found.reason


def test_a_footnote_stands_after_the_body_and_leaves_no_digit_in_the_sentence() -> None:
    document = _with(
        f'<w:p {_W}><w:r><w:t>Toàn huyện có 5</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
        "<w:r><w:t> xã đạt chuẩn.</w:t></w:r></w:p>"
    )
    notes = (
        f'<w:footnotes {_W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Gồm cả xã Mường So.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert _read(document).text == "Toàn huyện có 5 xã đạt chuẩn.\n[1] Gồm cả xã Mường So."


def test_words_of_a_text_box_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
    found = _read(
        _with(
            f'<w:p {_W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:r><w:t>Số: /KH-UBND</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
    )
    assert found.text == "Số: /KH-UBND\nDỰ THẢO"


def test_hidden_words_and_field_codes_are_left_out() -> None:
    found = _read(
        _with(
            f"<w:p {_W}><w:r><w:rPr><w:vanish/></w:rPr><w:t>mẫu cũ</w:t></w:r>"
            "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>Trang</w:t></w:r></w:p>"
        )
    )
    assert found.text == "Trang"
    assert "1 đoạn chữ ẩn" in found.reason


def test_a_cell_merged_over_rows_is_written_once_and_reaches_over_them() -> None:
    document = docx.Document()
    document.add_paragraph("Phụ lục")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Xã"
    table.cell(0, 2).text = "Vốn"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Nậm Xe"
    for row, value in ((1, "120"), (2, "80")):
        table.cell(row, 1).text = f"nguồn {row}"
        table.cell(row, 2).text = value
    for _ in range(8):
        document.element.body.insert(0, parse_xml(f"<w:p {_W}><w:r><w:t>dòng</w:t></w:r></w:p>"))
    found = _read(document)
    assert found.text.split("\n")[-3:] == ["Xã | Vốn", "Nậm Xe | nguồn 1 | 120", " | nguồn 2 | 80"]
    (shown,) = found.structure.tables
    assert (shown.rows, shown.columns) == (3, 3)
    head = next(cell for cell in shown.cells if cell.text(found.text) == "Xã")
    name = next(cell for cell in shown.cells if cell.text(found.text) == "Nậm Xe")
    assert (head.columns, name.row, name.rows) == (2, 1, 2)
    place = found.structure.place_of(found.text.index("80"))
    assert place.words == "bảng 1, hàng 3, cột 3"


def test_a_table_inside_a_cell_stays_on_its_row() -> None:
    document = docx.Document()
    for _ in range(8):
        document.add_paragraph("dòng")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Nậm Xe"
    inner = table.cell(0, 1).add_table(2, 2)
    for row in range(2):
        inner.cell(row, 0).text, inner.cell(row, 1).text = f"vốn {row}", str(10 + row)
    assert _read(document).text.endswith("Nậm Xe | vốn 0, 10; vốn 1, 11")


def test_runs_in_an_old_font_are_converted_beside_runs_in_unicode() -> None:
    found = _read(
        _with(
            f'<w:p {_W}><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr><w:t>céng hoµ</w:t></w:r>'
            '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr><w:t> xã Nậm Xe</w:t></w:r>'
            '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t> tiªu chÝ</w:t></w:r></w:p>'
        )
    )
    assert found.text == "CỘNG HOÀ xã Nậm Xe tiêu chí"
    assert "TCVN3" in found.reason


def test_a_run_in_an_old_font_whose_letters_are_unicode_keeps_them() -> None:
    found = _read(
        _with(f'<w:p {_W}><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>tiêu chí số 8</w:t></w:r></w:p>')
    )
    assert found.text == "tiêu chí số 8"


def test_ticks_of_a_symbol_font_are_ticks() -> None:
    found = _read(_with(f'<w:p {_W}><w:r><w:t>Đạt </w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'))
    assert found.text == "Đạt ✓"


def test_pages_are_told_where_word_noted_them() -> None:
    found = _read(
        _with(
            f"<w:p {_W}><w:r><w:t>một</w:t></w:r></w:p>",
            f"<w:p {_W}><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>",
        )
    )
    assert found.structure.place_of(found.text.index("một")).words == "trang 1, đoạn 1"
    assert found.structure.place_of(found.text.index("hai")).words == "trang 2, đoạn 2"


def test_a_column_span_beyond_words_own_limit_is_not_believed() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>một</w:t></w:r></w:p></w:tc>'
    lines = [f"<w:p {_W}><w:r><w:t>dòng</w:t></w:r></w:p>"] * 8
    found = _read(_with(*lines, f"<w:tbl {_W}><w:tr>{cell}{cell}</w:tr></w:tbl>"))
    assert found.structure.tables[0].columns <= 63


def _package(document_xml: bytes) -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    source = zipfile.ZipFile(io.BytesIO(stream.getvalue()))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in source.infolist():
            package.writestr(
                entry.filename, document_xml if entry.filename == "word/document.xml" else source.read(entry)
            )
    return target.getvalue()


def test_entities_that_unfold_into_each_other_are_not_unfolded() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "' + b"x" * 1000 + b'">'
    for before, after in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f'<!ENTITY {after} "{f"&{before};" * 20}">'.encode()
    bomb += (
        b"]>" + f"<w:document {_W}><w:body><w:p><w:r><w:t>một &i; hai</w:t></w:r></w:p></w:body></w:document>".encode()
    )
    try:
        found = extract(_package(bomb), name="a.docx")
    except IsDamaged:
        return
    assert len(found.text) < 100


def test_an_entity_reads_no_file_of_the_server() -> None:
    attack = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>một &f; hai</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    try:
        found = extract(_package(attack), name="a.docx")
    except IsDamaged:
        return
    assert "root" not in found.text


def test_a_part_that_unpacks_to_far_more_than_any_paper_is_refused_unread() -> None:
    with pytest.raises(TooLarge, match="bung ra quá lớn"):
        extract(_package(b"<a>" + b" " * 61 * 1024 * 1024 + b"</a>"), name="a.docx")
