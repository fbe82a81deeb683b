// A block copied from a spreadsheet goes into the grid's fields: by the names of its rows where it has some, else from
// the field in focus on. What it says is checked as if it were typed; what has no place is told, and nothing is lost.
(() => {
  "use strict";
  const numbers = window.ntmNumbers;
  const grid = window.ntmGrid;
  if (!grid) return;
  const MOST_TITLES = 3;
  const ENOUGH_NAMED = 0.6; // of the cells below a title, as ntm.core.reporting.pasted has it

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
    return block.map((row) => row.map((one) => one.trim()));
  }

  const plainName = (text) => grid.fold(text).replace(/^(xa|phuong|thi tran|dac khu|thon|ban) /, "").replace(/\.$/, "");

  // The names of the rows, as the first column of a block may have them: numbers of indicators, labels, communes.
  function named(all) {
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

  const isFigure = (text) => /^[=?]$/.test(text) || numbers.parse(numbers.bare(text)) !== null || grid.isYesOrNo(text);

  function columnOfNames(block, find) {
    for (let at = 0; at < Math.min(3, block[0].length - 1); at += 1) {
      const texts = block.map((row) => row[at]).filter(Boolean);
      const known = texts.filter((one) => find(one) !== undefined).length;
      if (known && known >= ENOUGH_NAMED * (texts.length - 1)) return at;
    }
    return -1;
  }

  function paste(field, block) {
    const all = grid.rows();
    const find = named(all);
    const names = columnOfNames(block, find);
    let start = all.indexOf(grid.rowOf(field));
    let offset = 0; // of several lines of one commune, the one where the block is pasted
    if (names >= 0) while (all[start - offset].matches("tr:not(.first)")) offset += 1;
    let titles = 0;
    const isTitle = (row) => row.some(Boolean) && !row.slice(names + 1).some(isFigure);
    while (titles < MOST_TITLES && titles < block.length - 1 && isTitle(block[titles])) titles += 1;
    const body = block.slice(titles);
    const width = Math.max(...body.map((row) => row.length));
    const hasFigures = (at) => names < 0 || body.some((row) => isFigure(row[at] || "")); // not units, not labels
    const columns = [...Array(width).keys()].filter((at) => at > names && hasFigures(at));
    const first = grid.letters.indexOf(grid.letterOf(field));
    const [found, locked, refused, lost] = [[], [], [], []];
    body.forEach((row, down) => {
      const to = names < 0 ? start + down : find(row[names]) + offset;
      columns.forEach((column, across) => {
        const text = row[column] || "";
        if (!text) return;
        const target = all[to];
        const letter = grid.letters[first + across];
        if (!target || !letter) return lost.push(`“${text}”${names >= 0 && !target ? ` (${row[names]})` : ""}`);
        const cell = grid.cellOf(target, letter);
        if (!cell) return locked.push(grid.nameOf(target));
        const value = grid.taken(cell, text);
        if (value === null) return refused.push(`“${text}” (${grid.nameOf(target)})`);
        return found.push({ field: cell, to: value });
      });
    });
    const asked = grid.put(found);
    const some = (those) => those.slice(0, 4).join(", ") + (those.length > 4 ? "…" : "");
    const list = (words, those) => those.length && `${those.length} ô ${words}: ${some(those)}`;
    const said = [
      `Đã nhận ${found.length} ô${names >= 0 ? ", xếp theo tên dòng" : ""}`,
      titles && `bỏ qua ${titles} dòng tiêu đề`,
      asked && `${asked} ô cần anh/chị trả lời là số nào`,
      list("không nhận vì chưa phải số", refused),
      list("chỉ xem, giữ nguyên", locked),
      list("không có chỗ trong biểu", lost),
    ].filter(Boolean);
    grid.tell(`${said.join("; ")}.${found.length ? " Ctrl+Z để hoàn tác." : ""}`);
  }

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
    paste(event.target, block);
  });
})();
