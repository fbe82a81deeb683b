// A block copied from a spreadsheet goes into the grid's fields: by the names of its rows where it has some, else from the
// field in focus on. It is laid as ntm.core.reporting.pasted lays it, which a test compares; what it says is checked as if
// it were typed; what has no place is told, and nothing is lost.
(() => {
  "use strict";
  const numbers = window.ntmNumbers;
  if (!numbers) return;
  const MOST_TITLES = 3;
  const NAME_COLUMNS = 3;
  const ENOUGH_NAMED = 0.6;
  const YES = ["1", "dat", "d", "co", "x", "✓", "✔", "√"];
  const NO = ["0", "chua dat", "cd", "khong dat", "kd", "khong", "k"];

  // Returns what a mark means as fields write it, an empty text for no mark.
  function yesOrNo(text) {
    const key = numbers.fold(text);
    return YES.includes(key) ? "đạt" : NO.includes(key) ? "chưa đạt" : "";
  }

  const isFigure = (text) => /^[=?]$/.test(text) || numbers.parse(numbers.bare(text)) !== null || yesOrNo(text) !== "";

  // The rows of a block as spreadsheets put it on the clipboard: tabs, and quotes around what holds line breaks.
  function cellsIn(text) {
    const block = [[""]];
    let isQuoted = false;
    const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let at = 0; at < source.length; at += 1) {
      const [row, sign] = [block[block.length - 1], source[at]];
      const end = row.length - 1;
      if (sign === '"' && (isQuoted || row[end] === "")) {
        if (isQuoted && source[at + 1] === '"') row[end] += source[(at += 1)];
        else isQuoted = !isQuoted;
      } else if (sign === "\t" && !isQuoted) row.push("");
      else if (sign === "\n" && !isQuoted) block.push([""]);
      else row[end] += sign;
    }
    return block.map((row) => row.map((one) => one.replace(/\s+/g, " ").trim()));
  }

  // Returns which of the first columns names rows: a title above the names, and some strangers, may be; -1 for none.
  function columnOfNames(lines, rowNamed) {
    const width = Math.max(0, ...lines.map((line) => line.length));
    for (let at = 0; at < Math.min(NAME_COLUMNS, width - 1); at += 1) {
      const texts = lines.map((line) => line[at]).filter(Boolean);
      const known = texts.filter((one) => rowNamed(one) !== undefined).length;
      const strange = texts.length && rowNamed(texts[0]) === undefined ? 1 : 0;
      if (known && known >= ENOUGH_NAMED * (texts.length - strange)) return at;
    }
    return -1;
  }

  // Returns where the cells of a block go on a form of so many rows and columns, and which have no place.
  function lay(block, { row, column, rows, columns, rowNamed }) {
    const filled = block.map((line, at) => [at, line]).filter(([, line]) => line.some(Boolean));
    const lines = filled.map(([, line]) => line);
    const named = columnOfNames(lines, rowNamed);
    let first = named + 1;
    let titles = lines.findIndex((line) => line.slice(first).some(isFigure));
    if (titles < 0 || titles > MOST_TITLES) titles = 0;
    const body = filled.slice(titles);
    if (named >= 0) {
      const width = Math.max(0, ...body.map(([, line]) => line.length));
      const figures = [...Array(width).keys()].find((at) => at >= first && body.some(([, line]) => isFigure(line[at] || "")));
      if (figures !== undefined) first = figures;
    }
    const begin = titles ? body[0][0] : 0;
    const [cells, lost] = [[], []];
    body.forEach(([at, line]) => {
      const name = named >= 0 ? line[named] || "" : "";
      const target = named >= 0 ? rowNamed(name) : row + at - begin;
      line.slice(first).forEach((text, across) => {
        if (!text) return;
        const to = column + across;
        const isLost = target === undefined || target >= rows || to >= columns;
        if (isLost) lost.push({ text, name: target === undefined ? name : "" });
        else cells.push({ row: target, column: to, text });
      });
    });
    return { cells, lost, titles, isByName: named >= 0 };
  }

  window.ntmBlocks = { yesOrNo, cellsIn, lay };

  const plainName = (text) => numbers.fold(text).replace(/^(xa|phuong|thi tran|dac khu|thon|ban) /, "").replace(/\.$/, "");

  // The names of the rows, as the first column of a block may have them: numbers of indicators, labels, communes.
  function namesOf(grid, all) {
    const found = new Map();
    all.forEach((row, at) => {
      const label = row.querySelector("th, label");
      const own = [...label.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data).join(" ");
      const keys = row.matches("tr") ? [plainName(own)] : [grid.nameOf(row), plainName(own)];
      keys.filter(Boolean).forEach((key) => found.set(key, found.has(key) ? -1 : at));
    });
    return (text) => {
      const at = found.get(plainName(text || ""));
      return at === -1 ? undefined : at;
    };
  }

  function paste(grid, field, block) {
    const all = grid.rows();
    const find = namesOf(grid, all);
    const start = all.indexOf(grid.rowOf(field));
    let offset = 0; // of several lines of one commune, the one where the block is pasted
    while (start > offset && all[start - offset].matches("tr:not(.first)")) offset += 1;
    const rowNamed = (text) => (find(text) === undefined ? undefined : find(text) + offset);
    const column = grid.letters.indexOf(grid.letterOf(field));
    const laid = lay(block, { row: start, column, rows: all.length, columns: grid.letters.length, rowNamed });
    const [found, locked, refused] = [[], [], []];
    laid.cells.forEach((one) => {
      const cell = grid.cellOf(all[one.row], grid.letters[one.column]);
      const value = cell && grid.taken(cell, one.text);
      if (!cell) locked.push(grid.nameOf(all[one.row]));
      else if (value === null) refused.push(`“${one.text}” (${grid.nameOf(all[one.row])})`);
      else found.push({ field: cell, to: value });
    });
    const lost = laid.lost.map((one) => `“${one.text}”${one.name ? ` (${one.name})` : ""}`);
    const asked = grid.put(found);
    const some = (those) => those.slice(0, 4).join(", ") + (those.length > 4 ? "…" : "");
    const list = (words, those) => those.length && `${those.length} ô ${words}: ${some(those)}`;
    const said = [
      `Đã nhận ${found.length} ô${laid.isByName ? ", xếp theo tên dòng" : ""}`,
      laid.titles && `bỏ qua ${laid.titles} dòng tiêu đề`,
      asked && `${asked} ô cần anh/chị trả lời là số nào`,
      list("không nhận vì chưa phải số", refused),
      list("chỉ xem, giữ nguyên", locked),
      list("không có chỗ trong biểu", lost),
    ].filter(Boolean);
    grid.tell(`${said.join("; ")}.${found.length ? " Ctrl+Z để hoàn tác." : ""}`);
  }

  // The grid's own script comes after this one.
  document.addEventListener("DOMContentLoaded", () => {
    const grid = window.ntmGrid;
    if (!grid) return;
    grid.form.addEventListener("copy", (event) => {
      if (grid.picked().length < 2) return;
      event.clipboardData.setData("text/plain", grid.picked().map((one) => one.value).join("\n"));
      event.preventDefault();
    });
    grid.form.addEventListener("paste", (event) => {
      if (!grid.isCell(event.target)) return;
      const block = cellsIn(event.clipboardData.getData("text/plain"));
      if (block.length === 1 && block[0].length === 1 && event.target.matches("input")) return;
      event.preventDefault();
      paste(grid, event.target, block);
    });
  });
})();
