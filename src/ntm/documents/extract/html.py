"""Pages saved from the web into text: blocks become lines, rows keep their cells, scripts and styles are left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from ntm.core.reading.places import Cell, Structure, Table

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "hr", "pre", "section", "article", "header", "footer"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "caption"}
)
_SILENT = frozenset(["script", "style", "head", "noscript", "template", "title", "del"])
#: What claims to span more is not believed.
_MOST_SPANNED = 63


@dataclass
class _OpenTable:
    rows: list[list[tuple[str, int, int]]] = field(default_factory=list)
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)


class _Reader(HTMLParser):
    """Collects lines of words, and tables as rows of cells; a table inside a cell becomes words of the cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str | _OpenTable] = [""]
        self._tables: list[_OpenTable] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._tables.append(_OpenTable())
        elif tag == "tr" and self._tables:
            self._close_cell()
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._close_cell()
            given = dict(attrs)
            self._tables[-1].cell = []
            self._tables[-1].spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr") and self._tables:
            self._close_cell()
        elif tag == "table" and self._tables:
            self._close_cell()
            table = self._tables.pop()
            if self._tables:
                words = "; ".join(", ".join(cell[0] for cell in row if cell[0]) for row in table.rows)
                self.handle_data(f" {words} ")
            else:
                self.lines.extend((table, ""))
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        words = data.replace("\n", " ")
        if self._tables:
            cell = self._tables[-1].cell
            if cell is not None:
                cell.append(words)
        else:
            self.lines[-1] = f"{self.lines[-1]}{words}"

    def close(self) -> None:
        super().close()
        while self._tables:  # a page that was cut off
            self.handle_endtag("table")

    def _break(self) -> None:
        if self._tables:
            self.handle_data(" ")
        else:
            self.lines.append("")

    def _close_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is None:
            return
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append((" ".join("".join(table.cell).split()), *table.spans))
        table.cell = None


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPANNED) if text and text.isascii() and text.isdigit() and 0 < len(text) < 4 else 1


def read(page: str) -> tuple[str, Structure]:
    """Return the words of an HTML page, a block a line and a row a line, with where its tables are."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    pieces: list[str] = []
    paragraphs: list[int] = []
    tables: list[Table] = []
    length = 0
    for line in reader.lines:
        if isinstance(line, str):
            words = " ".join(line.split())
            if words:
                paragraphs.append(length)
                pieces.append(words)
                length += len(words) + 1
        elif any(line.rows):
            text, table = _written(line, length)
            pieces.append(text)
            tables.append(table)
            length += len(text) + 1
    return "\n".join(pieces), Structure((), tuple(paragraphs), tuple(tables))


def _written(table: _OpenTable, start: int) -> tuple[str, Table]:
    cells: list[Cell] = []
    lines: list[str] = []
    covered: set[tuple[int, int]] = set()
    at, columns = start, 0
    for row, found in enumerate(table.rows):
        pieces: list[str] = []
        column = 0
        for words, rows_spanned, columns_spanned in found:
            while (row, column) in covered:
                column += 1
                pieces.append("")
            begin = at + sum(len(piece) + 3 for piece in pieces)
            cells.append(Cell(row, column, begin, begin + len(words), rows_spanned, columns_spanned))
            covered.update((below, column) for below in range(row + 1, row + rows_spanned))
            pieces.append(words)
            column += columns_spanned
        columns = max(columns, column)
        lines.append(" | ".join(pieces))
        at += len(lines[-1]) + 1
    text = "\n".join(lines)
    return text, Table(start, start + len(text), len(table.rows), columns, tuple(cells))
